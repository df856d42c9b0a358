"""How well what a figure counts, and what is said of it, is what a question asks."""

import re
from functools import lru_cache

from rag.asked import MEASURES, PLAIN_VERBS, Asked, sort_of
from rag.things import ALIKE, CURRENCIES, Sort
from vietnamese.normalise import match_form
from vietnamese.verbs import find_verbs

_CLASSIFIER = re.compile(r"^(?:con|cái|chiếc|cây)\s(?=\w)")
_TURN = "lượt "
_OTHER_CURRENCY = 0.75
_CASES = 0.7  # "179 trường hợp được ân giảm" of sentences
_WIDE = 0.85  # "rộng bao nhiêu" is told in metres, or in hectares
_OTHER_THING = 0.3  # "1.900 dịch vụ" where money is asked for: too little for an answer
_GENERAL_PEOPLE = frozenset(
    "người|đồng chí|cá nhân|em|vị|bạn|cháu|trường hợp|ông|bà|cô|thầy|anh|chị|đối tượng|thành viên".split("|")
)


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
        if asked.words and _alike(" ".join(asked.words), there):
            return 0.9
        return _CASES if asked.sort is Sort.OTHER and asked.words and _opens("trường hợp", there) else None
    phrase = " ".join(asked.words)
    if asked.sort is not found:
        if _alike(phrase, there):
            return 1.0
        if not asked.words and {asked.sort, found} == {Sort.LENGTH, Sort.AREA}:
            return _WIDE
        return _in_turns(asked, there) or _between(asked.sort, found)
    if asked.sort is Sort.MONEY:
        return 1.0 if not asked.words or _currency(phrase) in ("", _currency(there)) else _OTHER_CURRENCY
    if not asked.words:
        return 1.0
    if _begins(there, asked.words) or phrase.startswith(there):
        return 1.0
    if _alike(phrase, there):
        return 1.0 if asked.sort in MEASURES else 0.9
    if asked.sort is Sort.PEOPLE:
        return _people(phrase, there)
    turns = phrase.removeprefix(_TURN), there.removeprefix(_TURN)
    if turns[0] != phrase and turns[1] != there and {sort_of(turn) for turn in turns} == {Sort.PEOPLE}:
        return _people(*turns)
    if asked.sort in MEASURES and asked.sort is not Sort.AGE:
        return 0.7
    return None


def _in_turns(asked: Asked, there: str) -> float:
    """People are counted by turns as well ("24 vạn lượt khách"); 0 where these are no such turns."""
    if asked.sort is not Sort.PEOPLE or not there.startswith(_TURN):
        return 0.0
    return 0.9 * _people(" ".join(asked.words), there.removeprefix(_TURN))


def _currency(form: str) -> str:
    """The first name of a currency that a text begins with; "" for money at large."""
    return next((names[0] for names in _GROUPS[-CURRENCIES:] for name in names if _opens(name, form)), "")


def _opens(name: str, form: str) -> bool:
    return re.match(rf"{name}(?!\w|/(?:h|giờ|s|giây)(?!\w))", form) is not None


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
    return 0.85 if is_general(phrase) or is_general(there) else 0.0


def is_general(phrase: str) -> bool:
    """True for people who are told by no more than a general word ("người", "đồng chí")."""
    return any(_opens(word, phrase) for word in _GENERAL_PEOPLE)


def said_otherwise(asked: Asked, unit: str) -> tuple[str, ...]:
    """The syllables of what is asked for that a unit says in other words: "airbag" of "túi khí"."""
    phrase, there = " ".join(asked.words), _CLASSIFIER.sub("", match_form(unit))
    names = (
        word for group in _GROUPS if any(_opens(w, there) for w in group) for word in group if _opens(word, phrase)
    )
    return tuple(max(names, key=len, default="").replace("\\", "").split())


def _alike(phrase: str, there: str) -> bool:
    return any(
        any(_opens(word, phrase) for word in group) and any(_opens(word, there) for word in group) for group in _GROUPS
    )


_GROUPS = tuple(tuple(re.escape(word.strip()) for word in group.split("|")) for group in ALIKE)


_ASKING = re.compile(r"bao nhiêu|(?<!\w)mấy(?!\w)|số lượng|tổng số|tỷ lệ")
_REACHED = re.compile(r"(?<!\w)(?:đến|lên|còn|tới)$")  # "phát triển đến 3.859 đảng viên": so many there are
_TOTAL = re.compile(r"(?<!trên )(?<!trong )tổng số (?!tiền|vốn)")
_STOCK = re.compile(
    r"(?<!\w)(?:hiện|đang) có|(?<!\w)tính (?:đến|tới)|(?<!\w)(?:đến |tới )?hết (?:năm )?\d|(?:đến|tới) nay"
)
_CHANGE = re.compile(r"(?:vượt|tăng|giảm)(?!\w)")
_NO_TOTAL, _NOT_SUMMED = 0.3, 0.8
_SUMS_UP = re.compile(r"(?<!\w)(?:tổng|tất cả|toàn|cả|có|gồm|là)(?!\w)")
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
    if _TOTAL.search(match_form(question)) and not reached and not _SUMS_UP.search(match_form(around)):
        return _NOT_SUMMED
    acts = _acts_asked(question)
    if not act:
        return 1.0
    if not acts and not reached and _STOCK.search(match_form(question)):
        return _NO_TOTAL
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
    verbs = [verb for verb in verbs if verb not in PLAIN_VERBS]
    if verbs:
        return (verbs[-1],)
    behind = [form[slice(*span)] for span in find_verbs(question, form, asking.end() if asking else 0, len(form))]
    return tuple(verb for verb in behind if verb not in PLAIN_VERBS)


