"""Is a sentence of the years, the months and the days that a question asks about?"""

import re
from collections import Counter
from functools import lru_cache

from rag.context import Context, is_compared
from rag.tidy import naming_source
from records.question import Question, Wants
from vietnamese.dates import Precision, find_periods
from vietnamese.normalise import match_form

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"(?<!\w)tháng (\d{1,2})(?!\d)")
# "từ 1.7 tới", "hôm 1-7": a day without its year, behind a word that no score and no share stands behind.
_DAY_TOLD = re.compile(
    r"(?<!\w)(?:từ|đến|tới|hết|hôm|ngày|sáng|trưa|chiều|tối|đêm|trước|sau|mùng) (?P<day>\d{1,2})[./-]"
    r"(?P<month>1[0-2]|0?[1-9])(?!\d|[./,-]\d|\s?%)"
    r"(?! (?:tỷ|triệu|nghìn|ngàn|đồng|điểm|bàn|usd|m|km|ha|kg|lần|phần)(?!\w))"
)
_ANY_MONTH = re.compile(
    r"(?<!\w)tháng (\d{1,2})(?!\d)|(?<![\d/])\d{1,2}[/-](\d{1,2})(?![\d%])|(?<!\d)(\d{1,2})[/.-](?:19|20)\d\d(?!\d)"
)
_THIS_MONTH = re.compile(r"(?<!\w)tháng (?:này|qua|trước|rồi|sau|tới)(?!\w)")
_UNTIL_NOW = re.compile(
    r"(?<!\w)từ (?:[^\W\d_]+ ){0,3}(?P<year>(?:19|20)\d\d) (?:đến|tới|cho đến) (?:nay|giờ|hiện)(?!\w)"
)
# What tells the time of a sentence by the day of its article.
_NOW = re.compile(
    r"(?<!\w)(?:năm (?:nay|ngoái|tới)|(?:tháng|tuần) (?:này|qua|trước|tới)|hôm (?:nay|qua)"
    r"|(?:sáng|trưa|chiều|tối|đêm) nay|vừa qua|sắp tới|thời gian tới|hiện nay|hiện tại|mới đây|gần đây"
    r"|tháng \d{1,2} (?:tới|vừa|này|qua))(?!\w)"
)
_DAYS = frozenset([Precision.DAY, Precision.DAY_OF_YEAR])
_FIGURES = (Wants.COUNT, Wants.PERCENT)


def periods_agree(question: Question, context: Context) -> bool:
    """False when the sentence is of another time than one of the periods asked about."""
    if not question.periods or writes_the_day(question, context):
        return True
    return all(_period_agrees(period, question, context) for period in question.periods)


def months_agree(question: Question, context: Context) -> bool:
    """True unless the sentence, or else what stands around it, names months, and none is one of those asked for."""
    asked = {int(month) for month in _MONTH.findall(match_form(question.standalone))}
    if not asked:
        return True
    for text in (context.sentence.text, context.before, context.heading):
        there = _months(match_form(text))
        if there:
            return bool(asked & set(there))
    written = _months(context.frame.form)
    if not written or _THIS_MONTH.search(context.frame.form):
        return True
    published = context.frame.published
    about = {written[0], *([published.month] if published else ())}
    return bool(asked & about) or 2 * sum(month in asked for month in written) >= len(written)


def _months(form: str) -> list[int]:
    told = [int(match["month"]) for match in _DAY_TOLD.finditer(form)]
    return [int(month) for found in _ANY_MONTH.findall(form) for month in found if month] + told


def _period_agrees(asked: tuple[int, int], question: Question, context: Context) -> bool:
    if asked[0] != asked[1]:
        return range_agrees(asked, context)
    text, year = context.sentence.text, asked[0]
    dated = [
        p for p in find_periods(text) if p.years and p.precision is not Precision.TERM and not is_compared(text, p)
    ]
    if any(year in (p.first.year, p.last.year) for p in dated):
        return True
    if question.wants in _FIGURES:
        return not dated and inherits(year, context)
    if _is_of_edition(year, question, context) or _is_of_source(year, question, context):
        return True
    if dated:
        return False
    return inherits(year, context) or _is_of_article(year, question, context)


