"""The list of sources under an answer, and the near misses of an answer that was not found."""

from collections.abc import Sequence
from itertools import groupby

from records.answer import Citation
from ui import texts
from ui.answer.markup import article_address, date_note, inert
from ui.texts import answer as words

SHOWN = 6  # sources; what is beyond is folded away


def sources_html(citations: Sequence[Citation], *, numbered: bool) -> str:
    """The citations, each a link to its place in its article; the first of several of one article names it."""
    first, more = citations[:SHOWN], citations[SHOWN:]
    if len(more) < 2:
        return _list(citations, numbered)
    folded = f"<summary>{inert(words.MORE_SOURCES.format(count=len(more)))}</summary>{_list(more, numbered)}"
    return f'{_list(first, numbered)}<details class="more">{folded}</details>'


def _list(citations: Sequence[Citation], numbered: bool) -> str:
    items = []
    for _, group in groupby(citations, key=lambda citation: citation.article_id):
        for place, citation in enumerate(group):
            items.append(f"<li>{_source(citation, numbered=numbered, named=place == 0)}</li>")
    return f"<ol>{''.join(items)}</ol>"


def _source(citation: Citation, *, numbered: bool, named: bool) -> str:
    """A link that says all that the popover and a copied answer need; what it does not show is hidden in it."""
    number = f'<span class="number">{citation.n}</span>' if numbered else ""
    details = [date_note(citation.published)]
    if citation.section in texts.SECTION_NOTES:
        details.append(texts.SECTION_NOTES[citation.section])
    again = "" if named else " hidden"
    away = "" if citation.section.own else " away"
    return (
        f'<a class="source{away}" href="{inert(article_address(citation))}">{number}<span class="what">'
        f'<span class="title"{again}>{inert(citation.title or citation.source)}</span> '
        f'<span class="when"{again}>{inert(" · ".join(details))}</span> '
        f'<span class="file" hidden>{inert(citation.source)}</span><q>{inert(citation.quote)}</q></span></a>'
    )
