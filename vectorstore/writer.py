"""Writing the catalogue: one transaction an article."""

import json
import sqlite3
import uuid
from collections.abc import Sequence

import numpy as np

from records.article import Article
from records.fact import DocumentRef, Figure
from records.fingerprint import Fingerprint
from records.passage import Chunk, SectionKind, Sentence
from vectorstore.catalogue import BLOB, FORMS, PassageForm, Vectors
from vectorstore.database import Database
from vectorstore.fact_rows import insert_facts
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import fold, match_form


class Writer:
    """Changes the catalogue; the caller holds the writer's lock. What a call changed is kept once it returns."""

    def __init__(self, database: Database, dimension: int) -> None:
        self._database = database
        self._dimension = dimension

    def put(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        chunks: Sequence[Chunk],
        sentence_vectors: Vectors,
        chunk_vectors: Vectors,
        fingerprint: Fingerprint,
        *,
        figures: Sequence[Figure] = (),
        documents: Sequence[DocumentRef] = (),
    ) -> None:
        """Stores an article, with what it states, in place of what its source had.

        Vectors have the shape (passages, dimension). Raises ValueError when a passage is not a slice of the article's
        text, a fact not one of its sentence, or the vectors do not fit; StoreError when nothing could be written. The
        article is then as it was.
        """
        passages: dict[PassageForm, tuple[Sequence[Sentence | Chunk], Vectors]] = {
            "sentence": (sentences, sentence_vectors),
            "chunk": (chunks, chunk_vectors),
        }
        everything: tuple[Sentence | Chunk, ...] = (*sentences, *chunks)
        for one in everything:
            if one.article_id != article.id or article.text[one.start : one.end] != one.text:
                raise ValueError(f"not a slice of article {article.id}: {one.id}")
        by_id = {sentence.id: sentence for sentence in sentences}
        facts: tuple[Figure | DocumentRef, ...] = (*figures, *documents)
        for fact in facts:
            within = by_id.get(fact.sentence_id)
            if within is None or not within.start <= fact.start < fact.end <= within.end:
                raise ValueError(f"not a slice of sentence {fact.sentence_id}: {fact.start}-{fact.end}")
        for given, vectors in passages.values():
            self._check(vectors, len(given))
        with self._database.transaction() as connection:
            _delete(connection, article.source)
            key = _insert_article(connection, article, fingerprint, _next_revision(connection))
            keys = {article.id: key}
            for form in FORMS:
                given, vectors = passages[form]
                for passage, vector in zip(given, vectors, strict=True):
                    keys[passage.id] = _insert_passage(connection, key, form, passage, vector.astype(BLOB).tobytes())
            insert_facts(connection, article, by_id, keys, figures, documents)

    def embed(self, article_id: str, sentence_vectors: Vectors, chunk_vectors: Vectors) -> None:
        """Gives the passages of a stored article, in order, their vectors. Raises as `put` does."""
        with self._database.transaction() as connection:
            row = connection.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
            if row is None:
                raise ValueError(f"no such article: {article_id}")
            for form, vectors in zip(FORMS, (sentence_vectors, chunk_vectors), strict=True):
                query = "SELECT key FROM passages WHERE article = ? AND form = ? ORDER BY position"
                keys = [key for (key,) in connection.execute(query, (row[0], form))]
                self._check(vectors, len(keys))
                blobs = [vector.astype(BLOB).tobytes() for vector in vectors]
                rows = zip(blobs, keys, strict=True)
                connection.executemany("UPDATE passages SET vector = ? WHERE key = ?", rows)
            done = "UPDATE articles SET embedded = 1, revision = ? WHERE key = ?"
            connection.execute(done, (_next_revision(connection), row[0]))

    def remove(self, source: str) -> bool:
        """Removes what a source had; False when it had nothing."""
        with self._database.transaction() as connection:
            found = _delete(connection, source)
            if found:
                _next_revision(connection)
            return found

    def adopt(self, embedder: str, dimension: int) -> None:
        """Makes the catalogue one of another embedding model: all vectors are dropped, to be made anew by `embed`."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE passages SET vector = NULL")
            connection.execute("UPDATE articles SET embedded = 0")
            connection.execute(
                "UPDATE about SET identity = ?, embedder = ?, dimension = ?", (uuid.uuid4().hex, embedder, dimension)
            )
            _next_revision(connection)
        self._dimension = dimension

    def _check(self, vectors: Vectors, count: int) -> None:
        if vectors.shape != (count, self._dimension) and not (count == 0 and len(vectors) == 0):
            raise ValueError(f"vectors of shape {vectors.shape}, expected {(count, self._dimension)}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector is not finite")


def _next_revision(connection: sqlite3.Connection) -> int:
    connection.execute("UPDATE about SET revision = revision + 1")
    revision: int = connection.execute("SELECT revision FROM about").fetchone()[0]
    return revision


def _delete(connection: sqlite3.Connection, source: str) -> bool:
    row = connection.execute("SELECT key FROM articles WHERE source = ?", (source,)).fetchone()
    if row is None:
        return False
    for table in ("sentence_words", "chunk_words"):
        connection.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT key FROM passages WHERE article = ?)", row)
    connection.execute("DELETE FROM articles WHERE key = ?", row)  # and with it its passages and facts
    return True


def _insert_article(connection: sqlite3.Connection, article: Article, made_from: Fingerprint, revision: int) -> int:
    sections = json.dumps([[one.kind, one.span.start, one.span.end] for one in article.sections])
    published = article.published.isoformat() if article.published else None
    cursor = connection.execute(
        """INSERT INTO articles (id, source, title, place, published, byline, text, sections,
               content_digest, settings_digest, revision, embedded, facts)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1)""",
        (
            *(article.id, article.source, article.title, article.place, published, article.byline, article.text),
            *(sections, made_from.content, made_from.settings, revision),
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _insert_passage(
    connection: sqlite3.Connection, article: int, form: PassageForm, passage: Sentence | Chunk, vector: bytes
) -> int:
    paragraph = passage.paragraph if isinstance(passage, Sentence) else None
    cursor = connection.execute(
        """INSERT INTO passages (article, id, form, position, paragraph, kind, start_at, end_at, vector)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (article, passage.id, form, passage.index, paragraph, passage.kind, passage.start, passage.end, vector),
    )
    if passage.kind is not SectionKind.FURNITURE:
        words = spell_out(passage.text)  # as questions are: "UBND" and "ủy ban nhân dân" find one another
        connection.execute(
            f"INSERT INTO {form}_words (rowid, written, folded) VALUES (?, ?, ?)",
            (cursor.lastrowid, match_form(words), fold(words)),
        )
    assert cursor.lastrowid is not None
    return cursor.lastrowid
