"""Digits that name instead of counting, told by their neighbours: "tầng 5", "Nokia 3", "68 Hàng Bông", "tỷ số 3-1".

A word before them says so, unless what stands behind them is counted: "tổ 5 người".
"""

import re

from vietnamese.bounds import bound_of
from vietnamese.counted import LOWER, UPPER, counted, is_function, may_count, measured
from vietnamese.spelling import is_syllable
from vietnamese.words import COUNTED

# Digits behind these name them, unless something follows that is counted beyond doubt: "lớp 12", but "lớp 12 học sinh".
_ALWAYS_NUMBERED = frozenset(
    " ".join(label.split())
    for label in """
    điều | khoản | số | câu | thứ | tổ dân phố | khu phố | tiểu khu | quận | phường | lớp | khóa | trung ương | thế
    kỷ | quốc lộ | đường tỉnh | tỉnh lộ |
    hương lộ | đại lộ | xa lộ | ql | tl | đt | tháng | quý | năm | mùng | mồng | ngày | top
    | tốp | hạng | hiệp | tầng | lầu | kênh | ngõ | ngách | hẻm | kiệt | đường | phố | giám thị | số nhà | km |
    kilomet | áo số | mã số | mã đề | biển số | trung đoàn | tiểu đoàn | sư đoàn | lữ đoàn | quân đoàn | quân khu |
    đại đội | binh đoàn | tập | phút | giây | phút thứ | ios | android | windows | iphone | galaxy | note |
    snapdragon | gmt | utc | u | d | f | p | thập niên | ngã | báo động | bản đồ | học kỳ | kỳ họp | phiên họp |
    phân đoạn | ban chỉ đạo | liveshow | vĩ tuyến | kinh tuyến | quán | vòng | thế hệ | phiên bản | kỳ quay
    """.split("|")
)
# Digits behind these name them, unless any noun follows: "tổ 5", "dự án 661".
_OFTEN_NUMBERED = frozenset(
    " ".join(label.split())
    for label in """
    mục | chương | phần | điểm | vòng loại | bước | giai đoạn | đợt | mã | đề | bài | hình | ảnh | bảng | kỳ
    | nhóm | loại | cấp | cấp độ | mức độ | đời | model | series | class | trang | dòng | cột |
    phòng | giường | ghế | bàn | tuyến | cỡ | size | vị trí | đội | tổ | mùa | tuần | ấp | xóm | thôn | bản | đồi |
    lô | ô | block | tòa | toà | nhà | căn | đơn nguyên | khu | vùng | cửa | ga | bến | cảng | trạm | chốt | cơ sở |
    nhà máy | lần | mẫu | biểu | phụ lục | trận | giải | ca | kíp | đai | tàu | máy | quyển | hồ | áo | bệnh viện |
    trường | công ty | xí nghiệp | lực lượng | chương trình | dự án | đề án | chuyên án | công văn | nghị định |
    thông tư | quyết định | nghị quyết | chỉ thị | quy định | luật | xe buýt | buýt | vụ án | công trường | nông
    trường | lâm trường | đập | cầu | cống | sân | kho | hầm | mỏ | giếng | thủy điện | cảnh sát biển |
    đốt sống | trái | quả | thẻ | chặng |
    lượt | bậc | hệ | phiên | khung | thửa | tờ bản đồ | tiểu mục | ký túc xá | cup | cổng | lối | phân khu | khu
    vực | tổ hợp | đèn | mốc | quân y viện | viện | games | apec | seagame
    """.split("|")
)
_NUMBERED = _ALWAYS_NUMBERED | _OFTEN_NUMBERED
_SURELY_COUNTED = re.compile(
    r"\s{0,3}(?!(?:tháng|tuần|giờ|phút|xã|phường|thôn|bản|trường(?! hợp)|lớp|phòng|nhóm|bước|việc|loại|mức|xe"
    r"|ca|con)(?!\w))"
    rf"(?:{COUNTED}|usd|kg|tuổi|m|cm|mm|inch|mw|gb|sản phẩm|năm tù|chiếc|bàn thắng)(?!\w)"
)
# Before such a word it is the word that is counted: "mỗi tháng 5", "2 tầng 5 phòng"; the last never are.
_QUANTIFIERS = frozenset("mỗi hàng hằng một từng vài mấy nửa bao bằng".split())
_NEVER_COUNTED = frozenset(
    [
        "điều",
        "khoản",
        "khóa",
        "thứ",
        "số",
        "quận",
        "phường",
        "trung ương",
        "đường",
        "thế kỷ",
        "mã",
        "mã đề",
        "quốc lộ",
        "tỉnh lộ",
    ]
)
_NOT_NUMBERED = frozenset("tổng trong con chỉ dân một đa đại hệ doanh thông thiểu trên".split())  # "tổng số 537"
_TRAFFIC = ["giao", "thông"]  # "Đội Thanh tra giao thông số 4"
_OTHER_WORDS = frozenset(
    ["cung cấp", "trợ cấp", "bao cấp", "nâng cấp", "thời điểm", "địa điểm", "trọng điểm", "thành phần"]
)
_CURRENCIES = frozenset(["usd", "eur", "vnd", "vnđ", "gbp", "jpy", "euro", "us", "rmb"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_NAMES = re.compile(rf"\s{{1,2}}([{UPPER}][{LOWER}]+)\s([{UPPER}][{LOWER}]+)")
_FOREIGN_NAME = re.compile(rf"\s{{1,2}}([{UPPER}][{LOWER}]{{2,}})(?!\w)")
# What opens the name of a body, a rank or a prize, of which there are several: "5 Ban Thường vụ", "2 Siêu cúp".
_COUNTED_NAMES = frozenset(
    """bộ thứ phó chủ ủy đại tỉnh thành huyện quận tổng cục vụ hội anh nghị giáo huân huy bằng cúp giải di nghệ nhà danh
    chi đảng luật viện trường trung ban sở đội công phường xã nghệ bảo chiến tiến thạc đồng quốc ngân trạm hiệp khu
    thông quyết văn hãng tập mẹ siêu euro riel baht won yen rupee dollar bitcoin""".split()
)
_PLACE = re.compile(
    r"(?<!\w)(?:hạng|thứ|vị trí|số|ngõ|ngách|hẻm|kiệt|nhà|đường|phố|quảng trường|thửa|km|tờ)(?:\s:)?\s{1,2}$"
)
_SHARE = re.compile(
    r"(?<!\w)(?:chiếm|khoảng|gần|hơn|đạt|bằng|giảm|tăng|còn|trên|dưới|được|chỉ|có|quá|mất|cỡ|là|ít nhất|tới|đến|gấp)"
    r"(?:\s(?:khoảng|gần|hơn|trên|dưới|tới|đến|được|chỉ|tối thiểu|ít nhất|tối đa))?\s{1,2}$"
)
_OF_WHOLE = re.compile(r"\s{1,2}(?:số|diện|dân|tổng|lượng|quãng|chiều|thời gian|thể|giá|dung|kích)(?!\w)")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\s?/\s?(?:0?[1-9]|1[0-2])")
_SCALE = re.compile(r"1\s?/\s?(?:[125]00|[125]0?\.?000|25\.?000)")  # "quy hoạch chi tiết 1/500"
_DRAWN = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|quy hoạch|chi tiết|bản đồ|phân khu|địa hình|địa chính|bản vẽ|phê duyệt)(?!\w)[^.;\d]{0,40}$"
)
_DAYS = re.compile(r"(?:[12]?\d|3[01])\s?-\s?(?:[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])")
_AGES = re.compile(r"(?<!\w)tuổi\s(?:từ\s|khoảng\s)?$")  # "độ tuổi từ 2-8"
_GOALS = re.compile(r"\d\s?-\s?\d{1,2}")
_GAME = re.compile(
    r"(?<!\w)(?:tỷ số|hiệp|thắng|thua|hòa|bại|gỡ|dẫn|vượt lên|hạ|kết quả|chung cuộc|loại|ghi|lượt đi|lượt về|ngược)"
    r"[^.;\d]{0,30}(?:\d{1,2}\s?-\s?\d{1,2}[^.;\d]{0,12}){0,4}$"
)
_NAME = re.compile(rf"(?<=[^\W\d_]\s)[{UPPER}][^\W\d_]*\s([{LOWER}]+)\s$")
_CODE = re.compile(r"(?<!\w)[A-ZĐ]{2,5}\s?-\s$")  # "HP - 4356"
_OF_LAW = re.compile(r"\s{1,2}(?:bộ luật|blhs|bltths|blds)(?!\w)")  # "các điều 143, 258 Bộ luật Hình sự"
_UNIT = re.compile(
    r"(?:(?<=[^\W_]\s)|(?<=[,;]\s)|(?<=\())(?:Đội|Tổ|Phòng|Trại|Hải đội|Phân đội|Đồn|Đoàn|Vùng|Cụm|Chốt)\s{1,2}$"
)
_LAST_WORD = re.compile(r"[^\W_]+$")
_WARDS = frozenset(["tổ", "khu", "ấp", "thôn", "xóm", "khóm", "khối"])  # "tổ 1 phường Hòa Nghĩa"
_OF_PLACE = re.compile(r"\s(?:phường|xã|thị trấn|quận|huyện|tp|thành phố)(?!\w)")
_YEARS_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:,|\svà)\s$")  # "năm 2016, 2017 học sinh"
_FIRST_ITEM = re.compile(r"1\.(?:\s[^\W\d_]|$)")
_BEFORE_ONE = re.compile(
    r"(?<!\w)(?:từ|lên|xuống|đạt|còn|tới|đến|được|là|hơn|thua|thắng|hòa|số|bằng|có|chỉ|dưới|trên|gần)\s$"
)
_LONG, _LONGEST_COUNT = 4, 8  # digits without a dot
_AMOUNTS = re.compile(r"(?<!\w)(?:từ|lên|xuống|đạt|còn|tới|đến|được|gồm|có|hết|tổng số|tăng|giảm|thêm|bớt|mất)\s{1,2}$")
_TIMES = re.compile(r"\s?[x×]\s?\d")  # "1440 x 2960 pixel"
_STEP = re.compile(r"(?<!\w)(?:Bước|Câu|Khối)\s{1,2}$")
_NEW = re.compile(rf"\s{{0,2}}(?:[,:)]|[{UPPER}])")
_LIVING = frozenset(["ở", "tại", "trú", "ngụ"])
_BACK = 60  # characters before a number that are looked at


