"""The tree of errors: what its docstring draws is what there is."""

import inspect
import re

import pytest

import errors
from errors import AssistantError

CLASSES = {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == "errors"}


def drawn() -> dict[str, str]:
    """Class -> parent, as the docstring's picture shows them."""
    parents: dict[str, str] = {}
    path: list[str] = []
    for indent, name in re.findall(r"^ {4}([│├└─ ]*)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 4
        path[depth:] = [name]
        parents[name] = path[depth - 1] if depth else "Exception"
    return parents


def test_the_picture_shows_every_error_under_its_parent() -> None:
    assert drawn() == {name: kind.__base__.__name__ for name, kind in CLASSES.items() if kind.__base__}


@pytest.mark.parametrize("kind", CLASSES.values(), ids=lambda kind: kind.__name__)
def test_every_error_is_an_assistant_error_with_a_failing_exit_code(kind: type[AssistantError]) -> None:
    assert issubclass(kind, AssistantError)
    assert kind.exit_code != 0
    assert str(kind("Câu báo lỗi.")) == "Câu báo lỗi."
