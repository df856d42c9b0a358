"""What is left of, or lies between, a number that the question gives and the figure that the article tells of it:
"mục tiêu 83 xã, đến nay còn thiếu mấy xã", "nếu bán 500 USD thì rẻ hơn giá hiện nay bao nhiêu".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from rag.arithmetic import equation
from rag.asked import asked_for
from rag.asking import periods_asked
from rag.compose import Composer, Draft
from rag.counted import unit_agreement
from rag.desk import Desk
from rag.nearby import covers
from rag.operands import Operand, asked, figures_of, grew, same_kind
from rag.operations import stem
from rag.read import Reading
from rag.wording import filled
from records.answer import Status
from records.fact import Figure, FigureKind
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind, find_numbers
from vietnamese.words import content

_HOW_MANY = r"(?:bao nhiêu|mấy)"
_REST = re.compile(
    rf"(?<!\w)(?:còn|thiếu|phải|cần)(?: (?:lại|thiếu|phải|cần|thêm|có|là|hụt|tồn|sót))*"
    rf"(?: \w+){{0,4}} {_HOW_MANY}(?!\w)"
    rf"|{_HOW_MANY}(?: \w+){{1,4}} (?:nữa|còn lại)(?!\w)|(?<!\w)(?:còn lại|còn thiếu) {_HOW_MANY}"
)
_APART = re.compile(rf"(?<!\w)(?:hơn|kém|chênh|lệch|cách|giảm|tăng)(?!\w).{{0,50}}{_HOW_MANY}(?!\w)")
_TOLD_REST = re.compile(r"(?<!\w)(?:còn|còn lại|thiếu|còn thiếu)\s*$")
_CLAUSE = re.compile(r"[,;:.?]|(?<!\w)(?:thì|mà|nhưng)(?!\w)")
_SUPPOSED = re.compile(
    r"(?<!\w)(?:giả sử|nếu(?: như)?|hết mức|thì|còn|lại|thiếu|phải|cần|nữa|mục tiêu|chỉ tiêu|kế hoạch|đề ra)(?!\w)"
)
_PLANNED = re.compile(r"(?<!\w)(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|yêu cầu|đề ra|dự kiến)(?!\w)")
_SAME_UNIT = 0.85  # how well a figure's unit is the one asked for
_READ = 6  # sentences that are read for each of the two
_PLACES = 6  # decimals of a difference, which is never rounded


def answer(question: Question, desk: Desk) -> Draft | None:
    """The difference, both figures cited; None unless the question gives one number that an article tells too."""
    form = match_form(question.standalone)
    rest = _REST.search(form)
    if question.wants is not Wants.COUNT or not (rest or _APART.search(form)):
        return None
    periods = [(p.start, p.end) for p in periods_asked(question.standalone)]
    numbers = [
        n for n in find_numbers(question.standalone)
        if not any(start <= n.start < end for start, end in periods)
    ]  # fmt: skip
    if not numbers and rest and _PLANNED.search(form):
        return _short_of_plan(question, desk)
    if len(numbers) != 1 or numbers[0].kind is not NumberKind.COUNT or numbers[0].percent:
        return None
    given = numbers[0]
    plain = _plain(question, given.start, given.end)
    readings = desk.look(plain)[:_READ]
    known = list(_giving([*desk.look(question)[:_READ], *readings], given.value, plain.unit, desk))
    for reading in readings:
        if {"name", "document", "period"} & set(reading.disagrees):
            continue
        for told in known:
            one = _other(question, reading, told, desk)
            if one is None or told.reading is None or not covers(plain, [reading, told.reading]):
                continue
            large, small = sorted((one, told), key=lambda operand: -operand.number.value)
            scale = one.scale if one.scale == told.scale else ""
            shown, result, _ = equation(f"{large.term} − {small.term}", scale, places=_PLACES)
            values = {"result": result, "unit": one.unit or told.unit, "sum": shown}
            name, more = ("remainder", {}) if rest else ("change", {"how": "Chênh"})
            return _drafted(name, values | more, (large, small))
    return None


def _short_of_plan(question: Question, desk: Desk) -> Draft | None:
    """What is left to reach, where one sentence tells what is planned and another how many there are of the same."""
    found: dict[bool, list[tuple[tuple[int, int], Operand]]] = {True: [], False: []}
    terms, wanted = set(question.terms), asked_for(question)
    for reading in desk.look(question)[:_READ]:
        text = match_form(reading.evidence.sentence.text)
        for one in _figures(reading, wanted.words, desk):
            agrees = (unit_agreement(wanted, one.unit) or 0.0) >= _SAME_UNIT
            if not agrees or one.number.kind is not NumberKind.COUNT or one.number.percent or grew(one):
                continue
            behind = {s.form for s in content(_CLAUSE.split(text[one.number.end :], maxsplit=1)[0])}
            planned = _PLANNED.search(text[: one.number.start]) is not None
            found[planned].append(((len(behind & terms), -len(behind - terms)), replace(one, reading=reading)))
    if not found[True] or not found[False]:
        return None
    best = [[row[1] for row in found[kind] if row[0] == max(found[kind], key=lambda row: row[0])[0]]
            for kind in (True, False)]  # fmt: skip
    plan, there = best[0][0], best[1][0]
    told = f"{plan.sentence.text} {there.sentence.text}"
    dated = all(str(year) in told for period in question.periods for year in period)
    if any(one.number.key != some[0].number.key for some in best for one in some) or not dated:
        return None
    readings = [one.reading for one in (plan, there) if one.reading]
    if plan.number.value <= there.number.value or not covers(question, readings, years=False):
        return None
    shown, result, _ = equation(f"{plan.term} − {there.term}", places=_PLACES)
    return _drafted("remainder", {"result": result, "unit": there.unit, "sum": shown}, (plan, there))


def _drafted(name: str, values: dict[str, str], told: Sequence[Operand]) -> Draft | None:
    """The result with both sentences that it follows from; those that are no part of the article itself are shown."""
    composer = Composer()
    places = [(one.article, one.sentence) for one in told]
    if not composer.state(filled(name, values), places):
        return None
    for one in told:
        if one.reading is not None and not one.sentence.kind.own:
            composer.quote([replace(one.reading, target=None)])
    return composer.draft(Status.ANSWERED)


def _figures(reading: Reading, unit: Sequence[str], desk: Desk) -> tuple[Operand, ...]:
    """The figures of a sentence; of one that is no part of the article, those that the unit asked for follows."""
    sentence, article = reading.evidence.sentence, reading.evidence.article
    if sentence.kind.own:
        return figures_of(reading, desk)
    text, word = match_form(sentence.text), " ".join(unit[:1])
    return tuple(
        Operand(
            article,
            sentence,
            number,
            Figure(
                article.id, sentence.id, sentence.start + number.start, sentence.start + number.end, FigureKind.COUNT,
                number.value, None, False, "", word, "", "", None, None,
            ),
            reading=reading,
        )
        for number in find_numbers(sentence.text)
        if number.kind is NumberKind.COUNT and word and re.match(rf"\s+{re.escape(word)}(?!\w)", text[number.end :])
    )  # fmt: skip


def _plain(question: Question, start: int, end: int) -> Question:
    """What is asked without the number given, and of the time told in the other clause where there is one."""
    text = question.standalone
    marks = [match.start() for match in _CLAUSE.finditer(match_form(text))]
    first, last = (
        max((m for m in marks if m < start), default=0),
        min((m for m in marks if m >= end), default=len(text)),
    )
    periods = periods_asked(text)
    beside = [p for p in periods if not first <= p.start < last]
    bare = f"{text[:start]} {text[end:]}"
    for period in periods:
        bare = bare.replace(text[period.start : period.end], " ")
    bare = _SUPPOSED.sub(" ", match_form(bare)) if len(match_form(bare)) == len(bare) else bare
    years = [(p.first.year, p.last.year) for p in beside if p.years]
    return asked(question, stem(bare, changes=True), asked_for(question).words[:1], years)


def _giving(readings: list[Reading], value: Decimal, unit: Sequence[str], desk: Desk) -> Iterator[Operand]:
    """The figures that are the number given, exact as the question takes them."""
    seen: set[tuple[str, int]] = set()
    for reading in readings:
        for one in _figures(reading, unit, desk):
            if value in (one.number.value, one.number.second) and not one.number.percent and one.place not in seen:
                if one.number.kind is NumberKind.RATIO:
                    continue
                seen.add(one.place)
                exact = replace(one.number, kind=NumberKind.COUNT, value=value, second=None, bound="")
                yield replace(one, number=exact, reading=reading)


def _other(question: Question, reading: Reading, told: Operand, desk: Desk) -> Operand | None:
    """The figure of a sentence that the given one is set against: the one it was read for, or the only one."""
    if reading.evidence.article.id != told.article.id or reading.evidence.sentence.id == told.sentence.id:
        return None
    text = match_form(reading.evidence.sentence.text)
    alike = [
        one for one in _figures(reading, asked_for(question).words, desk)
        if same_kind(one, told) and one.number.kind is NumberKind.COUNT and not one.number.bound and not grew(one)
        and one.number.value != told.number.value and not _TOLD_REST.search(text[: one.number.start])
        and unit_agreement(asked_for(question), one.unit) != 0.0
    ]  # fmt: skip
    target = reading.target
    best = [one for one in alike if target and one.number.start == target.start]
    return best[0] if best else alike[0] if len(alike) == 1 else None
