"""People and the offices they hold, as news write them: "A, Phó Bí thư X, Chủ tịch Y", "Chủ tịch Y Nguyễn Văn A"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from vietnamese.abbreviations import spell_out, spell_out_typed
from vietnamese.memory import remembered
from vietnamese.names import find_name_spans, may_be_person
from vietnamese.normalise import match_form
from vietnamese.words import syllables

_HEADS = """
    tổng bí thư | bí thư | chủ tịch | trưởng ban | trưởng phòng | trưởng đoàn | trưởng bản | trưởng thôn |
    tổng giám đốc | giám đốc | chủ nhiệm | chánh văn phòng | chánh án | chánh thanh tra | viện trưởng | cục trưởng |
    vụ trưởng | tổng cục trưởng | bộ trưởng | thứ trưởng | thủ tướng | tỉnh ủy viên | thị ủy viên | huyện ủy viên |
    thành ủy viên | đảng ủy viên | ủy viên | uv | đại biểu | hiệu trưởng | đội trưởng | tư lệnh | tham mưu trưởng |
    ngoại trưởng | tổng thống | chính ủy | tổ trưởng | chi cục trưởng | thư ký | đại sứ | chỉ huy trưởng |
    phát ngôn viên
"""
_OFFICE = re.compile(
    r"(?<!\w)(?:nguyên\s{1,2})?(?:phó\s{1,2})?(?:"
    + "|".join(r"\s{1,2}".join(head.split()) for head in _HEADS.split("|"))
    # Of any other body, but not the end of "tăng trưởng".
    + r"|(?<!tăng\s)trưởng(?=\s(?:tiểu ban|khoa|bộ phận|công an|nhóm|đại diện|trạm|ấp|khu|xóm|chi|btg|btc|bdv)(?!\w))"
    + r")(?!\w)"
)
# What an office does not go on over: marks, and the words that tell what its holder does or who comes next.
_DOING = """
    đã | đồng chí | ông | bà | cho biết | cho hay | khẳng định | nhấn mạnh | phát biểu | trao | chủ trì | tham dự |
    dự(?! khuyết)(?! trữ)(?! án)(?! báo)(?! phòng)(?! toán)(?! thảo) | thảo luận | và đồng chí | cùng |
    đánh giá | ghi nhận | nói | chia sẻ | trình bày | đến | tới |
    trúng | chỉ đạo(?<!ban chỉ đạo) | yêu cầu | đề nghị | làm | thăm | vừa | là | cũng | thay mặt | điều hành |
    tiếp | gặp | từ | được | mời | hội kiến | hội đàm | dẫn đầu | cho rằng | nhận xét | giới thiệu | ký
"""
_END = re.compile(rf"[;:()\"!?\n]|(?<!tp)\.|(?<!\w)(?:{'|'.join(map(str.strip, _DOING.split('|')))})(?!\w)")
_COMMA = re.compile(r",|\s-\s")
_ASKED_UNTIL = re.compile(
    r"[?,;:()]|(?<!tp)\.|(?<!\w)(?:"
    + "|".join(map(str.strip, _DOING.split("|")))
    + r"|hiện|họ tên|họ và tên|tên|ai|nào|gì|giữ|khi|lúc|năm|tháng|ngày|tại|đúng|phải|có|và|báo cáo|trả lời|bị|đi|về"
    + r"|nhận|hồi|sáng|chiều|tối|hôm|mới|nhậm chức|bây giờ|theo|trong|trước|sau|công bố"
    + r"|kiến nghị|lên tiếng|kêu gọi)(?!\w)"
)
_PLACE = re.compile(r"(?<!\w)(?:tỉnh|huyện|thành phố|xã|phường|trấn|quận|bản|thôn|(?<!chủ tịch )nước|tp\.?)\s{1,3}$")
_BETWEEN = re.compile(
    r" {0,3}(?:,|-|\(|(?:hiện |nay |đang |nguyên ){0,2}(?:là|làm|giữ chức(?: vụ)?)(?!\w)) {0,3}| {1,3}"
)
# "ông A cũng được Hội đồng thành viên thống nhất bổ nhiệm giữ chức Tổng giám đốc"
_APPOINTED = re.compile(
    r"(?<!\w)(?:giữ chức(?: vụ| danh)?|giữ cương vị|bổ nhiệm làm|bầu làm|bầu là|trở thành|nhận nhiệm vụ"
    r"|đảm nhiệm chức(?: vụ)?|đảm nhận chức(?: vụ)?|giữ vị trí|được cử làm|được giao làm) "
)
_NO_APPOINTMENT = re.compile(r"[.;:?!\n\"]|(?<!\w)(?:cho|đối với|trao|thôi|miễn nhiệm|cách chức)(?!\w)")
_APPOINTED_WITHIN = 150
_CHAIRED = re.compile(r"(?<!\w)(?:hội|ủy ban|mặt trận|nước|công đoàn|liên đoàn|tập đoàn|hiệp hội)(?!\w)")
_BODIES = frozenset("đảng bộ chi cơ quan hội ủy phòng sở ban văn đoàn mặt viện".split())
_LONGEST = 90
_ASIDE = re.compile(r"\([^()]{2,20}\)")  # the short form of a body, or its place: "Cục Dự trữ Liên bang (Fed)"


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
    spans = find_person_spans(text)
    found = []
    floor = 0
    for at, (start, end) in enumerate(spans):
        limit = spans[at + 1][0] if at + 1 < len(spans) else len(form)
        offices = (*_ahead(form, floor, start), *_behind(form, end, limit))
        offices = offices or _appointed(form, end, limit)
        if offices:
            found.append(Person(start, end, " ".join(form[start:end].split()), offices))
        floor = max(end, offices[-1][1] if offices else 0)
    return tuple(found)


def find_person_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where people are named, as (start, end), with or without an office."""
    form = match_form(text)
    return tuple(span for span in find_name_spans(text) if _is_person(form, span))


