"""Scores, places in an order and hours of a day."""

import pytest

from vietnamese.numbered import find_hours, find_places_in_order, find_scores


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Đội khách thắng 2-0.", ["2-0"]),
        ("Dự đoán: Pháp 2-2 Anh, hiệp một 0 - 1", ["2-2", "0 - 1"]),
        ("sau 5-7 ngày, sáng 10-2, tuổi 18-20, mùa 2016-2017, ngày 3-6-2017", []),
    ],
)
def test_scores_are_told_from_ranges_and_dates(text: str, scores: list[str]) -> None:
    assert [text[slice(*span)] for span in find_scores(text)] == scores


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("tay vợt thứ hạng 47 thế giới", "hạng", ["47"]),
        ("đội đứng thứ ba, rồi vị trí thứ 6", "hạng", ["ba", "6"]),
        ("gỡ hòa ở phút 90+2", "phút", ["90+2"]),
        ("đại hội lần thứ XIII", "lần", ["XIII"]),
    ],
)
def test_places_in_an_order_are_found_by_the_noun_that_is_numbered(text: str, label: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in find_places_in_order(text, label)] == found


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("vào khoảng 21h15 phút ngày 14/5", ["21h15 phút"]),
        ("lúc 2 giờ sáng, rồi 10h", ["2 giờ sáng", "10h"]),
        ("kéo dài 3 giờ, mất 5h bay, sau 2 giờ", []),
    ],
)
def test_hours_of_a_day_are_told_from_how_long_something_lasts(text: str, hours: list[str]) -> None:
    assert [text[slice(*span)] for span in find_hours(text)] == hours
