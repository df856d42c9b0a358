"""What a question wants counted or measured, and how well what a figure counts is that."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from records.question import Question
from vietnamese.normalise import match_form
from vietnamese.verbs import find_verbs
from vietnamese.words import is_content, syllables


class Sort(StrEnum):
    """What kind of thing is counted. Things of two kinds are never the same."""

    MONEY = "money"
    LENGTH = "length"
    WEIGHT = "weight"
    AREA = "area"
    AGE = "age"
    TIME = "time"
    PEOPLE = "people"
    EVENTS = "events"
    BODIES = "bodies"  # organisations and places
    PAPERS = "papers"
    PERCENT = "percent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted: its syllables (none when the question names nothing), and its kind."""

    words: tuple[str, ...]
    sort: Sort


# First words of units by what they count; a unit is of the first kind that it begins with a phrase of.
_SORTS: tuple[tuple[Sort, str], ...] = (
    (
        Sort.MONEY,
        "đồng(?! chí| bào| đội| phạm| nghiệp)|đ|vnđ|vnd|usd|euro|eur|đô la|đô|tiền|vốn|kinh phí|ngân sách|học phí"
        "|giá(?! trị)|lương",
    ),
    (Sort.LENGTH, "km|ki lô mét|kilomet|cây số|m|mét|met|cm|mm|hải lý|dặm"),
    (Sort.WEIGHT, "kg|ki lô gam|kí|ký|cân|tấn|tạ|yến|gam|gram|t"),
    (Sort.AREA, "ha|hecta|héc ta|m2|km2|mét vuông|sào|mẫu(?! số)|công đất"),
    (Sort.AGE, "tuổi"),
    (Sort.TIME, "năm|tháng|tuần|ngày|giờ|phút|giây|tiếng|quý|thập kỷ|thế kỷ"),
    (Sort.PERCENT, "%|phần trăm"),
    (Sort.EVENTS, "cuộc|lượt|buổi|đợt|hội nghị|hội thi|lớp|vụ|trận|chuyến|lần"),
    (
        Sort.PEOPLE,
        "người|đồng chí|cá nhân|đảng viên|cán bộ|công chức|viên chức|đại biểu|học viên|hội viên|đoàn viên|quần chúng"
        "|em|cô|thầy|ông|bà|anh|chị|cháu|vị|bạn|bác sĩ|bác sỹ|giáo viên|học sinh|thí sinh|sinh viên|công nhân|nhân viên"
        "|lao động|bị cáo|bị can|đối tượng|nạn nhân|bệnh nhân|hành khách|khách|du khách|thương binh|liệt sĩ|liệt sỹ"
        "|nông dân|thành viên|trường hợp|bí thư|chủ tịch|trưởng|phó|chiến sĩ|cựu|mẹ|cử tri|nhân khẩu|con người|lãnh đạo"
        "|trẻ|tử tù",
    ),
    (
        Sort.BODIES,
        "chi bộ|đảng bộ|tổ chức|đơn vị|cơ quan|doanh nghiệp|dn|công ty|xã|phường|thị trấn|huyện|quận|tỉnh|thành phố"
        "|thôn|bản|tổ|trường(?! hợp)|bệnh viện|cơ sở|địa phương|trạm|trại|nước|quốc gia|hợp tác xã|ngân hàng|đầu mối|sở"
        "|nơi|chỗ|chi hội|chi đoàn",
    ),
    (Sort.PAPERS, "nghị quyết|chỉ thị|văn bản|quyết định|đề án|kế hoạch|giấy phép|hồ sơ|đơn|thẻ|sổ|giấy"),
)
_SORT = tuple((sort, re.compile(rf"(?:{words})(?!\w)")) for sort, words in _SORTS)
_FILLING = (
    r"(?:\s+(?:phần trăm|số lượng|trên|trong|tổng số|số|khoảng|những|các|là|cái|con|chiếc))*\s+(?!\d)(?P<thing>\S.*)"
)
_ASKS = (
    re.compile(rf"(?<!\w)(?:bao nhiêu|mấy)(?!\w){_FILLING}"),
    re.compile(rf"(?<!\w)(?:số lượng|tổng số|số|tỷ lệ)(?!\w){_FILLING}"),
)
_MEASURES = frozenset([Sort.LENGTH, Sort.WEIGHT, Sort.AREA, Sort.AGE, Sort.TIME])
_CLASSIFIER = re.compile(r"^(?:con|cái|chiếc|cây)\s(?=\w)")
_TIMES = re.compile(r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|trăm|chục)(?!\w)\s*)+")
_DIMENSION = re.compile(
    r"(?<!\w)(?:(?P<time>bao lâu|thời gian)|(?P<length>(?<!kéo )dài|rộng|cao(?! đẳng| học| cấp)|sâu|bao xa)"
    r"|(?P<weight>nặng)|(?P<area>diện tích))(?!\w)"
)
# Words that tell of money where the question names no unit ("hụt thu bao nhiêu", "góp bao nhiêu cho quỹ").
_MONEY = re.compile(
    r"(?<!\w)(?:thu(?! hút| gom| hoạch| giữ| hồi)|chi(?! bộ| ủy| đoàn| hội| nhánh)|nợ|lỗ|lãi|vốn|kinh phí|giá"
    r"|lương|phạt|ủng hộ|quyên góp|góp|đầu tư"
    r"|hụt thu|doanh thu|học phí|viện phí|ngân sách|trị giá|tiền|thưởng|bồi thường|vay|lợi nhuận|thu nhập|tốn)(?!\w)"
)
# What news say for one another; the general words stand for any of their kind.
_ALIKE = (
    "việc | nhiệm vụ | công việc | nội dung",
    "ca | trường hợp | vụ | vụ việc",
    "nơi | chỗ | cơ sở | đơn vị | địa phương | điểm | trại | trạm",
    "xe | phương tiện | ô tô | ôtô",
    "tỉnh | tỉnh thành | địa phương",
    "buổi | cuộc | lần | đợt | hội nghị",
    "doanh nghiệp | dn | công ty",
    "nhà | căn | ngôi",
    "lợn | heo",
    "km | ki lô mét | kilomet | cây số",
    "m | mét | met",
    "tấn | t",
    "kg | ký | kí | cân",
    "cô | thầy | giáo viên | cô giáo | thầy giáo",
    "em | học sinh | thí sinh | sinh viên | trẻ | cháu",
)
_OTHER_THING = 0.3  # "1.900 dịch vụ" where money is asked for: too little for an answer
_GENERAL_PEOPLE = frozenset(
    "người|đồng chí|cá nhân|em|vị|bạn|cháu|trường hợp|ông|bà|cô|thầy|anh|chị|đối tượng|thành viên".split("|")
)


