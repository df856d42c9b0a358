"""What the API needs of the assistant and of the store of conversations."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ingest.added import Given
from ingest.report import Report
from rag.registers import ArticleSheet, DocumentFilter, DocumentRow
from records.answer import Answer, Writer
from records.conversation import Exchange, Feedback
from records.fact import Figure
from records.question import Scope, Turn
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter, Stated


class Asked(Protocol):
    """What answers questions."""

    @property
    def model_name(self) -> str:
        """The language model that may be asked to word answers; "" where there is none."""
        ...

    def stream(self, question: str, history: Sequence[Turn], writer: Writer | None, scope: Scope) -> Iterator[Answer]:
        """The answer claim by claim, the last one complete; raises QuestionError for an empty or too long question."""
        ...

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What is in the data folder, by source name."""
        ...


class Assistant(Asked, Protocol):
    """All that the REST API needs of the assistant; see rag.assistant.Assistant."""

    def sheet(self, name: str) -> ArticleSheet:
        """All that is known of an article; raises UsageError when no article, or more than one, is meant."""
        ...

    def articles_with(self, words: str) -> frozenset[str]:
        """Ids of the articles whose text holds each of the words."""
        ...

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted."""
        ...

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        ...

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        """The documents that are wanted."""
        ...

    def add(self, given: Sequence[Given], *, replace: bool = False) -> Report:
        """Ingests files and keeps them; raises StoreLockedError when somebody else is writing."""
        ...

    def clashes(self, given: Sequence[Given]) -> tuple[str, ...]:
        """Sources of the articles that have the name of a given file but other content."""
        ...

    def remove(self, sources: Sequence[str]) -> Report:
        """Removes articles; raises StoreLockedError when somebody else is writing."""
        ...


class Conversations(Protocol):
    """What feedback needs of the store of conversations. Each method raises ConversationError when it cannot write."""

    def add(self, user: str, conversation: str, exchange: Exchange) -> int:
        """Adds an exchange; returns its position, from 0."""
        ...

    def rate(self, user: str, conversation: str, position: int, feedback: Feedback | None) -> None:
        """Keeps a rating of an exchange in place of what was said before."""
        ...
