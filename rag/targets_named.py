"""The date, the person, the office or the document of a sentence that a question asks for."""

import re
from collections.abc import Callable, Mapping, Sequence

from rag.agree import asked_documents, stands_in
from rag.context import Context
from rag.figure_label import best_hour
from rag.holder import elsewhere, plainly, told_holder
from rag.relation import relation_asked, relation_fit
from rag.target_document import asked_of, document, named_document
from rag.targets import Cover, Target, figure, list_item, statement
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import Person, find_people, find_person_spans, holds
from vietnamese.words import syllables

_SURE = 0.9  # the very office that is asked for outweighs words that are missing
_BEFORE = 0.8  # what stands before a name tells of it less often than what stands behind it
# "A, sinh năm 1985, B" goes on with people.
_AND = re.compile(
    r"(?:[\s,(]{1,3}(?:sn|sinh năm|sinh)\s\d{4}\)?|\s\(\d{2} tuổi[^)]{0,30}\))?[\s,;\-]{0,4}"
    r"(?:và|cùng|cùng với)?[\s,]{0,3}(?:các\s)?(?:đồng chí|đ/c|ông|bà|anh|chị)?\s{0,3}"
)
# "Ngôi sao của Bayern Munich" names the club.
_OF_CLUB = re.compile(
    r"(?<!\w)(?:(?:ngôi sao|sao|cầu thủ|tiền đạo|tiền vệ|trung vệ|hậu vệ|thủ môn|chân sút|hlv|huấn luyện viên|đội bóng"
    r"|ông chủ|thành viên|giám đốc|chủ tịch|trận|sân|fan|cổ động viên) (?:cũ )?của|clb|câu lạc bộ|đội|sân|hãng"
    r"|tập đoàn|công ty|giải|thành phố|tại|ở|bóng đá|tuyển|đt|nước|người|truyền thông|báo|liên đoàn)\s{1,2}$"
)
_ROLE = 26
_TO_BE_DATED = re.compile(r"(?<!\w)(?:giai đoạn|nhiệm kỳ)\s+(?:nào|mấy|bao nhiêu)(?!\w)")
_FINE = frozenset((Precision.DAY, Precision.DAYS, Precision.DAY_OF_YEAR))
_MONTHS = _FINE | {Precision.MONTH}
_HOUR = re.compile(r"(?<!\w)(?:mấy giờ|giờ nào|mấy rưỡi|bao nhiêu giờ)(?!\w)")
_UNTOLD = 0.3
# What begins or ends on a day: "kéo dài tới ngày mấy", "từ hôm nào".
_EDGES = (
    (
        re.compile(r"(?<!\w)(?:đến|tới|hết hạn|hạn chót|hạn cuối|kết thúc|bế mạc|chấm dứt)(?!\w)"),
        re.compile(r"(?<!\w)(?:đến|tới|kết thúc|bế mạc|hết|trước|chậm nhất)(?: \w+){0,3}\s*$"),
    ),
    (
        re.compile(r"(?<!\w)(?:từ|bắt đầu|khởi|khai mạc|mở màn)(?!\w)"),
        re.compile(r"(?<!\w)(?:từ|bắt đầu|kể từ|khai mạc)(?: \w+){0,2}\s*$"),
    ),
)
_CLOSE = 45  # characters before a date in which its own event tends to be named
_ENUMERATES = re.compile(r";|(?<!\w)(?:gồm|bao gồm|như|trong đó|lần lượt)(?!\w)|,(?!\d)[^,;.]{2,60},(?!\d)|:\s")


def find_target(question: Question, context: Context, cover: Cover) -> Target | None:
    """The target of a sentence; None when it holds nothing of the kind that is asked for."""
    if asked_of(question) and (target := named_document(question, context, cover)):
        return target
    finder = _FINDERS.get(question.wants, statement)
    return finder(question, context, cover)


def _date(question: Question, context: Context, cover: Cover) -> Target | None:
    """The date whose clause, and what stands right before it, says most of what is asked; an hour where that is asked.

    A sentence without an hour may still tell of the matter.
    """
    text, form = context.sentence.text, match_form(question.standalone)
    if _HOUR.search(form):
        hour = best_hour(question, context, cover)
        if hour:
            return Target(hour[0], hour[1], 1.0, hour[2])
        return Target(0, 0, _UNTOLD, _UNTOLD * cover(context.forms, ()))
    periods: Sequence[Period] = find_periods(text)
    if not _TO_BE_DATED.search(form):
        by_year = "năm" in form and "ngày" not in form
        by_month = re.search(r"tháng (?:nào|mấy|bao nhiêu)", form) is not None
        ranges = "từ" in form.split() and ("đến" in form.split() or "tới" in form.split())
        fine = _MONTHS if by_month or ranges else _FINE if re.search(r"ngày (?:nào|mấy|bao nhiêu)", form) else _MONTHS
        fitting = [p for p in periods if by_year or p.precision in fine]
        coarser = [p for p in periods if p.precision in _MONTHS or by_month or ranges]
        periods = fitting or coarser
    local = cover(context.forms, ())
    asked = asked_documents(question)
    mentions = [m for m in find_documents(text) if any(m.same_as(other) for other in asked)]
    if mentions:
        next_one = min((m.start for m in find_documents(text) if m.start > mentions[0].end), default=len(text))
        periods = [p for p in periods if mentions[0].end <= p.start < next_one]
    elif asked:
        return None
    if not periods:
        return None
    clauses = split_clauses(text)
    listed = text.count(";") > 1

    def told(period: Period) -> float:
        clause = next((c for c in clauses if c[0] <= period.start < c[1]), (0, len(text)))
        if listed:
            clause = list_item(text, period.start)
        near = text[max(clause[0], period.start - _CLOSE) : period.start]
        edge = any(asks.search(form) and says.search(match_form(near)) for asks, says in _EDGES)
        return cover(_forms(text[slice(*clause)]), ()) + 0.5 * cover(_forms(near), ()) + 0.5 * edge

    best = max(periods, key=lambda period: (round(told(period), 3), -period.start)) if len(periods) > 1 else periods[0]
    keep = list_item(text, best.start) if listed else (best.start, best.end)
    return Target(best.start, best.end, 1.0, local, keep=keep)


