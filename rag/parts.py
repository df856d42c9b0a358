"""Questions that ask for two or three things at once, taken apart."""

import re
from dataclasses import dataclass
from itertools import pairwise

from rag.asking import ASKS, COUNTS, without_asking
from vietnamese.documents import find_documents
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form

# A joint, or nothing at all before a result that is asked for: "kết nạp bao nhiêu đảng viên vượt bao nhiêu".
_JOINT = re.compile(
    r"\s*(?:[,;?]\s*(?:và|còn|trong đó|với|đồng thời)?\s+|\s(?:và|còn|đồng thời|trong đó)\s+)"
    r"|\s+(?=(?:vượt|đạt|chiếm|bằng|quy ra|tương ứng|tương đương)\s(?:[^\W\d_]+\s){0,2}?(?:bao nhiêu|mấy)(?!\w))"
)
_MOST = 3
_COMPARED = re.compile(r"(?<!\w)(?:hơn|khác|so với|chênh|trước|sau|cùng|thay|kém|gấp)(?!\w)")
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
        return _by_document(question) or (Part(question, question),)
    return (Part(parts[0], parts[0]), *(Part(part, _standing(parts[0], part)) for part in parts[1:]))


def _standing(first: str, part: str) -> str:
    """A later part with what it leans on."""
    if find_documents(part) or find_name_spans(part):
        return part
    ask, own = COUNTS.search(match_form(first)), COUNTS.match(match_form(part))
    if ask and own:  # "có mấy em điểm 10, | mấy em điểm liệt?"
        return f"{first[: ask.start()]}{part}"
    return f"{without_asking(first)}, {part}"


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
