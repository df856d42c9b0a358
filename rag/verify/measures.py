"""Figures of a claim that tell in another measure, or as a range, what a sentence tells: 1,7 km of 1.700 m."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from rag.verify.texts import Cited, Span, Text
from vietnamese.numbers import Number

_SCALES = {
    "length": {"mm": "0.001", "cm": "0.01", "m": "1", "mét": "1", "km": "1000", "cây số": "1000", "kilomet": "1000"},
    "mass": {
        "g": "0.001", "gam": "0.001", "gram": "0.001", "kg": "1", "ký": "1", "cân": "1", "tạ": "100", "tấn": "1000",
    },
    "area": {
        "m2": "1", "mét vuông": "1", "ha": "10000", "hecta": "10000", "héc ta": "10000", "hécta": "10000",
        "km2": "1000000", "km vuông": "1000000", "kilomet vuông": "1000000",
    },
    "volume": {"ml": "0.001", "l": "1", "lít": "1", "m3": "1000", "mét khối": "1000"},
}  # fmt: skip
_SIZES = {unit: (kind, Decimal(size)) for kind, units in _SCALES.items() for unit, size in units.items()}
_UNIT = re.compile(rf"\s?(?P<unit>{'|'.join(sorted(_SIZES, key=len, reverse=True))})(?!\w)")
_TO = re.compile(r"\s{0,2}(?:[^\W\d_]{1,8} ?){0,2}(?:/[^\W\d_]{1,8} ?)?(?:[-–—]|đến|tới)\s{0,2}")


def measure_of(text: Text, number: Number) -> tuple[str, Decimal, Span] | None:
    """What sort of measure a figure is, its size in the unit of the sort, and where its unit stands."""
    unit = _UNIT.match(text.form, number.end)
    if unit is None or number.second is not None or number.percent:
        return None
    kind, size = _SIZES[unit["unit"]]
    return kind, number.value * size, unit.span("unit")


def is_converted(claim: Text, number: Number, cited: Sequence[Cited]) -> bool:
    """True for a figure that a sentence has in another unit, or as the two ends of a range."""
    if number.second is not None and not number.percent:
        return any(
            (one.value, two.value) == (number.value, number.second) and _TO.fullmatch(s.form, one.end, two.start)
            for s in cited for one, two in pairwise(s.numbers)
        )  # fmt: skip
    ours = measure_of(claim, number)
    if ours is None:
        return False
    theirs = [(found, s, n) for s in cited for n in s.numbers if (found := measure_of(s, n))]
    return any(found[:2] == ours[:2] and number.bound in ("", "~", n.bound) for found, _, n in theirs)