def asked_for(question: Question) -> Asked:
    """What a question about a figure wants counted."""
    return _asked(question.standalone, question.unit)


@lru_cache(maxsize=256)
def _asked(text: str, unit: tuple[str, ...]) -> Asked:
    form = match_form(text)
    match = next((found for asks in _ASKS if (found := asks.search(form))), None)
    thing = match["thing"] if match else ""
    verbs = find_verbs(thing, thing, 0, len(thing))
    if verbs and verbs[0][0] == 0 and thing[slice(*verbs[0])] not in _PLAIN_VERBS:
        thing = thing[verbs[0][1] :].lstrip()  # "số kết nạp đảng viên"
    times = _TIMES.match(thing)
    thing = thing[times.end() :] if times else thing
    forms = (s.form for s in syllables(thing))
    words = tuple(takewhile(lambda form: is_content(form) and not form.isdecimal(), forms))[:3]
    if not words:
        if times:
            return Asked((), Sort.MONEY)
        dimension = _DIMENSION.search(form)
        if dimension and dimension.lastgroup:
            return Asked((), Sort(dimension.lastgroup))
        if unit:
            return Asked(unit, sort_of(" ".join(unit)))
        return Asked((), Sort.MONEY if _MONEY.search(form) else Sort.OTHER)
    sort = sort_of(thing)
    return Asked(words[:1] if sort in _MEASURES else words, sort)


def sort_of(unit: str) -> Sort:
    """The kind of thing that a unit counts, by its first words."""
    form = match_form(unit)
    return next((sort for sort, words in _SORT if words.match(form)), Sort.OTHER)


