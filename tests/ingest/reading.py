"""Helpers of the reading tests: articles read from bytes, and the kind of a line."""

from pathlib import Path

from ingest.read import read_article
from records.article import Article

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
MAX_BYTES = 20 * 2**20


def bundled(prefix: str) -> Article:
    path = next(ARTICLES.glob(f"{prefix}*.txt"))
    return read_article(path, path.name, max_bytes=MAX_BYTES)


def read_text(folder: Path, name: str, text: str) -> Article:
    path = folder / name
    path.write_bytes(text.encode())
    return read_article(path, name, max_bytes=MAX_BYTES)


def kind_of(article: Article, line: str, occurrence: int = 0) -> str:
    text = article.text.replace("\u00a0", " ")
    offset = -1
    for _ in range(occurrence + 1):
        offset = text.index(line, offset + 1)
    return article.kind_at(offset).value


def assert_sections_hold_everything(article: Article) -> None:
    position = 0
    for section in article.sections:
        assert position <= section.span.start < section.span.end
        assert not article.text[position : section.span.start].strip()
        position = section.span.end
    assert not article.text[position:].strip()
