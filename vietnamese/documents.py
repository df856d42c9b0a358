"""Mentions of official documents: "Nghị quyết số 02-NQ/TU", "Quy định 368", "Nghị định 67/2014/NĐ-CP", "NQ 02"."""

import re
from dataclasses import dataclass

from vietnamese.memory import remembered
from vietnamese.normalise import fold, match_form
from vietnamese.spans import Taken
from vietnamese.words import COUNTED

# Kinds of Party and State documents, with the letters that stand for them in document numbers and in hurried typing.
KINDS = {
    "nghị quyết": ("nq",), "chỉ thị": ("ct",), "kết luận": ("kl",), "quy định": ("qđ", "qđi"), "quyết định": ("qđ",),
    "kế hoạch": ("kh",), "đề án": ("đa",), "hướng dẫn": ("hd",), "thông tư": ("tt",), "nghị định": ("nđ",),
    "công văn": ("cv",), "thông báo": ("tb",), "chương trình": ("ctr", "ctrhđ"), "báo cáo": ("bc",),
    "tờ trình": ("ttr",), "thông tri": ("ttri",), "pháp lệnh": ("pl",), "luật": ("l",), "quy chế": ("qc",),
    "công điện": ("cđ",),
}  # fmt: skip
_ABBREVIATED = {"nq": "nghị quyết", "ct": "chỉ thị", "kl": "kết luận", "qđ": "quyết định", "kh": "kế hoạch",
                "nđ": "nghị định", "đa": "đề án", "hd": "hướng dẫn", "cv": "công văn"}  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
_LETTERS = "|".join(sorted({letters for of_kind in KINDS.values() for letters in of_kind}, key=len, reverse=True))
_CODE = (
    rf"(?P<number>\d{{1,5}})(?:\s?/\s?(?P<year>{_YEAR}))?(?P<mark>\s?[-/]\s?|\s(?=(?:{_LETTERS})/[a-zđ]))"
    r"(?P<letters>[a-zđ]{1,8}\d{0,2}(?:\s?[-/&]\s?[a-zđư]{1,12}\d{0,2}){0,6})"
)
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_SHORT = "|".join(_ABBREVIATED)
_MORE = r"(?:\s{1,2}(?:liên tịch|hành động|phối hợp|công tác))?"
_MENTION = re.compile(
    rf"(?<![^\W_])(?:(?P<kind>{_KIND}){_MORE}|(?P<short>{_SHORT})(?=[\s:-]|\d\d))"
    rf"(?P<numbered>\s{{1,2}}số\s{{0,2}}:?\s{{0,2}}|\s{{0,2}}:?\s{{1,2}}|(?<=[a-zđ])-?(?=\d))"
    rf"(?:{_CODE}|(?P<bare>\d{{1,5}})(?:/(?P<bare_year>{_YEAR}))?)(?![^\W_]|[.,/]\d|\s?%)"
)
_BARE_CODE = re.compile(rf"(?<![\w/.-]){_CODE}(?!\w)")
# "quy định 5 mức", "kế hoạch 5 năm 2021-2025": a verb or a plan with a count, no document.
_COUNT = re.compile(rf"\s{{1,2}}(?:(?:{COUNTED})(?!\w)|năm(?!\s{{1,3}}{_YEAR}(?!\s?-)))")
_SEPARATOR = re.compile(r"\s?[-/&]\s?")


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One mention, text[start:end]. `kind` is in matching form, "" when neither word nor letters tell it.

    `number` is the number without leading zeros, `letters` what follows it, e.g. "nq/tu", or stands for the kind before
    it ("nq" of "NQ 02"); "" when not written. `year` is the year within a number such as "67/2014/NĐ-CP".
    """

    start: int
    end: int
    kind: str
    number: str
    letters: str
    year: int | None = None

    def same_as(self, other: "DocumentMention") -> bool:
        """True when both can name one document: same number, and kind, letters and year agree where both write them."""
        if self.number != other.number or (self.year and other.year and self.year != other.year):
            return False
        if self.letters and other.letters:
            return all(mine == its for mine, its in zip(_parts(self.letters), _parts(other.letters), strict=False))
        lettered, worded = (self, other) if self.letters else (other, self)
        if lettered.letters and worded.kind:  # "qđ" may stand for "quy định" and for "quyết định"
            return lettered.kind == worded.kind or _stands_for(lettered.letters, worded.kind)
        return self.kind == other.kind or not self.kind or not other.kind


@remembered
def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """All mentions of numbered documents in a text, in order, none inside another."""
    form = match_form(text)
    taken = Taken(len(form))
    found: list[DocumentMention] = []
    for match in _MENTION.finditer(form):
        kind = match["kind"] or _ABBREVIATED[match["short"]]
        if match["short"] == "đa" and text[match.start("short") : match.end("short")] != "ĐA":  # "tối đa 5 ngày"
            continue
        if match["bare"] and (
            (kind == "luật" and not match["bare_year"])  # "kỷ luật 9 đảng viên"; laws are named, not numbered so
            or ("số" not in match["numbered"] and not match["bare"].startswith("0") and _COUNT.match(form, match.end()))
        ):
            continue
        if taken.take(*match.span()):
            year = match["year"] or match["bare_year"]
            letters = match["letters"] or match["short"] or ""
            found.append(_mention(match, kind, match["number"] or match["bare"], letters, year))
    for match in _BARE_CODE.finditer(form):
        kind = _kind_of(match["letters"], state="/" in match["mark"])
        if kind and taken.take(*match.span()):
            found.append(_mention(match, kind, match["number"], match["letters"], match["year"]))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(match: re.Match[str], kind: str, number: str, letters: str, year: str | None) -> DocumentMention:
    letters = re.sub(r"\s", "", letters)
    return DocumentMention(*match.span(), kind, number.lstrip("0") or "0", letters, int(year) if year else None)


def _kind_of(letters: str, state: bool) -> str:
    """The kind that the letters of a number stand for, "" when none.

    "QĐ" is a decision of a State body in "1880/QĐ-TTg", taken for a regulation of a Party body in "101-QĐ/TW".
    """
    if state and letters.startswith("qđ-"):
        return "quyết định"
    parts = _SEPARATOR.split(letters)
    return next((kind for part in parts for kind, of_kind in KINDS.items() if part in of_kind), "")


def _stands_for(letters: str, kind: str) -> bool:
    return any(part in KINDS[kind] for part in _SEPARATOR.split(letters))


def _parts(letters: str) -> list[str]:
    """The parts of letters for comparing: "NQ/TW", "NQ-TƯ" and "nq/tw" are one (TƯ is Trung ương, TU is Tỉnh ủy)."""
    return ["tw" if part == "tư" else fold(part) for part in _SEPARATOR.split(letters)]
