"""Which of two things of a kind a claim tells something of: each year, hour, name or relative with its own clause.

A cited sentence is cut into clauses, and each thing of a kind that stands in one clause only is paired with what that
clause says. A claim that tells of it what only the clause of another one says, which it does not name, is doubted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.verify.named import name_at, named_spans
from rag.verify.texts import Cited, Span, Text
from rag.verify.words import clocks
from vietnamese.words import is_content

_CUT = re.compile(r"[;:]|\. |,(?!\d)|(?<!\w)(?:và|còn|trong khi|nhưng|thì|trong đó|sau đó|rồi)(?!\w)")
_CONTRAST = re.compile(r"\. |(?<!\w)(?:còn|trong khi|nhưng|thì)(?!\w)")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/-]|[.,]\d)")
_KIN = re.compile(
    r"(?<!\w)(?:con (?:trai|gái|dâu|rể|nuôi)|em (?:trai|gái|rể|dâu)|anh (?:trai|rể)|chị (?:gái|dâu)|vợ|chồng|bố|mẹ|cha"
    r"|cháu (?:trai|gái)|ông nội|ông ngoại|bà nội|bà ngoại)(?!\w)"
)
_SAME_KIN = {"cha": "bố"}
_LEVEL = re.compile(r"(?<!\w)(?P<level>xã|phường|huyện|quận|tỉnh|thị xã|thị trấn|thôn|ấp|đường|sông|kênh) $")
_BEFORE = re.compile(r"(?<!\w)[^\W_]+ [^\W_]+ $")
_BEHIND = re.compile(r" \(?([^\W_]+) ([^\W_]+)")
_NEAR = 30  # characters before a name
_FIRST_VERB = re.compile(r"(?<!\w)(?:đã|được|bị|là|sẽ|đang|có|do|lại|vẫn|thành|gồm|vừa|phải|không|chưa)(?!\w)")
_FEW = 2
_AHEAD = 3  # syllables of a clause before the name that it is of


_Thing = tuple[str, str, Span]


@dataclass(slots=True)
class _Said:
    """The things of one kind that a sentence tells of in a row of clauses, and the words of these."""

    things: set[str]
    words: set[str]


def paired_otherwise(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Things of which a claim tells what its sentences tell of others, with the kind of the doubt."""
    told = _things(claim)
    lead = {word for sentence in cited for word in _lead(sentence)}
    known = [(sentence, _things(sentence)) for sentence in cited]
    for kind in dict.fromkeys(thing[0] for thing in told):
        named = {form for its, form, _ in told if its == kind}
        theirs = [said for sentence, things in known for said in _told(sentence, things, kind)]
        neutral = lead | {word for said in theirs if not said.things for word in said.words}
        for low, high in _cuts(claim, kind):
            inside = [thing for thing in told if thing[0] == kind and low <= thing[2][0] < high]
            own = [said for said in theirs if inside and inside[0][1] in said.things]
            if len(inside) != 1 or len(own) != 1 or not _leads(claim, inside[0], low):
                continue
            words = _words(claim, (low, high), inside) - neutral
            for rival in theirs:
                if rival.things and not rival.things & named:
                    there, here = words & rival.words - own[0].words, words & own[0].words - rival.words
                    if len(there) >= _FEW and not here:
                        yield kind, inside[0][2]


def _told(sentence: Cited, all_things: Sequence[_Thing], kind: str) -> list[_Said]:
    found = [_Said(set(), set())]
    things = [thing for thing in all_things if thing[0] == kind]
    starts = [thing[2][0] for thing in things]
    for low, high in _cuts(sentence, kind):
        inside = things[bisect_left(starts, low) : bisect_left(starts, high)]
        if kind == "name" and not any(_leads(sentence, thing, low) for thing in inside):
            inside = []
        if inside:
            found.append(_Said({form for _, form, _ in inside}, set()))
        found[-1].words |= _words(sentence, (low, high), inside)
    return found


def _leads(text: Text, thing: _Thing, low: int) -> bool:
    """True for a thing that is none of a name or begins its clause, which lies at text[low:...]."""
    return thing[0] != "name" or len(text.within((low, thing[2][0]))) <= _AHEAD


