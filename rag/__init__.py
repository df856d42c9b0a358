"""From a question to an answer: understand -> retrieve -> read -> write -> verify.

    from rag import Assistant

    with Assistant.open() as assistant:
        print(assistant.ask("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?").text)

What a program needs to use the assistant, typed, is named here, and is looked up when it is first asked for, so that
importing one stage does not load the embedding model's libraries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.assistant import Assistant
    from rag.langchain import AnswerRunnable, AssistantRetriever
    from rag.registers import DocumentFilter
    from records.answer import Answer, Citation, Claim, Status, Writer
    from records.question import Scope, Turn
    from settings import Settings
    from vectorstore.facts import FigureFilter, FigureOrder

__all__ = [
    "Answer",
    "AnswerRunnable",
    "Assistant",
    "AssistantRetriever",
    "Citation",
    "Claim",
    "DocumentFilter",
    "FigureFilter",
    "FigureOrder",
    "Scope",
    "Settings",
    "Status",
    "Turn",
    "Writer",
]

_HOMES = {
    "Assistant": "rag.assistant",
    "AnswerRunnable": "rag.langchain",
    "AssistantRetriever": "rag.langchain",
    "DocumentFilter": "rag.registers",
    "Answer": "records.answer",
    "Citation": "records.answer",
    "Claim": "records.answer",
    "Status": "records.answer",
    "Writer": "records.answer",
    "Scope": "records.question",
    "Turn": "records.question",
    "Settings": "settings",
    "FigureFilter": "vectorstore.facts",
    "FigureOrder": "vectorstore.facts",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
