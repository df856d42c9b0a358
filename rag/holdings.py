"""What the data folder holds, read without a question: the articles and the registers."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, TypeVar

from rag import registers
from rag.facets import Facets, facets
from rag.registers import ArticleSheet, DocumentFilter, DocumentRow
from rag.retrieve import articles_with
from records.article import Article
from records.fact import Figure
from records.passage import Chunk, Sentence
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter, Stated
from vectorstore.store import Store

Filter = TypeVar("Filter", FigureFilter, DocumentFilter)

_EVERY_FIGURE = FigureFilter()
_EVERY_DOCUMENT = DocumentFilter()


class Holdings:
    """The articles of a store, and the figures and documents that they state. Every method raises StoreError when the
    store cannot be read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def snapshot(self) -> AbstractContextManager[None]:
        """For the length of the block, this thread reads one state of the articles, whatever others add or remove."""
        return self._store.snapshot()

    def passage_of(self, sentence: Sentence) -> Chunk | Sentence:
        """The first passage of its article that holds a sentence whole; the sentence itself where it is longer."""
        chunks = self._store.chunks(sentence.article_id)
        holding = (one for one in chunks if one.start <= sentence.start and sentence.end <= one.end)
        return next(holding, sentence)

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What is in the data folder, by source name."""
        return tuple(self._store.articles())

    def article(self, article_id: str) -> Article:
        """One article with its text and sections. Raises StoreError when there is none of that id."""
        return self._store.article(article_id)

    def article_id(self, name: str) -> str:
        """The id of the article of an id, a source, or a unique beginning of an id.

        Raises UsageError when there is none, or more than one.
        """
        return registers.article_id(self._store.articles(), name)

    def articles_with(self, words: str) -> frozenset[str]:
        """Ids of the articles whose text holds each of the words, typed with or without diacritics."""
        with self._store.snapshot():
            return articles_with(self._store, words)

    def facets(self) -> Facets:
        """The places, years and units that figures can be filtered by."""
        return facets(self._store.facets())

    def figures(
        self,
        wanted: FigureFilter = _EVERY_FIGURE,
        *,
        place: str | None = None,
        year: int | None = None,
        unit: str | None = None,
        search: str | None = None,
        limit: int | None = None,
    ) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted, by source and in the order of the text: `figures(place="Sa Pa", year=2022)`.

        `place`, `unit` and `search` are words typed with or without diacritics; what each asks for, and what else may
        be asked for, says FigureFilter. What is given here stands over what `wanted` says of the same.
        """
        given = {"place": place, "year": year, "unit": unit, "search": search, "limit": limit}
        return registers.figure_rows(self._store, _with(wanted, given))

    def documents(
        self,
        wanted: DocumentFilter = _EVERY_DOCUMENT,
        *,
        number: str | None = None,
        issuer: str | None = None,
        search: str | None = None,
    ) -> tuple[DocumentRow, ...]:
        """The documents that are wanted, with all their mentions; what most articles mention comes first.

        `number` is a number or a part of one as people type it ("NQ 02"); see DocumentFilter. What is given here stands
        over what `wanted` says of the same.
        """
        with self._store.snapshot():
            given = {"number": number, "issuer": issuer, "search": search}
            return registers.document_rows(self._store, _with(wanted, given))

    def sheet(self, name: str) -> ArticleSheet:
        """All that is known of the article of an id, a source, or a unique beginning of an id.

        Raises UsageError when there is none, or more than one.
        """
        with self._store.snapshot():
            return registers.article_sheet(self._store, name)

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        return self._store.figure_count(wanted)


def _with(wanted: Filter, given: Mapping[str, Any]) -> Filter:
    """A filter with what is given put in."""
    return replace(wanted, **{name: value for name, value in given.items() if value is not None})
