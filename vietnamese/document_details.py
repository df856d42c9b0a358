"""What a mention of a document says about it: the day it is dated, the body that issued it, its title in quotes."""

import re
from dataclasses import dataclass
from datetime import date

from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import DocumentMention
from vietnamese.issuers import body_before, body_end
from vietnamese.normalise import match_form

_TO_DAY = re.compile(r"(?P<mark>\s{0,2},?\s{0,2}\(?)(?:\s{0,2}(?:được\s)?(?:ký|ban hành|đề)\s{1,2})?(?=\d|ngày)")
_DAYS = (Precision.DAY, Precision.DAY_OF_YEAR)
_GOES_ON = re.compile(r"\)?\s{0,2},?\s{1,2}(?:của|về|do)(?!\w)|\s{0,2}\)")
_OF = re.compile(r"\s{0,2},?\s{1,2}(?P<by>của|do)\s{1,2}")
_ISSUED_BY = re.compile(r"\s{1,2}(?:ban hành|ký)(?!\w)")
_OF_TERM = re.compile(r",?\s{1,2}\(?khóa\s{1,2}[\divx]{1,5}\)?")
_TO_TITLE = re.compile(r"\s{0,2},?\s{0,2}(?P<about>về(?:\s{1,2}việc)?:?\s{1,2})?\"")
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 10
# "Thủ tướng Chính phủ vừa ban hành Quyết định số ...": the verb between the body and the document.
_ISSUES = re.compile(
    r"(?:\s{1,2}(?:đã|vừa|vừa mới|mới|cũng|có|chính thức)){0,4}"
    r"\s{1,2}(?:ban hành|ký ban hành|ký|ra|có|(?P<passes>thông qua))(?:\s{1,2}các)?\s{1,2}$"
)
_PASSED = frozenset(("luật", "bộ luật", "nghị quyết", "hiến pháp", "pháp lệnh"))
# A day behind one of these is another one: "hội nghị về Luật Đầu tư ngày 25/4/2016".
_LAWS = frozenset(("luật", "bộ luật", "hiến pháp", "điều lệ"))
_SUBJECT = 110
_VERB = 45


@dataclass(frozen=True, slots=True)
class Details:
    """Spans of the text, None where the mention does not say; `issued` is the day at `issued_at`."""

    issued: date | None = None
    issued_at: tuple[int, int] | None = None
    issuer_at: tuple[int, int] | None = None
    title_at: tuple[int, int] | None = None


def find_details(text: str, mention: DocumentMention) -> Details:
    """What stands right behind a mention, in any order: "ngày 21/01/2021", "của Tỉnh ủy", "về “...”".

    The issuer may also stand before it ("Thủ tướng Chính phủ vừa ban hành Quyết định số ..."). A title is given in
    quotes only: where an unquoted one ends cannot be told.
    """
    form = match_form(text)
    at = mention.end
    day = issuer = title = None
    for _ in range(4):
        if not day and (mention.number or mention.kind not in _LAWS) and (found := _day(text, form, at)):
            day = found
            at = day.end + form.startswith(")", day.end)
        elif not issuer and (body := _issuer(text, form, at)):
            issuer = body
            term = _OF_TERM.match(form, body[1])
            at = term.end() if term else body[1]
        elif not title and (quoted := _title(text, form, at)):
            title = quoted
            at = quoted[1] + 1
        else:
            break
    issuer = issuer or _subject(text, form, mention)
    if not day or day.precision is not Precision.DAY or day.first != day.last:  # "ngày 4/7"
        return Details(None, None, issuer, title)
    return Details(day.first, (day.start, day.end), issuer, title)


def _day(text: str, form: str, at: int) -> Period | None:
    """The day right behind; behind a comma only one that goes on with what tells of the document."""
    match = _TO_DAY.match(form, at)
    if not match or match.end() == at:
        return None
    for period in find_periods(text):
        if match.end() <= period.start <= match.end() + len("ngày  ") and period.precision in _DAYS:
            return None if "," in match["mark"] and not _GOES_ON.match(form, period.end) else period
    return None


def _issuer(text: str, form: str, at: int) -> tuple[int, int] | None:
    match = _OF.match(form, at)
    end = body_end(text, form, match.end()) if match else 0
    if not match or not end or (match["by"] == "do" and not _ISSUED_BY.match(form, end)):
        return None
    return match.end(), end


def _title(text: str, form: str, at: int) -> tuple[int, int] | None:
    """The title between quotes; without "về" before it, it opens with a capital, else it is something quoted."""
    match = _TO_TITLE.match(form, at)
    if not match:
        return None
    start = match.end()
    end = form.find('"', start, start + _LONGEST_TITLE)
    if end < start + _SHORTEST_TITLE or not (match["about"] or text[start].isupper()):
        return None
    return start, end


def _subject(text: str, form: str, mention: DocumentMention) -> tuple[int, int] | None:
    """The body before, of which the sentence says that it issues the document; only laws and the like are "passed"."""
    verb = _ISSUES.search(form, max(0, mention.start - _VERB), mention.start)
    if not verb or (verb["passes"] and mention.kind not in _PASSED):
        return None
    return body_before(text, form, verb.start(), max(0, mention.start - _SUBJECT))
