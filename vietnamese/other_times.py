"""Periods that name something else than when it happens: the date of a document, a birth, what is compared with."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from vietnamese.documents import find_documents
from vietnamese.memory import TEXTS
from vietnamese.normalise import match_form


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
# What a period that is no figure's time stands behind: a birth, what a figure is compared with.
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:(?:sn|sinh(?:\s(?:năm|ngày|vào|tháng|hồi))?|sinh (?:ra|trưởng)(?:\s[^\s,.;:()\d]{1,10}){0,6})"
    r"|lần đầu tiên(?:\s[^\s,.;:()]{1,12}){0,10}\s(?:kể\s)?từ"
    r"|(?:so với|so cùng|cùng kỳ|bằng|(?:thấp|cao|ít|nhiều|lớn|nhỏ|đắt|rẻ) hơn(?!\strong)|(?:nhất|đầu tiên"
    r"|lần đầu) (?:kể )?từ)"
    r"(?:\s[^\s,.;:()\d]{1,10}){0,5}|so)[\s(]{1,3}"
    r"(?:(?:ngày|tháng|năm|đầu|cuối|giữa|nửa|từ|hồi)\s){0,3}$"
)
# A year behind these names an edition; "đồng Euro sáng nay" has a time.
_EDITION = re.compile(
    r"(?<!\w)(?:phiên bản|mẫu|đời|bản|world cup|sea games|olympic|khóa)[\s(]{1,3}(?:(?:năm|đầu|cuối|từ)\s){0,2}$"
    r"|(?<!\w)euro\s$|(?<!\w)chiến tranh(?:\s[^\s,.;:()]{1,10}){0,4}\s(?:năm\s)?$|(?<!\w)(?:đơn )?giá của năm\s$"
)
_OPENS_YEAR = re.compile(r"(?:năm\s)?\d")
# "So với trận thắng 4-1 cách đây 4 ngày, ...", "Theo tài liệu tại đại hội thường niên năm 2017, ..."
_LEAD = re.compile(r"(?:^|[.;:]\s)(?:so với|theo (?:tài liệu|hồ sơ|biên bản))\s[^,;]{0,90}$")
# "thời hạn 4 năm đến 2021": how long something holds.
_UNTIL = re.compile(
    r"(?<!\w)(?:hợp đồng|thời hạn|hạn)(?:\s[^\s,.;:()]{1,8}){0,5}\s(?:đến|tới)\s(?:(?:hết|hè|mùa|năm|tháng"
    r"|ngày)\s){0,3}$"
)
# "giá dầu giao tháng Ba": what is traded.
_DELIVERED = re.compile(r"(?<!\w)(?:giao|kỳ hạn|giao hàng|hợp đồng)\s(?:(?:kỳ hạn|trong|vào|vào cuối)\s)?$")
# "mức thấp nhất trong 31 năm qua": what is compared with, as long as it ends now.
_RECORD = re.compile(
    r"(?<!\w)(?:nhất|đầu tiên|lần đầu|kỷ lục)\s(?:trong|của)\s(?:vòng\s|suốt\s|hơn\s|gần\s|khoảng\s){0,2}$"
)
_UP_TO_NOW = ("qua", "gần đây", "trở lại đây")
# "Đảng được thành lập vào tháng 4-2016 đã đánh bại": when the one who acts came to be.
_FOUNDED = re.compile(
    r"(?<!\w)(?:thành lập|ra đời|khởi công|triển khai|xây dựng|sản xuất|chế tạo|khánh thành|ra mắt)"
    r"(?:\s(?:vào|từ|năm|tháng|ngày|hồi|đầu|cuối|giữa)){1,3}\s$"
)
_ACTS = re.compile(r"\s(?:đã|sẽ|đang|vừa)(?!\w)")
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
# "Kế hoạch giao năm 2017 (đến thời điểm báo cáo) là 311 tỷ": what is planned for the year is told.
_PLANNED = re.compile(r"\s{0,2}(?:\([^()]{0,60}\)\s{1,2})?(?:là|đạt|ở mức|:)(?!\w)")
# Between the number of a document and its date: "số 02-NQ/TU, ngày 21/01/2021", "Quy định 1375 (ban hành ngày ...)".
_ISSUED = re.compile(r"[\s,(]{0,3}(?:(?:ban hành|ký|ngày|năm|tháng|của)\s{1,2}){0,3}")
_LONGEST_ISSUED = 30


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
    return tuple(_names_something(form, start, end, documents) for start, end in periods)


def _names_something(form: str, start: int, end: int, documents: Sequence[tuple[int, int]]) -> bool:
    """True when the period form[start:end] belongs to what is written before it, not to what happens."""
    low = max(0, start - _LOOK_BACK)
    if _OTHER_TIME.search(form, low, start) or _UNTIL.search(form, low, start):
        return True
    if _EDITION.search(form, low, start) and _OPENS_YEAR.match(form, start):
        return True
    if _LEAD.search(form, max(0, start - _LONGEST_NAME), start):
        return True
    if form.startswith("tháng", start) and _DELIVERED.search(form, low, start):
        return True
    if _RECORD.search(form, low, start) and form.endswith(_UP_TO_NOW, start, end):
        return True
    if (founded := _FOUNDED.search(form, low, start)) and (
        _ACTS.match(form, end) or (founded.start() == 0 and form.startswith(", ", end))
    ):
        return True
    nearest = bisect_right(documents, (start, len(form))) - 1
    if nearest >= 0 and start - documents[nearest][1] <= _LONGEST_ISSUED:
        ends = documents[nearest][1]
        return start < ends or _ISSUED.fullmatch(form, ends, start) is not None
    document = None
    for match in _DOCUMENT.finditer(form, max(0, start - _LONGEST_NAME), start):
        document = match
    if document is None or (document.group() == "kế hoạch" and _PLANNED.match(form, end)):
        return False
    term = _TERM.search(form, low, start) or form.startswith(("nhiệm kỳ", "niên khóa"), start)
    no_more = _NO_MORE_TERM if term else _NO_MORE_NAME
    return not no_more.search(form, document.end(), start)
