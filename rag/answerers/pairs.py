"""Two figures that surely are those of the two things that a question compares or adds up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product, takewhile

import prompts
from rag.agree import stands_in
from rag.asked import Asked, Sort, asked_for, sort_of
from rag.compared import Side, Sides, evidence_of, forms_of, sides
from rag.compose import Draft, not_found, quoted
from rag.counted import said_agreement, unit_agreement
from rag.desk import Desk
from rag.nearby import at_time, covers
from rag.operands import Operand, asked, figures_of, grew, same_kind
from rag.operations import Operation, stem
from rag.read import Reading
from rag.wording import Labelled, worked
from rag.zones import zones
from records.answer import Claim, Status
from records.question import Question, Wants
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind
from vietnamese.words import content

PAIRED = (Operation.DIFFERENCE, Operation.TIMES, Operation.GROWTH, Operation.SUM)
_READ, _READ_SIDE = 6, 10  # sentences that are read for the whole question, and for each side
_NAMED = 0.5  # share of a side's own words that stand by its figure
_BACK = 3  # sentences before a figure's in which its side may be named
_SPLITS = 6  # ways to take a question apart that are tried
_ITSELF, _BEFORE, _EARLIER = 0, 1, 2  # where a figure's side is named: by it, before it in its sentence, or before that
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
_SINCE = re.compile(r"(?<!\w)(?:so với|cùng kỳ)(?!\w)[^,;]*")
_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_TITLES = re.compile(
    r"(?<!\w)(?:chức(?: vô địch)?|danh hiệu|cúp|ngôi vô địch|vô địch|đăng quang|lên ngôi|chiếc cúp|huy chương)(?!\w)"
)
_UNIT = 2  # syllables behind a unit that say what kind of it is counted
_PEOPLE = re.compile(r"(?:lượt )?(?:người|cá nhân)(?!\w)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with the side that it is of: `level` says how far from it that is named, `fit` how well its unit fits,
    `near` how many words of the rest of the question stand by it, `rank` where its sentence was read.
    """

    one: Operand
    reading: Reading
    level: int
    fit: float
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
            ways = ((False, False), (True, False), (False, True))
            cut = (_pair(question, compared, desk, percent=percent, early=early, years=y) for early, y in ways)
            if found := next(filter(None, cut), None):
                rows = [Labelled(side.label, one) for side, one in zip(compared.both, found, strict=True)]
                kind = Operation.DIFFERENCE if percent and wanted is Operation.GROWTH else wanted
                drafted = worked(kind, rows, _unit(found))
                if drafted:
                    return drafted
    return None


def _wanted(question: Question) -> Asked:
    """What is to be counted; a measure of time where the question asks "mấy năm", whatever else it names."""
    time = _TIME.search(match_form(question.standalone))
    return Asked((time["unit"],), sort_of(time["unit"])) if time else asked_for(question)


def _percents(question: Question, wanted: Operation) -> Sequence[bool]:
    """Whether percentages are compared, or counts."""
    rate = "tỷ lệ" in match_form(question.standalone)
    if wanted is Operation.GROWTH:
        return (True,) if rate else (False, True)
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
    question: Question, compared: Sides, desk: Desk, *, percent: bool, early: bool, years: bool
) -> tuple[Operand, Operand] | None:
    wanted = _wanted(question)
    form = match_form(question.standalone)
    born = years and wanted.words == ("tuổi",)
    since = born or (years and wanted.words == ("năm",) and ("cách nhau" in form or SINCE.search(form) is not None))
    if years and not since:
        return None
    frame = frozenset(s.form for s in content(stem(compared.frame)))
    of: tuple[list[_Found], list[_Found]] = ([], [])
    for rank, reading in enumerate(_readings(question, compared, desk)):
        figures = figures_of(reading, desk, years=since)
        stretches = zones(
            reading.evidence.sentence.text, [(f.number.start, f.number.end) for f in figures], early=early
        )
        for one, level, side in _sided(reading, figures, stretches, compared, desk, loose=since):
            fit = _fit(wanted, one, compared.both[side])
            if born:
                ahead = match_form(one.sentence.text[: one.number.start])
                fit = 1.0 if _BORN.search(ahead) else 0.0
            if one.number.percent != percent or one.number.kind is NumberKind.RANGE or not fit:
                continue
            if not _in_periods((*compared.shared, *compared.both[side].periods), one, reading):
                continue
            zone = stretches[figures.index(one)]
            near = len(frame & set(forms_of(reading.evidence.sentence.text[slice(*zone)])))
            if not grew(one) or _change_asked(question, one):
                of[side].append(_Found(one, reading, level, fit, near, rank))
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
        other.level == _BEFORE
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
    return apart, max(a.level, b.level), -(a.fit + b.fit), a.level + b.level, -(a.near + b.near), a.rank + b.rank


