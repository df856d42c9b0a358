"""What the data folder holds, read without a question: the articles and the registers."""

from rag import registers
from rag.facets import Facets, facets
from rag.registers import ArticleSheet, DocumentFilter, DocumentRow
from rag.retrieve import articles_with
from records.article import Article
from records.fact import Figure
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter, Stated
from vectorstore.store import Store


class Holdings:
    """The articles of a store, and the figures and documents that they state. Every method raises StoreError when the
    store cannot be read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What is in the data folder, by source name."""
        return tuple(self._store.articles())

    def article(self, article_id: str) -> Article:
        """One article with its text and sections. Raises StoreError when there is none of that id."""
        return self._store.article(article_id)

    def articles_with(self, words: str) -> frozenset[str]:
        """Ids of the articles whose text holds each of the words, typed with or without diacritics."""
        return articles_with(self._store, words)

    def facets(self) -> Facets:
        """The places, years and units that figures can be filtered by."""
        return facets(self._store.facets())

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted, by source and in the order of the text."""
        return registers.figure_rows(self._store, wanted)

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        """The documents that are wanted, with all their mentions; what most articles mention comes first."""
        return registers.document_rows(self._store, wanted)

    def sheet(self, name: str) -> ArticleSheet:
        """All that is known of the article of an id, a source, or a unique beginning of an id.

        Raises UsageError when there is none, or more than one.
        """
        return registers.article_sheet(self._store, name)

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        return self._store.figure_count(wanted)
