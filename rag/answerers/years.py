"""Figures of several years: compared, added up, or listed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.asked import asked_for
from rag.compose import Draft
from rag.counted import unit_agreement
from rag.desk import Desk
from rag.nearby import near
from rag.operands import Operand, asked, cited, figures_of, grew, operands, same_kind, siblings, unit_after
from rag.operations import Operation, stem
from rag.wording import Labelled, largest, table, worked
from records.question import Question, Wants
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form

LONGEST_RANGE = 12  # years of a range that are looked up one by one
_YEAR_ASKED = re.compile(r"(?<!\w)năm nào(?!\w)")
_EACH_YEAR = re.compile(r"(?<!\w)(?:từng|mỗi|các|qua các|hằng|hàng|những|một) năm(?!\w)|(?<!\w)\d năm(?!\w)|/năm")
_YEAR_ALONE = re.compile(r"^năm (\d{4})$")
_FROM_TO = re.compile(r"(?<!\w)(?:từ|giữa|giai đoạn) (?:năm )?\d{4}|\d{4}\s?-\s?\d{4}")
_PASSED = re.compile(r"(?<!\w)vượt(?: thêm| khoảng)?\s*$")
_TIMES = ("lần",)  # "gấp mấy lần" counts the result, no operand
_COMPARED = r"(?<!\w)(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ)(?!\w)"
_EXTREMES = {Operation.MOST: "nhiều nhất", Operation.LEAST: "ít nhất"}
_EXTREME_SHARES = {Operation.MOST: "cao nhất", Operation.LEAST: "thấp nhất"}
_UNLIKE = 0.6  # units that agree less count something else
_PAIRED = (Operation.DIFFERENCE, Operation.TIMES, Operation.GROWTH)


def answer(question: Question, wanted: Operation, desk: Desk) -> Draft | None:
    """What is asked of the figures of several years; None for another question, or when one is not surely found."""
    form = match_form(question.standalone)
    years = _years(question)
    if wanted in _PAIRED and _FROM_TO.search(form) and len(years) > 1:
        years = (years[-1], years[0])
    by_year = _YEAR_ASKED.search(form) or _EACH_YEAR.search(form)
    if wanted is Operation.SHARE or len(question.documents) or not (len(years) > 1 or by_year):
        return None
    if wanted in _PAIRED and len(years) != 2 and not (wanted is Operation.DIFFERENCE and _YEAR_ASKED.search(form)):
        return None
    if wanted in (Operation.MOST, Operation.LEAST) and not (_YEAR_ASKED.search(form) or len(years) > 1):
        return None
    if wanted in (Operation.DIFFERENCE, Operation.GROWTH) and any(
        _differs(one) for one in operands(question, desk)[:1]
    ):
        return None
    found = by_years(question, years, desk, changes=wanted in _PAIRED) or _told_together(question, years, desk)
    if found is None or len(found) < 2:
        return None
    rows = labelled(found, desk)
    if not all(row.label for row in rows):
        return None
    if wanted is Operation.LIST:
        return listed(rows)
    if wanted in (Operation.MOST, Operation.LEAST) or (len(rows) > 2 and wanted in _PAIRED):
        return _extreme(Operation.MOST if wanted in _PAIRED else wanted, rows)
    return worked(wanted, rows, rows[0].operand.unit)


def listed(rows: Sequence[Labelled]) -> Draft | None:
    """The figures of several years as a table, in the order of the years."""
    first = rows[0].operand
    said = first.figure.said.partition(" … ")[0].lower()
    head = "Tỷ lệ" if first.number.percent else f"Số {first.unit} {said}".strip() if first.unit else "Số liệu"
    return table(("Năm", head), _in_order(rows))


def labelled(found: Sequence[Operand], desk: Desk) -> list[Labelled]:
    """Figures with their periods in the article's words, and the sentences that date them."""
    return [Labelled(one.when, one, cited(one, desk)) for one in found]