def _acts(said: str) -> tuple[str, ...]:
    form = match_form(said)
    return tuple(
        verb
        for verb in (form[slice(*span)] for span in find_verbs(said, form, 0, len(form)))
        if verb not in PLAIN_VERBS
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
        ("(?<!kéo )dài", "rộng|cao(?! đẳng| cấp| điểm| nhất)|sâu"),
        ("rộng", "cao(?! đẳng| cấp| điểm| nhất)|sâu"),
        ("mua vào", "bán ra"),
        ("(?:bên|tai|tay|chân|mắt|vai|gối|cánh|phổi) trái", "(?:bên|tai|tay|chân|mắt|vai|gối|cánh|phổi) phải"),
        ("sơ thẩm", "phúc thẩm"),
        (
            "lần đầu|đầu tiên|lần (?:thứ )?(?:nhất|một|1)",
            r"(?:xây|dựng|làm|mở|khởi công)(?: \w+)? lại|phục dựng|trùng tu|lần (?:thứ )?(?:hai|ba|bốn|[2-9])|thứ hai",
        ),
        ("lượt đi", "lượt về"),
        ("lãi(?! suất)|lợi nhuận|doanh thu", "lỗ"),
        ("nhập viện", "xuất viện"),
        ("chết|tử vong|thiệt mạng|tử nạn|qua đời", "bị thương|thương vong"),
        ("thắng", "thua|hòa"),
        ("hòa(?! bình| nhạc| thượng| giải| lạc)", "thắng|thua"),
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


_BY = r"(?: nhau| thêm| hơn| gần| khoảng| trên| tới| đến)?\s{1,2}$"
_CHANGED = re.compile(rf"(?<!\w)(?:vượt|tăng|giảm){_BY}")
_DIFFERS = re.compile(rf"(?<!\w)(?:kém|chênh|(?:lớn|nhỏ|trẻ|già|ít|nhiều) hơn){_BY}")
_ASKS_CHANGE = re.compile(
    r"(?<!\w)(?:vượt|tăng|giảm|thêm|hơn|kém|chênh|bớt|nhanh|chậm|cắt|biến động|thay đổi|so với|đổi)(?!\w)"
)
_CHANGE_ONLY = 0.6


def change_agreement(question: str, before: str) -> float:
    """Less than 1 for a figure by which something rose or fell ("vượt 557 đảng viên") where that is not asked."""
    if _ASKS_CHANGE.search(match_form(question)):
        return 1.0
    if _CHANGED.search(match_form(before)) and _STOCK.search(match_form(question)):
        return _OPPOSED
    if _DIFFERS.search(match_form(before)):
        return _OPPOSED
    return _CHANGE_ONLY if _CHANGED.search(match_form(before)) else 1.0


# What narrows a count: where a question says one of these, a sentence that says none of its words counts more.
_NARROWER = tuple(
    re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for words in (
        "(?:khách|du khách|hành khách|đại biểu|phóng viên|sinh viên|vốn|tour|chuyến bay) (?:quốc tế|nước ngoài|ngoại)"
        "|ngoại quốc|quốc tế|nước ngoài|khách tây|khách ngoại",
        "nội địa|trong nước",
        "nữ|phụ nữ|con gái|bé gái|chị em|cô gái|bà",
        "trẻ em|trẻ|thiếu nhi|em nhỏ|trẻ nhỏ|cháu|nhi|em bé|bé|trẻ sơ sinh|sơ sinh|bé trai|bé gái",
        "dân tộc thiểu số|dân tộc ít người|người dân tộc|đồng bào|dân tộc",
        "trúng tuyển|đỗ|đậu",
        "trực tiếp",
        "trực tuyến|online|qua mạng",
    )
)
_COUNTED_NARROWLY = re.compile(r"(?:bao nhiêu|mấy|lượng|số|tổng|tỷ lệ)(?!\w)\W{0,2}(?P<thing>(?:[^\W\d_]+ ?){0,5})")


def narrowed_agreement(question: str, around: str) -> float:
    """Less than 1 where a question counts some only ("khách quốc tế") and nothing around a figure tells of these."""
    form, there = match_form(question), match_form(around)
    things = [match["thing"] for match in _COUNTED_NARROWLY.finditer(form)]
    wanted = [words for words in _NARROWER if any(words.search(thing) for thing in things)]
    return 1.0 if all(words.search(there) for words in wanted) else _OPPOSED


_FROM = re.compile(r"(?<!\w)từ(?: hơn| khoảng| gần| mức)?\s{1,2}$")
_RISEN = re.compile(r"(?:\s?[^\W\d_]+){0,5}\s(?:lên|xuống|còn)(?!\w)")
_BEFORE = re.compile(r"(?<!\w)(?:từ|trước|ban đầu|cũ|vốn|khi đó|hồi)(?!\w)")


def present_agreement(question: str, before: str, behind: str) -> float:
    """Less than 1 for what something was before it changed ("từ 1,5 ha lên 4 ha"), where that is not asked."""
    changed = _FROM.search(match_form(before)) and _RISEN.match(match_form(behind))
    return _CHANGE_ONLY if changed and not _BEFORE.search(match_form(question)) else 1.0


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
