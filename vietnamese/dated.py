"""Which of the periods of a sentence says when one of its figures holds."""

import re
from collections.abc import Sequence
from itertools import pairwise

from vietnamese.clauses import split_clauses
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.other_times import P, Stretch, dates_events
from vietnamese.telling import is_told
from vietnamese.timeless import Timeless, timeless
from vietnamese.units import Unit, find_unit
from vietnamese.verbs import find_verbs

_LONGEST_LINK = 40
# Between a figure and the period behind it: what is told of it, what it is a part of, or the next statement.
_BREAKS = re.compile(
    r":\s|\s?,\s{1,2}theo\s(?:báo|tờ|trang|hãng|tin|nguồn|[^\s,]{1,12}\snews|afp|reuters|ap|cnn|bbc|ttxvn)(?!\w)"
    r"|(?<!\w)(?:trong khi|nếu|cho biết|cho hay|đưa tin|loan tin|dẫn lời|nói|viết|so với (?:mức|con số)|khác với"
    r"|(?:kể từ|từ|sau|trước)\skhi|(?:mặc )?dù|(?:và|nhưng|rồi|song)\s(?:đã|từng|sẽ|đang|bị|được|còn|sau đó))(?!\w)"
)
# What holds at the time of writing, whatever was told before: "đến nay đã có 370 người".
_NOW = re.compile(
    r"(?<!\w)(?:(?<!trước )(?<!xưa )(?:đến|tới)\snay|(?<!thực )(?<!phát )(?<!xuất )(?<!thể )hiện"
    r"\s(?:nay|tại|đang|có|còn|đã|là|vẫn)|bây giờ)(?!\w)"
)
# What may stand between a figure and the period that follows it: "15% vào năm 2020", "150 đảng viên (năm 2021)".
_LINK = re.compile(
    r"(?:[\s(]|(?<!\w)(?:vào|trong|của|hồi|ở|tính đến|đến|đầu|cuối|giữa|nửa|từ|trước|ngay|khoảng|mỗi|năm|tháng|ngày|quý"
    r"|kế hoạch|chỉ tiêu|mục tiêu|hết|liên tục|liên tiếp|qua|sáng|chiều|tối|đêm|trưa|lúc"
    r"|\d{1,2}\s?(?:h|g|giờ)(?:\s?\d{2})?(?:\s?phút)?)(?!\w)){0,12}"
)
_DONE = re.compile(
    r"\s(?:được|bị|đưa ra|ban hành|xảy ra|diễn ra)(?:\s[^\W\d_]{1,8}){0,3}\s(?:vào|hồi|hôm|trong)"
    r"(?:\s(?:ngày|tháng|năm|đầu|cuối|giữa)){0,2}\s"
)
_BESIDE = re.compile(
    r"(?:\s(?:đã|mới|chỉ|vừa|tròn|được|bước|sang|là|cũng|chưa|đầy|gần|hơn|khoảng|ngoài|đến|tới|cháu|anh|chị|ông"
    r"|bà|em|cô"
    r"|tôi)){0,4}\s{1,2}"
)
_OPENS_BRACKET = re.compile(r"\s{0,2}\((?:hơn|gần|trên|khoảng|đạt|tăng|giảm)?\s{0,2}")
_PER = re.compile(r"(?:\s?/\s?|\s(?:mỗi|một|hằng)\s)[^\W\d_]{1,10}(?:\s\d{1,4}\s?[^\W\d_]{1,10})?")
# "1 tập thể và 9 cá nhân ... năm 2024": two figures of one statement.
_COORDINATED = re.compile(
    r"(?:\s[^\s,;:()]{1,12}){0,4}(?:\svới(?:\stổng)?\s(?:trị giá|giá trị|số tiền|kinh phí|vốn)|\s(?:và"
    r"|cùng)(?:\s[^\W\d_]{2,7})?|,)\s(?:hơn\s|gần\s|trên\s|khoảng\s)?"
)
_MOST_COORDINATED = 4
_LONGEST_LIST = 4  # clauses
_ENDS_SENTENCE = re.compile(r"[\s.!?…)\"'/]*$")
# Clauses that go on with a statement: what tells when it happens, and parts of a list.
_DEADLINE = re.compile(r"(?<!\w)trước\s(?:ngày\s)?$")
_HAPPENS = re.compile(
    r"\s{0,2}(?:(?:xảy ra|diễn ra|thực hiện|tổ chức)(?!\w)|(?:trong|tại|ở|sau)\s(?:(?:một|các|hàng loạt|loạt)\s)?"
    r"(?:vụ|trận|cuộc|đợt|chuyến|lễ|cơn|kỳ)(?!\w)|(?:một|hai|ba|\d{1,3})\s[^\d\W]{2})"
)
_INSERTED = re.compile(r"\s{0,2}(?:gồm|kể cả|bao gồm|trong đó có)(?!\w)")
# "lễ hội chọi trâu năm 2017": the year of an edition, beside the day on which something happens.
_EDITION = re.compile(
    r"(?<!\w)(?:lễ hội|giải|cuộc thi|hội thi|kỳ thi|cúp|hội chợ|liên hoan|diễn đàn|hoa hậu|vòng|mùa|bầu cử)"
    r"(?:\s[^\s,.;:()]{1,12}){0,8}\s(?:năm\s)?$"
)
_TIME_NOUN = re.compile(
    r"(?<!\w)(?:ngày|tuần|tháng|năm|quý|dịp|đợt|kỳ|tết|mùa|hôm|nay|sáng|trưa|chiều|tối|đêm|giai đoạn|phiên|lễ"
    r"|qua|lúc|hồi|thời"
    r"|k[ỷỉ] nguyên|\d{1,2}h\d{0,2})"
    r"(?!\w)[^,;.()]{0,30}$"
)
# What somebody did once, before what is told: "Tốt nghiệp năm 2010, anh mở 2 cửa hàng".
_ONCE = re.compile(
    r"(?<!\w)(?:tốt nghiệp|ra trường|nhậm chức|kết hôn|ly hôn|giải nghệ|nghỉ hưu)(?:\s[^\s,.;:()]{1,10}){0,5}\s$"
    r"|(?<!\w)(?:tốt nghiệp|ra trường|nhậm chức|kết hôn|ly hôn|giải nghệ|nghỉ hưu)\s$"
)
# "tấn công phe thắng cuộc bầu cử năm 2014": an event that is spoken of, unless the figure is told of it ("trong ...").
_EVENT = re.compile(
    r"(?<!trong )(?<!tại )(?<!ở )(?<!sau )(?<!trước )(?<!\w)(?:cuộc|kỳ|trận|vụ|thảm họa|sự kiện)\s"
    r"(?:bầu cử|thi|chiến|khủng hoảng|đảo chính|cách mạng|chung kết|khủng bố|trưng cầu)(?:\s[^\s,.;:()]{1,10}){0,5}"
    r"\s(?:năm\s)?$"
)
# The day of a photograph, whose caption ran into the text: "đi bỏ phiếu sáng 11/6. Ảnh: AFP".
_CREDIT = re.compile(r"(?<!\w)(?:Ảnh|Nguồn)\s?:")
_LOOK_BACK = 60


