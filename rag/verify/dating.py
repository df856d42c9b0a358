"""The times that a claim takes from the text around its sentences: which other sentence tells them, to be cited too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.sources import Source
from vietnamese.dates import Period, Precision
from vietnamese.normalise import match_form
from vietnamese.relative import RelativePeriod, find_times

_Key = tuple[str, int, int]
_DAYS = frozenset([Precision.DAY, Precision.DAY_OF_YEAR, Precision.DAYS])
_EVERY = re.compile(r"(?<!\w)(?:mỗi|hàng|hằng|từng)(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NONE_WRITTEN = (4, 5)  # the years of days that are written without theirs


def dating(claim: str, cited: Sequence[Source]) -> tuple[Source, ...] | None:
    """The further sentences that a claim must cite for its reader to find every year, month and day that it writes.

    () where the cited sentences tell all, with the titles and days of publication that are shown beside them; None
    where what they leave out stands in no sentence before them in their articles. Those that are found stand under the
    numbers of the sources that need them: they are to be given their own.
    """
    missing = {key for time in find_times(claim, None) for key in _keys(claim, time)}
    for source in cited:
        missing -= _shown(source)
    found: list[Source] = []
    for source in cited:
        if not missing:
            break
        before = [other for other in source.beside if other.kind.own and other.end <= source.sentence.start]
        tell = [(missing & _told(sentence.text, source), sentence) for sentence in reversed(before)]
        whole = [(told, sentence) for told, sentence in tell if told == missing]
        for told, sentence in whole[:1] or tell:
            if told & missing:
                found.append(replace(source, sentence=sentence))
                missing -= told
    return None if missing else tuple(found)


def _shown(source: Source) -> set[_Key]:
    """What a citation shows of times: its sentence, its article's title and day."""
    day = source.article.published
    told = _told(source.sentence.text, source) | _told(source.article.title, source)
    return told if day is None else told | {("year", day.year, 0), ("month", 0, day.month), ("day", day.day, day.month)}


def _told(text: str, source: Source) -> set[_Key]:
    years = {("year", int(year), 0) for year in _YEAR.findall(text)}
    return years | {key for time in find_times(text, source.article.published) for key in _keys(text, time, told=True)}


def _keys(text: str, time: Period | RelativePeriod, *, told: bool = False) -> Iterator[_Key]:
    """The years at which a time begins and ends, the months of one as exact as months, the days of one of days; of one
    that is `told` also what it says besides: "ngày 3/4/2021" tells the month.
    """
    if time.first is None or time.last is None or _EVERY.search(match_form(text[time.start : time.end])):
        return
    exact = time.precision if isinstance(time, Period) else None
    for day in (time.first, time.last):
        if day.year not in _NONE_WRITTEN:
            yield "year", day.year, 0
        if exact in _DAYS or (told and exact is None):
            yield "day", day.day, day.month
        if exact is Precision.MONTH or (told and (exact in _DAYS or exact is None)):
            yield "month", 0, day.month
