"""Proper names of people and places, told by their capitals: every syllable of a Vietnamese name has one."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form
from vietnamese.pairs import everyday
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable
from vietnamese.words import syllables

# Words that open the names of offices, documents and ranks ("Ban Tổ chức", "Bí thư", "Nghị quyết"): only their first
# syllable is written with a capital. They open no name, though they may stand inside one ("Nguyễn Anh Tuấn").
_OFFICE = frozenset(
    """ban bộ ủy uỷ hội đảng nghị chỉ kết quy kế đề ương vụ chấp hành mặt trận tổ chủ tịch phó bí thư trưởng đồng chí
    tỉnh huyện phố xã phường thôn bản khu quận nước phủ sở phòng cục tổng ty tập trường học viện luật tư dẫn báo cáo
    giám đốc dân đội khoa ngày năm tháng quý điều khoản mục chương ông bà anh chị em cô chú bác các những một bốn
    trong theo tại từ đến của và với cho để khi nếu do vì về ở là có không được bị đã đang sẽ này đó kia thực hiện
    cùng bên qua sau trước trên dưới nay nhiều mỗi mọi cả như nhưng mà thì còn cũng nên rồi lại ai gì nào đâu bao mấy
    tìm xin hỏi hãy việc tác số lần khóa khoá nhiệm giai toàn hết""".split()
)
# Words that open an office or a common word only together with one of these, else a name when a capital follows:
# "Trung ương" and "Trung tâm" are none, "Trung Chải" is.
_OPENS_WITH = {
    first: frozenset(seconds.split())
    for first, seconds in {
        "trung": "ương tâm đoàn đội học cấp tướng tá úy tuần", "quốc": "hội phòng gia lộ khánh",
        "thường": "vụ trực xuyên", "văn": "phòng hóa bản kiện nghệ minh", "kỳ": "họp thi", "nhà": "nước máy trường",
        "công": "an ty đoàn tác chức nhân nghiệp trình văn điện", "đại": "hội biểu học tá tướng úy đội đoàn sứ diện",
        "liên": "minh hiệp đoàn hợp đội", "hiệp": "hội định ước", "chi": "bộ cục đoàn ủy hội", "hai": "bên đảng",
        "ba": "bên đảng", "thành": "phố ủy đoàn viên", "thị": "trấn xã ủy đoàn trưởng", "chính": "phủ trị quyền sách",
        "phát": "biểu triển huy động hiện", "hướng": "dẫn tới", "thông": "tư báo tin qua tấn", "nhân": "dân dịp",
        "đoàn": "thanh đại chủ kinh công kiểm giám trường xã khối thể viên tncs",
    }.items()
}  # fmt: skip
# Words that open an office right behind a name: "ông Nguyễn Văn Tiến Chủ tịch xã".
_HEADS = frozenset("chủ bí phó trưởng giám tổng ủy chánh viện cục vụ bộ thứ thủ".split())
# What a person's name opens with; behind a place it opens a new name ("Bí thư Tỉnh ủy Cao Bằng | Nguyễn Văn A").
_SURNAMES = frozenset(
    """nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh lò giàng vàng thào sùng hà quàng cầm
    lường tòng đoàn trịnh mai đào lương cao tạ lưu chu tô trương phùng triệu tráng hầu má lù cứ vừ hạng ly mùa thạch
    nông hứa lục quách bạch tống thái vương vi lâm phương tôn đàm từ kiều""".split()
)
_COMMON = 0.15  # share of a syllable's everyday uses in which the next one stands behind it: "bảo hiểm", not "an toàn"
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+)*")


@remembered
def find_name_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where proper names of two syllables and more stand, as (start, end), in order."""
    found: list[tuple[int, int]] = []
    for match in _NAME.finditer(text):
        run: list[re.Match[str]] = []
        words = list(_WORD.finditer(text, *match.span()))
        for word, following in zip_longest(words, words[1:]):
            ahead = following.group() if following else ""
            if _goes_on(word.group(), len(run), ahead) if run else _opens(word.group(), ahead):
                run.append(word)
                continue
            if _is_no_end(run, word.group()):
                run.pop()
            found += _names_of(run)
            run = []
        found += _names_of(run)
    return tuple(found)


def _opens(word: str, following: str) -> bool:
    """True when a name may open with a word that `following` stands behind."""
    if not word[:1].isupper() or word.isupper():
        return False
    form = match_form(word)
    if form in _OPENS_WITH:
        return following[:1].isupper() and match_form(following) not in _OPENS_WITH[form]
    return form not in _OFFICE


def _goes_on(word: str, inside: int, following: str) -> bool:
    """True when a word belongs to the name that has `inside` syllables before it."""
    if not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    form = match_form(word)
    return not (inside > 1 and (form in ("ông", "bà") or (following.islower() and form in _HEADS)))


def _is_no_end(run: Sequence[re.Match[str]], following: str) -> bool:
    """True when the last syllable of a run only opens a common word: "Quỹ Bảo hiểm", "Trạm Y tế"."""
    if len(run) < 2 or not following.islower():
        return False
    if len(run) == 2 and len(run[-1].group()) == 1:  # no "Nguyễn Văn A nói"
        return True
    forms = [match_form(word.group()) for word in run]
    if " ".join(forms) in _provinces() or (len(run) > 2 and forms[0] in _SURNAMES):
        return False
    times = everyday().pair(forms[-1], match_form(following))
    return times >= _COMMON * everyday().single(forms[-1]) > 0


def _names_of(run: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The spans of the names in a run of syllables: none, one, or a place and a person behind it."""
    if len(run) < 2:
        return []
    forms = [match_form(word.group()) for word in run]
    place = " ".join(forms[:2]) in _provinces() or forms[0] not in _SURNAMES
    for at in range(2, len(run) - 1):
        if place and forms[at] in _SURNAMES:
            return [(run[0].start(), run[at - 1].end()), (run[at].start(), run[-1].end())]
    return [(run[0].start(), run[-1].end())]


def may_be_person(name: str) -> bool:
    """True for a name (in matching form) that a person may bear: it opens with a surname, is long, or is foreign."""
    parts = name.split()
    if " ".join(parts) in _provinces():
        return False
    return parts[0] in _SURNAMES or len(parts) > 2 or not all(map(is_syllable, parts))


def find_names(text: str) -> tuple[str, ...]:
    """Proper names of two syllables and more, in matching form, each once, in order of appearance."""
    names = (" ".join(match_form(text[start:end]).split()) for start, end in find_name_spans(text))
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=1)
def _provinces() -> dict[str, str]:
    return {match_form(name): fold(name) for name in PROVINCES}


def known_names(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `names` (in matching form) and of the provinces that stand in a text in any case.

    A text without diacritics is compared without diacritics.
    """
    written = f" {' '.join(s.form for s in syllables(text))} "
    plain = fold(written)
    folded_only = written == plain
    pairs = _provinces() | {name: fold(name) for name in names}
    found = [
        name for name, folded in pairs.items() if f" {name} " in written or (folded_only and f" {folded} " in plain)
    ]
    return tuple(name for name in found if not any(name != other and f" {name} " in f" {other} " for other in found))