def _together(question: Question, a: _Found, b: _Found, compared: Sides) -> bool:
    """True when one figure may be set against the other."""
    if a.one.place == b.one.place:
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
        evidence_of(side, x.one.sentence.text) >= _NAMED for side, x in zip(compared.both, (b, a), strict=True)
    ):
        return a.one.is_point and b.one.is_point  # one sentence tells of both: its own figures are to be compared
    if apart and match_form(a.one.unit) != match_form(b.one.unit):
        return False
    counted = all(_counts(x.one, side) for x, side in zip((a, b), compared.both, strict=True))
    return counted or same_kind(a.one, b.one)


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


def _readings(question: Question, compared: Sides, desk: Desk) -> list[Reading]:
    """The sentences nearest to the question, and to each of its sides asked for alone."""
    found = list(desk.look(question)[:_READ])
    for side, other in (compared.both, compared.both[::-1]):
        periods = (*compared.shared, *side.periods)
        plain = asked(question, f"{side.label} {stem(compared.frame, changes=True)}", _wanted(question).words, periods)
        found += [
            r for r in desk.look(plain)[:_READ_SIDE] if other.name == "" or stands_in(side.name, r.context.frame.form)
        ]
    seen: dict[str, Reading] = {}
    for reading in found:
        if reading.evidence.sentence.kind.own and "document" not in reading.disagrees and at_time(question, reading):
            seen.setdefault(reading.evidence.sentence.id, reading)
    return list(seen.values())


def _sided(
    reading: Reading,
    figures: Sequence[Operand],
    stretches: Sequence[tuple[int, int]],
    compared: Sides,
    desk: Desk,
    *,
    loose: bool,
) -> Iterator[tuple[Operand, int, int]]:
    """Each figure of a sentence with where its side is named, and which one it is: 0 or 1."""
    text = reading.evidence.sentence.text
    own = [_which(compared, text[slice(*zone)], loose=loose) for zone in stretches]
    told_in_turn = _in_turn(compared, text, figures)
    earlier: int | None = None
    for before in reversed(_sentences_before(reading, desk)):
        earlier = _which(compared, before)
        if earlier is not None or any(evidence_of(side, before) >= _NAMED for side in compared.both):
            break
    for at, one in enumerate(figures):
        if one.number.start in told_in_turn:
            yield one, _ITSELF, told_in_turn[one.number.start]
            continue
        counted = [n for n, side in enumerate(compared.both) if _counts(one, side)]
        if len(counted) == 1:
            yield one, _ITSELF, counted[0]
            continue
        side = own[at]
        if side is not None:
            yield one, _ITSELF, side
            continue
        if any(evidence_of(other, text[slice(*stretches[at])]) >= _NAMED for other in compared.both):
            continue
        nearest = next((own[k] for k in range(at - 1, -1, -1) if own[k] is not None), None)
        if nearest is not None:
            yield one, _BEFORE, nearest
        elif earlier is not None:
            yield one, _EARLIER, earlier
        elif (place := _of_place(compared, one)) is not None:
            yield one, _EARLIER, place


