"""Clauses: the stretches of a sentence between commas and semicolons, outside quotes and brackets."""

import re
from functools import lru_cache

from vietnamese.normalise import MEMORY, match_form

_MARK = re.compile(r"[;,:\"()\[\]]|(?<!\d\s)(?<=\s)-(?=\s)(?!\s\d)")
_CLOSING = {"(": ")", "[": "]"}


@lru_cache(maxsize=MEMORY)
def split_clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence as (start, end) offsets: trimmed, in order, the closing mark not included.

    A comma inside a number ("94,2") does not split; an opening quote or bracket that is never closed splits nothing
    and hides nothing.
    """
    form = match_form(sentence)
    cuts = [0]
    closing = ""
    for match in _MARK.finditer(form):
        mark, at = match.group(), match.start()
        if closing:
            if mark == closing:
                closing = ""
        elif mark == '"' or mark in _CLOSING:
            wanted = _CLOSING.get(mark, '"')
            if form.find(wanted, at + 1) != -1:
                closing = wanted
        elif mark in ";,-" and not (mark == "," and form[at + 1 : at + 2].isdigit() and form[at - 1 : at].isdigit()):
            cuts.append(at)
            cuts.append(at + 1)
    cuts.append(len(sentence))
    spans = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        text = sentence[start:end]
        trimmed = text.strip()
        if trimmed:
            left = start + len(text) - len(text.lstrip())
            spans.append((left, left + len(trimmed)))
    return tuple(spans)
