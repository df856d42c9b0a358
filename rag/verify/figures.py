"""The figures of a claim beside those of its sentences: the same value, of the same thing, said in the same way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.arithmetic import find_statements
from rag.verify.amounts import bounds_agree, changes_agree, units_agree
from rag.verify.counted import is_counted
from rag.verify.neighbours import counts_another, is_of_rest, labelled_as_another
from rag.verify.rivals import is_crossed, is_of_others
from rag.verify.texts import Cited, Span, Text
from rag.verify.times import time_agrees
from vietnamese.numbers import Number, NumberKind
from vietnamese.said import statement_of
from vietnamese.units import find_unit
from vietnamese.verbs import find_verbs
from vietnamese.words import is_content, syllables

# Verbs that say of a figure no more than that it is there.
_LIGHT = frozenset(
    """có là lên còn gồm bao|gồm được cần tiếp|tục tiến|hành thực|hiện tổ|chức triển|khai đạt chiếm làm ở tới đến đưa
    lên|tới lên|đến ước|tính ước|đạt ghi mang tạo hoàn|thành nâng dẫn thu giữ lấy kéo|dài vượt tăng giảm hoạt|động cử
    phát|triển đề|nghị tập|trung phục|vụ trị|giá công|bố""".replace("\n", " ").split()
)
_NO_SUBJECT = frozenset("cao thấp nhất mức nhiều ít lớn nhỏ số tổng con".split())
_TYING = frozenset("tương đương mỗi giá".split())
_BREAK = re.compile(r";|\. ")
_IS = re.compile(r"(?<!\w)là\s{0,2}$")
_PASSIVE = re.compile(r"(?<!kế hoạch )(?<!chỉ tiêu )(?<!mục tiêu )(?<!\w)(?:được|bị) ")
_OF_WHOLE = re.compile(r"(?<!\w)(?:trong|trên|tổng số|tổng cộng|của)(?: [^\W\d_]+){0,3}\s{0,2}$")
_BESIDE = 2
_TIES = frozenset("đạt bằng chiếm vượt tương với tăng giảm ứng tức kế tỷ".split())
_DEPENDENT = frozenset(
    """đạt bằng chiếm vượt tương đương với có đối tăng giảm trong đó tỷ lệ là được hoàn thành lên tới đến khoảng hơn gần
    trên cho từ so kế hoạch và thêm còn ứng tức""".split()
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a figure of a claim, at text[start:end] of it, does not hold."""

    kind: str
    span: Span


def figure_doubts(claim: Text, cited: Sequence[Cited], reckoned: frozenset[tuple[object, ...]]) -> list[Doubt]:
    """What is wrong with the figures of a claim; those in `reckoned` (keys) are held as they are."""
    doubts: list[Doubt] = []
    shown = [(statement.start, statement.end) for statement in find_statements(claim.text)]
    for at, number in enumerate(claim.numbers):
        if number.key in reckoned or any(start <= number.start < end for start, end in shown):
            continue
        places = [
            (s, i) for s in cited for i, found in enumerate(s.numbers)
            if same_value(number, found) or is_whole(claim, number, found)
        ]  # fmt: skip
        if not places or is_counted(claim.text, number, [sentence.raw for sentence in cited]):
            continue  # told by `held`
        best: list[Doubt] | None = None
        for sentence, index in places:
            doubted = _beside(claim, at, sentence, index, cited)
            if best is None or len(doubted) < len(best):
                best = doubted
            if not best:
                break
        doubts += best or []
    return doubts


def same_value(number: Number, found: Number) -> bool:
    """True for the same figure, or the part of a ratio that is told by itself."""
    if number.key == found.key:
        return True
    return (
        found.kind is NumberKind.RATIO
        and not found.percent
        and not number.percent
        and number.second is None
        and number.value == found.value
    )


def is_whole(claim: Text, number: Number, found: Number) -> bool:
    """True for the whole of a ratio of which the claim tells the part as well: "19 trong tổng số 20"."""
    return (
        found.kind is NumberKind.RATIO
        and number.second is None
        and number.value == found.second
        and not number.percent
        and any(other.value == found.value and other != number for other in claim.numbers)
        and _OF_WHOLE.search(claim.form, max(0, number.start - 30), number.start) is not None
    )


def _beside(claim: Text, at: int, sentence: Cited, index: int, cited: Sequence[Cited]) -> list[Doubt]:
    number, found = claim.numbers[at], sentence.numbers[index]
    span = (number.start, number.end)
    doubts = []
    if not is_whole(claim, number, found) and not bounds_agree(claim, number, sentence, found):
        doubts.append(Doubt("figure", span))
    if not units_agree(claim, number, sentence, found):
        doubts.append(Doubt("subject", span))
    if not time_agrees(claim, number, sentence, found, cited):
        doubts.append(Doubt("period", span))
    if not changes_agree(claim, number, sentence, found):
        doubts.append(Doubt("polarity", span))
    if (deed := _other_deed(claim, at, sentence, index)) is not None:
        doubts.append(Doubt("subject", deed))
    if is_crossed(claim, at, sentence, index):
        doubts.append(Doubt("subject", span))
    if not _belongs(claim, at, sentence, index, cited):
        doubts.append(Doubt("figure", span))
    if (
        is_of_others(claim, at, sentence, index)
        or counts_another(claim, at, sentence, index)
        or labelled_as_another(claim, at, sentence, index)
    ):
        doubts.append(Doubt("subject", span))
    if len(cited) == 1 and _other_subject(claim, at, sentence, index):
        doubts.append(Doubt("subject", span))
    for rest in claim.names:
        if is_of_rest(claim, at, claim.form[slice(*rest)], sentence, found):
            doubts.append(Doubt("place", rest))
    return doubts


