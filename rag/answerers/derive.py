"""What follows from the figures of one sentence: what is left of a ratio, a plan, a value before it grew, a change."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rag.answerers import tied
from rag.arithmetic import equation
from rag.asked import asked_for
from rag.compose import Draft, quoted
from rag.counted import unit_agreement
from rag.desk import Desk
from rag.nearby import near
from rag.operands import Operand, asked, figures_of, grew, neighbours, operands, quoting, same_kind
from rag.operations import operation
from rag.wording import about, derived
from records.answer import Status
from records.question import Question, Wants
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind
from vietnamese.words import content

_NOT = re.compile(r"(?<!\w)(?:chưa|không|thiếu|còn lại|(?<=\w )còn (?:bao nhiêu|mấy))(?!\w)")
_NOT_WRITTEN = re.compile(r"(?<!\w)(?:chưa|không|thiếu|còn|trượt|vắng)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|được giao|giao)(?!\w)(?:\s(?:được )?giao)?")
_PLAN_NOUN = re.compile(r"kế hoạch|chỉ tiêu|mục tiêu")
_REACHED = re.compile(r"(?<!\w)(?:vượt|đạt|hoàn thành|so với|bằng|phần trăm|thực hiện được)(?!\w)|%")
_OF_PLAN = re.compile(r".{0,12}?(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\w)")
_BEFORE = re.compile(
    r"(?<!\w)(?:trước(?! (?:mắt|hết|tiên))(?: (?:khi|đó|đây|kia|thời điểm|năm|lúc))?|ban đầu|lúc đầu|vốn có|cùng kỳ"
    r"|năm ngoái)(?!\w)"
)
_ASKS_CHANGE = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|vượt|chênh|nhiều hơn|ít hơn|cao hơn|thấp hơn)(?!\w)(?!\s(?:thêm\s)?\d)"
)
_GREW = re.compile(
    r"(?<!\w)(?P<verb>tăng|giảm|nhiều hơn|ít hơn|cao hơn|thấp hơn)"
    r"(?: thêm| lên| đi| được| gần| khoảng| hơn| trên| tới)*\s*$"
)
_SINCE = re.compile(r"(?<!\w)so với(?!\w)(?P<base>[^;]{0,60})")
_MORE = ("tăng", "nhiều hơn", "cao hơn")
_BY_HOW_MUCH = re.compile(r"(?<!\w)(?P<verb>vượt|tăng|giảm|thiếu)(?!\w)(?!\s(?:thêm\s)?\d).{0,50}(?:bao nhiêu|mấy)")
_READ = 3
_LOOKED = 8  # sentences one of which must say what it is set against, before the question is asked again
_SAME_UNIT = 0.85  # how well a unit must agree with the one asked for


def answer(question: Question, desk: Desk) -> Draft | None:
    """What the figures of one sentence come to, the arithmetic shown above the quote; None for another question."""
    if question.wants not in (Wants.COUNT, Wants.PERCENT):
        return None
    return next(filter(None, (derive(question, desk) for derive in _KINDS)), None) or tied.answer(question, desk)


def _remainder(question: Question, desk: Desk) -> Draft | None:
    """How many are not, where the article says how many of all are (or the other way round)."""
    if question.wants is not Wants.COUNT:
        return None
    denied = _NOT.search(match_form(question.standalone)) is not None
    if not denied and operation(question) is not None:
        return None
    best = _narrowed(question, _best(question, desk), desk) or _ratio(question, desk)
    if best is None or best.number.kind is not NumberKind.RATIO or best.number.second is None or best.number.percent:
        return None
    if (
        denied == (_NOT_WRITTEN.search(match_form(_clause(best))) is not None)
        or best.number.second <= best.number.value
    ):
        return None
    shown, result, _ = equation(f"{best.second_term} − {best.term}")
    return derived("remainder", {"result": result, "unit": best.unit, "sum": shown}, best)


def _ratio(question: Question, desk: Desk) -> Operand | None:
    """The only ratio of the best sentence on the matter, of the very unit asked for."""
    for reading in near(question, desk)[:1]:
        ratios = [one for one in figures_of(reading, desk) if one.number.kind is NumberKind.RATIO]
        if len(ratios) == 1 and (unit_agreement(asked_for(question), ratios[0].unit) or 0) >= _SAME_UNIT:
            return quoting(reading, ratios[0], ratios[0])
    return None


def _plan(question: Question, desk: Desk) -> Draft | None:
    """What was planned, where the article says what was reached and by how much the plan was passed or missed."""
    form = match_form(question.standalone)
    if question.wants is not Wants.COUNT or not _PLAN.search(form) or _REACHED.search(form):
        return None
    best = _best(asked(question, _without(_PLAN, question.standalone), question.unit, question.periods), desk)
    if (
        best is None
        or best.number.kind is not NumberKind.COUNT
        or _PLAN.search(match_form(_clause(best).partition(best.shown)[0]))
    ):
        return None
    noun = _PLAN_NOUN.search(form)
    values = {"noun": noun.group().capitalize() if noun else "Kế hoạch", "unit": best.unit}
    text = match_form(best.sentence.text)
    before = best
    for one in neighbours(best, desk):
        if one.number.start <= best.number.start:
            continue
        between = text[before.number.end : one.number.start]
        if ";" in between or one.number.bound or best.number.bound:
            return None
        passed = "vượt" in between
        if passed and same_kind(one, best):
            shown, result, _ = equation(f"{best.term} − {one.term}")
            return derived("plan", values | {"about": "", "result": result, "sum": shown}, best)
        if one.number.percent and (passed or "đạt" in between or "bằng" in between):
            if _OF_PLAN.match(text, one.number.end):
                part = f"(100% + {one.term})" if passed else one.term
                shown, result, _ = equation(f"{best.term} : {part}", places=0)
                return derived("plan", values | {"about": "khoảng", "result": result, "sum": shown}, best)
        elif not passed:
            return None
        before = one
    return None


def _before(question: Question, desk: Desk) -> Draft | None:
    """What it was before, where the article says what it is and by how much it grew."""
    form = match_form(question.standalone)
    years = {str(first) for first, last in question.periods if first == last}
    if question.wants is not Wants.COUNT or not (_BEFORE.search(form) or years) or _ASKS_CHANGE.search(form):
        return None
    bases = [
        match["base"]
        for reading in desk.look(question)[:_LOOKED]
        for match in _SINCE.finditer(match_form(reading.evidence.sentence.text))
    ]
    if not any(not years or any(year in base for year in years) for base in bases):
        return None
    text = _without(_BEFORE, _without_periods(question.standalone))
    for best in operands(asked(question, text, question.unit, ()), desk)[:_READ]:
        for one, grown in pairwise(neighbours(best, desk)):
            sentence = match_form(best.sentence.text)
            verb = _GREW.search(sentence, one.number.end, grown.number.start)
            since = _SINCE.search(sentence, grown.number.end)
            known = since or _SINCE.search(sentence, 0, one.number.start)
            if best.place not in (one.place, grown.place) or not verb or not known or not same_kind(one, grown):
                continue
            near = since is not None and not re.search(r"[;]|\d", sentence[grown.number.end : since.start()])
            if years and not any(year in known["base"] for year in years):
                continue
            if not near and not _BEFORE.search(form):
                continue
            if NumberKind.COUNT is not grown.number.kind:
                continue
            sign = "−" if verb["verb"] in _MORE else "+"
            shown, result, _ = equation(
                f"{one.term} {sign} {grown.term}", one.scale if one.scale == grown.scale else ""
            )
            roughly = "khoảng " if one.number.bound or grown.number.bound else ""
            return derived("before", {"result": f"{roughly}{result}", "unit": one.unit, "sum": shown}, best)
    return None


def _stated_change(question: Question, desk: Desk) -> Draft | None:
    """By how much the plan was passed, quoted, where the figure that was reached stands right before it."""
    asked_change = _BY_HOW_MUCH.search(match_form(question.standalone))
    best = _best(question, desk) if question.wants is Wants.COUNT and asked_change else None
    if best is None or best.reading is None or asked_change is None:
        return None
    if grew(best):
        return quoted(Status.ANSWERED, [[best.reading]], desk.look(question))
    text = match_form(best.sentence.text)
    for one, other in pairwise(neighbours(best, desk)):
        right = re.search(
            rf"(?<!\w){asked_change['verb']}(?: thêm| lên)?\s*$", text[one.number.end : other.number.start]
        )
        if (
            one.place == best.place
            and right
            and same_kind(one, other)
            and ";" not in text[one.number.end : other.number.start]
        ):
            target = next((t for t in best.reading.alternatives if t.start == other.number.start), None)
            reading = replace(best.reading, target=target)
            return quoted(Status.ANSWERED, [[reading]], desk.look(question)) if target else None
    return None


def _percentage(question: Question, desk: Desk) -> Draft | None:
    """Which percentage, where the article gives a ratio alone, or the percentage of the others."""
    if question.wants is not Wants.PERCENT:
        return None
    best = _narrowed(question, _best(question, desk), desk)
    if best is None or best.number.bound:
        return None
    denied = _NOT.search(match_form(question.standalone)) is not None
    reverse = denied != (_NOT_WRITTEN.search(match_form(_clause(best))) is not None)
    if best.number.kind is NumberKind.PERCENT and reverse and denied and best.number.value < 100:
        shown, result, exact = equation(f"100% − {best.term}", percent=True, places=2)
    elif best.number.kind is NumberKind.RATIO and best.number.second and best.number.value <= best.number.second:
        if reverse or any(
            one.number.percent and 0 < one.number.start - best.number.end < 60 for one in neighbours(best, desk)
        ):
            return None
        shown, result, exact = equation(f"{best.term} : {best.second_term}", percent=True)
    else:
        return None
    return derived("ratio", {"about": about(exact), "result": result, "sum": shown}, best)


_KINDS: tuple[Callable[[Question, Desk], Draft | None], ...] = (
    _stated_change,
    _remainder,
    _plan,
    _before,
    _percentage,
)


def _best(question: Question, desk: Desk) -> Operand | None:
    return next(iter(operands(question, desk)), None)


def _narrowed(question: Question, best: Operand | None, desk: Desk) -> Operand | None:
    """Of several ratios of one sentence that count the same, the one of which nothing is said that was not asked."""
    if best is None or best.reading is None:
        return best
    alike = [one for one in neighbours(best, desk) if one.number.kind is best.number.kind and same_kind(one, best)]
    asked_for = set(question.terms)
    fits = {
        one.place: (-len(set(_behind(one)) - asked_for), len(set(_behind(one)) & asked_for)) for one in (*alike, best)
    }
    closest = [one for one in alike if fits[one.place] == max(fits.values())]
    if fits[best.place] == max(fits.values()):
        return best
    target = next((t for t in best.reading.alternatives if t.start == closest[0].number.start), None)
    if len(closest) > 1 or target is None:
        return None
    return replace(closest[0], reading=replace(best.reading, target=target))


def _behind(one: Operand) -> list[str]:
    """The content words behind a figure in its clause."""
    clause = _clause(one)
    return [s.form for s in content(clause[clause.find(one.shown) + len(one.shown) :])]


def _clause(one: Operand) -> str:
    """What a sentence says around a figure, between commas and semicolons."""
    text = one.sentence.text
    start = max(text.rfind(mark, 0, one.number.start) for mark in (",", ";", ":")) + 1
    ends = [at for mark in (", ", ";", ". ") if (at := text.find(mark, one.number.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _without(pattern: re.Pattern[str], text: str) -> str:
    return " ".join(_pieces(text, [match.span() for match in pattern.finditer(match_form(text))]))


def _without_periods(text: str) -> str:
    return " ".join(_pieces(text, [(period.start, period.end) for period in find_periods(text, bare_years=True)]))


def _pieces(text: str, cut: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in cut:
        yield text[at:start]
        at = end
    yield text[at:]
