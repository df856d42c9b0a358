"""Documents without a number, known by name: "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Trung ương 4 khóa XII"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vietnamese.issuers import body_end
from vietnamese.laws import find_laws

_ROMAN = r"(?:[ivx]{1,6}|\d{1,2})(?![^\W_]|[.,/-]\d|\s?%)"
_WORD_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_ORDINAL = rf"(?:{_ROMAN}|(?:{'|'.join(sorted(_WORD_ORDINALS, key=len, reverse=True))})(?![^\W_]))"
_CENTRE = r"(?:trung ương|t\.ư|tw|tư)"
_TERM = r"(?:19|20)\d\d\s{0,2}-\s{0,2}(?:19|20)\d\d"
# "khóa XII", "(khóa XII)", ", khóa XI, XII".
_OF_TERM = rf"khóa\s{{1,2}}(?:thứ\s{{1,2}})?{_ROMAN}(?:(?:,|\s{{1,2}}và)\s{{1,2}}{_ROMAN})?"
_TAIL = (
    rf"(?:\s{{0,2}},?\s{{1,2}}{_OF_TERM}|\s{{0,2}}\(\s?{_OF_TERM}\s?\)|,?\s{{1,2}}nhiệm kỳ\s{{1,2}}{_TERM}"
    rf"|\s{{0,2}}\(\s?(?:nhiệm kỳ\s{{1,2}})?{_TERM}\s?\))"
)
_KIND = r"(?:nghị quyết|kết luận|nq|kl)"
_BODY = r"(?:\s{1,2}(?:của\s{1,2})?(?:ban chấp hành|bch))?"
_OF_PARTY = r"(?:\s{1,2}(?:của\s{1,2})?đảng(?:\s{1,2}cộng sản việt nam)?(?!\s{1,2}(?:bộ|ủy|viên)))?"
# Words between "Đại hội" and its number: "Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI".
_BETWEEN = r"(?:\s{1,2}(?!(?:và|nghị|chỉ|kết|các|về|đã|được)(?!\w))[^\W\d_]{1,12}){0,9}?"
_PLENUM = (
    rf"(?:(?:hội nghị\s{{1,2}})?{_CENTRE}\s{{0,2}}(?:lần thứ\s{{1,2}})?{_ORDINAL}"
    rf"|hội nghị\s{{1,2}}(?:lần thứ|lần)\s{{1,2}}{_ORDINAL}{_BODY}\s{{1,2}}(?:của\s{{1,2}})?{_CENTRE}{_OF_PARTY})"
)
_CONGRESS = (
    rf"(?:của\s{{1,2}})?đại hội(?:\s{{1,2}}{_ROMAN}|{_BETWEEN}\s{{1,2}}(?:(?:lần thứ|lần|khóa)\s{{1,2}}{_ORDINAL}"
    rf"|nhiệm kỳ\s{{1,2}}{_TERM})){_OF_PARTY}"
)
_PARTY = re.compile(
    rf"(?<![^\W_])(?P<kind>{_KIND})(?:\s{{0,2}}(?P<plenum>{_PLENUM})|\s{{1,2}}(?P<congress>{_CONGRESS}))(?:{_TAIL}){{0,2}}"
)
_NEXT_PLENUM = re.compile(rf"\s{{0,2}}(?:,|và)\s{{1,2}}(?P<plenum>{_PLENUM})(?:{_TAIL}){{0,2}}")
_SPELLED = {"nq": "nghị quyết", "kl": "kết luận"}
_STATE = r"(?:nước\s{1,2})?(?:chxhcn|cộng hòa xã hội chủ nghĩa)\s{1,2}(?:vn|việt nam)"
_CONSTITUTION = re.compile(
    r"(?<![^\W_])(?P<kind>hiến pháp)\s{1,2}(?=năm|nước|cộng|ch|sửa|việt|\(?\d)"
    rf"(?P<name>(?:{_STATE}|việt nam)?(?:\s{{0,2}}\(?(?:sửa đổi\s{{1,2}})?(?:năm\s{{1,2}})?(?:19|20)\d\d\)?)?)"
    r"(?![^\W_]|[.,/-]\d)"
)
_STATUTES = re.compile(
    r"(?<![^\W_])(?<!vốn\s)(?P<kind>điều lệ)\s{1,2}(?P<name>đảng(?:\s{1,2}cộng sản việt nam)?|công đoàn việt nam"
    r"|đoàn(?:\s{1,2}(?:tncs|thanh niên cộng sản)\s{1,2}hồ chí minh)?(?=\s{0,2}[.,;:)]|\s(?:và|quy định|khóa)|$)"
    r"|mặt trận tổ quốc việt nam|mttq việt nam)(?!\w)"
    r"|(?<![^\W_])(?P<rules>quy chế)\s{1,2}(?P<of>dân chủ (?:ở )?cơ sở|bầu cử trong đảng)(?!\w)"
)
_WORKING_RULES = re.compile(r"(?<![^\W_])quy chế\s{1,2}(?P<name>làm việc của)\s{1,2}(?=[^\W\d_])")
# Roman numerals in small letters that are syllables as well.
_SYLLABLES = frozenset({"i", "v", "x", "vi", "xi", "ii"})
_LAST_WORD = re.compile(r"đại hội\s{1,2}([ivx]{1,6})")


@dataclass(frozen=True, slots=True)
class Named:
    """A document named at text[start:end]; its name is what stands from `name_start` on."""

    start: int
    end: int
    kind: str
    name_start: int
    amends: bool = False  # a number behind it is that of the law it amends


def find_named(text: str, form: str) -> Iterator[Named]:
    """Documents told apart by name in a text, whose matching form is `form`; they may overlap, the first one counts."""
    for match in _PARTY.finditer(form):
        kind = _SPELLED.get(match["kind"], match["kind"])
        loose = _LAST_WORD.match(form, match.start("congress")) if match["congress"] else None
        if loose and loose[1] in _SYLLABLES and text[loose.start(1)].islower():
            continue
        name_start = match.start("plenum") if match["plenum"] else match.start("congress")
        yield Named(match.start(), match.end(), kind, name_start)
        last = match.end()
        while match["plenum"] and (following := _NEXT_PLENUM.match(form, last)):
            yield Named(following.start("plenum"), following.end(), kind, following.start("plenum"))
            last = following.end()
    for law in find_laws(text, form):
        yield Named(law.start, law.end, law.kind, law.name_start, law.amends)
    for match in _CONSTITUTION.finditer(form):
        if match["name"].strip():
            yield Named(match.start(), match.end(), match["kind"], match.start("name"))
    for match in _STATUTES.finditer(form):
        kind, name = ("kind", "name") if match["kind"] else ("rules", "of")
        yield Named(match.start(), match.end(), match[kind], match.start(name))
    for match in _WORKING_RULES.finditer(form):
        if text[match.start()].isupper() and (end := body_end(text, form, match.end())):
            yield Named(match.start(), end, "quy chế", match.start("name"))
