"""Exact arithmetic as it is written for readers: "2.617 − 2.541 = 76", "471 : 94,2% = 500", "4 : 9 ≈ 44,4%"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from rag.durations import find_differences

_EXACT = Context(prec=60)
_PLACES = 2  # decimals that a rounded result is given with at most
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SCALE = "|".join(SCALES)
_NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?|\d{1,15}(?:,\d{1,6})?"
_TERM = rf"(?:{_NUMBER})(?:\s?(?:{_SCALE})(?!\w))?(?:\s(?:{_SCALE})(?!\w))?%?"
# At most twelve terms: no answer adds up more.
_STATEMENT = re.compile(
    rf"(?<![\w.,/])[(]?{_TERM}(?:[ ()]{{1,2}}[+−×:][ (]{{1,2}}{_TERM}){{1,11}}[ )]{{1,2}}[=≈] {_TERM}"
)
_TOKEN = re.compile(rf"{_TERM}|[+−×:()=≈]")
_READ = re.compile(rf"(?P<digits>{_NUMBER})(?P<scales>[^%]*)(?P<percent>%?)")


@dataclass(frozen=True, slots=True)
class Statement:
    """Arithmetic at text[start:end].

    `operands` are what it takes from elsewhere, `result` what it comes to, each with whether it is a percentage;
    `right` holds when the arithmetic is: exactly for "=", to the decimals shown (two at most) for "≈". The number of
    terms that a mean is divided by ("(3 + 4) : 2") is no operand, nor is the whole of a percentage ("100% + 7%"). A
    length of time left of another ("15 năm − 12 năm 6 tháng = 2 năm 6 tháng") has no result but the one it shows.
    """

    start: int
    end: int
    operands: tuple[tuple[Decimal, bool], ...]
    result: tuple[Decimal, bool] | None
    right: bool


def written(value: Decimal, places: int | None = None) -> str:
    """A value as Vietnamese writes it ("8.437", "94,2"), rounded half up to `places` decimals where given."""
    with localcontext(_EXACT):
        if places is not None:
            value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        text = f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))


def find_statements(text: str) -> tuple[Statement, ...]:
    """The arithmetic that a text states; a stretch that cannot be worked out is none."""
    lengths = (
        Statement(start, end, tuple((number, False) for number in numbers), None, right)
        for start, end, numbers, right in find_differences(text)
    )
    return (*_statements(text), *lengths)


def worked_out(expression: str) -> Decimal:
    """The value of an expression ("(3.279 − 2.541) : 2.541"), to 60 digits where it does not end.

    Raises ValueError when it is no expression or divides by zero.
    """
    with localcontext(_EXACT):
        return _Parser(_TOKEN.findall(expression)).whole()


def equation(expression: str, scale: str = "", *, percent: bool = False, places: int = 1) -> tuple[str, str, bool]:
    """ "2.617 − 2.541 = 76", "76", True: an expression with its result, the result alone, and whether it is exact.

    `scale` are the words that the result is told in ("tỷ"), `percent` gives it as a percentage. Raises ValueError when
    the expression cannot be worked out.
    """
    value = worked_out(expression)
    with localcontext(_EXACT):
        shown = value * 100 if percent else value / _multiple(scale)
        rounded = shown.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    exact = rounded == shown
    result = f"{written(rounded)}{'%' if percent else ''}{f' {scale}' if scale else ''}"
    return f"{expression} {'=' if exact else '≈'} {result}", result, exact


def _statements(text: str) -> Iterator[Statement]:
    for match in _STATEMENT.finditer(text):
        left, sign, right = re.split(r"([=≈])", match.group())
        opened = left.startswith("(") and left.count("(") > left.count(")")  # by the bracket around the statement
        left = left[opened:]
        parser = _Parser(_TOKEN.findall(left))
        with localcontext(_EXACT):
            try:
                value = parser.whole()
            except ValueError:
                continue
            result, percent = _read(right.strip())
            shown = value * 100 if percent else value
            step = _step(right.strip())
            near = abs(shown - result) * 2 <= step and step >= Decimal(1).scaleb(-_PLACES)
            same = near if sign == "≈" else shown == result
        yield Statement(match.start() + opened, match.end(), tuple(parser.operands), (result, percent), same)


class _Parser:
    """Works out an expression of terms, + − × : and one level of brackets."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = list(tokens)
        self._at = 0
        self._added = 0  # terms of the brackets closed last
        self.operands: list[tuple[Decimal, bool]] = []

    def whole(self) -> Decimal:
        value = self._sum()[0]
        if self._at != len(self._tokens):
            raise ValueError(f"no expression: {' '.join(self._tokens)}")
        return value

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _sum(self) -> tuple[Decimal, int]:
        value, terms = self._product(), 1
        while self._next() in ("+", "−"):
            sign = 1 if self._next() == "+" else -1
            self._at += 1
            value += sign * self._product()
            terms = terms + 1 if sign > 0 else 0
        return value, terms

    def _product(self) -> Decimal:
        value = self._factor()
        while self._next() in ("×", ":"):
            divides = self._next() == ":"
            self._at += 1
            added, known = self._added, len(self.operands)
            factor = self._factor()
            if divides and not factor:
                raise ValueError("division by zero")
            if divides and added > 1 and factor == added and len(self.operands) == known + 1:
                self.operands.pop()  # how many were added up
            value = value / factor if divides else value * factor
        self._added = 0
        return value

    def _factor(self) -> Decimal:
        token = self._next()
        self._at += 1
        if token == "(":
            value, terms = self._sum()
            if self._next() != ")":
                raise ValueError("a bracket that is not closed")
            self._at += 1
            self._added = terms
            return value
        self._added = 0
        value, percent = _read(token)
        if not (percent and value == 100):  # the whole, of which percentages are told
            self.operands.append((value, percent))
        return value / 100 if percent else value


def _read(term: str) -> tuple[Decimal, bool]:
    match = _READ.fullmatch(term)
    if match is None:
        raise ValueError(f"no number: {term!r}")
    digits = Decimal(match["digits"].replace(".", "").replace(",", "."))
    return digits * _multiple(match["scales"]), bool(match["percent"])


def _step(term: str) -> Decimal:
    """The size of the last digit that a term shows."""
    digits = re.match(_NUMBER, term)
    decimals = len(digits.group().partition(",")[2]) if digits else 0
    return Decimal(1).scaleb(-decimals) * _multiple(re.sub(r"[\d.,%]", "", term))


def _multiple(scales: str) -> int:
    product = 1
    for word in scales.split():
        product *= SCALES[word]
    return product
