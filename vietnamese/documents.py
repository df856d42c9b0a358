"""Mentions of official documents: "Nghị quyết số 02-NQ/TU", "Quy định 368", "Nghị định 67/2014/NĐ-CP", "NQ 02"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.normalise import MEMORY, fold, match_form

# Kinds of Party and State documents, with the letters that stand for them in document numbers and in hurried typing.
KINDS = {
    "nghị quyết": ("nq",), "chỉ thị": ("ct",), "kết luận": ("kl",), "quy định": ("qđ", "qđi"), "quyết định": ("qđ",),
    "kế hoạch": ("kh",), "đề án": ("đa",), "hướng dẫn": ("hd",), "thông tư": ("tt",), "nghị định": ("nđ",),
    "công văn": ("cv",), "thông báo": ("tb",), "chương trình": ("ctr", "ctrhđ"), "báo cáo": ("bc",), "tờ trình": ("ttr",),
    "thông tri": ("ttri",), "pháp lệnh": ("pl",), "luật": ("l",), "quy chế": ("qc",), "công điện": ("cđ",),
}  # fmt: skip
_ABBREVIATED = {"nq": "nghị quyết", "ct": "chỉ thị", "kl": "kết luận", "qđ": "quyết định", "kh": "kế hoạch",
                "nđ": "nghị định", "đa": "đề án", "hd": "hướng dẫn", "cv": "công văn"}  # fmt: skip
_CODE = r"\d{1,5}(?:\s?/\s?(?:19|20)\d\d)?\s?[-/]\s?[a-zđ]{1,8}\d{0,2}(?:\s?[-/&]\s?[a-zđ]{2,12}\d{0,2}){0,3}"
_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_SHORT = "|".join(_ABBREVIATED)
_MENTION = re.compile(
    rf"(?<![^\W_])(?:(?P<kind>{_KIND})|(?P<short>{_SHORT}))(?:\s+số)?\s*:?\s+(?P<number>{_CODE}|\d{{1,5}})(?![^\W_]|[.,]\d|\s?%)"
)
_BARE_CODE = re.compile(rf"(?<![\w/.-])(?P<number>{_CODE})(?![\w])")
_LETTERS_OF_KIND = {letters: kind for kind, all_letters in reversed(KINDS.items()) for letters in all_letters}


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One mention, text[start:end]. `kind` is in matching form, "" when neither word nor letters tell it.

    `number` is the number without leading zeros, `letters` what follows it, e.g. "nq/tu" ("" when not written).
    """

    start: int
    end: int
    kind: str
    number: str
    letters: str

    def same_as(self, other: "DocumentMention") -> bool:
        """True when both can name one document: same number and kind, and the letters agree where both write them."""
        if self.number != other.number:
            return False
        if self.letters and other.letters:
            return fold(self.letters) == fold(other.letters)
        return self.kind == other.kind or not self.kind or not other.kind


@lru_cache(maxsize=MEMORY)
def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """All mentions of numbered documents in a text, in order, none inside another."""
    form = match_form(text)
    found: list[DocumentMention] = []
    for match in _MENTION.finditer(form):
        kind = match["kind"] or _ABBREVIATED[match["short"]]
        if kind == "luật" and match["number"].isdigit():  # "kỷ luật 9 đảng viên"; laws are named, not numbered so
            continue
        found.append(_mention(match, kind))
    taken = [(mention.start, mention.end) for mention in found]
    for match in _BARE_CODE.finditer(form):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            letters = re.split(r"[-/]", re.sub(r"\s|^\d+|/(?:19|20)\d\d", "", match["number"]).strip("-/"))
            kind = next((_LETTERS_OF_KIND[part] for part in letters if part in _LETTERS_OF_KIND), "")
            if kind:
                found.append(_mention(match, kind))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _mention(match: re.Match[str], kind: str) -> DocumentMention:
    code = re.sub(r"\s", "", match["number"])
    digits, letters = re.fullmatch(r"(\d+)[-/]?(.*)", code).groups()  # type: ignore[union-attr]
    return DocumentMention(match.start(), match.end(), kind, digits.lstrip("0") or "0", letters)
