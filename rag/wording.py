"""Computed answers in words: the operands, the arithmetic, the result in bold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from rag.arithmetic import equation
from rag.asked import sort_of
from rag.compose import Composer, Draft
from rag.durations import told
from rag.operands import Operand
from rag.operations import Operation
from rag.things import Sort
from rag.write import write_claim
from records.answer import Status
from records.article import Article
from records.passage import Sentence
from vietnamese.normalise import match_form

_PLACES = {Operation.TIMES: 2}  # decimals of a rounded result; else one
_ALL_PLACES = 6  # decimals of a sum or a difference, which is never rounded
_MOST_ROWS = 30
_BOUNDS = {"~": "khoảng", ">": "hơn", "<": "gần"}
_BOUND = re.compile(
    r"(?<!\w)(hơn|trên|gần|dưới|khoảng|chừng|ước|xấp xỉ|tối đa|tối thiểu|ít nhất|nhiều nhất|không quá|không dưới"
    r"|chưa đến|chưa tới|chưa đầy|ngót|trên dưới)\s{1,3}$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An operand with what tells it from the others: "năm 2021", "Hà Nội"; "" where nothing short does.

    `sources` are the sentences that hold both; none where the sentence of the operand does.
    """

    label: str
    operand: Operand
    sources: tuple[tuple[Article, Sentence], ...] = ()

    @property
    def places(self) -> tuple[tuple[Article, Sentence], ...]:
        """The sentences to cite for it."""
        return self.sources or ((self.operand.article, self.operand.sentence),)


def worked(operation: Operation, rows: Sequence[Labelled], unit: str) -> Draft | None:
    """The draft for an operation on two figures or more, the first of which is compared with the second.

    `unit` is what the result counts. None when the figures are not exact, when nothing can
    be divided by them, or when the claim does not stand its verification.
    """
    operands = [row.operand for row in rows]
    roughly = "khoảng" if any(one.number.bound for one in operands) else ""
    scales = {one.scale for one in operands}
    scale = scales.pop() if len(scales) == 1 else ""
    places = [place for row in rows for place in row.places]
    percent = operands[0].number.percent
    terms = [one.term for one in operands]
    labels = [row.label for row in rows]
    values = {"rows": _capital("; ".join(_row(row) for row in rows))}
    try:
        if operation is Operation.SUM:
            shown, result, _ = equation(" + ".join(terms), scale, percent=percent, places=_ALL_PLACES)
            values |= {"about": roughly, "result": result, "unit": unit, "sum": shown}
            if not all(labels):
                del values["rows"]
            return _stated("total" if all(labels) else "total_alone", values, places)
        if operation is Operation.MEAN:
            shown, result, exact = equation(f"({' + '.join(terms)}) : {len(terms)}", scale, percent=percent)
            values |= {"result": result, "unit": unit, "sum": shown, "about": roughly or about(exact)}
            return _stated("mean", values, places)
        first, second = operands[0], operands[1]
        values |= {"first": _capital(labels[0])}
        if operation is Operation.DIFFERENCE:
            lengths = (first.months, second.months)
            if (first.number.key, lengths[0]) == (second.number.key, lengths[1]):
                return None if roughly else _stated("no_difference", {"rows": values["rows"]}, places)
            if lengths[0] and lengths[1] and _in_parts(operands):
                long, short = sorted(operands, key=lambda one: -(one.months or 0))
                how = "nhiều hơn" if long is first else "ít hơn"
                rest = told(abs(lengths[0] - lengths[1]))
                values |= {"how": how, "sum": f"{_length(long)} − {_length(short)} = **{rest}**"}
                return _stated("longer", values, places) if rest else None
            large, small = sorted(operands, key=lambda one: -one.number.value)
            shown, result, _ = equation(f"{large.term} − {small.term}", scale, percent=percent, places=_ALL_PLACES)
            rated = percent or sort_of(unit) is Sort.MONEY
            how = ("cao hơn" if rated else "nhiều hơn") if large is first else ("thấp hơn" if rated else "ít hơn")
            if any(one.is_point for one in operands):
                values |= {"about": roughly, "result": result, "unit": unit, "sum": shown}
                del values["first"]
                return _stated("apart", values, places)
            values |= {"how": how, "about": roughly, "result": result, "unit": unit, "sum": shown}
            return _stated("difference", values, places)
        values |= {"second": labels[1]}
        if operation is Operation.TIMES:
            shown, result, exact = equation(f"{first.term} : {second.term}", places=_PLACES[operation])
            values |= {"about": roughly or about(exact), "result": result, "sum": shown}
            return _stated("times", values, places)
        if operation is Operation.GROWTH and first.number.value != second.number.value:
            large, small = sorted(operands, key=lambda one: -one.number.value)
            shown, result, exact = equation(f"({large.term} − {small.term}) : {second.term}", percent=True)
            values |= {
                "how": "tăng" if large is first else "giảm",
                "about": roughly or about(exact),
                "result": result,
                "sum": shown,
            }
            return _stated("growth", values, places)
    except ValueError:  # a division by zero
        return None
    return None


