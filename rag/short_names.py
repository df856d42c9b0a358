"""People whom a sentence calls by their given name alone: "ông Minh", "Thảo"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.offices import find_person_spans, office_head
from vietnamese.spelling import is_syllable

# What stands before a given name, in matching form.
_TITLE = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu|thầy|đồng chí|đ/c|đại biểu|đb|đbqh|luật sư|ls|bác sỹ|bs|giáo sư|gs"
    r"|tiến sỹ|ts|pgs|ths|kỹ sư|ca sỹ|diễn viên|nghệ sỹ|hoa hậu|cầu thủ|tiền đạo|tiền vệ|hậu vệ|trung vệ|thủ môn|hlv"
    r"|huấn luyện viên|(?:đại|trung|thượng|thiếu) (?:tướng|tá|úy)|bị cáo|bị can|đối tượng|nghi phạm|nghi can|nạn nhân"
    r"|tài xế|lái xe|học sinh|sinh viên|phóng viên|nhà báo)\.?\s{1,2}$"
)
# Behind an office a word with a capital may be of its body; a foreign one is a name: "Chủ tịch Perez".
_OFFICE = re.compile(
    r"(?<!\w)(?:thủ tướng|tổng thống|ngoại trưởng|bộ trưởng|chủ tịch|giám đốc|thống đốc|thị trưởng|nghị sỹ)\s{1,2}$"
)
_GIVEN = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|cô|chú|bác|cụ|thầy|đồng chí|đại biểu|luật sư|bác sỹ)\s(?P<name>[^\W\d_]{2,7})(?!\w)"
)
_WITHIN = 24
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAME = frozenset(
    "anh bà ông em cô chú bác chị cụ thầy bộ sở tỉnh đảng nhà công an ban ủy hội quốc mỹ nga đức pháp".split()
)


def short_mentions(text: str, around: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where a sentence names people by one syllable, as (start, end).

    It stands behind a title, or is the last syllable of someone named in full in the texts `around`; whoever the
    sentence itself names in full is left out.
    """
    form = match_form(text)
    names = find_name_spans(text)
    found, known = [], None
    own = {form[start:end].split()[-1] for start, end in names}
    for word in _WORD.finditer(text):
        start, end = word.span()
        if not word.group()[0].isupper() or (word.group().isupper() and len(word.group()) > 1):
            continue
        if (
            any(s <= start < e for s, e in names)
            or form[start:end] in _NO_NAME | own
            or office_head(form[start : start + 40])
        ):
            continue
        low = max(0, start - _WITHIN)
        titled = _TITLE.search(form, low, start) or (
            not is_syllable(form[start:end]) and _OFFICE.search(form, low, start)
        )
        if not titled and known is None:
            known = frozenset().union(*map(_given_in, around))
        if titled or (known and form[start:end] in known):
            found.append((start, end))
    return tuple(found)


@lru_cache(maxsize=8192)
def _given_in(text: str) -> frozenset[str]:
    """The last syllables of the people named in full in a text, in matching form."""
    return frozenset(match_form(text[start:end]).split()[-1] for start, end in find_person_spans(text))


def given_names(question: str) -> frozenset[str]:
    """The words behind a title in a question ("ông Tuấn"), in matching form: a given name, or another word."""
    return frozenset(match["name"] for match in _GIVEN.finditer(match_form(question)))


def is_short(name: str) -> bool:
    """True for a name (in matching form) of one syllable."""
    return " " not in name.strip()


def full_name_at(text: str, short: str) -> tuple[int, int] | None:
    """Where a text names in full the one whom another calls `short` (in matching form); None where it does not."""
    for start, end in find_person_spans(text):
        if match_form(text[start:end]).split()[-1] == short:
            return start, end
    return None
