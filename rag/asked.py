"""What a question about a figure wants counted, measured or numbered, told by the words around its asking word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from rag.things import CUES, SORTS, Sort
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.verbs import find_verbs
from vietnamese.words import is_content, syllables


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted: its syllables (none when the question names nothing), and its kind.

    `cue` are syllables of the question that only say of what kind it is: a unit of that kind says as much ("ha" of
    "diện tích"). `whole` holds when the question asks for a part and its whole ("bao nhiêu trên tổng số"). `label` is
    the noun that is numbered, for a RANK.
    """

    words: tuple[str, ...]
    sort: Sort
    cue: tuple[str, ...] = ()
    whole: bool = False
    label: str = ""


_SORT = tuple((sort, re.compile(rf"(?:{words})(?!\w)")) for sort, words in SORTS)
_FILLING = (
    r"(?:\s+(?:phần trăm|số lượng|trên|trong|tổng số|tổng cộng|số|khoảng|độ|chừng|những|các|là|cái|con|chiếc))*"
    r"\s+(?!\d)(?P<thing>\w.*)"
)
_ASKS = (
    re.compile(rf"(?<!\w)(?:bao nhiêu|mấy)(?!\w){_FILLING}"),
    re.compile(rf"(?<!\w)(?:số lượng|tổng số|số|tỷ lệ)(?!\w){_FILLING}"),
)
_ASKING = re.compile(r"(?<!\w)(?:bao nhiêu|mấy|bao lâu|bao xa|ra sao|thế nào)(?!\w)")
MEASURES = frozenset([Sort.SPEED, Sort.LENGTH, Sort.WEIGHT, Sort.AREA, Sort.VOLUME, Sort.HEAT, Sort.AGE, Sort.TIME])
_TIMES = re.compile(r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|trăm|chục)(?!\w)\s*)+")
# Behind the asking word these begin no thing that is counted: "giá bao nhiêu một lượng", "chi bao nhiêu cho dự án".
_NO_THING = re.compile(r"(?:một|mỗi|hai|vậy|thế|rồi|nhỉ|bao nhiêu|mấy|tổng)(?!\w)")
_CUE = tuple((sort, re.compile(rf"(?<!\w)(?:{words})(?!\w)(?!\s\d)")) for sort, words in CUES)
_SCORE = re.compile(r"(?<!\w)(?:tỷ số|mấy (?:đều|mấy)|bao nhiêu đều|mấy\s?[-–]\s?mấy)(?!\w)")
_LABELS = "thứ hạng|hạng|thứ|phút|tầng|lớp|vòng|quận|khóa|vị trí|ngôi|bậc"
_RANK = re.compile(
    rf"(?<!\w)(?<!mỗi )(?:(?P<label>{_LABELS})(?: (?:thứ|số|hạng))?|(?P<turn>lần|kỳ) thứ) (?:mấy|bao nhiêu)(?!\w)"
    r"(?! (?:tiền|đồng|triệu|nghìn|người|mét|m|phút|tuổi|năm|lần|phần)(?!\w))"
)
_WHOLE = re.compile(
    r"(?<!\w)trên tổng(?! thống)|/\s?tổng|(?:bao nhiêu|mấy)\W{1,3}"
    r"(?:trên|trong)?\W{0,2}(?:tổng )?(?:số )?(?:bao nhiêu|mấy)"
)
# Words that ask for a figure, and no more: an answer need not hold them.
_ONLY_ASKS = re.compile(
    r"(?<!\w)(?:tổng số(?! tiền| vốn)|tổng cộng|số lượng|con số|số liệu|trên tổng(?! thống)"
    r"|(?:bao nhiêu|mấy) (?:nghìn|ngàn|vạn|triệu|tỷ|trăm|chục)|khoảng (?:bao nhiêu|mấy)|(?:bao nhiêu|mấy) khoảng)(?!\w)"
)
_CLASSIFIER = re.compile(r"(?P<of>con|cái|chiếc)")  # "bán được mấy con"
_STARS = re.compile(r"sao(?!\w)")
_CURRENCY = re.compile(r"(?<!\w)(?:tiền việt|usd|đô la|đôla|đô mỹ|bảng anh|euro|nhân dân tệ|yên nhật)(?!\w)")


