"""The figures that arithmetic starts from: found, of one kind, and surely the ones that are asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rag.agree_names import stands_in
from rag.arithmetic import SCALES, written
from rag.asked import sort_of
from rag.desk import Desk
from rag.durations import is_rest, months_at
from rag.enough import is_enough
from rag.read import Reading
from rag.targets import Target
from rag.things import Sort
from records.article import Article
from records.fact import Figure, FigureKind, FoundIn
from records.passage import Sentence
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind
from vietnamese.points import points, year_points
from vietnamese.words import content, is_content, syllables

_SCALED = re.compile(rf"[\d.,]+\s?(?P<scales>(?:{'|'.join(SCALES)})(?:\s(?:{'|'.join(SCALES)}))?)")
# Heads of units that count one kind of thing, besides people.
_KINDS = tuple(re.compile(rf"(?:{heads})(?!\w)") for heads in ("cuộc|hội nghị|buổi", "đồng"))
_GREW = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|thiếu|(?:nhiều|ít|cao|thấp|lớn|nhỏ) hơn|kém|thêm|bớt|chênh|chênh lệch)"
    r"(?: thêm| lên| đi| tới| gần| khoảng| là)?\s*$"
)
_READ = 5  # sentences that are read for a figure
_FIT = 0.8  # of the best figure's: another figure of its sentence fits as well from here on
_UNIT_SYLLABLES = 3
_HOW_MANY = "bao nhiêu"


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure of a sentence: its number, and what the article says of it (see records.fact.Figure).

    `local` is how much of the question its clause covers, in 0..1, and `reading` the reading that it
    was found by; none for a figure that was taken from an article's facts.
    """

    article: Article
    sentence: Sentence
    number: Number
    figure: Figure
    local: float = 0.0
    reading: Reading | None = None

    @property
    def term(self) -> str:
        """The figure as a term of an expression: "2.617", "2.170 tỷ", "94,2%"; of a ratio, its upper part."""
        scale = self.scale
        value = self.number.value
        if self.is_year:
            return f"{value}"
        for word in scale.split():
            value /= SCALES[word]
        return f"{written(value)}{f' {scale}' if scale else ''}{'%' if self.number.percent else ''}"

    @property
    def second_term(self) -> str:
        """The lower part of a ratio as a term of an expression."""
        return written(self.number.second) if self.number.second is not None else ""

    @property
    def scale(self) -> str:
        """The words that it is told in ("tỷ", "nghìn tỷ"); "" for none."""
        match = _SCALED.fullmatch(match_form(self.shown))
        return match["scales"] if match else ""

    @property
    def shown(self) -> str:
        """The number as the article writes it."""
        return self.sentence.text[self.number.start : self.number.end]

    @property
    def unit(self) -> str:
        """What it counts, "" for percentages and where nothing is written; small letters but for names."""
        unit = self.figure.unit if not self.number.percent else ""
        return unit if unit[:2].isupper() else unit[:1].lower() + unit[1:]  # "USD", "DN"

    @property
    def is_point(self) -> bool:
        """True for a place on a scale ("phút 18"), which counts nothing."""
        return bool(self.unit) and (self.is_year or self.figure.said.endswith(f" {self.shown}"))

    @property
    def is_year(self) -> bool:
        """True for a year that something happened in."""
        return self.unit == "năm" and self.figure.said == self.shown

    @property
    def months(self) -> int | None:
        """How long it is, in months, for a length of time in years or months, or both; None for another figure."""
        whole = self.number.kind is NumberKind.COUNT and match_form(self.unit).split()[:1] in (["năm"], ["tháng"])
        return months_at(match_form(self.sentence.text), self.number.start) if whole and not self.is_point else None

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, to tell figures apart."""
        return self.article.id, self.figure.start

    @property
    def year(self) -> int | None:
        """The year in which it holds; None when it holds for another time than a whole year."""
        period = self.figure.period
        if period is None or period.first is None or period.last is None:
            return None
        year = period.first.year
        return year if (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31)) else None

    @property
    def when(self) -> str:
        """Its period in the article's words ("năm 2021", "hết năm 2023"), "" where there is none."""
        period = self.figure.period
        if period is None:
            return ""
        return f"năm {period.written}" if re.fullmatch(r"\d{4}", period.written) else period.written


