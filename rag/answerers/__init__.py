"""Who answers what: each answerer takes the questions of its kind, and leaves the others to the next."""

from collections.abc import Callable

from rag.answerers import (
    byline,
    compare,
    derive,
    document,
    figure,
    given,
    holders,
    listing,
    namesakes,
    person,
    plain,
    premise,
    several,
    summary,
    talk,
    times,
    wrongly,
)
from rag.compose import Draft
from rag.desk import Desk
from records.question import Question

Answerer = Callable[[Question, Desk], Draft | None]
"""The draft for a question of its kind; None for a question of another kind."""

_IN_TURN: tuple[Answerer, ...] = (
    talk.answer,
    figure.doubted,
    namesakes.answer,
    premise.answer,
    derive.answer,
    compare.answer,
    given.answer,
    times.answer,
    several.answer,
    figure.answer,
    listing.answer,
    document.answer,
    holders.answer,
    person.answer,
    summary.answer,
    byline.answer,
)


def draft(question: Question, desk: Desk) -> Draft:
    """The answer of the first answerer that takes the question; NOT_FOUND, with near misses, without good evidence."""
    return wrongly.answered(question, desk, _drafted)


def _drafted(question: Question, desk: Desk) -> Draft:
    for answer in _IN_TURN:
        drafted = answer(question, desk)
        if drafted is not None:
            return drafted
    return plain.answer(question, desk)