def _in_turn(compared: Sides, text: str, figures: Sequence[Operand]) -> dict[int, int]:
    """Which side each of two figures is of in "A, B … lần lượt là 2.170 tỷ và 1.945 tỷ", by where they begin."""
    marker = _TURN.search(match_form(text))
    behind = [one.number.start for one in figures if marker and one.number.start >= marker.end()]
    if marker is None or len(behind) != len(compared.both):
        return {}
    ahead = forms_of(text[: marker.start()])
    at = [max((n for n, word in enumerate(ahead) if word in side.own), default=-1) for side in compared.both]
    if min(at) < 0 or at[0] == at[1]:
        return {}
    return dict(zip(behind, (0, 1) if at[0] < at[1] else (1, 0), strict=True))


def _of_place(compared: Sides, one: Operand) -> int | None:
    """Which of two places a figure is of, as its article tells."""
    place = one.figure.place.name if one.figure.place else ""
    named = [n for n, side in enumerate(compared.both) if side.name and stands_in(side.name, place)]
    return named[0] if len(named) == 1 else None


def _sentences_before(reading: Reading, desk: Desk) -> list[str]:
    sentence = reading.evidence.sentence
    there = [s for s in desk.sentences(sentence.article_id) if s.kind.own and s.index < sentence.index]
    return [s.text for s in there[-_BACK:] if sentence.paragraph - s.paragraph <= 1]


def _which(compared: Sides, text: str, *, loose: bool = False) -> int | None:
    """Which of the two a stretch is of: 0 or 1; None when it names neither, or both; `loose` takes what it names more,
    by single words.
    """
    if loose and not any(side.name for side in compared.both):
        there = set(forms_of(text))
        first, second = (len(side.own & there) / len(side.own) for side in compared.both)
        return None if max(first, second) < _NAMED or first == second else 0 if first > second else 1
    shares = [evidence_of(side, text) for side in compared.both]
    for at, other in ((0, 1), (1, 0)):
        if shares[at] >= _NAMED and shares[other] < _NAMED:
            return at
    return None


def _counts(one: Operand, side: Side) -> bool:
    """True when a figure counts the very thing that a side is: "1443 thương binh", "16 khách nước ngoài"."""
    if side.name or one.is_point:
        return False
    behind = re.split(r"[,;.:()]|(?<!\w)và(?!\w)", one.sentence.text[one.number.end :], maxsplit=1)[0]
    if side.own <= set(forms_of(behind)[: len(one.unit.split()) + _UNIT]):
        return True
    return all(_PEOPLE.match(match_form(text)) is not None for text in (side.label, one.unit))


def _fit(wanted: Asked, one: Operand, side: Side) -> float:
    """How well a figure's unit is the one asked for; 0 for another kind of thing."""
    if one.number.percent or _counts(one, side):
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
        if str(first) in context.frame.form and not any(
            p.years for p in find_periods(_SINCE.sub("", match_form(text)))
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
    for compared in islice(sides(question), _SPLITS):
        near_by = [r for r in _readings(question, compared, desk) if covers(question, [r])]
        of = [next((r for r in near_by if _tells(r, side, desk)), None) for side in compared.both]
        together = next((r for r in near_by if all(_tells(r, side, desk) for side in compared.both)), None)
        if together:
            return quoted(Status.ANSWERED, [[replace(together, target=None)]], readings)
        if of[0] and of[1]:
            return quoted(Status.ANSWERED, [[replace(r, target=None)] for r in of if r], readings)
        if not missing and (of[0] or of[1]):
            missing = [side for side, there in zip(compared.both, of, strict=True) if there is None]
    refused = not_found(readings)
    if not missing:
        return refused
    return replace(refused, claims=(Claim(prompts.load("part_not_found", "part").fill(part=missing[0].label), ()),))


def _tells(reading: Reading, side: Side, desk: Desk) -> bool:
    """True when a sentence names a side and holds a figure."""
    return evidence_of(side, reading.evidence.sentence.text) >= _NAMED and bool(figures_of(reading, desk))
