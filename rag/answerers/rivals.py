"""Do several figures answer one question? Then sources disagree, or the question fits several places or periods."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.agree_names import stands_in
from rag.asked import sort_of
from rag.figure_unit import GOAL, reaches
from rag.polarity import may_deny
from rag.read import Reading
from records.answer import Status
from records.fact import Figure, FoundIn
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.counted import UPPER
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.places import find_places
from vietnamese.words import content, is_content, syllables

# Shares of the best reading's score, fit and cover that a rival must reach; steered by 437 questions on three sets.
_ALIKE = (0.80, 0.85, 0.85)  # when it must be of the same place or the same question of two years
_OPEN = (0.65, 0.85, 0.70)  # when the question names neither place nor period, and the rival is of another
_PAIRS = 0.75  # share of the best reading's pairs of words that the rival of another place must hold
_SUMMED = (0.70, 0.70, 0.55)  # when both are summed up since the term of office began, or are shares of a goal
_DISPUTED = (0.80, 0.80, 0.80)  # when an article says itself that sources differ
_IN_DOUBT = (0.50, 0.50, 0.40)  # when the question says itself that it saw several figures
_MOST_DOUBTED = 3
_DOUBTS = re.compile(
    r"(?<!\w)(?:(?P<at>chỗ|nơi|đoạn|bài|lúc|khi|câu|người)(?: \w+){0,4},? (?:thì )?(?P=at)(?: \w+)?"
    r"|mâu thuẫn|không khớp|chưa khớp|(?:không|chẳng) thống nhất|bất nhất"
    r"|(?:số|con số|cái|bên|chỗ|bài) nào (?:mới )?(?:là )?(?:đúng|chuẩn|chính xác|thật))(?!\w)"
)
_AGAINST = re.compile(
    r"^\W*(?:tuy nhiên|thế nhưng|trái lại|ngược lại|song|nhưng theo|trong khi đó)(?!\w).{0,80}"
    r"(?:con số|theo|tờ|nguồn tin|cho rằng)"
)
_GOAL_BEHIND = re.compile(rf"\s{{0,2}}(?:so với |của )?{GOAL.pattern}")
_SAME_LIST = 0.6  # cover within one sentence, whose first clause alone may name the subject
_MOST = 5
_YEAR = re.compile(r"(?<=[^\W\d] )(?:19|20)\d{2}(?![\w.,]\w|\w)")
_OTHER_YEAR, _LESS = 0.85, 0.05  # shares of score and fit of who holds for another year; and its cover
_THINGS = 6  # content words behind "bao nhiêu" that tell what is counted
_ACT = 0.75  # share of the best score with which a sentence that says the very act comes first
_ASKING = re.compile(r"bao nhiêu|(?<!\w)mấy(?!\w)")
_PROPER = re.compile(rf"(?<=[^\s.?!]\s)[{UPPER}]\w*(?:\s[{UPPER}]\w*)*")  # not the first word of a sentence


@dataclass(frozen=True, slots=True)
class Rivals:
    """The readings to show, one group a value; none with ANSWERED. `by_year` tells that only their periods differ."""

    status: Status
    groups: tuple[tuple[Reading, ...], ...] = ()
    by_year: bool = False


def rivals(question: Question, good: Sequence[Reading], readings: Sequence[Reading] = ()) -> Rivals:
    """ANSWERED with nothing, or CONFLICT or AMBIGUOUS with the readings to show, one group a value, at most five.

    Figures conflict when place, period and what is counted are the same; they make a question ambiguous when it leaves
    open which place or which period is meant. `readings` are all that were read: among them an article may contradict
    itself.
    """
    best = good[0]
    if doubts(question):
        return _doubted(best, readings)
    groups: dict[object, list[Reading]] = {_value(best): [best]}
    statuses: dict[Status, bool] = {}
    for other in [*_in_same_sentence(best, question), *good[1:]]:
        if other.target is None or other.target.number is None or best.target is None:
            continue
        if other.evidence.sentence.kind.own != best.evidence.sentence.kind.own:
            continue
        value = _value(other)
        same = groups.get(value)
        if same is not None:
            new = all(other.evidence.article.id != reading.evidence.article.id for reading in same)
            if new and len(same) < 2 and _comparable(best, other, _OPEN):
                same.append(other)
            continue
        status = _relation(question, best, other) if _of_same_thing(question, best, other) else None
        if status is None and _disputed(question, best, other, readings):
            status = Status.CONFLICT
        if status is None:
            continue
        years = not question.periods and _place(best) == _place(other) and _period(best) != _period(other)
        statuses[status] = statuses.get(status, True) and years
        groups[value] = [other]
    if len(groups) == 1:
        return Rivals(Status.ANSWERED)
    status = Status.AMBIGUOUS if Status.AMBIGUOUS in statuses else Status.CONFLICT
    return Rivals(status, tuple(map(tuple, groups.values()))[:_MOST], by_year=statuses[status])


def doubts(question: Question) -> bool:
    """True when a question says itself that it saw several figures: "sao chỗ 11 chỗ khác"."""
    return _DOUBTS.search(match_form(question.standalone)) is not None


def _doubted(best: Reading, readings: Sequence[Reading]) -> Rivals:
    """The figures of the unit of the best one that its article, or another, tells nearly as well, as a conflict."""
    shown: dict[object, list[Reading]] = {_value(best): [best]}
    for other in readings:
        told = [replace(other, target=target) for target in (other.target, *other.alternatives) if target]
        for reading in told:
            if _value(reading) in shown or not _is_doubted(best, reading):
                continue
            shown[_value(reading)] = [reading]
            break
    status = Status.CONFLICT if len(shown) > 1 else Status.ANSWERED
    return Rivals(status, tuple(map(tuple, shown.values()))[:_MOST_DOUBTED] if len(shown) > 1 else ())


def _is_doubted(best: Reading, other: Reading) -> bool:
    score, fit, local = _IN_DOUBT
    if other.target is None or other.target.number is None or best.target is None or best.target.number is None:
        return False
    ours, theirs = _fact(best), _fact(other)
    units = (match_form(ours.unit), match_form(theirs.unit)) if ours and theirs else ("", "")
    return (
        best.target.number.kind is other.target.number.kind
        and (units[0] == units[1] or not all(units))
        and not set(other.disagrees) - {"period"}
        and other.score >= score * best.score
        and other.target.fit >= fit * best.target.fit
        and other.target.local >= local * best.target.local
    )


def _of_same_thing(question: Question, best: Reading, other: Reading) -> bool:
    """False when the best clause says more of what is asked for ("đại biểu | doanh nghiệp tư nhân") than the other's
    sentence, or a figure that the question gives.
    """
    asking = _ASKING.search(match_form(question.standalone))
    if asking is None or best.evidence.sentence.id == other.evidence.sentence.id:
        return True
    ours, theirs = _clause(best), _clause(other)
    things = [s.form for s in content(question.standalone[asking.end() :])][:_THINGS]
    if any(form in ours and form not in theirs for form in (*question.unit, *things)):
        return False
    given = {number.key for number in find_numbers(question.standalone) if number.percent}
    here, there = ({n.key for n in find_numbers(r.evidence.sentence.text)} for r in (best, other))
    return not (given & here) - there


def _clause(reading: Reading) -> set[str]:
    """The syllables of the clause of a reading's figure."""
    assert reading.target is not None
    text, at = reading.evidence.sentence.text, reading.target.start
    start, end = next((c for c in split_clauses(text) if c[0] <= at < c[1]), (0, len(text)))
    return {s.form for s in syllables(spell_out(text[start:end]))}


