"""The unit of a number: what it counts or measures, as written right behind it ("đảng viên", "đồng", "m2", "%")."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vietnamese.normalise import match_form
from vietnamese.nouns import CLASSIFIERS, COMPOUNDS, END_PAIRS, ENDS, MEASURES, NO_NOUN, SHORT
from vietnamese.numbers import Number
from vietnamese.spelling import is_syllable


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and where it is written, text[start:end]; `text` is that, or "%" for "phần trăm" as well."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    start: int
    end: int
    capital: bool  # as a name has it, not as all of a headline has
    named: bool  # a capital and small letters: "Wembley", no "CĐV"


_GAP = re.compile(r"\s{0,3}")
_QUOTED = re.compile(r"[\"'](?P<inside>[^\W_][^\"'\n]{0,40})[\"']")
_BETWEEN = re.compile(r"\s{1,3}")
_WORD = re.compile(r"[^\W_]+(?:-[^\W\d_]+){0,3}|°\s?[cf](?!\w)|[$€£¥]")
_SPEED = re.compile(r"(?:k?m|mg|g|lít|l|ml)\s?/\s?(?:h|s|l|giờ|giây|phút|ngày|lít|ml|dl)(?!\w)")
_PERCENT = re.compile(r"(?:điểm\s{1,2})?(?:%|phần\s{1,2}trăm)")
_CURRENCY = re.compile(r"(?:(?<!\w)(?:usd|us\$|vnd|eur|euro|gbp)\s?|[$€£¥]\s?)$")
_WORDS = 8  # the longest unit that is looked for has six
_SHOUTED = 12  # characters: in a headline in capitals, a capital opens no name
_LONGEST_CURRENCY = 6
_WINDOW = 120  # characters behind a number in which its unit ends
_AGE = re.compile(r"(?<!\w)tuổi(?=\s{1,2}$)")

_BY_FIRST: dict[str, list[tuple[str, ...]]] = defaultdict(list)
for _phrase in sorted(COMPOUNDS, key=len, reverse=True):
    _BY_FIRST[_phrase[0]].append(_phrase)


def find_unit(text: str, number: Number) -> Unit | None:
    """What a number of a text counts or measures; None when nothing that might be counted stands beside it.

    It is the head noun with its classifier ("chiếc tàu ngầm", "lượt người", "tổ chức cơ sở đảng"), without what else
    narrows it. A currency may stand before the number ("USD 500").
    """
    low = max(0, number.start - _LONGEST_CURRENCY)
    found = _find(text[low : number.end + _WINDOW], number.start - low, number.end - low, percent=number.percent)
    return Unit(found.start + low, found.end + low, found.text) if found else None


def _find(text: str, start: int, stop: int, *, percent: bool) -> Unit | None:
    form = match_form(text)
    if percent:
        return _percent(form, start, stop)
    before = _CURRENCY.search(form, 0, start)
    if before:
        end = before.start() + len(before.group().rstrip())
        return Unit(before.start(), end, text[before.start() : end])
    age = _AGE.search(form, 0, start)
    if age:
        return Unit(*age.span(), text[slice(*age.span())])
    at = _GAP.match(form, stop).end()  # type: ignore[union-attr]
    speed = _SPEED.match(form, at)
    if speed:
        return Unit(at, speed.end(), text[at : speed.end()])
    quoted = _QUOTED.match(form, at)
    if quoted:
        return Unit(*quoted.span("inside"), text[slice(*quoted.span("inside"))])
    words = tuple(_words(text, form, at))
    length = _noun(words) if words else 0
    return Unit(at, words[length - 1].end, text[at : words[length - 1].end]) if length else None


def _percent(form: str, start: int, stop: int) -> Unit:
    sign = _PERCENT.search(form, start, stop)
    return Unit(*sign.span(), "%") if sign else Unit(stop, stop, "%")


def _words(text: str, form: str, at: int) -> Iterator[_Word]:
    """The words from an offset on, as far as only white space stands between them."""
    shouted = text[at : at + _SHOUTED].isupper()
    for _ in range(_WORDS):
        word = _WORD.match(form, at)
        if not word:
            return
        written = text[word.start() : word.end()]
        yield _Word(
            word.group(), *word.span(), written[:1].isupper() and not (shouted and written.isupper()), written.istitle()
        )
        gap = _BETWEEN.match(form, word.end())
        if not gap:
            return
        at = gap.end()


def _noun(words: Sequence[_Word]) -> int:
    """How many of the words are the noun that they begin with; 0 when they begin with none."""
    known = _compound(words)
    if known:
        return known
    first = words[0]
    if first.form in NO_NOUN:
        return 0
    if first.form in MEASURES or first.form in SHORT:
        return 1
    if first.form in CLASSIFIERS:
        return 1 + _behind_classifier(words[1:])
    return _unknown(words)


def _behind_classifier(words: Sequence[_Word]) -> int:
    if not words or words[0].form in MEASURES or _ends(words):
        return _compound(words) if words else 0
    return _noun(words)


def _compound(words: Sequence[_Word]) -> int:
    """The length of the longest compound noun that the words begin with."""
    for phrase in _BY_FIRST.get(words[0].form, ()):
        if len(phrase) <= len(words) and all(word.form == part for word, part in zip(words, phrase, strict=False)):
            return len(phrase)
    return 0


def _unknown(words: Sequence[_Word]) -> int:
    """A noun that stands in no list: two syllables, or one that is foreign or an abbreviation ("CĐV")."""
    first, rest = words[0], words[1:]
    if first.form in ENDS:
        return 0
    if not is_syllable(first.form):
        return 0 if first.named or any(char.isdigit() for char in first.form) else 1
    if first.capital and rest and rest[0].capital:
        return 0
    return 1 if not rest or _ends(rest) or not is_syllable(rest[0].form) else 2


def _ends(words: Sequence[_Word]) -> bool:
    """True when a noun does not go on with the first of the words."""
    word = words[0]
    if len(words) > 1 and (word.form, words[1].form) in END_PAIRS:
        return True
    return word.form in ENDS or word.capital or any(char.isdigit() for char in word.form)
