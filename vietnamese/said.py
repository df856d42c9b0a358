"""What a sentence says of a figure, and of whom: "Đảng bộ thị xã | kết nạp | 134 đảng viên"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vietnamese.listed import LONGEST_SAID, Span, listed_verbs, same_counted, whole_counted
from vietnamese.memory import LONGEST
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.relative import find_times
from vietnamese.subjects import (
    ACTIVITY,
    AUXILIARY,
    FURTHEST,
    LONGEST_LISTED,
    NO_SUBJECT,
    Clause,
    clauses_of,
    is_rate,
    leading_end,
    opening,
    rate_before,
    subject_before,
    who_is,
)
from vietnamese.timeless import timeless
from vietnamese.units import Unit

# What stands between a verb and its figure and goes with the verb: "phát triển đến 3.859", "giảm xuống còn 12".
_PARTICLES = re.compile(
    r"(?:\sđược)?(?P<kept>(?:\s{1,2}(?:lên|đến|tới|xuống|còn|thêm|ra)(?!\w)){1,3})"
    r"(?:\s{1,2}(?:hơn|trên|gần|khoảng|dưới|là|từ))?\s{0,3}$"
)
_PASSIVE_END = re.compile(r"(?<!\w)(?:được|bị)\s{1,2}$")
_PASSIVE = re.compile(r"(?:được|bị)\s")
# "bí thư không là người địa phương tại 126 xã": what somebody is, and at how many.
_IS_AT = re.compile(r"(?:không\s)?là\s[^,;:()\d]{2,40}?(?<!một)(?=\s{1,2}(?:tại|ở|trong|trên)\s{1,2}$)")
_NOT = re.compile(r"(?<!\w)không\s{1,2}$")
# "4 cuộc kiểm tra đối với 4 tổ chức đảng và 13 đảng viên": what is done to those counted.
_DONE_TO = re.compile(
    r"(?<!\w)(?:cuộc|đợt)\s(?P<what>kiểm tra, giám sát|[^\s\d,;]{1,8}\s[^\s\d,;]{1,8})\s(?:[^,;\d]{1,30}\s)?đối với"
    r"\s{1,2}(?:\d[\d.]{0,9}\s[^,;\d]{1,30}\svà\s)?(?:hơn\s|gần\s)?$"
)
# "với 1.160 người tham gia": what is said of the figure stands behind it.
_WITH = re.compile(r"(?<!đối )(?<!so )(?<!cùng )với\s{1,2}(?:hơn |trên |gần |khoảng |tổng số )?$")
_TARGET = re.compile(
    r"\s{1,2}((?:so với\s)?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|tổng số)"
    r"(?:\s(?:nghị quyết|giao|đề án|được giao|đề ra|năm))?"
    r"|so với trước khi\s[^,;.()]{1,50}?(?=[,;.()]|$)"
    r"|so với(?:\s(?:cùng kỳ(?:\snăm)?|trước|năm|tháng|quý|tuần|đầu năm|cuối năm)(?:\s(?:trước|ngoái|\d{4}))?)?)(?!\w)"
)
_LONGEST_LINK = 20
_LONGEST_PARTICLES = 12
_BEHIND = 80  # characters behind a figure in which its verb begins


@dataclass(frozen=True, slots=True)
class Statement:
    """`said` is the verb with what belongs to it ("đạt … kế hoạch"), `subject` of whom; "" where none is written."""

    said: str
    subject: str


def statement_of(text: str, number: Number, unit: Unit | None) -> Statement:
    """What a sentence says of one of its numbers: the nearest verb before it, else the first behind it.

    Both verb and subject are looked for in the figure's clause, then in the clauses before it. Nothing is said of
    figures that hold by themselves (ages, lengths, "xe 16 chỗ").
    """
    if len(text) > LONGEST:  # no sentence: what is said of a figure stands near it
        low = max(0, number.start - LONGEST // 2)
        moved = replace(number, start=number.start - low, end=number.end - low)
        near = unit and replace(unit, start=unit.start - low, end=unit.end - low)
        return statement_of(text[low : low + LONGEST], moved, near)
    clauses = clauses_of(text)
    at = next((i for i, clause in enumerate(clauses) if clause.start <= number.start < clause.end), -1)
    form = match_form(text)
    if at < 0 or timeless(text, form, number, unit):
        return Statement("", "")
    end = max(number.end, unit.end) if unit else number.end
    if joined := _taking_part(form, clauses, at, number.start, end):
        passive = _PASSIVE.match(form, joined[0]) is not None
        of_whom = _counted if passive else _acting
        return Statement(text[slice(*joined)], of_whom(text, form, number, unit, joined[0]))
    if rate := rate_before(text, clauses[at], number.start):
        return Statement("", rate)
    before = [v for v in clauses[at].verbs if v[1] <= number.start and not _closed(form, v, number.start)]
    if before:
        return _with_own_verb(text, clauses, (at, before), number.start, end)
    first = leading_end(form, clauses[at].start, number.start) >= number.start
    earlier = next((i for i in range(at - 1, max(-1, at - FURTHEST), -1) if clauses[i].verbs), None)
    listed = earlier is not None and not number.percent and (not first or _holds_digit(text[: clauses[at].start]))
    behind = None if listed else _behind(form, clauses, at, end, across=first)
    if behind:
        return Statement(text[slice(*behind)], _counted(text, form, number, unit, behind[0]))
    if earlier is None:
        return Statement("", _subject_alone(text, form, clauses, at, number, first=first))
    return _as_before(text, form, clauses, (earlier, at), number, end, first=first)


def _with_own_verb(
    text: str, clauses: Sequence[Clause], where: tuple[int, Sequence[Span]], start: int, end: int
) -> Statement:
    """What the last of the verbs before a figure in its own clause says of it, and of whom."""
    form = match_form(text)
    at, before = where
    verb = _with_verb_before(form, before, start)
    if done := _DONE_TO.search(form, clauses[at].start, start):
        return Statement(text[slice(*done.span("what"))], subject_before(text, clauses, at, verb[0]))
    negated = _NOT.search(form, clauses[at].start, verb[0])
    if is_at := _IS_AT.match(form, negated.start() if negated else verb[0], start):
        return Statement(text[slice(*is_at.span())], who_is(text, clauses, at, is_at.start()))
    first, opens = listed_verbs(text, form, clauses, at, verb)
    return Statement(_said(text, form, (opens, verb[1]), start, end), subject_before(text, clauses, first, opens))


def _acting(text: str, form: str, number: Number, unit: Unit | None, verb: int) -> str:
    """Who acts in the clauses before a figure; a rate is nobody ("Tổng số bản ..., với 19.241 lượt cán bộ dự")."""
    clauses = clauses_of(text)
    at = next(i for i, clause in enumerate(clauses) if clause.start <= number.start < clause.end)
    named = subject_before(text, clauses, at, number.start)
    return "" if is_rate(named) else named


def _as_before(
    text: str, form: str, clauses: Sequence[Clause], where: Span, number: Number, end: int, *, first: bool
) -> Statement:
    """What the verb of an earlier clause says of a figure whose own clause has none ("16 mô hình, 39 tập thể")."""
    earlier, at = where
    own, verb = clauses[at], clauses[earlier].verbs[-1]
    if first and (same := same_counted(text, clauses, number)):
        earlier, verb = same
    if form[slice(*verb)] == "là" and (whole := whole_counted(text, form, clauses, earlier)):
        earlier, verb = whole
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


def _taking_part(form: str, clauses: Sequence[Clause], at: int, start: int, end: int) -> Span | None:
    """The verb behind a figure that stands behind "với", where that opens the clause or follows another figure."""
    own = clauses[at]
    together = _WITH.search(form, max(own.start, start - _LONGEST_LINK), start)
    if not together:
        return None
    before = form[own.start : together.start()]
    return _behind(form, clauses, at, end, across=False) if not before.strip() or _holds_digit(before) else None


def _holds_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


def _closed(form: str, verb: Span, end: int) -> bool:
    """True for a verb that does not reach a figure at `end`: in a bracket closed before it, or none ("từ xã lên")."""
    close = form.find(")", verb[1], end)
    if close >= 0 and "(" not in form[verb[1] : close]:
        return True
    return form[slice(*verb)] == "lên" and end - verb[1] > _LONGEST_PARTICLES


def _with_verb_before(form: str, verbs: Sequence[Span], start: int) -> Span:
    """The verb nearest to a figure at `start`, with the verb before it that it goes with: "nâng tổng số lên"."""
    if len(verbs) > 1 and form[slice(*verbs[-1])] in ("lên", "còn") and start - verbs[-2][0] <= LONGEST_SAID:
        return verbs[-2][0], verbs[-1][1]
    return verbs[-1]


def _said(text: str, form: str, verb: Span, start: int, end: int) -> str:
    """The verb before a figure with its particles and with what follows the figure: "đạt … kế hoạch"."""
    particles = _PARTICLES.match(form, verb[1], start)
    low, high = verb[0], particles.end("kept") if particles else verb[1]
    time = next((period for period in find_times(text) if low < period.start and period.end < high), None)
    said = f"{text[low : time.start].rstrip()} … {text[time.end : high].lstrip()}" if time else text[low:high]
    return said + _target(text, form, end)


def _target(text: str, form: str, end: int) -> str:
    target = _TARGET.match(form, end)
    return f" … {text[slice(*target.span(1))]}" if target else ""


def _behind(form: str, clauses: Sequence[Clause], at: int, end: int, *, across: bool) -> Span | None:
    """The first verb behind a figure; `across` commas where it opens its clause ("100% cán bộ, công chức có")."""
    for clause in clauses[at:] if across else clauses[at : at + 1]:
        if clause.start > end + _BEHIND or ";" in form[end : clause.start]:
            return None
        for verb in clause.verbs:
            if end <= verb[0] < end + _BEHIND and (across or form[slice(*verb)] not in ("là", "có", "gồm")):
                passive = _PASSIVE_END.search(form, end, verb[0])
                return (passive.start(), verb[1]) if passive else verb
    return None


def _counted(text: str, form: str, number: Number, unit: Unit | None, verb: int) -> str:
    """The subject that a figure is itself a part of: "100% cán bộ, đảng viên | đăng ký"."""
    start = number.end if number.percent or not unit else unit.start
    auxiliary = AUXILIARY.search(form, start, verb)
    return text[start : auxiliary.start() if auxiliary else verb].strip(" ,")
