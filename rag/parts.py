"""Questions that ask for two or three things at once, taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.asking import ASKING_WORD, ASKS, COUNTS, periods_asked, without_asking
from rag.context import LEVEL
from rag.followup import with_changes, without_measure
from vietnamese.documents import find_documents
from vietnamese.names import find_name_spans, find_names, may_be_person
from vietnamese.normalise import match_form
from vietnamese.offices import office_head, office_span
from vietnamese.verbs import find_verbs
from vietnamese.words import content, syllables

# A joint, or nothing at all before a result that is asked for: "kết nạp bao nhiêu đảng viên vượt bao nhiêu".
_JOINT = re.compile(
    r"\s*(?:[,;?]\s*(?:và|còn|trong đó|với|đồng thời)?\s+|\s(?:và|còn|đồng thời|trong đó)\s+)"
    r"|\s+(?=(?:vượt|đạt|chiếm|bằng|quy ra|tương ứng|tương đương)\s(?:[^\W\d_]+\s){0,2}?(?:bao nhiêu|mấy)(?!\w))"
)
_MOST = 4
_LINK = re.compile(r"^(?:rồi|và|còn|với|thì|sau đó|ngoài ra|đồng thời|cũng như)\s+(?:thì\s+)?(?=\w+\s)", re.IGNORECASE)
_TOPIC = re.compile(r"(?P<topic>(?!.*\b(?:bao nhiêu|mấy|ai|nào|gì)\b.* thì ).{4,80}?)\s+thì\s+(?P<said>\S.*)")
_POINTS_BACK = re.compile(r"(?:hôm|lúc|khi|ngày|năm|ở|tại|trong|trước|sau)\s(?:đó|ấy|này)(?!\w)")
_RELATIVE = re.compile(r"(?:vượt|đạt|chiếm|bằng|tăng|giảm|hơn|kém|lên|còn|là|có|gồm|trị giá)(?!\w)")
_SAYS_ITSELF = 3  # content words
_TIME = (
    r"(?:năm (?:nay|ngoái|sau|tới|trước|(?:19|20)\d\d)|(?:tháng|quý) (?:\d{1,2}|này|trước|tới|[iv]{1,3})|(?:19|20)\d\d)"
)
_TWO_TIMES = re.compile(rf"(?P<one>{_TIME}) và (?P<other>{_TIME})(?!\w)")
_IN_TURN = re.compile(r"(?:^|\s)(?:lần lượt|tương ứng|mỗi năm|từng năm)(?:\s(?:là|đạt))?(?!\w)")
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
    """One thing that a question asks for, as it is asked, and made to stand by itself.

    `own` is what of it was not taken over from the parts before.
    """

    asked: str
    standalone: str
    own: str


def split_parts(question: str) -> tuple[Part, ...]:
    """The parts of a question; the whole question alone when it asks for one thing.

    A later part that names neither place, person nor document takes the first one's words with it.
    """
    form = match_form(question)
    parts, start = [], 0
    for joint in _JOINT.finditer(form):
        if ASKING_WORD.search(form, start, joint.start()) and ASKING_WORD.search(form, joint.end()):
            parts.append(question[start : joint.start()].strip())
            start = joint.end()
    parts.append(question[start:].strip())
    if not 1 < len(parts) <= _MOST:
        return (
            _by_document(question)
            or _by_office(question)
            or _by_place(question)
            or _in_turn(question)
            or (Part(question, question, question),)
        )
    return leaning(parts[0], parts)


def leaning(first: str, parts: Sequence[str]) -> tuple[Part, ...]:
    """The parts made to stand by themselves, where the first one does as `first`."""
    found = [Part(parts[0], first, first)]
    for part in parts[1:]:
        standing, whole = _standing(first, found[-1].standalone, part)
        found.append(Part(part, standing, standing if whole else part))
    return tuple(found)


def _standing(first: str, before: str, part: str) -> tuple[str, bool]:
    """A later part with what it leans on, and whether that is as much its own as the first one's.

    It takes the subject of the first part, its topic ("Vụ X: ..."), or the words of the part before it.
    """
    part = _LINK.sub("", part)
    rest = without_asking(part)
    names = find_names(rest)
    named = {word for name in names for word in name.split()} | {"năm"}
    if (names or periods_asked(rest)) and all(s.form in named or s.form.isdigit() for s in syllables(rest)):
        return with_changes(
            first, rest, names, find_names
        ), True  # "Sa Pa kết nạp bao nhiêu đảng viên, | Sơn La bao nhiêu?"
    if find_documents(part) or (names and not _POINTS_BACK.match(match_form(part))):
        return part, True
    ask, own = COUNTS.search(match_form(before)), COUNTS.match(match_form(part))
    if (
        ask and own and content(part[own.end() :]) and content(before[: ask.start()])
    ):  # "có mấy em điểm 10, | mấy em điểm liệt?"
        return f"{before[: ask.start()]}{part}", True
    if topic := _TOPIC.match(part):  # "Đội bán vé | thì chuyển về đâu?"
        return f"{topic['topic']} {topic['said'].rstrip(' ?.')}{_of_places(first, part)}", True
    if subject := _subject(first, part):
        return f"{subject} {part}", False
    about, colon, _ = first.partition(": ")
    if colon and len(content(rest)) >= _SAYS_ITSELF:
        return f"{about}: {part}", False
    return f"{without_measure(first)}, {part}", bool(find_documents(first))


def _of_places(first: str, part: str) -> str:
    """The places and years of the first part, for a part that has a subject of its own."""
    about = [first[slice(*span)] for span in find_name_spans(first)] + [
        f"năm {period.first.year}" for period in periods_asked(first) if len(period.years) == 1
    ]
    about = [one for one in dict.fromkeys(about) if one not in part and not may_be_person(match_form(one))]
    return f", {', '.join(about)}" if about else ""


def _subject(first: str, part: str) -> str:
    """What stands before the verb of the first part, for a part that begins with a verb and says as much; else ""."""
    form, behind = match_form(first), match_form(part)
    own = find_verbs(part, behind, 0, len(part))
    if not own or own[0][0] or _RELATIVE.match(behind) or len(content(without_asking(part))) < _SAYS_ITSELF:
        return ""
    asks = ASKS.search(form)
    verbs = find_verbs(first, form, 0, asks.start() if asks else len(first))
    return first[: verbs[0][0]].strip(" ,:") if verbs else ""


def _in_turn(question: str) -> tuple[Part, ...]:
    """One part for each of two times of which the same is asked: "năm nay và năm 2020 lần lượt mấy phần trăm?"."""
    form = match_form(question)
    match = _TWO_TIMES.search(form)
    if not match or not COUNTS.search(form) or _COMPARED.search(form) or not _IN_TURN.search(form):
        return ()
    ahead, behind = question[: match.start()], _IN_TURN.sub("", question[match.end() :])
    return tuple(
        Part(time, whole := " ".join(f"{ahead}{time}{behind}".split()), whole)
        for time in (question[slice(*match.span("one"))], question[slice(*match.span("other"))])
    )


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
        return tuple(Part(text, whole := f"{ahead}{text}".strip(), whole) for text in (f"{first}{behind}", second))
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
        return tuple(Part(text, whole := f"{ahead}{text}{behind}", whole) for text in (first, second))
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
    return tuple(
        Part(text, whole := f"{ahead}{text}{behind}", whole) for text in (question[m.start : m.end] for m in mentions)
    )
