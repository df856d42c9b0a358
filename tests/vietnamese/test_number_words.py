from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vietnam_number import n2w, w2n

from tests.vietnamese.number_format import Dialect, in_words
from vietnamese.number_words import parse_number_words

DIALECTS = [
    Dialect(*choice)
    for choice in product(
        ("nghìn", "ngàn"), ("linh", "lẻ"), ("bốn", "tư"), ("lăm", "nhăm"), ("bảy", "bẩy"), ("tỷ", "tỉ"), (True, False)
    )
]
NUMBERS = st.one_of(
    st.integers(0, 2000),
    st.integers(0, 10**12 - 1),
    # many zeros, where "không trăm" and "linh" stand
    st.builds(lambda digit, power, rest: digit * 10**power + rest, *map(st.integers, (1, 1, 0), (9, 11, 99))),
)


@given(number=NUMBERS.filter(lambda n: n < 10**12), dialect=st.sampled_from(DIALECTS))
def test_what_is_written_in_words_is_read_back_in_every_dialect(number: int, dialect: Dialect) -> None:
    written = in_words(number, dialect)
    assert parse_number_words(written) == number
    assert parse_number_words(written.capitalize()) == number
    assert parse_number_words(written.upper()) == number


def test_every_number_up_to_ten_thousand_is_read_back() -> None:
    wrong = [number for number in range(10_000) if parse_number_words(in_words(number, Dialect())) != number]
    assert wrong == []


@given(number=st.integers(0, 999), thousands=st.sampled_from(["nghìn tỷ", "triệu tỷ"]))
def test_billions_are_counted_in_thousands_and_millions(number: int, thousands: str) -> None:
    times = {"nghìn tỷ": 10**12, "triệu tỷ": 10**15}[thousands]
    assert parse_number_words(f"{in_words(number, Dialect())} {thousands}") == (number * times if number else None)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("hai triệu rưỡi", "2500000"),
        ("một trăm rưỡi", "150"),
        ("ba nghìn rưỡi", "3500"),
        ("hai chục", "20"),
        ("ba chục nghìn", "30000"),
        ("một trăm hai", "120"),
        ("hai triệu tư", "2400000"),
        ("hai nghìn ba trăm tỷ", "2300000000000"),
        ("hăm mốt", "21"),
        ("ba lăm", "35"),
        ("ba vạn", "30000"),
        ("một vạn năm nghìn", "15000"),
        ("hai nghìn lẻ năm", "2005"),
        ("hai  mươi mốt", "21"),
        ("năm", "5"),
    ],
)
def test_the_forms_of_speech_are_read(words: str, value: str) -> None:
    assert parse_number_words(words) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "người",
        "hai người",
        "hai mươi năm",  # twenty years; 25 is "hai mươi lăm"
        "mười năm",
        "một nghìn năm",
        "tỷ lệ",
        "triệu chứng",
        "tỷ",
        "mươi",
        "linh năm",
        "hai ba",
        "tư",
        "nghìn hai",
        "hai muoi mot",
        "bảy củ",
        "hai tỷ tỷ",
    ],
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert parse_number_words(text) is None


@given(text=st.lists(st.sampled_from("một hai năm mười mươi trăm nghìn triệu tỷ linh không rưỡi chục mốt".split())))
def test_any_heap_of_number_words_is_read_or_refused(text: list[str]) -> None:
    value = parse_number_words(" ".join(text))
    assert value is None or value >= 0


# The package vietnam-number writes and reads the same numbers. It writes "lẽ" for "lẻ", a misspelling that is read.
@given(number=NUMBERS.filter(lambda n: n < 10**12))
def test_the_words_of_another_library_are_read(number: int) -> None:
    assert parse_number_words(n2w(str(number))) == number


@given(
    number=NUMBERS.filter(lambda n: 0 < n < 10**12),
    dialect=st.sampled_from([dialect for dialect in DIALECTS if dialect.seven == "bảy"]),
)
def test_another_library_reads_the_same_value(number: int, dialect: Dialect) -> None:
    written = in_words(number, dialect)
    assert w2n(written) == parse_number_words(written)


@pytest.mark.parametrize(
    ("words", "theirs", "ours"),
    [
        ("hai mươi năm", 25, None),  # years, in any text but a list of numbers
        ("hai nghìn tỷ", 20000001000, 2 * 10**12),  # they add the multiples
        ("một vạn", 1, 10**4),  # they do not know "vạn" ...
        ("hăm mốt", 1, 21),  # ... nor "hăm" ...
        ("hai trăm bẩy mươi", 210, 270),  # ... nor the spelling "bẩy"
        ("bảy củ", 7 * 10**6, None),  # slang that is a plant and a number of litres elsewhere
        ("hai lít", 200, None),
        ("nghìn hai", 1200, None),  # no number opens with a multiple: "hàng nghìn hai bên"
        ("ba người", 3, None),  # they pass over what they do not know
        ("tỷ lệ", 10**9, None),
    ],
)
def test_where_the_other_library_differs_the_reason_is_known(words: str, theirs: int, ours: int | None) -> None:
    assert w2n(words) == theirs
    assert parse_number_words(words) == ours
