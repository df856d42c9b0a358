"""Serving until told to stop, and stopping in time with what was asked answered."""

import asyncio
import signal
import socket
from types import FrameType

import uvicorn
from fastapi import FastAPI

from settings import Settings

GIVE_UP_SECONDS = 5.0  # what a language model has not said by then is quoted
STOP_SECONDS = 7  # connections that are still open then, such as those of an open page, are cut


class StoppableServer(uvicorn.Server):
    """uvicorn, which at SIGTERM answers what was asked, then returns as if all was said.

    uvicorn itself would raise the signal once more when done, which ends the process before the store is closed.
    """

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=settings.host,
                port=settings.port,
                log_config=None,
                log_level="warning",
                timeout_graceful_shutdown=STOP_SECONDS,
                proxy_headers=False,  # only those of TRUSTED_PROXIES are believed, by the entrance
            )
        )
        self._shared = app.state.server

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begins to stop."""
        self._shared.life.stopping = True
        if sig == signal.SIGTERM:
            self.should_exit = True
        else:
            super().handle_exit(sig, frame)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Waits for what is being answered."""
        self._shared.life.stopping = True
        asyncio.get_running_loop().call_later(GIVE_UP_SECONDS, self._shared.answering.give_up)
        await super().shutdown(sockets)
