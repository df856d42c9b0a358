"""What every request passes first: a limit on its body, and security headers on its response.

Both are plain ASGI, so that streamed responses are never buffered.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

MAX_BODY_BYTES = 64 * 1024
MAY_SEND = "may_send_bytes"  # of a connection's scope: what a middleware before BodyLimit allows this one to send
BODY_SECONDS = 15.0  # a body of 64 KB takes 15 s at 4 KB/s; slower senders hold a connection for nothing

# Gradio's pages hold inline scripts and styles; nothing may be fetched from, or sent to, another host, so that an
# image named by an article is never asked for.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'self'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class SecurityHeaders:
    """Adds the security headers that a response does not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class BodyLimit:
    """Limits a request's body; answers 413 when it is too large, 408 when it comes too slowly.

    A body is read before anything else sees it. One that may be larger, because `MAY_SEND` says so, is passed on as it
    comes instead, so that no file is held in memory.
    """

    def __init__(self, app: ASGIApp, max_bytes: int = MAX_BODY_BYTES, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        limit = max(self._max_bytes, int(scope.get(MAY_SEND, 0)))
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > limit:
            return await _too_large(scope, send, limit)
        if limit > self._max_bytes:
            return await self._passed_on(scope, receive, send, limit)
        messages: deque[Message] = deque()
        size = 0
        try:
            async with asyncio.timeout(self._seconds):
                while not messages or messages[-1].get("more_body", False):
                    messages.append(await receive())
                    size += len(messages[-1].get("body", b""))
                    if size > limit:
                        return await _too_large(scope, send, limit)
        except TimeoutError:
            return await _too_slow(scope, send)

        async def replay() -> Message:
            return messages.popleft() if messages else await receive()

        return await self._app(scope, replay, send)

    async def _passed_on(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        """Counts the body while it is read; `seconds` without any of it is too slow. The reader is told that the
        sender is gone, and what it answers to that is not sent.
        """
        size = 0
        complete = False
        refusal: Callable[[], Awaitable[None]] | None = None

        async def counted() -> Message:
            nonlocal size, complete, refusal
            if complete:
                return await receive()
            try:
                async with asyncio.timeout(self._seconds):
                    message = await receive()
            except TimeoutError:
                refusal = partial(_too_slow, scope, send)
                return {"type": "http.disconnect"}
            size += len(message.get("body", b""))
            if size > limit:
                refusal = partial(_too_large, scope, send, limit)
                return {"type": "http.disconnect"}
            complete = not message.get("more_body", False)
            return message

        async def answered(message: Message) -> None:
            if refusal is None:
                await send(message)

        try:
            await self._app(scope, counted, answered)
        except ClientDisconnect:
            if refusal is None:
                raise
        if refusal is not None:
            await refusal()


async def _too_large(scope: Scope, send: Send, limit: int) -> None:
    most = f"{limit // 2**20} MB" if limit >= 2**20 else f"{limit // 1024} KB"
    await _refuse(scope, send, 413, "too_large", f"Yêu cầu quá lớn (tối đa {most}). Hãy gửi ít hơn trong một lần.")


async def _too_slow(scope: Scope, send: Send) -> None:
    await _refuse(scope, send, 408, "too_slow", "Yêu cầu gửi đến quá chậm. Hãy thử lại.")


async def _refuse(scope: Scope, send: Send, status: int, code: str, message: str) -> None:
    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    # What is left of the body is not read.
    await problem(scope, status, code, message, headers={"Connection": "close"})(scope, nothing, send)
