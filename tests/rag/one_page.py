"""The assistant over one page that a test brings along."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rag.assistant import Assistant
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder


@contextmanager
def over_page(text: str, name: str, folder: Path, model: SentenceEmbedder) -> Iterator[Assistant]:
    """The assistant over one article, whose paragraphs are parted by empty lines; lines within one are joined."""
    page = folder / name
    page.write_text("\n\n".join(" ".join(part.split()) for part in text.split("\n\n")), encoding="utf-8")
    with model_at_hand(model), Assistant.open(data_dir=folder / "data") as opened:
        assert not opened.ingest([page]).failures
        yield opened
