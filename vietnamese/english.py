"""Questions typed in English, put into Vietnamese word by word: enough to search with, never to be shown.

The glossary is the project's own (`english.txt`). Names, numbers and document numbers stay as typed; a word that the
glossary does not know is left out, since it stands in no Vietnamese article.
"""

import re
from functools import cache
from pathlib import Path

from vietnamese.normalise import fold
from vietnamese.spelling import is_syllable

_WORD = re.compile(r"[^\W_]+(?:[-/.,][^\W_]+)*%?")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# Asking and linking words that are no Vietnamese syllables: two of them, and few Vietnamese words, make a text English.
_ENGLISH = frozenset(
    """how what when where who whose whom which why many much does did was were is are has have had the of by with
    from been there this that these those about for and or please tell me list name in on at""".split()
)
_YES_NO = frozenset("is are was were do does did has have had".split())
_HEAD = "người đứng đầu"
_WHICH = "nào"  # stands behind the noun
_LEAST_SURE = 2
_LEAST_SHARE = 0.5  # of the words that no Vietnamese could have typed without diacritics
_AND = re.compile(r"\s*(?:and|what about|how about)\s+(?:(?:in|for|of|at)\s+)?(?:the\s+)?(?=[\w])", re.IGNORECASE)
_FIRST_MONTHS = re.compile(r"\b(?:the\s+)?first\s+(\d{1,2})\s+months(?:\s+of)?(?=\s+(?:19|20)\d\d)", re.IGNORECASE)
_HOW_MUCH = "bao nhiêu"
_HOW_MUCH_DOES = re.compile(
    r"\b(?:how much|by how much) (?:would|will|did|does|do|has|have|is|was|are|were|should|must|can)\b", re.IGNORECASE
)
_HEADED = re.compile(r"(?:ban|phòng|khoa|vụ|bộ môn)(?!\w)")  # "the head of the Organisation Commission"
_LEVELS = frozenset(
    """province city town township district commune ward village hamlet street road bridge airport port river
    school""".split()
)
_ABOUT = re.compile(r"^\s*what\s+(?:is|was|are|does)\s+(.{3,120}?)\s+(?:about|say|deal with)\s*\??\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+\.\d{1,2}%?")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "(" + "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + r")\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEPARATORS = str.maketrans(",.", ".,")  # "10,000.5" is written 10.000,5
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "ies", "ied")
_LONGEST = 7


def is_english(text: str) -> bool:
    """True for a text that is typed in English, names apart."""
    words = [word.group() for word in _WORD.finditer(_POSSESSIVE.sub("", text))]
    plain = [word for word in words if word == word.lower() and word.isascii() and word.isalpha()]
    first = words[0].lower() if words else ""
    plain += [first] if first and first not in plain else []
    if sum(map(_is_sure, plain)) < _LEAST_SURE or any(fold(word) != word for word in words if word.islower()):
        return False
    foreign = sum(not is_syllable(word) or word in _glossary() for word in plain)
    return foreign >= _LEAST_SHARE * len(plain)


def _is_sure(word: str) -> bool:
    return not is_syllable(word) and (word in _ENGLISH or _reading(_glossary(), [word]) is not None)


def from_english(text: str) -> str:
    """An English question in Vietnamese words, roughly in order; any other text as it is."""
    text = _FIRST_MONTHS.sub(r"\1 tháng đầu năm", text)
    if opening := _AND.match(text):  # a follow-up, too short to be told for English by its words
        return f"Còn {from_english(text[opening.end() :])}"
    if not is_english(text):
        return text
    asked = _dated(_ABOUT.sub(r"\1 what is about", _POSSESSIVE.sub("", text)))
    words = [word.group() for word in _WORD.finditer(asked)]
    glossary = _glossary()
    out: list[str] = []
    at, which = 0, False
    while at < len(words):
        length, reading = next(
            (
                (length, reading)
                for length in range(min(_LONGEST, len(words) - at), 0, -1)
                if (reading := _reading(glossary, words[at : at + length])) is not None
            ),
            (1, None),
        )
        if length == 1 and words[at].lower() in _LEVELS and at and not words[at - 1].islower():
            _put_before_name(out, reading or "")  # "Son La province" is "tỉnh Son La"
        elif reading == _WHICH:
            which = True
        elif reading is not None and out and out[-1] == _HEAD and reading:
            out[-1:] = ["trưởng", reading] if _HEADED.match(reading) else [_HEAD, reading]
        elif reading is not None:
            out += [reading, _WHICH] if which and reading else [reading]
            which = which and not reading
        elif _YEAR.fullmatch(words[at]):
            out.append(f"năm {words[at]}")
        elif _THOUSANDS.fullmatch(words[at]):
            out.append(words[at].translate(_SEPARATORS))
        elif fold(words[at]) != words[at].lower():
            out.append(words[at])  # of a date that is already in Vietnamese words
        elif (words[at][:1].isupper() and (at or words[at].lower() not in _ENGLISH)) or not words[at].isalpha():
            out.append(words[at])
        at += length
    if _HOW_MUCH_DOES.search(text) and out.count(_HOW_MUCH) == 1:
        out.remove(_HOW_MUCH)
        out.append(_HOW_MUCH)  # "How much would the rate rise?" asks by how much
    if words[0].lower() in _YES_NO:
        out.append("phải không")
    return " ".join(filter(None, out)) + ("?" if text.rstrip().endswith("?") else "")


def _dated(text: str) -> str:
    """The text with its days and months written in digits: "15 May 2022" is "ngày 15/5/2022"."""
    text = _DAY_FIRST.sub(lambda m: _day(m[1], m[2], m[3]), text)
    text = _MONTH_FIRST.sub(lambda m: _day(m[2], m[1], m[3]), text)
    return _MONTH_OF_YEAR.sub(lambda m: f"tháng {_month(m[1])}/{m[2]}", text)


def _day(day: str, month: str, year: str | None) -> str:
    return f"ngày {int(day)}/{_month(month)}" + (f"/{year}" if year else "")


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month[:3] == name[:3].lower())


def _put_before_name(out: list[str], level: str) -> None:
    at = len(out)
    while at and (out[at - 1][:1].isupper() or out[at - 1].isdecimal()):
        at -= 1
    out.insert(at, level)


def _reading(glossary: dict[str, str], words: list[str]) -> str | None:
    """What some words mean together; the last may carry an English ending. None when the glossary does not say."""
    lowered = " ".join(word.lower() for word in words)
    capital = len(words) == 1 and words[0][:1].isupper() and not words[0].isupper()
    if capital and (lowered not in glossary or is_syllable(lowered)):
        return None  # a name
    for ending in _ENDINGS if lowered not in _ENGLISH else ("",):
        if lowered.endswith(ending):
            stem = lowered[: len(lowered) - len(ending)]
            for base in (stem, f"{stem}e", f"{stem}y", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if base in glossary:
                    return glossary[base]
    return None


@cache
def _glossary() -> dict[str, str]:
    lines = Path(__file__).with_name("english.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {english.strip(): vietnamese.strip() for english, vietnamese in pairs}
