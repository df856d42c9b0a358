"""Numbers written with digits, as exact values; never dates, document numbers, times, labels or road names."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.memory import remembered
from vietnamese.normalise import match_form
from vietnamese.spans import Taken
from vietnamese.spelling import is_syllable
from vietnamese.words import COUNTED


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


_GROUPED = r"[1-9]\d{0,2}(?:\.\d{3}){1,5}(?:,\d{1,6})?"  # 1.234 is over a thousand, 1.234,5
_ENGLISH = r"[1-9]\d{0,2}(?:,\d{3}){2,5}"  # 1,234,567
_DIGITS = rf"(?:{_GROUPED}|{_ENGLISH}|\d{{1,15}}(?:[.,]\d{{1,6}})?)"
_MULTIPLE = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9,
             "trăm nghìn": 10**5, "trăm triệu": 10**8, "chục triệu": 10**7,
             "nghìn tỷ": 10**12, "ngàn tỷ": 10**12, "tr": 10**6}  # fmt: skip
# "tỷ lệ" and "triệu chứng" are words of their own.
_MULTIPLES = (
    rf"(?:{'|'.join(sorted(_MULTIPLE, key=len, reverse=True))})(?![^\W_]|(?<=tỷ)\s+(?:lệ|trọng|số|suất|giá|phú)(?!\w)"
    r"|(?<=triệu)\s+(?:chứng|tập|phú|hồi)(?!\w))"
)
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<first>{_DIGITS})(?:\s?%?\s?(?P<join>[/-])\s?(?P<second>{_DIGITS}))?(?!\d|[.,/-]\d)"
    rf"(?:(?P<percent>(?:\s{{1,2}}điểm)?(?:\s?%|\s{{1,2}}phần trăm(?![^\W_])))"
    rf"|\s{{0,2}}(?P<multiple>{_MULTIPLES})(?:\s{{1,2}}(?P<rest>\d{{1,3}})\s{{1,2}}(?P<lesser>triệu|nghìn|ngàn)(?![^\W_]))?)?"
)
# What stands right behind the digits of a figure: nothing, a unit, or a word that a space was forgotten before; not
# the letter of a road or a class ("4D", "12A") nor a clock's "h".
_GLUED = re.compile(r"\w+")
_UNITS = frozenset(
    "m m2 m3 km km2 cm cm2 cm3 mm dm ha kg mg g/l ml l đ vnđ usd kw kwh mw mwh mwp kv kva gb tb mb".split()
)
# Clock times, telephone numbers, and what numbers name instead of counting: "tháng 5", "quốc lộ 279", "Điều 12".
_CLOCK = r"(?<![\w:])\d{1,2}(?:\s?(?:h|giờ)\s?\d{1,2}(?:\s?(?:phút|p))?|:\d\d(?::\d\d)?|g\d\d|h)(?![^\W_]|:\d)"
_O_CLOCK = r"(?<!\w)(?:lúc|hồi)\s{1,2}\d{1,2}\s?giờ|(?<!\w)\d{1,2}\s?giờ\s{1,2}(?:sáng|trưa|chiều|tối|đêm|ngày)(?!\w)"
_TELEPHONE = r"(?<![\w.,/-])0\d{8,10}(?!\w)"
_IN_LIST = r"(?:(?:,|\s?và|\s?-)\s\d{1,2}(?=[,.;:)]|$|\s(?:và|về|của|có|đã|năm|ở|tại|này|được|do|là|trong)(?!\w)))*"
_LABEL = (
    r"(?<!\w)(?:(?<!mỗi\s)(?<!hàng\s)(?<!hằng\s)(?<!một\s)(?:tháng\s{1,2}(?:0?[1-9]|1[0-2])|quý\s{1,2}[1-4]"
    r"|ngày\s{1,2}(?:0?[1-9]|[12]\d|3[01])(?=[,.;)]|$|\s(?:và|đến|tới|này|vừa|âm)(?!\w)))"
    r"|điều\s{1,2}\d{1,3}|(?<!tổng\s)(?<!trong\s)(?<!con\s)(?<!chỉ\s)(?<!dân\s)(?<!một\s)số\s{1,2}\d{1,4}"
    r"|(?:khoản|tổ|tổ dân phố|khu phố|tiểu khu|ấp|quận|lớp|khóa|trung ương|thế kỷ)\s{1,2}\d{1,2}"
    r"|(?:quốc lộ|tỉnh lộ|ql|tl|đt)\s{0,2}\d{1,3}|covid\s?-?\s?19)"
    rf"(?!\d|[.,/]\d|\s?%|\s?[/-]\s?\d|\s(?:{COUNTED})(?!\w)){_IN_LIST}"
)
# A task force is named by the day it was set up ("tổ công tác 1902"); a day that no calendar has is no ratio.
_NAME = r"(?<!\w)tổ công tác\s{1,2}\d{3,4}(?!\d|[.,/]\d)|(?<!\w)ngày\s{1,2}\d{1,2}[/-]\d{1,2}(?!\d)"
_NO_FIGURE = re.compile("|".join((_CLOCK, _O_CLOCK, _TELEPHONE, _LABEL, _NAME)))
# "World Cup 2018", "cùng kỳ 2016 và": four digits that no thing that might be counted follows. Told by the text as
# written, since a capital opens another name.
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER_YEAR = re.compile(r"\s{0,3}(?:$|[^\s\w%]|[^\W\d_a-zà-ỹđ]|(?:và|của|là|đã|được|tại|ở|với|cho|có|sẽ)(?!\w))")
_BOUNDS = {
    bound: sign
    for sign, bounds in {
        ">": "hơn | trên | ít nhất | tối thiểu | không dưới | không ít hơn",
        "<": "gần | dưới | không quá | không vượt quá | tối đa | chưa đến | chưa tới | chưa đầy | ít hơn | thấp hơn",
        "~": "khoảng | chừng | xấp xỉ",
    }.items()
    for bound in bounds.split(" | ")
}
_LONGEST_BOUND = 20
_BOUND = re.compile(rf"(?<![^\W_])({'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s{{1,3}}$")


@remembered
def find_numbers(text: str) -> tuple[Number, ...]:
    """All figures of a text in order.

    Left out is what stands in a date, a period, a document number, a clock time or a telephone number, and a number
    that names something instead of counting it ("tháng 5", "Quốc lộ 279", "Điều 12").
    """
    form = match_form(text)
    taken = Taken(len(form))
    for period in find_periods(text):
        taken.mark(period.start, period.end)
    for mention in find_documents(text):
        taken.mark(mention.start, mention.end)
    for match in _NO_FIGURE.finditer(form):
        taken.mark(*match.span())
    return tuple(
        number
        for match in _NUMBER.finditer(form)
        if _ends_well(form, match.end()) and taken.take(*match.span())
        for number in [_number(match, form)]
        if not (number.kind is NumberKind.RANGE and number.second is not None and number.second <= number.value)
        and not (_YEAR.fullmatch(match.group()) and not number.bound and _AFTER_YEAR.match(text, number.end))
    )


def _ends_well(form: str, end: int) -> bool:
    glued = _GLUED.match(form, end)
    return glued is None or glued.group() in _UNITS or (len(glued.group()) > 1 and is_syllable(glued.group()))


def _number(match: re.Match[str], form: str) -> Number:
    multiple = _MULTIPLE[match["multiple"]] if match["multiple"] else 1
    value = _value(match["first"], multiple)
    if match["rest"]:
        value += int(match["rest"]) * _MULTIPLE[match["lesser"]]
    second = _value(match["second"], multiple) if match["second"] else None
    percent = match["percent"] is not None
    if second is None:
        kind = NumberKind.PERCENT if percent else NumberKind.COUNT
    else:
        kind = NumberKind.RATIO if match["join"] == "/" else NumberKind.RANGE
    start, end = match.span()
    bound = _BOUND.search(form, max(0, start - _LONGEST_BOUND), start)
    return Number(start, end, kind, value, second, percent, _BOUNDS[bound[1]] if bound else "")


def _value(digits: str, multiple: int) -> Decimal:
    """ "1.234" is over a thousand; "94,2" and "3.5" are decimals."""
    if re.fullmatch(_GROUPED, digits):
        digits = digits.replace(".", "")
    elif re.fullmatch(_ENGLISH, digits):
        digits = digits.replace(",", "")
    return (Decimal(digits.replace(",", ".")) * multiple).normalize() + 0
