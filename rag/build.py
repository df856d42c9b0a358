"""The only place that names concrete parts."""

from collections.abc import Callable
from dataclasses import dataclass

from settings import Settings
from vectorstore.embedder import SentenceEmbedder
from vectorstore.store import Store

ModelProgress = Callable[[str, int, int], None]
"""Called with a label in Vietnamese, what is done and the total."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an assistant is made of."""

    store: Store
    embedder: SentenceEmbedder


def open_parts(settings: Settings, progress: ModelProgress | None = None, *, adopt: bool = False) -> Parts:
    """The parts that the settings name; with `adopt`, a data folder of another model is made over to this one.

    Raises ModelError or StoreError.
    """
    embedder = SentenceEmbedder.open(settings.embedding_model, settings.cache_dir, progress)
    store = Store.open(settings.data_dir, embedder_name=embedder.name, dimension=embedder.dimension, adopt=adopt)
    return Parts(store, embedder)
