"""A conversation in one browser tab: asks the assistant and says what the chat shows meanwhile. Knows no Gradio."""

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol, TypeAlias

from errors import AssistantError, QuestionError
from rag.llm.stopping import HEARS_STOP, ended_by
from records.answer import Answer, Writer
from records.conversation import EVERYWHERE, Exchange, Rating
from records.question import Scope, Turn
from ui import texts
from ui.chat.told import told
from ui.render import answer_html, notice_html, question_html, waiting_html
from ui.texts import chat as words

log = logging.getLogger(__name__)

WINDOW = 12  # exchanges shown, and held per tab: what a question sends to the browser does not grow with the talk
STEP = 20  # exchanges more that are shown of what went before
MAX_HISTORY = 10  # exchanges that a follow-up may refer to
MIN_SECONDS = 0.1  # between two drawings of a growing answer: ten a second is as fast as one reads
REFUSED_CHARS = 300  # shown of a question that was too long to read

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
    """A question as it was sent: who is to word the answer, and where it is looked for, also in words."""

    question: str
    writer: Writer = Writer.EXTRACTIVE
    scope: Scope = EVERYWHERE
    scope_named: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The newest exchange as the page shows it at one moment.

    `exchange.growing` while more is to come; a `refused` one is shown but is no part of the conversation.
    """

    exchange: Exchange
    refused: bool = False


def reply(assistant: Answering, asked: Asked, talk: Talk, max_chars: int, stop: Event) -> Iterator[Frame]:
    """Frames from the question sent to the answer complete, or to where the reader sets `stop`.

    `talk` is what goes before the question. Raises nothing: a failure is a sentence in the chat. Left early, it sets
    `stop` itself. Once it is set, the language model's connection is closed.
    """
    question, slow = asked.question, asked.writer is Writer.MODEL
    readable = bool(question.strip()) and len(question) <= max_chars
    answer, drawn = None, 0.0
    begun = Exchange(question, growing=True, scope=asked.scope, scope_named=asked.scope_named)
    ended = replace(begun, growing=False)
    if readable:
        yield Frame(begun)
    try:
        # An empty scope limits nothing.
        limits = {"scope": asked.scope} if asked.scope else {}
        for answer in _heard(assistant, question, talk.turns(), asked.writer, limits, stop):
            now = time.monotonic()
            drawn = drawn or now  # without a model, the rest comes with the first claim
            if slow or now - drawn >= MIN_SECONDS:  # the next claim of a model may be seconds away
                drawn = now
                yield Frame(replace(begun, answer=answer))
        if stop.is_set():
            done = stopped(replace(begun, answer=answer))
        else:
            done = replace(ended, answer=answer, notice=None if answer else texts.UNEXPECTED_ERROR)
    except QuestionError as error:
        yield Frame(replace(ended, notice=str(error)), refused=True)
        return
    except AssistantError as error:
        log.error("the assistant cannot answer: %s", error)
        done = replace(ended, notice=str(error))
    except Exception:  # the edge of the program: an exception that escapes leaves the page with a red overlay
        log.exception("a question failed")
        done = replace(ended, notice=texts.UNEXPECTED_ERROR)
    yield Frame(done)


def stopped(growing: Exchange) -> Exchange:
    """An exchange that the reader ended: what there was of the answer stays, and it is said that it ended so."""
    return replace(growing, growing=False, notice=words.STOPPED if growing.answer else words.STOPPED_EMPTY)


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
    meanwhile. That thread hears `stop` too, and closes the stream.
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
            with ended_by(stop):
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
            if item is None or stop.is_set():
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
    if answer := told(exchange):
        parts.append(answer_html(answer, growing=exchange.growing))
    elif exchange.growing:
        parts.append(waiting_html())
    if exchange.notice and not answer:
        parts.append(notice_html(exchange.notice))
    if parts:
        shown.append({"role": "assistant", "content": "".join(parts)})
    return shown


def ratings(talk: Talk) -> list[Rating | None]:
    """The reader's rating of each answer shown, in order."""
    return [one.exchange.feedback.rating if one.exchange.feedback else None for one in talk.said]
