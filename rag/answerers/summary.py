"""A short summary of an article."""

from rag.compose import Draft, quoted
from rag.desk import Desk
from rag.enough import is_enough
from records.answer import Status
from records.question import Question, Wants


def answer(question: Question, desk: Desk) -> Draft | None:
    """The sentences with which the article begins that is asked about."""
    if question.wants is not Wants.SUMMARY:
        return None
    readings = desk.look(question)
    return quoted(Status.ANSWERED, [[r] for r in readings if is_enough(r)], readings)
