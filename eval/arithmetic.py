"""Arithmetic that an answer shows ("3.279 − 2.617 = 662"), computed again, exactly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vietnamese.numbers import Number, NumberKind, find_numbers

# A hyphen, a slash, a colon and an x are signs only with spaces around them: "2021-2023", "19/20", "gồm: 5" are not.
_SIGN = re.compile(r"[+−×÷=≈()]|(?<!\S)[-–x*/:](?!\S)|\n|[;:|]|[.,](?=\s|$)")
_OPERATORS = {"+": "+", "−": "-", "-": "-", "–": "-", "×": "*", "x": "*", "*": "*", "÷": "/", "/": "/", ":": "/"}
_MANTISSA = re.compile(r"\d+(?:\.\d{3})*(?:,(?P<decimals>\d+))?")
_BARE_YEAR = re.compile(r"\s*(?P<year>(?:19|20)\d\d)\s*")  # "2008 − 2000 = 8"
# "15 năm − 12 năm 6 tháng = 2 năm 6 tháng" is reckoned in months.
_LENGTH = re.compile(r"\s*(?:(?P<years>\d{1,3}) năm)?\s?(?:(?P<months>\d{1,3}) tháng)?(?![\w\s]*\d)")
_OF_MONTHS = re.compile(r"\d năm \d{1,2} tháng")
_LONGEST = 48  # tokens on one side of an equals sign: a sum of two dozen operands


@dataclass(frozen=True, slots=True)
class Equation:
    """One shown computation, text[start:end]: its operands and its result, and whether it comes out as stated.

    `constants` are operands that the computation itself brings: 100, 1, and how many addends an average divides by.
    """

    start: int
    end: int
    written: str
    operands: tuple[Number, ...]
    constants: tuple[Number, ...]
    result: Number
    right: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A sign ("+", "(", "=", or "" where no expression goes on) or a number (sign "n")."""

    sign: str
    start: int
    end: int
    number: Number | None = None
    dash: bool = False


@dataclass(frozen=True, slots=True)
class _Value:
    exact: Fraction
    percent: bool = False


class _NotAnExpression(Exception):
    """The tokens are no complete expression."""


def equations(text: str) -> tuple[Equation, ...]:
    """The computations that a text shows, in order. Markdown emphasis must be gone from the text."""
    tokens = _tokens(text)
    found: list[Equation] = []
    for at, token in enumerate(tokens):
        result, negative = _result(tokens[at + 1 : at + 3])
        if token.sign != "=" or result is None:
            continue
        read = [_equation(some, result, negative, text) for some in _expressions(tokens[max(0, at - _LONGEST) : at])]
        if read:
            found.append(next((equation for equation in read if equation.right), read[0]))
    return tuple(found)


def _equation(expression: Sequence[_Token], result: Number, negative: bool, text: str) -> Equation:
    operands = tuple(token.number for token in expression if token.number)
    constants = tuple(number for number in operands if _is_constant(number, operands))
    try:
        right = _comes_to(_Parser(expression).value(), constants, result, negative, text)
    except ZeroDivisionError:
        right = False
    start, end = expression[0].start, result.end
    return Equation(start, end, text[start:end], operands, constants, result, right)


def _tokens(text: str) -> list[_Token]:
    """Signs and numbers in order. Numbers are read between the signs, so that "8 - 5" is not taken for a range."""
    tokens: list[_Token] = []
    at = 0
    in_months = _OF_MONTHS.search(text) is not None
    for sign in (*_SIGN.finditer(text), None):
        end = sign.start() if sign else len(text)
        for number in _numbers(text[at:end], in_months=in_months):
            placed = Number(at + number.start, at + number.end, number.kind, number.value, number.second,
                            number.percent, number.bound)  # fmt: skip
            tokens.append(_Token("n", placed.start, placed.end, placed))
        if sign:
            written = sign.group()
            spaced = written in _OPERATORS and (written != ":" or text[max(0, sign.start() - 1)].isspace())
            kind = _OPERATORS[written] if spaced else "=" if written in "=≈" else written if written in "()" else ""
            tokens.append(_Token(kind, sign.start(), sign.end(), dash=written == "–"))
            at = sign.end()
    return tokens


