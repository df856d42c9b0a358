"""Quantities, in digits and in words, as exact values; never dates, document numbers, times, labels or names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vietnamese.bounds import bound_of
from vietnamese.counted import counted
from vietnamese.documents import find_documents
from vietnamese.labels import find_labels
from vietnamese.memory import remembered
from vietnamese.naming import is_label, is_no_range, is_no_ratio, is_version
from vietnamese.normalise import match_form
from vietnamese.numerals import Numeral, find_numerals
from vietnamese.relative import find_times
from vietnamese.spans import Taken
from vietnamese.word_sense import counts_as_word


class NumberKind(StrEnum):
    """How a number is written."""

    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"  # 2.063/2.247, hai phần ba
    RANGE = "range"  # 96-98%, từ 5 đến 7, hai, ba


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it is written: text[start:end].

    `value` is exact; `second` is the lower part of a ratio or the upper end of a range. `percent` holds for ranges of
    percentages too. `bound` is "", ">" (hơn, trên, trở lên), "<" (dưới, gần, trở xuống) or "~" (khoảng). A half that
    stands behind the unit counts ("2 năm rưỡi" is 2.5) and is not in the span, since the unit is not.
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


_SLASH = re.compile(r"\s?/\s?")
_DASH = re.compile(r"\s{0,2}-\s{0,2}")
_OF = re.compile(r"\s{1,2}phần\s{1,2}")
_TO = re.compile(r"(?P<unit>\s?[^\W\d_]{1,7}(?:\s[^\W\d_]{1,7})?)?\s{1,2}(?:đến|tới)\s{1,2}(?:khoảng\s)?")
_FROM = re.compile(r"(?<![^\W_])từ\s{1,2}(?:khoảng\s|hơn\s|gần\s|trên\s)?$")
_OR_SO = re.compile(r"(?:,|\s{1,2}(?:hay|hoặc))?\s{1,2}")
_LISTED = re.compile(r"\d,\s{1,2}$")
_LIST = re.compile(r"(?:\s?[,;]\s?|\s?(?:và|đến|hoặc|hay|-)\s?)(?:[^\W\d_]{1,7}\s){0,2}")
_JOINED = re.compile(r"[/-]$")
_JOINS_ON = re.compile(r"\s?[/-]\s?\d")
_HALF = re.compile(r"\s{1,2}(?:năm|tháng|tuần|ngày|giờ|tiếng|phút|tuổi|tấn|tạ|yến|cân|ký|mét|sào)\s{1,2}rưỡi(?!\w)")
_DECIMAL = re.compile(r",\d")
_GUESS = re.compile(r"([1-8]),([2-9])")
_WHOLE = re.compile(r"\s{1,2}(?:người|tên|cháu|em|đứa|chiếc|đối tượng|thanh niên|học sinh)(?!\w)")
_LONGEST_GAP = 24  # characters between the two values of a range: " triệu đồng đến khoảng "
_MOST_SHARES = 100  # "hai phần ba", "một phần trăm"; not "một phần 2014"
_FEW = 10  # a guess such as "hai, ba người" names two neighbours below this


@remembered
def find_numbers(text: str) -> tuple[Number, ...]:
    """All quantities of a text in order, none overlapping another.

    Left out is what stands in a date, a period, a document number, a clock time or a telephone number, and a number
    that names something instead of counting it ("tháng 5", "Quốc lộ 279", "Điều 12", "Nokia 3"). Words are numbers
    from two up, before what they count; words without their diacritics are not.
    """
    form = match_form(text)
    taken = Taken(len(form))
    for period in find_times(text):
        taken.mark(period.start, period.end)
    for mention in find_documents(text):
        taken.mark(mention.start, mention.end)
    for start, end in find_labels(text, form):
        taken.mark(start, end)
    return tuple(_numbers(text, form, find_numerals(text, form, taken)))


def _numbers(text: str, form: str, numerals: Sequence[Numeral]) -> Iterator[Number]:
    at, named = 0, 0  # `named`: where the last numeral ended that names something
    while at < len(numerals):
        first = last = numerals[at]
        following = numerals[at + 1] if at + 1 < len(numerals) else None
        joined = _join(form, first, following) if following else None
        if following and joined:
            last = following
            number = Number(first.start, last.end, *joined, last.percent, bound_of(form, first.start, last.end))
        else:
            number = _single(form, first)
        at += 1 if joined is None else 2
        if first.digits and last.digits and _names(text, form, number, named):
            named = number.end
        elif _counts(text, form, number, first, last) and not (
            following and not joined and _side_by_side(first, following)
        ):
            yield number


def _single(form: str, numeral: Numeral) -> Number:
    guess = _GUESS.fullmatch(form, numeral.start, numeral.end)
    if guess and int(guess[1]) + 1 == int(guess[2]) and _WHOLE.match(form, numeral.end):  # "4,5 người"
        low, high = Decimal(guess[1]), Decimal(guess[2])
        return Number(*guess.span(), NumberKind.RANGE, low, high, bound=bound_of(form, *guess.span()))
    half = Decimal("0.5") if numeral.multiple == 1 and _HALF.match(form, numeral.end) else 0
    kind = NumberKind.PERCENT if numeral.percent else NumberKind.COUNT
    bound = bound_of(form, numeral.start, numeral.end)
    return Number(numeral.start, numeral.end, kind, _plain(numeral.value + half), None, numeral.percent, bound)


def _names(text: str, form: str, number: Number, named: int) -> bool:
    """True for digits that name something; `named` is the end of the digits before that did: "tổ 1, 2 và 3"."""
    start, end = number.start, number.end
    written = form[start:end]
    if number.percent:
        return False
    if form.endswith("thứ ", 0, start) and not counted(form, end):  # "tháng thứ 3,4"
        return True
    if number.second is None and not written.isdecimal():
        return is_version(text, form, start, end)
    if number.kind is NumberKind.RATIO and is_no_ratio(text, form, start, end):
        return True
    if number.kind is NumberKind.RANGE and "-" in written and not number.bound and is_no_range(form, start, end):
        return True
    if "." in written or _DECIMAL.search(written):
        return False
    if is_label(text, form, start, end):
        return True
    return bool(named) and _LIST.fullmatch(form, named, start) is not None and not counted(form, end)


def _counts(text: str, form: str, number: Number, first: Numeral, last: Numeral) -> bool:
    start, end = number.start, number.end
    if number.kind is NumberKind.RANGE and number.second is not None and number.second <= number.value:
        return False
    if _JOINS_ON.match(form, end) or (_JOINED.search(form, max(0, start - 1), start) and not counted(form, end)):
        return False
    if not first.in_words or first.percent or number.kind is NumberKind.RATIO:
        return True
    if number.second is None and number.value < 2:
        return False
    return counts_as_word(text, form, start, end, first.alone and last.alone)


def _side_by_side(first: Numeral, following: Numeral) -> bool:
    """True for two number words that are no guess, as in "hai tám": digits told one by one."""
    return first.in_words and following.in_words and first.alone and 0 < following.start - first.end < 3


def _join(form: str, first: Numeral, last: Numeral) -> tuple[NumberKind, Decimal, Decimal] | None:
    """The kind and both values when two numerals are one ratio or one range."""
    gap = (first.end, last.start)
    if gap[1] - gap[0] > _LONGEST_GAP:
        return None
    if not first.percent and not last.percent:
        ratio = first.digits and last.digits and _SLASH.fullmatch(form, *gap)
        share = (
            first.alone and first.digits == last.digits and 1 < last.value <= _MOST_SHARES and _OF.fullmatch(form, *gap)
        )
        if ratio or share:
            return NumberKind.RATIO, _plain(first.value), _plain(last.value)
    if first.percent and not last.percent:
        return None
    low, head = first.value, last.value / last.multiple
    if first.multiple == 1 and last.multiple > 1:  # "5 - 7 triệu"; not "500 - 1 triệu"
        if low >= head:
            return None
        low *= last.multiple
    as_range = (NumberKind.RANGE, _plain(low), _plain(last.value))
    if _DASH.fullmatch(form, *gap):
        return as_range
    if low >= last.value:
        return None
    if to := _TO.fullmatch(form, *gap):
        if to["unit"] is None:
            return as_range
        unit = to["unit"].strip()  # "từ 5 tuổi đến 7 tuổi"
        repeated = form.startswith(unit, last.end) or form.startswith(" " + unit, last.end)
        return as_range if repeated and _FROM.search(form, max(0, first.start - 16), first.start) else None
    if _OR_SO.fullmatch(form, *gap) and first.alone and first.value + 1 == head < _FEW and last.word != "năm":
        words = first.in_words and last.in_words and first.value > 1
        listed = first.digits and last.digits and bool(form[slice(*gap)].strip())
        guess = words or (listed and not _LISTED.search(form, max(0, first.start - 4), first.start))
        return as_range if guess and counted(form, last.end) else None
    return None


def _plain(value: Decimal) -> Decimal:
    """The same value without exponent and trailing zeros."""
    return value.normalize() + 0
