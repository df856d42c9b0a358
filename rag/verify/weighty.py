"""Which of the words that a claim's sentences do not say weigh enough to refuse it.

A model that reports freely uses words of its own all the time: two of three honest rewordings of 140 news sentences
have one that neither the sentence nor a thesaurus has. Refused is what changes the matter: a word that decides what
was done to whom, one that tells what a figure counts, a reason of its own, a name, or a stretch that says more.
"""

import re
from collections.abc import Sequence

from rag.verify.texts import Cited, Span, Text
from vietnamese.words import is_content

_MOST = 0.34  # share of a claim's words of content; more of them is another matter
_LEAST_SAID = 2  # words of content that a claim must share with its sentences
_STRETCH = 4  # syllables in a row that no sentence has say something of their own
_CLAUSES_OWN = 0.5  # share of a reason's words
_REASON = re.compile(
    r"(?<!\w)(?:vì|do|nhờ|bởi|bởi vì|nhằm|để|nên|khiến|nguyên nhân(?: chính)?(?: \w+){0,4} là|lý do là"
    r"|(?:bắt nguồn|xuất phát) từ)(?!\w)"
    r"(?P<told>[^,;.]{0,120})"
)
# What a person or a body may suffer, win or decide, and what is bought, sold, begun or ended: which one of them it was
# is the whole matter. Never one that news use loosely ("đạt", "mở", "giữ", "đưa").
_DECIDES = frozenset(
    tuple(phrase.split())
    for phrase in """
    khai trừ | kết nạp | kỷ luật | cảnh cáo | khiển trách | cách chức | bãi nhiệm | miễn nhiệm | bãi miễn | bổ nhiệm
    | đắc cử | trúng cử | ứng cử | đề cử | tái cử | từ chức | từ nhiệm | thôi việc | thôi giữ | sa thải | đuổi |
    nghỉ việc | nghỉ hưu | tuyển dụng | luân chuyển | điều động | thuyên chuyển | biệt phái | giáng chức | thăng
    chức | khen thưởng | tặng thưởng | huân chương | huy chương | bằng khen | biểu dương | phê bình | tố cáo | khiếu
    nại | tham nhũng | tham ô | hối lộ | nhận hối lộ | lừa đảo | trộm | cướp | giết | đánh đập | hiếp dâm | ma túy |
    buôn lậu | khởi tố | truy tố | xét xử | bắt giữ | bắt giam | tạm giam | tạm giữ | kết án | tuyên án | án tử hình
    | vô tội | có tội | luận tội | đầu thú | tự thú | bỏ trốn | trốn | tẩu thoát | trả tự do | ân xá | đặc xá | chết
    | tử vong | thiệt mạng | qua đời | hy sinh | tự tử | tự sát | bị thương | sống sót | mất tích | sinh con | mang
    thai | kết hôn | cưới | ly hôn | ly dị | chia tay | cấp cứu | xuất viện | nhập viện | phẫu thuật | lây nhiễm |
    thắng | thua | vô địch | á quân | bại | thất bại | bị loại | vắng | vắng mặt | treo giò | giải nghệ | thuê mua |
    cho thuê | nhập khẩu | xuất khẩu | nhập siêu | xuất siêu | phá sản | giải thể | thất nghiệp | lạm phát | đóng
    cửa | khai trương | khánh thành | khởi công | động thổ | thông xe | nghiệm thu | phê duyệt | phê chuẩn | bác bỏ
    | từ chối | chấp thuận | đồng ý | phản đối | ủng hộ | tẩy chay | đình chỉ | đình công | biểu tình | bạo loạn |
    cấm | cho phép | thu hồi | tịch thu | bồi thường | miễn phí | tăng | giảm | hủy | hủy bỏ | bãi bỏ | hoãn | tạm
    hoãn | tạm dừng | dừng | chấm dứt | gia hạn | rút lui | đầu hàng | tấn công | xâm lược | ngừng bắn | ký kết |
    đàm phán lại | sáp nhập | chia tách | đổi tên | di dời | cưỡng chế | phá dỡ | tháo dỡ | phần trăm | phụ nữ | trẻ
    em | nông dân | công nhân | học sinh | sinh viên | giáo viên | bác sĩ | doanh nghiệp | đại học | cao đẳng |
    trung cấp | cao cấp | sơ cấp | thạc sĩ | tiến sĩ | tại chức | chính thức | dự bị | hoàn thành | chưa hoàn thành
    | xong | thất lạc | đầu tiên | cuối cùng | thứ nhất | duy nhất | một nửa | gấp đôi | gấp ba | tất cả | toàn bộ |
    phần lớn | đa số | thiểu số | hầu hết | số ít | chắc chắn | dự kiến | bắt buộc | tự nguyện | bí mật | công khai
    | trái phép | hợp pháp | vi phạm | động đất | hạn hán | sâu bệnh | dịch bệnh | ngộ độc | tai nạn | hỏa hoạn |
    cháy | sập | chìm | phấn đấu | thấp hơn | ít hơn | nhiệm kỳ
    """.split("|")
)
_EACH = "mỗi|hàng|hằng"
_OFTEN = re.compile(rf"(?<!\w)(?:{_EACH}) (?P<unit>giờ|ngày|tuần|tháng|quý|năm)(?!\w)")
_ALL = frozenset([("tất", "cả"), ("toàn", "bộ")])
_WHOLE = re.compile(r"(?<!\w)(?:100 ?%|toàn|mọi|hết thảy|cả thảy)(?!\w)")
_PLANNED = frozenset([("dự", "kiến"), ("phấn", "đấu")])
_TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|sắp|dự kiến|phấn đấu|dự báo|theo kế hoạch|(?:thời gian|năm|tháng|tuần|sắp) tới|tiếp tục)(?!\w)"
)
_LONGEST = max(map(len, _DECIDES))
# What may stand between a figure and what it counts, whatever the sentence has there.
_LIGHT = frozenset(
    """đạt bằng là có được lên xuống tới đến mức con số gồm thu ghi chiếm tương đương ứng với tổng cộng còn khoảng gần
    hơn trên dưới chừng ước tầm giá trị quy mô tiền chi phí mất tốn kéo dài cao sâu rộng nặng dung tích lượng khối
    tuổi tròn lúc vào hồi cách nhau nhận đón thêm nữa mỗi từng cả những các chiếc cái ngôi inch người đồng chí vị
    viên tên lượt lần vụ cuộc đợt suất bộ tấm bức phần đơn tiếng giờ phút giây mét lít cân""".split()
)
_OF_BODIES = frozenset(  # words of titles and bodies, which a claim may spell out
    """ủy ban đảng bộ chi thị tỉnh huyện xã phường thành phố nhà nước trung ương quốc hội chính phủ công ty tập đoàn
    trường bệnh viện hội đồng sở phòng viện cục tổng quận bang""".split()
)


