"""Where paragraphs begin and end in plain text: a line each, unless the lines are one paragraph wrapped by hand."""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[-•●▪*+–—]\s|(?:\d{1,3}|[^\W\d_])[.)]\s")
_TERMINAL = tuple('.!?…:;"”’»)')
# Text wrapped by hand is 55 to 90 characters wide in practice; narrower or wider lines are lists and paragraphs.
_WRAP_WIDTH = (40, 120)
_SHORT_TAIL = 20


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the paragraphs of `text`, in order, trimmed of white space; together they hold all of it.

    A line is a paragraph. Lines are joined where the text is clearly wrapped: the next line begins with a small letter
    and the one before breaks off about as far right as that one goes, or a block of lines is filled as a typewriter
    fills it (the first word of each next line would not have fitted) and breaks off inside sentences.
    """
    spans: list[tuple[int, int]] = []
    for block in _blocks(text):
        if _is_wrapped(text, block):
            spans.append((block[0][0], block[-1][1]))
            continue
        start, end = block[0]
        for line in block[1:]:
            if _continues(text, (start, end), line):
                end = line[1]
            else:
                spans.append((start, end))
                start, end = line
        spans.append((start, end))
    return tuple(spans)


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """Runs of lines without an empty line between them; every line trimmed."""
    blocks: list[list[tuple[int, int]]] = []
    last_line_end = -2
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        if match.start() != last_line_end + 1:
            blocks.append([])
        blocks[-1].append((start, start + len(stripped)))
        last_line_end = match.end()
    return blocks


def _continues(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    start, end = line
    if not text[start].islower() or _BULLET.match(text, start) or text[above[1] - 1] in _TERMINAL:
        return False
    line_above = above[1] - max(above[0], text.rfind("\n", above[0], above[1]) + 1)
    first_word = len(text[start : start + _WRAP_WIDTH[1]].split(None, 1)[0])
    if line_above < _WRAP_WIDTH[0] or line_above + 1 + first_word < end - start:
        return False
    return end - start >= _SHORT_TAIL or text[end - 1] in _TERMINAL


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    if len(block) < 3:
        return False
    width = max(end - start for start, end in block)
    if not _WRAP_WIDTH[0] <= width <= _WRAP_WIDTH[1]:
        return False
    if not any(text[start].islower() for start, _ in block[1:]):
        return False
    for (start, end), (next_start, next_end) in pairwise(block):
        if _BULLET.match(text, next_start):
            return False
        word = text[next_start:next_end].split(None, 1)[0]
        if end - start + 1 + len(word) <= width:
            return False
    return True
