"""Syllables, the unit in which Vietnamese is written and searched, and the words that carry no content."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form

_SYLLABLE = re.compile(r"[^\W_]+")

# Asking, pointing, linking and being polite. Written here because a small corpus cannot tell that they are common:
# a question word that stands in no article would look like the rarest, hence weightiest, of words.
_FUNCTION = """
bao nhiêu | bao lâu | bao giờ | bao xa | khi nào | lúc nào | ngày nào | năm nào | tháng nào | hồi nào | thế nào |
như thế nào | ra sao | làm sao | tại sao | vì sao | vì đâu | do đâu | ở đâu | nơi nào | chỗ nào | là gì | cái gì |
những gì | điều gì | là ai | những ai | của ai | do ai | ai | gì | nào | đâu | sao | mấy | là bao | bằng bao |
phải không | đúng không | có phải | có đúng | phải chăng | hay không | được không | hay chưa | không | chưa | à | ạ |
nhỉ | nhé | nha | hả | hử | vậy | thế | còn | thì | mà | là | và | hay | hoặc | với | của | cho | cuối | tính đến |
tính tới | phần trăm | các | những | một số | có | bị | được | đã | đang | sẽ | vẫn | cũng | chỉ | rất | này | kia |
ấy | đó | đấy | nọ | ở | tại | trong | ngoài | từ | đến | tới | vào | ra | lên | xuống | về | theo | bởi | vì | do |
để | khi | lúc | nếu | như | bằng | qua | tính | giữa | so | tôi | mình | em | anh | chị | bạn | xin | hỏi | hãy |
giúp | cho biết | cho hỏi | xin hỏi | cho tôi biết | cho mình hỏi | vui lòng | làm ơn | nêu | kể | liệt kê | nói |
biết | hiện | hiện nay | hiện có | hiện đang | hiện giờ | hiện tại | nay |
rằng | cái | con | chiếc | nhất là | tổng cộng | tất cả | cảm ơn | cám ơn |
chào | chào bạn | có thể | không thể | cụ thể | làm gì | bài | bài viết | bài báo | văn bản nói | thông tin |
trả lời | câu hỏi
"""
FUNCTION_PHRASES = tuple(sorted({tuple(phrase.split()) for phrase in _FUNCTION.split("|")}))
# Syllables of the phrases above that carry content when they stand elsewhere.
_CONTENT = frozenset(
    """bài viết báo văn bản thông tin tính tổng tất cả kể nêu nói câu kê số lòng ơn cảm cám chào trả làm điều lời lâu xa
    hiện thể""".split()
)
_SINGLE = frozenset(syllable for phrase in FUNCTION_PHRASES for syllable in phrase) - _CONTENT

# What is counted, measured or timed, as a regular expression: "5 người", "3 trường hợp", "200 triệu". A number before
# one of them is a count, where the same number might else be a year, a label or the number of a document.
COUNTED = "|".join(
    phrase.strip()
    for phrase in """
    người | hộ | ha | km | m2 | mét | đồng | đ | triệu | tỷ | nghìn | ngàn | vạn | lượt | cuộc | tấn | tạ | em | cháu |
    ca | con | cây | suất | lớp | buổi | vụ | việc | lần | đợt | tháng | tuần | giờ | phút | bước | nhóm | loại | mức |
    căn | phòng | xe | giường | trang | đảng viên | đảng bộ | cán bộ | chi bộ | đoàn viên | hội viên | hội nghị |
    công chức | công nhân | công trình | công ty | học sinh | học viên | đại biểu | đơn vị | đơn thư | trường hợp |
    trường học | hồ sơ | tổ chức đảng | tổ chức cơ sở | mô hình | nội dung | vấn đề | nhiệm vụ | giải pháp | mục tiêu |
    chỉ tiêu | tiêu chí | tập thể | cá nhân | đối tượng | bị cáo | bị can | bệnh nhân | doanh nghiệp | dự án |
    tác phẩm | thành viên | đồng chí | xã | phường | thôn | bản | tuổi | năm tù | nạn nhân | cầu thủ | trận | bàn
    """.split("|")
)

_Phrases = dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Syllable:
    """A run of letters and digits: its matching form, and where it stands in the text."""

    form: str
    start: int
    end: int


@remembered
def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables (and digit runs) of a text in order; offsets are those of the text."""
    return tuple(Syllable(m.group(), m.start(), m.end()) for m in _SYLLABLE.finditer(match_form(text)))


def is_content(form: str) -> bool:
    """True for a syllable (in matching form) that is not a function word by itself."""
    return form not in _SINGLE


def content(text: str, *, folded: bool = False) -> tuple[Syllable, ...]:
    """The syllables of a text without function words and phrases of asking.

    With `folded`, the text is read as typed without diacritics: what looks like a function word is left out, though
    it may have been meant as another ("chi" is "chỉ", "chị" and "chi").
    """
    found = syllables(text)
    single, phrases = _folded() if folded else (_SINGLE, _WRITTEN)
    forms = [fold(s.form) if folded else s.form for s in found]
    keep = [True] * len(found)
    for at, form in enumerate(forms):
        for phrase in phrases.get(form, ()):
            if tuple(forms[at : at + len(phrase)]) == phrase:
                keep[at : at + len(phrase)] = [False] * len(phrase)
                break
        else:
            keep[at] = keep[at] and form not in single
    return tuple(syllable for syllable, kept in zip(found, keep, strict=True) if kept)


def _by_first(phrases: Iterable[tuple[str, ...]]) -> _Phrases:
    """The phrases of two syllables and more by their first syllable, the longest first."""
    found = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        if len(phrase) > 1:
            found[phrase[0]].append(phrase)
    return {first: tuple(longest_first) for first, longest_first in found.items()}


_WRITTEN = _by_first(FUNCTION_PHRASES)


@lru_cache(maxsize=1)
def _folded() -> tuple[frozenset[str], _Phrases]:
    phrases = (tuple(fold(syllable) for syllable in phrase) for phrase in FUNCTION_PHRASES)
    return frozenset(fold(syllable) for syllable in _SINGLE), _by_first(phrases)