def asked(
    question: Question,
    text: str,
    unit: Sequence[str],
    periods: Sequence[tuple[int, int]],
    wants: Wants = Wants.COUNT,
) -> Question:
    """The plain question for one figure: how many `unit` does `text` tell of."""
    names = tuple(name for name in question.names if stands_in(name, text))
    return replace(
        question,
        standalone=text
        if not unit and _HOW_MANY in match_form(text)
        else f"{text} {_HOW_MANY} {' '.join(unit)}".strip(),
        wants=wants,
        terms=tuple(s.form for s in content(f"{text} {' '.join(unit)}")),
        unit=tuple(unit),
        office="",
        periods=tuple(periods),
        names=names,
    )


def operands(question: Question, desk: Desk) -> tuple[Operand, ...]:
    """The figures that answer a question for one figure, best first, one a reading."""
    enough = [reading for reading in desk.look(question) if is_enough(reading)][:_READ]
    return tuple(found for reading in enough if (found := operand(question, reading, desk)))


def operand(question: Question, reading: Reading, desk: Desk) -> Operand | None:
    """The figure that a reading holds; of several that fit alike, the one whose verb the question says first."""
    if reading.target is None or reading.target.number is None or not reading.evidence.sentence.kind.own:
        return None
    best = reading.target
    alike = [
        t for t in (best, *reading.alternatives)
        if t.number and t.agrees and t.fit >= _FIT * best.fit and t.local >= _FIT * best.local
    ]  # fmt: skip
    figures = {figure.start: figure for figure in desk.figures(reading.evidence.article.id)}
    known = [found for target in alike if (found := _of(target, reading, figures))]
    if not known or known[0].figure.start != reading.evidence.sentence.start + best.start:
        return None
    form = match_form(question.standalone)
    return min(known, key=lambda one: _said_at(one, form))


def _said_at(one: Operand, form: str) -> int:
    verb = match_form(one.figure.said.partition(" … ")[0])
    at = form.find(verb) if verb not in ("", "là", "có", "được") else -1
    return at if at >= 0 else len(form)


def _of(target: Target, reading: Reading, figures: Mapping[int, Figure]) -> Operand | None:
    sentence = reading.evidence.sentence
    figure = figures.get(sentence.start + target.start)
    if figure is None or target.number is None:
        return None
    return Operand(
        reading.evidence.article, sentence, target.number, figure, target.local, replace(reading, target=target)
    )


def cited(one: Operand, desk: Desk) -> tuple[tuple[Article, Sentence], ...]:
    """The sentence of a figure, and before it the one that dates it where that is another."""
    period = one.figure.period
    if period is None or period.found_in in (FoundIn.CLAUSE, FoundIn.SENTENCE):
        return ((one.article, one.sentence),)
    there = [s for s in desk.sentences(one.article.id) if s.kind.own and period.written in s.text]
    before = [s for s in there if s.index < one.sentence.index] or there
    dating = before[-1:] if period.found_in is FoundIn.BEFORE else before[:1]
    return (*((one.article, sentence) for sentence in dating), (one.article, one.sentence))


def neighbours(one: Operand, desk: Desk) -> tuple[Operand, ...]:
    """All figures of the sentence of a figure, itself among them, in order."""
    return tuple(stored(one.article, one.sentence, f) for f in desk.figures(one.article.id)
                 if f.sentence_id == one.sentence.id)  # fmt: skip


def figures_of(reading: Reading, desk: Desk, *, years: bool = False) -> tuple[Operand, ...]:
    """All figures of a sentence in order, with the places on scales that count nothing ("phút 18"); its `years` alone
    where these are wanted.
    """
    sentence, article = reading.evidence.sentence, reading.evidence.article
    told = () if years else desk.figures(article.id)
    form = match_form(sentence.text)
    found = {
        f.start: stored(article, sentence, f) for f in told
        if f.sentence_id == sentence.id and not is_rest(form, f.start - sentence.start)
    }  # fmt: skip
    for point in year_points(sentence.text) if years else points(sentence.text):
        start, end = sentence.start + point.number.start, sentence.start + point.number.end
        figure = Figure(
            article.id, sentence.id, start, end, FigureKind.COUNT, point.number.value, None, False, "", point.unit,
            point.written, "", None, None,
        )  # fmt: skip
        found[start] = Operand(article, sentence, point.number, figure)
    return tuple(found[start] for start in sorted(found))


