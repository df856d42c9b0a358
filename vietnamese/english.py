"""Questions typed in English, put into Vietnamese word by word: enough to search with, never to be shown.

The glossary is the project's own (`english.txt`). Names, numbers and document numbers stay as typed; a word that the
glossary does not know is left out, since it stands in no Vietnamese article. What stands before an English noun stands
behind a Vietnamese one: "the provincial party congress" is "đại hội đảng tỉnh".
"""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable

_WORD = re.compile(r"[^\W_]+(?:[-/.,][^\W_]+)*%?")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# Asking and linking words that are no Vietnamese syllables: two of them, and few Vietnamese words, make a text English.
_ENGLISH = frozenset(
    """how what when where who whose whom which why many much does did was were is are has have had the of by with
    from been there this that these those about for and or please tell me list name in on at would could should must
    might shall being will they he she his her their its who's what's after before during than into over under between
    while because""".split()
)
_ASKING = frozenset("how what when where who whom which why did does was were".split())
_YES_NO = frozenset("is are was were do does did has have had".split())
_HEAD = "người đứng đầu"
_WHICH, _WHAT = "nào", "gì"  # stand behind the noun
_LAST = ("ở đâu", "dài bao nhiêu", "bao nhiêu tuổi", "từ đâu")  # stand at the end
_LEAST_SURE = 2
_SURE_BESIDE = 4  # sure words of an English text that names something in Vietnamese
_MOST_BESIDE = 3
_LEAST_SHARE = 0.5  # of the words that no Vietnamese could have typed without diacritics
_AND = re.compile(r"\s*(?:and|what about|how about)\s+(?:(?:in|for|of|at)\s+)?(?:the\s+)?(?=[\w])", re.IGNORECASE)
_FIRST_MONTHS = re.compile(r"\b(?:the\s+)?first\s+(\d{1,2})\s+months(?:\s+of)?(?=\s+(?:19|20)\d\d)", re.IGNORECASE)
_HOW_MUCH = "bao nhiêu"
_HOW_MUCH_DOES = re.compile(
    r"\b(?:how much|by how much) (?:would|will|did|does|do|has|have|is|was|are|were|should|must|can)\b", re.IGNORECASE
)
_HEADED = re.compile(r"(?:ban|phòng|khoa|vụ|bộ môn)(?!\w)")  # "the head of the Organisation Commission"
_ABOUT = re.compile(r"^\s*what\s+(?:is|was|are|does)\s+(.{3,120}?)\s+(?:about|say|deal with)\s*\??\s*$", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+\.\d{1,2}%?")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "(" + "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + r")\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH},?\s+(\d{{4}})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEPARATORS = str.maketrans(",.", ".,")  # "10,000.5" is written 10.000,5
_ENDINGS = ("s", "es", "ed", "d", "ing", "ies", "ied")
_LONGEST = 7
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_IN_CAPITALS = {"US": "Mỹ", "U.S": "Mỹ", "UK": "Anh", "EU": "Liên minh châu Âu", "UN": "Liên Hợp Quốc"}
_QUANTITY = re.compile(
    r"(?:tỷ lệ|tổng số|số|giá|dân số|diện tích|chiều|lương|thu nhập|doanh thu|sản lượng|kim ngạch|chi phí|kinh phí|phí"
    r"|tốc độ|nhiệt độ|công suất|lãi suất|tỷ giá|khoảng cách|mức|số tiền|trọng lượng|lợi nhuận|thặng dư|bội chi)(?!\w)"
)
_NOUN, _ADJECTIVE, _NAME, _VERB, _OTHER = "nouns", "adjectives", "names", "verbs", "others"
_ALSO_VERB = "verbs behind an auxiliary"
_AUXILIARY = frozenset("did do does will would should must can could".split())
_ARTICLES = frozenset("the a an its their this".split())
_YEAR_DIGITS = 4
_PHRASE = (_NOUN, _ADJECTIVE, _NAME)


class _Unit(NamedTuple):
    """Some words put into Vietnamese, and what they are."""

    text: str
    kind: str
    typed: bool = False  # a name as typed


def is_english(text: str) -> bool:
    """True for a text that is typed in English, names apart."""
    words = [word.group() for word in _WORD.finditer(_POSSESSIVE.sub("", text))]
    plain = [word for word in words if word == word.lower() and word.isascii() and word.isalpha()]
    first = words[0].lower() if words else ""
    plain += [first] if first and first.isascii() and first not in plain else []
    sure = sum(map(_is_sure, plain))
    beside = sum(fold(word) != word for word in words if word.islower())
    least = _SURE_BESIDE if beside else 1 if first in _ASKING and len(words) > _LEAST_SURE else _LEAST_SURE
    if sure < least or beside * _MOST_BESIDE > len(plain):
        return False
    foreign = sum(not is_syllable(word) or word in _glossary() or word in _ENGLISH for word in plain)
    return foreign >= _LEAST_SHARE * len(plain)


def _is_sure(word: str) -> bool:
    return not is_syllable(word) and (word in _ENGLISH or _reading([word]) is not None)


def from_english(text: str) -> str:
    """An English question in Vietnamese words, in the order of Vietnamese phrases; any other text as it is."""
    text = _FIRST_MONTHS.sub(r"\1 tháng đầu năm", text)
    if opening := _AND.match(text):  # a follow-up, too short to be told for English by its words
        return f"Còn {from_english(text[opening.end() :])}"
    if not is_english(text):
        return text
    asked = _dated(_ABOUT.sub(r"\1 what is about", _POSSESSIVE.sub("", text)))
    words = [word.group() for word in _WORD.finditer(asked)]
    units = _asking_behind(_with_verb(_numbered(_units(words)), words), [word.lower() for word in words[:2]])
    out = [unit.text for unit in _headed(_in_order(units)) if unit.text]
    for last in _LAST:
        if last in out[:1]:
            out = [*out[1:], last]
    if _HOW_MUCH_DOES.search(text) and out.count(_HOW_MUCH) == 1:
        out.remove(_HOW_MUCH)
        out.append(_HOW_MUCH)  # "How much would the rate rise?" asks by how much
    if words[0].lower() in _YES_NO:
        out.append("phải không")
    return " ".join(out) + ("?" if text.rstrip().endswith("?") else "")


def _units(words: list[str]) -> list[_Unit]:
    """What the words mean, the longest known phrases first; a unit without text for a word that says nothing."""
    units: list[_Unit] = []
    at = 0
    while at < len(words):
        length, unit = next(
            (
                (length, reading)
                for length in range(min(_LONGEST, len(words) - at), 0, -1)
                if (reading := _reading(words[at : at + length])) is not None
            ),
            (1, None),
        )
        word = words[at]
        if unit is None and "-" in word and word.islower():
            words[at : at + 1] = word.split("-")  # "town-owned"
            continue
        if unit and unit.kind == _VERB and at and words[at - 1].lower() == "to" and units[-1].kind == _OTHER:
            units.pop()  # "advise to do"
        unit = unit or _unknown(word, first=not at)
        if _YEAR.fullmatch(word) and at and (words[at - 1].lower() in _ARTICLES or units[-1].kind in _PHRASE):
            unit = _Unit(unit.text, _ADJECTIVE)  # "the 2017 report"
        units.append(unit)
        at += length
    return units


def _numbered(units: list[_Unit]) -> list[_Unit]:
    """The units with the number of a name in one with it: "Thu Thiem 2"."""
    out: list[_Unit] = []
    for unit in units:
        if out and out[-1].typed and unit.text.isdecimal() and len(unit.text) < _YEAR_DIGITS:
            out[-1] = _Unit(f"{out[-1].text} {unit.text}", _NAME, typed=True)
        else:
            out.append(unit)
    return out


def _with_verb(units: list[_Unit], words: list[str]) -> list[_Unit]:
    """The units with a noun read as the verb that it may be, where an auxiliary asks for one: "did X fire Y"."""
    out = [
        _Unit("ai", _OTHER) if unit.text == "ai là" and behind and behind.kind == _VERB else unit
        for unit, behind in zip(units, [*units[1:], None], strict=True)
    ]
    if any(unit.kind == _VERB for unit in out) or not _AUXILIARY & {word.lower() for word in words}:
        return out
    verbs = _glossary(_ALSO_VERB)
    for at, word in ((at, word) for at, word in enumerate(words) if at and word.islower()):
        reading = next((verbs[base] for base in _bases(word) if base in verbs), None)
        noun = _reading([word])
        if reading and noun in out and at:
            where = out.index(noun)
            return [*out[:where], _Unit(reading.text, _VERB), *out[where + 1 :]]
    return out


def _unknown(word: str, *, first: bool) -> _Unit:
    """A name, a number or a date as Vietnamese writes it; nothing for a word that is none of them."""
    if _YEAR.fullmatch(word):
        return _Unit(f"năm {word}", _OTHER)
    if _THOUSANDS.fullmatch(word):
        return _Unit(word.translate(_SEPARATORS), _OTHER)
    if ordinal := _ORDINAL.fullmatch(word):
        return _Unit(f"thứ {ordinal[1]}", _ADJECTIVE)
    if word[:1].isupper() and word.replace("-", "").isalnum() and (not first or word.lower() not in _ENGLISH):
        return _Unit(word, _NAME, typed=True)
    if fold(word) != word.lower() and word.isalpha():
        return _Unit(word, _NAME, typed=word not in ("ngày", "tháng", "năm", "đầu"))
    return _Unit("" if word.isalpha() and word.isascii() else word, _OTHER)


def _in_order(units: list[_Unit]) -> list[_Unit]:
    """The units, each noun before what describes it; a name behind the noun whose name it is."""
    out: list[_Unit] = []
    for in_phrase, run in groupby(units, key=lambda unit: unit.kind in _PHRASE and unit.text not in _OF_DATE):
        if not in_phrase:
            out += run
            continue
        part: list[_Unit] = []
        for unit in run:
            if part and part[-1].typed and (unit.typed or (unit.kind == _NAME and not part[-1].text.isalpha())):
                part[-1] = _Unit(f"{part[-1].text} {unit.text}", _NAME, typed=True)
                continue
            if part and part[-1].kind == _NOUN and unit.typed:
                out += reversed(part)  # "President Erdogan"
                part = []
            part.append(unit)
        out += reversed(part)
    return out


_OF_DATE = ("ngày", "tháng", "năm", "đầu")


def _asking_behind(units: list[_Unit], opening: list[str]) -> list[_Unit]:
    """The units with "nào" and "gì" behind the noun or the verb that they ask of."""
    out: list[_Unit] = []
    waiting = ""
    tail: list[_Unit] = []
    for at, unit in enumerate(units):
        if unit.text in (_WHICH, _WHAT) and unit.kind == _OTHER:
            if unit.text == _WHAT and not at and opening[1:] and opening[1] in ("is", "was", "are", "were"):
                noun = next((_last_of_phrase(units, n) for n, u in enumerate(units) if u.kind in _PHRASE), None)
                amount = noun is not None and _QUANTITY.match(noun.text)
                tail = [_Unit("là bao nhiêu" if amount else "là gì", _OTHER)]
            else:
                waiting = unit.text
            continue
        if waiting == _WHAT and unit.kind == _VERB:
            out += [unit, _Unit(waiting, _OTHER)]
            waiting = ""
            continue
        if (
            waiting
            and unit.kind not in _PHRASE
            and out
            and out[-1].kind in _PHRASE
            and not _subject_of_what(waiting, units, at)
        ):
            out.append(_Unit(waiting, _OTHER))
            waiting = ""
        out.append(unit)
    return [*out, *([_Unit(waiting, _OTHER)] if waiting else []), *tail]


def _subject_of_what(waiting: str, units: list[_Unit], at: int) -> bool:
    """True where a verb follows, to which "gì" belongs: "What did the coach say?"."""
    return waiting == _WHAT and not units[1].text and any(unit.kind == _VERB for unit in units[at:])


def _last_of_phrase(units: list[_Unit], at: int) -> _Unit:
    while at + 1 < len(units) and units[at + 1].kind in _PHRASE:
        at += 1
    return units[at]


def _headed(units: list[_Unit]) -> list[_Unit]:
    """ "người đứng đầu, ban tổ chức" is "trưởng ban tổ chức"."""
    spoken = [unit for unit in units if unit.text]
    return [
        _Unit("trưởng", unit.kind) if unit.text == _HEAD and behind and _HEADED.match(behind.text) else unit
        for unit, behind in zip(spoken, [*spoken[1:], None], strict=True)
    ]


def _dated(text: str) -> str:
    """The text with its days and months written in digits: "15 May 2022" is "ngày 15/5/2022"."""
    text = _DAY_FIRST.sub(lambda m: _day(m[1], m[2], m[3]), text)
    text = _MONTH_FIRST.sub(lambda m: _day(m[2], m[1], m[3]), text)
    return _MONTH_OF_YEAR.sub(lambda m: f"tháng {_month(m[1])}/{m[2]}", text)


def _day(day: str, month: str, year: str | None) -> str:
    return f"ngày {int(day)}/{_month(month)}" + (f"/{year}" if year else "")


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, start=1) if month[:3] == name[:3].lower())


