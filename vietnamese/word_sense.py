"""Does a number word count? "ba xã" does; "ba tôi", "thứ ba", "Ba Vì", "năm ngoái", "nấu chín" do not.

Precision first: a word that is left unread costs one figure, a father read as three makes a wrong one.
"""

import re

from vietnamese.counted import LOWER, UPPER, counted, follows, may_count, measured
from vietnamese.number_words import WORD

_BACK = 40  # characters before a word that are looked at
# Behind these a number word ranks or names, whatever follows: "thứ hai", "giải ba", "ngã tư", "vài ba".
_RANKED = frozenset("thứ mùng mồng hạng giải ngã bộ vài dăm đôi mấy vợ chồng lầu quận ngôi vế hàng tháng đệ".split())
# Behind these as well, unless it is a measure that follows: "chị hai", "tầng hai", but "giúp chị hai lần".
_NAMED = frozenset(
    """anh chị ông bà chú bác dì cậu cô mợ thím dượng em lần tập lớp tầng khu cấp bậc kỳ khóa quý phần chương hiệp đợt
    một số loại con má ba mẹ vòng""".split()
)
_AMONG = frozenset(["trong", "tổng", "với", "con"])  # "trong số ba thẩm phán", "trong vòng hai tháng"
# Words and phrases that these begin, which count nothing: "hai mặt", "ba lô".
_FIXED = {
    "hai": frozenset("bên mình mặt lòng lưỡi sương ngả mang vợ anh chị mẹ cha bố ông bà cô".split()),
    "ba": frozenset(
        "lô hoa gác rọi ba trợn que láp toong phải xạo đào lăng ngơ bể mẹ má tôi mình nó ông bà của tao mày tê".split()
    ),
    "bốn": frozenset("phương bể cẳng biển".split()),
    "năm": frozenset("châu".split()),
    "bảy": frozenset("nổi".split()),
    "tám": frozenset("chuyện lạng".split()),
    "chín": frozenset("chắn mọng muồi tới rộ suối bỏ đỏ vàng nẫu kỹ".split()),
    "mười": frozenset("mươi".split()),
}
_FAMILY = frozenset("vợ mẹ cha bố anh chị ông bà cô chú bác cậu thầy".split())
_PAIRED = frozenset("chồng con em cháu trò ấy ta nội ngoại này đã đều cùng cũng thông".split())  # "hai vợ chồng"
_ELDERS = frozenset("con cháu em anh chị cô cậu bạn chú bác".split())  # who a father may be told of
_WITH_CHILD = frozenset("bé nhỏ gái trai bị đều nhi tử".split())  # "ba cháu bé", not "ba cháu đi vắng"
_FIVE = frozenset(
    """người tháng ngày giờ phút giây tuần nước tỉnh huyện xã chiếc đứa cháu em đội cuộc lần trận bàn lượt ca nhóm loại
    mét km kg tấn ha tuổi bức thành công dự đối bị cán nạn bệnh quốc cơ học điểm con căn ngôi tàu xe máy mục tiêu vị
    bước yếu nội nhiệm vấn tiêu đảng thẩm chương chỉ hộ thành cầu khẩu cây nhà""".split()
)
_BEFORE_FIVE = frozenset(
    """có gồm với cho là hơn khoảng gần trên dưới thêm bắt khiến sau được làm bị đã giữ và cùng đủ ít nhất thiểu đa
    chừng còn mất giết phạt tù cứu dài gấp thu tặng trao mua bán chọn tìm thấy nhận ghi chia thành
    chỉ cần phải trước cách lập xây dựng tại ở giữa""".split()
)
_IN_TIME = frozenset("tháng ngày giờ phút tuần".split())  # "trong năm ngày"
_COOKED_BEFORE = frozenset("nấu luộc hấp nướng đã chưa quả trái vừa ninh được rán chiên gần cơm rau thịt".split())
# Words that are numbers and little else; "ba", "bảy" and "chín" need a noun that is known.
_PLAIN = frozenset("hai bốn sáu tám mười".split())
_NUMBER = re.compile(rf"\d+|{WORD}")
_CAPITAL_BEHIND = re.compile(rf"\s{{1,3}}[{UPPER}]")
_SENTENCE_START = ".!?:;\"“”'(…-–\n•*"
# "... đường dây ma túy Hai đối tượng khai": a sentence whose full stop was lost.
_LOWER_BEFORE = re.compile(rf"(?<![^\W_])[{LOWER}]+\s$")


def counts_as_word(text: str, form: str, start: int, end: int, alone: bool) -> bool:
    """True when the number words text[start:end] count something; `alone` for one word from two to ten."""
    opens = _opens(text, start)
    if not _capital_fits(text, form, start, end, opens):
        return False
    first, ahead = form[start:end].split()[0], follows(form, end)
    before = [] if opens else [word.lstrip("(\"'") for word in form[max(0, start - _BACK) : start].split()]
    previous, earlier = before[-1] if before else "", before[-2] if len(before) > 1 else ""
    if previous in _RANKED:
        lasts = previous == "tháng" and ahead[0] == "ngày" and _NUMBER.fullmatch(earlier)  # "ba tháng hai mươi ngày"
        return bool(lasts) or (previous, ahead[0]) in (("tháng", "lần"), ("giải", "người"))
    if (previous, ahead[0]) == ("ngày", "tháng") or (previous, first) == ("tay", "ba"):
        return False
    if not alone:
        return True
    if previous in _NAMED and not (previous in ("số", "vòng") and earlier in _AMONG):
        return measured(form, end) and previous not in ("hiệp", "lần", "vòng", "ba")
    if ahead[0] in _FIXED.get(first, ()):
        return first == "hai" and ahead[0] in _FAMILY and ahead[1] not in _PAIRED and bool(ahead[1])
    if first == "năm":
        return _five(previous, ahead) and counted(form, end)
    if first == "ba" and ahead[0] in _ELDERS:
        return previous in ("có", "mẹ", "nuôi", "sinh") or ahead[1] in _WITH_CHILD
    if first == "chín" and (previous in _COOKED_BEFORE or ahead[1] in ("loạt", "đều")):  # "chín đồng loạt"
        return measured(form, end) and ahead[1] not in ("loạt", "đều")
    if first in _PLAIN and previous != "cả":  # "cả hai bật cười"
        return may_count(text, form, end)
    return counted(form, end)


def _capital_fits(text: str, form: str, start: int, end: int, opens: bool) -> bool:
    """True unless the capital of the words text[start:end], or of what follows, makes a name: "Hai Bà Trưng"."""
    if not text[start].isupper() or (text[start:end].isupper() and end - start > 1):
        return True
    if _CAPITAL_BEHIND.match(text, end):
        return False
    return opens or (counted(form, end) and _LOWER_BEFORE.search(text, max(0, start - 9), start) is not None)


def _five(previous: str, ahead: tuple[str, str]) -> bool:
    """True when "năm" is five: little but people and time is counted so, and only few words stand before it."""
    if ahead[0] not in _FIVE:
        return False
    return not previous or previous in _BEFORE_FIVE or (previous == "trong" and ahead[0] in _IN_TIME)


def _opens(text: str, start: int) -> bool:
    """True at the start of a sentence, a quote or a bracket."""
    before = text[max(0, start - 4) : start].rstrip(" \u00a0")
    return not before or before[-1] in _SENTENCE_START
