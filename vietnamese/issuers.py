"""Bodies of Party and State that issue documents, as they are written: "Ban Thường vụ Tỉnh ủy", "Bộ Tài chính"."""

import re

from vietnamese.document_kinds import is_local, parts

_HEADS = """
    ban thường vụ | btv | ban chấp hành | bch | tỉnh ủy | thành ủy | huyện ủy | thị ủy | quận ủy | đảng ủy | đảng bộ |
    đảng đoàn | ban cán sự | bộ chính trị | ban bí thư | trung ương | t.ư | tw | đảng | chính phủ | thủ tướng |
    phó thủ tướng | quốc hội | ủy ban | ubtvqh | ubnd | hđnd | hội đồng | bộ | bộ trưởng | liên bộ | sở | ban |
    văn phòng | vpcp | cục | tổng cục | chi cục | cục trưởng | chủ tịch | phó chủ tịch | tòa án | tand | viện kiểm sát |
    vksnd | ngân hàng nhà nước | nhnn | kiểm toán nhà nước | thanh tra | tổng thanh tra | chánh thanh tra |
    tổng liên đoàn | đoàn | mặt trận | mttq | bhxh | bảo hiểm xã hội | công an | quân ủy | giám đốc | hội nông dân |
    tập đoàn | tổng công ty | trường | ban chỉ đạo | tổng bí thư | bí thư | ubkt | thứ trưởng | thống đốc | cơ quan |
    chánh văn phòng | phó giám đốc | tổng cục trưởng | vụ trưởng | viện trưởng | chánh án
"""
_HEAD = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(str.strip, _HEADS.split("|")), key=len, reverse=True)) + r")(?!\w)"
)
_WORD = re.compile(r"t\.ư(?!\w)|tp\.\s?[^\W\d_]+|[^\W_]+(?:&[^\W_]+)?")
_GAP = re.compile(r"\s{1,2}-\s{1,2}|\s?-\s?|\s{1,2}")
_SPORTS = re.compile(r",\s{1,2}(?=thể thao)")  # "Bộ Văn hóa, Thể thao và Du lịch"
# In small letters a body's name does not go on over these, save within the words listed behind them.
_STOPS = frozenset(
    """về quy hướng ban ký ngày năm được đã có là phê khi thì để cho trong tại theo với gắn đạt yêu nêu lập giao cũng
    vừa sửa nhằm từ đến tới sẽ chỉ nói không này mà hay liên quyết đối trên bổ gửi đề điều hết trước sau dự thay bị ở
    truyền ghi thu đang như cần phải chưa bởi do khẳng cùng đó hôm nay qua mới tiếp bàn thông ra kèm hiện giai lần nhất
    gồm còn đều nhưng rằng các những vì nếu áp kết thực triển tổng quán bãi thí tính một bằng của phản xử nghiêm tăng
    bước cấp đưa ngoài cung dựa khiến làm đặt phù nhấn tham""".split()
)
_GOES_ON = re.compile(
    r"(?:giao thông|thông tin|thực phẩm|thực vật|điều tra|điều phối|điều hành|tổng hợp|quy hoạch)(?!\w)"
)
_KIND_AHEAD = re.compile(
    r"(?:nghị quyết|nghị định|chỉ thị|kết luận|quyết định|quy định|thông tư|công văn|kế hoạch|luật|bộ luật|hướng dẫn"
    r"|thông báo|quy chế|đề án|chương trình)(?!\w)"
)
_JOINED = frozenset(("bộ", "sở", "bộ trưởng", "ủy ban", "hội đồng", "ban"))
_LONGEST = 16
# Bodies, the letters of a number that stand for them (without diacritics), and how they are called. The Prime Minister
# and the Government are one: news take one for the other.
_BODIES = tuple(
    (body, re.compile(letters), re.compile(rf"(?<!\w)(?:{names})(?!\w)"))
    for body, letters, names in (
        ("assembly", r"(?:ubtv)?qh\d*", "quốc hội|ubtvqh"),
        ("centre", r"\w*tw", "bộ chính trị|ban bí thư|ban chấp hành trung ương|bch trung ương|trung ương|bch tw"),
        ("council", "hdnd", "hđnd|hội đồng nhân dân"),
        ("committee", "ubnd", "ubnd|ủy ban nhân dân"),
        ("party", "t[uh]u?|hu|txu|tpu|qu", "tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng bộ"),
        ("government", "cp|ttg", "chính phủ|thủ tướng"),
    )
)
# Issuers that every Party committee has: they do not tell whose.
_ANY_LEVEL = frozenset(("ban thường vụ", "ban chấp hành", "btv", "bch", "đảng"))
_LOCAL = re.compile(
    r"(?<!\w)(?:(?:tỉnh|thành|huyện|thị|quận) ủy|đảng bộ (?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường)|hđnd|ubnd|"
    r"hội đồng nhân dân|ủy ban nhân dân|tỉnh|thành phố|tp|thị xã|huyện|quận|xã|phường|sở)(?![^\W_])"
)


