"""Numbers of official documents as they are written: "số 02-NQ/TU", "67/2014/NĐ-CP", "Nghị quyết 18, 19", "NQ 02"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vietnamese.document_kinds import ABBREVIATED, ANY_KIND, KINDS, kind_of, same_kind, stands_for, usual
from vietnamese.words import COUNTED

_YEAR = r"(?:19|20)\d\d"
_LETTERS = "|".join(sorted({letters for of_kind in KINDS.values() for letters in of_kind}, key=len, reverse=True))
_CODE = (
    rf"(?P<number>\d{{1,5}}[a-d]?)(?:\s?(?P<year_mark>[-/])\s?(?P<year>{_YEAR}))?"
    rf"(?P<mark>\s?[-/]\s?|\s(?=(?:{_LETTERS})[/-][a-zđ]{{2}}))"
    r"(?P<letters>[a-zđ]{1,12}\d{0,2}(?:\s?[-/&]\s?(?:t\.ư|[a-zđư]{1,24}\d{0,2})){0,6})(?!\w)"
)
# Behind a bare number stands no letter, no further digits, no share.
_BARE = rf"(?P<bare>\d{{1,5}}(?:[a-d](?![^\W_]))?)(?:/(?P<bare_year>{_YEAR}))?(?![^\W_]|[.,/-]\d|\s?%)"
_SIGN = r"số\s{0,2}:?\s{0,2}"
_KIND = "|".join(sorted((*KINDS, *ANY_KIND), key=len, reverse=True))
_MORE = (
    r"(?:\s{1,2}(?:hành động|phối hợp|công tác|kết luận|thanh tra|kiểm tra|xử phạt|kỷ luật|thành lập|bổ nhiệm"
    r"|phê duyệt))?"
)
_MENTION = re.compile(
    rf"(?<![^\W_])(?:(?P<kind>{_KIND}){_MORE}|(?P<short>{'|'.join(ABBREVIATED)})(?=[\s:-]|\d\d))"
    rf"(?P<numbered>\s{{1,2}}{_SIGN}|\s{{0,2}}:?\s{{1,2}}|(?<=[a-zđ])-?(?=\d))(?:{_CODE}|{_BARE})"
)
# "Chỉ thị 03 và 05", "Quyết định số 217, số 218": a further number of the same kind.
_NEXT = re.compile(rf"\s{{0,2}}(?:,|;|và|hoặc|hay)\s{{1,2}}(?:(?P<numbered>{_SIGN})|(?=\d))(?:{_CODE}|{_BARE})")
_BEHIND_NEXT = re.compile(
    rf"\s{{0,2}}(?:$|[,.;:)?!\"]|ngày\s\d|năm\s{_YEAR}|(?:và|của|về|đã|được|là|do|nêu|trên|này|đều)(?!\w))"
)
_ALONE = re.compile(rf"(?<![\w/.-]){_CODE}")
_BEHIND_NAME = re.compile(rf"\s{{1,2}}(?:\([^()\d]{{1,20}}\)\s{{1,2}})?{_SIGN}(?:{_CODE}|{_BARE})")
# The kind of a number that stands a few words before it: "Quyết định thành lập đoàn kiểm tra số 12-QĐ/UBKTTU".
_KIND_BEFORE = re.compile(rf"(?<!\w)(?:{_KIND})(?!\w)")
_BEFORE = 60
_CLAUSE_END = re.compile(r"[,.;:()\"\n\d]")
_SIGN_AT_END = re.compile(rf"\s{_SIGN}$")
# "quy định 5 mức", "kế hoạch 5 năm 2021-2025": a verb or a plan with a count, no document.
_COUNT = re.compile(
    rf"\s{{1,2}}(?:(?:{COUNTED}|trận|sân|bàn|tàu|chương|khoản|sao|hình thức|ngày(?!\s{{0,2}}\d))(?!\w)"
    rf"|năm(?!\s{{1,3}}{_YEAR}(?!\s?-)))"
)
# Kinds that are verbs, plans or things as well: in small letters or in short, a bare number behind them names one only
# where the text goes on as it does behind a name.
_LOOSE = frozenset(
    ("quyết định", "quy định", "kết luận", "kế hoạch", "hướng dẫn", "thông báo", "báo cáo", "quy chế", "đề án",
     "chương trình", "văn bản", "giấy phép")
)  # fmt: skip
_NEVER_BARE = frozenset(("chương trình", "giấy phép", "luật", "sắc lệnh"))
_LOOSE_SHORT = frozenset(("ct", "kl", "kh", "hd", "cv", "đa"))
_NAMES_ONE = re.compile(
    rf"\s{{0,2}}(?:$|[.;:)?!\"]|,\s{{1,2}}(?!\d)|(?:của|về|ngày\s\d|năm\s{_YEAR}|có|được|do|là|thì|nói|nêu|ghi|ban hành"
    r"|quy định|yêu cầu|điều động|bổ nhiệm|phê duyệt|đề ra|cho phép|hướng dẫn|này|và|ra đời|ký|như)(?!\w))"
)
_NEVER_A_YEAR = frozenset(("quyết định", "quy định", "công văn", "giấy phép", "văn bản", "thông báo"))
_ONE_YEAR = re.compile(_YEAR)
_SEPARATOR = re.compile(r"\s?[-/&]\s?")
_PART = re.compile(r"(\s?[-/&]\s?)?([^\s\-/&]+)")
_ISSUERS = frozenset("tw tu tư t.ư hu cp ttg ubnd hđnd ubtvqh qh nq kh qđ ct kl hd btg tc".split())
_WRITTEN = re.compile(rf"(\d{{1,5}}[a-d]?)(?:[-/]({_YEAR}))?(?:[-/](\D.*))?", re.S)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number at text[start:end], from the kind of the document where one stands before it.

    `digits` and `year` are as written, `letters` in matching form without white space, `code` the whole as it is shown.
    """

    start: int
    end: int
    kind: str
    digits: str
    letters: str
    year: str
    code: str


