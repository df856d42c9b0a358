"""Blocking work in threads, a limited number of them at once."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class Workers:
    """Runs blocking calls in threads of their own, `at_once` of them; further ones wait without one.

    Not anyio's threads: those keep the program from ending until the last of them is done, and a language model may
    take minutes. A call that nobody waits for any more goes on and keeps its place until it is done.
    """

    def __init__(self, at_once: int) -> None:
        self._free = asyncio.Semaphore(at_once)

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises. Log lines that it writes know the request that it works for."""
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def finish(result: T | None, error: BaseException | None) -> None:
            self._free.release()
            if done.cancelled():
                return
            if error is None:
                done.set_result(result)  # type: ignore[arg-type]
            else:
                done.set_exception(error)

        def body() -> None:
            result, failure = None, None
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                failure = error
            with suppress(RuntimeError):  # the server has stopped meanwhile
                loop.call_soon_threadsafe(finish, result, failure)

        Thread(target=copy_context().run, args=(body,), name="answering", daemon=True).start()
        return await done
