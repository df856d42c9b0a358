"""Putting right a hurriedly typed question, from sentences with the same syllables: diacritics, slips of the keys."""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from vietnamese.abbreviations import spell_out
from vietnamese.normalise import fold, match_form
from vietnamese.pairs import START, PairCounts, everyday
from vietnamese.spelling import is_syllable
from vietnamese.telex import decode
from vietnamese.words import Syllable, is_content, syllables

_SLIP = 0.02  # how much likelier a syllable is typed right than with one slip
_SLIP_OF_KNOWN = 0.0001  # the same where what is typed is a syllable of the sentences; .001 changed good questions
_COMMON_PAIR = 3
_FIXED = 0.5  # a pair is fixed when the rarer of its syllables stands in it this often: "bao nhiêu", "đảng viên"
_MARKED = 0.4  # share of syllables with diacritics from which on a text counts as typed with them
_UNMARKED = 0.05  # how much likelier a syllable in such a text is meant as typed than lacks its marks
_BREAK = re.compile(r"[,;:()\"“”\[\]…]|\s[-–—]\s|[.!?]\s")  # no pair of syllables goes over one
_LONGEST = 14  # two syllables of the longest kind ("nghiêng") run together
_VOWEL = re.compile(r"[aeiouy]")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_Readings = Collection[str]


class _Option(NamedTuple):
    """A reading, how likely it is typed as it was, and how often it counts as seen beyond its sentences."""

    reading: str
    likelihood: float
    unseen: float


