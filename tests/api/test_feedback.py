"""Ratings over HTTP: kept with the answer that the server gave, and shown by `app.py feedback`."""

import json
from pathlib import Path

import pytest

import app
from api.answering import Asking, KeptAnswers
from records.answer import Answer, Status
from tests.api.live import Live
from tests.ui.fake import MADE_WITH

pytestmark = pytest.mark.enable_socket

FIRST = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"


def shown(on: Live, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """What the command prints."""
    capsys.readouterr()
    assert app.main(["feedback", "--data-dir", str(on.folder), "--json"]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return rows


def test_a_rated_answer_is_shown_with_what_was_asked_before_it_and_a_second_rating_replaces_the_first(
    changeable: Live, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = changeable.client.post("/api/v1/ask", json={"question": "Còn năm 2021?", "history": [FIRST]})
    id_ = asked.headers["x-answer-id"]
    sent = changeable.client.post("/api/v1/feedback", json={"answer_id": id_, "rating": "good"})
    assert (sent.status_code, sent.json()) == (201, {"answer_id": id_, "rating": "good"})
    body = {"answer_id": id_, "rating": "bad", "reason": " Sai số\nliệu ", "comment": "Bài ghi khác."}
    assert changeable.client.post("/api/v1/feedback", json=body).status_code == 201
    (row,) = shown(changeable, capsys)
    assert (row["question"], row["before"], row["rating"]) == ("Còn năm 2021?", [FIRST], "bad")
    assert (row["reason"], row["comment"]) == ("Sai số liệu", "Bài ghi khác.")
    assert row["answer"] == asked.json()["answer"]
    assert [one["source"] for one in row["citations"]] == [one["source"] for one in asked.json()["citations"]]  # type: ignore[attr-defined]


def test_a_rated_stream_becomes_a_question_of_the_evaluation(
    changeable: Live, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = changeable.client.post("/api/v1/ask", json={"question": FIRST, "stream": True})
    body = {"answer_id": asked.headers["x-answer-id"], "rating": "good"}
    assert changeable.client.post("/api/v1/feedback", json=body).status_code == 201
    file = tmp_path / "questions.jsonl"
    assert app.main(["feedback", "--data-dir", str(changeable.folder), "--questions", str(file)]) == 0
    (row,) = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert (row["question"], row["status"]) == (FIRST, "answered")


def test_an_answer_that_the_server_did_not_give_cannot_be_rated(
    changeable: Live, capsys: pytest.CaptureFixture[str]
) -> None:
    request_id = changeable.client.post("/api/v1/ask", json={"question": FIRST}).headers["x-request-id"]
    for made_up in (request_id, "x", "'; DROP TABLE exchanges; --"):
        refused = changeable.client.post("/api/v1/feedback", json={"answer_id": made_up, "rating": "good"})
        assert (refused.status_code, refused.json()["code"]) == (404, "unknown_answer")
    with_answer = {"answer_id": request_id, "rating": "good", "answer": "Có **999** đảng viên."}
    assert changeable.client.post("/api/v1/feedback", json=with_answer).status_code == 422
    assert shown(changeable, capsys) == []


def test_a_rating_that_there_is_not_is_refused_with_those_there_are(changeable: Live) -> None:
    refused = changeable.client.post("/api/v1/feedback", json={"answer_id": "x", "rating": "5"})
    assert (refused.status_code, refused.json()["field"]) == (422, "rating")
    assert "“good” hoặc “bad”" in refused.json()["detail"]


def test_answers_are_kept_for_a_time_and_up_to_a_number() -> None:
    now = 0.0
    kept = KeptAnswers(most=2, seconds=60, clock=lambda: now)
    asked = [Asking("Một?"), Asking("Hai?"), Asking("Ba?")]
    for one in asked:
        kept.keep(one, Answer(one.question, Status.NOT_FOUND, (), (), (), MADE_WITH, 0.0))
    assert kept.get(asked[0].id) is None
    assert [found.answer.question for one in asked[1:] if (found := kept.get(one.id))] == ["Hai?", "Ba?"]
    now = 61.0
    assert kept.get(asked[2].id) is None
