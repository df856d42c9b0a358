"""Abbreviations of offices and of hurried typing, spelled out as people read them aloud."""

import re

from vietnamese.normalise import fold, match_form

# Only what has one likely reading in a question about Party and State work; "CT" or "HD" are left to the documents.
_OFFICES = {
    "bch": "ban chấp hành", "btv": "ban thường vụ", "bct": "bộ chính trị", "bbt": "ban bí thư", "ubkt": "ủy ban kiểm tra",
    "btg": "ban tuyên giáo", "btc": "ban tổ chức", "hđnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân",
    "mttq": "mặt trận tổ quốc", "tw": "trung ương", "tu": "tỉnh ủy", "đv": "đảng viên", "cbcc": "cán bộ, công chức",
    "cbcnv": "cán bộ công nhân viên", "cb": "cán bộ", "ktxh": "kinh tế - xã hội", "ubmttq": "ủy ban mặt trận tổ quốc",
    "tccsđ": "tổ chức cơ sở đảng", "đh": "đại hội", "nq": "nghị quyết", "qđ": "quyết định", "kl": "kết luận",
    "kh": "kế hoạch", "đa": "đề án", "nđ": "nghị định", "tx": "thị xã", "tt": "thị trấn", "htx": "hợp tác xã",
    "lđ": "lãnh đạo", "dn": "doanh nghiệp", "bt": "bí thư", "pct": "phó chủ tịch", "pbt": "phó bí thư",
    "uv": "ủy viên", "uvbtv": "ủy viên ban thường vụ", "bcđ": "ban chỉ đạo", "gđ": "giám đốc", "cs": "cơ sở",
}  # fmt: skip
_TYPING = {
    "bn": "bao nhiêu", "bnh": "bao nhiêu", "bnhieu": "bao nhiêu", "nhiu": "nhiêu", "bao nhiu": "bao nhiêu", "mấy ng": "mấy người", "ko": "không", "k": "không",
    "kg": "không", "hok": "không", "hem": "không", "khg": "không", "dc": "được", "đc": "được", "đ/c": "đồng chí",
    "đ.c": "đồng chí", "j": "gì", "ntn": "như thế nào", "vs": "với", "ng": "người", "sl": "số lượng", "sn": "sao", "tn": "thế nào",
    "tp": "thành phố", "r": "rồi", "mk": "mình", "cty": "công ty", "nc": "nước", "vn": "việt nam", "đbtx": "đảng bộ thị xã",
}  # fmt: skip
# Typed without diacritics too, where that is no syllable of its own ("da" is one, "dv" is not).
_PLAIN = {fold(short): full for short, full in _OFFICES.items() if "đ" in short and short != "đa"}
_READINGS = _PLAIN | _OFFICES | _TYPING
_IN_CAPITALS = frozenset({"tu", "cs", "bt"})  # syllables, or too short to be told from a typing slip
_CHAIR = re.compile(r"(?<!\w)ct(?=\s+(?:hđnd|hdnd|ubnd|hội đồng|ủy ban))", re.IGNORECASE)
_TOKEN = re.compile(
    r"(?<![\w/.-])(?:" + "|".join(sorted(map(re.escape, _READINGS), key=len, reverse=True)) + r")(?![\w/-])"
)


def spell_out(text: str) -> str:
    """The text with abbreviations spelled out; those inside document numbers ("02-NQ/TU") stay."""
    text = _CHAIR.sub("chủ tịch", text)
    form = match_form(text)
    parts, at = [], 0
    for match in _TOKEN.finditer(form):
        if match.group() in _IN_CAPITALS and not text[match.start() : match.end()].isupper():
            continue
        parts.append(text[at : match.start()])
        parts.append(_READINGS[match.group()])
        at = match.end()
    return "".join(parts) + text[at:]
