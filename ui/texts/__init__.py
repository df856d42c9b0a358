"""Every Vietnamese sentence of the page that does not come from an answer or an error."""

from records.answer import Writer
from records.passage import SectionKind

TITLE = "Trợ lý Nghị quyết"
SUBTITLE = "Hỏi đáp về nghị quyết và số liệu trong các bài viết đã nạp"
MACHINE_NOTICE = "Câu trả lời do máy tạo ra. Hãy đối chiếu với nguồn được trích dẫn trước khi sử dụng."
CHAT_TAB = "Hỏi đáp"
CHAT_LABEL = "Hội thoại"
WELCOME = "Bạn muốn biết điều gì?"
WELCOME_HINT = "Mỗi câu trả lời kèm nguồn: bấm vào số nguồn để mở bài viết đúng chỗ được trích."
QUESTION_LABEL = "Câu hỏi"
QUESTION_PLACEHOLDER = "Nhập câu hỏi, rồi nhấn Enter…"
SEND = "Gửi"
NEW_TALK = "Cuộc trò chuyện mới"
WRITER_LABEL = "Cách viết"
WRITERS = {Writer.EXTRACTIVE: "Trích nguyên văn", Writer.MODEL: "Mô hình viết"}
WAITING = "Đang tìm trong bài viết và soạn câu trả lời…"
GROWING = "Đang viết tiếp…"

SOURCES_HEADING = "Nguồn"
RELATED_HEADING = "Đoạn gần với câu hỏi, không phải câu trả lời"
NOT_FOUND = "Các bài viết đã nạp không có thông tin để trả lời câu hỏi này."
NOT_FOUND_HINT = "Hãy thử hỏi cách khác, hoặc nêu rõ hơn tên đơn vị, năm hay số văn bản."
NO_DATE = "không ghi ngày"
NOTE_LABEL = "Lưu ý"
QUOTED = "Trích nguyên văn từ bài viết."
WRITTEN_BY_MODEL = "Mô hình {name} viết, từng câu đã được đối chiếu với câu được dẫn."
PREPARED = "Câu trả lời soạn sẵn của chương trình."
SECTION_NOTES = {
    SectionKind.CAPTION: "chú thích ảnh",
    SectionKind.TEASER: "tin dẫn của bài khác",
    SectionKind.FURNITURE: "phần ngoài bài viết",
}
OPEN_SOURCE = "Mở nguồn {n} trong bài viết"

UNEXPECTED_ERROR = "Rất tiếc, máy chủ gặp trục trặc nên chưa trả lời được. Hãy thử hỏi lại sau ít phút."
# What Gradio's client says in English in its own words, whatever the server answers.
GRADIO_TOASTS = {
    "Error": "Chưa gửi được câu hỏi",
    "This application is currently busy. Please try again.": "Đang có nhiều người cùng hỏi. Hãy thử lại sau ít phút.",
    "Connection Lost": "Mất kết nối",
    "Connection to the server was lost. Attempting reconnection...": "Mất kết nối tới máy chủ. Đang nối lại…",
    "Connection errored out.": "Mất kết nối tới máy chủ. Hãy kiểm tra mạng rồi thử lại.",
}

YOUR_QUESTION = "Câu hỏi của bạn"
MACHINE_ANSWER = "Câu trả lời của máy"

PANEL_LABEL = "Bài viết được trích dẫn"
PANEL_CLOSE = "Đóng bài viết"
PANEL_LOADING = "Đang mở bài viết…"
PANEL_FAILED = "Chưa mở được bài viết. Hãy kiểm tra kết nối tới máy chủ rồi bấm lại."
TEASERS_HEADING = "Tin dẫn của bài khác"
FURNITURE_HEADING = "Phần ngoài bài viết (thanh công cụ, bình luận, lượt truy cập…)"
SOURCE_FILE = "Tệp"
ARTICLE_NOT_FOUND = "Không mở được bài viết"

# Read by the scripts of ui/static.
FOR_SCRIPT = {
    "chatLabel": CHAT_LABEL,
    "question": YOUR_QUESTION,
    "answer": MACHINE_ANSWER,
    "close": "Đóng",
    "writerLabel": WRITER_LABEL,
    "toasts": GRADIO_TOASTS,
    "panelLabel": PANEL_LABEL,
    "panelClose": PANEL_CLOSE,
    "panelLoading": PANEL_LOADING,
    "panelFailed": PANEL_FAILED,
}

# Gradio has no Vietnamese locale: flat keys under "en" replace its English strings.
GRADIO = {
    "blocks.connection_can_break": "Trên điện thoại, kết nối có thể bị ngắt khi rời trang hoặc tắt màn hình.",
    "blocks.long_requests_queue": "Đang có nhiều yêu cầu chờ xử lý.",
    "blocks.lost_connection": "Mất kết nối do rời trang. Đang nối lại…",
    "blocks.waiting_for_inputs": "Hãy chờ tải xong rồi thử lại.",
    "chat_interface.chatbot": CHAT_LABEL,
    "chat_interface.conversation": CHAT_LABEL,
    "chat_interface.message_placeholder": QUESTION_PLACEHOLDER,
    "chat_interface.new_chat": NEW_TALK,
    "chatbot.cancel": "Hủy",
    "chatbot.clear": "Xóa hội thoại",
    "chatbot.complete": "Hoàn tất",
    "chatbot.copied_message": "Đã chép",
    "chatbot.copy_message": "Sao chép",
    "chatbot.dislike": "Không hữu ích",
    "chatbot.edit": "Sửa",
    "chatbot.like": "Hữu ích",
    "chatbot.retry": "Thử lại",
    "chatbot.submit": SEND,
    "chatbot.undo": "Hoàn tác",
    "common.back_to_app": "Trang chính",
    "common.back_to_app_description": "Quay lại trang chính",
    "common.clear": "Xóa",
    "common.display_theme": "Giao diện",
    "common.empty": "Trống",
    "common.error": "Lỗi",
    "common.language": "Ngôn ngữ",
    "common.loading": "Đang tải",
    "common.logo": "biểu trưng",
    "common.or": "hoặc",
    "common.progress": "Tiến độ",
    "common.remove": "Bỏ",
    "common.run": "Chạy",
    "common.settings": "Thiết lập",
    "common.share": "Chia sẻ",
    "common.submit": SEND,
    "common.undo": "Hoàn tác",
    "errors.build_error": "có lỗi khi dựng trang",
    "errors.config_error": "có lỗi cấu hình",
    "errors.contact_page_author": "Hãy báo cho người quản trị trang.",
    "errors.no_app_file": "không có tệp chương trình",
    "errors.runtime_error": "có lỗi khi chạy",
    "status.queue_position": "Đang chờ: {position}/{size}",
}
