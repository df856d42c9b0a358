"""Two figures that surely are those of the two things that a question compares or adds up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, product, takewhile

import prompts
from rag.agree_names import stands_in
from rag.agree_times import inherits
from rag.asked import Asked, asked_for, sort_of
from rag.compared import Side, Sides, evidence_of, forms_of, sides
from rag.compose import Draft, not_found, quoted
from rag.counted import said_agreement, unit_agreement
from rag.desk import Desk
from rag.nearby import at_time, covers, near
from rag.operands import Operand, asked, figures_of, grew, same_kind
from rag.operations import Operation, stem
from rag.read import Reading
from rag.sided import BEFORE, EARLIER, NAMED, counts, sided
from rag.things import Sort
from rag.wording import Labelled, worked
from rag.zones import Part, zones
from records.answer import Claim, Status
from records.question import Question, Wants
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind
from vietnamese.words import content, syllables

PAIRED = (Operation.DIFFERENCE, Operation.TIMES, Operation.GROWTH, Operation.SUM)
_READ, _READ_SIDE = 6, 10  # sentences that are read for the whole question, and for each side
_SAME = 0.85  # how well a figure's unit is the one asked for, from which on a sentence need not be looked for again
_WAYS = (Part.LAST, Part.FIRST, Part.JOINT, None)  # how figures are parted from each other; None for years
_BEHIND, _AHEAD = 80, 30  # characters around a figure that tell what it is
_SPLITS = 8  # ways to take a question apart that are tried
SINCE = re.compile(
    r"(?<!\w)(?:từ|kể từ|tính từ|giữa|sau)(?!\w).{3,100}(?<!\w)(?:đến|tới|và|thì|mới|rồi)(?!\w).{3,100}"
    r"(?:bao nhiêu|mấy) năm(?!\w)"
    r"|(?:bao nhiêu|mấy) năm (?:kể |tính )?(?:từ|sau) .{3,100}(?<!\w)(?:đến|tới|thì|mới|rồi)(?!\w)"
)
"""Asks how many years lie between two events."""
_BORN = re.compile(r"(?<!\w)(?:sn|sinh(?: năm)?|s\.n\.?)[\s:]{1,3}(?:năm )?$")
_CURRENCY = re.compile(r"(?<!\w)(?:usd|đô|euro|eur|đồng|yên|bảng|won)(?!\w)")
_STOCK = re.compile(
    r"(?:^|\s)(?:đến|lên|còn|có|là|tổng số|hiện|tại|gồm|với)$|^$"
)  # what is said of how many there are, not came or went
_SUMMED = re.compile(r"(?<!\w)(?:lũy kế|luỹ kế|cộng dồn|thêm)(?!\w)")
_TIME = re.compile(r"(?<!\w)(?:bao nhiêu|mấy) (?P<unit>năm|tháng|tuần|ngày|giờ|phút|giây|tiếng|tuổi)(?!\w)")
_GAP = re.compile(
    r"(?<!\w)(?:gấp|bằng)(?!\w).{0,40}(?:bao nhiêu|mấy)(?!\w)(?! (?:phần trăm|%))"
)  # "gấp mấy lần" counts the result
_RISES = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)")
_SINCE = re.compile(r"(?<!\w)(?:so với|cùng kỳ)(?!\w)[^,;]*")
_TITLES = re.compile(
    r"(?<!\w)(?:chức(?: vô địch)?|danh hiệu|cúp|ngôi vô địch|vô địch|đăng quang|lên ngôi|chiếc cúp|huy chương)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with the side that it is of: `level` says how far from it that is named, `fit` how well its unit fits,
    `about` and `near` how many words of the rest of the question stand in its sentence and by it, `rank` where its
    sentence was read.
    """

    one: Operand
    reading: Reading
    level: int
    fit: float
    about: int
    near: int
    rank: int


