"""How a claim and its sentence tell of one figure: bounds, units, and whether it is a change or an amount."""

import re

from rag.verify.texts import Cited, Span, Text, runs, says_same
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind
from vietnamese.units import find_unit
from vietnamese.words import syllables

# What is told before a figure that is itself a change or a distance, and no amount.
_UP, _DOWN, _OVER, _UNDER = "up", "down", "over", "under"
_CHANGES = (
    (_UP, r"tăng|gia tăng|tăng thêm"),
    (_DOWN, r"giảm|giảm bớt|sụt giảm|cắt giảm|mất giá|sụt|tụt"),
    (_OVER, r"vượt|cao hơn|nhiều hơn|lớn hơn"),
    (_UNDER, r"thấp hơn|ít hơn|kém|thiếu|thiếu hụt|hụt|nhỏ hơn"),
)
_CHANGE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _CHANGES) + r")"
    r"(?: (?:thêm|tới|đến|được|gần|hơn|khoảng|trên|mức|so với (?:cùng kỳ|kế hoạch)|chỉ tiêu|kế hoạch)){0,3}\s{0,3}$"
)
_SAID_AS = {
    _UP: re.compile(
        r"(?<!\w)(?:tăng|thêm|cao hơn|nhiều hơn|lớn hơn|hơn|vượt|nâng|lên|nhích|leo|vọt|cộng|mở rộng)(?!\w)"
    ),
    _DOWN: re.compile(r"(?<!\w)(?:giảm|hạ|thấp hơn|ít hơn|kém|sụt|tụt|bớt|mất|lùi|rớt|rơi|trừ|xuống)(?!\w)"),
    _OVER: re.compile(r"(?<!\w)(?:vượt|hơn|thêm|tăng|quá)(?!\w)"),
    _UNDER: re.compile(r"(?<!\w)(?:thấp|ít|kém|thiếu|hụt|nhỏ|chưa|không|giảm)(?!\w)"),
}
_AHEAD = 40
_COMPARES = re.compile(r"(?<!\w)(?:nhiều|cao|lớn|dài|rộng|nặng|ít|thấp|nhỏ|ngắn|nhẹ|sớm|muộn) hơn\s{0,2}$")
_LEVEL = re.compile(r"(?<!\w)hơn (?:so với )?(?:mức|con số) $")
_ALSO = re.compile(r"[^;.]{0,50}(?<!\w)và\s{1,2}(?:(?:tăng|giảm|hơn) )?")
_ON = re.compile(r"(?<!\w)trên\s{0,2}$")
_AGAINST = re.compile(r"(?<!\w)so với(?: (?:mức|con số|số|của|năm|tỷ lệ|trước đó))*\s{0,2}$")
_FAR_OR_NEAR = re.compile(r"(?<!\w)(?:gần|xa)(?: (?:hơn|nhất))?(?: (?:là|ở|tại))+\s{0,2}$")  # "gần là 723"
_HAS_OVER = re.compile(r"(?<!\w)(?:có|được|gồm|với) (?:hơn|trên)\s{0,2}$")
_OVERTAKES = re.compile(r"(?<!\w)(?:vượt|vượt quá|quá|vượt mức|vượt ngưỡng)\s{0,2}$")
_EXTREME = re.compile(
    r"(?<!\w)(?:(?P<most>tối đa|cực đại|nhiều nhất|cao nhất|lớn nhất|không quá|lên đến|lên tới|đạt đỉnh)"
    r"|(?P<least>tối thiểu|cực tiểu|ít nhất|thấp nhất|nhỏ nhất))(?!\w)[^;.,\d]{0,20}$"
)
_SAID_AGAIN = re.compile(
    r"\s{0,2}[^\W\d_]{0,8}(?: [^\W\d_]{1,8})?\s{0,2}(?:,\s?(?:hay|tức|tương đương)?|\(|hay|tức|tương đương)"
    r"\s{0,2}(?:là|khoảng|với)?\s{0,2}$"
)
_MEASURES = frozenset(
    """đồng usd đô euro bảng yên won rúp nhân ndt xu km m mét cm mm ha héc hecta m2 m3 kg tấn tạ yến gam g lít l ml giờ
    tiếng phút giây ngày tuần tháng năm tuổi độ mã nm w kw mw kwh mah gb mb tb inch điểm % phần km/h""".split()
)
_FELLOWS = frozenset("nghiệp đội chí hương bào môn phạm sự".split())
_SAME_MEASURE = {
    "l": "lít", "ndt": "nhân", "tiếng": "giờ", "h": "giờ", "usd": "đô", "m": "mét", "hecta": "ha", "héc": "ha",
    "g": "gam", "gram": "gam", "hp": "mã", "vnd": "đồng", "vnđ": "đồng", "đ": "đồng", "kilomet": "km", "km2": "km",
    "kilogam": "kg", "cân": "kg", "ký": "kg", "phần": "%",
}  # fmt: skip
_POINTS = re.compile(r"[\d.,]{1,12}\s{0,2}(?:điểm\s{1,2}(?:%|phần trăm)|%\s{1,2}điểm)")
_PEOPLE = frozenset(
    """viên sĩ sỹ sinh nhân dân người chí chức em cháu bé khách thủ biểu phạm can cáo ông bà lính binh trẻ chủ thợ
    tên kẻ     đối bệnh bộ nghi thành phụ nam nữ quân cử giáo thầy cô bạn con tài lao hành
    công hội tín đồng ứng phóng tù trưởng thư""".split()
)
_ANYONE = frozenset("người đồng chí cá nhân em cháu bạn vị ông bà anh chị".split())
_ANYTHING = frozenset("trường hợp đơn vị nơi ca vụ chiếc cái lượt lần điểm mục khoản suất bộ".split())
_NOT_PEOPLE = frozenset(
    """chi tổ hội cuộc nghị xã phường huyện tỉnh cơ sở tập mô lớp đồng tỷ triệu km ha % tấn năm hộ nhóm thôn bản căn
    gia""".split()
)


