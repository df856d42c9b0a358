"""Things that a sentence, or the lines behind it, name one by one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from records.passage import Sentence
from vietnamese.clauses import split_clauses
from vietnamese.normalise import match_form

_OPENS = re.compile(
    r":(?=\s)|(?<!\w)(?:gồm(?: có)?|trong đó(?! có)|như sau|cụ thể|lần lượt là)(?!\w)[:,]?|(?<=, )như:?(?=\s)"
)
_NUMBER = re.compile(r"\s*(?:\d{1,2}\s?[-.)/]\s?(?!\d)|[a-zđ]\)\s|[-–•+*●▪]\s?|(?:và|cùng)\s)")
_LINE = re.compile(
    r"\s*(?:[-–•+*●▪]|\d{1,2}\s?[.)\-/]\s?(?!\d)|[a-zđ]\)|(?:một|hai|ba|bốn|năm|sáu|bảy) là\b|thứ \w+,)", re.IGNORECASE
)
_AND = re.compile(r"\s(?:và|cùng)\s")
_LEAST = 3
_SHORT = 6  # words of a thing that is but a name
_SIDE_BY_SIDE = 7
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One thing at sentence.text[start:end]."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its wording, white space made plain."""
        return " ".join(self.sentence.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class Enumeration:
    """What stands before the things, and the things."""

    sentence: Sentence
    head_end: int
    items: tuple[Item, ...]


def enumeration(sentence: Sentence, following: Sequence[Sentence]) -> Enumeration | None:
    """The things that a sentence names, or that the lines behind one with a colon do; None when they are not three.

    `following` are the sentences behind it, in order. Things stand between semicolons, or else between commas behind a
    word that opens a list.
    """
    text = sentence.text
    if text.rstrip().endswith(":"):
        lines = _lines(following)
        return Enumeration(sentence, len(text), lines) if len(lines) > 1 else None
    clauses = split_clauses(text)
    marks = [text[before[1] : after[0]].strip() for before, after in pairwise(clauses)]
    if marks.count(";") >= 2 and (found := _between(sentence, _joined(clauses, marks))):
        return found
    opens = next((m for m in _OPENS.finditer(match_form(text)) if text.count(",", m.end()) >= 2), None)
    if opens is None:
        return None
    if ";" in text[opens.end() :]:
        rest = [(max(s, opens.end()), e) for s, e in clauses if e > opens.end()]
        items = _items(sentence, _joined(rest, marks[len(marks) + 1 - len(rest) :]))
        return Enumeration(sentence, opens.end(), items) if len(items) >= _LEAST else None
    behind = _up_to_and(text, [(max(s, opens.end()), e) for s, e in clauses if e > opens.end()])
    if behind and (last := _AND.search(match_form(text), *behind[-1])):
        behind[-1:] = [(behind[-1][0], last.start()), (last.end(), behind[-1][1])]
    items = _items(sentence, behind)
    return Enumeration(sentence, opens.end(), items) if len(items) >= _LEAST else None


def _up_to_and(text: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses up to the one that closes a list of short things with "và": "ở A, B, C và D phối hợp với X, Y"."""
    for at, (start, end) in enumerate(clauses):
        joint = _AND.search(match_form(text), start, end)
        if joint and at + 1 >= _LEAST - 1 and all(len(text[s:e].split()) <= _SHORT for s, e in clauses[:at]):
            return clauses[: at + 1]
    return clauses


def named_together(text: str) -> int:
    """How many things, at most seven words each, stand side by side between commas in a sentence."""
    most = run = 0
    for start, end in split_clauses(text):
        words = text[start:end].split()
        run = run + 1 if len(words) <= _SIDE_BY_SIDE else 0
        most = max(most, run)
    return most


def _joined(clauses: Sequence[tuple[int, int]], marks: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches between semicolons."""
    joined = [clauses[0]]
    for clause, mark in zip(clauses[1:], marks, strict=True):
        if mark == ";":
            joined.append(clause)
        else:
            joined[-1] = (joined[-1][0], clause[1])
    return joined


def _between(sentence: Sentence, stretches: list[tuple[int, int]]) -> Enumeration | None:
    form = match_form(sentence.text)
    head_end = 0
    for at, (start, end) in enumerate(stretches[:2]):  # "..., điều động 391 cán bộ; trong đó, A; B; C"
        opens = list(_OPENS.finditer(form, start, end))
        if opens and opens[-1].end() < end:
            head_end = opens[-1].end() if at or opens[-1].group().startswith(":") else opens[0].end()
            stretches = [(head_end, end), *stretches[at + 1 :]]
            break
    items = _items(sentence, stretches)
    heads = [match_form(item.text).split()[:1] for item in items]
    alike = 2 * max(map(heads.count, heads), default=0) > len(heads)  # else it is a long sentence, no list
    return Enumeration(sentence, head_end, items) if len(items) >= _LEAST and (head_end or alike) else None


def _items(sentence: Sentence, stretches: Sequence[tuple[int, int]]) -> tuple[Item, ...]:
    found = []
    for start, end in stretches:
        number = _NUMBER.match(sentence.text, start, end)
        start = number.end() if number else start
        stretch = sentence.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end = start + len(stretch.strip().rstrip(".;,… "))
        if end > start:
            found.append(Item(sentence, start, end))
    return tuple(found)


def _lines(following: Sequence[Sentence]) -> tuple[Item, ...]:
    """The sentences that open as the lines of a list do."""
    found: list[Item] = []
    for sentence in following[:_MOST_LINES]:
        if not _LINE.match(sentence.text):
            break
        found += _items(sentence, [(0, len(sentence.text))])
    return tuple(found)
