"""People and the offices they hold, as news write them: "đồng chí A, Phó Bí thư X, Chủ tịch Y", "Chủ tịch Y Nguyễn Văn A"."""

import re
from dataclasses import dataclass

from vietnamese.abbreviations import spell_out
from vietnamese.memory import remembered
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.words import syllables

_HEAD = (
    r"(?:phó\s+)?(?:tổng\s+bí\s+thư|bí\s+thư|chủ\s+tịch|trưởng\s+ban|trưởng\s+phòng|trưởng\s+đoàn|trưởng\s+bản|trưởng\s+thôn|trưởng"
    r"|tổng\s+giám\s+đốc|giám\s+đốc|chủ\s+nhiệm|chánh\s+văn\s+phòng|chánh\s+án|chánh\s+thanh\s+tra|viện\s+trưởng|cục\s+trưởng"
    r"|vụ\s+trưởng|tổng\s+cục\s+trưởng|bộ\s+trưởng|thứ\s+trưởng|thủ\s+tướng|tỉnh\s+ủy\s+viên|thị\s+ủy\s+viên|huyện\s+ủy\s+viên"
    r"|thành\s+ủy\s+viên|đảng\s+ủy\s+viên|ủy\s+viên|uv|đại\s+biểu|hiệu\s+trưởng|đội\s+trưởng|tư\s+lệnh|tham\s+mưu\s+trưởng"
    r"|chính\s+ủy|tổ\s+trưởng|chi\s+cục\s+trưởng|thư\s+ký|đại\s+sứ|chỉ\s+huy\s+trưởng|phát\s+ngôn\s+viên)"
)
_OFFICE = re.compile(rf"(?<!\w){_HEAD}(?!\w)")
_END = re.compile(
    r"[;.:()\"!?]|(?<!\w)(?:đã|đồng chí|ông|bà|cho biết|cho hay|khẳng định|nhấn mạnh|phát biểu|trao|chủ trì|tham dự|dự(?! khuyết)|thảo luận|và đồng chí|cùng"
    r"|đánh giá|ghi nhận|nói|chia sẻ|trình bày|đến|tới|trúng|chỉ đạo|yêu cầu|đề nghị|làm|thăm|vừa|là|cũng)(?!\w)"
)
_PLACE = re.compile(r"(?<!\w)(?:tỉnh|huyện|thành phố|xã|phường|trấn|quận|bản|thôn|nước|tp|tp\.)\s+$")
_BETWEEN = re.compile(r"\s*(?:,|-|\(|là(?!\w))\s*|\s+")
_BODIES = frozenset("đảng bộ chi cơ quan hội ủy phòng sở ban văn đoàn mặt viện".split())
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Person:
    """A person named at text[start:end] with the offices written beside the name, as (start, end) spans."""

    start: int
    end: int
    name: str
    offices: tuple[tuple[int, int], ...]


@remembered
def find_people(text: str) -> tuple[Person, ...]:
    """Everyone named together with at least one office, in order of appearance."""
    form = match_form(text)
    spans = [span for span in find_name_spans(text) if not _PLACE.search(form, max(0, span[0] - 12), span[0])]
    found = []
    for at, (start, end) in enumerate(spans):
        offices = _behind(form, end) or _ahead(form, spans[at - 1][1] if at else 0, start)
        if offices:
            found.append(Person(start, end, form[start:end], offices))
    return tuple(found)


def office_asked(text: str) -> str:
    """The office that a question names ("bí thư thị ủy"), in matching form and spelled out; "" when it names none."""
    form = match_form(spell_out(text))
    match = _OFFICE.search(form)
    if not match:
        return ""
    end = re.compile(r"[?.,;]|(?<!\w)(?:là|hiện|tên|ai|nào|gì|giữ|khi|lúc|năm|tại|đã|đúng|phải|có|và)(?!\w)").search(
        form, match.end()
    )
    return form[match.start() : end.start() if end else len(form)].strip()


def holds(office: str, asked: str, leave_out: frozenset[str]) -> bool:
    """True when an office as written in an article is the one asked for; a deputy is not the head.

    Either may be written at greater length than the other, and the article may say more in between, but not name
    another body: "bí thư thị ủy" is not held by a "Bí thư Đảng bộ cơ quan Thị ủy". `leave_out` are syllables that name
    the place, which the article's context answers for.
    """
    held = [s.form for s in syllables(spell_out(office)) if s.form not in leave_out]
    wanted = [s.form for s in syllables(asked) if s.form not in leave_out]
    if not held or not wanted or held[:2] != wanted[:2]:
        return False
    if held[: len(wanted)] == wanted:
        return True
    if wanted[: len(held)] == held and wanted[len(held)] not in _BODIES:
        return True
    rest = iter(held)
    return all(form in rest for form in wanted) and not (set(held) - set(wanted)) & _BODIES


def _behind(form: str, at: int) -> tuple[tuple[int, int], ...]:
    """Offices that follow a name: ", Phó Bí thư đảng ủy, Chủ tịch HĐND thị trấn, cho biết"."""
    found = []
    while gap := _BETWEEN.match(form, at):
        office = _OFFICE.match(form, gap.end())
        if not office:
            break
        stop = min(len(form), gap.end() + _LONGEST)
        ends = [
            m.start()
            for m in (_END.search(form, office.end(), stop), re.compile(r",|\s-\s").search(form, office.end(), stop))
            if m
        ]
        end = min(ends, default=stop)
        end = gap.end() + len(form[gap.end() : end].rstrip(" ,-"))
        found.append((gap.end(), end))
        at = end
    return tuple(found)


def _ahead(form: str, floor: int, start: int) -> tuple[tuple[int, int], ...]:
    """The office right before a name: "Chủ nhiệm Ủy ban Kiểm tra Thị ủy Nguyễn Anh Tuấn"."""
    window = max(floor, start - _LONGEST)
    for match in _OFFICE.finditer(form, window, start):
        between = form[match.end() : start]
        if not re.search(r"[,;.:()]|\s-\s", between) and not _END.search(between):
            return ((match.start(), match.start() + len(form[match.start() : start].rstrip())),)
    return ()
