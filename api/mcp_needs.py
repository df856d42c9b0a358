"""What the tools for AI agents need of the assistant; apart from them, since importing the SDK takes its time."""

from collections.abc import Sequence
from typing import Protocol

from rag.registers import DocumentFilter, DocumentRow
from records.answer import Answer, Writer
from records.article import Article
from records.fact import Figure
from records.question import Scope, Turn
from vectorstore.facts import FigureFilter, Stated


class Assistant(Protocol):
    """What the tools need of the assistant."""

    def ask(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = ...
    ) -> Answer:
        """The answer; raises QuestionError for an empty or too long question."""
        ...

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted."""
        ...

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted."""
        ...

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        """The documents that are wanted."""
        ...

    def article_id(self, name: str) -> str:
        """The id of the article of an id, a source, or a unique beginning of an id; UsageError when there is none."""
        ...

    def article(self, article_id: str) -> Article:
        """The article of an id."""
        ...