def period_for(text: str, number: Number, periods: Sequence[P]) -> P | None:
    """The period of a sentence that dates a number of it; None when none does.

    `periods` are those of the sentence in order, absolute and relative alike. The one that follows the figure with no
    other between is the figure's, else the nearest before it, else the first behind it that its statement reaches.
    None of those that name something else: the date or term of a document, a birth, what the figure is compared with,
    the day on which it was told. Ages, lengths and sizes hold by themselves.
    """
    form = match_form(text)
    told = next((period for period in periods if _opens_bracket(form, period, number)), None)
    usable = dates_events(text, periods)
    if told or not usable:
        return told
    if (listed := _in_turn(form, text, number, usable)) is not None:
        return listed
    unit = find_unit(text, number)
    by_itself = timeless(text, form, number, unit)
    if by_itself is Timeless.KIND:
        return None
    end = _figure_end(form, number, unit)
    least = max(number.end, unit.end) if unit else number.end  # "500 thùng/ngày từ đầu năm đến nay"
    behind = next((period for period in usable if period.start >= least), None)
    end = min(end, behind.start) if behind else end
    if behind and _linked(form, end, behind):
        return behind
    before = [period for period in usable if period.end <= number.start]
    if by_itself:
        beside = _age_at(form, number, unit, before)
        return before[-1] if beside else None
    if form.endswith("từng ", 0, number.start):  # "tay đua từng 2 lần vô địch"
        return None
    if _NOW.search(form, before[-1].end if before else 0, number.start):
        before = []
    if before:
        found = _nearest_before(text, form, number.start, before)
        named = before[-1]
        tells = _BREAKS.search(form, named.end, number.start)
        if found and found is not named and not tells and is_told(text, form, found, number, end):
            found = named  # "Ngày 6/7, thông tin từ sở, kỳ thi năm 2017 có 207 thí sinh"
        if found and not is_told(text, form, found, number, end):
            return found
    return behind if behind and _reaches_back(text, form, number, end, behind) else None


