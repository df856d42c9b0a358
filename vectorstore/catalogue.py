"""Reading the catalogue: articles, sentences, chunks and their vectors, as records."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from errors import StoreError
from records.article import Article, Section
from records.fingerprint import Fingerprint
from records.passage import Chunk, SectionKind, Sentence, Span
from vectorstore.database import Database
from vietnamese.normalise import match_form

PassageForm = Literal["sentence", "chunk"]
Vectors = NDArray[np.float32]

FORMS: tuple[PassageForm, ...] = ("sentence", "chunk")
BLOB = np.dtype("<f4")
IN_ARTICLES = "article IN (SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(?)))"
_SEARCHED = f"form = ? AND kind <> '{SectionKind.FURNITURE}' AND vector IS NOT NULL"
_CACHED_ARTICLES = 64


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article without its text; `sentences`, `chunks`, `figures` and `documents` are counts.

    `place` is where it was written; `figures_place` the place that most of its figures hold for, None where none has
    one. Documents are told apart by kind, number and name.
    """

    id: str
    source: str
    title: str
    place: str | None
    published: date | None
    sentences: int
    chunks: int
    figures: int
    documents: int
    figures_place: str | None = None


class About(NamedTuple):
    """What the catalogue says of itself; `revision` grows with every change of an article."""

    identity: str
    embedder: str
    dimension: int
    revision: int


@dataclass(frozen=True)
class _Content:
    """An article with its passages in order."""

    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]

    @cached_property
    def by_id(self) -> dict[str, Sentence | Chunk]:
        passages: tuple[Sentence | Chunk, ...] = (*self.sentences, *self.chunks)
        return {passage.id: passage for passage in passages}


