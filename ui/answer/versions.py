"""What several sources, or several readings of the question, say: a value a row, with what it is said of and where."""

from collections.abc import Mapping, Sequence

from records.answer import Citation, Claim, Status
from ui.answer.claims import chips_html, claims_html
from ui.answer.markup import bold_parts, date_note, emphasised, inert
from ui.texts import answer as words

SHORT = 14  # characters of a value that may stand in larger type: a figure; names and offices are longer


def versions_html(status: Status, claims: Sequence[Claim], by_number: Mapping[int, Citation]) -> str:
    """The claims with their versions as one table; those before the first of them above it, the others below.

    A version is a claim whose bold value stands in a sentence that it cites, and whose value or source is none of
    those before it: so a sum, or a sentence that weighs the versions, is none. Fewer than two make no table.
    """
    rows: list[Claim] = []
    values: set[str] = set()
    numbers: set[int] = set()
    for claim in claims:
        stated = {value for value in bold_parts(claim.text) if _is_quoted(value, claim, by_number)}
        if stated and not claim.is_table and not (stated <= values and numbers.issuperset(claim.citations)):
            rows.append(claim)
            values |= stated
            numbers.update(claim.citations)
    if len(rows) < 2:
        return claims_html(claims, by_number)
    first = claims.index(rows[0])
    below = [claim for claim in claims[first:] if claim not in rows]
    caption, value, said_of, source = (inert(part) for part in words.VERSIONS[status])
    head = "".join(f'<th scope="col">{part}</th>' for part in (value, said_of, source))
    body = "".join(_row(claim, by_number) for claim in rows)
    table = f"<caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return (
        f"{claims_html(claims[:first], by_number)}"
        f'<table class="versions">{table}</table>'
        f"{claims_html(below, by_number)}"
    )


def _row(claim: Claim, by_number: Mapping[int, Citation]) -> str:
    values = "; ".join(dict.fromkeys(bold_parts(claim.text)))
    sources = "".join(
        f'<span class="from">{chips_html(Claim("", (n,)), by_number)} <span class="when">'
        f"{inert(date_note(by_number[n].published))}</span> "
        f'<span class="title">{inert(by_number[n].title or by_number[n].source)}</span></span>'
        for n in claim.citations
        if n in by_number
    )
    said_of = f'<p class="claim">{emphasised(claim.text)}</p>'
    long = ' class="long"' if len(values) > SHORT else ""
    return f'<tr><th scope="row"{long}>{inert(values)}</th><td>{said_of}</td><td>{sources}</td></tr>'


def _is_quoted(value: str, claim: Claim, by_number: Mapping[int, Citation]) -> bool:
    written = " ".join(value.split())
    return any(written in " ".join(by_number[n].quote.split()) for n in claim.citations if n in by_number)