def holds_now(text: str, number: Number) -> bool:
    """True when a sentence says before a number of it that what it tells holds now: "hiện có", "đến nay"."""
    return _NOW.search(match_form(text), 0, number.start) is not None


def _age_at(form: str, number: Number, unit: Unit | None, before: Sequence[Stretch]) -> bool:
    """True for an age right behind the period at which it is reached: "năm nay 51 tuổi"."""
    age = unit is not None and match_form(unit.text) == "tuổi"
    return age and bool(before) and _BESIDE.fullmatch(form, before[-1].end, number.start) is not None


def _nearest_before(text: str, form: str, start: int, before: Sequence[P]) -> P | None:
    """The last of the periods before a figure at `start` that may date it.

    One in brackets does not when the brackets are closed and stand behind no time ("giá bán 950 triệu đồng (từ 9/1)"),
    nor does the year of an edition behind another period.
    """
    for at in range(len(before) - 1, -1, -1):
        period = before[at]
        if _in_brackets(text, period) and ")" in text[period.end : start] and not _explains_time(form, period):
            continue
        if _CREDIT.search(text, period.end, start):
            continue
        if _ONCE.search(form, max(0, period.start - _LOOK_BACK), period.start):
            continue
        low = max(before[at - 1].end if at else period.start, period.start - _LOOK_BACK)
        if form[period.start : period.end].isdigit() and _EDITION.search(form, low, period.start):
            continue
        return period
    return None


def _reaches_back(text: str, form: str, number: Number, end: int, behind: Stretch) -> bool:
    """True when a period behind a figure that ends at `end` dates it: in its statement, or at the end of the sentence.

    It does not reach over another figure, unless both are of one statement or it closes the sentence as its time.
    """
    if _BREAKS.search(form, end, behind.start):
        return False
    if any(end <= mention.start < behind.start for mention in find_documents(text)):
        return False
    if _EVENT.search(form, max(end, behind.start - _LOOK_BACK), behind.start):
        return False
    at = number.start
    between = [it for it in find_numbers(text) if end <= it.start < behind.start]
    if not (bracketed := _in_brackets(text, behind) and not _explains_time(form, behind)):
        between = [it for it in between if not _by_itself(text, form, it) and not _restates(text, end, it)]
    last = between[-1] if between else None
    for other in between[:_MOST_COORDINATED]:
        if bracketed or not _COORDINATED.fullmatch(form, end, other.start):
            break
        at, end = other.start, _figure_end(form, other, find_unit(text, other))
        between = between[1:]
    closes = _closes(text, form, behind) and not bracketed
    if not between:
        return closes or behind.start < _statement_end(text, form, at, end, behind)
    its_own = last is not None and _linked(form, _figure_end(form, last, find_unit(text, last)), behind)
    return closes and not its_own


def _closes(text: str, form: str, behind: Stretch) -> bool:
    """True for a period that ends its sentence as the time of all of it: ", ngày 9/7/2017.", ", xảy ra vào đêm 13/5.".

    So it does in a clause that goes on with the same subject (", mang cờ vào sân chiều 2/7"), not in one with its own.
    """
    if not _ENDS_SENTENCE.match(form, behind.end) or _DEADLINE.search(
        form, max(0, behind.start - _LOOK_BACK), behind.start
    ):
        return False
    low = next((low for low, high in split_clauses(text) if low <= behind.start < high), 0)
    verbs = find_verbs(text, form, low, behind.start)
    return _HAPPENS.match(form, low) is not None or not verbs or verbs[0][0] == low


