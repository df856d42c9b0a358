"""Answers to "tỷ số mấy", "hạng mấy", "phút thứ mấy", "lúc mấy giờ": figures that count nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rag.agree_names import stands_in
from rag.asked import Asked
from rag.context import Context
from rag.things import Sort
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.normalise import match_form
from vietnamese.numbered import find_hours, find_places_in_order, find_scores
from vietnamese.words import syllables

Cover = Callable[[Sequence[str], Sequence[str]], float]
_AGAIN = re.compile(r"(?<!\w)(?:thứ hai|thứ 2|lần hai|lần 2|tiếp|tiếp theo|tiếp tục|kế tiếp|lại xảy ra)(?!\w)")
_FIRST = 0.5  # a sentence that tells of no second time, where that is asked for
_NEAR = 0.5  # weight of the words between a score and the one before it, beside those of its clause


def labels(asked: Asked, text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence holds what a question for a score or a place in an order asks for."""
    return find_scores(text) if asked.sort is Sort.SCORE else find_places_in_order(text, asked.label)


def best_label(question: Question, asked: Asked, context: Context, cover: Cover) -> tuple[int, int, float] | None:
    """Where the one stands whose clause says most of what is asked, and how much; None when the sentence has none."""
    return _best(question, context, cover, labels(asked, context.sentence.text), asked.cue)


def best_hour(question: Question, context: Context, cover: Cover) -> tuple[int, int, float] | None:
    """The same for an hour of a day."""
    found = _best(question, context, cover, find_hours(context.sentence.text))
    again = _AGAIN.search(match_form(question.standalone)) and not _AGAIN.search(match_form(context.sentence.text))
    return (found[0], found[1], _FIRST * found[2]) if found and again else found


def _best(
    question: Question, context: Context, cover: Cover, spans: Iterable[tuple[int, int]], held: Sequence[str] = ()
) -> tuple[int, int, float] | None:
    text = context.sentence.text
    clauses = split_clauses(text)
    found = []
    last = 0
    for start, end in spans:
        clause = next((c for c in clauses if c[0] <= start < c[1]), (0, len(text)))
        own, last = (last, max(end, clause[1])), end
        inner, outer = ([s.form for s in syllables(spell_out(text[slice(*at)]))] for at in (clause, (0, len(text))))
        local = cover([*inner, *held], outer)
        near = [s.form for s in syllables(spell_out(text[slice(*own)]))]
        named = sum(stands_in(name, text[slice(*own)]) for name in question.names)
        found.append((named, round(local + _NEAR * cover(near, ()), 3), -start, end, local))
    if not found:
        return None
    _, _, start, end, local = max(found)
    return -start, end, local
