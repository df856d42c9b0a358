"""However a question is typed, the same article comes first: the one that answers it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.build import open_parts
from rag.retrieve import Retriever
from rag.understand import understand
from settings import Settings
from tests.conftest import copy_of, model_at_hand
from vectorstore.embedder import SentenceEmbedder
from vietnamese.normalise import fold

# Blocks of four lines: the article that answers (read, not computed); the question as it should be written; as an
# office abbreviates it; as somebody in a hurry types it.
ROWS = [
    tuple(line.strip() for line in block.splitlines())
    for block in Path(__file__).with_name("same_article.txt").read_text(encoding="utf-8").split("\n\n")
]
PLACED = dict(pair.split() for pair in "òa oà|óa oá|ỏa oả|ọa oạ|ủy uỷ|úy uý|ũy uỹ|ụy uỵ|ùy uỳ|Ủy Uỷ".split("|"))


def other_placement(text: str) -> str:
    """The text as those write it who put the tone mark on the last vowel."""
    return re.sub(rf"(?:{'|'.join(PLACED)})\b", lambda match: PLACED[match.group()], text)


def half_folded(text: str) -> str:
    """The text with every other word typed without diacritics."""
    return " ".join(fold(word) if at % 2 else word for at, word in enumerate(text.split()))


TYPINGS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "as it should be": lambda row: row[1],
    "abbreviated": lambda row: row[2],
    "in a hurry": lambda row: row[3],
    "without diacritics": lambda row: fold(row[1]),
    "abbreviated without diacritics": lambda row: fold(row[2]),
    "half with diacritics": lambda row: half_folded(row[1]),
    "with the other placement of tone marks": lambda row: other_placement(row[1]),
    "in capitals": lambda row: row[1].upper(),
    "decomposed": lambda row: unicodedata.normalize("NFD", row[1]),
}


@pytest.fixture(scope="module")
def retriever(
    bundled_model: SentenceEmbedder, ingested: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Retriever]:
    folder = copy_of(ingested, tmp_path_factory.mktemp("retriever"))
    with model_at_hand(bundled_model):
        parts = open_parts(Settings.load().model_copy(update={"data_dir": folder}))
    with parts.store:
        yield Retriever(parts.store, parts.embedder)


def first_article(retriever: Retriever, question: str) -> str:
    return retriever.retrieve(understand(question, (), retriever.neighbours))[0].article.source


def test_there_are_enough_questions_about_each_article() -> None:
    articles = [row[0] for row in ROWS]
    assert len(articles) >= 45
    assert all(articles.count(article) >= 5 for article in set(articles)) and len(set(articles)) == 5


@pytest.mark.parametrize("typing", TYPINGS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_article_that_answers_comes_first(retriever: Retriever, row: tuple[str, ...], typing: str) -> None:
    assert first_article(retriever, TYPINGS[typing](row)) == row[0]
