"""Reckoning from a day: the week, month, quarter or year it lies in, those beside it, and stretches up to it."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]
Rule = Callable[[date], tuple[date, date] | tuple[date | None, date | None]]
Resolve = Callable[[date | None], tuple[date | None, date | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """A period at text[start:end]; `resolve` gives its first and last day from a day of writing, which may be unknown.

    `relative` is False for a written period that takes part in a range.
    """

    start: int
    end: int
    resolve: Resolve
    relative: bool = True


def counted(rule: Rule) -> Resolve:
    """The rule, for a day of writing that may be unknown."""
    return lambda published: (None, None) if published is None else rule(published)


def unknown(published: date | None) -> tuple[date | None, date | None]:
    """Resolves what no day of writing fixes."""
    return None, None


_MONTHS = {"tháng": 1, "quý": 3, "năm": 12, "thập kỷ": 120, "thập niên": 120}
_HOURS = ("giờ", "tiếng")
# The school year opens in September; news speaks of the one to come from the end of the last, in June.
_SCHOOL_OPENS = 8


def beside(day: date, unit: str, offset: int) -> Span:
    """The calendar unit ("ngày", "tuần", "tháng", "quý", "năm") so many units from the one the day lies in.

    Weeks begin on Monday.
    """
    if unit == "ngày":
        moved = day + timedelta(offset)
        return moved, moved
    if unit == "tuần":
        monday = day + timedelta(7 * offset - day.weekday())
        return monday, monday + timedelta(6)
    months = _MONTHS[unit]
    first = _month_begin(day.year, (day.month - 1) // months * months + offset * months)
    return first, _month_begin(first.year, first.month - 1 + months) - timedelta(1)


def stretch(day: date, unit: str, count: int, *, ahead: bool) -> Span:
    """So many units that end with the day ("3 năm qua"), or, `ahead`, that begin the day after it ("5 năm tới")."""
    if unit in _HOURS:
        unit, count = "ngày", -(-count // 24)
    days = {"ngày": 1, "đêm": 1, "tuần": 7}.get(unit)
    if days is not None:
        other = day + timedelta(days * count if ahead else -days * count)
    else:
        other = shifted(day, _MONTHS[unit] * (count if ahead else -count))
    return (day + timedelta(1), other) if ahead else (other + timedelta(1), day)


def shifted(day: date, months: int) -> date:
    """The same day so many months on, or the last one of that month when it is shorter."""
    first = _month_begin(day.year, day.month - 1 + months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def months_near(day: date, first: int, last: int, *, ahead: bool) -> Span:
    """The months from `first` to `last` (1 to 12, over the New Year when `first` is the greater).

    The latest that have begun on the day, or, `ahead`, the first that end after it.
    """
    for year in (day.year + 1, day.year, day.year - 1) if not ahead else (day.year - 1, day.year, day.year + 1):
        begin = date(year, first, 1)
        end = _month_begin(year + (first > last), last) - timedelta(1)
        if (end >= day) if ahead else (begin <= day):
            return begin, end
    raise AssertionError("one of three years in a row fits")


def nearest(day: date, month: int, of_month: int) -> date | None:
    """The day of the year that lies nearest to `day`, at most half a year away; None when 29 February does not."""
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(date(year, month, of_month))
        except ValueError:
            continue
    best = min(found, key=lambda moved: abs(moved - day), default=None)
    return best if best and abs(best - day) <= timedelta(183) else None


def school_year(day: date, offset: int) -> Span:
    """The two calendar years of the school year the day lies in, or of one so many years from it."""
    begin = day.year - (day.month < _SCHOOL_OPENS) + offset
    return date(begin, 1, 1), date(begin + 1, 12, 31)


def _month_begin(year: int, months: int) -> date:
    """The first day of the month `months` months after January of the year."""
    return date(year + months // 12, months % 12 + 1, 1)
