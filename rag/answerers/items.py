"""The largest or smallest of the items that one sentence lists: "Tỉnh nào nhận nhiều nhất?"."""

import re

from rag.compose import Draft
from rag.desk import Desk
from rag.operands import Operand, asked, neighbours, operands, same_kind, unit_after
from rag.operations import Operation, stem
from rag.wording import Labelled, largest, table
from records.question import Question
from vietnamese.normalise import match_form
from vietnamese.words import syllables

_LEAST_ITEMS = 2
_LONGEST_LABEL = 12  # syllables
_COMPARED = r"(?<!\w)(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ)(?!\w)"
_HOW = {Operation.MOST: "nhiều nhất", Operation.LEAST: "ít nhất"}
_OPENING = re.compile(r"^[\s,;:(\-–]*(?:(?:và|trong đó|gồm|có|còn)\b[\s,:]*)*", re.IGNORECASE)
_CLOSING = re.compile(r"[\s,:(\-–]*(?:\b(?:là|có|đạt|với|được|nhận|chiếm|khoảng|ở mức)\b[\s,:]*)*$", re.IGNORECASE)
_STATED = {
    Operation.MOST: re.compile(r"(?<!\w)(?:nhiều|cao|lớn|đông|dài|mạnh|đắt)(?!\w).{0,60}(?<!\w)nhất(?!\w)"),
    Operation.LEAST: re.compile(r"(?<!\w)(?:ít|thấp|nhỏ|ngắn|kém|rẻ)(?!\w).{0,60}(?<!\w)nhất(?!\w)"),
}
_NAMED_THING = re.compile(
    r"(?<!\w)(?P<kind>tỉnh|huyện|xã|phường|thị xã|thành phố|nước|quốc gia|địa phương|đơn vị|ngành|lĩnh vực|môn|đợt|quý"
    r"|tháng|trường|khu vực|vùng|dự án|công ty|doanh nghiệp|hình thức|nhóm|loại) nào(?!\w)"
)


def answer(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """The largest or smallest figure of a list, the others shown; None when the article says itself which is."""
    if wanted not in _HOW:
        return None
    unit = unit_after(question.standalone, _COMPARED)
    best = next(iter(operands(asked(question, stem(question.standalone), unit, question.periods), desk)), None)
    if best is None or _STATED[wanted].search(match_form(best.sentence.text)):
        return None
    rows = items(best, desk)
    if len(rows) <= _LEAST_ITEMS:
        return None
    sign = -1 if wanted is Operation.MOST else 1
    ordered = sorted(rows, key=lambda row: sign * row.operand.number.value)
    if ordered[0].operand.number.value == ordered[1].operand.number.value:
        return None
    kind = _NAMED_THING.search(match_form(question.standalone))
    head = kind["kind"].capitalize() if kind else "Nội dung"
    return table((head, "Số liệu"), rows, (largest(ordered[0], _HOW[wanted]), ordered[0]))


def items(best: Operand, desk: Desk) -> tuple[Labelled, ...]:
    """The figures of a list with what stands before each; none when a figure has nothing before it that names it."""
    text = best.sentence.text
    rows: list[Labelled] = []
    whole: Operand | None = None
    for before, one in zip((None, *neighbours(best, desk)), neighbours(best, desk), strict=False):
        if not same_kind(one, best) or one.number.kind is not best.number.kind:
            continue
        label = _label(text, before, one)
        if not label and (rows or whole is not None):
            return ()
        if label:
            rows.append(Labelled(label, one))
        else:
            whole = one
    if whole is not None and whole.number.value != sum(row.operand.number.value for row in rows):
        return ()  # no total of the list, but a figure of it that is not named
    labels = {match_form(row.label) for row in rows}
    return tuple(rows) if len(labels) == len(rows) else ()


def _label(text: str, before: Operand | None, one: Operand) -> str:
    start = before.number.end if before else 0
    stretch = text[start : one.number.start]
    marks = [m.end() for m in re.finditer(r"[;:(]|,\s|(?<!\w)và\s" if ";" not in text else r"[;:(]", stretch)]
    if before and not marks:
        return ""
    label = _CLOSING.sub("", _OPENING.sub("", stretch[marks[-1] if marks else 0 :]))
    return label if 0 < len(syllables(label)) <= _LONGEST_LABEL and not re.search(r"\d", label) else ""