def share(part: Operand, whole: Operand) -> Draft | None:
    """The draft that says which percentage one figure is of another."""
    shown, result, exact = equation(f"{part.term} : {whole.term}", percent=True)
    values = {
        "part": amount(part), "whole": amount(whole), "about": about(exact), "result": result, "sum": shown,
    }  # fmt: skip
    return _stated("share", values, [(one.article, one.sentence) for one in (part, whole)])


def table(head: tuple[str, str], rows: Sequence[Labelled], lead: tuple[str, Labelled] | None = None) -> Draft | None:
    """The draft that shows rows of figures as a Markdown table, each citing its sentence; `lead` is said before it.

    The head is one claim and each row is one. None when a row does not stand its verification.
    """
    if len(rows) > _MOST_ROWS:
        return None
    composer = Composer()
    if lead and not composer.state(lead[0], lead[1].places):
        return None
    composer.head(*head)
    for row in rows:
        if not composer.row((_capital(row.label), _bold(row.operand)), row.places):
            return None
    return composer.draft(Status.ANSWERED)


def largest(row: Labelled, how: str) -> str:
    """The sentence that says which figure of several is the largest, or the smallest."""
    values = {"label": _capital(row.label), "how": how, "figure": row.operand.shown, "unit": row.operand.unit}
    return filled("largest", values)


def derived(name: str, values: dict[str, str], one: Operand) -> Draft | None:
    """The draft that says what a prompt makes of a figure, with the clause of the figure below it."""
    composer = Composer()
    if not composer.state(filled(name, values), [(one.article, one.sentence)]):
        return None
    if one.reading is not None:
        composer.state(write_claim(one.reading).replace("**", ""), [(one.article, one.sentence)])
    return composer.draft(Status.ANSWERED)


def amount(one: Operand) -> str:
    """A figure with its unit, as the article writes them: "2.617 đảng viên", "phút 18"."""
    if one.is_year:
        return f"năm {one.shown}"
    if one.is_point:
        return one.figure.said
    return f"{_bound(one)}{_whole(one)}".strip()


def _bound(one: Operand) -> str:
    """ "hơn ", "gần ": the word of the article that makes a figure a bound."""
    if not one.number.bound:
        return ""
    written = _BOUND.search(match_form(one.sentence.text[: one.number.start]))
    return f"{written[1] if written else _BOUNDS[one.number.bound]} "


def _whole(one: Operand) -> str:
    """The figure with its unit; "12 năm 6 tháng" where it is told in two."""
    return _length(one) if one.months and _in_parts([one]) else f"{one.shown} {one.unit}"


def _length(one: Operand) -> str:
    """A length of time as a term: "15 năm", "12 năm 6 tháng"."""
    return told(one.months or 0) if _in_parts([one]) else f"{one.term} {match_form(one.unit).split()[0]}"


def _in_parts(operands: Sequence[Operand]) -> bool:
    """True for lengths of time of which one is told in years and months, or one in years and one in months."""
    units = {match_form(one.unit).split()[0] for one in operands}
    lengths = [(one.months or 0, one.number.value * (12 if match_form(one.unit).startswith("năm") else 1))
               for one in operands]  # fmt: skip
    return len(units) > 1 or any(months != value for months, value in lengths)


def _bold(one: Operand) -> str:
    return f"**{one.shown}** {one.unit}".strip()


def _row(row: Labelled) -> str:
    """ "Năm 2021: 2.617 đảng viên"; what is counted is not said twice."""
    return (
        amount(row.operand)
        if match_form(row.label) in (match_form(row.operand.unit), match_form(amount(row.operand)))
        else f"{row.label}: {amount(row.operand)}"
    )


def _stated(name: str, values: dict[str, str], places: Sequence[tuple[Article, Sentence]]) -> Draft | None:
    composer = Composer()
    composer.state(filled(name, values), places)
    return composer.draft(Status.ANSWERED)


def filled(name: str, values: dict[str, str]) -> str:
    """A prompt filled; where a value is empty, one space stands and none before a mark."""
    text = re.sub(r" {2,}", " ", prompts.load(name, *values).fill(**values))
    return re.sub(r" (?=[.:,;])", "", text) if " : " not in text else re.sub(r" (?=[.,;])", "", text)


def about(exact: bool) -> str:
    """The word before a rounded result."""
    return "" if exact else "khoảng"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
