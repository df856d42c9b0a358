"""What is dated in the news, in the words that say one and the same event: data, and how to find it in a text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from vietnamese.normalise import match_form

# One event a line, in matching form: the words that ask for it, and behind ">" more that tell of it. A word may be of
# several events; those that say nothing of which event it is ("diễn ra", "tổ chức", "bắt đầu") are of none.
_EVENTS = (
    r"""
sinh(?! viên| hoạt| học| thái| vật| kế| sống| thời| tố| năm)|chào đời|ra đời|sinh ra|lọt lòng > sinh năm|sn
mất(?! việc| tích| mùa| điện| nước| trộm| cắp| khả năng| mát| an| trật tự| cân đối| liên lạc| bao| chức)|qua đời|
    từ trần|hy sinh|tử vong|thiệt mạng|chết(?! hụt)|trút hơi thở|tạ thế|tử nạn|bị giết|sát hại|băng hà|viên tịch >
    nhắm mắt|ra đi|thi thể|hưởng thọ|hưởng dương
cưới|kết hôn|hôn lễ|thành hôn|lên xe hoa|đính hôn|nên duyên|lấy chồng|lấy vợ > về chung một nhà|hôn nhân
ly hôn|ly dị|chia tay|ly thân > đường ai nấy đi
an táng|chôn cất|hỏa táng|đưa tang|lễ tang|truy điệu|mai táng > yên nghỉ|an nghỉ
khởi công|động thổ|đặt đá > bắt đầu (?:xây|thi công|làm)|triển khai (?:xây|thi công)|bắt tay xây
xây dựng|xây(?! xát)|thi công > dựng|khởi công|động thổ|hoàn thành
khánh thành|hoàn thành|hoàn tất|hoàn thiện|thông xe|khai trương|vận hành|xong|khắc phục|mở cửa|bàn giao|hợp long >
    đưa vào|đi vào|hoạt động|thông tuyến|dứt điểm
bắt(?! đầu| buộc| nguồn| tay| kịp| gặp| chước| mắt| chặt| mạch| sóng)|bắt giữ|bắt giam|tạm giữ|tạm giam|sa lưới|
    tóm gọn|khống chế|đầu thú|tự thú|vây bắt > di lý|dẫn giải|tóm|ra lệnh bắt|giam giữ
bỏ trốn|vượt ngục|đào tẩu|truy nã > trốn
khởi tố > lập án
truy tố > cáo trạng
xét xử|tuyên án|tuyên phạt|kết án|lĩnh án|nhận án|hầu tòa|ra tòa|phúc thẩm|sơ thẩm >
    xử(?! lý| phạt)|phiên tòa|phiên xử|tuyên(?! truyền| bố| dương| ngôn)|bản án
ban hành|ký(?! túc| ức| hiệu| kết hợp đồng)|ban bố > ra đời|công bố|phát hành|
    (?:ra|có) (?:quyết định|văn bản|công văn|thông báo|chỉ thị|nghị quyết|thông tư|kết luận)
cấp(?! cứu| xã| huyện| tỉnh| ủy| thành| cao| trên| dưới| bộ| độ| bậc| thẩm| nước| cơ| dưỡng)|cấp phép > ký
thông qua|biểu quyết|bấm nút|ấn nút|nhấn nút|tán thành|phê chuẩn|phê duyệt|chấp thuận > duyệt|đồng ý
hiệu lực|áp dụng|thi hành > có giá trị|thực thi|thực hiện
hết hạn|hết hiệu lực|đáo hạn|hạn chót|hạn cuối|hết thời hạn > thời hạn|kỳ hạn|gia hạn|chậm nhất|chấm dứt
khai mạc|mở màn|khởi tranh|phát động|khai trương|khai hội|khai giảng > khởi động|lễ phát động|ra quân|bắt đầu|khai hỏa|
    mở đầu|diễn ra|tổ chức
bế mạc|bế giảng|hạ màn > kết thúc|khép lại|diễn ra
thành lập|sáng lập|khai sinh|tái lập > ra đời|lập|hình thành|chia tách|thiết lập
lập quan hệ|thiết lập|đặt quan hệ|đối tác chiến lược > quan hệ ngoại giao
giải thể|phá sản|sáp nhập|hợp nhất > đóng cửa|ngừng hoạt động|dừng hoạt động|nhập
bổ nhiệm|nhậm chức|được bầu|đắc cử|trúng cử|trở thành|giữ chức|đảm nhiệm|đảm nhận|lên nắm|nắm quyền|lên ngôi|tái đắc cử|
    điều động|luân chuyển|nhận chức|tuyên thệ|lên làm|về làm|
    làm (?:chủ tịch|giám đốc|bí thư|tổng|phó|trưởng|bộ trưởng|hiệu trưởng|huấn luyện viên|thủ tướng|hlv) >
    phân công|chỉ định|tiếp quản|nhận nhiệm vụ|bầu|kế nhiệm|đăng quang|giữ (?:vị trí|cương vị)|cương vị|kế vị|được giao
từ chức|miễn nhiệm|bãi nhiệm|cách chức|nghỉ hưu|thôi (?:chức|giữ|việc|làm)|rời ghế|sa thải|bãi chức|từ nhiệm|thoái vị|
    về hưu|mất chức|nghỉ việc > cho nghỉ|nghỉ làm|đình chỉ|rời|nghỉ
