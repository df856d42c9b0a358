"""The figures of an article: what is counted, what is said of it and of whom, when and where."""

from collections.abc import Sequence

from ingest.figure_period import article_period, period_of
from ingest.figure_place import PlaceFrame, place_frame, place_of
from records.article import Article
from records.fact import FactPeriod, Figure, FigureKind
from records.passage import SectionKind, Sentence
from vietnamese.clauses import split_clauses
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.said import statement_of
from vietnamese.subjects import subject_of
from vietnamese.timeless import timeless
from vietnamese.units import find_unit

_KINDS = (SectionKind.TITLE, SectionKind.BODY, SectionKind.CAPTION)
_BEFORE = 3  # sentences of the paragraph in which a period or place is looked for
_LONGEST_HEADING = 120


def find_figures(article: Article, sentences: Sequence[Sentence]) -> tuple[Figure, ...]:
    """Every figure of an article's headline, body and captions, in order; none of its date line, teasers or furniture.

    `sentences` are the article's, as split_sentences returns them. A figure takes its period and place from its
    clause, else its sentence, the sentences before it in the paragraph and the sub-heading above, or the article.
    """
    places = place_frame(article, sentences)
    whole = article_period(article, sentences)
    figures: list[Figure] = []
    paragraph: list[Sentence] = []
    heading = ""
    for sentence in sentences:
        if sentence.kind not in _KINDS:
            continue
        if paragraph and paragraph[-1].paragraph != sentence.paragraph:
            heading = paragraph[0].text if _is_heading(paragraph) else heading
            paragraph = []
        numbers = find_numbers(sentence.text)
        if numbers:
            before = [earlier.text for earlier in reversed(paragraph[-_BEFORE:])]
            around = [*before, heading] if heading else before
            figures += (_figure(article, sentence, number, around, places, whole) for number in numbers)
        paragraph.append(sentence)
    return tuple(figures)


def _is_heading(paragraph: Sequence[Sentence]) -> bool:
    text = paragraph[0].text
    return (
        len(paragraph) == 1
        and paragraph[0].kind is SectionKind.BODY
        and (len(text) < _LONGEST_HEADING and text[-1:] not in '.!?:;…,”"')
    )


def _figure(
    article: Article,
    sentence: Sentence,
    number: Number,
    before: Sequence[str],
    places: PlaceFrame,
    whole: FactPeriod | None,
) -> Figure:
    text = sentence.text
    unit = find_unit(text, number)
    statement = statement_of(text, number, unit)
    clause = next((c for c in split_clauses(text) if c[0] <= number.start < c[1]), (0, len(text)))
    lasts = timeless(text, match_form(text), number, unit) is not None
    around, about = ((), None) if lasts else (before, whole)
    return Figure(
        article_id=article.id,
        sentence_id=sentence.id,
        start=sentence.start + number.start,
        end=sentence.start + number.end,
        kind=FigureKind(number.kind),
        value=number.value,
        second=number.second,
        percent=number.percent,
        bound=number.bound,
        unit=unit.text if unit else "",
        said=statement.said,
        subject=statement.subject or _subject_before(before, said=statement.said),
        period=period_of(text, number, clause, around, article.published, about),
        place=place_of(places, text, number.start, clause, before),
    )


def _subject_before(before: Sequence[str], *, said: str) -> str:
    """Of whom the sentence before speaks, for one that names nobody ("Năm 2022 kết nạp được 134 đảng viên").

    Looked for further back as long as the sentences between tell figures too, and name nobody either.
    """
    if not said:
        return ""
    for earlier in before:
        if named := subject_of(earlier):
            return named
        if not find_numbers(earlier):
            return ""
    return ""
