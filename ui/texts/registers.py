"""The words of the registers' tabs, of their charts, and of the evaluation tab."""

from vectorstore.facts import FigureOrder

FIGURES_TAB = "Số liệu"
DOCUMENTS_TAB = "Văn bản"
REPORT_TAB = "Đánh giá"

SEARCH = "Từ trong câu, tên bài"
SEARCH_HINT = "ví dụ: kết nạp đảng viên"
PLACE, PLACE_HINT = "Nơi", "tỉnh, huyện, xã…"
YEAR, YEAR_HINT = "Năm", "ví dụ: 2022"
UNIT, UNIT_HINT = "Đơn vị", "ví dụ: đảng viên, %"
ARTICLE, ARTICLE_HINT = "Bài viết", "từ trong tên bài"
ORDER = "Sắp xếp"
ORDERS = {
    FigureOrder.TEXT: "Theo bài viết",
    FigureOrder.NEWEST: "Thời gian mới trước",
    FigureOrder.OLDEST: "Thời gian cũ trước",
    FigureOrder.LARGEST: "Con số lớn trước",
    FigureOrder.SMALLEST: "Con số nhỏ trước",
}
FIND, CLEAR, MORE_FILTERS = "Tìm", "Xóa bộ lọc", "Lọc thêm"
ACT = "Lệnh của bảng"
WRONG_YEAR = "Năm là bốn chữ số, ví dụ 2022. Hãy sửa ô Năm rồi tìm lại."
FAILED = "Rất tiếc, máy chủ gặp trục trặc nên chưa đọc được danh sách. Hãy thử lại sau ít phút."

FIGURE_COUNT, DOCUMENT_COUNT = "{count} số liệu", "{count} văn bản"
SHOWN = "dòng {first}–{last}"
NO_FIGURES = "Không có số liệu nào như vậy. Hãy bớt điều kiện lọc, hoặc nạp thêm bài viết."
NOTHING_STATED = (
    "Chưa có số liệu nào: kho chưa có bài viết, hoặc các bài đã nạp không nêu số liệu. "
    "Hãy thêm bài ở thẻ “Bài viết”; số liệu sẽ tự hiện ở đây."
)
NOTHING_MENTIONED = (
    "Chưa có văn bản nào: kho chưa có bài viết, hoặc các bài đã nạp không nhắc đến văn bản. "
    "Hãy thêm bài ở thẻ “Bài viết”; văn bản sẽ tự hiện ở đây."
)
NO_DOCUMENTS = "Không có văn bản nào như vậy. Hãy bớt điều kiện lọc, hoặc nạp thêm bài viết."
BEFORE, NEXT, PAGES = "Trang trước", "Trang sau", "Các trang"
DOWNLOAD_CSV, DOWNLOAD_XLSX = "Tải CSV", "Tải Excel"
FIGURES_CAPTION = "Số liệu trong các bài viết, mỗi dòng một con số"
PICK, WRITTEN, ABOUT, PERIOD, AT_PLACE, SOURCE = "Chọn", "Con số", "Nói về", "Thời gian", "Nơi", "Nguồn"
PICK_ROW = "Chọn số {written} để vẽ biểu đồ"
SERIES, SERIES_OF = "Cả dãy", "Vẽ mọi số cùng loại với số {written}"
OTHERS_SAY = "≠ Bài khác nêu:"
UNKNOWN = "không ghi"
OPEN = "Mở câu này trong bài viết"
CHART_HINT = (
    "Đánh dấu chọn hai dòng trở lên, hoặc bấm “Cả dãy” ở một dòng, để xem biểu đồ. Bấm vào một điểm để mở câu nêu số."
)
CHOSEN, DROP_ALL = "Đã chọn {count} dòng", "Bỏ chọn tất cả"
ONE_MORE = "Hãy chọn thêm ít nhất một dòng cùng đơn vị để có biểu đồ."
TOO_MANY = (
    "Chỉ vẽ {most} dòng đầu trong {count} dòng cùng loại. Hãy lọc thêm theo nơi hay năm để thấy các dòng còn lại."
)