def find_numbered(text: str, form: str) -> Iterator[Numbered]:
    """Documents mentioned by number in a text whose matching form is `form`; they may overlap, the first one counts."""
    for match in _MENTION.finditer(form):
        kind = match["kind"] or ABBREVIATED[match["short"]]
        if not _is_document(text, form, match, kind):
            continue
        found = _numbered(text, match, match.start(), kind)
        yield found
        following = _NEXT.match(form, found.end)
        while following and _goes_on(text, form, following):
            begin = following.start("numbered") if following["numbered"] else _first(following)
            found = _numbered(text, following, begin, kind)
            yield found
            following = _NEXT.match(form, found.end)
    for match in _ALONE.finditer(form):
        kind = kind_of(match["letters"], state="/" in match["mark"])
        start, word = _kind_before(form, match.start(), match["letters"], kind)
        if (kind or word) and _are_letters(text, match):
            yield _numbered(text, match, start, kind if word in ("", *ANY_KIND) and kind else word)


def number_behind(text: str, form: str, at: int, kind: str, start: int) -> Numbered | None:
    """The number that stands with "số" behind the name of a document: "Luật Đất đai số 45/2013/QH13"."""
    match = _BEHIND_NAME.match(form, at)
    return _numbered(text, match, start, kind) if match else None


def read_code(code: str) -> tuple[str, str, str]:
    """The digits, year and letters (in matching form) of a number as it is shown: "67/2014/NĐ-CP", "02"."""
    match = _WRITTEN.fullmatch(code)
    return (match[1], match[2] or "", (match[3] or "").lower()) if match else (code, "", "")


def _first(match: re.Match[str]) -> int:
    return match.start("number") if match["number"] else match.start("bare")


