"""What the tab "Hỏi đáp" says: history, feedback, filters, stopping, suggestions."""

NOTHING_LOADED = (
    "Chưa có bài viết nào được nạp nên chưa trả lời được. Hãy mở thẻ “Bài viết” để thêm, "
    "hoặc chạy trên máy chủ: python app.py ingest"
)
EARLIER = "Xem các câu trước"
STOP = "Dừng"
STOPPED = "Đã dừng theo yêu cầu: câu trả lời có thể chưa đủ."
STOPPED_EMPTY = "Đã dừng trước khi có câu trả lời."
EDITING = "Đang sửa câu hỏi cuối: khi gửi, câu trả lời cũ được thay bằng câu trả lời mới."
STOP_EDITING = "Thôi sửa"
NOT_KEPT = "Chưa lưu được cuộc trò chuyện này vào lịch sử. Vẫn hỏi đáp được bình thường."
NOTHING_TO_RETRY = "Chưa có câu hỏi nào để hỏi lại."

SUGGESTIONS_LABEL = "Câu hỏi tiếp theo"

HISTORY = "Lịch sử"
HISTORY_CLOSE = "Đóng lịch sử"
HISTORY_LABEL = "Các cuộc trò chuyện trước"
HISTORY_EMPTY = "Các cuộc trò chuyện của bạn sẽ hiện ở đây. Chỉ trình duyệt này xem được."
HISTORY_FAILED = "Chưa đọc được lịch sử. Hãy tải lại trang sau ít phút."
TALK_MISSING = "Không tìm thấy cuộc trò chuyện này: có thể nó đã bị xóa."
DELETE_ONE = "Xóa cuộc trò chuyện “{title}”"
DELETE_ALL = "Xóa tất cả"
DELETE_FAILED = "Chưa xóa được. Hãy thử lại sau ít phút."
TODAY = "Hôm nay"
YESTERDAY = "Hôm qua"
SAVE_AS = "Tải về:"
SAVE_MARKDOWN = "Markdown"
SAVE_DOCX = "Word"
SAVE_LABEL = "Tải cuộc trò chuyện này về dạng {form}"
FILE_NAME = "hoi-thoai"
FILE_MISSING = "Không tìm thấy cuộc trò chuyện này trong lịch sử của trình duyệt đang dùng."
FILE_FAILED = "Chưa tạo được tệp. Hãy thử lại sau ít phút."

FILTERS = "Bộ lọc"
FILTERS_ACTIVE = "Bộ lọc: {chosen}"
FILTER_ARTICLES = "Bài viết"
FILTER_PLACE = "Địa bàn"
FILTER_YEAR = "Năm"
FILTER_ANY = "Tất cả"
FILTER_MANY_ARTICLES = "{count} bài viết"
FILTER_YEAR_CHIP = "năm {year}"
CLEAR_FILTERS = "Bỏ lọc"
FILTERED = "Chỉ tìm trong phạm vi đã lọc: {scope}."

GOOD = "Hữu ích"
BAD = "Chưa tốt"
RETRY = "Hỏi lại"
REASONS = ("Sai số liệu", "Sai nguồn", "Thiếu ý", "Bài có nói mà không tìm thấy", "Khó hiểu", "Khác")
FEEDBACK_ABOUT = "Câu trả lời cho “{question}” chưa tốt ở điểm nào?"
REASON_LABEL = "Lý do"
COMMENT_LABEL = "Góp ý thêm (không bắt buộc)"
COMMENT_PLACEHOLDER = "Ví dụ: số đúng là…, ở bài…"
FEEDBACK_SAVE = "Gửi góp ý"
FEEDBACK_CLOSE = "Để sau"
FEEDBACK_TAKE_BACK = "Rút đánh giá"
FEEDBACK_KEPT = "Đã ghi nhận. Cảm ơn bạn."
FEEDBACK_TAKEN_BACK = "Đã rút đánh giá."
FEEDBACK_FAILED = "Chưa ghi được đánh giá. Hãy thử lại sau ít phút."
MAX_COMMENT = 1000  # characters

FOR_SCRIPT = {
    "good": GOOD,
    "bad": BAD,
    "retry": RETRY,
    "chosen": "{label} (đã chọn, bấm lại để rút)",
    "queuedQuestion": "Câu hỏi này sẽ được gửi ngay khi xong việc đang làm. Nhấn Esc để giữ lại.",
    "historyShow": "Hiện lịch sử",
    "historyHide": "Ẩn lịch sử",
    "deleteOne": "Xóa cuộc trò chuyện này? Việc này không hoàn lại được.",
    "deleteAll": "Xóa tất cả cuộc trò chuyện của bạn? Việc này không hoàn lại được.",
    "deleteYes": "Xóa",
    "deleteNo": "Giữ lại",
    "suggestions": SUGGESTIONS_LABEL,
    # English names that Gradio writes into the page by itself.
    "names": {
        "More tabs": "Các thẻ khác",
        "undo": "Sửa câu hỏi",
        "Show options": "Mở danh sách",
        "Remove all": "Bỏ hết",
    },
}

# Gradio's own buttons under an answer.
GRADIO = {
    "chatbot.dislike": BAD,
    "chatbot.like": GOOD,
    "chatbot.retry": RETRY,
    "chatbot.undo": "Sửa câu hỏi",
}
