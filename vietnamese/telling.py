"""Days on which a figure is told, not on which it holds: "Ngày 19/6, Công an cho biết đã phạt 2,5 triệu đồng"."""

import re

from vietnamese.clauses import split_clauses
from vietnamese.numbers import Number
from vietnamese.other_times import Stretch

# Between a date and a figure they tell that the day is that of the telling.
_TELLING = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|đưa tin|loan tin|tuyên bố|dẫn lời|khẳng định|bày tỏ|phát biểu|cho rằng"
    r"|bình luận|nhận xét|phản ánh|đề nghị|kiến nghị|đề xuất|nhấn mạnh|thông tin (?:từ|của)"
    r"|(?<!đáp ứng )(?<!theo )(?<!các )(?<!những )yêu cầu"
    r"|tiết lộ|trả lời|nhận định|xác nhận|sau (?:vụ|trận))(?!\w)"
)
# Nobody tells for a month: only a day is that of the telling, and not the one up to which is counted.
_DAY = re.compile(
    r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|tuần|thứ|nay)(?!\w)|(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?!\d)"
)
_TELLS = re.compile(r"(?<!\w)(?:cho biết|cho hay|đưa tin|loan tin|tiết lộ)(?!\w)")
_TOLD_ON = re.compile(
    r"(?<!\w)(?:đưa tin|loan tin|tuyên bố|phát biểu)\s(?:(?:hôm|vào|ngày|sáng|trưa|chiều|tối|đêm|rạng)\s){0,3}$"
)
_QUOTES = re.compile(r":\s{0,2}[\"']")
_AS_OF = re.compile(
    r"(?<!\w)(?:tính|kể|chỉ|riêng|đến|tới|hết)\s{1,2}(?:đến|tới|từ|trong|hết)?[^,;]{0,25}$|(?<!\w)tính đến[^,;]{0,25}$"
)
_LOOK_BACK = 60
_LONGEST_LEAD = 6  # "ngày ", "hôm "


def is_told(text: str, form: str, period: Stretch, number: Number, end: int) -> bool:
    """True when a period is the day on which a figure that ends at form[:end] was told, or on which those counted tell.

    A share of those asked does not: "2/3 sinh viên cho biết" is what was found.
    """
    start = number.start
    stop = next((high for low, high in split_clauses(text) if low <= start < high), end)
    if number.kind == "count" and _TELLS.search(form, end, stop):
        return True
    if _TOLD_ON.search(form, max(0, period.start - _LOOK_BACK), period.start):
        return True
    told = _TELLING.search(form, period.end, start)
    if not told:
        return False
    if _QUOTES.search(form, told.end(), start):
        return True
    low = max(0, period.start - _LOOK_BACK)
    return _DAY.search(form, max(low, period.start - _LONGEST_LEAD), period.end) is not None and not _AS_OF.search(
        form, low, period.start
    )
