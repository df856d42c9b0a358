"""When a figure holds: the period in its clause, its sentence, the sentences before it, or the article's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from records.article import Article
from records.fact import FactPeriod, FoundIn
from records.passage import SectionKind, Sentence
from vietnamese.dated import holds_now, period_for
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.other_times import dates_events
from vietnamese.relative import RelativePeriod, find_times

_LEAD_SENTENCES = 2
# News of a coming day is published at most so long before it; a later day without a year is last year's.
_AHEAD = timedelta(days=92)
_WITHIN_YEAR = frozenset(("trong năm", "cả năm", "trong cả năm"))
_REVIEW = re.compile(r"(?<!\w)(?:kết quả|đánh giá|sơ kết|tổng kết|kiểm điểm)(?!\w)")
_TERM = re.compile(r"(?<!\w)nhiệm kỳ\s{1,2}$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period at text[start:end] of a sentence; first and last day where they can be known."""

    start: int
    end: int
    first: date | None
    last: date | None
    relative: bool


def periods_of(text: str, published: date | None) -> tuple[Dated, ...]:
    """The periods of a sentence in order, those without a year resolved against the day of publication."""
    found = [_resolved(period, published) for period in find_times(text, published)]
    return tuple(sorted(found, key=lambda period: period.start))


def _resolved(period: Period | RelativePeriod, published: date | None) -> Dated:
    if isinstance(period, RelativePeriod):
        return Dated(period.start, period.end, period.first, period.last, relative=True)
    if period.precision is not Precision.DAY_OF_YEAR:
        return Dated(period.start, period.end, period.first, period.last, relative=False)
    if published is None:
        return Dated(period.start, period.end, None, None, relative=True)
    year = published.year - ((_in_year(period.first, published.year)) > published + _AHEAD)
    return Dated(period.start, period.end, _in_year(period.first, year), _in_year(period.last, year), relative=True)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if (day.month, day.day) == (2, 29) else day.day)


def period_of(
    text: str,
    number: Number,
    clause: tuple[int, int],
    before: Sequence[str],
    published: date | None,
    whole: FactPeriod | None,
) -> FactPeriod | None:
    """The period of a figure: its sentence's, that of one before it (the nearest first), or `whole`, the article's.

    What holds now takes none from a sentence before. "Trong năm" is the year of which the text before last spoke.
    """
    found = period_for(text, number, periods_of(text, published))
    if found:
        inside = clause[0] <= found.start < clause[1]
        fact = _fact(text, found, FoundIn.CLAUSE if inside else FoundIn.SENTENCE)
        return _year_spoken_of(fact, before, published, whole)
    if holds_now(text, number):
        return whole
    for at, earlier in enumerate(before):
        events = dates_events(earlier, periods_of(earlier, published))
        if events:
            fact = _fact(earlier, events[-1], FoundIn.BEFORE)
            return _year_spoken_of(fact, before[at + 1 :], published, whole)
    return whole


def _year_spoken_of(
    fact: FactPeriod, before: Sequence[str], published: date | None, whole: FactPeriod | None
) -> FactPeriod:
    """ "Trong năm" with the days of the year that it stands for, where the text before or the article tells it."""
    if fact.first or match_form(fact.written) not in _WITHIN_YEAR:
        return fact
    spoken = (period for text in before for period in reversed(dates_events(text, periods_of(text, published))))
    for year in (*spoken, whole):
        if year and year.first and year.last and (year.first, year.last) == _whole_year(year.first):
            return replace(fact, first=year.first, last=year.last)
    return fact


def _whole_year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def article_period(article: Article, sentences: Sequence[Sentence]) -> FactPeriod | None:
    """The period that an article as a whole is about: its title's, its lead's, or the day of its publication.

    Of a title that reviews what was done in a term ("kết quả thực hiện Nghị quyết nhiệm kỳ 2020-2025"), the term.
    """
    body = [sentence.text for sentence in sentences if sentence.kind is SectionKind.BODY][:_LEAD_SENTENCES]
    for text in (article.title, *body):
        events = [p for p in dates_events(text, periods_of(text, article.published)) if p.first]
        if len({(p.first, p.last) for p in events}) == 1:
            return _fact(text, events[0], FoundIn.ARTICLE)
    if term := _term_reviewed(article.title):
        return term
    day = article.published
    if day is None:
        return None
    bylines = [s.text for s in sentences if s.kind is SectionKind.BYLINE]
    written = next((t[p.start : p.end] for t in bylines for p in find_periods(t) if p.first == day), f"{day:%d/%m/%Y}")
    return FactPeriod(written, day, day, relative=True, found_in=FoundIn.ARTICLE)


def _term_reviewed(title: str) -> FactPeriod | None:
    form = match_form(title)
    review = _REVIEW.search(form)
    if review is None:
        return None
    terms = (p for p in periods_of(title, None) if p.start > review.end() and _TERM.search(form, 0, p.start))
    term = next((p for p in terms if p.first), None)
    return _fact(title, term, FoundIn.ARTICLE) if term else None


def _fact(text: str, period: Dated, found_in: FoundIn) -> FactPeriod:
    return FactPeriod(text[period.start : period.end], period.first, period.last, period.relative, found_in)