def asked_for(question: Question) -> Asked:
    """What a question about a figure wants counted."""
    return _asked(question.standalone, question.unit)


def only_asking(question: Question) -> frozenset[str]:
    """The syllables of a question about a figure that only ask for it ("tổng số", "mấy nghìn")."""
    if question.wants not in (Wants.COUNT, Wants.PERCENT):
        return frozenset()
    return frozenset(
        word for match in _ONLY_ASKS.finditer(match_form(question.standalone)) for word in match[0].split()
    )


def sort_of(unit: str) -> Sort:
    """The kind of thing that a unit counts, by its first words."""
    form = match_form(unit)
    return next((sort for sort, words in _SORT if words.match(form)), Sort.OTHER)


@lru_cache(maxsize=256)
def _asked(text: str, unit: tuple[str, ...]) -> Asked:
    form = match_form(text)
    if _SCORE.search(form):
        return Asked((), Sort.SCORE, cue=("tỷ", "số"))
    rank = _RANK.search(form)
    if rank:
        label = rank["label"] or rank["turn"]
        return Asked((), Sort.RANK, cue=tuple(label.split()), label=label)
    whole = _WHOLE.search(form) is not None
    times = False
    for thing in _things(form):
        scale = _TIMES.match(thing)
        times = times or scale is not None
        thing = thing[scale.end() :] if scale else thing
        if _NO_THING.match(thing):
            continue
        sort = sort_of(thing)
        if sort in MEASURES:
            head = syllables(thing)[0].form
            return Asked((head,), sort, cue=(*_cue(form, sort), head), whole=whole)
        alone = _CLASSIFIER.fullmatch(thing.rstrip(" ?."))
        if alone:
            return Asked((alone["of"],), Sort.OTHER)
        forms = (s.form for s in syllables(thing))
        words = tuple(takewhile(lambda form: is_content(form) and not form.isdecimal(), forms))[:3]
        if words or sort is Sort.PEOPLE or _STARS.match(thing):  # "mấy em", "mấy sao"
            return Asked(words or (syllables(thing)[0].form,), sort, whole=whole)
    if times:
        return Asked((), Sort.MONEY)
    sort = _nearest(form)
    if sort is not Sort.OTHER:
        named = _CURRENCY.search(form) if sort is Sort.MONEY else None
        return Asked(tuple(named[0].split()) if named else (), sort, cue=_cue(form, sort))
    return Asked(unit, sort_of(" ".join(unit))) if unit else Asked((), Sort.OTHER, whole=whole)


def _things(form: str) -> Iterator[str]:
    """What stands behind each asking phrase, verbs of doing left out: "số kết nạp đảng viên"."""
    for asks in _ASKS:
        match = asks.search(form)
        if match is None:
            continue
        thing = match["thing"]
        verbs = find_verbs(thing, thing, 0, len(thing)) if sort_of(thing) not in MEASURES else ()
        if verbs and verbs[0][0] == 0 and thing[slice(*verbs[0])] not in PLAIN_VERBS:
            thing = thing[verbs[0][1] :].lstrip()
        yield thing


def _nearest(form: str) -> Sort:
    """The kind that the cue nearest before the asking word tells of, else the first behind it, or at all."""
    asking = _ASKING.search(form)
    at = asking.end() if asking else len(form)
    cues = [(match.end(), sort) for sort, words in _CUE for match in words.finditer(form)]
    before = [cue for cue in cues if cue[0] <= at]
    if before:
        return max(before, key=lambda cue: cue[0])[1]
    return min(cues, key=lambda cue: cue[0])[1] if cues else Sort.OTHER


def _cue(form: str, sort: Sort) -> tuple[str, ...]:
    """The words of a question that tell of a measure, which the unit tells as well."""
    if sort not in MEASURES:
        return ()
    return tuple(
        word for of, words in _CUE if of is sort for match in words.finditer(form) for word in match[0].split()
    )


# Verbs that say nothing of what happened: any figure may stand with one of them.
PLAIN_VERBS = frozenset(
    """có|là|đạt|giành|nhận|sở hữu|chiếm|gồm|bao gồm|lên|còn|tăng|giảm|vượt|cần|ghi|thực hiện|tổ chức|tiến hành|tham gia
    |dự|tiếp tục|tổ chức thực hiện|hoàn thành""".replace("\n    ", "").split("|")
)
