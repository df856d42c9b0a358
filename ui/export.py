"""What leaves the page: a conversation as Markdown or DOCX, one answer as plain text.

Articles, questions, file names and models are hostile: whatever they hold is text in each of the three.
"""

import re
from collections.abc import Sequence

from records.answer import Answer
from records.conversation import Exchange
from ui import texts
from ui.export_blocks import Line, Part, Runs, Source, Table, blocks, notes, opening, part, sources
from ui.export_docx import conversation_docx
from ui.texts import export as words

__all__ = ["answer_plain", "conversation_docx", "conversation_markdown"]

# Whatever opens something in a line of CommonMark, of its GitHub flavour, or of mathematics.
_INLINE = re.compile(r"[\\`*_\[\]<>&~|$@]|(?<=http):|(?<=https):|(?<=ftp):|(?<=www)\.", re.IGNORECASE)
_OPENS_A_BLOCK = re.compile(r"^(\d{0,9})([#+\-=:.)])")


def answer_plain(answer: Answer) -> str:
    """An answer for the clipboard: its claims with citation marks, table rows with tabs, its notes and its sources."""
    lines = []
    for block in blocks(answer):
        if isinstance(block, Table):
            lines += ["\t".join(_said(cell) for cell in row) for row in block.rows]
        else:
            lines.append(f"- {_said(block.runs)}" if block.is_item else _said(block.runs))
    lines += ["", *notes(answer)]
    for heading, cited in _cited(sources(answer.citations), sources(answer.related, "")):
        lines += ["", f"{heading}:", *(f"{one.mark or '-'} {one.place}: “{one.quote}”" for one in cited)]
    return "\n".join(lines) + "\n"


def conversation_markdown(title: str, exchanges: Sequence[Exchange]) -> str:
    """A conversation as Markdown (CommonMark with tables): a heading a question, its answer and its sources."""
    name, about = opening(title)
    paragraphs = [f"# {_plain(name)}", _plain(about)]
    for number, exchange in enumerate(exchanges, start=1):
        paragraphs += _paragraphs(part(number, exchange))
    if not exchanges:
        paragraphs.append(words.EMPTY)
    return "\n\n".join(paragraphs) + "\n"


def _paragraphs(one: Part) -> list[str]:
    paragraphs = [f"## {_plain(one.heading, starts=False)}", *(f"> {_plain(line)}" for line in one.question)]
    was_item = False
    for block in one.body:
        is_item = isinstance(block, Line) and block.is_item
        text = _table(block) if isinstance(block, Table) else f"{'- ' if is_item else ''}{_bold(block.runs)}"
        if is_item and was_item:
            paragraphs[-1] += f"\n{text}"  # one list
        else:
            paragraphs.append(text)
        was_item = is_item
    paragraphs += [f"> {_plain(note)}" for note in one.notes]
    for heading, cited in _cited(one.sources, one.related):
        paragraphs.append(f"**{heading}**")
        paragraphs.append("\n".join(f"- {_plain(f'{it.mark} {it.place}: “{it.quote}”'.strip())}" for it in cited))
    return paragraphs


def _cited(cited: Sequence[Source], related: Sequence[Source]) -> list[tuple[str, Sequence[Source]]]:
    pairs = ((texts.SOURCES_HEADING, cited), (texts.RELATED_HEADING, related))
    return [(heading, some) for heading, some in pairs if some]


def _table(table: Table) -> str:
    head, *rows = (" | ".join(_bold(cell, starts=False) for cell in row) for row in table.rows)
    line = " | ".join("---" for _ in table.rows[0])
    return "\n".join(f"| {row} |" for row in (head, line, *rows))


def _said(runs: Runs) -> str:
    return "".join(text for text, _ in runs).strip()


def _bold(runs: Runs, *, starts: bool = True) -> str:
    """A line with its bold parts; `starts`: at the start of a line, where more characters have a meaning."""
    shown = [f"**{_plain(text, starts=False)}**" if bold else _inert(text) for text, bold in runs]
    line = "".join(shown).strip()
    return line if not starts or (runs and runs[0][1]) else _not_a_block(line)


def _plain(text: str, *, starts: bool = True) -> str:
    return _not_a_block(_inert(text)) if starts else _inert(text)


def _inert(text: str) -> str:
    """The text with every character escaped that Markdown could give a meaning to inside a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def _not_a_block(line: str) -> str:
    return _OPENS_A_BLOCK.sub(r"\1\\\2", line)
