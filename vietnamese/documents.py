"""Mentions of official documents: "Nghị quyết số 02-NQ/TU", "Quy định 368", "NQ 02", "Luật Đất đai 2013"."""

from dataclasses import dataclass

from vietnamese.document_kinds import KINDS, parts, same_kind, stands_for
from vietnamese.document_names import Named, find_named
from vietnamese.document_numbers import Numbered, find_numbered, number_behind, read_code
from vietnamese.document_same import names_agree
from vietnamese.memory import remembered
from vietnamese.normalise import match_form
from vietnamese.spans import Taken

__all__ = ["KINDS", "DocumentMention", "as_mention", "find_documents"]


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One mention, text[start:end]. `kind` is in matching form, "" when neither word nor letters tell it.

    `number` is the number without leading zeros, `letters` what follows it, e.g. "nq/tu", or stands for the kind before
    it ("nq" of "NQ 02"); "" when not written. `year` is the year within a number such as "67/2014/NĐ-CP". `code` is the
    whole number as it is shown: "02-NQ/TU", "67/2014/NĐ-CP", "02". They are empty for a document without a number.
    `name` is what names it behind the kind, in matching form ("đất đai 2013", "trung ương 4 khóa xii"); "" for one that
    is known by its number alone. "Luật Đất đai số 45/2013/QH13" has both. The name is written at text[name_at].
    """

    start: int
    end: int
    kind: str
    number: str
    letters: str
    year: int | None = None
    code: str = ""
    name: str = ""
    name_at: tuple[int, int] | None = None

    def same_as(self, other: "DocumentMention") -> bool:
        """True when both can name one document: number or name, kind, letters, year agree where both write them."""
        if not self.number or not other.number:
            named = bool(self.name and other.name) and names_agree(self.name, other.name)
            return named and same_kind(self.kind, other.kind)
        if self.number != other.number or (self.year and other.year and self.year != other.year):
            return False
        if self.letters and other.letters:
            return all(mine == its for mine, its in zip(parts(self.letters), parts(other.letters), strict=False))
        lettered, worded = (self, other) if self.letters else (other, self)
        if lettered.letters and worded.kind:  # "qđ" may stand for "quy định" and for "quyết định"
            return same_kind(lettered.kind, worded.kind) or stands_for(lettered.letters, worded.kind)
        return same_kind(self.kind, other.kind) or not self.kind or not other.kind


@remembered
def find_documents(text: str) -> tuple[DocumentMention, ...]:
    """All mentions of official documents in a text, by number or by name, in order, none inside another."""
    form = match_form(text)
    taken = Taken(len(form))
    found: list[DocumentMention] = []
    for named in find_named(text, form):
        name = " ".join(form[named.name_start : named.end].split())
        number = number_behind(text, form, named.end, named.kind, named.start)
        if number and not named.amends:
            if taken.take(number.start, number.end):
                found.append(_mention(number, name, (named.name_start, named.end)))
        elif taken.take(named.start, named.end):
            found.append(_named(named, name))
    for numbered in find_numbered(text, form):
        if taken.take(numbered.start, numbered.end):
            found.append(_mention(numbered, "", None))
    return tuple(sorted(found, key=lambda mention: mention.start))


def as_mention(kind: str, code: str, name: str) -> DocumentMention:
    """A document known by its kind (matching form), its number as shown and its name, for comparing with mentions."""
    digits, year, letters = read_code(code)
    number = digits.lstrip("0") or digits[:1]
    return DocumentMention(0, 0, kind, number, letters, int(year) if year else None, code, match_form(name))


def _named(found: Named, name: str) -> DocumentMention:
    return DocumentMention(found.start, found.end, found.kind, "", "", None, "", name, (found.name_start, found.end))


def _mention(found: Numbered, name: str, name_at: tuple[int, int] | None) -> DocumentMention:
    number = found.digits.lstrip("0") or "0"
    year = int(found.year) if found.year else None
    return DocumentMention(found.start, found.end, found.kind, number, found.letters, year, found.code, name, name_at)
