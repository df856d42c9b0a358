"""Questions that ask for two or three things at once, taken apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rag.asking import ASKS, COUNTS, without_asking
from rag.context import LEVEL
from rag.followup import periods_asked, with_changes
from vietnamese.documents import find_documents
from vietnamese.names import find_name_spans, find_names, may_be_person
from vietnamese.normalise import match_form
from vietnamese.offices import office_head, office_span
from vietnamese.words import syllables

# A joint, or nothing at all before a result that is asked for: "kết nạp bao nhiêu đảng viên vượt bao nhiêu".
_JOINT = re.compile(
    r"\s*(?:[,;?]\s*(?:và|còn|trong đó|với|đồng thời)?\s+|\s(?:và|còn|đồng thời|trong đó)\s+)"
    r"|\s+(?=(?:vượt|đạt|chiếm|bằng|quy ra|tương ứng|tương đương)\s(?:[^\W\d_]+\s){0,2}?(?:bao nhiêu|mấy)(?!\w))"
)
_MOST = 3
_COMPARED = re.compile(r"(?<!\w)(?:hơn|khác|so với|chênh|trước|sau|cùng|thay|kém|gấp)(?!\w)")
_AND_PLACE = re.compile(rf"(?:,|\s(?:và|với))\s(?:và\s)?(?P<level>{LEVEL}\s)?")
_TOGETHER = re.compile(  # a share may be told of both at once
    r"(?<!\w)(?:%|phần trăm|giữa|tuyến|nối|chung|tổng|cộng|cả|hai|hơn|gộp|nào|hợp tác|quan hệ|từ)(?!\w)"
)
_AND_OFFICE = re.compile(r"(?:\s(?:và|với|cùng|lẫn)\s|,\s(?:và\s)?)")
_WHO = re.compile(r"(?<!\w)(?:là (?:những )?ai|ai là|do ai|ai (?:làm|giữ)|tên (?:là )?gì|những ai)(?!\w)")
_AND = re.compile(r"\s*(?:,|và|với)\s*(?:và\s+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a question asks for, as it is asked, and made to stand by itself."""

    asked: str
    standalone: str


def split_parts(question: str) -> tuple[Part, ...]:
    """The parts of a question; the whole question alone when it asks for one thing.

    A later part that names neither place, person nor document takes the first one's words with it.
    """
    form = match_form(question)
    parts, start = [], 0
    for joint in _JOINT.finditer(form):
        if ASKS.search(form, start, joint.start()) and ASKS.search(form, joint.end()):
            parts.append(question[start : joint.start()].strip())
            start = joint.end()
    parts.append(question[start:].strip())
    if not 1 < len(parts) <= _MOST:
        return _by_document(question) or _by_office(question) or _by_place(question) or (Part(question, question),)
    return (Part(parts[0], parts[0]), *(Part(part, _standing(parts[0], part)) for part in parts[1:]))


def _standing(first: str, part: str) -> str:
    """A later part with what it leans on."""
    rest = without_asking(part)
    names = find_names(rest)
    named = {word for name in names for word in name.split()} | {"năm"}
    if (names or periods_asked(rest)) and all(s.form in named or s.form.isdigit() for s in syllables(rest)):
        return with_changes(first, rest, names, find_names)  # "Sa Pa kết nạp bao nhiêu đảng viên, | Sơn La bao nhiêu?"
    if find_documents(part) or names:
        return part
    ask, own = COUNTS.search(match_form(first)), COUNTS.match(match_form(part))
    if ask and own:  # "có mấy em điểm 10, | mấy em điểm liệt?"
        return f"{first[: ask.start()]}{part}"
    return f"{without_asking(first)}, {part}"


def _by_office(question: str) -> tuple[Part, ...]:
    """One part for each of two offices whose holders are asked for: "Bí thư và Chủ tịch X là ai?"; else nothing.

    The first takes over the body and place of the second where it names none itself.
    """
    form = match_form(question)
    if not _WHO.search(form):
        return ()
    for joint in _AND_OFFICE.finditer(form):
        span, head = office_span(form[: joint.start()]), office_head(form[joint.end() :])
        if span is None or span[1] != joint.start() or not head:
            continue
        start, behind = span[0], question[joint.end() + len(head) :]
        first, second = question[start : joint.start()], question[joint.end() :]
        if match_form(first) != office_head(form[start:]):  # "Bí thư Thị ủy và Chủ tịch UBND thị xã X"
            places = [behind[slice(*at)] for at in find_name_spans(behind)] if not find_name_spans(first) else []
            behind = f"{''.join(f' {place}' for place in places[:1])} là ai?"
        ahead = question[:start]
        return tuple(Part(text, f"{ahead}{text}".strip()) for text in (f"{first}{behind}", second))
    return ()


def _by_place(question: str) -> tuple[Part, ...]:
    """One part for each of two places of which the same figure is asked; nothing when they are compared or summed."""
    form = match_form(question)
    if not COUNTS.search(form) or _COMPARED.search(form) or _TOGETHER.search(form):
        return ()
    for (start, middle), (after, end) in pairwise(find_name_spans(question)):
        joint = _AND_PLACE.fullmatch(form[middle:after])
        level = re.search(rf"(?<!\w){LEVEL}\s$", form[:start])
        if not joint or any(may_be_person(form[a:b]) and not level for a, b in ((start, middle), (after, end))):
            continue
        ahead, behind = question[: start if not joint["level"] else level.start() if level else start], question[end:]
        first = question[len(ahead) : middle]
        second = question[after - len(joint["level"] or "") : end]
        return tuple(Part(text, f"{ahead}{text}{behind}") for text in (first, second))
    return ()


def _by_document(question: str) -> tuple[Part, ...]:
    """One part for each of several documents of which the same is asked; nothing when it asks of one, or compares."""
    mentions = find_documents(question)
    if not 1 < len(mentions) <= _MOST or _COMPARED.search(match_form(question)):
        return ()
    gaps = pairwise(mentions)
    if not all(_AND.fullmatch(match_form(question[one.end : other.start])) for one, other in gaps):
        return ()
    ahead, behind = question[: mentions[0].start], question[mentions[-1].end :]
    return tuple(Part(text, f"{ahead}{text}{behind}") for text in (question[m.start : m.end] for m in mentions))
