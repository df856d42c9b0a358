"""A data folder, open for reading: articles, their passages, and what they state. No embedding model is needed."""

from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from records.article import Article
from records.fact import DocumentRef, Figure
from records.passage import Chunk, Sentence
from vectorstore.catalogue import ArticleSummary, Catalogue
from vectorstore.database import Database, nothing_stored
from vectorstore.facts import Facts, FigureFacets, FigureFilter, Stated


class Library:
    """The catalogue of a data folder. Any thread may read, also while a process writes: what it writes is seen at once.

    Every method raises StoreError when the folder cannot be read any more.
    """

    def __init__(self, database: Database) -> None:
        """For `open_library` and Store only."""
        self._database = database
        self._catalogue = Catalogue(database)
        self._facts = Facts(database)
        self._facets_at = lru_cache(maxsize=1)(self._read_facets)  # by revision: they change with the articles only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes it; using it afterwards raises StoreError."""
        self._database.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """For the length of the block, this thread reads one state of the articles, whatever others write meanwhile."""
        return self._database.snapshot()

    def articles(self) -> tuple[ArticleSummary, ...]:
        """All articles without their text, by source."""
        return self._catalogue.articles()

    def article(self, article_id: str) -> Article:
        """The article of an id; StoreError when there is none."""
        return self._catalogue.article(article_id)

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """All sentences of an article, in order; StoreError when there is no such article."""
        return self._catalogue.sentences(article_id)

    def chunks(self, article_id: str) -> tuple[Chunk, ...]:
        """All chunks of an article, in order; StoreError when there is no such article."""
        return self._catalogue.chunks(article_id)

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence of an id; StoreError when there is none."""
        return self._catalogue.sentence(sentence_id)

    def chunk(self, chunk_id: str) -> Chunk:
        """The chunk of an id; StoreError when there is none."""
        return self._catalogue.chunk(chunk_id)

    def sentences_in(self, chunk_id: str) -> tuple[Sentence, ...]:
        """The sentences that lie within a chunk, in order; StoreError when there is no such chunk."""
        return self._catalogue.sentences_in(chunk_id)

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted, in the order and the part that is wanted."""
        return self._facts.figures(wanted)

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        return self._facts.figure_count(wanted)

    def documents(self, article_id: str | None = None) -> tuple[Stated[DocumentRef], ...]:
        """All mentions of documents, or those of one article, by source and in the order of the text."""
        return self._facts.documents(article_id)

    def facets(self) -> FigureFacets:
        """The places, units and periods of the articles' own figures."""
        with self._database.snapshot():
            return self._facets_at(self._catalogue.about().revision)

    def _read_facets(self, revision: int) -> FigureFacets:
        return self._facts.facets()

    def sentences_with(self, search: str) -> frozenset[str]:
        """Ids of the sentences that state something and hold the words looked for, typed with or without diacritics."""
        return self._facts.sentences_with(search)

    def unread(self) -> tuple[str, ...]:
        """Sources of the articles whose facts are not stored, because an older version of the program read them."""
        return self._facts.unread()


def open_library(data_dir: Path) -> Library:
    """Opens what was ingested into a data folder, with whatever embedding model; nothing is made where there is none.

    Raises StoreCorruptError when the catalogue is damaged, StoreError when the folder cannot be used or holds nothing.
    """
    folder = data_dir.absolute()
    database = Database(folder)
    try:
        with database.reading() as connection:
            if not connection.execute("SELECT EXISTS (SELECT 1 FROM articles)").fetchone()[0]:
                raise nothing_stored(folder)
    except BaseException:
        database.close()
        raise
    return Library(database)
