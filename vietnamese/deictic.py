"""The words that point to a stretch of time from the day of writing ("tuần tới", "3 năm qua"), with their reckoning."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from vietnamese.deictic_days import OFFSET, QUA, TOI, days, days_of_month, weekdays
from vietnamese.deictic_within import edges_of_units, within
from vietnamese.months import (
    PART_OF_YEAR,
    PLURAL,
    QUARTER_NUMBER,
    SMALL_NUMBER,
    month_number,
    part_of_year,
    quarter_number,
    small_number,
)
from vietnamese.reckoning import Found, Resolve, Rule, beside, counted, months_near, school_year, stretch, unknown
from vietnamese.words import COUNTED

_NOT = r"(?!\w)"
_TRUOC = (
    r"(?:trước|sau)(?!\s(?:khi|đó|đây|ngày|lúc|cuộc|trận|giờ|này|kia|thềm|nữa|hạn|tết|và sau|sinh|công nguyên"
    r"|chi bộ|đảng|tập thể|nhân dân|toàn thể|hội nghị|hội đồng|quốc hội|tòa|pháp luật|cử tri|công chúng)(?!\w))"
)
_NUMBER_BEFORE = re.compile(rf"(?:\d|(?<!\w){SMALL_NUMBER}|rưỡi)\s{{1,2}}$")
_LABEL_BEFORE = re.compile(
    r"(?<!\w)(?:lớp|khối|tháng|quý|hạng|phần|khóa|thứ|số|games|cup|cấp|điều|tổ|quận|mùa|phim|tập|vài|dăm|mấy"
    r"|mươi|chục|trăm|euro|lần|u|mấy|những|ngày|mùng|mồng)\s{1,2}$"
)
_LONGEST_BEFORE = 14
_SPAN = re.compile(
    rf"(?<![\w.,/-])(?:(?P<years>{SMALL_NUMBER})\snăm\s(?:và\s)?(?=(?:\d{{1,2}}|\w{{1,5}})\stháng\s))?"
    rf"(?:{SMALL_NUMBER}(?:\s?-\s?|,\s|\s(?:đến|tới|hoặc|hay)\s|(?<!\d)\s))?"
    rf"(?P<count>{SMALL_NUMBER})(?:,(?P<tenths>\d))?"
    rf"\s{{1,2}}(?P<unit>giờ|tiếng|ngày|đêm|tuần|tháng|quý|năm|thập kỷ|thập niên)(?:\srưỡi)?"
    rf"(?:\s(?:lễ|liền|liên tiếp|cuối))?\s{{1,2}}"
    rf"(?P<side>vừa qua|vừa rồi|{QUA}|nay|gần đây|gần nhất|trở lại đây|sắp tới|{TOI})(?:\sđây)?{_NOT}"
)
_AGO = re.compile(
    rf"(?<!\w)cách\s(?:đây|nay)\s{{1,2}}(?P<about>(?:hơn|gần|khoảng|chừng|trên|ít nhất|cả|tới)\s)?(?:đúng\s|tròn\s)?"
    rf"(?P<count>{SMALL_NUMBER})\s{{1,2}}(?P<unit>ngày|tuần|tháng|năm){_NOT}"
)
_PART = re.compile(
    rf"(?<!\w){PART_OF_YEAR}\s{{1,2}}năm(?!\s{{1,2}}(?:\d|học|mới|âm lịch|tài (?:chính|khóa)|đó|ấy|công tác))"
    rf"(?:\s{{1,2}}(?P<year>nay|này|ngoái|trước|tới|sau|rồi))?{_NOT}"
)
_MONTH_IN_WORDS = "mười một|mười hai|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_NO_COUNT = (
    rf"(?!\d|[.,/-]\d|\s?%|\s(?:{COUNTED}|lần|ngày|đồng|usd|phút|bữa|kg|g|năm \d)(?!\w)"
    rf"|\s?\(?(?:âm lịch|al{_NOT}|âm{_NOT}))"
)
_WHICH = (
    rf"(?:\s{{1,2}}(?P<which>(?:của\s)?năm\s(?:nay|ngoái|trước|rồi|tới|sau)|sang năm"
    rf"|này|vừa qua|vừa rồi|{QUA}|tới đây|sắp tới|{TOI}){_NOT})?"
)
_SIDE = r"(?:(?:đầu|giữa|cuối)\s{1,2})?"
_MONTH = re.compile(
    rf"(?<!\w){_SIDE}tháng\s{{1,2}}(?P<first>\d{{1,2}}|{_MONTH_IN_WORDS})(?:\s{{0,2}}(?:-|đến|tới)\s{{0,2}}(?:cuối\s|hết\s)?"
    rf"(?:tháng\s{{1,2}})?(?P<last>\d{{1,2}}|{_MONTH_IN_WORDS}))?{_NOT}{_NO_COUNT}{_WHICH}"
)
_MONTH_LISTED = re.compile(
    r"(?:,|\s(?:và|hoặc|hay))\s{1,2}(?P<month>\d{1,2})(?=[,.;:)](?!\d)|$|\s(?:và|năm|tới|vừa|này|là)(?!\w))"
)
_NO_MONTH = re.compile(
    rf"(?:(?<!\w)(?:mỗi|hàng|hằng|mấy|vài|cách mạng|rằm|từng|cả)|\d|(?<!\w){SMALL_NUMBER})\s{{1,2}}$"
)
_LEADS_MONTH = re.compile(r"(?<!\w)(?:vào|hồi|trong|từ|đến|tới|đầu|giữa|cuối|hết|kể từ|trước|sau|kỳ)\s{1,2}$")
_QUARTER = re.compile(
    rf"(?<!\w){_SIDE}quý\s{{1,2}}(?P<first>{QUARTER_NUMBER})(?:\s{{0,2}}(?:-|đến|tới)\s{{0,2}}(?:quý\s{{1,2}})?"
    rf"(?P<last>{QUARTER_NUMBER}))?{_NOT}{_NO_COUNT}{_WHICH}"
)
_COMING = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|kế hoạch|dự báo|chuẩn bị)(?!\w)")
_CLAUSE = 60
_UNIT = re.compile(
    rf"(?<!\w)(?:cùng\s(?:kỳ|thời điểm|thời gian)\s(?:của\s|vào\s)?)?(?:(?:nửa\s)?(?:đầu|giữa|cuối)\s{{1,2}})?"
    rf"(?P<unit>tuần|tháng|quý|năm học|năm|nhiệm kỳ)\s{{1,2}}"
    rf"(?P<side>này|nay|hiện nay|ngoái|kia|mới|vừa qua|vừa rồi|{QUA}|rồi|{_TRUOC}|liền trước|sắp tới|{TOI})"
    rf"(?:\sđây)?{_NOT}"
)
_SIDES = {
    "tuần": {"này", "ngoái", "trước", "sau", "tới", "qua", "rồi"},
    "tháng": {"này", "ngoái", "trước", "sau", "tới", "qua", "rồi"},
    "quý": {"này", "trước", "sau", "tới", "qua", "rồi"},
    "năm": {"nay", "ngoái", "kia", "trước", "sau", "tới", "qua", "rồi"},
    "năm học": {"này", "nay", "mới", "trước", "sau", "tới", "qua", "rồi"},
    "nhiệm kỳ": {"này", "trước", "sau", "tới", "qua", "rồi", "mới", "hiện nay"},
}
_QUARTER_LEAD = re.compile(
    r"(?<!\w)(?:trong|vào|từ|đến|tới|hết|đầu|giữa|cuối|hồi|ngay|của|so với|cùng|cả|kết thúc)\s{1,2}$"
)
_SCHOOL_IS_OUT = (6, 7)
_YEAR_JUST_OVER = (1, 2)  # until the Lunar New Year
_NEXT_YEAR = re.compile(rf"(?<!\w)sang năm(?!\s(?:\d|thứ|mới|học|đầu|cuối|tuổi|khác|nay)){_NOT}")


def readings(text: str, form: str) -> Iterator[Found]:
    """All that points from the day of writing, the surest first; what comes later may overlap it."""
    for reader in (_part, days_of_month, _span, _ago, weekdays, _month, _quarter, _unit, edges_of_units, within, days):
        yield from reader(text, form)


def _before(pattern: re.Pattern[str], form: str, start: int) -> bool:
    return pattern.search(form, max(0, start - _LONGEST_BEFORE), start) is not None


def _span(text: str, form: str) -> Iterator[Found]:
    for match in _SPAN.finditer(form):
        start = match.start()
        if _before(_LABEL_BEFORE, form, start):
            continue
        count, unit, side = small_number(match["count"]), match["unit"], match["side"]
        if match["tenths"] and unit == "năm" and int(match["tenths"]) != count + 1:  # "2,5 năm", but "6,7 năm"
            count, unit = round(12 * count + 1.2 * int(match["tenths"])), "tháng"
        elif match["tenths"]:
            count += 1
        if match["years"]:  # "14 năm 9 tháng qua"
            count += 12 * small_number(match["years"])
        ahead = side.endswith("tới")
        if not count or (side == "nay" and unit in ("giờ", "tiếng")):
            continue
        yield Found(start, match.end(), counted(partial(stretch, unit=unit, count=count, ahead=ahead)))


def _ago(text: str, form: str) -> Iterator[Found]:
    for match in _AGO.finditer(form):
        rule = partial(beside, unit=match["unit"], offset=-small_number(match["count"]))
        yield Found(*match.span(), unknown if match["about"] else counted(rule))


def _part(text: str, form: str) -> Iterator[Found]:
    for match in _PART.finditer(form):
        if (not match["count"] and _before(PLURAL, form, match.start())) or part_of_year(match, 2000) is None:
            continue
        on = OFFSET[match["year"] or "nay"]
        yield Found(*match.span(), counted(partial(_part_beside, match=match, on=on)))


def _part_beside(day: date, match: re.Match[str], on: int) -> tuple[date, date] | tuple[None, None]:
    return part_of_year(match, day.year + on) or (None, None)


def _month(text: str, form: str) -> Iterator[Found]:
    for match in _MONTH.finditer(form):
        first, last = month_number(match["first"]), month_number(match["last"] or match["first"])
        at = match.start("first")
        if not (first and last) or _before(_NO_MONTH, form, match.start()):
            continue
        if (
            not match["first"].isdigit()
            and not text[at].isupper()
            and not _before(_LEADS_MONTH, form, form.index("tháng", match.start()))
        ):
            continue
        own = _numbered(form, match, first, last)
        yield Found(*match.span(), own)
        listed = None if match["which"] or match["last"] else _MONTH_LISTED.match(form, match.end())
        while listed and (month := month_number(listed["month"])):
            yield Found(*listed.span("month"), _next_from(own, month))
            listed = _MONTH_LISTED.match(form, listed.end())


def _next_from(earlier: Resolve, month: int) -> Resolve:
    """The month as it follows another in a list."""

    def resolved(published: date | None) -> tuple[date | None, date | None]:
        first = earlier(published)[0]
        return (None, None) if first is None else months_near(first, month, month, ahead=True)

    return resolved


def _quarter(text: str, form: str) -> Iterator[Found]:
    for match in _QUARTER.finditer(form):
        first, last = quarter_number(match["first"]), quarter_number(match["last"] or match["first"])
        yield Found(*match.span(), _numbered(form, match, 3 * first - 2, 3 * last))


def _numbered(form: str, match: re.Match[str], first: int, last: int) -> Resolve:
    """Months of which the year is told by a word behind them, or by what is said before."""
    which = match["which"] or ""
    start = max(0, match.start() - _CLAUSE)
    ahead = (
        which.endswith("tới") or which == "tới đây" or bool(not which and _COMING.search(form, start, match.start()))
    )
    on = OFFSET.get(which.rpartition(" ")[2], 0) if "năm " in which else int(which == "sang năm")

    def rule(day: date) -> tuple[date, date]:
        if "năm" in which or which == "này":
            return months_near(date(day.year + on, 12, 31), first, last, ahead=False)
        return months_near(day, first, last, ahead=ahead)

    return counted(rule)


def _unit(text: str, form: str) -> Iterator[Found]:
    for match in _UNIT.finditer(form):
        unit, start = match["unit"], match.start()
        side = match["side"] if match["side"] == "hiện nay" else match["side"].rpartition(" ")[2]
        if side not in _SIDES[unit] or _before(PLURAL, form, start):
            continue
        if side not in ("này", "nay", "ngoái") and _before(_NUMBER_BEFORE, form, start):
            continue
        if unit == "quý" and not _before(_QUARTER_LEAD, form, match.start("unit")):  # "loại chè quý này"
            continue
        recent = match["side"].endswith(("qua", "rồi")) and unit in ("tuần", "tháng", "năm")
        yield Found(start, match.end(), counted(_unit_rule(unit, OFFSET.get(side, 0), recent, match.group())))
    for match in _NEXT_YEAR.finditer(form):
        yield Found(*match.span(), counted(lambda day: beside(day, "năm", 1)))


def _unit_rule(unit: str, offset: int, recent: bool, written: str) -> Rule:
    if unit == "nhiệm kỳ":
        return lambda day: (None, None)
    if unit == "năm học":  # "năm học mới" and what follows is spoken of before it opens
        if "mới" in written:
            return lambda day: (date(day.year, 1, 1), date(day.year + 1, 12, 31))
        # Between two, the one that is past has just ended.
        past = written.endswith(("qua", "rồi"))
        return lambda day: school_year(day, 0 if past and day.month in _SCHOOL_IS_OUT else offset)
    if unit == "tuần" and written.startswith("cuối"):
        return lambda day: (beside(day, unit, offset)[0] + timedelta(5), beside(day, unit, offset)[1])
    if recent and unit == "năm" and not written.startswith(("đầu", "giữa", "cuối", "nửa")):  # at its end, what is past
        return lambda day: beside(day, unit, -1) if day.month in _YEAR_JUST_OVER else stretch(day, unit, 1, ahead=False)
    if recent and not written.startswith(("đầu", "giữa", "cuối", "nửa")):
        return lambda day: stretch(day, unit, 1, ahead=False)
    return lambda day: beside(day, unit, offset)
