"""Numbers read part by part: words ("hai trăm linh năm"), digits with a multiple ("2,5 tỷ"), both ("3 trăm 20 nghìn").

Words are read in all written forms (mươi/mười, lăm/nhăm, mốt, tư, linh/lẻ, nghìn/ngàn, vạn, rưỡi, chục) and in the
short forms of speech: "một trăm hai" is 120, "hai triệu tư" 2,400,000, "hăm mốt" 21, "ba lăm" 35.

"năm" is five only where nothing else can stand: before a multiple ("năm trăm"), behind "linh", or as the first word;
behind another number it counts years ("hai mươi năm"), so 25 is read from "hai mươi lăm", not from "hai mươi năm".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vietnamese.normalise import match_form

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9}
TENS = {"chục": 10, "trăm": 100}
_ONES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_LAST = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # forms that a digit has behind a ten
_BEHIND_TEN = {word: value for word, value in _ONES.items() if word != "năm"} | {"lăm": 5, "nhăm": 5}
_BEHIND_TENS = _BEHIND_TEN | _LAST
_ODD = ("linh", "lẻ", "lẽ")  # the last is a common misspelling
_BEHIND_ODD = _ONES | {"tư": 4, "mười": 10}  # behind "linh"
_SHORT_TENS = {word: _LAST[word] for word in ("mốt", "lăm", "nhăm")}
_MORE = {"mươi", *TENS, *SCALES, *_SHORT_TENS}  # what makes a digit the first part of a number
_WORDS = {*_ONES, *_LAST, *TENS, *SCALES, *_ODD, "không", "mười", "mươi", "hăm", "rưỡi"}
# A number word; "tỷ lệ", "triệu chứng" and "vạn tuế" are words of their own. A digit may be glued on before it.
WORD = (
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![^\W_]"
    r"|(?<=tỷ)\s{1,3}(?:lệ|trọng|số|suất|giá|phú|mẩn|tê)(?!\w)|(?<=triệu)\s{1,3}(?:chứng|tập|phú|hồi|đại)(?!\w)"
    r"|(?<=vạn)\s{1,3}(?:tuế|vật|lý|sự|hạnh)(?!\w))"
)
_WORD = re.compile(WORD)
_LONGEST = 40  # tokens; "chín trăm chín mươi chín" before each of five scales has 30


@dataclass(frozen=True, slots=True)
class Token:
    """A number word in matching form, or digits, whose `value` is then set; text[start:end]."""

    start: int
    end: int
    form: str
    value: Decimal | None = None


def parse_number_words(text: str) -> Decimal | None:
    """The exact value of a text that is one number in words, None when it is anything else.

    >>> parse_number_words("hai mươi mốt triệu không trăm linh năm nghìn")
    Decimal('21005000')
    >>> parse_number_words("hai triệu rưỡi")
    Decimal('2500000')
    """
    form = match_form(text)
    tokens = [Token(match.start(), match.end(), match.group()) for match in _WORD.finditer(form)]
    if not tokens or "".join(form.split()) != "".join(token.form for token in tokens):
        return None
    if len(tokens) == 1 and tokens[0].form == "không":
        return Decimal(0)
    value, end = read_number(tokens, 0)
    return value if end == len(tokens) else None


def read_number(tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
    """The value of the longest number that begins at tokens[at] and the index behind it; (None, at) when none does.

    Between two of the tokens nothing but spaces may stand.
    """
    reader = _Reader(tokens[at : at + _LONGEST])
    value = reader.number()
    return value, at + (reader.at if value is not None else 0)


class _Reader:
    """Reads one number from the left; `at` is the index behind what is read."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.at = 0

    def number(self) -> Decimal | None:
        value = self._below_thousand()
        if value is None:
            return None
        parts: list[tuple[Decimal, int]] = []  # what is read, with its scale, the scales falling
        section = value
        while (scale := SCALES.get(self._form())) is not None:
            last = parts[-1][1] if parts else 0
            if last and not section and scale <= last:
                break
            while parts and parts[-1][1] < scale:  # "hai nghìn ba trăm tỷ"
                section += parts.pop()[0]
            self.at += 1
            parts.append((section * scale, scale))
            section = Decimal(0)
            if self._form() in SCALES:
                continue
            short = self._short(scale)
            if short is not None:
                section = short
                break
            if self._form() == "một" and self._form(1) not in _MORE:  # "50 triệu một tháng"
                break
            section = self._lesser(scale)
        return sum((part for part, _ in parts), section)

    def _short(self, scale: int) -> Decimal | None:
        """The end of a number in the short form: "triệu rưỡi", "triệu tư"."""
        if self._take("rưỡi"):
            return Decimal(scale) / 2
        digit = self._ones(0, _BEHIND_TENS)
        if digit is None or self._form(1) in _MORE or self._form() == "một":
            return None
        self.at += 1
        return Decimal(digit * scale) / 10

    def _lesser(self, scale: int) -> Decimal:
        """The part of the number behind one of this scale, 0 when there is none."""
        began = self.at
        if self._form() in _ODD:
            self.at += 1
            value = self._below_thousand() or self._digit(_BEHIND_ODD)
        elif self._form() == "không" and self._form(1) == "trăm":
            self.at += 2
            value = self._below_hundred() or None
        else:
            value = self._below_thousand()
        if value is not None and value < scale:
            written = self._tokens[self.at - 1].value is not None  # "1 triệu 200 nghìn"; not "1 triệu 200 người"
            if not written or SCALES.get(self._form(), scale) < scale:
                return value
        self.at = began
        return Decimal(0)

    def _below_thousand(self) -> Decimal | None:
        token = self._tokens[self.at] if self.at < len(self._tokens) else None
        if token is None:
            return None
        if token.value is not None:
            self.at += 1
            times = TENS.get(self._form(), 1)
            self.at += times > 1
            return token.value * times + (Decimal(times) / 2 if self._take("rưỡi") else 0)
        digit = self._ones(0, _ONES)
        if digit is None or self._form(1) != "trăm":
            return self._tens(digit)
        self.at += 2
        return digit * Decimal(100) + (50 if self._take("rưỡi") else self._below_hundred())

    def _tens(self, digit: int | None) -> Decimal | None:
        """A number below a hundred; `digit` is its first word's value when that is a digit."""
        if self._take("mười"):
            return Decimal(10) + (self._digit(_BEHIND_TEN) or 0)
        if self._form() == "hăm":
            self.at += 1
            unit = self._digit(_BEHIND_TENS)
            self.at -= unit is None
            return None if unit is None else 20 + unit
        if digit is None:
            return None
        began = self.at
        self.at += 1
        if self._take("mươi"):
            return Decimal(10 * digit) + (self._digit(_BEHIND_TENS) or 0)
        if self._take("chục"):
            return Decimal(10 * digit) + (5 if self._take("rưỡi") else 0)
        if digit > 1 and (unit := self._digit(_SHORT_TENS)) is not None:
            return 10 * digit + unit
        if self._tokens[began].form == "năm" and began and self._form() not in SCALES:  # "một triệu năm nay"
            self.at = began
            return None
        return Decimal(digit)

    def _below_hundred(self) -> Decimal:
        """What stands behind "trăm", 0 when nothing of the number does."""
        if self._form() in _ODD:
            self.at += 1
            unit = self._digit(_BEHIND_ODD)
            self.at -= unit is None
            return unit or Decimal(0)
        digit = self._ones(0, _ONES)
        if self._form() in ("mười", "hăm") or (digit and self._form(1) in ("mươi", *_SHORT_TENS)):
            return self._tens(digit) or Decimal(0)
        digit = self._ones(0, _BEHIND_TENS)
        if digit is None or self._form(1) in TENS:
            return Decimal(0)
        self.at += 1
        return Decimal(10 * digit)  # "một trăm hai"

    def _digit(self, forms: Mapping[str, int]) -> Decimal | None:
        value = self._ones(0, forms)
        if value is None:
            return None
        self.at += 1
        return Decimal(value)

    def _ones(self, ahead: int, forms: Mapping[str, int]) -> int | None:
        return forms.get(self._form(ahead))

    def _form(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self._tokens[at].form if at < len(self._tokens) else ""

    def _take(self, form: str) -> bool:
        taken = self._form() == form
        self.at += taken
        return taken
