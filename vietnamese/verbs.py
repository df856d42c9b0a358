"""The verbs that tell something of a figure ("kết nạp", "đạt", "tăng"), told from the same syllables within nouns."""

import re

from vietnamese.normalise import match_form

# Those that stand before figures in 5,000 news articles, most frequent first, and those of Party reports.
_VERBS = """
    có | là | tăng | lên | còn | đạt | giảm | chiếm | gồm | bao gồm | trị giá | mua | bán | đầu tư | mang | đưa |
    mất | xây dựng | giành | ghi | thực hiện | sử dụng | thắng | thua | lấy | kéo dài | thu | giữ | vượt | chở |
    trả | sở hữu | phạt | phát hiện | bắt | xử lý | tổ chức | sản xuất | tăng trưởng | hỗ trợ | trang bị | cần |
    chạy | thi đấu | chứa | tham gia | giao dịch | bắn | vay | hoàn thành | giao | chết | tham dự | dự | đóng |
    kết thúc | xuất khẩu | nhập khẩu | hoạt động | bắt giữ | gặp | triển khai | công bố | kiểm tra | giám sát |
    kiểm tra, giám sát | bỏ | thưởng | dùng | tạo | thiết kế | niêm yết | cung cấp | học | chuẩn bị | dành |
    đăng ký | dẫn | huy động | mở | ký | vận chuyển | thu hút | đón | phóng | kinh doanh | thuê | chuyển | trúng |
    tập hợp | thiệt mạng | tử vong | bị thương | mất việc | gửi | nuôi | rút | cấp | tặng | trao | chiếm đoạt |
    đóng góp | kiếm | phát triển | khai thác | tuyên phạt | đào tạo | thành lập | gây | xây | tìm | chi | bổ sung |
    áp dụng | điều trị | thông qua | chọn | đáp ứng | nộp | phục vụ | thu giữ | tiếp nhận | nhận | cứu | đoạt |
    trồng | quản lý | góp | quyết định | duy trì | xảy ra | nợ | xử phạt | điều tra | lựa chọn | bố trí | lập |
    hưởng | lĩnh | bồi thường | chịu | nắm | bảo vệ | điều chỉnh | tiêu thụ | kết án | đổ | thả | bàn giao | nâng |
    hạ | hiến | thi công | ban hành | phát hành | tốn | bồi dưỡng | khám | tiêu diệt | phá | ủng hộ | giải quyết |
    triệu hồi | khởi tố | truy tố | khởi công | tuyển | tuyển dụng | xét xử | di dời | giết | đàm phán | bổ nhiệm |
    bổ nhiệm lại | quy hoạch | khảo sát | triệu tập | tốt nghiệp | kết nạp | khai trừ | cụ thể hóa | lên tới |
    lên đến | khiển trách | cảnh cáo | cách chức | thi hành kỷ luật | xử lý kỷ luật | kỷ luật | thi hành |
    khen thưởng | biểu dương | tuyên dương | ghi danh | luân chuyển | điều động | điều động luân chuyển | chỉ định |
    giới thiệu | phân công | phê duyệt | thẩm định | tuyên truyền | vận động | tiếp xúc | đối thoại |
    tiếp xúc đối thoại | tập huấn | quán triệt | học tập | rà soát | sắp xếp | sáp nhập | giải thể | chuyển giao |
    công nhận | đề nghị | đề xuất | chỉ đạo | cử | thành công | hướng dẫn | ước đạt | ước tính | tiến hành |
    tiếp tục | đánh giá | xếp loại | phát sinh | thu hoạch | thu hồi | giải ngân | giải phóng | cho vay | xóa |
    sửa chữa | nâng cấp | lắp đặt | khánh thành | trao tặng | tạm giữ | khống chế | thu thập | bầu | bỏ phiếu |
    tán thành | phản đối | thoát nghèo | sinh hoạt | phát trực tiếp | duy trì hoạt động | tập trung | bảo đảm |
    đảm bảo | nhất trí | phối hợp | chấm
"""
_ANY = "|".join(sorted((re.escape(match_form(verb.strip())) for verb in _VERBS.split("|")), key=len, reverse=True))
# A verb that is none before these: "tổ chức đảng", "cấp xã", "chi bộ", "dự án".
_IN_NOUNS = {
    "tổ chức": r"cơ sở|đảng|hội(?!\s(?:nghị|thi|thảo|trại|chợ|họp))|đoàn|chính trị|tín dụng|công đoàn|xã hội",
    "cấp": r"xã|huyện|tỉnh|thị|thành|ủy|trên|dưới|cao|bậc|cơ sở|trung|quốc|bộ|học|độ|phường|\d|và|,",
    "chi": "bộ|đoàn|ủy|hội|nhánh|tiết|phí|cục", "thu": "nhập|ngân|hẹp", "học": "phí|sinh|viên|kỳ|bổng|hỏi|vấn",
    "bắt": "đầu|buộc", "nhận": "thức|định|xét|diện", "đầu tư": "công|nước", "ghi": "bàn:", "bầu": "cử",
    "tuyển": r"thủ|sinh|mộ|u\d", "phạt": "đền|góc", "dự": "án|thảo|toán|kiến|báo|bị|phòng|luật", "phá": "sản",
    "ký": "túc|ức|hiệu", "chấm": "dứt|thi", "lập": "trường", "còn": "lại",
}  # fmt: skip
_NO_VERB = "|".join(rf"{verb}\s(?:{after})(?!\w)" for verb, after in _IN_NOUNS.items()) + r"|cấp(?=[,.;]|$)"
# The same behind these: "doanh thu", "trừng phạt", "đội tuyển".
_NOT_BEHIND = "".join(rf"(?<!{before} )" for before in ("doanh", "trừng", "đội", "hình", "hàng", "năm", "chủ"))
_ONE = rf"(?!{_NO_VERB})(?:{_ANY})(?!\w)"
_NEW = "là|có|còn|đạt|chiếm|tăng|giảm|vượt|lên|gồm"  # a new statement, no part of the verb before
_VERB = re.compile(rf"(?<![\w-]){_NOT_BEHIND}{_ONE}(?:(?:,?\s(?:và\s)?)(?!(?:{_NEW})(?!\w)){_ONE}){{0,3}}")
# Behind one of these, a verb is part of a noun: "cuộc kiểm tra", "công tác giám sát", "chỉ tiêu kết nạp".
_MADE_NOUN = re.compile(
    r"(?<!\w)(?:cuộc|việc|sự|công tác|lớp|hoạt động|kết quả|mục tiêu|chỉ tiêu|nhiệm vụ|kế hoạch|hội nghị|chương trình"
    r"|đội|tổ|ban|phòng|trung tâm|chi phí|vốn|đoàn|quá trình|lượt|vụ|giấy|khâu|ủy ban|văn bản|(?<!cơ )sở|để)\s{1,2}$"
)
_LONGEST_NOUN = 20
# "nhất là", "đặc biệt là" before what they point out tell nothing.
_INTRO = re.compile(r"\s{0,2}(?:nhất|đặc biệt|tức|nghĩa|hay)\slà")


def find_verbs(text: str, form: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the verbs of text[start:end] stand, in order; `form` is the matching form of the text.

    Verbs that follow each other are one ("tổ chức thực hiện", "kiểm tra, giám sát"). A capital inside the stretch
    opens a name ("Ban Quản lý"), no verb.
    """
    return tuple(
        match.span()
        for match in _VERB.finditer(form, start, end)
        if not _INTRO.fullmatch(form, start, match.end())
        and not (text[match.start()].isupper() and form[start : match.start()].strip())
        and not _MADE_NOUN.search(form, max(start, match.start() - _LONGEST_NOUN), match.start())
    )
