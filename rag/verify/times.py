"""When a claim says that something was: the times of its sentences, and those that hold around them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from rag.verify.neighbours import told_at_another
from rag.verify.texts import Cited, Text
from vietnamese.dated import period_for
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.other_times import dates_events
from vietnamese.relative import RelativePeriod
from vietnamese.words import is_content

Time = Period | RelativePeriod

_TERM = re.compile(r"(?<!\w)(?:nhiệm kỳ|khóa|giai đoạn)(?!\w)")
_EVERY = re.compile(r"(?<!\w)(?:mỗi|hàng|hằng|từng)(?!\w)")
_OF_NOW = re.compile(
    r"(?<!\w)(?:nay|hiện|hiện nay|hiện tại|lúc này|bây giờ|vừa qua|mới đây|thời gian qua|gần đây)(?!\w)"
)
_COUNTED = re.compile(r"\d|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?= (?:năm|tháng|ngày|tuần))")
_TO_COME = re.compile(r"(?<!\w)(?:tới|sắp|sau|sang)(?!\w)")
_LEAST = frozenset("nhiệm kỳ năm quý tháng tuần ngày hôm khóa ngoái trước tới sau sáng trưa chiều tối đêm mỗi".split())
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_DAYS = 31
_YEAR_DAYS = 366
_OF_GOAL = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|quy hoạch|chiến lược|đề án)(?!\w)[^,;.]{0,50}(?:đến|tới"
    r"|tầm nhìn)(?: hết)?(?: năm)?\s{0,2}$"
)
_FAR = 3000  # characters before a sentence in which the day stands that it means by "cùng ngày"
_LOOK_BACK = 70
_MANY = 3


def times_held(claim: Text, cited: Sequence[Cited]) -> list[Time]:
    """The times of a claim that neither a cited sentence writes nor what stands around one."""
    return [
        time for time in claim.times
        if not _EVERY.search(match_form(claim.text[time.start : time.end]))
        and not any(_written(time, claim, sentence) or _around(time, claim, sentence) for sentence in cited)
    ]  # fmt: skip


def times_turned(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[int, int]]:
    """Where a claim tells at one time what its sentence tells right before another or in another of its groups."""
    for time in claim.times:
        holders = [s for s in cited if any(_same(time, claim, other, s) for other in s.times)]
        if len(holders) != 1 or len(cited) > 1:
            continue
        sentence = holders[0]
        own = [other for other in sentence.times if _same(time, claim, other, sentence)]
        others = [other for other in sentence.times if other not in own]
        if any(_same(ours, claim, other, sentence) for ours in claim.times for other in others):
            continue
        apart = told_at_another(claim, time.start, sentence, [t.start for t in own], [t.start for t in others])
        if apart or _of_other_group(claim, sentence, own, others):
            yield time.start, time.end


def _of_other_group(claim: Text, sentence: Cited, own: Sequence[Time], others: Sequence[Time]) -> bool:
    """True when most of what a claim says stands in groups between semicolons that do not have its time."""
    bounds = [0, *(m.end() for m in re.finditer(";", sentence.form)), len(sentence.form)]
    groups = list(pairwise(bounds))
    mine = [group for group in groups if any(group[0] <= time.start < group[1] for time in own)]
    if len(mine) != 1 or not any(not mine[0][0] <= time.start < mine[0][1] for time in others):
        return False
    first = min((n.start for n in sentence.numbers), default=0)
    if any(time.start < first for time in own) or own[0] is sentence.times[0]:
        return False
    head = set(sentence.within((0, first)))
    here = set(sentence.within(mine[0]))
    there = {form for group in groups if group not in mine for form in sentence.within(group)}
    words = {form for form in claim.forms if is_content(form) and not form.isdecimal()} - head
    return len(words & there - here) > _MANY and len(words & there - here) > 2 * len(words & here - there)


def time_agrees(claim: Text, number: Number, sentence: Cited, found: Number, cited: Sequence[Cited]) -> bool:
    """False when a claim dates a figure otherwise than the sentence that has it."""
    time = _time_of(claim, number)
    if time is None:
        return True
    own = claim.own[claim.numbers.index(number)]
    ours = [time, *(other for other in _events(claim) if own[0] <= other.start < own[1])]
    if claim.clause_of(number.start) != claim.clause_of(time.start) and any(
        _written(time, claim, other) for other in cited if other is not sentence
    ):
        return True  # the time of what another sentence tells
    theirs = _times_of(sentence, found)
    if theirs:
        return any(_same(one, claim, other, sentence) for one in ours for other in theirs)
    if _around(time, claim, sentence):
        return True
    # One that nothing dates but what stands in another clause of its sentence.
    return not _first(time) and _written(time, claim, sentence)


def _time_of(text: Text, number: Number) -> Time | None:
    """The time of a figure; the only one of a claim is that of all its figures."""
    found: Time | None = period_for(text.text, number, _told(text))
    if found is None:
        events = _events(text)
        found = events[0] if len(events) == 1 and not _is_of_later(text, number, events[0]) else None
    return found


def _is_of_later(text: Text, number: Number, time: Time) -> bool:
    """True for a time behind another figure, in a clause that does not have the number."""
    between = any(number.end <= other.start < time.start for other in text.numbers)
    return between and text.clause_of(number.start) != text.clause_of(time.start)


def _times_of(sentence: Cited, number: Number) -> list[Time]:
    """The times that may be a figure's: its own, those of what it has to itself and the nearest before it."""
    events = _events(sentence)
    found = period_for(sentence.text, number, _told(sentence))
    at = sentence.numbers.index(number)
    own = sentence.reach(at)
    inside = [time for time in events if own[0] <= time.start < own[1]]
    if inside:
        return [*inside, *([found] if found else [])]
    if found:
        return [found]
    before = [time for time in events if time.start < number.start]
    return before[-1:] or events[:1]


