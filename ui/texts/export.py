"""Words of what leaves the page as a file or through the clipboard, beside those that the page itself shows."""

EXPORTED = "{name}, xuất lúc {time}."
TIME = "%H:%M ngày %d/%m/%Y"
UNTITLED = "Cuộc trò chuyện"
FILE = "tệp {source}"
NO_ANSWER = "Câu hỏi này chưa có câu trả lời."
EMPTY = "Cuộc trò chuyện chưa có câu hỏi nào."
PAGE = "Trang "
