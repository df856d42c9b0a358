"""Golden files: what is read in the five bundled articles, line by line, to be reviewed as a diff.

`make golden` rewrites them; tests/golden/test_golden.py compares.
"""

from collections.abc import Iterator
from pathlib import Path

from ingest.chunks import split_sentences
from ingest.read import read_article
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.numbers import find_numbers
from vietnamese.offices import find_people

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
    for sentence in split_sentences(article):
        text = sentence.text
        yield ""
        yield f"{sentence.kind} {sentence.paragraph}.{sentence.index} {text!r}"
        for number in find_numbers(text):
            second = "" if number.second is None else f" | {number.second}"
            yield f"    number {text[number.start : number.end]!r} {number.kind} {number.bound}{number.value}{second}"
        for period in find_periods(text):
            yield f"    period {text[period.start : period.end]!r} {period.precision} {period.first} {period.last}"
        for mention in find_documents(text):
            written = text[mention.start : mention.end]
            yield f"    document {written!r} {mention.kind} {mention.number} {mention.letters}"
        for person in find_people(text):
            offices = "; ".join(text[start:end] for start, end in person.offices)
            yield f"    person {text[person.start : person.end]!r} {offices}"
