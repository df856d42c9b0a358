"""The extractive writer: a claim is the part of a sentence that answers, quoted, its figure in bold."""

import re

from rag.glued import glued_front
from rag.read import Reading
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.numbers import find_numbers

NAME = "extractive"
_WHOLE = 170  # a sentence up to this many characters is quoted whole
_WHOLE_NAMED = 240  # with a name, a date or a document it may be longer: it has no other one to be told from
_LONGEST = 320  # a claim is cut at a clause so as to stay under this
_STATED = 400  # the same where it is no figure, date or name that answers
_MOST = 600  # but a clause may itself be longer
_FRAME = 150  # characters before the clause with the figure that may be shown with it
_RESULT = re.compile(r"(?:đạt|vượt|chiếm|tăng|giảm|bằng|tương đương|tương ứng)(?![^\W_])", re.IGNORECASE)

# What ties a sentence or a clause to one that is not shown. "Nhờ đó", "vì vậy" say what follows from what, and stay.
_OPENS = re.compile(
    r"(?:Theo đó|Cụ thể|Tuy nhiên|Bên cạnh đó|Ngoài ra|Đồng thời|Trong khi đó|Mặt khác|Đáng chú ý)\s?,\s{1,2}"
    r"|Trong đó\s?,?\s{1,2}|(?:và|nhưng|mà|song)\s{1,2}"
)


def write_claim(reading: Reading) -> str:
    """The clause that answers, verbatim but for runs of white space, the target in **bold**.

    "…" stands where the sentence goes on.
    """
    text = reading.evidence.sentence.text
    target = (reading.target.start, reading.target.end) if reading.target and reading.target.end else None
    if reading.target and target and reading.target.keep:
        start, end = _bounded(text, *_kept(text, reading.target.keep, reading.focus), target)
    elif reading.target and reading.target.keep:  # of a list all is shown, or the part that is to be kept
        whole = reading.target.keep == (0, len(text))
        start, end = _bounded(text, *_around(text, reading.focus, _MOST if whole else _LONGEST), None)
    else:
        start, end = _bounded(text, *_shown(text, target, reading.focus), target)
    front = glued_front(text) if start == 0 else None
    answers = target[0] if target else reading.focus[0]
    kept = reading.target.keep[0] if reading.target and reading.target.keep else end
    if front and front.end <= answers and (front.credit or (front.end <= kept and front.end <= reading.focus[0])):
        start = front.end
    opens = _OPENS.match(text, start, min(end, target[0]) if target and start <= target[0] else end)
    start = opens.end() if opens else start
    if target and start <= target[0] and target[1] <= end:
        left, right = target
        shown = f"{_plain(text[start:left])}**{_plain(text[left:right])}**{_plain(text[right:end])}"
    else:
        shown = _plain(text[start:end])
    return f"{'… ' if start else ''}{shown}{'' if end == len(text) else ' …'}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _kept(text: str, keep: tuple[int, int], focus: tuple[int, int]) -> tuple[int, int]:
    """The clauses of a stretch that must be shown, with those that cover the question where both are short together.

    Then further clauses behind them, which tell what was done, while it stays short.
    """
    if len(text) <= _WHOLE_NAMED:
        return 0, len(text)
    clauses = split_clauses(text)
    inside = [i for i, (s, e) in enumerate(clauses) if s < keep[1] and keep[0] < e] or [0]
    first, last = inside[0], inside[-1]
    near = [i for i, (s, e) in enumerate(clauses) if s < focus[1] and focus[0] < e]
    if near:
        wide = clauses[min(first, near[0])][0], clauses[max(last, near[-1])][1]
        if wide[1] - wide[0] <= _LONGEST and ";" not in text[wide[0] : keep[0]] + text[keep[1] : wide[1]]:
            first, last = min(first, near[0]), max(last, near[-1])
    while last + 1 < len(clauses) and ";" not in text[clauses[last][1] : clauses[last + 1][0]]:
        if clauses[last + 1][1] - clauses[first][0] > _WHOLE_NAMED:
            break
        last += 1
    while first and clauses[last][1] - clauses[first - 1][0] <= _WHOLE_NAMED:
        if ";" in text[clauses[first - 1][1] : clauses[first][0]]:
            break
        first -= 1
    return (0 if first == 0 else clauses[first][0]), (len(text) if last == len(clauses) - 1 else clauses[last][1])


def _shown(text: str, target: tuple[int, int] | None, focus: tuple[int, int]) -> tuple[int, int]:
    clauses = split_clauses(text)
    if target is None:
        return _around(text, focus, _STATED)
    at = next((i for i, (s, e) in enumerate(clauses) if s <= target[0] < e), None)
    if at is None or len(text) <= _WHOLE:
        return _around(text, focus, _LONGEST)
    first = at
    last = next((i for i, (s, e) in enumerate(clauses) if e >= target[1]), len(clauses) - 1)
    own_time = bool(find_periods(text[clauses[at][0] : clauses[at][1]]))
    while first and not own_time and _is_frame(text, clauses[first - 1], clauses[at]):
        first -= 1
    while last + 1 < len(clauses) and _RESULT.match(text, clauses[last + 1][0]):
        if clauses[last + 1][1] - clauses[first][0] > _LONGEST:
            break
        last += 1
    start = 0 if clauses[first][0] <= clauses[0][0] else clauses[first][0]
    end = len(text) if last == len(clauses) - 1 else clauses[last][1]
    return start, end


def _is_frame(text: str, before: tuple[int, int], clause: tuple[int, int]) -> bool:
    """True when a clause before the figure's says when or who for it: near, and with no figure of its own."""
    near = clause[0] - before[0] <= _FRAME and ";" not in text[before[0] : clause[0]]
    return near and not find_numbers(text[before[0] : before[1]])


def _around(text: str, focus: tuple[int, int], longest: int) -> tuple[int, int]:
    return (0, len(text)) if len(text) <= longest else _trimmed(text, split_clauses(text), focus, longest)


def _trimmed(text: str, clauses: tuple[tuple[int, int], ...], focus: tuple[int, int], longest: int) -> tuple[int, int]:
    """The focus, widened by whole clauses while it stays short.

    First to its right: what is said of a thing stands behind it.
    """
    inside = [i for i, (s, e) in enumerate(clauses) if s < focus[1] and focus[0] < e]
    if not inside:
        return focus
    first, last = inside[0], inside[-1]
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= longest:
        last += 1
    while first and clauses[last][1] - clauses[first - 1][0] <= longest:
        first -= 1
    start = 0 if first == 0 else clauses[first][0]
    end = len(text) if last == len(clauses) - 1 else clauses[last][1]
    return start, end


def _bounded(text: str, start: int, end: int, target: tuple[int, int] | None) -> tuple[int, int]:
    """The stretch, cut between words to at most 600 characters around the target when its clauses are longer."""
    if end - start <= _MOST:
        return start, end
    if target and target[1] - start > _MOST // 2:
        start = _space(text, target[0] - _FRAME, start, target[0]) + 1
    return start, _space(text, start + _MOST, max(start + 1, target[1] if target else 0), start + _MOST)


def _space(text: str, at: int, low: int, high: int) -> int:
    """The last space in low..at, else the first in at..high, else `at` itself."""
    before = text.rfind(" ", low, at)
    after = text.find(" ", at, high)
    return before if before >= 0 else after if after >= 0 else at
