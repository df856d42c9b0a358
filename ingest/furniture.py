"""What the lines of a web page that are no article look like: headings of teasers, counters, forms, links, footers.

All patterns are matched against a whole line in matching form with outer punctuation removed, so that a sentence that
merely mentions "tin mới" or "bình luận" is not taken for one.
"""

import re
from functools import lru_cache

from vietnamese.normalise import match_form

_OUTER = " \t•●▪■►▶»«›‹>+*-–—|:;.,…'\"“”‘’()[]{}#/"

# Headings under which pages list other articles. Nothing else is headed so.
_TEASER_HEADING = re.compile(
    r"(?:các |những |danh sách |một số )?"
    r"(?:(?:tin|bài|bài viết|bài báo|tin bài|tin, bài|tin tức|tin bài viết|nội dung|chủ đề|video|ảnh|văn bản|sự kiện)"
    r" (?:mới(?: nhất| đăng| cập nhật| hơn)?|liên quan|khác|cùng (?:chuyên mục|chủ đề|mục|loại|thể loại|tác giả)"
    r"|nổi bật|đọc nhiều(?: nhất)?|xem nhiều(?: nhất)?|được quan tâm|đáng chú ý|nóng|trước đó|tiếp theo|cũ hơn"
    r"|đã đưa|đã đăng"
    r"|trong chuyên mục|cùng ngày|gợi ý|tham khảo)"
    r"|có thể bạn (?:quan tâm|thích|muốn đọc|chưa biết|cũng thích)|bạn có thể (?:quan tâm|thích)|dành cho bạn"
    r"|gợi ý cho bạn"
    r"|đọc (?:thêm|tiếp|nhiều|nhiều nhất)|xem (?:thêm|nhiều|nhiều nhất|tiếp)|đừng bỏ lỡ|mời (?:bạn|độc giả"
    r"|quý độc giả) (?:đọc|xem) thêm"
    r"|cùng (?:chuyên mục|chủ đề|mục|tác giả)|liên quan|được quan tâm(?: nhất)?|mới nhất"
    r"|(?:tin )?cùng chuyên mục khác"
    r"|related (?:news|posts|articles)|read more|see more|latest news|most read)"
    r"(?: (?:của|trong|về) .{1,30})?"
)
# Headings that an article may use itself: they count only when a list of titles follows.
_WEAK_HEADING = re.compile(
    r"tin tức(?: (?:-|&|và) sự kiện)?|thông báo|thông tin (?:mới|tuyên truyền|cần biết)|sự kiện|tiêu điểm"
    r"|nổi bật|video(?: clip)?"
    r"|multimedia|media|e-?magazine|infographics?|podcast|ảnh|thư viện (?:ảnh|video)|phóng sự ảnh|bài viết|chuyên mục"
    r"|văn bản(?: chỉ đạo(?:,? điều hành)?)?|tin nóng|thời sự|đọc báo in|chuyên đề|tin hoạt động|tin địa phương"
    r"|hoạt động"
)
_TEASER_LINE = re.compile(
    r"(?:>+|»+|->|=>|►|▶)\s*\S|(?:[•*-]\s*)?(?:đọc thêm|xem thêm|đọc tiếp|tin liên quan|bài liên quan|xem ngay"
    r"|mời (?:bạn|độc giả|quý vị)"
    r"(?: (?:đọc|xem))? ?(?:thêm|tiếp)?|có thể bạn quan tâm|tham khảo thêm)\s*(?::|>>|»|\|)\s*\S"
)

