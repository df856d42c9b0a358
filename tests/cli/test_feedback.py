"""`app.py feedback`: what readers thought of answers, and the questions that are made of it."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from conversations.database import FILE
from conversations.store import Conversations
from rag.assistant import Assistant
from records.conversation import Exchange, Feedback, Rating
from records.question import Turn
from tests.cli.conftest import Run

GOOD = (
    ("Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?",),
    ("Năm nào trong giai đoạn 2021-2023 Sơn La kết nạp nhiều đảng viên nhất?",),
    ("Luỹ kế đảng viên mới của thị xã Sa Pa từ đầu nhiệm kỳ 2020-2025 là bao nhiêu?",),
    ("Có đúng là Sa Pa có 3.859 đảng viên vào cuối năm 2022?",),
    ("Hai đồng chí nào chủ trì hội nghị chiều 15-5?",),
    ("Sơn La kết nạp được bao nhiêu đảng viên trong năm 2023?", "Còn năm 2022?"),
    ("Giá vàng SJC hôm nay là bao nhiêu?",),
)
BAD = Feedback(Rating.BAD, "Sai số liệu", "=HYPERLINK(1) phải là 5")


@pytest.fixture
def data(own_five: Path, assistant: Assistant) -> Path:
    """The five articles, and conversations about them of which every last answer is rated."""
    with Conversations.open(own_five) as kept:
        for turns in (*GOOD, ("Đảng bộ Sa Pa có bao nhiêu tổ chức cơ sở đảng?",)):
            history: list[Turn] = []
            id_ = kept.create()
            for question in turns:
                history.append(Turn(question, assistant.ask(question, history)))
                kept.add("một người", id_, Exchange(question, history[-1].answer))
            kept.rate("một người", id_, len(turns) - 1, Feedback(Rating.GOOD) if turns in GOOD else BAD)
    return own_five


def test_good_answers_come_back_as_questions_that_score_right(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("feedback", "--questions", tmp_path / "q.jsonl", "--data-dir", data)
    assert (ran.code, ran.err) == (0, "")
    assert "7 câu hỏi" in ran.out and "1 câu trả lời chưa tốt" in ran.out
    scored = run("eval", "--questions", tmp_path / "q.jsonl", "--data-dir", data, "--json")
    assert scored.code == 0
    result = json.loads(scored.out)
    assert (result["summary"]["questions"], result["skipped_questions"], result["unplaced_evidence"]) == (7, [], [])
    assert (result["summary"]["accuracy"], result["summary"]["cited_accuracy"]) == (1, 1)
    assert result["failed"] == []
    refused = run("eval", "--questions", tmp_path / "q.todo.jsonl", "--data-dir", data)
    assert refused.code == 2 and "CẦN ĐIỀN" in refused.complaint
    again = run("feedback", "--questions", tmp_path / "q.jsonl", "--data-dir", data)
    assert again.code == 2 and "đã có" in again.complaint


def test_ratings_are_a_line_each_json_or_csv(
    run: Run, tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Conversations.open(tmp_path) as kept:
        answer = assistant.ask(GOOD[0][0])
        kept.add("bí mật", "c", Exchange("Trước?", answer))
        kept.add("bí mật", "c", Exchange(f"{GOOD[0][0]}\n[b]x[/b]", answer))
        kept.add("bí mật", "c", Exchange("Hỏng?", notice="Chưa trả lời được."))
        kept.rate("bí mật", "c", 1, Feedback(Rating.GOOD))
        kept.rate("bí mật", "c", 2, BAD)
    ran = run("feedback", "--data-dir", tmp_path)
    heading, good, bad = ran.out.splitlines()
    assert heading == "Lúc | Đánh giá | Lý do | Nhận xét | Câu hỏi | Trả lời"
    assert re.match(r"\d\d/\d\d/\d{4} \d\d:\d\d \| tốt \| ", good) and "134" in good and "[b]x[/b]" in good
    assert " | chưa tốt | Sai số liệu | =HYPERLINK(1) phải là 5 | Hỏng? | Chưa trả lời được." in bad
    one, other = json.loads(run("feedback", "--json", "--data-dir", tmp_path).out)
    assert (one["rating"], one["before"], one["status"], one["answer"]) == ("good", ["Trước?"], "answered", answer.text)
    assert one["citations"][0]["quote"] == answer.citations[0].quote
    assert (other["rating"], other["status"], other["reason"]) == ("bad", None, "Sai số liệu")
    text = run("feedback", "--csv", "--data-dir", tmp_path).out
    assert text.startswith("\ufeff")
    cells = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [cell["Đánh giá"] for cell in cells] == ["tốt", "chưa tốt"]
    assert cells[1]["Nhận xét"] == "'=HYPERLINK(1) phải là 5"
    assert "bí mật" not in ran.out + text
    monkeypatch.setenv("FORCE_COLOR", "1")
    table = re.sub(r"\x1b\[[\d;]*m", "", run("feedback", "--data-dir", tmp_path).out)
    assert {len(line) for line in table.splitlines()} == {100}


def test_no_feedback_is_one_sentence_and_leaves_the_folder_as_it_is(run: Run, tmp_path: Path) -> None:
    for options in ([], ["--questions", tmp_path / "q.jsonl"]):
        ran = run("feedback", "--data-dir", tmp_path / "new", *options)
        assert (ran.code, ran.err, ran.out) == (0, "", "Chưa có ai góp ý về câu trả lời nào.\n")
    assert run("feedback", "--json", "--data-dir", tmp_path / "new").out == "[]\n"
    assert list(tmp_path.iterdir()) == []


def test_questions_without_articles_say_how_to_ingest(run: Run, tmp_path: Path) -> None:
    with Conversations.open(tmp_path) as kept:
        kept.add("an", "c", Exchange("?", notice="Bận.", feedback=BAD))
    ran = run("feedback", "--questions", tmp_path / "q.jsonl", "--data-dir", tmp_path)
    assert ran.code == 2 and "python app.py ingest" in ran.complaint


def test_a_file_that_cannot_be_read_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    ran = run("feedback", "--data-dir", tmp_path)
    assert (ran.code, ran.out) == (2, "") and "quyền" in ran.err


def test_one_form_at_a_time(run: Run, tmp_path: Path) -> None:
    assert run("feedback", "--json", "--questions", tmp_path / "q.jsonl").code == 2