def _deeds(text: Text, span: Span) -> list[Span]:
    found = find_verbs(text.text, text.form, *span)
    return [verb for verb in found if "|".join(text.within(verb)) not in _LIGHT]


def _other_deed(claim: Text, at: int, sentence: Cited, index: int) -> Span | None:
    """A deed that a claim tells of a figure and its sentence only of what it goes on with."""
    number, own = claim.numbers[at], claim.own[at]
    passive = _PASSIVE.search(claim.form, number.end, own[1])
    for deed in _deeds(claim, (passive.end(), own[1]) if passive else (own[0], number.start)):
        if _only_behind(claim, claim.within(deed), sentence, index):
            return deed
    return None


def _only_behind(claim: Text, words: tuple[str, ...], sentence: Cited, index: int) -> bool:
    """True for a deed that a sentence names only behind a figure, where it says another before it and the claim does
    not: "xử lý kỷ luật 125 đảng viên với các hình thức: khai trừ".
    """
    number, form = sentence.numbers[index], " ".join(words)
    said = [s.form for s in syllables(statement_of(sentence.text, number, find_unit(sentence.text, number)).said)]
    if words not in sentence.phrases or set(said) <= _LIGHT or set(said) & set(claim.forms):
        return False
    if len(sentence.within((number.end, sentence.form.find(form)))) <= _BESIDE:  # "270 lượt bổ nhiệm"
        return False
    return sentence.form.find(form) > number.end and _PASSIVE.search(sentence.form, number.end) is None


def _is_dependent(text: Text, at: int) -> bool:
    """True for a figure that tells more of the one before it: "đạt 104,2%", "với 1.160 người"."""
    if not at:
        return False
    number = text.numbers[at]
    before = text.numbers[at - 1]
    unit = find_unit(text.text, before)
    start = max(before.end, unit.end if unit else 0)
    ahead = text.within((start, number.start))
    tie = next((i for i in range(len(ahead) - 1, -1, -1) if ahead[i] in _TIES), None)
    if tie is None or _BREAK.search(text.form, start, number.start):
        return False
    return all(word in _DEPENDENT for word in ahead[tie:])


def _belongs(claim: Text, at: int, sentence: Cited, index: int, cited: Sequence[Cited]) -> bool:
    """False when a claim tells a figure of another one than its sentence does."""
    if not _is_dependent(claim, at) or not _is_dependent(sentence, index):
        return True
    before = claim.numbers[at - 1]
    if not any(_is_of(before, found) for one in cited for found in one.numbers):
        return True  # doubted itself
    back = index
    while back and _is_dependent(sentence, back):
        back -= 1
        if _is_of(before, sentence.numbers[back]):
            return True
    chain = at
    while chain and _is_dependent(claim, chain):
        chain -= 1
        if _is_of(claim.numbers[chain], sentence.numbers[back]):
            return True
    return False


def _is_of(number: Number, found: Number) -> bool:
    """True for the same figure, or either part of a ratio."""
    return same_value(number, found) or (found.kind is NumberKind.RATIO and number.value == found.second)


def _other_subject(claim: Text, at: int, sentence: Cited, index: int) -> bool:
    """True when a claim has a figure said of whom its sentence says another one, or to whom it is done."""
    if _IS.search(claim.form, 0, claim.numbers[at].start):
        return False  # "A và B là hai đảng lớn" for "có hai đảng lớn: A và B"
    ours, theirs = _subject(claim, at), _subject(sentence, index)
    if not ours or not theirs or ours <= theirs:
        return False
    before = set(sentence.within((0, sentence.numbers[index].start)))
    if not ours & theirs and not ours & before and ours <= set(sentence.forms):
        return True
    others = [_subject(sentence, i) for i in range(len(sentence.numbers)) if i != index]
    return any(ours & (other - theirs) and not ours & (theirs - other) and theirs - other for other in others)


def _subject(text: Text, at: int) -> set[str]:
    number = text.numbers[at]
    subject = statement_of(text.text, number, find_unit(text.text, number)).subject
    if not 0 <= text.text.find(subject) < number.start or any(map(str.isdecimal, subject)):
        return set()
    words = {s.form for s in syllables(subject) if is_content(s.form)} - _NO_SUBJECT
    return set() if words <= _TYING else words