def unit_agreement(asked: Asked, unit: str) -> float | None:
    """How well a unit is the one asked for, in 0..1: 0 for another kind of thing; None when the two do not tell."""
    if not unit:
        return None
    found, there = sort_of(unit), _CLASSIFIER.sub("", match_form(unit))
    if asked.sort is Sort.OTHER or found is Sort.OTHER:
        if asked.words and _begins(there, asked.words):
            return 1.0
        if asked.sort is Sort.MONEY and not asked.words:
            return _OTHER_THING
        return 0.9 if asked.words and _alike(" ".join(asked.words), there) else None
    if asked.sort is not found:
        return 1.0 if asked.words and _alike(" ".join(asked.words), there) else _between(asked.sort, found)
    if asked.sort is Sort.MONEY or not asked.words:
        return 1.0
    phrase = " ".join(asked.words)
    if _begins(there, asked.words) or phrase.startswith(there):
        return 1.0
    if _alike(phrase, there):
        return 0.9
    if asked.sort is Sort.PEOPLE:
        return _people(phrase, there)
    if asked.sort in (Sort.LENGTH, Sort.WEIGHT, Sort.AREA, Sort.TIME):
        return 0.7
    return None


def _between(asked: Sort, found: Sort) -> float | None:
    """Figures of two kinds: never the same, but for papers and bodies that are told by cases or people by turns."""
    loose = {Sort.PAPERS, Sort.BODIES, Sort.EVENTS}
    return None if asked in loose and found in loose else 0.0


def _begins(there: str, words: tuple[str, ...]) -> bool:
    for length in range(min(len(words), 2), 0, -1):
        phrase = " ".join(words[:length])
        if re.match(rf"{re.escape(phrase)}(?!\w)", there):
            return length == 2 or len(words) == 1 or len(there.split()) == 1
    return False


def _people(phrase: str, there: str) -> float:
    """People are told by general words; two special ones ("đảng viên", "học sinh") are other people."""
    asked_general = any(re.match(rf"{word}(?!\w)", phrase) for word in _GENERAL_PEOPLE)
    found_general = any(re.match(rf"{word}(?!\w)", there) for word in _GENERAL_PEOPLE)
    return 0.85 if asked_general or found_general else 0.0


def _alike(phrase: str, there: str) -> bool:
    return any(
        any(re.match(rf"{word}(?!\w)", phrase) for word in group)
        and any(re.match(rf"{word}(?!\w)", there) for word in group)
        for group in _GROUPS
    )


_GROUPS = tuple(tuple(re.escape(word.strip()) for word in group.split("|")) for group in _ALIKE)


# Verbs that say nothing of what happened: any figure may stand with one of them.
_PLAIN_VERBS = frozenset(
    """có|là|đạt|chiếm|gồm|bao gồm|lên|còn|tăng|giảm|vượt|cần|ghi|thực hiện|tổ chức|tiến hành|tham gia|dự|tiếp tục
    |tổ chức thực hiện|hoàn thành""".replace("\n    ", "").split("|")
)
_ASKING = re.compile(r"bao nhiêu|(?<!\w)mấy(?!\w)|số lượng|tổng số|tỷ lệ")
_REACHED = re.compile(r"(?<!\w)(?:đến|lên|còn|tới)$")  # "phát triển đến 3.859 đảng viên": so many there are
_TOTAL = re.compile(r"(?<!trên )(?<!trong )tổng số (?!tiền|vốn)")
_CHANGE = re.compile(r"(?:vượt|tăng|giảm)(?!\w)")
_NO_TOTAL = 0.3
_NEAR_ACT, _OTHER_ACT, _UNASKED_ACT = 0.8, 0.7, 0.75


def said_agreement(question: str, said: str, around: str) -> float:
    """How well what is said of a figure is what the question asks, in 0..1.

    "Khai trừ" is not "kỷ luật", and a stock ("có bao nhiêu đảng viên") no flow ("kết nạp 5 đảng viên"). `around` is
    the figure's clause: an act that stands there may be said of it as well.
    """
    reached = _REACHED.search(match_form(said)) is not None
    act = next(iter(_acts(said)), "")
    if _TOTAL.search(match_form(question)) and not reached and (act or _CHANGE.match(match_form(said))):
        return 1.0 if act and act in match_form(question) else _NO_TOTAL
    acts = _acts_asked(question)
    if not act:
        return 1.0
    if not acts:
        return 1.0 if reached or act in match_form(question) else _UNASKED_ACT
    if any(verb in act or act in verb or verb.split()[-2:] == act.split()[-2:] for verb in acts):
        return 1.0  # "thi hành kỷ luật" is "xử lý kỷ luật"
    return _NEAR_ACT if any(verb in match_form(around) for verb in acts) else _OTHER_ACT


