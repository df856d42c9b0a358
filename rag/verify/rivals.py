"""Figures of one kind in one sentence, which may be taken for each other: which of them does a claim tell?"""

import re
from itertools import pairwise

from rag.verify.texts import Cited, Span, Text
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.said import statement_of
from vietnamese.units import Unit, find_unit
from vietnamese.words import is_content

_FEW = 2
_OF_TARGET = frozenset(
    "kế hoạch chỉ tiêu mục tiêu giao nghị quyết đề ra cùng kỳ trước được so với đạt vượt tỷ lệ tổng số người".split()
)
_CUT = re.compile(r",(?!\d)|[;()]|(?<!\w)(?:và|còn|trong khi|trong đó|so với|cùng|thì)(?!\w)| [-–] |\. ")
_BREAK = re.compile(r";|\. ")
_BOUNDS = frozenset("trên hơn gần dưới khoảng chừng".split())
_OF_TARGETS = frozenset((word,) for word in _OF_TARGET)


def is_of_others(claim: Text, at: int, sentence: Cited, index: int) -> bool:
    """True when what a claim tells of a figure its sentence tells of another one of the kind, and not of this one."""
    unit = find_unit(claim.text, claim.numbers[at])
    rivals = [
        i for i in range(len(sentence.numbers))
        if sentence.numbers[i].key != sentence.numbers[index].key
        and (of_one_kind(sentence, i, index) or _counts(sentence, i, unit))
    ]  # fmt: skip
    if not rivals:
        return False
    ours = _features(claim, at)
    own = set(_features(sentence, index))
    first, found = sentence.numbers[0], sentence.numbers[index]
    head = _pairs_in(sentence, (0, first.start))
    group = group_of(sentence, index)
    if group[0] < first.start or not _has_subject(sentence, found, group):
        own |= head
    if not any(group[0] <= number.start < found.start for number in sentence.numbers):
        own |= _pairs_in(sentence, (group[0], found.start))
    last = max(i for i, number in enumerate(sentence.numbers) if number.start < group[1])
    own |= _pairs_in(sentence, (sentence.own[last][1], group[1]))  # what stands behind all of them
    for other in range(len(sentence.numbers)):
        if (
            other != index
            and other not in rivals
            and not _BREAK.search(sentence.form, *_between(sentence, other, index))
        ):
            own |= _features(sentence, other)
    for rival in rivals:
        theirs = _features(sentence, rival)
        there, here = ours & (theirs - own), ours & (_features(sentence, index) - theirs - head)
        if not index:  # what leads to the first figure leads to all
            here = {feature for feature in here if feature[-1] != "#"}
        put_for = any(
            len(pair) == 2 and any(len(o) == 2 and o[0] == pair[0] and o not in ours and o not in theirs for o in own)
            for pair in there
            if "#" not in pair
        )
        if put_for and not here:
            return True
        if (len(there) >= _FEW and not here) or (len(there) > _FEW and len(there) > 2 * len(here)):
            return True
    return False


def is_crossed(claim: Text, at: int, sentence: Cited, index: int) -> bool:
    """True for two figures of one kind each of which a claim tells of what its sentence tells of the other."""
    keys = [number.key for number in sentence.numbers]
    for other, number in enumerate(claim.numbers):
        if other == at or keys.count(number.key) != 1 or number.key == claim.numbers[at].key:
            continue
        rival = keys.index(number.key)
        if not of_one_kind(sentence, rival, index):
            continue
        mine, yours = _words_of(claim, at), _words_of(claim, other)
        here, there = _words_of(sentence, index), _words_of(sentence, rival)
        mine, yours, here, there = mine - yours, yours - mine, here - there, there - here
        straight = len(mine & here) + len(yours & there)
        crossed = len(mine & there) + len(yours & here)
        if mine & there and yours & here and crossed > _FEW and crossed > 2 * straight:
            return True
    return False


def _words_of(text: Text, at: int) -> set[tuple[str, ...]]:
    return {feature for feature in _features(text, at) if len(feature) == 1}


def _has_subject(sentence: Cited, number: Number, group: Span) -> bool:
    """True for a figure whose own group of clauses says of whom it is told."""
    subject = statement_of(sentence.text, number, find_unit(sentence.text, number)).subject
    return bool(subject) and subject in sentence.text[slice(*group)]


def _between(text: Text, one: int, other: int) -> Span:
    first, second = sorted((text.numbers[one], text.numbers[other]), key=lambda number: number.start)
    return first.end, max(first.end, second.start)


def _features(text: Text, at: int) -> set[tuple[str, ...]]:
    """The words of content that may be told of a figure, and pairs of neighbours, the figure itself among them.

    What stands between two figures with no mark is the first one's, but for the two syllables before the second.
    """
    number = text.numbers[at]
    start, end = text.reach(at)
    if at and not _CUT.search(text.form, text.numbers[at - 1].end, number.start):
        between = [s.start for s in text.syllables if text.numbers[at - 1].end <= s.start < number.start]
        start = between[-_FEW] if len(between) >= _FEW else text.numbers[at - 1].end
    ahead, behind = _pairs_in(text, (start, number.start)), _pairs_in(text, (number.end, end))
    before, after = text.within((start, number.start))[-1:], text.within((number.end, end))[:1]
    beside = {(*before, "#")} if before and is_content(before[0]) and before[0] not in _BOUNDS else set()
    beside |= {("#", *after)} if after else set()
    return ahead | behind | beside


def _pairs_in(text: Text, span: Span) -> set[tuple[str, ...]]:
    forms = text.within(span)
    words = {(form,) for form in forms if is_content(form) and not form.isdecimal()} - _OF_TARGETS
    pairs = {pair for pair in pairwise(forms) if any(map(is_content, pair))}
    return words | {pair for pair in pairs if not any(form in _OF_TARGET or form.isdecimal() for form in pair)}


def _counts(text: Text, at: int, unit: Unit | None) -> bool:
    """True for a figure that counts what a claim's does."""
    own = find_unit(text.text, text.numbers[at])
    return (
        unit is not None and own is not None and match_form(unit.text).split()[:2] == match_form(own.text).split()[:2]
    )


def of_one_kind(sentence: Cited, at: int, other: int) -> bool:
    """True for figures of one unit, which may be taken for each other."""
    one, two = sentence.numbers[at], sentence.numbers[other]
    if one.percent or two.percent:
        return one.percent == two.percent
    units = find_unit(sentence.text, one), find_unit(sentence.text, two)
    if units[0] is None or units[1] is None:
        return units[0] is units[1]
    return match_form(units[0].text).split()[:1] == match_form(units[1].text).split()[:1]


def group_of(text: Text, at: int) -> Span:
    """The stretch between semicolons and full stops that a figure lies in."""
    number = text.numbers[at]
    start = max(text.form.rfind(mark, 0, number.start) for mark in (";", ". ")) + 1
    ends = [end for mark in (";", ". ") if (end := text.form.find(mark, number.end)) >= 0]
    return start, min(ends, default=len(text.form))