def quoting(reading: Reading, first: Operand, last: Operand) -> Operand:
    """The last of some figures, with a reading that shows all of them."""
    number = last.number
    keep = first.number.start, last.number.end
    target = Target(number.start, number.end, 1.0, 1.0, number=number, keep=keep)
    return replace(last, reading=replace(reading, target=target))


def siblings(one: Operand, desk: Desk) -> tuple[Operand, ...]:
    """The figures of an article of which the same is said as of one of them, for whatever time; itself among them."""
    sentences = {sentence.id: sentence for sentence in desk.sentences(one.article.id)}
    return tuple(
        stored(one.article, sentences[figure.sentence_id], figure)
        for figure in desk.figures(one.article.id)
        if figure.start == one.figure.start or _is_sibling(one.figure, figure)
    )


def _is_sibling(one: Figure, other: Figure) -> bool:
    alike = (one.kind, one.percent, _form(one.unit), one.place and one.place.name)
    same = alike == (other.kind, other.percent, _form(other.unit), other.place and other.place.name)
    first, second = sorted((_form(one.said), _form(other.said)), key=len)  # "đạt … kế hoạch", "đạt … kế hoạch giao"
    return (
        same
        and (first == second or (" … " in first and second.startswith(f"{first} ")))
        and (bool(one.said) or one.sentence_id == other.sentence_id)
    )


def stored(article: Article, sentence: Sentence, figure: Figure) -> Operand:
    """A figure of an article's facts as an operand."""
    number = Number(
        figure.start - sentence.start, figure.end - sentence.start, NumberKind(figure.kind), figure.value,
        figure.second, figure.percent, figure.bound,
    )  # fmt: skip
    return Operand(article, sentence, number, figure)


def same_kind(one: Operand, other: Operand) -> bool:
    """True when two figures count the same kind of thing, so that one may be taken from the other."""
    if one.number.percent != other.number.percent or NumberKind.RANGE in (one.number.kind, other.number.kind):
        return False
    first, second = _words(one.unit), _words(other.unit)
    if one.number.percent or first == second or (one.months and other.months):
        return True
    if not first or not second:
        return one.sentence.id == other.sentence.id or one.scale == other.scale != ""
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return True
    heads = [" ".join(words).removeprefix("lượt ") for words in (first, second)]
    if all(sort_of(head) is Sort.PEOPLE for head in heads):
        return True  # "1.160 người" and "1.930 lượt đại biểu"
    return any(all(kind.match(head) for head in heads) for kind in _KINDS)


def grew(one: Operand) -> bool:
    """True for a figure that says by how much another grew, fell or differs: the article has done the sum itself."""
    return _GREW.search(match_form(one.sentence.text[: one.number.start])) is not None


def unit_after(text: str, words: str) -> tuple[str, ...]:
    """The content words right behind the first of `words` (a regular expression) in a text: what is counted."""
    form = match_form(text)
    match = re.search(words, form)
    unit: list[str] = []
    for syllable in syllables(form[match.end() :] if match else ""):
        if not is_content(syllable.form) or syllable.form in ("nhất", "hơn") or len(unit) == _UNIT_SYLLABLES:
            break
        unit.append(syllable.form)
    return tuple(unit)


def units_asked(text: str) -> list[tuple[str, ...]]:
    """What each "bao nhiêu" or "mấy" of a text counts."""
    form = match_form(text)
    found = (unit_after(text[m.start() :], m.group()) for m in re.finditer(r"(?<!\w)(?:bao nhiêu|mấy)(?!\w)", form))
    return [unit for unit in found if unit]


def _words(unit: str) -> tuple[str, ...]:
    return tuple(s.form for s in syllables(unit))


def _form(text: str) -> str:
    return " ".join(match_form(text).split())