def body_end(text: str, form: str, at: int) -> int:
    """Where the name of the body ends that begins at `at`; 0 when none begins there.

    Of small letters only what a body is called by goes on: it ends at a mark, at a verb and at "và", save for "và"
    within the name of a ministry.
    """
    head = _HEAD.match(form, at)
    if not head or not text[at].isupper():
        return 0
    end = head.end()
    for _ in range(_LONGEST):
        gap = _SPORTS.match(form, end) or _GAP.match(form, end)
        word = _WORD.match(form, gap.end()) if gap else None
        if not gap or not word:
            break
        if "-" in gap.group() and not text[word.start()].isupper():
            break
        if not (_joins(text, form, word, head.group()) if word.group() == "và" else _is_part(text, form, word)):
            break
        end = word.end()
    return end


def _is_part(text: str, form: str, word: re.Match[str]) -> bool:
    if text[word.start()].isupper():
        return _KIND_AHEAD.match(form, word.start()) is None
    return word.group() not in _STOPS or _GOES_ON.match(form, word.start()) is not None


def _joins(text: str, form: str, word: re.Match[str], head: str) -> bool:
    """True for "và" within the name of a body: what follows has a capital, and is no other body nor a document."""
    gap = _GAP.match(form, word.end())
    at = gap.end() if gap else len(text)
    if head not in _JOINED or not text[at : at + 1].isupper():
        return False
    return not (_HEAD.match(form, at) or _KIND_AHEAD.match(form, at))


def body_before(text: str, form: str, end: int, furthest: int) -> tuple[int, int] | None:
    """The body that a sentence names from at most `furthest` on and that ends right at `end`, as (start, end).

    None for the last part of a longer name that was not read ("Ủy ban Văn hóa, Giáo dục ... của Quốc hội").
    """
    for head in _HEAD.finditer(form, furthest, end):
        if body_end(text, form, head.start()) == end:
            return None if form.endswith("của ", furthest, head.start()) else (head.start(), end)
    return None


def same_body(letters: str, name: str) -> bool:
    """False when the letters of a number ("nq-cp") and an issuer's name, in matching form, are of different bodies.

    True where one of them does not tell: a ministry is not told from another by its letters.
    """
    lettered = next((body for part in parts(letters) for body, own, _ in _BODIES if own.fullmatch(part)), "")
    named = next((body for body, _, spelled in _BODIES if spelled.search(name)), "")
    if lettered and named:
        return lettered == named
    return name in _ANY_LEVEL or is_local_body(name) == is_local(letters)


def is_local_body(name: str) -> bool:
    """True when a name in matching form speaks of a body of a province or below: "ubnd tỉnh", "đảng bộ huyện"."""
    return _LOCAL.search(name) is not None


def names_body(name: str) -> bool:
    """False for what every Party committee has ("ban thường vụ"), in matching form: it does not tell whose."""
    return name not in _ANY_LEVEL
