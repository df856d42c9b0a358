"""What the one asked for did ("ký" of "ai ký văn bản ...?"), and whether a sentence says so of someone."""

import re

from records.question import Question
from vietnamese.normalise import match_form
from vietnamese.pairs import everyday
from vietnamese.words import content, is_content, syllables

_AUXILIARY = (
    r"(?:(?:là|đã|đang|sẽ|vừa|mới|từng|được|bị|cũng|có|hiện|người|nhân vật|thay mặt|trực tiếp|đứng ra|đứng|phải|lại|hay"
    r"|đều|cùng|ông|bà|vị)\s+)*"
)
_ASKS = re.compile(rf"(?<!\w)(?:ai|nào)\s+{_AUXILIARY}(?P<deed>[^?,;]+)")
_ASKED_LAST = re.compile(
    r"^(?:(?:tên|họ tên|danh tính|cho|hỏi|về|của|cái|những|các|vị|người|ông|bà|anh|chị|cô|nhân vật|kẻ)\s+)*"
    rf"{_AUXILIARY}(?P<deed>[^?,;]+?)\s+(?:(?:tên|họ tên|danh tính)\s+)?(?:là |do |bởi )?(?:ai|gì|người nào)(?!\w)"
)
# No deed, but how someone came to an office.
_HOLDS = re.compile(
    r"(?:làm|giữ|nắm|kiêm|trở thành|nhậm chức|ngồi|đứng đầu|đảm (?:nhiệm|nhận|đương)|bầu|bổ nhiệm|cử|chỉ định|phân công"
    r"|tái cử|đắc cử|lên)(?!\w)"
)
_EMPTY = frozenset("tên họ ai gì nào vậy thế đấy đó nhỉ hả".split())
_COMMON = 0.04  # share of a syllable's everyday uses that stand before the next one: from here on they are a word
_REACH, _BEFORE = 90, 60  # characters behind and before a name in which a deed of one syllable stands
_ENDS = re.compile(r"[.;:!?\n]")


def deed_asked(question: Question) -> str:
    """The verb that tells what the one asked for did, of one or two syllables; "" where a question tells none."""
    form = match_form(question.standalone)
    for pattern in (_ASKS, _ASKED_LAST):
        found = pattern.search(form)
        words = [s for s in syllables(found["deed"]) if s.form not in _EMPTY] if found else []
        if not found or not words or not is_content(words[0].form):
            continue
        first = words[0].form
        if len(words) > 1 and is_content(words[1].form) and found["deed"][words[0].end : words[1].start].isspace():
            pair = f"{first} {words[1].form}"
            if everyday().pair(first, words[1].form) >= _COMMON * everyday().single(first) > 0:
                return pair
        return first
    return ""


def tells_deed(deed: str, text: str, span: tuple[int, int]) -> bool:
    """True when a sentence says a deed, and one of one syllable near the one named at text[span]."""
    form = match_form(text)
    said = re.compile(rf"(?<!\w){re.escape(deed)}(?!\w)")
    if " " in deed:
        return said.search(form) is not None
    end = _ENDS.search(form, span[1])
    if said.search(form, span[1], min(span[1] + _REACH, end.start() if end else len(form))):
        return True
    return said.search(form, max(0, span[0] - _BEFORE), span[0]) is not None


def asks_deed(question: Question) -> bool:
    """True when a question asks who did something, whatever office it names: "Thứ trưởng nào ký ...?"."""
    found = _ASKS.search(match_form(question.standalone))
    return found is not None and not _HOLDS.match(found["deed"]) and len(content(found["deed"])) > 1
