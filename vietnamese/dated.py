"""Which of the periods of a sentence says when one of its figures holds."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from vietnamese.clauses import split_clauses
from vietnamese.documents import find_documents
from vietnamese.memory import TEXTS
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.units import Unit, find_unit


class Stretch(Protocol):
    """A period of any kind at text[start:end]: `dates.Period`, or a relative one."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


P = TypeVar("P", bound=Stretch)

_LOOK_BACK = 60
_LONGEST_LINK = 40
# What a period that is no figure's time stands behind: a birth, what a figure is compared with, an edition.
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:(?:sn|sinh(?:\s(?:năm|ngày|vào|tháng|hồi))?|phiên bản|mẫu|đời|bản|world cup|sea games|olympic|euro"
    r"|khóa)|(?:so với|cùng kỳ|bằng|nhất kể từ|nhất từ)(?:\s[^\s,.;:()\d]{1,10}){0,5})[\s(]{1,3}"
    r"(?:(?:ngày|tháng|năm|đầu|cuối|giữa|nửa|từ|hồi)\s){0,3}$"
)
# Documents and plans: what stands behind one of these, with no verb between, is its date or its term.
_DOCUMENT = re.compile(
    r"(?<!\w)(?:nghị quyết|chỉ thị|kết luận|nghị định|thông tư|quyết định|kế hoạch|đề án|chương trình|quy hoạch|luật"
    r"|bộ luật|hiến pháp|pháp lệnh|công văn|hướng dẫn|quy định|chiến lược|báo cáo|cuốn|sách)(?!\w)"
)
_NO_MORE_NAME = re.compile(
    r"[,;:()]|(?<!\w)(?:trong|vào|đã|sẽ|đang|vừa|từ|tính|được|bị|có|cho|hết|cuối|đầu|giữa|sau|trước|hồi|ban hành)(?!\w)"
)
_NO_MORE_TERM = re.compile(_NO_MORE_NAME.pattern.replace("[,;:()]", "[;:]"))
_TERM = re.compile(r"(?<!\w)(?:nhiệm kỳ|niên khóa)[\s,(]{0,3}(?:từ\s)?(?:năm\s)?$")
_LONGEST_NAME = 120
# Between the number of a document and its date: "số 02-NQ/TU, ngày 21/01/2021", "Quy định 1375 (ban hành ngày ...)".
_ISSUED = re.compile(r"[\s,(]{0,3}(?:(?:ban hành|ký|ngày|năm|tháng|của)\s{1,2}){0,3}")
_LONGEST_ISSUED = 30
# Between a date and a figure they tell that the day is that of the telling.
_TELLING = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|đưa tin|loan tin|tuyên bố|dẫn lời|khẳng định|bày tỏ|phát biểu|cho rằng"
    r"|đề nghị|yêu cầu|kiến nghị|đề xuất|nhấn mạnh|tiết lộ|trả lời|nhận định|xác nhận|sau (?:vụ|trận))(?!\w)"
)
# What may stand between a figure and the period that follows it: "15% vào năm 2020", "150 đảng viên (năm 2021)".
_LINK = re.compile(
    r"(?:[\s(]|(?<!\w)(?:vào|trong|của|hồi|ở|tính đến|đến|đầu|cuối|giữa|từ|trước|ngay|khoảng|mỗi|năm|tháng|ngày|quý"
    r"|kế hoạch|chỉ tiêu|mục tiêu|hết|liên tục|liên tiếp|qua|sáng|chiều|tối|đêm|trưa)(?!\w))*"
)
_PER = re.compile(r"(?:\s?/\s?|\s(?:mỗi|một|hằng)\s)[^\W\d_]{1,10}(?:\s\d{1,4}\s?[^\W\d_]{1,10})?")
# Ages and sizes are of the person or thing itself, lengths of time of what took it.
_AGE_OR_LENGTH = frozenset("tuổi năm tháng tuần ngày giờ phút giây tiếng quý m mm cm inch lần".split())
# "1 tập thể và 9 cá nhân ... năm 2024": two figures of one statement.
_COORDINATED = re.compile(r"(?:\s[^\s,;:()]{1,12}){0,4}\s(?:và|cùng)\s(?:hơn\s|gần\s|trên\s|khoảng\s)?")
_MOST_COORDINATED = 4
_LENGTHS = frozenset("năm tháng tuần ngày giờ quý".split())
_ENDS_SENTENCE = re.compile(r"[\s.!?…)\"'/]*$")
_OF_ITSELF = re.compile(r"(?<!\w)(?:của|giữa|loại|hạng|tuổi|/[^\W\d_]{1,10})\s{1,2}$")


