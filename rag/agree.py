"""Does a sentence speak of the place, the person, the document and the time that the question asks about?"""

import re
from collections.abc import Sequence

from rag.context import LEVEL, Context, is_compared
from rag.ordinals import numbers_of, other_ordinal, stands_numbered, value
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.names import find_names
from vietnamese.normalise import fold, match_form
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable

# What a sentence tells by its own word, or not at all.
_DETAILS = re.compile(
    r"(?<!\w)(?:điện thoại|email|thư điện tử|số fax|tài khoản|biển số|mã số|số nhà|phòng họp|phòng số|hội trường"
    r"|giải (?:nhất|nhì|ba|tư|khuyến khích|đặc biệt)|huy chương (?:vàng|bạc|đồng)|quê quán|quê ở|dân tộc gì|giá vé"
    r"|thù lao|sở thích|nhóm máu|chiều cao|cân nặng)(?!\w)"
)
_TITLE = r"(?<!\w)(?:ông|bà|anh|chị|em|cô|thầy|cháu|đồng chí|bị cáo|bác sĩ)\s"
_TITLES = frozenset("ông bà anh chị em cô chú bác cụ thầy cháu".split())
_WORD = re.compile(r"[^\W_]+")
_PROVINCE = re.compile(r"(?<!\w)tỉnh(?! ủy)(?!\w)")
_LABEL = re.compile(
    r"(?<!\w)(?P<label>quận|phường|khu|khu vực|đợt|giai đoạn|phương án|vòng|lớp|khối|tuyến|lô|gói|kịch bản|nhóm)"
    r"\s(?P<number>\d{1,2}|[ivx]{1,5})(?![\w/]|[.,]\d)"
)
_MARK = re.compile(r"(?<![\w./-])(?:[^\W\d_a-zà-ỹđ]{2,8}|[^\W\d_a-zà-ỹđ][a-z]{3,15})(?![\w/-]|\.\w)")
_LONGEST_SHORT = 4  # letters of capitals that are read as an abbreviation though they make a syllable: "MU"
_SHORT_MARK = 2  # letters; so short an abbreviation may be one of anything
_LONG = 6  # letters of a foreign word that may be misspelled by one
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!\w)tháng (\d{1,2})(?!\d)")
_ANY_MONTH = re.compile(
    r"(?<!\w)tháng (\d{1,2})(?!\d)|(?<![\d/])\d{1,2}[/-](\d{1,2})(?![\d%])|(?<!\d)(\d{1,2})[/.-](?:19|20)\d\d(?!\d)"
)
_THIS_MONTH = re.compile(r"(?<!\w)tháng (?:này|qua|trước|rồi|sau|tới)(?!\w)")
# How near an asked name stands: in the sentence, its paragraph, the headings above it, the article's frame, its text.
_IN_SENTENCE, _IN_PARAGRAPH, _IN_HEADING, _IN_FRAME, _IN_ARTICLE = 1.0, 0.9, 0.8, 0.7, 0.6
_AT_HOME = 0.5  # it is the province of the article's district or page, which its sentences do not name
_PROVINCES = frozenset(map(match_form, PROVINCES))
_DAYS = frozenset([Precision.DAY, Precision.DAY_OF_YEAR])


def disagreements(question: Question, context: Context) -> tuple[str, ...]:
    """In which respects a sentence contradicts the question; none when it may answer.

    They are "name", "detail", "document", "period" and "month".
    """
    checks = (
        ("name", _names_agree(question, context)),
        ("detail", _details_agree(question, context)),
        ("document", documents_agree(question, context)),
        ("period", all(_period_agrees(period, question, context) for period in question.periods)),
        ("month", _months_agree(question, context)),
    )
    return tuple(respect for respect, agrees in checks if not agrees)


def _names_agree(question: Question, context: Context) -> bool:
    nearness = names_nearness(question.names, context)
    if nearness == _AT_HOME and question.wants in (Wants.COUNT, Wants.PERCENT):  # a district's figure is no province's
        nearness *= _PROVINCE.search(match_form(context.sentence.text)) is not None
    near = nearness > 0 or _office_holder_of(question, context)
    return (
        near
        and _numbered_agree(question, context)
        and _labels_agree(question, context)
        and _marks_known(question, context)
        and not _of_another_person(question, context)
    )


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
    if not all(fold(mark) in initials or _stands_apart(mark, form) for mark in asked if len(mark) > _SHORT_MARK):
        return False
    if question.wants not in (Wants.DATE, Wants.COUNT, Wants.PERCENT):
        return True
    there = _WORD.findall(match_form(context.sentence.text))
    missing = any(mark in words and mark not in there for mark in asked)
    return not missing or not set(there[:1]) & (_marks(context.sentence.text) - asked - named)


def _marks(text: str) -> set[str]:
    """The abbreviations and the foreign words with a capital of a text, in matching form."""
    marks = {mark: match_form(mark) for mark in _MARK.findall(spell_out(text))}
    short = {form for mark, form in marks.items() if mark.isupper() and mark.isascii() and len(mark) <= _LONGEST_SHORT}
    return {form for form in marks.values() if (form in short or not is_syllable(form)) and value(form) is None}


def _of_another_person(question: Question, context: Context) -> bool:
    """True when a date or a figure of a person is asked for, and the sentence names others with a title instead."""
    if question.wants not in (Wants.DATE, Wants.COUNT, Wants.PERCENT):
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


def _details_agree(question: Question, context: Context) -> bool:
    """True when a detail that only its own word can tell ("số điện thoại") stands in the sentence or before it."""
    asked = _DETAILS.findall(match_form(question.standalone))
    if not asked:
        return True
    there = match_form(f"{context.sentence.text} \n {context.before}")
    return all(detail in there for detail in asked)


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
    return min((_nearness(name, context) for name in needed), default=1.0)


