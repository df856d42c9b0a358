"""The date of a sentence that a question asks for: that of the event it names, not of the day it was spoken of."""

import re
from collections.abc import Sequence

from rag.agree import asked_documents
from rag.context import Context
from rag.counted import sense_agreement
from rag.events import events_asked, is_end, is_issue, spans_of
from rag.figure_label import best_hour
from rag.figure_own import of_another_model
from rag.targets import Cover, Target, list_item
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import KINDS, find_documents
from vietnamese.normalise import match_form
from vietnamese.other_times import Stretch, dates_events
from vietnamese.relative import find_relative
from vietnamese.words import syllables

# "ngày 2.6 phê chuẩn Nghị quyết 2356"
_PASSES = re.compile(r"(?<!\w)(?:thông qua|phê chuẩn|phê duyệt|ban hành|ký|ra|công bố|bỏ phiếu|biểu quyết)(?!\w)")
_TO_BE_DATED = re.compile(r"(?<!\w)(?:giai đoạn|nhiệm kỳ)\s+(?:nào|mấy|bao nhiêu)(?!\w)")
_FINE = frozenset((Precision.DAY, Precision.DAYS, Precision.DAY_OF_YEAR))
_MONTHS = _FINE | {Precision.MONTH}
_HOUR = re.compile(r"(?<!\w)(?:mấy giờ|giờ nào|mấy rưỡi|bao nhiêu giờ)(?!\w)")
_UNTOLD = 0.3
_OF_DAY = re.compile(r"(?<!\w)(?:ngày|hôm)(?: tháng)?(?: năm)? (?:nào|mấy|bao nhiêu|gì)(?!\w)")
_OF_MONTH = re.compile(r"tháng (?:nào|mấy|bao nhiêu)")
_OF_YEAR = re.compile(r"năm (?:nào|mấy|bao nhiêu|gì)")
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
_BY_EVENT = 1.0  # what it counts, beside the cover of a clause, to be the date next to the event asked for
_BEHIND_EVENT = 0.6  # a date behind the event is nearer to it than one as far before
_BIRTH = re.compile(r"(?<!\w)(?:sinh|sn|ngày sinh|năm sinh|sinh năm|sinh ngày)[\s:]{1,3}(?:(?:ngày|năm|tháng)\s)?$")
_MARKS = re.compile(r"(?<!\w)(?:kỷ niệm|lễ|mít tinh|gặp mặt|khai hội|tổ chức)(?!\w)")
_FEAST = re.compile(r"(?<!\w)kỷ niệm(?: lần thứ)? (?:\d+ năm|ngày|\d+)")
_FEAST_NEAR = 110  # characters between a day and what is celebrated on it
_PLANNED = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|bao giờ|khi nào|dự tính|định)(?!\w)")
_ONLY_PLANNED = 0.7
_LOST_BY, _MOST_LOST = 400, 0.3  # characters from an event at which its date would fit no more; and the most it loses
_BORN = re.compile(r"(?<!\w)(?:sinh|tuổi|năm sinh|ngày sinh)(?!\w)")
_OF_PAPER = re.compile(rf"(?<!\w)(?:{'|'.join(KINDS)}|văn bản|giấy phép|bằng|giấy|hợp đồng)(?!\w)")
_SPOKEN = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|cho rằng|khẳng định|trao đổi với|chia sẻ với|xác nhận|trả lời|nhận định|tiết lộ"
    r"|thừa nhận|dẫn lời|đưa tin|đăng tải|thông tin (?:về|với|cho|từ|trên)|nói (?:rằng|với)|bày tỏ|nguồn tin)(?!\w)"
)
_JUST = re.compile(r"(?<!\w)(?:vừa|mới|đang|cùng ngày|hôm nay|sáng nay|chiều nay|tối nay)(?!\w)")
_LEANS = 0.15  # cover of a sentence that may lean on what stands before it
_BEFORE = 180  # characters right before a sentence in which its event may be told
_BESIDE = 20  # a date so near to its event is that of the event, be it one that the sentence only starts from
_OPENING = 25  # characters before the day with which a sentence of speech opens
_SPOKEN_WITHIN = 170  # characters behind it in which the speech is told
# Time that no calendar tells.
_VAGUE = re.compile(
    r"(?<!\w)(?:(?:(?:trong|vào|trước|đến|tới)\s)?(?:kỳ (?:họp|sinh hoạt|nghỉ) )?"
    r"(?:đầu|giữa|cuối) (?:tuần|tháng|quý|năm)"
    r"|(?:dịp|trước|sau|mùng \d{1,2}|mồng \d{1,2}|rằm|giáp) tết(?: [^\W\d_]+ [^\W\d_]+)?"
    r"|(?:sắp|thời gian) tới|ngày mai|ngay lập tức|hàng (?:năm|tháng|tuần|quý)|hằng (?:năm|tháng|tuần|quý)"
    r"|(?:khoảng |gần |hơn )?(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài)"
    r" (?:ngày|tuần|tháng|năm|giờ|phút) (?:sau|trước|tới|nữa)(?: đó)?"
    r"|sau (?:khoảng |gần |hơn )?(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài)"
    r" (?:ngày|tuần|tháng|năm|giờ|phút))(?!\w)"
)


