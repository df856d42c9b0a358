"""The kind of answer that a question wants, told by its asking words."""

import re
from collections.abc import Sequence

from records.question import Wants
from vietnamese.documents import KINDS, find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import office_asked

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
# In order: the first pattern that stands in the question decides. Matching form writes tỷ lệ for tỉ lệ.
_PATTERNS: tuple[tuple[Wants, tuple[str, ...]], ...] = (
    (
        Wants.SUMMARY,
        (
            r"tóm tắt|tóm lược|tóm gọn|nội dung chính|ý chính",
            r"\bbài\b.*\b(?:nói|viết) (?:về )?(?:điều |cái |những )?gì",
        ),
    ),
    (
        Wants.BYLINE,
        (
            r"\b(?:bài|tin|trang)\b.*(?:đăng|xuất bản|cập nhật|lên trang)|ngày đăng|đăng khi nào",
            r"ai viết|tác giả|người viết",
        ),
    ),
    (Wants.PERCENT, (r"phần trăm|(?:bao nhiêu|mấy)\s*%|tỷ lệ",)),
    (
        Wants.DATE,
        (
            r"\b(?:ngày|năm|tháng|hôm|thời gian|lúc|khi|thời điểm)\s+(?:nào|mấy|bao nhiêu|gì)",
            r"bao giờ|ngày tháng|hồi nào|ngày ban hành|ngày ra\b",
        ),
    ),
    (
        Wants.DOCUMENT,
        (
            rf"(?:văn bản|{_KIND})\s+(?:nào|gì|số mấy|số bao nhiêu|số nào)",
            r"số hiệu|những văn bản|các văn bản",
        ),
    ),
    (Wants.COUNT, (r"bao nhiêu|\bmấy\b|số lượng|tổng số|\bsố\s+(?!\d|nào)\w",)),
    (Wants.OFFICE, (r"chức vụ|chức danh|chức gì|chức nào|cương vị|làm chức",)),
    (
        Wants.PERSON,
        (
            r"\bai\b|người nào|đồng chí nào|(?<!đơn )\bvị nào|ông nào|bà nào",
            r"(?:người|đồng chí|ông|bà|cán bộ)\b.*tên (?:là )?gì",
        ),
    ),
)
_WANTS = tuple((wants, re.compile("|".join(patterns))) for wants, patterns in _PATTERNS)
_ISSUED = re.compile(r"ban hành|ra đời|ký|phê duyệt|của ai|cơ quan nào")
_NAMED = re.compile(r"tên (?:là )?gì")


def wants(text: str, names: Sequence[str]) -> Wants:
    """What a question wants; `names` are the people and places in it, in matching form.

    Who issued a document is told by the sentence that names it, not by a person's name; "X là ai?" asks for an office.
    """
    form = match_form(text)
    kind = next((kind for kind, pattern in _WANTS if pattern.search(form)), Wants.TEXT)
    if kind is Wants.PERSON and find_documents(text) and _ISSUED.search(form):
        return Wants.TEXT
    if kind is Wants.TEXT and _NAMED.search(form) and office_asked(text):
        return Wants.PERSON
    if kind is Wants.PERSON and any(re.search(rf"{re.escape(name)}\s+là\s+ai\b", form) for name in names):
        return Wants.PERSON if office_asked(text) else Wants.OFFICE
    return kind
