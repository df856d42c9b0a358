"""Figures that an answer states, and those that are wrong: the worst a reader can be given, so counted apart.

Values are read by the parsers of `vietnamese`, apart from the check that the assistant makes before it answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from eval.arithmetic import Equation, equations
from eval.match import form, stands
from eval.questions import Gold
from records.answer import Answer, Citation, Claim, Status
from vietnamese.dates import Period, Precision
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.numbers import Number, find_numbers
from vietnamese.points import points
from vietnamese.relative import RelativePeriod, find_times, resolve


class Fault(StrEnum):
    """How a stated figure is wrong."""

    FORBIDDEN = "forbidden"  # the gold question names it as wrong
    NONE_EXISTS = "none_exists"  # the articles say nothing, and a figure is given all the same
    UNHELD = "unheld"  # no cited sentence holds it, and no shown computation gives it
    ARITHMETIC = "arithmetic"  # a shown computation does not come out as stated


@dataclass(frozen=True, slots=True)
class FigureError:
    """A wrong figure, as the answer writes it (a forbidden one as the gold question does)."""

    fault: Fault
    text: str


_Days = tuple[date | None, date | None]
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTH = re.compile(r"\d+ năm(?: \d+ tháng)?|\d+ tháng")
_AROUND = re.compile(r"\S+\s$"), re.compile(r"^\s?\S+")
_WINDOW = 40  # characters to each side in which the neighbouring word is looked for


def figure_errors(gold: Gold, answer: Answer) -> tuple[FigureError, ...]:
    """The wrong figures of an answer; none in a refusal."""
    if answer.status is Status.NOT_FOUND:
        return ()
    text = form(" ".join(claim.text for claim in answer.claims))
    errors = [FigureError(Fault.FORBIDDEN, wrong) for wrong in gold.forbid if _states(wrong) and stands(wrong, text)]
    asked = " ".join(gold.item.turns)
    if gold.statuses == (Status.NOT_FOUND,):
        errors += [FigureError(Fault.NONE_EXISTS, said) for said in stated(answer, asked)]
    errors += [FigureError(Fault.ARITHMETIC, one.written) for claim in answer.claims for one in _shown(claim)
               if not one.right]  # fmt: skip
    return tuple(errors) + tuple(FigureError(Fault.UNHELD, said) for said in unheld(answer, asked))


def stated(answer: Answer, asked: str) -> tuple[str, ...]:
    """The figures, dates and documents that an answer gives; not what an uncited claim repeats from the question."""
    said: list[str] = []
    for claim in answer.claims:
        plain = claim.text.replace("**", "")
        known = () if claim.citations else (asked,)
        said += [plain[start:end] for start, end in _spans(plain) if not any(plain[start:end] in it for it in known)]
    return tuple(dict.fromkeys(said))


def unheld(answer: Answer, asked: str) -> tuple[str, ...]:
    """The figures, dates and documents of an answer that nothing it cites holds, as it writes them.

    A claim is held by the sentences and titles that it cites, by the day of their publication, and by the right
    computations that the answer shows (their operands must be held themselves, and may be counted). A claim that cites
    nothing may repeat the question, lean on any citation of the answer, and count what is listed.
    """
    results = {one.result.key for claim in answer.claims for one in _shown(claim) if one.right}
    missing: list[str] = []
    for claim in answer.claims:
        plain = claim.text.replace("**", "")
        held = _Held([c for c in answer.citations if c.n in claim.citations or not claim.citations])
        known = set(results)
        if not claim.citations:
            held.add(asked, None)
            known |= {(Decimal(count), None, False) for count in (len(answer.claims) - 1, len(answer.citations))}
        shown = equations(plain)
        operands = [number for one in shown for number in one.operands if number not in one.constants]
        known |= {(Decimal(len(one.operands)), None, False) for one in shown if one.right}  # "cả ba năm"
        for found in (*operands, *_read(plain, shown)):
            if isinstance(found, Number) and found.key in known:
                continue
            if isinstance(found, RelativePeriod) and held.words(plain[found.start : found.end]):
                continue  # its wording is all that it says
            if isinstance(found, Number) and held.time(plain[found.start : found.end].strip()):
                continue
            if not held.holds(found) and not held.verbatim(plain, found.start, found.end):
                missing.append(plain[found.start : found.end])
    return tuple(dict.fromkeys(missing))


@dataclass(frozen=True, slots=True)
class _Raw:
    """Digits that no parser reads: part of a name, a year that stands alone."""

    start: int
    end: int
    text: str


_Found = Number | Period | RelativePeriod | DocumentMention | _Raw


class _Held:
    """What some texts say: numbers, days, documents, and the words themselves."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._numbers: set[object] = set()
        self._days: set[_Days] = set()
        self._years: set[int] = set()
        self._documents: list[DocumentMention] = []
        self._texts: list[str] = []
        for citation in citations:
            self.add(citation.quote, citation.published)
            self.add(citation.title, citation.published)
            if day := citation.published:
                self._days.add((day, day))
                self._years.add(day.year)

    def add(self, text: str, published: date | None) -> None:
        """Takes in what one more text says, its relative times counted from a day where that is known."""
        self._texts.append(form(text))
        for number in find_numbers(text):
            self._numbers.add(number.key)
            if number.second is not None:  # "2.063" of "2.063/2.247", "98%" of "96-98%"
                self._numbers |= {(value, None, number.percent) for value in (number.value, number.second)}
        self._numbers |= {point.number.key for point in points(text)}
        for period in find_times(text, published):
            days = _days(period, published)
            self._days |= {(period.first, period.last), days}
            self._years |= {day.year for day in days if day and day.year > 5}  # 4 and 5 stand for no year
        self._documents += find_documents(text)

    def holds(self, found: _Found) -> bool:
        """True when a figure read in a claim is among what the texts say; the year of a date that they give is too."""
        if isinstance(found, Number):
            return found.key in self._numbers
        if isinstance(found, DocumentMention):
            return any(found.same_as(other) for other in self._documents)
        if isinstance(found, _Raw):
            if _YEAR.fullmatch(found.text) and int(found.text) in self._years:
                return True
            return any(found.text in _DIGITS.findall(text) for text in self._texts)
        if isinstance(found, Period) and found.precision is Precision.YEAR and found.first.year in self._years:
            return True
        if isinstance(found, RelativePeriod):
            return (found.first, found.last) != (None, None) and (found.first, found.last) in self._days
        day_of_year = {(_in_leap_year(first), _in_leap_year(last)) for first, last in self._days}
        return (found.first, found.last) in self._days or (
            found.precision is Precision.DAY_OF_YEAR and (found.first, found.last) in day_of_year
        )

    def words(self, stretch: str) -> bool:
        """True when the stretch stands in a text as it is."""
        return any(form(stretch) in text for text in self._texts)

    def time(self, written: str) -> bool:
        """True for a bare year ("2008") or a length of time ("12 năm 6 tháng") that the texts give."""
        if _YEAR.fullmatch(written):
            return int(written) in self._years
        length = rf"(?<![\d.,]){re.escape(form(written))}(?!\w)"
        return _LENGTH.fullmatch(written) is not None and any(re.search(length, text) for text in self._texts)

    def verbatim(self, claim: str, start: int, end: int) -> bool:
        """True when the stretch, with the word before and behind it, stands in a text as it is.

        A clause cut out of its sentence may be read otherwise than within it.
        """
        before = _AROUND[0].search(claim[max(0, start - _WINDOW) : start])
        behind = _AROUND[1].search(claim[end : end + _WINDOW])
        left = start - (len(before.group()) if before else 0)
        window = form(claim[left : end + (len(behind.group()) if behind else 0)]).strip(" …")
        return any(window in text for text in self._texts)