def _person(question: Question, context: Context, cover: Cover) -> Target | None:
    text = context.sentence.text
    local = cover(context.forms, ())
    people = find_people(text)
    if question.office:
        place = frozenset(syllable for name in question.names for syllable in name.split())
        wordings = (question.office, plainly(question.office))
        for person in people:
            offices = [text[start:end] for start, end in person.offices]
            if any(holds(o, w, place) and not elsewhere(o, question.names) for o in offices for w in wordings):
                return Target(person.start, person.end, 1.0, max(local, _SURE), keep=stretch(person))
        holder = told_holder(text, find_person_spans(text), question.office, question.names)
        return Target(*holder[0], holder[2], max(local, _SURE), keep=holder[1]) if holder else None
    offices_of = {person.start: person for person in people}
    spans = [
        span for span in find_person_spans(text)
        if not any(stands_in(name, text[slice(*span)]) for name in question.names)
        and not _OF_CLUB.search(match_form(text), max(0, span[0] - _ROLE), span[0])
    ]  # fmt: skip
    if not spans:
        return Target(0, 0, 0.3, local)
    blocks = [stretch(offices_of[s]) if s in offices_of else (s, e) for s, e in spans]
    groups = _grouped(text, blocks)

    def told(at: int) -> float:
        start = blocks[groups[at - 1][-1]][1] if at else 0
        end = blocks[groups[at + 1][0]][0] if at + 1 < len(groups) else len(text)
        first, last = blocks[groups[at][0]], blocks[groups[at][-1]]
        return cover(_forms(text[last[1] : end]), ()) + _BEFORE * cover(_forms(text[start : first[0]]), ())

    which = max(range(len(groups)), key=lambda at: (round(told(at), 3), -at))
    best = groups[which]
    start, end = spans[best[0]]
    fit = 0.4 + 0.6 * min(1.0, told(which))
    return Target(start, end, fit, local, keep=(blocks[best[0]][0], blocks[best[-1]][1]))


def stretch(person: Person) -> tuple[int, int]:
    """From where to where a person stands with the offices."""
    return min(person.start, person.offices[0][0]), max(person.end, person.offices[-1][1])


def _grouped(text: str, blocks: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The people by what is said of them together: "A, Bí thư X; đồng chí B, Bí thư Y chủ trì"."""
    form = match_form(text)
    groups = [[0]]
    for at in range(1, len(blocks)):
        if _AND.fullmatch(form, blocks[at - 1][1], blocks[at][0]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _forms(text: str) -> list[str]:
    return [s.form for s in syllables(spell_out(text))]


def _office(question: Question, context: Context, cover: Cover) -> Target | None:
    """The offices of the one who is asked about; a sentence that tells more of them fits better."""
    text = context.sentence.text
    local = cover(context.forms, ())
    for person in find_people(text):
        if any(stands_in(name, person.name) for name in question.names):
            fit = min(1.0, 0.8 + len(person.offices) / 15)
            start, end = person.offices[0][0], person.offices[-1][1]
            if start < person.start:  # written around the name: "Bí thư Tỉnh ủy A, Ủy viên ..."
                end = max((e for s, e in person.offices if e <= person.start), default=end)
            return Target(start, end, fit, max(local, _SURE), keep=stretch(person))
    return Target(0, 0, 0.2, local)


def _byline(question: Question, context: Context, cover: Cover) -> Target | None:
    """The date or the author that a date line or an author line states."""
    if context.sentence.kind is not SectionKind.BYLINE:
        return None
    text, form = context.sentence.text, match_form(question.standalone)
    dates = [p for p in find_periods(text) if p.precision is Precision.DAY]
    if re.search(r"\bai\b|tác giả|người viết|phóng viên|báo nào|chụp", form):
        return None if dates and not find_person_spans(text) else Target(0, len(text), 1.0, 1.0)
    return Target(dates[0].start, dates[0].end, 1.0, 1.0) if dates else None


def _list(question: Question, context: Context, cover: Cover) -> Target | None:
    """The whole sentence, to be shown whole; it fits better when it names several things, or tells what is asked."""
    text = context.sentence.text
    relation = relation_asked(question)
    fit = relation_fit(relation, text) if relation else 1.0 if _ENUMERATES.search(match_form(text)) else 0.5
    return Target(0, 0, fit, cover(context.forms, ()), keep=(0, len(text)))


_FINDERS: Mapping[Wants, Callable[[Question, Context, Cover], Target | None]] = {
    Wants.COUNT: figure,
    Wants.PERCENT: figure,
    Wants.DATE: _date,
    Wants.PERSON: _person,
    Wants.OFFICE: _office,
    Wants.DOCUMENT: document,
    Wants.BYLINE: _byline,
    Wants.LIST: _list,
}