class Restorer:
    """Syllable pairs of some sentences; restores by the likeliest path through them (Viterbi).

    Measured on 200 questions of XQuAD, 200 about Wikipedia articles and 178 about the bundled articles, each with the
    60 sentences that share most syllables with it; share of syllables right / of questions wholly right. In brackets:
    with the reading of each syllable that is the most frequent in the set's texts.

    =====================  ========================  ========================  ========================
    typed                  XQuAD                     Wikipedia                 bundled articles
    =====================  ========================  ========================  ========================
    without diacritics     .978/.78 (.799/.08)       .965/.79 (.780/.12)       .977/.76 (.766/.03)
    half of them without   .988/.85 (.886/.24)       .971/.81 (.875/.34)       .981/.79 (.854/.08)
    one slip of the keys   .987/.82 (.893/.00)       .955/.68 (.837/.08)       .984/.76 (.863/.01)
    two slips              .961/.56 (.818/.00)       .906/.48 (.725/.07)       .962/.59 (.793/.01)
    without, and one slip  .950/.56 (.730/.00)       .904/.49 (.668/.01)       .949/.49 (.703/.00)
    as it should be        .999/.98 (.980/.76)       .997/.98 (.975/.82)       1.00/1.0 (.945/.40)
    =====================  ========================  ========================  ========================

    What it does for finding the passage (dense and lexical, the right one first, 120 questions each of XQuAD and
    Wikipedia): typed well .94 and .94, without diacritics .43 and .65, restored .93 and .92; with two slips .89 and
    .87, restored .93 and .90.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        self._counts = PairCounts(everyday())
        self._slips = lru_cache(maxsize=1024)(self._find_slips)
        for sentence in sentences:
            for stretch in _BREAK.split(spell_out(sentence)):
                self._counts.learn(syllable.form for syllable in syllables(stretch))

    def restore(self, text: str) -> str:
        """The text with the likeliest diacritics, and with slips of the keys put right.

        A syllable that carries diacritics and is known stays as typed, unless no neighbour goes with it and one slip
        makes a fixed pair ("boa nhiêu"). One that is unknown is corrected (one letter wrong, missing, doubled or
        swapped, two syllables run together, Telex or VNI keys left undone) only where the correction makes a known pair
        with a neighbour or nobody could say what was typed, and never where the syllable begins with a capital or is a
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
        counts, total = self._counts, self._counts.total
        paths = {START: 0.0}  # by the last syllable reached
        steps: list[dict[str, tuple[str, str]]] = []  # from there: the reading taken, the last syllable before it
        for step_options in options:
            reached: dict[str, tuple[float, str, str]] = {}
            for option in step_options:
                first, *rest = option.reading.split()
                inside = option.likelihood
                for left, right in pairwise((first, *rest)):
                    inside *= counts.chance(left, right, (counts.single(right) + option.unseen) / total)
                alone = (counts.single(first) + option.unseen) / total
                score, before = max(
                    (score + math.log(inside * counts.chance(before, first, alone)), before)
                    for before, score in paths.items()
                )
                last = rest[-1] if rest else first
                reached[last] = max(reached.get(last, (score, "", "")), (score, option.reading, before))
            paths = {last: score for last, (score, _, _) in reached.items()}
            steps.append({last: (reading, before) for last, (_, reading, before) in reached.items()})
        at = max(paths, key=lambda last: (paths[last], last))
        path: list[str] = []
        for step in reversed(steps):
            reading, at = step[at]
            path.append(reading)
        return path[::-1]

    def _options(self, text: str, found: tuple[Syllable, ...]) -> Iterator[tuple[_Option, ...]]:
        """What each syllable may have been meant to be, in a fixed order."""
        known = [self._known(syllable.form) for syllable in found]
        marked = sum(s.form != _folded(s.form) for s in found) >= _MARKED * len(found)
        for at, syllable in enumerate(found):
            form, readings = syllable.form, known[at]
            before, after = known[at - 1] if at else (), known[at + 1] if at + 1 < len(known) else ()
            slip = _SLIP
            if not readings and at and text[syllable.start].isupper():
                readings = frozenset({form})
            elif not readings:
                readings = self._corrections(form, before, after)
            elif marked and text[syllable.start].islower() and not self._pairs_up(readings, before, after):
                slip = _SLIP_OF_KNOWN
                readings |= {meant for meant in self._slips(form) if self._is_fixed(meant, before, after)}
            # "hai" among words that carry their marks is likely "hai", also when no sentence has it.
            meant = marked and form.isascii() and is_syllable(form)
            yield tuple(
                _Option(
                    reading,
                    (1.0 if _folded(reading) == _folded(form) else slip)
                    * (_UNMARKED if meant and reading != form else 1.0),
                    1.0 if meant and reading == form else 0.1,
                )
                for reading in sorted(readings | {form} if meant else readings)
            )

    def _known(self, form: str) -> frozenset[str]:
        if form.isdigit() or (self._counts.single(form) and form != _folded(form)):
            return frozenset({form})
        if form == _folded(form) and (readings := self._counts.readings(form)):
            return readings
        keyed = decode(form)
        return frozenset({keyed} if self._counts.single(keyed) and not is_syllable(form) else ())

    def _corrections(self, form: str, before: _Readings, after: _Readings) -> frozenset[str]:
        """What an unknown syllable may have been meant to be; itself where nothing fits its neighbours."""
        if not 2 <= len(form) <= _LONGEST or form[0].isdigit():
            return frozenset({form})
        if len(form) == 2 and not _VOWEL.search(_folded(form)):
            return frozenset({form})  # an abbreviation ("dk", "nm")
        slips = self._slips(form)
        if is_syllable(form):
            return frozenset(meant for meant in slips if self._surely(meant, before, after)) or frozenset({form})
        fitting = {meant for meant in slips if self._pairs_up((meant,), before, after)}.union(self._splits(form))
        # Without diacritics it may be a word of another language ("games").
        return frozenset(fitting or (slips if not form.isascii() else ()) or {form})

    def _find_slips(self, form: str) -> frozenset[str]:
        """Known syllables from which what is typed is one slip away, or that its keys spell."""
        meant = {reading for near in _one_slip(_folded(form)) for reading in self._counts.readings(near)}
        decoded = decode(form)
        if decoded != form and self._counts.single(decoded):
            meant.add(decoded)
        return frozenset(meant)

    def _splits(self, form: str) -> Iterator[str]:
        """Two syllables, or a syllable and a number, that were run together ("khínào", "năm2022")."""
        for at in range(1, len(form)):
            left, right = form[:at], form[at:]
            if right.isdigit():
                if at > 1 and left.isalpha() and is_syllable(left):
                    yield from (f"{reading} {right}" for reading in self._fitting(left))
                return
            known = self._counts.single(left) or self._counts.single(right)
            if known and not form.isascii() and is_syllable(left) and is_syllable(right):
                yield f"{left} {right}"
            for first in self._fitting(left):
                for second in self._fitting(right):
                    if self._counts.pair(first, second) or (not is_content(first) and len(second) > 2):
                        yield f"{first} {second}"

    def _fitting(self, form: str) -> _Readings:
        """Known readings of a part of a run-together word: as typed, or any where it is typed without diacritics."""
        if form == _folded(form):
            return self._counts.readings(form)
        return (form,) if self._counts.single(form) else ()

    def _pairs_up(self, readings: _Readings, before: _Readings, after: _Readings) -> bool:
        """True when one of the readings makes a known pair with a neighbour."""
        pair = self._counts.pair
        return any(pair(b, r) for r in readings for b in before) or any(pair(r, a) for r in readings for a in after)

    def _surely(self, meant: str, before: _Readings, after: _Readings) -> bool:
        """True when every neighbour that carries content makes a pair with `meant`, and one makes a common pair.

        "đản viên" is "đảng viên"; "bắc hà" is not "các hà", though "ở các" is common.
        """
        left = max((self._counts.pair(b, meant) for b in before), default=0)
        right = max((self._counts.pair(meant, a) for a in after), default=0)
        fits_left = left > 0 or not any(is_content(b) for b in before)
        fits_right = right > 0 or not any(is_content(a) for a in after)
        return fits_left and fits_right and max(left, right) >= _COMMON_PAIR

    def _is_fixed(self, meant: str, before: _Readings, after: _Readings) -> bool:
        """True when `meant` makes a common and fixed pair with a neighbour."""
        single, pair = self._counts.single, self._counts.pair
        pairs = [(pair(b, meant), b) for b in before] + [(pair(meant, a), a) for a in after]
        return any(
            times >= _COMMON_PAIR and times >= _FIXED * min(single(meant), single(other)) for times, other in pairs
        )


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