_STRONG = re.compile(
    r"(?:đang |số người |khách |thành viên |lượt )*(?:online|trực tuyến|truy cập)(?: hiện tại| hôm nay"
    r"| hôm qua)?\s*[:\-]?\s*[\d.,]+(?: (?:người|lượt|khách))?"
    r"|(?:tổng |số )*(?:số )?(?:lượt )?(?:truy cập|xem|đọc|người đọc|view|views)\s*[:\-]?\s*[\d.,]+(?: lượt| lần)?"
    r"|[\d.,]+ (?:lượt (?:xem|đọc|truy cập|thích)|views?|bình luận|người đang (?:online|truy cập))"
    r"|bạn còn \d+\s*/\s*\d+ ký tự|\d+\s*/\s*\d+ ký tự|(?:bạn )?vui lòng nhập .{1,60}|(?:hãy |mời bạn )?(?:viết"
    r"|nhập|gửi|để lại) (?:ý kiến|bình luận|phản hồi|nội dung)"
    r"(?: (?:của bạn|của bạn đọc|tại đây))?|(?:ý kiến|phản hồi|bình luận)(?: (?:bạn đọc|của bạn"
    r"|độc giả))?(?: ?\(?\d+\)?)?"
    r"|(?:chưa|không) có (?:bình luận|ý kiến|phản hồi)(?: nào)?|bạn cần đăng nhập .{1,40}|đăng nhập để .{1,40}"
    r"|hãy là người đầu tiên .{1,40}"
    r"|(?:trả lời|thích|báo cáo vi phạm)|mã (?:xác nhận|bảo mật|captcha)|nhập mã .{1,20}"
    r"|đăng (?:nhập|ký|xuất)(?: ?[/|] ?đăng (?:nhập|ký))?(?: tài khoản)?|quên mật khẩu|mật khẩu|tài khoản"
    r"|liên hệ quảng cáo|tên đăng nhập"
    r"|tìm kiếm(?: (?:theo ngày|nâng cao|tin tức|bài viết))?|tìm theo ngày|từ ngày(?: .{0,12})?"
    r"|đến ngày(?: .{0,12})?|xem theo ngày|chọn ngày|lịch"
    r"|chia sẻ(?: (?:bài viết|lên|qua|facebook|zalo|mạng xã hội).{0,30})?|in (?:bài viết|trang(?: này)?|bài)"
    r"|bản in|gửi (?:email|bài viết|cho bạn bè|mail)"
    r"|sao chép (?:liên kết|link)|copy link|lưu (?:bài viết|bài)|theo dõi .{1,40}(?:google news|trên .{1,30})"
    r"|cỡ chữ.{0,10}|(?:cỡ chữ\s*:?\s*)?a ?[-+]?(?: ?[|/]? ?a ?[-+]?){1,3}"
    r"|(?:nghe|đọc) (?:bài viết|bài|audio)|giọng (?:nam|nữ).{0,20}|\d+:\d\d ?/ ?\d+:\d\d"
    r"|(?:về|lên) đầu trang|quay lại|trở (?:về|lại)|trang (?:chủ|sau|trước|đầu|cuối)|(?:tiếp theo|kế tiếp)|next"
    r"|prev(?:ious)?|trang \d+ ?/ ?\d+"
    r"|(?:image|img|logo|banner|advertisement|quảng cáo|icon|play|close|menu|home|rss|sitemap|sơ đồ (?:trang"
    r"|cổng|website)|english|tiếng việt)"
    r"|(?:từ khóa|tags?|chủ đề|keywords?)\s*:.{1,200}|đánh giá(?: bài viết)?(?: .{0,30}sao)?|tổng số (?:điểm"
    r"|đánh giá) .{0,60}"
    r"|(?:©|copyright|bản quyền (?:thuộc|©)).{0,200}|all rights reserved.{0,100}|.{0,80}giữ bản quyền.{0,80}"
    r"|(?:thiết kế|phát triển|powered|design(?:ed)?) (?:bởi|by) .{1,80}"
    r"|(?:ghi rõ|vui lòng ghi|đề nghị ghi) .{0,20}nguồn .{1,100}|(?:trang chủ|home) ?[>\"/›|\-].{1,150}"
    r"|zalo|facebook|youtube|twitter|tiktok|instagram|messenger|linkedin|telegram|pinterest|viber"
)
_PAGER = re.compile(
    r"(?:[\"‹<]+|trang(?: (?:đầu|trước|sau|cuối))?|\d{1,4}|\.{2,3}|…|[›>]+|\s|\||next|sau|trước|cuối|đầu)+"
)
_SHARE_WORDS = frozenset(
    {
        "fb",
        "yt",
        "zl",
        "tw",
        "ig",
        "tt",
        "x",
        "facebook",
        "youtube",
        "zalo",
        "twitter",
        "tiktok",
        "instagram",
        "telegram",
    }
    | {"linkedin", "messenger", "pinterest", "viber", "email", "mail", "print", "in", "share", "like", "copy", "link"}
    | {"chia", "sẻ", "thích", "lưu", "sao", "chép"}
)
_TAIL = re.compile(
    r"(?:giấy phép|gpxb|số giấy phép|cơ quan (?:chủ quản|ngôn luận)|đơn vị chủ quản|(?:phó )?tổng biên tập"
    r"|trưởng ban biên tập"
    r"|chịu trách nhiệm (?:nội dung|chính|xuất bản))\b.{0,250}"
    r"|(?:tòa soạn|trụ sở|địa chỉ|điện thoại|đt|tel|fax|e-?mail|hotline|đường dây nóng|website|liên hệ"
    r"|quảng cáo)(?:\s*:.{0,250}|\s*[\d(+].{0,250})?"
    r"|(?:cổng|trang) thông tin điện tử [^.]{1,100}|báo điện tử [^.]{1,60}"
    r"|họ (?:và )?tên|nội dung|tiêu đề|gửi|hủy|gửi đi|tên (?:bạn|của bạn)|số điện thoại|tất cả\s*:?\s*[\d.,]*"
    r"|(?:trong |hôm )?(?:ngày|tuần|tháng|năm|nay|qua)(?: (?:này|trước|nay|qua))?\s*:\s*[\d.,]+|(?:tổng"
    r"|tổng cộng)\s*:\s*[\d.,]+"
    r"|(?:click|nhấn|bấm|kích) .{0,20}(?:để|vào) .{1,60}|video|ảnh|xem tất cả|xem chi tiết|chi tiết|thư viện.{0,20}"
    r"|liên kết(?: website| web)?|danh mục|chuyên mục|thống kê(?: truy cập)?|đang tải.{0,10}|tin tức|lượt truy cập"
)
_LINES_AT_HAND = 512  # each line is asked about several times while its neighbours are labelled


