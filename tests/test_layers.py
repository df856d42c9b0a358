"""Imports go one way: the table of docs/DESIGN.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = (
    {"errors", "vietnamese", "records"},
    {"settings"},
    {"prompts", "ingest", "vectorstore", "conversations", "access"},
    {"rag"},
    {"eval", "api", "ui"},
    {"cli", "console"},
    {"opening"},
    {"app"},
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
FILES = sorted(
    path
    for room in LEVEL
    for path in ([ROOT / f"{room}.py"] if (ROOT / f"{room}.py").exists() else (ROOT / room).rglob("*.py"))
)


def imported_rooms(source: str) -> set[str]:
    """Rooms named by any import of a file, inside functions and under TYPE_CHECKING too."""
    rooms = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        rooms |= {name.split(".")[0] for name in names}
    return rooms & set(LEVEL)


def forbidden(room: str, source: str) -> set[str]:
    return {other for other in imported_rooms(source) - {room} if LEVEL[other] >= LEVEL[room]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_rooms_to_its_left(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert forbidden(room, path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "source",
    [
        "import rag",
        "from rag.assistant import Assistant",
        "def f():\n    from ui.page import mount",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from vectorstore.store import Store",
    ],
)
def test_an_import_to_the_right_or_beside_is_seen_wherever_it_hides(source: str) -> None:
    assert forbidden("ingest", source)


def test_every_room_has_files() -> None:
    assert {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in FILES} == set(LEVEL)
