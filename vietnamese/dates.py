"""Dates and periods as they are written in Vietnamese: days, months, quarters, years, ranges of years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from vietnamese.normalise import MEMORY, match_form


class Precision(StrEnum):
    """How exactly a period is written."""

    DAY = "day"
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


_SEP = r"\s{0,2}[/.\-]\s{0,2}"
_YEAR = r"(?:19|20)\d\d"
_FULL = re.compile(
    rf"(?<![\d/.,-])(?:ngày\s{{1,3}})?(\d{{1,2}})(?:{_SEP}|\s{{1,3}}tháng\s{{1,3}})(\d{{1,2}})"
    rf"(?:{_SEP}|,?\s{{1,3}}năm\s{{1,3}})({_YEAR})(?!\d|[.,/]\d)"
)
_DAY_MONTH = re.compile(
    rf"(?:(?<![^\W\d_])(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng)\s{{1,3}}(\d{{1,2}})(?:{_SEP}|\s{{1,3}}tháng\s{{1,3}})"
    r"|(?<![\d/.,-])(\d{1,2})\s{1,3}tháng\s{1,3})(\d{1,2})(?!\d|[/.,-]\d|\s?%)"
)
_MONTH = re.compile(rf"(?<![^\W\d_])tháng\s{{1,3}}(\d{{1,2}})(?:{_SEP}|,?\s{{1,3}}năm\s{{1,3}})({_YEAR})(?!\d|[.,/]\d)")
_QUARTER = re.compile(
    rf"(?<![^\W\d_])quý\s{{1,3}}(iv|iii|ii|i|[1-4])(?:\s{{0,2}}/\s{{0,2}}|[,-]?\s{{1,3}}(?:năm\s{{1,3}})?)({_YEAR})(?!\d)"
)
_YEARS = re.compile(
    rf"(?<![\d/.,-])({_YEAR})(?:\s{{0,3}}-\s{{0,3}}|\s{{1,3}}(?:đến|tới)\s{{1,3}}(?:hết\s{{1,3}})?(?:năm\s{{1,3}})?)({_YEAR})(?!\d|[.,/-]\d)"
)
_TERM_CUE = re.compile(r"(?<![^\W\d_])(?:nhiệm kỳ|giai đoạn|niên khóa|năm học|khóa)\s{1,3}$")
_ONE_YEAR = re.compile(
    rf"(?<![^\W\d_])(?:năm|nhiệm kỳ|giai đoạn|niên khóa|mùa|vụ|từ|đến|hết|cuối|đầu|giữa|trước|sau|khóa|và|,)\s{{1,3}}({_YEAR})"
    r"(?!\d|[.,/-]\d|\s?%)"
)
_BARE_YEAR = re.compile(rf"(?<![\w./,-])({_YEAR})(?![\w%]|[.,/-]\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@lru_cache(maxsize=MEMORY)
def find_periods(text: str, *, bare_years: bool = False) -> tuple[Period, ...]:
    """All dates and periods written in a text, in order, none inside another.

    `bare_years` takes a lone number from 1900 to 2099 for a year, as people type in questions.
    """
    form = match_form(text)
    found: list[Period] = []

    def add(match: re.Match[str], precision: Precision, first: date, last: date, group: int = 0) -> None:
        start, end = match.span(group)
        if not any(period.start < end and start < period.end for period in found):
            found.append(Period(start, end, precision, first, last))

    for match in _FULL.finditer(form):
        if day := _date(int(match[3]), int(match[2]), int(match[1])):
            add(match, Precision.DAY, day, day)
    for match in _MONTH.finditer(form):
        year, month = int(match[2]), int(match[1])
        if first := _date(year, month, 1):
            add(match, Precision.MONTH, first, date(year, month, monthrange(year, month)[1]))
    for match in _QUARTER.finditer(form):
        year, quarter = int(match[2]), _ROMAN.get(match[1]) or int(match[1])
        last_month = quarter * 3
        last = date(year, last_month, monthrange(year, last_month)[1])
        add(match, Precision.QUARTER, date(year, last_month - 2, 1), last)
    for match in _DAY_MONTH.finditer(form):
        if day := _date(4, int(match[3]), int(match[1] or match[2])):
            add(match, Precision.DAY_OF_YEAR, day, day)
    for match in _YEARS.finditer(form):
        if int(match[1]) <= int(match[2]):
            precision = (
                Precision.TERM if _TERM_CUE.search(form, max(0, match.start() - 16), match.start()) else Precision.YEARS
            )
            add(match, precision, date(int(match[1]), 1, 1), date(int(match[2]), 12, 31))
    years = [*_ONE_YEAR.finditer(form), *(_BARE_YEAR.finditer(form) if bare_years else ())]
    for match in years:
        add(match, Precision.YEAR, date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), group=1)
    return tuple(sorted(found, key=lambda period: period.start))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
