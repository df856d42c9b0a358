"""A statement of which one sentence says all but the time or the place, and gives another one."""

import re
from dataclasses import replace

from rag.desk import Desk
from rag.polarity import judge
from rag.read import Reading
from rag.stated import Statement, said
from records.question import Question
from vietnamese.dates import Precision, find_periods
from vietnamese.names import may_be_person
from vietnamese.normalise import match_form
from vietnamese.provinces import PROVINCES, provinces_of
from vietnamese.words import syllables

_REST = 0.78  # share of the rest of the statement that the sentence must say
_LEAST = 2  # content words and names in that rest
_MOST = 12  # sentences looked at
_DATED = (Precision.DAY, Precision.MONTH, Precision.YEAR)
# What stands before the name of the place or the people that is asked about, at the end of the statement.
_SLOT = (
    r"(?<!\w)(?:(?:ở|tại|thuộc|về|đến|sang)(?:\s(?:tỉnh|huyện|xã|thành phố|thị xã|quận|phường|thị trấn|nước))?"
    r"|tỉnh|huyện|xã|thành phố|thị xã|quận|phường|nước|người)"
)
_PROVINCES = frozenset(map(match_form, PROVINCES))
_CAPITAL = r"[A-ZĐÂÁÀẢÃĂÊÉÈÔỐỒƠƯÝÚÙÍÌÓÒÔỘ]"
_OF_PLACE = re.compile(
    rf"(?<!\w)(?:[Ởở]|[Tt]ại|[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|[Qq]uận|người|nước|đoàn|quê)"
    rf"\s({_CAPITAL}\w+)"
    rf"|\((?:[Đđ]oàn\s)?({_CAPITAL}\w+)(?:\s{_CAPITAL}\w+){{0,2}}\)"
)


def told_otherwise(question: Question, desk: Desk, statement: Statement) -> Reading | None:
    """The sentence that gives another year, day or place for what is stated; None where no sentence surely does."""
    readings = desk.look(question)
    if any(not r.disagrees and said(statement, r).share >= _REST for r in readings[:_MOST]):
        return None
    for reading in sorted(readings, key=lambda r: -r.score)[:_MOST]:
        if not reading.disagrees or not set(reading.disagrees) <= {"period", "month", "name"}:
            continue
        if "name" in reading.disagrees:
            rest, name = _without_place(statement)
            if not name or not _of_other_place(reading, rest, name):
                continue
        else:
            rest = statement
            if not _of_other_time(reading, statement):
                continue
        if len(rest.weights) + len(rest.names) >= _LEAST and _says(rest, reading):
            return reading
    return None


def _says(rest: Statement, reading: Reading) -> bool:
    told = said(rest, reading)
    if told.share < _REST or not told.may_be_of_it or told.unnamed:
        return False
    return judge(rest, reading).holds is not False


def _of_other_time(reading: Reading, statement: Statement) -> bool:
    """True when statement and sentence write one time each, of the same kind, and not the same."""
    asked = [p for p in find_periods(statement.text) if p.precision in _DATED]
    there = [p for p in find_periods(reading.evidence.sentence.text) if p.precision in _DATED]
    alike = {(p.first, p.last) for p in there if any(p.precision is other.precision for other in asked)}
    return len(asked) == 1 and len(alike) == 1 and (asked[0].first, asked[0].last) not in alike


def _without_place(statement: Statement) -> tuple[Statement, str]:
    """The statement without the place or people that it ends with, and their name; "" where it ends with none."""
    form = statement.form.rstrip(" .?!")
    for name in statement.names:
        match = re.search(rf"{_SLOT}\s{re.escape(name)}$", form)
        if match:
            names = tuple(other for other in statement.names if other != name)
            words = {s.form for s in syllables(match.group())}
            weights = {word: weight for word, weight in statement.weights.items() if word not in words}
            text = statement.text[: match.start()]
            return replace(statement, text=text, names=names, weights=weights, predicate=frozenset(weights)), name
    return statement, ""


def _of_other_place(reading: Reading, rest: Statement, name: str) -> bool:
    """True when a sentence names another place or people, and its article does not name the stated one as its own."""
    text = reading.evidence.sentence.text
    context = reading.context
    if name in context.frame.names or name in match_form(f"{context.before} {context.heading}"):
        return False
    if any(other not in match_form(f"{text} {context.before} {context.heading}") for other in rest.names):
        return False
    return names_other_place(reading, name)


def names_other_place(reading: Reading, name: str) -> bool:
    """True when a sentence names another place or people than the given one, which it does not name."""
    others = _OF_PLACE.findall(reading.evidence.sentence.text)
    return bool(others) and not any(match_form(other) in name.split() for pair in others for other in pair if other)


def is_place(name: str) -> bool:
    """True for a province, a district, or a name of two syllables at most that is no one's."""
    return name in _PROVINCES or bool(provinces_of(name)) or (len(name.split()) <= 2 and not may_be_person(name))
