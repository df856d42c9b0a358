"""Dates and periods as they are written in Vietnamese: days, months, quarters, years, ranges of years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vietnamese.memory import remembered
from vietnamese.normalise import match_form
from vietnamese.spans import Taken
from vietnamese.words import COUNTED


class Precision(StrEnum):
    """How exactly a period is written."""

    DAY = "day"  # or a few days of one month: "15-18/10/2019"
    DAY_OF_YEAR = "day_of_year"  # "ngày 15-5": no year is written
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"  # a range
    TERM = "term"  # a range that names a term of office, a stage, a school year: "nhiệm kỳ 2020-2025"


@dataclass(frozen=True, slots=True)
class Period:
    """A period and where it is written: text[start:end]. `first` and `last` are its first and last day.

    For DAY_OF_YEAR both hold the day in the leap year 4, since the year is not written.
    """

    start: int
    end: int
    precision: Precision
    first: date
    last: date

    @property
    def years(self) -> range:
        """The calendar years the period touches; empty when no year is written."""
        return range(0) if self.precision is Precision.DAY_OF_YEAR else range(self.first.year, self.last.year + 1)


_Reading = tuple[int, int, Precision, date, date]

_WORD = r"(?<![^\W\d_])"  # not inside a word; a digit may be glued on
_YEAR = r"(?:19|20)\d\d"
_NO_MORE = r"(?!\d|[.,/]\d)"
_SEP = r"\s{0,2}[/.\-]\s{0,2}"
_OF_MONTH = rf"(?:{_SEP}|\s{{1,3}}tháng\s{{1,3}})"
_OF_YEAR = rf"(?:{_SEP}|,?\s{{1,3}}năm\s{{1,3}})"
# A few days of one month: "15-18/10/2019", and behind "ngày" or "từ" also "15, 16/10", "15 và 16/10", "15 đến 18/10".
_AND = r"(?:\s{0,2}-\s{0,2}|,\s{1,2}|\s{1,2}(?:và|đến|tới)\s{1,2})(?:ngày\s{1,2})?"
# What a day without a year stands behind; "19/20" alone is a ratio.
_DAY_CUE = (
    r"(?:(?:(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya)\s{1,2}(?:nay|qua|mai|kia|trước|sau|cùng ngày)|chủ nhật"
    r"|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7]))[\s,(]{1,3}|(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|dịp|lễ)\s{1,3}\(?)"
)
_ISO = re.compile(rf"(?<![\w/.,-])({_YEAR})-(\d\d)-(\d\d)(?![\d-])")
_DAY = re.compile(
    rf"(?<![\d/.,])(?:{_WORD}(?:ngày|từ)\s{{1,3}}(?P<listed>\d{{1,2}}){_AND}|(?P<from>\d{{1,2}})\s?-\s?|{_WORD}ngày\s{{1,3}})?"
    rf"(?P<day>\d{{1,2}}){_OF_MONTH}(?P<month>\d{{1,2}}){_OF_YEAR}(?P<year>{_YEAR}){_NO_MORE}"
)
_DAY_OF_YEAR = re.compile(
    rf"(?:(?P<cue>{_WORD}{_DAY_CUE})(?:(?P<listed>\d{{1,2}}){_AND})?(?P<day>\d{{1,2}}){_OF_MONTH}"
    r"|(?<![\d/.,-])(?P<bare>\d{1,2})\s{1,3}tháng\s{1,3})(?P<month>\d{1,2})(?!\d|[/.,-]\d|\s?%)"
)
# A ratio above one that is a day of the year, alone in brackets or behind a word of time: "(26/6)", "từ 30-5".
_LATE_DAY = re.compile(
    rf"(?:\(|{_WORD}(?:phiên|từ|đến|tới|vào|trước|sau|hết)\s{{1,2}})(?:(?P<listed>\d{{1,2}})\s?-\s?)?"
    r"(?P<day>1[3-9]|2\d|3[01])[/-](?P<month>\d{1,2})(?!\d|[/.,-]\d|\s?%)"
)
_DAY_TO_DAY = re.compile(
    rf"{_WORD}(?:từ(?:\s{{1,2}}ngày)?|ngày)\s{{1,2}}(\d{{1,2}})[/-](\d{{1,2}})(?:\s{{1,2}}(?:đến|tới)\s{{1,2}}|\s?-\s?)"
    rf"(?:ngày\s{{1,2}})?(\d{{1,2}})[/-](\d{{1,2}})(?:[/-]{_YEAR})?(?!\d|[/.,-]\d|\s?%)"
)
_MONTH = re.compile(rf"{_WORD}tháng\s{{1,3}}(\d{{1,2}}){_OF_YEAR}({_YEAR}){_NO_MORE}")
_MONTH_CUED = re.compile(
    rf"{_WORD}(?:từ|đến|tới|trước|sau|vào|đầu|giữa|cuối|hết)\s{{1,2}}(?P<month>\d{{1,2}})[/-](?P<year>{_YEAR}){_NO_MORE}"
)
_QUARTER = re.compile(
    rf"{_WORD}quý\s{{1,3}}(iv|iii|ii|i|[1-4])(?:\s{{0,2}}[/-]\s{{0,2}}|,?\s{{1,3}}(?:năm\s{{1,3}})?)({_YEAR})(?!\d)"
)
# "nhiệm kỳ 2020-2025", "giai đoạn I (2021-2025)", "nhiệm kỳ từ năm 2020 đến năm 2025".
_TERM = (
    rf"{_WORD}(?:nhiệm kỳ|giai đoạn|niên khóa|năm học|khóa|nk)(?:\s(?:[ivx]{{1,6}}|đại hội|mới|tới|5 năm))?"
    r"[\s,(]{1,3}(?:từ\s)?(?:năm\s)?"
)
_YEARS = re.compile(
    rf"(?P<term>{_TERM})?(?<![\d/.,-])(?P<range>(?P<first>{_YEAR})"
    rf"(?:\s{{0,3}}[-/]\s{{0,3}}|\s{{1,3}}(?:đến|tới)\s{{1,3}}(?:hết\s{{1,3}})?)(?:năm\s{{1,3}})?(?P<last>{_YEAR})"
    rf"|(?P<season>{_YEAR})[/-](?P<next>\d\d))(?!\d|[.,/-]\d)"
)
# Behind "đến" or "trước", a number before one of these is counted, not a year.
_YEAR_NAMED = re.compile(
    rf"{_WORD}(?:năm|nhiệm kỳ|giai đoạn|niên khóa|mùa|vụ|khóa)\s{{0,3}}(?P<years>{_YEAR}(?!\d|[.,/-]\d|\s?%)"
    rf"(?:(?:,|\s{{0,2}}và|\s{{0,2}}hoặc)\s{{1,2}}{_YEAR}(?!\d|[.,/-]\d|\s?%|\s(?:{COUNTED})(?!\w))){{0,20}})"
)
_YEAR_CUED = re.compile(
    rf"{_WORD}(?:từ|đến|hết|cuối|đầu|giữa|trước|sau)\s{{1,3}}(?P<years>{_YEAR})"
    rf"(?!\d|[.,/-]\d|\s?%|\s(?:{COUNTED})(?!\w))"
)
_YEAR_ALONE = re.compile(rf"(?<![\w./,-])(?P<years>{_YEAR})(?![\w%]|[.,/-]\d)")
_ONE_YEAR = re.compile(_YEAR)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@remembered
def find_periods(text: str, *, bare_years: bool = False) -> tuple[Period, ...]:
    """All dates and periods written in a text, in order, none inside another; a day that no calendar has is none.

    `bare_years` takes a lone number from 1900 to 2099 for a year, as people type in questions.
    """
    form = match_form(text)
    taken = Taken(len(form))
    found = [
        Period(*reading)
        for readings in (_days(form), _months(form), _days_of_year(form), _ranges(form), _years(form, bare_years))
        for reading in readings
        if taken.take(*reading[:2])
    ]
    return tuple(sorted(found, key=lambda period: period.start))


def _days(form: str) -> Iterator[_Reading]:
    for match in _ISO.finditer(form):
        if day := _date(match[1], match[2], match[3]):
            yield *match.span(), Precision.DAY, day, day
    for match in _DAY.finditer(form):
        if last := _date(match["year"], match["month"], match["day"]):
            first = _date(match["year"], match["month"], match["listed"] or match["from"] or match["day"])
            if first and first <= last:
                yield *match.span(), Precision.DAY, first, last
            else:
                yield match.start("day"), match.end(), Precision.DAY, last, last


def _months(form: str) -> Iterator[_Reading]:
    for match in _MONTH.finditer(form):
        if first := _date(match[2], match[1], 1):
            yield *match.span(), Precision.MONTH, first, _month_end(first.year, first.month)
    for match in _MONTH_CUED.finditer(form):
        if first := _date(match["year"], match["month"], 1):
            yield match.start("month"), match.end(), Precision.MONTH, first, _month_end(first.year, first.month)
    for match in _QUARTER.finditer(form):
        year, last_month = int(match[2]), 3 * (_ROMAN.get(match[1]) or int(match[1]))
        yield *match.span(), Precision.QUARTER, date(year, last_month - 2, 1), _month_end(year, last_month)


def _days_of_year(form: str) -> Iterator[_Reading]:
    for match in _DAY_TO_DAY.finditer(form):
        first, last = _date(4, match[2], match[1]), _date(4, match[4], match[3])
        if first and last:  # the second may have been read with its year already
            yield match.start(1), match.end(2), Precision.DAY_OF_YEAR, first, first
            yield match.start(3), match.end(4), Precision.DAY_OF_YEAR, last, last
    for match in _DAY_OF_YEAR.finditer(form):
        if last := _date(4, match["month"], match["day"] or match["bare"]):
            first = _date(4, match["month"], match["listed"] or last.day)
            start = match.start()
            if match["cue"] and set(match["cue"]) & set(",("):  # "chiều qua (15/5)"
                start = match.end("cue")
            yield start, match.end(), Precision.DAY_OF_YEAR, first if first and first <= last else last, last
    for match in _LATE_DAY.finditer(form):
        if last := _date(4, match["month"], match["day"]):
            first = _date(4, match["month"], match["listed"] or match["day"])
            start = match.start("listed") if match["listed"] else match.start("day")
            yield start, match.end(), Precision.DAY_OF_YEAR, first if first and first <= last else last, last


def _ranges(form: str) -> Iterator[_Reading]:
    for match in _YEARS.finditer(form):
        first = int(match["first"] or match["season"])
        last = int(match["last"]) if match["last"] else first + 1
        if match["next"] and int(match["next"]) != last % 100:  # "2016/17"
            continue
        if "/" in match["range"] and last != first + 1:  # a school year; else a ratio
            continue
        if first <= last:
            precision = Precision.TERM if match["term"] else Precision.YEARS
            yield *match.span("range"), precision, date(first, 1, 1), date(last, 12, 31)


def _years(form: str, bare_years: bool) -> Iterator[_Reading]:
    for pattern in (_YEAR_NAMED, _YEAR_CUED, *((_YEAR_ALONE,) if bare_years else ())):
        for match in pattern.finditer(form):
            for year in _ONE_YEAR.finditer(form, *match.span("years")):
                yield *year.span(), Precision.YEAR, date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