def _statement_end(text: str, form: str, start: int, end: int, behind: Stretch) -> int:
    """Where the statement of a figure at form[start:end] ends: with its clause or, where that goes on, the next one.

    It goes on behind a first part of a list that has no verb ("70 cán bộ, chiến sỹ đã nhận lệnh", "Với 76 phiếu thuận,
    Thượng viện đã thông qua") and when the next clause tells when it happens (", xảy ra vào"; ", ngày 24/5,").
    """
    leads = form.startswith("với ")
    clauses = [clause for clause in split_clauses(text) if clause[1] > start][:_LONGEST_LIST]
    stop = clauses[0][1] if clauses else len(text)
    for (low, high), following in pairwise(clauses):
        if form[high : high + 1] != ",":
            break
        if _INSERTED.match(form, following[0]):
            end = following[1]
            continue
        if _HAPPENS.match(form, following[0]) or following == (behind.start, behind.end):  # ", ngày 24/5,"
            return following[1]
        if _INSERTED.match(form, low) or (high > end and not leads) or find_verbs(text, form, low, high):
            break
        stop = end = following[1]
    return stop


def _restates(text: str, end: int, number: Number) -> bool:
    """True for a figure in brackets that tells the one before them, which ends at `end`, in other terms."""
    opened = text.rfind("(", end, number.start)
    return 0 <= opened <= end + 2 and ")" not in text[opened : number.start]


def _by_itself(text: str, form: str, number: Number) -> bool:
    return timeless(text, form, number, find_unit(text, number)) is not None


def _figure_end(form: str, number: Number, unit: Unit | None) -> int:
    """Where a figure ends with its unit and what it is counted by ("đồng/bình 12 kg")."""
    end = max(number.end, unit.end) if unit else number.end
    per = _PER.match(form, end)
    return per.end() if per else end


def _linked(form: str, end: int, period: Stretch) -> bool:
    """True when a period follows a figure that ends at `end` with only linking words between."""
    if not 0 <= period.start - end <= _LONGEST_LINK:
        return False
    return any(pattern.fullmatch(form, end, period.start) for pattern in (_LINK, _DONE))


def _in_turn(form: str, text: str, number: Number, periods: Sequence[P]) -> P | None:
    """The period of a figure of a list in the order of periods listed before: "năm 2021, 2022 lần lượt là 150, 134"."""
    turn = form.rfind("lần lượt", 0, number.start)
    if turn < 0:
        return None
    stop = form.find(";", turn)
    listed = [n for n in find_numbers(text) if turn < n.start and (stop < 0 or n.start < stop)]
    before = [period for period in periods if period.end <= turn]
    place = next((i for i, n in enumerate(listed) if n.start == number.start), None)
    if place is None or len(listed) < 2 or len(before) < len(listed):
        return None
    return before[len(before) - len(listed) + place]


def _opens_bracket(form: str, period: Stretch, number: Number) -> bool:
    """True when a figure opens the brackets right behind a period: "so với quý I (5,15%)"."""
    gap = number.start - period.end
    return 0 < gap <= _LOOK_BACK and _OPENS_BRACKET.fullmatch(form, period.end, number.start) is not None


def _in_brackets(text: str, period: Stretch) -> bool:
    opened = text.rfind("(", max(0, period.start - _LOOK_BACK), period.start)
    closed = text.find(")", period.end, period.end + _LOOK_BACK)
    return opened >= 0 and closed >= 0 and ")" not in text[opened : period.start]


def _explains_time(form: str, period: Stretch) -> bool:
    """True for a period in brackets behind the time that it tells: "hôm qua (12/7)", "trong 3 năm (2021-2023)"."""
    opened = form.rfind("(", max(0, period.start - _LOOK_BACK), period.start)
    return _TIME_NOUN.search(form, max(0, opened - _LOOK_BACK), opened) is not None