def _numbers(text: str, *, in_months: bool) -> tuple[Number, ...]:
    """The numbers between two signs; a year by itself is one, and a length of time where lengths are reckoned with."""
    if year := _BARE_YEAR.fullmatch(text):
        return (Number(*year.span("year"), NumberKind.COUNT, Decimal(year["year"])),)
    length = _LENGTH.match(text) if in_months else None
    if length and length.group().strip():
        months = 12 * int(length["years"] or 0) + int(length["months"] or 0)
        start = length.start("years" if length["years"] else "months")
        return (Number(start, len(length.group().rstrip()), NumberKind.COUNT, Decimal(months)),)
    return find_numbers(text)


def _expressions(tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """The longest expression that ends the tokens; then, as a dash may be no minus, what follows a dash in it."""
    stops = [at for at, token in enumerate(tokens) if token.sign in ("", "=")]
    tokens = tokens[stops[-1] + 1 if stops else 0 :]
    longest = False
    for first in range(len(tokens)):
        if longest and not tokens[first - 1].dash:
            continue
        some = tokens[first:]
        if _is_expression(some):
            longest = True
            yield some


def _is_expression(tokens: Sequence[_Token]) -> bool:
    if len(tokens) == 1:  # a ratio is a division
        return tokens[0].number is not None and tokens[0].number.kind is NumberKind.RATIO
    try:
        _Parser(tokens).value()
    except _NotAnExpression:
        return False
    except ZeroDivisionError:
        return True
    return any(token.number is None and token.sign in "+-*/" for token in tokens)


def _result(tokens: Sequence[_Token]) -> tuple[Number | None, bool]:
    """The number right behind an equals sign, and whether a minus stands before it."""
    negative = bool(tokens) and tokens[0].sign == "-"
    rest = tokens[1:] if negative else tokens
    return (rest[0].number if rest else None), negative


def _is_constant(number: Number, operands: Sequence[Number]) -> bool:
    return number.second is None and not number.percent and number.value in (1, 100, len(operands) - 1)


def _comes_to(value: _Value, constants: Sequence[Number], result: Number, negative: bool, text: str) -> bool:
    """True when the value, rounded to the places that the result is written with, is the result."""
    stated = Fraction(result.value) * (-1 if negative else 1)
    step = _last_place(result, text[result.start : result.end])
    candidates = {value.exact}
    if result.percent and not value.percent:
        candidates = {value.exact * 100}
        if any(number.value == 100 for number in constants):
            candidates.add(value.exact)
    return any(abs(candidate - stated) <= step / 2 for candidate in candidates)


def _last_place(number: Number, written: str) -> Fraction:
    """What one more in the last written place adds: 0.1 for "4,3", 100,000 for "2,4 triệu", 1 for "501"."""
    match = _MANTISSA.search(written)
    if match is None:
        return Fraction(1)
    mantissa = Decimal(match.group().replace(".", "").replace(",", "."))
    scale = Fraction(number.value) / Fraction(mantissa) if mantissa else Fraction(1)
    return abs(scale) * Fraction(1, 10 ** len(match["decimals"] or ""))


class _Parser:
    """Sums of products of numbers and bracketed sums."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def value(self) -> _Value:
        """The value of all tokens. Raises _NotAnExpression or ZeroDivisionError."""
        value = self._sum()
        if self._at < len(self._tokens):
            raise _NotAnExpression
        return value

    def _sum(self) -> _Value:
        value = self._product()
        while (sign := self._next("+-")) is not None:
            other = self._product()
            both = value.percent == other.percent
            one, two = (value.exact, other.exact) if both else (_share(value), _share(other))
            value = _Value(one + two if sign == "+" else one - two, both and value.percent)
        return value

    def _product(self) -> _Value:
        value = self._factor()
        while (sign := self._next("*/")) is not None:
            other = self._factor()
            one, two = _share(value), _share(other)
            value = _Value(one * two if sign == "*" else one / two)
        return value

    def _factor(self) -> _Value:
        if self._next("(") is not None:
            value = self._sum()
            if self._next(")") is None:
                raise _NotAnExpression
            return value
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or token.number is None:
            raise _NotAnExpression
        self._at += 1
        return _number(token.number)

    def _next(self, signs: str) -> str | None:
        if self._at < len(self._tokens) and (sign := self._tokens[self._at].sign) and sign in signs:
            self._at += 1
            return sign
        return None


def _number(number: Number) -> _Value:
    if number.kind is NumberKind.RATIO and number.second:
        return _Value(Fraction(number.value) / Fraction(number.second))
    if number.second is not None:
        raise _NotAnExpression
    return _Value(Fraction(number.value), number.percent)


def _share(value: _Value) -> Fraction:
    """A percentage as the share that it is, any other value as it stands."""
    return value.exact / 100 if value.percent else value.exact
