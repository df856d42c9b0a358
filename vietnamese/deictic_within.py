"""Time that a report tells from its own term: "Trong năm, ...", "ngay đầu nhiệm kỳ", "từ đầu nhiệm kỳ"."""

import re
from collections.abc import Iterator

from vietnamese.reckoning import Found, Rule, beside, counted, school_year, unknown

_EDGE = re.compile(
    r"(?<!\w)(?P<cue>(?:kể|tính|ngay)\stừ|từ|ngay|hồi|so với|vào|đến|tới|trước|hết)\s{1,2}"
    r"(?P<whole>(?:thời điểm\s)?(?P<edge>đầu|giữa|cuối)\s{1,2}(?P<unit>năm học|năm|tháng|tuần|quý|nhiệm kỳ))"
    r"(?!\s(?:\d|nay|này|ngoái|trước|tới(?!\s(?:nay|giờ|hiện))|sau|qua|vừa|học|mới|âm|đó|ấy|[ivx]{1,3}(?!\w)|tài|giờ|thứ"
    r"|\w+\s(?:19|20)\d\d))(?!\w)"
)
_ANY_TIME = frozenset(("vào", "đến", "tới", "trước", "hết"))
_SINCE = frozenset(("từ", "kể từ", "tính từ"))
# At the beginning of a clause only: "các ngày lễ trong năm", "lớn nhất trong năm" are no period.
_WITHIN = re.compile(
    r"(?:(?<![^\n])|(?<=[.,;:–•-]\s)|(?<=[.;:]))\s{0,2}(?:tính\s|riêng\s|chỉ\s)?"
    r"(?P<whole>(?:trong|cả|trong cả)\s(?:năm|quý|tháng|tuần|nhiệm kỳ|kỳ)"
    r"|(?:ngay\s)?(?:nửa\s)?(?:đầu|giữa|cuối)\snhiệm kỳ)"
    r"(?=,|\s(?:đã|cũng|còn|toàn)(?!\w))"
)


def edges_of_units(text: str, form: str) -> Iterator[Found]:
    """The beginning, middle or end of the unit that is running: "hồi đầu năm", "từ đầu nhiệm kỳ" (up to now)."""
    for match in _EDGE.finditer(form):
        unit, cue = match["unit"], match["cue"]
        if cue in _ANY_TIME and unit not in ("năm", "nhiệm kỳ"):
            continue
        if cue == "ngay" and unit != "nhiệm kỳ":
            continue
        since = cue in _SINCE and match["edge"] == "đầu"
        start = match.start() if since else match.start("whole")
        yield Found(start, match.end(), counted(_since(_running(unit))) if since else counted(_running(unit)))


def within(text: str, form: str) -> Iterator[Found]:
    """The year, quarter, month, week or term of which a report speaks; which one that is, its text does not tell."""
    for match in _WITHIN.finditer(form):
        yield Found(*match.span("whole"), unknown)


def _running(unit: str) -> Rule:
    if unit == "nhiệm kỳ":
        return lambda day: (None, None)
    if unit == "năm học":
        return lambda day: school_year(day, 0)
    return lambda day: beside(day, unit, 0)


def _since(rule: Rule) -> Rule:
    return lambda day: (rule(day)[0], day)