def _is_person(form: str, span: tuple[int, int]) -> bool:
    start, end = span
    return may_be_person(form[start:end]) and not _PLACE.search(form, max(0, start - 12), start)


def office_asked(text: str) -> str:
    """The office that a question names ("bí thư thị ủy"), in matching form and spelled out; "" when it names none."""
    form = match_form(spell_out_typed(text))
    span = office_span(form)
    return form[slice(*span)] if span else ""


def office_span(form: str) -> tuple[int, int] | None:
    """Where a question (in matching form) names an office; None when it names none."""
    match = _OFFICE.search(form)
    if not match:
        return None
    end = _ASKED_UNTIL.search(form, match.end())
    return match.start(), match.start() + len(form[match.start() : end.start() if end else len(form)].rstrip(" -"))


def office_head(form: str) -> str:
    """The head that a text (in matching form) begins with, without its body: "phó chủ tịch"; "" when it begins with
    none.
    """
    match = _OFFICE.match(form)
    return match.group() if match else ""


def holds(office: str, asked: str, leave_out: frozenset[str]) -> bool:
    """True when an office as written in an article is the one asked for; a deputy is not the head.

    Either may be written at greater length than the other, and the article may say more in between, but not name
    another body: "bí thư thị ủy" is not held by a "Bí thư Đảng bộ cơ quan Thị ủy". `leave_out` are syllables that name
    the place, which the article's context answers for.
    """
    written = match_form(spell_out(office))
    if "chủ tịch" in asked and not _CHAIRED.search(asked):  # "Chủ tịch xã" chairs its people's committee
        written = written.replace("ủy ban nhân dân ", "")
    held = [s.form for s in syllables(written) if s.form not in leave_out]
    wanted = [s.form for s in syllables(asked) if s.form not in leave_out]
    if not held or not wanted or held[:2] != wanted[:2]:
        return False
    if held[: len(wanted)] == wanted:
        return True
    if wanted[: len(held)] == held and wanted[len(held)] not in _BODIES:
        return True
    # "Bộ" of a ministry names no body that an asker would ("Thứ trưởng Giao thông vận tải").
    added = {form for before, form in pairwise(held) if form != "bộ" or before in ("đảng", "chi", "cán")}
    rest = iter(held)
    return all(form in rest for form in wanted) and not (added - set(wanted)) & _BODIES


def _behind(form: str, at: int, limit: int) -> tuple[tuple[int, int], ...]:
    """Offices that follow a name: ", Phó Bí thư đảng ủy, Chủ tịch HĐND thị trấn, cho biết".

    The next name is at `limit`; an office that runs right up to it is that one's ("A, Giám đốc Sở Y tế Trần Văn B").
    """
    found = []
    while gap := _BETWEEN.match(form, at):
        office = _OFFICE.match(form, gap.end())
        if not office:
            break
        stop = min(len(form), gap.end() + _LONGEST)
        marks = (_END.search(form, office.end(), stop), _COMMA.search(form, office.end(), stop))
        end = min((mark.start() for mark in marks if mark), default=stop)
        if end > limit:
            if not form.endswith(" và ", 0, limit):
                break
            end = limit - len(" và ")
        end = gap.end() + len(form[gap.end() : end].rstrip(" ,-"))
        found.append((gap.end(), end))
        at = end
    return tuple(found)


def _appointed(form: str, at: int, limit: int) -> tuple[tuple[int, int], ...]:
    """The office that a sentence gives to the one it names at form[:at]."""
    given = _APPOINTED.search(form, at, min(limit, at + _APPOINTED_WITHIN))
    if not given or _NO_APPOINTMENT.search(form, at, given.start()):
        return ()
    return _behind(form, given.end() - 1, limit)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _ahead(form: str, floor: int, start: int) -> tuple[tuple[int, int], ...]:
    """The office right before a name: "Chủ nhiệm Ủy ban Kiểm tra Thị ủy Nguyễn Anh Tuấn"."""
    for match in _OFFICE.finditer(form, max(floor, start - _LONGEST), start):
        between = _ASIDE.sub(_blank, form[:start]) if "(" in form[match.end() : start] else form
        if not _COMMA.search(between, match.end(), start) and not _END.search(between, match.end(), start):
            return ((match.start(), match.start() + len(form[match.start() : start].rstrip())),)
    return ()
