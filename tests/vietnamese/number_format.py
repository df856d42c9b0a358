"""How a Vietnamese writer writes a number, in words and in digits: the other way round than the readers go."""

from dataclasses import dataclass
from decimal import Decimal

_DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


@dataclass(frozen=True)
class Dialect:
    """Which of the words that mean the same a writer takes."""

    thousand: str = "nghìn"
    odd: str = "linh"
    four: str = "bốn"  # behind "mươi"
    five: str = "lăm"  # behind "mươi"
    seven: str = "bảy"
    billion: str = "tỷ"
    full: bool = True  # "không trăm linh năm" behind a multiple; else "linh năm"


def in_words(number: int, dialect: Dialect) -> str:
    """The words of a whole number from 0 to under a thousand billions."""
    if number == 0:
        return "không"
    scales = [(10**9, dialect.billion), (10**6, "triệu"), (10**3, dialect.thousand), (1, "")]
    words: list[str] = []
    for scale, name in scales:
        section, number = divmod(number, scale)
        if section:
            words += [*_section(section, dialect, inside=bool(words)), *([name] if name else [])]
    return " ".join(words)


def _section(number: int, dialect: Dialect, *, inside: bool) -> list[str]:
    digits = [*_DIGITS]
    digits[7] = dialect.seven
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words: list[str] = []
    if hundreds or (inside and dialect.full):
        words += [digits[hundreds], "trăm"]
    if tens == 0:
        if ones:
            words += [dialect.odd, digits[ones]] if words or inside else [digits[ones]]
        return words
    words += ["mười"] if tens == 1 else [digits[tens], "mươi"]
    if ones:
        behind = [*digits]
        behind[5] = dialect.five
        if tens > 1:
            behind[1], behind[4] = "mốt", dialect.four
        words.append(behind[ones])
    return words


def in_digits(value: Decimal) -> str:
    """ "1.234.567,8": dots between thousands, a decimal comma."""
    whole, _, fraction = format(value, "f").partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
