"""The store: one data folder with the catalogue (SQLite, the truth) and the vector index over it (Chroma)."""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from errors import StoreError, StoreLockedError, StoreMismatchError
from records.evidence import Hit
from records.fingerprint import Fingerprint
from vectorstore.catalogue import PassageForm, Vectors, article_of
from vectorstore.database import Database, store_errors
from vectorstore.index import VectorIndex
from vectorstore.lexical import Words
from vectorstore.library import Library
from vectorstore.lock import writer_lock
from vectorstore.writer import Writer

_log = logging.getLogger(__name__)
_SMALL_PART = 10  # one article in ten, or fewer: comparing all their vectors is quicker than searching so much deeper


class Store(Library):
    """A data folder, open. Any thread may read and search; what another process writes is seen at once or, by vectors,
    when it has been published. Every method raises StoreError when the folder cannot be read any more.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        """For `open` only."""
        super().__init__(database)
        self._folder = folder
        self._words = Words(database)
        self._index = VectorIndex(folder, self._catalogue)

    @classmethod
    def open(cls, data_dir: Path, *, embedder_name: str, dimension: int, adopt: bool = False) -> Self:
        """Opens a data folder, or makes a fresh one, and brings its vector index up to date where it is not.

        Raises StoreMismatchError when the folder was made with another embedding model; with `adopt` it is made over
        to this one instead: its articles stay, and `unembedded` lists those whose vectors are to be made anew.
        Raises StoreCorruptError when the catalogue is damaged, StoreLockedError when another process is writing while
        the folder is to be made over, StoreError when the folder cannot be used.
        """
        folder = data_dir.absolute()
        with store_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        database = Database(folder, embedder=embedder_name, dimension=dimension)
        try:
            store = cls(folder, database)
        except BaseException:
            database.close()
            raise
        try:
            about = store._catalogue.about()
            if (about.embedder, about.dimension) != (embedder_name, dimension):
                if not adopt:
                    raise StoreMismatchError(
                        f"Thư mục dữ liệu {folder} được tạo bằng mô hình {about.embedder} ({about.dimension} chiều), "
                        f"còn thiết lập hiện nay là {embedder_name} ({dimension} chiều). Hãy chạy `python app.py "
                        "rebuild` để tính lại toàn bộ, hoặc đặt lại EMBEDDING_MODEL như cũ."
                    )
                with writer_lock(folder, "đổi mô hình"):
                    Writer(database, about.dimension).adopt(embedder_name, dimension)
            store._heal()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Closes the store; using it afterwards raises StoreError."""
        self._index.close()
        super().close()

    # What is stored

    def sources(self) -> dict[str, Fingerprint]:
        """What each source was made from; sources whose vectors are still to be made are left out."""
        return self._catalogue.sources()

    def unembedded(self) -> tuple[str, ...]:
        """Ids of the articles whose passages have no vectors of this model (after `adopt`)."""
        return self._catalogue.unembedded()

    # Searching

    def dense(
        self, vector: Vectors, kind: PassageForm, limit: int, article_ids: Collection[str] | None = None
    ) -> tuple[Hit, ...]:
        """Passages nearest to a vector, best first; score is the cosine similarity. Page furniture is not found.

        Within a few articles, and while no vector index can be read, all their vectors are compared instead.
        """
        if article_ids is None:
            hits = self._index.search(vector, kind, limit)
            if hits is not None:
                return hits
        elif len(article_ids) * _SMALL_PART > self._catalogue.article_count():
            inside = set(article_ids)
            hits = self._index.search(vector, kind, _SMALL_PART * limit) or ()
            hits = tuple(hit for hit in hits if article_of(hit.id) in inside)[: max(limit, 0)]
            if len(hits) == limit:
                return hits
        ids, vectors = self._catalogue.matrix(kind, article_ids)
        scores = _cosines(vector, vectors)
        order = sorted(range(len(ids)), key=lambda place: (-scores[place], ids[place]))
        return tuple(Hit(ids[place], float(scores[place])) for place in order[: max(limit, 0)])

    def lexical(
        self,
        terms: Sequence[str],
        kind: PassageForm,
        limit: int,
        *,
        folded: bool,
        article_ids: Collection[str] | None = None,
    ) -> tuple[Hit, ...]:
        """Passages that hold any of the terms, best first; score is bm25, higher is better. Furniture is not found.

        Terms are in matching form (`match_form`, or `fold` where `folded`); one of several syllables is a phrase.
        """
        return self._words.search(terms, kind, limit, folded=folded, article_ids=article_ids)

    def articles_naming(self, names: Collection[str]) -> frozenset[str]:
        """Ids of the articles that any of the names (in matching form) stands in, or is the place of."""
        return self._words.articles_with(names) | self._catalogue.articles_at(names)

    def articles_of_year(self, year: int) -> frozenset[str]:
        """Ids of the articles that were published in a year, write it, or state a figure of it."""
        return self._words.articles_with([str(year)]) | self._facts.articles_of_year(year)

    def document_frequencies(self, terms: Sequence[str], *, folded: bool) -> dict[str, int]:
        """In how many of the `sentence_count` sentences each term stands."""
        return self._words.document_frequencies(terms, folded=folded)

    @property
    def sentence_count(self) -> int:
        """How many sentences are searched."""
        return self._words.sentence_count()

    def syllable_variants(self, folded_syllable: str) -> dict[str, int]:
        """The written forms of a syllable without diacritics in the sentences, and how often each stands there."""
        return self._words.variants(folded_syllable)

    def similarities(self, vector: Vectors, sentence_ids: Collection[str]) -> dict[str, float]:
        """Cosine similarity of each stored sentence with a vector; ids that are not stored are left out."""
        ids, vectors = self._catalogue.vectors(sentence_ids)
        return dict(zip(ids, _cosines(vector, vectors).tolist(), strict=True))

    # Writing

    @property
    def index_is_current(self) -> bool:
        """False while the vector index lacks something of the catalogue; the next `writing` block sets that right."""
        return self._index.is_current()

    @contextmanager
    def writing(self, purpose: str = "nạp bài viết") -> Iterator[Writer]:
        """The folder's only writer, for the length of the block; the vector index is published at its end.

        Each call of the writer is kept once it returns, also when the block raises: the index is then brought up to
        date at the next `writing` or `open`. Raises StoreLockedError at once when another process is writing.
        """
        with writer_lock(self._folder, purpose):
            yield Writer(self._database, self._catalogue.about().dimension)
            self._index.publish()

    def rebuild(self) -> None:
        """Builds the vector index anew from the catalogue. Raises StoreLockedError while another process is writing."""
        with writer_lock(self._folder, "dựng lại chỉ mục"):
            self._index.publish(anew=True)

    def _heal(self) -> None:
        """Brings the index up to date and clears up after a killed process.

        Where that cannot be done now, searches do without it (see `dense`).
        """
        if self._index.is_current() and not self._index.has_leftovers():
            return
        try:
            with self.writing("dựng lại chỉ mục"):
                pass
        except StoreLockedError:
            pass  # whoever is writing publishes it
        except StoreError as error:
            _log.warning("%s", error)


def _cosines(vector: Vectors, vectors: Vectors) -> NDArray[np.float32]:
    """Cosine similarity of a vector with each row; 0 where either has no direction."""
    if not len(vectors):
        return np.empty(0, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
    cosines: NDArray[np.float32] = np.zeros_like(lengths)
    np.divide(vectors @ vector, lengths, out=cosines, where=lengths > 0)
    return cosines
