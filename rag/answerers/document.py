"""What a named document is about, who issued it, and when."""

import re
from collections.abc import Sequence

from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.target_document import asked_of, number_asked
from records.answer import Status
from records.question import Question, Wants

_SAYS = 0.9  # a reading that fits this well says just what is asked of the document
_SAME = 0.75  # share of the best score with which another sentence that says so is cited beside it
_TELLS = 0.6  # and with which one that tells the number asked for comes first
_MOST_CITED = 3
_NUMBER = re.compile(r"\d")


def answer(question: Question, desk: Desk) -> Draft | None:
    """The sentence that says it right behind the very mention of the document."""
    readings = desk.look(question) if question.wants is Wants.DOCUMENT or asked_of(question) else ()
    good = [reading for reading in readings if is_enough(reading)]
    if asked_of(question) is None:
        numbered = _numbered(question, good, readings) if question.wants is Wants.DOCUMENT else None
        return quoted(Status.ANSWERED, [[numbered]], readings) if numbered else None
    telling = [r for r in good if r.target and r.target.keep and r.target.fit >= _SAYS]
    if not telling:
        return quoted(Status.ANSWERED, [[good[0]]], readings) if good else not_found(readings)
    best = telling[0]
    also = [r for r in telling[1:] if r.score >= _SAME * best.score and _says(r) == _says(best)]
    return quoted(Status.ANSWERED, [[best, *also][:_MOST_CITED]], readings)


def _numbered(question: Question, good: Sequence[Reading], readings: Sequence[Reading]) -> Reading | None:
    """Where a document's number is asked for, the best reading that tells one, of the article that answers best."""
    if not good or not number_asked(question):
        return None
    for reading in readings:
        same = reading.evidence.article.id == good[0].evidence.article.id and not reading.disagrees
        if same and reading.score >= _TELLS * good[0].score and reading.target and _NUMBER.search(_says(reading)):
            return reading
    return None


def _says(reading: Reading) -> str:
    target = reading.target
    return reading.evidence.sentence.text[target.start : target.end] if target else ""
