"""A figure that is asked for several years: looked up year by year."""

from dataclasses import replace

from rag.answerers import figure, years
from rag.compose import Draft
from rag.desk import Desk
from rag.enough import is_enough
from rag.merge import merge
from rag.operations import Operation
from rag.wording import worked
from records.question import Question, Wants

_MANY = 3  # years from which on they are shown as a table


def answer(question: Question, desk: Desk) -> Draft | None:
    """The figure of each year, as a table where there are many; a year without one is named as such."""
    asked = question.periods
    if question.wants is Wants.COUNT and len(asked) == 1 and asked[0][0] != asked[0][1]:
        return _in_all(question, desk)
    if question.wants not in (Wants.COUNT, Wants.PERCENT) or len(asked) < 2 or any(a != b for a, b in asked):
        return None
    if len(asked) >= _MANY and (found := years.by_years(question, [year for year, _ in asked], desk)):
        return years.listed(years.labelled(found, desk))
    drafts = [figure.answer(replace(question, periods=(year,)), desk) for year in asked]
    return merge([f"năm {year}" for year, _ in asked], [drafted for drafted in drafts if drafted])


def _in_all(question: Question, desk: Desk) -> Draft | None:
    """The sum of the years of a range, where the articles tell them year by year and not together."""
    readings = [reading for reading in desk.look(question) if is_enough(reading)]
    if any(reading.target and reading.target.period == question.periods[0] for reading in readings):
        return None
    first, last = question.periods[0]
    found = years.by_years(question, range(first, last + 1), desk) if last - first < years.LONGEST_RANGE else None
    rows = years.labelled(found or (), desk)
    return worked(Operation.SUM, rows, rows[0].operand.unit) if rows else None
