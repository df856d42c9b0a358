"""Whether two names of documents can name one document: "Trung ương 4 khóa XII" and "TW4 (khóa 12)"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.law_names import CODES, LAWS, ORDINANCES, SHORT

_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15,
}  # fmt: skip
_ROMAN = {"i": 1, "v": 5, "x": 10}
_NUMERAL = r"(?:[ivx]{1,6}|\d{1,2})"
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TERM = re.compile(rf"khóa\s{{1,2}}(?:thứ\s{{1,2}})?({_NUMERAL})(?:(?:,|\s{{1,2}}và)\s{{1,2}}({_NUMERAL}))?(?!\w)")
_ORDINAL = re.compile(
    rf"(?:thứ|lần)\s{{1,2}}({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?!\w)|(?<![^\W\d_])({_NUMERAL})(?!\w)"
)
_AMENDED = re.compile(r"\s(?:của\s{1,2})?(?:bộ\s{1,2})?luật\s|\scủa\s")
_CENTRE = re.compile(r"(?<!\w)(?<!đầu )(?:t\.ư|tw|tư)(?=\s{0,2}(?:\d|[ivx]|đảng|$|[(,]|lần|khóa))")
_GLUED = re.compile(r"(?<=trung ương)(?=\d)")
_WORD = re.compile(r"[^\W\d_]+")
# The year of a law and the words before it.
_EDITION = re.compile(r"(?:[\s,(]{1,3}(?:sửa|đổi|bổ|sung|ban|hành|năm)){0,7}[\s(]{1,3}(?:19|20)\d\d\)?$")
# Words that two names of one congress or plenum may differ by.
_CEREMONY = frozenset(
    """đại hội biểu nghị toàn quốc đảng lần thứ của cộng sản việt nam nhiệm kỳ năm ban chấp hành bch trung ương
    khóa""".split()
)
_LEVELS = frozenset("bộ thị xã huyện quận phường trấn cơ ủy sở khối ban".split())
_OF_LAW = frozenset("năm nước chxhcn việt nam cộng hòa xã chủ nghĩa".split())


@dataclass(frozen=True, slots=True)
class _Name:
    sort: str  # "congress", "plenum", "law"
    words: tuple[str, ...]
    ordinals: frozenset[int]
    terms: frozenset[int]
    years: frozenset[int]
    known: bool


def names_agree(one: str, other: str) -> bool:
    """True when two names in matching form can name one document.

    Numerals are compared by value, a number of the congress or plenum, a term of office or a year only where both write
    it. Of two laws one name may be the beginning of the other, unless both are names of laws.
    """
    mine, its = _read(one), _read(other)
    if mine.sort != its.sort or any(
        a and b and not a & b
        for a, b in ((mine.ordinals, its.ordinals), (mine.terms, its.terms), (mine.years, its.years))
    ):
        return False
    if mine.sort == "law":
        shorter, longer = sorted((mine.words, its.words), key=len)
        return shorter == longer or (
            bool(shorter) and longer[: len(shorter)] == shorter and not (mine.known and its.known)
        )
    if not (mine.ordinals and its.ordinals) and not (mine.years and its.years):
        return False
    if bool(mine.words) != bool(its.words):  # of the whole Party, and of one Party committee
        return False
    return set(mine.words) <= set(its.words) or set(its.words) <= set(mine.words)


def name_key(name: str) -> str:
    """A key that names which agree have in common, for looking up candidates: the sort of name and its first word."""
    read = _read(name)
    return f"{read.sort} {read.words[0] if read.words else ''}"


def name_weight(name: str) -> int:
    """How much a name tells: one for each word, number, term and year that it settles."""
    read = _read(name)
    return len(read.words) + sum(len(values) == 1 for values in (read.ordinals, read.terms, read.years))


def is_nameless(name: str) -> bool:
    """True for the congress of a district, commune or office that the name does not tell: it holds in one article."""
    read = _read(name)
    if read.sort == "law":
        return False
    return set(read.words) <= _LEVELS if read.words else not read.ordinals


@lru_cache(maxsize=4096)
def _read(name: str) -> _Name:
    spelled = _GLUED.sub(" ", _CENTRE.sub("trung ương", name))
    if spelled.startswith(("đại hội", "của đại hội")):
        sort = "congress"
    elif "trung ương" in spelled or spelled.startswith("hội nghị"):
        sort = "plenum"
    else:
        return _law(spelled)
    years = frozenset(map(int, _YEARS.findall(spelled)))
    terms = frozenset(_number(part) for match in _TERM.finditer(spelled) for part in match.groups() if part)
    rest = _YEARS.sub(" ", _TERM.sub(" ", spelled))
    ordinals = frozenset(_ORDINALS.get(match[1] or "") or _number(match[2]) for match in _ORDINAL.finditer(rest))
    words = tuple(word for word in _WORD.findall(_ORDINAL.sub(" ", rest)) if word not in _CEREMONY)
    if sort == "congress" and not ordinals:  # "Đại hội Đảng bộ tỉnh khóa XVI" is the sixteenth
        ordinals, terms = terms, frozenset()
    return _Name(sort, words, ordinals, terms, years, known=False)


def _law(name: str) -> _Name:
    name = _AMENDED.sub(" ", name) if name.startswith("sửa đổi") else name
    words = [part for word in _WORD.findall(_EDITION.sub("", name)) for part in SHORT.get(word, word).split()]
    kept = " ".join(words)
    known = kept in LAWS or kept in CODES or kept in ORDINANCES
    years = frozenset(map(int, _YEARS.findall(name)))
    return _Name(
        "law", tuple(word for word in words if word not in _OF_LAW or known), frozenset(), frozenset(), years, known
    )


def _number(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    values = [_ROMAN[char] for char in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
