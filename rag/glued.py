"""What page layout glues to the front of a sentence: the credit of a photo, its caption, a heading."""

import re
from dataclasses import dataclass

_LONGEST_FRONT = 200
_SHORTEST_REST = 40
_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚĂĐĨŨƠƯÝẠ-Ỹ"
# Words written with a capital only where a sentence begins, when a small letter or a digit follows them.
_OPENS = (
    r"(?:Theo|Trong|Một|Khi|Sau|Ngoài|Tuy|Nhưng|Cụ thể|Bên cạnh|Hiện|Trước|Nếu|Vì|Do|Đến|Để|Mặc dù|Dù|Cùng|Bởi"
    r"|Chiều|Sáng|Ngày|Tại|Tiếp theo)"
)
_SENTENCE = re.compile(rf"(?<=[^\W\d_])\s{{1,3}}(?={_OPENS}(?:\s[a-zà-ỹđ0-9]|\s?,))")
_CREDIT = re.compile(r"(?<![^\W_])(?:nguồn\s)?ảnh(?:\s(?:minh họa|tư liệu))?\s?:\s?", re.IGNORECASE)
_PERSON = re.compile(r"(?<=\S)\s{1,3}(?=(?:Ông|Bà|Đây|Đó|Với|Từ|Các|Những)\s[^\s])")
_AGENCY = re.compile(rf"[{_CAPITAL}][A-Z]{{1,7}}\s{{1,3}}(?=[{_CAPITAL}][^\s]{{0,9}}\s[a-zà-ỹđ0-9])")
# "Tuấn Kiệt" of "Ảnh: Tuấn Kiệt Phương án 2 là": a name of two words, and the word that opens the sentence.
_NAMED = re.compile(rf"(?:[{_CAPITAL}][a-zà-ỹđ]{{0,7}}\s{{1,3}}){{2}}(?=[{_CAPITAL}][a-zà-ỹđ]{{0,7}}\s[a-zà-ỹđ0-9])")
_WITHIN = 40  # characters of a credit


_LABEL = re.compile(
    r"\W*(?:(?:clip|video|ảnh|hình ảnh|đồ họa|biểu đồ|infographic|nguồn(?: ảnh)?)(?:\s[^\W_]+){0,2}\s?:|>{2,}"
    r"|xem th[êe]m\b|đọc th[êe]m\b|mời (?:bạn|độc giả|quý độc giả) (?:xem|đón))",
    re.IGNORECASE,
)
_CLIP = re.compile(r"\W*(?:clip|video|ảnh|hình ảnh|chùm ảnh)\s", re.IGNORECASE)
_SHORT_LABEL = 90


@dataclass(frozen=True, slots=True)
class Front:
    """`end` is where the sentence proper begins; a `credit` says nothing that could be asked, a caption may."""

    end: int
    credit: bool


def is_caption(text: str) -> bool:
    """True for a line that only labels a photo or a video, or points to another page."""
    if _CLIP.match(text) and len(text) <= _SHORT_LABEL and "," not in text:
        return True
    front = glued_front(text) if _LABEL.match(text) else None
    return _LABEL.match(text) is not None and len(text) <= _SHORT_LABEL and front is None


def glued_front(text: str) -> Front | None:
    """What surely stands glued in front of a sentence; None where there is nothing, or where it ends is unsure."""
    head = text[: _LONGEST_FRONT + _WITHIN]
    credits = list(_CREDIT.finditer(head, 0, _LONGEST_FRONT))
    if credits:
        end = _credit_end(text, credits[-1].end())
        return Front(end, credit=True) if end and len(text) - end >= _SHORTEST_REST else None
    found = _SENTENCE.search(head)
    if not found or len(text) - found.end() < _SHORTEST_REST or text[0].isdigit():
        return None
    front = head[: found.start()]
    if any(front.count(a) > front.count(b) for a, b in ("“”", "()")) or front.count('"') % 2 or front[-1:] in ",;:-–":
        return None
    return Front(found.end(), credit=False)


def _credit_end(text: str, start: int) -> int:
    for pattern in (_SENTENCE, _PERSON):
        if found := pattern.search(text, start, start + _WITHIN + 12):
            return found.end()
    if agency := _AGENCY.match(text, start):
        return agency.end()
    named = _NAMED.match(text, start)  # foreign names are as often longer
    return named.end() if named and not named.group().isascii() else 0
