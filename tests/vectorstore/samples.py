"""Articles, an embedder without a model, and ways to look into a store, for the tests of store and ingest."""

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from records.article import Article, Section
from records.fact import DocumentRef, Figure
from records.fingerprint import Fingerprint
from records.passage import Chunk, SectionKind, Sentence, Span
from vectorstore.catalogue import FORMS
from vectorstore.store import Store
from vectorstore.writer import Writer
from vietnamese.normalise import match_form


class HashingEmbedder:
    """A bag of words hashed into a unit vector: texts with the same words are near. Deterministic, needs no model."""

    name = "hashing-64"
    dimension = 64

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in match_form(text).split():
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row, digest[0] % self.dimension] += 1.0 + digest[1] / 256
            vectors[row] /= np.linalg.norm(vectors[row]) or 1.0
            if progress is not None:
                progress(row + 1)
        return vectors

    def query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.passages([text])[0]
        return vector


EMBEDDER = HashingEmbedder()


def open_store(folder: Path) -> Store:
    return Store.open(folder, embedder_name=EMBEDDER.name, dimension=EMBEDDER.dimension)


def make_article(source: str, *lines: str | tuple[SectionKind, str], title: str = "Bản tin") -> Article:
    """An article of one line a sentence, body unless another kind is named with it."""
    text, sections = "", []
    for line in lines:
        kind, words = (SectionKind.BODY, line) if isinstance(line, str) else line
        sections.append(Section(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n"
    digest = hashlib.sha256(f"{source}\0{text}".encode()).hexdigest()[:16]
    return Article(digest, source, title, None, None, None, text, tuple(sections))


def split(article: Article) -> tuple[tuple[Sentence, ...], tuple[Chunk, ...]]:
    """A sentence for each section, and a chunk for every two neighbours of one kind."""
    sentences = tuple(
        Sentence(article.id, n, n, one.kind, one.span.start, one.span.end, article.text[one.span.start : one.span.end])
        for n, one in enumerate(article.sections)
    )
    chunks: list[Chunk] = []
    for kind, run in groupby(sentences, lambda sentence: sentence.kind):
        alike = list(run)
        for first, last in zip(alike[::2], [*alike[1::2], alike[-1]], strict=False):
            text = article.text[first.start : last.end]
            chunks.append(Chunk(article.id, len(chunks), kind, first.start, last.end, text))
    return sentences, tuple(chunks)


def put(
    writer: Writer,
    article: Article,
    version: str = "1",
    figures: Sequence[Figure] = (),
    documents: Sequence[DocumentRef] = (),
) -> None:
    sentences, chunks = split(article)
    vectors = [EMBEDDER.passages([passage.text for passage in passages]) for passages in (sentences, chunks)]
    print_of = Fingerprint(version, "settings")
    writer.put(article, sentences, chunks, vectors[0], vectors[1], print_of, figures=figures, documents=documents)


def vectors_of(folder: Path) -> dict[str, bytes]:
    """Every passage's vector as it is stored, by the passage's id."""
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection:
        return dict(connection.execute("SELECT id, vector FROM passages"))


def indexed_ids(store: Store) -> set[str]:
    """Every passage that is found by vectors."""
    probe = EMBEDDER.query("đảng viên")
    return {hit.id for kind in FORMS for hit in store.dense(probe, kind, 10_000)}


def searched_ids(store: Store) -> set[str]:
    """Every passage that should be found: all but furniture."""
    passages: list[Sentence | Chunk] = []
    for article in store.articles():
        passages += [*store.sentences(article.id), *store.chunks(article.id)]
    return {passage.id for passage in passages if passage.kind is not SectionKind.FURNITURE}


def generations(folder: Path) -> list[Path]:
    """The folders of vector index generations in a data folder."""
    return sorted(path for path in (folder / "vectors").iterdir() if path.is_dir())
