"""Does a sentence speak of the place, the person, the document and the time that the question asks about?"""

import re
from collections.abc import Sequence

from rag.context import LEVEL, Context
from rag.ordinals import numbers_of, other_ordinal, stands_numbered, value
from records.question import Question, Wants
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.names import find_names
from vietnamese.normalise import match_form
from vietnamese.provinces import PROVINCES

# What a sentence tells by its own word, or not at all.
_DETAILS = re.compile(
    r"(?<!\w)(?:điện thoại|email|thư điện tử|số fax|tài khoản|biển số|mã số|số nhà|phòng họp|phòng số|hội trường"
    r"|giải (?:nhất|nhì|ba|tư|khuyến khích|đặc biệt)|huy chương (?:vàng|bạc|đồng)|quê quán|quê ở|dân tộc gì|giá vé"
    r"|thù lao|sở thích|nhóm máu|chiều cao|cân nặng)(?!\w)"
)
_TITLE = r"(?<!\w)(?:ông|bà|anh|chị|em|cô|thầy|cháu|đồng chí|bị cáo|bác sĩ)\s"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!\w)tháng (\d{1,2})(?!\d)")
_ANY_MONTH = re.compile(
    r"(?<!\w)tháng (\d{1,2})(?!\d)|(?<![\d/])\d{1,2}[/-](\d{1,2})(?![\d%])|(?<!\d)(\d{1,2})[/.-](?:19|20)\d\d(?!\d)"
)
_THIS_MONTH = re.compile(r"(?<!\w)tháng (?:này|qua|trước|rồi|sau|tới)(?!\w)")
# How near an asked name stands: in the sentence, its paragraph, the headings above it, the article's frame, its text.
_IN_SENTENCE, _IN_PARAGRAPH, _IN_HEADING, _IN_FRAME, _IN_ARTICLE = 1.0, 0.9, 0.8, 0.7, 0.6
_PROVINCES = frozenset(map(match_form, PROVINCES))


def disagreements(question: Question, context: Context) -> tuple[str, ...]:
    """In which respects a sentence contradicts the question; none when it may answer.

    They are "name", "detail", "document", "period" and "month".
    """
    checks = (
        ("name", _names_agree(question, context)),
        ("detail", _details_agree(question, context)),
        ("document", documents_agree(question, context)),
        ("period", all(_period_agrees(period, context) for period in question.periods)),
        ("month", _months_agree(question, context)),
    )
    return tuple(respect for respect, agrees in checks if not agrees)


def _names_agree(question: Question, context: Context) -> bool:
    near = names_nearness(question.names, context) > 0 or _office_holder_of(question, context)
    return near and _numbered_agree(question, context) and not _of_another_person(question, context)


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
    return _IN_ARTICLE if not is_place and stands_in(name, form) else 0.0


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
        there = {int(month) for month in _MONTH.findall(match_form(text))}
        if there:
            return bool(asked & there)
    written = [int(month) for found in _ANY_MONTH.findall(context.frame.form) for month in found if month]
    if not written or _THIS_MONTH.search(context.frame.form):
        return True
    published = context.frame.published
    about = {written[0], *([published.month] if published else ())}
    return bool(asked & about) or 2 * sum(month in asked for month in written) >= len(written)


def _period_agrees(asked: tuple[int, int], context: Context) -> bool:
    if asked[0] != asked[1]:
        return range_agrees(asked, context)
    dated = [p for p in find_periods(context.sentence.text) if p.years and p.precision is not Precision.TERM]
    if dated:
        return any(asked[0] in (p.first.year, p.last.year) for p in dated)
    return inherits(asked[0], context)


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
