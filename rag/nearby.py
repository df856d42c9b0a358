"""Which sentences are surely of the matter that a question asks of, whatever figure of theirs answers it."""

import re
from collections.abc import Sequence

from rag.agree_names import stands_in
from rag.desk import Desk
from rag.operations import stem
from rag.read import Reading
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.words import content, syllables

_READ = 4  # sentences that are looked at
_CLOCK = re.compile(r"(?<![\d/])(\d{1,2})\s?(?:h|g|giờ|:)\s?(\d{2})?(?!\d)(?! (?:đồng hồ|làm))")
_COVERED = 0.5  # share of the question's content words that stand in them and around them


def near(question: Question, desk: Desk) -> list[Reading]:
    """The readings, best first, that hold most of a question, its names and its years."""
    own = [r for r in desk.look(question)[:_READ] if r.evidence.sentence.kind.own]
    return [r for r in own if covers(question, [r]) and at_time(question, r)]


def at_time(question: Question, reading: Reading) -> bool:
    """True unless the question gives a time of the day ("lúc 9h42") that the sentence does not."""
    asked, told = (
        {match.groups() for match in _CLOCK.finditer(match_form(text))}
        for text in (question.standalone, reading.evidence.sentence.text)
    )
    return asked <= told


def covers(question: Question, readings: Sequence[Reading], *, years: bool = True) -> bool:
    """True when some sentences with what stands around them hold most of a question and all of its names and years."""
    there: set[str] = set()
    for reading in readings:
        context = reading.context
        there.update(context.forms, (s.form for s in syllables(spell_out(f"{context.before} {context.heading}"))))
    whole = " ".join(f"{r.context.frame.form} {r.evidence.sentence.text}" for r in readings)
    if not all(stands_in(name, whole) for name in question.names):
        return False
    asked_years = {year for period in question.periods for year in period}
    years = years and any("period" in r.disagrees for r in readings)
    told = {year for r in readings for year in (*r.context.frame.years, r.context.inherited_year, r.context.frame.year)}
    if years and any(year not in told and str(year) not in whole for year in asked_years):
        return False
    there.update(word for name in question.names for word in name.split())
    terms = {s.form for s in content(stem(question.standalone, changes=True))}
    terms = {term for term in terms if not term.isdecimal()}
    return len(terms & there) >= _COVERED * len(terms)
