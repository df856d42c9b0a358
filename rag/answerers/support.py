"""Which of two figures that disagree the arithmetic of the texts supports: a count and its percent give the whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from rag.read import Reading
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers

_NEAR = 60  # characters behind a count in which its percent stands
_WHOLES = ("mục tiêu", "kế hoạch", "chỉ tiêu", "dự toán", "tổng số")


@dataclass(frozen=True, slots=True)
class Support:
    """The supported figure as it is written, and the sums that show it ("471 : 94,2% = 500")."""

    value: str
    sums: tuple[str, ...]


def support(readings: Sequence[Reading], told: Iterable[Decimal]) -> Support | None:
    """The one figure whose whole is told in the texts or a round number; None when none is, or more than one.

    `told` are the counts that the articles state.
    """
    shares = [(reading, share) for reading in readings if (share := _share(reading))]
    if len(shares) != len(readings):
        return None
    known = set(told)
    sums, supported = [], []
    for reading, share in shares:
        count = reading.target.number  # type: ignore[union-attr]
        assert count is not None
        whole = (count.value * 100 / share.value).quantize(Decimal(1), ROUND_HALF_UP)
        even = count.value * 100 == whole * share.value
        text = reading.evidence.sentence.text
        written, percent = text[count.start : count.end], text[share.start : share.end]
        sums.append(f"{written} : {percent} {'=' if even else '≈'} {f'{whole:,}'.replace(',', '.')}")
        if _rounds_to(count.value, whole, share.value) and (whole in known or _is_round(whole)):
            supported.append(text[count.start : count.end])
    return Support(supported[0], tuple(sums)) if len(supported) == 1 else None


def _share(reading: Reading) -> Number | None:
    """The percent of a target that a sentence gives right behind the count."""
    if reading.target is None or reading.target.number is None:
        return None
    if reading.target.number.kind is not NumberKind.COUNT or reading.target.number.percent:
        return None
    text = reading.evidence.sentence.text
    for number in find_numbers(text):
        if number.start >= reading.target.end:
            near = number.percent and number.start - reading.target.end <= _NEAR and number.value > 0
            behind = match_form(text[number.end : number.end + _NEAR])
            return number if near and any(whole in behind for whole in _WHOLES) else None
    return None


def _rounds_to(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """True when part of whole is the percent, at the decimals that it is written with."""
    return (part * 100 / whole).quantize(percent, ROUND_HALF_UP) == percent


def _is_round(whole: Decimal) -> bool:
    digits = str(whole)
    return len(digits) > 2 and digits.endswith("00")
