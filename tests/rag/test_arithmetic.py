"""Arithmetic shown to readers is exact, in the Vietnamese way of writing numbers, and can be read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.arithmetic import equation, find_statements, worked_out, written
from rag.verify.held import unsupported


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("8437", None, "8.437"),
        ("94.2", None, "94,2"),
        ("1234567.5", None, "1.234.567,5"),
        ("100", None, "100"),
        ("2812.333", 1, "2.812,3"),
        ("29.04", 1, "29"),
        ("0.5", None, "0,5"),
    ],
)
def test_values_are_written_with_dots_for_thousands_and_a_decimal_comma(
    value: str, places: int | None, text: str
) -> None:
    assert written(Decimal(value), places) == text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2.617 − 2.541 = 76", True),
        ("2.617 − 2.541 = 77", False),
        ("(2.617 − 2.541 = 76)", True),
        ("2.617 + 2.541 + 3.279 = 8.437", True),
        ("(3 + 4) : 2 = 3,5", True),
        ("4 : 9 ≈ 44,4%", True),
        ("4 : 9 ≈ 44,5%", False),
        ("4 : 9 = 44,4%", False),
        ("471 : 94,2% = 500", True),
        ("134 : (100% + 7%) ≈ 125", True),
        ("2.170 tỷ − 1.945 tỷ = 225 tỷ", True),
        ("2 tỷ − 500 triệu = 1.500 triệu", True),
        ("5 × 3 = 15", True),
        ("1 : 3 ≈ 0,3333", False),
    ],
)
def test_a_statement_is_worked_out_again(text: str, right: bool) -> None:
    (statement,) = find_statements(text)
    assert statement.right is right


@pytest.mark.parametrize("text", ["9 − 4", "4 : 0 = 0", "ngày 5: 4 người", "tỷ số 3-1", "1 + 2 =", ""])
def test_what_cannot_be_worked_out_is_no_statement(text: str) -> None:
    assert find_statements(text) == ()


def test_a_result_that_does_not_end_is_marked_as_rounded() -> None:
    assert equation("3.279 : 2.541", places=2) == ("3.279 : 2.541 ≈ 1,29", "1,29", False)
    assert equation("97.400 tỷ − 87.250 tỷ", "tỷ") == ("97.400 tỷ − 87.250 tỷ = 10.150 tỷ", "10.150 tỷ", True)
    with pytest.raises(ValueError, match="zero"):
        equation("5 : 0")
    with pytest.raises(ValueError, match="bracket"):
        worked_out("(5 + 2")


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_sum_is_read_back_as_it_was_made(first: int, second: int) -> None:
    shown, result, exact = equation(f"{written(Decimal(first))} + {written(Decimal(second))}")
    (statement,) = find_statements(shown)
    assert exact
    assert statement.right
    assert statement.result == (Decimal(first + second), False)
    assert result == f"{first + second:,}".replace(",", ".")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_read_back_as_right(part: int, whole: int) -> None:
    shown, _, _ = equation(f"{written(Decimal(part))} : {written(Decimal(whole))}", percent=True)
    assert find_statements(shown)[0].right


QUOTE = "toàn tỉnh năm 2021 kết nạp 2.617 đảng viên; năm 2022 kết nạp 2.541; dự 19/20 cuộc; vượt 7% kế hoạch"


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("Năm 2022 ít hơn 76 đảng viên (2.617 − 2.541 = 76).", ()),
        ("Năm 2022 ít hơn 77 đảng viên (2.617 − 2.541 = 76).", ("77",)),
        ("Năm 2022 ít hơn 77 đảng viên (2.617 − 2.541 = 77).", ("2.617 − 2.541 = 77", "77")),
        ("Ít hơn 76 đảng viên", ("76",)),
        ("Còn 1 cuộc (20 − 19 = 1)", ()),
        ("Kế hoạch khoảng 2.446 đảng viên: 2.617 : (100% + 7%) ≈ 2.446", ()),
        ("Ít hơn 18 (2.617 − 2.599 = 18)", ("2.617 − 2.599 = 18", "18")),
        ("Trung bình 2.579: (2.617 + 2.541) : 2 = 2.579", ()),
        ("Mỗi quý 1.719,3: (2.617 + 2.541) : 3 ≈ 1.719,3", ("(2.617 + 2.541) : 3 ≈ 1.719,3", "1.719,3")),
    ],
)
def test_a_computed_value_needs_right_arithmetic_on_cited_operands(claim: str, missing: tuple[str, ...]) -> None:
    assert unsupported(claim, [QUOTE]) == missing
