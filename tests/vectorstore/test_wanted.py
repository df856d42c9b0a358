"""What is looked for is found with and without diacritics, as whole words."""

import pytest

from vectorstore.wanted import Wanted


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("sa pa", "thị xã Sa Pa"),
        ("SA PA", "thị xã Sa Pa"),
        ("dang vien", "đảng viên mới"),
        ("đảng vien", "Đảng viên"),
        ("đảng viên", "số đảng viên, mới"),
        ("Hoà Bình", "tỉnh Hòa Bình"),
        ("hòa bình", "tỉnh Hoà Bình"),
        ("ti le", "tỷ lệ"),
        ("tỉ lệ", "tỷ lệ"),
        ("Ða", "Đa"),
        ("Ho\u0300a Bi\u0300nh", "Hòa Bình"),
        ("%", "%"),
        ("  sa   pa ", "Sa\u00a0Pa"),
        ("TU", "02-NQ/TU"),
    ],
)
def test_words_stand_in_a_text(typed: str, text: str) -> None:
    assert Wanted(typed).stands_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("pa", "Pạc Pang"),
        ("an", "đảng viên"),
        ("viên đảng", "đảng viên"),
        ("dâng viên", "đảng viên"),
        ("đang vien", "đảng viên"),
        ("dáng", "đảng viên"),
        ("sa pa", "Sa"),
        ("", "Sa Pa"),
        ("?!", "Sa Pa?!"),
    ],
)
def test_other_words_do_not(typed: str, text: str) -> None:
    assert not Wanted(typed).stands_in(text)


@pytest.mark.parametrize("typed", ["", "  ", "?!", "\u200b", '""', "_"])
def test_a_text_without_letters_and_digits_is_empty(typed: str) -> None:
    assert Wanted(typed).is_empty


@pytest.mark.parametrize("typed", ["a", "5", "%", "đ"])
def test_a_letter_a_digit_and_a_percent_sign_are_something_to_look_for(typed: str) -> None:
    assert not Wanted(typed).is_empty
