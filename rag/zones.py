"""Which words of a sentence belong to which of its figures: the stretch that each has to itself."""

import itertools
import re
from collections.abc import Sequence
from enum import Enum

from vietnamese.normalise import match_form

# Where the words of one figure end and those of the next begin, the surest mark first; of a mark that stands several
# times between two figures the last counts ("9 em Hóa, Lý, riêng Toán 91 em"), of a joint the first.
_MARKS = (re.compile(r"[;]|\.\s|\n"), re.compile(r",(?!\d)"))
_JOINTS = (
    re.compile(r"(?<!\w)(?:và|còn|nhưng|trong khi(?: đó)?|hay|hoặc|so với|riêng)(?!\w)"),
    re.compile(r"(?<!\w)(?:lên|xuống|đến|tới|thành|trong đó|gồm|bao gồm)(?!\w)|[(:–-]"),
)
_BRACKETED = re.compile(
    r"\([^()]*\)"
)  # an aside between two figures parts nothing: "B (sinh năm 1977, trú …) 20 tháng"


class Part(Enum):
    """What parts two figures: the last comma between them, the first mark or "và", or "và" whatever the commas."""

    LAST = "last"
    FIRST = "first"
    JOINT = "joint"


def zones(text: str, spans: Sequence[tuple[int, int]], part: Part = Part.LAST) -> list[tuple[int, int]]:
    """For each figure, in order, the stretch that is said of it; two that nothing parts share what stands between."""
    form = match_form(text)
    cuts = [(0, 0)]
    for (first, end), (start, last) in itertools.pairwise(spans):
        at = _cut(form, end, start, part)
        cuts.append((at, at) if at >= 0 else (last, first))
    cuts.append((len(text), len(text)))
    return [(cuts[at][1], cuts[at + 1][0]) for at in range(len(spans))]


def _cut(form: str, end: int, start: int, part: Part) -> int:
    """Where the stretch of the figure before ends and that of the next begins; -1 where nothing parts them."""
    form = form[:end] + _BRACKETED.sub(lambda match: " " * len(match.group()), form[end:start]) + form[start:]
    if part is Part.JOINT and not _MARKS[0].search(form, end, start):
        joined = [match.start() for match in _JOINTS[0].finditer(form, end, start)]
        if joined:
            return joined[-1]
    if part is Part.FIRST:
        found = [match.start() for mark in (*_MARKS, _JOINTS[0]) if (match := mark.search(form, end, start))]
        return min(found) if found else -1
    for mark in _MARKS:
        found = [match.start() for match in mark.finditer(form, end, start)]
        if found:
            return found[-1]
    for joint in _JOINTS:
        match = joint.search(form, end, start)
        if match:
            return match.start()
    return -1
