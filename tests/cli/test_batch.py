"""`app.py ask --batch`: what evaluation programs rely on."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import app
from eval.questions import GOLD, read_gold
from rag.assistant import Assistant
from records.answer import Answer, Writer
from records.question import Turn
from tests.cli.conftest import Run
from tests.cli.contract import ANSWER, check_answer, unsupported_figures
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder

Row = dict[str, Any]


def questions(folder: Path, rows: Sequence[Row]) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def gold_rows() -> list[Row]:
    """Every eighteenth question of the gold set, conversations as such."""
    return [
        {"id": gold.item.id, "question": gold.item.turns[0]}
        if len(gold.item.turns) == 1
        else {"id": gold.item.id, "turns": list(gold.item.turns)}
        for gold in read_gold(GOLD)[::18]
    ]


def answers(run: Run, path: Path, data_dir: Path, code: int = 0) -> list[Row]:
    ran = run("ask", "--batch", path, "--data-dir", data_dir)
    assert (ran.code, ran.err) == (code, "")
    assert ran.out.endswith("\n")
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture(scope="module")
def asked(
    five: Path, bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Row], list[Row]]:
    """Rows asked, and rows answered, in one run over a part of the gold set."""
    rows = gold_rows()
    path = questions(tmp_path_factory.mktemp("batch"), rows)
    with model_at_hand(bundled_model), pytest.MonkeyPatch.context() as patch:
        printed = io.StringIO()
        patch.setattr(sys, "stdout", printed)
        assert app.main(["ask", "--batch", str(path), "--data-dir", str(five)]) == 0
    return rows, [json.loads(line) for line in printed.getvalue().split("\n") if line]


def test_there_is_one_answer_a_question_in_order_under_its_id(asked: tuple[list[Row], list[Row]]) -> None:
    rows, found = asked
    assert [answer["id"] for answer in found] == [row["id"] for row in rows]
    assert [answer["question"] for answer in found] == [row.get("question") or row["turns"][-1] for row in rows]


def test_every_line_has_the_keys_of_the_contract_in_their_order(asked: tuple[list[Row], list[Row]]) -> None:
    for answer in asked[1]:
        assert list(answer) == ["id", *ANSWER]
        check_answer({key: value for key, value in answer.items() if key != "id"})


def test_every_quote_is_verbatim_in_its_article(asked: tuple[list[Row], list[Row]], assistant: Assistant) -> None:
    for answer in asked[1]:
        for citation in (*answer["citations"], *answer["related"]):
            article = assistant.article(citation["article_id"])
            assert article.text[citation["start"] : citation["end"]] == citation["quote"]
            assert article.source == citation["source"]


def test_every_figure_stands_in_a_sentence_that_its_claim_cites(asked: tuple[list[Row], list[Row]]) -> None:
    assert [(answer["id"], figures) for answer in asked[1] if (figures := unsupported_figures(answer))] == []


def test_the_last_turn_of_a_conversation_is_answered_in_the_light_of_the_others(
    run: Run, five: Path, tmp_path: Path
) -> None:
    first = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
    rows: list[Row] = [
        {"id": 1, "turns": [first]},
        {"id": 2, "turns": ["Giá vàng hôm nay?", first, "Đạt bao nhiêu phần trăm?"]},
    ]
    one, two = answers(run, questions(tmp_path, rows), five)
    assert (one["id"], two["id"]) == (1, 2)
    assert "**134**" in one["answer"]
    assert "104,2%" in two["answer"]


def test_a_question_that_cannot_be_read_is_answered_in_its_place_and_the_exit_code_says_so(
    run: Run, five: Path, tmp_path: Path
) -> None:
    good = "Đảng bộ Sa Pa có bao nhiêu chi bộ trực thuộc?"
    rows: list[Row] = [
        {"id": "a", "question": good},
        {"id": "b", "question": " "},
        {"id": "c", "question": "dài " * 2500},
        {"id": "d", "turns": ["", good]},
        {"id": "e", "question": good},
    ]
    found = answers(run, questions(tmp_path, rows), five, code=1)
    assert [answer["id"] for answer in found] == ["a", "b", "c", "d", "e"]
    assert [answer["status"] for answer in found] == ["answered", "not_found", "not_found", "not_found", "answered"]
    assert "đang trống" in found[1]["answer"] and "ký tự" in found[2]["answer"]
    for answer in found:
        check_answer({key: value for key, value in answer.items() if key != "id"})


def test_half_a_surrogate_pair_and_line_separators_come_back_as_they_went_in(
    run: Run, five: Path, tmp_path: Path
) -> None:
    odd = "Sa Pa \ud800 có\u2028gì\x85?"
    path = tmp_path / "q.jsonl"
    path.write_text(f"{json.dumps({'id': 'a', 'question': odd})}\n", encoding="utf-8")
    ran = run("ask", "--batch", path, "--data-dir", five)
    (line,) = ran.out.removesuffix("\n").split("\n")
    assert json.loads(line)["question"] == odd


@pytest.mark.parametrize("bad", ["{", "[]", '{"id": "b"}', '{"id": "b", "turns": []}'])
def test_a_malformed_line_is_named_before_anything_is_answered(run: Run, tmp_path: Path, bad: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"id": "a", "question": "Một?"}}\n{bad}\n', encoding="utf-8")
    ran = run("ask", "--batch", path, "--data-dir", tmp_path / "data")
    assert (ran.code, ran.out) == (2, "")
    assert "Dòng 2 " in ran.complaint
    assert not (tmp_path / "data").exists()


def test_each_line_is_out_before_the_next_question_is_asked(
    five: Path, tmp_path: Path, shared_model: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    seen: list[int] = []
    ask = Assistant.ask

    def watched(self: Assistant, question: str, history: Sequence[Turn] = (), writer: Writer | None = None) -> Answer:
        seen.append(raw.getvalue().count(b"\n"))
        return ask(self, question, history, writer)

    monkeypatch.setattr(Assistant, "ask", watched)
    buffered = io.TextIOWrapper(raw)
    monkeypatch.setattr(sys, "stdout", buffered)
    rows = [{"id": n, "question": "Đảng bộ Sa Pa có bao nhiêu chi bộ?"} for n in range(4)]
    assert app.main(["ask", "--batch", str(questions(tmp_path, rows)), "--data-dir", str(five)]) == 0
    buffered.detach()
    assert seen == [0, 1, 2, 3]