@lru_cache(maxsize=_LINES_AT_HAND)
def bare(line: str) -> str:
    """A line in matching form without its outer marks, as the patterns read it."""
    return " ".join(match_form(line).split()).strip(_OUTER)


def is_teaser_heading(line: str) -> bool:
    """Whether a line heads a list of other articles ("Tin liên quan")."""
    return len(line) <= 60 and _TEASER_HEADING.fullmatch(bare(line)) is not None


def may_head_teasers(line: str) -> bool:
    """Whether a line heads a list of other articles if such a list follows ("Tin tức")."""
    return len(line) <= 60 and _WEAK_HEADING.fullmatch(bare(line)) is not None


def is_teaser_line(line: str) -> bool:
    """Whether a line is a link to one other article, label and title together ("Đọc thêm: ...", ">> ...")."""
    return len(line) <= 250 and _TEASER_LINE.match(line.strip().lower()) is not None


@lru_cache(maxsize=_LINES_AT_HAND)
def is_furniture(line: str) -> bool:
    """Whether a line is a part of a page that no article's text has, wherever it stands."""
    if len(line) > 300:
        return False
    text = bare(line)
    if not text:
        return True
    low = match_form(line).strip()
    if low.startswith("©") or _STRONG.fullmatch(text):
        return True
    words = text.replace("|", " ").split()
    return len(words) > 1 and all(word in _SHARE_WORDS for word in words)


@lru_cache(maxsize=_LINES_AT_HAND)
def is_tail_furniture(line: str) -> bool:
    """Whether a line is a part of a page when it stands after the article's end or before its start."""
    if is_furniture(line):
        return True
    low = match_form(line).strip()
    if len(line) > 300:
        return False
    return bool(_PAGER.fullmatch(low) or (not low.endswith(".") and _TAIL.fullmatch(bare(line))))
