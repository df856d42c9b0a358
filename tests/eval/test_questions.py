"""Reading question files: what is wrong is said with its line, and nothing else is read."""

import json
from pathlib import Path

import pytest

from errors import UsageError
from eval.questions import Item, read_batch, read_gold


def written(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_questions_and_conversations_are_read_in_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"id": "a", "question": "Một?"}',
        "",
        '{"id": 7, "turns": ["Một?", "Hai?"]}',
        '{"question": "Ba?", "kept": "for its owner"}',
    )
    assert read_batch(path) == (Item("a", ("Một?",)), Item(7, ("Một?", "Hai?")), Item("4", ("Ba?",)))


def test_a_byte_order_mark_windows_line_ends_and_line_separators_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(
        '\ufeff{"id": "a", "question": "Một\u2028Hai\x85?"}\r\n{"id": "b", "question": "Ba?"}\r\n'.encode()
    )
    assert [item.turns for item in read_batch(path)] == [("Một\u2028Hai\x85?",), ("Ba?",)]


def test_an_empty_question_is_read_since_it_is_answered_in_its_place(tmp_path: Path) -> None:
    assert read_batch(written(tmp_path, '{"id": "a", "question": ""}')) == (Item("a", ("",)),)


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        '{"id": "b", "question": "cut',
        '["a", "b"]',
        '"Một?"',
        "null",
        '{"id": "b"}',
        '{"id": "b", "question": null}',
        '{"id": "b", "question": 5}',
        '{"id": "b", "turns": []}',
        '{"id": "b", "turns": "Một?"}',
        '{"id": "b", "turns": ["Một?", 2]}',
        '{"id": ["b"], "question": "Một?"}',
        '{"id": null, "question": "Một?"}',
        '{"id": true, "question": "Một?"}',
        "[" * 100_000,
        "9" * 5_000,
    ],
    ids=lambda line: line[:40],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, '{"id": "a", "question": "Một?"}', "", line)
    with pytest.raises(UsageError, match="Dòng 3 "):
        read_batch(path)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe{", b'{"question": "\xe9"}'])
def test_a_file_without_questions_or_in_another_encoding_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "q.jsonl"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"q\.jsonl"):
        read_batch(path)


@pytest.mark.parametrize("missing", ["gone.jsonl", "."])
def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UsageError, match="Không đọc được tệp câu hỏi"):
        read_batch(tmp_path / missing)


GOLD = {"id": "a", "question": "Một?", "category": "figure", "status": "answered", "expect": [["1"]]}


@pytest.mark.parametrize(
    "change",
    [
        {"status": "maybe"},
        {"status": ["answered", "maybe"]},
        {"status": 5},
        {"expect": [5]},
        {"expect": ["134"]},
        {"expect": None},
        {"forbid": 5},
        {"evidence": [{"source": "a.txt"}]},
        {"evidence": ["a.txt"]},
    ],
    ids=str,
)
def test_a_gold_question_with_a_wrong_field_is_named_by_its_line(tmp_path: Path, change: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="Dòng 2 "):
        read_gold(written(tmp_path, json.dumps(GOLD), json.dumps(GOLD | change)))


@pytest.mark.parametrize("field", ["category", "status", "expect"])
def test_a_gold_question_without_a_needed_field_is_named_by_its_line(tmp_path: Path, field: str) -> None:
    row = {name: value for name, value in GOLD.items() if name != field}
    with pytest.raises(UsageError, match=f"Dòng 1 .*{field}"):
        read_gold(written(tmp_path, json.dumps(row)))


def test_what_a_gold_question_leaves_out_has_a_default(tmp_path: Path) -> None:
    (gold,) = read_gold(written(tmp_path, json.dumps(GOLD)))
    assert (gold.statuses, gold.held_out, gold.forbid, gold.evidence) == (("answered",), False, (), ())