def is_label(text: str, form: str, start: int, end: int) -> bool:
    """True when the plain digits text[start:end] name something: a floor, a brand, a year, a house in a street."""
    if _before_name(text, form, start, end):
        return True
    before = form[max(0, start - _BACK) : start]
    words = [word.lstrip("(\"'") for word in before.split()]
    if words and before[-1].isspace() and _numbered(words, form, end, opens=before.split()[-1][0] == "("):
        return True
    if _CODE.search(text, max(0, start - _BACK), start) or _OF_LAW.match(form, end) or _unit_of_force(text, start):
        return True
    year = _YEAR.fullmatch(form, start, end) is not None and not bound_of(form, start, end)
    if year and _YEARS_BEFORE.search(form, max(0, start - _BACK), start) and not measured(form, end):
        return True
    if _FIRST_ITEM.match(form, start) and not _BEFORE_ONE.search(form, max(0, start - _BACK), start):
        return bool(words)
    if year and not form.endswith("00", start, end) and not measured(form, end):  # "quốc gia 2017 bước vào"
        return not _SURELY_COUNTED.match(form, end)
    if year and _behind_name(text, start) and not _SURELY_COUNTED.match(form, end):  # "Tiger Cup 1998 ông từng"
        return True
    if counted(form, end):
        apart = form[end : end + 1].isspace()  # "vàng SJC 1kg" is weighed
        return apart and _behind_name(text, start, foreign=True) and not _SURELY_COUNTED.match(form, end)
    if _bare(text, form, start, end):
        return True
    if not words or not before[-1].isspace():
        return False
    if words[-1] in _LIVING and form[end : end + 1] == ",":  # "ở 301, thị trấn Mường Khương"
        return True
    return _behind_name(text, start) or _ends_name(text, form, start, end)


