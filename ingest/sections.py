"""Which stretches of a page are the article's headline, date and author lines, body, captions, teasers, furniture.

Teasers and furniture are told by what they are: the heading above them, doubled titles, titles with a date, label and
title in one line, the fixed wordings of forms and counters. A page that goes back to paragraphs of running text after
them goes back to its body.
"""

import re
from dataclasses import dataclass
from datetime import date

from ingest.captions import captions
from ingest.front import is_prose, read_front
from ingest.furniture import bare, is_furniture, is_tail_furniture, is_teaser_heading, is_teaser_line, may_head_teasers
from ingest.metadata import date_of_line, dateline_place, labelled_byline, unlabelled_byline
from ingest.page import Line, Page, Role
from records.article import Section
from records.passage import SectionKind, Span

_COMMENTS = re.compile(r"(?:bình luận|phản hồi|ý kiến)(?: (?:bạn đọc|của bạn|của bạn đọc|độc giả))?(?: ?\(?\d+\)?)?")
_BULLET = re.compile(r"[•●▪■*+–-]\s")
_MOST_BYLINES = 4


@dataclass(frozen=True, slots=True)
class Labels:
    """A page's sections and what its lines state about the article; None where they state nothing."""

    sections: tuple[Section, ...]
    title: str | None
    published: date | None
    byline: str | None
    place: str | None


def label(page: Page) -> Labels:
    """Sections in order that hold every character of the page that is not white space, and the stated metadata."""
    front = read_front(page)
    lines = page.lines
    kinds = list(front.kinds) + _label_rest(lines, len(front.kinds))
    byline = _label_end(lines, kinds, len(front.kinds))
    body = [i for i, kind in enumerate(kinds) if kind in (SectionKind.BODY, SectionKind.CAPTION)]
    for index in captions([lines[i] for i in body]):
        kinds[body[index]] = SectionKind.CAPTION
    first = next((lines[i].text for i in body if kinds[i] is SectionKind.BODY), "")
    return Labels(
        sections=_merge(lines, kinds),
        title=front.title,
        published=front.published,
        byline=byline or front.byline,
        place=front.place or dateline_place(first),
    )