def date(question: Question, context: Context, cover: Cover) -> Target | None:
    """The date whose clause, and what stands right before it, says most of what is asked; an hour where that is asked.

    None where the sentence dates something else than the event that is asked about. A sentence without an hour may
    still tell of the matter.
    """
    text, form = context.sentence.text, match_form(question.standalone)
    if _HOUR.search(form):
        hour = best_hour(question, context, cover)
        if hour:
            return Target(hour[0], hour[1], 1.0, hour[2])
        return Target(0, 0, _UNTOLD, _UNTOLD * cover(context.forms, ()))
    if of_another_model(question, context) or sense_agreement(question.standalone, text) < 1:
        return None
    local = cover(context.forms, ())
    events = events_asked(question.standalone)
    spans = spans_of(events, text)
    periods = _asked_for(context, form, spans)
    asked = asked_documents(question)
    mentions = [m for m in find_documents(text) if any(m.same_as(other) for other in asked)]
    if mentions:
        next_one = min((m.start for m in find_documents(text) if m.start > mentions[0].end), default=len(text))
        behind = [p for p in periods if mentions[0].end <= p.start < next_one]
        before = [p for p in periods if _PASSES.search(match_form(text), p.end, max(p.end, mentions[0].start))]
        periods = behind or (before[-1:] if _PASSES.search(form) else [])
    elif asked:
        return None
    periods = [p for p in periods if not is_day_of_speech(text, p, form)]
    if events and not mentions and not _tells(events, spans, periods, context, local >= _LEANS):
        return None
    if not periods:
        return None
    clauses = split_clauses(text)
    listed = text.count(";") > 1
    nearest = {min(periods, key=lambda p: _apart(p, span)).start for span in spans}

    def told(period: Stretch) -> float:
        clause = next((c for c in clauses if c[0] <= period.start < c[1]), (0, len(text)))
        if listed:
            clause = list_item(text, period.start)
        near = text[max(clause[0], period.start - _CLOSE) : period.start]
        edge = any(asks.search(form) and says.search(match_form(near)) for asks, says in _EDGES)
        edge = edge or (is_end(events) and getattr(period, "edge", "") == "until")
        by_event = _BY_EVENT * (period.start in nearest)
        return cover(_forms(text[slice(*clause)]), ()) + 0.5 * cover(_forms(near), ()) + 0.5 * edge + by_event

    best = max(periods, key=lambda period: (round(told(period), 3), -period.start)) if len(periods) > 1 else periods[0]
    keep = list_item(text, best.start) if listed else (best.start, best.end)
    far = min((_apart(best, span) for span in spans), default=0.0)
    fit = 1.0 - min(_MOST_LOST, far / _LOST_BY)
    if not _PLANNED.search(form) and any(_PLANNED.search(match_form(text[max(0, s - _CLOSE) : s])) for s, _ in spans):
        fit *= _ONLY_PLANNED
    return Target(best.start, best.end, fit, local, keep=keep)


