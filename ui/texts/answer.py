"""What is said in an answer's box, in the popover of a citation, and in the article beside the chat."""

from records.answer import Status

BADGES = {
    Status.ANSWERED: "Tìm thấy trong bài viết",
    Status.CONFLICT: "Nguồn nói khác nhau",
    Status.AMBIGUOUS: "Câu hỏi hợp với nhiều trường hợp",
    Status.NOT_FOUND: "Không tìm thấy trong bài viết",
}
# Of the table of versions: its caption and the heads of its three columns.
VERSIONS = {
    Status.CONFLICT: ("Các giá trị khác nhau, theo nguồn", "Giá trị", "Nguồn nói", "Nguồn"),
    Status.AMBIGUOUS: ("Các trường hợp hợp với câu hỏi", "Giá trị", "Nói về", "Nguồn"),
}
MORE_SOURCES = "Xem thêm {count} nguồn"
COPY = "Chép kèm nguồn"
COPY_ALONE = "Chép câu trả lời"

MARK_BEGINS = "Bắt đầu đoạn được trích: "
MARK_ENDS = " (hết đoạn được trích)"
LEGEND_LABEL = "Chú giải"
LEGEND_MARK = "Đoạn được trích"
LEGEND_FIGURES = "Số liệu ({count})"
LEGEND_DOCUMENTS = "Văn bản ({count})"
FIGURE_UNIT = "Đơn vị: {unit}"
FIGURE_SAID = "Nói về: {said}"
FIGURE_PERIOD = "Thời kỳ: {period}"
FIGURE_PLACE = "Nơi: {place}"
FIGURE_ALONE = "Số liệu"
DOCUMENT_ISSUER = "Cơ quan ban hành: {issuer}"
DOCUMENT_ISSUED = "Ngày ban hành: {date}"
DOCUMENT_TITLE = "Tên: {title}"
PUBLISHED = "Ngày đăng: {date}"
PLACE = "Nơi: {place}"

FOR_SCRIPT = {
    "panelOpenAlone": "Mở trong thẻ mới",
    "panelBefore": "Nguồn trước",
    "panelAfter": "Nguồn sau",
    "panelSteps": "Các nguồn của câu trả lời",
    "copied": "Đã chép",
    "copyFailed": "Chưa chép được. Hãy bôi đen câu trả lời rồi nhấn Ctrl+C.",
    "copySources": "Nguồn:",
    "copyFile": "tệp",
}
