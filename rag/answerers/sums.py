"""Figures added up that a question names by how many there are ("cả hai cấp"), and what share a part is of a whole."""

import re
from collections.abc import Sequence

from rag.arithmetic import equation
from rag.asked import asked_for
from rag.compared import forms_of
from rag.compose import Draft
from rag.counted import unit_agreement
from rag.desk import Desk
from rag.nearby import near
from rag.operands import Operand, asked, figures_of, grew, neighbours, operands, quoting, same_kind, units_asked
from rag.operations import Operation, stem
from rag.wording import Labelled, derived, share, worked
from rag.zones import zones
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind
from vietnamese.words import content, syllables

_SURE = 0.5  # share of the question's words in the clause of a figure
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ALL = re.compile(
    r"(?<!\w)(?:cả )?(?P<count>hai|ba|bốn|năm|sáu|[2-6]) (?:cấp|bên|nơi|loại|nhóm|khối|đơn vị|địa phương)(?!\w)"
)
_SEVERAL = re.compile(r"(?<!\w)(?P<count>ba|bốn|năm|sáu|[3-6])\s[^\W\d_]")
_LEAST = 3  # figures; two are a pair
_BRACKET = re.compile(r"\((?P<items>[^()]{8,160})\)")
_ADDED = re.compile(
    r"(?i)(?<!\w)(?:cộng(?! (?:hòa|sản|đồng|tác))(?: (?:lại|cả|dồn))?|tổng cộng|gộp|tất cả|cả thảy)(?!\w)"
)
_END = re.compile(r"(?i)(?<!\w)(?:thì|là|được|có|hết|đầu tư|bao nhiêu|mấy)(?!\w)")
_LEAD = re.compile(r"(?i)^\s*(?:(?:tính|cho|giúp|hộ|xem|hỏi|nếu|cộng|tổng|số|của|cả) )*")
_COMMA = re.compile(r"\s?[,;+]\s?(?:và\s|với\s)?|\s(?:và|với|cùng|lẫn)\s")
_IN_ALL = re.compile(
    r"(?<!\w)(?:tổng(?! (?:thống|bí thư|giám đốc|cục|công ty|hợp|kết|thể|quan|đài|liên đoàn))|tất cả|cả thảy|hết thảy"
    r"|toàn bộ|cộng lại|hết (?:bao nhiêu|mấy)|tốn|cần (?:bao nhiêu|mấy)|chi (?:ra )?(?:bao nhiêu|mấy))(?!\w)"
)
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|một|1) (?!cách|trong)\w+|(?<=\w)/\w")
_PER = re.compile(r"(?:\s?[^\W\d_/]+){0,3}?\s?(?:/|(?<!\w)(?:cho )?(?:mỗi|một)\s)\s?(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)")
_FOR_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|một)\s(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)(?: [^\W\d_]+){0,4}\s$")
_PLACES = 6  # decimals of a product, which is never rounded
_SHARED = re.compile(r"(?<!\w)chiếm(?!\w)")


def answer(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """The sum or the share that is asked for; None for another question, or when a figure is not surely found."""
    if wanted is Operation.SHARE:
        return _share(question, desk)
    if wanted is not Operation.SUM:
        return None
    count = _ALL.search(match_form(question.standalone))
    return (count and _sums(question, _COUNTS[count["count"]], desk)) or _listed(question, desk)


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


def _listed(question: Question, desk: Desk) -> Draft | None:
    """The sum of three figures and more of one sentence: of those that the question names one by one, each by its
    words, or of all that count one thing, when there are as many as it says.
    """
    form = match_form(question.standalone)
    several = _SEVERAL.search(form)
    parts = items(question.standalone)
    wanted = asked_for(question)
    for reading in near(question, desk):
        alike = [
            one for one in figures_of(reading, desk)
            if unit_agreement(wanted, one.unit) != 0.0 and one.number.kind is NumberKind.COUNT and not one.is_point
        ]  # fmt: skip
        spans = [(one.number.start, one.number.end) for one in alike]
        said = [frozenset(forms_of(reading.evidence.sentence.text[slice(*zone)]))
                for zone in zones(reading.evidence.sentence.text, spans)]  # fmt: skip
        found = [one for part in parts if (one := _of_part(part, parts, alike, said))]
        if len(parts) < _LEAST or len(found) != len(parts) or len({one.place for one in found}) != len(parts):
            found = alike if several and _COUNTS[several["count"]] == len(alike) >= _LEAST else []
        if found and all(same_kind(found[0], one) and not grew(one) for one in found):
            labels = parts if len(found) == len(parts) else ["" for _ in found]
            return worked(Operation.SUM, [Labelled(*row) for row in zip(labels, found, strict=True)], found[0].unit)
    return None


def _of_part(
    part: str, parts: Sequence[str], figures: Sequence[Operand], said: Sequence[frozenset[str]]
) -> Operand | None:
    """The one figure by which most of the words of a part stand; None when there is none, or two."""
    words = frozenset(s.form for s in content(part))
    shared = frozenset.intersection(*(frozenset(s.form for s in content(other)) for other in parts))
    own = words - shared or words
    shares = [len(own & there) / len(own) if own else 0.0 for there in said]
    best = max(shares, default=0.0)
    return figures[shares.index(best)] if best >= _SURE and shares.count(best) == 1 else None


def items(text: str) -> list[str]:
    """What a question lists, three things and more: in brackets, or before or behind its word of adding up."""
    bracket = _BRACKET.search(text)
    for stretch in (bracket["items"] if bracket else "", *_ADDED.split(text, maxsplit=1)):
        start = stretch.rfind(":") + 1
        listed = _LEAD.sub("", _END.split(stretch[start:], maxsplit=1)[0])
        found = [item.strip(" ?.") for item in _COMMA.split(listed)]
        if len(found) >= _LEAST and all(content(item) for item in found):
            return found
    return []


def per_head(question: Question, desk: Desk) -> Draft | None:
    """How much it is in all, where one sentence tells how many there are and how much each is: "70 hộ, 5 triệu/hộ"."""
    form = match_form(question.standalone)
    if question.wants is not Wants.COUNT or not _IN_ALL.search(form) or _EACH.search(form):
        return None
    for reading in near(question, desk):
        text = match_form(reading.evidence.sentence.text)
        figures = [one for one in figures_of(reading, desk) if one.number.kind is NumberKind.COUNT and not one.is_point]
        rates = [(one, each) for one in figures if (each := _each(text, one))]
        if len(rates) != 1 or unit_agreement(asked_for(question), rates[0][0].unit) == 0.0:
            continue
        rate, each = rates[0]
        told = [one for one in figures if one is not rate and match_form(one.unit).split()[:1] == each.split()[:1]]
        if len(told) != 1 or told[0].number.percent or rate.number.percent:
            continue
        bounds = [one.number.bound for one in (told[0], rate)]
        shown, result, _ = equation(f"{told[0].term} × {rate.term}", rate.scale, places=_PLACES)
        unit = re.split(r"\s?/", rate.unit)[0]
        values = {"about": "khoảng" if any(bounds) else "", "result": result, "unit": unit, "sum": shown}
        first, last = sorted((told[0], rate), key=lambda one: one.number.start)
        return derived("total_alone", values, quoting(reading, first, last))
    return None


def _each(text: str, rate: Operand) -> str:
    """Of what one has so much: "hộ" of "5 triệu đồng/hộ", "mỗi hộ 5 triệu"; "" for a figure that is told of all."""
    behind = _PER.match(text, rate.number.end)
    if behind:
        return behind["unit"]
    before = _FOR_EACH.search(text[: rate.number.start])
    return before["unit"] if before else ""


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
