"""Verification: what a claim states must stand in the sentences it cites, exactly."""

import re
from collections.abc import Sequence

from rag.arithmetic import find_statements
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.points import points, year_points

_DIGITS = re.compile(r"\d+")


def unsupported(claim: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """The figures, dates and document numbers of a claim that none of the cited quotes holds, as the claim writes them.

    Values are compared, never spelling: "21/01/2021" is held by "ngày 21 tháng 01 năm 2021". Digits that no parser
    reads must stand in a quote as they are. Arithmetic that the claim shows ("2.617 − 2.541 = 76") is worked out again:
    it must be right, and each operand a value of a quote; what it comes to may then stand elsewhere in the claim.
    """
    missing: list[str] = []
    read: list[tuple[int, int]] = []
    numbers = {number.key for quote in quotes for number in find_numbers(quote)}
    given = {(value, percent) for first, second, percent in numbers for value in (first, second)}
    given |= {(point.number.value, False) for quote in quotes for point in (*points(quote), *year_points(quote))}
    for statement in find_statements(claim):
        shown = claim[statement.start : statement.end]
        if statement.right and given.issuperset(statement.operands):
            if statement.result is not None:
                numbers.add((statement.result[0], None, statement.result[1]))
        else:
            missing.append(shown)
        claim = claim[: statement.start] + " " * len(shown) + claim[statement.end :]
    for number in find_numbers(claim):
        read.append((number.start, number.end))
        if number.key not in numbers:
            missing.append(claim[number.start : number.end])
    written = [period for quote in quotes for period in find_periods(quote)]
    periods = {(p.precision, p.first, p.last) for p in written}
    ranges = [p for p in written if p.precision is Precision.DAYS]  # one end of which may be stated alone
    periods |= {(Precision.DAY, day, day) for p in ranges for day in (p.first, p.last)}
    for period in find_periods(claim):
        read.append((period.start, period.end))
        if (period.precision, period.first, period.last) not in periods:
            missing.append(claim[period.start : period.end])
    documents = [mention for quote in quotes for mention in find_documents(quote)]
    for mention in find_documents(claim):
        read.append((mention.start, mention.end))
        if not any(mention.same_as(other) for other in documents):
            missing.append(claim[mention.start : mention.end])
    raw = {digits for quote in quotes for digits in _DIGITS.findall(match_form(quote))}
    for match in _DIGITS.finditer(claim):
        if not any(start <= match.start() < end for start, end in read) and match.group() not in raw:
            missing.append(match.group())
    return tuple(missing)