_OF_PART = re.compile(r"\d\s(?:trên|trong|trong tổng số|trên tổng số)\s{1,2}$")  # "3 trên 16 lần"


def bounds_agree(claim: Text, number: Number, sentence: Cited, found: Number) -> bool:
    """True when a figure of a claim is as exact as that of its sentence, or is only told as about it."""
    if _OF_PART.search(claim.form, max(0, number.start - _AHEAD), number.start):
        return True
    ours, theirs = _bound(claim, number), _bound(sentence, found)
    compares = [_COMPARES.search(_ahead(text, one)) for text, one in ((claim, number), (sentence, found))]
    if any(compares) and {number.bound, found.bound} <= {">", ""}:  # "dài hơn 2 phút" is over two minutes, too
        return True
    if (
        not theirs
        and ours == ">"
        and all(_ON.search(_ahead(text, one)) for text, one in ((claim, number), (sentence, found)))
    ):
        return True  # "trên 3 trang", where both say on what
    if ours == theirs or "~" in (ours, theirs):
        return ours == theirs or ours == "~" or not ours
    extremes = _EXTREME.search(_ahead(claim, number)), _EXTREME.search(_ahead(sentence, found))
    if extremes[0] and extremes[1]:
        return extremes[0].lastgroup == extremes[1].lastgroup
    return bool(_OVERTAKES.search(_ahead(claim, number))) and theirs == ">"


def _bound(text: Text, number: Number) -> str:
    """The bound of a figure; none where it is what one thing has more or less than another: "nhiều hơn 72 xã"."""
    low = max(0, number.start - _AHEAD)
    if number.bound in ("<", ">") and any(p.search(text.form, low, number.start) for p in (_COMPARES, _FAR_OR_NEAR)):
        return ""
    return ">" if not number.bound and _HAS_OVER.search(text.form, low, number.start) else number.bound


def _ahead(text: Text, number: Number) -> str:
    return text.form[max(0, number.start - _AHEAD) : number.start]


