"""A conversation in one browser tab: asks the assistant and says what the chat shows meanwhile. Knows no Gradio."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol, TypeAlias

from errors import AssistantError, QuestionError
from records.answer import Answer, Writer
from records.conversation import Exchange, Rating
from records.question import Scope, Turn
from ui import texts
from ui.render import answer_html, notice_html, question_html, waiting_html
from ui.texts import chat as words

log = logging.getLogger(__name__)

WINDOW = 12  # exchanges shown, and held per tab: what a question sends to the browser does not grow with the talk
STEP = 20  # exchanges more that are shown of what went before
MAX_HISTORY = 10  # exchanges that a follow-up may refer to
MIN_SECONDS = 0.1  # between two drawings of a growing answer: ten a second is as fast as one reads
HEARS_STOP = 0.1  # seconds until a reader's stop is heard while a language model is silent
REFUSED_CHARS = 300  # shown of a question that was too long to read

EVERYWHERE = Scope()

Message: TypeAlias = dict[str, str]


class Answering(Protocol):
    """What a conversation needs of the assistant."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = ...
    ) -> Iterator[Answer]:
        """Snapshots of the growing answer, the last one complete; raises QuestionError when it cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """An exchange and its position in the kept conversation; None when it could not be kept."""

    exchange: Exchange
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """The newest exchanges of a conversation, and how many kept ones go before them.

    `id` is "" until something is kept. While `editing`, the next question takes the place of the last exchange.
    """

    id: str = ""
    said: tuple[Said, ...] = ()
    earlier: int = 0
    editing: bool = False

    def turns(self) -> tuple[Turn, ...]:
        """The answered exchanges that a follow-up may refer to."""
        answered = (Turn(one.exchange.question, one.exchange.answer) for one in self.said if one.exchange.answer)
        return tuple(answered)[-MAX_HISTORY:]

    def without_last(self) -> "Talk":
        """The conversation as it was before its last exchange."""
        return replace(self, said=self.said[:-1], editing=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was sent: who is to word the answer, and where it is looked for."""

    question: str
    writer: Writer = Writer.EXTRACTIVE
    scope: Scope = EVERYWHERE


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page shows at one moment: the newest exchange, and what the text box holds.

    `box` is None where the box is left as it is: the reader may be typing the next question. `exchange.growing` while
    more is to come; a `refused` one is shown but is no part of the conversation.
    """

    exchange: Exchange
    box: str | None = None
    refused: bool = False


def reply(assistant: Answering, asked: Asked, talk: Talk, max_chars: int, stop: Event) -> Iterator[Frame]:
    """Frames from the question sent to the answer complete, or to where the reader sets `stop`.

    `talk` is what goes before the question. Raises nothing: a failure is a sentence in the chat. Left early, it sets
    `stop` itself, so that the language model's connection is closed at the model's next claim.
    """
    question, slow = asked.question, asked.writer is Writer.MODEL
    readable = bool(question.strip()) and len(question) <= max_chars
    answer, drawn = None, 0.0
    if readable:
        yield Frame(Exchange(question, growing=True), "")
    try:
        # An empty scope limits nothing.
        limits = {"scope": asked.scope} if asked.scope else {}
        for answer in _heard(assistant, question, talk.turns(), asked.writer, limits, stop):
            now = time.monotonic()
            drawn = drawn or now  # without a model, the rest comes with the first claim
            if slow or now - drawn >= MIN_SECONDS:  # the next claim of a model may be seconds away
                drawn = now
                yield Frame(Exchange(question, answer, growing=True))
        if stop.is_set():
            done = stopped(question, answer)
        else:
            done = Exchange(question, answer, None if answer else texts.UNEXPECTED_ERROR)
    except QuestionError as error:
        yield Frame(Exchange(question, notice=str(error)), question, refused=True)  # kept in the box, to be mended
        return
    except AssistantError as error:
        log.error("the assistant cannot answer: %s", error)
        done = Exchange(question, notice=str(error))
    except Exception:  # the edge of the program: an exception that escapes leaves the page with a red overlay
        log.exception("a question failed")
        done = Exchange(question, notice=texts.UNEXPECTED_ERROR)
    yield Frame(done)


def stopped(question: str, answer: Answer | None) -> Exchange:
    """An exchange that the reader ended: what there was of the answer stays, and it is said that it ended so."""
    return Exchange(question, answer, words.STOPPED if answer else words.STOPPED_EMPTY)


def _heard(
    assistant: Answering,
    question: str,
    history: tuple[Turn, ...],
    writer: Writer,
    limits: dict[str, Scope],
    stop: Event,
) -> Iterator[Answer]:
    """The snapshots of an answer, until `stop` is set.

    A language model may be silent for many seconds, and only what is asked of another thread can be turned away from
    meanwhile. That thread ends, and closes the stream, at the model's next claim or time limit.
    """
    if writer is not Writer.MODEL:
        for snapshot in assistant.stream(question, history, writer, **limits):
            yield snapshot
            if stop.is_set():
                return
        return
    made: SimpleQueue[Answer | Exception | None] = SimpleQueue()

    def make() -> None:
        try:
            for snapshot in assistant.stream(question, history, writer, **limits):
                made.put(snapshot)
                if stop.is_set():
                    break
            made.put(None)
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            made.put(error)

    Thread(target=make, daemon=True, name="answering").start()
    try:
        while not stop.is_set():
            try:
                item = made.get(timeout=HEARS_STOP)
            except Empty:
                continue
            if item is None:
                return
            if isinstance(item, Exception):
                raise item
            yield item
    except GeneratorExit:
        stop.set()
        raise


def messages(talk: Talk, max_chars: int) -> list[Message]:
    """What the chat shows of a conversation."""
    return [message for one in talk.said for message in messages_of(one.exchange, max_chars)]


def messages_of(exchange: Exchange, max_chars: int) -> list[Message]:
    """What the chat shows of one exchange: the question where there is one, then what came of it so far."""
    shown: list[Message] = []
    if exchange.question.strip():
        shown.append({"role": "user", "content": question_html(exchange.question, max_chars)})
    parts = []
    if exchange.answer:
        parts.append(answer_html(exchange.answer, growing=exchange.growing))
    elif exchange.growing:
        parts.append(waiting_html())
    if exchange.notice:
        parts.append(notice_html(exchange.notice))
    if parts:
        shown.append({"role": "assistant", "content": "".join(parts)})
    return shown


def ratings(talk: Talk) -> list[Rating | None]:
    """The reader's rating of each answer shown, in order."""
    return [one.exchange.feedback.rating if one.exchange.feedback else None for one in talk.said]
