"""Counts, percentages and ratios: one figure, or those that disagree or make the question ambiguous."""

from collections.abc import Sequence

from rag.answerers.rivals import rivals
from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from records.answer import Status
from records.question import Question, Wants

_SUPPORT = 0.80  # share of the best score with which another article's reading confirms a figure


def answer(question: Question, desk: Desk) -> Draft | None:
    """The figure that a question asks for, in bold in its clause."""
    if question.wants not in (Wants.COUNT, Wants.PERCENT):
        return None
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    if not good:
        return not_found(readings)
    status, groups = rivals(question, good)
    if status is not Status.ANSWERED:
        return quoted(status, groups, readings)
    return quoted(status, [_confirmed(good)], readings)


def _confirmed(good: Sequence[Reading]) -> list[Reading]:
    """The best reading, and one of another article that states the same figure."""
    best = good[0]
    for other in good[1:]:
        same = best.target and other.target and best.target.number and other.target.number
        if (
            same
            and other.evidence.article.id != best.evidence.article.id
            and other.score >= _SUPPORT * best.score
            and best.target.number.key == other.target.number.key  # type: ignore[union-attr]
        ):
            return [best, other]
    return [best]
