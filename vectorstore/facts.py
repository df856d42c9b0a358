"""Reading what the articles state: figures and mentions of documents, each with the sentence it stands in."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from records.fact import DocumentRef, FactPeriod, FactPlace, Figure, FigureKind, FoundIn
from records.passage import SectionKind, Sentence
from vectorstore.database import Database
from vectorstore.wanted import Wanted

Fact = TypeVar("Fact", Figure, DocumentRef)
_Row = Sequence[Any]

_WHERE_STATED = """
    articles.id, articles.source, articles.title, articles.published,
    passages.position, passages.paragraph, passages.kind, passages.start_at, passages.end_at,
    substr(articles.text, passages.start_at + 1, passages.end_at - passages.start_at)"""
_FIGURE = """
    figures.start_at, figures.end_at, figures.kind, value, second, percent, bound, unit, said, subject,
    period, first_day, last_day, relative, period_in, figures.place, place_in"""
_DOCUMENT = """
    documents.start_at, documents.end_at, documents.kind, number, name, issued, issuer,
    documents.title, documents.place, documents.home"""
_FOUND = "figures.sentence IN (SELECT rowid FROM fact_words WHERE fact_words MATCH ?)"
_COMPARABLE = """figures.place IS NOT NULL AND (unit_folded, first_day, last_day) IN (
    SELECT unit_folded, first_day, last_day FROM figures WHERE place IS NOT NULL AND first_day AND last_day
    GROUP BY unit_folded, first_day, last_day HAVING count(DISTINCT article) > 1)"""
_IN_ARTICLE = "figures.article IN (SELECT key FROM articles WHERE stands_in('article', title || ' ' || source))"
# A period that is open on one side is known for certain on the other only.
_IN_YEAR = "coalesce(first_day, last_day) <= ? AND coalesce(last_day, first_day) >= ?"


_OTHERS = f"('{SectionKind.TEASER}', '{SectionKind.FURNITURE}')"


@dataclass(frozen=True, slots=True)
class Stated(Generic[Fact]):
    """A fact with the sentence that states it, and the source, title and date of that sentence's article."""

    fact: Fact
    sentence: Sentence
    source: str
    title: str
    published: date | None

    @property
    def written(self) -> str:
        """The fact as the article writes it."""
        return self.sentence.text[self.fact.start - self.sentence.start : self.fact.end - self.sentence.start]


class FigureOrder(StrEnum):
    """In what order figures are read; those that are equal in it by source and in the order of the text."""

    TEXT = "text"
    SMALLEST = "smallest"
    LARGEST = "largest"
    OLDEST = "oldest"  # by the day on which their period begins; those without one come last
    NEWEST = "newest"


