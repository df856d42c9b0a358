"""The kind of answer that a question wants, told by its asking words."""

import re
from collections.abc import Sequence

from records.question import Wants
from vietnamese.documents import KINDS, find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import office_asked, office_span

_KIND = "|".join(sorted((*KINDS, "văn bản"), key=len, reverse=True))
_TIMES = r"(?:năm|tháng|ngày|giai đoạn|nhiệm kỳ|thời gian|thời điểm|khi|lúc|giờ|quý|khoảng)"
_PEOPLE = (
    r"(?:người|đồng chí|vị|ông|bà|cán bộ|lãnh đạo|đại biểu|em|cháu|thí sinh|học sinh|nhân vật|luật sư|bác sĩ|bị cáo)"
)
# In order: the first pattern that stands in the question decides. Matching form writes tỷ lệ for tỉ lệ.
_PATTERNS: tuple[tuple[Wants, tuple[str, ...]], ...] = (
    (
        Wants.SUMMARY,
        (
            r"tóm tắt|tóm lược|tóm gọn|tóm lại|nội dung chính|ý chính|điểm chính|tổng hợp nội dung|khái quát nội dung",
            r"\b(?:bài|tin)\b.*\b(?:nói|viết|đề cập|phản ánh|bàn|kể) (?:đến |về |tới )?"
            r"(?:điều |cái |những |chuyện |việc )?gì",
            r"\b(?:bài|tin)\b.*\bvề (?:điều |cái |những |chuyện |việc |vấn đề |nội dung )?gì",
            r"\b(?:bài|tin)\b.* nội dung (?:là )?gì",
        ),
    ),
    (
        Wants.BYLINE,
        (
            r"\b(?:bài|tin|trang)\b.*(?:đăng|xuất bản|cập nhật|lên trang)|ngày đăng|đăng khi nào",
            r"\b(?:bài|tin)\b.*(?:viết|phát hành|ra) (?:vào )?(?:ngày|hôm|khi|tháng|năm|lúc) (?:nào|mấy|bao nhiêu)",
            r"\bai (?:là người )?(?:viết|chụp)(?! đơn| thư| sách)|tác giả|người viết|phóng viên nào",
            r"báo nào (?:đăng|đưa|viết)",
        ),
    ),
    # Growth without a unit is told in percent.
    (
        Wants.PERCENT,
        (
            r"phần trăm|(?:bao nhiêu|mấy)\s*%|tỷ lệ",
            r"tăng trưởng (?:[^\W\d_]+ ){0,3}?bao nhiêu\s*(?:\?|$|,|so với)",
        ),
    ),
    (
        Wants.LIST,
        (
            r"\b(?:bài|tin)\b.*\b(?:nhắc|nói|kể|nêu)(?: tên)?(?: đến| tới)? ai\b",
            r"những ai\b|gồm (?:có )?(?:những )?ai\b",
            rf"\b(?:những|các|hai|ba|bốn|mấy)\s+(?!{_TIMES}\b)(?:(?!làm\s)[^\s,?]+\s+){{1,5}}?(?:nào|gì)\b",
            rf"(?<!năm )(?<!ngày )(?<!tháng )(?<!quận )(?<!số )(?<![\d.,/\-])\b\d{{1,2}}\s+(?!{_TIMES}\b)"
            rf"(?:(?!{_TIMES}\b)[^\s,?]+\s+){{1,3}}(?:nào|gì)\b",
            r"\bgồm\s+(?:có\s+)?(?:những|các)?\s*(?:[^\s,?]+\s+){0,4}(?:gì|nào)\b|bao gồm những|gồm những|là những ai",
            r"(?:chia|phân|phân bổ|phân chia|cơ cấu)\s+(?:ra\s+|thành\s+|bổ\s+)?(?:thế nào|như thế nào|ra sao|làm sao)",
            r"(?:kể tên|nêu tên|điểm tên|danh sách|liệt kê|kể ra|nêu ra|nêu các|nêu những|kể các|kể những)"
            r"(?! (?:các |những )?(?:số |tỷ lệ|con số|kết quả))",
        ),
    ),
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
            rf"(?:{_KIND})\s+(?:nào|gì|số mấy|số bao nhiêu|số nào)",
            rf"\b(?:{_KIND})\b.*\bsố (?:hiệu )?(?:mấy|bao nhiêu|nào|gì)\b(?!\s+(?:tiền|người))",
            r"số hiệu|những văn bản|các văn bản",
        ),
    ),
    (Wants.COUNT, (r"bao nhiêu|\bmấy\b|số lượng|tổng số|\bsố\s+(?!\d|nào)\w",)),
    (
        Wants.OFFICE,
        (
            r"chức vụ|chức danh|chức gì|chức nào|cương vị|làm chức",
            r"\b(?:ông|bà|đồng chí|anh|chị)\s"
            r"(?:(?!\b(?:yêu cầu|đề nghị|chỉ đạo|kêu gọi|lưu ý|kiến nghị|đề xuất|nhắc|khuyên|bảo|cần|phải|muốn)\b).)*"
            r"\b(?:giữ|làm)\s(?:chức\s)?gì\b(?!\s+(?:để|khi|vào|trước|sau|với))",
        ),
    ),
    (
        Wants.PERSON,
        (
            rf"\bai\b|\b(?<!đơn ){_PEOPLE} nào",
            r"(?:người|đồng chí|ông|bà|cán bộ)\b.*tên (?:là )?gì",
        ),
    ),
)
_WANTS = tuple((wants, re.compile("|".join(patterns))) for wants, patterns in _PATTERNS)
_ISSUED = re.compile(r"ban hành|ra đời|ký|phê duyệt|của ai|cơ quan nào")
_NAMED = re.compile(r"tên (?:là )?gì")
_WHICH = re.compile(r"\s{1,2}nào(?!\w)")
_OFFICE_WORDS = 7  # "Phó Chủ tịch UBND thành phố X nào"
# Lists of figures are the table's, not the list's.
_BY_YEAR = re.compile(r"từng năm|mỗi năm|hằng năm|hàng năm|qua các năm|theo năm|các năm|những năm|bao nhiêu")