class Catalogue:
    """Reads from any thread. Every method raises StoreError when the catalogue cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # Keyed by the catalogue's revision too, so that what another process replaced is read anew.
        self._content_at = lru_cache(maxsize=_CACHED_ARTICLES)(self._read_content)
        self._matrix_at = lru_cache(maxsize=4)(self._read_matrix)
        self._article_count_at = lru_cache(maxsize=1)(self._read_article_count)
        self._articles_at = lru_cache(maxsize=1)(self._read_articles)
        self._counts_at = lru_cache(maxsize=1)(self._read_counts)

    def about(self) -> About:
        """The catalogue's identity, embedding model and revision."""
        with self._database.reading() as connection:
            return About(*connection.execute("SELECT identity, embedder, dimension, revision FROM about").fetchone())

    def sources(self) -> dict[str, Fingerprint]:
        """What each source was made from; sources whose vectors are still to be made are left out."""
        query = "SELECT source, content_digest, settings_digest FROM articles WHERE embedded ORDER BY source"
        with self._database.reading() as connection:
            return {source: Fingerprint(content, settings) for source, content, settings in connection.execute(query)}

    def unembedded(self) -> tuple[str, ...]:
        """Ids of the articles whose passages have no vectors of the catalogue's model."""
        with self._database.reading() as connection:
            return tuple(row[0] for row in connection.execute("SELECT id FROM articles WHERE NOT embedded ORDER BY id"))

    def articles(self) -> tuple[ArticleSummary, ...]:
        """All articles, by source."""
        with self._database.snapshot():
            return self._articles_at(self.about().revision)

    def article_count(self) -> int:
        """How many articles there are."""
        with self._database.snapshot():
            return self._article_count_at(self.about().revision)

    def articles_at(self, places: Collection[str]) -> frozenset[str]:
        """Ids of the articles whose place is one of those given by name, in matching form."""
        wanted = [f" {place} " for place in places]
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, place FROM articles WHERE place IS NOT NULL").fetchall()
        held = ((id, f" {' '.join(match_form(place).split())} ") for id, place in rows)
        return frozenset(id for id, place in held if any(name in place for name in wanted))

    def article(self, article_id: str) -> Article:
        """The article of an id; StoreError when there is none."""
        return self._content(article_id).article

    def sentences(self, article_id: str) -> tuple[Sentence, ...]:
        """All sentences of an article, in order; StoreError when there is no such article."""
        return self._content(article_id).sentences

    def chunks(self, article_id: str) -> tuple[Chunk, ...]:
        """All chunks of an article, in order; StoreError when there is no such article."""
        return self._content(article_id).chunks

    def sentence(self, sentence_id: str) -> Sentence:
        """The sentence of an id; StoreError when there is none."""
        passage = self._passage(sentence_id)
        if not isinstance(passage, Sentence):
            raise _missing(sentence_id)
        return passage

    def chunk(self, chunk_id: str) -> Chunk:
        """The chunk of an id; StoreError when there is none."""
        passage = self._passage(chunk_id)
        if not isinstance(passage, Chunk):
            raise _missing(chunk_id)
        return passage

    def sentences_in(self, chunk_id: str) -> tuple[Sentence, ...]:
        """The sentences that lie within a chunk, in order; StoreError when there is no such chunk."""
        chunk = self.chunk(chunk_id)
        sentences = self.sentences(chunk.article_id)
        return tuple(one for one in sentences if chunk.start <= one.start and one.end <= chunk.end)

    def counts(self) -> dict[PassageForm, int]:
        """How many sentences and chunks can be found by their vectors."""
        with self._database.snapshot():
            return dict(self._counts_at(self.about().revision))

    def vectors(self, passage_ids: Collection[str]) -> tuple[list[str], Vectors]:
        """Ids and vectors, shape (found, dimension), of those of the given passages that have one."""
        query = "SELECT id, vector FROM passages WHERE id IN (SELECT value FROM json_each(?)) AND vector IS NOT NULL"
        with self._database.reading() as connection:
            return self._unpacked(connection.execute(query, (json.dumps(list(passage_ids)),)).fetchall())

    def matrix(self, form: PassageForm, article_ids: Collection[str] | None = None) -> tuple[list[str], Vectors]:
        """Ids and vectors of all passages of a form that are searched; of some articles only, when these are given."""
        with self._database.snapshot():
            return self._matrix_at(self.about().revision, form, None if article_ids is None else frozenset(article_ids))

    def batches(self, form: PassageForm, size: int) -> Iterator[tuple[list[str], Vectors]]:
        """All passages of a form that are searched, with their vectors, by id, at most `size` at a time."""
        query = f"SELECT id, vector FROM passages WHERE {_SEARCHED} ORDER BY id"
        with self._database.reading() as connection:
            cursor = connection.execute(query, (form,))
            while rows := cursor.fetchmany(size):
                yield self._unpacked(rows)

    def searched_ids(self, form: PassageForm, after_revision: int = -1) -> set[str]:
        """Ids of the passages of a form that are searched; only those written after a revision, when it is given."""
        query = f"""
            SELECT id FROM passages
            WHERE {_SEARCHED} AND article IN (SELECT key FROM articles WHERE revision > ?)"""
        with self._database.reading() as connection:
            return {row[0] for row in connection.execute(query, (form, after_revision))}

    def _content(self, article_id: str) -> _Content:
        with self._database.snapshot():  # text and passages, and what they are kept as, are of one state
            return self._content_at(self.about().revision, article_id)

    def _passage(self, passage_id: str) -> Sentence | Chunk:
        article_id = article_of(passage_id)
        try:
            return self._content(article_id).by_id[passage_id]
        except KeyError:
            raise _missing(passage_id) from None

    def _read_content(self, revision: int, article_id: str) -> _Content:
        query = "SELECT key, source, title, place, published, byline, text, sections FROM articles WHERE id = ?"
        passages = """
            SELECT form, position, paragraph, kind, start_at, end_at FROM passages
            WHERE article = ? ORDER BY position"""
        with self._database.reading() as connection:
            row = connection.execute(query, (article_id,)).fetchone()
            rows = connection.execute(passages, (row[0],)).fetchall() if row else []
        if row is None:
            raise _missing(article_id)
        _, source, title, place, published, byline, text, sections = row
        article = Article(article_id, source, title, place, _date(published), byline, text, _sections(sections))
        sentences = tuple(
            Sentence(article_id, position, paragraph, SectionKind(kind), start, end, text[start:end])
            for form, position, paragraph, kind, start, end in rows
            if form == "sentence"
        )
        chunks = tuple(
            Chunk(article_id, position, SectionKind(kind), start, end, text[start:end])
            for form, position, _, kind, start, end in rows
            if form == "chunk"
        )
        return _Content(article, sentences, chunks)

    def _read_matrix(
        self, revision: int, form: PassageForm, article_ids: frozenset[str] | None
    ) -> tuple[list[str], Vectors]:
        inside = "" if article_ids is None else f"AND {IN_ARTICLES}"
        values = (form,) if article_ids is None else (form, json.dumps(list(article_ids)))
        query = f"SELECT id, vector FROM passages WHERE {_SEARCHED} {inside} ORDER BY id"
        with self._database.reading() as connection:
            return self._unpacked(connection.execute(query, values).fetchall())

    def _read_counts(self, revision: int) -> dict[PassageForm, int]:
        query = f"SELECT count(*) FROM passages WHERE {_SEARCHED}"
        with self._database.reading() as connection:
            return {form: connection.execute(query, (form,)).fetchone()[0] for form in FORMS}

    def _read_articles(self, revision: int) -> tuple[ArticleSummary, ...]:
        query = """
            SELECT id, source, title, place, published,
                (SELECT count(*) FROM passages WHERE article = articles.key AND form = 'sentence'),
                (SELECT count(*) FROM passages WHERE article = articles.key AND form = 'chunk'),
                (SELECT count(*) FROM figures WHERE article = articles.key),
                (SELECT count(DISTINCT kind || char(10) || number || char(10) || name) FROM documents
                    WHERE article = articles.key),
                (SELECT place FROM figures WHERE article = articles.key AND place IS NOT NULL
                    GROUP BY place ORDER BY count(*) DESC, place LIMIT 1)
            FROM articles ORDER BY source"""
        with self._database.reading() as connection:
            return tuple(
                ArticleSummary(id, source, title, place, _date(published), *rest)
                for id, source, title, place, published, *rest in connection.execute(query)
            )

    def _read_article_count(self, revision: int) -> int:
        with self._database.reading() as connection:
            count: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
            return count

    def _unpacked(self, rows: Sequence[tuple[str, bytes]]) -> tuple[list[str], Vectors]:
        if not rows:
            return [], np.empty((0, 0), dtype=np.float32)
        values = np.frombuffer(b"".join(blob for _, blob in rows), dtype=BLOB)
        return [id for id, _ in rows], values.reshape(len(rows), -1).astype(np.float32, copy=False)


def article_of(passage_id: str) -> str:
    """The id of the article that a passage of an id is from."""
    return passage_id.partition(":")[2].rpartition(":")[0]


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _sections(text: str) -> tuple[Section, ...]:
    return tuple(Section(SectionKind(kind), Span(start, end)) for kind, start, end in json.loads(text))


def _missing(id: str) -> StoreError:
    return StoreError(
        f"Không còn thấy {id} trong kho: bài viết có thể vừa được nạp lại hoặc đã bị gỡ. "
        "Hãy hỏi lại hoặc tải lại trang."
    )
