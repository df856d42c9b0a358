"""Dates, people, documents, reasons and whatever else one or two sentences say."""

from collections.abc import Sequence

from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.write import write_claim
from records.answer import Status
from records.question import Question, Wants

_SECOND = 0.92  # a further claim needs this share of the best score
_ANSWER_CHARS = 330  # further claims are added while the answer stays under this
_MOST_CLAIMS = 2


def answer(question: Question, desk: Desk) -> Draft:
    """The best sentence, and a second one that is as good."""
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    if not good:
        return not_found(readings)
    alone = question.wants in (Wants.DATE, Wants.DOCUMENT)  # another sentence's date is another matter's
    return quoted(Status.ANSWERED, [[good[0]]] if alone else _shown_together(good), readings)


def _shown_together(good: Sequence[Reading]) -> list[list[Reading]]:
    groups = [[good[0]]]
    length = len(write_claim(good[0]))
    for other in good[1:]:
        if len(groups) == _MOST_CLAIMS or other.score < _SECOND * good[0].score:
            break
        extra = len(write_claim(other))
        if length + extra <= _ANSWER_CHARS and other.evidence.sentence.text != good[0].evidence.sentence.text:
            groups.append([other])
            length += extra
    return groups
