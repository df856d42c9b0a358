"""What a named document is about, who issued it, and when."""

from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.target_document import asked_of
from records.answer import Status
from records.question import Question

_SAYS = 0.9  # a reading that fits this well says just what is asked of the document
_SAME = 0.75  # share of the best score with which another sentence that says so is cited beside it
_MOST_CITED = 3


def answer(question: Question, desk: Desk) -> Draft | None:
    """The sentence that says it right behind the very mention of the document."""
    if asked_of(question) is None:
        return None
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    telling = [r for r in good if r.target and r.target.keep and r.target.fit >= _SAYS]
    if not telling:
        return quoted(Status.ANSWERED, [[good[0]]], readings) if good else not_found(readings)
    best = telling[0]
    also = [r for r in telling[1:] if r.score >= _SAME * best.score and _says(r) == _says(best)]
    return quoted(Status.ANSWERED, [[best, *also][:_MOST_CITED]], readings)


def _says(reading: Reading) -> str:
    target = reading.target
    return reading.evidence.sentence.text[target.start : target.end] if target else ""