kết nạp|vào đảng > đứng trong hàng ngũ|gia nhập
gia nhập|đầu quân|khoác áo|cập bến > chuyển nhượng|chiêu mộ|chuyển đến|chuyển sang|ký hợp đồng|tham gia|tới với|về với
nhập viện|vào viện|nằm viện > cấp cứu|tiếp nhận|bệnh viện|đến viện|chuyển viện
xuất viện|ra viện > về nhà|rời bệnh viện|rời viện
phẫu thuật|ca mổ > mổ|can thiệp|ghép
ra mắt|phát hành|công chiếu|lên sóng|trình làng|mở bán|phát sóng|lên kệ|khởi chiếu|xuất bản > tung ra|bán|chiếu|
    giới thiệu|in|công bố|có mặt|đến tay|lên mạng|bày bán
công bố|tuyên bố|họp báo > thông báo|công khai|loan báo|xác nhận|đăng tải|tiết lộ|cho biết|cho hay
tốt nghiệp|ra trường > nhận bằng|bảo vệ luận án|học xong|bằng
nhập ngũ|đi lính|đi bộ đội|tòng quân|xuất ngũ|phục viên > lên đường
hỏa hoạn|bốc cháy|phát hỏa|phát nổ|cháy nổ > cháy|nổ|bùng phát
mất tích|biến mất|mất liên lạc
hạ thủy|phóng thử|bắn thử|bay thử|cất cánh lần đầu > phóng|bắn|bay|thử nghiệm|cất cánh
không kích|đánh bom|tấn công > oanh tạc|đánh|nổ|phóng|bắn
thăm(?! dò)|công du|chuyến thăm > ghé|tới|đến|làm việc|đặt chân|đón
hội đàm|tiếp kiến|hội kiến > gặp|tiếp|thượng đỉnh|đón
vô địch|đăng quang|lên ngôi > giành|đoạt|nâng cúp|giật|nhà vua
khai trừ|cảnh cáo|khiển trách|cách chức > kỷ luật|xử lý
xử phạt > phạt
phong tặng|truy tặng > trao|tặng|vinh danh|nhận|công nhận
đạt chuẩn > công nhận|đón nhận
tựu trường|nhập học|khai giảng > năm học|học
đổi tên > mang tên|đặt tên|đổi thành|tên
đổ bộ > bão|vào bờ|vào đất liền|ảnh hưởng
sửa đổi|bãi bỏ|hủy bỏ > xóa|bỏ|thay thế|hủy|bổ sung
hẹn hò|tỏ tình|đính ước > yêu|quen|công khai
""".strip()
    .replace("\n    ", "")
    .splitlines()
)


def _words_of(line: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What asks for an event, and what tells of it."""
    asks, _, more = line.replace("> ", ">").partition(">")
    asks = asks.strip().rstrip("|")
    told = f"{asks}|{more.strip()}" if more else asks
    return re.compile(rf"(?<!\w)(?:{asks})(?!\w)"), re.compile(rf"(?<!\w)(?:{told})(?!\w)")


_OF, _TOLD = zip(*map(_words_of, _EVENTS), strict=True)
_ASKS = re.compile(
    r"(?<!\w)(?:(?:vào |từ |lúc |đến |tới |trong )?(?:ngày|năm|tháng|hôm|lúc|khi|hồi|thời gian|thời điểm)"
    r"(?: tháng| năm)* (?:nào|mấy|bao nhiêu|gì)|bao giờ|ngày tháng)(?!\w)"
)
_CUT = re.compile(r"[,;:?]|(?<!\w)(?:rồi|sau khi|trước khi|kể từ khi|để|nhằm)(?!\w)")


@lru_cache(maxsize=256)
def events_asked(question: str) -> tuple[int, ...]:
    """The events that the word nearest before the asking word tells of, else the first behind it; none if neither."""
    form = match_form(question)
    asking = _ASKS.search(form)
    if asking is None:
        return ()
    start = max((cut.end() for cut in _CUT.finditer(form, 0, asking.start())), default=0)
    end = next((cut.start() for cut in _CUT.finditer(form, asking.end())), len(form))
    before = [(m.end(), m.end() - m.start(), i) for i, m in _found(form, start, asking.start())]
    if before:
        last = max(before)[:2]
        return tuple(i for at, length, i in before if (at, length) == last)
    behind = [(m.start(), m.start() - m.end(), i) for i, m in _found(form, asking.end(), end)]
    first = min(behind, default=(0, 0, 0))[:2]
    return tuple(i for at, length, i in behind if (at, length) == first)


def _found(form: str, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
    return [(i, match) for i, words in enumerate(_OF) for match in words.finditer(form, start, end)]


def spans_of(events: Sequence[int], text: str) -> tuple[tuple[int, int], ...]:
    """Where a text tells one of some events."""
    form = match_form(text)
    return tuple(match.span() for event in events for match in _TOLD[event].finditer(form))


def is_issue(events: Sequence[int]) -> bool:
    """True when one of the events is a document's: its date stands by its number, with no word of what happened."""
    return any(_EVENTS[event].startswith(("ban hành", "cấp(")) for event in events)


def is_end(events: Sequence[int]) -> bool:
    """True when one of the events is an end: "đến hết ngày 31/10" tells it as well."""
    return any(_EVENTS[event].startswith(("hết hạn", "bế mạc")) for event in events)
