"""What a follow-up points at: a person, a document, a year, a place of the turn before, put in place of its pronoun."""

import re
from collections.abc import Callable

from rag.asking import periods_asked
from rag.context import LEVEL
from records.question import Turn
from vietnamese.documents import find_documents
from vietnamese.english import exonyms
from vietnamese.names import may_be_person
from vietnamese.normalise import match_form
from vietnamese.offices import find_person_spans
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable

Names = Callable[[str], tuple[str, ...]]
"""The people and places of a text, in matching form."""

_POINTERS = r"(?:đó|này|ấy|trên|kia|vừa rồi|nói trên|ta)"
_TITLES = r"ông|bà|đồng chí|anh|chị|cô|chú|bác|cậu|em|thầy|cụ|bé|nàng|chàng"
_ROLES = (
    r"người|vị|nhân vật|nam|nữ|cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|huấn luyện viên|hlv|ca sỹ|nghệ sỹ|diễn viên"
    r"|bị cáo|bị can|đối tượng|nghi phạm|hung thủ|nạn nhân|bệnh nhân|bác sỹ|luật sư|giáo viên|tài xế|lãnh đạo|cán bộ"
    r"|võ sỹ|tay vợt"
)
POINTING = re.compile(
    r"\b(?:văn bản|nghị quyết|chỉ thị|kết luận|quy định|kế hoạch|đề án|hội nghị|cuộc|nơi|chỗ|bài|phim|giải|trận|đội|xe"
    r"|số|năm|họ|nó|việc|dự án|vụ|đợt|chương trình|công trình|công ty|trường|tỉnh|huyện|xã|bộ|sở|cái|quỹ|khoản|hãng"
    rf"|lúc|khi|hôm|{_TITLES}|{_ROLES})"
    rf"\s+{_POINTERS}\b|\b(?:đó|này|ấy)\b(?=\s*(?:\?|$|là|do|ban|có|ngày))"
    r"|(?<!dòng )(?<!con )\bhọ\b(?!\s+(?:và tên|tên|hàng|nhà|[A-ZĐ]))|\bnó\b"
    r"|\b(?:hắn|ổng|bả)\b|\btrong (?:số )?(?:đó|này)\b"
)
PERSON_POINTED_AT = re.compile(
    rf"(?P<title>{_TITLES})\s+{_POINTERS}\b|\b(?:{_ROLES})\s+(?:đó|này|ấy|trên|kia)\b|\bhọ\b(?! và tên| tên| hàng)"
    r"|\b(?:hắn|ổng|bả)(?: ta)?\b"
)
_SPOKEN_TITLES = ("ông", "bà", "đồng chí")  # others fit who speaks, not who is spoken of
ASKED_WHO = re.compile(rf"(?<!\w)ai(?!\w)|(?<!\w)(?:{_TITLES}|{_ROLES}) nào(?!\w)|tên (?:là )?gì")
_ROLE_BEFORE = re.compile(rf"(?<!\w)(?:{_TITLES}|{_ROLES}|bầu|sao|danh thủ|chủ tịch|giám đốc|bộ trưởng|tổng thống)\s+$")
_DOCUMENT_POINTED_AT = re.compile(
    r"\b(?:văn bản|nghị quyết|nghị định|chỉ thị|kết luận|quy định|quyết định|thông tư|kế hoạch|đề án|luật|công văn)"
    rf"\s+{_POINTERS}\b|\bnó\b"
)
_YEAR_POINTED_AT = re.compile(r"\bnăm\s+(?:đó|ấy)\b")
_PLACE_POINTED_AT = re.compile(r"\b(?:(?:tại |ở )?(?:nơi|chỗ|tỉnh|huyện|xã|địa phương)\s+(?:đó|ấy|này)|(?:ở|tại) đó)\b")
_WHOSE = re.compile(r"\s+của(?:\s+(?:tỉnh|huyện|thành phố|Tỉnh ủy|Thành ủy|Huyện ủy))?(?:\s+[A-ZĐ]\w*){1,4}")
_THING_BEFORE = re.compile(r"(?<!\w)(?:giải|công ty|hãng|clb|câu lạc bộ|show|phim|xe|tour|quỹ|đội|tại|ở)\s$")
_TITLED = rf"(?:{_TITLES})"
_PROVINCES = frozenset(match_form(name) for name in PROVINCES)