def _numbered(text: str, match: re.Match[str], start: int, kind: str) -> Numbered:
    groups = match.groupdict()
    if bare := groups.get("bare"):
        year, short = groups["bare_year"] or "", groups.get("short") or ""
        return Numbered(start, match.end(), kind, bare, short, year, f"{bare}/{year}" if year else bare)
    end = _letters_end(text, match)
    letters = re.sub(r"\s", "", match.string[match.start("letters") : end])
    if kind in ANY_KIND:
        kind = kind_of(letters, state="/" in match["mark"]) or kind
    mark = match["mark"].strip() or ("-" if "/" in letters else "/")
    year = f"{match['year_mark']}{match['year']}" if match["year"] else ""
    code = f"{match['number']}{year}{mark}{usual(letters)}"
    return Numbered(start, end, kind, match["number"], letters, match["year"] or "", code)


def _letters_end(text: str, match: re.Match[str]) -> int:
    """Where the letters of a number end: what stands behind a spaced mark belongs to them in capitals only."""
    end = match.end("letters")
    for part in _PART.finditer(match.string, match.start("letters"), end):
        mark = part[1] or ""
        if mark.strip() != mark and not text[part.start(2) : part.end()].isupper() and part[2] not in _ISSUERS:
            return part.start()
    return end


def _are_letters(text: str, match: re.Match[str]) -> bool:
    """True when the letters of a number are written in capitals, or are known ones: "5-ba" is no number."""
    first = _PART.match(match.string, match.start("letters"))
    written = text[match.start("letters") : match.end("letters")]
    return written != written.lower() or (
        first is not None and (first[2] in _ISSUERS or kind_of(first[2], state=False) != "")
    )


def _is_document(text: str, form: str, match: re.Match[str], kind: str) -> bool:
    """True when what stands behind the word for a kind is a number that names a document, not a count or a year."""
    if match["short"] == "đa" and text[match.start() : match.end("short")] != "ĐA":  # "tối đa 5 ngày"
        return False
    loose = match["short"] in _LOOSE_SHORT
    if match["number"]:
        first = _SEPARATOR.split(match["letters"])[0]
        # "KH 95897-TS" is the plate of a boat.
        return (kind not in _LOOSE or _are_letters(text, match)) and not (
            loose and "/" not in match["mark"] and not kind_of(first, state=False)
        )
    if "số" in match["numbered"] or match["bare_year"]:
        return True
    if kind == "luật":  # "kỷ luật 9 đảng viên"; laws are named, not numbered so
        return False
    padded = match["bare"].startswith("0")
    if (not padded or kind in _LOOSE) and _COUNT.match(form, match.end()):
        return False
    if _ONE_YEAR.fullmatch(match["bare"]) and kind not in _NEVER_A_YEAR:
        return False
    if padded:
        return True
    if loose:  # "tên lửa Kh-101", "tòa nhà CT8"
        return match["numbered"].isspace() and _NAMES_ONE.match(form, match.end()) is not None
    if kind in _NEVER_BARE:
        return False
    small = text[match.start()].islower() or kind == "văn bản"
    return kind not in _LOOSE or not small or _NAMES_ONE.match(form, match.end()) is not None


def _goes_on(text: str, form: str, match: re.Match[str]) -> bool:
    """True when a number behind another one is of the same kind of document."""
    if match["number"]:
        return _are_letters(text, match)
    if match["numbered"]:
        return True
    if _ONE_YEAR.fullmatch(match["bare"]) or _COUNT.match(form, match.end()):
        return False
    return _BEHIND_NEXT.match(form, match.end()) is not None or _NEXT.match(form, match.end()) is not None


def _kind_before(form: str, at: int, letters: str, kind: str) -> tuple[int, str]:
    """Where the word for the kind of a number stands that is up to _BEFORE characters before it, and that word.

    The number itself and "" when there is none that the letters can stand for.
    """
    begin = max(0, at - _BEFORE)
    sign = _SIGN_AT_END.search(form, begin, at)
    end = sign.start() if sign else at
    for mark in _CLAUSE_END.finditer(form, begin, end):
        begin = mark.end()
    words = list(_KIND_BEFORE.finditer(form, begin, end))
    if not sign or not words:
        return at, ""
    word = words[-1].group()
    fits = not kind or word in ANY_KIND or same_kind(word, kind) or stands_for(letters, word)
    return (words[-1].start(), word) if fits else (at, "")