def _bare(text: str, form: str, start: int, end: int) -> bool:
    """True for a year and for long digits that no dot parts and nothing says are an amount: "vàng 9999"."""
    if end - start < _LONG or not form[start:end].isdecimal() or end - start == len(form):
        return False
    fits, bound = may_count(text, form, end), bound_of(form, start, end)
    if _YEAR.fullmatch(form, start, end) or end - start > _LONGEST_COUNT:
        return not (bound and (fits or form.endswith("00", start, end)))  # "hơn 2015" compares
    amount = _AMOUNTS.search(form, max(0, start - _BACK), start) or _TIMES.match(form, end)
    return not (amount or bound or fits)


def _unit_of_force(text: str, start: int) -> bool:
    """True behind a unit written with a capital inside a sentence: "tổ tuần tra Đội 3 Phòng Cảnh sát giao thông"."""
    return _UNIT.search(text, max(0, start - _BACK), start) is not None


def is_version(text: str, form: str, start: int, end: int) -> bool:
    """True for a decimal that names something: "iOS 10.3", "Ranger XL 2.2L"."""
    if form.find(".", start, end) < 0 or not _behind_name(text, start, foreign=True):
        return False
    return not (form[end : end + 1].isspace() and counted(form, end))


def is_no_ratio(text: str, form: str, start: int, end: int) -> bool:
    """True when the two numbers "a/b" of text[start:end] are no ratio: a day, a scale, a rank, a house number."""
    if _PLACE.search(form, max(0, start - _BACK), start):
        return True
    if _SCALE.fullmatch(form, start, end) and _DRAWN.search(form, max(0, start - _BACK), start):
        return True
    if counted(form, end):
        return False
    if _TWO_NAMES.match(text, end) or _behind_name(text, start, foreign=True):  # "Mega 6/45"
        return True
    if not _DAY.fullmatch(form, start, end) or _OF_WHOLE.match(form, end):
        return False
    return not _SHARE.search(form, max(0, start - _BACK), start)


