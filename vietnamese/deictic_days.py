"""The words that point to a day from the day of writing: "hôm qua", "thứ Ba tuần trước", "ngày 15 vừa qua"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from vietnamese.reckoning import Found, beside, counted

# "3 năm qua" but not "qua đời", "qua lại"; "năm tới" but not "tới nay", "tới 50 triệu".
QUA = r"qua(?!\s(?:đời|lại|mặt|đi|khỏi|ngày|tháng|năm|sông|cầu|tay|trạm)(?!\w))"
TOI = r"tới(?!\s(?:nay|hết|khi|cuối|đầu|giữa|\d|hàng|tận|mức|năm|tháng|ngày|tay|nơi|lúc)(?!\w))(?!\s\d)"
OFFSET = {"này": 0, "nay": 0, "ngoái": -1, "kia": -2, "trước": -1, "qua": -1, "rồi": -1, "sau": 1, "tới": 1, "mới": 0}
_NOT = r"(?!\w)"
_PART_OF_DAY = r"(?:ngày|rạng sáng|sáng|sớm|trưa|chiều|tối|đêm|khuya|phiên)"
_DAY = re.compile(
    rf"(?<!\w)(?:(?:{_PART_OF_DAY}\s{{1,2}}){{0,3}}"
    rf"(?P<word>(?:hôm|bữa)\s{{1,2}}(?:nay|{QUA}|kia)|ngày\s{{1,2}}(?:mai|kia|mốt))"
    rf"|(?:rạng\s)?(?:sáng|trưa|chiều|tối|đêm|khuya)(?:\s(?:sớm|tối|muộn|khuya))?"
    rf"\s{{1,2}}(?P<part>nay|{QUA}|mai)){_NOT}"
)
_DAYS_ON = {"nay": 0, "qua": -1, "mai": 1}
_WEEKDAY = re.compile(
    r"(?<!\w)(?P<lead>(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|vào|rạng sáng)\s{1,2}){0,2}"
    r"(?:thứ\s{1,2}(?P<day>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s{1,2}"
    rf"(?P<side>tuần\s(?:này|trước|qua|rồi|tới|sau|vừa qua|vừa rồi)|vừa qua|vừa rồi|này|{TOI}){_NOT}"
)
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}
_DAY_OF_MONTH = re.compile(
    r"(?<!\w)ngày\s{1,2}(?P<day>\d{1,2})\s{1,2}"
    r"(?:(?P<month>tháng\s(?:này|trước|tới|sau))|vừa qua|tới đây|sắp tới)(?!\w)"
)


def days(text: str, form: str) -> Iterator[Found]:
    """Days told from the day of writing: "hôm nay", "tối qua", "ngày mai"."""
    for match in _DAY.finditer(form):
        word = match["word"] or match["part"]
        if text[match.end() - 3 : match.end()] == "Mai":  # a name
            continue
        if word == "ngày kia" and form.endswith("một ", 0, match.start()):  # some day
            continue
        last = word.split()[-1]
        on = (2 if word.startswith("ngày") else -2) if last in ("kia", "mốt") else _DAYS_ON[last]
        yield Found(*match.span(), counted(partial(beside, unit="ngày", offset=on)))


def weekdays(text: str, form: str) -> Iterator[Found]:
    """Days of the week beside the day of writing: "thứ Ba tuần trước", "chủ nhật tới"."""
    for match in _WEEKDAY.finditer(form):
        day_name, side = match["day"], match["side"]
        if not side.startswith("tuần") and not match["lead"] and day_name:  # "người thứ hai này"
            continue
        index = 6 if day_name is None else _WEEKDAYS.get(day_name) or (int(day_name) - 2 if day_name.isdigit() else 0)
        yield Found(*match.span(), counted(partial(_weekday_near, index=index, side=side)))


def _weekday_near(day: date, index: int, side: str) -> tuple[date, date]:
    if side.startswith("tuần"):
        found = beside(day, "tuần", OFFSET[side.split()[-1]])[0] + timedelta(index)
    elif side == "tới":
        found = day + timedelta((index - day.weekday() - 1) % 7 + 1)
    elif side == "này":
        found = beside(day, "tuần", 0)[0] + timedelta(index)
    else:
        found = day - timedelta((day.weekday() - index - 1) % 7 + 1)
    return found, found


def days_of_month(text: str, form: str) -> Iterator[Found]:
    """Days of a month told from the day of writing: "ngày 15 tháng này", "ngày 20 vừa qua"."""
    for match in _DAY_OF_MONTH.finditer(form):
        number, month = int(match["day"]), match["month"]
        if not 1 <= number <= 31:
            continue
        on = OFFSET[month.split()[-1]] if month else (-1 if match.group().endswith("qua") else 1)
        yield Found(*match.span(), counted(partial(_numbered_day, number=number, offset=on, in_month=bool(month))))


def _numbered_day(day: date, number: int, offset: int, in_month: bool) -> tuple[date, date]:
    if in_month:
        found = beside(day, "tháng", offset)[0].replace(day=number)
    else:  # the last past, or the next to come, this month or beside it
        this = beside(day, "tháng", 0)[0].replace(day=number)
        fits = this <= day if offset < 0 else this > day
        found = this if fits else beside(day, "tháng", offset)[0].replace(day=number)
    return found, found
