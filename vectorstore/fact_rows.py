"""Writing what an article states, within the transaction that stores the article."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from records.article import Article
from records.fact import DocumentRef, Figure
from records.passage import Sentence
from vectorstore.wanted import plain, spaced
from vietnamese.normalise import match_form

_FIGURE = (
    "article, sentence, start_at, end_at, kind, value, second, amount, percent, bound, unit, said, subject, "
    "period, first_day, last_day, relative, period_in, place, place_in, unit_folded, place_folded"
)
_DOCUMENT = "article, sentence, start_at, end_at, kind, number, name, issued, issuer, title, place, home"


def insert_facts(
    connection: sqlite3.Connection,
    article: Article,
    sentences: Mapping[str, Sentence],
    keys: Mapping[str, int],
    figures: Sequence[Figure],
    documents: Sequence[DocumentRef],
) -> None:
    """Stores the facts of an article, and the words by which the sentences that state them are found.

    `sentences` are the article's, by id; `keys` those of its rows, by the id of the article or of the passage.
    """
    own = keys[article.id]
    _insert(connection, "figures", _FIGURE, [(own, keys[one.sentence_id], *_figure(one)) for one in figures])
    _insert(connection, "documents", _DOCUMENT, [(own, keys[one.sentence_id], *_document(one)) for one in documents])
    words: dict[str, dict[str, None]] = {}
    facts: tuple[Figure | DocumentRef, ...] = (*figures, *documents)
    for fact in facts:
        text = sentences[fact.sentence_id].text
        known = words.setdefault(fact.sentence_id, dict.fromkeys((text, article.title)))
        known |= dict.fromkeys(more for more in _beyond_the_text(fact) if more not in text)
    rows = [(keys[id], match_form("\n".join(known)), plain("\n".join(known))) for id, known in words.items()]
    _insert(connection, "fact_words", "rowid, written, folded", rows)


def _beyond_the_text(fact: Figure | DocumentRef) -> Iterator[str]:
    """What is known of a fact and may stand elsewhere than in its sentence, or be written there in another way."""
    if isinstance(fact, DocumentRef):
        yield from (f"{fact.kind} {fact.number} {fact.name}", fact.issuer, fact.place)
        return
    yield fact.subject
    if fact.period:
        yield fact.period.written
    if fact.place:
        yield fact.place.name


def _insert(connection: sqlite3.Connection, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * (columns.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _figure(one: Figure) -> tuple[object, ...]:
    period, place = one.period, one.place
    return (
        *(one.start, one.end, one.kind, str(one.value), None if one.second is None else str(one.second)),
        *(float(one.value), one.percent, one.bound, one.unit, one.said, one.subject),
        *((period.written, _iso(period.first), _iso(period.last)) if period else (None, None, None)),
        *((period.relative, period.found_in) if period else (None, None)),
        *((place.name, place.found_in) if place else (None, None)),
        *(spaced(one.unit), spaced(place.name if place else "")),
    )


def _document(one: DocumentRef) -> tuple[object, ...]:
    written = (one.kind, one.number, one.name, _iso(one.issued), one.issuer, one.title, one.place, one.home)
    return (one.start, one.end, *written)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
