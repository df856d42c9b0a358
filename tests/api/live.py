"""The API over HTTP, over a real store that a test may change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from api.server import create_app
from conversations.store import Conversations
from rag.assistant import Assistant
from settings import Settings
from tests.ui.serving import served


@dataclass(frozen=True)
class Live:
    """A running server, its assistant and its folder."""

    client: httpx.Client
    assistant: Assistant
    folder: Path


@contextmanager
def live(folder: Path, **settings: object) -> Iterator[Live]:
    """A server over a data folder; the embedding model must be at hand."""
    chosen = Settings.load(data_dir=folder, **settings)
    with (
        Assistant.open(settings=chosen) as assistant,
        Conversations.open(folder) as conversations,
        served(create_app(assistant, chosen, conversations)) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=60) as client,
    ):
        yield Live(client, assistant, folder)
