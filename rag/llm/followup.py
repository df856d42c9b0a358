"""Completing a follow-up with a language model, where the rules (rag.followup) led to nothing."""

import re
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import cast

from rag.llm import words
from rag.llm.findings import says
from rag.pointing import POINTING
from rag.ports import ChatModel
from records.question import Turn
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.names import find_name_spans
from vietnamese.normalise import clean, fold, match_form
from vietnamese.numbers import find_numbers
from vietnamese.places import find_places
from vietnamese.spelling import is_syllable
from vietnamese.words import content, syllables

_TURNS = 3  # of the conversation, the last ones
_ANSWER_CHARS = 300  # of an answer that the model is told
_LONGEST = 300  # characters of a completed question
_KEPT = 0.6  # of the content words of the question as typed: pronouns and words of pointing give way
# Words that point at what was said before, which a completed question says outright.
_POINT = frozenset(
    "chuyện việc vụ điều con số cái phần bên phía chỗ nơi đó này ấy kia vậy thế sao còn riêng trên vừa rồi nói nhắc hỏi"
    " họ nó ông bà anh chị đồng chí người văn bản tỉnh huyện xã trong".split()
)
_VIETNAMESE = 0.7  # share of the words that are syllables of the language
_NO_TIME = 0.05
_LABEL = re.compile(
    r"^\W*(?:câu hỏi(?: cuối)?(?: đầy đủ| hoàn chỉnh| được viết lại| viết lại)?|viết lại|hỏi)(?: là)?\s?:\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_DIGITS = re.compile(r"\d+")


def complete(model: ChatModel, question: str, history: Sequence[Turn], deadline: float) -> str | None:
    """The question made to stand by itself, as the model understands it; None where it does not stand the guard.

    Raises LanguageModelError.
    """
    recent = list(history)[-_TURNS:]
    turns = [line for turn in recent for line in _told(turn)]
    seconds = max(_NO_TIME, deadline - time.monotonic())
    stream = model.stream(*words.completing(question, turns), seconds)
    with closing(cast(Generator[str, None, None], stream)) as pieces:
        reply = "".join(pieces)
    completed = _read(reply)
    said = [text for turn in recent for text in _whole(turn)]
    return completed if completed and is_held(completed, question, said) else None


def is_held(completed: str, question: str, said: Sequence[str]) -> bool:
    """True when a completed question brings in nothing that the conversation does not hold, and keeps what was asked.

    Every number, date, document, name and place of it stands in what was `said` or in the question, all those of the
    question stand in it, and so do most of the question's words. It says something of the conversation that the
    question does not, and points at nothing any more.
    """
    conversation = "\n".join([*said, question])
    if not all(_stands(value, conversation) for value in _values(completed)):
        return False
    opened = question[:1].lower() + question[1:]  # "Thế Hà Giang?" names no "Thế Hà Giang"
    if not all(_stands(value, completed) for value in _values(opened)):
        return False
    if POINTING.search(match_form(completed)) or not _adds(completed, question, conversation):
        return False
    there = {fold(syllable.form) for syllable in syllables(completed)}
    asked = [fold(syllable.form) for syllable in content(question) if syllable.form not in _POINT]
    if sum(form in there for form in asked) < _KEPT * len(asked):
        return False
    known = {syllable.form for syllable in syllables(conversation)}
    forms = [syllable.form for syllable in syllables(completed) if not syllable.form.isdigit()]
    return sum(form in known or is_syllable(form) for form in forms) >= _VIETNAMESE * len(forms) > 0


def _adds(completed: str, question: str, conversation: str) -> bool:
    """True when a completed question has a word of content from the conversation that the question does not have."""
    asked = {fold(syllable.form) for syllable in syllables(question)}
    said = {fold(syllable.form) for syllable in content(conversation)} - asked
    return any(fold(syllable.form) in said for syllable in content(completed))


def _read(reply: str) -> str:
    """The one question of a reply; "" when there is none, or more."""
    lines = [line.strip(' "“”*`-') for line in clean(reply).splitlines() if any(map(str.isalpha, line))]
    questions = [_LABEL.sub("", line).strip(' "“”*`') for line in lines]
    questions = [line for line in questions if line]
    if len(questions) != 1 or len(questions[0]) > _LONGEST or questions[0].count("?") > 1:
        return ""
    return questions[0]


def _told(turn: Turn) -> list[str]:
    answer = [f"Đáp: {_answer(turn)[:_ANSWER_CHARS]}"] if turn.answer and turn.answer.citations else []
    return [f"Hỏi: {turn.question}", *answer]


def _whole(turn: Turn) -> list[str]:
    return [turn.question, _answer(turn)]


def _answer(turn: Turn) -> str:
    return " ".join(claim.text.replace("**", "") for claim in turn.answer.claims) if turn.answer else ""


def _values(text: str) -> list[str]:
    """The numbers, dates, documents, names and places of a text, as written; and any other digits and capitals."""
    spans = [(one.start, one.end) for read in (find_numbers, find_periods, find_documents) for one in read(text)]
    spans += find_name_spans(text)
    first = next((at for at, char in enumerate(text) if char.isalpha()), 0)
    spans += [m.span() for m in _WORD.finditer(text) if m.start() > first and m.group()[0].isupper()]
    spans += [m.span() for m in _DIGITS.finditer(text)]
    return [text[start:end] for start, end in spans] + [place.name for place in find_places(text) if place.name]


def _stands(value: str, text: str) -> bool:
    """True when a value stands in a text: by what it comes to, or in the same words, with or without diacritics."""
    wanted = f" {' '.join(syllable.form for syllable in syllables(value))} "
    there = f" {' '.join(syllable.form for syllable in syllables(text))} "
    return wanted in there or fold(wanted) in fold(there) or (not match_form(value).isalpha() and says(text, value))
