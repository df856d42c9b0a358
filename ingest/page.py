"""What a format's reader hands on: the page's text and what its markup says about each line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vietnamese.normalise import clean
from vietnamese.paragraphs import paragraphs


class Role(StrEnum):
    """What the markup says a line is; PLAIN when there is no markup or it says nothing."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    TEASER = "teaser"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the page: page.text[start:end] == text, trimmed and never empty."""

    start: int
    end: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text (cleaned: NFC), its paragraphs, and what its markup states; None where it states nothing."""

    text: str
    lines: tuple[Line, ...]
    title: str | None = None
    published: date | None = None
    byline: str | None = None


def plain_page(text: str) -> Page:
    """The page of a clean text without markup; its characters stay where they are."""
    lines = tuple(Line(start, end, text[start:end], Role.PLAIN) for start, end in paragraphs(text))
    return Page(text, lines)


def marked_page(
    blocks: Iterable[tuple[Role, str]],
    *,
    title: str | None = None,
    published: date | None = None,
    byline: str | None = None,
) -> Page:
    """The page of blocks with markup, an empty line between two blocks, none between list items or table rows.

    Line breaks inside a block stay; runs of other white space become one space.
    """
    parts: list[str] = []
    lines: list[Line] = []
    length = 0
    before: Role | None = None
    for role, block in blocks:
        text = "\n".join(line for raw in clean(block).split("\n") if (line := " ".join(raw.split())))
        if not text:
            continue
        gap = "" if not parts else "\n" if role is before and role in (Role.ITEM, Role.ROW) else "\n\n"
        parts.append(gap + text)
        offset = length + len(gap)
        length = offset + len(text)
        lines.extend(Line(offset + start, offset + end, text[start:end], role) for start, end in paragraphs(text))
        before = role
    return Page("".join(parts), tuple(lines), title, published, byline)
