"""Telex and VNI keys that were typed with the input method off: "thij xax" and "thi5 xa4" are "thị xã"."""

import re
import unicodedata

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable

_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_UO = re.compile(r"(?<!q)(?:uơ|ưo)(?=.)")  # "ươ" wherever more follows; "thuở", "quơ"
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
_KEYS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789đăâêôơư")
_LONGEST = 12  # "nghieengs" and the like; "nghiêng" has 7 letters, a shape key or two and one tone key


@remembered
def decode(typed: str) -> str:
    """The syllable that the keys spell, in matching form; the input itself when they spell none.

    Shape and tone keys may come right behind their vowel or late, as people type: "nguwowif", "nguoiwf", "ddangr",
    "dangdr" and "vietej" are "người", "đảng" and "việt".
    """
    if not 1 < len(typed) <= _LONGEST or not _KEYS.issuperset(typed):
        return typed
    letters: list[str] = []
    tone = ""
    for key in typed:
        tone_key = _TELEX_TONES.get(key) or _VNI_TONES.get(key)
        if tone_key and not _VOWELS.isdisjoint(letters):
            tone = tone_key
        elif not _shape(letters, key):
            letters.append(key)
    syllable = match_form(_toned(_UO.sub("ươ", "".join(letters)), tone))
    if syllable == typed or not is_syllable(fold(syllable)) or not is_syllable(syllable):
        return typed
    return syllable


def _shape(letters: list[str], key: str) -> bool:
    """Let a shape key change the letters before it; False when it is no shape key here."""
    if key in "d9":
        return _change(letters, {"d": "đ"}, at=0)
    if key in "w7":
        return _horn(letters, key) or (key == "w" and _lone(letters))
    if key == "8":
        return _change(letters, {"a": "ă"})
    if key == "6":
        return _change(letters, _CIRCUMFLEX)
    if key in _CIRCUMFLEX and not (key == "o" and letters[-1:] in (["a"], ["e"])):  # "khoeo" ends in a letter o
        return _change(letters, {key: _CIRCUMFLEX[key]})
    return False


def _horn(letters: list[str], key: str) -> bool:
    """The horn on u or o (by Telex also the breve on a); what may follow puts "uơ" and "ươ" right at the end."""
    text = "".join(letters)
    for pair, changed in (("uo", "uơ"), ("ưo", "ươ"), ("uu", "ưu"), ("ua", "ưa")):
        at = text.rfind(pair)
        if at >= 0 and (pair != "ua" or text[:at] != "q"):
            letters[at : at + 2] = changed
            return True
    return _change(letters, {"o": "ơ", "u": "ư", "a": "ă"} if key == "w" else {"o": "ơ", "u": "ư"})


def _lone(letters: list[str]) -> bool:
    """A w without a vowel before it is the letter ư: "nhw" is "như"."""
    if not letters or not _VOWELS.isdisjoint(letters):
        return False
    letters.append("ư")
    return True


def _change(letters: list[str], shapes: dict[str, str], at: int | None = None) -> bool:
    """Replace the last letter that has a shape (or the one at `at`) by it; False when there is none."""
    places = [at] if at is not None else range(len(letters) - 1, -1, -1)
    for place in places:
        if 0 <= place < len(letters) and letters[place] in shapes:
            letters[place] = shapes[letters[place]]
            return True
    return False


def _toned(syllable: str, tone: str) -> str:
    """The syllable with its tone mark on the vowel that carries it (old placement, as in the matching form)."""
    first = next((at for at, letter in enumerate(syllable) if letter in _VOWELS), len(syllable))
    if syllable.startswith(("qu", "gi")) and syllable[2:3] and syllable[2] in _VOWELS:
        first = 2
    last = first
    while last < len(syllable) and syllable[last] in _VOWELS:
        last += 1
    if not tone or first == last:
        return syllable
    shaped = [at for at in range(first, last) if syllable[at] in _SHAPED]
    if shaped:
        at = shaped[-1]
    elif last - first == 1:
        at = first
    else:
        at = last - 1 if last < len(syllable) else last - 2
    return unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :])
