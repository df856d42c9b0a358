"""Of whom a clause speaks: "Đảng bộ thị xã" of "Năm 2022, Đảng bộ thị xã đã kết nạp 134 đảng viên"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vietnamese.clauses import split_clauses
from vietnamese.memory import LONGEST, remembered
from vietnamese.normalise import match_form
from vietnamese.relative import find_times
from vietnamese.verbs import find_verbs

FURTHEST = 12  # clauses back in which a verb or subject is looked for; what is further stands in another list
LONGEST_LISTED = 50
_LONGEST = 90
AUXILIARY = re.compile(
    r"(?<!\w)(?:đã|sẽ|đang|được|bị|cũng|đều|vẫn|luôn|hiện|không|chưa|vừa|cơ bản|phải|mới|thường xuyên|trực tiếp"
    r"|thường(?!\s(?:vụ|trực))|từng|cứ|liên tục|đồng loạt|chỉ|nhất trí)(?!\w)"
)
LEADING = re.compile(
    r"(?:\s|[\"'()+-]|(?:và|nhưng|đồng thời|trong đó|qua đó|theo đó|tính|hiện|hiện nay|hiện tại|đến nay|cụ thể|riêng"
    r"|ngoài ra|bên cạnh đó|tuy nhiên|tuy|nên|thì|mà|rằng|cả|chẳng hạn|ví dụ|thông thường|do đó|vì vậy|đặc biệt|ngay"
    r"|còn)(?!\w))*"
)
# A clause that opens with one of these tells how, when or where; it names no subject.
NO_SUBJECT = re.compile(
    r"(?:qua|tại|trong|với|sau|từ|để|nhờ|theo|đến|bằng|trước|về|nhằm|do|vì|cùng|ở|vào|trên|dưới|khi|nếu|tuy|ngoài"
    r"|bên cạnh|hết|tính|giai đoạn|năm|tháng|quý|ngày|nhiệm kỳ|thực hiện|cũng|như|lần|đây|đó|này|góp|hơn|gần|khoảng"
    r"|nhất)(?!\w)"
)
# Before a period that a clause opens with: "đến hết năm 2022, Đảng bộ", "trong năm 2022".
_TIME = re.compile(
    r"(?:\s|(?:trong|từ|đến|hết|tính|vào|đầu|cuối|giữa|riêng|chỉ|năm|tháng|ngày|sáng|chiều|tối|qua|hồi|kể|quý"
    r"|giai đoạn|nhiệm kỳ)(?!\w)){0,6}"
)
# A rate is itself what rises or falls: "Tỷ lệ chi bộ có chi ủy đạt 88,4%".
_RATE = re.compile(
    r"(?<!\w)(?<!đa )(?<!một )(?<!dân )(?<!con )(?<!chỉ )(?<!thiểu )(?:tỷ lệ|tổng số|số lượng|số|mức|tốc độ|chỉ số"
    r"|tổng giá trị|tổng vốn|doanh thu|kim ngạch)(?!\w)"
)
# With one of these it is a statement: "Số hộ nghèo giảm 5%".
_STATES = re.compile(
    r"(?<!\w)(?:là|còn|đạt|chiếm|tăng|giảm|vượt|lên|xuống|gồm|đã|sẽ|đang|cũng|vẫn|ước|trên|đảm bảo"
    r"|bảo đảm|bằng)(?!\w)|[:;\d]"
)
_BOUND = re.compile(r"(?:\s{1,2}(?:hơn|gần|khoảng|chừng|dưới|trên))?\s{0,3}$")
_ALSO = re.compile(r"\s{1,2}(?:đồng thời|cũng|kiêm)$", re.IGNORECASE)
# Who acts in reports; a subject taken over from a clause before the figure's opens with one of these or a capital.
_ACTS = re.compile(
    r"(?:toàn|các|cả|cấp|đảng bộ|đảng ủy|đảng đoàn|chi bộ|thị|tỉnh|huyện|thành|xã|phường|quận|cơ quan|đơn vị|ban|ủy ban"
    r"|ubnd|công ty|công an|doanh nghiệp|ngành|lực lượng|cảnh sát|nhóm|ông|bà|anh|chị|em|họ|nước|giá|người|nhiều|đội"
    r"|đoàn|tập đoàn|\d)(?!\w)"
)
ACTIVITY = re.compile(r"(?:công tác|việc|hoạt động|nội dung|kết luận|chỉ thị|nghị quyết)(?!\w)")
# Nobody of whom the next sentence would go on to speak.
_NOBODY = re.compile(rf"{ACTIVITY.pattern}|(?:chủ tịch|bí thư|tỷ lệ|tổng số|số|mức|đồng chí$|lớp|các lớp)(?!\w)")
# Whoever tells it is not of whom it is told.
_TELLING = re.compile(
    r"(?<!\w)(?:cho biết|cho hay|cho rằng|nói|kể|chia sẻ|khẳng định|nhận định|nhận thức|xác định|viết|tin)(?!\w)"
)
_FIGURE = re.compile(r"^\d[\d.,/ ]{0,12}%?\s{0,2}")
_OPEN_END = re.compile(r"(?<!\w)(?:cho|với|trên|tại|ở|của|khi|để|về|từ|đến)$")
_LOOSE_END = re.compile(r"(?:\s(?:năm|tháng|ngày|quý|giai đoạn|nhiệm kỳ|trong|từ|và|đồng thời)){1,3}\s{0,3}$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence at text[start:end] and where its verbs stand."""

    start: int
    end: int
    verbs: tuple[tuple[int, int], ...]


