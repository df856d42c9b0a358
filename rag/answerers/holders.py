"""Who holds an office: one person, or one for each place that the question may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import prompts
from rag.compose import Composer, Draft, not_found
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.targets import Target
from rag.write import write_claim
from records.answer import Status
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.offices import find_people, holds
from vietnamese.places import find_places

_ALIKE = 0.75  # share of the best score that another holder's reading must reach
_MOST = 5


@dataclass(frozen=True, slots=True)
class _Holder:
    reading: Reading
    name: str
    place: str  # as it is shown; "" when neither office nor article tells it


def answer(question: Question, desk: Desk) -> Draft | None:
    """Each holder of an office with the place, when the question names no place and people of several hold it."""
    if question.wants is not Wants.PERSON or not question.office or question.names:
        return None
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    holders: dict[str, _Holder] = {}
    for reading in good:
        if reading.score < _ALIKE * good[0].score or not reading.evidence.sentence.kind.own:
            continue
        holder = _holder(question, reading)
        if holder and holder.name not in holders:
            holders[holder.name] = holder
    places = {match_form(holder.place) for holder in holders.values()}
    if len(holders) < 2 or len(places) < 2:
        return None
    return _each(list(holders.values())[:_MOST], readings)


def _holder(question: Question, reading: Reading) -> _Holder | None:
    """Who holds the office in a sentence, and the place of that office, written in it or what its article is about."""
    text = reading.evidence.sentence.text
    if reading.target is None:
        return None
    for person in find_people(text):
        if person.start != reading.target.start:
            continue
        for start, end in person.offices:
            if holds(text[start:end], question.office, frozenset()):
                shown = replace(reading, target=Target(min(person.start, start), max(person.end, end), 1.0, 1.0))
                return _Holder(shown, person.name, _place(reading, text[start:end]))
    return None


def _place(reading: Reading, office: str) -> str:
    named = [place for place in find_places(spell_out(office)) if place.level or place.name]
    level = named[-1].level if named else ""
    if named and named[-1].name:
        return spell_out(office)[named[-1].start : named[-1].end]
    about = next((f.place.name for f in reading.context.figures.values() if f.place), "")
    return about if about and level and match_form(about).startswith(level) else level


def _each(holders: Sequence[_Holder], readings: Sequence[Reading]) -> Draft:
    composer = Composer()
    for holder in sorted(holders, key=lambda holder: len(write_claim(holder.reading))):
        composer.quote([holder.reading])
    composer.lead(Status.AMBIGUOUS)
    places = tuple(dict.fromkeys(holder.place for holder in holders if holder.place))
    if len(places) > 1:
        composer.close(prompts.load("which", "choices").fill(choices=f"{', '.join(places[:-1])} hay {places[-1]}"))
    return composer.draft(Status.AMBIGUOUS) or not_found(readings)
