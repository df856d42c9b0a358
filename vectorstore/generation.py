"""One generation of the vector index: a Chroma folder that is built, checked, and then only read."""

import hashlib
import os
import sqlite3
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from records.evidence import Hit
from vectorstore.catalogue import FORMS, PassageForm, Vectors

BATCH = 5000  # rows a call; Chroma refuses more than 5,461
SQLITE = "chroma.sqlite3"
# Recall@50 of 20,000 vectors that spread over 20 / 60 directions: 0.986 / 0.853 at ef_search 100, 1.000 / 0.987 at 400.
# Texts that stand in many articles have one vector, and at Chroma's own 16 neighbours these crowd others out of the
# graph: with 150 of 500 vectors the same, 11% of the first 20 hits were wrong; at 32 neighbours none was (nor with 30
# times 100 of 10,000 the same). The build takes twice as long: 10 to 18 s for 20,000.
_GRAPH = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 400}
_ITSELF = 1e-3  # a vector's own distance is 1e-6 or less; the index keeps float32

Rows = Iterable[tuple[list[str], Vectors]]
_importing = threading.Lock()


class BrokenGenerationError(Exception):
    """Chroma cannot read a generation, or it does not hold what it should. Never leaves this package."""


@cache
def _chroma() -> Any:
    """The chromadb package, imported without the .env of the current folder and without CHROMA_* variables.

    Chroma builds its settings while it is imported, from a .env that is this program's own: a value in it that Chroma
    happens to know and cannot read would keep it from being imported at all.
    """
    from pydantic_settings import BaseSettings

    only_arguments = classmethod(lambda *_, init_settings, **__: (init_settings,))
    name = "settings_customise_sources"
    with _importing:
        usual = BaseSettings.__dict__[name]
        setattr(BaseSettings, name, only_arguments)
        try:
            import chromadb
            import chromadb.config
        finally:
            setattr(BaseSettings, name, usual)
        setattr(chromadb.config.Settings, name, only_arguments)
        return chromadb


@contextmanager
def _native(doing: str) -> Iterator[None]:
    """The edge to Chroma's native code, which raises anything, pyo3's PanicException (no Exception) included."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, BrokenGenerationError):
        raise
    except BaseException as error:
        raise BrokenGenerationError(f"{doing}: {error}") from error


class Generation:
    """An open generation. Any thread may search; the folder's HNSW files are never written to by it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        settings = _chroma().config.Settings(
            anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)
        )
        with _native("open"):
            self._client = _chroma().PersistentClient(path=str(folder), settings=settings)
        self._collections: dict[PassageForm, Any] = {}
        try:
            with _native("open"):
                names = {one.name for one in self._client.list_collections()}
                for form in FORMS:
                    if _name(form) in names:
                        self._collections[form] = self._client.get_collection(_name(form), embedding_function=None)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Closes Chroma; the folder may then be removed."""
        self._client.close()

    def count(self, form: PassageForm) -> int:
        """How many vectors of a form there are."""
        if form not in self._collections:
            return 0
        with _native("count"):
            return int(self._collections[form].count())

    def ids(self, form: PassageForm, limit: int | None = None, offset: int | None = None) -> list[str]:
        """Ids in the order in which they were added."""
        if form not in self._collections:
            return []
        with _native("ids"):
            return list(self._collections[form].get(include=[], limit=limit, offset=offset)["ids"])

    def search(self, vector: Vectors, form: PassageForm, limit: int) -> tuple[Hit, ...]:
        """Nearest passages, best first; score is the cosine similarity."""
        if form not in self._collections or limit < 1:
            return ()
        with _native("search"):
            found = self._collections[form].query(query_embeddings=[vector], n_results=limit, include=["distances"])
        pairs = zip(found["ids"][0], found["distances"][0], strict=True)
        return tuple(sorted((Hit(id, 1.0 - distance) for id, distance in pairs), key=lambda hit: (-hit.score, hit.id)))

    def add(self, form: PassageForm, rows: Rows, total: int) -> None:
        """Adds `total` vectors to a new collection."""
        if not total:
            return
        # Chroma writes the HNSW files when this many rows have come: all of them, once. Rows it has not written would
        # be replayed at each opening (7 s for 10,000), and a collection never written is rewritten at each opening.
        hnsw = _GRAPH | {"sync_threshold": total, "batch_size": min(100, total)}
        with _native("add"):
            collection = self._client.create_collection(
                _name(form), embedding_function=None, configuration={"hnsw": hnsw}
            )
            for ids, vectors in rows:
                collection.add(ids=ids, embeddings=vectors)
        self._collections[form] = collection

    def amend(self, form: PassageForm, gone: Iterable[str], rows: Rows, total: int) -> None:
        """Removes the ids `gone` (they are there), then adds `total` vectors, to a collection that is there."""
        removed = list(gone)
        if not removed and not total:
            return
        collection = self._collections[form]
        with _native("amend"):
            changes = len(removed) + total
            with warnings.catch_warnings():  # Chroma calls a collection without an embedding function deprecated
                warnings.simplefilter("ignore", DeprecationWarning)
                collection.modify(configuration={"hnsw": {"sync_threshold": changes, "batch_size": min(100, changes)}})
            for start in range(0, len(removed), BATCH):
                collection.delete(ids=removed[start : start + BATCH])
            for ids, vectors in rows:
                collection.add(ids=ids, embeddings=vectors)

    def finds_itself(self, form: PassageForm, vectors: Mapping[str, Vectors]) -> bool:
        """True when at least three quarters of the vectors (never zero) are found by themselves.

        Not all, because HNSW is approximate. Another passage of the same text counts: it has the same vector.
        """
        good = 0
        for id, vector in vectors.items():
            hits = self.search(vector, form, 3)
            good += any(hit.id == id for hit in hits) or (bool(hits) and hits[0].score > 1 - _ITSELF)
        return 4 * good >= 3 * len(vectors)


def _name(form: PassageForm) -> str:
    return f"{form}s"


def digests(folder: Path) -> dict[str, str]:
    """sha256 of each file of a closed generation that opening it does not change.

    Chroma adds a row to its SQLite file whenever it opens (a write lock's trace), so that file has no lasting digest.
    SQLite notices damage by itself; the HNSW files carry no checksum, and Chroma's native code can hang or crash on
    damaged ones, hence these.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(SQLITE))
    return {path.relative_to(folder).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sqlite_is_sound(folder: Path) -> bool:
    """True when the generation's SQLite file passes SQLite's quick_check."""
    try:
        with closing(sqlite3.connect(f"{(folder / SQLITE).as_uri()}?mode=rw", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except sqlite3.Error:
        return False


def sync_to_disk(folder: Path) -> None:
    """Makes sure that all files of a folder, and their names, survive a power cut."""
    for path in (*folder.rglob("*"), folder):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def nonzero(ids: list[str], vectors: Vectors) -> dict[str, Vectors]:
    """Vectors by id, without those of length zero: these have no direction, so nothing finds them."""
    return {id: vector for id, vector in zip(ids, vectors, strict=True) if np.any(vector)}
