"""What a question wants worked out, told by its own words: a difference, a sum, the largest, a list by year."""

import re
from enum import StrEnum

from records.question import Question, Wants
from vietnamese.normalise import match_form


class Operation(StrEnum):
    """What is done with the figures found."""

    LIST = "list"  # a figure year by year
    MOST = "most"
    LEAST = "least"
    MEAN = "mean"
    SUM = "sum"
    TIMES = "times"
    GROWTH = "growth"  # in percent
    SHARE = "share"  # in percent
    DIFFERENCE = "difference"


_HOW_MANY = r"(?:bao nhiêu|mấy)"
_MORE = r"(?:nhiều|cao|lớn|đông|dài|mạnh|đắt|khá|tốt|nặng)"
_LESS = r"(?:ít|thấp|nhỏ|ngắn|kém|rẻ|nhẹ)"
_NOT_A_BOUND = r"(?!\s*(?!(?:19|20)\d\d(?!\d))\d)(?!\s+(?:nữa|hết))"  # "hơn 300" bounds a figure, "hơn 2021" compares
_MEAN = re.compile(r"(?<!\w)(?:trung bình|bình quân)(?!\w)")
_SUM = re.compile(
    r"(?<!\w)(?:tổng cộng|cộng (?:lại|cả|dồn|hai|ba|bốn|các|số|với|thêm|cùng|\d)|gộp|cộng$|(?:cả|hết|tất) thảy"
    rf"|tổng (?:là )?{_HOW_MANY}|cả\b.{{1,40}}\blẫn|(?:tính|kể) (?:chung|gộp)"
    rf"|cộng(?!\w)(?! (?:hòa|sản|đồng|tác|hưởng|sinh|nghiệp|điểm)).{{1,40}}(?:và|với|,).{{1,60}}{_HOW_MANY}"
    r"|cả (?:hai|ba|bốn|năm|sáu|\d) (?:cấp|năm|nơi|bên|tỉnh|huyện|xã|loại|nhóm|đợt|quý|khối|địa phương|đơn vị))(?!\w)"
)
_MOST = re.compile(
    rf"(?:(?<!\w){_MORE}\b.{{0,40}}\bnhất|(?<!thống )(?<!duy )(?<!thứ )(?<!hợp )\bnhất\b)"
    r"(?!\s+(?:thể|quán|trí|định|là|thiết))"
)
_LEAST = re.compile(rf"(?<!\w){_LESS}\b.{{0,40}}\bnhất(?!\w)")
_WHICH = re.compile(r"(?<!\w)(?:nào|đâu|ai|gì)(?!\w)")
_TIMES = re.compile(rf"(?<!\w)gấp (?:khoảng )?(?:{_HOW_MANY}|rưỡi)|gấp.{{0,40}}{_HOW_MANY} lần|bằng {_HOW_MANY} lần")
_PERCENT = rf"{_HOW_MANY}\s*(?:phần trăm|%)"
_GROWTH = re.compile(rf"(?<!\w)(?:tăng|giảm|hơn|kém|cao|thấp|nhiều|ít).{{0,60}}{_PERCENT}")
_SHARE = re.compile(rf"(?<!\w)chiếm.{{0,30}}(?:{_PERCENT}|tỷ lệ)|{_PERCENT}\s+(?:số|tổng|trong|của)")
_DIFFERENCE = re.compile(
    rf"(?<!\w)(?:{_MORE}|{_LESS}|\w+)?\s?hơn{_NOT_A_BOUND}(?!\w)"
    rf"|(?<!\w)(?:chênh|lệch|(?<!yếu )(?<!non )kém(?! hiệu quả| chất lượng)|cách nhau|hơn kém|khác nhau|trừ)(?!\w)"
    rf"|(?<!\w)(?:tăng|giảm|thêm|bớt)(?!\w).{{0,60}}{_HOW_MANY}.{{0,60}}so với"
    rf"|so với.{{0,60}}(?:tăng|giảm|thêm|bớt)(?!\w).{{0,40}}{_HOW_MANY}"
    rf"|(?<!\w)(?:tăng|giảm|thêm|bớt|thay đổi)(?!\w).{{0,40}}{_HOW_MANY}.{{0,40}}(?:từ|giữa|giai đoạn) .{{0,20}}\d{{4}}"
    rf"|(?:từ|giữa|giai đoạn) .{{0,20}}\d{{4}}.{{0,80}}(?:tăng|giảm|thêm|bớt|thay đổi)(?!\w).{{0,40}}{_HOW_MANY}"
    rf"|(?<!\w)vượt\s(?!\d)\w+.{{0,40}}{_HOW_MANY}"
    rf"|(?<!\w)(?:thiếu|hụt|thừa|dư|dôi|trội|nhỉnh)(?!\w).{{0,40}}{_HOW_MANY}.{{0,40}}so với"
    rf"|so với.{{0,80}}(?<!\w)(?:thiếu|hụt|thừa|dư|dôi|trội|nhỉnh)(?!\w).{{0,40}}{_HOW_MANY}"
)
_LIST = re.compile(r"(?<!\w)(?:từng|qua các|theo|các|mỗi|những|hàng|hằng|theo từng|lần lượt các)\s+năm(?!\w)")
_BOTH = re.compile(r"(?<!\w)(?:(?:[^\W\d_]+ nào|đâu|ai).{0,30}hơn|hay .{1,80}hơn(?! bao))(?!\w)")