def is_no_range(form: str, start: int, end: int) -> bool:
    """True when the two numbers "a-b" of form[start:end] tell how a game stands, or days: "từ 17 - 28.5"."""
    if counted(form, end):
        return False
    if _AGES.search(form, max(0, start - _BACK), start):
        return False
    if _GOALS.fullmatch(form, start, end) or _DAYS.fullmatch(form, start, end):
        return True
    return _GAME.search(form, max(0, start - _BACK), start) is not None


def _numbered(words: list[str], form: str, end: int, *, opens: bool) -> bool:
    """True when the last of these words, which stand before digits that end at form[:end], is numbered by them.

    `opens` holds when the last of them opens brackets: "set 2 (Vòng 1)".
    """
    if _SURELY_COUNTED.match(form, end):
        return False
    for count in (3, 2, 1):
        label = " ".join(words[-count:])
        if len(words) < count or label not in _NUMBERED:
            continue
        earlier = words[-count - 1] if len(words) > count and not opens else ""
        if label == "vòng" and earlier == "trong":  # "trong vòng 2 tuần", "trong vòng 1 bầu cử"
            return not measured(form, end)
        if f"{earlier} {label}" in _OTHER_WORDS or earlier in _QUANTIFIERS:
            return False
        if (earlier[-1:].isdigit() and label not in _NEVER_COUNTED) or (
            label == "số" and earlier in _NOT_NUMBERED and words[-count - 2 : -count] != _TRAFFIC
        ):
            return False
        if label in _WARDS and _OF_PLACE.match(form, end):
            return True
        return label in _ALWAYS_NUMBERED or not counted(form, end)
    return False


def _before_name(text: str, form: str, start: int, end: int) -> bool:
    """True before the name of a street ("68 Hàng Bông") and, for a model, of a brand ("1299 Superleggera")."""
    if (names := _TWO_NAMES.match(text, end)) and is_syllable(names[1].lower()) and is_syllable(names[2].lower()):
        return names[1].lower() not in _COUNTED_NAMES
    if form.startswith("00", start):  # "điệp viên 007"
        return True
    if _STEP.search(text, max(0, start - _BACK), start) and _NEW.match(text, end):
        return True
    if form[start] == "0" and end - start > 3 and form[start:end].isdecimal():  # an account
        return True
    name = _FOREIGN_NAME.match(text, end) if end - start > 2 else None
    return name is not None and name[1].lower() not in _COUNTED_NAMES and not is_syllable(name[1].lower())


def _behind_name(text: str, start: int, *, foreign: bool = False) -> bool:
    """True when a name stands right before text[start:]: a capital inside a sentence, letters, or a foreign word.

    With `foreign`, only the last two.
    """
    before = text[max(0, start - _BACK) : start].rstrip()
    name = _LAST_WORD.search(before)
    if name is None or name.group().islower() or name.group().lower() in _CURRENCIES:
        return False
    if len(name.group()) > 1 and (name.group().isupper() or not is_syllable(name.group().lower())):
        return True
    ahead = before[: name.start()].rstrip()
    return not foreign and bool(ahead) and ahead[-1] not in '.!?:;"“”(…-\n'


def _ends_name(text: str, form: str, start: int, end: int) -> bool:
    """True for the number of a name whose last word has no capital: "Thanh tra 1 (Thanh tra Đà Nẵng)"."""
    name = _NAME.search(text, max(0, start - _BACK), start)
    return name is not None and end - start < 5 and not may_count(text, form, end) and not is_function(name[1])