def period_for(text: str, number: Number, periods: Sequence[P]) -> P | None:
    """The period of a sentence that dates a number of it; None when none does.

    `periods` are those of the sentence in order, absolute and relative alike. The one that follows the figure with no
    other between is the figure's, else the nearest before it, first in its own clause, else the first behind it there.
    None of those that name something else: the date or term of a document, a birth, what the figure is compared with,
    the day on which it was told. Ages and lengths of time hold by themselves.
    """
    form = match_form(text)
    usable = dates_events(text, periods)
    if not usable:
        return None
    if (listed := _in_turn(text, form, number, usable)) is not None:
        return listed
    unit = find_unit(text, number)
    end = _figure_end(form, number, unit)
    behind = next((period for period in usable if period.start >= end), None)
    if behind and _linked(form, end, behind):
        return behind
    if unit and match_form(unit.text) in _AGE_OR_LENGTH:
        return None
    if _OF_ITSELF.search(form, max(0, number.start - _LOOK_BACK), number.start):
        return None
    clause = next((c for c in split_clauses(text) if c[0] <= number.start < c[1]), (0, len(text)))
    before = [period for period in usable if period.end <= number.start]
    if before and not _TELLING.search(form, before[-1].end, number.start) and not _taken(text, before[-1]):
        return before[-1]
    return behind if behind and _reaches_back(text, form, end, clause[1], behind) else None


def _reaches_back(text: str, form: str, end: int, clause_end: int, period: Stretch) -> bool:
    """True when a period behind a figure that ends at `end` dates it: in its clause, or at the end of the sentence.

    It does not reach over another figure, unless both are of one statement or it closes the sentence as its time.
    """
    between = [other for other in find_numbers(text) if end <= other.start < period.start]
    last = between[-1] if between else None
    for other in between[:_MOST_COORDINATED]:
        if not _COORDINATED.fullmatch(form, end, other.start):
            break
        end = _figure_end(form, other, find_unit(text, other))
        between = between[1:]
    closes = _ENDS_SENTENCE.match(form, period.end) is not None
    if not between:
        return closes or period.start < clause_end
    its_own = last is not None and _linked(form, _figure_end(form, last, find_unit(text, last)), period)
    return closes and not its_own


def _figure_end(form: str, number: Number, unit: Unit | None) -> int:
    """Where a figure ends with its unit and what it is counted by ("đồng/bình 12 kg")."""
    end = max(number.end, unit.end) if unit else number.end
    per = _PER.match(form, end)
    return per.end() if per else end


def _linked(form: str, end: int, period: Stretch) -> bool:
    """True when a period follows a figure that ends at `end` with only linking words between."""
    return 0 <= period.start - end <= _LONGEST_LINK and _LINK.fullmatch(form, end, period.start) is not None


def dates_events(text: str, periods: Sequence[P]) -> tuple[P, ...]:
    """Those of the periods of a sentence that tell when something happens or holds.

    Left out are the date and the term of a document or plan, a birth, and what a figure is compared with.
    """
    other = _other_times(text, tuple((period.start, period.end) for period in periods))
    return tuple(period for period, names_other in zip(periods, other, strict=True) if not names_other)


@lru_cache(maxsize=TEXTS)
def _other_times(text: str, periods: tuple[tuple[int, int], ...]) -> tuple[bool, ...]:
    form = match_form(text)
    documents = [(mention.start, mention.end) for mention in find_documents(text)]
    return tuple(_names_something(form, start, documents) for start, _ in periods)


def _names_something(form: str, start: int, documents: Sequence[tuple[int, int]]) -> bool:
    """True when the period at `start` belongs to what is written before it, not to what happens."""
    if _OTHER_TIME.search(form, max(0, start - _LOOK_BACK), start):
        return True
    nearest = bisect_right(documents, (start, len(form))) - 1
    if nearest >= 0 and start - documents[nearest][1] <= _LONGEST_ISSUED:
        ends = documents[nearest][1]
        return start < ends or _ISSUED.fullmatch(form, ends, start) is not None
    document = None
    for match in _DOCUMENT.finditer(form, max(0, start - _LONGEST_NAME), start):
        document = match
    if document is None:
        return False
    term = _TERM.search(form, max(0, start - _LOOK_BACK), start) or form.startswith(("nhiệm kỳ", "niên khóa"), start)
    no_more = _NO_MORE_TERM if term else _NO_MORE_NAME
    return not no_more.search(form, document.end(), start)


def _in_turn(text: str, form: str, number: Number, periods: Sequence[P]) -> P | None:
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


def _taken(text: str, period: Stretch) -> bool:
    """True when a period in brackets dates the figure before it alone."""
    if "(" not in text[max(0, period.start - 12) : period.start] or ")" not in text[period.end : period.end + 2]:
        return False
    earlier = [other for other in find_numbers(text) if other.end <= period.start]
    if not earlier or re.search(r"[,;]", text[earlier[-1].end : period.start]):
        return False
    unit = find_unit(text, earlier[-1])
    return unit is None or match_form(unit.text) not in _LENGTHS
