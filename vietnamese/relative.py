"""Periods that only the day of writing fixes ("hôm qua", "3 năm qua", "từ đầu năm đến nay"), and what it fixes them to.

`find_relative` and `vietnamese.dates.find_periods` share a text without overlapping, but for one case: a relative
period may take in a written one whole ("từ năm 2015 đến nay", "ngày 1/6 năm nay"). There it replaces it:
`find_times` gives both kinds with that done, and is what callers want who read a text once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vietnamese.dates import Period, Precision, find_periods
from vietnamese.deictic import readings
from vietnamese.memory import remembered
from vietnamese.normalise import match_form
from vietnamese.reckoning import Found, Resolve, nearest
from vietnamese.spans import Taken


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """A period counted from the day of writing, and where it is written: text[start:end].

    `first` and `last` are its first and last day; None where the text and the day of publication do not tell.
    """

    start: int
    end: int
    first: date | None
    last: date | None


_LEAD = r"(?:(?:ngày|tháng|năm|quý|hết|cuối|đầu|giữa|sau|sáng|trưa|chiều|tối|đêm|hôm|hồi|khoảng)\s{1,3})"
_SINCE = re.compile(rf"(?<!\w)(?:(?:kể|tính|bắt đầu)\s)?từ\s{{1,2}}{_LEAD}{{0,3}}$")
_OWN_LEAD = re.compile(rf"(?<!\w){_LEAD}{{1,3}}$")
_UNTIL_NOW = re.compile(
    r"(?:\strở lại đây|,?\s{0,2}(?:(?:cho\s)?(?:đến|tới)(?:\stận)?|-)\s(?:nay|bây giờ|hiện nay|hiện tại|giờ|ngày nay"
    r"|hôm nay|thời điểm này|thời điểm hiện tại))(?!\w)"
)
_FROM_NOW = re.compile(
    rf"(?<!\w)từ\s(?:nay|giờ|bây giờ|hiện nay|hiện tại|đây)\s(?:cho\s)?(?:đến|tới)\s{{1,2}}(?:trước\s)?{_LEAD}{{0,3}}$"
)
_BETWEEN = re.compile(rf"\s?-\s?|,?\s{{1,2}}(?:cho\s)?(?:đến|tới)\s{{1,2}}{_LEAD}{{0,3}}")
_WHOSE_YEAR = re.compile(r"\s{1,2}năm\s{1,2}(?P<side>nay|ngoái|trước|tới|sau|rồi|kia)(?!\w)")
_YEARS_ON = {"nay": 0, "tới": 1, "sau": 1, "kia": -2}
_LONGEST_LEAD = 45
_UNKNOWN: tuple[date | None, date | None] = (None, None)


@remembered
def find_relative(text: str, published: date | None = None) -> tuple[RelativePeriod, ...]:
    """The periods of a text that need the day of writing, in order, disjoint; resolved when `published` is known.

    Vague time ("hiện nay", "thời gian qua", "những năm qua", "sắp tới") is none. Stretches ("3 năm qua") end with the
    day of publication; "đầu năm nay" and "cùng kỳ năm trước" are the whole year; a month without a year is the last
    that has begun, or the next one where the text says so.
    """
    form = match_form(text)
    written = find_periods(text)
    taken = Taken(len(form))
    for period in written:
        taken.mark(period.start, period.end)
    found = [reading for reading in readings(text, form) if taken.take(reading.start, reading.end)]
    found = sorted([*_this_years(form, written), *found, *map(_written, written)], key=lambda it: (it.start, -it.end))
    whole = _extended(form, _ranges(form, _outermost(found)))
    return tuple(RelativePeriod(it.start, it.end, *_resolved(it.resolve, published)) for it in whole if it.relative)


@remembered
def find_times(text: str, published: date | None = None) -> tuple[Period | RelativePeriod, ...]:
    """All periods of a text, written and relative, in order and disjoint; see the module about which one yields."""
    relative = find_relative(text, published)
    covered = Taken(len(text))
    for period in relative:
        covered.mark(period.start, period.end)
    written = [period for period in find_periods(text) if covered.take(period.start, period.end)]
    return tuple(sorted([*relative, *written], key=lambda period: period.start))


def resolve(period: Period, published: date) -> tuple[date, date] | None:
    """The first and last day of a written period; a day without a year is put nearest to the day of publication.

    None when no such day is at most half a year away (29 February).
    """
    if period.precision is not Precision.DAY_OF_YEAR:
        return period.first, period.last
    first = nearest(published, period.first.month, period.first.day)
    return None if first is None else (first, first + (period.last - period.first))


def _resolved(rule: Resolve, published: date | None) -> tuple[date | None, date | None]:
    try:
        first, last = rule(published)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return _UNKNOWN
    turned = first is not None and last is not None and first > last  # "từ năm 2020 đến nay" in an article of 2017
    return _UNKNOWN if turned else (first, last)


def _this_years(form: str, written: tuple[Period, ...]) -> list[Found]:
    """Days that are given their year by a word: "ngày 1/6 năm nay"."""
    found = []
    for period in written:
        side = _WHOSE_YEAR.match(form, period.end) if period.precision is Precision.DAY_OF_YEAR else None
        if side:
            found.append(Found(period.start, side.end(), _day_in_year(period, _YEARS_ON.get(side["side"], -1))))
    return found


def _day_in_year(period: Period, on: int) -> Resolve:
    def resolved(published: date | None) -> tuple[date | None, date | None]:
        if published is None:
            return _UNKNOWN
        first = period.first.replace(year=published.year + on)
        return first, first + (period.last - period.first)

    return resolved


def _outermost(found: list[Found]) -> Iterator[Found]:
    """Of what stands in order, the longer first, all that stands in nothing else."""
    end = 0
    for it in found:
        if it.start >= end:
            yield it
            end = it.end


def _ranges(form: str, found: Iterator[Found]) -> Iterator[Found]:
    """Two neighbours that are the ends of a range are one: "từ tháng 10 năm ngoái đến tháng 3 năm nay"."""
    first: Found | None = None
    for it in found:
        if (
            first
            and (first.relative or it.relative)
            and it.start - first.end < _LONGEST_LEAD
            and _BETWEEN.fullmatch(form, first.end, it.start)
            and _SINCE.search(form, max(0, first.start - _LONGEST_LEAD), first.start)
        ):
            yield Found(first.start, it.end, _from_to(first.resolve, it.resolve))
            first = None
            continue
        if first:
            yield first
        first = it
    if first:
        yield first


def _extended(form: str, found: Iterator[Found]) -> Iterator[Found]:
    """What runs up to now or from now on, be it told by a written period ("từ năm 2015 đến nay") or a relative one."""
    end = 0
    for it in found:
        if it.start < end:  # inside one that was extended
            continue
        lead = max(end, it.start - _LONGEST_LEAD)
        until = _UNTIL_NOW.match(form, it.end)
        onward = _FROM_NOW.search(form, lead, it.start)
        whole = it
        if until:
            before = _SINCE.search(form, lead, it.start) or _OWN_LEAD.search(form, lead, it.start)
            whole = Found(before.start() if before else it.start, until.end(), _from_to(it.resolve, _now))
        elif onward:
            whole = Found(onward.start(), it.end, _from_to(_now, it.resolve))
        yield whole
        end = whole.end


def _written(period: Period) -> Found:
    """A written period; a day without a year is known when the day of publication is."""
    if period.precision is Precision.DAY_OF_YEAR:
        return Found(
            period.start, period.end, lambda published: (published and resolve(period, published)) or _UNKNOWN, False
        )
    return Found(period.start, period.end, lambda published: (period.first, period.last), False)


def _now(published: date | None) -> tuple[date | None, date | None]:
    return published, published


def _from_to(first: Resolve, last: Resolve) -> Resolve:
    return lambda published: (first(published)[0], last(published)[1])