def by_act(question: Question, good: Sequence[Reading]) -> list[Reading]:
    """The readings in order, those first whose clause says the word before "bao nhiêu" ("chặt mấy cây") where the best
    sentence does not, or all of what is counted ("cây sọ khỉ") where the best clause does not.
    """
    form = match_form(question.standalone)
    asking = _ASKING.search(form)
    before = [s.form for s in syllables(form[: asking.start()])] if asking else []
    best = good[0]
    act = before[-1] if before and is_content(before[-1]) and before[-1] not in best.context.forms else ""
    unit = set(question.unit) if best.target and not set(question.unit) <= _clause(best) else set()
    said = [
        r for r in good[1:]
        if r.target and best.target and (question.names or r.evidence.article.id == best.evidence.article.id)
        and ((act and act in _clause(r)) or (len(unit) > 1 and unit <= _clause(r)))
        and r.score >= _ACT * best.score and r.target.fit >= best.target.fit
    ]  # fmt: skip
    return [*said, *(r for r in good[1:] if r not in said)] if said else list(good)


def place_of(reading: Reading) -> str:
    """The place for which a reading's figure holds, as its article writes it; "" where none is known."""
    fact = _fact(reading)
    return fact.place.name if fact and fact.place else ""


def _in_same_sentence(best: Reading, question: Question) -> list[Reading]:
    """The other figures of the best sentence that fit as well, when the question names no period."""
    if question.periods or best.target is None:
        return []
    return [
        replace(best, target=other)
        for other in best.alternatives
        if other.fit >= best.target.fit
        and other.local >= _SAME_LIST * best.target.local
        and other.period != best.target.period
    ]