def _events(text: Text) -> list[Time]:
    return list(dates_events(text.text, _told(text)))


def _told(text: Text) -> list[Time]:
    """The times of a text but for those by which something is to be reached: "mục tiêu đến năm 2025"."""
    return [time for time in text.times if not _OF_GOAL.search(text.form, max(0, time.start - _LOOK_BACK), time.start)]


def _written(time: Time, claim: Text, sentence: Cited) -> bool:
    """True when a sentence writes a time, in whatever form; its years may stand one by one."""
    if any(_same(time, claim, other, sentence) for other in sentence.times):
        return True
    if _first(time) and isinstance(time, Period) and len(time.years) > 1:
        return set(time.years) <= {
            year for other in sentence.times if len(_years(other)) == 1 for year in _years(other)
        }
    written = re.escape(match_form(claim.text[time.start : time.end]))
    return re.search(rf"(?<!\w)(?<!\d ){written}(?!\w)", sentence.form) is not None


def _around(time: Time, claim: Text, sentence: Cited) -> bool:
    """True when a time holds around a sentence that tells no other."""
    around = sentence.around
    told = [other for other in _events(sentence) if _first(other)]
    beside = find_periods(f"{around.heading} \n {around.before}")
    written = match_form(claim.text[time.start : time.end])
    first = _first(time)
    if first is None:
        if _EVERY.search(written):
            return True  # told by often_added
        return written in sentence.beside or (not _COUNTED.search(written) and bool(_OF_NOW.search(written)))
    last = time.last or first
    if any((p.first, p.last) == (first, last) for p in beside) and not told:
        return True
    if len(_years(time)) > 1:
        return (first.year, last.year) in around.frame.ranges
    published = around.frame.published
    if told and not any(_year_of(other) in (None, first.year) for other in told):
        return False
    if last == first and not told and _last_day(sentence) == (first.month, first.day):
        return True
    if first.year == 4:  # a day without its year
        return any((p.first.month, p.first.day) == (first.month, first.day) for p in beside) or (
            published is not None and (published.month, published.day) == (first.month, first.day)
        )
    if (last - first).days >= _YEAR_DAYS - 2:
        return not told and first.year in _years_around(sentence)
    if (last - first).days <= _MONTH_DAYS and published is not None and first <= published <= last:
        return not told
    return not told and any(first <= p.first and p.last <= last for p in beside)


