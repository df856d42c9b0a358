"""The sentences of the tab "Bài viết", and of who may change it."""

from ingest.report import Outcome

TAB = "Bài viết"

# The list
SEARCH_LABEL = "Tìm bài viết"
SEARCH_PLACEHOLDER = "Tìm trong tên bài, nơi, tên tệp và nội dung (không cần gõ dấu)"
ORDER_LABEL = "Sắp xếp"
ORDERS = {"newest": "Mới nhất trước", "oldest": "Cũ nhất trước", "title": "Tên bài A–Z"}
TABLE_CAPTION = "Các bài viết đã nạp"
CHOOSE = "Chọn"
CHOOSE_ONE = "Chọn bài {title}"
TITLE = "Tên bài"
DATE = "Ngày"
NO_DATE = "không ghi ngày"
PLACE = "Nơi"
FIGURES = "Số liệu"
DOCUMENTS = "Văn bản"
FILE = "Tệp"
COUNT = "{count} bài viết"
COUNT_FOUND = "{found} trong {count} bài viết khớp với “{search}”"
COUNT_PAGE = "đang xem {first}–{last}"
EMPTY = "Chưa có bài viết nào"
EMPTY_HINT = "Hãy thêm bài ở mục “Thêm bài viết”: kéo tệp vào, hoặc dán nội dung. Thêm xong là hỏi được ngay."
EMPTY_HINT_REFUSED = "Khi có bài được nạp, danh sách sẽ hiện ở đây."
NOTHING_FOUND = "Không có bài nào khớp với “{search}”"
NOTHING_FOUND_HINT = "Hãy thử ít từ hơn, hoặc xóa ô tìm kiếm để xem tất cả."
PREVIOUS_PAGE = "‹ Trang trước"
NEXT_PAGE = "Trang sau ›"

# Adding
ADD = "Thêm bài viết"
DROP_LABEL = "Chọn tệp"
FORMATS = "Đọc được các tệp {suffixes}, mỗi tệp tối đa {megabytes} MB. PDF, Word, Excel: hãy lưu thành .txt hoặc .html."
PASTE_LABEL = "Hoặc dán nội dung bài (văn bản hoặc HTML)"
PASTE_PLACEHOLDER = "Dán tên bài và toàn bộ nội dung vào đây…"
NAME_LABEL = "Tên cho nội dung đã dán (có thể bỏ trống)"
NAME_PLACEHOLDER = "ví dụ: Đại hội Đảng bộ xã 2026"
ADD_BUTTON = "Nạp vào kho"
STOP_BUTTON = "Dừng"
NOTHING_GIVEN = "Chưa có gì để nạp. Hãy chọn tệp, hoặc dán nội dung bài viết rồi bấm “Nạp vào kho”."
TOO_MANY_FILES = "Có {count} tệp; mỗi lần nạp tối đa {most} tệp. Hãy chia thành nhiều lần."
TOO_LONG_TEXT = "Nội dung dán dài hơn mức cho phép ({megabytes} MB). Hãy chia nhỏ, hoặc lưu thành tệp."
UPLOADS_GONE = "Tệp đã tải lên không còn trên máy chủ (để quá lâu). Hãy chọn lại tệp rồi nạp."
TOO_MUCH_TITLE = "Chưa tải lên được"
TOO_MUCH = "Các tệp vừa chọn quá lớn để gửi trong một lần. Hãy chọn ít tệp hơn, hoặc chia nhỏ tệp."
STOPPED = "Chưa nạp vì đã dừng theo yêu cầu. Nạp lại tệp này khi cần."
STARTING = "Đang chuẩn bị…"
WORKING = "Đang nạp {done}/{total}"
STAGES = {
    "compare": "đang so với kho",
    "read": "đang đọc",
    "embed": "đang phân tích {part}%",
    "write": "đang lưu",
}
INDEXING = "Đang cập nhật chỉ mục tìm kiếm…"
WAITING = "chờ"
DONE = "xong"
MORE_BEFORE = "{count} tệp đã xong"
MORE_AFTER = "còn {count} tệp nữa"
CLASH_ONE = "Kho đã có một bài mang tên tệp này nhưng nội dung khác:"
CLASH_MANY = "Kho đã có {count} bài mang tên các tệp này nhưng nội dung khác:"
CLASH_ASK = "Thay bài cũ bằng nội dung mới, hay giữ cả hai (tệp mới được đánh số)?"
REPLACE = "Thay bài cũ"
KEEP_BOTH = "Giữ cả hai"
CANCEL_ADDING = "Chưa nạp"
NOT_ADDED = "Chưa nạp gì. Tệp và nội dung đã dán vẫn còn ở trên."
REPORT_CAPTION = "Kết quả nạp"
RESULT = "Kết quả"
REASON = "Ghi chú"
OUTCOMES = {
    Outcome.ADDED: "đã thêm",
    Outcome.UPDATED: "đã thay",
    Outcome.UNCHANGED: "đã có sẵn",
    Outcome.REMOVED: "đã gỡ",
    Outcome.FAILED: "không nạp được",
}
OUTCOME_NOTES = {
    Outcome.ADDED: "Có thể hỏi ngay về bài này.",
    Outcome.UPDATED: "Bài cũ cùng tên đã được thay bằng nội dung mới.",
    Outcome.UNCHANGED: "Kho đã có đúng nội dung này, không cần nạp lại.",
}

