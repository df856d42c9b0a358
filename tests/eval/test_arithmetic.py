"""Shown computations, done again by hand: each case was worked out with a calculator."""

import pytest

from eval.arithmetic import equations


@pytest.mark.parametrize(
    "text",
    [
        "2.617 + 2.541 + 3.279 = 8.437",
        "3.279 − 2.617 = 662",
        "3.279 - 2.617 = 662",
        "3.279 – 2.617 = 662",
        "2.541 đảng viên − 134 đảng viên = 2.407 đảng viên",
        "2.541 - 2.617 = −76",
        "(3.279 − 2.617) / 2.617 = 25,3%",
        "(2.617 + 2.541 + 3.279) / 3 ≈ 2.812,33",
        "3.279 : 2.617 ≈ 1,25",
        "3.279 ÷ 2.617 ≈ 1,253",
        "407 / 94,2% = 432",
        "952 / 190% = 501",
        "2.063/2.247 = 91,8%",
        "134 / 3.859 × 100 = 3,47%",
        "104,2% − 94,2% = 10 điểm phần trăm",
        "12 × 5 = 60",
        "12 x 5 = 60",
        "20.000 tỷ đồng : 4 = 5.000 tỷ đồng",
        "1,2 triệu + 1,2 triệu = 2,4 triệu",
        "2 × (3 + 4) = 14",
        "2008 − 2000 = 8",
        "15 năm − 12 năm 6 tháng = 2 năm 6 tháng",
    ],
)
def test_a_computation_that_comes_out_is_right(text: str) -> None:
    (found,) = equations(text)
    assert found.right
    assert text.startswith(found.written)


@pytest.mark.parametrize(
    "text",
    [
        "2.617 + 2.541 + 3.279 = 8.438",
        "500 + 2.617 + 2.541 = 5.158",
        "3.279 − 2.617 = 66",
        "2.541 - 2.617 = 76",
        "407 / 94,2% = 433",
        "(3.279 − 2.617) / 2.617 = 25,4%",
        "5 / 0 = 5",
        "2 × 3 + 4 = 14",
        "2008 − 2000 = 7",
        "15 năm − 12 năm 6 tháng = 3 năm 6 tháng",
    ],
)
def test_a_computation_that_does_not_is_wrong(text: str) -> None:
    (found,) = equations(text)
    assert not found.right


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Tổng cộng 8.437 người (2.617 + 2.541 + 3.279 = 8.437).", "2.617 + 2.541 + 3.279 = 8.437"),
        ("Trong 3 xã – 2.617 + 2.541 = 5.158", "2.617 + 2.541 = 5.158"),
        ("Ba năm 2021-2023: 2.617 + 2.541 = 5.158; năm sau 3.279.", "2.617 + 2.541 = 5.158"),
    ],
)
def test_the_words_around_a_computation_are_no_part_of_it(text: str, written: str) -> None:
    assert [(one.written, one.right) for one in equations(text)] == [(written, True)]


@pytest.mark.parametrize(
    "text", ["", "=", "5 = 5", "số liệu = 5", "2021-2023 = 3 năm", "a + b = c", "( = 3", "5 + = 5"]
)
def test_what_is_no_computation_is_left_alone(text: str) -> None:
    assert equations(text) == ()


def test_hundred_and_the_number_of_addends_are_the_computations_own() -> None:
    (average,) = equations("(4 + 5 + 9) / 3 = 6")
    assert [number.value for number in average.constants] == [3]
    (percent,) = equations("134 / 536 × 100 = 25%")
    assert [number.value for number in percent.constants] == [100]
    assert percent.right


def test_a_long_line_of_signs_takes_no_long_time() -> None:
    assert equations("1 + " * 2_000 + "= 3") == ()
    assert equations("(" * 2_000 + "= 3") == ()
