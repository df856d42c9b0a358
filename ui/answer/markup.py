"""Text as HTML that no reader of HTML or Markdown can take for anything but text.

The chat component reads Markdown that may hold HTML, and draws it through a sanitiser. Nothing here relies on that
sanitiser: `inert` writes every character that HTML or Markdown could give a meaning to as a numeric entity.
"""

import re
from datetime import date
from urllib.parse import quote

from records.answer import Citation
from ui import texts
from vietnamese.normalise import clean

_NOT_A_WORD = re.compile(r"[^\w\s]|_")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


def inert(text: str) -> str:
    """The text on one line, safe in HTML, in an attribute, and in Markdown; invisible characters are left out."""
    return _NOT_A_WORD.sub(lambda found: f"&#{ord(found.group())};", " ".join(clean(text).split()))


def article_address(citation: Citation) -> str:
    """Where the cited article is served, marked at the quote; relative to the page."""
    return f"bai-viet/{quote(citation.article_id, safe='')}?tu={citation.start}&den={citation.end}#trich-dan"


def date_note(published: date | None) -> str:
    """A publication date as it is written in Vietnam, dd/mm/yyyy, or that none is stated."""
    return published.strftime("%d/%m/%Y") if published else texts.NO_DATE


def bold_parts(markdown: str) -> tuple[str, ...]:
    """What stands in bold in a claim, in order."""
    return tuple(_BOLD.findall(markdown))


def emphasised(markdown: str) -> str:
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
