"""What the tests of the language model share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.build import Parts, open_parts
from tests.conftest import copy_of, model_at_hand
from tests.rag.played import only
from vectorstore.embedder import SentenceEmbedder


@pytest.fixture(scope="module")
def parts(bundled_model: SentenceEmbedder, ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """A store of the five articles, for an assistant whose language model is played."""
    folder = copy_of(ingested, tmp_path_factory.mktemp("played"))
    with model_at_hand(bundled_model):
        opened = open_parts(only(folder))
    with opened.store:
        yield opened