def _reading(words: list[str]) -> _Unit | None:
    """What some words mean together; the last may carry an English ending. None when the glossary does not say."""
    glossary = _glossary()
    if len(words) == 1 and words[0] in _IN_CAPITALS:
        return _Unit(_IN_CAPITALS[words[0]], _NAME)
    lowered = " ".join(word.lower() for word in words)
    capital = len(words) == 1 and words[0][:1].isupper() and not words[0].isupper()
    if capital and (lowered not in glossary or is_syllable(lowered)) and not _is_exonym(lowered):
        return None  # a name
    first, last = words[0].lower(), words[-1].lower()
    between = [word.lower() for word in words[1:-1]]
    for base in _bases(last):
        if len(words) == 1 and base in glossary:
            return glossary[base]
        for opening in _bases(first) if len(words) > 1 else ():
            if (phrase := " ".join((opening, *between, base))) in glossary:
                return glossary[phrase]
    return None


@cache
def _bases(word: str) -> tuple[str, ...]:
    """A word as it is, and without its English ending: "admitted" is "admit"."""
    found = [word]
    for ending in _ENDINGS if word not in _ENGLISH else ():
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            found += [stem, f"{stem}e", f"{stem}y", *([stem[:-1]] if stem[-1:] == stem[-2:-1] else [])]
    return tuple(found)


@cache
def exonyms() -> frozenset[str]:
    """Vietnamese names of foreign countries and cities, in matching form: "anh", "hàn quốc"."""
    return frozenset(match_form(unit.text) for unit in _glossary().values() if unit.kind == _NAME)


def _is_exonym(word: str) -> bool:
    return word in _glossary() and _glossary()[word].kind == _NAME


@cache
def _glossary(section: str = "") -> dict[str, _Unit]:
    """The words of one section, or of all but the verbs that are nouns as well."""
    found: dict[str, _Unit] = {}
    kind = _OTHER
    for line in Path(__file__).with_name("english.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#") and (kind == section if section else kind != _ALSO_VERB):
            english, _, vietnamese = line.partition("=")
            found |= {one.strip(): _Unit(vietnamese.strip(), kind) for one in english.split(",")}
    return found
