"""Splitting Vietnamese text into sentences, as spans into the text."""

import math
import re
from collections.abc import Iterator

from vietnamese.paragraphs import paragraphs

# Longest sentence. Lists of duties joined by semicolons run to 2,000 characters in official prose; a passage this long
# is 300 to 350 tokens of the embedding model, which reads 512.
MAX_SENTENCE_CHARS = 1200

# A mark or run of marks that may end a sentence, with the closing quotes and brackets that belong to it.
_STOP = re.compile(r"([.!?…]+)(?:/[.]?)?([\"'”’»)\]}]*)")
_CREDIT = re.compile(r"\((?:Ảnh|Nguồn|Video|Clip|Đồ họa|Minh họa)\b[^()\n]{0,80}\)(?=\s+[^\W\d_])")
_PARENTHESIS = re.compile(r"\([^()\n]{0,150}\)")
_WORD_ENDS = "()[]\"'“”‘’«»,;:"
_FIRST_TOKEN = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[^\W\d_])")
_NUMBERED = re.compile(
    r"(?:điều|chương|mục|phần|khoản|bài|kỳ|câu|tập|bước|cách|điểm|vòng|bảng|hình)\s+(?:\d{1,3}|[IVXLC]{1,6})", re.I
)
_ADDRESS = re.compile(r"://|www\.|@|\.(?:vn|com|net|org|gov|edu|html?)\b", re.I)
_VOWEL = re.compile(r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LOOK_BACK = 60
_LONGEST_SYLLABLE = 7  # "nghiêng"

# Abbreviations that stand before a name or a number, so that the full stop after them never ends a sentence.
_ABBREVIATIONS = _words(
    """
    tp t.p tx t.x tt t.t q p h f x kp kcn đ/c đc d/c ths th.s ts t.s pgs gs gs.ts pgs.ts ts.bs bs bs.cki bs.ckii ks
    cn cv ds kts ls th nsnd nsưt nsut ngnd ngưt nxb ncs mr mrs ms dr st prof jr sr vs vol tr stt sđt đt mst ths.bs
    pgs.bs gs.bs tskh ts.kh gs.tskh pgs.tskh gs.vs lm tgm hđh cty cp nđ.cp
    """
)
# Words that open a sentence and are no part of a name: after "V. A." or "TP.HCM." they tell a new sentence.
_OPENERS = _words(
    """
    khi theo tuy ngoài sau trong tại ông bà hiện trước nhưng các những một lúc đây đó vụ người được bị không đối để
    từ với về nhiều mặc dù nếu bởi việc sự do vì cùng đến qua bên như vậy hôm tối chiều ngay cũng cả chỉ rồi thì nói
    nạn cơ lực cháu cô chú bác em chị thấy nghe gia họ tôi chúng trên dưới giữa mới vào ở là có khoảng gần hơn mỗi
    mọi toàn ngày tháng hàng hằng lần tiếp ảnh nguồn riêng chủ phó trưởng giám bộ video clip
    """
)
# A letter after one of these is no initial ("20 độ C.", "vitamin C."); nor is one of the next, a word ("châu Á.").
_LETTERED = _words("độ vitamin loại hạng nhóm khối bảng tổ lô hàng điểm mục tuyến cúp án khu tòa nhà lớp đội đường cấp")
_ONE_LETTER_WORDS = frozenset("ÁÝÚẤƯ")  # the last of "T.Ư"
_LIST_ENDINGS = ("v.v", "vv", "v..v")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """Spans (start, end) of the sentences of `text`: in order, disjoint, trimmed, holding all that is not white space.

    The end of a paragraph ends a sentence, and a stop before a capital does unless it stands after an abbreviation, an
    initial or a list number; a stop glued to the next word does between two syllables. Quotes are not tracked, since
    pages leave them open or mix them; a full stop in a parenthesis of up to 150 characters does not split. Time is
    linear in the length of the text.

    On the bodies of 400 news articles 7,552 of our 7,735 ends are those of underthesea 9.5's sent_tokenize; of 110
    differences read, ours was at fault in 3, two of them mended since (theirs cuts "./.", web addresses, "1. Toyota",
    and before closing quotes).
    """
    return tuple(piece for start, end in paragraphs(text) for piece in _split_paragraph(text, start, end))


def _split_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for cut in _cuts(text, start, end):
        piece_start, piece_end = _trim(text, begin, cut)
        if piece_start < piece_end and _is_boundary(text, piece_start, cut, end):
            yield from _shorten(text, piece_start, piece_end)
            begin = cut
    begin, end = _trim(text, begin, end)
    if begin < end:
        yield from _shorten(text, begin, end)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets where a sentence may end: after a run of stops with its closing marks, or after a photo credit."""
    inside = _PARENTHESIS.finditer(text, start, end)
    bracket = next(inside, None)
    credit = _CREDIT.finditer(text, start, end)
    next_credit = next(credit, None)
    for match in _STOP.finditer(text, start, end):
        while next_credit and next_credit.end() <= match.start():
            yield next_credit.end()
            next_credit = next(credit, None)
        while bracket and bracket.end() <= match.start():
            bracket = next(inside, None)
        if bracket and bracket.start() < match.start() and match.end(1) < bracket.end() - 1:
            continue
        if match.end() < end:
            yield match.end()
    if next_credit and next_credit.end() < end:
        yield next_credit.end()
        yield from (match.end() for match in credit if match.end() < end)


def _is_boundary(text: str, start: int, cut: int, end: int) -> bool:
    """Whether the sentence that began at `start` ends at `cut`."""
    after = cut
    while after < end and text[after].isspace():
        after += 1
    if after == end:
        return True
    glued = after == cut
    stop = cut
    while stop > start and text[stop - 1] in "\"'”’»)]}":
        stop -= 1
    closed = stop < cut
    following = _skip_openers(text, after, end)
    letter = text[following] if following < end else ""
    if letter.islower():
        return False
    if text[stop - 1] not in ".!?…/":
        return letter.isupper()  # a photo credit
    marks_start = stop
    furthest = max(start, stop - _LOOK_BACK)
    while marks_start > furthest and text[marks_start - 1] in ".!?…/":
        marks_start -= 1
    single = text[marks_start:stop] == "."
    if glued:
        return _splits_glued(text, start, marks_start, cut, end, single=single, closed=closed)
    if not single:
        word = _word_before(text, start, marks_start)
        return bool(word) or marks_start > start
    return _splits_at_full_stop(text, start, marks_start, following, end)


def _splits_at_full_stop(text: str, start: int, stop: int, following: int, end: int) -> bool:
    """Whether the full stop at `stop`, followed by white space and no small letter, ends the sentence."""
    word = _word_before(text, start, stop)
    if not word:
        return stop > start
    head = text[start:stop].lstrip("-–—•●▪*+ \"'“‘(") if stop - start <= 20 else ""
    if head and (_FIRST_TOKEN.fullmatch(head) or _NUMBERED.fullmatch(head)):
        return False
    lower = word.lower()
    opener = _next_word(text, following, end).lower() in _OPENERS
    if lower in _LIST_ENDINGS:
        return True
    if lower in _ABBREVIATIONS:
        return opener
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isupper() and last not in _ONE_LETTER_WORDS:
        return opener or _word_before(text, start, stop - len(word) - 1).lower() in _LETTERED
    if last.isdigit() and text[following : following + 1].isdigit():
        return re.match(r"\d{1,2}\.\s?\d", text[following : following + 6]) is None
    return True


def _splits_glued(text: str, start: int, stop: int, cut: int, end: int, *, single: bool, closed: bool) -> bool:
    """Whether a stop with no white space after it ends the sentence ("địa phương.Thị trấn" does, "TP.HCM" does not)."""
    following = _skip_openers(text, cut, end)
    next_word = _next_word(text, following, end)
    if len(next_word) < 1 or not next_word[0].isupper() or following - cut > 1:
        return False
    beyond = text[following + len(next_word) : following + len(next_word) + 1]
    if beyond and not (beyond.isspace() or beyond in ",:;-"):
        return False
    if not single or closed:
        return len(next_word) > 1 or not single
    word = _word_before(text, start, stop)
    last = word.rsplit(".", 1)[-1]
    if not word or _ADDRESS.search(word) or not _VOWEL.search(next_word) or len(next_word) > _LONGEST_SYLLABLE:
        return False
    if last.endswith("%"):
        return len(next_word) > 1
    if last.isdigit():
        head = text[start:stop] if stop - start <= 20 else ""
        return not (_FIRST_TOKEN.fullmatch(head) or _NUMBERED.fullmatch(head)) and len(next_word) > 1
    if word.lower() in _ABBREVIATIONS or last.lower() in _ABBREVIATIONS or len(last) < 2 or len(next_word) < 2:
        return False
    if last.isupper():
        return len(last) > 2 and not next_word.isupper()
    return len(last) <= _LONGEST_SYLLABLE and last.isalpha() and last[1:].islower() and bool(_VOWEL.search(last))


def _word_before(text: str, start: int, stop: int) -> str:
    while stop > start and text[stop - 1] in "\"'”’»)]}":
        stop -= 1
    furthest = max(start, stop - _LOOK_BACK)
    begin = stop
    while begin > furthest and not text[begin - 1].isspace() and text[begin - 1] not in _WORD_ENDS:
        begin -= 1
    return text[begin:stop]


def _next_word(text: str, at: int, end: int) -> str:
    stop = at
    while stop < end and stop - at < _LOOK_BACK and text[stop].isalpha():
        stop += 1
    return text[at:stop]


def _skip_openers(text: str, at: int, end: int) -> int:
    limit = min(end, at + 4)
    while at < limit and text[at] in "\"'“‘«([{-–—• ":
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shorten(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a sentence that is too long into about equal pieces, after "; ", else after ", ", else at white space."""
    while end - start > MAX_SENTENCE_CHARS:
        pieces = math.ceil((end - start) / MAX_SENTENCE_CHARS)
        cut = _cut_near(text, start, start + (end - start) // pieces)
        piece = _trim(text, start, cut)
        if piece[0] < piece[1]:
            yield piece
        start, end = _trim(text, cut, end)
    if start < end:
        yield start, end


def _cut_near(text: str, start: int, target: int) -> int:
    limit = start + MAX_SENTENCE_CHARS
    low = start + (target - start) // 2
    for mark in ("; ", ", ", " "):
        before = text.rfind(mark, low, target)
        after = text.find(mark, target, limit)
        found = [at for at in (before, after) if at >= 0]
        if found:
            return min(found, key=lambda at: abs(at - target)) + len(mark)
    return limit
