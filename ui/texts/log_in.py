"""The sentences of the pages that log in and out."""

from access.caller import Role

TITLE = "Đăng nhập"
LABEL = "Khóa truy cập"
HINT = "Dán khóa mà người quản trị đã cấp cho bạn, bắt đầu bằng tlnq_."
SUBMIT = "Vào hỏi đáp"
WRONG = "Khóa không đúng hoặc đã bị thu hồi. Hãy kiểm tra lại, hoặc xin người quản trị cấp khóa mới."
TOO_MANY_TRIES = "Đã nhập sai quá nhiều lần. Hãy thử lại sau {minutes} phút."
UNAVAILABLE = "Chưa kiểm tra được khóa vì máy chủ không đọc được tệp khóa. Hãy báo người quản trị xem nhật ký."
NO_KEY_YET = "Máy chủ này chưa có khóa truy cập nào. Người quản trị tạo khóa trên máy chủ bằng lệnh:"
COMMAND = 'python app.py keys add "Tên người dùng" --role ask'
BY_PROXY = "Nếu cơ quan có cổng đăng nhập chung, hãy mở trang này qua cổng đó; khi ấy không cần khóa."
ALREADY = "Bạn đang vào bằng “{name}” ({role})."
GO_ON = "Về trang hỏi đáp"
LOG_OUT = "Đăng xuất"
NOT_IN = "Bạn chưa đăng nhập bằng khóa nào."
BY_PROXY_OUT = "Tên này do cổng đăng nhập chung của cơ quan báo; hãy đăng xuất ở cổng đó."
HERE_OUT = "Người ngồi tại máy này không cần đăng nhập."
ROLES = {Role.ASK: "được hỏi", Role.ADMIN: "quản trị"}
