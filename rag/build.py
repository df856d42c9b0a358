"""The only place that names concrete parts."""

from collections.abc import Callable
from dataclasses import dataclass

from rag.llm import words
from rag.llm.chat import LangChainModel
from rag.ports import ChatModel
from settings import Settings
from vectorstore.embedder import SentenceEmbedder
from vectorstore.store import Store

ModelProgress = Callable[[str, int, int], None]
"""Called with a label in Vietnamese, what is done and the total."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an assistant is made of; `chat` is None where no language model is configured."""

    store: Store
    embedder: SentenceEmbedder
    chat: ChatModel | None = None


def open_parts(settings: Settings, progress: ModelProgress | None = None, *, adopt: bool = False) -> Parts:
    """The parts that the settings name; with `adopt`, a data folder of another model is made over to this one,
    and no language model is opened.

    Raises ModelError or StoreError; LanguageModelError or PromptError where a language model is configured.
    """
    chat = open_chat(settings) if settings.llm and not adopt else None  # first: what is wrong with it is told at once
    try:
        embedder = SentenceEmbedder.open(settings.embedding_model, settings.cache_dir, progress)
        store = Store.open(settings.data_dir, embedder_name=embedder.name, dimension=embedder.dimension, adopt=adopt)
    except BaseException:
        if chat:
            chat.close()
        raise
    return Parts(store, embedder, chat)


def open_chat(settings: Settings) -> ChatModel:
    """The language model of the settings, not asked yet. Raises LanguageModelError or PromptError."""
    words.check()
    return LangChainModel.open(settings)
