"""A text as the guard compares it: its syllables, figures, times and names, and what each figure has to itself."""

import re
from bisect import bisect_left
from functools import cached_property

from rag.context import Context
from rag.figure_own import own_stretch
from rag.sources import Source
from rag.verify.counted import told_besides
from rag.verify.lexicon import LONGEST_PHRASE, SAME
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import Period
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.relative import RelativePeriod, find_times
from vietnamese.words import Syllable, syllables

Span = tuple[int, int]
_PER = re.compile(r"\w/\s?[^\W\d_]")  # "đồng/kg"
_GLUED = re.compile(r"\d(?P<unit>(?:km|m|kg|cm|mm|g|ha|tấn|gb|mb|tb|inch|mah|mp|cc|tr|k|usd)2?)(?!\w)")  # "15km"
_THOUSANDS = re.compile(r"(?<![\d.,/-])\d{1,3}(?: \d{3}){1,4}(?![\d/%]|[.,]\d)")
_STUCK = re.compile(r"(?<=[.,]\d)(?=[A-Za-z]{3,5}(?!\w))")  # "2.5Tbps"
_RAISED = str.maketrans("²³", "23")
_BEFORE = 700  # characters before a sentence that may tell of whom it speaks


class Text:
    """A claim or a sentence, abbreviations spelled out."""

    def __init__(self, written: str, context: Context | None = None) -> None:
        self.text = spell_out(plain(written))
        self.form = match_form(self.text)
        self.context = context

    @cached_property
    def syllables(self) -> tuple[Syllable, ...]:
        """Its syllables."""
        return syllables(self.text)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Its syllables in matching form."""
        return tuple(s.form for s in self.syllables)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its figures, in order, small ones in words among them."""
        found = find_numbers(self.text)
        besides = told_besides(self.form, found)
        return tuple(sorted((*found, *besides), key=lambda number: number.start)) if besides else found

    @cached_property
    def times(self) -> tuple[Period | RelativePeriod, ...]:
        """Its times, absolute and relative ones, in order."""
        published = self.context.frame.published if self.context else None
        return tuple(sorted(find_times(self.text, published), key=lambda time: time.start))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Its clauses; all of it where it has none."""
        return split_clauses(self.text) or ((0, len(self.text)),)

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """Where names of two syllables and more stand."""
        return find_name_spans(self.text)

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """What each of its figures has to itself of its clause."""
        return tuple(
            own_stretch(self.text, self.numbers, at, self.clause_of(n.start)) for at, n in enumerate(self.numbers)
        )

    def reach(self, at: int) -> Span:
        """What may be told of a figure: its own stretch, and the clauses behind it up to the next figure."""
        start, end = self.own[at]
        stop = self.form.find(";", end)
        stop = stop if stop >= 0 else len(self.form)
        if at + 1 < len(self.numbers):
            stop = min(stop, self.own[at + 1][0])
        return start, max(end, stop)

    def clause_of(self, at: int) -> Span:
        """The clause that an offset lies in."""
        return next((c for c in self.clauses if c[0] <= at < c[1]), (0, len(self.text)))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(s.start for s in self.syllables)

    def within(self, span: Span) -> tuple[str, ...]:
        """The syllables of a stretch, in matching form."""
        return self.forms[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def syllables_within(self, span: Span) -> tuple[Syllable, ...]:
        """The syllables of a stretch."""
        return self.syllables[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]


class Cited(Text):
    """A cited sentence with what stands around it."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.sentence.text, source.context)
        self.around = source.context
        self.raw = plain(source.sentence.text)
        self.source = source

    @cached_property
    def held(self) -> frozenset[str]:
        """All its syllables, abbreviations as they are and spelled out."""
        each = frozenset(["mỗi"]) if _PER.search(self.raw) else frozenset[str]()
        each |= {match["unit"] for match in _GLUED.finditer(self.form)}
        return each | frozenset(self.forms) | frozenset(self.around.forms) | {s.form for s in syllables(self.raw)}

    @cached_property
    def before(self) -> str:
        """The text before it, abbreviations spelled out, whatever paragraphs it stands in."""
        start = self.source.sentence.start
        return spell_out(self.source.article.text[max(0, start - _BEFORE) : start])

    @cached_property
    def beside(self) -> str:
        """The matching form of what stands around it: title, sub-heading and the text before."""
        return match_form(f"{self.around.heading} \n {self.around.before} \n {self.before}")

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """Its runs of syllables, up to the longest phrase that has others like it."""
        return runs(self.forms)


def plain(written: str) -> str:
    """A text with its thousands set apart by points, "3 859" being "3.859", no raised digits, and units set off."""
    joined = _THOUSANDS.sub(lambda match: match.group().replace(" ", "."), written.translate(_RAISED))
    return _STUCK.sub(" ", joined)


def runs(forms: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """All runs of syllables up to the longest phrase of the lexicon."""
    return frozenset(
        forms[at : at + length] for at in range(len(forms)) for length in range(1, LONGEST_PHRASE + 1)
        if at + length <= len(forms)
    )  # fmt: skip


def says_same(phrase: tuple[str, ...], there: frozenset[tuple[str, ...]]) -> bool:
    """True when a phrase, or one that says the same, is one of the runs of a text."""
    return phrase in there or not SAME.get(phrase, frozenset()).isdisjoint(there)
