"""Questions made from what an article states: a figure or a document, asked for in the words of its sentence."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from records.fact import DocumentRef, Figure, FigureKind, FoundIn
from records.passage import SectionKind
from vectorstore.facts import FigureFilter, Stated
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.names import find_names
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.places import find_places
from vietnamese.spelling import is_syllable
from vietnamese.verbs import find_verbs

LONGEST = 90  # characters of a question that is shown to be clicked on
_SHORTEST = 25
_MOST_BEHIND = 30  # characters behind the unit that are kept
# What may stand between a subject and its verb, and between the verb and the figure.
_BEFORE_VERB = r"(?:\s(?:hiện|đã|đang|sẽ|cũng|còn|luôn|nay|có|được|mới))*"
_BEHIND_VERB = r"(?:\s(?:được|tới|đến|mới|là|có|thêm|cho|khoảng|hơn|trên|gần|dưới|tổng số|tổng cộng|toàn bộ))*"
_HEDGE = re.compile(r"\s(?:khoảng|hơn|trên|gần|dưới|tới|đến|có tới)$")
# Words with which no subject begins or ends that can be understood without the text around it.
_POINTING = re.compile(
    r"(?<!\w)(?:này|đó|ấy|kia|nọ|trên|họ|nó|mình|cậu|tớ|tôi|ta|chúng|bạn|em|anh|chị|ông|bà|người ta|dự kiến|trong số"
    r"|riêng|theo|do|vì|khi|nếu|còn|và|với|của|cho|mà|nhưng|như|mỗi|từng|mức|số|một|tại|ở|từ|sau|trước)(?!\w)"
)
_ENDS_CLAUSE = re.compile(
    r"[,;:.()–—\"“”?!]|\s-\s|(?<!\w)(?:và|với|đối với|trong đó|nhưng|để|khi|do|vì|tại|ở|từ|trong|cho|bằng|cùng|theo|so"
    r"|nhằm|tham gia|vào)(?!\w)"
)
_NO_SUBJECT = re.compile(r"(?:đi|lao|chạy|đáng|được|bị|đã|không|có|làm|giúp|gây|là|lại|kể|ngoài|bao gồm)(?!\w)")
_CAPITAL = re.compile(r"(?<= )[^\W\d_a-zà-ỹđ][^\W\d_]+")
_STATES_ONLY = re.compile(r"(?:có|là|đạt|còn|gồm|chiếm|tăng|giảm|lên|tới|vượt)(?: .*)?")
_ACTING = frozenset(["tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "xã", "phường"])
_MONEY = frozenset(["đồng", "đ", "vnđ", "vnd"])
_STATES_WHEN = re.compile(r"(?:từ|đến|tới|trong|hết|năm|giai đoạn|nhiệm kỳ|quý|tháng|cuối|đầu|tính đến)(?!\w)")
_COMMON = re.compile(
    r"(?:các|toàn|những|tổng|tỷ lệ|tỉ lệ|số|cấp|năm|từ|đến|tới|hết|trong|tính|thị xã|thị trấn|tỉnh|huyện|xã|phường"
    r"|thành phố|cả|nhiều|quý|tháng|cuối|đầu|giai đoạn|nhiệm kỳ|cán bộ|đảng viên)(?!\w)"
)
_LEVEL = re.compile(
    r"(?<!\w)(?P<level>tỉnh|thành phố|thị xã|huyện|quận|thị trấn|xã|phường|thị ủy|tỉnh ủy|huyện ủy|thành ủy|quận ủy)$"
)


class Facts(Protocol):
    """What questions are made from; see vectorstore.library.Library."""

    def figures(self, wanted: FigureFilter) -> Sequence[Stated[Figure]]:
        """The figures that are wanted, by source and in the order of the text."""
        ...

    def documents(self, article_id: str | None = None) -> Sequence[Stated[DocumentRef]]:
        """All mentions of documents, or those of one article."""
        ...


def asking_for(stated: Stated[Figure] | Stated[DocumentRef]) -> str:
    """A question that the stated fact answers, understood without its article; "" where none reads well."""
    fact = stated.fact
    if stated.sentence.kind is not SectionKind.BODY:
        return ""
    if isinstance(fact, Figure):
        question = _asking_for_figure(stated.sentence.text, stated.sentence.start, fact)
    else:
        question = _asking_for_document(stated.written, fact)
    return question if _SHORTEST <= len(question) <= LONGEST else ""


def whole_year(figure: Figure) -> int | None:
    """The one year that a figure is of, to its last day; None for any other period."""
    period = figure.period
    if period is None or period.first is None or period.last is None:
        return None
    year = period.first.year
    return year if (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31)) else None


def _asking_for_figure(text: str, offset: int, figure: Figure) -> str:
    """The words from the figure's subject to its unit, "bao nhiêu" in its place, with its period and its place."""
    start, end = figure.start - offset, figure.end - offset
    written = text[start:end]
    if (
        not written[:1].isdigit()
        or figure.value <= 1
        or figure.kind is FigureKind.RANGE
        or figure.kind is FigureKind.RATIO
    ):
        return ""
    subject = match_form(figure.subject)
    said = figure.said.partition(" …")[0]
    bare = said and not figure.percent and _of_place_alone(text, start, end, said, figure)
    if bare:
        return bare
    if not said or not subject or _POINTING.search(subject) or _NO_SUBJECT.match(subject):
        return ""
    if any(first == 0 for first, _ in find_verbs(figure.subject, subject, 0, len(subject))):
        return ""
    at = text.rfind(figure.subject, 0, start)
    between = rf"{re.escape(figure.subject)}{_BEFORE_VERB}(?:\s{re.escape(said)})?{_BEHIND_VERB}\s*"
    if at < 0 or re.fullmatch(between, text[at:start], re.IGNORECASE) is None:
        return ""
    if text[:at].rstrip()[-1:] not in ("", ",", ";", ":", ".") or match_form(said) == "là":
        return ""
    behind = _behind(text[end:], figure)
    if behind is None:
        return ""
    lead = _HEDGE.sub("", text[at:start].rstrip())
    lead = _placed(lead, figure)
    question = _dated(f"{lead} bao nhiêu {behind}", text, at, figure)
    named = find_names(question) or any(p.name for p in find_places(question)) or _has_foreign_name(figure.subject)
    if not named or find_numbers(_without_periods(question)):
        return ""
    return f"{question[:1].upper()}{question[1:]}?"


