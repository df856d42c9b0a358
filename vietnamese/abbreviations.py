"""Abbreviations of offices and of hurried typing, spelled out as people read them aloud."""

import re

from vietnamese.normalise import match_form

# Only what has one likely reading in a question about Party and State work; "CT" or "HD" are left to the documents.
_OFFICES = {
    "bch": "ban chấp hành", "btv": "ban thường vụ", "bct": "bộ chính trị", "bbt": "ban bí thư", "btg": "ban tuyên giáo",
    "btc": "ban tổ chức", "ubkt": "ủy ban kiểm tra", "hđnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân",
    "mttq": "mặt trận tổ quốc", "ubmttq": "ủy ban mặt trận tổ quốc", "tw": "trung ương", "tu": "tỉnh ủy",
    "đv": "đảng viên", "cbcc": "cán bộ, công chức", "cbcnv": "cán bộ công nhân viên", "cb": "cán bộ",
    "ktxh": "kinh tế - xã hội", "tccsđ": "tổ chức cơ sở đảng", "đh": "đại hội", "nq": "nghị quyết",
    "qđ": "quyết định", "kl": "kết luận", "kh": "kế hoạch", "đa": "đề án", "nđ": "nghị định", "tx": "thị xã",
    "tt": "thị trấn", "tp": "thành phố", "htx": "hợp tác xã", "lđ": "lãnh đạo", "dn": "doanh nghiệp", "bt": "bí thư",
    "pct": "phó chủ tịch", "pbt": "phó bí thư", "uv": "ủy viên", "uvbtv": "ủy viên ban thường vụ",
    "bcđ": "ban chỉ đạo", "gđ": "giám đốc", "cs": "cơ sở", "vn": "việt nam", "cty": "công ty",
    "đbtx": "đảng bộ thị xã", "đ/c": "đồng chí", "đ.c": "đồng chí",
    # The same typed without diacritics, where that is no other abbreviation nor a syllable of its own.
    "dv": "đảng viên", "hdnd": "hội đồng nhân dân", "tccsd": "tổ chức cơ sở đảng", "dh": "đại hội",
    "qd": "quyết định", "bcd": "ban chỉ đạo", "dbtx": "đảng bộ thị xã",
}  # fmt: skip
# Syllables, units, or too short to be told from a typing slip: read as abbreviations in capitals only.
_IN_CAPITALS = frozenset({"tu", "cs", "bt", "đa", "gđ"})
# Typed in haste, never in capitals unless all of the text is.
_TYPING = {
    "bn": "bao nhiêu", "bnh": "bao nhiêu", "bnhieu": "bao nhiêu", "bao nhiu": "bao nhiêu", "nhiu": "nhiêu",
    "mấy ng": "mấy người", "ko": "không", "k": "không", "hok": "không", "hem": "không", "khg": "không",
    "dc": "được", "đc": "được", "j": "gì", "ntn": "như thế nào", "vs": "với", "ng": "người", "sl": "số lượng",
    "sn": "sao", "tn": "thế nào", "r": "rồi", "mk": "mình", "nc": "nước",
}  # fmt: skip
_READINGS = _OFFICES | _TYPING
# Before a number it may be "quy định" as well, which only the articles can tell (`DocumentMention.same_as`).
_REGULATION = frozenset({"qđ", "qd"})
_NUMBER_NEXT = re.compile(r"\s{1,2}(?:số\s{1,2})?\d")
_CHAIR = re.compile(r"(?<!\w)ct(?=\s{1,3}(?:hđnd|hdnd|ubnd|hội đồng|ủy ban)(?!\w))")
# A full stop that only ends the abbreviation goes with it: "TP. Nam Định", "TX.Quảng Yên".
_TOKEN = re.compile(
    r"(?<![\w/.&-])(?:(?P<short>"
    + "|".join(sorted(map(re.escape, _READINGS), key=len, reverse=True))
    + r")(?![\w/&-])(?P<stop>(?<=t[pxt])\.\s?(?=[^\W\d_]))?|(?P<chair>"
    + _CHAIR.pattern
    + "))"
)


def spell_out(text: str) -> str:
    """The text with abbreviations spelled out; those inside document numbers ("02-NQ/TU") stay."""
    form = match_form(text)
    shouted = not any(char.islower() for char in text)
    parts, at = [], 0
    for match in _TOKEN.finditer(form):
        short = match["short"]
        capitals = text[match.start() : match.end()].isupper()
        if (short in _IN_CAPITALS and not capitals) or (short in _TYPING and capitals and not shouted):
            continue
        parts.append(text[at : match.start()])
        if short in _REGULATION and _NUMBER_NEXT.match(form, match.end()):
            parts.append("qđ")
        else:
            parts.append(f"{_READINGS[short]}{' ' if match['stop'] else ''}" if short else "chủ tịch")
        at = match.end()
    return "".join(parts) + text[at:]
