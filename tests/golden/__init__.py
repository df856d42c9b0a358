"""Golden files: what is read in the five bundled articles, line by line, to be reviewed as a diff.

Every sentence with its numbers, periods, mentions of documents and people as its text alone tells them; below them the
figures and document references of the article, with what its other sentences tell of them.

`make golden` rewrites them; tests/golden/test_golden.py compares.
"""

from collections.abc import Iterator
from pathlib import Path

from ingest.chunks import split_sentences
from ingest.document_refs import find_document_refs
from ingest.figures import find_figures
from ingest.read import read_article
from records.fact import DocumentRef, Figure
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.numbers import find_numbers
from vietnamese.offices import find_people
from vietnamese.relative import find_relative

FOLDER = Path(__file__).resolve().parent
ARTICLES = sorted((FOLDER.parent.parent / "data" / "articles").glob("*.txt"))


def golden_text(path: Path) -> str:
    """What is read in one article: what its page states, then every sentence with what stands in it."""
    return "\n".join(_lines(path)) + "\n"


def _lines(path: Path) -> Iterator[str]:
    article = read_article(path, path.name, max_bytes=10_000_000)
    yield f"title: {article.title}"
    yield f"published: {article.published}"
    yield f"byline: {article.byline}"
    yield f"place: {article.place}"
    sentences = split_sentences(article)
    figures, references = find_figures(article, sentences), find_document_refs(article, sentences)
    for sentence in sentences:
        text = sentence.text
        yield ""
        yield f"{sentence.kind} {sentence.paragraph}.{sentence.index} {text!r}"
        for number in find_numbers(text):
            second = "" if number.second is None else f" | {number.second}"
            yield f"    number {text[number.start : number.end]!r} {number.kind} {number.bound}{number.value}{second}"
        for period in find_periods(text):
            yield f"    period {text[period.start : period.end]!r} {period.precision} {period.first} {period.last}"
        for relative in find_relative(text, article.published):
            yield f"    relative {text[relative.start : relative.end]!r} {relative.first} {relative.last}"
        for mention in find_documents(text):
            written = text[mention.start : mention.end]
            yield f"    document {written!r} {mention.kind} {mention.number} {mention.letters}"
        for person in find_people(text):
            offices = "; ".join(text[start:end] for start, end in person.offices)
            yield f"    person {text[person.start : person.end]!r} {offices}"
        for figure in figures:
            if sentence.start <= figure.start < sentence.end:
                yield f"    figure {article.text[figure.start : figure.end]!r} {_figure(figure)}"
        for reference in references:
            if sentence.start <= reference.start < sentence.end:
                yield f"    reference {article.text[reference.start : reference.end]!r} {_reference(reference)}"
    yield ""
    yield f"figures: {len(figures)}, references: {len(references)}"


def _figure(figure: Figure) -> str:
    period, place = figure.period, figure.place
    when = f"{period.written!r} {period.first} {period.last} {period.found_in}" if period else "-"
    relative = " relative" if period and period.relative else ""
    where = f"{place.name!r} {place.found_in}" if place else "-"
    said = f"said {figure.said!r} | subject {figure.subject!r}"
    return f"unit {figure.unit!r} | {said} | period {when}{relative} | place {where}"


def _reference(reference: DocumentRef) -> str:
    parts = {
        "issued": reference.issued,
        "issuer": reference.issuer,
        "title": reference.title,
        "place": reference.place,
        "home": reference.home,
    }
    written = " | ".join(f"{name} {value}" for name, value in parts.items() if value)
    return f"{reference.kind} | {reference.number or reference.name}" + (f" | {written}" if written else "")
