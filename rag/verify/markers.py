"""Small words right before others: "chưa", "từ chối", "đã". Left out or put in, they turn what they stand before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.verify.texts import Cited, Span, Text
from vietnamese.words import Syllable

_NOT = (
    r"(?<!hàng )(?<!trên )(?<!có )(?<!hay )(?:không(?: có)?(?: \w+){0,2} (?:nào|ai|gì)|không còn|không được"
    r"|không|chưa|chẳng|chả)"
    r"(?! (?:những|ngừng|ít|dưới|quá|khí|gian|quân|phận|lực|lưu|tưởng|tặc|lâu|kể|chỉ(?! (?:thị|đạo|định|huy|ra))"
    r"|(?:đến|tới|đầy) \d|nên|chừng|hay|hạn))"
)
_MARKERS = (
    ("not", _NOT),
    ("refused", r"từ chối|bác bỏ|phủ nhận|cấm|tránh|ngừng|dừng|hủy bỏ|hoãn|khước từ"),
    ("done", r"đã (?:được|bị)|đã|vừa mới|vừa|từng"),
)
_MARKER = re.compile("|".join(rf"(?P<{name}>(?<!\w)(?:{words})(?!\w))" for name, words in _MARKERS))
_DENIALS = re.compile(
    r"(?<!\w)(?:không|chưa|chẳng|chả|từ chối|bác bỏ|phủ nhận|hoãn|cấm|tránh|ngừng|dừng|hủy|thiếu|khỏi|mất|hết"
    r"|vô|phi|trái|miễn|bất"
    r"|ngoài|khác|hụt|trượt|thất bại|khó|kém|vắng|loại|bỏ|phản đối|khước từ|trừ|thôi|ngăn|chống|chấm dứt|thoát"
    r"|hạn chế|tạm)(?!\w)"
)
_NOT_AT_ALL = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả)(?!\w)")
_OTHERS = re.compile(r"(?<!\w)(?:nơi khác|người khác|ngoài|khác)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|từng|xong)(?!\w)")
_AIM = re.compile(r"(?<!\w)(?:để|nhằm|cần|yêu cầu|đề nghị|hãy|hướng tới|tiếp tục|phấn đấu)(?: \w+){0,2}\s{0,2}$")
_TO_DO = re.compile(
    r"(?<!\w)(?:còn lại|thời gian tới|nhấn mạnh|yêu cầu|đề nghị|cần|tiếp tục|phấn đấu|mục tiêu|kêu gọi|nhiệm vụ)(?!\w)"
)
_LIKELY = re.compile(r"(?<!\w)(?:khả năng|có thể|có lẽ|sẽ|dự kiến|sắp)(?!\w)")
_NEXT = 2
_SOON = 5  # syllables before a pair in which a marker of it stands


@dataclass(frozen=True, slots=True)
class _Marked:
    """Two neighbouring syllables behind a marker, and where they stand."""

    kind: str
    pair: tuple[str, str]
    span: Span


def markers_turned(claim: Text, cited: Sequence[Cited]) -> list[Span]:
    """What a claim says without the small word, or with another, that stands before it in all of its sentences."""
    found: list[Span] = []
    for sentence in cited:
        for marked in _marked(sentence):
            if marked.kind not in ("not", "refused"):
                continue
            spans = [span for span in _pairs(claim, marked.pair) if _lacks(claim, span, marked.kind)]
            if not spans or any(_plain(other, marked) for other in cited):
                continue
            found.append(spans[0])
    for marked in _marked(claim):
        if marked.kind not in ("not", "done"):
            continue
        if marked.kind == "done" and _LIKELY.search(_ahead(claim, marked.span[0])):
            continue
        there = [(other, span) for other in cited for span in _pairs(other, marked.pair)]
        if there and all(_differs(other, span, marked.kind) for other, span in there):
            found.append(marked.span)
    return found


def _marked(text: Text) -> list[_Marked]:
    found = []
    for match in _MARKER.finditer(text.form):
        behind = _next_two(text, match.end())
        if behind is not None:
            first, second = behind
            found.append(_Marked(match.lastgroup or "", (first.form, second.form), (match.start(), second.end)))
    return found


def _next_two(text: Text, at: int) -> tuple[Syllable, Syllable] | None:
    """The two syllables right behind a place; of one that a mark or the end follows, itself twice."""
    index = next((i for i, s in enumerate(text.syllables) if s.start >= at), None)
    if index is None:
        return None
    first = text.syllables[index]
    second = text.syllables[index + 1] if index + 1 < len(text.syllables) else first
    if text.form[at : first.start].strip():
        return None
    return (first, first) if text.form[first.end : second.start].strip() else (first, second)


def _pairs(text: Text, pair: tuple[str, str]) -> list[Span]:
    if pair[0] == pair[1]:
        ends = [*(s.start for s in text.syllables[1:]), len(text.form)]
        return [
            (one.start, one.end) for one, end in zip(text.syllables, ends, strict=False)
            if one.form == pair[0] and (text.form[one.end : end].strip() or end == len(text.form))
        ]  # fmt: skip
    return [
        (one.start, other.end) for one, other in zip(text.syllables, text.syllables[1:], strict=False)
        if (one.form, other.form) == pair and not text.form[one.end : other.start].strip()
    ]  # fmt: skip


def _ahead(text: Text, at: int) -> str:
    """The syllables shortly before a place, in its clause."""
    before = [s for s in text.syllables if s.start < at][-_SOON:]
    start = before[0].start if before else at
    stretch = text.form[start:at]
    return stretch[max((stretch.rfind(mark) for mark in ";.:"), default=-1) + 1 :]


def _lacks(claim: Text, span: Span, kind: str) -> bool:
    """True where a claim lacks what the sentence has before the same words."""
    ahead = _ahead(claim, span[0])
    match kind:
        case "not" | "refused":
            near = " ".join(ahead.split()[-_NEXT:])
            behind = " ".join(claim.form[span[1] : span[1] + 40].split()[:_SOON])
            return not (_NOT_AT_ALL.search(ahead) or _DENIALS.search(near) or _OTHERS.search(behind))
    return False


def _plain(sentence: Cited, marked: _Marked) -> bool:
    """True where a sentence says the same without the marker as well."""
    return any(_lacks(sentence, span, marked.kind) for span in _pairs(sentence, marked.pair))


def _differs(sentence: Cited, span: Span, kind: str) -> bool:
    ahead = _ahead(sentence, span[0])
    match kind:
        case "not":
            return _lacks(sentence, span, kind)
        case "done":
            if _AIM.search(ahead) and _TO_DO.search(sentence.form) and not _DONE.search(sentence.form, 0, span[0]):
                return True
            return (
                re.search(r"(?<!\w)(?:sẽ|sắp|dự kiến|dự định|phấn đấu|chuẩn bị|nhiều khả năng)(?!\w)", ahead)
                is not None
            )
    return False
