"""What is counted from verdicts: one small run, every figure of it worked out by hand."""

import json
from dataclasses import replace

from eval.metrics import Verdict, judge
from eval.scores import Corpus, Scores
from records.answer import Claim
from tests.eval.answers import QUOTE, answer, cited, gold, said

CORPUS = Corpus("gold.jsonl", "bai-viet", 5, (("hỏng.txt", "Tệp trống."),), ("x9",), ("x1",))
REFUSED = answer("Không tìm thấy.", "not_found")
RIGHT = answer("134 đảng viên.")
BOTH = (("a.txt", "năm 2021 là 120"), ("a.txt", "năm 2022 là 134"))


def verdicts() -> tuple[Verdict, ...]:
    """Eight questions: 3 answered right (one of them citing a wrong sentence), 2 wrong, 3 refused (2 rightly)."""
    unanswerable = gold(status="not_found", category="unanswerable", evidence=(), expect=())
    two = said(
        (Claim("Năm 2021 là 120, năm 2022 là 134.", (1, 2)),),
        (cited(1, "Tổng số năm 2021 là 120 và năm 2022 là 134."), cited(2, "Năm 2022 có 120 đoàn viên.")),
    )
    rows = [
        (gold(), RIGHT, 10.0),
        (gold(), answer("134 đảng viên.", quote="Đã có 134 đoàn viên."), 20.0),
        (gold(expect=(("120",), ("134",)), evidence=BOTH, category="list"), two, 30.0),
        (gold(), answer("135 đảng viên."), 40.0),
        (unanswerable, RIGHT, 50.0),
        (unanswerable, REFUSED, 60.0),
        (unanswerable, REFUSED, 70.0),
        (gold(held_out=True), REFUSED, 80.0),
    ]
    found = []
    for at, (question, given, ms) in enumerate(rows):
        question = replace(question, item=replace(question.item, id=f"q{at}"))
        ranking = {f"{name} {m}": float(at == 0) for name in ("search", "reading") for m in
                   ("R@1", "R@3", "R@5", "R@10", "RR")} if question.evidence else {}  # fmt: skip
        found.append(judge(question, replace(given, latency_ms=ms), ranking))
    return tuple(found)


def test_every_figure_is_the_one_worked_out_by_hand() -> None:
    retrieval = {"recall_at_1": 0.2, "recall_at_3": 0.2, "recall_at_5": 0.2, "recall_at_10": 0.2, "mrr": 0.2}
    lengths = sorted([len("134 đảng viên [1].")] * 3 + [len("135 đảng viên [1].")] + [41])
    assert len("Năm 2021 là 120, năm 2022 là 134 [1][2].") == 40
    assert Scores(verdicts()).summary() == {
        "questions": 8,
        "accuracy": 0.625,  # q0 q1 q2 q5 q6
        "cited_accuracy": 0.5,  # less q1
        "citation_precision": 0.5,  # q0 1 of 1, q1 0 of 1, q2 1 of 2, q3 1 of 1, q4 0 of 1: 3 of 6
        "citation_recall": 0.6667,  # needs: q0 1/1, q1 0/1, q2 2/2, q3 1/1, q7 0/1: 4 of 6
        "wrong_figures": 2,  # q3, q4
        "figure_errors": {"forbidden": 0, "none_exists": 1, "unheld": 1, "arithmetic": 0},
        "refusal_precision": 0.6667,  # q5 q6 of q5 q6 q7
        "refusal_recall": 0.6667,  # q5 q6 of q4 q5 q6
        "median_chars": lengths[2],
        "p95_chars": 40,
        "longest_chars": 40,
        "median_ms": 45.0,
        "p95_ms": 80.0,
        "retrieval": {"search": retrieval, "reading": retrieval},
    }


def test_the_json_tells_what_was_evaluated_its_groups_and_each_failure_with_its_evidence() -> None:
    told = json.loads(json.dumps(Scores(verdicts()).to_json(CORPUS)))
    assert (told["questions_file"], told["skipped_questions"], told["unplaced_evidence"]) == (
        "gold.jsonl", ["x9"], ["x1"],
    )  # fmt: skip
    assert told["articles"] == {
        "from": "bai-viet",
        "count": 5,
        "skipped": [{"source": "hỏng.txt", "reason": "Tệp trống."}],
    }
    assert (told["held_out"]["questions"], told["steered_by"]["questions"]) == (1, 7)
    assert {name: group["questions"] for name, group in told["by_category"].items()} == {
        "figure": 4, "list": 1, "unanswerable": 3,
    }  # fmt: skip
    assert [row["id"] for row in told["failed"]] == ["q1", "q3", "q4", "q7"]
    row = told["failed"][1]
    assert row["missing"] == [["134"]]
    assert row["figure_errors"] == [{"fault": "unheld", "text": "135"}]
    assert row["citations"] == [{"n": 1, "source": "a.txt", "quote": QUOTE}]
    assert row["evidence"] == [{"source": "a.txt", "quote": "kết nạp được 134 đảng viên"}]


def test_a_share_of_nothing_is_none() -> None:
    summary = Scores(()).summary()
    assert summary["questions"] == 0
    assert summary["accuracy"] is None and summary["retrieval"]["search"]["mrr"] is None
