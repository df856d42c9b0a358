"""Figures that hold by themselves, whatever happens when: ages, lengths of time, sizes, fixed sets ("hai nước")."""

import re
from enum import Enum

from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.units import Unit
from vietnamese.verbs import find_verbs

# Ages and lengths of time.
LENGTHS = frozenset("tuổi năm tháng tuần ngày giờ phút giây tiếng quý".split())
_MEASURES = frozenset("m mm cm mét inch feet ft tấn kg g gram lít ml cc kw hp km/h gb tb mb mp mah hz ghz mhz".split())
_SIZE_BEFORE = re.compile(
    r"(?<!\w)(?:dài|cao|rộng|sâu|nặng|dày|đường kính|bán kính|công suất|dung tích|dung lượng|trọng lượng"
    r"|tải trọng|trọng tải|giãn nước|tầm bắn|kích thước"
    r"|tốc độ|vận tốc|khoảng cách|cách|ram|rom|bộ nhớ|màn hình|camera|pin)"
    r"(?:\s(?:tới|đến|lên|hơn|gần|khoảng|chừng|là|từ|trên|dưới|của|nhau|chính)){0,3}\s{1,2}$"
)
_RANGE_BEFORE = re.compile(r"(?<!\w)(?:cách|tầm|bán kính|tốc độ|vận tốc|độ cao)[^,;.()\d]{0,30}$")
# "Sau vụ 2 giáo viên có hành vi bạo hành": what happened there is no news.
_INCIDENT = re.compile(r"(?<!phục )(?<!nhiệm )(?<!dịch )(?<!nghĩa )(?<!xảy ra )(?<!thêm )(?<!\w)vụ\s{1,2}$")
# What tells one kind of a thing from others where it stands right behind it: "xe 16 chỗ", "chính quyền 2 cấp".
_KINDS = frozenset(
    "chỗ|chỗ ngồi|tầng|lầu|bánh|cấp|sao|cửa|làn|làn xe|buồng|chiều|dây|gb|tb|mb|mp|mah|inch|feet|chân|trang".split("|")
)
_NO_NOUN = frozenset(
    """và hoặc hay có được bị là của cho với từ đến tới lên còn thêm gồm trên dưới hơn gần khoảng chừng tại ở trong
    ngoài vào qua sau trước cả các những mỗi chỉ mất bằng theo đã sẽ đang tổng số đủ thành làm ra khỏi toàn hết như
    nhiều đối nhất mới hết tận mọi khoảng ước tầm cỡ""".split()
)
_LAST_WORD = re.compile(r"(?<![\w/])(?P<word>[^\W\d_]+)\s{1,2}$")
# A fixed set is told by its names or by its word: "7 nước Hồi giáo", "2 tỉnh Thanh Hóa và Nghệ An", "hai bên".
_MEMBERS = re.compile(r"(?:nước|quốc gia|tỉnh|bang|tiểu bang|thành phố|bên|phía|miền|huyện|quận|đảng)(?!\w)")
_PAIRED = frozenset(
    "bên phía nước miền chân tay mắt tai vai má bánh dây chiều đầu đội vợ mẹ bố cha chị anh ông bà bàn họ".split()
)
_OF = re.compile(r"(?<!\w)(?:của|giữa|các|cả|bộ trưởng|lãnh đạo)\s{1,2}$")
_SORT = re.compile(r"(?:(?<!\w)(?:loại|hạng|tuổi|mệnh giá)|/[^\W\d_]{1,10})\s{1,2}$")
_CAPITAL = re.compile(r"\s{1,2}[^\W\d_]")
_BACK = 40


class Timeless(Enum):
    """Why a figure is not dated by what happens."""

    MEASURED = "measured"  # an age, a length, a size: dated where a period stands right beside it
    KIND = "kind"  # tells a kind of thing, or a fixed set: never dated


def timeless(text: str, form: str, number: Number, unit: Unit | None) -> Timeless | None:
    """How a figure of a text holds by itself; None when it holds when its event happens.

    `form` is the matching form of the text.
    """
    low = max(0, number.start - _BACK)
    if _SORT.search(form, low, number.start):
        return Timeless.KIND
    if unit is None or unit.text == "%":
        return None
    head = match_form(unit.text).partition(" ")[0]
    if match_form(unit.text) in _KINDS and _behind_noun(text, form, low, number.start):
        return Timeless.KIND
    if match_form(unit.text) in ("km", "hải lý", "dặm") and _RANGE_BEFORE.search(form, low, number.start):
        return Timeless.MEASURED
    if head in LENGTHS or match_form(unit.text) in ("thập kỷ", "thế kỷ") or _INCIDENT.search(form, low, number.start):
        return Timeless.MEASURED
    if head in _MEASURES and _SIZE_BEFORE.search(form, low, number.start):
        return Timeless.MEASURED
    return Timeless.KIND if _is_set(text, form, low, number, unit, head) else None


def _behind_noun(text: str, form: str, low: int, start: int) -> bool:
    word = _LAST_WORD.search(form, low, start)
    if word is None or word["word"] in _NO_NOUN:
        return False
    return not any(end == word.end("word") for _, end in find_verbs(text, form, low, start))


def _is_set(text: str, form: str, low: int, number: Number, unit: Unit, head: str) -> bool:
    if form[number.start : number.end] == "hai" and head in _PAIRED:
        return True
    if not _MEMBERS.match(match_form(unit.text)):
        return False
    name = _CAPITAL.match(text, unit.end)
    named = name is not None and name.group()[-1].isupper()
    return named or _OF.search(form, low, number.start) is not None