def weighty(claim: Text, cited: Sequence[Cited], novel: Sequence[Span]) -> list[Span]:
    """Those of a claim's stretches without a match in its sentences (`novel`) for which it is refused."""
    if not novel:
        return []
    new = [
        any(start <= syllable.start < end for start, end in novel) and is_content(syllable.form)
        for syllable in claim.syllables
    ]
    words = [at for at, syllable in enumerate(claim.syllables) if is_content(syllable.form)]
    fresh = sum(new)
    if fresh > _MOST * len(words) or len(words) - fresh < _LEAST_SAID:
        return list(novel)
    return [
        span
        for span in novel
        if _decides(claim, cited, span)
        or _is_name(claim, cited, span)
        or _is_long(claim, span, new)
        or _counts(claim, span)
        or _is_reason(claim, span, new)
    ]


def _at(claim: Text, span: Span) -> range:
    inside = [at for at, syllable in enumerate(claim.syllables) if span[0] <= syllable.start < span[1]]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _decides(claim: Text, cited: Sequence[Cited], span: Span) -> bool:
    """True where a deciding word begins, ends or lies in a stretch; a plan is none where a sentence tells of one."""
    at = _at(claim, span)
    found = {
        claim.forms[first : first + length]
        for length in range(1, _LONGEST + 1)
        for first in range(max(0, at.start - length + 1), at.stop)
    } & _DECIDES
    if found <= _ALL and (
        re.match(r"(?: cả)?\s?\d", claim.form[span[1] :]) or any(_WHOLE.search(sentence.form) for sentence in cited)
    ):
        return False
    if found and found <= _PLANNED and any(_TO_COME.search(sentence.form) for sentence in cited):
        return False
    return bool(found)


def _is_name(claim: Text, cited: Sequence[Cited], span: Span) -> bool:
    """True for a capital inside a claim that stands nowhere around its sentences; titles and bodies aside."""
    for at in _at(claim, span):
        start = claim.syllables[at].start
        opens = claim.text[:start].rstrip()[-1:] in ("", *'.!?:"“')
        if opens or not claim.text[start].isupper() or claim.forms[at] in _OF_BODIES:
            continue
        word = re.compile(rf"(?<!\w){re.escape(claim.forms[at])}(?!\w)")
        if not any(word.search(sentence.beside) for sentence in cited):
            return True
    return False


def _is_long(claim: Text, span: Span, new: Sequence[bool]) -> bool:
    """True for many words in a row, those between them that say nothing by themselves left out."""
    first, last = _at(claim, span).start, _at(claim, span).stop
    while first and (new[first - 1] or not is_content(claim.forms[first - 1])):
        first -= 1
    while last < len(new) and (new[last] or not is_content(claim.forms[last])):
        last += 1
    return sum(new[first:last]) >= _STRETCH


def _counts(claim: Text, span: Span) -> bool:
    """True for what stands right behind a figure."""
    at = _at(claim, span)
    if not at or all(claim.forms[one] in _LIGHT for one in at):
        return False
    for number in claim.numbers:
        if number.percent:
            continue
        between = claim.within((number.end, span[0]))
        behind = span[0] >= number.end and len(between) <= 1 and set(between) <= _LIGHT
        if behind and not re.search(r"[,;:(]", claim.text[number.end : span[0]]):
            return True
    return False


def _is_reason(claim: Text, span: Span, new: Sequence[bool]) -> bool:
    """True within a reason or purpose most of which no sentence has."""
    for match in _REASON.finditer(claim.form):
        start, end = match.span("told")
        if start <= span[0] < end:
            inside = [
                new[at]
                for at, syllable in enumerate(claim.syllables)
                if start <= syllable.start < end and is_content(syllable.form)
            ]
            if inside and sum(inside) >= _CLAUSES_OWN * len(inside):
                return True
    return False


def often_added(claim: Text, cited: Sequence[Cited]) -> list[Span]:
    """Where a claim says "mỗi quý", "hằng tháng" of what no sentence tells by the quarter or the month."""
    return [
        match.span()
        for match in _OFTEN.finditer(claim.form)
        if not any(re.search(rf"(?:{_EACH}|từng|một|thường|/|1)\s?{match['unit']}(?!\w)", one.form) for one in cited)
    ]
