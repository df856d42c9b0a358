"""Figures told in other ways than as a figure: "năm tầng", "cả hai", "thứ ba", "19 trong số 20", things listed."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers

_NUMERALS = {
    word: value
    for value, words in enumerate("một hai|đôi ba bốn|tư năm sáu bảy|bẩy tám chín mười".split(), 1)
    for word in words.split("|")
}
# "năm" is a year but for where it stands as a numeral does, before what is counted.
_FIVE = re.compile(
    r"(?:^|(?<!\w)(?:và|có|gồm|với|bằng|được|khoảng|hơn|gần|thêm|của|cùng|đương với|tới|là|khiến|làm|bắt|cứu|đưa"
    r"|phát hiện|xác nhận)|[,(:])\s{0,2}"
    r"(?P<five>năm)(?= (?:tầng|khu"
    r"|người|trẻ|em|cháu|bé|đứa|chiếc|cái|con|căn|ngôi|nhóm|đội|tổ|xã|phường|huyện|tỉnh|cuộc"
    r"|vụ|trận|lần|bàn|điểm|cuốn|loại|nước|quốc gia|thành phố|ngày|giờ|phút|tuần|mét|tấn|tuổi|chi bộ|đảng viên|cá nhân"
    r"|tập thể|trường|thôn|bản|cán bộ|nội dung|nhiệm vụ|năm|tháng|phần|nghìn|ngàn|triệu|tỷ)(?!\w))"
)
_ALL_OF = re.compile(r"(?<!\w)cả (?P<how>hai|đôi|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")
_ORDINAL = re.compile(
    r"(?<!\w)(?:thứ|hạng|lần|tháng|lớp|quý) (?P<word>nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)"
)
_ORDER = {**_NUMERALS, "nhất": 1, "nhì": 2}
_PART_FIRST = re.compile(
    r"(?<!\w)(?:trong số|trong tổng số|trên tổng số|trong|trên|tổng số)\s{0,2}(?:[^\W\d_]+ ){0,2}$"
)
_NEAR = 60
_ITEM = r"(?:[^\W\d_]+|\d{1,4})(?: [^\W\d_]+| \d{1,4}(?!\d)){0,7}"
_LIST = re.compile(rf"{_ITEM}(?:\s?,\s?{_ITEM}){{1,12}}(?:\s?(?:,|và)\s?{_ITEM})?")
_HALVES = (
    (re.compile(r"30 phút(?!\w)"), re.compile(r"(?<!\w)nửa (?:tiếng|giờ)(?!\w)")),
    (re.compile(r"(?:6|sáu) tháng(?!\w)"), re.compile(r"(?<!\w)nửa (?:đầu |cuối )?năm(?!\w)")),
    (re.compile(r"50 ?%"), re.compile(r"(?<!\w)(?:một )?nửa(?!\w)")),
)
_SEVERAL = re.compile(
    r"(?:\d|(?<!\w)(?:các|những|nhiều|mấy|vài|loạt|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)) ?[^\W\d_]{0,8} ?$"
)
_MOST_LISTED = 13
_LEAST_NAMED = 2
# First syllables of words for whatever is listed.
_ANYTHING = frozenset("người cá vị em nạn đối yếu điều mục việc thứ nội nhóm loại nơi địa hình cái bên cả đều".split())


def told_besides(form: str, found: Sequence[Number]) -> tuple[Number, ...]:
    """Small counts in words that no figure of a text (in matching form) is read as."""
    told = [(m.span("five"), 5) for m in _FIVE.finditer(form)]
    told += [(m.span("how"), _NUMERALS[m["how"]]) for m in _ALL_OF.finditer(form)]
    return tuple(
        Number(start, end, NumberKind.COUNT, Decimal(value)) for (start, end), value in told
        if not any(number.start < end and start < number.end for number in found)
    )  # fmt: skip


def ordinals(form: str) -> frozenset[str]:
    """The digits of the ordinals that a text writes in words: "thứ ba" is "3"."""
    return frozenset(str(_ORDER[match["word"]]) for match in _ORDINAL.finditer(form))


def shares(text: str) -> frozenset[tuple[Decimal, Decimal]]:
    """Parts and wholes that a text tells as two figures: "7 trong số 14", "trong số 14 hạng mục, có 7"."""
    form, numbers = match_form(text), [n for n in find_numbers(text) if n.second is None and not n.percent]
    found = set()
    for one, two in pairwise(numbers):
        between = form[one.end : two.start]
        if len(between) > _NEAR or re.search(r"[;.]", between):
            continue
        if one.value < two.value and _PART_FIRST.search(form, one.end, two.start):
            found.add((one.value, two.value))
        if one.value > two.value and _PART_FIRST.search(form, max(0, one.start - _NEAR // 2), one.start):
            found.add((two.value, one.value))
    return frozenset(found)


def is_counted(claim: str, number: Number, quotes: Sequence[str]) -> bool:
    """True for how many things one of the quotes lists or names one by one, where no figure of it counts them."""
    if number.second is not None:
        return False
    if any(
        half.match(match_form(claim), number.start) and told.search(match_form(q))
        for half, told in _HALVES
        for q in quotes
    ):
        return True
    if number.value == 1 and not number.percent and not number.bound and any(_is_one(claim, number, q) for q in quotes):
        return True
    if number.percent or number.bound not in ("", "~") or not 1 < number.value < _MOST_LISTED:
        return False
    wanted = int(number.value)
    thing = re.match(r"\s{0,2}(?P<thing>[^\W\d_]+)", match_form(claim)[number.end :])
    if thing is None:
        return False  # a number of nothing counts nothing: "theo nguồn 2, 3"
    for quote in quotes:
        form = match_form(quote)
        if re.search(rf"\d\s?{thing['thing']}(?!\w)", form):
            continue
        if thing["thing"] not in _ANYTHING and not _has_word(form, thing["thing"]):
            continue
        if _named_in_a_row(quote) == wanted:
            return True
        if any(_listed(match.group()) == wanted for match in _LIST.finditer(form)):
            return True
        if wanted == _LEAST_NAMED:
            named = re.findall(rf"(?<!\w){thing['thing']} [^\W\d_]+", form)
            if len(set(named)) == wanted and " và " in form:
                return True
    return False


def _is_one(claim: str, number: Number, quote: str) -> bool:
    """True for "1 thiếu niên" of what a quote names without a number or a word for several before it."""
    thing = re.match(r"\s{0,2}([^\W\d_]+ [^\W\d_]+)", match_form(claim)[number.end :])
    if thing is None:
        return False
    form = match_form(quote)
    found = list(re.finditer(rf"(?<!\w){thing[1]}(?!\w)", form))
    return bool(found) and not any(_SEVERAL.search(form, max(0, m.start() - _NEAR // 3), m.start()) for m in found)


def _has_word(form: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", form) is not None


def _named_in_a_row(quote: str) -> int:
    """How many names or numbers stand one after another in the longest such list of a text; 0 where none does."""
    parts = [part.split() for part in re.split(r"\s*,\s*|\s+và\s+", quote)]
    longest = run = 0
    for words in parts:
        if run and words and _is_named(words[0]):
            run += 1
        else:
            run = 0
        longest = max(longest, run)
        if not words or not _is_named(words[-1]):
            run = 0
        elif not run or not all(map(_is_named, words)):
            run = 1
    return longest


def _is_named(word: str) -> bool:
    return word[0].isupper() or word.isdecimal()


def _listed(text: str) -> int:
    return len([item for item in re.split(r"\s?,\s?|(?<!\w)và(?!\w)", text) if item.strip()])
