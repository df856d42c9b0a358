"""The kind of answer that a question wants, told by its asking words."""

import re
from collections.abc import Sequence

from records.question import Wants
from vietnamese.documents import KINDS, find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import office_asked, office_span

_KIND = "|".join(sorted((*KINDS, "văn bản"), key=len, reverse=True))
_TIMES = r"(?:năm|tháng|ngày|giai đoạn|nhiệm kỳ|thời gian|thời điểm|khi|lúc|giờ|quý|khoảng)"
PEOPLE = (  # words for people, who are asked for by name; matching form writes bác sỹ for bác sĩ
    r"(?:người|đồng chí|vị|ông|bà|cán bộ|lãnh đạo|đại biểu|em|cháu|thí sinh|học sinh|nhân vật|luật sư|bác sỹ|bị cáo"
    r"|bị can|đối tượng|nghi phạm|nghi can|hung thủ|nạn nhân|võ sỹ|ca sỹ|nghệ sỹ|nhạc sỹ|họa sỹ|danh ca|diễn viên"
    r"|đạo diễn|hoa hậu|á hậu|người mẫu|cầu thủ|thủ môn|tiền đạo|tiền vệ|hậu vệ|trung vệ|đội trưởng|huấn luyện viên|hlv"
    r"|trọng tài|vận động viên|vđv|kình ngư|tay vợt|tay đua|cua rơ|kỳ thủ|doanh nhân|tỷ phú|đại gia|chủ tiệm|chủ quán"
    r"|chủ cửa hàng|nhà báo|nhà văn|nhà thơ|nhà khoa học|nhà nghiên cứu|chuyên gia|giáo sư|tiến sỹ|kỹ sư|giáo viên"
    r"|thầy giáo|cô giáo|sinh viên|tài xế|lái xe|phi công|chiến sỹ|liệt sỹ|tướng|thượng tá|đại tá|trung tá|thiếu tá"
    r"|thẩm phán|kiểm sát viên|nghị sỹ|dân biểu|ứng viên|ứng cử viên|nguyên thủ|phóng viên|thầy|chàng trai|cô gái"
    r"|ngôi sao|danh thủ|chân sút|siêu mẫu|người đẹp|mỹ nhân|kiều nữ|danh hài|trung phong|nữ sinh|nam sinh|phụ nữ"
    r"|nhà cầm quân|chiến lược gia|tân binh|anh|chị|cô)"
)
_NOMINAL = (  # what is a figure by its own name: "Doanh thu du lịch quý 1?" asks for it without a word of asking
    r"(?:tổng )?(?:doanh thu|doanh số|lợi nhuận|dân số|diện tích|sản lượng|kim ngạch|mức lương|học phí|viện phí|chi phí"
    r"|kinh phí|tổng vốn|vốn đầu tư|mức đầu tư|chiều (?:dài|cao|rộng|sâu)|công suất|trọng lượng|khối lượng|tốc độ"
    r"|nhiệt độ|thị phần|cân nặng|điểm chuẩn|tỷ số|mức phạt|tiền (?:phạt|thưởng|lương|thuê)|mức án|năng suất"
    r"|giá(?! trị| đình| thể| sách)|trữ lượng|dung tích|thời lượng|độ tuổi|lượng khách|thu nhập|lãi suất|tỷ giá"
    r"|sức chứa|tải trọng|số tiền)"
)
# In order: the first pattern that stands in the question decides. Matching form writes tỷ lệ for tỉ lệ.
_PATTERNS: tuple[tuple[Wants, tuple[str, ...]], ...] = (
    (
        Wants.SUMMARY,
        (
            r"tóm tắt|tóm lược|tóm gọn|tóm lại|tóm ý|nội dung chính|ý chính|điểm chính|tổng hợp nội dung|khái quát"
            r"|(?:vắn tắt|ngắn gọn|sơ lược|điểm qua|điểm lại|tổng quan)"
            r"(?!.*(?:bao nhiêu|\bmấy\b|\bai\b|\bgì\b|\bnào\b|bao giờ|ở đâu|\bsao\b))",
            r"(?:nói|kể|viết|trình bày|thuật)(?: \w+)? (?:ngắn gọn|gọn|qua|sơ qua|nhanh|vài câu|vài dòng)(?: lại)? "
            r"(?:về |bài |tin |vụ |chuyện )",
            r"\b(?:bài|tin)\b.*\b(?:nói|viết|đề cập|phản ánh|bàn|kể) (?:đến |về |tới )?"
            r"(?:điều |cái |những |chuyện |việc )?gì",
            r"\b(?:bài|tin)\b.*\bvề (?:điều |cái |những |chuyện |việc |vấn đề |nội dung )?gì",
            r"\b(?:bài|tin)\b.* nội dung (?:là )?gì",
            r"(?:trong|bằng|cho|cần|viết|nói|kể) (?:xin )?(?:vài|đôi|dăm|mấy|hai|ba|\d|2-3|3-4)"
            r" (?:câu|dòng|ý)(?! hỏi| chuyện| đối| lệnh| kiến)",
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
            rf"(?:những|các|hai|ba|bốn|năm|sáu|mấy|\d{{1,2}}) {PEOPLE}\b.*(?:tên (?:là )?gì|là ai|gồm ai)\b",
            r"những (?:ai|gì)\b|gồm (?:có )?(?:những )?ai\b",
            r"\btên(?: của)? (?:những|các|hai|ba|bốn|năm|sáu|mấy|\d{1,2}) (?=[^\W\d_])",
            rf"\b(?:những|các|hai|ba|bốn|mấy)\s+(?!{_TIMES}\b)(?:(?!làm\s)[^\s,?]+\s+){{1,5}}?(?:nào|gì)\b",
            rf"(?<!năm )(?<!ngày )(?<!tháng )(?<!quận )(?<!số )(?<![\d.,/\-])\b\d{{1,2}}\s+(?!{_TIMES}\b)"
            rf"(?:(?!{_TIMES}\b|là\b)[^\s,?]+\s+){{1,3}}(?:nào|gì)\b",
            r"\bgồm\s+(?:có\s+)?(?:những|các)?\s*(?:[^\s,?]+\s+){0,4}(?:gì|nào)\b|bao gồm những|gồm những|là những ai",
            r"(?:(?:chia|phân)(?!\s(?:sẻ|công|tích|biệt|loại|cấp))|phân bổ|phân chia|cơ cấu)"
            r"\s+(?:ra\s+|thành\s+|bổ\s+)?(?:(?:theo|từng|cho)\s+[^\s,?]+\s+)?"
            r"(?:[^\s,?]+\s)?(?:thế nào|như thế nào|ra sao|làm sao)",
            r"(?:kể tên|nêu tên|điểm tên|danh sách|liệt kê|kể ra|nêu ra|(?:nêu|kể|chỉ ra)(?: lại)? (?:các|những|mấy"
            rf"|hai|ba|bốn|\d{{1,2}}(?! {_TIMES}))(?!\w))"
            r"(?! (?:các |những )?(?:số |tỷ lệ|con số|kết quả))",
        ),
    ),
    (
        Wants.DATE,
        (
            r"\b(?:ngày|năm|tháng|hôm|thời gian|lúc|khi|thời điểm)\s+(?:nào|mấy(?! giờ| tuổi)|bao nhiêu(?! tuổi)|gì)",
            r"bao giờ|ngày tháng|hồi nào|ngày ban hành|ngày ra\b",
            r"(?<!trong )(?<!mất )(?<!hết )(?<!dài )(?<!bay )(?<!việc )(?:mấy giờ|giờ nào)\b"
            r"(?! đồng hồ| mỗi| một| liền)",
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
    (
        Wants.COUNT,
        (
            r"bao nhiêu|\bmấy\b|số lượng|tổng số|\bsố\s+(?!\d|nào|phận|đó|ấy|này|kia|trên)\w",
            r"\bgiá nào\b|\bmức (?:giá |lương |phí |phạt )?nào\b",
        ),
    ),
    (
        Wants.OFFICE,
        (
            r"chức vụ|chức danh|(?<!tổ )chức (?:gì|nào)|cương vị|làm chức",
            r"\b(?:ông|bà|đồng chí|anh|chị)\s"
            r"(?:(?!\b(?:yêu cầu|đề nghị|chỉ đạo|kêu gọi|lưu ý|kiến nghị|đề xuất|nhắc|khuyên|bảo|cần|phải|muốn)\b).)*"
            r"\b(?:giữ|làm)\s(?:chức\s)?gì\b(?!\s+(?:để|khi|vào|trước|sau|với))",
        ),
    ),
    (
        Wants.PERSON,
        (
            rf"\bai\b|\b(?<!đơn ){PEOPLE} nào\b(?! (?:đó|cũng|khác))",
            r"\b(?:cô|nàng|chàng|gã|hoa hậu|siêu sao) (?:[^\s,?]+ ){1,2}nào\b(?! (?:đó|cũng|khác))",
            rf"(?<!\w){PEOPLE}\b.*tên (?:là )?gì",
        ),
    ),
)
# "Cô ấy định thế nào với mấy tour?": some tours, where another word asks.
_SOME = re.compile(r"bao nhiêu|số lượng|tổng số|\bsố\s")
_ASKS_ELSE = re.compile(r"(?:thế|như thế) nào|ra sao|làm (?:sao|gì)|(?:vì|tại) sao|(?<!\w)gì(?!\w)")
_ASKS_AT_ALL = re.compile(r"(?<!\w)(?:ai|gì|nào|đâu|sao|không|chưa|hay|bao|mấy|so với|hơn|vì|nêu|kể|cho)(?!\w)")
_MOST_AHEAD = 4  # words before the figure that a question without a word of asking names
_OF_FIGURE = re.compile(rf"^\s*(?:[^\W_]+ ){{0,{_MOST_AHEAD}}}?{_NOMINAL}(?!\w)")
_WANTS = tuple((wants, re.compile("|".join(patterns))) for wants, patterns in _PATTERNS)
_RATE = re.compile(r"(?<!\w)(?:lãi suất|thị phần)(?!\w)")
_WHY = re.compile(r"\W*(?:(?:vì|tại) sao|(?:lý do|nguyên nhân|nguyên do)(?: gì| nào)|do đâu|vì đâu)(?!\w)")
_ISSUED = re.compile(r"ban hành|ra đời|ký|phê duyệt|của ai|cơ quan nào")
_NAMED = re.compile(r"tên (?:là )?gì")
_OF_NAME = re.compile(rf"(?<!\w){PEOPLE}(?!\w)(?: [^\s,?]+){{1,8}} (?:ở|tại|của|vụ|thuộc)(?: [^\s,?]+){{0,3}} $")
_WHICH = re.compile(r"(?<! thế)\s{1,2}nào(?!\w)")
_NAMED_BARELY = re.compile(  # "Những việc mà X đã làm?"
    rf"\W*(?:cho (?:tôi|em|mình|hỏi|xin|biết) )*(?:về )?(?:những|các) (?!{_TIMES}\b)(?!.*(?<!\w)(?:không|sao)\W*$)"
)
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
    if kinds == [Wants.COUNT] and not _SOME.search(form) and _ASKS_ELSE.search(form):
        return Wants.TEXT
    if not kinds and not _ASKS_AT_ALL.search(form) and _OF_FIGURE.search(form):
        return Wants.PERCENT if _RATE.search(form) else Wants.COUNT
    kind = kinds[0] if kinds else Wants.LIST if _NAMED_BARELY.match(form) else Wants.TEXT
    if _WHY.match(form) and kind in (Wants.DATE, Wants.PERSON, Wants.DOCUMENT):  # "Vì sao chưa biết bao giờ ...?"
        return Wants.TEXT
    if kind is Wants.PERSON and find_documents(text) and _ISSUED.search(form):
        return Wants.TEXT
    if kind is Wants.TEXT and office_asked(text) and (_NAMED.search(form) or _which_office(form)):
        return Wants.PERSON
    if kind is Wants.PERSON and any(_is_who(form, name) for name in names):
        return Wants.PERSON if office_asked(text) else Wants.OFFICE
    return kind


def _is_who(form: str, name: str) -> bool:
    """True for "(Ông) X là ai", not for "Nghi can vụ án ở X là ai"."""
    found = re.search(rf"{re.escape(name)}\s+là\s+ai\b", form)
    return found is not None and not _OF_NAME.search(form, 0, found.start())


def _which_office(form: str) -> bool:
    """True for "Phó Thủ tướng nào": an office, and right behind it "nào"."""
    span = office_span(form)
    if span is None or len(form[slice(*span)].split()) > _OFFICE_WORDS:
        return False
    return _WHICH.match(form, span[1]) is not None
