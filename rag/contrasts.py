"""What words say the same, and what words exclude each other: Vietnamese as such, no article's wording."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from vietnamese.words import is_content

# Words of one line stand for each other when a statement is looked for in a sentence.
_ALIKE = """
dùng | sử dụng
dự | tham dự | góp mặt | tham gia | có mặt
làm | khiến | gây | giết
quê | ngụ | trú | thường trú
chết | tử vong | thiệt mạng | tử nạn | qua đời | mất mạng | thương vong
nước | quốc gia
cả nước | toàn quốc
nước ta | việt nam
tới | đến | sang
đưa | chuyển | điều
dời | di dời | chuyển
gặp gỡ | gặp | tiếp xúc
chống | nhằm vào | chống lại
đốn | chặt | đốn hạ | chặt hạ
bố | cha | ba
lính | quân | binh sĩ
muốn | định | kế hoạch | dự định | mong muốn | nguyện vọng | có ý định | chuẩn bị | thúc đẩy
nữa | còn | vẫn | tiếp tục | duy trì
hỏng | gãy | hư | hư hỏng | hư hại
xong | hoàn thành | hoàn tất | kết thúc
xây | xây dựng | khởi công
mở | khai trương | khánh thành
án | tù | phạt
đền | bồi thường | đền bù
đồng ý | chấp thuận | nhất trí | cho phép | tán thành | ủng hộ | đồng tình | nhận lời | đồng thuận
lập | thành lập
bắt | bắt giữ | tạm giữ | bắt quả tang
thích | hứng thú | yêu thích | ưa thích | ham | mê | mặn mà
xin | đề nghị | kiến nghị | đề xuất
bắt trận | thi đấu | bắt chính
thi đấu | đá | ra sân | chơi
mắc | nhiễm | bị bệnh
đánh bom | bom | khủng bố
xe hơi | ô tô | ôtô
máy bay | phi cơ
lợn | heo
bảo đảm | đảm bảo
cho biết | khẳng định | nói | cho hay
chăm | chăm sóc
tội phạm | nghi phạm | nghi can | hung thủ
hết | toàn bộ | tất cả
công an | cảnh sát
vợ chồng | đôi
ly dị | ly hôn
suốt | liên tục | liền
đội tuyển | tuyển
từ chức | thôi chức
tổ chức | diễn ra
bán | mở bán | bán ra
vô địch | đăng quang
nhà vô địch | quán quân
cháy | hỏa hoạn | bốc cháy
chữa | điều trị | chữa trị
sống | sống sót
ca | trường hợp | vụ
bàn | thảo luận | trao đổi | bàn thảo | bàn bạc
vua | quốc vương | nhà vua
lên ngôi | đăng quang | lên nắm quyền | nắm quyền
phái | cử | điều | đưa | gửi
thua | thất bại | bại
tính | bao gồm | gồm | kể | kể cả
trả | thanh toán | nộp | chi trả
yêu | hẹn hò | yêu đương
nói | phát biểu | tuyên bố | chia sẻ
chữa khỏi | khỏi bệnh | khỏi
ngã | té
thôi | ngừng | dừng
vay | mượn
tặng | trao | trao tặng
thăm | đến thăm | thăm viếng
xử | xét xử
khởi tố | truy tố
đóng cửa | ngừng hoạt động | ngưng hoạt động
hủy | hủy bỏ | bãi bỏ
lãnh đạo | người đứng đầu
"""

# Pairs of opposites: what is said to go one way does not go the other.
_OPPOSED = """
tăng / giảm | thắng / thua,thất bại,bại trận / hòa
hơn / kém | trước / sau | đầu / cuối | trên / dưới | trong / ngoài | cao / thấp
nhiều / ít | bắt buộc / tự nguyện | lớn / nhỏ | nam / nữ | mới / cũ | đồng ý / phản đối | tích cực / tiêu cực
cao hơn / thấp hơn | nhiều hơn / ít hơn | tăng lên / giảm xuống / giảm còn | vượt / dưới | lãi / lỗ | thừa / thiếu
đúng hạn / quá hạn / chậm | công lập / tư thục / dân lập | miễn phí / thu phí | nhà nước / tư nhân
còn sống,sống sót / tử vong,chết,thiệt mạng,qua đời | dài / ngắn | nặng / nhẹ | nhanh / chậm | mua / bán
xuất khẩu / nhập khẩu | chân trái / chân phải | tay trái / tay phải | mắt trái / mắt phải | bên trái / bên phải
cho phép / cấm | mở cửa / đóng cửa | xuất hiện / biến mất | khỏe mạnh / ốm yếu | trong nước / nước ngoài
có tội / vô tội | độc thân / có vợ / có chồng | trực tiếp / gián tiếp | chính thức / tạm thời | thành công / thất bại
đắt / rẻ | trẻ / già | gần / xa | sớm / muộn | nóng / lạnh | mạnh / yếu | an toàn / nguy hiểm
việc làm / thất nghiệp,mất việc | ủng hộ / phản đối | tăng án / giảm án / y án | sơ thẩm / phúc thẩm
nhận lời,đồng ý / từ chối,không đồng tình
giữ lại,giữ nguyên / phá bỏ,dỡ bỏ,tháo dỡ,phá dỡ,xóa bỏ
thường xuyên,hằng ngày,hàng ngày / hiếm khi,ít khi
miễn phí / trả tiền,mất tiền,tốn tiền
nam giới,đàn ông,con trai / nữ giới,phụ nữ,chị em,con gái
"""

# Words of one kind, of which a thing is one only.
_KINDS = """
chung kết / bán kết / tứ kết / vòng bảng / vòng loại / vòng 1/8
vàng / bạc / đồng
vô địch,quán quân / á quân / hạng ba
giải nhất / giải nhì / giải ba / giải khuyến khích
buổi sáng,sáng / trưa / chiều / tối / đêm
xuân / hạ / thu / đông
lợn,heo / bò / trâu / gà / vịt / dê / chó / mèo / tôm / cá
con trai / con gái
vợ / chồng
bố,cha / mẹ
anh trai / em trai / chị gái / em gái
xe máy,mô tô / ô tô,ôtô / xe tải / xe khách / xe buýt / xe đạp / tàu hỏa / máy bay
mầm non / tiểu học / trung học cơ sở / trung học phổ thông / cao đẳng / đại học
miền bắc / miền trung / miền nam
phía bắc / phía nam / phía đông / phía tây
châu á / châu âu / châu phi / châu mỹ / châu úc
màu đỏ / màu xanh / màu vàng / màu trắng / màu đen / màu tím / màu hồng
tử hình / chung thân / án treo
giết người / cướp tài sản / trộm cắp / lừa đảo / tham ô / hiếp dâm
thứ hai / thứ ba / thứ tư / thứ năm / thứ sáu / thứ bảy / chủ nhật
bóng đá / bóng chuyền / bóng rổ / quần vợt / cầu lông / bơi lội
chủ tịch / phó chủ tịch | bí thư / phó bí thư | giám đốc / phó giám đốc
hiệu trưởng / phó hiệu trưởng
tổng giám đốc / phó tổng giám đốc | trưởng ban / phó trưởng ban
trưởng phòng / phó trưởng phòng | bộ trưởng / thứ trưởng | thủ tướng / phó thủ tướng
trung ương / địa phương | cấp tỉnh / cấp huyện / cấp xã | quốc gia / quốc tế
khiển trách / cảnh cáo / cách chức / khai trừ
ung thư / trầm cảm / tim mạch / tiểu đường / đột quỵ / hen suyễn / gan / phổi / thận / sốt xuất huyết
hàng không / đường bộ / đường sắt / đường thủy
"""

# Behind one of these stands what kind of it, or which one of it, is meant; but for words that they only begin.
_HEADS = frozenset(
    "chữ màu hạng bậc tội bệnh trại nghề môn hãng chợ giống vòng quận phường thôn làng đảo sông núi cúp ga".split()
)
_NO_KIND = frozenset(
    "nhân viện tật lý tình phạm lỗi ác giam quanh quay tròn quân nhà nghỉ này đó khác thành chủ quản lý dân".split()
)


def _groups(table: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(
        tuple(tuple(word.strip() for word in alike.split(",")) for alike in re.split(r" / ", group))
        for line in table.strip().splitlines()
        for group in line.split(" | ")
    )


_OPPOSITES = _groups(_OPPOSED)
_ONE_KIND = _groups(_KINDS)
_GROUPS = tuple(tuple(word.strip() for word in line.split("|")) for line in _ALIKE.strip().splitlines())


@lru_cache(maxsize=1)
def _alike_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        for word in group:
            found.setdefault(word, set()).update(group)
    return {word: frozenset(group) for word, group in found.items()}


def alike(word: str) -> frozenset[str]:
    """The words and phrases that may stand for a word or a phrase of two syllables, itself among them."""
    return _alike_of().get(word, frozenset([word]))


def says(word: str, form: str) -> bool:
    """True when a text in matching form has a word or phrase as whole syllables."""
    return word in form and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", form) is not None


def excluded(stated: str, clause: str, window: str) -> frozenset[str]:
    """The syllables of a statement that are excluded by what a sentence says; all texts in matching form.

    Opposites are looked for in the clause that says most of the statement, words of one kind in the window around it.
    None are, where there the statement's word stands as well.
    """
    found: set[str] = set()
    for groups, there in ((_OPPOSITES, clause), (_ONE_KIND, window)):
        for group in groups:
            ours = [words for words in group if any(_says_alone(word, stated, group) for word in words)]
            if len(ours) != 1 or any(_says_alone(word, there, group) for word in ours[0]):
                continue
            theirs = [words for words in group if any(_says_alone(word, there, group) for word in words)]
            if len(theirs) == 1:
                found.update(*(word.split() for word in ours[0] if says(word, stated)))
    return frozenset(found)


def _says_alone(word: str, form: str, group: tuple[tuple[str, ...], ...]) -> bool:
    """True when a text says a word other than within a longer one of its group: no "bí thư" in "phó bí thư"."""
    if not says(word, form):
        return False
    for longer in (other for words in group for other in words if word in other and other != word):
        form = re.sub(rf"(?<!\w){re.escape(longer)}(?!\w)", " ", form)
    return says(word, form)


def other_kind(stated: Sequence[str], there: Sequence[str]) -> frozenset[str]:
    """What stands behind a head in a statement, and other than that behind it in a sentence: "trại lợn", "trại bò".

    Both are syllables in order; none where the sentence names the statement's kind anywhere.
    """
    for head, kind in pairwise(stated):
        if head not in _HEADS or kind in there or not _is_kind(kind):
            continue
        others = [other for word, other in pairwise(there) if word == head]
        if others and all(_is_kind(other) and other not in stated for other in others):
            return frozenset([kind])
    return frozenset()


def _is_kind(word: str) -> bool:
    return is_content(word) and word not in _NO_KIND
