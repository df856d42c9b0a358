"""What surrounds every request: its id, its line in the log, its place in the counts, and the last net for errors."""

import asyncio
import json
import logging
import re
import secrets
import sys
import time
import traceback
from contextvars import ContextVar
from datetime import datetime
from typing import TextIO

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.caller import caller_of
from api.metrics import Metrics
from api.problems import REQUEST_ID, problem
from api.refusals import RETRY_SECONDS, STOPPING, UNEXPECTED
from settings import Settings

HEADER = "X-Request-ID"
QUESTION = "question"  # of a connection's scope["state"], for the log where LOG_QUESTIONS is set
OTHER = "other"
CLIENT_GONE = 499  # as nginx counts a client that did not wait
_HARMLESS = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_TIMES = "%Y-%m-%dT%H:%M:%S.%f%z"

log = logging.getLogger(__name__)
current: ContextVar[str] = ContextVar("request_id", default="")


class Requests:
    """Gives each request an id, the caller's where that is harmless; logs and counts it when it has been answered.

    It stands outside of all else. A second one within it lets requests pass.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, settings: Settings) -> None:
        self._app = app
        self._metrics = metrics
        self._log_questions = settings.log_questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        state = scope.setdefault("state", {})
        if scope["type"] != "http" or REQUEST_ID in state:
            return await self._app(scope, receive, send)
        given = Headers(scope=scope).get(HEADER, "")
        state[REQUEST_ID] = given if _HARMLESS.fullmatch(given) else secrets.token_hex(8)
        current.set(state[REQUEST_ID])
        started = time.perf_counter()
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = state[REQUEST_ID]
            await send(message)

        self._metrics.begun()
        try:
            await self._app(scope, receive, named)
        except ClientDisconnect:
            status = CLIENT_GONE
        except asyncio.CancelledError:  # the server stops and has waited long enough; nobody outside is to know more
            if not status:
                headers = {"Retry-After": str(RETRY_SECONDS)}
                await problem(scope, 503, "stopping", STOPPING, headers=headers)(scope, receive, named)
        except Exception:  # the edge of the program
            log.exception("a request failed")
            if status:
                raise  # the connection is closed, so that nobody takes the half of a response for all of it
            await problem(scope, 500, "internal", UNEXPECTED)(scope, receive, named)
        finally:
            self._end(scope, status, time.perf_counter() - started)

    def _end(self, scope: Scope, status: int, seconds: float) -> None:
        status = status or CLIENT_GONE
        method = scope["method"] if scope["method"] in _METHODS else OTHER
        route = route_of(scope)
        self._metrics.ended(method, route, status, seconds)
        told = {
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "caller": caller_of(scope).name,
        }
        question = scope["state"].get(QUESTION)
        if self._log_questions and question is not None:
            told["question"] = question
        log.info("request", extra={"request": told})


def route_of(scope: Scope) -> str:
    """The pattern of the route that answered, never what stood in the address: "/api/v1/articles/{article_id}"."""
    path = getattr(scope.get("route"), "path", "")
    return f"{scope.get('root_path', '')}{path}" or OTHER


class JsonLines(logging.Formatter):
    """One JSON object a line. An exception's message is left out unless `questions` may be told: it may hold one."""

    def __init__(self, *, questions: bool = False) -> None:
        super().__init__()
        self._questions = questions

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created).astimezone().strftime(_TIMES),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": current.get(),
            "message": record.getMessage(),
            **getattr(record, "request", {}),
        }
        if record.exc_info and (error := record.exc_info[1]) is not None:
            frames = traceback.extract_tb(error.__traceback__)
            line["error"] = f"{type(error).__name__}: {error}" if self._questions else type(error).__name__
            line["trace"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return json.dumps(line, ensure_ascii=False)


def log_as_json(settings: Settings, stream: TextIO | None = None) -> None:
    """Has all that is logged written as JSON lines, with a line a request; on a terminal only warnings, as text."""
    stream = stream or sys.stderr
    if stream.isatty():
        return
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines(questions=settings.log_questions))
    logging.getLogger().handlers[:] = [handler]
    log.setLevel(logging.INFO)