# Removing
REMOVE = "Gỡ bài đã chọn…"
NONE_CHOSEN = "Chưa chọn bài nào. Hãy đánh dấu ô ở đầu dòng của bài cần gỡ."
REMOVE_ASK_ONE = "Gỡ bài này khỏi kho?"
REMOVE_ASK_MANY = "Gỡ {count} bài này khỏi kho?"
REMOVE_LOST = (
    "Câu trả lời, bảng số liệu và bảng văn bản sẽ không dùng đến nữa. Có thể thêm lại bất cứ lúc nào bằng tệp gốc."
)
REMOVE_MORE = "và {count} bài khác"
REMOVE_YES = "Gỡ khỏi kho"
REMOVE_NO = "Giữ lại"
REMOVED_ONE = "Đã gỡ 1 bài khỏi kho."
REMOVED_MANY = "Đã gỡ {count} bài khỏi kho."
GONE_ALREADY = "Bài đã chọn không còn trong kho. Danh sách vừa được tải lại."

# Who may
PASSWORD_NEEDED = "Thêm và gỡ bài viết cần mật khẩu quản trị."
PASSWORD_LABEL = "Mật khẩu quản trị"
LOG_IN = "Đăng nhập"
LOG_OUT = "Đăng xuất"
LOGGED_IN = "Đã đăng nhập."
LOGGED_OUT = "Đã đăng xuất."
WRONG_PASSWORD = "Mật khẩu không đúng. Hãy thử lại."
TOO_MANY_TRIES = "Đã nhập sai quá nhiều lần. Hãy thử lại sau {minutes} phút."
LOG_IN_FAILED = "Chưa đăng nhập được. Hãy kiểm tra kết nối tới máy chủ rồi thử lại."
NO_PASSWORD_SET = (
    "Thêm và gỡ bài viết cần quyền quản trị. Hãy đăng nhập bằng khóa có quyền quản trị; hoặc người quản trị đặt "
    "ADMIN_PASSWORD trong tệp .env trên máy chủ rồi khởi động lại chương trình."
)
NOT_AT_THIS_MACHINE = (
    "Việc thêm và gỡ bài đang tắt: chưa đặt mật khẩu quản trị nên chỉ người ngồi tại máy chủ, mở trang bằng địa chỉ "
    "localhost, mới làm được. Để bật, người quản trị đặt ADMIN_PASSWORD trong tệp .env rồi khởi động lại chương trình."
)
OTHER_ORIGIN = "Yêu cầu đến từ một trang web khác nên không được nhận. Hãy mở lại trang này rồi làm lại."
NO_SUCH_ROUTE = "Trang này không có địa chỉ đó."
UNEXPECTED = "Rất tiếc, máy chủ gặp trục trặc nên chưa làm được. Hãy thử lại sau ít phút."

# Read by ui/static/library.js.
FOR_SCRIPT = {
    "logInFailed": LOG_IN_FAILED,
    "tooMuchTitle": TOO_MUCH_TITLE,
    "tooMuch": TOO_MUCH,
    "fileLabels": {
        "Click to upload or drop files": "Bấm để chọn tệp, hoặc kéo tệp vào đây",
        "File upload": DROP_LABEL,
        "Remove this file": "Bỏ tệp này",
    },
}
# Gradio's own words in the box for files.
GRADIO = {
    "upload_text.drop_file": "Kéo tệp vào đây",
    "upload_text.click_to_upload": "Bấm để chọn tệp",
    "common.upload": "Chọn thêm tệp",
    "file.uploading": "Đang tải lên…",
}
