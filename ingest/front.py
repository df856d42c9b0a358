"""The top of a page: which line is the headline, and what stands before and between it and the first paragraph."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.furniture import is_tail_furniture, is_teaser_heading
from ingest.metadata import date_of_line, labelled_byline, place_of_date_line, unlabelled_byline
from ingest.page import Line, Page, Role
from records.passage import SectionKind
from vietnamese.normalise import match_form
from vietnamese.sentences import split

_HEADLINE_WORDS = 4
_SHORTEST_PROSE = 100
_LONGEST_HEADLINE = 250
# On the first line: 12 of 5,000 news headlines end in a full stop or an ellipsis, the longest at 102 characters.
_LONGEST_FIRST = 200
_LONGEST_STOPPED = 110
_MOST_KICKERS = 2
_MENU = 4
_BULLET = re.compile(r"[•●▪■*+–-]\s|\d{1,2}[.)]\s")
_DOCUMENT_NUMBER = re.compile(r"số\s*:?\s*\d+[\w\s]*[-/].{0,40}")
_DOCUMENT_KIND = re.compile(
    r"(?:báo cáo|kế hoạch|nghị quyết|chỉ thị|kết luận|quyết định|thông báo|hướng dẫn|chương trình|quy định"
    r"|quy chế|đề án|tờ trình|kết quả|công văn)\b.*"
)


@dataclass(frozen=True, slots=True)
class Front:
    """The headline, the kinds of the lines before the body, and what they state; None where they state nothing."""

    title: str | None
    kinds: tuple[SectionKind, ...]
    published: date | None
    byline: str | None
    place: str | None


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph of running text rather than a headline, a label or a list item."""
    text = line.text
    if line.role is not Role.PLAIN or (text[-1] == ")" and date_of_line(text.rpartition("(")[2])):
        return False
    stopped = text.rstrip("\"'”’»)")[-1:] in tuple(".!?…:;/")
    return len(text) >= (_SHORTEST_PROSE if stopped else _LONGEST_FIRST)


def read_front(page: Page) -> Front:
    """Labels the lines from the page's first one to the one before its first paragraph."""
    lines = page.lines
    body = next((i for i, line in enumerate(lines) if is_prose(line) and not _is_headline(line, i)), len(lines))
    listed = _teasers_above(lines, body)
    title = _title(page, body, listed)
    if title is None:
        body = min(body, next((i for i, line in enumerate(lines) if not date_of_line(line.text)), 0))
    elif body == len(lines):  # a page of short lines only: the body begins after the headline and its date lines
        body = title + 1
        while body < len(lines) and (date_of_line(lines[body].text) or labelled_byline(lines[body].text)):
            body += 1
    heads = _headline(lines, title)
    titles = {i for i in range(body) if i in heads or (title is not None and _same(lines[i], lines[title]))}
    kinds: list[SectionKind] = []
    byline: str | None = None
    dates: list[tuple[bool, int, date]] = []
    before = range(title or 0)
    others = [i for i in before if i not in listed and not _is_furniture(lines[i]) and not date_of_line(lines[i].text)]
    letterhead = any(_DOCUMENT_NUMBER.fullmatch(match_form(lines[i].text)) for i in others)
    for index, line in enumerate(lines[:body]):
        day = date_of_line(line.text)
        if index in titles:
            kinds.append(SectionKind.TITLE)
        elif index in listed:
            kinds.append(SectionKind.TEASER)
        elif day and (title is None or letterhead or index > title or _belongs(line, index, title, len(others))):
            kinds.append(SectionKind.BYLINE)
            dates.append((day[1], index, day[0]))
        elif letterhead and index in others:
            kinds.append(SectionKind.BYLINE)
        elif day or _is_furniture(line) or (index in before and len(others) > _MOST_KICKERS):
            kinds.append(SectionKind.FURNITURE)
        elif index in before:
            worded = len(line.text.split()) >= _HEADLINE_WORDS
            kinds.append(SectionKind.BODY if worded else SectionKind.FURNITURE)
        elif author := labelled_byline(line.text) or (unlabelled_byline(line.text) if title is not None else None):
            kinds.append(SectionKind.BYLINE)
            byline = byline or author
        else:
            kinds.append(SectionKind.BODY)
    stated = min(dates)[1:] if dates else None
    return Front(
        title=" ".join(lines[i].text for i in heads) or None,
        kinds=tuple(kinds),
        published=stated[1] if stated else None,
        byline=byline,
        place=place_of_date_line(lines[stated[0]].text) if stated else None,
    )


def _is_headline(line: Line, index: int) -> bool:
    """Whether a line may be the headline although it is as long as a paragraph, or ends as one does."""
    if line.role is Role.TITLE:
        return True
    text = line.text
    if index > 0 or len(text) >= _LONGEST_FIRST or text[-1] in ";:,":
        return False
    return text[-1] != "." or text.endswith("..") or (len(text) <= _LONGEST_STOPPED and len(split(text)) == 1)


def _is_furniture(line: Line) -> bool:
    return line.role is not Role.TITLE and (is_tail_furniture(line.text) or is_teaser_heading(line.text))


def _belongs(line: Line, index: int, title: int, others: int) -> bool:
    """Whether a date line above the headline is the article's, not the clock of the web site's header."""
    return title - index <= 2 and (others <= 1 or ":" in line.text)


def _teasers_above(lines: tuple[Line, ...], body: int) -> set[int]:
    """Lines of a bulleted list of other articles above the headline, with its heading."""
    listed: set[int] = set()
    for index, line in enumerate(lines[:body]):
        under = index - 1 in listed and _BULLET.match(line.text)
        if under or (is_teaser_heading(line.text) and index + 1 < body and _BULLET.match(lines[index + 1].text)):
            listed.add(index)
    return listed


def _same(line: Line, other: Line) -> bool:
    return match_form(line.text) == match_form(other.text)


def _headline(lines: tuple[Line, ...], title: int | None) -> list[int]:
    """The headline's line, and before it the kind of document where that has a line of its own ("BÁO CÁO")."""
    if title is None:
        return []
    above = lines[title - 1].text if title > 0 else ""
    kind = above.isupper() and len(above.split()) <= 3 and _DOCUMENT_KIND.fullmatch(match_form(above))
    return [title - 1, title] if kind else [title]


def _title(page: Page, body: int, listed: set[int]) -> int | None:
    lines = page.lines
    marked = next((i for i, line in enumerate(lines) if line.role is Role.TITLE), None)
    if marked is not None:
        return marked
    numbered = next((i for i in range(body) if _DOCUMENT_NUMBER.fullmatch(match_form(lines[i].text))), -1)
    candidates = [
        i
        for i, line in enumerate(lines[: body or 1])
        if i > numbered
        and i not in listed
        and len(line.text) <= _LONGEST_HEADLINE
        and not _is_furniture(line)
        and not date_of_line(line.text)
        and (i == 0 or not labelled_byline(line.text))
        and not (is_prose(line) and not _is_headline(line, i))
    ]
    open_ended = [i for i in candidates if lines[i].text[-1] not in ".;:," or _is_headline(lines[i], i)]
    worded = [i for i in open_ended if len(lines[i].text.split()) >= _HEADLINE_WORDS]
    if (
        len(candidates) > _MENU and worded
    ):  # a menu stands above: the headline is what the date line or the text follows
        dated = [i for i in worded if i + 1 < len(lines) and date_of_line(lines[i + 1].text)]
        if dated:
            return dated[0]
        return max(worded, key=lambda i: (len(lines[i].text.split()) >= 6, i)) if body < len(lines) else worded[0]
    return next(iter(worded or open_ended), None)
