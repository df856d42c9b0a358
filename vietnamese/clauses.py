"""Clauses: the stretches of a sentence between commas and semicolons, outside quotes and brackets."""

import re

from vietnamese.memory import remembered
from vietnamese.normalise import match_form

_CUT = re.compile(r";|(?<!\d),|,(?!\d)|(?<=\s)-(?=\s)(?<!\d\s-)|(?<=\s)-(?=\s)(?!\s\d)")
_ENCLOSING = re.compile(r"[()\[\]“”„«»\"]")
_CLOSES = {")": "(", "]": "["}


@remembered
def split_clauses(sentence: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence as (start, end) offsets: trimmed, in order, the mark between them not included.

    A comma inside a number ("94,2") and a dash between two ("2020 – 2025") do not split; an opening quote or bracket
    that is never closed splits nothing and hides nothing.
    """
    hidden = _enclosed(sentence)
    cuts = [0]
    for match in _CUT.finditer(match_form(sentence)):
        if not hidden[match.start()]:
            cuts += match.span()
    cuts.append(len(sentence))
    spans = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        text = sentence[start:end]
        if trimmed := text.strip():
            left = start + len(text) - len(text.lstrip())
            spans.append((left, left + len(trimmed)))
    return tuple(spans)


def _enclosed(sentence: str) -> bytearray:
    """A 1 for each character inside closed quotes or brackets."""
    pairs: list[tuple[int, int]] = []
    brackets: list[int] = []
    quote = -1
    for match in _ENCLOSING.finditer(sentence):
        mark, at = match.group(), match.start()
        if mark in "([":
            brackets.append(at)
        elif mark in _CLOSES:
            if brackets and sentence[brackets[-1]] == _CLOSES[mark]:
                pairs.append((brackets.pop(), at))
        elif _opens(sentence, at):
            quote = at  # one that was open before is never closed
        elif quote >= 0:
            pairs.append((quote, at))
            quote = -1
    hidden = bytearray(len(sentence))
    until = 0
    for start, end in sorted(pairs):
        if end > until:
            start = max(start, until)
            hidden[start:end] = b"\1" * (end - start)
            until = end
    return hidden


def _opens(sentence: str, at: int) -> bool:
    """True for a quotation mark that opens; a straight one does behind a space or an opening mark, glued to a word."""
    if sentence[at] != '"':
        return sentence[at] in "“„«"
    before, after = sentence[at - 1 : at] if at else "", sentence[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([“«:") and bool(after) and not after.isspace()
