"""Words that a claim may use though its sentences do not: words that say the same, and words that say nothing new.

Stricter than rag.contrasts, which only helps to find sentences: there "xây" stands for "khởi công".
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from rag.verify import thesaurus

# Words that say nothing of the matter: of reporting, opening, counting and pointing. Never a direction, a negation, a
# bound, an amount, a deed or an office.
_SAYING_NOTHING = """
    xảy ra | trên thực tế | tại thời điểm | vào thời điểm | theo lời | đi vào | đi đến | hiện vẫn | vẫn đang |
    theo | bài viết | bài báo | bài | nguồn | nguồn tin | báo | trang | tin | thông tin | đoạn | đoạn trích |
    văn bản | được biết | ghi nhận | nêu rõ | nêu | cho biết | cho hay | cho thấy | nói rõ | viết rằng | đề cập |
    nhắc đến | nhắc tới | khẳng định | phản ánh | số liệu | dữ liệu | trích dẫn | tài liệu | báo cáo | câu trả lời |
    trả lời | câu hỏi | vâng | dạ | thưa | ạ | tóm lại | tóm tắt | nói cách khác | nói chung | nhìn chung | cụ thể |
    cụ thể là | như sau | như vậy | theo đó | trong đó | trong số đó | trong số này | trong số | số đó | số này |
    ngoài ra | bên cạnh đó | bên cạnh | đồng thời | cùng với đó | cùng lúc đó | trước hết | qua đó | từ đó |
    nhờ đó | nhờ vậy | sau đó | tiếp đó | khi đó | lúc đó | lúc này | khi ấy | đó là | đây là | đây cũng là | đây |
    thực tế | tổng cộng | tổng số | tổng | con số | số lượng | số | lượng | mức | tỷ lệ | cộng | tính | tính đến |
    tính tới | tính từ | kể từ | lần lượt | tương ứng | như | này | đó | ấy | kia | trên | nói trên | nêu trên |
    vừa nêu | sau đây | dưới đây | người ta | họ | ông | bà | anh | chị | cô | em | cháu | nó | mình | đồng chí |
    đc | vị | nhân vật | người | cá nhân | việc | sự | cuộc | điều | vấn đề | nội dung | sự việc | vụ việc |
    sự kiện | trường hợp | chuyện | thứ | những gì | phần | là | thì | mà | rằng | và | hoặc | hay | với | của |
    cho | các | những | một | có | bị | được | đã | đang | vẫn | cũng | rất | ở | tại | vào | ra | lên | về | đến |
    tới | để | khi | lúc | bằng | qua | từ | trong | nhằm | đối với | liên quan | liên quan đến | liên quan tới |
    thuộc | nơi | gồm | bao gồm | gồm có | nằm | đi | lại | năm | tháng | ngày | quý | tuần | giờ | phút |
    thời gian | thời điểm | giai đoạn | thời kỳ | đợt | kỳ | hôm | buổi | riêng | riêng trong | trong riêng | hiện |
    hiện nay | hiện có | hiện đang | hiện tại | nay | đến nay | tới nay | tính đến nay | cho đến nay | bây giờ |
    trực tiếp | chính | chính là | vốn | bản thân | phía | bên | bộ phận | chung | khác nhau | với nhau |
    cùng nhau | nhau | thêm | mới | cái | chiếc | con | cây | vụ | cuốn | bộ | tấm | bức | lần | cùng | cùng với |
    kèm | kèm theo | nữa | luôn | sẵn | hẳn | ngay | liền | lên tới | lên đến | tên | tên là | có tên | mang tên |
    gọi là | được gọi là | gọi | tức | nghĩa là | tức là | hay còn gọi là | biệt danh | thực hiện | tiến hành |
    triển khai | diễn ra | tổ chức | hoạt động | công tác | quá trình | kết quả | tình hình | nhiệm vụ | mặt |
    lĩnh vực | phạm vi | địa bàn | đạt được | thu được | có được | trở thành | làm | tạo | tạo ra | đưa ra | đề ra |
    đặt ra | xác định | coi | xem | xem là | coi là | được xem là | được coi là | bởi | bài này | đều | thực sự |
    quan trọng | đáng chú ý | đặc biệt | nhất là | chủ yếu | hết sức | như thế | như thế nào | ra sao | thế nào |
    vậy | tương tự | nhìn | lại là | thông qua | dựa trên | trên cơ sở | căn cứ | nội bộ | bằng cách | cách |
    với việc | theo hướng | hướng | dạng | hình thức | loại | kiểu | phương thức | gắn với | gắn | kết hợp |
    cả hai | cả | đôi bên | hai bên | trên địa bàn | toàn | trước đó | trước đây | nguyên văn | tiêu đề | tác giả |
    phóng viên | chú thích | ảnh | thứ nhất | thứ hai | đầu mối | yếu tố | khía cạnh | đơn vị | địa phương |
    cơ quan | chức danh | chức vụ | giữ chức | giữ | cương vị | vai trò | thành viên | so | so với | đề | ý |
    góc độ | bối cảnh | hiện thời | đối tượng | cần | phải | nên | nếu | do | nhờ | vì | khiến | giúp | dẫn đến |
    dẫn tới | xếp | đứng | gần đây | vừa qua | mới đây | khoảng thời gian | trong khi | trong khi đó | còn | nhưng |
    tuy nhiên | song | dù | mặc dù | sau khi | trước khi | nhân dịp | dịp | đến từ | xuất hiện | có mặt | nơi đây |
    tại đây | ở đây | vì vậy | vì thế | do đó | do vậy | bởi vậy | thế là | nên là | đang được | sự kiện này |
    tổng cộng có | vừa | vừa mới | mới vừa | hề | vòng | trong vòng | vốn dĩ | một cách | dù vậy | riêng về |
    về phần | xét về | về mặt | tự | chứ | liệu rằng | hơn thế | hơn nữa | thậm chí | hoàn toàn | nói thêm | nói |
    kể lại | cho thấy rằng | trích | theo như | dẫn lời | dẫn | lời | ý kiến | quan điểm | giúp cho | góp |
    góp phần | phần nào | cơ bản | hàng | loạt | vài | nhiều | một vài | hầu như | lẫn | cùng lúc | đầu | cuối |
    giữa | tiếp | tiếp theo | sau cùng | trước | trước tiên | sau | ở chỗ | bao | xoay quanh | kể | kể cả |
    kể trên | nhân | trong bối cảnh | đang có | hiện thì | bấy giờ | khoảng | chừng | độ | tầm | ước chừng |
    xấp xỉ | vào khoảng | câu chuyện | bài thơ | mục | điểm | nhóm | khối | đội | đoàn | phương án | biện pháp |
    giải pháp | chủ trương | chính sách | công việc | việc làm | hành động | động thái | bước | mọi việc |
    tình trạng | hiện tượng | thực trạng | dấu | mang | mang tính | mang lại | đem lại | dành cho | dành | phục vụ |
    nhận | nhận được | thấy | nhận thấy | biết | hiểu | thể hiện | bày tỏ | chứng tỏ | minh chứng | được coi |
    đánh giá | nhìn nhận | nhận xét | nhận định | đề cập đến | nói đến | nói về | nói rằng | rõ | rõ ràng |
    cụ thể hơn | chi tiết | tự mình | chính mình | bản | đến lúc | tới lúc | ngay sau đó | ngay khi | lập tức |
    ngay lập tức | nhanh chóng | dần | dần dần | từng | từng bước | lâu nay | xưa nay | bấy lâu | suốt |
    trong suốt | kéo dài | cho đến | cho tới | từ lúc | từ khi | kể từ khi | kể từ đó | tính chung | tính riêng |
    nếu tính | trừ | ngoài | ngoài việc | không chỉ | không những | mà còn | chỉ | chỉ là | phe | khác | nào |
    thế này | cũng như | cũng là | cũng có | đó cũng là | vừa là | đồng thời là | kiêm | như trên | nói riêng |
    phải là | đúng | đúng là | thật | sự thật | quả thực | nói thật | vậy nên | cho nên | bởi thế | cũng vậy |
    tương tự như vậy | ở mức | vào lúc | lúc đầu | hồi | hồi đầu | hồi cuối | khoảng cuối | khoảng đầu | nhờ có |
    nhờ vào | dựa vào | căn cứ vào | thông qua việc | qua việc | bằng việc | với mức | với số | với tổng | mức độ |
    khoản | số tiền | đến mức | cho rằng | tin rằng | theo quan điểm | chia sẻ | trao đổi | phát biểu | tiết lộ |
    giải thích | lý giải | nhắc | nhắc lại | gồm những | các loại | những ai | ai | nơi mà | chỗ | bên trong |
    bên ngoài | xung quanh | quanh | gần | cạnh | sát | phía trước | phía sau | ở phía | về phía | bản thân mình |
    của mình | của họ | tại nơi | thuộc về | cấp
"""


def _phrases(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in table.replace("\n", " ").split("|") if phrase.strip())


def _same() -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for group_of in re.split(r" / |\n", f"{thesaurus.SAME.strip()}\n{thesaurus.SAME_IN_NEWS.strip()}"):
        group = {tuple(phrase.split()) for phrase in group_of.split("|") if phrase.strip()}
        for phrase in group:
            found[phrase] |= group - {phrase}
    for line in thesaurus.BROADER.strip().splitlines():
        broad, _, narrow = line.partition(" < ")
        found[tuple(broad.split())] |= {tuple(phrase.split()) for phrase in narrow.split("|")}
    return {phrase: frozenset(others) for phrase, others in found.items()}


SAME = _same()
"""Phrases, as syllables in matching form, and those that say the same."""
SAYING_NOTHING = _phrases(_SAYING_NOTHING)
"""Phrases, as syllables in matching form, that say nothing of the matter."""
LONGEST_PHRASE = max(map(len, (*SAME, *SAYING_NOTHING)))
