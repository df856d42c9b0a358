"""Two writers on the same questions: what is counted of both, and when the language model does not pass."""

import json
from dataclasses import replace

import lxml.html

from eval.compare import Comparison
from eval.metrics import Verdict, judge
from eval.report import report
from eval.scores import Scores
from eval.texts import side_by_side
from records.answer import Answer, Guarded, MadeWith
from tests.eval.answers import answer, gold
from tests.eval.test_report import MADE
from tests.eval.test_scores import CORPUS

MODEL = "openai:<b>qwen</b>"
RIGHT, WRONG = "134 đảng viên.", "Năm 2022 có 135 đảng viên."
REFUSED = answer("Không tìm thấy.", "not_found")


def written(text: str, guarded: Guarded, *, writer: str = MODEL, note: str = "", latency_ms: float = 2000.0) -> Answer:
    made = MadeWith(writer, "e5", "0", "1" * 12, guarded)
    return replace(answer(text, latency_ms=latency_ms), made_with=made, note=note)


def judged(answers: list[Answer], first_ms: float | None = None) -> Scores:
    verdicts: list[Verdict] = []
    for at, one in enumerate(answers):
        question = gold()
        question = replace(question, item=replace(question.item, id=f"q{at}"))
        verdicts.append(judge(question, one, first_ms=first_ms if one.citations else None))
    return Scores(tuple(verdicts))


QUOTED = [answer(RIGHT), answer(RIGHT), answer(WRONG), REFUSED]
AS_GOOD = [
    written(RIGHT, Guarded(passed=2, rewritten=1)),
    written(RIGHT, Guarded(replaced=1), writer="extractive", note="Chậm.", latency_ms=5000.0),
    written(WRONG, Guarded(passed=1, dropped=1)),  # the reader's own mistake, told by both
    REFUSED,
]


def test_a_model_that_adds_no_wrong_figure_and_loses_no_answer_passes() -> None:
    compared = Comparison(MODEL, judged(QUOTED, 90.0), judged(AS_GOOD, 1500.0))
    assert compared.problems() == ()
    assert (compared.new_wrong_figures, compared.lost, compared.won) == (0, (), 0)
    told = json.loads(json.dumps(compared.to_json()))
    assert told["gate"] == {"passed": True, "problems": []}
    assert told["summary"]["wrong_figures"] == 1
    assert told["writing"] == {
        "asked": 3,
        "written": 2,
        "noted": 1,
        "claims": {"passed": 3, "rewritten": 1, "replaced": 1, "dropped": 1},
        "claim_shares": {"passed": 0.5, "rewritten": 0.1667, "replaced": 0.1667, "dropped": 0.1667},
        "median_first_ms": 1500.0,
        "p95_first_ms": 1500.0,
        "median_ms": 2000.0,
        "p95_ms": 5000.0,
    }


def test_one_wrong_figure_that_only_the_model_says_fails() -> None:
    lying = [*AS_GOOD[:1], written("Năm 2022 có 134, năm 2021 có 99 đảng viên.", Guarded(passed=1)), *AS_GOOD[2:]]
    compared = Comparison(MODEL, judged(QUOTED), judged(lying))
    assert compared.problems() == ("Mô hình thêm số liệu sai vào 1 câu, phải là 0.",)
    assert [verdict.gold.item.id for verdict in compared.lost] == ["q1"]


def test_an_accuracy_more_than_two_points_lower_fails() -> None:
    right, lost = written(RIGHT, Guarded(passed=1)), written("Có kết nạp đảng viên.", Guarded(passed=1))
    quoted = judged([answer(RIGHT)] * 100)
    assert Comparison(MODEL, quoted, judged([lost] * 2 + [right] * 98)).problems() == ()
    assert Comparison(MODEL, quoted, judged([lost] * 3 + [right] * 97)).problems() == (
        "Tỷ lệ đúng của mô hình là 97,0%, thấp hơn trích nguyên văn (100,0%) quá 2 điểm.",
    )


def test_a_model_that_never_gets_a_word_in_does_not_pass_for_the_answers_that_stood_in_for_its_own() -> None:
    silent = [written(RIGHT, Guarded(), writer="extractive", note="Quá chậm.")] * 2
    compared = Comparison(MODEL, judged([answer(RIGHT)] * 2), judged(silent))
    assert compared.problems() == ("Mô hình được hỏi 2 câu mà không có ý nào dùng được.",)


def test_both_columns_are_told_and_what_only_a_model_has_is_left_out_of_the_other() -> None:
    rows = {
        name: cells for name, *cells in side_by_side(Comparison(MODEL, judged(QUOTED, 90.0), judged(AS_GOOD, 1500.0)))
    }
    assert rows["Đúng"] == ["50,0%", "50,0%"]
    assert rows["Câu có số liệu sai"] == ["1", "1"]
    assert rows["Trong đó do mô hình thêm vào"] == ["–", "0"]
    assert rows["Đến ý đầu tiên có dẫn nguồn"] == ["90 ms / 90 ms", "1,5 s / 1,5 s"]
    assert rows["Ý của mô hình: giữ nguyên"] == ["–", "3 (50,0%)"]
    assert rows["Câu có lưu ý"] == ["0", "1"]


def test_the_report_has_both_side_by_side_and_the_answers_that_only_the_model_failed() -> None:
    lost = [written("Có kết nạp.", Guarded(passed=1)), *AS_GOOD[1:]]
    quoted = judged(QUOTED)
    compared = Comparison(MODEL, quoted, judged(lost))
    html = report(quoted, CORPUS, None, MADE, compared)
    page = lxml.html.document_fromstring(html)
    text = page.text_content()
    for part in (
        "Hai cách viết",
        "KHÔNG ĐẠT",
        "thấp hơn trích nguyên văn",
        MODEL,
        "Câu chỉ mô hình trả lời chưa đạt (1)",
    ):
        assert part in text
    assert [article.findtext("h3")[:2] for article in page.findall(".//details/article")] == ["q0"]
    chart = page.find(".//figure/svg")
    assert len(chart.findall("rect[@class='bar1']")) == len(chart.findall("rect[@class='bar2']")) == 1
    assert "Hai cách viết" not in report(quoted, CORPUS, None, MADE)


def test_where_nothing_was_asked_there_is_a_comparison_too() -> None:
    nothing = Comparison(MODEL, Scores(()), Scores(()))
    assert nothing.problems() == ()
    assert side_by_side(nothing)
    assert "Hai cách viết" in report(Scores(()), CORPUS, None, MADE, nothing)
