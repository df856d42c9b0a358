"""Laws, codes and ordinances of Vietnam mentioned by name: "Luật Đất đai 2013", "Bộ luật Hình sự", "BLHS 2015"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vietnamese.law_names import BRANCHES, CODES, LAWS, ORDINANCES, SHORT

_YEAR = r"(?:19|20)\d\d"
_HEAD = re.compile(
    r"(?<!\w)(?:(?P<kind>bộ luật|luật|pháp lệnh)\s{1,2}(?=[\"']?[^\W\d_])|(?P<short>bl(?:hs|ds|lđ|tths|ttds))(?!\w))"
)
# What stands before "luật" in other words, in names of papers, firms and schools, and in foreign acts.
_OTHER_WORD = re.compile(
    r"(?<!\w)(?:kỷ|pháp|quy|điều|đạo|âm|thi|phép|học|khoa|ngành|môn|tụng|ty|cty|tnhh|hãng|đoàn|thôn|đại học|đh|trường|"
    r"văn phòng|báo)\s{1,2}$"
)
_TREATY = re.compile(r"(?<!\w)(?:công ước|hiệp ước|tuyên bố)\s(?:[^\W_]{1,12}\s){0,6}$")
_LOOK_BACK = 60
_LONGEST_WORD = len("văn phòng ") + 1
# What tells the editions of a law apart, behind its name.
_EDITION = re.compile(
    r"(?:\s{0,2}[,(])?\s{1,2}(?:(?:sửa đổi|bổ sung|ban hành)[,\s]{1,2}){0,3}(?:năm\s{1,2})?"
    rf"{_YEAR}(?!\d|[.,/-]\d|\s?[-%])|\s{{0,2}}\({_YEAR}\)"
)
_FOREIGN = re.compile(
    r"\s{1,2}(?:của\s{1,2})?(?:nước\s{1,2})?(?:sở tại|mỹ|hoa kỳ|anh|đức|nga|liên bang|nhật|trung quốc|hàn quốc|"
    r"thái lan|singapore|malaysia|indonesia|philippines|úc|australia|canada|ấn độ|israel|campuchia|đài loan|"
    r"liên hợp quốc|liên hiệp quốc|eu|châu âu|quốc tế)(?!\w)"
)
_AMENDING = re.compile(
    r"sửa đổi,?\s{1,2}(?:và\s{1,2})?bổ sung\s{1,2}(?:một số|các)\s{1,2}điều\s{1,2}(?:của\s{1,2})?(?:các\s{1,2})?"
    r"(?=(?:bộ luật|luật|bl[hdt]))"
)
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")
_GAP = re.compile(r"[\s,]{1,3}|\s-\s")
# A name that is not in the list ends before one of these.
_STOPS = frozenset(
    """quy được có là đã sẽ này đó kia trên năm số về để thì không trong tại theo ngày chiều sáng tối do với cho khi nếu
    mà nhưng hiện mới cũng đang vừa cần phải nên sau trước từ đến tới ra vào nói nêu chưa còn đều rất bị cấm ban của qua
    lần sửa và hoặc hay bắt bao gồm như cùng bằng nhằm vì ở nào gì bởi hết ông bà các những một trao
    lại giúp sớm tuy khẳng ghi nghị mỗi khoản điều hoàn""".split()
)
_NO_NAME = frozenset("sư gia pháp lệ tp".split())  # "Luật sư", "Luật gia", "Pháp Luật TP.HCM"
_LONGEST_UNKNOWN = 7
_LONGEST = 18


def _openings(names: frozenset[str]) -> frozenset[str]:
    """What the names of a list open with, up to the whole."""
    split = [name.split() for name in names]
    return frozenset(" ".join(words[:count]) for words in split for count in range(1, len(words) + 1))


_LISTS = {
    kind: (names, _openings(names)) for kind, names in (("luật", LAWS), ("bộ luật", CODES), ("pháp lệnh", ORDINANCES))
}


@dataclass(frozen=True, slots=True)
class Law:
    """A law mentioned at text[start:end], from its kind to the end of its name; the name begins at `name_start`.

    `amends` holds for "Luật sửa đổi, bổ sung một số điều của Luật X", whose name ends with that of the amended one.
    """

    start: int
    end: int
    kind: str
    name_start: int
    amends: bool = False


def find_laws(text: str, form: str) -> Iterator[Law]:
    """Laws, codes and ordinances named in a text, whose matching form is `form`, in order.

    A name is one of the list of laws in any case, else what stands behind "Luật" with a capital, up to a mark or a word
    that no name goes on over; a year of edition behind it belongs to the name.
    """
    at = 0
    while match := _HEAD.search(form, at):
        law = _law_at(text, form, match)
        if law:
            yield law
        at = law.end if law else match.end()


def _law_at(text: str, form: str, match: re.Match[str], *, amends: bool = False) -> Law | None:
    if match["short"]:
        end = _edition(form, match.end())
        return Law(match.start(), end, "bộ luật", match.start())
    if _is_other(form, match.start()):
        return None
    kind = match["kind"]
    name_start = match.end()
    amending = None if amends else _AMENDING.match(form, name_start)
    if amending:
        inner = _HEAD.match(form, amending.end())
        amended = inner and _law_at(text, form, inner, amends=True)
        return Law(match.start(), amended.end, kind, name_start, amends=True) if amended else None
    quoted = form[name_start] in "\"'"
    words = _words(form, name_start + quoted)
    known = _known(words, kind)
    capital = text[match.start()].isupper() or (kind == "bộ luật" and text[match.start() + 3].isupper())
    named = text[words[0].start()].isupper() if words else False
    length = known or (_unknown(text, words) if named and (capital or kind == "bộ luật") else 0)
    if not length:
        return None
    end = words[length - 1].end()
    edition = _edition(form, end)
    name = " ".join(word.group() for word in words[:length])
    if _FOREIGN.match(form, edition) or (
        name in BRANCHES and not capital and not named and edition == end and kind == "luật"
    ):
        return None
    return Law(match.start(), edition, kind, name_start + quoted)


def _is_other(form: str, start: int) -> bool:
    """True when the word before makes another word of "luật", or names a paper, a firm, a treaty."""
    before = form[max(0, start - _LOOK_BACK) : start]
    if _OTHER_WORD.search(before, len(before) - _LONGEST_WORD):
        return True
    return ("ước" in before or "tuyên" in before) and _TREATY.search(before) is not None


def _words(form: str, at: int) -> Sequence[re.Match[str]]:
    """The syllables of what may be a name: at most _LONGEST, with nothing but spaces, commas and dashes between."""
    found: list[re.Match[str]] = []
    while len(found) < _LONGEST and (word := _WORD.match(form, at)):
        found.append(word)
        gap = _GAP.match(form, word.end())
        if not gap:
            break
        at = gap.end()
    return found


def _known(words: Sequence[re.Match[str]], kind: str) -> int:
    """How many of the words make the longest name of the list; 0 for none."""
    names, openings = _LISTS[kind]
    spelled = ""
    longest = 0
    for count, word in enumerate(words, 1):
        spelled = f"{spelled} {SHORT.get(word.group(), word.group())}".lstrip()
        if spelled in names:
            longest = count
        if spelled not in openings:
            break
    return longest


def _unknown(text: str, words: Sequence[re.Match[str]]) -> int:
    """How many of the words make a name that is not in the list; one alone is none."""
    if words[0].group() in _NO_NAME:
        return 0
    length = 0
    for word in words[:_LONGEST_UNKNOWN]:
        cut = length and "," in text[words[length - 1].end() : word.start()]
        if cut or word.group() in _STOPS or word.group().isdigit():
            break
        length += 1
    return length if length > 1 else 0


def _edition(form: str, end: int) -> int:
    match = _EDITION.match(form, end)
    if not match:
        return end
    return match.end() + (match.group().count("(") > match.group().count(")") and form.startswith(")", match.end()))
