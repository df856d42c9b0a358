"""The figures of a statement beside those of a sentence: counts, shares of a whole, scores and days."""

import re
from collections.abc import Iterator, Sequence

from rag.asked import sort_of
from rag.asking import periods_asked
from rag.context import is_compared
from rag.contrasts import says
from rag.ordinals import value
from rag.stated import Said, Statement
from rag.things import Sort
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.names import find_names, may_be_person
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.words import COUNTED, syllables

_ALL = re.compile(
    r"(?<!\w)(?:toàn bộ|tất cả|mọi|100 ?%|hết(?: cả| sạch)?(?! (?:năm|tháng|ngày|quý|hạn|19|20))"
    r"|đủ(?= \d| cả| hết)|cả(?= \d| hai| ba| bốn| năm))(?!\w)"
)
_MEASURES = frozenset([Sort.MONEY, Sort.LENGTH, Sort.WEIGHT, Sort.AREA, Sort.TIME])
_FULL = re.compile(r"(?<!\w)(?:toàn bộ|tất cả|mọi|100 ?%|đều|hết|đủ|cả)(?!\w)")
_OLD = re.compile(r"(?<!\w)từ\s(?:khoảng\s|hơn\s|gần\s)?$")
_TO_NEW = re.compile(r"(?:\s\w+){0,3}?\s(?:lên|xuống|còn|thành|đến)(?!\w)")
_OF_YEAR = (Precision.YEAR, Precision.MONTH, Precision.PART_OF_YEAR)
_SCORE = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?-\s?(\d{1,2})(?![\d/-])")
# What is told apart by a number behind it, and the places of a ranking.
_LABEL = re.compile(
    r"(?<!\w)(?P<label>lớp|khối|vòng|tầng|lầu|quận|phường|khu|khu vực|đợt|giai đoạn|phương án|nhóm|kỳ họp|phiên họp"
    r"|khóa|đại hội|lần|hạng|giải|điều|khoản|chương|tuyến|cấp|bậc|loại|kênh|tập|hiệp|bảng|phòng|tổ|đội|thôn|kỳ|số|thứ"
    r"|(?P<rank>(?:đứng|xếp|xếp hạng|vị trí|về|ngôi|hạng|xếp vị trí|đứng vị trí|đứng hạng|đứng ở vị trí)))"
    r"\s(?:(?:thứ|số|hạng)\s)?(?P<number>\d{1,3}(?=[a-z]?(?!\w))|[ivx]{1,5}(?!\w)"
    r"|(?:đầu|nhất|nhì|hai|ba|tư|bốn|năm(?! (?:\d|nay|ngoái|trước|sau))|sáu|bảy|tám|chín|mười)(?!\w))(?![.,/-]\d|\s?%)"
    rf"(?!\s(?:{COUNTED})(?!\w))"
)
_FEW = 2
_SMALL = 20  # a larger figure is hardly there by chance, whatever its unit is called
_SAYS_ALL = 0.7  # share of a statement of which another year is told
_RIGHT_BEHIND = 30  # characters
_WORDS = "nhất nhì ba tư năm sáu bảy tám chín mười".split()
_MORE_WORDS = {"đầu": 1, "hai": 2, "bốn": 4}
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
        if _is_unread(statement.text, asked, told.form, numbers):
            continue
        own = _own(statement, told, alike)
        if own is not None:
            if not _same(asked, own):
                return False
            continue
        if any(_same(asked, n) for n in near):
            continue
        rivals = _rivals(statement, asked, told, alike, near)
        if not rivals and any(_same(asked, n) for n in alike):
            continue
        if asked.value > _SMALL and any(_same(asked, n) for n in numbers if n.key == asked.key and _is_around(told, n)):
            continue
        if len({n.key for n in rivals}) == 1 and not any(_same(asked, n) for n in numbers):
            return False
        verdict = None
    return verdict


def _rivals(statement: Statement, asked: Number, told: Said, alike: list[Number], near: list[Number]) -> list[Number]:
    """The figures that may be the one asked about: of its clause, its very unit first; else of a unit of two words, or
    the one percentage of the sentence or of the clause that says most of what is said.
    """
    text, unit = told.text, _unit(statement.text, asked)
    inside = [n for n in alike if n in near]
    if inside:
        return [n for n in inside if _unit(text, n)[:1] == unit[:1]] or inside
    if asked.percent:
        return alike if len(alike) == 1 else _of_fullest(statement, told, alike)
    return [n for n in alike if len(unit) > 1 and _unit(text, n) == unit]


def _is_around(told: Said, number: Number) -> bool:
    return told.window[0] <= number.start < told.window[1]


