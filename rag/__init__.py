"""From a question to an answer: understand -> retrieve -> read -> write -> verify.

    from rag import Assistant

`Assistant` is looked up lazily, so that importing one stage does not load the embedding model's libraries.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.assistant import Assistant

__all__ = ["Assistant"]


def __getattr__(name: str) -> Any:
    if name == "Assistant":
        from rag.assistant import Assistant

        return Assistant
    raise AttributeError(name)
