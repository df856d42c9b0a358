"""The tools for AI agents over standard input and output, of which the output holds nothing but the protocol."""

import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, asynccontextmanager
from threading import Thread

from anyio import CancelScope, to_thread

from api.mcp_needs import Assistant
from api.mcp_server import mcp_server
from errors import AssistantError
from settings import Settings

log = logging.getLogger(__name__)


def serve_stdio(opening: Callable[[], AbstractContextManager[Assistant]], settings: Settings) -> int:
    """Serves until the input ends; returns 0. The assistant is opened meanwhile, so that an agent connects at once.

    What `opening` raises is logged, and told to the agent at each call of a tool.
    """
    coming: Future[Assistant] = Future()
    opened = ExitStack()

    def open_it() -> None:
        try:
            coming.set_result(opened.enter_context(opening()))
        except AssistantError as error:
            log.error("%s", error)
            coming.set_exception(error)
        except BaseException as error:  # whoever waits must not wait for ever
            log.exception("the assistant cannot be opened")
            coming.set_exception(error)

    def close() -> None:
        coming.exception()
        opened.close()
        sys.stdout.flush()

    @asynccontextmanager
    async def lifespan(_: object) -> AsyncIterator[None]:
        # While the server has its transport, the SDK leads what is printed to the error stream.
        Thread(target=open_it, daemon=True).start()
        try:
            yield
        finally:
            with CancelScope(shield=True):
                await to_thread.run_sync(close)

    mcp_server(coming.result, settings, lifespan).run("stdio")
    gc.freeze()  # else the interpreter takes 1.8 s to its end (0.2 s so), and agents kill what takes more than 2
    return 0