def _value(reading: Reading) -> object:
    """What a figure comes to; "vượt 7% kế hoạch" is 107% of the plan."""
    number = reading.target.number if reading.target else None
    if number is None:
        return None
    return (number.value + 100, None, True) if _of_goal(reading, "vượt") else number.key


def _of_goal(reading: Reading, verb: str = "") -> bool:
    """True for a percentage of a goal that was reached, or passed ("vượt")."""
    number = reading.target.number if reading.target else None
    if number is None or not number.percent or number.second is not None:
        return False
    text = match_form(reading.evidence.sentence.text)
    return reaches(text[: number.start], verb) and _GOAL_BEHIND.match(text, number.end) is not None


def _fact(reading: Reading) -> Figure | None:
    return reading.context.figures.get(reading.target.start) if reading.target else None


def _comparable(best: Reading, other: Reading, shares: tuple[float, float, float]) -> bool:
    """True when another reading is of the same kind of figure and nearly as good."""
    assert best.target is not None and other.target is not None
    if best.target.number is None or other.target.number is None:
        return False
    score, fit, local = shares
    ours, theirs = _fact(best), _fact(other)
    return (
        best.target.number.kind is other.target.number.kind
        and other.score >= score * best.score
        and other.target.fit >= fit * best.target.fit
        and other.target.local >= local * best.target.local
        and (not ours or not theirs or sort_of(ours.unit) is sort_of(theirs.unit))
    )


def _relation(question: Question, best: Reading, other: Reading) -> Status | None:
    """How another value relates to the best one: CONFLICT, AMBIGUOUS, or None when it speaks of something else."""
    assert best.target is not None and other.target is not None
    if best.evidence.sentence.id == other.evidence.sentence.id:
        periods = _period(best), _period(other)
        return Status.AMBIGUOUS if periods[0] != periods[1] and all(periods) and not question.periods else None
    other_article = best.evidence.article.id != other.evidence.article.id
    summed = best.target.sums and other.target.sums
    same_place = _place(best) == _place(other) or bool(question.names)
    percent = best.target.number is not None and best.target.number.percent  # its unit does not tell of what
    as_worded = not percent or other.signals["pairs"] >= _PAIRS * best.signals["pairs"]
    if not question.names and other_article and as_worded and _comparable(best, other, _OPEN):
        if not _tells_of(question, other):
            return None
        if not same_place:
            return Status.AMBIGUOUS
        if not question.periods and not summed and _period(best) != _period(other):
            return Status.AMBIGUOUS
    alike = _SUMMED if summed or (_of_goal(best) and _of_goal(other)) else _ALIKE
    if not _comparable(best, other, alike):
        return None
    if summed or _period(best) == _period(other):
        if not (same_place and other_article):
            return None
        return Status.CONFLICT if _same_subject(best, other) else Status.AMBIGUOUS
    if not question.periods and _period(best) and _period(other):
        return Status.AMBIGUOUS
    return None


