"""The assistant as a part of other programs: its public names, and its registers."""

import subprocess
import sys

import rag
from rag import Assistant, DocumentFilter, FigureFilter, FigureOrder
from settings import PROJECT


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(getattr(rag, name).__name__ == name for name in rag.__all__)
    assert not hasattr(rag, "Nothing")


def test_importing_the_room_loads_neither_models_nor_frameworks() -> None:
    heavy = "{'numpy', 'chromadb', 'langchain_core', 'mcp', 'pydantic', 'gradio'}"
    assert run(f"import sys, rag; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_the_assistant_itself_loads_no_framework_that_it_does_not_use() -> None:
    heavy = "{'rag.langchain', 'openai', 'mcp', 'gradio', 'fastapi'}"
    assert run(f"import sys; from rag import Assistant; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_figures_are_asked_for_by_name(assistant: Assistant) -> None:
    found = assistant.figures(place="Sa Pa", year=2022, unit="đảng viên", search="kết nạp")
    assert found and found == assistant.figures(FigureFilter("Sa Pa", 2022, "đảng viên", "kết nạp"))
    assert assistant.figures(place="sa pa", limit=2) == assistant.figures(place="sa pa")[:2]
    largest = FigureFilter(order=FigureOrder.LARGEST, year=2021)
    assert assistant.figures(largest, year=2022) == assistant.figures(FigureFilter(order=largest.order, year=2022))
    assert assistant.figures() == assistant.figures(FigureFilter())


def test_documents_are_asked_for_by_name(assistant: Assistant) -> None:
    (row,) = assistant.documents(number="NQ 02")
    assert row.document.number == "02-NQ/TU"
    assert assistant.documents(DocumentFilter(number="21"), number="02") == assistant.documents(number="02")
    assert assistant.documents() == assistant.documents(DocumentFilter())


def test_an_article_is_named_by_its_source_or_the_beginning_of_its_id(assistant: Assistant) -> None:
    one = assistant.articles()[0]
    assert {assistant.article_id(name) for name in (one.id, one.id[:6], one.source)} == {one.id}
