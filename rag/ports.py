"""What answering needs of the store and of the embedding model; vectorstore's Store and SentenceEmbedder fit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from records.article import Article
from records.evidence import Hit
from records.fact import DocumentRef, Figure
from records.passage import Sentence
from vectorstore.facts import FigureFilter, Stated

Kind = Literal["sentence", "chunk"]


class Store(Protocol):
    """Keeps and searches articles; see vectorstore.store.Store."""

    @property
    def sentence_count(self) -> int:
        """How many sentences are searched."""
        ...

    def dense(
        self, vector: NDArray[np.float32], kind: Kind, limit: int, article_ids: frozenset[str] | None = None
    ) -> Sequence[Hit]:
        """Passages nearest to a vector, of all articles or of those given, best first; the score is the cosine."""
        ...

    def lexical(
        self,
        terms: Sequence[str],
        kind: Kind,
        limit: int,
        *,
        folded: bool,
        article_ids: frozenset[str] | None = None,
    ) -> Sequence[Hit]:
        """Passages that hold any of the terms (in matching form), of all articles or of those given, best first."""
        ...

    def similarities(self, vector: NDArray[np.float32], sentence_ids: Collection[str]) -> Mapping[str, float]:
        """The cosine of each sentence that has a vector with the given one, by id."""
        ...

    def document_frequencies(self, terms: Sequence[str], *, folded: bool) -> Mapping[str, int]:
        """In how many sentences each term stands."""
        ...

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence of an id."""
        ...

    def sentences(self, article_id: str) -> Sequence[Sentence]:
        """All sentences of an article, in order."""
        ...

    def sentences_in(self, chunk_id: str) -> Sequence[Sentence]:
        """The sentences that lie within a chunk."""
        ...

    def article(self, article_id: str) -> Article:
        """The article of an id."""
        ...

    def figures(self, wanted: FigureFilter) -> Sequence[Stated[Figure]]:
        """The figures that are wanted, by source and in the order of the text."""
        ...

    def documents(self, article_id: str | None = None) -> Sequence[Stated[DocumentRef]]:
        """All mentions of documents, or those of one article, by source and in the order of the text."""
        ...


class Embedder(Protocol):
    """Turns questions into vectors; see vectorstore.embedder.SentenceEmbedder."""

    @property
    def is_bundled(self) -> bool:
        """True for the model whose cosines rag.topic knows."""
        ...

    def query(self, text: str) -> NDArray[np.float32]:
        """A unit vector of shape (dimension,)."""
        ...


class ChatModel(Protocol):
    """A language model that words answers; see rag.llm.chat.LangChainModel."""

    @property
    def name(self) -> str:
        """The "provider:model" of the settings."""
        ...

    def stream(self, instructions: str, request: str, seconds: float) -> Iterator[str]:
        """Pieces of the reply as they come; closing the iterator ends the reply.

        Raises LanguageModelError, whose message says why there is no reply or no more of it: it failed, broke off, said
        nothing or too much, or was not done after so many seconds.
        """
        ...

    def close(self) -> None:
        """Ends all replies and lets go of the connections."""
        ...
