"""What every request passes first: a limit on its body, and security headers on its response.

Both are plain ASGI, so that streamed responses are never buffered.
"""

import asyncio
import json
from collections import deque

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.schema import error_to_json

MAX_BODY_BYTES = 64 * 1024
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
    """Reads a request's body before anything else sees it; answers 413 when it is too large, 408 when too slow."""

    def __init__(self, app: ASGIApp, max_bytes: int = MAX_BODY_BYTES, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._max_bytes:
            return await self._too_large(send)
        messages: deque[Message] = deque()
        size = 0
        try:
            async with asyncio.timeout(self._seconds):
                while not messages or messages[-1].get("more_body", False):
                    messages.append(await receive())
                    size += len(messages[-1].get("body", b""))
                    if size > self._max_bytes:
                        return await self._too_large(send)
        except TimeoutError:
            return await _refuse(send, 408, "too_slow", "Yêu cầu gửi đến quá chậm. Hãy thử lại.")

        async def replay() -> Message:
            return messages.popleft() if messages else await receive()

        return await self._app(scope, replay, send)

    async def _too_large(self, send: Send) -> None:
        message = f"Yêu cầu quá lớn (tối đa {self._max_bytes // 1024} KB). Hãy gửi câu hỏi ngắn hơn."
        await _refuse(send, 413, "too_large", message)


async def _refuse(send: Send, status: int, code: str, message: str) -> None:
    body = json.dumps(error_to_json(code, message), ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/json; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),  # what is left of the body is not read
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
