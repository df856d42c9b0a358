"""Comparisons, sums and lists: operands found and cited, the arithmetic shown, the result in bold."""

import re

import pytest

from rag.assistant import Assistant
from rag.operations import Operation, asks_for_one_result, operation, stem
from rag.understand import understand
from records.answer import Answer, Claim, Status


def _bold(answer: Answer) -> list[str]:
    return [bold for claim in answer.claims for bold in re.findall(r"\*\*(.+?)\*\*", claim.text)]


@pytest.mark.parametrize(
    ("question", "result", "arithmetic"),
    [
        ("Năm 2021 Sơn La kết nạp nhiều hơn năm 2022 bao nhiêu đảng viên?", "76", "2.617 − 2.541 = 76"),
        ("So với năm 2022, năm 2023 Sơn La kết nạp hơn mấy đảng viên?", "738", "3.279 − 2.541 = 738"),
        ("Hai năm 2022 và 2023 cộng lại Sơn La kết nạp bao nhiêu đảng viên?", "5.820", "2.541 + 3.279 = 5.820"),
        ("Từ 2021 đến 2023 Sơn La kết nạp bao nhiêu đảng viên?", "8.437", "2.617 + 2.541 + 3.279 = 8.437"),
        ("Bình quân mỗi năm 2021-2023 Sơn La kết nạp bao nhiêu đảng viên?", "2.812,3", ": 3 ≈ 2.812,3"),
        ("Sơn La kết nạp đảng viên năm 2023 gấp mấy lần năm 2021?", "1,25", "3.279 : 2.617 ≈ 1,25"),
        ("Năm 2022 Sơn La kết nạp nhiều hơn Sa Pa bao nhiêu đảng viên?", "2.407", "2.541 − 134 = 2.407"),
        ("Có bao nhiêu doanh nghiệp ở Sa Pa chưa được đối thoại đến hết năm 2022?", "1", "20 − 19 = 1"),
        ("Chỉ tiêu kết nạp đảng viên Sơn La được giao năm 2022 là bao nhiêu?", "2.145", "2.541 − 396 = 2.145"),
        ("Trước NQ 02 ở Sơn La mấy xã có chủ tịch UBND không là người địa phương?", "27", "99 − 72 = 27"),
    ],
)
def test_results_show_their_arithmetic(assistant: Assistant, question: str, result: str, arithmetic: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert _bold(answer) == [result]
    assert arithmetic in answer.text
    assert answer.citations


def test_a_sum_is_made_for_each_thing_that_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("Gộp cả hai cấp, năm 2022 Sa Pa đối thoại bao nhiêu cuộc, bao nhiêu người dự?")
    assert _bold(answer) == ["26", "3.090"]
    assert len(answer.citations) == 1


def test_the_year_with_the_largest_figure_comes_with_the_others(assistant: Assistant) -> None:
    answer = assistant.ask("Sơn La năm nào kết nạp ít đảng viên nhất?")
    assert answer.claims[0].text == "Năm 2022 ít nhất: **2.541** đảng viên."
    assert [row.text for row in answer.claims if row.is_table][1:] == [
        "| 2021 | **2.617** đảng viên |",
        "| 2022 | **2.541** đảng viên |",
        "| 2023 | **3.279** đảng viên |",
    ]


def test_figures_by_year_are_a_markdown_table_with_a_citation_in_each_row(assistant: Assistant) -> None:
    answer = assistant.ask("Thống kê số đảng viên Sơn La kết nạp qua các năm")
    assert answer.text.splitlines() == [
        "| Năm | Số đảng viên kết nạp |",
        "| --- | --- |",
        "| 2021 | **2.617** đảng viên [1] |",
        "| 2022 | **2.541** đảng viên [1] |",
        "| 2023 | **3.279** đảng viên [1] |",
    ]


def test_a_blank_line_keeps_a_table_apart_from_what_is_said_before_and_after(assistant: Assistant) -> None:
    answer = assistant.ask("Chào bạn")
    claims = (Claim("Trước.", (1,)), Claim("| A |\n| --- |", (), True), Claim("| 1 |", (1, 2), True), Claim("Sau.", ()))
    text = Answer("", Status.ANSWERED, claims, (), (), answer.made_with, 0.0).text
    assert text == "Trước [1].\n\n| A |\n| --- |\n| 1 [1][2] |\n\nSau."


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Năm 2021 Sơn La vượt kế hoạch kết nạp bao nhiêu đảng viên?", "477"),
        ("Bí thư không là người địa phương ở Sơn La tăng bao nhiêu xã so với trước khi có NQ 02?", "72"),
        ("Có bao nhiêu xã ở Sơn La bí thư không là người địa phương?", "126/204"),
    ],
)
def test_what_the_article_states_is_quoted_and_not_computed(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert figure in _bold(answer)
    assert "=" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2022 Sơn La kết nạp hơn năm 2019 bao nhiêu đảng viên?",
        "Số đảng viên bị khai trừ năm 2022 ở Sa Pa nhiều hơn ở Sơn La bao nhiêu?",
        "Hà Giang và Sa Pa năm 2022 kết nạp chênh nhau bao nhiêu đảng viên?",
    ],
)
def test_nothing_is_computed_without_both_operands(assistant: Assistant, question: str) -> None:
    assert "=" not in assistant.ask(question).text


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Xã nào nhiều chi bộ nhất?", Operation.MOST),
        ("Năm nào ít hội nghị nhất?", Operation.LEAST),
        ("A chiếm bao nhiêu phần trăm số đảng viên?", Operation.SHARE),
        ("Xã A hơn xã B bao nhiêu hộ?", Operation.DIFFERENCE),
        ("Có hơn 300 hội nghị nào được tổ chức?", None),
        ("Làm gì để thống nhất nhận thức?", None),
        ("Năm 2022 có bao nhiêu đảng viên?", None),
    ],
)
def test_operations_are_told_by_the_words_of_the_question(question: str, wanted: Operation | None) -> None:
    assert operation(understand(question, (), lambda text: ())) is wanted


def test_a_question_of_one_result_is_not_taken_apart() -> None:
    assert asks_for_one_result("Xã A và xã B nơi nào đông hơn, hơn bao nhiêu?")
    assert not asks_for_one_result("Huyện có mấy xã, mỗi xã mấy thôn?")


def test_the_stem_leaves_out_what_is_to_be_worked_out() -> None:
    assert stem("Tổng cộng cả hai cấp có bao nhiêu cuộc đối thoại?") == "có cuộc đối thoại"
