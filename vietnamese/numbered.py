"""Figures that count nothing: scores ("2-1"), places in an order ("hạng 47", "phút 90+2"), hours of a day ("21h15")."""

import re
from collections.abc import Iterator

from vietnamese.counted import counted
from vietnamese.normalise import match_form

_SCORE = re.compile(
    r"(?<![\w/.,:+-])(?<!ngày )(?<!tháng )(?<!từ )(?<!sáng )(?<!chiều )(?<!tối )(?<!đêm )(?<!hôm )(?<!cách )(?<!tuổi )"
    r"\d{1,3}\s?[-–]\s?\d{1,3}(?![\w/%]|[.,:]\d|\s?[-–]\s?\d)"
)
_WORDED = r"nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: \w+)?"
_PLACE = rf"(?P<place>\d{{1,4}}(?:\s?\+\s?\d{{1,2}})?'?|[ivx]{{1,6}}|{_WORDED})(?![\w/%]|[.,]\d)"
_HOUR = re.compile(
    r"(?<![\d/.,:])(?:[01]?\d|2[0-4])(?:\s?(?:h|g|giờ|:)\s?(?P<minutes>[0-5]\d)(?:\s?(?:phút|')(?!\w))?"
    r"|\s?(?:h|g|giờ))(?!\w)"
    r"(?P<part>\s(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya)(?!\w))?"
)
_LASTS = re.compile(r"(?<!\w)(?:trong|sau|mất|kéo dài|suốt|hơn|gần|vòng|cách đây|mỗi|tới|hàng|thêm|dài)\s{1,2}$")
_NO_HOUR = re.compile(r"\s{1,2}(?:đồng hồ|liền|bay|làm việc|học|mỗi|một|nữa|sau|trước|qua)(?!\w)")
_LOOK_BACK = 12
# What is said of the same order in other words.
_ORDERS = (
    ("hạng", "thứ hạng", "thứ", "vị trí", "ngôi"),
    ("lần", "kỳ", "khóa"),
)


def find_scores(text: str) -> Iterator[tuple[int, int]]:
    """Where the scores of games stand ("2-1", "0 - 3"); a range of things counted ("5-7 ngày") is none."""
    form = match_form(text)
    for match in _SCORE.finditer(form):
        named = text[match.end() :].lstrip()[:1].isupper()  # "2-2 Anh"
        if named or not counted(form, match.end()):
            yield match.span()


def find_places_in_order(text: str, label: str) -> Iterator[tuple[int, int]]:
    """Where a text says which one in an order something is, by the noun that is numbered ("hạng", "phút", "tầng")."""
    labels = next((order for order in _ORDERS if label in order), (label,))
    form = match_form(text)
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(labels)})\s(?:(?:thứ|số|hạng)\s)?{_PLACE}", form):
        yield match.start("place"), match.end("place")


def find_hours(text: str) -> Iterator[tuple[int, int]]:
    """Where the hours of a day stand ("21h15", "2 giờ sáng"); how long something lasts ("trong 3 giờ") is none."""
    form = match_form(text)
    for match in _HOUR.finditer(form):
        exact = match["minutes"] or match["part"]
        behind = form[max(0, match.start() - _LOOK_BACK) : match.start()]
        if exact or not (_LASTS.search(behind) or _NO_HOUR.match(form, match.end())):
            yield match.span()
