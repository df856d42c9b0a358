"""Putting right a hurriedly typed question, from sentences with the same syllables: diacritics, slips of the keys."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vietnamese.names import PROVINCES
from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable
from vietnamese.telex import decode
from vietnamese.words import FUNCTION_PHRASES, Syllable, is_content, syllables

_START = ""
_ASKING_WEIGHT = 20  # a phrase of asking counts as if it stood this often in the sentences, which never ask
_PLACE_WEIGHT = 30
_SLIP = 0.02  # how much likelier a syllable is typed right than with one slip
# Words of questions that news do not use.
_ASKED = """
    có mấy | có bao nhiêu | được mấy | được bao nhiêu | gồm mấy | gồm những | bao nhiêu phần trăm | tỷ lệ bao nhiêu |
    tỷ lệ | là ngày nào | số lượng | tổng số | so sánh | so sánh số | so sánh tổng số | chênh lệch |
    nhiều hơn | ít hơn | cao nhất | thấp nhất | nhiều nhất | ít nhất | lớn nhất | tóm tắt | ban hành | chức vụ |
    từ đầu | đến nay | đến hết | gấp mấy lần | tăng hay giảm | từng năm | mỗi năm | cả năm | toàn tỉnh | tác giả
    """.split("|")
_COMMON_PAIR = 3
_MARKED = 0.4  # share of syllables with diacritics from which on a text counts as typed with them
_UNMARKED = 0.05  # how much likelier a syllable in such a text is meant as typed than lacks its marks
_BREAK = re.compile(r"[,;:()\"“”\[\]…]|\s[-–—]\s|[.!?]\s")  # no pair of syllables goes over one
_LONGEST = 14  # two syllables of the longest kind ("nghiêng") run together
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Option(NamedTuple):
    """A reading, how likely it is typed as it was, and how often it counts as seen beyond its sentences."""

    reading: str
    likelihood: float
    unseen: float


class Restorer:
    """Syllable pairs of some sentences; restores by the likeliest path through them (Viterbi)."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._followers: Counter[str] = Counter()  # how many different syllables follow one
        self._readings: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in FUNCTION_PHRASES:
            self._learn(phrase, _ASKING_WEIGHT if len(phrase) > 1 else 2)
        for words in _ASKED:
            self._learn(tuple(words.split()), _ASKING_WEIGHT)
        for name in PROVINCES:  # asked about also where no article knows them
            self._learn(tuple(syllable.form for syllable in syllables(name)), _PLACE_WEIGHT)
        for sentence in sentences:
            for stretch in _BREAK.split(sentence):
                self._learn(tuple(syllable.form for syllable in syllables(stretch)), 1)

    def _learn(self, forms: tuple[str, ...], weight: int) -> None:
        before = _START
        self._single[_START] += weight
        for form in forms:
            self._single[form] += weight
            self._followers[before] += not self._pairs[before, form]
            self._pairs[before, form] += weight
            self._readings[_folded(form)].add(form)
            before = form

    def restore(self, text: str) -> str:
        """The text with the likeliest diacritics, and with slips of the keys put right.

        A syllable that carries diacritics and is known stays as typed. One that is unknown is corrected (one letter
        wrong, missing, doubled or swapped, two syllables run together, Telex or VNI keys left undone) only where the
        correction makes a known pair with a neighbour, and never where the syllable begins with a capital or is a
        possible one without such pairs on both sides: a name that stands in no sentence stays as typed.
        """
        found = syllables(text)
        if not found:
            return text
        best = self._path(self._options(text, found))
        restored, at = [], 0
        for syllable, form in zip(found, best, strict=True):
            typed = text[syllable.start : syllable.end]
            restored.append(text[at : syllable.start])
            restored.append(typed if match_form(typed) == form else _cased(form, typed))
            at = syllable.end
        return "".join(restored) + text[at:]

    def _path(self, options: Iterable[tuple[_Option, ...]]) -> list[str]:
        """The likeliest readings (Viterbi: the best way to reach each reading of each syllable, then back)."""
        total = sum(self._single.values())
        paths = {_START: 0.0}  # by the last syllable reached
        steps: list[dict[str, tuple[str, str]]] = []  # from there: the reading taken, the last syllable before it
        for step_options in options:
            reached: dict[str, tuple[float, str, str]] = {}
            for option in step_options:
                first, last = option.reading.split()[0], option.reading.split()[-1]
                alone = (self._single[first] + option.unseen) / total
                score, before = max(
                    (score + math.log(option.likelihood * self._chance(before, first, alone)), before)
                    for before, score in paths.items()
                )
                reached[last] = max(reached.get(last, (score, "", "")), (score, option.reading, before))
            paths = {last: score for last, (score, _, _) in reached.items()}
            steps.append({last: (reading, before) for last, (_, reading, before) in reached.items()})
        at = max(paths, key=lambda last: (paths[last], last))
        path: list[str] = []
        for step in reversed(steps):
            reading, at = step[at]
            path.append(reading)
        return path[::-1]

    def _chance(self, before: str, form: str, alone: float) -> float:
        """How likely `form` follows `before` (Witten and Bell 1991): what has few followers seldom gets a new one."""
        times, followers = self._single[before], max(1, self._followers[before])
        return (self._pairs[before, form] + followers * alone) / (times + followers) if times else alone

    def _options(self, text: str, found: tuple[Syllable, ...]) -> Iterator[tuple[_Option, ...]]:
        """What each syllable may have been meant to be, in a fixed order."""
        known = [self._known(syllable.form) for syllable in found]
        marked = sum(s.form != _folded(s.form) for s in found) >= _MARKED * len(found)
        for at, syllable in enumerate(found):
            form, readings = syllable.form, known[at]
            if not readings and at and text[syllable.start].isupper():
                readings = {form}
            if not readings:
                before, after = known[at - 1] if at else set(), known[at + 1] if at + 1 < len(known) else set()
                readings = self._corrections(form, before, after)
            # "hai" among words that carry their marks is likely "hai", also when no sentence has it.
            meant = marked and form.isascii() and is_syllable(form)
            yield tuple(
                _Option(
                    reading,
                    (1.0 if _folded(reading) == _folded(form) else _SLIP)
                    * (_UNMARKED if meant and reading != form else 1.0),
                    1.0 if meant and reading == form else 0.1,
                )
                for reading in sorted(readings | {form} if meant else readings)
            )

    def _known(self, form: str) -> set[str]:
        if form.isdigit() or (self._single[form] and form != _folded(form)):
            return {form}
        if form == _folded(form) and form in self._readings:
            return set(self._readings[form])
        keyed = decode(form)
        return {keyed} if self._single[keyed] and not is_syllable(form) else set()

    def _corrections(self, form: str, before: set[str], after: set[str]) -> set[str]:
        """What an unknown syllable may have been meant to be, when that pairs with a neighbour; else itself."""
        folded = _folded(form)
        if not 3 <= len(folded) <= _LONGEST or folded[0].isdigit():
            return {form}
        split = {
            f"{left} {right}"
            for at in range(1, len(folded))
            for left in self._fitting(form[:at])
            for right in self._fitting(form[at:])
            if self._pairs[left, right] or (not is_content(left) and len(right) > 2)
        }
        meant = {reading for near in _one_slip(folded) for reading in self._readings.get(near, ())}
        decoded = decode(form)
        if decoded != form and self._single[decoded]:
            meant.add(decoded)
        if is_syllable(form):
            return {m for m in meant if self._surely(m, before, after)} or {form}
        paired = {m for m in meant if any(self._pairs[b, m] for b in before) or any(self._pairs[m, a] for a in after)}
        return split | paired or {form}

    def _surely(self, meant: str, before: set[str], after: set[str]) -> bool:
        """True when every neighbour that carries content makes a pair with `meant`, and one makes a common pair.

        "đản viên" is "đảng viên"; "bắc hà" is not "các hà", though "ở các" is common.
        """
        left = max((self._pairs[b, meant] for b in before), default=0)
        right = max((self._pairs[meant, a] for a in after), default=0)
        fits_left = left > 0 or not any(is_content(b) for b in before)
        fits_right = right > 0 or not any(is_content(a) for a in after)
        return fits_left and fits_right and max(left, right) >= _COMMON_PAIR

    def _fitting(self, form: str) -> set[str]:
        """Known readings of a part of a run-together word: as typed, or any where it is typed without diacritics."""
        if form == _folded(form):
            return self._readings.get(form, set())
        return {form} if self._single[form] else set()


def _folded(form: str) -> str:
    return form if form.isascii() else fold(form)


def _one_slip(folded: str) -> Iterator[str]:
    """All strings one slip away: a letter missing, doubled, wrong, or swapped with the next (Damerau-Levenshtein 1)."""
    for at in range(len(folded) + 1):
        head, tail = folded[:at], folded[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _cased(form: str, typed: str) -> str:
    return form.capitalize() if typed[:1].isupper() else form
