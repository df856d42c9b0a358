"""The HTML report: whole, by itself, and safe whatever the articles and questions hold."""

import re
from datetime import datetime
from pathlib import Path

import lxml.html
import pytest

from eval.baseline import Gate
from eval.charts import histogram
from eval.metrics import judge
from eval.report import report, write_report
from eval.scores import Scores
from tests.eval.answers import answer, gold
from tests.eval.test_scores import CORPUS, verdicts

MADE = datetime(2026, 11, 22, 8, 5)


def shown(scores: Scores, gate: Gate | None = None) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(report(scores, CORPUS, gate, MADE))


def test_it_shows_the_scores_the_gate_and_what_was_left_out() -> None:
    text = shown(Scores(verdicts()), Gate(("Tỷ lệ đúng là 62,50%, dưới mốc 70,00%.",))).text_content()
    for part in (
        "62%",
        "KHÔNG ĐẠT",
        "dưới mốc 70,00%",
        "hỏng.txt (Tệp trống.)",
        "Bỏ qua 1 câu hỏi",
        "08:05 ngày 22/11",
    ):
        assert part in text
    assert "Mốc chất lượng" not in shown(Scores(verdicts())).text_content()
    assert "Mốc chất lượng: đạt." in shown(Scores(verdicts()), Gate(())).text_content()


def test_each_failure_stands_beside_its_evidence_and_held_out_ones_are_folded_away() -> None:
    page = shown(Scores(verdicts()))
    articles = page.findall(".//article")
    assert [article.findtext("h3")[:2] for article in articles] == ["q1", "q3", "q4", "q7"]
    told = articles[1].text_content()
    for part in ("135 đảng viên [1]", "✗ 134", "kết nạp được 134 đảng viên", "số liệu sai: 135"):
        assert part in told
    assert [article.findtext("h3")[:2] for article in page.findall(".//details/article")] == ["q7"]


def test_each_category_has_a_bar_for_right_and_one_for_cited() -> None:
    page = shown(Scores(verdicts()))
    chart = page.find(".//figure/svg")
    assert [text.text for text in chart.findall("text")][::2] == ["số liệu (4)", "bài không nói đến (3)", "liệt kê (1)"]
    assert len(chart.findall("rect[@class='bar1']")) == len(chart.findall("rect[@class='bar2']")) == 3


def test_it_asks_nothing_of_the_outside_and_runs_nothing() -> None:
    html = report(Scores(verdicts()), CORPUS, None, MADE)
    assert "default-src 'none'" in html
    assert not re.search(r"<(script|link|img|iframe|object)|\ssrc=|\shref=|url\(|@import|https?:|\son\w+=", html)


@pytest.mark.parametrize("evil", ['<script>alert("1")</script>', "</style><b onload=x>", "a & b < c", '" autofocus'])
def test_what_articles_questions_and_answers_hold_is_text(evil: str) -> None:
    question = gold(category=evil, turns=(evil, evil), expect=((evil,), ("134",)), evidence=((evil, evil),), name=evil)
    scores = Scores((judge(question, answer(f"**{evil}** 5", quote=evil, source=evil)),))
    page = shown(scores, Gate((evil,)))
    assert page.text_content().count(evil) >= 9
    assert not page.findall(".//script") and len(page.findall(".//style")) == 1
    assert not [tag for tag in page.iter() if tag.get("onload") or tag.get("autofocus") is not None]


def test_odd_characters_do_not_keep_it_from_being_written(tmp_path: Path) -> None:
    question = gold(turns=("Nửa ký tự \ud800 và \0?",))
    path = tmp_path / "report.html"
    write_report(path, Scores((judge(question, answer("Năm **2031** là ** 5.")),)), CORPUS, None, MADE)
    assert "Nửa ký tự" in path.read_text(encoding="utf-8")


def test_a_report_without_questions_can_be_made() -> None:
    assert "0 câu hỏi" in shown(Scores(())).text_content()


@pytest.mark.parametrize("times", [[0.0], [5.0, 5.0], [1.0, 80.0, 120.0, 9000.0], [0.2] * 500 + [70_000.0]])
def test_a_histogram_holds_every_value_in_few_bars(times: list[float]) -> None:
    chart = lxml.html.fragment_fromstring(histogram(times, "Thời gian"))
    assert 1 <= len(chart.findall("rect")) <= 30
    assert max(float(bar.get("height")) for bar in chart.findall("rect")) == 150
