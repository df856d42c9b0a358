"""Greetings, thanks and good-byes."""

import prompts
from rag.compose import Draft
from rag.desk import Desk
from rag.smalltalk import small_talk
from records.answer import Claim, Status
from records.question import Question


def answer(question: Question, desk: Desk) -> Draft | None:
    """Small talk in return for small talk."""
    talk = small_talk(question.asked)
    return Draft(Status.ANSWERED, (Claim(prompts.load(talk).fill(), ()),)) if talk else None