def _asked_for(context: Context, form: str, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The dates of a sentence that are as exact as the one asked for; coarser or vague ones where it has none."""
    text = context.sentence.text
    written = find_periods(text)
    if _TO_BE_DATED.search(form):
        return list(written)
    if not _BORN.search(form):
        written = tuple(p for p in written if not _BIRTH.search(match_form(text), 0, p.start))
        dating = written if _OF_PAPER.search(form) else dates_events(text, written)
        written = tuple(p for p in written if p in dating or any(_apart(p, span) < _BESIDE for span in spans))
    if not _MARKS.search(form):
        written = tuple(p for p in written if not _is_of_feast(text, p))
    by_year, by_month = _OF_YEAR.search(form), _OF_MONTH.search(form)
    ranges = "từ" in form.split() and ("đến" in form.split() or "tới" in form.split())
    if by_year and not _OF_DAY.search(form):
        later = [m for m in _VAGUE.finditer(match_form(text)) if "năm" in m[0] and m[0].endswith(" đó")]
        found = [p for p in written if p.years]
        return [*found, *_marked(later)] if found else []
    if by_year or by_month or ranges:
        return list([p for p in written if p.precision in _MONTHS] or written)
    if _OF_DAY.search(form):
        fine = [p for p in written if p.precision in _FINE]
        found = fine or [p for p in written if p.precision is Precision.MONTH]
        lunar = [m for m in _VAGUE.finditer(match_form(text)) if "tết" in m[0] or "rằm" in m[0]]
        return [*found, *_marked(lunar)] if found else _marked(lunar)
    found = [p for p in written if p.precision in _MONTHS] or [p for p in written if p.precision is not Precision.TERM]
    if found:
        return list(found)
    return [*find_relative(text, context.frame.published)] or _marked([*_VAGUE.finditer(match_form(text))])


def _is_of_feast(text: str, period: Period) -> bool:
    """True for the day without a year on which something long past is celebrated: "Ngày 20.2 tới … kỷ niệm 70 năm"."""
    if period.precision is not Precision.DAY_OF_YEAR:
        return False
    form = match_form(text)
    near = form[max(0, period.start - _FEAST_NEAR) : period.end + _FEAST_NEAR]
    return _FEAST.search(near) is not None and text[period.start - 1 : period.start] != "("


class _Marked:
    """A stretch of time that no calendar tells."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def _marked(matches: Sequence[re.Match[str]]) -> list[Stretch]:
    return [_Marked(*match.span()) for match in matches]


def is_day_of_speech(text: str, period: Stretch, question: str) -> bool:
    """True for the day with which a sentence opens on which someone tells what it goes on with ("Ngày 9/5, lãnh đạo Sở
    cho biết, …"), unless the question asks for what was said, or it has just happened.
    """
    if period.start > _OPENING or not text[: period.start].replace("(", "").strip(' ,.-–"“').count(" ") <= 3:
        return False
    form = match_form(text)
    spoken = _SPOKEN.search(form, period.end, period.end + _SPOKEN_WITHIN)
    if spoken is None or spoken[0] in question:
        return False
    return _JUST.search(form, period.end) is None


def _tells(
    events: Sequence[int], spans: Sequence[tuple[int, int]], periods: Sequence[Stretch], context: Context, leans: bool
) -> bool:
    """True when a sentence tells the event that is asked for, or what stands right before it does where it `leans`."""
    if spans:
        return True
    if is_end(events) and any(getattr(p, "edge", "") == "until" or _is_range(p) for p in periods):
        return True
    text = context.sentence.text
    if is_issue(events) and len(dates_events(text, find_periods(text))) < len(find_periods(text)):
        return True
    return leans and bool(spans_of(events, f"{context.before[-_BEFORE:]} \n {context.heading}"))


def _is_range(period: Stretch) -> bool:
    return getattr(period, "precision", None) in (Precision.DAYS, Precision.YEARS, Precision.TERM)


def _apart(period: Stretch, span: tuple[int, int]) -> float:
    """How far a date stands from the words of an event."""
    if period.start >= span[1]:
        return _BEHIND_EVENT * (period.start - span[1])
    return max(0, span[0] - period.end)


def _forms(text: str) -> list[str]:
    return [s.form for s in syllables(spell_out(text))]
