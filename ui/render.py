"""Answer -> what the chat shows. Pure functions; every word of an article or a question comes out as text only.

The chat component reads Markdown that may hold HTML, and draws it through a sanitiser. Nothing here relies on that
sanitiser: `inert` writes every character that HTML or Markdown could give a meaning to as a numeric entity.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from urllib.parse import quote

from records.answer import Answer, Citation, Claim, Status, Writer
from ui import texts
from vietnamese.normalise import clean

_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_BULLET = "&#45; "  # how `inert` writes the "- " of a list's item


def inert(text: str) -> str:
    """The text on one line, safe in HTML, in an attribute, and in Markdown; invisible characters are left out."""
    return _NOT_A_WORD.sub(lambda found: f"&#{ord(found.group())};", " ".join(clean(text).split()))


def article_address(citation: Citation) -> str:
    """Where the cited article is served, marked at the quote; relative to the page."""
    return f"bai-viet/{quote(citation.article_id, safe='')}?tu={citation.start}&den={citation.end}#trich-dan"


def date_note(published: date | None) -> str:
    """A publication date as it is written in Vietnam, dd/mm/yyyy, or that none is stated."""
    return published.strftime("%d/%m/%Y") if published else texts.NO_DATE


def question_html(question: str, limit: int) -> str:
    """The question as shown in the chat: line ends kept, cut after `limit` characters."""
    shown = question if len(question) <= limit else question[:limit].rstrip() + "…"
    return "<br>".join(inert(line) for line in clean(shown).strip().splitlines())


def notice_html(message: str) -> str:
    """A message of the program itself, such as why a question cannot be read."""
    return f'<div class="notice">{inert(message)}</div>'


def waiting_html() -> str:
    """What stands in an answer's place until there is something of it."""
    return f'<div class="answer growing"><p class="progress">{inert(texts.WAITING)}</p></div>'


def written_by(answer: Answer) -> str:
    """Who wrote a complete answer, as one sentence: a language model, the articles themselves, or this program."""
    writer = answer.made_with.writer
    if writer != Writer.EXTRACTIVE:
        return texts.WRITTEN_BY_MODEL.format(name=writer.partition(":")[2] or writer)
    return texts.QUOTED if answer.citations else texts.PREPARED


def answer_html(answer: Answer, *, growing: bool = False) -> str:
    """The answer with its citation marks, its note, who wrote it, its sources, then (set apart) near misses.

    While it is `growing`, that more is coming is said in place of who wrote it. One line of HTML.
    """
    by_number = {citation.n: citation for citation in answer.citations}
    parts = [f'<div class="answer {answer.status.value}{" growing" if growing else ""}">']
    for form, claims in groupby(answer.claims, _form):
        if form == "table":
            parts.append(f"<table>{''.join(_row(claim, by_number) for claim in claims)}</table>")
        elif form == "list":
            items = (f"<li>{_claim(claim, by_number).removeprefix(_BULLET)}</li>" for claim in claims)
            parts.append(f'<ul class="items">{"".join(items)}</ul>')
        else:
            parts += [f'<p class="claim">{_claim(claim, by_number)}</p>' for claim in claims]
    if answer.status is Status.NOT_FOUND:
        if not answer.claims:
            parts.append(f'<p class="claim">{inert(texts.NOT_FOUND)}</p>')
        parts.append(f'<p class="hint">{inert(texts.NOT_FOUND_HINT)}</p>')
    if growing:
        parts.append(f'<p class="progress">{inert(texts.GROWING)}</p>')
    if answer.note:
        parts.append(f'<p class="note"><strong>{inert(texts.NOTE_LABEL)}&#58;</strong> {inert(answer.note)}</p>')
    if not growing:
        parts.append(f'<p class="writer">{inert(written_by(answer))}</p>')
    if answer.citations:
        heading = f'<p class="heading">{inert(texts.SOURCES_HEADING)}</p>'
        parts.append(f'<div class="sources">{heading}{_sources(answer.citations, numbered=True)}</div>')
    if answer.related:
        heading = f"<summary>{inert(texts.RELATED_HEADING)} ({len(answer.related)})</summary>"
        open_ = " open" if answer.status is Status.NOT_FOUND else ""
        parts.append(f'<details class="related"{open_}>{heading}{_sources(answer.related, numbered=False)}</details>')
    return "".join(parts) + "</div>"


def _form(claim: Claim) -> str:
    if claim.is_table:
        return "table"
    return "list" if claim.text.startswith("- ") else "text"


def _row(claim: Claim, by_number: dict[int, Citation]) -> str:
    """A row of a table with its citations in the last cell; the head has a line below it, which Markdown needs."""
    head, _, line = claim.text.partition("\n")
    cells = [_emphasised(cell.strip()) for cell in head.strip("| ").split(" | ")]
    cells[-1] += "".join(_chip(by_number[n]) for n in claim.citations if n in by_number)
    tag = "th" if line else "td"
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _claim(claim: Claim, by_number: dict[int, Citation]) -> str:
    marks = "".join(f"[{n}]" for n in claim.citations)
    body, _, stop = claim.cited_text.rpartition(f" {marks}") if marks else (claim.text, "", "")
    chips = "".join(_chip(by_number[n]) for n in claim.citations if n in by_number)
    if stop == "…":  # belongs to the words before it
        return f"{_emphasised(body + stop)}{chips}"
    return f"{_emphasised(body.rstrip())}{chips}{inert(stop)}"


def _chip(citation: Citation) -> str:
    label = inert(texts.OPEN_SOURCE.format(n=citation.n))
    return f'<a class="cite" href="{inert(article_address(citation))}" title="{label}">&#91;{citation.n}&#93;</a>'


def _emphasised(markdown: str) -> str:
    """The text with its **bold** parts as <strong>; the only Markdown a claim may use."""
    parts = _BOLD.split(markdown)
    out = []
    for index, part in enumerate(parts):
        spaced = re.sub(r"\s", " ", part)
        lead = " " if spaced.startswith(" ") else ""
        trail = " " if spaced.strip() and spaced.endswith(" ") else ""
        shown = f"{lead}{inert(part)}{trail}"
        out.append(f"<strong>{shown}</strong>" if index % 2 else shown)
    return "".join(out)


def _sources(citations: Iterable[Citation], *, numbered: bool) -> str:
    return f"<ol>{''.join(f'<li>{_source(citation, numbered=numbered)}</li>' for citation in citations)}</ol>"


def _source(citation: Citation, *, numbered: bool) -> str:
    number = f'<span class="number">{citation.n}</span>' if numbered else ""
    details = [date_note(citation.published)]
    if citation.section in texts.SECTION_NOTES:
        details.append(texts.SECTION_NOTES[citation.section])
    away = "" if citation.section.own else " away"
    return (
        f'<a class="source{away}" href="{inert(article_address(citation))}">{number}<span class="what">'
        f'<span class="title">{inert(citation.title or citation.source)}</span> '
        f'<span class="when">{inert(" · ".join(details))}</span> '
        f"<q>{inert(citation.quote)}</q></span></a>"
    )
