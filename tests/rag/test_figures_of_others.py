"""A figure of another number, month, case or person is no answer; and one that is told in turn is found."""

import pytest

from rag.asked import Asked
from rag.assistant import Assistant
from rag.counted import exception_agreement, unit_agreement
from rag.ordinals import numbers_of, ordinals, other_ordinal, stands_numbered
from rag.respectively import in_turn
from rag.things import Sort
from records.answer import Status
from vietnamese.numbers import find_numbers


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("phú mỹ 2", "tại KCN Phú Mỹ II, tổng vốn 108 triệu USD"),
        ("phú mỹ ii", "tại KCN Phú Mỹ 2, tổng vốn 108 triệu USD"),
        ("14", "kỳ họp thứ 3, Quốc hội khóa XIV"),
        ("xiv", "Quốc hội khóa 14"),
    ],
)
def test_a_number_of_a_name_is_the_same_in_roman_and_arabic_numerals(name: str, text: str) -> None:
    assert stands_numbered(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [("phú mỹ 2", "tại KCN Phú Mỹ I, tổng vốn 868 tỷ đồng"), ("14", "có 14 đại biểu của Quốc hội khóa XV")],
)
def test_another_number_is_another_name(name: str, text: str) -> None:
    assert not stands_numbered(name, text)


def test_the_numbers_behind_a_name_are_no_counts() -> None:
    assert numbers_of("thủ thiêm", "cầu thủ thiêm 2 và cầu thủ thiêm 3, thủ thiêm 5 người") == [2, 3]
    assert ordinals("đại hội lần thứ xiii, quốc hội khóa 14, lần 2") == ("xiii", "14")
    assert other_ordinal("khóa xiv bầu ai", "hđnd khóa xv")
    assert not other_ordinal("khóa xiv bầu ai", "đại hội lần thứ xv")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Năm 2021, 2022 và 2023 lần lượt 2.617, 2.541 và 3.279 đảng viên", [2021, 2022, 2023]),
        ("Tỷ lệ lần lượt là 5%, 6% và 7% trong các năm 2015, 2016 và 2017", [2015, 2016, 2017]),
        ("Mường La, Sông Mã, Mai Sơn lần lượt kết nạp 12, 13 và 15 đảng viên", ["mường la", "sông mã", "mai sơn"]),
        ("Năm 2021, 2022 lần lượt là 5, 6 và 7 đảng viên", []),
    ],
)
def test_figures_told_in_turn_are_of_their_years_and_places(text: str, told: list[object]) -> None:
    turns = in_turn(text, find_numbers(text))
    assert [turns[start].year or turns[start].name for start in sorted(turns)] == told


def test_what_is_left_out_is_not_answered_by_what_it_is_left_out_of() -> None:
    question = "kỷ luật bao nhiêu đảng viên mà không bị khai trừ"
    assert exception_agreement(question, "khai trừ 4 đảng viên") < 0.35
    assert exception_agreement(question, "có 5 đảng viên không bị khai trừ") == 1.0


def test_services_are_not_money() -> None:
    assert (unit_agreement(Asked((), Sort.MONEY), "dịch vụ") or 0) < 0.35
    assert unit_agreement(Asked(("người",), Sort.PEOPLE), "trường hợp") == 0.85


@pytest.mark.parametrize(
    "question",
    [
        "Đại hội Đảng bộ tỉnh Sơn La khóa 17 có bao nhiêu đại biểu?",
    ],
)
def test_a_near_miss_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


def test_those_left_out_are_taken_off_with_the_working_shown(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2022 Sa Pa kỷ luật bao nhiêu đảng viên mà không bị khai trừ?")
    assert "9 − 4 = 5" in answer.claims[0].text
