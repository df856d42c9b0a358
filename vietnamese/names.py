"""Proper names of people and places, told by their capitals: every syllable of a Vietnamese name has one."""

import re
from functools import lru_cache

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form
from vietnamese.words import syllables

# Words that open the names of offices, documents and ranks ("Ban Tổ chức", "Bí thư", "Nghị quyết"): only their first
# syllable is written with a capital. They open no name, though they may stand inside one ("Nguyễn Anh Tuấn").
_OFFICE = frozenset(
    """ban bộ ủy uỷ hội đảng nghị chỉ kết quy kế đề trung ương thường vụ chấp hành mặt trận tổ quốc chủ tịch phó bí
    thư trưởng đồng chí tỉnh thị huyện thành phố xã phường thôn bản khu quận nhà nước chính phủ sở phòng chi cục tổng
    công ty tập đoàn trường đại học viện luật thông tư hướng dẫn báo cáo giám đốc nhân dân đoàn đội liên minh hiệp
    khoa ngày năm tháng quý điều khoản mục chương ông bà anh chị em cô chú bác các những một hai ba bốn
    trong theo tại từ đến của và với cho để khi nếu do vì về ở là có không được bị đã đang sẽ này đó kia thực hiện
    cùng bên qua sau trước trên dưới hiện nay nhiều mỗi mọi cả như nhưng mà thì còn cũng nên rồi lại ai gì nào đâu
    bao mấy tìm xin hỏi hãy văn việc công tác phát số lần kỳ khóa khoá nhiệm giai toàn hết""".split()
)
# Words that open an office right behind a name: "ông Nguyễn Văn Tiến Chủ tịch xã".
_HEADS = frozenset("chủ bí phó trưởng giám tổng ủy chánh viện cục vụ bộ thứ thủ".split())
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_]+(?:[ \u00a0]+[^\W\d_]+)*")

# The provinces and centrally run cities as they stood in 2008-2025 and since July 2025 (National Assembly resolution
# 202/2025/QH15 keeps names from the same list), so that one that stands in no article is still read as a place.
PROVINCES = tuple(
    """An Giang|Bà Rịa - Vũng Tàu|Bắc Giang|Bắc Kạn|Bạc Liêu|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau
    Cần Thơ|Cao Bằng|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương
    Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lâm Đồng|Lạng Sơn|Lào Cai|Long An|Nam Định
    Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La
    Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái
    Hồ Chí Minh|Sài Gòn""".replace("\n", "|")
    .replace("  ", "")
    .split("|")
)


@remembered
def find_name_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where proper names of two syllables and more stand, as (start, end), in order."""
    found: list[tuple[int, int]] = []
    for match in _NAME.finditer(text):
        run: list[tuple[int, int]] = []
        words = list(_WORD.finditer(text, *match.span()))
        for at, word in enumerate([*words, None]):
            small_next = at + 1 < len(words) and words[at + 1].group().islower()
            if word is not None and _opens_or_goes_on(word.group(), len(run), small_next):
                run.append(word.span())
                continue
            if len(run) > 1 and run[-1][1] - run[-1][0] == 1:  # "Trạm Y tế"; but "Nguyễn Văn A" before no small letter
                run = run[:-1] if word is not None else run
            if len(run) > 1:
                found.append((run[0][0], run[-1][1]))
            run = []
    return tuple(found)


def _opens_or_goes_on(word: str, inside: int, small_next: bool) -> bool:
    """True when a word belongs to the name that has `inside` syllables so far."""
    if not word[:1].isupper() or (word.isupper() and not (inside and len(word) == 1)):
        return False
    if inside > 1 and small_next and match_form(word) in _HEADS:
        return False
    return bool(inside) or match_form(word) not in _OFFICE


def find_names(text: str) -> tuple[str, ...]:
    """Proper names of two syllables and more, in matching form, each once, in order of appearance."""
    names = (" ".join(match_form(text[start:end]).split()) for start, end in find_name_spans(text))
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=1)
def _provinces() -> tuple[tuple[str, str], ...]:
    return tuple((match_form(name.strip()), fold(name.strip())) for name in PROVINCES)


def known_names(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `names` (in matching form) and of the provinces that stand in a text in any case.

    A text without diacritics is compared without diacritics.
    """
    written = f" {' '.join(s.form for s in syllables(text))} "
    plain = fold(written)
    folded_only = written == plain
    pairs = dict([*_provinces(), *((name, fold(name)) for name in names)])
    found = [
        name for name, folded in pairs.items() if f" {name} " in written or (folded_only and f" {folded} " in plain)
    ]
    return tuple(name for name in found if not any(name != other and f" {name} " in f" {other} " for other in found))