BOUNDED = "Điểm rỗng: bài viết chỉ nêu mức hơn, dưới hay khoảng chừng."
NOT_FROM_ZERO = "Trục đứng không bắt đầu từ 0."
GAPS = "Nét đứt: giữa hai thời điểm không có số liệu."
DIFFERENT = "Các nguồn nêu khác nhau ở {where}: {values}."
LEFT_OUT = "Chỉ vẽ {drawn} trong {all}; bảng có đủ."
SERIES_WORD, BARS_WORD = "nơi", "dòng"
UNIT_IS = "Đơn vị: {unit}"
OPEN_POINT = "Mở câu nêu số này."
CHART_OF = "Biểu đồ: {title}"

NUMBER, NUMBER_HINT = "Số văn bản", "ví dụ: 02-NQ/TU"
ISSUER, ISSUER_HINT = "Cơ quan ban hành", "ví dụ: tỉnh ủy"
DOCUMENT_SEARCH, DOCUMENT_SEARCH_HINT = "Từ trong câu nhắc đến văn bản", "ví dụ: chuyển đổi số"
DOCUMENTS_CAPTION = "Văn bản được nhắc đến trong các bài viết"
DOCUMENT, ISSUED, ISSUED_BY, TITLE, MENTIONED = (
    "Văn bản",
    "Ngày ban hành",
    "Cơ quan ban hành",
    "Trích yếu",
    "Nơi nhắc đến",
)
MENTIONS = "{articles} bài, {mentions} lần"
MORE_MENTIONS = "và {count} lần nữa; tệp Excel hay CSV chỉ ghi lần đầu, hãy lọc theo số văn bản để xem từng bài."

NO_REPORT = "Chưa có báo cáo đánh giá."
NO_REPORT_HINT = "Báo cáo xuất hiện ở đây sau khi người quản trị chạy lệnh chấm điểm trên máy chủ:"
REPORT_COMMAND = "python app.py eval"
UNREADABLE_REPORT = "Báo cáo đánh giá đã lưu không đọc được. Hãy chạy lại lệnh chấm điểm trên máy chủ:"
REPORT_HEADING = "Lần chấm điểm gần nhất"
REPORT_MADE = "Lập lúc {made}, {count} câu hỏi ({questions}) trên {articles} bài viết."
REPORT_QUOTED = "trích nguyên văn"
REPORT_WRITER = "Cách viết: {writer}; mô hình nhúng: {embedder}."
GATE_PASSED, GATE_FAILED = "Mốc chất lượng: đạt.", "Mốc chất lượng: không đạt."
NO_GATE = "Bộ câu hỏi này không có mốc chất lượng để so."
TILES = (
    "đúng",
    "đúng và dẫn đúng câu",
    "câu có số liệu sai",
    "tìm thấy câu cần dẫn (10 câu đầu)",
    "từ chối đúng: độ chuẩn / độ phủ",
)
PARTS_HEADING, CATEGORIES_HEADING, MODEL_HEADING = (
    "Phần để riêng và phần còn lại",
    "Theo loại câu hỏi",
    "So với mô hình ngôn ngữ",
)
PART_NAMES = {"held_out": "để riêng", "steered_by": "còn lại", "summary": "tất cả"}
REPORT_HEADS = (
    "Số câu",
    "Đúng",
    "Đúng và dẫn đúng câu",
    "Số liệu sai",
    "Trích dẫn: chuẩn / phủ",
    "Từ chối: chuẩn / phủ",
    "Thời gian trung vị",
)
PART, CATEGORY, MEASURE = "Phần", "Loại", "Số đo"
CATEGORY_CHART = "Tỷ lệ đúng và dẫn đúng câu theo loại câu hỏi"
