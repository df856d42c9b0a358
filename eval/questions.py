"""Question files: plain batches, and gold questions with what a true answer holds."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError

GOLD = Path(__file__).resolve().parent / "gold" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a batch: its id and the turns of the conversation; the answer to the last one is wanted."""

    id: str
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its acceptable answers.

    Every group of `expect` must be met by one of its variants; none of `forbid` may stand in the answer. `evidence`
    are (source, quote) pairs; any one of them, cited, is good. `statuses` are the acceptable ones.
    """

    item: Item
    category: str
    held_out: bool
    statuses: tuple[str, ...]
    expect: tuple[tuple[str, ...], ...]
    forbid: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]


def read_batch(path: Path) -> tuple[Item, ...]:
    """The questions of a JSONL file. Raises UsageError naming the line that cannot be read."""
    return tuple(_item(row, number) for number, row in _rows(path))


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The gold questions of a JSONL file. Raises UsageError naming the line that cannot be read."""
    found = []
    for number, row in _rows(path):
        try:
            status = row["status"]
            found.append(
                Gold(
                    item=_item(row, number),
                    category=str(row["category"]),
                    held_out=bool(row.get("held_out", False)),
                    statuses=(status,) if isinstance(status, str) else tuple(status),
                    expect=tuple(tuple(group) for group in row["expect"]),
                    forbid=tuple(row.get("forbid", ())),
                    evidence=tuple((e["source"], e["quote"]) for e in row.get("evidence", ())),
                )
            )
        except (KeyError, TypeError) as error:
            raise UsageError(f"Dòng {number} của {path.name} thiếu hoặc sai trường {error}.") from error
    return tuple(found)


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Không đọc được tệp câu hỏi {path}: {error}. Tệp phải là JSONL, mã hóa UTF-8.") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"Dòng {number} của {path.name} không phải JSON ({error.msg}).") from error
            if not isinstance(row, dict):
                raise UsageError(f"Dòng {number} của {path.name} phải là một đối tượng JSON.")
            rows.append((number, row))
    if not rows:
        raise UsageError(f"Tệp {path.name} không có câu hỏi nào.")
    return rows


def _item(row: dict[str, Any], number: int) -> Item:
    turns = row.get("turns", [row["question"]] if "question" in row else [])
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise UsageError(f'Dòng {number} phải có "question" là chuỗi, hoặc "turns" là danh sách chuỗi không rỗng.')
    return Item(str(row.get("id", number)), tuple(turns))
