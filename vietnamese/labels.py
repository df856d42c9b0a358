"""Numbers that count nothing, found by how they are written: clock times, telephones, plates, list marks, line-ups."""

import re
from collections.abc import Iterator

from vietnamese.counted import UPPER

_TIME_OF_DAY = r"(?:sáng|trưa|chiều|tối|đêm|khuya|ngày|cùng|hôm|rạng|kém|thứ|địa phương|việt nam|gmt)"
# "trong 2 giờ 30 phút" lasts; "lúc 2 giờ 30 phút" is a time. A lone hour is one where a word or the day says so.
_LASTING = "".join(rf"(?<!{word}\s)" for word in "trong hơn gần dài mất suốt sau dành thêm tốn ngày".split())
_CLOCK = (
    rf"(?<![\w:.,]){_LASTING}\d{{1,2}}"
    r"(?:\s?(?:h|giờ)\s?\d{1,2}(?:\s?(?:phút|p))?|:\d\d(?::\d\d)?|g\d\d|h)(?![^\W_]|:\d|\s?%|[.,]\d)"
)
_HOURS = r"\d{1,2}(?:\s?-\s?\d{1,2}|\s?(?:h|giờ)?\s(?:đến|tới)\s\d{1,2})?"
_MORE_TIME = r"(?:\s(?:đến|tới)\s\d{1,2}\s?giờ)?(?:\s?\d{1,2}(?:\s?phút|p)?(?!\w))?"
_O_CLOCK = (
    rf"(?<!\w)(?:(?:lúc|hồi)(?:\s(?:hơn|gần|khoảng))?|vào|vào khoảng|từ|trước"
    rf"|khung giờ)\s{{1,2}}{_HOURS}\s?giờ{_MORE_TIME}"
    rf"|(?<![\w.,-]){_HOURS}\s?giờ\s{{1,2}}{_TIME_OF_DAY}(?!\w)|(?<!\w)(?:đến"
    rf"|tới)\s{{1,2}}\d{{1,2}}\s?giờ(?=\s?[,.;]|$)"
    r"|(?<!\w)(?:lúc|hồi|tầm)\s{1,2}\d{1,2}\s{1,2}rưỡi|(?<!\w)\d{1,2}h(?:\s?-\s?\d{1,2}h)(?!\w)"
)
_TELEPHONE = (
    r"(?<![\w.,/-])0\d{8,10}(?!\w)|(?<![\w.,/-])\(?0\d{1,3}\)?[\s.-]{1,2}\d{3,4}[\s.-]\d{3,4}(?:[\s.-]\d{2,4})?(?!\w)"
    r"|(?<!\w)1[89]00[\s.-]?\d{4}(?!\w)|\+84[\s.\d]{8,14}|(?<!\w)1[89]00\s\d{2,4}\s\d{2,4}(?!\w)"
)
_ROUND_THE_CLOCK = r"(?<![\w/.,])(?:24/(?:24h?|7)|24h/24h?|7/7)(?![\w/])"
_SQUARE = r"(?:(?<=/m)|(?<=\dm)|(?<=\d\sm)|(?<=\dkm)|(?<=\d\skm))\s{1,2}[23](?=\s|[,.;:)]|$)"  # "5 triệu đồng/m 2"
_LINE_UP = r"(?<![\w.,/-])\d{1,2}(?:\s?-\s?\d{1,2}){2,4}(?![\w/-]|[.,]\d)"  # "4-3-3"
_IN_BRACKETS = r"(?<=\()\d{1,2}(?=\))"
# "(8587 và 8588)", "(số hiệu 8594)"; longer digits are parted by dots when they count.
_LISTED_CODES = r"(?<=\()\d{4}(?=\))|(?<=\()-?\d{1,4}(?:(?:\s?[,;]\s?|\svà\s)-?\d{1,4}){1,5}(?=\))"
_POSITION = (
    r"(?<![\w.,])\d{1,3}[.,]?\d{0,2}(?:\s?-\s?\d{1,3}[.,]?\d{0,2})?\s?độ\s(?:vĩ|kinh)(?!\w)|(?<!\w)(?:vĩ"
    r"|kinh) tuyến\s\d{1,3}(?:[.,]\d{1,2})?"
    r"|(?<!\w)km\s?\d{1,4}\s?\+\s?\d{1,3}(?!\d)"
    r"|(?<![\w.,])\d{1,3}\s?độ\s?\d{1,2}\s?phút(?:\s?\d{1,3}(?:[.,]\d)?\s?giây)?(?!\w)"
)
_ACCOUNT = (
    r"(?<!\w)(?:tài khoản|stk|cmnd|cccd|mst|mã số thuế|mã số[^\d.,;:]{0,20}|số máy|số thẻ)(?:\slà)?\s?:?\s?"
    r"\d{4,19}(?!\d|[.,]\d)"
)
_TYRE = r"(?<![\w.,])\d{3}/\d{2,3}(?=\s?(?:zr|r|x|-|/)\s?\d)"
_LIFETIME = r"(?<=\()1\d{3}\s?-\s?(?:1\d{3}|20\d\d)(?=\))"
_BORN = r"(?<!\w)(?:sn|sinh)\s?:?\s{0,2}(?:19|20)\d\d(?!\w)"
_PLATE = r"(?<!\w)\d{2}\s?-?[a-z]{1,2}\d?\s{0,2}[-:.]?\s{0,2}\d{3}\.?\d{1,2}(?!\d)"
_MONTH = r"(?<![\w/.,-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\w/]|[.,]\d)"
_LUNAR = r"(?<![\w.,/-])\d{1,2}(?:\s?[,-]\s?\d{1,2})?\s(?:tháng\s)?(?:giêng|chạp|âm lịch|tết)(?!\w)"
# Minutes of a game and of an arc: "81'", "19°17' 20''".
_MINUTES = r"(?<![\w.,])\d{1,3}(?:\s?[°o]\s?\d{1,3})?'{1,2}(?:\s?\d{1,3}'{1,2})?(?!\w)|(?<=[o°]\s)\d{1,2}'\d{0,3}"
_ODD_ONES = r"(?<!\w)1 không 2(?!\w)|#\s?\d{1,3}(?!\d)"  # an idiom; "# 54" on a car
_FINE_GOLD = (
    r"(?<!\w)vàng(?:\s[^\W\d_]{1,6}){0,2}\s(?:\d{2}k(?:,|\svà)\s)?\d{2}k(?!\w)"
    r"|(?<!\w)vàng(?:\s[^\W\d_]{1,8}){0,5}\s999(?:[.,]?9{1,2})?(?!\d)"
)
_ISSUED = r"(?<![\w.,/-])\d{1,5}(?=\sngày\s\d{1,2}[./-]\d{1,2}[./-]\d)"  # "quy định 1161 ngày 11.10.2015"
_IN_ONE = r"(?<!\w)[234]\s(?:trong|in)\s1(?!\w|[.,/-]\d)"  # "máy tính 2 trong 1"
# A task force is named by the day it was set up ("tổ công tác 1902"); a day that no calendar has is no ratio.
_NAMED = (
    r"(?<!\w)tổ công tác\s{1,2}\d{3,4}(?!\d|[.,/]\d)|(?<!\w)ngày\s{1,2}\d{1,2}[/-]\d{1,2}(?!\d)|covid\s?-?\s?19(?!\d)"
)
_NO_FIGURE = re.compile(
    "|".join(
        (_PLATE, _CLOCK, _O_CLOCK, _TELEPHONE, _ROUND_THE_CLOCK, _SQUARE, _LINE_UP, _IN_BRACKETS,
         _LISTED_CODES, _POSITION,
         _ACCOUNT, _TYRE, _LIFETIME, _BORN,
         _MONTH, _LUNAR, _MINUTES, _IN_ONE, _ODD_ONES, _FINE_GOLD, _ISSUED, _NAMED)
    )
)  # fmt: skip
# These two need the capitals of the text as written.
_CODE = re.compile(r"(?<![\w.,/-])\d{1,5}/(?=[A-ZĐ]{2,}(?:-|\s|$))")
_LIST_MARK = re.compile(
    r"(?:^|(?<=[\n.!?…:;\"“”(=~*])|(?<=\s\s))[^\S\n]{0,3}(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\s?[.):/-])"
    rf"(?=\s{{0,3}}[\"“(]?[{UPPER}])",
    re.MULTILINE,
)


def find_labels(text: str, form: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text, which may overlap, whose numbers count nothing; `form` is its matching form."""
    for match in _NO_FIGURE.finditer(form):
        yield match.span()
    for pattern in (_LIST_MARK, _CODE):
        for match in pattern.finditer(text):
            yield match.span()
