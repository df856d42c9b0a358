"""Do several figures answer one question? Then sources disagree, or the question fits several places or periods."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.agree import stands_in
from rag.counted import sort_of
from rag.read import Reading
from records.answer import Status
from records.fact import Figure, FoundIn
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.counted import UPPER
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.places import find_places
from vietnamese.words import content, is_content, syllables

# Shares of the best reading's score, fit and cover that a rival must reach; steered by 437 questions on three sets.
_ALIKE = (0.80, 0.85, 0.85)  # when it must be of the same place or the same question of two years
_OPEN = (0.65, 0.85, 0.70)  # when the question names neither place nor period, and the rival is of another
_PAIRS = 0.75  # share of the best reading's pairs of words that the rival of another place must hold
_SUMMED = (0.70, 0.70, 0.55)  # when both are summed up since the term of office began
_SAME_LIST = 0.6  # cover within one sentence, whose first clause alone may name the subject
_MOST = 5
_ACT = 0.75  # share of the best score with which a sentence that says the very act comes first
_ASKING = re.compile(r"bao nhiêu|(?<!\w)mấy(?!\w)")
_PROPER = re.compile(rf"(?<=[^\s.?!]\s)[{UPPER}]\w*(?:\s[{UPPER}]\w*)*")  # not the first word of a sentence


@dataclass(frozen=True, slots=True)
class Rivals:
    """The readings to show, one group a value; none with ANSWERED. `by_year` tells that only their periods differ."""

    status: Status
    groups: tuple[tuple[Reading, ...], ...] = ()
    by_year: bool = False


def rivals(question: Question, good: Sequence[Reading]) -> Rivals:
    """ANSWERED with nothing, or CONFLICT or AMBIGUOUS with the readings to show, one group a value, at most five.

    Figures conflict when place, period and what is counted are the same; they make a question ambiguous when it leaves
    open which place or which period is meant.
    """
    best = good[0]
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
        if status is None:
            continue
        years = not question.periods and _place(best) == _place(other) and _period(best) != _period(other)
        statuses[status] = statuses.get(status, True) and years
        groups[value] = [other]
    if len(groups) == 1:
        return Rivals(Status.ANSWERED)
    status = Status.AMBIGUOUS if Status.AMBIGUOUS in statuses else Status.CONFLICT
    return Rivals(status, tuple(map(tuple, groups.values()))[:_MOST], by_year=statuses[status])


def _of_same_thing(question: Question, best: Reading, other: Reading) -> bool:
    """False when the best clause says more of what is asked for ("đại biểu | doanh nghiệp tư nhân") than the other's
    sentence, or a figure that the question gives.
    """
    asking = _ASKING.search(match_form(question.standalone))
    if asking is None or best.evidence.sentence.id == other.evidence.sentence.id:
        return True
    ours, theirs = _clause(best), _clause(other)
    if any(form in ours and form not in theirs for form in question.unit):
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
    return reading.target.number.key if reading.target and reading.target.number else None


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
    if not _comparable(best, other, _SUMMED if summed else _ALIKE):
        return None
    if summed or _period(best) == _period(other):
        if not (same_place and other_article):
            return None
        return Status.CONFLICT if _same_subject(best, other) else Status.AMBIGUOUS
    if not question.periods and _period(best) and _period(other):
        return Status.AMBIGUOUS
    return None


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
