"""Two places or things compared or added up: "A hơn B bao nhiêu?", "A và B bên nào đông hơn?", "tổng cộng hai cấp"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.agree import stands_in
from rag.compose import Draft
from rag.desk import Desk
from rag.operands import Operand, asked, neighbours, operands, same_kind, unit_after, units_asked
from rag.operations import Operation, stem
from rag.wording import Labelled, share, worked
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.places import find_places
from vietnamese.words import Syllable, content, syllables

_SIDE_SYLLABLES = 7
# Set by hand on 17 comparisons of the two gold sets (held-out ones aside) and 35 questions on news; not learnt.
_ZONE = 0.5  # share of a side's own words that stand before its figure
_SURE = 0.5  # share of the question's words in the clause of a figure
_READ = 3  # sentences in which a side's figure is looked for
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ALL = re.compile(
    r"(?<!\w)(?:cả )?(?P<count>hai|ba|bốn|năm|sáu|[2-6]) (?:cấp|bên|nơi|loại|nhóm|khối|đơn vị|địa phương)(?!\w)"
)
_JOINTS = tuple(
    re.compile(rf"(?<!\w)(?:{joint})(?!\w)")
    for joint in (
        r"gấp (?:khoảng )?(?:mấy|bao nhiêu) lần(?: so với)?",
        "hay|hoặc",
        r"(?:(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ|đắt|rẻ|dài|ngắn) )?hơn(?! (?:bao|mấy|là|\d))",
        "so với",
        "vượt",
        "với",
        "và",
    )
)
_STOP = frozenset(
    """ở tại trong năm tính là có bao mấy bên không thì cái nào hơn kém đến hết tháng quý cho cộng lại gộp cùng của được
    bị đã các những do theo""".split()
)
_MEASURED = r"(?<!\w)(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ)(?!\w)"
_RESPECTIVELY = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_SHARED = re.compile(r"(?<!\w)chiếm(?!\w)")
_PAIRED = (Operation.DIFFERENCE, Operation.TIMES, Operation.GROWTH, Operation.SUM)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are compared: its words in the question, and the syllables that the other has not."""

    label: str
    own: frozenset[str]
    is_name: bool = False