_ORDERS = {
    FigureOrder.TEXT: "",
    FigureOrder.SMALLEST: "amount, ",
    FigureOrder.LARGEST: "amount DESC, ",
    FigureOrder.OLDEST: "coalesce(first_day, last_day) IS NULL, coalesce(first_day, last_day), ",
    FigureOrder.NEWEST: "coalesce(last_day, first_day) IS NULL, coalesce(last_day, first_day) DESC, ",
}


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted, and which part of them in which order; what is None is not asked about.

    `place` and `unit` are words of the place's name and of the unit ("%" for percentages), typed with or without
    diacritics (see `Wanted`). `year` is touched by the figure's period. `search` are words of its sentence, its
    article's title, or the place and period it takes from elsewhere. `article_id` is the article that states it,
    `article` are words of that article's title or source. `comparable` are those with a place whose unit and exact
    period another article's figure with a place has as well. `offset` leaves out the first of them, `limit` all behind
    that many more.
    """

    place: str | None = None
    year: int | None = None
    unit: str | None = None
    search: str | None = None
    article_id: str | None = None
    article: str | None = None
    comparable: bool = False
    order: FigureOrder = FigureOrder.TEXT
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class FigureFacets:
    """What some figures have: each place and unit as written with how many have it, and the first and last days."""

    places: Mapping[str, int]
    units: Mapping[str, int]
    periods: tuple[tuple[date, date], ...]


class Facts:
    """Reads from any thread. Every method raises StoreError when the catalogue cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted, in the order and the part that is wanted."""
        which = _Conditions(wanted)
        part = (-1 if wanted.limit is None else wanted.limit, wanted.offset)
        order = f"ORDER BY {_ORDERS[wanted.order]}articles.source, figures.start_at, figures.key"
        # The long rows, with their sentences, are made for the wanted part only.
        query = f"""
            SELECT {_WHERE_STATED}, {_FIGURE} FROM (
                SELECT figures.key AS wanted FROM articles CROSS JOIN figures ON figures.article = articles.key
                WHERE {which.sql} {order} LIMIT ? OFFSET ?)
            CROSS JOIN figures ON figures.key = wanted
            JOIN passages ON passages.key = figures.sentence JOIN articles ON articles.key = figures.article {order}"""
        with self._database.reading() as connection:
            which.teach(connection)
            rows = connection.execute(query, (*which.values, *part)).fetchall()
        return tuple(_stated(row, _figure(row)) for row in rows)

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        which = _Conditions(wanted)
        query = f"SELECT count(*) FROM figures JOIN articles ON articles.key = figures.article WHERE {which.sql}"
        with self._database.reading() as connection:
            which.teach(connection)
            return int(connection.execute(query, which.values).fetchone()[0])

    def documents(self, article_id: str | None = None) -> tuple[Stated[DocumentRef], ...]:
        """All mentions of documents, or those of one article, by source and in the order of the text."""
        conditions = [] if article_id is None else ["articles.id = ?"]
        rows = self._rows("documents", _DOCUMENT, conditions, [] if article_id is None else [article_id])
        return tuple(_stated(row, _document(row)) for row in rows)

    def sentences_with(self, search: str) -> frozenset[str]:
        """Ids of the sentences that state something and hold the words looked for (see `Wanted`)."""
        query = "SELECT id FROM fact_words JOIN passages ON passages.key = fact_words.rowid WHERE fact_words MATCH ?"
        with self._database.reading() as connection:
            return frozenset(id for (id,) in connection.execute(query, (Wanted(search).expression,)))

    def facets(self) -> FigureFacets:
        """The places, units and periods of the articles' own figures."""
        own = f"JOIN passages ON passages.key = figures.sentence WHERE passages.kind NOT IN {_OTHERS}"
        places = f"SELECT place, count(*) FROM figures {own} AND place IS NOT NULL GROUP BY place ORDER BY place"
        units = f"SELECT unit, count(*) FROM figures {own} AND unit <> '' GROUP BY unit ORDER BY unit"
        periods = f"SELECT DISTINCT first_day, last_day FROM figures {own} AND first_day AND last_day"
        with self._database.reading() as connection:
            return FigureFacets(
                dict(connection.execute(places)),
                dict(connection.execute(units)),
                tuple(
                    (date.fromisoformat(first), date.fromisoformat(last)) for first, last in connection.execute(periods)
                ),
            )

    def articles_of_year(self, year: int) -> frozenset[str]:
        """Ids of the articles that were published in a year, or state a figure of it."""
        query = f"""
            SELECT id FROM articles WHERE substr(published, 1, 4) = ?
                OR key IN (SELECT article FROM figures WHERE {_IN_YEAR})"""
        written = f"{year:04}"
        with self._database.reading() as connection:
            rows = connection.execute(query, (written, f"{written}-12-31", f"{written}-01-01"))
            return frozenset(id for (id,) in rows)

    def unread(self) -> tuple[str, ...]:
        """Sources of the articles whose facts are not stored, because an older version of the program read them."""
        with self._database.reading() as connection:
            query = "SELECT source FROM articles WHERE NOT facts ORDER BY source"
            return tuple(source for (source,) in connection.execute(query))

    def _rows(self, table: str, columns: str, conditions: Sequence[str], values: Sequence[object]) -> list[_Row]:
        query = f"""
            SELECT {_WHERE_STATED}, {columns} FROM {table}
            JOIN passages ON passages.key = {table}.sentence JOIN articles ON articles.key = {table}.article
            WHERE {" AND ".join(conditions) or "1"} ORDER BY articles.source, {table}.start_at, {table}.key"""
        with self._database.reading() as connection:
            return connection.execute(query, tuple(values)).fetchall()


