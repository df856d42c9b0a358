"""A conversation in one browser tab: asks the assistant and says what the chat shows meanwhile. Knows no Gradio."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from errors import AssistantError, QuestionError
from records.answer import Answer, Writer
from records.conversation import Exchange
from records.question import Turn
from ui import texts
from ui.render import answer_html, notice_html, question_html, waiting_html

log = logging.getLogger(__name__)

MAX_EXCHANGES = 50  # shown and kept per tab; the oldest go first
MAX_HISTORY = 10  # exchanges that a follow-up may refer to
MIN_SECONDS = 0.1  # between two drawings of a growing answer: ten a second is as fast as one reads
REFUSED_CHARS = 300  # shown of a question that was too long to read

Message: TypeAlias = dict[str, str]


class Answering(Protocol):
    """What a conversation needs of the assistant."""

    def stream(self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None) -> Iterator[Answer]:
        """Snapshots of the growing answer, the last one complete; raises QuestionError when it cannot be read."""
        ...


Talk: TypeAlias = tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page shows at one moment: the messages, the conversation to go on from, and what the text box holds.

    `box` is None where the box is left as it is: the reader may be typing the next question.
    """

    box: str | None
    messages: list[Message]
    talk: Talk


def reply(
    assistant: Answering, question: str, talk: Talk, max_chars: int, writer: Writer = Writer.EXTRACTIVE
) -> Iterator[Frame]:
    """Frames from the question sent to the answer complete. Raises nothing: a failure is a sentence in the chat."""
    slow = writer is Writer.MODEL
    talk = talk[-(MAX_EXCHANGES - 1) :]
    if len(question) <= max_chars and question.strip():
        yield Frame("", _messages((*talk, Exchange(question, growing=slow)), max_chars), talk)
    history = tuple(Turn(past.question, past.answer) for past in talk if past.answer)[-MAX_HISTORY:]
    answer, drawn = None, 0.0
    try:
        for answer in assistant.stream(question, history, writer):
            if slow or time.monotonic() - drawn >= MIN_SECONDS:  # the next claim of a model may be seconds away
                drawn = time.monotonic()
                yield Frame(None, _messages((*talk, Exchange(question, answer, growing=slow)), max_chars), talk)
        done = Exchange(question, answer, None if answer else texts.UNEXPECTED_ERROR)
    except QuestionError as error:
        refused = Exchange(question, notice=str(error))
        yield Frame(question, _messages((*talk, refused), REFUSED_CHARS), talk)  # kept in the box, to be mended there
        return
    except AssistantError as error:
        log.error("the assistant cannot answer: %s", error)
        done = Exchange(question, notice=str(error))
    except Exception:  # the edge of the program: an exception that escapes leaves the page with a red overlay
        log.exception("a question failed")
        done = Exchange(question, notice=texts.UNEXPECTED_ERROR)
    yield Frame(None, _messages((*talk, done), max_chars), (*talk, done))


def _messages(talk: Talk, max_chars: int) -> list[Message]:
    messages = []
    for exchange in talk:
        if exchange.question.strip():
            messages.append({"role": "user", "content": question_html(exchange.question, max_chars)})
        if exchange.answer:
            shown = answer_html(exchange.answer, growing=exchange.growing)
            messages.append({"role": "assistant", "content": shown})
        elif exchange.notice:
            messages.append({"role": "assistant", "content": notice_html(exchange.notice)})
        elif exchange.growing:
            messages.append({"role": "assistant", "content": waiting_html()})
    return messages