@lru_cache(maxsize=256)
def _acts_asked(question: str) -> tuple[str, ...]:
    """The act nearest before what is asked, else those of the whole question."""
    form = match_form(question)
    asking = _ASKING.search(form)
    verbs = [form[slice(*span)] for span in find_verbs(question, form, 0, asking.start() if asking else 0)]
    verbs = [verb for verb in verbs if verb not in _PLAIN_VERBS]
    if verbs:
        return (verbs[-1],)
    behind = [form[slice(*span)] for span in find_verbs(question, form, asking.end() if asking else 0, len(form))]
    return tuple(verb for verb in behind if verb not in _PLAIN_VERBS)


def _acts(said: str) -> tuple[str, ...]:
    form = match_form(said)
    return tuple(
        verb
        for verb in (form[slice(*span)] for span in find_verbs(said, form, 0, len(form)))
        if verb not in _PLAIN_VERBS
    )


# Words of which a clause that says one does not tell of the other.
_OPPOSITES = tuple(
    (re.compile(rf"(?<!\w)(?:{one})(?!\w)"), re.compile(rf"(?<!\w)(?:{other})(?!\w)"))
    for pair in (
        ("thu(?! hút| gom| hoạch| giữ| hồi)", "chi(?! bộ| ủy| đoàn| hội| nhánh| cục| tiết)"),
        ("tăng", "giảm"),
        ("xuất khẩu", "nhập khẩu"),
        ("nam(?! định)", "nữ"),
        ("trong hạn", "quá hạn"),
        ("cao nhất", "thấp nhất"),
        ("nhiều nhất", "ít nhất"),
        ("lớn nhất", "nhỏ nhất"),
        ("nội địa|trong nước", "nước ngoài"),
    )
    for one, other in (pair, pair[::-1])
)
_NEGATED = re.compile(r"(?<!\w)(?:không|chưa)\s(?P<word>\w+\s\w+)")
_OPPOSED = 0.3  # too little for an answer


def sense_agreement(question: str, clause: str) -> float:
    """Less than 1 for a clause that says the opposite of what is asked: "chi" for "thu", "không cần thiết"."""
    asked, there = match_form(question), match_form(clause)
    for one, other in _OPPOSITES:
        if one.search(asked) and not other.search(asked) and other.search(there) and not one.search(there):
            return _OPPOSED
    denied = {match["word"] for match in _NEGATED.finditer(there)}
    denying = {match["word"] for match in _NEGATED.finditer(asked)}
    if any(word in asked and word not in denying for word in denied):
        return _OPPOSED
    return 1.0


_EXCEPT = re.compile(r"(?<!\w)(?:mà|nhưng|song|và)\s(?:không|chưa)\s(?:(?:bị|được|phải|có)\s)?(?P<word>\w+(?:\s\w+)?)")


def exception_agreement(question: str, clause: str) -> float:
    """Less than 1 for a clause that says nothing of what a question leaves out ("kỷ luật mà không bị khai trừ")."""
    left_out = _EXCEPT.search(match_form(question))
    if left_out is None or _DENIES.search(match_form(clause)):
        return 1.0
    return _OPPOSED


_DENIES = re.compile(r"(?<!\w)(?:không|chưa|chẳng|ngoài|trừ ra)(?!\w)")


def acts_told(question: str, sentence: str) -> bool:
    """True when each act that a question states ("hoàn thành 979 nhiệm vụ") is named in a sentence."""
    form, there = match_form(question), match_form(sentence)
    verbs = (form[slice(*span)] for span in find_verbs(question, form, 0, len(form)))
    return all(" ".join(verb.split()[-2:]) in there for verb in verbs if " " in verb)