def operation(question: Question) -> Operation | None:
    """What a question wants worked out; None when it asks for what is written."""
    form = match_form(question.standalone)
    if question.wants in (Wants.SUMMARY, Wants.BYLINE, Wants.OFFICE):
        return None
    if _MEAN.search(form):
        return Operation.MEAN
    if _LEAST.search(form) and _WHICH.search(form):
        return Operation.LEAST
    if _MOST.search(form) and _WHICH.search(form):
        return Operation.MOST
    if _TIMES.search(form):
        return Operation.TIMES
    if _SHARE.search(form):
        return Operation.SHARE
    if _GROWTH.search(form):
        return Operation.GROWTH
    if _SUM.search(form):
        return Operation.SUM
    if _DIFFERENCE.search(form):
        return Operation.DIFFERENCE
    if _LIST.search(form) and question.wants in (Wants.COUNT, Wants.PERCENT):
        return Operation.LIST
    return None


def asks_for_one_result(question: str) -> bool:
    """True for "A và B bên nào đông hơn, hơn bao nhiêu?" and "tổng cộng hai cấp bao nhiêu cuộc, bao nhiêu người?":
    questions that ask twice, of the same figures.
    """
    form = match_form(question)
    return _BOTH.search(form) is not None or (_SUM.search(form) is not None and len(re.findall(_HOW_MANY, form)) > 1)


# Words that say what is worked out and stand in no article beside the figures.
_WORKING = re.compile(
    rf"(?<!\w)(?:trung bình|bình quân|tổng cộng|cộng (?:lại|cả|dồn|các|số)|cộng|gộp(?: lại)?|cả thảy|tổng số|tổng"
    rf"|(?:cả|hết|tất) thảy|cộng với|lẫn|lệch nhau|lệch|khác nhau|trừ đi|trừ|tính giúp|tính xem|tính hộ|liệt kê"
    rf"|thống kê|lập bảng|kể|nêu|so sánh|so với|chênh lệch|chênh nhau|chênh|hơn kém|kém nhau|kém|cách nhau"
    rf"|(?:cả )?(?:hai|ba|bốn|năm|\d) (?:cấp|năm|bên|nơi)|(?:bên|nơi|năm|quý|tháng) nào"
    rf"|(?:từng|qua các|theo từng|theo|các|mỗi|những|hàng|hằng) năm|gấp (?:khoảng )?{_HOW_MANY} lần|gấp"
    rf"|{_PERCENT}|{_HOW_MANY} lần|{_HOW_MANY}|{_MORE} nhất|{_LESS} nhất|nhất|(?:{_MORE}|{_LESS}) hơn|hơn{_NOT_A_BOUND}"
    r"|lần lượt|là bao(?! nhiêu)|trong giai đoạn|giai đoạn|trong thời gian|thời gian|trong)(?!\w)"
)
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|bớt|vượt|nhiều|ít|đông|đắt|rẻ)(?!\w)")


def stem(text: str, *, changes: bool = False) -> str:
    """What a text asks about, without the words that say what is to be worked out; with `changes`, without "tăng",
    "giảm" and the like too.
    """
    form = match_form(text)
    cut = bytearray(len(form))
    for pattern in (_WORKING, _CHANGE) if changes else (_WORKING,):
        for match in pattern.finditer(form):
            cut[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    kept = "".join(" " if gone else char for char, gone in zip(text, cut, strict=True))
    return re.sub(r"\s+", " ", re.sub(r"\s*[,;?]", " ", kept)).strip(" .?,")
