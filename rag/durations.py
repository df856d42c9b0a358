"""Lengths of time told in years and months ("12 năm 6 tháng"), set against each other exactly."""

import re
from decimal import Decimal

_LENGTH = r"\d{1,3} năm \d{1,2} tháng|\d{1,3} năm|\d{1,3} tháng"
_READ = re.compile(r"(?:(?P<years>\d{1,3}) năm(?!\w))?(?: và)?\s?(?:(?P<months>\d{1,2}) tháng(?!\w))?(?! tuổi)")
_PART = re.compile(r"(?<![\w.,])\d{1,3} năm(?: và)? $")
_SUM = re.compile(rf"(?<![\w.,])(?P<long>{_LENGTH}) − (?P<short>{_LENGTH}) = (?P<rest>{_LENGTH})(?!\w)")


def months_at(form: str, start: int) -> int | None:
    """How many months the length of time is that begins at form[start]; None when none does."""
    match = _READ.match(form, start)
    if match is None or not (match["years"] or match["months"]):
        return None
    return 12 * int(match["years"] or 0) + int(match["months"] or 0)


def is_rest(form: str, start: int) -> bool:
    """True for the months of "12 năm 6 tháng", which are no length of their own."""
    return _PART.search(form, max(0, start - 12), start) is not None


def told(months: int) -> str:
    """A length of time in words: "2 năm 6 tháng"."""
    years, rest = divmod(months, 12)
    return " ".join(part for part in (f"{years} năm" if years else "", f"{rest} tháng" if rest else "") if part)


def find_differences(text: str) -> list[tuple[int, int, tuple[Decimal, ...], bool]]:
    """What a text shows of one length less another, as (start, end, the numbers it takes, whether it is right)."""
    found = []
    for match in _SUM.finditer(text):
        lengths = [months_at(match[part], 0) or 0 for part in ("long", "short", "rest")]
        numbers = tuple(Decimal(digits) for part in ("long", "short") for digits in re.findall(r"\d+", match[part]))
        found.append((*match.span(), numbers, lengths[0] - lengths[1] == lengths[2]))
    return found
