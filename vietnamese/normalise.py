"""Two forms of a text: the article's own (NFC, for display and offsets) and the matching form (for comparing)."""

import re
import unicodedata
from functools import lru_cache

from vietnamese.memory import remembered

# Zero-width and bidirectional controls, tag characters, soft hyphen, BOM: invisible, and used to hide text.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NEWLINE = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_EQUAL = str.maketrans(
    {
        "Ð": "đ", "ð": "đ", "Đ": "đ",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\t": " ",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'",
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
    }
    | {chr(ord(char) + 0xFEE0): char for char in "0123456789abcdefghijklmnopqrstuvwxyz%/.,-:()"}  # full width
)  # fmt: skip
_TONES = ("àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ")
_FIRST = {"a": ("o", "òóỏõọ", _TONES[0]), "e": ("o", "òóỏõọ", _TONES[1]), "y": ("u", "ùúủũụ", _TONES[2])}
_PLACEMENT = {
    glide + toned: first + vowel
    for vowel, (glide, firsts, toneds) in _FIRST.items()
    for first, toned in zip(firsts, toneds, strict=True)
}
_TONE_ON_LAST = re.compile(r"(?<!q)(?:" + "|".join(_PLACEMENT) + r")(?![^\W\d_])")
_Y_OF_I = dict(zip("iìíỉĩị", "y" + _TONES[2], strict=True))
_I_FOR_Y = re.compile(r"(?:(?<=(?<![^\W_])[hklmst])[ìíỉĩị]|(?<=(?<![^\W_])qu)[iìíỉĩị])(?![^\W_])")


def clean(text: str) -> str:
    """The text as articles keep it: NFC, one kind of line end, without invisible and control characters."""
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))  # first: one may stand between a letter and its mark
    return unicodedata.normalize("NFC", _NEWLINE.sub("\n", text))


@remembered
def match_form(text: str) -> str:
    """The form in which texts are compared; same length as the (NFC) input, so offsets carry over.

    Lower case; both tone placements equal (hoà = hòa, uỷ = ủy; quý stays); y for i where both are written (tỉ lệ =
    tỷ lệ, kỉ luật = kỷ luật, qui định = quy định); Ð (U+00D0) is Đ; typographic quotes, dashes and spaces and
    full-width letters and digits are plain.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = lowered.translate(_EQUAL)
    placed = _TONE_ON_LAST.sub(lambda match: _PLACEMENT[match.group()], lowered)
    return _I_FOR_Y.sub(lambda match: _Y_OF_I[match.group()], placed)


def fold(text: str) -> str:
    """The matching form without diacritics (đ is d); same length as the (NFC) input."""
    form = match_form(text)
    return form if form.isascii() else "".join(map(_base, form))


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    if char == "đ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if base.isalnum() and len(base) == 1 else char
