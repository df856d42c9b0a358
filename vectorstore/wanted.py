"""Words that someone looks for in the facts, typed with or without diacritics."""

import re

from vietnamese.normalise import clean, fold, match_form

_WORD = re.compile(r"[^\W_]+|%")
# `match_form` does the same for an i that carries a tone.
_I_FOR_Y = re.compile(r"(?<=(?<![^\W_])[hklmst])i(?![^\W_])")
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


def plain(text: str) -> str:
    """A text without diacritics, with y for i where both are written: "ti le" and "ty le" are one; same length."""
    return _I_FOR_Y.sub("y", fold(text))


def spaced(text: str) -> str:
    """The words of a text in plain form, with a space before and behind each: " dang vien "."""
    return f" {' '.join(_WORD.findall(plain(text)))} "


class Wanted:
    """A text looked for. A syllable typed without diacritics stands for all its spellings, one with them for itself.

    Both tone placements are one (`match_form`). `spaced` is the text as `spaced` makes it.
    """

    def __init__(self, text: str) -> None:
        self._form = match_form(clean(text))
        self._words = _WORD.findall(self._form)
        self.spaced = spaced(self._form)

    @property
    def is_empty(self) -> bool:
        """True when there is no letter, no digit and no percent sign to look for."""
        return not self.spaced.strip()

    @property
    def is_plain(self) -> bool:
        """True when it is typed without any diacritics: whatever holds `spaced` then holds it."""
        return self._form.isascii()

    def stands_in(self, text: str) -> bool:
        """True when the words stand in a text as whole words, one behind the other."""
        if self.is_empty or self.is_plain:
            return not self.is_empty and self.spaced in spaced(text)
        held, count = _WORD.findall(match_form(text)), len(self._words)
        return any(all(map(_is, self._words, held[at : at + count])) for at in range(len(held) - count + 1))

    @property
    def expression(self) -> str:
        """The FTS5 query, over columns `written` and `folded`, for texts that hold all the words, in any order.

        Words between double quotes must stand together. Each is a quoted phrase of FTS5, so that nothing in it is
        read as query syntax.
        """
        parts: dict[str, None] = {}
        for quoted, single in _PIECE.findall(self._form):
            words = _WORD.findall(quoted or single)
            marked = [word for word in words if not word.isascii()]
            if words and len(marked) == len(words):
                marked = [" ".join(words)]
            elif words:
                parts[f'folded : "{plain(" ".join(words))}"'] = None
            parts |= dict.fromkeys(f'written : "{phrase}"' for phrase in marked)
        return " AND ".join(parts) or 'folded : ""'


def _is(wanted: str, held: str) -> bool:
    return wanted == held or (wanted.isascii() and plain(wanted) == plain(held))
