"""The parts of the documentation that are made from the code: `python -m tests.docs_text` writes them anew.

They stand between `<!-- made: NAME -->` and `<!-- end -->` in the Markdown files.
"""

import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import app
from rag import read, retrieve
from settings import PROJECT, Settings

FILES = tuple(sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md")]))
_BLOCK = re.compile(r"(<!-- made: (\w+) -->\n)(?:(?!<!-- made).)*?(<!-- end -->)", re.DOTALL)
_BOUND = re.compile(r"^(_[A-Z_]+) = ([0-9][0-9_.e-]*)  # (.+)$", re.MULTILINE)


def filled(text: str) -> str:
    """A document with its made parts as the code makes them now. Raises KeyError for a part that nobody makes."""
    return _BLOCK.sub(lambda match: f"{match[1]}{_MAKERS[match[2]]()}\n{match[3]}", text)


def settings_table() -> str:
    """Every setting with its default, its bounds and what it is for."""
    rows = ["| Setting | Default | Meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = str(field.get_default(call_default_factory=True, validated_data={}))
        default = default.removeprefix(f"{PROJECT}/").replace(str(Path.home()), "~") or "(empty)"
        limits = {
            kind: getattr(bound, kind) for bound in field.metadata for kind in ("ge", "le") if hasattr(bound, kind)
        }
        bounds = " to ".join(str(limits[kind]) for kind in ("ge", "le") if kind in limits)
        bounds = f" ({bounds if 'le' in limits else f'at least {bounds}'})" if limits else ""
        rows.append(f"| `{name.upper()}` | `{default}` | {(field.description or '').rstrip('.')}{bounds}. |")
    return "\n".join(rows)


def command_help() -> str:
    """What `--help` prints, for the program and for each command."""
    return "```text\n" + "\n".join(_help(command) for command in ("", *app.COMMANDS)) + "```"


def _help(command: str) -> str:
    with redirect_stdout(io.StringIO()) as printed:
        app.main([*([command] if command else []), "--help"])
    return printed.getvalue()


def weights_table() -> str:
    """What each signal counts, in retrieval and in reading."""
    rows = ["| Where | Signal and weight |", "|---|---|"]
    for module in (retrieve, read):
        weights = ", ".join(f"{name} {weight:g}" for name, weight in module._WEIGHTS.items())
        rows.append(f"| `{module.__name__.replace('.', '/')}.py` | {weights} |")
    return "\n".join(rows)


def bounds_table() -> str:
    """The numbers that decide what is said, with the reason that the code gives for each."""
    rows = ["| Where | Value | Meaning |", "|---|---|---|"]
    for path in sorted((PROJECT / "rag").rglob("*.py")):
        where = path.relative_to(PROJECT).as_posix()
        for name, value, meaning in _bounds(path):
            rows.append(f"| `{where}` `{name}` | {value} | {meaning.replace('|', chr(92) + '|')} |")
    return "\n".join(rows)


def _bounds(path: Path) -> Iterator[tuple[str, str, str]]:
    for match in _BOUND.finditer(path.read_text(encoding="utf-8")):
        yield match[1], match[2], match[3]


_MAKERS: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "help": command_help,
    "weights": weights_table,
    "bounds": bounds_table,
}


def main() -> None:
    """Writes every file whose made parts have changed."""
    os.environ.update(COLUMNS="100", NO_COLOR="1")
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if filled(text) != text:
            path.write_text(filled(text), encoding="utf-8")
            print(f"{path.relative_to(PROJECT)}: rewritten")


if __name__ == "__main__":
    main()
