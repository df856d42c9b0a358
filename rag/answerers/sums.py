"""Figures added up that a question names by how many there are ("cả hai cấp"), and what share a part is of a whole."""

import re

from rag.compose import Draft
from rag.desk import Desk
from rag.operands import asked, neighbours, operands, same_kind, units_asked
from rag.operations import Operation, stem
from rag.wording import Labelled, share, worked
from records.question import Question
from vietnamese.normalise import match_form
from vietnamese.words import content, syllables

_SURE = 0.5  # share of the question's words in the clause of a figure
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ALL = re.compile(
    r"(?<!\w)(?:cả )?(?P<count>hai|ba|bốn|năm|sáu|[2-6]) (?:cấp|bên|nơi|loại|nhóm|khối|đơn vị|địa phương)(?!\w)"
)
_SHARED = re.compile(r"(?<!\w)chiếm(?!\w)")


def answer(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """The sum or the share that is asked for; None for another question, or when a figure is not surely found."""
    if wanted is Operation.SHARE:
        return _share(question, desk)
    count = _ALL.search(match_form(question.standalone)) if wanted is Operation.SUM else None
    return _sums(question, _COUNTS[count["count"]], desk) if count else None


def _sums(question: Question, count: int, desk: Desk) -> Draft | None:
    """The sum of the figures of one sentence that count one thing, when there are as many as the question says; one
    sum for each thing that it asks for.
    """
    text = stem(question.standalone)
    drafts = []
    for unit in units_asked(question.standalone) or [question.unit]:
        best = next(iter(operands(asked(question, text, unit, question.periods), desk)), None)
        if best is None:
            return None
        alike = [one for one in neighbours(best, desk) if same_kind(one, best) and one.number.second is None]
        drafted = worked(Operation.SUM, [Labelled("", one) for one in alike], " ".join(unit))
        if len(alike) != count or drafted is None:
            return None
        drafts.append(drafted)
    return Draft(drafts[0].status, tuple(claim for drafted in drafts for claim in drafted.claims), drafts[0].citations)


def _share(question: Question, desk: Desk) -> Draft | None:
    """Which percentage a part is of a whole, from their figures in one article."""
    form = match_form(question.standalone)
    match = _SHARED.search(form)
    if not match or any(figure.number.percent for figure in operands(question, desk)[:1]):
        return None
    part, whole = stem(question.standalone[: match.start()]), stem(question.standalone[match.end() :])
    if not content(part) or not content(whole):
        return None
    unit = tuple(s.form for s in content(whole))[:2]
    total = next(iter(operands(asked(question, whole, unit, question.periods), desk)), None)
    if total is None or total.local < _SURE:
        return None
    shares = [
        one
        for one in neighbours(total, desk)
        if same_kind(one, total) and one.number.value < total.number.value and one.figure.start > total.figure.start
    ]
    own = frozenset(s.form for s in content(part)) - {s.form for s in content(whole)}
    named = [
        one for one in shares
        if own and own <= {s.form for s in syllables(total.sentence.text[total.number.end : one.number.start])}
    ]  # fmt: skip
    return share(named[0], total) if len(named) == 1 else None
