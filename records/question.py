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
    PERSON = "person"  # who holds an office, who did something
    OFFICE = "office"  # what someone is
    BYLINE = "byline"  # when the article itself was published, who wrote it
    SUMMARY = "summary"
    LIST = "list"  # several things, people or documents, named one by one
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
    in matching form; `unit` are those of them that name what is counted ("đảng viên" of "bao nhiêu đảng viên"),
    `office` the office asked about ("bí thư thị ủy").
    `periods` (first and last year of each), `names` (people and places, matching form) and `documents` (mentions as
    they stand in `standalone`) must agree with the evidence. `leans_on` are ids of sentences that the turn before
    cited, when the question is a follow-up; `inherited` are those syllables of `terms` that it took over from the turn
    before to ask a new thing of the same matter, empty for a question that is asked in full; `told` are the figures
    that the turn before put in bold, which such a question does not ask for again.
    """

    asked: str
    standalone: str
    wants: Wants
    terms: tuple[str, ...]
    unit: tuple[str, ...]
    office: str
    periods: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    documents: tuple[str, ...]
    leans_on: frozenset[str]
    inherited: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an answer is looked for: in these articles, in what concerns a place, in what concerns a year.

    A part that is empty limits nothing.
    """

    article_ids: frozenset[str] = frozenset()
    place: str = ""
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.article_ids or self.place or self.year is not None)