def _is_of_article(year: int, question: Question, context: Context) -> bool:
    """True for the year of an article's day or headings, whatever year stands in the sentences before; and, of an
    article that does not tell its day, for the year after the last one it writes, where the question gives it only with
    a day or in brackets.
    """
    published = context.frame.published
    if (published is not None and published.year == year) or str(year) in f"{context.heading} {context.before}":
        return True
    in_passing = re.search(rf"\([^()]{{0,30}}{year}\)|\d[/.-]{year}(?!\d)", question.standalone)
    written = [int(found) for found in _YEAR.findall(context.frame.form)]
    return in_passing is not None and published is None and bool(written) and max(written) == year - 1


def _is_of_edition(year: int, question: Question, context: Context) -> bool:
    """True for a year that belongs to a name, as an article writes it too, and with no other year: "RAV4 Adventure
    2018", "chương trình giám sát 2018".
    """
    for match in re.finditer(rf"(\w+) {year}(?!\d)", match_form(question.standalone)):
        word = match[1]
        if word in ("năm", "từ", "đến", "tới", "cuối", "đầu", "giữa", "hết", "trước", "sau", "quý") or word.isdecimal():
            continue
        years = set(re.findall(rf"(?<!\w){word} (?:năm )?((?:19|20)\d\d)(?!\d)", context.frame.form))
        if years == {str(year)}:
            return True
    return False


def _is_of_source(year: int, question: Question, context: Context) -> bool:
    """True for a year with which the question only names the article: "trong bài năm 2019"."""
    published = context.frame.published
    return str(year) in naming_source(question.standalone) and published is not None and published.year == year


def writes_the_day(question: Question, context: Context) -> bool:
    """True when a sentence writes a day that the question asks about, without its year: "từ 1-7 tới"; or a day of the
    month asked about; or writes no time, and the day is that of its paragraph or of its article.
    """
    periods = find_periods(question.standalone)
    days = {(p.first.month, p.first.day) for p in periods if p.precision in _DAYS}
    months = {p.first.month for p in periods if p.precision is Precision.MONTH}
    if not days and not months:
        return False
    text = context.sentence.text
    there = set(_days(text))
    if there or _YEAR.search(text):
        return bool(there & days) or (not _YEAR.search(text) and any(month in months for month, _ in there))
    around = _days(context.before) or _days(context.frame.form)
    return bool(around) and bool({around[0], Counter(around).most_common(1)[0][0]} & days)


@lru_cache(maxsize=256)
def _days(text: str) -> tuple[tuple[int, int], ...]:
    """The days (month, day) that a text writes without their year, in order."""
    form = match_form(text)
    found = {p.start: (p.first.month, p.first.day) for p in find_periods(text) if p.precision is Precision.DAY_OF_YEAR}
    found |= {match.start("day"): (int(match["month"]), int(match["day"])) for match in _DAY_TOLD.finditer(form)}
    return tuple(day for _, day in sorted(found.items()))


def inherits(year: int, context: Context) -> bool:
    """True when a sentence that writes no year may be of the asked one: it is the year that holds around the sentence,
    or no year does, and the asked one is what the article writes most, or writes at all; or it writes no
    year, or only earlier ones and the sentence tells its time by the article's day, which is not known.
    """
    if str(year) in context.forms:  # "họp mặt Xuân Đinh Dậu 2017"
        return True
    if context.inherited_year is not None:
        return context.inherited_year == year
    form = context.frame.form
    if year in context.frame.years or str(year) in form:
        return True
    written = [int(found) for found in _YEAR.findall(form)]
    if not written:
        return bool(form)
    text = context.sentence.text
    of_now = (_NOW.search(match_form(text)) or _days(text)) and not _YEAR.search(context.before)
    return context.frame.published is None and year > max(written) and bool(of_now)


def range_agrees(asked: tuple[int, int], context: Context) -> bool:
    """True when the asked range of years is written in the sentence or around it, or its years are, one by one, or
    it is the range from a year "đến nay".
    """
    around = f"{context.sentence.text} \n {context.before} \n {context.heading}"
    periods = find_periods(around)
    ranges = {(p.first.year, p.last.year) for p in periods if len(p.years) > 1} | context.frame.ranges
    written = {year for period in periods for year in period.years}
    if asked in ranges or set(range(asked[0], asked[1] + 1)) <= written:
        return True
    published = context.frame.published
    return (published is None or published.year == asked[1]) and any(
        int(match["year"]) == asked[0] for match in _UNTIL_NOW.finditer(match_form(context.sentence.text))
    )
