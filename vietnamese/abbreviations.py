"""Abbreviations of offices as articles write them, and of hurried typing, spelled out as people read them aloud.

The two kinds are kept apart: `spell_out` is for articles, where an abbreviation stands in capitals, `spell_out_typed`
for questions, where "k" is "không" and "ubnd" needs no capitals. Texts spelled out are for comparing only: what is
shown and quoted stays the article's own.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable

Definitions = tuple[tuple[str, str], ...]
"""Abbreviations that an article explains itself, each with its long form in matching form."""


def _table(text: str) -> dict[str, str]:
    """The abbreviations with their readings, of lines "short reading | short reading"."""
    return dict(entry.strip().split(" ", 1) for entry in " ".join(text.split()).split("|"))


# What has one reading in news on Party and State work; a hyphen is where the parts may be joined by "-", "&", ",", ".",
# "và", a space or nothing. Of 5,000 news articles of 2016-2017, 135 explain 49 of these in brackets ("bảo hiểm xã hội
# (BHXH)"): as read here, but for one TTCN. What news use for several things is not here: "ĐB" is a delegate and a Party
# committee, "CĐ" a college and a trade union.
_OFFICES = _table(
    """
    bch ban chấp hành | btv ban thường vụ | bct bộ chính trị | bbt ban bí thư | btg ban tuyên giáo | btc ban tổ chức |
    bdv ban dân vận | bnc ban nội chính | ubkt ủy ban kiểm tra | tw trung ương | tư trung ương | tu tỉnh ủy |
    btg-tw ban tuyên giáo trung ương | btc-tw ban tổ chức trung ương | ubkt-tw ủy ban kiểm tra trung ương |
    bch-tw ban chấp hành trung ương | bdv-tw ban dân vận trung ương | bnc-tw ban nội chính trung ương |
    btv-tu ban thường vụ tỉnh ủy | btg-tu ban tuyên giáo tỉnh ủy | btc-tu ban tổ chức tỉnh ủy |
    ubkt-tu ủy ban kiểm tra tỉnh ủy | bdv-tu ban dân vận tỉnh ủy | bnc-tu ban nội chính tỉnh ủy | tbt tổng bí thư |
    pbt phó bí thư | pct phó chủ tịch | uvbtv ủy viên ban thường vụ | uvbch ủy viên ban chấp hành |
    bcđ ban chỉ đạo | bql ban quản lý | đv đảng viên | tccsđ tổ chức cơ sở đảng | nq nghị quyết |
    hđnd hội đồng nhân dân | ubnd ủy ban nhân dân | hđnd-ubnd hội đồng nhân dân, ủy ban nhân dân | ub ủy ban |
    mttq mặt trận tổ quốc | mttqvn mặt trận tổ quốc Việt Nam | ubmttq ủy ban mặt trận tổ quốc |
    ubmttqvn ủy ban mặt trận tổ quốc Việt Nam | qh quốc hội | đbqh đại biểu quốc hội | tvqh thường vụ quốc hội |
    ubtvqh ủy ban thường vụ quốc hội | tand tòa án nhân dân | tandtc tòa án nhân dân tối cao |
    vks viện kiểm sát | vksnd viện kiểm sát nhân dân | vksndtc viện kiểm sát nhân dân tối cao |
    ksnd kiểm sát nhân dân | hđxx hội đồng xét xử | csđt cảnh sát điều tra | cqđt cơ quan điều tra |
    cand công an nhân dân | catp công an thành phố | csgt cảnh sát giao thông | cshs cảnh sát hình sự |
    pccc phòng cháy chữa cháy | cnch cứu nạn cứu hộ | pccc-cnch phòng cháy chữa cháy và cứu nạn cứu hộ |
    tkcn tìm kiếm cứu nạn | pctt phòng chống thiên tai | pclb phòng chống lụt bão | pctn phòng chống tham nhũng |
    bđbp bộ đội biên phòng | llvt lực lượng vũ trang | qđnd quân đội nhân dân | chqs chỉ huy quân sự |
    bchqs chỉ huy quân sự | dqtv dân quân tự vệ | qp-an quốc phòng - an ninh | an-qp an ninh - quốc phòng |
    antt an ninh trật tự | anct an ninh chính trị | ttatxh trật tự an toàn xã hội |
    ttatgt trật tự an toàn giao thông | atgt an toàn giao thông | tngt tai nạn giao thông | gtvt giao thông vận tải |
    bhxh bảo hiểm xã hội | bhyt bảo hiểm y tế | bhtn bảo hiểm thất nghiệp | bvđk bệnh viện đa khoa | bv bệnh viện |
    ttyt trung tâm y tế | khhgđ kế hoạch hóa gia đình | ds-khhgđ dân số - kế hoạch hóa gia đình |
    atvstp an toàn vệ sinh thực phẩm | vsattp vệ sinh an toàn thực phẩm | attp an toàn thực phẩm |
    thcs trung học cơ sở | thpt trung học phổ thông | gd-đt giáo dục và đào tạo | gdtx giáo dục thường xuyên |
    gdnn giáo dục nghề nghiệp | kh-đt kế hoạch và đầu tư | kh-cn khoa học và công nghệ |
    tn-mt tài nguyên và môi trường | nn-ptnt nông nghiệp và phát triển nông thôn |
    lđ-tb-xh lao động - thương binh và xã hội | tt-tt thông tin và truyền thông |
    vh-tt-dl văn hóa, thể thao và du lịch | vh-tt văn hóa và thể thao | tdtt thể dục thể thao |
    ccb cựu chiến binh | hccb hội cựu chiến binh | lhpn liên hiệp phụ nữ | hlhpn hội liên hiệp phụ nữ |
    hnd hội nông dân | tncs thanh niên cộng sản | tnxp thanh niên xung phong | đtn đoàn thanh niên |
    lđlđ liên đoàn lao động | qltt quản lý thị trường | qlnn quản lý nhà nước | qlda quản lý dự án |
    kt-xh kinh tế - xã hội | xdntm xây dựng nông thôn mới | ntm nông thôn mới | dtts dân tộc thiểu số |
    đbkk đặc biệt khó khăn | cnh-hđh công nghiệp hóa, hiện đại hóa | cnxh chủ nghĩa xã hội |
    xhcn xã hội chủ nghĩa | chxhcn cộng hòa xã hội chủ nghĩa | cntt công nghệ thông tin |
    cchc cải cách hành chính | tthc thủ tục hành chính | sxkd sản xuất kinh doanh | nsnn ngân sách nhà nước |
    nhnn ngân hàng nhà nước | csxh chính sách xã hội | nhcsxh ngân hàng chính sách xã hội | gpmb giải phóng mặt bằng |
    htx hợp tác xã | dn doanh nghiệp | dnnn doanh nghiệp nhà nước | dnnvv doanh nghiệp nhỏ và vừa |
    hđqt hội đồng quản trị | hđtv hội đồng thành viên | tnhh trách nhiệm hữu hạn |
    kcn khu công nghiệp | ccn cụm công nghiệp |
    ttcn tiểu thủ công nghiệp | bđs bất động sản | kdc khu dân cư | tdp tổ dân phố | nlđ người lao động |
    cbcc cán bộ, công chức | cbccvc cán bộ, công chức, viên chức | ccvc công chức, viên chức |
    cb-cnv cán bộ công nhân viên | cb-đv cán bộ, đảng viên | cnvclđ công nhân viên chức lao động |
    ttxvn thông tấn xã Việt Nam | đbscl đồng bằng sông Cửu Long | vn Việt Nam | hcm Hồ Chí Minh |
    tp-hcm thành phố Hồ Chí Minh | tp thành phố | tx thị xã | cty công ty
    """
)
# Capitals that only the words beside them settle: the reading, what must stand before, what behind (matching form).
_SETTLED: tuple[tuple[str, str, str, str], ...] = (
    ("công an", "ca", "", r"\s(?:tỉnh|huyện|quận|xã|phường|thị|thành|tp|tx|q\.|h\.)"),
    ("công an", "ca", "bộ ", ""),
    ("chủ tịch", "ct", "", r"\s{1,3}(?:hđnd|hdnd|ubnd|hội đồng|ủy ban|nước|qh)(?!\w)"),
    ("bí thư", "bt", "", r"\s(?:(?:tỉnh|thị|huyện|thành|quận|đảng|chi) ủy|chi bộ|đảng bộ|đoàn)(?!\w)"),
    ("cán bộ", "cb", "", r", ?(?:cc|đv|nlđ|cnv|công|đảng|đoàn|hội|chiến|viên|nhân)(?!\s?\d)"),
    ("đại hội", "đh", "", r"\s(?:đảng|đại biểu|lần|đoàn|toàn|điểm|chi bộ|công đoàn|[xvi]{1,5}(?!\w))"),
    ("đại hội", "đh", "(?:nghị quyết|văn kiện|thềm) ", ""),
    ("đại học", "đh", "(?:trường|sinh viên|tuyển sinh|bậc|hệ) ", ""),
    ("chính phủ", "cp", "(?:thủ tướng|văn phòng|của|trình) ", ""),
    ("cổ phần", "cp", "(?:công ty|cty|ngân hàng) ", ""),
    ("ủy viên", "uv", "", r"\s(?:btv|bch|bct|bbt|ubkt|tw|tư|ban|bộ|trung|dự|thường|mttq)(?!\w)"),
    ("thị trấn", "tt", "", r"\.(?=[^\W\d_]{2})"),
    ("thông tư", "tt", "", r"\s{1,2}(?:số\s{1,2})?\d{1,3}(?:/|\s|$)"),
    ("kế hoạch", "kh", "", r"\s{1,2}(?:số\s{1,2})?\d{1,4}(?!\d)"),
    ("kết luận", "kl", "", r"\s{1,2}(?:(?:số\s{1,2})?\d|của)"),
    ("đề án", "đa", "", r"\s{1,2}(?:số\s{1,2})?\d"),
    ("nghị định", "nđ", "", r"\s{1,2}(?:(?:số\s{1,2})?\d|của)"),
    ("quyết định", "qđ", "", r"(?!\s{1,2}(?:số\s{1,2})?\d)"),  # else it may be "quy định" as well
)
# What a question may mean by them, where an article's would stay in doubt.
_ASKED = _table(
    """
    cb cán bộ | ktxh kinh tế - xã hội | đh đại hội | qđ quyết định | kl kết luận | kh kế hoạch | đa đề án |
    nđ nghị định | tt thị trấn | lđ lãnh đạo | bt bí thư | gđ giám đốc | cs cơ sở | uv ủy viên | đbtx đảng bộ thị xã |
    dv đảng viên | dh đại hội | qd quyết định | cp chính phủ | hn Hà Nội | nh ngân hàng | nhtm ngân hàng thương mại |
    ctn chủ tịch nước | tgđ tổng giám đốc | ptgđ phó tổng giám đốc | pgđ phó giám đốc | nđt nhà đầu tư | xk xuất khẩu |
    nk nhập khẩu | xnk xuất nhập khẩu | xd xây dựng | sv sinh viên | pv phóng viên | cq cơ quan | sg Sài Gòn |
    tq Trung Quốc | lhq Liên hợp quốc | ttg thủ tướng | ptt phó thủ tướng |
    pttg phó thủ tướng | hđba hội đồng bảo an
    """
)
# Where what stands before or behind tells that something else is meant than `_ASKED` has it.
_NOT_ASKED = {
    "cp": re.compile(r"(?:(?:giá|mã|mua|bán|sàn|lô|triệu|nghìn|tỷ|lượng|loại|các|nhiêu|mấy)|\d) $"),
    "hn": re.compile(r"(?:dự|mở|tổ chức|chủ trì|khai mạc|bế mạc|các|những|mấy|nhiêu|trong|sau|nghị quyết|số) $"),
}
# Other readings that the words behind settle: a meeting, a minister, a president, a prime minister.
_BEHIND: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "hn": (
        (
            "hội nghị",
            re.compile(
                r"\s(?:tw|trung ương|lần|sơ kết|tổng kết|triển khai|cơ quan|đánh giá|toàn quốc|bch|ban|cán bộ|công chức"
                r"|quán triệt|cấp|quốc tế|thượng đỉnh|trực tuyến|đại biểu|đảng|này|apec|g\d|thường|bất thường|công tác"
                r"|giao ban|bt|bộ|xúc tiến|khách hàng|nhà đầu tư)(?!\w)"
            ),
        ),
    ),
    "bt": (
        (
            "bộ trưởng",
            re.compile(
                r"\s(?:bộ|y tế|tài chính|công thương|thương mại|giáo dục|gd|kế hoạch|kh|nội vụ|tư pháp|quốc phòng"
                r"|công an|ngoại giao|xây dựng|giao thông|gtvt|nông nghiệp|nn|lao động|lđ|tài nguyên|tn|tnmt|môi trường"
                r"|thông tin|tt|tttt|khoa học|văn hóa|vh|vhttdl|năng lượng|nội các)(?!\w)"
            ),
        ),
    ),
    "tt": (
        ("thủ tướng", re.compile(r"\s(?:chính phủ|cp|nguyễn|phạm|phúc|anh|đức|nhật|thái|ấn|israel|canada)(?!\w)")),
        (
            "tổng thống",
            re.compile(r"\s(?:mỹ|hoa kỳ|nga|pháp|hàn|philippines|ukraine|syria|iran|ai cập|thổ|brazil)(?!\w)"),
        ),
        ("tổng thống", re.compile(r"\s(?P<name>[^\W\d_]{3,})")),
    ),
}
# Typed in haste, never in capitals unless all of the text is.
_TYPING = _table(
    """
    bn bao nhiêu | bnh bao nhiêu | bnhieu bao nhiêu | bnhiêu bao nhiêu | bnhiu bao nhiêu | nhiu nhiêu |
    trc trước | cvụ chức vụ | cvu chức vụ | lm làm | hnao hôm nào | ko không | k không | hok không | hem không |
    khg không | dc được | đc được | j gì | ntn như thế nào | vs với | ng người | sl số lượng | sn sao | tn thế nào |
    r rồi | mk mình | nc nước
    """
)
# Units, or too short to be told from a slip: in a question too they are abbreviations in capitals only, as are those
# that are syllables ("tu bổ", "đa dạng").
_IN_CAPITALS = frozenset({"cs", "bt", "gđ", "dn", "cp", "hn", "nh", "xd", "pv", "cq", "sg", "tq"})
_NUMBER_NEXT = re.compile(r"\s{1,2}(?:số\s{1,2})?\d")
_JOINT = r"(?:\s?[-&]\s?|[,.]\s?|\s(?:và\s)?)?"
_JOINTS = re.compile(r"\s?[-&,.]\s?|\s(?:và\s)?")
_STARTS = r"(?<![\w/&])(?<!\w[-.])"
_ENDS = r"(?![\w/&]|-\w)"
_PLACE_STOP = r"(?<=t[ptx])\.\s?(?=[^\W\d_]{2})"  # a full stop that only ends the abbreviation: "TP. Nam Định"
_SPECIAL = {"đ/c": "đồng chí", "d/c": "đồng chí", "đ.c": "đồng chí", "t.ư": "trung ương", "t.w": "trung ương"}
_CONTEXTS = {
    key: [
        (reading, re.compile(f"(?:{before})$") if before else None, re.compile(behind))
        for reading, short, before, behind in _SETTLED
        if short == key
    ]
    for key in {short for _, short, _, _ in _SETTLED}
}
_LOOK_BACK = 20

# What an article explains itself: "Ban Quản lý dự án (BQLDA)".
_EXPLAINED = re.compile(r"\(\s?(?:(?:gọi|viết) tắt(?: là)?:?\s)?([^\W\d_](?:[-&.]?[^\W\d_]){1,9})\s?\)")
_LONG_FORM = 140  # characters before the bracket in which the long form stands
_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset("và của về các cho".split())


def spell_out(text: str, defined: Definitions = ()) -> str:
    """An article's text with its abbreviations in capitals spelled out; those inside document numbers stay.

    Those that the article explains itself (`definitions`) are spelled out as it does, and stay beside their long form,
    since a question may use them as well.
    """
    return _spelled(text, defined) if any(map(str.isupper, text)) or "đ/c" in text else text


def spell_out_typed(text: str) -> str:
    """A question with its abbreviations, capitals or not, spelled out; those inside document numbers stay."""
    shouted = not any(map(str.islower, text))

    def reading(match: re.Match[str], form: str) -> str | None:
        short = _key(match)
        capitals = text[match.start("short") : match.end("short")].isupper()
        if short in _TYPING:
            return _TYPING[short] if shouted or not capitals else None
        if not _may_be(short, form, text, match, capitals=capitals) or (not capitals and short in _IN_CAPITALS):
            return None
        if short in ("qđ", "qd") and _NUMBER_NEXT.match(form, match.end("short")):
            return "qđ"  # or "quy định": only the articles can tell (`DocumentMention.same_as`)
        return _settled(short, form, match) or _meant(short, text, form, match)

    return _replaced(text, _TYPED_PATTERN, reading)


def _meant(short: str, text: str, form: str, match: re.Match[str]) -> str | None:
    """What a question means by an abbreviation that no neighbour settles, if that is told at all."""
    start, end = match.span("short")
    for reading, behind in _BEHIND.get(short, ()):
        found = behind.match(form, end)
        name = found.groupdict().get("name") if found else None
        written = text[found.start("name") : found.end("name")] if found and name else ""
        if found and (name is None or (written.istitle() and not is_syllable(name))):
            return reading
    other = _NOT_ASKED.get(short)
    if other and other.search(form, max(0, start - _LOOK_BACK), start):
        return "hội nghị" if short == "hn" else None
    return _TYPED.get(short)


@remembered
def _spelled(text: str, defined: Definitions) -> str:
    own = dict(defined)

    def reading(match: re.Match[str], form: str) -> str | None:
        short = _key(match)
        written = _JOINTS.sub("", text[match.start("short") : match.end("short")])
        if not (written.isupper() or match["stop"] or short in _SPECIAL):
            return None
        if not _may_be(short, form, text, match, capitals=True):
            return None
        meant = own.get(short) or _settled(short, form, match) or _WRITTEN.get(short)
        if meant is None or _explained_here(form, match, meant):
            return None
        return f"{meant} {written}" if short in own else meant

    return _replaced(text, _pattern_with(tuple(own)) if own else _PATTERN, reading)


def definitions(text: str) -> Definitions:
    """The abbreviations that a text explains in brackets behind their long form, where each letter opens a word of it.

    Only those that `spell_out` would not read the same way by itself.
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text):
        short = match[1]
        letters = [letter for letter in fold(short) if letter.isalpha()]
        if sum(map(str.isupper, short)) != len(letters):
            continue
        words = list(_WORD.finditer(text, max(0, match.start() - _LONG_FORM), match.start()))
        start = _first_of(words, letters)
        if start is None:
            continue
        long_form = match_form(text[start : match.start()]).strip()
        key = match_form(_JOINTS.sub("", short))
        if key not in found and not _same(long_form, _WRITTEN.get(key, "")):
            found[key] = " ".join(long_form.split())
    return tuple(found.items())


