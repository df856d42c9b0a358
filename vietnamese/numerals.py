"""The single values that a text writes, in digits, in words or mixed; what they mean is for others to say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vietnamese.number_words import SCALES, TENS, WORD, Token, read_number
from vietnamese.spans import Taken
from vietnamese.spelling import is_syllable


@dataclass(frozen=True, slots=True)
class Numeral:
    """One value, text[start:end] with its multiple and "%".

    `word` is its first word in matching form; `digits` holds when it is digits alone, `alone` when it is one word or
    digits alone; `multiple` is what the words at its end multiply by (a million in "3 triệu").
    """

    start: int
    end: int
    value: Decimal
    word: str
    digits: bool
    alone: bool
    multiple: int
    percent: bool

    @property
    def in_words(self) -> bool:
        """True when it begins with a number word."""
        return not self.word[0].isdigit()


_GROUPED = r"[1-9]\d{0,2}(?:\.\d{3}){1,5}(?:,\d{1,6})?"  # 1.234 is over a thousand, 1.234,5
_ENGLISH = r"[1-9]\d{0,2}(?:,\d{3}){2,5}(?:\.\d{1,6})?"  # 1,234,567
_SPACED = r"[1-9]\d{0,2}(?:\s\d{3}){2,5}(?![\d.,/-])"  # 1 234 567
_DIGITS = rf"(?:{_SPACED}|{_GROUPED}|{_ENGLISH}|\d{{1,15}}(?:[.,]\d{{1,6}})?)"
# Of these no fraction has three digits: "1,500 USD" is fifteen hundred, "1,028kg" and "1,099 tỷ" are decimals.
_WHOLE = re.compile(r"\s?(?:usd|đô la|đôla|euro|đồng|đ|vnđ|vnd|người|lượt|hộ|học sinh|chiếc)(?!\w)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_SHORT = r"\s?tr(?P<tail>\d{1,3})?(?![^\W_])|k(?![^\W_])"  # "500tr", "2tr5", "200k"
_TOKEN = re.compile(
    rf"(?<![\w.,+])(?<!\w-)(?<!\d/)(?P<digits>{_DIGITS})(?![.,]?\d)(?P<short>{_SHORT})?"
    rf"|(?<=\d[/-])(?P<behind>{_DIGITS})(?![.,]?\d)|{WORD}"
)
_GOLD = re.compile(r"(?<!\w)vàng\s{1,2}$")  # "vàng 24k"
_RESOLUTION = 10  # "4K" is no money
_SIGN = re.compile(r"(?<=[^\W\d_]\s)-$|(?<!\w)(?<!ghi\s)(?<!thanh\s)âm\s{1,2}$")
_SIGNED = re.compile(r"\s?(?:độ|°|oc|%)")
_PERCENT = re.compile(r"(?:\s{1,2}điểm)?(?:\s?%|\s{1,2}phần trăm(?![^\W_]))")
_SPACES = re.compile(r"\s{0,2}")
# What stands right behind the digits of a figure: nothing, a unit, or a word that a space was forgotten before; not
# the letter of a road or a class ("4D", "12A"), of a network ("5G") nor a clock's "h".
_GLUED = re.compile(r"\w+")
_UNITS = frozenset(
    """m m2 m3 km km2 cm cm2 cm3 mm dm ha kg mg g l ml cc đ vnđ vnd usd euro kw kwh mw mwh mwp kv kva gb tb mb mp mah hz
    ghz mhz oc c lít inch""".split()
)
_NO_UNITS = frozenset("GM")
# "hàng trăm", "một": what follows these in one breath begins no number of its own.
_NO_OPENING = frozenset(["một", "mươi", *TENS, *SCALES])


def find_numerals(text: str, form: str, taken: Taken) -> list[Numeral]:
    """The values of a text outside what is taken, in order; `form` is its matching form.

    Number words of a text that has no diacritics at all are not read: "hai tram" would be two.
    """
    return [numeral for chain in _chains(text, form, taken) for numeral in _numerals(text, form, chain)]


def _chains(text: str, form: str, taken: Taken) -> Iterator[list[Token]]:
    """Digits and number words with nothing but spaces between."""
    folded = form.isascii()
    chain: list[Token] = []
    for match in _TOKEN.finditer(form):
        start, end = match.span()
        if (folded and not form[start].isdigit()) or not taken.take(start, end):
            continue
        value = _digits(match, text, form)
        if value is None and form[start].isdigit():
            continue
        written = value is not None and chain and chain[-1].value is not None
        named = value is None and text[start:end].istitle()  # "86 Triệu Việt Vương"
        if chain and (written or named or not _SPACES.fullmatch(form, chain[-1].end, start)):
            yield chain
            chain = []
        chain.append(Token(start, end, match.group(), value))
    if chain:
        yield chain


def _digits(match: re.Match[str], text: str, form: str) -> Decimal | None:
    """The value of digits; None for a number word, and for the "k" of gold and of screens."""
    digits, end = match["digits"] or match["behind"], match.end()
    if not digits:
        return None
    value = _value(digits, form, end)
    if match["short"] == "k":
        screen = text[end - 1] == "K" and value < _RESOLUTION
        return None if screen or _GOLD.search(form, max(0, match.start() - 8), match.start()) else value * 1000
    if match["short"]:
        tail = match["tail"] or "0"
        return (value + Decimal(tail).scaleb(-len(tail))) * SCALES["triệu"]
    return value


def _value(digits: str, form: str, end: int) -> Decimal:
    """ "1.234" is over a thousand; "94,2" and "3.5" are decimals."""
    digits = re.sub(r"\s", "", digits)
    if re.fullmatch(_GROUPED, digits):
        digits = digits.replace(".", "")
    elif re.fullmatch(_ENGLISH, digits) or (_THOUSANDS.fullmatch(digits) and _WHOLE.match(form, end)):
        digits = digits.replace(",", "")
    return Decimal(digits.replace(",", "."))


def _numerals(text: str, form: str, chain: Sequence[Token]) -> Iterator[Numeral]:
    at = 0
    while at < len(chain):
        first, before = chain[at], chain[at - 1].form if at else ""
        value, behind = read_number(chain, at)
        if value is None:
            at += 1
            continue
        tail, multiple = behind, 1
        while tail > at + 1 and (times := SCALES.get(chain[tail - 1].form) or TENS.get(chain[tail - 1].form)):
            tail -= 1
            multiple *= times
        alone, at = behind == at + 1, behind
        start, end = first.start, chain[behind - 1].end
        in_words = first.value is None
        if in_words and (before in _NO_OPENING or (before and alone and first.form == "năm")):
            continue
        if not in_words and not _ends_well(text, form, end):
            continue
        digits = alone and first.form[-1].isdigit() and "tr" not in first.form
        if digits and _SIGNED.match(form, end) and (sign := _SIGN.search(form, max(0, start - 12), start)):
            start, value = sign.start(), -value
        percent = _PERCENT.match(form, end)
        end = percent.end() if percent else end
        yield Numeral(start, end, value, first.form, digits, alone, multiple, percent is not None)


def _ends_well(text: str, form: str, end: int) -> bool:
    glued = _GLUED.match(form, end)
    if glued is None:
        return True
    if glued.group() in _UNITS:
        return text[end : glued.end()] not in _NO_UNITS
    return len(glued.group()) > 1 and is_syllable(glued.group())
