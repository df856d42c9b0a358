"""Putting diacritics back into a question typed without them, from sentences that use the same syllables."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from vietnamese.normalise import fold, match_form
from vietnamese.words import FUNCTION_PHRASES, syllables

_START = ""
_BACKOFF = 0.4  # stupid backoff, Brants et al. 2007, "Large Language Models in Machine Translation"
_ASKING_WEIGHT = 20  # a phrase of asking counts as if it stood this often in the sentences, which never ask


class Restorer:
    """Syllable pairs of some sentences; restores by the likeliest path through them (Viterbi)."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._readings: defaultdict[str, set[str]] = defaultdict(set)
        for phrase in FUNCTION_PHRASES:
            self._learn(phrase, _ASKING_WEIGHT if len(phrase) > 1 else 2)
        for sentence in sentences:
            self._learn(tuple(syllable.form for syllable in syllables(sentence)), 1)

    def _learn(self, forms: tuple[str, ...], weight: int) -> None:
        before = _START
        for form in forms:
            self._single[form] += weight
            self._pairs[before, form] += weight
            self._readings[fold(form)].add(form)
            before = form

    def restore(self, text: str) -> str:
        """The text with the likeliest diacritics; syllables that carry some, or that are unknown, stay as typed."""
        found = syllables(text)
        total = sum(self._single.values()) or 1
        paths: dict[str, tuple[float, tuple[str, ...]]] = {_START: (0.0, ())}
        for syllable in found:
            readings = {syllable.form}
            if syllable.form == fold(syllable.form):
                readings = self._readings.get(syllable.form, set()) or readings
            step: dict[str, tuple[float, tuple[str, ...]]] = {}
            for reading in readings:
                single = (self._single[reading] + 0.1) / total

                def score(before: str, reading: str = reading, single: float = single) -> float:
                    pair = self._pairs[before, reading]
                    chance = pair / (self._single[before] or total) if pair else _BACKOFF * single
                    return paths[before][0] + math.log(chance)

                best = max(paths, key=lambda before: (score(before), before))
                step[reading] = (score(best), (*paths[best][1], reading))
            paths = step
        forms = max(paths.values())[1]
        restored, at = [], 0
        for syllable, form in zip(found, forms, strict=True):
            typed = text[syllable.start : syllable.end]
            restored.append(text[at : syllable.start])
            restored.append(typed if match_form(typed) == form else _cased(form, typed))
            at = syllable.end
        return "".join(restored) + text[at:]


def _cased(form: str, typed: str) -> str:
    return form.capitalize() if typed[:1].isupper() else form
