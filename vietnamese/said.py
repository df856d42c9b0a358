"""What a sentence says of a figure, and of whom: "Đảng bộ thị xã | kết nạp | 134 đảng viên"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vietnamese.memory import LONGEST
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.subjects import (
    ACTIVITY,
    AUXILIARY,
    FURTHEST,
    LONGEST_LISTED,
    NO_SUBJECT,
    Clause,
    clauses_of,
    leading_end,
    opening,
    subject_before,
)
from vietnamese.units import Unit

# Units of a figure that holds by itself: an age, how long something took. Nothing is said of it.
LENGTHS = frozenset("tuổi năm tháng tuần ngày giờ phút giây tiếng".split())
# What stands between a verb and its figure and goes with the verb: "phát triển đến 3.859", "giảm xuống còn 12".
_PARTICLES = re.compile(
    r"(?:\sđược)?(?P<kept>(?:\s{1,2}(?:lên|đến|tới|xuống|còn|thêm|ra)(?!\w)){1,3})"
    r"(?:\s{1,2}(?:hơn|trên|gần|khoảng|dưới|là|từ))?\s{0,3}$"
)
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị)\s{1,2}$")
# "với 1.160 người tham gia": what is said of the figure stands behind it.
_WITH = re.compile(r"(?<!đối )(?<!so )(?<!cùng )với\s{1,2}(?:hơn |trên |gần |khoảng |tổng số )?$")
_TARGET = re.compile(
    r"\s{1,2}((?:so với\s)?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|tổng số)"
    r"(?:\s(?:nghị quyết|giao|đề án|được giao|đề ra|năm))?"
    r"|so với(?:\s(?:cùng kỳ(?:\snăm)?|trước|năm|tháng|quý|tuần|đầu năm|cuối năm)(?:\s(?:trước|ngoái|\d{4}))?)?)(?!\w)"
)
_LONGEST_SAID = 45
_LONGEST_LINK = 20
_LONGEST_PARTICLES = 12
_BEHIND = 80  # characters behind a figure in which its verb begins

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """`said` is the verb with what belongs to it ("đạt … kế hoạch"), `subject` of whom; "" where none is written."""

    said: str
    subject: str


def statement_of(text: str, number: Number, unit: Unit | None) -> Statement:
    """What a sentence says of one of its numbers: the nearest verb before it, else the first behind it.

    Both verb and subject are looked for in the figure's clause, then in the clauses before it. Nothing is said of ages
    and lengths of time.
    """
    if len(text) > LONGEST:  # no sentence: what is said of a figure stands near it
        low = max(0, number.start - LONGEST // 2)
        moved = replace(number, start=number.start - low, end=number.end - low)
        near = unit and replace(unit, start=unit.start - low, end=unit.end - low)
        return statement_of(text[low : low + LONGEST], moved, near)
    clauses = clauses_of(text)
    at = next((i for i, clause in enumerate(clauses) if clause.start <= number.start < clause.end), -1)
    if at < 0 or (unit and match_form(unit.text) in LENGTHS):
        return Statement("", "")
    form = match_form(text)
    end = max(number.end, unit.end) if unit else number.end
    if joined := _taking_part(form, clauses, at, number.start, end):
        return Statement(text[slice(*joined)], subject_before(text, clauses, at, number.start))
    before = [v for v in clauses[at].verbs if v[1] <= number.start and not _closed(form, v, number.start)]
    if before:
        verb = _with_verb_before(form, before, number.start)
        return Statement(_said(text, form, verb, number.start, end), subject_before(text, clauses, at, verb[0]))
    first = leading_end(form, clauses[at].start, number.start) >= number.start
    earlier = next((i for i in range(at - 1, max(-1, at - FURTHEST), -1) if clauses[i].verbs), None)
    listed = earlier is not None and not number.percent and (not first or _holds_digit(text[: clauses[at].start]))
    behind = None if listed else _behind(form, clauses, at, end, across=first)
    if behind:
        return Statement(text[slice(*behind)], _counted(text, form, number, unit, behind[0]))
    if earlier is None:
        return Statement("", _subject_alone(text, form, clauses, at, number, first=first))
    return _as_before(text, form, clauses, (earlier, at), number, end, first=first)


def _as_before(
    text: str, form: str, clauses: Sequence[Clause], where: _Span, number: Number, end: int, *, first: bool
) -> Statement:
    """What the verb of an earlier clause says of a figure whose own clause has none ("16 mô hình, 39 tập thể")."""
    earlier, at = where
    own, verb = clauses[at], clauses[earlier].verbs[-1]
    said = text[slice(*verb)] + _target(text, form, end)
    named = "" if first else opening(text, clauses, at, number.start)
    if len(named) > LONGEST_LISTED or ACTIVITY.match(match_form(named)):
        named = ""
    if not first and not named and number.start - own.start > _LONGEST_LINK and NO_SUBJECT.match(form, own.start):
        return Statement(said, "")  # "từ xã này sang xã khác 281 đồng chí": not of whom the clause before speaks
    return Statement(said, named or subject_before(text, clauses, earlier, verb[0]))


def _subject_alone(text: str, form: str, clauses: Sequence[Clause], at: int, number: Number, *, first: bool) -> str:
    """The subject of a sentence without a verb that is known: "Đảng bộ thị xã hiện 51 tổ chức", "100% cán bộ đều"."""
    if number.percent and first:
        auxiliary = AUXILIARY.search(form, number.end, min(clauses[at].end + _BEHIND, len(form)))
        if auxiliary:
            return text[number.end : auxiliary.start()].strip(" ,")
    digit = re.search(r"\d", form[clauses[0].start : number.start])
    stop = clauses[0].start + digit.start() if digit else number.start
    return opening(text, clauses, 0, stop) if AUXILIARY.search(form, clauses[0].start, stop) else ""


def _taking_part(form: str, clauses: Sequence[Clause], at: int, start: int, end: int) -> _Span | None:
    """The verb behind a figure that stands behind "với", where that opens the clause or follows another figure."""
    own = clauses[at]
    together = _WITH.search(form, max(own.start, start - _LONGEST_LINK), start)
    if not together:
        return None
    before = form[own.start : together.start()]
    return _behind(form, clauses, at, end, across=False) if not before.strip() or _holds_digit(before) else None


def _holds_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


def _closed(form: str, verb: _Span, end: int) -> bool:
    """True for a verb that does not reach a figure at `end`: in a bracket closed before it, or none ("từ xã lên")."""
    close = form.find(")", verb[1], end)
    if close >= 0 and "(" not in form[verb[1] : close]:
        return True
    return form[slice(*verb)] == "lên" and end - verb[1] > _LONGEST_PARTICLES


def _with_verb_before(form: str, verbs: Sequence[_Span], start: int) -> _Span:
    """The verb nearest to a figure at `start`, with the verb before it that it goes with: "nâng tổng số lên"."""
    if len(verbs) > 1 and form[slice(*verbs[-1])] in ("lên", "còn") and start - verbs[-2][0] <= _LONGEST_SAID:
        return verbs[-2][0], verbs[-1][1]
    return verbs[-1]


def _said(text: str, form: str, verb: _Span, start: int, end: int) -> str:
    """The verb before a figure with its particles and with what follows the figure: "đạt … kế hoạch"."""
    particles = _PARTICLES.match(form, verb[1], start)
    return text[verb[0] : particles.end("kept") if particles else verb[1]] + _target(text, form, end)


def _target(text: str, form: str, end: int) -> str:
    target = _TARGET.match(form, end)
    return f" … {text[slice(*target.span(1))]}" if target else ""


def _behind(form: str, clauses: Sequence[Clause], at: int, end: int, *, across: bool) -> _Span | None:
    """The first verb behind a figure; `across` commas where it opens its clause ("100% cán bộ, công chức có")."""
    for clause in clauses[at:] if across else clauses[at : at + 1]:
        if clause.start > end + _BEHIND or ";" in form[end : clause.start]:
            return None
        for verb in clause.verbs:
            if end <= verb[0] < end + _BEHIND and (across or form[slice(*verb)] not in ("là", "có", "gồm")):
                passive = _PASSIVE.search(form, end, verb[0])
                return (passive.start(), verb[1]) if passive else verb
    return None


def _counted(text: str, form: str, number: Number, unit: Unit | None, verb: int) -> str:
    """The subject that a figure is itself a part of: "100% cán bộ, đảng viên | đăng ký"."""
    start = number.end if number.percent or not unit else unit.start
    auxiliary = AUXILIARY.search(form, start, verb)
    return text[start : auxiliary.start() if auxiliary else verb].strip(" ,")
