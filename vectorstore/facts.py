"""Reading what the articles state: figures and mentions of documents, each with the sentence it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
# A period that is open on one side is known for certain on the other only.
_IN_YEAR = "coalesce(first_day, last_day) <= ? AND coalesce(last_day, first_day) >= ?"


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


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted; what is None is not asked about.

    `place` and `unit` are words of the place's name and of the unit ("%" for percentages), typed with or without
    diacritics (see `Wanted`). `year` is touched by the figure's period. `search` are words of its sentence, its
    article's title, or the place and period it takes from elsewhere. `article_id` is the article that states it.
    """

    place: str | None = None
    year: int | None = None
    unit: str | None = None
    search: str | None = None
    article_id: str | None = None


class Facts:
    """Reads from any thread. Every method raises StoreError when the catalogue cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted, by source and in the order of the text."""
        conditions: list[str] = []
        values: list[object] = []

        def must(condition: str, *bound: object) -> None:
            conditions.append(condition)
            values.extend(bound)

        place = Wanted(wanted.place) if wanted.place is not None else None
        unit = Wanted(wanted.unit) if wanted.unit is not None else None
        percent = unit is not None and unit.spaced in (" % ", " phan tram ")
        if place is not None:
            must("? AND instr(place_folded, ?)", not place.is_empty, place.spaced)
        if unit is not None:
            must("? AND (instr(unit_folded, ?) OR (percent AND ?))", not unit.is_empty, unit.spaced, percent)
        if wanted.year is not None:
            must(_IN_YEAR, f"{wanted.year:04}-12-31", f"{wanted.year:04}-01-01")
        if wanted.search is not None:
            must(_FOUND, Wanted(wanted.search).expression)
        if wanted.article_id is not None:
            must("articles.id = ?", wanted.article_id)
        found = [_stated(row, _figure(row)) for row in self._rows("figures", _FIGURE, conditions, values)]
        if place is not None and not place.is_plain:
            found = [one for one in found if one.fact.place and place.stands_in(one.fact.place.name)]
        if unit is not None and not unit.is_plain:
            found = [one for one in found if unit.stands_in(one.fact.unit) or (percent and one.fact.percent)]
        return tuple(found)

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