def _nearness(name: str, context: Context) -> float:
    spelled = f"{context.sentence.text} \n {' '.join(context.forms)}"  # "TP.HCM" names Hồ Chí Minh
    levels = ((_IN_SENTENCE, spelled), (_IN_PARAGRAPH, context.before), (_IN_HEADING, context.heading))
    for near, text in levels:
        if stands_in(name, text):
            return near
    if any(f" {name} " in f" {framed} " for framed in context.frame.names):
        return _IN_FRAME
    form = context.frame.form  # a place that an article names in passing is not what its sentences are about
    is_place = name in _PROVINCES or re.search(rf"{LEVEL}\s+{re.escape(name)}(?!\w)", form)
    if not is_place and (stands_in(name, form) or _stands_apart(name, form)):
        return _IN_ARTICLE
    at_home = name in context.frame.homes and not any(n in _PROVINCES for n in find_names(context.sentence.text))
    return _AT_HOME if at_home else 0.0


def _stands_apart(name: str, form: str) -> bool:
    """True when every word of a foreign name stands in an article, one letter off at most: "mercedes x" of
    "Mercedes-Benz X-Class"; and a name behind a title that the article does not write ("cụ thanh").
    """
    title, _, rest = name.partition(" ")
    if title in _TITLES and stands_in(rest, form):
        return True
    parts = name.split()
    if all(map(is_syllable, parts)):
        return False  # a Vietnamese name that is one letter off is another name
    words = set(_WORD.findall(form))
    return all(part in words or (len(part) >= _LONG and _misspelled(part, words)) for part in parts)


def _misspelled(word: str, words: set[str]) -> bool:
    """True when one of the words is the given one but for a letter: another, one more or one less."""
    for other in words:
        at = next((i for i, pair in enumerate(zip(word, other, strict=False)) if len(set(pair)) > 1), 0)
        ours, theirs = (word[at:], word[at + 1 :]), (other[at:], other[at + 1 :])
        if at and (ours[1] == theirs[1] or ours[0] == theirs[1] or ours[1] == theirs[0]):
            return True
    return False


def stands_in(name: str, text: str) -> bool:
    """True when a name in matching form stands in a text as whole words, its number in Roman or Arabic numerals."""
    return stands_numbered(name, text)


def asked_documents(question: Question) -> tuple[DocumentMention, ...]:
    """The documents a question names."""
    return tuple(mention for text in question.documents for mention in find_documents(text))


def documents_agree(question: Question, context: Context) -> bool:
    """True when every document that is asked about is mentioned in the sentence, its paragraph or its headings."""
    asked = asked_documents(question)
    if not asked:
        return True
    there = find_documents(f"{context.sentence.text} \n {context.before} \n {context.heading}")
    framed = context.frame.documents
    about = all(mention.same_as(other) for mention in framed for other in asked)
    if not there and (question.wants is Wants.LIST or (framed and about)):  # what the article's lead says it tells of
        there = framed
    return all(any(mention.same_as(other) for other in there) for mention in asked)


def _months_agree(question: Question, context: Context) -> bool:
    """True unless the sentence, or else what stands around it, names months, and none is one of those asked for."""
    asked = {int(month) for month in _MONTH.findall(match_form(question.standalone))}
    if not asked:
        return True
    for text in (context.sentence.text, context.before, context.heading):
        there = {int(month) for found in _ANY_MONTH.findall(match_form(text)) for month in found if month}
        if there:
            return bool(asked & there)
    written = [int(month) for found in _ANY_MONTH.findall(context.frame.form) for month in found if month]
    if not written or _THIS_MONTH.search(context.frame.form):
        return True
    published = context.frame.published
    about = {written[0], *([published.month] if published else ())}
    return bool(asked & about) or 2 * sum(month in asked for month in written) >= len(written)


def _period_agrees(asked: tuple[int, int], question: Question, context: Context) -> bool:
    if writes_the_day(question, context):
        return True
    if asked[0] != asked[1]:
        return range_agrees(asked, context)
    text = context.sentence.text
    dated = [
        p for p in find_periods(text) if p.years and p.precision is not Precision.TERM and not is_compared(text, p)
    ]
    if dated:
        return any(asked[0] in (p.first.year, p.last.year) for p in dated)
    return inherits(asked[0], context)


def writes_the_day(question: Question, context: Context) -> bool:
    """True when a sentence writes a day that the question asks about, without its year: "từ 1-7 tới"."""
    asked = {(p.first.month, p.first.day) for p in find_periods(question.standalone) if p.precision in _DAYS}
    there = [p for p in find_periods(context.sentence.text) if p.precision is Precision.DAY_OF_YEAR]
    return any((period.first.month, period.first.day) in asked for period in there)


def inherits(year: int, context: Context) -> bool:
    """True when a sentence that writes no year may be of the asked one: it is the year that holds around the sentence,
    or no year does, and the asked one is what the article writes most, or writes at all; or it writes no year.
    """
    if str(year) in context.forms:  # "họp mặt Xuân Đinh Dậu 2017"
        return True
    if context.inherited_year is not None:
        return context.inherited_year == year
    form = context.frame.form
    return year in context.frame.years or str(year) in form or bool(form and not _YEAR.search(form))


def range_agrees(asked: tuple[int, int], context: Context) -> bool:
    """True when the asked range of years is written in the sentence or around it, or its years are, one by one."""
    periods = find_periods(f"{context.sentence.text} \n {context.before} \n {context.heading}")
    ranges = {(p.first.year, p.last.year) for p in periods if len(p.years) > 1} | context.frame.ranges
    written = {year for period in periods for year in period.years}
    return asked in ranges or set(range(asked[0], asked[1] + 1)) <= written
