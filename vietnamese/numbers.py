"""Numbers written with digits, as exact values; never dates, document numbers, times or road names."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import MEMORY, match_form


class NumberKind(StrEnum):
    """How a number is written."""

    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"  # 2.063/2.247
    RANGE = "range"  # 96-98%


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it is written: text[start:end].

    `value` is exact; `second` is the lower part of a ratio or the upper end of a range. `percent` holds for ranges of
    percentages too. `bound` is "", ">" (hơn, trên), "<" (dưới, gần) or "~" (khoảng).
    """

    start: int
    end: int
    kind: NumberKind
    value: Decimal
    second: Decimal | None = None
    percent: bool = False
    bound: str = ""

    @property
    def key(self) -> tuple[Decimal, Decimal | None, bool]:
        """What makes two numbers the same: values and whether they are percentages, not how they are written."""
        return self.value, self.second, self.percent


_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?"
_MULTIPLE = {"nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "triệu": 10**6, "tỷ": 10**9, "nghìn": 10**3, "ngàn": 10**3}
_MULTIPLES = "|".join(sorted(_MULTIPLE, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<first>{_DIGITS})(?:\s?(?P<join>[/-])\s?(?P<second>{_DIGITS}))?(?![\d])"
    rf"(?P<percent>\s?%|\s{{1,2}}phần trăm(?![^\W_]))?(?:\s{{1,2}}(?P<multiple>{_MULTIPLES})(?![^\W_]))?"
)
_BOUND = re.compile(r"(?<![^\W_])(hơn|trên|vượt|ít nhất|tối thiểu|gần|dưới|không quá|tối đa|khoảng|chừng|độ)\s{1,3}$")
_BOUNDS = {"hơn": ">", "trên": ">", "vượt": "", "ít nhất": ">", "tối thiểu": ">", "gần": "<", "dưới": "<",
           "không quá": "<", "tối đa": "<", "khoảng": "~", "chừng": "~", "độ": "~"}  # fmt: skip
_NOT_A_FIGURE = re.compile(r"(?:[a-zđ]|\s?[h:]\s?\d)")  # "4d" of a road, "8h30" and "8:30" of a clock


@lru_cache(maxsize=MEMORY)
def find_numbers(text: str) -> tuple[Number, ...]:
    """All figures of a text in order; what stands in a date, a period or a document number is left out."""
    form = match_form(text)
    taken = [(p.start, p.end) for p in find_periods(text)] + [(d.start, d.end) for d in find_documents(text)]
    taken.sort()
    found: list[Number] = []
    for match in _NUMBER.finditer(form):
        start, end = match.span()
        if any(s < end and start < e for s, e in taken):
            continue
        if _NOT_A_FIGURE.match(form, end):
            continue
        number = _number(match, _bound(form, start))
        if number is not None:
            found.append(number)
    return tuple(found)


def _bound(form: str, start: int) -> str:
    match = _BOUND.search(form, max(0, start - 16), start)
    return _BOUNDS[match[1]] if match else ""


def _number(match: re.Match[str], bound: str) -> Number | None:
    multiple = _MULTIPLE[match["multiple"]] if match["multiple"] else 1
    value = _value(match["first"]) * multiple
    second = _value(match["second"]) * multiple if match["second"] else None
    percent = match["percent"] is not None
    if second is None:
        kind = NumberKind.PERCENT if percent else NumberKind.COUNT
    else:
        kind = NumberKind.RATIO if match["join"] == "/" else NumberKind.RANGE
    return Number(*match.span(), kind, value, second, percent, bound)


def _value(digits: str) -> Decimal:
    """ "3.859" is three thousand; "94,2" and "3.5" are decimals."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", ".")).normalize() + 0