def wants(text: str, names: Sequence[str]) -> Wants:
    """What a question wants; `names` are the people and places in it, in matching form.

    Who issued a document is told by the sentence that names it, not by a person's name; "X là ai?" asks for an office,
    "Phó Thủ tướng nào ...?" for a person.
    """
    form = match_form(text)
    unnumbered = form  # "Nghị quyết 02 ban hành ngày nào?" asks for no two things
    for mention in find_documents(text):
        unnumbered = unnumbered[: mention.start] + " " * (mention.end - mention.start) + unnumbered[mention.end :]
    kinds = [kind for kind, pattern in _WANTS if pattern.search(unnumbered if kind is Wants.LIST else form)]
    if Wants.LIST in kinds and (_BY_YEAR.search(form) or Wants.OFFICE in kinds):
        kinds.remove(Wants.LIST)
    kind = kinds[0] if kinds else Wants.TEXT
    if kind is Wants.PERSON and find_documents(text) and _ISSUED.search(form):
        return Wants.TEXT
    if kind is Wants.TEXT and office_asked(text) and (_NAMED.search(form) or _which_office(form)):
        return Wants.PERSON
    if kind is Wants.PERSON and any(re.search(rf"{re.escape(name)}\s+là\s+ai\b", form) for name in names):
        return Wants.PERSON if office_asked(text) else Wants.OFFICE
    return kind


def _which_office(form: str) -> bool:
    """True for "Phó Thủ tướng nào": an office, and right behind it "nào"."""
    span = office_span(form)
    if span is None or len(form[slice(*span)].split()) > _OFFICE_WORDS:
        return False
    return _WHICH.match(form, span[1]) is not None
