"""Verification: what a claim states must stand in the sentences it cites, exactly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rag.arithmetic import find_statements
from rag.verify.counted import is_counted, ordinals, shares, told_besides
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.points import points, year_points

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,4}(?!\d)")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Missing:
    """What no cited quote holds, at claim[start:end]."""

    kind: Literal["arithmetic", "number", "period", "document", "digits"]
    start: int
    end: int


def unsupported(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The figures, dates and document numbers of a claim that none of the cited quotes holds, as the claim writes them.

    Values are compared, never spelling: "21/01/2021" is held by "ngày 21 tháng 01 năm 2021". Digits that no parser
    reads must stand in a quote as they are. Arithmetic that the claim shows ("2.617 − 2.541 = 76") is worked out again:
    it must be right, and each operand a value of a quote; what it comes to may then stand elsewhere in the claim.
    """
    return tuple(claim[found.start : found.end] for found in find_missing(claim, quotes, figures_only=True))


def find_missing(claim: str, quotes: Sequence[str], figures_only: bool = False) -> tuple[Missing, ...]:
    """The same, told by what they are and where they stand.

    Unless `figures_only`, a figure may be told by the quotes in words as well, as a part of a whole, or by a list.
    """
    missing: list[Missing] = []
    read: list[tuple[int, int]] = []
    numbers = {number.key for quote in quotes for number in find_numbers(quote)}
    written_out: frozenset[str] = frozenset()
    if not figures_only:
        forms = [match_form(quote) for quote in quotes]
        numbers |= {number.key for form in forms for number in told_besides(form, ())}
        numbers |= {(part, whole, False) for quote in quotes for part, whole in shares(quote)}
        written_out = frozenset(digits for form in forms for digits in ordinals(form))
    given = {(value, percent) for first, second, percent in numbers for value in (first, second)}
    given |= {(point.number.value, False) for quote in quotes for point in (*points(quote), *year_points(quote))}
    for statement in find_statements(claim):
        if statement.right and given.issuperset(statement.operands):
            if statement.result is not None:
                numbers.add((statement.result[0], None, statement.result[1]))
        else:
            missing.append(Missing("arithmetic", statement.start, statement.end))
        claim = claim[: statement.start] + " " * (statement.end - statement.start) + claim[statement.end :]
    for number in find_numbers(claim):
        read.append((number.start, number.end))
        if number.key not in numbers and (figures_only or not is_counted(claim, number, quotes)):
            missing.append(Missing("number", number.start, number.end))
    written = [period for quote in quotes for period in find_periods(quote)]
    periods = {(p.precision, p.first, p.last) for p in written}
    ranges = [p for p in written if p.precision is Precision.DAYS]  # one end of which may be stated alone
    periods |= {(Precision.DAY, day, day) for p in ranges for day in (p.first, p.last)}
    for period in find_periods(claim):
        read.append((period.start, period.end))
        if (period.precision, period.first, period.last) not in periods:
            missing.append(Missing("period", period.start, period.end))
    documents = [mention for quote in quotes for mention in find_documents(quote)]
    for mention in find_documents(claim):
        read.append((mention.start, mention.end))
        if not any(mention.same_as(other) for other in documents):
            missing.append(Missing("document", mention.start, mention.end))
    raw = {digits for quote in quotes for digits in _DIGITS.findall(match_form(quote))} | written_out
    if not figures_only:
        raw |= {found.replace(".", "") for form in forms for found in _GROUPED.findall(form)}
        raw |= {digits.lstrip("0") for digits in raw}  # "số 2" for "số 02"
    for match in _DIGITS.finditer(claim):
        if not any(start <= match.start() < end for start, end in read) and match.group() not in raw:
            missing.append(Missing("digits", match.start(), match.end()))
    return tuple(missing)
