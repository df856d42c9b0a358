"""What the file keeps of an exchange, and the exchange again."""

import json
import logging

from pydantic import TypeAdapter, ValidationError

from records.answer import Answer
from records.conversation import EVERYWHERE, Exchange, Feedback, Rating
from records.question import Scope
from vietnamese.normalise import clean

UNREADABLE = "Câu trả lời này do một phiên bản khác của chương trình lưu nên không mở lại được. Hãy hỏi lại câu này."
_TITLE_CHARS = 60
_REASON_CHARS = 200
_COMMENT_CHARS = 2000

_ANSWERS = TypeAdapter(Answer)
_SCOPES = TypeAdapter(tuple[Scope, str])
log = logging.getLogger(__name__)


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def answer_to_text(answer: Answer | None) -> str | None:
    """An answer as JSON."""
    if answer is None:
        return None
    return storable(json.dumps(_ANSWERS.dump_python(answer, mode="json"), ensure_ascii=False))


def scope_to_text(exchange: Exchange) -> str | None:
    """Where the answer was looked for, with its name, as JSON; None where nothing limited the search."""
    if not exchange.scope:
        return None
    kept = _SCOPES.dump_python((exchange.scope, exchange.scope_named), mode="json")
    return storable(json.dumps(kept, ensure_ascii=False))


def feedback_to_texts(feedback: Feedback | None) -> tuple[str | None, str, str]:
    """Rating, reason and comment; the latter two cut at 200 and 2,000 characters."""
    if feedback is None:
        return None, "", ""
    reason, comment = storable(feedback.reason), storable(feedback.comment)
    return feedback.rating.value, reason[:_REASON_CHARS], comment[:_COMMENT_CHARS]


def exchange_of(
    question: str,
    answer: str | None,
    notice: str | None,
    rating: str | None,
    reason: str,
    comment: str,
    scope: str | None,
) -> Exchange:
    """The exchange as it was kept. An answer that cannot be read any more is a notice in its place."""
    kept = None
    if answer is not None:
        try:
            kept = _ANSWERS.validate_json(answer)
        except ValidationError as error:
            log.warning("a kept answer cannot be read: %s", error)
            notice = UNREADABLE
    feedback = Feedback(Rating(rating), reason, comment) if rating in set(Rating) else None
    limits, named = EVERYWHERE, ""
    if scope is not None:
        try:
            limits, named = _SCOPES.validate_json(scope)
        except ValidationError as error:
            log.warning("the scope of a kept question cannot be read: %s", error)
    return Exchange(question, kept, notice, feedback=feedback, scope=limits, scope_named=named)


def title_of(question: str) -> str:
    """A question on one line of about 60 characters, cut at a word; "…" for one without any."""
    words = " ".join(clean(question).split())
    if len(words) <= _TITLE_CHARS:
        return words or "…"
    whole, _, _ = words[:_TITLE_CHARS].rpartition(" ")
    return f"{whole or words[: _TITLE_CHARS - 1]}…"
