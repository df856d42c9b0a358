"""What staff may ask next: questions near to the one just answered that the articles answer as well."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rag.asking import COUNTS, periods_asked
from rag.context import is_compared
from rag.questions import LONGEST, Facts, asking_for, whole_year
from records.answer import Answer, Citation, Status
from records.fact import DocumentRef, Figure
from records.question import Turn
from vectorstore.facts import FigureFilter, Stated
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.places import find_places
from vietnamese.provinces import provinces_of

_TRIES = 6  # questions that are asked to see whether they are answered, some 70 ms each
_SECONDS = 0.5
_NEAR = 3  # sentences around a cited one whose figures are of the same matter
_DOCUMENTS = 10  # hundred characters: a document named farther away is of another matter
_MOST_DOCUMENTS = 2
_SERIES = 3  # years of one quantity in an article that make a series
_ALIKE = 60  # figures of one unit and year that are looked through
_YES_NO = re.compile(r"(?<!\w)(?:không|chưa|đúng|phải|hay)(?!\w)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ANSWERED = (Status.ANSWERED, Status.CONFLICT)


@dataclass(frozen=True, slots=True)
class _Idea:
    """A question, and what its answer must say in bold or cite: "" where it is enough that there is one."""

    question: str
    tells: str = ""
    sentence: tuple[str, int] | None = None


def suggestions(
    facts: Facts,
    ask: Callable[[str], Answer | None],
    standalone: str,
    answer: Answer,
    history: Sequence[Turn],
    limit: int,
) -> tuple[str, ...]:
    """At most `limit` questions that `ask` answers otherwise than `answer`, none asked before, the nearest first.

    `standalone` is the question that was answered, as it was understood. At most six are tried, for half a second,
    and none after `ask` has said None: there is no more time.
    """
    asked = {_key(text) for text in (standalone, answer.question, *(turn.question for turn in history))}
    told = [_told(answer), *(_told(turn.answer) for turn in history if turn.answer)]
    found: list[str] = []
    tried: set[str] = set()
    until = time.perf_counter() + _SECONDS
    for idea in _ideas(facts, standalone, answer):
        if len(found) == limit or len(tried) == _TRIES or time.perf_counter() > until:
            break
        key = _key(idea.question)
        if key in asked | tried or len(idea.question) > LONGEST or _same_as_before(idea, told):
            continue
        tried.add(key)
        reply = ask(idea.question)
        if reply is None:
            break
        if reply.status in _ANSWERED and _answers(reply, idea) and _told(reply) not in told:
            found.append(idea.question)
            told.append(_told(reply))
    return tuple(found)


def _ideas(facts: Facts, standalone: str, answer: Answer) -> Iterator[_Idea]:
    """Questions near to the one that was answered: of other years, of its sentences, of what stands around them."""
    cited = answer.citations or answer.related
    if not cited:
        return
    articles = list(dict.fromkeys(citation.article_id for citation in cited))[:2]
    figures = {id: list(facts.figures(FigureFilter(article_id=id))) for id in articles}
    documents = list(chain.from_iterable(facts.documents(id) for id in articles))
    here = [stated for id in articles for stated in figures[id]]
    years = _of_other_years(standalone, answer, here)
    yield from islice(years, 1)
    yield from islice(_of_other_places(facts, standalone, answer, here), 1)
    yield from years
    ranked: list[tuple[int, int, Stated[Figure] | Stated[DocumentRef]]] = []
    for number, stated in enumerate(here):
        ranked.append((_distance(stated, cited), number, stated))
    for number, mention in enumerate(documents):
        if (distance := _distance(mention, cited)) <= _DOCUMENTS:
            ranked.append((2 * distance, number, mention))
    of_documents = 0
    in_sentence: dict[tuple[str, int], int] = {}
    for distance, _, one in sorted(ranked, key=lambda item: item[:2]):
        question = asking_for(one)
        place = (one.fact.article_id, one.sentence.start)
        if not question or in_sentence.get(place, 0) == 2 or (distance > _NEAR and answer.status is Status.NOT_FOUND):
            continue
        if isinstance(one.fact, DocumentRef):
            of_documents += 1
            if of_documents > _MOST_DOCUMENTS:
                continue
        in_sentence[place] = in_sentence.get(place, 0) + 1
        yield _Idea(question, one.written if isinstance(one.fact, Figure) else "", place)


def _of_other_years(standalone: str, answer: Answer, figures: Sequence[Stated[Figure]]) -> Iterator[_Idea]:
    """The question itself, of other years that its article tells of the same quantity, and of all of them."""
    periods = [p for p in periods_asked(standalone) if not is_compared(standalone, p)]
    form = match_form(standalone)
    if len(periods) != 1 or len(periods[0].years) != 1 or not COUNTS.search(form) or _YES_NO.search(form):
        return
    year = periods[0].first.year
    of = {_quantity(stated) for stated in _told_by(answer, figures)}
    if not of and answer.status is not Status.NOT_FOUND:
        return
    years: dict[int, Stated[Figure]] = {}
    for stated in figures:
        of_year = whole_year(stated.fact)
        same = not of or _quantity(stated) in of
        if same and of_year is not None and of_year != year:
            years.setdefault(of_year, stated)
    start, end = periods[0].start, periods[0].end
    written = standalone[start:end]
    if not re.fullmatch(r"(?:năm )?\d{4}", match_form(written)):
        return
    for other in sorted(years, key=lambda one: (abs(one - year), -one))[:2]:
        of_other = f"{standalone[:start]}{written[:-4]}{other}{standalone[end:]}"
        yield _Idea(_ended(of_other), "" if not of else years[other].written)
    everything = sorted({year, *years})
    if of and len(everything) >= _SERIES:
        ahead, rest = standalone[:start].rstrip(" ,"), standalone[end:].strip(" ,?.")
        ahead = re.sub(r"\s*(?:trong|vào|hồi|năm|của năm)$", "", ahead, flags=re.IGNORECASE)
        whole = " ".join(filter(None, (ahead, rest)))
        yield _Idea(_ended(f"{whole} từng năm từ {everything[0]} đến {everything[-1]}"))


def _of_other_places(
    facts: Facts, standalone: str, answer: Answer, figures: Sequence[Stated[Figure]]
) -> Iterator[_Idea]:
    """The question itself, of other places for which any article states the same quantity of the same year."""
    named = list(_place_spans(standalone))
    told = next((one for one in _told_by(answer, figures) if one.fact.unit and whole_year(one.fact)), None)
    if len(named) != 1 or told is None or _YES_NO.search(match_form(standalone)):
        return
    start, end, place = named[0]
    year = whole_year(told.fact)
    alike = facts.figures(FigureFilter(unit=told.fact.unit, year=year, limit=_ALIKE))  # 11 ms among 5,000 articles
    for other in alike:
        if not other.fact.place or _quantity(other) != _quantity(told) or whole_year(other.fact) != year:
            continue
        name = " ".join(other.fact.place.name.split())
        form = match_form(name)
        if form.endswith(place) or place.endswith(form):
            continue
        question = _ended(f"{standalone[:start]}{name}{standalone[end:]}")
        yield _Idea(question, other.written, (other.fact.article_id, other.sentence.start))


def _told_by(answer: Answer, figures: Sequence[Stated[Figure]]) -> list[Stated[Figure]]:
    """The figures that an answer tells in bold from the sentences that it cites."""
    bold = set(_BOLD.findall(answer.text))
    cited = {(citation.article_id, citation.start) for citation in answer.citations}
    return [
        one
        for one in figures
        if one.fact.said and one.written in bold and (one.fact.article_id, one.sentence.start) in cited
    ]


def _quantity(stated: Stated[Figure]) -> tuple[str, str]:
    return match_form(stated.fact.said), match_form(stated.fact.unit)


def _place_spans(question: str) -> Iterator[tuple[int, int, str]]:
    """Where a question names places, with or without their level, and their names in matching form."""
    places = [place for place in find_places(question) if place.name]
    yield from ((place.start, place.end, place.name) for place in places)
    for start, end in find_name_spans(question):
        name = " ".join(match_form(question[start:end]).split())
        if provinces_of(name) and not any(place.start < end and start < place.end for place in places):
            yield start, end, name


def _distance(stated: Stated[Figure] | Stated[DocumentRef], cited: Sequence[Citation]) -> int:
    """How many hundred characters lie between a fact's sentence and the nearest cited one of its article."""
    here = [citation for citation in cited if citation.article_id == stated.fact.article_id]
    sentence = stated.sentence
    return min(
        (max(0, citation.start - sentence.end, sentence.start - citation.end) // 100 for citation in here),
        default=_NEAR + 1,
    )


def _answers(reply: Answer, idea: _Idea) -> bool:
    """True when a reply tells what the question was made from, in the very sentence where that is known."""
    if not reply.citations:
        return False
    if idea.sentence and idea.sentence not in {(c.article_id, c.start) for c in reply.citations}:
        return False
    return not idea.tells or idea.tells in " ".join(_BOLD.findall(reply.text))


def _told(answer: Answer) -> str:
    """What an answer says in bold, in short what it says."""
    return " | ".join(sorted(set(_BOLD.findall(answer.text)))) or answer.text


def _same_as_before(idea: _Idea, told: Sequence[str]) -> bool:
    return bool(idea.tells) and any(idea.tells == one for one in told)


def _key(question: str) -> str:
    return " ".join(re.findall(r"\w+", match_form(spell_out(question))))


def _ended(question: str) -> str:
    question = " ".join(question.split()).strip(" ?.,")
    return f"{question[:1].upper()}{question[1:]}?"
