"""What a sentence takes from the text around it: the place, the year and the words that it does not repeat."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from records.article import Article
from records.fact import Figure
from records.passage import SectionKind, Sentence
from vietnamese.abbreviations import definitions, spell_out
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.names import find_names
from vietnamese.normalise import match_form
from vietnamese.other_times import dates_events
from vietnamese.provinces import PROVINCES, provinces_of
from vietnamese.words import syllables

# Words that stand before the name of a place, in matching form.
LEVEL = (
    r"(?:(?:đảng bộ )?(?:tỉnh|thị xã|thị trấn|huyện|quận|xã|phường|thành phố)|(?:tỉnh|thị|huyện|thành|quận|đảng) ủy)"
)
_DAYS = frozenset([Precision.MONTH, Precision.DAY, Precision.DAYS])
_COMPARED = re.compile(r"(?<!\w)(?:với|cùng kỳ|hơn|bằng)(?: [^\W\d_]+){0,6} $")
_LOOK_BACK = 40
_ONE_YEAR = frozenset([Precision.YEAR, Precision.PART_OF_YEAR])
_LEAD_SENTENCES = 3
_PROVINCES = frozenset(map(match_form, PROVINCES))
_DOMINANT = 3  # a name or year that an article repeats this often is what the article is about


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article is about, which holds for its sentences unless they say otherwise.

    `names` are people and places (of them, `places`), `year` the one year it is about if that is settled, `years`
    those it writes most if that is not, `ranges` all ranges of years that it writes. `form` is all of its own text, in
    matching form with abbreviations spelled out, `documents` those of its title and lead, `published` its day. `homes`
    are the provinces that it or its page is about, though its sentences may only say "toàn tỉnh".
    """

    names: frozenset[str]
    places: frozenset[str]
    year: int | None
    years: frozenset[int]
    ranges: frozenset[tuple[int, int]]
    form: str = ""
    documents: tuple[DocumentMention, ...] = ()
    published: date | None = None
    homes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """A sentence with what stands around it.

    `before` is the text of the sentences before it in its paragraph, `heading` the article's title and the sub-heading
    above it. Both are for comparing, and `forms` are the sentence's syllables for the same: abbreviations are spelled
    out in them, as they are in questions. `inherited_year` is the year that holds where the sentence writes none.
    `figures` are those that ingest found in the sentence, by where they begin in it.
    """

    sentence: Sentence
    forms: tuple[str, ...]
    before: str
    heading: str
    frame: Frame
    inherited_year: int | None
    figures: Mapping[int, Figure] = field(default_factory=dict)


class Contexts:
    """The contexts of one article's sentences; made once an article, since its frame takes reading all of it."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], figures: Sequence[Figure] = ()) -> None:
        self._title = article.title
        self._sentences = tuple(sentences)
        self._figures: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            self._figures[figure.sentence_id].append(figure)
        self._defined = definitions(article.text)
        self._frame = _frame(article, self._sentences)
        told = {*self._frame.years, *([self._frame.year] if self._frame.year else ())}
        self._latest = max(told, default=date.max.year)
        self._beside = Frame(frozenset(), frozenset(), None, frozenset(), frozenset(), homes=self._frame.homes)
        self._of = lru_cache(maxsize=None)(self._make)

    def of(self, sentence: Sentence) -> Context:
        """The context of one of the article's sentences."""
        return self._of(sentence.index)

    def _make(self, index: int) -> Context:
        sentence = self._sentences[index]
        earlier = self._sentences[:index]
        before = [s for s in earlier[-8:] if s.paragraph == sentence.paragraph]
        sub_heading = next((s.text for s in reversed(earlier) if s.kind is SectionKind.BODY and is_heading(s.text)), "")
        if not sentence.kind.own:
            sub_heading = ""
        inherited = self._frame.year if sentence.kind.own else None
        for other in before:
            years = [p for p in find_periods(other.text) if p.precision in _ONE_YEAR and not is_compared(other.text, p)]
            years = [p for p in years if not (p.edge == "until" and p.first.year > self._latest)]  # goals
            inherited = years[-1].first.year if years else inherited
        return Context(
            sentence,
            tuple(s.form for s in syllables(self._spelled(sentence.text))),
            " ".join(self._spelled(s.text) for s in before[-3:]),
            self._spelled(f"{self._title} . {sub_heading}") if sentence.kind.own else "",
            self._frame if sentence.kind.own else self._beside,
            inherited,
            {figure.start - sentence.start: figure for figure in self._figures.get(sentence.id, ())},
        )

    def _spelled(self, text: str) -> str:
        return spell_out(text, self._defined)


