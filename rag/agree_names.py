"""Does a sentence speak of the people, places and things that a question names?"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rag.context import LEVEL, Context
from rag.ordinals import numbers_of, other_ordinal, stands_numbered, value
from rag.tidy import naming_source
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_names, may_be_person
from vietnamese.normalise import fold, match_form
from vietnamese.other_names import other_names
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable

_TITLE = r"(?<!\w)(?:ông|bà|anh|chị|em|cô|thầy|cháu|đồng chí|bị cáo|bác sĩ)\s"
_TITLES = frozenset("ông bà anh chị em cô chú bác cụ thầy cháu".split())
_WORD = re.compile(r"[^\W_]+")
_PROVINCE = re.compile(r"(?<!\w)tỉnh(?! ủy)(?!\w)")
# What is told apart by its number; "học hết lớp 3" tells how far somebody went.
_LABEL = re.compile(
    r"(?<!\w)(?P<label>quận|phường|khu|khu vực|đợt|giai đoạn|phương án|vòng|(?<!hết )(?<!đến )(?<!tới )lớp|khối|tuyến"
    r"|lô|gói|kịch bản|nhóm|tổ máy|tổ|đội|tòa|phân khu|hạng|điều|khoản|chương|mục|bảng|hiệp|tập|mẫu)"
    r"\s(?P<number>\d{1,2}|[ivx]{1,5})(?![\w/]|[.,]\d)"
)
_MARK = re.compile(r"(?<![\w./-])(?:[^\W\d_a-zà-ỹđ]{2,8}|[^\W\d_a-zà-ỹđ][a-z]{3,15})(?![\w/-]|\.\w)")
_LONGEST_SHORT = 4  # letters of capitals that are read as an abbreviation though they make a syllable: "MU"
_SHORT_MARK = 2  # letters; so short an abbreviation may be one of anything
_LONG = 6  # letters of a foreign word that may be misspelled by one
_DOUBLED = 5  # letters of one that may have one more or one less: "EVFTA" is "EUVFTA"
_SHORTENED = 4  # letters with which a short form begins a foreign name: "Ibra", "Confed Cup"
_MOST_LETTERS = 8  # of an abbreviation that is looked for in neighbouring words
_ENDING = 2  # letters that an adjective adds to it: "Australian"
# How near an asked name stands: in the sentence, its paragraph, the headings above it, the article's frame, its text.
_IN_SENTENCE, _IN_PARAGRAPH, _IN_HEADING, _IN_FRAME, _IN_ARTICLE = 1.0, 0.9, 0.8, 0.7, 0.6
_AT_HOME = 0.5  # it is the province of the article's district or page, which its sentences do not name
_PROVINCES = frozenset(map(match_form, PROVINCES))
# Words behind which a name tells one of many.
_KINDS = (
    "bệnh viện|trường|đại học|công ty|ngân hàng|tập đoàn|sông|hồ|cầu|đường|phố|cảng|chùa|đền|đảo|núi|nhà máy|khách sạn"
    "|sân bay|chợ|tòa|thôn|bản|ấp|xã|phường|huyện|quận|thị xã|thị trấn|tỉnh|đội|clb|hãng|khu công nghiệp|dự án"
)
_COUNTRIES = "Anh|Mỹ|Nga|Pháp|Đức|Ý|Nhật|Hàn|Thái|Úc|Áo|Ấn|Séc|Lào|Bỉ|Trung"
_OF_COUNTRY = re.compile(
    r"(?<!\w)(?:[Bb]ộ trưởng|[Tt]ổng thống|[Tt]hủ tướng|[Nn]goại trưởng|[Đđ]ại sứ(?: quán)?|[Qq]uốc vương|[Nn]ữ hoàng"
    r"|[Cc]hính phủ|[Qq]uân đội|[Kk]hông quân|[Hh]ải quân|[Qq]uốc hội|[Nn]ghị viện|[Đđ]ội tuyển|[Tt]uyển|ĐT)"
    rf"(?: [^\W\d_]+){{0,4}}? (?P<country>{_COUNTRIES})(?!\w)"
)
_AT_MARKET = re.compile(rf"(?<!\w)(?:thị trường|nước) ({_COUNTRIES})(?!\w| [A-ZĐ])")
_TOLD_APART = (Wants.DATE, Wants.COUNT, Wants.PERCENT)
# What ties the place that somebody comes from to the name before it.
_FROM = (
    r"\s?[,(]?\s?(?:thuộc |của |ở |quê |người |bên )?(?:đoàn )?(?:đbqh |đại biểu quốc hội )?(?:(?:tỉnh|thành phố|tp) )?"
)


def names_agree(question: Question, context: Context) -> bool:
    """False when the sentence leaves out a name of the question that it must be about, or names another instead."""
    names = _needed(question, context)
    nearness = names_nearness(names, context)
    if nearness == _AT_HOME and question.wants in (Wants.COUNT, Wants.PERCENT):  # a district's figure is no province's
        nearness *= _PROVINCE.search(match_form(context.sentence.text)) is not None
    near = nearness > 0 or _office_holder_of(question, context)
    return (
        near
        and _numbered_agree(question, context)
        and _labels_agree(question, context)
        and _marks_known(question, context)
        and not _of_another_person(question, context)
        and not _of_a_sibling(names, question, context)
        and not _of_another_country(question, context)
    )


def _of_another_country(question: Question, context: Context) -> bool:
    """True when the question asks about an office or a team of a country of one syllable ("Bộ trưởng Thương mại Anh"),
    and the sentence names another one's instead.
    """
    asked = {match["country"] for match in _OF_COUNTRY.finditer(question.standalone)}
    asked |= set(_AT_MARKET.findall(question.standalone))
    if not asked:
        return False
    there = {match["country"] for match in _OF_COUNTRY.finditer(context.sentence.text)}
    there |= set() if question.wants not in _TOLD_APART else set(_AT_MARKET.findall(question.standalone))
    text = f"{context.sentence.text} \n {context.before} \n {context.heading}"
    return bool(there) and not any(_writes_country(country, text) for country in asked)


def _writes_country(country: str, text: str) -> bool:
    """True when a text writes a country by its short name ("Nhật"), not in "Chủ Nhật" or "Mỹ Đình", or by another."""
    for match in re.finditer(rf"(?<!\w){country}(?!\w)", text):
        before, behind = text[: match.start()].split()[-1:], _WORD.match(text, match.end() + 1)
        goes_on = behind is not None and behind.group().istitle() and is_syllable(behind.group().lower())
        if not goes_on and not (before and before[0].istitle()):
            return True
    return any(stands_in(name, text) for name in other_names(match_form(country)))


def _of_a_sibling(names: Sequence[str], question: Question, context: Context) -> bool:
    """True when a figure or a date of a named hospital, road or the like is asked for, which neither the sentence nor
    what stands right before or above it names, and the sentence names others of the kind: "BV Đống Đa 10 bệnh nhân".
    """
    if question.wants not in _TOLD_APART:
        return False
    form = match_form(question.standalone)
    for name in names:
        kind = re.search(rf"(?<!\w)({_KINDS})\s+{re.escape(name)}(?!\w)", form)
        near = _nearness(name, context)
        if kind is None or near > _IN_FRAME:
            continue
        others = re.findall(rf"(?<!\w)(?i:{kind[1]})\s+(\w+)", spell_out(context.sentence.text))
        others = [o for o in others if o[:1].isupper() and match_form(o) not in form]
        if len(set(others)) > (near == _IN_FRAME):  # one other may only stand beside what the article is about
            return True
    return False


def _needed(question: Question, context: Context) -> list[str]:
    """The names that the sentence must be about: no place that somebody named in full in it is said to come from, none
    that the question gives in brackets or as its source and the article writes.
    """
    if not question.names:
        return []
    form, text = match_form(question.standalone), match_form(context.sentence.text)
    people = [n for n in question.names if len(n.split()) > 2 and may_be_person(n) and stands_in(n, text)]
    source = naming_source(question.standalone)
    needed = []
    for name in question.names:
        if any(re.search(rf"(?<!\w){re.escape(person)}{_FROM}{re.escape(name)}(?!\w)", form) for person in people):
            continue
        if set(name.split()) <= source and stands_in(name, context.frame.form):
            continue
        needed.append(name)
    return needed


def _labels_agree(question: Question, context: Context) -> bool:
    """False when the sentence, or what stands before it, writes another number than asked behind a word that is told
    apart by one: "Quận 4" is not "Quận 3", "phương án 1" not "phương án 2".
    """
    asked = _labels(question.standalone)
    for text in (context.sentence.text, context.before):
        there = _labels(text)
        known = [label for label in asked if label in there]
        if any(not asked[label] & there[label] for label in known):
            return False
        asked = {label: numbers for label, numbers in asked.items() if label not in known}
    return True


def _labels(text: str) -> dict[str, set[int | None]]:
    found: dict[str, set[int | None]] = {}
    for match in _LABEL.finditer(match_form(text)):
        found.setdefault(match["label"], set()).add(value(match["number"]))
    return found


def _marks_known(question: Question, context: Context) -> bool:
    """False when the article does not write a foreign word or an abbreviation of the question ("DOJI"), nor words that
    begin with its letters ("LMLM"), or when the sentence of a figure or a date opens with another in its place.
    """
    form = context.frame.form
    named = {part for name in question.names for part in name.split()}
    asked = _marks(question.standalone) - named
    if not asked or not form:
        return True
    words = _WORD.findall(form)
    initials = fold("".join(word[0] for word in words))
    if not all(
        fold(mark) in initials or _stands_apart(mark, form) or _goes_by(mark, form)
        for mark in asked
        if len(mark) > _SHORT_MARK
    ):
        return False
    if question.wants not in _TOLD_APART:
        return True
    there = _WORD.findall(match_form(context.sentence.text))
    missing = any(mark in words and mark not in there for mark in asked)
    return not missing or not set(there[:1]) & (_marks(context.sentence.text) - asked - named)


def _goes_by(mark: str, form: str) -> bool:
    return any(stands_in(name, form) for name in other_names(mark))


def _marks(text: str) -> set[str]:
    """The abbreviations and the foreign words with a capital of a text, in matching form."""
    marks = {mark: match_form(mark) for mark in _MARK.findall(spell_out(text))}
    short = {form for mark, form in marks.items() if mark.isupper() and mark.isascii() and len(mark) <= _LONGEST_SHORT}
    return {form for form in marks.values() if (form in short or not is_syllable(form)) and value(form) is None}


def _of_another_person(question: Question, context: Context) -> bool:
    """True when a date or a figure of a person is asked for, and the sentence names others with a title instead."""
    if question.wants not in _TOLD_APART:
        return False
    form, text = match_form(question.standalone), match_form(context.sentence.text)
    asked = [name for name in question.names if re.search(rf"{_TITLE}{re.escape(name)}(?!\w)", form)]
    if len(asked) != 1 or asked[0] in text or re.search(rf"{_TITLE}{re.escape(asked[0].split()[-1])}(?!\w)", text):
        return False
    return any(re.search(rf"{_TITLE}{re.escape(name)}(?!\w)", text) for name in find_names(context.sentence.text))


def _numbered_agree(question: Question, context: Context) -> bool:
    """True unless the question numbers a name ("cầu Thủ Thiêm 3") as the sentence does not.

    A sentence that leaves the number open may answer when its article writes mostly the asked one.
    """
    form = match_form(question.standalone)
    if other_ordinal(form, match_form(context.sentence.text)):
        return False
    for name in question.names:
        if value(name.rpartition(" ")[2]) is not None:
            continue
        asked = set(numbers_of(name, form))
        if not asked:
            continue
        here = set(numbers_of(name, match_form(context.sentence.text)))
        if here or asked & set(numbers_of(name, match_form(f"{context.before} \n {context.heading}"))):
            if here and not asked & here:
                return False
            continue
        there = numbers_of(name, context.frame.form)
        if 2 * sum(number in asked for number in there) <= len(there):
            return False
    return True


def _office_holder_of(question: Question, context: Context) -> bool:
    """True when an office is asked for and the article names the place anywhere: its sentences say "Chủ tịch HĐND".

    Whether the office is written with another place is for the reading of the office to tell.
    """
    return bool(question.office) and all(f" {name}" in context.frame.form for name in question.names)


def names_nearness(names: Sequence[str], context: Context) -> float:
    """How near the asked names stand, in 0..1; 0 when one is missing, 1 when none is asked.

    Of a name that ends in another asked one ("ngoài hà nội", "cảng trân châu") the shorter must stand.
    """
    needed = [name for name in names if not any(name.endswith(f" {other}") for other in names)]
    needed = [_behind_another(name, names) for name in needed]
    return min((_nearness(name, context) for name in needed), default=1.0)


def _behind_another(name: str, names: Sequence[str]) -> str:
    """A name without another asked one that it begins with: "haley" of "liên hợp quốc haley"."""
    return next((name.removeprefix(f"{other} ") for other in names if name.startswith(f"{other} ")), name)


def _nearness(name: str, context: Context) -> float:
    near = [
        _nearness_of(written, context)
        for written in (name, *other_names(name))
        if " " in written or written == name or not is_syllable(written)
    ]
    for country in (other.capitalize() for other in other_names(name) if " " not in other and is_syllable(other)):
        near += [_IN_SENTENCE] if _writes_country(country, context.sentence.text) else []
        near += [_IN_PARAGRAPH] if _writes_country(country, f"{context.before} \n {context.heading}") else []
    return max(near)


def _nearness_of(name: str, context: Context) -> float:
    spelled = f"{context.sentence.text} \n {' '.join(context.forms)}"  # "TP.HCM" names Hồ Chí Minh
    levels = ((_IN_SENTENCE, spelled), (_IN_PARAGRAPH, context.before), (_IN_HEADING, context.heading))
    for near, text in levels:
        if stands_in(name, text):
            return near
    if any(f" {name} " in f" {framed} " for framed in context.frame.names):
        return _IN_FRAME
    form = context.frame.form  # a place that an article names in passing is not what its sentences are about
    is_place = name in _PROVINCES or re.search(rf"{LEVEL}\s+{re.escape(name)}(?!\w)", form)
    if not is_place and (stands_in(name, form) or _stands_apart(name, form) or _spelled_by(name, form)):
        return _IN_ARTICLE
    at_home = name in context.frame.homes and not any(n in _PROVINCES for n in find_names(context.sentence.text))
    return _AT_HOME if at_home else 0.0


def _spelled_by(name: str, form: str) -> bool:
    """True when neighbouring words of an article begin with the letters of an abbreviation: "ĐHĐN" of "Đại học Đà
    Nẵng".
    """
    if " " in name or len(name) <= _SHORT_MARK or len(name) > _MOST_LETTERS or is_syllable(name) or not name.isalpha():
        return False
    pattern = r"\W{1,3}".join(rf"{re.escape(letter)}\w*" for letter in fold(name))
    return re.search(rf"(?<!\w){pattern}", fold(form)) is not None


def _stands_apart(name: str, form: str) -> bool:
    """True when every word of a foreign name stands in an article, one letter off at most, or begins one there:
    "mercedes x" of "Mercedes-Benz X-Class", "ibra"; and a name behind a title that the article does not write ("cụ
    thanh").
    """
    title, _, rest = name.partition(" ")
    if title in _TITLES and stands_in(rest, form):
        return True
    parts = name.split()
    if all(map(is_syllable, parts)):
        return False  # a Vietnamese name that is one letter off is another name
    words = _words_of(form)
    return all(part in words or _shortened(part, words) or _misspelled(part, words) for part in parts)


@lru_cache(maxsize=64)
def _words_of(form: str) -> frozenset[str]:
    return frozenset(_WORD.findall(form))


def _shortened(word: str, words: frozenset[str]) -> bool:
    """True when a foreign word begins a longer one of the words, or is one of them with an ending: "ibra", "confed"."""
    if len(word) < _SHORTENED or is_syllable(word):
        return False
    return any(
        (other.startswith(word) or (word.startswith(other) and len(word) <= len(other) + _ENDING))
        and len(other) >= _SHORTENED
        and not is_syllable(other)
        for other in words
    )


def _misspelled(word: str, words: frozenset[str]) -> bool:
    """True when one of the words is the given one but for a letter: another, one more or one less."""
    if len(word) < _DOUBLED:
        return False
    for other in words:
        at = next((i for i, pair in enumerate(zip(word, other, strict=False)) if len(set(pair)) > 1), 0)
        ours, theirs = (word[at:], word[at + 1 :]), (other[at:], other[at + 1 :])
        if at and (ours[0] == theirs[1] or ours[1] == theirs[0] or (len(word) >= _LONG and ours[1] == theirs[1])):
            return True
    return False


def stands_in(name: str, text: str) -> bool:
    """True when a name in matching form stands in a text as whole words, its number in Roman or Arabic numerals."""
    return stands_numbered(name, text)
