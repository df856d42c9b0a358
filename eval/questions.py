"""Question files: plain batches, and gold questions with what a true answer holds."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from errors import UsageError
from records.answer import Status
from settings import PROJECT

GOLD = Path(__file__).resolve().parent / "gold" / "articles.jsonl"
GOLD_ARTICLES = PROJECT / "data" / "articles"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a batch: its id as given, and the turns of the conversation; the answer to the last is wanted."""

    id: str | int
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
    """The gold questions of a JSONL file, ids unique. Raises UsageError naming the line that cannot be used."""
    golds: dict[str, Gold] = {}
    for number, row in _rows(path):
        gold = _gold(row, number, path.name)
        if str(gold.item.id) in golds:
            raise UsageError(f"Dòng {number} của {path.name} dùng lại mã câu hỏi “{gold.item.id}”. Mỗi câu cần một mã.")
        golds[str(gold.item.id)] = gold
    return tuple(golds.values())


def _gold(row: dict[str, Any], number: int, file: str) -> Gold:
    try:
        status = row["status"]
        gold = Gold(
            item=_item(row, number),
            category=_text(row["category"]),
            held_out=_flag(row.get("held_out", False)),
            statuses=(status,) if isinstance(status, str) else _texts(status),
            expect=tuple(_texts(group) for group in row["expect"]),
            forbid=_texts(row["forbid"]) if row.get("forbid") else (),
            evidence=tuple((_text(e["source"]), _text(e["quote"])) for e in row.get("evidence", ())),
        )
    except KeyError as error:
        raise UsageError(f"Dòng {number} của {file} thiếu trường {error}.") from error
    except TypeError as error:
        raise UsageError(f"Dòng {number} của {file} có trường sai kiểu ({error}).") from error
    if unknown := set(gold.statuses) - set(Status):
        raise UsageError(f"Dòng {number} của {file} có status không dùng được: {', '.join(sorted(unknown))}.")
    return gold


def _texts(value: object) -> tuple[str, ...]:
    """The strings of a list. Raises TypeError when it is none: one string would pass for a list of its letters.

    An empty list is refused too, since a group without variants can never be met.
    """
    if not isinstance(value, list) or not value:
        raise TypeError(f"{value!r} không phải danh sách chuỗi")
    return tuple(map(_text, value))


def _text(value: object) -> str:
    """A string with something in it, else TypeError: an empty one would stand in every answer."""
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{value!r} không phải chuỗi có chữ")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} không phải true hay false")
    return value


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"Tệp câu hỏi {path} không phải mã UTF-8. Hãy lưu lại bằng mã UTF-8.") from error
    except OSError as error:
        raise UsageError(f"Không đọc được tệp câu hỏi {path} ({error.strerror}). Hãy kiểm tra đường dẫn.") from error
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may stand inside a JSON string
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"Dòng {number} của {path.name} không phải JSON ({error.msg}).") from error
            except (ValueError, RecursionError) as error:  # a number of 5,000 digits, 100,000 brackets
                raise UsageError(f"Dòng {number} của {path.name} quá lớn, không đọc được.") from error
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
    name = row.get("id", str(number))
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise UsageError(f'Dòng {number} có "id" không phải chuỗi hay số nguyên.')
    return Item(name, tuple(turns))
