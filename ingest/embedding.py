"""Which texts of an article are embedded."""

from collections.abc import Callable, Sequence

from ingest.ports import Embedder, Vectors
from records.article import Article
from records.passage import Chunk, Sentence


def embedded_text(article: Article, passage: Sentence | Chunk) -> str:
    """What stands for a passage when it is embedded: its text under its article's title."""
    return f"{article.title}\n{passage.text}"


def embed(
    embedder: Embedder,
    article: Article,
    sentences: Sequence[Sentence],
    chunks: Sequence[Chunk],
    progress: Callable[[float], None],
) -> tuple[Vectors, Vectors]:
    """Vectors of the sentences and of the chunks, in order; `progress` is told which part (0..1) is done.

    Passages of the same text (a chunk of one sentence, a doubled title) are embedded once.
    """
    passages: tuple[Sentence | Chunk, ...] = (*sentences, *chunks)
    texts = [embedded_text(article, passage) for passage in passages]
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    vectors = embedder.passages(list(places), lambda done: progress(done / len(places)))
    vectors = vectors[[places[text] for text in texts]]
    return vectors[: len(sentences)], vectors[len(sentences) :]
