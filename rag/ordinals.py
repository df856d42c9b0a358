"""Numbers that belong to names: "cầu Thủ Thiêm 2", "KCN Phú Mỹ II", "Đại hội lần thứ XIII"."""

import re
from functools import lru_cache

from vietnamese.normalise import match_form
from vietnamese.words import COUNTED

_TENS = ("", "x", "xx", "xxx", "xl")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {_TENS[n // 10] + _ONES[n % 10]: n for n in range(1, 50)}
_WORDS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMERAL = rf"(?:\d{{1,2}}|{'|'.join(sorted(_ROMAN, key=len, reverse=True))})"
_CONGRESS, _TERM = r"(?:lần(?: thứ)?|đại hội)", r"khóa"
# "Đại hội lần thứ XXIII", "khóa XIV": another congress or term is another matter.
_ORDINAL = re.compile(
    rf"(?<!\w)(?:(?P<congress>{_CONGRESS})|(?P<term>{_TERM})|kỳ)\s+(?P<numeral>{_NUMERAL})(?![\w/]|[.,-]\w)"
)
_TIMES = re.compile(r"(?<!\w)lần(?: thứ)?\s\d{1,2}(?!\w)")
_NUMBERED = re.compile(
    rf"\s(?P<numeral>{_NUMERAL})(?![\w/]|[.,-]\w|\s?%)(?!\s(?:{COUNTED}|năm(?!\s(?:19|20)\d\d))(?!\w))"
)


def ordinals(form: str) -> tuple[str, ...]:
    """The numerals of the congresses and terms of office in a text in matching form; "lần 2" alone is none."""
    return tuple(m["numeral"] for m in _ORDINAL.finditer(form) if not _TIMES.fullmatch(m.group()))


def stands_numbered(name: str, text: str) -> bool:
    """True when a name in matching form stands in a text as whole words; "Phú Mỹ 2" is "Phú Mỹ II", "khóa 14" "XIV"."""
    form = match_form(text)
    stem, _, last = name.rpartition(" ")
    if value(last) is None:
        return name in form and _pattern(name).search(form) is not None
    return stem in form and _pattern(name).search(form) is not None


def value(numeral: str) -> int | None:
    """What a Roman or an Arabic numeral comes to; None for another word."""
    return int(numeral) if numeral.isdecimal() and len(numeral) < 3 else _ROMAN.get(numeral)


@lru_cache(maxsize=1024)
def _pattern(name: str) -> re.Pattern[str]:
    stem, _, last = name.rpartition(" ")
    number = value(last)
    if number is None or (not stem and last in _ROMAN and not _is_told(last)):
        return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    written = "|".join(dict.fromkeys((last, f"0?{number}", _roman(number))))
    if stem:
        return re.compile(rf"(?<!\w){re.escape(stem)}\s(?:{written})(?!\w)")
    worded = _WORDS[number] if number < len(_WORDS) else "(?!)"
    worded = f"{worded}|đầu(?: tiên)?" if number == 1 else worded
    told = rf"(?:{_CONGRESS}|{_TERM}|thứ|kỳ|lứa)\s(?:0?{number}|{worded})"
    return re.compile(rf"(?<!\w)(?:{_roman(number)}|{told})(?!\w)")


def _is_told(numeral: str) -> bool:
    return len(numeral) > 1 or numeral in "vx"


def _roman(number: int) -> str:
    return next((roman for roman, of in _ROMAN.items() if of == number), "(?!)")


def numbers_of(name: str, form: str) -> list[int]:
    """The numbers that a text in matching form writes right behind a name, in order."""
    found = []
    at = form.find(name)
    while at >= 0:
        match = _NUMBERED.match(form, at + len(name)) if not form[at - 1 : at].isalnum() else None
        number = value(match["numeral"]) if match else None
        if number is not None:
            found.append(number)
        at = form.find(name, at + len(name))
    return found


def numbered(name: str, form: str) -> str:
    """A name with the number that a text in matching form writes right behind it, else the bare name."""
    numbers = numbers_of(name, form)
    return f"{name} {numbers[0]}" if numbers else name


def other_ordinal(asked: str, text: str) -> bool:
    """True when a sentence names a congress or a term, and only others than a question in matching form asks about."""
    for group in ("congress", "term"):
        ours, theirs = ({value(m["numeral"]) for m in _ORDINAL.finditer(form) if m[group]} for form in (asked, text))
        if ours and theirs and not ours & theirs:
            return True
    return False
