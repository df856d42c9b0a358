"""A conversation: the questions that one browser's user asked, what came of each, and what the user thought of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from records.answer import Answer
from records.question import Scope

EVERYWHERE = Scope()


class Rating(StrEnum):
    """What a reader thinks of an answer."""

    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Feedback:
    """A reader's rating of an answer. `reason` is one of the page's reasons, `comment` free text; each may be ""."""

    rating: Rating
    reason: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with what came of it: an answer, or the Vietnamese sentence that says why there is none.

    `growing` while more of the answer, or all of it, is still to come. `scope` is where the answer was looked for, and
    `scope_named` the same in words as they were then: an article may be gone by the time the exchange is read again.
    """

    question: str
    answer: Answer | None = None
    notice: str | None = None
    growing: bool = False
    feedback: Feedback | None = None
    scope: Scope = EVERYWHERE
    scope_named: str = ""


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A kept conversation without its exchanges: its title (the first question, shortened), when it was last added to,
    and how many exchanges it has.
    """

    id: str
    title: str
    updated: datetime
    exchanges: int
