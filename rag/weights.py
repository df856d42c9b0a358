"""How much each content word of a question counts, and how much of them a stretch of text holds."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from vietnamese.normalise import fold

_AROUND = 0.5  # what a word found around a stretch counts, beside 1 for one inside it


class Weights:
    """`of` are the words, in matching form, and their weights; one typed without diacritics stands for all it may mean.

    Made once a question: a question is held against some thousand stretches of text.
    """

    def __init__(self, of: Mapping[str, float]) -> None:
        self.of = of
        self._total = sum(of.values())
        self._plain = frozenset(term for term in of if term == fold(term))

    def cover(self, inside: Iterable[str], around: Iterable[str]) -> float:
        """Share of the words, by weight, in 0..1, that stand inside a stretch, or (half) around it."""
        share = 0.0
        missing = []
        within = frozenset(inside)
        for term, weight in self.of.items():
            if term in within:
                share += weight
            else:
                missing.append(term)
        for stretch, counts in ((within, 1.0), (frozenset(around), _AROUND)):
            if missing and stretch:
                found = self._found(missing, stretch)
                share += counts * sum(self.of[term] for term in found)
                missing = [term for term in missing if term not in found]
        return share / self._total

    def pairs(self, terms: Sequence[str], forms: Sequence[str]) -> float:
        """The same share for neighbouring pairs of words, which must be neighbours in the stretch too."""
        asked = [(a, b, min(self.of[a], self.of[b])) for a, b in pairwise(terms) if a in self.of and b in self.of]
        there = set(pairwise(forms))
        total = sum(weight for _, _, weight in asked)
        return sum(weight for a, b, weight in asked if (a, b) in there) / total if total else 0.0

    def _found(self, terms: Iterable[str], stretch: frozenset[str]) -> set[str]:
        found = {term for term in terms if term in stretch}
        plain = self._plain.difference(found).intersection(terms)
        return found | plain.intersection(map(_folded, stretch)) if plain else found


@lru_cache(maxsize=16384)
def _folded(syllable: str) -> str:
    return fold(syllable)