def _first_of(words: list[re.Match[str]], letters: list[str]) -> int | None:
    """Where the long form of some letters starts, the last of `words` being its last; None when they do not fit."""
    at = len(words) - 1
    for letter in reversed(letters):
        while at >= 0 and fold(words[at].group())[0] != letter and match_form(words[at].group()) in _LINKS:
            at -= 1
        if at < 0 or fold(words[at].group())[0] != letter:
            return None
        at -= 1
    return words[at + 1].start()


def _same(one: str, other: str) -> bool:
    return [w for w in _WORD.findall(one) if w not in _LINKS] == [
        w for w in _WORD.findall(match_form(other)) if w not in _LINKS
    ]


def _key(match: re.Match[str]) -> str:
    short = match["short"]
    return short if short in _SPECIAL else _JOINTS.sub("", short)


def _settled(short: str, form: str, match: re.Match[str]) -> str | None:
    """The reading that the words beside an abbreviation settle, if any."""
    start, end = match.span("short")
    for reading, before, behind in _CONTEXTS.get(short, ()):
        if (before is None or before.search(form, max(0, start - _LOOK_BACK), start)) and behind.match(form, end):
            return reading
    return None


def _may_be(short: str, form: str, text: str, match: re.Match[str], *, capitals: bool) -> bool:
    """False for a syllable ("tu bổ"), unless in capitals that no other syllable beside it has: "TƯ LIỆU" is none."""
    if not is_syllable(short):
        return True
    start, end = match.span()
    before = list(_WORD.finditer(form, max(0, start - _LOOK_BACK), start))[-1:]
    behind = list(_WORD.finditer(form, end, end + _LOOK_BACK))[:1]
    return capitals and not any(
        text[word.start() : word.end()].isupper() and is_syllable(word.group()) for word in (*before, *behind)
    )


