"""The claims of an answer: sentences, list items and rows of a table, each with the chips of its citations."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from records.answer import Citation, Claim
from ui import texts
from ui.answer.markup import article_address, emphasised, inert

_BULLET = "&#45; "  # how `inert` writes the "- " of a list's item


def claims_html(claims: Iterable[Claim], by_number: Mapping[int, Citation]) -> str:
    """The claims in order; neighbouring rows make one table, neighbouring items one list."""
    parts = []
    for form, group in groupby(claims, _form):
        if form == "table":
            parts.append(_table(list(group), by_number))
        elif form == "list":
            items = (f"<li>{claim_html(claim, by_number).removeprefix(_BULLET)}</li>" for claim in group)
            parts.append(f'<ul class="items">{"".join(items)}</ul>')
        else:
            parts += [f'<p class="claim">{claim_html(claim, by_number)}</p>' for claim in group]
    return "".join(parts)


def claim_html(claim: Claim, by_number: Mapping[int, Citation]) -> str:
    """The words of a claim, then its chips: before the full stop they would leave a gap there."""
    marks = "".join(f"[{n}]" for n in claim.citations)
    body, _, stop = claim.cited_text.rpartition(f" {marks}") if marks else (claim.text, "", "")
    words = body if stop == "…" else body.rstrip()  # "…" stands apart from the words it cuts short
    return f"{emphasised(words + stop)}{chips_html(claim, by_number)}"


def chips_html(claim: Claim, by_number: Mapping[int, Citation]) -> str:
    """A link [n] for each citation of a claim that the answer has."""
    return "".join(_chip(by_number[n]) for n in claim.citations if n in by_number)


def cells(claim: Claim) -> list[str]:
    """The cells of a table's row or head, in Markdown."""
    return [cell.strip() for cell in claim.text.partition("\n")[0].strip("| ").split(" | ")]


def is_head(claim: Claim) -> bool:
    """True for the head of a table: it has a line below it, which Markdown needs."""
    return claim.is_table and "\n" in claim.text


def _form(claim: Claim) -> str:
    if claim.is_table:
        return "table"
    return "list" if claim.text.startswith("- ") else "text"


def _table(rows: Sequence[Claim], by_number: Mapping[int, Citation]) -> str:
    drawn = []
    for claim in rows:
        shown = [emphasised(cell) for cell in cells(claim)]
        shown[-1] += chips_html(claim, by_number)
        opening, closing = ('<th scope="col">', "</th>") if is_head(claim) else ("<td>", "</td>")
        drawn.append(f"<tr>{''.join(f'{opening}{cell}{closing}' for cell in shown)}</tr>")
    return f"<table>{''.join(drawn)}</table>"


def _chip(citation: Citation) -> str:
    label = inert(texts.OPEN_SOURCE.format(n=citation.n))
    return f'<a class="cite" href="{inert(article_address(citation))}" title="{label}">&#91;{citation.n}&#93;</a>'