def _of_fullest(statement: Statement, told: Said, alike: list[Number]) -> list[Number]:
    """Those of the figures that stand in the one clause that says most of what is said; none where two say as much."""
    says_most: dict[tuple[int, int], float] = {}
    for clause in told.clauses:
        if any(clause[0] <= n.start < clause[1] for n in alike):
            there = {s.form for s in syllables(told.form[slice(*clause)])}
            says_most[clause] = sum(statement.weights[word] for word in statement.predicate & there)
    best = max(says_most, key=lambda clause: says_most[clause], default=None)
    if best is None or any(says >= says_most[best] for clause, says in says_most.items() if clause != best):
        return []
    return [n for n in alike if best[0] <= n.start < best[1]]


def writes(text: str, stated: str, number: Number) -> bool:
    """True when a text writes the very figure that is stated, with the two syllables behind it."""
    unit, numbers = _unit(stated, number), find_numbers(text)
    return any(n.key == number.key and _unit(text, n) == unit for n in numbers) or _is_unread(
        stated, number, match_form(text), numbers
    )


def _is_unread(stated: str, number: Number, form: str, numbers: Sequence[Number]) -> bool:
    """True for "26 giây" in "hai phút 26 giây", which is read as one figure."""
    if any(n.value == number.value for n in numbers):
        return False
    return says(f"{match_form(stated[number.start : number.end])} {' '.join(_unit(stated, number)[:1])}", form)


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
    if asked.percent != found.percent or {asked.bound, found.bound} == {"<", ">"}:
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


def has_particulars(statement: Statement) -> bool:
    """True when a statement has a figure, a day or a number behind a label, by which what it says is told."""
    figures = [n for n in find_numbers(statement.text) if n.value > _FEW or n.percent]
    return bool(figures or _days(statement.text) or _labels(statement.form))


def is_dated(statement: Statement, told: Said, around: str) -> bool | None:
    """True when a sentence, or the text around it, has the days of a statement; False when it has one other day."""
    asked, there = _days(statement.text), _days(told.text)
    if all(any(_same_day(day, other) for other in there) for day in asked):
        return True
    if len(there) == 1 and len(asked) == 1:
        return False
    beside = _days(around)
    return True if not there and all(any(_same_day(day, other) for other in beside) for day in asked) else None


def has_labels(statement: Statement, told: Said) -> bool | None:
    """True when a sentence has the numbers behind the labels of a statement ("lớp 5"), False when it has one other."""
    there = _labels(told.form)
    verdict: bool | None = True
    for label, numbers in _labels(statement.form).items():
        if numbers <= there.get(label, set()):
            continue
        if len(there.get(label, ())) == 1:
            return False
        verdict = None
    return verdict


def _labels(form: str) -> dict[str, set[int | None]]:
    found: dict[str, set[int | None]] = {}
    for match in _LABEL.finditer(form):
        written = match["number"]
        number = _WORDS.index(written) + 1 if written in _WORDS else _MORE_WORDS.get(written) or value(written)
        label = "hạng" if match["rank"] or match["label"] == "hạng" else match["label"]
        found.setdefault(label, set()).add(number)
    return found


def has_years(statement: Statement, told: Said, *, agrees: bool) -> bool | None:
    """True when a sentence is of the years and months of a statement; False when it writes one other.

    `agrees` says whether one that writes none may be of them.
    """
    asked = [p for p in periods_asked(statement.text) if p.precision in _OF_YEAR]
    there = [p for p in find_periods(told.text) if p.years and not is_compared(told.text, p)]
    if not asked:
        return True
    if not there:
        return True if agrees else None
    if all(any(_within(p, other) or (len(p.years) == 1 and _within(other, p)) for p in there) for other in asked):
        return True
    if len(asked) > 1 or told.share < _SAYS_ALL:
        return None
    there = [p for p in there if len(p.years) == 1 and p.precision is not Precision.TERM]
    there = _nearest(there, [m.end() for word in statement.predicate for m in _spoken(word, told.form)])
    by_month = asked[0].precision is Precision.MONTH
    return False if len({(p.first.year, p.first.month if by_month else 0) for p in there}) == 1 else None


def _nearest(periods: list[Period], said_at: list[int]) -> list[Period]:
    """The one right behind the last word that a sentence says of what is said; all of them where none is."""
    behind = [p for p in periods if said_at and 0 <= p.start - max(said_at) <= _RIGHT_BEHIND]
    return behind[:1] or periods


def _spoken(word: str, form: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", form)


def _within(one: Period, other: Period) -> bool:
    return other.first <= one.first and one.last <= other.last


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