@remembered
def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order, cut at colons as well."""
    form = match_form(text)
    found = []
    for start, end in split_clauses(text):
        for part in re.finditer(r"[^:]+", form[start:end]):
            low, high = start + part.start(), start + part.end()
            found.append(Clause(low, high, find_verbs(text, form, low, high)))
    return tuple(found)


def subject_of(text: str) -> str:
    """Of whom a sentence speaks, that the next may go on to speak of; "" when it names nobody who acts."""
    text = text[:LONGEST]
    clauses = clauses_of(text)
    for at, clause in enumerate(clauses[:FURTHEST]):
        named = opening(text, clauses, at, clause.verbs[0][0]) if clause.verbs else ""
        if named and (named[0].isupper() or _ACTS.match(match_form(named))) and not _NOBODY.match(match_form(named)):
            return named
    return ""


def subject_before(text: str, clauses: Sequence[Clause], at: int, stop: int) -> str:
    """The subject of the verb at `stop` in the clause `at`: written there, or in the clauses before it; else ""."""
    form = match_form(text)
    rate = _RATE.search(form, max(0, stop - _LONGEST), stop)
    if rate and not re.search(r"[\d;]", form[rate.start() : stop]):
        return _trimmed(text, form, rate.start(), stop)
    for index in range(at, max(-1, at - FURTHEST), -1):
        clause = clauses[index]
        if index != at and not clause.verbs:
            continue
        named = opening(text, clauses, index, min([stop, *(verb[0] for verb in clause.verbs[:1])]))
        plain = match_form(named)
        if named and (index == at or ((named[0].isupper() or _ACTS.match(plain)) and not ACTIVITY.match(plain))):
            return named
    return ""


def is_rate(phrase: str) -> bool:
    """True for a phrase that a rate or a total opens: "Tỷ lệ ...", "Tổng số ..."."""
    return _RATE.match(match_form(phrase)) is not None


def rate_before(text: str, clause: Clause, stop: int) -> str:
    """The rate or total of which text[stop:] tells the number, no verb between: "Tổng số bản có cán bộ dự 2.228"."""
    form = match_form(text)
    start = leading_end(form, clause.start, stop)
    if not _RATE.match(form, start, stop) or _STATES.search(form, start, stop) or stop - start > _LONGEST:
        return ""
    bound = _BOUND.search(form, start, stop)
    return text[start : bound.start() if bound else stop].strip(" ,")


def who_is(text: str, clauses: Sequence[Clause], at: int, stop: int) -> str:
    """The noun phrase right before the "là" at `stop`: "bí thư" of "thực hiện bí thư đồng thời là chủ tịch"."""
    form = match_form(text)
    clause = clauses[at]
    start = max([clause.start, *(end for _, end in clause.verbs if end <= stop)])
    return _ALSO.sub("", _trimmed(text, form, leading_end(form, start, stop), stop)).strip(" ,")


def opening(text: str, clauses: Sequence[Clause], at: int, stop: int) -> str:
    """The noun phrase that the clause `at` opens with, up to `stop`; "" when it opens otherwise."""
    form = match_form(text)
    start = leading_end(form, clauses[at].start, stop)
    for period in find_times(text):
        if start <= period.start < stop and _TIME.fullmatch(form, start, period.start):
            start = leading_end(form, period.end, stop)
    for told in _TELLING.finditer(form, start, stop):
        start = leading_end(form, told.end(), stop)
    if start >= stop or NO_SUBJECT.match(form, start):
        return ""
    times = [period.start for period in find_times(text)]
    for clause in reversed(clauses[max(0, at - FURTHEST) : at]):
        if not _is_listed(form, clause) or any(clause.start <= time < clause.end for time in times):
            break
        start = leading_end(form, clause.start, clause.end)
    phrase = _trimmed(text, form, start, stop)
    if phrase[:1].isdigit():
        if not clauses[at].verbs:
            return ""
        phrase = _FIGURE.sub("", phrase)
    return phrase if 1 < len(phrase) <= _LONGEST and not _OPEN_END.search(match_form(phrase)) else ""


def leading_end(form: str, start: int, stop: int) -> int:
    """Where the words that only lead into a clause end ("trong đó", "tuy nhiên")."""
    leading = LEADING.match(form, start, stop)
    return leading.end() if leading else start


def _is_listed(form: str, clause: Clause) -> bool:
    """True for a first part of a list: "các xã" of "các xã, phường tổ chức"."""
    return not (
        clause.verbs
        or clause.end - clause.start > LONGEST_LISTED
        or form[clause.end : clause.end + 1] != ","
        or NO_SUBJECT.match(form, clause.start)
        or _TELLING.search(form, clause.start, clause.end)
        or re.search(r"\d", form[clause.start : clause.end])
    )


def _trimmed(text: str, form: str, start: int, stop: int) -> str:
    """The phrase up to its first auxiliary or period: "toàn tỉnh" of "toàn tỉnh năm 2021 đã"."""
    auxiliary = AUXILIARY.search(form, start, stop)
    period = next((period.start for period in find_times(text) if start < period.start < stop), stop)
    phrase = text[start : min(period, auxiliary.start() if auxiliary else stop)]
    return _LOOSE_END.sub("", phrase).strip(' ,–-()"“”\u00a0')
