"""What all tests share: a clean environment, and one assistant over the five bundled articles."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag.assistant import Assistant
from settings import PROJECT, Settings
from vectorstore.e5 import Progress
from vectorstore.embedder import SentenceEmbedder

ARTICLES = PROJECT / "data" / "articles"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first file that needs articles read, the files that read Vietnamese, then the others.

    One process reads the articles for all (`ingested`); the others have something to do meanwhile instead of waiting.
    """
    needing = next((item.path for item in items if "ingested" in getattr(item, "fixturenames", ())), None)
    places = (lambda path: path == needing, lambda path: path.parent.name == "vietnamese")
    items.sort(key=lambda item: next((at for at, there in enumerate(places) if there(item.path)), len(places)))


@pytest.fixture(scope="session", autouse=True)
def clean_environment() -> Iterator[None]:
    """No setting comes from the machine: neither from its environment nor from a .env beside the tests.

    HOME stays as it is: the converted embedding model is kept in the user's cache folder.
    """
    names = {name.upper() for name in Settings.model_fields}
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper() in names:
                patch.delenv(name)
        patch.setitem(Settings.model_config, "env_file", None)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", "100")
        yield


@pytest.fixture(scope="session")
def bundled_model(clean_environment: None) -> SentenceEmbedder:
    """The embedding model of users, loaded once for all tests: loading takes 1.5 s and more."""
    return SentenceEmbedder.open("", Settings.load().cache_dir)


@contextmanager
def model_at_hand(embedder: SentenceEmbedder) -> Iterator[None]:
    """Lets whoever opens the bundled model get the loaded one; other models are opened as ever."""
    load = SentenceEmbedder.open

    def at_hand(model: str, cache_dir: Path, progress: Progress | None = None) -> SentenceEmbedder:
        return load(model, cache_dir, progress) if model else embedder

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SentenceEmbedder, "open", at_hand)
        yield


@pytest.fixture
def shared_model(bundled_model: SentenceEmbedder) -> Iterator[None]:
    """For tests of whole commands, each of which opens the model."""
    with model_at_hand(bundled_model):
        yield


@pytest.fixture(scope="session")
def ingested(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed data folder with the five articles. Copy it (`copy_of`) and open the copy: nothing may write to it.

    Processes that share the tests share it: to make it takes 13 s of processor time.
    """
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "ingested"
    shared.mkdir(exist_ok=True)
    folder = shared / "data"
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = tmp_path_factory.mktemp("making") / "data"
            with model_at_hand(bundled_model), Assistant.open(data_dir=making) as opened:
                assert not opened.ingest([ARTICLES]).failures
            making.rename(folder)
    return folder


def copy_of(folder: Path, to: Path) -> Path:
    """A copy of a closed data folder."""
    return Path(shutil.copytree(folder, to / folder.name))


@pytest.fixture(scope="session")
def assistant(
    bundled_model: SentenceEmbedder, ingested: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    """The assistant as users have it, over the five articles. Tests that write open a folder of their own."""
    folder = copy_of(ingested, tmp_path_factory.mktemp("assistant"))
    with model_at_hand(bundled_model):
        opened = Assistant.open(data_dir=folder)
    with opened:
        yield opened
