"""Counts, percentages and ratios: one figure, or those that disagree or make the question ambiguous."""

from collections.abc import Sequence

import prompts
from rag.answerers.rivals import Rivals, by_act, doubts, place_of, rivals
from rag.answerers.support import support
from rag.compose import Composer, Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.untold import is_untold
from rag.write import write_claim
from records.answer import Status
from records.question import Question, Wants
from vietnamese.normalise import match_form

_SUPPORT = 0.80  # share of the best score with which another article's reading confirms a figure


def answer(question: Question, desk: Desk) -> Draft | None:
    """The figure that a question asks for, in bold in its clause."""
    if question.wants not in (Wants.COUNT, Wants.PERCENT):
        return None
    readings = desk.look(question)
    good = [one for one in readings if is_enough(one) and not is_untold(question, one.context, one.target)]
    if not good:
        return not_found(readings)
    good = by_act(question, good)
    if good[0].signals["leans_on"] == 1:  # a follow-up is on what was cited
        good = [reading for reading in good if reading.signals["leans_on"] == 1]
    found = rivals(question, good, readings)
    if found.status is Status.AMBIGUOUS:
        return _each(found, readings)
    if found.status is Status.CONFLICT:
        return _disagreeing(found, readings, desk)
    return quoted(Status.ANSWERED, [_confirmed(good)], readings)


def doubted(question: Question, desk: Desk) -> Draft | None:
    """The figures that disagree, for a question that says itself that it saw several; else None."""
    if question.wants not in (Wants.COUNT, Wants.PERCENT) or not doubts(question):
        return None
    drafted = answer(question, desk)
    return drafted if drafted and drafted.status is Status.CONFLICT else None


def _each(found: Rivals, readings: Sequence[Reading]) -> Draft:
    """Each reading of an ambiguous question, the shortest first, with its place, and a question back."""
    composer = Composer()
    groups = sorted(found.groups, key=lambda group: len(write_claim(group[0])))
    places = {place: None for group in groups if (place := place_of(group[0]))}
    for group in groups:
        place = "" if len(places) < 2 else place_of(group[0])
        composer.quote(group, place="" if match_form(place) in match_form(write_claim(group[0])) else place)
    composer.lead(Status.AMBIGUOUS)
    if found.by_year:
        composer.close(prompts.load("which_year").fill())
    elif len(places) > 1:
        composer.close(prompts.load("which", "choices").fill(choices=_choices(tuple(places))))
    return composer.draft(Status.AMBIGUOUS) or not_found(readings)


def _choices(places: Sequence[str]) -> str:
    return f"{', '.join(places[:-1])} hay {places[-1]}"


def _disagreeing(found: Rivals, readings: Sequence[Reading], desk: Desk) -> Draft:
    """Each figure of a conflict, and the one that the arithmetic of the texts supports, if it does."""
    composer = Composer()
    shown = [group for group in found.groups if composer.quote(group)]
    best = [group[0] for group in shown]
    articles = {reading.evidence.article.id for reading in best}
    told = (figure.value for article in articles for figure in desk.figures(article) if not figure.percent)
    backed = support(best, told) if len(best) > 1 else None
    if backed:
        text = prompts.load("supported", "value", "sums").fill(value=backed.value, sums="; ".join(backed.sums))
        cited = [(reading.evidence.article, reading.evidence.sentence) for reading in best]
        composer.state(text, cited)
    composer.lead(Status.CONFLICT)
    return composer.draft(Status.CONFLICT) or not_found(readings)


def _confirmed(good: Sequence[Reading]) -> list[Reading]:
    """The best reading, and one of another article that states the same figure."""
    best = good[0]
    for other in good[1:]:
        same = best.target and other.target and best.target.number and other.target.number
        if (
            same
            and other.evidence.article.id != best.evidence.article.id
            and other.score >= _SUPPORT * best.score
            and best.target.number.key == other.target.number.key  # type: ignore[union-attr]
        ):
            return [best, other]
    return [best]
