"""Questions to be answered with yes or no: what they take for true is asked for, and compared with the evidence."""

import re
from dataclasses import replace

from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from records.answer import Status
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.words import content, is_content, syllables

_ASKED = r"(?:có\s+)?(?:phải|đúng|thật|chính xác)\s*(?:vậy\s*)?(?:không|chưa)\b"
_OPENING = r"\bcó (?:đúng|phải|thật)(?:\s+là)?\b|\bphải chăng\b"
_FRAMED = r"\bcó\b.{3,80}\b(?:không|chưa)\s*\??\s*$|\bđã\b.{3,80}\bchưa\s*\??\s*$"
_YES_NO = re.compile(f"{_ASKED}|{_OPENING}|{_FRAMED}")
_SURE_LOCAL, _SURE_FIT = 0.6, 0.7
_RIVAL = 0.8  # share of the figure's fit and cover with which another one of the sentence makes it unsure
_MARKERS = re.compile(rf"(?:,\s*)?{_ASKED}|{_OPENING}", re.IGNORECASE)


def answer(question: Question, desk: Desk) -> Draft | None:
    """Each figure the question takes for true is asked for; what is found is shown, with a yes or no where it is sure.

    A sure figure of the same thing that is another one makes a no; a yes takes sure figures, all of them as stated.
    """
    if not (is_yes_no(question) and premises(question)):
        return None
    found: list[Reading] = []
    verdicts: list[bool | None] = []
    readings: list[Reading] = []
    for number in premises(question):
        readings = list(desk.look(asked_openly(question, number)))
        good = [r for r in readings if is_enough(r) and r.target and r.target.number]
        stated = next((reading for r in good if (reading := stating(number, r))), None)
        shown = stated or next(iter(good), None)
        verdict = bool(stated) if shown and is_sure(shown) else None
        verdicts.append(verdict)
        if verdict is False and shown:
            return quoted(Status.ANSWERED, [[shown]], readings, "not_borne_out")
        if shown and all(shown.evidence.sentence.id != other.evidence.sentence.id for other in found):
            found.append(shown)
    if not found:
        return not_found(readings)
    prompt = "borne_out" if all(verdicts) else None
    return quoted(Status.ANSWERED, [[reading] for reading in found], readings, prompt)


def is_yes_no(question: Question) -> bool:
    """True when the question wants a yes or a no and no other thing."""
    return question.wants is Wants.TEXT and _YES_NO.search(match_form(question.standalone)) is not None


def premises(question: Question) -> tuple[Number, ...]:
    """The figures that a yes-or-no question takes for true."""
    return find_numbers(question.standalone)


def asked_openly(question: Question, number: Number) -> Question:
    """The question that asks for a figure instead of stating it."""
    text = question.standalone
    tail = text[number.end :]
    unit: list[str] = []
    for syllable in syllables(tail):
        if not is_content(syllable.form) or len(unit) == 3:
            break
        unit.append(syllable.form)
    opened = _MARKERS.sub("", f"{text[: number.start]}{'bao nhiêu %' if number.percent else 'bao nhiêu'}{tail}")
    for other in find_numbers(opened):
        opened = opened[: other.start] + " " * (other.end - other.start) + opened[other.end :]
    return replace(
        question,
        standalone=opened,
        wants=Wants.PERCENT if number.percent else Wants.COUNT,
        terms=tuple(s.form for s in content(opened)),
        unit=tuple(unit),
    )


def stating(number: Number, reading: Reading) -> Reading | None:
    """The reading with the figure that the question states as its target; None when the sentence does not state it."""
    targets = [
        target for target in (reading.target, *reading.alternatives) if target and target.agrees and target.number
    ]
    for target in targets:
        found = target.number
        if found and (found.key == number.key or (found.second is not None and found.value == number.value)):
            others = tuple(other for other in (reading.target, *reading.alternatives) if other and other is not target)
            return replace(reading, target=target, alternatives=others)
    return None


def is_sure(reading: Reading) -> bool:
    """True when a figure surely is of the thing asked about: it fits, its clause says most of what the question says,
    and no other figure of the sentence fits nearly as well.
    """
    target = reading.target
    if target is None or target.number is None or target.local < _SURE_LOCAL or target.fit < _SURE_FIT:
        return False
    value = target.number.key
    return not any(
        other.agrees
        and other.number is not None
        and other.number.key != value
        and other.fit >= _RIVAL * target.fit
        and other.local >= _RIVAL * target.local
        for other in reading.alternatives
    )
