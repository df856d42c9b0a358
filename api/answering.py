"""Answers for programs, however they ask: in threads, counted, and kept for a while so that they can be rated."""

import asyncio
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from api.metrics import Metrics
from api.ports import Asked
from api.threads import Workers
from rag.llm.stopping import ended_by
from records.answer import Answer, Writer
from records.question import Scope, Turn

MODEL_ANSWERS_AT_ONCE = 16  # further ones wait, without keeping a thread from a question that needs no model
QUOTED_ANSWERS_AT_ONCE = 8  # answers that are quoted keep a core busy each
KEEP_ALIVE_SECONDS = 15.0  # proxies close a connection on which nothing was sent for 30 to 60 s
KEPT_ANSWERS = 4096  # of about 5 KB each
KEPT_SECONDS = 3600.0
EVERYWHERE = Scope()


class StoppedError(Exception):
    """The server is stopping, and the answer is not complete."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as a program asks it; `id` names its answer, and nobody can guess it."""

    question: str
    history: tuple[Turn, ...] = ()
    writer: Writer | None = None
    scope: Scope = EVERYWHERE
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))


@dataclass(slots=True)
class Kept:
    """An answer that was given; `position` is its place in the store of conversations once it has been rated, `before`
    how many of the questions before it are kept there.
    """

    asking: Asking
    answer: Answer
    until: float
    position: int | None = None
    before: int = 0


class KeptAnswers:
    """The newest answers by their ids, each for an hour and at most 4,096 of them; safe to share between threads."""

    def __init__(
        self, most: int = KEPT_ANSWERS, seconds: float = KEPT_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def keep(self, asking: Asking, answer: Answer) -> None:
        """Keeps an answer under the id of its asking."""
        with self._lock:
            now = self._clock()
            self._kept[asking.id] = Kept(asking, answer, now + self._seconds)
            while len(self._kept) > self._most or next(iter(self._kept.values())).until < now:
                self._kept.popitem(last=False)

    def get(self, id_: str) -> Kept | None:
        """The answer of an id; None where there is none, or none any more."""
        with self._lock:
            kept = self._kept.get(id_)
            return kept if kept and kept.until >= self._clock() else None


class Answering:
    """Asks the assistant for whoever asks over HTTP."""

    def __init__(
        self, assistant: Asked, metrics: Metrics, kept: KeptAnswers, keep_alive: float = KEEP_ALIVE_SECONDS
    ) -> None:
        self._assistant = assistant
        self._metrics = metrics
        self.kept = kept
        self.keep_alive = keep_alive
        self._by_model = Workers(MODEL_ANSWERS_AT_ONCE)
        self._quoted = Workers(QUOTED_ANSWERS_AT_ONCE)
        self._running: set[asyncio.Queue[Answer | BaseException | None]] = set()

    async def ask(self, asking: Asking) -> Answer:
        """The complete answer. Raises what `Assistant.stream` raises; where the server is to stop before the language
        model has answered, the answer is quoted.
        """
        try:
            return await self._last(asking)
        except StoppedError:
            return await self._last(replace(asking, writer=Writer.EXTRACTIVE))

    async def _last(self, asking: Asking) -> Answer:
        last: Answer | None = None
        async for answer in self.stream(asking):
            last = answer or last
        if last is None:
            raise RuntimeError("an answer without any snapshot")
        return last

    async def stream(self, asking: Asking) -> AsyncGenerator[Answer | None]:
        """The answer claim by claim, the last one complete; None whenever nothing was added for `keep_alive` seconds.

        To be closed (`aclose`) when it is not read to its end: the assistant then stops at its next claim, a language
        model that it waits for at once. Raises StoppedError when the server is stopping and cannot wait any longer.
        """
        queue: asyncio.Queue[Answer | BaseException | None] = asyncio.Queue()
        left = threading.Event()
        loop = asyncio.get_running_loop()

        def answer() -> None:
            if left.is_set():
                return
            answers = self._assistant.stream(asking.question, asking.history, asking.writer, asking.scope)
            try:
                with ended_by(left):
                    for one in answers:
                        with suppress(RuntimeError):  # the server has stopped meanwhile
                            loop.call_soon_threadsafe(queue.put_nowait, one)
                        if left.is_set():
                            return
            finally:
                if isinstance(answers, Generator):
                    answers.close()

        async def run() -> None:
            by_model = self._assistant.model_name and asking.writer is not Writer.EXTRACTIVE
            try:
                await (self._by_model if by_model else self._quoted).run(answer)
                queue.put_nowait(None)
            except Exception as error:  # noqa: BLE001 - raised again where the answer is waited for
                queue.put_nowait(error)

        working = asyncio.create_task(run())
        self._running.add(queue)
        last: Answer | None = None
        try:
            while True:
                try:
                    told = await asyncio.wait_for(queue.get(), self.keep_alive)
                except TimeoutError:
                    yield None
                    continue
                if isinstance(told, BaseException):
                    raise told
                if told is None:
                    break
                last = told
                yield told
            if last is not None:
                self._metrics.answered(last)
                self.kept.keep(asking, last)
        finally:
            left.set()
            working.cancel()
            self._running.discard(queue)

    def give_up(self) -> None:
        """Ends the answers that are still being made, because the server is stopping."""
        for queue in self._running:
            queue.put_nowait(StoppedError())
