"""The figures of a statement beside those of a sentence: counts, shares of a whole, scores and days."""

import re

from rag.asked import Sort, sort_of
from rag.stated import Said, Statement
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.names import find_names, may_be_person
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.words import syllables

_ALL = re.compile(
    r"(?<!\w)(?:toàn bộ|tất cả|mọi|100 ?%|hết(?: cả| sạch)?(?! (?:năm|tháng|ngày|quý|hạn|19|20))"
    r"|đủ(?= \d| cả| hết)|cả(?= \d| hai| ba| bốn| năm))(?!\w)"
)
_MEASURES = frozenset([Sort.MONEY, Sort.LENGTH, Sort.WEIGHT, Sort.AREA, Sort.TIME])
_FULL = re.compile(r"(?<!\w)(?:toàn bộ|tất cả|mọi|100 ?%|đều|hết|đủ|cả)(?!\w)")
_OLD = re.compile(r"(?<!\w)từ\s(?:khoảng\s|hơn\s|gần\s)?$")
_TO_NEW = re.compile(r"(?:\s\w+){0,3}?\s(?:lên|xuống|còn|thành|đến)(?!\w)")
_SCORE = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?-\s?(\d{1,2})(?![\d/-])")
_MATCH = re.compile(r"(?<!\w)(?:tỷ số|tỉ số|thắng|thua|hòa|kết quả|bàn)(?!\w)")


def has_figures(statement: Statement, told: Said) -> bool | None:
    """True when a sentence has all figures of a statement, False when it gives another one of the same thing."""
    verdict: bool | None = True
    numbers = [n for n in find_numbers(told.text) if not _is_old(told.form, n)]
    near = [n for n in numbers if told.best[0] <= n.start < told.best[1]]
    for asked in find_numbers(statement.text):
        if asked.percent and asked.value == 100 and _ALL.search(statement.form):
            continue
        alike = [n for n in numbers if _counts_the_same(statement.text, asked, told.text, n)]
        own = _own(statement, told, alike)
        if own is not None:
            if not _same(asked, own):
                return False
            continue
        if any(_same(asked, n) for n in near):
            continue
        rivals = _rivals(statement.text, asked, told.text, alike, near)
        if not rivals and any(_same(asked, n) for n in alike):
            continue
        if len({n.key for n in rivals}) == 1 and not any(_same(asked, n) for n in numbers):
            return False
        verdict = None
    return verdict


def _rivals(stated: str, asked: Number, text: str, alike: list[Number], near: list[Number]) -> list[Number]:
    """The figures that may be the one asked about: of its clause, its very unit first; else of a unit of two words, or
    the one percentage of the sentence.
    """
    unit = _unit(stated, asked)
    inside = [n for n in alike if n in near]
    if inside:
        return [n for n in inside if _unit(text, n)[:1] == unit[:1]] or inside
    if asked.percent:
        return alike if len(alike) == 1 else []
    return [n for n in alike if len(unit) > 1 and _unit(text, n) == unit]


def _own(statement: Statement, told: Said, alike: list[Number]) -> Number | None:
    """The figure that a list of people gives the one person stated: 10 of "A (SN 1954) 10 năm tù, B 7 năm tù"."""
    people = [name for name in statement.names if may_be_person(name)]
    if len(people) != 1 or len({n.key for n in alike}) < 2:
        return None
    text = re.sub(r"\([^()]*\)", lambda match: " " * len(match.group()), told.text)
    at = match_form(text).find(people[0])
    behind = [n for n in alike if n.start > at >= 0 and text[n.start : n.end].strip()]
    if not behind:
        return None
    between = find_names(text[at + len(people[0]) : behind[0].start])
    return None if between else behind[0]


def _counts_the_same(stated: str, asked: Number, text: str, found: Number) -> bool:
    """True for figures of one unit, or two units of one measure ("2 tháng", "3 tuần")."""
    if asked.percent or found.percent:
        return asked.percent == found.percent
    ours, theirs = _unit(stated, asked), _unit(text, found)
    if not ours or not theirs:
        return False
    sort = sort_of(" ".join(ours))
    return ours[0] == theirs[0] or (sort in _MEASURES and sort is sort_of(" ".join(theirs)))


def _is_old(form: str, number: Number) -> bool:
    """True for 6 of "từ 6 lên thành 12"."""
    return bool(_OLD.search(form, 0, number.start) and _TO_NEW.match(form, number.end))


def _same(asked: Number, found: Number) -> bool:
    if asked.percent != found.percent:
        return False
    if asked.value == found.value and (asked.second is None or asked.second == found.second):
        return True
    if asked.bound == ">" and not found.bound:
        return asked.value < found.value <= 2 * asked.value
    return asked.value == found.second and found.kind is NumberKind.RATIO


def _unit(text: str, number: Number) -> tuple[str, ...]:
    if number.percent:
        return ("%",)
    return tuple(s.form for s in syllables(text[number.end : number.end + 24])[:2])


def is_whole(statement: Statement, told: Said) -> bool | None:
    """Where all of a thing is asked about: False when a sentence tells of a part, None when it leaves it open."""
    if not _ALL.search(statement.form):
        return True
    near = [n for n in find_numbers(told.text) if told.window[0] <= n.start < told.window[1]]
    ratios = [n for n in near if n.kind is NumberKind.RATIO and n.second]
    inside = [n for n in ratios if told.best[0] <= n.start < told.best[1]] or ratios
    if inside:
        return inside[0].value >= (inside[0].second or 0)
    if _FULL.search(told.around):
        return True
    percents = [n for n in near if n.percent]
    return False if len(percents) == 1 and percents[0].value < 100 else None


def is_dated(statement: Statement, told: Said, around: str) -> bool | None:
    """True when a sentence, or the text around it, has the days of a statement; False when it has one other day."""
    asked, there = _days(statement.text), _days(told.text)
    if all(any(_same_day(day, other) for other in there) for day in asked):
        return True
    if len(there) == 1 and len(asked) == 1:
        return False
    beside = _days(around)
    return True if not there and all(any(_same_day(day, other) for other in beside) for day in asked) else None


def _days(text: str) -> list[Period]:
    return [p for p in find_periods(text) if p.precision in (Precision.DAY, Precision.DAY_OF_YEAR)]


def _same_day(one: Period, other: Period) -> bool:
    """True for the same day; one that is written without its year is the same in any."""
    if one.precision is other.precision:
        return (one.first, one.last) == (other.first, other.last)
    return (one.first.day, one.first.month) == (other.first.day, other.first.month)


def has_scores(statement: Statement, told: Said) -> bool | None:
    """True when a sentence has the score that is stated ("2-1"), False when it tells of one other score."""
    asked = {match.groups() for match in _SCORE.finditer(statement.form)} if _MATCH.search(statement.form) else set()
    if not asked:
        return True
    there = {match.groups() for match in _SCORE.finditer(told.around)}
    if asked & there or {pair[::-1] for pair in asked} & there:
        return True
    return False if len(there) == 1 else None