def pair(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """What is asked of two figures; None for another question, or when one of them is not surely found."""
    if wanted not in PAIRED:
        return None
    for at, compared in enumerate(sides(question)):
        if at == _SPLITS:
            break
        for percent in _percents(question, wanted):
            readings = _readings(question, compared, desk, again=not at)
            cut = (_pair(question, compared, readings, desk, percent=percent, way=way) for way in _WAYS)
            if found := next(filter(None, cut), None):
                rows = [Labelled(side.label, one) for side, one in zip(compared.both, found, strict=True)]
                kind = Operation.DIFFERENCE if percent and wanted is Operation.GROWTH else wanted
                drafted = worked(kind, rows, _unit(found))
                if drafted:
                    return drafted
    return None


def _wanted(question: Question) -> Asked:
    """What is to be counted; a measure of time where the question asks "mấy năm", whatever else it names."""
    form = match_form(question.standalone)
    time = _TIME.search(form)
    if time:
        return Asked((time["unit"],), sort_of(time["unit"]))
    if _GAP.search(form):
        return Asked((), Sort.OTHER)
    wanted = asked_for(question)
    if wanted.words == ("lượt",) and any(sort_of(form[s.start :]) is Sort.PEOPLE for s in syllables(form)):
        return Asked(("người",), Sort.PEOPLE)  # "người dự … bao nhiêu lượt"
    return wanted


def _percents(question: Question, wanted: Operation) -> Sequence[bool]:
    """Whether percentages are compared, or counts."""
    rate = "tỷ lệ" in match_form(question.standalone)
    if wanted is Operation.GROWTH:
        rises = _RISES.search(match_form(question.standalone))
        return (True,) if rate else (False, True) if rises else (True, False)
    return (True,) if question.wants is Wants.PERCENT else (True, False) if rate else (False,)


def _unit(found: Sequence[Operand]) -> str:
    """What the result counts: the unit of both, or the words that both begin with ("giải" of "giải nhì, giải nhất")."""
    first, second = (one.unit.split() for one in found)
    same = [
        a for a, b in takewhile(lambda two: match_form(two[0]) == match_form(two[1]), zip(first, second, strict=False))
    ]
    alike = sort_of(found[0].unit) is sort_of(found[1].unit) is not Sort.OTHER
    return " ".join(same) or (found[0].unit if alike else "")


def _pair(
    question: Question,
    compared: Sides,
    readings: Sequence[Reading],
    desk: Desk,
    *,
    percent: bool,
    way: Part | None,
) -> tuple[Operand, Operand] | None:
    wanted = _wanted(question)
    form = match_form(question.standalone)
    years = way is None
    born = years and wanted.words == ("tuổi",)
    since = born or (years and wanted.words == ("năm",) and ("cách nhau" in form or SINCE.search(form) is not None))
    if years and not since:
        return None
    frame = frozenset(s.form for s in content(stem(compared.frame)))
    of: tuple[list[_Found], list[_Found]] = ([], [])
    for rank, reading in enumerate(readings):
        figures = figures_of(reading, desk, years=since)
        stretches = zones(
            reading.evidence.sentence.text, [(f.number.start, f.number.end) for f in figures], way or Part.LAST
        )
        for one, level, side in sided(reading, figures, stretches, compared, desk, loose=since):
            fit = _fit(wanted, one, compared.both[side])
            if born:
                ahead = match_form(one.sentence.text[: one.number.start])
                fit = 1.0 if _BORN.search(ahead) else 0.0
            if one.number.percent != percent or one.number.kind is NumberKind.RANGE or not fit:
                continue
            if not _in_periods((*compared.shared, *compared.both[side].periods), one, reading):
                continue
            zone = stretches[figures.index(one)]
            about = len(frame & set(forms_of(reading.evidence.sentence.text)))
            near = len(frame & set(forms_of(reading.evidence.sentence.text[slice(*zone)])))
            if not grew(one) or _change_asked(question, one):
                of[side].append(_Found(one, reading, level, fit, about, near, rank))
    ranked = sorted(
        ((_order(a, b), n, a, b) for n, (a, b) in enumerate(product(*of)) if _together(question, a, b, compared)),
        key=lambda row: row[:2],
    )
    if not ranked:
        return None
    order, _, a, b = ranked[0]
    values = (a.one.number.key, b.one.number.key)
    sure = order[0] == order[-1] == 0  # both in the sentence that was read best
    if not sure and any(
        o[:-1] == order[:-1] and (x.one.number.key, y.one.number.key) != values for o, _, x, y in ranked[1:]
    ):
        return None
    if order[0] and any(_has_rival(x, of[side]) for side, x in enumerate((a, b))):
        return None
    return (a.one, b.one) if covers(question, [a.reading, b.reading]) else None


def _has_rival(found: _Found, of_side: Sequence[_Found]) -> bool:
    """True when another figure of its sentence and side counts the same: bought at 36,43 and sold at 36,65."""
    return any(
        other.level == BEFORE
        and other.one.sentence.id == found.one.sentence.id
        and other.one.number.key != found.one.number.key
        and (match_form(other.one.unit), other.one.number.percent)
        == (match_form(found.one.unit), found.one.number.percent)
        and not grew(other.one)
        for other in of_side
    )


def _order(a: _Found, b: _Found) -> tuple[float, ...]:
    """The surest pair first: told in one sentence, each by its side; only the last tells how it was read."""
    apart = 0 if a.one.sentence.id == b.one.sentence.id else 1 if a.one.article.id == b.one.article.id else 2
    bounds = sum(x.one.number.bound not in ("", "~") for x in (a, b))
    far = max(a.level, b.level) == EARLIER
    alike = len(_words(a) & _words(b)) if apart == 1 else 0
    near = (-(a.about + b.about), -alike, a.level + b.level, -(a.near + b.near))
    return (apart, far, bounds, -(a.fit + b.fit), *near, a.rank + b.rank)


def _words(found: _Found) -> set[str]:
    """The content words around a figure."""
    number = found.one.number
    around = found.one.sentence.text[max(0, number.start - _BEHIND) : number.end + _AHEAD]
    return {s.form for s in content(around) if not s.form.isdecimal()}


def _together(question: Question, a: _Found, b: _Found, compared: Sides) -> bool:
    """True when one figure may be set against the other."""
    if a.one.place == b.one.place or a.one.number.kind is not b.one.number.kind:
        return False
    if min(a.fit, b.fit) < _SAME and not _unit_alike(a.one, b.one) and _wanted(question).words:
        return False
    apart = a.one.sentence.id != b.one.sentence.id
    if apart and a.one.number.key == b.one.number.key:
        return False  # one figure told twice
    one_article = a.one.article.id == b.one.article.id
    if not one_article:
        asked_so = all(
            said_agreement(question.standalone, x.one.figure.said, x.one.sentence.text) == 1.0 for x in (a, b)
        )
        return asked_so and all(side.name for side in compared.both) and _alike_told(a, b)
    if apart and any(
        evidence_of(side, x.one.sentence.text) >= NAMED for side, x in zip(compared.both, (b, a), strict=True)
    ):
        return a.one.is_point and b.one.is_point  # one sentence tells of both: its own figures are to be compared
    if apart and not _unit_alike(a.one, b.one):
        return False
    counted = all(counts(x.one, side) for x, side in zip((a, b), compared.both, strict=True))
    return counted or same_kind(a.one, b.one)


def _unit_alike(one: Operand, other: Operand) -> bool:
    """True when two sentences count the same; "18 triệu" may leave its currency to the other's "14 triệu đồng"."""
    units = {match_form(one.unit), match_form(other.unit)}
    return len(units) == 1 or bool(one.months and other.months) or ("" in units and one.scale == other.scale != "")


def _alike_told(a: _Found, b: _Found) -> bool:
    """True when two articles say the same of their figures, or both say how many there are: "nâng … lên 537"."""
    one, other = (match_form(x.one.figure.said) for x in (a, b))
    if one == other:
        return same_kind(a.one, b.one)
    ahead = [match_form(x.one.sentence.text[: x.one.number.start]).rstrip() for x in (a, b)]
    stock = all(
        not _SUMMED.search(said) and (_STOCK.search(said) or _STOCK.search(before))
        for said, before in zip((one, other), ahead, strict=True)
    )
    return stock and a.fit == b.fit == 1.0


def _readings(question: Question, compared: Sides, desk: Desk, *, again: bool = True) -> list[Reading]:
    """The sentences nearest to the question, and those among the others that name one of its sides; with `again`, a
    side that no sentence found names is asked for alone.
    """
    looked = [r for r in desk.look(question) if _usable(question, r)]
    wanted = _wanted(question)
    found = looked[:_READ]
    for side, other in (compared.both, compared.both[::-1]):
        naming = [
            r for r in looked
            if evidence_of(side, f"{r.context.before} {r.evidence.sentence.text}") >= NAMED
            and any(_fit(wanted, one, side) >= _SAME for one in figures_of(r, desk))
        ]  # fmt: skip
        if side.name or (again and not naming):
            periods = (*compared.shared, *side.periods)
            text = f"{side.label} {stem(compared.frame, changes=True)}"
            alone = desk.look(asked(question, text, wanted.words, periods))[:_READ_SIDE]
            naming = [
                r for r in alone
                if _usable(question, r) and (other.name == "" or stands_in(side.name, r.context.frame.form))
            ]  # fmt: skip
        found += naming[:_READ_SIDE]
    seen: dict[str, Reading] = {}
    for reading in found:
        seen.setdefault(reading.evidence.sentence.id, reading)
    return list(seen.values())


def _usable(question: Question, reading: Reading) -> bool:
    return reading.evidence.sentence.kind.own and "document" not in reading.disagrees and at_time(question, reading)


def _fit(wanted: Asked, one: Operand, side: Side) -> float:
    """How well a figure's unit is the one asked for; 0 for another kind of thing."""
    if one.number.percent or counts(one, side):
        return 1.0
    if wanted.words[:2] and stands_in(" ".join(wanted.words[:2]), one.figure.said):
        return 1.0  # "nâng tổng số đảng viên lên 537 đồng chí"
    if one.unit == "lần" and _TITLES.match(" ".join(wanted.words)) and _TITLES.search(match_form(one.sentence.text)):
        return 1.0  # "13 lần vô địch" are 13 titles
    currencies = [set(_CURRENCY.findall(match_form(text))) for text in (" ".join(wanted.words), one.unit)]
    if currencies[0] and currencies[1] and not currencies[0] & currencies[1] and "đô" not in currencies[0]:
        return 0.0
    agreement = unit_agreement(wanted, one.unit.removeprefix("lượt "))
    return 0.5 if agreement is None else agreement


def _in_periods(asked_for_it: Sequence[tuple[int, int]], one: Operand, reading: Reading) -> bool:
    """True when a figure may be of the years asked: they stand there, or hold for it, or nothing else does."""
    text = one.sentence.text
    period = one.figure.period
    for first, last in asked_for_it:
        if all(str(year) in text for year in (first, last)):
            continue
        if period and period.first and period.last and first <= period.first.year and period.last.year <= last:
            continue
        context = reading.context
        if first == last and first in (context.inherited_year, context.frame.year):
            continue
        if (
            first == last
            and inherits(first, context)
            and not any(p.years for p in find_periods(_SINCE.sub("", match_form(text))))
        ):
            continue
        if (first, last) in context.frame.ranges:
            continue
        return False
    return True


def _change_asked(question: Question, one: Operand) -> bool:
    """True when the question says of a figure what the article says of it: "chi thêm"."""
    said = match_form(one.figure.said).split(" … ")[0]
    return bool(said) and said in match_form(question.standalone)


def both_quoted(question: Question, desk: Desk) -> Draft:
    """What the articles tell of both things, quoted; NOT_FOUND when they tell of one of them, or of none.

    The sentence that tells of the one found is a near miss, and what is missing is named.
    """
    readings = desk.look(question)
    missing: list[Side] = []
    for at, compared in enumerate(islice(sides(question), _SPLITS)):
        near_by = [r for r in _readings(question, compared, desk, again=not at) if covers(question, [r])]
        of = [next((r for r in near_by if _tells(r, n, compared, question, desk)), None) for n in (0, 1)]
        together = next((r for r in near_by if all(_tells(r, n, compared, question, desk) for n in (0, 1))), None)
        if together:
            return quoted(Status.ANSWERED, [[replace(together, target=None)]], readings)
        if of[0] and of[1]:
            return quoted(Status.ANSWERED, [[replace(r, target=None)] for r in of if r], readings)
        if not missing and (of[0] or of[1]):
            missing = [side for side, there in zip(compared.both, of, strict=True) if there is None]
    refused = not_found(readings)
    if not missing:  # neither is found as the question names it: what is told of the matter, no figure pointed at
        told = near(question, desk)
        return quoted(Status.ANSWERED, [[replace(told[0], target=None)]], readings) if told else refused
    return replace(refused, claims=(Claim(prompts.load("part_not_found", "part").fill(part=missing[0].label), ()),))


def _tells(reading: Reading, side: int, compared: Sides, question: Question, desk: Desk) -> bool:
    """True when a sentence holds a figure of a side that may be what is asked for."""
    figures, wanted = figures_of(reading, desk), _wanted(question)
    stretches = zones(reading.evidence.sentence.text, [(f.number.start, f.number.end) for f in figures])
    told = sided(reading, figures, stretches, compared, desk, loose=False)
    return any(of == side and _fit(wanted, one, compared.both[side]) for one, _, of in told)
