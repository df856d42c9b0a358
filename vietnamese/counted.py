"""What stands behind a number that counts: measures, classifiers and nouns; and what stands there when none does.

Read off what follows figures and "các", "những", "vài", "mỗi" in 5,000 news articles.
"""

import re

_NEXT = re.compile(r"[^\S\n]{0,3}([^\W\d_]+\d?)(?:[^\S\n]{1,2}([^\W\d_]+))?")
# Character classes: a range such as "À-Ỹ" would hold letters of both cases.
UPPER = "".join(letter for letter in map(chr, range(ord("A"), ord("Ỹ") + 1)) if letter.isupper())
LOWER = UPPER.lower()
_LETTERS = re.compile(r"\s{1,3}[A-ZĐ]{2,5}(?![\w.])")  # "hai CSGT"
_OPENS_NAME = re.compile(rf"\s{{1,3}}[{UPPER}]")

MEASURES = frozenset(
    """đồng đ vnđ vnd usd euro eur bảng yên yen ndt baht won rúp rup riel xu đôla đô tuổi năm tháng tuần ngày giờ phút
    giây tiếng km m m2 m3 km2 ha mét met cm mm dặm inch tấn tạ yến kg g gam gram mg lít ml cc độ điểm mw kw gb
    tb mb mp mah lần hecta hécta ký cân lạng sào thước thập oc oz ounce hz ghz mhz hp mbps kwh mwh kv pixel sao
    chỗ phần calo kcal đêm hôm vòng/phút feet ft người""".split()
)
_NOUNS = frozenset(
    """người chiếc con cái cây bộ vụ trận cuộc lượt đợt chuyến suất vé đứa cháu em bé hộ xã huyện tỉnh quận phường thôn
    bản ấp xóm làng nước bang nhóm đội tổ đoàn đảng tàu thuyền xe ôtô căn ngôi tòa toà dãy lô thửa tầng phòng bức
    tấm tờ quyển cuốn trang bài câu chữ tập chương mục điều khoản loại kiểu mẫu dòng hãng cặp bàn pha cú quả trái
    viên hạt giọt miếng mảnh mũi nhát vết túi thùng hộp gói lon chai ly cốc bát đĩa thìa muỗng món bữa vòng tuyến
    đoạn chặng làn tên vị gã kẻ bước hướng góc cột trụ ống khẩu đơn nguồn khối khu vùng nơi ghế giường bệ luồng bể
    hồ giếng buổi phiên khóa lớp trường ngành nghề môn mùa giải bậc mức khâu mối niềm nét dấu thẻ phiếu sàn lỗi quỹ
    kênh clip video fan clb dn hlv vđv cđv hcv hcb hcđ đbqh bv cách việc phía bờ cánh chân tay mắt má cạnh mặt lối
    máy nhà cầu cửa cảng chợ chùa đền đảo núi sông suối cồn hòn bãi vườn trạm kho cục ban viện hội nữ nam cô ông bà
    bác chàng thầy cậu chị anh phụ thợ tù ổ băng phe nhánh hệ giai kỳ khung mốc nốt nhịp cung hàng dây sợi bông
    nhành cành hoa trứng bóng nồi chảo bếp tủ đèn loa ngọn luống lứa đàn bầy loài giống đời trẻ thẩm giám tội án
    lệnh sân sào séc set ván hiệp lỗ đuôi cổ vai ngón răng múi thai hình ảnh phim vở tiết lễ tour cụm chốt mỏ lò
    giàn quý kịch lưới bao bịch cuộn xấp bó nắm rổ thúng cơn luật giọng lá phi màu gương ưu giáo võ danh điểm phần
    lựa nàng nhạc kỹ phong trai gái vợ chồng mẹ bố thằng ngư siêu tân nghi tác cụ xuồng ghe phà tiểu""".split()
)
# First syllables that are counted in these compounds only.
_PAIRS = frozenset(
    f"{first} {second}"
    for pair in """
    bị: cáo can hại đơn | công: ty trình nhân việc nghệ dân an chức đoàn điện cụ đoạn văn ước | cán: bộ | doanh:
    nghiệp nhân trại | đối: tượng thủ tác | dự: án thảo luật | điều: kiện khoản | vấn: đề | thành: viên phố phần
    tựu tố tích | cơ: quan sở hội chế | sở: ngành hữu | mã: cổ lực chứng đề vùng | địa: phương điểm bàn danh chỉ |
    quốc: gia hội | phương: tiện án pháp thức diện hướng | bệnh: nhân viện nhi | biện: pháp | đại: biểu lý diện sứ
    đội học gia | sản: phẩm vật | nhân: viên vật chứng khẩu sự tố tài dân | hành: vi động khách lang trình |
    thông: tin số điệp tư báo | thí: sinh nghiệm | quy: định tắc trình chế chuẩn | học: sinh viên trò giả kỳ phần
    | y: bác tá | sự: kiện cố việc | ý: kiến tưởng | chương: trình | quan: chức điểm hệ sát ngại | lĩnh: vực |
    khách: hàng sạn mời | thiết: bị kế chế | thế: hệ lực kỷ giới võ | chiến: dịch binh sỹ thắng lược hạm sĩ | nội:
    dung | lực: lượng | chủ: đầu đề trương tịch tàu xe hộ thể | tình: huống tiết nguyện | diễn: viên đàn biến |
    nạn: nhân | tiền: đạo vệ án | chính: sách phủ quyền khách trị | thanh: niên tra | thời: kỳ điểm | tài: xế liệu
    khoản sản năng | thủ: tục đoạn môn lĩnh tướng khoa phạm quân phủ | chỉ: số tiêu huy thị dẫn | gia: đình chủ |
    phụ: huynh | nghệ: sỹ nhân sĩ | nguyên: nhân tắc liệu thủ đơn tử mẫu | tin: đồn nhắn | thương: hiệu vụ lái
    binh nhân | văn: bản phòng kiện bằng nghệ | nghị: sỹ quyết định viện | thị: trường trấn xã | ứng: dụng viên cử
    | tiêu: chí chuẩn đề | thực: phẩm thể khách | trung: tâm vệ đoàn tướng phong | ngân: hàng | nhiệm: vụ kỳ |
    hợp: đồng phần chất tác | lãnh: đạo | biến: động cố chứng thể | sinh: viên vật | chức: năng danh sắc | kỹ:
    năng thuật sư | đề: xuất án tài cử nghị thi | đặc: điểm sản tính phái | hiện: vật tượng | biểu: tượng mẫu |
    tổng: công cục thống thư | chứng: cứ khoán chỉ | chuyên: gia ngành đề | hội: nghị viên thảo đồng đoàn | hiệp:
    định hội | đồ: vật | tín: hiệu dụng | du: khách thuyền | ngoại: binh trưởng ngữ | phó: chủ giám thủ trưởng |
    cầu: thủ | thủy: thủ đài điện | di: tích sản | kế: hoạch | báo: cáo | phóng: viên | cư: dân | đồng: chí đội
    nghiệp hồ bào | chi: bộ nhánh tiết cục đội hội | đảng: viên bộ ủy | cá: nhân thể | cử: tri nhân | khán: giả
    đài | tấn: công | thập: kỷ niên | hải: lý cảng quân đội | đầu: đạn mối cầu bếp bò | liệt: sỹ sĩ | mô: hình |
    ủy: viên ban | giáo: viên sư án xứ | cựu: chiến binh cán quân | đô: la thị vật | động: tác cơ vật | khoa: học
    | chất: cấm | phân: khu xã hiệu | khả: năng | ngữ: cảnh | tuyển: thủ | hậu: vệ | trợ: lý | thuyền: viên trưởng
    | phạm: nhân | tòa: nhà | nông: dân hộ | trái: phiếu | cổ: phiếu phần đông | hạng: mục | bất: cập | liên: đoàn
    minh | lao: động | đơn: vị | sĩ: quan | sỹ: quan | cục: trưởng | vụ: trưởng | thứ: trưởng | bí: thư | phát:
    súng đạn minh | hòa: thượng | tăng: ni | triệu: phú | tỷ: phú | phi: công | mục: tiêu đích | kinh: nghiệm |
    xét: nghiệm | yếu: tố | nhu: cầu | yêu: cầu sách | nỗi: lo | ô: tô | âm: mưu
    """.split("|")
    for first, _, seconds in [pair.strip().partition(":")]
    for second in seconds.split()
)
# What stands behind a number that counts nothing, or ends what is said of it.
_FUNCTION = frozenset(
    """và là của có được đã đang sẽ cũng đều vẫn không chưa rất quá lại thì mà nên vì do để khi lúc nếu tại ở trong
    ngoài vào ra lên xuống đến tới từ với cho bởi về theo như so còn mấy này đó kia ấy nọ đây các những một mỗi
    mọi trước sau giữa cùng hay hoặc nhưng tuy dù chỉ phải cần thể hãy đi làm nói thấy biết gồm giúp khiến nhằm
    thuộc trở qua nay vừa rồi trên dưới bị càng bằng mới cả hơn nữa tức nhất tiếp thứ đứng sắp hiện lẫn vốn bao
    nào đâu gì ai sao bắt ghi chuẩn góp đạt giành dẫn đón rời bước đưa mang khởi diễn cứ ngay luôn vượt tăng
    giảm nhận mở kể tiến tham chính hàng hằng đôi ít nhiều riêng số chứ chúng thôi ông bà nó họ tôi""".split()
)


def measured(form: str, at: int) -> bool:
    """True when a measure, a currency or "người" stands behind form[:at]; form is in matching form."""
    first, _ = follows(form, at)
    return first in MEASURES


def counted(form: str, at: int) -> bool:
    """True when something known to be counted stands behind form[:at]: a measure, a classifier, a noun."""
    first, second = follows(form, at)
    return first in MEASURES or first in _NOUNS or f"{first} {second}" in _PAIRS


def may_count(text: str, form: str, at: int) -> bool:
    """True when what stands behind text[:at] may be counted: no name, no function word, no end of the clause."""
    if counted(form, at):
        return True
    first, _ = follows(form, at)
    return (
        bool(first) and first not in _FUNCTION and (not _OPENS_NAME.match(text, at) or bool(_LETTERS.match(text, at)))
    )


def is_function(word: str) -> bool:
    """True for a word, in matching form, that no counted noun begins with."""
    return word in _FUNCTION


def follows(form: str, at: int) -> tuple[str, str]:
    """The two words behind form[:at], each "" when there is none."""
    match = _NEXT.match(form, at)
    return (match[1], match[2] or "") if match else ("", "")
