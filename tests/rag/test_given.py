"""Arithmetic with a number that the question gives, and between years, on the bundled articles."""

import pytest

from rag.assistant import Assistant
from vietnamese.points import year_points


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("Sơn La đặt mục tiêu 83 xã đạt chuẩn nông thôn mới, hết năm 2023 còn thiếu mấy xã?", "83 − 65 = 18"),
        ("Số đảng viên mới của Sơn La 2023 nhiều hơn 2021 bao nhiêu người?", "3.279 − 2.617 = 662"),
    ],
)
def test_the_difference_is_worked_out_and_shown(assistant: Assistant, question: str, result: str) -> None:
    assert result in assistant.ask(question).text


def test_a_year_is_found_and_a_count_of_people_is_not() -> None:
    assert [p.written for p in year_points("đến 8/1998, năm 2008 có 1950 người")] == ["1998", "2008"]


def test_a_goal_of_the_question_that_no_article_tells_is_not_reckoned_with(assistant: Assistant) -> None:
    assert "=" not in assistant.ask("Nếu mục tiêu là 91 xã đạt chuẩn nông thôn mới thì Sơn La còn thiếu mấy xã?").text
