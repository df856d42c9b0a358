"""Which lines between an article's paragraphs name what a photo shows."""

import re
from statistics import median

from ingest.page import Line, Role
from vietnamese.normalise import match_form
from vietnamese.sentences import split

_LABELLED = re.compile(
    r"\(?(?:ảnh|hình|hình ảnh|video|clip|đồ họa)\s*(?:\d{1,2}|minh họa|tư liệu|chụp .{1,30})?\s*[:.]\s*\S"
)
_CREDITED = re.compile(r".{10,}\(?\bảnh\s*(?:minh họa|tư liệu)?\s*:\s*.{2,60}$")
_SCENE = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|một góc|(?:các )?đại biểu (?:dự|tham dự|tham quan|biểu quyết|chụp"
    r"|thực hiện|bỏ phiếu|cắt băng)"
    r"|hình ảnh|ảnh (?:minh họa|tư liệu|chụp)|từ trái (?:qua|sang))\b"
)
_PERSON = re.compile(
    r"(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|cán bộ|lãnh đạo|bí thư|chủ tịch|phó chủ tịch|ủy viên|đại diện"
    r"|trung tướng|thiếu tướng|đại tá)\b"
)
_SHOWN = re.compile(
    r"\b(?:trao|tặng|phát biểu|thảo luận|thăm|kiểm tra|chụp ảnh|tham quan|chủ trì|trình bày|tặng hoa|chúc mừng"
    r"|khai mạc|bế mạc|cắt băng"
    r"|ký kết|làm việc|chia sẻ|trao đổi|giới thiệu|báo cáo|kết luận|biểu diễn|tiếp xúc|bắt tay|công bố"
    r"|hướng dẫn|thực hiện|chăm sóc|thu hoạch|tham gia)\b"
)
# Openings and contents of sentences that carry the story on; captions name what is seen, in the present. (Without the
# words of tense and judgement 224 of 6,363 paragraphs made of news sentences were taken for captions; with them 147,
# most of which are captions run into the text.)
_STORY = re.compile(
    r"(?:theo|tuy|tuy nhiên|hiện|hiện nay|hiện tại|ngoài ra|đồng thời|trong đó|bên cạnh|đặc biệt|qua đó|do đó"
    r"|vì vậy|từ đó|cùng với|để|nhằm|được biết|trước đó|sau đó|đến nay"
    r"|mặt khác|thời gian (?:tới|qua)|nhờ|với|vì|nếu|khi|nhưng|và|cũng|như vậy|có thể|đây là|đó là|trả lời"
    r"|nói về|liên quan|ngay|tiếp đó|kết quả|dự|tham dự|cùng dự"
    r"|dưới đây|những (?:ngày|năm|tháng)|ngày|năm|sáng|chiều|tối|mới đây|gần đây)\b"
)
_TELLS = re.compile(
    r"[:?!]|[%\d]\s?%|\d+[.,]\d{3}|\b(?:cho biết|cho rằng|khẳng định|nhấn mạnh|yêu cầu|đề nghị|tuy nhiên|đã|sẽ"
    r"|không|chưa|cũng|khiến|rất|nhưng|mà|nếu|vì|nên|phải|cần|là|thậm chí|từng|hết sức|vẫn|trong khi|vì vậy)\b"
)
_NAME_INSIDE = re.compile(r"(?<=[^\W_] )[^\W\d_a-zà-ỹđ][^\W\d_]*[^\w\n]+[^\W\d_a-zà-ỹđ][^\W\d_]*")
# A line is short beside the article's paragraphs when it has less than this part of their median length; where the
# paragraphs themselves are short, as in news agency style, nothing tells a caption but its wording.
_SHORT = 0.5
_LONG_PARAGRAPH = 220
_LONGEST = 320
_LONGEST_HEADING_WORDS = 14
_DOUBLED_WORDS = 4


def captions(lines: list[Line]) -> set[int]:
    """Indexes of the captions among the body's lines, given in order."""
    if not lines:
        return set()
    lengths = [len(line.text) for line in lines if len(line.text) >= 100]
    typical = median(lengths) if lengths else 0
    found: set[int] = set()
    for index, line in enumerate(lines):
        if line.role is Role.CAPTION:
            found.add(index)
            continue
        if line.role is not Role.PLAIN or len(line.text) > _LONGEST or index == 0:
            continue
        doubled = match_form(line.text) == match_form(lines[index - 1].text)
        if doubled and index > 1 and len(line.text.split()) >= _DOUBLED_WORDS and len(split(line.text)) == 1:
            found.update((index - 1, index))
        elif _is_caption(line.text, typical):
            found.add(index)
    return found


def _is_caption(text: str, typical: float) -> bool:
    low = match_form(text)
    sentences = len(split(text))
    if (sentences == 1 and _LABELLED.match(low)) or (sentences <= 3 and _CREDITED.match(low)):
        return True
    words = len(text.split())
    if sentences > 1 or _TELLS.search(low) or not text[0].isupper() or text[-1] in ",;-–":
        return False
    if _SCENE.match(low) and words <= 30:
        return True
    if typical < _LONG_PARAGRAPH or len(text) > _SHORT * typical or _STORY.match(low) or words < 4:
        return False
    person = bool(_PERSON.match(low)) and bool(_SHOWN.search(low))
    if text[-1] == ".":
        return person or (words <= 35 and bool(_NAME_INSIDE.search(text)))
    return (person and words >= 6) or (words > _LONGEST_HEADING_WORDS and bool(_NAME_INSIDE.search(text)))