def _of_place_alone(text: str, start: int, end: int, said: str, figure: Figure) -> str:
    """A year's figure of what the place that the article is about did, where the sentence names no subject."""
    year, place = whole_year(figure), figure.place
    verb = re.search(rf"(?P<ahead>\S*)\s*(?<!\w){re.escape(said)}{_BEHIND_VERB}\s*$", text[:start], re.IGNORECASE)
    behind = _behind(text[end:], figure)
    if year is None or place is None or verb is None or behind is None or _STATES_ONLY.fullmatch(match_form(said)):
        return ""
    if place.found_in is FoundIn.BEFORE or not (verb["ahead"] in ("", str(year)) or verb["ahead"].endswith(",")):
        return ""
    if not any(one.name and one.level in _ACTING for one in find_places(place.name)):
        return ""
    lead = _HEDGE.sub("", text[verb.end("ahead") : start].strip())
    return f"Năm {year}, {place.name} {lead[:1].lower()}{lead[1:]} bao nhiêu {behind}?"


def _behind(rest: str, figure: Figure) -> str | None:
    """The unit and the few words behind it that belong to it; None where the unit does not stand behind the figure."""
    if figure.percent:
        rest = rest.removeprefix("%")
        unit = "phần trăm"
    elif match_form(figure.unit) in _MONEY:
        return "tiền"
    elif figure.unit and rest.lstrip().startswith(figure.unit):
        unit, rest = figure.unit, rest.lstrip()[len(figure.unit) :]
    else:
        return None
    stop = _ENDS_CLAUSE.search(rest)
    more = rest[: stop.start() if stop else len(rest)].rstrip()
    whole = len(more) <= _MOST_BEHIND and (more == "" or more[0] == " ") and not any(map(str.isdigit, more))
    return f"{unit}{more}" if whole else unit if " " in unit or not more else None


def _has_foreign_name(subject: str) -> bool:
    """True for a subject with a name of its own that no list of places or people has: "Tiêm kích Su-35"."""
    return any(not is_syllable(match_form(word)) for word in _CAPITAL.findall(subject))


def _placed(lead: str, figure: Figure) -> str:
    """The subject with its place: "Đảng bộ thị xã Sa Pa kết nạp" of "Đảng bộ thị xã kết nạp" in an article of it."""
    if figure.place is None or match_form(_bare(figure.place.name)) in match_form(lead):
        return lead
    subject = lead[: len(figure.subject)]
    level = _LEVEL.search(match_form(subject))
    own = find_places(figure.place.name)
    if level and own and own[0].name and own[0].level.split()[0] == level["level"].split()[0]:
        return f"{subject} {_bare(figure.place.name)}{lead[len(figure.subject) :]}"
    if find_places(subject) or find_names(subject):
        return lead
    return f"ở {figure.place.name}, {_lowered(lead)}" if figure.place.found_in is FoundIn.ARTICLE else lead


def _bare(place: str) -> str:
    """The name of a place without its level word, as it is written."""
    found = find_places(place)
    return place[found[0].end - len(found[0].name) : found[0].end] if found and found[0].name else place


def _dated(question: str, text: str, at: int, figure: Figure) -> str:
    """The question behind the figure's period, where the words of the sentence do not hold it."""
    period = figure.period
    if period is None or period.relative or match_form(period.written) in match_form(question):
        return question
    year = whole_year(figure)
    if year is not None:
        return f"năm {year}, {_lowered(question)}"
    told_here = period.found_in in (FoundIn.CLAUSE, FoundIn.SENTENCE) and period.written in text[:at]
    if told_here and _STATES_WHEN.match(match_form(period.written)):
        return f"{_lowered(period.written)}, {_lowered(question)}"
    return question


def _lowered(text: str) -> str:
    """A text that is put behind something, its first letter small where it begins with a common word."""
    return text[:1].lower() + text[1:] if _COMMON.match(match_form(text)) else text


def _without_periods(text: str) -> str:
    for period in reversed(find_periods(text)):
        text = text[: period.start] + text[period.end :]
    return text


def _asking_for_document(written: str, document: DocumentRef) -> str:
    """What is told of a document with a number that letters make its own: its day, its issuer or what it is about."""
    name = " ".join(written.split())
    mention = next(iter(find_documents(name)), None)
    if mention is None or not mention.letters or len(name) > LONGEST // 2:
        return ""
    named = f"{name[:1].upper()}{name[1:]}"
    if document.issued and str(document.issued.year) not in name:
        return f"{named} được ban hành ngày nào?"
    if document.title and document.title not in name:
        return f"{named} nói về nội dung gì?"
    tells_issuer = re.search(r"/\d{4}/", name) is not None  # "176/2013/NĐ-CP" is the government's
    asks_issuer = document.issuer and document.issuer not in name and not tells_issuer
    return f"{named} do cơ quan nào ban hành?" if asks_issuer else ""