def _days(period: Period | RelativePeriod, published: date | None) -> _Days:
    """First and last day; a day without a year is put beside the day of publication where that is known."""
    if isinstance(period, Period) and published:
        return resolve(period, published) or (period.first, period.last)
    return period.first, period.last


def _in_leap_year(day: date | None) -> date | None:
    return day and day.replace(year=4)


def _read(text: str, without: Sequence[Equation] = ()) -> Iterator[_Found]:
    """All figures of a text: numbers, times, documents, and the digits that none of them is; not those of equations."""
    taken = [(one.start, one.end) for one in without]
    for found in (*find_numbers(text), *find_times(text), *find_documents(text)):
        if not any(start < found.end and found.start < end for start, end in taken[: len(without)]):
            yield found
        taken.append((found.start, found.end))
    for match in _DIGITS.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield _Raw(match.start(), match.end(), match.group())


def _spans(text: str) -> list[tuple[int, int]]:
    """Where figures stand, but for relative times, which say nothing by themselves ("hiện nay", "3 năm qua")."""
    return [(found.start, found.end) for found in _read(text) if not isinstance(found, RelativePeriod)]


def _states(text: str) -> bool:
    return bool(_spans(text))


def _shown(claim: Claim) -> tuple[Equation, ...]:
    return equations(claim.text.replace("**", ""))
