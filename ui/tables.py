"""Tables of the registers as HTML. Cells are made from plain text; nothing of an article is taken as markup."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from records.fact import DocumentRef, Figure
from ui.render import inert
from ui.texts import registers as texts
from vectorstore.facts import Fact, Stated

# How gr.Markdown is made to show HTML as it is: one line that opens with a block, every word in it written by `inert`.
# gr.HTML shows nothing under this site's Content Security Policy: it evaluates its template as a script.
RAW: dict[str, Any] = {"sanitize_html": False, "latex_delimiters": []}
_FAR, _NEAR = 90, 50  # characters before a fact: with more of them it may stand below the three lines that are seen


def table_html(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """A table of cells that are HTML already (`text` makes them so); on a phone each row is a card with its heads."""
    head = "".join(f'<th scope="col">{inert(name)}</th>' for name in heads)
    body = "".join(f"<tr>{''.join(map(_cell, heads, row))}</tr>" for row in rows)
    return (
        f'<div class="register {kind}"><table><caption class="unseen">{inert(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(head: str, cell: str) -> str:
    return f'<td data-head="{inert(head)}"><div>{cell}</div></td>'


def text(value: str) -> str:
    """A text as a cell; what the article does not state is said so."""
    shown = " ".join(value.split())
    return inert(shown) if shown else f'<span class="none">{texts.UNKNOWN}</span>'


def source_link(row: Stated[Fact], shown: str, *, sentence: bool = False) -> str:
    """A link to the sentence of a row in its article; with `sentence` that is what is shown, else `shown`.

    Of a long sentence what stands far before the fact is left out: no more than its first lines are seen.
    """
    said = " ".join(row.sentence.text.split())
    inside = f"<q>{_told(row)}</q>" if sentence else inert(shown)
    above = f'<span class="title">{inert(shown)}</span> ' if sentence else ""
    return f'<a class="source" href="{inert(address(row))}" title="{inert(said[:300])}">{above}{inside}</a>'


def _told(row: Stated[Fact]) -> str:
    """The sentence of a row as HTML, the fact in bold."""
    sentence, fact = row.sentence, row.fact
    start, end = fact.start - sentence.start, fact.end - sentence.start
    before, after = sentence.text[:start], sentence.text[end:]
    if len(before) > _FAR:
        before = "… " + before[-_NEAR:].partition(" ")[2]
    return f"{_spaced(before)}<strong>{inert(row.written)}</strong>{_spaced(after)}"


def _spaced(part: str) -> str:
    """A part of a sentence, white space as one space, also at its ends, where `inert` leaves none."""
    first, last = (" " * char.isspace() for char in (part[:1], part[-1:]))
    return f"{first}{inert(' '.join(part.split()))}{last}"


def address(row: Stated[Fact]) -> str:
    """Where the article of a row is served, marked at its sentence; relative to the page."""
    fact: Figure | DocumentRef = row.fact
    return f"bai-viet/{quote(fact.article_id, safe='')}?tu={row.sentence.start}&den={row.sentence.end}#trich-dan"


def whole(number: int) -> str:
    """A whole number as it is written in Vietnam: 37.661."""
    return f"{number:,}".replace(",", ".")


def bar_html(count: str, first: int, last: int, downloads: Sequence[tuple[str, str]]) -> str:
    """The line above a table: how many there are, which are shown, and the same as files (address, name)."""
    shown = f' <span class="part">({texts.SHOWN.format(first=whole(first), last=whole(last))})</span>' if last else ""
    links = "".join(f'<a href="{inert(href)}" download>{inert(name)}</a>' for href, name in downloads) if last else ""
    return f'<div class="count"><p role="status"><strong>{inert(count)}</strong>{shown}</p><p>{links}</p></div>'


def pages_html(page: int, last: int) -> str:
    """Buttons to the page before and the next one, pages counted from 0; "" where all is on one page."""
    if last <= 0:
        return ""
    before, after = (
        f'<button type="button" data-act="page {to}"{"" if 0 <= to <= last else " disabled"}>{name}</button>'
        for to, name in ((page - 1, texts.BEFORE), (page + 1, texts.NEXT))
    )
    return f'<nav class="pages" aria-label="{texts.PAGES}">{before}<span>{page + 1}/{last + 1}</span>{after}</nav>'


def notice_html(sentence: str) -> str:
    """A sentence in place of a table or a chart."""
    return f'<p class="notice" role="status">{inert(sentence)}</p>'
