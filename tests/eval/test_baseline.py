"""The gate: floors, pinned digests, and that none of it is lowered in silence."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from errors import UsageError
from eval.baseline import BASELINE, Baseline, check, measured, update
from eval.questions import GOLD, GOLD_ARTICLES
from eval.scores import Scores
from rag.assistant import Assistant
from tests.eval.test_scores import verdicts


@pytest.fixture
def now(assistant: Assistant) -> Baseline:
    return measured(assistant, GOLD, Scores(verdicts()))


@pytest.fixture
def file(now: Baseline, tmp_path: Path) -> Path:
    now.save(tmp_path / "baseline.json")
    return tmp_path / "baseline.json"


def test_digests_are_those_of_the_files(now: Baseline) -> None:
    files = {path.name: path for path in GOLD_ARTICLES.iterdir()}
    assert now.questions == "eval/gold/articles.jsonl"
    assert now.questions_sha256 == hashlib.sha256(GOLD.read_bytes()).hexdigest()
    assert now.articles == {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in sorted(files.items())}


def test_a_run_as_good_as_its_floors_passes(file: Path, now: Baseline) -> None:
    gate = check(file, now, GOLD)
    assert gate and gate.passed
    better = replace(now, floors={**now.floors, "accuracy": 1.0}, ceilings={"wrong_figures": 0})
    assert check(file, better, GOLD) == gate


@pytest.mark.parametrize(
    "name", ["accuracy", "cited_accuracy", "held_out_accuracy", "refusal_precision", "refusal_recall"]
)
def test_any_score_below_its_floor_fails(file: Path, now: Baseline, name: str) -> None:
    before = {**now.floors, name: 0.75}
    replace(now, floors=before).save(file)
    gate = check(file, replace(now, floors={**now.floors, name: 0.7499}), GOLD)
    assert gate and [("74,99%" in problem, "75,00%" in problem) for problem in gate.problems] == [(True, True)]


def test_one_more_wrong_figure_fails(file: Path, now: Baseline) -> None:
    gate = check(file, replace(now, ceilings={"wrong_figures": 3}), GOLD)
    assert gate and gate.problems == ("Số câu có số liệu sai là 3, trên mốc 2.",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"questions_sha256": "0"}, "Tệp câu hỏi eval/gold/articles.jsonl đã đổi"),
        ({"articles": {}}, "thiếu 5 bài so với mốc"),
        ({"articles": {"mới.txt": "0"}}, "thừa 1 bài so với mốc: mới.txt"),
        ({"articles": {"000_063e327ec18794aa.txt": "0"}}, "khác 1 bài so với mốc: 000_063e327ec18794aa.txt"),
    ],
)
def test_changed_questions_or_articles_are_told_and_fail(
    file: Path, now: Baseline, change: dict[str, object], told: str
) -> None:
    gate = check(file, replace(now, **change), GOLD)  # type: ignore[arg-type]
    assert gate and any(told in problem for problem in gate.problems)


def test_questions_without_a_baseline_have_no_gate(file: Path, now: Baseline, tmp_path: Path) -> None:
    assert check(file, now, tmp_path / "own.jsonl") is None
    assert check(tmp_path / "none.json", now, GOLD) is None


def test_an_update_raises_floors_but_lowers_none_unless_it_is_allowed_to(file: Path, now: Baseline) -> None:
    raised = replace(now, floors={**now.floors, "accuracy": 0.9})
    assert update(file, raised, allow_lower=False).passed
    assert Baseline.load(file) == raised
    refused = update(file, now, allow_lower=False)
    assert not refused.passed and "dưới mốc 90,00%" in refused.problems[0]
    assert Baseline.load(file) == raised
    assert update(file, now, allow_lower=True).passed
    assert Baseline.load(file) == now


def test_the_first_baseline_needs_no_leave(now: Baseline, tmp_path: Path) -> None:
    assert update(tmp_path / "new.json", now, allow_lower=False).passed
    assert Baseline.load(tmp_path / "new.json") == now


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"questions": 1}', '{"questions": "", "questions_sha256": "", "articles": {}, '
                '"floors": {"accuracy": 1}, "ceilings": {}}'])  # fmt: skip
def test_a_baseline_that_cannot_be_used_is_told(file: Path, now: Baseline, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"(?i)mốc chất lượng baseline\.json"):
        check(file, now, GOLD)


def test_the_baseline_in_the_repository_is_for_these_questions_and_articles(now: Baseline) -> None:
    baseline = Baseline.load(BASELINE)
    assert baseline and baseline.is_for(GOLD)
    assert baseline.changes(now) == ()
    assert json.loads(BASELINE.read_text(encoding="utf-8"))["floors"]["accuracy"] > 0.5
