"""Comparisons and arithmetic over several figures: by year, between two places or things, over a list."""

import re
from dataclasses import replace

from rag.answerers import items, pairs, sums, years
from rag.compared import sides
from rag.compose import Draft, quoted
from rag.desk import Desk
from rag.nearby import near
from rag.operands import grew, operands
from rag.operations import Operation, operation
from records.answer import Status
from records.question import Question, Wants
from vietnamese.normalise import match_form

# "so với trước", "vượt kế hoạch": no second thing, but what the article itself compares with.
_MEASURE = re.compile(r"(?<!\w)(?:trước|cùng kỳ|kế hoạch|chỉ tiêu|mục tiêu|dự toán|mức|quy định|trung bình)(?!\w)")

_ADDED = re.compile(r"(?<!\w)(?:cộng (?:lại|cả|dồn)|gộp)(?!\w)")
# What a sentence says that states the result itself.
_STATED = {
    Operation.TIMES: re.compile(r"(?<!\w)(?:gấp|lần)(?!\w)"),
    Operation.MEAN: re.compile(r"(?<!\w)(?:trung bình|bình quân|mỗi|hàng|hằng)(?!\w)|/(?:người|hộ|năm|tháng|ngày)"),
    Operation.GROWTH: re.compile(r"(?<!\w)(?:tăng|giảm|so với|hơn|kém|vượt)(?!\w)"),
}


def answer(question: Question, desk: Desk) -> Draft | None:
    """What the question wants worked out, its operands shown and cited; None unless all of them are surely found.

    Where the figure of one of them would else be taken for it, what the articles tell of both is quoted; NOT_FOUND,
    naming what is missing, when they tell of one.
    """
    wanted = operation(question)
    if in_all := sums.per_head(question, desk):
        return in_all
    if wanted is None:
        since = question.wants is Wants.COUNT and pairs.SINCE.search(match_form(question.standalone))
        return pairs.pair(question, Operation.DIFFERENCE, desk) if since else None
    if wanted is Operation.SUM and sums.items(question.standalone):
        return years.answer(question, wanted, desk) or sums.answer(question, wanted, desk)
    for answered_by in (years.answer, pairs.pair, sums.answer, items.answer):
        drafted = answered_by(question, wanted, desk)
        if drafted is not None:
            return drafted
    if wanted in pairs.PAIRED and len({year for period in question.periods for year in period}) > 1:
        for reading in near(question, desk):
            if all(str(year) in reading.evidence.sentence.text for period in question.periods for year in period):
                return quoted(Status.ANSWERED, [[replace(reading, target=None)]], desk.look(question))
    return pairs.both_quoted(question, desk) if _would_mislead(question, wanted, desk) else None


def _would_mislead(question: Question, wanted: Operation, desk: Desk) -> bool:
    """True when the best figure would be taken for what was to be worked out, and is only one of its operands."""
    best = next(iter(operands(question, desk)), None)
    if best is None or question.wants not in (Wants.COUNT, Wants.PERCENT):
        return False
    if own_words := _STATED.get(wanted):
        return not own_words.search(match_form(best.sentence.text))
    compared = next(sides(question), None)
    if wanted is Operation.DIFFERENCE and compared:
        return not grew(best) and not _MEASURE.search(match_form(compared.second.label))
    return wanted is Operation.SUM and compared is not None and bool(_ADDED.search(match_form(question.standalone)))