def pointed_out(text: str, before: str, last: Turn, names: Names) -> str:
    """The question with the person, document, year or place that it points at put in place of its pronoun."""
    form = match_form(text)
    if pronoun := PERSON_POINTED_AT.search(form):
        said, told = said_in_bold(last), _told(last)
        in_turn = (said, before, told) if ASKED_WHO.search(match_form(before)) else (before, said, told)
        person = next((found for source in in_turn if (found := _person(source, names, pronoun["title"] or ""))), "")
        if not person:
            return text
        title = pronoun["title"] if pronoun["title"] in _SPOKEN_TITLES and not person.lower().startswith("bầu ") else ""
        return " ".join(f"{text[: pronoun.start()]} {title or ''} {person} {text[pronoun.end() :]}".split())
    if (pronoun := _DOCUMENT_POINTED_AT.search(form)) and not find_documents(text):
        source = next((t for t in (said_in_bold(last), before, _told(last)) if find_documents(t)), "")
        if source:
            mention = find_documents(source)[0]
            whose = _WHOSE.match(source, mention.end)
            written = source[mention.start : whose.end() if whose else mention.end]
            return f"{text[: pronoun.start()]}{written}{text[pronoun.end() :]}"
    if pronoun := _YEAR_POINTED_AT.search(form):
        years = [
            p.first.year
            for t in (said_in_bold(last), before)
            for p in periods_asked(t)
            if p.years and len(p.years) == 1
        ]
        if years:
            return f"{text[: pronoun.start()]}năm {years[0]}{text[pronoun.end() :]}"
    if pronoun := _PLACE_POINTED_AT.search(form):
        for source in (said_in_bold(last), before):
            place = next(
                (name for name in names(source) if kind_of(name, match_form(source)) in ("place", "other")), None
            )
            if place:
                return f"{text[: pronoun.start()]}ở {place.title()}{text[pronoun.end() :]}"
    return text


def resolves(form: str) -> bool:
    """True when a turn (in matching form) points at a person or a document, which stands in it once put in place."""
    return bool(PERSON_POINTED_AT.search(form) or _DOCUMENT_POINTED_AT.search(form))


def said_in_bold(turn: Turn) -> str:
    """What the last answer put in bold: its figure, name or document."""
    if turn.answer is None:
        return ""
    return ", ".join(bold for claim in turn.answer.claims for bold in re.findall(r"\*\*(.+?)\*\*", claim.text))


def _told(turn: Turn) -> str:
    """All that the last answer said."""
    return " ".join(claim.text.replace("**", "") for claim in turn.answer.claims) if turn.answer else ""


def _person(text: str, names: Names, title: str) -> str:
    """The person that a text names, as it writes the name, first one with the `title`; of several titled otherwise the
    one named last; "" for none.
    """
    form = match_form(text)
    spans = [
        span for span in find_person_spans(text)
        if kind_of(match_form(text[slice(*span)]), form) != "place" and not _THING_BEFORE.search(form, 0, span[0])
    ]  # fmt: skip
    if spans:
        called = (span for span in spans if title and re.search(rf"(?<!\w){title}\s+$", form[: span[0]]))
        return " ".join(text[slice(*next(called, spans[0]))].split())
    found = sorted((form.find(name), name) for name in names(text) if kind_of(name, form) != "place")
    found = [(at, name) for at, name in found if at >= 0 and not _THING_BEFORE.search(form, 0, at)]
    titled = [(at, name) for at, name in found if _ROLE_BEFORE.search(form[:at]) or name.startswith("bầu ")]
    likely = [(at, name) for at, name in found if may_be_person(name) or not all(map(is_syllable, name.split()))]
    at, name = next(iter((*titled[::-1], *likely, (-1, ""))))
    return text[at : at + len(name)] if at >= 0 else ""


def kind_of(name: str, form: str) -> str:
    """What a name is, told by the text (in matching form) that it stands in."""
    if name in _PROVINCES or name in exonyms() or re.search(rf"(?<!\w){LEVEL}\s+{re.escape(name)}(?!\w)", form):
        return "place"
    if re.search(rf"(?<!\w){_TITLED}\s+{re.escape(name)}(?!\w)", form):
        return "person"
    if not all(map(is_syllable, name.split())):
        return "foreign"
    return "person" if may_be_person(name) else "other"
