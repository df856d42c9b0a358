"""An answer as blocks of plain text, for whatever form it leaves the page in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from records.answer import Answer, Citation, Claim, Status
from records.conversation import Exchange
from ui import texts
from ui.chat.told import told
from ui.render import date_note, written_by
from ui.texts import export as words
from vietnamese.normalise import clean

Runs: TypeAlias = tuple[tuple[str, bool], ...]
"""Stretches of a line, each with whether it is bold."""

HEADING_CHARS = 120
_NONCHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")  # XML 1.0 takes no U+FFFE and U+FFFF; `clean` leaves them
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or an item of a list."""

    runs: Runs
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells each; the first row is the head."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage: `mark` is "[1]", "" for a near miss; `place` tells article, date, section and file."""

    mark: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Part:
    """One exchange: its question on one line, cut to a heading, and in full where that is more; what came of it."""

    heading: str
    question: tuple[str, ...]
    body: tuple[Line | Table, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    related: tuple[Source, ...]


def one_line(text: str) -> str:
    """The text on one line, without characters that are invisible or that no XML file may hold."""
    return " ".join(_NONCHARACTER.sub("", clean(text)).split())


def opening(title: str) -> tuple[str, str]:
    """The title of an exported conversation, and the line under it: from where, when, and that a machine wrote it."""
    exported = words.EXPORTED.format(name=texts.TITLE, time=datetime.now().strftime(words.TIME))
    return one_line(title) or words.UNTITLED, f"{exported} {texts.MACHINE_NOTICE}"


def part(number: int, exchange: Exchange) -> Part:
    """The n-th exchange of a conversation."""
    question = one_line(exchange.question)
    cut = question
    if len(question) > HEADING_CHARS:
        cut = f"{question[:HEADING_CHARS].rpartition(' ')[0] or question[:HEADING_CHARS]}…"
    lines = tuple(filter(None, map(one_line, clean(exchange.question).splitlines())))
    heading, asked = f"{number}. {cut}", () if lines == (cut,) else lines
    answer = told(exchange)
    if answer is None:
        body = (Line(((one_line(exchange.notice or "") or words.NO_ANSWER, False),)),)
        return Part(heading, asked, body, (), (), ())
    return Part(
        heading, asked, tuple(blocks(answer)), notes(answer), sources(answer.citations), sources(answer.related, "")
    )


def blocks(answer: Answer) -> Iterator[Line | Table]:
    """The claims of an answer with their citation marks."""
    rows: list[tuple[Runs, ...]] = []
    for claim in answer.claims:
        if rows and (not claim.is_table or _is_head(claim)):
            yield _table(rows)
            rows = []
        if claim.is_table:
            rows.append(_cells(claim))
        else:
            is_item = claim.text.startswith("- ")
            yield Line(runs(claim.cited_text.removeprefix("- ") if is_item else claim.cited_text), is_item)
    if rows:
        yield _table(rows)
    if answer.status is Status.NOT_FOUND and not answer.claims:
        yield Line(((texts.NOT_FOUND, False),))


def notes(answer: Answer) -> tuple[str, ...]:
    """What is told beside an answer: its note, and who wrote it."""
    note = (f"{texts.NOTE_LABEL}: {one_line(answer.note)}",) if answer.note else ()
    return (*note, one_line(written_by(answer)))


def sources(citations: Sequence[Citation], mark: str = "[{n}]") -> tuple[Source, ...]:
    """Where each cited passage stands."""
    return tuple(Source(mark.format(n=one.n), _place(one), one_line(one.quote)) for one in citations)


def runs(markdown: str) -> Runs:
    """A line of a claim; its **bold** parts are the only Markdown that a claim may use."""
    pieces = _BOLD.split(_NONCHARACTER.sub("", clean(markdown)))
    shown = (re.sub(r"\s+", " ", piece) for piece in pieces)
    return tuple((piece, bool(at % 2)) for at, piece in enumerate(shown) if piece)


def _cells(claim: Claim) -> tuple[Runs, ...]:
    """The cells of a row; the marks, which a head does not have, stand in the last one."""
    row = claim.text.rpartition("\n")[0] if _is_head(claim) else claim.cited_text
    return tuple(runs(cell.strip()) for cell in row.strip("| ").split(" | "))


def _is_head(claim: Claim) -> bool:
    """True for the first row of a table: the line that Markdown needs stands below it."""
    return claim.text.rpartition("\n")[2].strip(" |-") == "" and "\n" in claim.text


def _table(rows: Sequence[tuple[Runs, ...]]) -> Table:
    width = max(map(len, rows))
    return Table(tuple((*row, *((),) * (width - len(row))) for row in rows))


def _place(citation: Citation) -> str:
    source = one_line(citation.source)
    details = [date_note(citation.published)]
    if citation.section in texts.SECTION_NOTES:
        details.append(texts.SECTION_NOTES[citation.section])
    details.append(words.FILE.format(source=source))
    return f"{one_line(citation.title) or source} ({', '.join(details)})"
