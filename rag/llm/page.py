"""An answer as it grows: claims are only ever added, and their citations numbered as they come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rag.compose import citation
from rag.sources import Source
from records.answer import Citation, Claim, Guarded
from vietnamese.words import content


@dataclass(frozen=True, slots=True)
class Written:
    """An answer so far. `by_model` tells whether a claim of it is the model's, `prompts` names what the model was told;
    `note` is for the reader.
    """

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    by_model: bool
    prompts: frozenset[str]
    guarded: Guarded
    note: str = ""
    complete: bool = False


class Page:
    """Gathers the claims that are shown, and the numbers of the sources that each cites."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = {source.n: source for source in sources}
        self._claims: list[Claim] = []
        self._citations: list[Citation] = []
        self._numbers: dict[int, int] = {}
        self.shown: list[tuple[str, frozenset[int]]] = []
        self.by_model = 0

    def add(self, claim: Claim, cites: Collection[int], *, by_model: bool = False) -> None:
        """Shows a claim that cites the sources of these numbers."""
        self._claims.append(Claim(claim.text, tuple(self._number(n) for n in cites), claim.is_table))
        self.shown.append((claim.text.replace("**", ""), frozenset(cites)))
        self.by_model += by_model

    def number(self, source: Source) -> int:
        """The number of a source, which is given the next one where none of the page's has its sentence."""
        known = next((n for n, other in self._sources.items() if other.sentence.id == source.sentence.id), None)
        if known is None:
            known = len(self._sources) + 1
            self._sources[known] = replace(source, n=known)
        return known

    def says(self, text: str) -> bool:
        """True when one claim already shown has all the words and figures of a text that carry content."""
        words = {syllable.form for syllable in content(text)}
        return any(words <= {syllable.form for syllable in content(shown)} for shown, _ in self.shown)

    def so_far(self, prompts: Collection[str], guarded: Guarded, note: str = "", *, complete: bool = False) -> Written:
        """What is shown by now."""
        claims, citations = tuple(self._claims), tuple(self._citations)
        return Written(claims, citations, self.by_model > 0, frozenset(prompts), guarded, note, complete)

    def _number(self, n: int) -> int:
        """The number under which a source is cited in the answer."""
        if n not in self._numbers:
            source = self._sources[n]
            self._numbers[n] = len(self._citations) + 1
            self._citations.append(citation(self._numbers[n], source.article, source.sentence))
        return self._numbers[n]