def _disputed(question: Question, best: Reading, other: Reading, readings: Sequence[Reading]) -> bool:
    """True when an article tells two figures of the thing that the question names, and one of them as what others say
    against it: "Tuy nhiên, tờ X đưa ra con số …".
    """
    article = best.evidence.article.id
    if other.evidence.article.id != article or other.evidence.sentence.id == best.evidence.sentence.id:
        return False
    if not question.names or question.periods or not _comparable(best, other, _DISPUTED):
        return False
    values = _value(best), _value(other)
    return any(
        _AGAINST.search(match_form(reading.evidence.sentence.text)) is not None
        for reading in readings
        if reading.evidence.article.id == article and reading.target and _value(reading) in values
    )


def _tells_of(question: Question, reading: Reading) -> bool:
    """True when the reading's article writes every word that the question writes with a capital as a name does."""
    proper = [match_form(match.group()) for match in _PROPER.finditer(question.standalone)]
    return all(stands_in(name, reading.context.frame.form) for name in proper)


def _same_subject(best: Reading, other: Reading) -> bool:
    """True unless two figures are told of two bodies ("Ủy ban Kiểm tra Thị ủy", "các Đảng ủy cơ sở")."""
    ours, theirs = _fact(best), _fact(other)
    if ours is None or theirs is None or not ours.subject or not theirs.subject:
        return True
    one, two = ({s.form for s in content(fact.subject)} for fact in (ours, theirs))
    return 2 * len(one & two) >= min(len(one), len(two))


def _place(reading: Reading) -> str:
    """The name of the place of a reading's figure, in matching form; that of its article where ingest found none."""
    written = place_of(reading)
    named = next((place.name for place in find_places(written) if place.name), match_form(written))
    return named or ", ".join(sorted(reading.context.frame.places)[:1])


def _period(reading: Reading) -> tuple[int, int] | None:
    if reading.target is not None and reading.target.period is not None:
        return reading.target.period
    fact = _fact(reading)
    period = fact.period if fact else None
    if period and period.first and period.last and period.found_in is not FoundIn.ARTICLE:
        return period.first.year, period.last.year
    year = reading.context.inherited_year
    return (year, year) if year is not None else None


def of_other_years(question: Question, good: Sequence[Reading]) -> list[Reading]:
    """The best reading and those that answer as well with another person, each for another year, at most five.

    Only the best where the question says of which time or which matter it is, or a sentence says no year.
    """
    best = good[0]
    shown = [best]
    years = _years_of(best)
    if question.periods or question.documents or not years:
        return shown
    seen = {_target_of(best)}
    for other in good[1:]:
        told, target = _years_of(other), _target_of(other)
        if not told or told & years or target in seen or not target or not _answers_as_well(best, other):
            continue
        years, seen = years | told, seen | {target}
        shown.append(other)
    return shown[:_MOST]


def _target_of(reading: Reading) -> str:
    target = reading.target
    return match_form(reading.evidence.sentence.text[target.start : target.end]) if target else ""


def _years_of(reading: Reading) -> frozenset[int]:
    """The years that a sentence writes itself."""
    text = reading.evidence.sentence.text
    bare = (int(match.group()) for match in _YEAR.finditer(text))  # "Premier League 1995"
    return frozenset([*(year for period in find_periods(text) for year in period.years), *bare])


def _answers_as_well(best: Reading, other: Reading) -> bool:
    assert best.target is not None
    return (
        other.target is not None
        and other.evidence.sentence.kind.own == best.evidence.sentence.kind.own
        and other.score >= _OTHER_YEAR * best.score
        and other.target.fit >= _OTHER_YEAR * best.target.fit
        and other.signals["cover"] >= best.signals["cover"] - _LESS
        and other.signals["pairs"] >= best.signals["pairs"] - _LESS
        and not may_deny(other.evidence.sentence.text)
    )
