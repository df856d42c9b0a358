"""What ingest needs from other rooms; vectorstore's Store, Writer and SentenceEmbedder are of these shapes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from records.article import Article
from records.fact import DocumentRef, Figure
from records.fingerprint import Fingerprint
from records.passage import Chunk, Sentence

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns passages into vectors."""

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of shape (texts, dimension); `progress` is told how many texts are done."""
        ...


class Writer(Protocol):
    """Changes the store; see vectorstore.writer.Writer."""

    def put(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        chunks: Sequence[Chunk],
        sentence_vectors: Vectors,
        chunk_vectors: Vectors,
        fingerprint: Fingerprint,
        *,
        figures: Sequence[Figure],
        documents: Sequence[DocumentRef],
    ) -> None:
        """Stores an article, with what it states, in place of what its source had."""
        ...

    def embed(self, article_id: str, sentence_vectors: Vectors, chunk_vectors: Vectors) -> None:
        """Gives the passages of a stored article their vectors."""
        ...

    def remove(self, source: str) -> bool:
        """Removes what a source had; False when it had nothing."""
        ...


class Store(Protocol):
    """Keeps articles; see vectorstore.store.Store."""

    @property
    def index_is_current(self) -> bool:
        """False while a `writing` block would bring the vector index up to date."""
        ...

    def sources(self) -> Mapping[str, Fingerprint]:
        """What each source was made from."""
        ...

    def unembedded(self) -> tuple[str, ...]:
        """Ids of the articles that have no vectors."""
        ...

    def article(self, article_id: str) -> Article:
        """The article of an id."""
        ...

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """All sentences of an article, in order."""
        ...

    def chunks(self, article_id: str) -> tuple[Chunk, ...]:
        """All chunks of an article, in order."""
        ...

    def writing(self, purpose: str = ...) -> AbstractContextManager[Writer]:
        """The only writer, for the length of the block; StoreLockedError when there is one already."""
        ...


class Stage(StrEnum):
    """What is being done to a file; INDEX is done once, for all of them."""

    COMPARE = "compare"
    READ = "read"
    EMBED = "embed"
    WRITE = "write"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run has come: `done` of `total` files, and the part (0..1) of the present stage of `source`."""

    source: str
    stage: Stage
    done: int
    total: int
    part: float = 0.0


Progress = Callable[[Step], None]
