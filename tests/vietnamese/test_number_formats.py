"""What is written in the Vietnamese way is read back exactly, wherever it stands."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.vietnamese.number_format import Dialect, in_digits, in_words
from vietnamese.numbers import Number, NumberKind, find_numbers

BEFORE = st.sampled_from(
    ["", "Đạt ", "Đảng bộ có ", "tổng cộng ", "(", "gồm: ", "tăng thêm ", "Có hơn ", "từ nay còn "]
)
UNITS = st.sampled_from(["đồng", "người", "ha", "lượt khách", "tổ chức cơ sở đảng", "trường hợp", "tấn thóc"])
WHOLE = st.one_of(st.integers(0, 99), st.integers(0, 10**12)).map(Decimal)
FRACTIONS = st.builds(
    lambda whole, digits: Decimal(f"{whole}.{digits}"),
    st.integers(0, 99_999),
    st.from_regex(r"\d{1,2}", fullmatch=True),
)
MULTIPLES = {
    "nghìn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "trăm triệu": 10**8,
    "vạn": 10**4,
}


# "3,4 người" says three or four, people come whole.
_THREE_OR_FOUR = re.compile("|".join(f"{low},{low + 1}" for low in range(9)))


def only(text: str) -> Number:
    (number,) = find_numbers(text)
    return number


@given(before=BEFORE, value=WHOLE | FRACTIONS, unit=UNITS, glue=st.sampled_from([" ", "\u00a0", "  "]))
def test_a_count(before: str, value: Decimal, unit: str, glue: str) -> None:
    written = in_digits(value)
    assume(not _THREE_OR_FOUR.fullmatch(written))
    number = only(f"{before}{written}{glue}{unit}")
    assert (number.kind, number.value, number.second, number.percent) == (NumberKind.COUNT, value, None, False)
    assert (number.start, number.end) == (len(before), len(before) + len(written))


@given(before=BEFORE, value=WHOLE | FRACTIONS, multiple=st.sampled_from(list(MULTIPLES)))
def test_money_with_a_multiple(before: str, value: Decimal, multiple: str) -> None:
    written = f"{in_digits(value)} {multiple}"
    number = only(f"{before}{written} đồng")
    assert number.value == value * MULTIPLES[multiple]
    assert (number.start, number.end) == (len(before), len(before) + len(written))


@given(millions=st.integers(1, 999), thousands=st.integers(1, 999))
def test_money_in_two_steps(millions: int, thousands: int) -> None:
    assert only(f"giá {millions} triệu {thousands} nghìn đồng").value == millions * 10**6 + thousands * 10**3


@given(
    before=BEFORE, value=st.integers(0, 200).map(Decimal) | FRACTIONS, sign=st.sampled_from(["%", " %", " phần trăm"])
)
def test_a_percentage(before: str, value: Decimal, sign: str) -> None:
    written = in_digits(value) + sign
    number = only(f"{before}{written} kế hoạch")
    assert (number.kind, number.value, number.percent) == (NumberKind.PERCENT, value, True)
    assert number.end - number.start == len(written)


@given(value=st.integers(1, 9999), second=st.integers(32, 9999))
def test_a_ratio(value: int, second: int) -> None:
    number = only(f"Có {in_digits(Decimal(value))}/{in_digits(Decimal(second))} chi bộ")
    assert (number.kind, number.value, number.second) == (NumberKind.RATIO, value, second)


@given(
    ends=st.tuples(FRACTIONS | WHOLE, FRACTIONS | WHOLE).filter(lambda ends: ends[0] < ends[1]),
    joint=st.sampled_from(["-", " - ", "–", " – ", " đến ", " tới "]),
    percent=st.booleans(),
)
def test_a_range(ends: tuple[Decimal, Decimal], joint: str, percent: bool) -> None:
    number = only(f"Mức {in_digits(ends[0])}{joint}{in_digits(ends[1])}{'%' if percent else ' người'}")
    assert (number.kind, number.value, number.second) == (NumberKind.RANGE, *ends)
    assert number.percent is percent


@given(number=st.integers(2, 10**12 - 1), unit=UNITS, thousand=st.sampled_from(["nghìn", "ngàn"]))
def test_words_before_what_they_count(number: int, unit: str, thousand: str) -> None:
    written = in_words(number, Dialect(thousand=thousand))
    found = only(f"Có {written} {unit}")
    assert (found.kind, found.value, found.start, found.end) == (NumberKind.COUNT, number, 3, 3 + len(written))


@pytest.mark.parametrize(
    "text",
    [
        "Có 12 xã, 5 - 7 thôn và hai, ba bản, chiếm 2/3 diện tích; tăng từ 10% lên 15%, đạt ba mươi lăm phần trăm.",
        "hai ba bốn năm người, 1/2/3, 4-5-6, 7, 8, 9 xã, một hai ba",
        "5 đến 7 đến 9 người, 5% - 6% - 7%",
    ],
)
def test_numbers_stand_in_order_and_never_overlap(text: str) -> None:
    found = find_numbers(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[number.start : number.end].strip() == text[number.start : number.end] for number in found)


PIECES = st.lists(
    st.sampled_from(
        """năm hai ba chín mười mươi mốt trăm nghìn tỷ rưỡi phần đến từ và hay % - / , . ( 5 12 1.234 0,5 2017 10/5
        người đồng giờ Nokia thứ lớp Điều hơn trở lên âm tr k ' Ba HAI""".split()
    )
)


@given(pieces=PIECES, glue=st.sampled_from([" ", "", ", "]))
def test_any_heap_of_words_and_digits_is_read_without_overlap(pieces: list[str], glue: str) -> None:
    found = find_numbers(glue.join(pieces))
    assert all(before.end <= after.start for before, after in pairwise(found))
    for number in found:
        assert number.value == number.value  # no NaN
        assert (number.second is None) == (number.kind in (NumberKind.COUNT, NumberKind.PERCENT))
        assert number.kind is not NumberKind.RANGE or (number.second is not None and number.value < number.second)
