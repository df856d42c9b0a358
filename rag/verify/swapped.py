"""What a claim tells right behind a name, and its sentences right behind another: who did what."""

import re
from collections.abc import Iterator, Sequence

from rag.verify.named import name_at, named_spans, stands_in
from rag.verify.texts import Cited, Span, Text
from vietnamese.words import is_content

_JOINS = re.compile(r"\s*(?:,|và|với|cùng|&|-)\s*(?:(?:ông|bà|anh|chị|đồng chí) )?")
_AUXILIARY = frozenset("đã đang sẽ cũng vừa mới từng còn lại đều vẫn thì phải".split())
_RIGHT_BEHIND = re.compile(
    r"\s*(?:(?:đã|đang|sẽ|cũng|vừa|mới|từng|còn|lại|đều|vẫn|thì|phải) ?)*"
    r"|\s*\([^()]{0,40}\)\s*"
)
_WHERE = re.compile(
    r"(?:[–-]\s?|(?<!\w)(?:ở|tại|thủ đô|thành phố|tp|tỉnh|huyện|thị xã|quận|xã|phường|thôn|đường|đài) )$"
)
_AFTER_NAME = re.compile(r"[A-ZĐ][^\W\d_]*,\s?$")  # "Phùng Hưng, Hà Đông"
_AT_MOST = 24  # characters before a name
_PASSIVE = re.compile(r"\s{0,2}(?:bị|được|do|bởi|của|là|và)(?!\w)")


def swapped(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Names right behind which a claim tells what its sentences tell right behind other names, and not of these."""
    for names, reach in _owners(claim):
        told = _acts(claim, reach)
        if not told or _is_where(claim, reach[0], names):
            continue
        if not all(any(stands_in(name, sentence.form) for sentence in cited) for name in names):
            continue
        found = [owner for sentence in cited for owner in _told_of(sentence, told[0])]
        if found and not any(_alike(names, owner) for owner in found):
            yield told[1]


def _acts(text: Text, reach: Span) -> tuple[tuple[str, str], Span] | None:
    """The first two words of content right behind a name, and where they stand."""
    behind = [s for s in text.syllables if reach[0] <= s.start < reach[1]]
    if not behind or text.form[reach[0] : behind[0].start].strip():
        return None
    while behind and behind[0].form in _AUXILIARY:
        behind = behind[1:]
    if len(behind) < 2 or _PASSIVE.match(text.form, reach[0]):
        return None
    first, second = behind[:2]
    if not is_content(first.form) or text.form[first.end : second.start].strip():
        return None
    return (first.form, second.form), (first.start, second.end)


def _told_of(sentence: Cited, told: tuple[str, str]) -> list[frozenset[str]]:
    """The names right behind which a sentence tells the same; an empty set where it tells it behind none."""
    found: list[frozenset[str]] = []
    owners = _owners(sentence)
    for match in re.finditer(rf"(?<!\w){told[0]} {told[1]}(?!\w)", sentence.form):
        if sentence.text[match.start()].isupper():
            continue  # part of a name
        before = [(names, reach) for names, reach in owners if reach[0] <= match.start()]
        near = before[-1] if before else None
        if (
            near is None
            or not _RIGHT_BEHIND.fullmatch(sentence.form, near[1][0], match.start())
            or _is_where(sentence, near[1][0], near[0])
        ):
            found.append(frozenset())
        else:
            found.append(near[0])
    return found


def _is_where(text: Text, end: int, names: frozenset[str]) -> bool:
    """True for names (that end there) which only say where, behind someone told of before: "bà A ở xã B có..."."""
    starts = [start for name in names if (start := text.form.rfind(name, 0, end)) > 0]
    return any(
        _AFTER_NAME.search(text.text, max(0, start - _AT_MOST), start)
        or _WHERE.search(text.form, max(0, start - _AT_MOST), start)
        for start in starts
    )


def _alike(names: frozenset[str], others: frozenset[str]) -> bool:
    return not others or any(name in other or other in name for name in names for other in others)


def _owners(text: Text) -> list[tuple[frozenset[str], Span]]:
    """Names that stand side by side, and what the text tells up to the next name."""
    groups: list[tuple[set[str], int, int]] = []
    for start, end in named_spans(text):
        if groups and _JOINS.fullmatch(text.form, groups[-1][2], start):
            groups[-1] = ({*groups[-1][0], name_at(text, (start, end))}, groups[-1][1], end)
        else:
            groups.append(({name_at(text, (start, end))}, start, end))
    ends = [*(start for _, start, _ in groups[1:]), *([len(text.form)] if groups else [])]
    return [(frozenset(names), (end, stop)) for (names, _, end), stop in zip(groups, ends, strict=True)]
