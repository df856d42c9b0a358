"""Abbreviations of offices and of hurried typing, spelled out as people read them aloud."""

import re

from vietnamese.normalise import match_form

# Only what has one likely reading in a question about Party and State work; "CT" or "HD" are left to the documents.
_OFFICES = {
    "bch": "ban chấp hành", "btv": "ban thường vụ", "bct": "bộ chính trị", "bbt": "ban bí thư", "ubkt": "ủy ban kiểm tra",
    "btg": "ban tuyên giáo", "btc": "ban tổ chức", "hđnd": "hội đồng nhân dân", "ubnd": "ủy ban nhân dân",
    "mttq": "mặt trận tổ quốc", "tw": "trung ương", "tu": "tỉnh ủy", "đv": "đảng viên", "cbcc": "cán bộ, công chức",
    "cbcnv": "cán bộ công nhân viên", "cb": "cán bộ", "ktxh": "kinh tế - xã hội", "ubmttq": "ủy ban mặt trận tổ quốc",
    "tccsđ": "tổ chức cơ sở đảng", "đh": "đại hội", "nq": "nghị quyết", "qđ": "quyết định", "kl": "kết luận",
    "kh": "kế hoạch", "đa": "đề án", "nđ": "nghị định", "tx": "thị xã", "tt": "thị trấn", "htx": "hợp tác xã",
    "gd": "giáo dục", "lđ": "lãnh đạo", "ctv": "cộng tác viên", "dn": "doanh nghiệp", "bt": "bí thư", "ct": "chỉ thị",
}  # fmt: skip
_TYPING = {
    "bn": "bao nhiêu", "bnh": "bao nhiêu", "bnhieu": "bao nhiêu", "bao nhieu": "bao nhiêu", "ko": "không", "k": "không",
    "kg": "không", "hok": "không", "hem": "không", "khg": "không", "dc": "được", "đc": "được", "đ/c": "đồng chí",
    "đ.c": "đồng chí", "j": "gì", "ntn": "như thế nào", "vs": "với", "ng": "người", "sl": "số lượng", "sn": "sao", "tn": "thế nào",
    "tp": "thành phố", "r": "rồi", "mk": "mình", "cty": "công ty", "nc": "nước", "vn": "việt nam", "đbtx": "đảng bộ thị xã",
}  # fmt: skip
_READINGS = _OFFICES | _TYPING
_TOKEN = re.compile(r"(?<![\w/.-])(?:" + "|".join(sorted(map(re.escape, _READINGS), key=len, reverse=True)) + r")(?![\w/-])")


def spell_out(text: str) -> str:
    """The text with abbreviations spelled out; those inside document numbers ("02-NQ/TU") stay."""
    form = match_form(text)
    parts, at = [], 0
    for match in _TOKEN.finditer(form):
        parts.append(text[at : match.start()])
        parts.append(_READINGS[match.group()])
        at = match.end()
    return "".join(parts) + text[at:]