def _explained_here(form: str, match: re.Match[str], meant: str) -> bool:
    """True for an abbreviation in brackets right behind its long form, which needs no second."""
    opened = form.endswith("(", 0, match.start()) and form.startswith(")", match.end())
    return opened and form[: match.start() - 1].rstrip().endswith(match_form(meant))


def _replaced(text: str, pattern: re.Pattern[str], reading: Callable[[re.Match[str], str], str | None]) -> str:
    form = match_form(text)
    parts, at = [], 0
    for match in pattern.finditer(form):
        spelled = reading(match, form)
        if spelled is not None:
            parts += [text[at : match.start()], spelled, " " if match["stop"] else ""]
            at = match.end()
    return "".join(parts) + text[at:]


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """Finds abbreviations in a matching form: group "short", and "stop" for the full stop that belongs to it."""
    shorts = (_JOINT.join(map(re.escape, key.split("-"))) for key in sorted(keys, key=len, reverse=True))
    special = "|".join(map(re.escape, _SPECIAL))
    return re.compile(rf"{_STARTS}(?P<short>{special}|(?:{'|'.join(shorts)}){_ENDS})(?P<stop>{_PLACE_STOP})?")


@lru_cache(maxsize=64)
def _pattern_with(own: tuple[str, ...]) -> re.Pattern[str]:
    return _pattern((*_OFFICES, *_CONTEXTS, *own))


def _joined(table: dict[str, str]) -> dict[str, str]:
    return {short.replace("-", ""): reading for short, reading in table.items()}


# A question typed without diacritics abbreviates without them too ("hdnd"), unless that is something else.
_FOLDED = {
    plain: reading
    for short, reading in _OFFICES.items()
    if (plain := fold(short)) not in _OFFICES and len(plain) > 2 and not is_syllable(plain)
}
_TYPED = _joined({**_FOLDED, **_OFFICES, **_ASKED, **_TYPING, **_SPECIAL})
_WRITTEN = _joined({**_OFFICES, **_SPECIAL})
_PATTERN = _pattern((*_OFFICES, *_CONTEXTS))
_TYPED_PATTERN = _pattern((*_FOLDED, *_OFFICES, *_ASKED, *_TYPING, *_CONTEXTS))
