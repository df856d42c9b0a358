"""Dates and periods as they are written in Vietnamese: days, months, quarters, parts of years, years, their ranges."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vietnamese.days import TO, WORD, YEAR, DaysRead, day_of, days, days_of_year
from vietnamese.memory import remembered
from vietnamese.months import months, parts, quarters
from vietnamese.normalise import match_form
from vietnamese.spans import Taken
from vietnamese.words import COUNTED


class Precision(StrEnum):
    """How exactly a period is written; a range of months or quarters has the precision of its ends."""

    DAY = "day"  # or a few days of one month: "15-18/10/2019"
    DAYS = "days"  # a range over months: "từ 28/4 đến 3/5/2021"
    DAY_OF_YEAR = "day_of_year"  # "ngày 15-5": no year is written
    MONTH = "month"
    QUARTER = "quarter"
    PART_OF_YEAR = "part_of_year"  # "6 tháng đầu năm 2017", "nửa cuối năm 2016"
    YEAR = "year"
    YEARS = "years"  # a range
    TERM = "term"  # a range that names a term of office, a stage, a school year: "nhiệm kỳ 2020-2025"


@dataclass(frozen=True, slots=True)
class Period:
    """A period and where it is written: text[start:end]. `first` and `last` are its first and last day.

    For DAY_OF_YEAR both stand in the leap year 4, since the year is not written (the last of a range over the New Year
    in the year 5). "đầu năm 2017", "cuối tháng 5/2017" are the whole year and month. `edge` is "until" behind "đến",
    "hết", "trước", and "from" behind "từ", "sau"; "" for a range, which has both.
    """

    start: int
    end: int
    precision: Precision
    first: date
    last: date
    edge: str = ""

    @property
    def years(self) -> range:
        """The calendar years the period touches; empty when no year is written."""
        return range(0) if self.precision is Precision.DAY_OF_YEAR else range(self.first.year, self.last.year + 1)


Reading = tuple[int, int, Precision, date, date]

# "nhiệm kỳ 2020-2025", "giai đoạn I (2021-2025)", "nhiệm kỳ từ năm 2020 đến năm 2025".
_TERM = (
    rf"{WORD}(?:nhiệm kỳ|giai đoạn|niên khóa|năm học|khóa|nk)(?:\s(?:[ivx]{{1,6}}|đại hội|mới|tới|5 năm))?"
    r"[\s,(:]{1,3}(?:từ\s)?(?:năm\s)?"
)
# Behind a year that may be a count: nothing that is counted or measured.
_MEASURED = "đồng|usd|tấn|kg|tỷ|triệu|mw|mm|cm|m|m2|km|ha|người|hộ"
_NO_COUNT = rf"(?!\d|[.,/-]\d|\s?%|\s(?:{COUNTED}|{_MEASURED})(?!\w))"
_YEARS = re.compile(
    rf"(?P<term>{_TERM})?(?<![\d/.,-])(?P<range>(?P<first>{YEAR})"
    rf"(?:\s{{0,3}}[-/]\s{{0,3}}|\s{{1,3}}{TO}\s{{1,3}}(?:hết\s{{1,3}})?)(?:năm\s{{1,3}})?(?P<last>{YEAR})"
    rf"|(?P<season>{YEAR})[/-](?P<next>\d\d))(?!\d|[.,/-]\d|\s?%|\s(?:{_MEASURED})(?!\w))"
)
_SEASON = r"(?:mùa|vụ|hè|xuân|thu|đông|niên vụ|mùa giải)"
# "những năm 1970" is a decade, "những năm 2015, 2016" are two years.
_YEAR_NAMED = re.compile(
    rf"{WORD}(?:(?:(?<!những\s)|(?=năm\s{{1,3}}\d{{3}}[1-9]|năm\s{{1,3}}{YEAR}(?:,|\svà)\s{YEAR}))năm"
    r"|nhiệm kỳ|giai đoạn|niên khóa|khóa|sn|s\.n|sinh(?:\snăm)?|cùng kỳ"
    rf"|{_SEASON}(?:\s(?:giải|hè|thu|đông|xuân|thu đông|hè thu|đông xuân))?)"
    rf":?\s{{0,3}}(?P<years>{YEAR}(?!\d|[.,/-]\d|\s?%)"
    rf"(?:(?:,|\s{{0,2}}và|\s{{0,2}}hoặc)\s{{1,2}}(?:năm\s{{1,2}})?{YEAR}{_NO_COUNT}){{0,20}})"
)
_A_YEAR = re.compile(r"(?<!\w)(?:mỗi|một|hàng|hằng)\s{1,2}$")  # "mỗi năm 2000 tấn"
_LONGEST_A_YEAR = 7
_YEAR_OF_OLD = re.compile(
    rf"{WORD}(?:vào|từ|đến|tới|trước|sau|khoảng|hồi|là|đầu|cuối|giữa|trong|kể từ|sinh|mất|^|[.,;(:])\s{{0,2}}"
    rf"năm\s{{1,2}}(?P<years>1[0-8]\d\d){_NO_COUNT}(?!\s{{1,2}}(?:tcn|trước công nguyên))"
)
_YEAR_CUED = re.compile(
    rf"{WORD}(?:từ|đến|hết|cuối|đầu|giữa|trước|sau|hồi|vào|so với|cùng kỳ|tới)\s{{1,3}}"
    rf"(?P<years>{YEAR}){_NO_COUNT}(?!\s-\s\d)"
)
_YEAR_IN_BRACKETS = re.compile(rf"\((?P<years>{YEAR}(?:(?:[,;]|\s?và)\s?{YEAR}){{0,9}})(?=[,;)])")
_YEAR_ALONE = re.compile(rf"(?<![\w./,-])(?P<years>{YEAR})(?![\w%]|[.,/-]\d)")
_ONE_YEAR = re.compile(r"\d{4}")
# What stands between the two ends of a range, and in front of its first; "từ ngày 1/1/2016 đến hết ngày 30/6/2016".
_LEAD = r"(?:(?:ngày|tháng|năm|quý|hết|cuối|đầu|giữa|sau|sáng|trưa|chiều|tối|đêm|hôm|hồi|khoảng|thời điểm|vụ)\s{1,3})"
_BETWEEN = re.compile(rf"\s?-\s?(?:ngày\s{{1,2}})?|,?\s{{1,2}}{TO}\s{{1,2}}{_LEAD}{{0,3}}")
_LONGEST_BETWEEN = 30
EDGE = re.compile(
    rf"(?<!\w)(?:(?P<from>từ|sau)|(?P<until>hết|đến|tới|trước|chậm nhất|hạn chót))\s{{1,3}}{_LEAD}{{0,3}}$"
)
LONGEST_EDGE = 40
# Days; what is longer is a range, whose "từ" and "đến" are read as its two ends.
_LONGEST_SINGLE = {Precision.DAY: 1, Precision.DAY_OF_YEAR: 1, Precision.MONTH: 31, Precision.QUARTER: 92,
                   Precision.PART_OF_YEAR: 366, Precision.YEAR: 366}  # fmt: skip


@remembered
def find_periods(text: str, *, bare_years: bool = False) -> tuple[Period, ...]:
    """All dates and periods written in a text, in order, none inside another; a day that no calendar has is none.

    Holds what the text alone fixes: what needs the day of writing ("tháng 5", "năm nay") is for `vietnamese.relative`.
    A range is one period, each member of a list one of its own. `bare_years` takes a lone number from 1900 to 2099 for
    a year, as people type in questions.
    """
    form = match_form(text)
    taken = Taken(len(form))
    readers = (
        _as(Precision.DAY, days(form)),
        _as(Precision.PART_OF_YEAR, parts(form)),
        _as(Precision.QUARTER, quarters(form)),
        _as(Precision.MONTH, months(form)),
        _as(Precision.DAY_OF_YEAR, days_of_year(form)),
        _ranges(form),
        _years(form, bare_years),
    )
    found = sorted(_with_days(reading) for readings in readers for reading in readings if taken.take(*reading[:2]))
    return tuple(Period(*reading, edge) for reading, edge in _joined(form, found))


def _as(precision: Precision, read: Iterable[DaysRead]) -> Iterator[Reading]:
    return ((start, end, precision, first, last) for start, end, first, last in read)


def _ranges(form: str) -> Iterator[Reading]:
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


def _years(form: str, bare_years: bool) -> Iterator[Reading]:
    patterns = (_YEAR_NAMED, _YEAR_OF_OLD, _YEAR_CUED, _YEAR_IN_BRACKETS, *((_YEAR_ALONE,) if bare_years else ()))
    for pattern in patterns:
        for match in pattern.finditer(form):
            if _A_YEAR.search(form, max(0, match.start() - _LONGEST_A_YEAR), match.start()):
                continue
            for year in _ONE_YEAR.finditer(form, *match.span("years")):
                yield *year.span(), Precision.YEAR, date(int(year[0]), 1, 1), date(int(year[0]), 12, 31)


def _joined(form: str, found: Iterable[Reading]) -> Iterator[tuple[Reading, str]]:
    """The readings with their edges; two neighbours that are the ends of a range become one."""
    first: tuple[Reading, str] | None = None
    for reading in found:
        if first and (whole := _whole(form, *first, reading)):
            first = None
            yield whole, ""
            continue
        if first:
            yield first
        edge = EDGE.search(form, max(0, reading[0] - LONGEST_EDGE), reading[0])
        single = (reading[4] - reading[3]).days < _LONGEST_SINGLE.get(reading[2], 0)
        first = reading, (edge.lastgroup or "") if edge and single else ""
    if first:
        yield first


def _whole(form: str, first: Reading, edge: str, last: Reading) -> Reading | None:
    """The range from one reading to the next, when the text says so."""
    if last[0] - first[1] > _LONGEST_BETWEEN or not (between := _BETWEEN.fullmatch(form, first[1], last[0])):
        return None
    same = first[2] is last[2] or {first[2], last[2]} == {Precision.DAY, Precision.DAY_OF_YEAR}
    if not same and (edge != "from" or "-" in between.group()):
        return None
    begin, finish = first[3], last[4]
    if "-" in between.group() and begin.replace(year=4) == finish.replace(year=4) and first[2] is Precision.DAY:
        return None  # an anniversary: "(27/7/1947 - 27/7/2017)"
    if first[2] is not last[2] and first[2] is Precision.DAY_OF_YEAR:
        begin = _in_year(begin, finish.year, finish.year - 1, lambda day: day <= finish)
    elif first[2] is not last[2] and last[2] is Precision.DAY_OF_YEAR:
        finish = _in_year(finish, begin.year, begin.year + 1, lambda day: day >= begin)
    if begin > finish:
        return None
    order = tuple(Precision)
    finer = Precision.DAY if Precision.DAY in (first[2], last[2]) else min(first[2], last[2], key=order.index)
    return _with_days((first[0], last[1], Precision.YEARS if finer is Precision.YEAR else finer, begin, finish))


def _with_days(reading: Reading) -> Reading:
    """The reading, its precision DAYS when it is a range of days over months."""
    start, end, precision, first, last = reading
    over = precision is Precision.DAY and (first.year, first.month) != (last.year, last.month)
    return (start, end, Precision.DAYS, first, last) if over else reading


def _in_year(day: date, year: int, other: int, fits: Callable[[date], bool]) -> date:
    """A day of the leap year 4 in a year, or in the other when it does not fit there."""
    found = [moved for moved in (day_of(year, day.month, day.day), day_of(other, day.month, day.day)) if moved]
    return next((moved for moved in found if fits(moved)), day)
