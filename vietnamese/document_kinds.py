"""Kinds of official documents, the letters that stand for them, and how the letters of a number are written."""

import re

from vietnamese.normalise import fold

# Kinds of Party and State documents, with the letters that stand for them in document numbers and in hurried typing.
KINDS = {
    "nghị quyết": ("nq",), "chỉ thị": ("ct",), "kết luận": ("kl",), "quy định": ("qđ", "qđi"), "quyết định": ("qđ",),
    "kế hoạch": ("kh",), "đề án": ("đa",), "hướng dẫn": ("hd",), "thông tư": ("tt",), "nghị định": ("nđ",),
    "công văn": ("cv",), "thông báo": ("tb",), "chương trình": ("ctr", "ctrhđ"), "báo cáo": ("bc",),
    "tờ trình": ("ttr",), "thông tri": ("ttri",), "pháp lệnh": ("pl",), "luật": ("l",), "quy chế": ("qc",),
    "công điện": ("cđ",), "sắc lệnh": ("sl",), "giấy phép": ("gp",), "nghị quyết liên tịch": ("nqlt",),
    "thông tư liên tịch": ("ttlt",),
}  # fmt: skip
# Words for a document of any kind: the letters of its number tell which, or that it is a letter between offices.
ANY_KIND = ("văn bản",)
ABBREVIATED = {"nq": "nghị quyết", "ct": "chỉ thị", "kl": "kết luận", "qđ": "quyết định", "kh": "kế hoạch",
               "nđ": "nghị định", "đa": "đề án", "hd": "hướng dẫn", "cv": "công văn"}  # fmt: skip
# Letters that are not written in capitals throughout.
_USUAL = {"ttg": "TTg", "ctr": "CTr", "ttr": "TTr", "ctrhđ": "CTrHĐ", "ttri": "TTri", "t.ư": "TƯ", "qđi": "QĐi",
          "thu": "ThU", "gpđc": "GPĐC"}  # fmt: skip
# Letters of bodies of a province or below: its Party committee, council, people's committee and what is under them.
_LOCAL = frozenset("tu thu hu txu tpu qu hdnd ubnd ubkttu bcdtu btctu btgtu".split())
_SEPARATOR = re.compile(r"\s?[-/&]\s?")
_PART = re.compile(r"[^\s\-/&]+")
_TRUNG_UONG = frozenset({"tư", "t.ư"})  # TƯ is Trung ương, TU is Tỉnh ủy


def parts(letters: str) -> list[str]:
    """The parts of letters for comparing: "NQ/TW", "NQ-TƯ" and "nq/tw" are one; no diacritics."""
    return ["tw" if part in _TRUNG_UONG else fold(part) for part in _SEPARATOR.split(letters)]


def usual(letters: str) -> str:
    """Letters in matching form ("qđ-ttg") as they are usually written ("QĐ-TTg"), without white space."""
    return re.sub(r"\s", "", _PART.sub(lambda part: _USUAL.get(part[0], part[0].upper()), letters))


def kind_of(letters: str, state: bool) -> str:
    """The kind that the letters of a number stand for, "" when none.

    "QĐ" is a decision of a State body in "1880/QĐ-TTg", taken for a regulation of a Party body in "101-QĐ/TW".
    """
    if state and letters.startswith("qđ"):
        return "quyết định"
    return next((kind for part in _SEPARATOR.split(letters) for kind, own in KINDS.items() if part in own), "")


def stands_for(letters: str, kind: str) -> bool:
    """True when one part of the letters stands for the kind, or for one that it is a form of."""
    own = {of for name, short in KINDS.items() if same_kind(name, kind) for of in short}
    return any(part in own for part in _SEPARATOR.split(letters))


def same_kind(one: str, other: str) -> bool:
    """True when both can be the kind of one document: a "thông tư liên tịch" is a "thông tư"."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def is_local(letters: str) -> bool:
    """True when the letters of a number name a body of a province or below: "nq/tu", "qđ-ubnd"."""
    return not _LOCAL.isdisjoint(parts(letters))