def answer(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """What is asked of two figures; None for another question, or when one of them is not surely found."""
    if wanted is Operation.SHARE:
        return _share(question, desk)
    if wanted not in _PAIRED:
        return None
    count = _ALL.search(match_form(question.standalone)) if wanted is Operation.SUM else None
    if count:
        return _sums(question, _COUNTS[count["count"]], desk)
    found = find_sides(question)
    if found is None:
        return None
    first, second, frame = found
    one, other = _of_side(question, first, second, frame, desk), _of_side(question, second, first, frame, desk)
    if one is None or other is None or one.place == other.place:
        return None
    counted = _counts(one, first) and _counts(other, second) and one.sentence.id == other.sentence.id
    if not counted and not same_kind(one, other):
        return None
    if one.article.id != other.article.id and match_form(one.figure.said) != match_form(other.figure.said):
        return None
    rows = [Labelled(first.label, one), Labelled(second.label, other)]
    return worked(wanted, rows, "" if counted else one.unit or other.unit)


def find_sides(question: Question) -> tuple[Side, Side, str] | None:
    """The two things that a question compares, and the rest of it; None when it does not name two."""
    text, form = question.standalone, match_form(question.standalone)
    named = _named(question, form)
    spans = named or _joined(form, question.names)
    if spans is None:
        return None
    (a, b), (c, d) = spans
    words = [frozenset(s.form for s in content(text[start:end])) for start, end in spans]
    if not words[0] - words[1] or not words[1] - words[0]:
        return None
    frame = f"{text[:a]} {text[b:c]} {text[d:]}"
    first, second = ((words[0] - words[1]), (words[1] - words[0]))
    return Side(text[a:b], first, named is not None), Side(text[c:d], second, named is not None), frame


def _named(question: Question, form: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    spans = sorted(
        (m.start(), m.end()) for n in question.names if (m := re.search(rf"(?<!\w){re.escape(n)}(?!\w)", form))
    )
    return (spans[0], spans[1]) if len(spans) == 2 and spans[0][1] <= spans[1][0] else None


def _joined(form: str, names: Sequence[str]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    for joint in _JOINTS:
        match = joint.search(form)
        if not match:
            continue
        right: list[tuple[int, int, str]] = []
        for s in syllables(form[match.end() :]):
            gap = form[match.end() + (right[-1][1] if right else 0) : match.end() + s.start]
            if s.form in _STOP or len(right) == _SIDE_SYLLABLES or re.search(r"[,;?]", gap):
                break
            right.append((s.start, s.end, s.form))
        start = max(form.rfind(mark, 0, match.start()) for mark in ",;:") + 1
        if not right:
            continue
        left = _last_chunk(form[start : match.start()], right[0][2], len(right), names)
        if not left:
            continue
        return (start + left[0].start, start + left[-1].end), (match.end() + right[0][0], match.end() + right[-1][1])
    return None


def _last_chunk(text: str, first: str, longest: int, names: Sequence[str]) -> Sequence[Syllable]:
    """What stands last in front of a joint: from the word `first` on where it holds that, else between small words,
    no longer than what stands behind ("thí sinh môn Toán và Sinh"), names of people and places left out ("ở Sơn La bí
    thư", "số thương binh ở Đại Lộc").
    """
    chunks: list[list[Syllable]] = [[]]
    for syllable in syllables(text):
        if syllable.form == first:
            chunks.append([syllable])
        elif syllable.form in _STOP:
            chunks.append([])
        elif syllable.form != "số" or chunks[-1]:
            chunks[-1].append(syllable)
    for chunk in reversed(chunks):
        words = [s.form for s in chunk]
        for name in names:
            if words[: len(name.split())] == name.split():
                words, chunk = words[len(name.split()) :], chunk[len(name.split()) :]
        if chunk:
            return chunk if words[0] == first else chunk[-longest:]
    return ()


def _of_side(question: Question, side: Side, other: Side, frame: str, desk: Desk) -> Operand | None:
    """The one figure that surely is a side's."""
    text = f"{side.label} {stem(frame, changes=True)}"
    named = units_asked(question.standalone)
    unit = (named[0] if named else ()) or question.unit or unit_after(question.standalone, _MEASURED)
    unit = tuple(form for form in unit if form not in side.own | other.own)
    for wanted in dict.fromkeys((unit, ())):
        plain = asked(question, text, wanted, question.periods)
        for best in operands(plain, desk)[:_READ]:
            if best.local < _SURE or best.number.percent:
                continue
            found = _in_sentence(best, side, other, frozenset(s.form for s in content(frame)), desk)
            if found:
                return found
    return None


def _in_sentence(best: Operand, side: Side, other: Side, frame: frozenset[str], desk: Desk) -> Operand | None:
    """The figure of a sentence before which a side's own words stand, and not the other's."""
    all_of_it = [one for one in neighbours(best, desk) if one.number.percent == best.number.percent]
    counted = [one for one in all_of_it if _counts(one, side)]
    if len(counted) == 1:
        return counted[0]
    alike = [one for one in all_of_it if same_kind(one, best)]
    if paired := _respectively(best, alike, side, other):
        return paired
    place = best.figure.place
    named = {found.name for found in find_places(best.sentence.text) if found.name}
    if side.is_name and place and stands_in(match_form(side.label), place.name) and named <= {match_form(side.label)}:
        return best
    own: list[Operand] = []
    opened: list[Operand] = []  # whose item opens with the side: "thí sinh … 91 em; … Sinh học 9 em"
    shared: list[int] = []  # how many words of the rest of the question stand before each
    start = 0
    for one in alike:
        zone = spell_out(best.sentence.text[start : one.number.start])
        start = one.number.end
        if _is_before(side, other, zone):
            own.append(one)
            shared.append(len(frame & {s.form for s in syllables(zone)}))
            item = match_form(re.split(r"[,;:(]", zone)[-1]).strip()
            opened += [one] if item.startswith(match_form(side.label)) else []
    likely = [one for one, count in zip(own, shared, strict=True) if count == max(shared)]
    agreed = [one for one in likely if one in opened] if opened else likely
    return agreed[0] if len(agreed) == 1 else None


def _is_before(side: Side, other: Side, zone: str) -> bool:
    """True when what stands before a figure names a side and not the other."""
    if side.is_name:
        return stands_in(match_form(side.label), zone) and not stands_in(match_form(other.label), zone)
    forms = frozenset(s.form for s in syllables(zone))
    return len(side.own & forms) >= _ZONE * len(side.own) and not other.own <= forms


def _counts(one: Operand, side: Side) -> bool:
    """True when a figure counts the very thing that a side is: "1443 thương binh"."""
    return bool(side.own) and side.own <= {s.form for s in syllables(one.unit)}


def _respectively(best: Operand, alike: Sequence[Operand], side: Side, other: Side) -> Operand | None:
    """The figure of a side in "A, B … lần lượt là 2.170 tỷ và 1.945 tỷ"."""
    marker = _RESPECTIVELY.search(match_form(best.sentence.text))
    if not marker:
        return None
    behind = [one for one in alike if one.number.start >= marker.end()]
    form = match_form(spell_out(best.sentence.text[: marker.start()]))
    at, beside = (
        form.rfind(match_form(s.label)) if s.is_name else max((form.rfind(word) for word in s.own), default=-1)
        for s in (side, other)
    )
    if len(behind) != 2 or min(at, beside) < 0:
        return None
    return behind[0] if at < beside else behind[1]


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