def _last_day(sentence: Cited) -> tuple[int, ...] | None:
    """Month and day of the last day told before a sentence that writes none."""
    if any(is_day(time) for time in sentence.times):
        return None
    start = sentence.source.sentence.start
    days = [p for p in find_periods(sentence.source.article.text[max(0, start - _FAR) : start]) if is_day(p)]
    return (days[-1].first.month, days[-1].first.day) if days else None


def _years_around(sentence: Cited) -> set[int]:
    around = sentence.around
    found = {int(year) for year in _YEAR.findall(f"{around.heading} {around.before}")}
    if around.inherited_year is not None:
        found.add(around.inherited_year)
    if around.frame.year is not None:
        found.add(around.frame.year)
    if around.frame.published is not None:
        found.add(around.frame.published.year)
    if around.inherited_year is None and around.frame.year is None:
        found |= around.frame.years
    return found


def _same(time: Time, claim: Text, other: Time, sentence: Cited) -> bool:
    """True when a time of a claim is one of a sentence's, or says less exactly within which year or month it was."""
    first, there = _first(time), _first(other)
    ours = match_form(claim.text[time.start : time.end])
    theirs = sentence.form[other.start : other.end]
    if first and there:
        last, until = time.last or first, other.last or there
        if (first, last) == (there, until):
            return True
        if 4 in (first.year, there.year):
            days = (first.month, first.day, last.month, last.day) == (there.month, there.day, until.month, until.day)
            years = {first.year, there.year} - {4}
            return days and (
                not years or there.year != 4 or years <= _years_around(sentence) or not _years_around(sentence)
            )
        if len(_years(time)) > 1:
            return len(_years(other)) > 1 and _years(time) == _years(other)
        if first <= there and until <= last:
            return True
        long = (last - first).days >= _YEAR_DAYS - 2
        return long and _years(other) == _years(time) and isinstance(other, RelativePeriod)
    if not first and not there:
        return (
            bool(_kinds(ours) & _kinds(theirs))
            and bool(_TO_COME.search(ours)) == bool(_TO_COME.search(theirs))
            and (_kinds(ours) <= _kinds(theirs) or _kinds(theirs) <= _kinds(ours))
        )
    if first:
        if _TERM.search(theirs):
            return len(_years(time)) > 1
        if _EVERY.search(theirs) or any(char.isdigit() for char in theirs):
            return False
        return len(_years(time)) == 1 and first.year in (_years_around(sentence) or {first.year})
    if _TERM.search(ours):
        return len(_years(other)) > 1
    return not _EVERY.search(ours) and not any(char.isdigit() for char in ours) and len(_years(other)) == 1


def _kinds(written: str) -> set[str]:
    """What sort of time is written: "nhiệm kỳ", "năm", and its digits."""
    words = written.split()
    return {
        "mỗi" if word in ("hàng", "hằng", "mỗi", "từng") else word
        for word in words
        if word in _LEAST or word.isdecimal() or word in ("hàng", "hằng", "từng")
    } or set(words)


def _first(time: Time) -> date | None:
    return time.first


def _years(time: Time) -> range:
    if time.first is None or time.last is None:
        return range(0)
    return range(time.first.year, time.last.year + 1)


def _year_of(time: Time) -> int | None:
    return None if time.first is None or time.first.year == 4 else time.first.year


def is_day(time: Time) -> bool:
    """True for a day, with its year or without."""
    return isinstance(time, Period) and time.precision in (Precision.DAY, Precision.DAY_OF_YEAR)