def _merge(lines: tuple[Line, ...], kinds: list[SectionKind]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for line, kind in zip(lines, kinds, strict=True):
        if sections and sections[-1].kind is kind:
            sections[-1] = Section(kind, Span(sections[-1].span.start, line.end))
        else:
            sections.append(Section(kind, Span(line.start, line.end)))
    return tuple(sections)


def _label_rest(lines: tuple[Line, ...], start: int) -> list[SectionKind]:
    """Kinds of the lines from the first paragraph on; captions and author lines still count as body."""
    kinds: list[SectionKind] = []
    index = start
    while index < len(lines):
        line = lines[index]
        zone = _zone_kind(lines, index) if index > start else None
        if zone:
            stop = _end_of_zone(lines, index, zone)
            kinds.extend(_in_zone(lines[i], zone) for i in range(index, stop))
            index = stop
            continue
        kinds.append(_outside_zone(line))
        index += 1
    return kinds


def _outside_zone(line: Line) -> SectionKind:
    if line.role is Role.CAPTION:
        return SectionKind.CAPTION
    if line.role is Role.TEASER or is_teaser_line(line.text):
        return SectionKind.TEASER
    if line.role is not Role.ROW and is_furniture(line.text):
        return SectionKind.FURNITURE
    return SectionKind.BODY


def _in_zone(line: Line, zone: SectionKind) -> SectionKind:
    return SectionKind.FURNITURE if is_tail_furniture(line.text) and not may_head_teasers(line.text) else zone


def _zone_kind(lines: tuple[Line, ...], index: int) -> SectionKind | None:
    """What begins at a line: a list of teasers, readers' comments, or neither."""
    line = lines[index]
    if line.role in (Role.CAPTION, Role.ROW) or is_prose(line):
        return None
    if _COMMENTS.fullmatch(bare(line.text)):
        return SectionKind.FURNITURE
    strong = is_teaser_heading(line.text)
    if strong or may_head_teasers(line.text):
        after = [other for other in lines[index + 1 : index + 8] if not is_tail_furniture(other.text)]
        back_to_body = len(after) > 1 and is_prose(after[0]) and is_prose(after[1])
        if (strong and after and not back_to_body) or (len(after) > 1 and _is_title_list(after)):
            return SectionKind.TEASER
    if _dated_title(lines, index) and any(_dated_title(lines, i) for i in range(index + 1, min(index + 3, len(lines)))):
        return SectionKind.TEASER
    return SectionKind.TEASER if _doubled_run(lines, index) else None


def _is_title_list(lines: list[Line]) -> bool:
    return all(not is_prose(line) and line.text[-1] not in ".:;" for line in lines[:3])


def _dated_title(lines: tuple[Line, ...], index: int) -> bool:
    """A title with a date in parentheses, at its end or on the next line: "Hướng dẫn bầu cử (20/05/2021)"."""
    text = lines[index].text
    if is_prose(lines[index]):
        return False
    if text.endswith(")") and "(" in text:
        title, _, last = text[:-1].rpartition("(")
        return len(title.split()) >= 3 and date_of_line(last) is not None
    if index + 1 < len(lines):
        below = lines[index + 1].text
        return (
            len(text.split()) >= 3 and below.startswith("(") and below.endswith(")") and date_of_line(below) is not None
        )
    return False


def _doubled(lines: tuple[Line, ...], index: int) -> bool:
    if index + 1 >= len(lines):
        return False
    first, second = bare(lines[index].text), bare(lines[index + 1].text)
    return len(first.split()) >= 4 and first == second


def _doubled_run(lines: tuple[Line, ...], index: int) -> bool:
    """A doubled title, and another one a few lines on: teasers, where a doubled caption stands alone."""
    return _doubled(lines, index) and any(_doubled(lines, i) for i in range(index + 2, min(index + 6, len(lines))))


def _end_of_zone(lines: tuple[Line, ...], start: int, zone: SectionKind) -> int:
    """Where teasers or comments end: at teasers after comments; where the body goes on.

    The body goes on at two paragraphs running, at one under a bulleted list, or at one followed by its author.
    """
    titles = listed = 0
    for index in range(start + 1, len(lines)):
        line = lines[index]
        below = lines[min(index + 1, len(lines) - 1)]
        if zone is SectionKind.FURNITURE and _zone_kind(lines, index) is SectionKind.TEASER:
            return index
        if not is_prose(line):
            titles = 0 if is_furniture(line.text) else titles + 1
            listed = listed + 1 if line.role is Role.ITEM or _BULLET.match(line.text) else 0
            continue
        if listed > 1 and not _BULLET.match(line.text):  # a bulleted list of titles is over
            return index
        if below is not line and is_prose(below) and bare(line.text) != bare(below.text):
            return index
        if titles > 1 and (labelled_byline(below.text) or unlabelled_byline(below.text)):
            return index
        titles = listed = 0
    return len(lines)


def _label_end(lines: tuple[Line, ...], kinds: list[SectionKind], start: int) -> str | None:
    """Labels what follows the last paragraph: author and date lines, footers. Returns the author named there."""
    body = [i for i in range(start, len(lines)) if kinds[i] is SectionKind.BODY]
    last = max((i for i in body if is_prose(lines[i])), default=start - 1)
    authors: list[tuple[bool, str]] = []
    closing = True
    for index in reversed(body):
        text = lines[index].text
        if index <= last or lines[index].role is Role.ROW:
            break
        author = labelled_byline(text) or (unlabelled_byline(text) if closing else None)
        if date_of_line(text):
            kinds[index] = SectionKind.BYLINE
        elif author and len(authors) < _MOST_BYLINES:
            kinds[index] = SectionKind.BYLINE
            authors.insert(0, (bare(text).startswith(("ảnh", "video", "clip", "nguồn", "theo")), author))
        elif is_tail_furniture(text):
            kinds[index] = SectionKind.FURNITURE
        else:
            closing = False
    return min(authors, key=lambda pair: pair[0])[1] if authors else None
