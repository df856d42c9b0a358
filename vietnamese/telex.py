"""Telex and VNI keys that were typed with the input method off: "thij xax" and "thi5 xa4" are "thị xã"."""

import re
import unicodedata

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323",
          "2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"}  # fmt: skip
_SHAPES = (("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("dd", "đ"),
           ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("a8", "ă"), ("o7", "ơ"), ("u7", "ư"), ("d9", "đ"))  # fmt: skip
_VOWELS = "aăâeêioôơuưy"
_GROUP = re.compile(rf"(?<![q])(?:(?<=gi)[{_VOWELS}]+|[{_VOWELS}]+)")


def decode(typed: str) -> str:
    """The syllable that the keys spell, in matching form; the input itself when they spell none."""
    body, tone = typed, ""
    marks = [char for char in typed[1:] if char in _TONES]
    if marks:
        tone = _TONES[marks[-1]]
        at = typed.rindex(marks[-1])
        body = typed[:at] + typed[at + 1 :]
    # A shape key may come late: "dangd" and "thuongw" are typed as often as "ddang" and "thuowng".
    body = re.sub(r"^d(.*)d$", r"đ\1", body)
    body = (
        re.sub(r"u?o(?=\w*w)", lambda m: "ươ" if len(m[0]) == 2 else "ơ", body).replace("w", "")
        if "uo" in body or body.endswith("w")
        else body
    )
    for keys, letter in _SHAPES:
        body = body.replace(keys, letter)
    return unicodedata.normalize("NFC", _toned(body, tone)) if tone else body


def _toned(body: str, tone: str) -> str:
    """The syllable with its tone mark on the vowel that carries it (old placement, as in the matching form)."""
    groups = list(_GROUP.finditer(body))
    if not groups:
        return body
    start, end = groups[-1].span()
    if body.startswith(("qu", "gi")) and end - start > 1 and start < 2:
        start = 2
    vowels = body[start:end]
    shaped = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if shaped:
        at = shaped[-1]
    elif len(vowels) == 1:
        at = 0
    elif end < len(body):
        at = len(vowels) - 1
    else:
        at = len(vowels) - 2
    where = start + at + 1
    return body[:where] + tone + body[where:]
