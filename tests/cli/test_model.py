"""`app.py` with a language model in the settings: a scripted one, asked over real HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import PROJECT
from tests.cli.conftest import Run
from tests.scripted_llm import Failure, Script, ScriptedServer, nobody_listens, scripted

pytestmark = pytest.mark.enable_socket

QUESTION = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
HONEST = "Trong năm 2022, Đảng bộ thị xã Sa Pa kết nạp được **134** đảng viên [1]."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedServer]:
    """A language model that answers honestly, named in the settings."""
    with scripted(Script(HONEST)) as running:
        monkeypatch.setenv("LLM", "openai:kịch-bản")
        monkeypatch.setenv("LLM_BASE_URL", running.base_url)
        monkeypatch.setenv("LLM_API_KEY", "khong_can")
        yield running


def test_the_answer_of_a_model_is_printed_with_its_sources_and_who_wrote_it(
    run: Run, five: Path, server: ScriptedServer
) -> None:
    ran = run("ask", QUESTION, "--data-dir", five)
    assert (ran.code, ran.err) == (0, "")
    answer, rest = ran.out.split("\n\nNguồn:\n")
    assert "Trong năm 2022, Đảng bộ thị xã Sa Pa kết nạp được 134 đảng viên [1]" in answer
    assert rest.endswith("\n\nMô hình kịch-bản viết, từng câu đã được đối chiếu với câu được dẫn.\n")
    assert len(server.requests) == 1


def test_json_names_the_model_and_what_became_of_its_claims(run: Run, five: Path, server: ScriptedServer) -> None:
    made = json.loads(run("ask", QUESTION, "--json", "--data-dir", five).out)["made_with"]
    assert made["writer"] == "openai:kịch-bản"
    assert made["guarded"]["passed"] == 1
    assert made["prompts"]


def test_a_model_that_fails_leaves_the_extractive_answer_and_a_note(
    run: Run, five: Path, server: ScriptedServer
) -> None:
    server.script = Script(failure=Failure.BROKEN)
    ran = run("ask", QUESTION, "--data-dir", five)
    assert (ran.code, ran.out.count("\nLưu ý: ")) == (0, 1)
    assert "134" in ran.out.split("Nguồn:")[0]
    assert ran.out.endswith("Trích nguyên văn từ bài viết.\n")


def test_the_extractive_writer_can_be_asked_for_and_the_model_is_then_left_alone(
    run: Run, five: Path, server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLM", "no_such_provider:x")
    assert "Trích nguyên văn" in run("ask", QUESTION, "--writer", "extractive", "--data-dir", five).out
    (tmp_path / "q.jsonl").write_text(json.dumps({"id": 1, "question": QUESTION}), encoding="utf-8")
    ran = run("ask", "--batch", tmp_path / "q.jsonl", "--writer", "extractive", "--data-dir", five)
    assert (ran.code, ran.err, json.loads(ran.out)["made_with"]["writer"]) == (0, "", "extractive")
    assert run("articles", "--data-dir", five).code == 0
    assert server.requests == []


def test_a_batch_is_answered_by_the_model_and_stays_json(
    run: Run, five: Path, server: ScriptedServer, tmp_path: Path
) -> None:
    rows = [{"id": n, "question": QUESTION} for n in range(2)]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = run("ask", "--batch", tmp_path / "q.jsonl", "--writer", "model", "--data-dir", five)
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line)["made_with"]["writer"] for line in ran.out.splitlines()] == ["openai:kịch-bản"] * 2


@pytest.mark.parametrize("arguments", [["ask", QUESTION, "--writer", "model"], ["eval", "--llm"]])
def test_asking_for_a_model_where_none_is_configured_is_told(run: Run, five: Path, arguments: list[str]) -> None:
    ran = run(*arguments, "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaint.startswith("Chưa cấu hình mô hình ngôn ngữ. Hãy đặt LLM=")


@pytest.mark.parametrize("command", ["ask", "serve"])
def test_a_provider_that_is_not_known_ends_the_program_with_one_sentence(command: str, five: Path) -> None:
    arguments = [QUESTION] if command == "ask" else ["--port", nobody_listens().split(":")[2].removesuffix("/v1")]
    environment = {**os.environ, "LLM": "no_such_provider:x"}
    line = [sys.executable, str(PROJECT / "app.py"), command, *arguments, "--data-dir", str(five)]
    ended = subprocess.run(line, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120)
    assert (ended.returncode, ended.stdout) == (2, "")
    told = ended.stderr.splitlines()[-1]
    assert told.startswith("Lỗi: ") and "no_such_provider" in told
    assert "Traceback" not in ended.stderr


def test_doctor_tries_the_model(run: Run, five: Path, server: ScriptedServer) -> None:
    ran = run("doctor", "--data-dir", five)
    assert (ran.code, ran.err) == (0, "")
    assert "Mô hình ngôn ngữ: openai:kịch-bản, trả lời sau 0." in ran.out


def test_doctor_says_why_a_model_cannot_be_used(
    run: Run, five: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLM_BASE_URL", nobody_listens())
    ran = run("doctor", "--data-dir", five)
    assert (ran.code, ran.err) == (1, "")
    assert "Kho bài viết và chỉ mục: dùng được\nMô hình ngôn ngữ: openai:kịch-bản, KHÔNG dùng được. " in ran.out
    monkeypatch.setenv("LLM", "no_such_provider:x")
    assert run("doctor", "--data-dir", five).code == 1
    monkeypatch.delenv("LLM")
    assert "Mô hình ngôn ngữ: không dùng\n" in run("doctor", "--data-dir", five).out


def test_a_model_that_is_down_is_told_before_hundreds_of_questions_are_asked(
    run: Run, five: Path, server: ScriptedServer
) -> None:
    server.script = Script(failure=Failure.UNAUTHORIZED)
    ran = run("eval", "--llm", "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaint


def test_both_writers_are_scored_side_by_side(run: Run, five: Path, server: ScriptedServer, tmp_path: Path) -> None:
    row = {"id": 1, "category": "figure", "question": QUESTION, "status": "answered", "expect": [["134"]]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row), encoding="utf-8")
    page = tmp_path / "report.html"
    ran = run("eval", "--llm", "--questions", tmp_path / "gold.jsonl", "--data-dir", five, "--report", page)
    assert ran.code == 0
    assert "Mô hình ngôn ngữ: đạt." in ran.out and "openai:kịch-bản" in ran.out
    assert ran.err == "Chấm điểm mô hình ngôn ngữ: 1/1 câu\n"
    assert "Hai cách viết" in page.read_text(encoding="utf-8")
    ran = run("eval", "--llm", "--questions", tmp_path / "gold.jsonl", "--data-dir", five, "--json")
    told = json.loads(ran.out)
    assert told["summary"]["accuracy"] == told["llm"]["summary"]["accuracy"] == 1.0
    assert told["llm"]["writing"]["claims"]["passed"] == 1
    assert told["llm"]["writing"]["median_first_ms"] <= told["llm"]["writing"]["median_ms"]
