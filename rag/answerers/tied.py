"""What follows from two figures that one sentence ties together: a step and where it led, a whole and one part of it,
matches won, drawn and lost, a price bought and sold at, from what to what.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from rag.arithmetic import equation
from rag.asked import asked_for
from rag.compose import Draft
from rag.counted import unit_agreement
from rag.desk import Desk
from rag.nearby import near
from rag.operands import Operand, figures_of, grew, quoting, same_kind
from rag.operations import Operation, operation
from rag.read import Reading
from rag.wording import derived
from rag.zones import zones
from records.fact import FoundIn
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.numbers import NumberKind, find_numbers
from vietnamese.words import content, syllables

_PLACES = 6  # decimals of a difference, which is never rounded
_STEP = 60  # characters between a step and where it led
_UP = r"kết nạp|tuyển|tiếp nhận|tăng|thêm|nâng|leo|vươn|nhảy|vọt|thăng|cộng|nhích|bổ sung|đội"
_DOWN = r"giảm|tụt|rơi|bớt|hạ|mất|tuột|lùi|sụt|rớt"
_STEPPED = re.compile(
    rf"(?<!\w)(?:(?P<up>{_UP})|{_DOWN})(?: (?:thêm|lên|đi|được|tới|đến|khoảng|mất|xuống|hạng|giá))*\s*$"
)
_SINCE = re.compile(r"[^,;.]{0,24}?(?<!\w)so với(?!\w)")
_LED = re.compile(r"(?<!\w)(?:lên|xuống|còn|thành|đạt|đứng)(?!\w)(?!.*[;.])")
_TO_SAME = re.compile(r"(?<!\w)(?:so với|từ)(?!\w)")
_EARLIER = re.compile(
    r"(?<!\w)(?:trước (?:khi|đó|đây|kia|lúc|thời điểm)|ban đầu|lúc đầu|vốn (?:có|là|đứng)|cũ)(?!\w)"
    r"|(?<!\w)trước(?= |\?|$)"
)
_ASKS_STEP = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|tụt|leo|nhảy|vượt|chênh)(?: thêm| lên| được)? (?:bao nhiêu|mấy)")
_RANK_ASKED = re.compile(r"(?<!\w)(?:thứ|hạng|vị trí|bậc)(?!\w)")
_RANK_UNITS = ("bậc", "hạng", "vị trí", "nấc")
_OPPOSITES = tuple(
    (re.compile(rf"(?<!\w)(?:{one})(?!\w)"), re.compile(rf"(?<!\w)(?:{other})(?!\w)"))
    for pair in (
        (r"(?:đúng|trong|trước|kịp) (?:hạn|tiến độ|thời hạn)", r"(?:trễ|quá|chậm|muộn|sau) (?:hạn|tiến độ|thời hạn)"),
        ("nam(?! định| bộ| giang| đàn)", "nữ"),
        ("đỗ|đậu|trúng tuyển", "trượt|rớt|không đỗ"),
        ("sống|sống sót|thoát chết", "chết|tử vong|thiệt mạng|tử nạn"),
        ("trong nước|nội địa", "nước ngoài|quốc tế"),
        ("công lập", "ngoài công lập|tư thục|dân lập"),
        ("đạt(?! được)", "không đạt|chưa đạt"),
        ("có mặt", "vắng|vắng mặt"),
        ("khởi công|triển khai", r"chưa (?:khởi công|triển khai)"),
        ("hoàn thành", "chưa hoàn thành"),
    )
    for one, other in (pair, pair[::-1])
)
_DENIED = re.compile(r"(?<!\w)(?:chưa|không)(?: (?:phải|bị|được|có|là))* (?P<what>\w+(?: \w+){0,4})")
_NO = re.compile(r"(?<!\w)(?:chưa|không|chẳng)(?!\w)")
_PART = re.compile(r"\(|(?<!\w)(?:trong (?:đó|số)|gồm|riêng|có|thì)(?!\w)")
_MATCHES = re.compile(r"(?<!\w)(?:trận|ván|lượt trận|cuộc đối đầu|lần (?:gặp|đối đầu|chạm trán))(?!\w)")
_PLAYED = re.compile(r"(?<!\w)(?:gặp|đá|đấu|đối đầu|chạm trán|thi đấu|chơi|ra sân|đọ sức)(?!\w)")
_OUTCOMES = ("thắng", "hòa", "thua")
_READ = 5  # sentences in which won, drawn and lost matches are looked for
_TWO = 2
_PLAYERS = 2  # those who met each other, by name
_BOUGHT, _SOLD = re.compile(r"(?<!\w)mua(?!\w)"), re.compile(r"(?<!\w)bán(?!\w)")
_HERE = 0.8  # names nearness of a sentence that itself, or what stands right before it, tells where a price holds
_FROM = re.compile(r"(?<!\w)từ\s{1,2}(?:mức\s|khoảng\s|gần\s|hơn\s)?$")
_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|thành|đến|tới)(?!\w)")
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|đắt|rẻ|chênh|nâng|hạ|lệch|hơn|kém|cao|thấp)(?!\w)")
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|nâng|hạ|thay đổi)(?!\w)")
_OVER_TIME = re.compile(r"(?<!\w)(?:trước|ngoái|cùng kỳ|cũ|đầu|nay|(?:19|20)\d\d|tháng|quý)(?!\w)")
_LONGEST_STEP = 40  # characters between the two figures of "từ … lên …"
_RISEN = re.compile(
    r"(?<!\w)(?:tăng|nâng|giảm|hạ|rút|cắt|leo|vọt|đội|tụt|rơi|sụt|thu hẹp|mở rộng|điều chỉnh|đẩy)(?: \w+)?"
    r" (?:lên|xuống|còn|thành|tới|đến)(?: (?:mức|thành|tới|đến|khoảng|gần|hơn|còn|là))*\s*$"
)
_BASE = re.compile(
    r"[^,;()]{0,24}\s(?:từ|so với)(?: mức| khoảng| gần| hơn)*\s$"
    r"|[^,;()]{0,24}\((?:cùng kỳ|năm|vụ|quý|tháng)[^()]{0,30}$"
)
_LONGEST_RISE = 120  # characters between "học phí là 7,5 triệu" and "tăng lên 13,5 triệu"
_SINCE_BEFORE = re.compile(r"(?<!\w)(?:so với|hơn|kém)(?: \w+){0,3} (?:trước|cũ|ban đầu)(?!\w)")


def answer(question: Question, desk: Desk) -> Draft | None:
    """The first of these that the question asks for and one sentence surely tells; None for another question."""
    if question.wants not in (Wants.COUNT, Wants.TEXT):
        return None
    return next(filter(None, (tied(question, desk) for tied in _KINDS)), None)


def _before(question: Question, desk: Desk) -> Draft | None:
    """Where it stood before a step, where the article says how far it went and where that led."""
    form = match_form(question.standalone)
    if not _EARLIER.search(form) or _ASKS_STEP.search(form):
        return None
    given = {number.key for number in find_numbers(question.standalone)}
    for reading in near(question, desk):
        text = match_form(reading.evidence.sentence.text)
        steps = []
        for one, led in pairwise(figures_of(reading, desk)):
            between = text[one.number.end : led.number.start]
            since = _STEPPED.search(text[: led.number.start]) if _SINCE.match(text, led.number.end) else None
            if since and same_kind(one, led) and not _LED.search(between) and _near_step(text, one, led, since):
                if _is_asked(question, one, ranked=False) and not one.number.bound and not led.number.bound:
                    steps.append((led, one, bool(since["up"])))
                continue
            verb = _STEPPED.search(text[: one.number.start])
            ranked = led.is_point and one.unit in _RANK_UNITS
            if not verb or len(between) > _STEP or not _LED.search(between) or _TO_SAME.search(between):
                continue
            if (ranked and not _RANK_ASKED.search(form)) or (not ranked and (not same_kind(one, led) or led.is_point)):
                continue
            if one.number.bound or led.number.bound or not _is_asked(question, led, ranked=ranked):
                continue
            steps.append((one, led, bool(verb["up"]) != ranked))
        steps = [step for step in steps if {step[0].number.key, step[1].number.key} & given] or steps
        if len(steps) != 1:
            continue
        one, led, went_up = steps[0]
        scale = one.scale if one.scale == led.scale else ""
        shown, result, _ = equation(f"{led.term} {'−' if went_up else '+'} {one.term}", scale, places=_PLACES)
        unit = "" if led.is_point else one.unit or led.unit
        return derived("before", {"result": result, "unit": unit, "sum": shown}, quoting(reading, one, led))
    return None


def _near_step(text: str, one: Operand, step: Operand, verb: re.Match[str]) -> bool:
    """True for "36,65 triệu đồng, tăng 20.000 đồng so với": nothing but the unit between a figure and its step."""
    between = text[one.number.end : verb.start()]
    return len(between) <= _LONGEST_STEP and ";" not in between and between.count(",") <= 1


def _is_asked(question: Question, one: Operand, *, ranked: bool) -> bool:
    return ranked or unit_agreement(asked_for(question), one.unit) != 0.0


def _rest(question: Question, desk: Desk) -> Draft | None:
    """The other part of a whole, where the article tells the whole and the part that is the opposite."""
    form = match_form(question.standalone)
    given = {number.key for number in find_numbers(question.standalone)}
    for reading in near(question, desk):
        text = match_form(reading.evidence.sentence.text)
        figures = figures_of(reading, desk)
        stretches = zones(reading.evidence.sentence.text, [(f.number.start, f.number.end) for f in figures])
        for whole, part in pairwise(figures):
            zone = text[slice(*stretches[figures.index(part)])]
            if not _is_part(text, whole, part) or (given and whole.number.key not in given):
                continue
            denied = _DENIED.search(form)
            if denied and _is_denied(denied["what"], zone):
                shown, result, _ = equation(f"{whole.term} − {part.term}", places=_PLACES)
                values = {"result": result, "unit": part.unit or whole.unit, "sum": shown}
                return derived("remainder", values, quoting(reading, whole, part))
            end = text.find(")", part.number.end) if "(" in text[whole.number.end : part.number.start] else -1
            behind = text[part.number.end : end if end >= 0 else len(text)]
            for asked_word, told_word in _OPPOSITES:
                if asked_word.search(_without(told_word, form)) and not told_word.search(form):  # noqa: SIM102
                    if told_word.search(zone) and not asked_word.search(_without(told_word, zone + behind)):
                        scale = whole.scale if whole.scale == part.scale else ""
                        shown, result, _ = equation(f"{whole.term} − {part.term}", scale, places=_PLACES)
                        values = {"result": result, "unit": part.unit or whole.unit, "sum": shown}
                        return derived("remainder", values, quoting(reading, whole, part))
    return None


def _is_denied(what: str, zone: str) -> bool:
    """True when what a question asks as not being so is said of a part as being so."""
    words = {s.form for s in content(what)}
    told = {s.form for s in syllables(zone)}
    return len(words) > 1 and words <= told and not _NO.search(zone)


def _is_part(text: str, whole: Operand, part: Operand) -> bool:
    between = text[whole.number.end : part.number.start]
    counts = all(f.number.kind is NumberKind.COUNT and not f.number.bound and not f.is_point for f in (whole, part))
    smaller = part.number.value < whole.number.value and not whole.number.percent and not part.number.percent
    return counts and smaller and same_kind(whole, part) and ";" not in between and _PART.search(between) is not None


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(" ", text)


def _matches(question: Question, desk: Desk) -> Draft | None:
    """How many matches there were, where the article says how many were won, drawn and lost."""
    form = match_form(question.standalone)
    if (operation(question) is not Operation.SUM and not _PLAYED.search(form)) or not _MATCHES.search(form):
        return None
    found: dict[tuple[str, ...], tuple[Reading, Sequence[Operand]]] = {}
    terms = {s.form for s in syllables(question.standalone)}
    for reading in desk.look(question)[:_READ]:
        text = match_form(reading.evidence.sentence.text)
        figures = figures_of(reading, desk)
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            said = [_outcome(text, one) for one in three]
            if sorted(filter(None, said)) == sorted(_OUTCOMES) and not any(one.number.bound for one in three):
                found[tuple(one.term for one in three)] = (reading, three)
    if len(found) != 1:
        return None
    reading, told = next(iter(found.values()))
    clause = reading.evidence.sentence.text[max(0, told[0].number.start - _STEP) : told[-1].number.end + _STEP]
    names = {s.form for s in syllables(clause) if clause[s.start].isupper()}
    if len(names & terms) < _PLAYERS:
        return None
    shown, result, _ = equation(" + ".join(one.term for one in told))
    values = {"about": "", "result": result, "unit": "trận", "sum": shown}
    return derived("total_alone", values, quoting(reading, told[0], told[-1]))


def _outcome(text: str, one: Operand) -> str:
    ahead = [s.form for s in syllables(text[: one.number.start])][-2:]
    return next((word for word in _OUTCOMES if word in ahead), "")


def _spread(question: Question, desk: Desk) -> Draft | None:
    """What lies between buying and selling, told as a range: "36,7 – 37,47 triệu đồng"."""
    form = match_form(question.standalone)
    if not _BOUGHT.search(form) or not _SOLD.search(form) or operation(question) is not Operation.DIFFERENCE:
        return None
    for reading in near(question, desk):
        if (two := _bought_and_sold(reading, desk)) and reading.signals["place"] >= _HERE:
            low, high = sorted(two, key=lambda one: one.number.value)
            shown, result, _ = equation(f"{high.term} − {low.term}", low.scale, places=_PLACES)
            values = {"how": "Chênh", "result": result, "unit": low.unit, "sum": shown}
            return derived("change", values, quoting(reading, *two))
        frame = reading.context.frame.form
        ranges = [f for f in figures_of(reading, desk) if f.number.kind is NumberKind.RANGE and f.number.second]
        told = "mua vào" in frame and "bán ra" in frame
        if len(ranges) != 1 or not told or reading.signals["place"] < _HERE or ranges[0].number.bound:
            continue
        one = ranges[0]
        sold = replace(one, number=replace(one.number, value=one.number.second or one.number.value))
        shown, result, _ = equation(f"{sold.term} − {one.term}", one.scale, places=_PLACES)
        values = {"how": "Chênh", "result": result, "unit": one.unit, "sum": shown}
        return derived("change", values, quoting(reading, one, one))
    return None


def _bought_and_sold(reading: Reading, desk: Desk) -> tuple[Operand, Operand] | None:
    """The only two prices of a sentence, one of buying and the other of selling, or written "22.545 - 22.615"."""
    text = match_form(reading.evidence.sentence.text)
    figures = [one for one in figures_of(reading, desk) if not one.number.percent and not grew(one)]
    priced = [one for one in figures if one.number.kind is NumberKind.COUNT and not one.number.bound]
    if len(priced) != _TWO or not same_kind(*priced) or priced[0].scale != priced[1].scale:
        return None
    stretches = zones(reading.evidence.sentence.text, [(one.number.start, one.number.end) for one in priced])
    sides = [(bool(_BOUGHT.search(text[slice(*at)])), bool(_SOLD.search(text[slice(*at)]))) for at in stretches]
    dashed = re.fullmatch(r"[^,;.]{0,16}\s[-–]\s", text[priced[0].number.end : priced[1].number.start])
    if sides in ([(True, False), (False, True)], [(False, True), (True, False)]) or dashed:
        return priced[0], priced[1]
    return None


def _from_to(question: Question, desk: Desk) -> Draft | None:
    """By how much it grew or fell, where the article says from what to what."""
    form = match_form(question.standalone)
    if not _CHANGED.search(form) or ("bao nhiêu" not in form and "mấy" not in form):
        return None
    if _EARLIER.search(_SINCE_BEFORE.sub(" ", form)) or not (_MOVED.search(form) or _OVER_TIME.search(form)):
        return None
    terms = {s.form for s in content(question.standalone)}
    for reading in near(question, desk):
        text = match_form(reading.evidence.sentence.text)
        pairs = []
        for one, other in _successive(figures_of(reading, desk)):
            fits = unit_agreement(asked_for(question), one.unit) != 0.0 and _of_years(question, one, other)
            if fits and same_kind(one, other) and _went(text, one, other):
                pairs.append((one, other))
        told = [len(_ahead(text, one) & terms) for one, _ in pairs]
        if not pairs or told.count(max(told)) > 1 or not max(told):
            continue
        one, other = pairs[told.index(max(told))]
        if _BASE.match(text[one.number.end : other.number.start]):
            one, other = other, one
        large, small = sorted((one, other), key=lambda operand: -operand.number.value)
        if large.number.value == small.number.value:
            return None
        scale = one.scale if one.scale == other.scale else ""
        shown, result, _ = equation(f"{large.term} − {small.term}", scale, percent=one.number.percent, places=_PLACES)
        how = "Tăng" if large is other else "Giảm"
        values = {"how": f"{how} khoảng" if one.number.bound or other.number.bound else how, "result": result,
                  "unit": one.unit or other.unit, "sum": shown}  # fmt: skip
        first, last = sorted((one, other), key=lambda operand: operand.number.start)
        return derived("change", values, quoting(reading, first, last))
    return None


def _successive(figures: Sequence[Operand]) -> list[tuple[Operand, Operand]]:
    """Each figure with the next one that counts the same: "7,5 triệu đồng (học 10 tháng), nay 13,5 triệu đồng"."""
    following = [next((other for other in figures[at:] if same_kind(one, other)), None)
                 for at, one in enumerate(figures, start=1)]  # fmt: skip
    return [(one, other) for one, other in zip(figures, following, strict=True) if other is not None]


def _went(text: str, one: Operand, other: Operand) -> bool:
    """True for "từ 7 lên 13", and for "là 7, nay tăng lên 13"."""
    between = text[one.number.end : other.number.start]
    if _FROM.search(text[: one.number.start]):
        return len(between) <= _LONGEST_STEP and not re.search(r"[,;]", between) and _TO.search(between) is not None
    if _RISEN.search(text[: one.number.start]) and _BASE.match(between):
        return True  # "tăng lên 13 từ 7 của năm ngoái"
    plain = not (";" in between or one.is_point or other.is_point or _STEPPED.search(text[: one.number.start]))
    return plain and len(between) <= _LONGEST_RISE and one.unit == other.unit and _RISEN.search(between) is not None


def _of_years(question: Question, one: Operand, other: Operand) -> bool:
    """False for two figures of other years than those asked for: "từ 25,1 tỷ năm 2011 lên 32,1 tỷ năm 2016"."""
    told = {f.year for f in (one, other) if f.figure.period and f.figure.period.found_in is FoundIn.CLAUSE}
    asked = {year for period in question.periods for year in period}
    return not told or all(year in told or str(year) in one.sentence.text for year in asked)


def _ahead(text: str, one: Operand) -> set[str]:
    """The words between the figure before and one, or the last clause mark further back."""
    before = text[: one.number.start]
    digits = [match.end() for match in re.finditer(r"\d", before)]
    return {s.form for s in content(before[digits[-1] if digits else 0 :])}


_KINDS: tuple[Callable[[Question, Desk], Draft | None], ...] = (_spread, _before, _rest, _matches, _from_to)