class _Conditions:
    """A filter as SQL with its values. `teach` gives a connection the function that it needs."""

    def __init__(self, wanted: FigureFilter) -> None:
        self._conditions: list[str] = []
        self.values: list[object] = []
        self._held: dict[str, Wanted] = {}
        if wanted.place is not None:
            place = self._words("place", wanted.place)
            self._must("? AND instr(place_folded, ?)", not place.is_empty, place.spaced)
            if not place.is_plain:
                self._must("stands_in('place', figures.place)")
        if wanted.unit is not None:
            unit = self._words("unit", wanted.unit)
            percent = unit.spaced in (" % ", " phan tram ")
            written = "instr(unit_folded, ?)" + ("" if unit.is_plain else " AND stands_in('unit', unit)")
            self._must(f"? AND ({written} OR (percent AND ?))", not unit.is_empty, unit.spaced, percent)
        if wanted.year is not None:
            self._must(_IN_YEAR, f"{wanted.year:04}-12-31", f"{wanted.year:04}-01-01")
        if wanted.search is not None:
            self._must(_FOUND, Wanted(wanted.search).expression)
        if wanted.article_id is not None:
            self._must("articles.id = ?", wanted.article_id)
        if wanted.article is not None:
            self._words("article", wanted.article)
            self._must(_IN_ARTICLE)
        if wanted.comparable:
            self._must(_COMPARABLE)

    @property
    def sql(self) -> str:
        return " AND ".join(self._conditions) or "1"

    def teach(self, connection: sqlite3.Connection) -> None:
        held = self._held

        def stands_in(name: str, text: str | None) -> bool:
            return bool(text) and held[name].stands_in(text or "")

        connection.create_function("stands_in", 2, stands_in, deterministic=True)

    def _words(self, name: str, text: str) -> Wanted:
        self._held[name] = Wanted(text)
        return self._held[name]

    def _must(self, condition: str, *values: object) -> None:
        self._conditions.append(condition)
        self.values.extend(values)


def _stated(row: _Row, fact: Fact) -> Stated[Fact]:
    article_id, source, title, published, position, paragraph, kind, start, end, text = row[:10]
    sentence = Sentence(article_id, position, paragraph, SectionKind(kind), start, end, text)
    return Stated(fact, sentence, source, title, _date(published))


def _figure(row: _Row) -> Figure:
    start, end, kind, value, second, percent, bound, unit, said, subject = row[10:20]
    written, first, last, relative, period_in, place, place_in = row[20:]
    return Figure(
        row[0], f"s:{row[0]}:{row[7]}-{row[8]}", start, end, FigureKind(kind), Decimal(value),
        None if second is None else Decimal(second), bool(percent), bound, unit, said, subject,
        None if written is None else FactPeriod(written, _date(first), _date(last), bool(relative), FoundIn(period_in)),
        None if place is None else FactPlace(place, FoundIn(place_in)),
    )  # fmt: skip


def _document(row: _Row) -> DocumentRef:
    start, end, kind, number, name, issued, issuer, title, place, home = row[10:]
    sentence_id = f"s:{row[0]}:{row[7]}-{row[8]}"
    day = _date(issued)
    return DocumentRef(row[0], sentence_id, start, end, kind, number, name, day, issuer, title, place, home)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