def units_agree(claim: Text, number: Number, sentence: Cited, found: Number) -> bool:
    """False when the two figures cannot count the same: measures, people, bodies, or the unit of another figure."""
    if _in_points(claim, number) is not _in_points(sentence, found):
        return False
    ours, theirs = find_unit(claim.text, number), find_unit(sentence.text, found)
    if ours is None or theirs is None:
        return True
    our, their = (tuple(s.form for s in syllables(u.text)) or (match_form(u.text),) for u in (ours, theirs))
    if their[0] == "lượt" and "lượt" not in our and "lần" not in our:
        return False
    if number.percent != found.percent:
        return number.second is None and found.kind is NumberKind.RATIO
    if (
        _same_measure(our[0], their[0])
        or _holds_run(our, their)
        or _holds_run(their, our)
        or says_same(our, runs(their))
    ):
        return True
    if len(our) > 1 and our[1:2] == their[1:2] and our[0] not in sentence.held:  # "134 đoàn viên" of 134 đảng viên
        return False
    behind = sentence.within((found.end, sentence.own[sentence.numbers.index(found)][1]))
    if says_same(our, runs(behind)):
        return True
    if set(our) <= _ANYTHING:
        return True
    if set(our) <= _ANYONE:
        return bool(set(their) & _PEOPLE) and their[0] not in _NOT_PEOPLE
    if set(their) <= (_ANYTHING | _ANYONE) and all(form in sentence.held for form in our):
        return True
    return not _of_other_kind(our, their, sentence, found)


def _same_measure(one: str, other: str) -> bool:
    return _SAME_MEASURE.get(one, one) == _SAME_MEASURE.get(other, other)


def _is_measure(unit: tuple[str, ...]) -> bool:
    return unit[0] in _MEASURES and (unit[0] != "đồng" or len(unit) == 1 or unit[1] not in _FELLOWS)


def _of_other_kind(our: tuple[str, ...], their: tuple[str, ...], sentence: Cited, found: Number) -> bool:
    """True for what a figure cannot count as well: a measure for things, a body for people, or what another figure of
    the sentence counts.
    """
    if _is_measure(our) or _is_measure(their) or our[0] in _NOT_PEOPLE or our[0] in sentence.held:
        return True
    return their[0] in _NOT_PEOPLE and bool(set(our) & _PEOPLE)


def _in_points(text: Text, number: Number) -> bool:
    """True for a difference of two percentages: "2 điểm phần trăm"."""
    return _POINTS.match(text.form, number.start) is not None


def _holds_run(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _change_before(text: Text, number: Number, own: Span) -> str | None:
    low = max(own[0], number.start - _AHEAD)
    match = _CHANGE.search(text.form[low : number.start])
    return match.lastgroup if match else None


def _change_told(text: Text, at: int) -> str | None:
    """The change or distance that a figure tells, by itself or as the one before in other terms: "25 xu, hay 0,5%"."""
    number = text.numbers[at]
    told = _change_before(text, number, (0, 0))
    if told is None and at and _SAID_AGAIN.fullmatch(text.form, text.numbers[at - 1].end, number.start):
        return _change_told(text, at - 1)
    return told


def changes_agree(claim: Text, number: Number, sentence: Cited, found: Number) -> bool:
    """False when one tells of a change or a distance and the other of an amount, or of one the other way."""
    at, index = claim.numbers.index(number), sentence.numbers.index(found)
    theirs, ours = _change_told(sentence, index), _change_told(claim, at)
    if ours == _OVER and _bound(sentence, found) == ">":
        return True
    if ours in (_OVER, _UNDER) and not theirs and at and _LEVEL.search(_ahead(claim, number)):
        return _is_right_way(claim, at, ours)
    if ours and not theirs and _AGAINST.search(_ahead(sentence, found)):
        return _is_right_way(claim, at, ours)
    here = claim.form[slice(*claim.own[at])]
    if at and _SAID_AGAIN.fullmatch(claim.form, claim.numbers[at - 1].end, number.start):
        here = claim.form[claim.own[at - 1][0] : claim.own[at][1]]
    there = sentence.form[slice(*sentence.own[index])]
    if index and _ALSO.fullmatch(sentence.form, sentence.numbers[index - 1].end, found.start):
        there = sentence.form[sentence.own[index - 1][0] : sentence.own[index][1]]
    if theirs and not _SAID_AS[theirs].search(here):
        return False
    return not (ours and not theirs and not _SAID_AS[ours].search(there))


def _is_right_way(claim: Text, at: int, change: str) -> bool:
    """True when the figure that a claim sets against another stands to it as the claim says."""
    if not at:
        return False
    more = claim.numbers[at - 1].value > claim.numbers[at].value
    return more if change in (_UP, _OVER) else not more