def is_compared(text: str, period: Period) -> bool:
    """True for a year that something is compared with ("tăng 5,5% so với năm 2014")."""
    return _COMPARED.search(match_form(text), max(0, period.start - _LOOK_BACK), period.start) is not None


def is_heading(text: str) -> bool:
    """True for a line that looks like a sub-heading: short, and not ended as a sentence is."""
    return len(text) < 120 and text[-1:] not in '.!?:;…,”"' and len(syllables(text)) > 1


def _frame(article: Article, sentences: Sequence[Sentence]) -> Frame:
    own = [sentence for sentence in sentences if sentence.kind.own]
    body = [sentence for sentence in own if sentence.kind is SectionKind.BODY]
    names = Counter(name for sentence in own for name in find_names(spell_out(sentence.text)))
    lead = [spell_out(text) for text in (article.title, *(sentence.text for sentence in body[:_LEAD_SENTENCES]))]
    about = {name for text in lead for name in find_names(text)} | {
        n for n, times in names.items() if times >= _DOMINANT
    }
    if article.place:
        about.add(match_form(article.place))
    form = match_form("\n".join(spell_out(sentence.text) for sentence in own))
    places = frozenset(name for name in about if re.search(rf"{LEVEL}\s+{re.escape(name)}(?!\w)", form))
    periods = [p for sentence in own for p in find_periods(sentence.text) if not is_compared(sentence.text, p)]
    ranges = frozenset((p.first.year, p.last.year) for p in periods if p.precision in (Precision.YEARS, Precision.TERM))
    years = Counter(period.first.year for period in periods if period.precision in _ONE_YEAR)
    common = years.most_common(2)
    likely = frozenset(y for y, n in years.items() if n == common[0][1] and (n > 1 or len(years) == 1))
    if not years:  # "trong tháng 4-2017", "ngày 14-6-2017": the year is that of its months and days
        days = {period.first.year for sentence in own for period in _events(sentence.text)}
        likely = frozenset(days) if len(days) == 1 else likely
    documents = find_documents("\n".join(lead))
    settled = common and common[0][1] >= _DOMINANT and (len(common) == 1 or common[0][1] > 2 * common[1][1])
    year = article.published.year if article.published else common[0][0] if settled else None
    return Frame(
        frozenset(about), places, year, likely, ranges, form, documents, article.published, _homes(names, sentences)
    )


def _homes(names: Counter[str], sentences: Sequence[Sentence]) -> frozenset[str]:
    """The province that an article names most, else that of the district it names most, else its page's."""
    page = Counter(name for s in sentences if not s.kind.own for name in find_names(s.text))
    for written in (names, page):
        for name, _ in written.most_common():
            if name in _PROVINCES:
                return frozenset([name])
        for name, _ in written.most_common():
            if provinces_of(name):
                return provinces_of(name)
    return frozenset()


def _events(text: str) -> tuple[Period, ...]:
    """The months and days of a sentence on which something happens: no dates of documents."""
    return dates_events(text, [p for p in find_periods(text) if p.years and p.precision in _DAYS])


def period_of(periods: Sequence[Period], at: int, clause: tuple[int, int]) -> Period | None:
    """The period that holds for the word at offset `at`: the nearest before it, first in its own clause.

    A period behind the word counts only when its clause holds none before the word. Terms of office name documents
    and plans, they do not date figures.
    """
    with_year = [period for period in periods if period.years and period.precision is not Precision.TERM]
    inside = [period for period in with_year if clause[0] <= period.start < clause[1]]
    before = [period for period in inside if period.start <= at]
    if before:
        return before[-1]
    if inside:
        return inside[0]
    earlier = [period for period in with_year if period.start <= at]
    return earlier[-1] if earlier else None
