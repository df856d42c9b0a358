"""Do several figures answer one question? Then sources disagree, or the question fits several places or periods."""

from collections.abc import Sequence
from dataclasses import replace

from rag.read import Reading
from records.answer import Status
from records.question import Question

_SCORE, _FIT, _LOCAL = 0.80, 0.85, 0.85  # shares of the best reading's that a rival must reach
_SAME_LIST = 0.6  # the same within one sentence, whose first clause alone may name the subject
_MOST = 5


def rivals(question: Question, good: Sequence[Reading]) -> tuple[Status, list[list[Reading]]]:
    """ANSWERED with nothing, or CONFLICT or AMBIGUOUS with the readings to show, one group a value, at most five.

    Figures conflict when place, period and what is counted are the same; they make a question ambiguous when it leaves
    open which place or which period is meant.
    """
    best = good[0]
    groups: dict[object, list[Reading]] = {_value(best): [best]}
    statuses = set()
    for other in [*_in_same_sentence(best, question), *good[1:]]:
        if other.target is None or other.target.number is None:
            continue
        if other.evidence.sentence.id != best.evidence.sentence.id and not _comparable(best, other):
            continue
        if other.evidence.sentence.kind.own != best.evidence.sentence.kind.own:
            continue
        value = _value(other)
        if value in groups:
            if (
                all(other.evidence.article.id != r.evidence.article.id for r in groups[value])
                and len(groups[value]) < 2
            ):
                groups[value].append(other)
            continue
        status = _relation(question, best, other)
        if status is None:
            continue
        statuses.add(status)
        groups[value] = [other]
    if len(groups) == 1:
        return Status.ANSWERED, []
    status = Status.AMBIGUOUS if Status.AMBIGUOUS in statuses else Status.CONFLICT
    return status, list(groups.values())[:_MOST]


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


def _comparable(best: Reading, other: Reading) -> bool:
    assert best.target is not None and other.target is not None
    return (
        best.target.number is not None
        and other.target.number is not None
        and best.target.number.kind is other.target.number.kind
        and other.score >= _SCORE * best.score
        and other.target.fit >= _FIT * best.target.fit
        and other.target.local >= _LOCAL * best.target.local
    )


def _relation(question: Question, best: Reading, other: Reading) -> Status | None:
    """How another value relates to the best one: CONFLICT, AMBIGUOUS, or None when it speaks of something else."""
    same_sentence = best.evidence.sentence.id == other.evidence.sentence.id
    same_period = _period(best) == _period(other) or (best.target.sums and other.target.sums)  # type: ignore[union-attr]
    ours, theirs = best.context.frame.places, other.context.frame.places
    same_place = bool(ours & theirs) or same_sentence or bool(question.names)
    if same_place and same_period:
        return None if same_sentence or best.evidence.article.id == other.evidence.article.id else Status.CONFLICT
    if not same_place and not question.names:
        return Status.AMBIGUOUS
    if not same_period and not question.periods and _period(best) and _period(other):
        return Status.AMBIGUOUS
    return None


def _period(reading: Reading) -> tuple[int, int] | None:
    if reading.target is not None and reading.target.period is not None:
        return reading.target.period
    year = reading.context.inherited_year
    return (year, year) if year is not None else None