def _cuts(text: Text, kind: str) -> list[Span]:
    """The clauses of a text; one that says next to nothing goes with the next. Whom a clause is of is told by commas no
    more, behind which offices and homes stand.
    """
    cut = _CONTRAST if kind == "name" else _CUT
    bounds = [0, *(match.end() for match in cut.finditer(text.form)), len(text.form)]
    found: list[Span] = []
    start = 0
    for low, high in pairwise(bounds):
        words = [form for form in text.within((low, high)) if is_content(form) and not form.isdecimal()]
        if len(words) >= _FEW or high == len(text.form):
            found.append((start, high))
            start = high
    return found


def _words(text: Text, span: Span, but: Sequence[_Thing]) -> set[str]:
    """The words of content of a stretch, without those of some things in it."""
    taken = [(low, high + (kind == "subject")) for kind, _, (low, high) in but]
    return {
        s.form for s in text.syllables_within(span)
        if is_content(s.form) and not s.form.isdecimal() and not any(low <= s.start <= high for low, high in taken)
    }  # fmt: skip


def _lead(sentence: Cited) -> tuple[str, ...]:
    """The words before the first verb of a sentence, which all its clauses may speak of."""
    verb = _FIRST_VERB.search(sentence.form)
    return sentence.within((0, verb.start())) if verb else ()


def _things(text: Text) -> list[_Thing]:
    found = [("period", match.group(), match.span()) for match in _YEAR.finditer(text.form)]
    found += [("figure", str(time), span) for span, time in clocks(text)]
    found += [("name", name_at(text, span), span) for span in named_spans(text)]
    found += [("subject", match.group(), match.span()) for match in _KIN.finditer(text.form)]
    return sorted(found, key=lambda thing: thing[2])


def relatives_put_for_others(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Relatives of whom no sentence tells, where one tells of another that the claim leaves out: "con trai" for
    "em trai".
    """
    ours = {match.span(): _SAME_KIN.get(match.group(), match.group()) for match in _KIN.finditer(claim.form)}
    theirs = {_SAME_KIN.get(match.group(), match.group()) for s in cited for match in _KIN.finditer(s.form)}
    for span, relative in ours.items():
        if relative not in theirs and theirs - set(ours.values()) and relative not in " ".join(s.beside for s in cited):
            yield span


def levels_crossed(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Places that a claim puts on the level at which its sentences have another: "xã Kế Sách, huyện Đại Hải"."""
    theirs = [_levelled(sentence) for sentence in cited]
    known = {pair for pairs in theirs for pair in pairs}
    for name, level in _levelled(claim):
        levels = {its for other, its in known if other == name}
        written = f"{level} {name}"
        rival = any(its == level and other != name for other, its in known)
        if levels and level not in levels and rival and not any(written in sentence.beside for sentence in cited):
            at = claim.form.find(written)
            yield at, at + len(written)


def _levelled(text: Text) -> set[tuple[str, str]]:
    """Names with the level that stands right before them."""
    return {
        (name_at(text, span), match["level"]) for span in named_spans(text)
        if (match := _LEVEL.search(text.form, max(0, span[0] - 12), span[0]))
    }  # fmt: skip


def names_crossed(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Names beside which a claim says what its sentences say beside the other one, and these the other way round."""
    spans = named_spans(claim)
    for one, two in (*pairwise(spans), *zip(spans, spans[2:], strict=False)):
        names = name_at(claim, one), name_at(claim, two)
        if names[0] in names[1] or names[1] in names[0]:
            continue
        for side in (_before, _behind):
            ours = side(claim, one), side(claim, two)
            theirs = [{side(s, span) for s in cited for span in _all_of(s, name)} for name in names]
            straight = any(words in there for words, there in zip(ours, theirs, strict=True))
            if all(ours) and not straight and ours[0] in theirs[1] and ours[1] in theirs[0]:
                yield one[0], two[1]


def _all_of(text: Text, name: str) -> list[Span]:
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text.form)]


def _before(text: Text, span: Span) -> tuple[str, ...]:
    """The two syllables right before a name; none across a mark."""
    found = _BEFORE.search(text.form, max(0, span[0] - _NEAR), span[0])
    return tuple(found.group().split()) if found else ()


def _behind(text: Text, span: Span) -> tuple[str, ...]:
    """The two syllables right behind a name, in brackets or not; none across another mark."""
    found = _BEHIND.match(text.form, span[1])
    return found.groups() if found else ()