def by_years(
    question: Question, years: Sequence[int], desk: Desk, *, changes: bool = False
) -> tuple[Operand, ...] | None:
    """The figure of each year in the order given, of all years that an article tells of where none is given.

    One figure is asked for, the others are those of its article of which the same is said; a year without one is asked
    for. None when a year has no figure, or two.
    """
    text = stem(_without_years(question.standalone), changes=changes)
    unit = question.unit if question.unit != _TIMES else ()
    unit = unit or unit_after(question.standalone, _COMPARED)
    wants = Wants.PERCENT if question.wants is Wants.PERCENT and not changes else Wants.COUNT
    known: dict[int, Operand] = {}
    for year in years or (None,):
        if year in known:
            continue
        period = [] if year is None else [(year, year)]
        plain = asked(question, text if year is None else f"{text} năm {year}", unit, period, wants)
        found = next(iter(operands(plain, desk)), None)
        if found is None or found.year is None or (year is not None and found.year != year):
            return None
        for other in siblings(found, desk):
            if other.year is None or (years and other.year not in years):
                continue
            before = known.setdefault(other.year, other)
            if before.number.key != other.number.key:
                return None
    if set(years) - set(known):
        return None
    ordered = [known[year] for year in years or sorted(known)]
    first = ordered[0]
    alike = all(same_kind(first, one) and _said(first) == _said(one) for one in ordered)
    return tuple(ordered) if alike else None


def _told_together(question: Question, years: Sequence[int], desk: Desk) -> tuple[Operand, ...] | None:
    """The figures of the years asked that one sentence tells of one act, when only one such row fits: "năm 2021 kết nạp
    2.617 đảng viên, vượt 477 …; năm 2022 kết nạp 2.541 …". A row that says by how much is none.
    """
    wanted, percent = asked_for(question), question.wants is Wants.PERCENT
    for reading in near(question, desk) if years else ():
        rows: dict[tuple[str, str], dict[int, Operand]] = {}
        for one in figures_of(reading, desk):
            fit = 1.0 if percent else unit_agreement(wanted, one.unit)
            if one.year in years and one.number.percent == percent and not grew(one) and (fit is None or fit > _UNLIKE):
                rows.setdefault((_said(one), match_form(one.unit)), {}).setdefault(one.year or 0, one)
        whole = [row for row in rows.values() if set(row) == set(years)]
        if len(whole) == 1:
            return tuple(whole[0][year] for year in years)
    return None


def _differs(one: Operand) -> bool:
    """True for a figure of which the article says that it is the difference; one by which a plan was passed is not."""
    return grew(one) and not _PASSED.search(match_form(one.sentence.text[: one.number.start]))


def _said(one: Operand) -> str:
    return match_form(one.figure.said.partition(" … ")[0])


def _extreme(wanted: Operation, rows: Sequence[Labelled]) -> Draft | None:
    sign = -1 if wanted is Operation.MOST else 1
    ordered = sorted(rows, key=lambda row: sign * row.operand.number.value)
    best, next_one = ordered[0], ordered[1]
    if best.operand.number.value == next_one.operand.number.value:
        return None
    how = (_EXTREME_SHARES if best.operand.number.percent else _EXTREMES)[wanted]
    if len(rows) == 2:
        how = how.replace("nhất", "hơn")
    return table(("Năm", "Số liệu"), _in_order(rows), (largest(best, how), best))


def _in_order(rows: Sequence[Labelled]) -> list[Labelled]:
    """Rows by year, labelled with the bare year where nothing else stands there."""
    ordered = sorted(rows, key=lambda row: row.operand.year or 0)
    return [replace(row, label=_YEAR_ALONE.sub(r"\1", row.label)) for row in ordered]


def _years(question: Question) -> tuple[int, ...]:
    """The years asked about: those named, or all of a range."""
    named = tuple(first for first, last in question.periods if first == last)
    if named:
        return named
    ranges = [(first, last) for first, last in question.periods if last - first < LONGEST_RANGE]
    return tuple(range(ranges[0][0], ranges[0][1] + 1)) if len(ranges) == 1 else ()


def _without_years(text: str) -> str:
    for period in reversed(find_periods(text, bare_years=True)):
        text = f"{text[: period.start]} {text[period.end :]}"
    return re.sub(r"(?<!\w)năm(?=\s+(?:và|với|,)|\s*[,;?]|\s*$)|,(?=\s*,)", " ", text)
