"""A question, understood."""

from dataclasses import dataclass
from enum import StrEnum

from records.answer import Answer


class Wants(StrEnum):
    """What kind of thing would answer the question."""

    COUNT = "count"
    PERCENT = "percent"
    DATE = "date"
    DOCUMENT = "document"
    PERSON = "person"
    SUMMARY = "summary"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Turn:
    """One finished exchange of a conversation."""

    question: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what it asks for.

    `asked` is what the user typed; `standalone` is the same, completed from the conversation, abbreviations spelled
    out and diacritics restored, as it is searched for. `terms` are the syllables that carry its content, in order and
    in matching form; `unit` are those of them that name what is counted ("đảng viên" of "bao nhiêu đảng viên").
    `years`, `names` (people and places, matching form) and `documents` (mentions as they stand in `standalone`) must
    agree with the evidence.
    """

    asked: str
    standalone: str
    wants: Wants
    terms: tuple[str, ...]
    unit: tuple[str, ...]
    years: tuple[int, ...]
    names: tuple[str, ...]
    documents: tuple[str, ...]
