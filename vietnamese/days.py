"""Days written with a number for the month: with a year, without one, a few at once, and from one to another."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from vietnamese.words import COUNTED

# Start, end, first and last day. A day whose year is not written is put in the leap year 4.
DaysRead = tuple[int, int, date, date]

NO_YEAR = 4
WORD = r"(?<![^\W\d_])"  # not inside a word; a digit may be glued on
YEAR = r"(?:19|20)\d\d"
OF_YEAR = r"(?:\s{0,2}[/.\-]\s{0,2}|,?\s{1,3}năm\s{1,3})"
TO = r"(?:cho\s{1,2})?(?:đến|tới)"
AND = rf"(?:\s{{0,2}}-\s{{0,2}}|,\s{{0,2}}|\s{{1,2}}(?:và|{TO})\s{{1,2}})"

_SEP = r"\s{0,2}[/.\-]\s{0,2}"
_OF_MONTH = rf"(?:{_SEP}|\s{{1,3}}tháng\s{{1,3}})"
_ANY_YEAR = r"(?:1[0-9]|20)\d\d"
_NO_MORE = r"(?!\d|[.,/]\d)"
_NO_FIGURE = rf"(?!\d|[/.,-]\d|\s?%|\s(?:{COUNTED}|phút|tiếng|lần|điểm|viên|số)(?!\w))"
_PART = r"(?:ngày|hôm|sáng sớm|sáng|trưa|chiều|tối|đêm|khuya)"
# "15-18/10", "15, 16 và 17/10", "15 đến ngày 18/10".
_LISTED = rf"(?P<listed>(?:\d{{1,2}}{AND}(?:{_PART}\s{{1,2}})?){{0,9}})"
_HEAD = rf"{_PART}(?:\s{{1,2}}{_PART})?"
_RELATIVE = (
    rf"(?:(?:{_PART}\s{{1,2}}){{0,2}}{_PART}\s{{1,2}}(?:nay|qua|mai|kia|trước|sau|cùng ngày)"
    r"|tuần(?:\s{1,2}(?:này|qua|tới|trước|sau|rồi))?|vừa qua|vừa rồi)"
)
# What a day without a year stands behind; "19/20" alone is a ratio, "12/5 Trần Phú" a house.
_DAY_CUE = (
    rf"(?:{_RELATIVE}\s?[\s,(-]{{1,3}}(?:ngày\s{{1,2}})?|(?:chủ nhật|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7]))[\s,(]{{1,3}}"
    rf"(?:ngày\s{{1,2}})?|(?:{_HEAD}|mùng|mồng|dịp|lễ|lễ như|kỷ niệm|phiên|giao dịch|hạn)"
    r"\s{1,3}\(?"
    r"|(?<!\d)\d{1,2}(?:h(?:\d\d)?|:\d\d|\sgiờ(?:\s\d\d)?)(?:,|\s?-)?\s{1,2})"
)
_OWN_CUE = re.compile(rf"(?:{_PART}|mùng|mồng)\s{{1,3}}$")
_ISO = re.compile(rf"(?<![\w/.,-])({YEAR})-(\d\d)-(\d\d)(?![\d-])")
_DAY = re.compile(
    rf"(?<![\d/.,])(?:{WORD}(?:ngày|từ)\s{{1,3}}{_LISTED}|(?P<from>\d{{1,2}}\s?-\s?))?"
    rf"(?P<day>\d{{1,2}}){_OF_MONTH}(?P<month>\d{{1,2}}){OF_YEAR}(?P<year>{_ANY_YEAR}){_NO_MORE}"
)
# "28/4 đến 3/5", "từ ngày 28/4 đến ngày 3/5/2021", "12/6-14/6".
_DAY_TO_DAY = re.compile(
    rf"(?<![\d/.,-])(?P<cue>{WORD}(?:(?:từ|{_HEAD}|dịp|lễ|nghỉ|hạn)\s{{1,2}}){{1,2}}|\()?(?P<day>\d{{1,2}})(?P<sep>[/.-])"
    rf"(?P<month>\d{{1,2}})(?:\s{{1,2}}{TO}\s{{1,2}}(?:hết\s{{1,2}})?|\s?-\s?)(?:ngày\s{{1,2}})?"
    rf"(?P<last_day>\d{{1,2}})(?P=sep)(?P<last_month>\d{{1,2}})(?:[/.-](?P<year>{YEAR}))?{_NO_FIGURE}"
)
_DAY_OF_YEAR = re.compile(
    rf"(?:(?P<cue>{WORD}{_DAY_CUE}){_LISTED}(?P<day>\d{{1,2}}){_OF_MONTH}"
    rf"|(?:{WORD}từ\s{{1,2}}(?P<since>\d{{1,2}})(?:\s?-\s?|\s{{1,2}}{TO}\s{{1,2}})|(?<![\d/.,-]))"
    rf"(?P<bare>\d{{1,2}})\s{{1,3}}tháng\s{{1,3}})(?P<month>\d{{1,2}})(?!\d|[/.,-]\d|\s?%)"
)
# "mỗi ngày 2-3 tiếng", "ngày 2 - 3 lần".
_A_DAY = re.compile(r"(?<!\w)(?:mỗi|một|hàng|hằng)\s{1,2}$")
_TIMES_A_DAY = re.compile(r"\s(?:phút|tiếng|giờ đồng hồ|lần|viên|bữa|quả|ly|cốc|g|gam|mg|chuyến|gói|lượt)(?!\w)")
# No fraction, since it is above one or nothing that might be a whole follows: "(26/6)", "từ 30-5", "từ 1/7,".
_LATE_DAY = re.compile(
    rf"(?:\(|{WORD}(?:phiên|từ|đến|tới|vào|trước|sau|hết|khoảng|trong)\s{{1,2}})(?P<listed>(?:\d{{1,2}}(?:\s?-\s?"
    rf"|,\s|\s(?:và|{TO})\s)){{0,9}})(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}}){_NO_FIGURE}"
)
# A ratio this far above one is rarer than a day: "Chuyển nhượng 27/5:"; not where a ratio or a house is spoken of.
_BARE_DAY = re.compile(
    rf"(?<![\w/.,-])(?P<listed>(?:\d{{1,2}}(?:\s?-\s?|,\s|\s(?:và|{TO})\s)){{0,9}})(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})"
    rf"{_NO_FIGURE}(?!\s(?:chỉ|tiêu|thôn|bản|tổ|chi|đảng|cơ quan|phòng|bộ|đội|vị|trận|bài|giờ|ngày)(?!\w))"
)
_RATIO_BEFORE = re.compile(
    r"(?:[\d%=:/.,-]|(?<!\w)(?:số|nhà|hẻm|ngõ|ngách|kiệt|lô|tổ|ấp|thôn|bậc|lớp|hạng|địa chỉ"
    r"|đạt|với|có|là|được|hoàn thành|tỷ lệ|tỷ số|chiếm|tại|trên|ở"
    r"|khoảng cách|tăng|giảm|suốt|phục vụ|trực|hơn|gần|qua|cả))\s{0,2}$"
)
_ROUND_THE_CLOCK = "24/7"
_STOPS = re.compile(
    r"\s?(?:[,;:)\]\"]|\.(?!\d)|-\s(?!\d)|$)|\s(?:này|tới|năm nay|vừa qua|tại|ở|sẽ|đã|đến|tới|và|theo|trở đi|là)(?!\w)"
)
# Another day behind a day: "22/6, 23/6 và 24/6".
_NEXT = re.compile(
    rf"(?:,|\s{{0,2}};|\s(?:và|hoặc|hay))\s{{1,2}}(?P<listed>(?:\d{{1,2}}\s?-\s?)?)(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}}){_NO_FIGURE}"
)
_DAYS_OF_MONTH = re.compile(r"\d{1,2}")
_RANGE_JOIN = re.compile(r"\s?-\s?|đến|tới")
# Streets, squares and the like that are named by a day; and days of the lunar calendar.
_NAMED = re.compile(
    r"(?<!\w)(?:đường|phố|đại lộ|cầu|quảng trường|công viên|phường|rạp|chợ|trường|thpt|thcs|xã|nhà máy|công ty|khu"
    r"|bệnh viện|hầm|ngã tư|ngã ba|vòng xoay|bùng binh|trục|tuyến|sân|khách sạn|chung cư|hồ|mang tên|-)\s{0,2}$"
)
_LONGEST_NAMED = 14
_LUNAR = re.compile(
    r"\s{0,2}[,(]?\s?(?:âm lịch|al(?!\w)|âm(?!\w))|\s?(?:năm\s)?(?:đinh|bính|ất|giáp|mậu|kỷ|canh|tân|nhâm|quý)\s"
)


def days(form: str) -> Iterator[DaysRead]:
    """The days of a text in matching form that are written with their year."""
    for match in _ISO.finditer(form):
        if day := day_of(match[1], match[2], match[3]):
            yield *match.span(), day, day
    for match in _DAY_TO_DAY.finditer(form):
        if match["year"] and (last := day_of(match["year"], match["last_month"], match["last_day"])):
            first = day_of(last.year, match["month"], match["day"])
            if first and first > last:
                first = day_of(last.year - 1, match["month"], match["day"])
            if first:
                yield match.start("day"), match.end(), first, last
    for match in _DAY.finditer(form):
        yield from _few_days(match, match["listed"] or match["from"] or "", match["year"], match.start())


def days_of_year(form: str) -> Iterator[DaysRead]:
    """The days of a text in matching form that are written without a year, none of them named by streets.

    Both days of a range stand in the year 4, the last in the year 5 when the range takes in the New Year.
    """
    for match in _DAY_TO_DAY.finditer(form):
        first = day_of(NO_YEAR, match["month"], match["day"])
        last = day_of(NO_YEAR, match["last_month"], match["last_day"])
        if not (first and last) or match["year"] or (match["sep"] == "." and not match["cue"]):
            continue
        fractions = first.day < first.month and last.day < last.month and not _STOPS.match(form, match.end())
        if fractions and "ngày" not in (match["cue"] or ""):  # "rút ngắn từ 1/3 - 1/2 thời gian"
            continue
        if match["cue"] or (first < last and max(first.day, last.day) > 12):
            if first > last:  # over the New Year, into one that is no leap year
                last = last.replace(year=NO_YEAR + 1, day=min(last.day, 28 if last.month == 2 else 31))
            yield match.start("day"), match.end(), first, last
    for match in _DAY_OF_YEAR.finditer(form):
        start = match.start("since") if match["since"] else match.start("bare") if match["bare"] else match.start()
        if match["bare"] and not match["since"] and _NAMED.search(form, max(0, start - _LONGEST_NAMED), start):
            continue
        at = match.end("month")
        if "-" in form[match.start("month") - 3 : match.start("month")] and (
            _TIMES_A_DAY.match(form, at) or _A_DAY.search(form, max(0, start - _LONGEST_NAMED), start)
        ):
            continue
        if match["cue"]:
            start = _own_start(match["cue"], start)
        yield from _chain(form, match, start)
    for match in _LATE_DAY.finditer(form):
        low, cued = int(match["day"]) <= 12, match.group()[0] != "("
        sure = int(match["day"]) > int(match["month"]) or _STOPS.match(form, match.end()) is not None
        if not low or (cued and match["sep"] == "/" and sure):
            yield from _chain(form, match, match.start("listed"))
    for match in _BARE_DAY.finditer(form):
        start = match.start()
        before = max(0, start - _LONGEST_NAMED), start
        if match.group() != _ROUND_THE_CLOCK and not (
            _NAMED.search(form, *before) or _RATIO_BEFORE.search(form, *before)
        ):
            yield from _chain(form, match, start)


def day_of(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day of the calendar, None when it has none such."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _own_start(cue: str, start: int) -> int:
    """Where a day begins: with "ngày", "chiều", but behind "hôm nay", "thứ hai", "dịp", which are not of it."""
    own = _OWN_CUE.search(cue)
    return start + (own.start() if own else len(cue))


def _chain(form: str, match: re.Match[str], start: int) -> Iterator[DaysRead]:
    day = match.groupdict().get("bare") or match["day"]
    if _LUNAR.match(form, match.end()) or not day_of(NO_YEAR, match["month"], day):
        return
    listed = form[start : match.start("bare")] if match.groupdict().get("since") else match["listed"] or ""
    yield from _few_days(match, listed, NO_YEAR, start)
    follower = _NEXT.match(form, match.end())
    while follower:
        above_one = int(follower["day"]) > int(follower["month"])
        if not day_of(NO_YEAR, follower["month"], follower["day"]):
            return
        if not above_one and not _STOPS.match(form, follower.end()):
            return
        yield from _few_days(follower, follower["listed"], NO_YEAR, follower.start("listed"))
        follower = _NEXT.match(form, follower.end())


def _few_days(match: re.Match[str], listed: str, year: str | int, start: int) -> Iterator[DaysRead]:
    """The day that is matched, with those of its month listed before it; days in a row are one reading."""
    last_group = "bare" if match.groupdict().get("bare") else "day"
    last = day_of(year, match["month"], match[last_group])
    if last is None:
        return
    before = [day_of(year, match["month"], digits) for digits in _DAYS_OF_MONTH.findall(listed)]
    if not before:
        yield start, match.end(), last, last
        return
    if None in before:
        yield match.start(last_group), match.end(), last, last
        return
    all_days = [*(day for day in before if day), last]
    steps = {(later - earlier).days for earlier, later in pairwise(all_days)}
    ranged = len(all_days) == 2 and _RANGE_JOIN.search(listed) is not None
    if (ranged and all_days[0] < last) or steps == {1}:
        yield start, match.end(), all_days[0], last
        return
    if ranged:  # "20-5/6"
        yield match.start(last_group), match.end(), last, last
        return
    at = match.start("listed") if "listed" in match.groupdict() else start
    places = [(at + found.start(), at + found.end()) for found in _DAYS_OF_MONTH.finditer(listed)]
    for (begin, end), day in zip(places, all_days[:-1], strict=True):
        yield begin, end, day, day
    yield match.start(last_group), match.end(), last, last
