"""Months, quarters and parts of years written with their year, and the small numbers they are counted with."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from vietnamese.days import AND, OF_YEAR, WORD, YEAR, DaysRead

# Small numbers in words, as they stand before "năm" and "tháng"; "năm tháng" is five months.
_UNITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_DIGIT = "hai|ba|bốn|năm|sáu|bảy|tám|chín"
SMALL_NUMBER = (
    rf"(?:\d{{1,3}}|(?:{_DIGIT})\smươi(?:\s(?:mốt|lăm|tư|{_DIGIT}))?|mười\s(?:một|lăm|{_DIGIT})|{'|'.join(_UNITS)})"
)

_MONTH_WORD = {"tư": 4, "mười một": 11, "mười hai": 12} | _UNITS
_MONTH_WORDS = "|".join(sorted(_MONTH_WORD, key=len, reverse=True))
_ROMAN = {"iv": 4, "iii": 3, "ii": 2, "i": 1}
QUARTER_NUMBER = rf"(?:{'|'.join(_ROMAN)}|0?[1-4])"
_NO_MORE = r"(?!\d|[.,/]\d)"
_MONTHS = re.compile(
    rf"{WORD}tháng\s{{1,3}}(?P<listed>(?:\d{{1,2}}{AND}(?:(?:hết|đầu|giữa|cuối)\s)?(?:tháng\s{{1,2}})?){{0,9}})(?P<month>\d{{1,2}})"
    rf"{OF_YEAR}(?P<year>{YEAR}){_NO_MORE}"
)
# "Cách mạng tháng Tám năm 1945" is a name with a year.
_MONTH_IN_WORDS = re.compile(
    rf"{WORD}(?<!cách mạng )tháng\s{{1,2}}(?P<month>{_MONTH_WORDS}){OF_YEAR}(?P<year>{YEAR}){_NO_MORE}"
)
# "từ 6/2011", "(11/2016)", and behind another month "đến 8/2012".
_MONTH_CUED = re.compile(
    rf"(?:{WORD}(?:từ|đến|tới|trước|sau|vào|đầu|giữa|cuối|hết|hồi|trong|khoảng|và|kỳ)\s{{1,2}}|\(|/{YEAR}\s?-\s?)"
    rf"(?P<month>\d{{1,2}})[/-](?P<year>{YEAR})(?!\d|[.,/-]\d|/)"
)
_QUARTERS = re.compile(
    rf"{WORD}quý\s{{1,3}}(?P<listed>(?:{QUARTER_NUMBER}{AND}(?:quý\s{{1,2}})?){{0,3}})(?P<quarter>{QUARTER_NUMBER})"
    rf"(?:\s{{0,2}}[/.-]\s{{0,2}}|,?\s{{1,3}}(?:của\s)?(?:năm\s{{1,3}})?)(?P<year>{YEAR}){_NO_MORE}"
)
# "6 tháng đầu năm 2017", "nửa cuối năm 2016", "tháng đầu tiên của năm 2017", "hai quý đầu năm 2017".
PART_OF_YEAR = (
    rf"(?P<count>(?:{SMALL_NUMBER}\s{{1,2}})?)(?P<unit>tháng|quý|nửa)\s{{1,2}}(?P<side>đầu(?:\stiên)?|cuối|sau)"
    r"(?:\s{1,2}(?:của|trong))?"
)
# "những tháng đầu năm 2017" says no number of months.
PLURAL = re.compile(
    r"(?<!\w)(?:những|các|mấy|vài|nhiều|mỗi|hàng|hằng|chục|trăm|nghìn|ngàn|triệu|vạn|đôi|bao|bao nhiêu|từng|ít|dăm|số"
    r"|theo|mươi|nửa)\s{1,2}$"
)
LONGEST_PLURAL = 12
_PARTS = re.compile(rf"(?<!\w){PART_OF_YEAR}\s{{1,2}}(?:năm\s{{1,2}})?(?P<year>{YEAR}){_NO_MORE}")
_FIRST_MONTHS = re.compile(rf"(?<!\w)(?P<count>\d{{1,2}})\s{{1,2}}tháng\s{{1,2}}năm\s{{1,2}}(?P<year>{YEAR}){_NO_MORE}")
_NUMBERS = re.compile(r"\d{1,2}|(?<!\w)[iv]{1,3}(?!\w)")
_RANGE = re.compile(r"-|đến|tới")


def parts(form: str) -> Iterator[DaysRead]:
    """Parts of years of a text in matching form."""
    for match in _PARTS.finditer(form):
        vague = not match["count"] and PLURAL.search(form, max(0, match.start() - LONGEST_PLURAL), match.start())
        if (part := part_of_year(match, int(match["year"]))) and not vague:
            yield *match.span(), *part
    for match in _FIRST_MONTHS.finditer(form):
        if 1 < int(match["count"]) < 12:
            year = int(match["year"])
            yield *match.span(), date(year, 1, 1), month_end(year, int(match["count"]))


def quarters(form: str) -> Iterator[DaysRead]:
    """Quarters with their year, and ranges of them."""
    for match in _QUARTERS.finditer(form):
        for start, end, first, last in _listed(match, "quarter"):
            year = int(match["year"])
            yield start, end, date(year - (first > last), 3 * first - 2, 1), month_end(year, 3 * last)


def months(form: str) -> Iterator[DaysRead]:
    """Months with their year, and ranges of them."""
    for match in _MONTHS.finditer(form):
        for start, end, first, last in _listed(match, "month"):
            year = int(match["year"])
            if first and last:
                yield start, end, date(year - (first > last), first, 1), month_end(year, last)
    for pattern in (_MONTH_IN_WORDS, _MONTH_CUED):
        for match in pattern.finditer(form):
            if (month := month_number(match["month"])) and (pattern is _MONTH_IN_WORDS or match["year"] != "2000"):
                start = match.start() if pattern is _MONTH_IN_WORDS else match.start("month")
                year = int(match["year"])
                yield start, match.end(), date(year, month, 1), month_end(year, month)


def small_number(written: str) -> int:
    """The value of what SMALL_NUMBER matches, up to 999."""
    if written.isdigit():
        return int(written)
    words = written.split()
    if len(words) == 1:
        return _UNITS[written]
    tens = 10 if words[0] == "mười" else 10 * _UNITS[words[0]]
    last = {"mươi": 0, "mốt": 1, "tư": 4, "lăm": 5} | _UNITS
    return tens + last[words[-1]]


def part_of_year(match: re.Match[str], year: int) -> tuple[date, date] | None:
    """The first and last day of what PART_OF_YEAR matches, in a year."""
    count = small_number(match["count"].strip()) if match["count"].strip() else 1
    months = count * {"tháng": 1, "quý": 3, "nửa": 6}[match["unit"]]
    if not 1 <= months < 12:
        return None
    first = 1 if match["side"].startswith("đầu") else 13 - months
    return date(year, first, 1), month_end(year, first + months - 1)


def month_number(written: str) -> int:
    """The number of a month in digits or words ("tư" is 4), 0 for none."""
    number = int(written) if written.isdigit() else _MONTH_WORD.get(written, 0)
    return number if number <= 12 else 0


def quarter_number(written: str) -> int:
    """The number of a quarter in digits or Roman letters."""
    return _ROMAN.get(written) or int(written)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _listed(match: re.Match[str], last_group: str) -> Iterator[tuple[int, int, int, int]]:
    """Each month or quarter of a list with its place, as (first, last) of itself; the two ends of a range as one."""
    number = quarter_number if last_group == "quarter" else month_number
    ends = [(found.start(), found.end(), number(found.group())) for found in _NUMBERS.finditer(match["listed"])]
    last = number(match[last_group])
    if len(ends) == 1 and _RANGE.search(match["listed"]):
        yield match.start(), match.end(), ends[0][2], last
        return
    offset = match.start("listed")
    for at, (start, end, value) in enumerate(ends):
        yield (match.start() if at == 0 else offset + start), offset + end, value, value
    yield (match.start(last_group) if ends else match.start()), match.end(), last, last
