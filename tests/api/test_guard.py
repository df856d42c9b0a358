"""The limit on bodies: 64 KB for everybody, more for whom a middleware before it has allowed more."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard import MAX_BODY_BYTES, MAY_SEND, BodyLimit
from ui import gate

ALLOWED = 4 * MAX_BODY_BYTES


class Allow:
    """Allows more to requests that name a password."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (b"password", b"yes") in scope["headers"]:
            scope[MAY_SEND] = ALLOWED
        await self._app(scope, receive, send)


def app() -> FastAPI:
    made = FastAPI()
    made.state.longest = 0
    made.add_middleware(BodyLimit, seconds=0.5)
    made.add_middleware(Allow)

    @made.post("/")
    async def count(request: Request) -> int:
        size = 0
        async for part in request.stream():
            size += len(part)
            made.state.longest = max(made.state.longest, len(part))
        return size

    return made


def post(body: bytes | AsyncIterator[bytes], *, allowed: bool, app: FastAPI) -> httpx.Response:
    async def send() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return await client.post("/", content=body, headers={"password": "yes"} if allowed else {})

    return asyncio.run(send())


async def pieces(count: int, size: int = MAX_BODY_BYTES // 4, pause: float = 0) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield b"x" * size
        await asyncio.sleep(pause)


def test_a_body_within_the_limit_arrives_whole() -> None:
    assert post(b"x" * MAX_BODY_BYTES, allowed=False, app=app()).json() == MAX_BODY_BYTES
    assert post(pieces(4), allowed=False, app=app()).json() == MAX_BODY_BYTES


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize(("allowed", "limit", "said"), [(False, MAX_BODY_BYTES, "64 KB"), (True, ALLOWED, "256 KB")])
def test_a_body_above_the_limit_is_refused(declared: bool, allowed: bool, limit: int, said: str) -> None:
    body = b"x" * (limit + 1) if declared else pieces(limit // (MAX_BODY_BYTES // 4) + 1)
    response = post(body, allowed=allowed, app=app())
    assert response.status_code == 413
    assert said in response.json()["error"]["message"]


def test_who_may_send_more_is_not_held_in_memory() -> None:
    made = app()
    assert post(pieces(16), allowed=True, app=made).json() == ALLOWED
    assert made.state.longest == MAX_BODY_BYTES // 4


@pytest.mark.parametrize("allowed", [True, False])
def test_a_sender_who_stops_sending_is_refused(allowed: bool) -> None:
    # httpx gives the whole body before it calls the application, so the connection is played here.
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        await asyncio.sleep(30)
        raise AssertionError("the limit should have ended this")

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    headers = [(b"password", b"yes")] if allowed else []
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    asyncio.run(app()(scope, receive, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 408


def test_the_page_and_the_limit_mean_the_same_note() -> None:
    assert gate.MAY_SEND == MAY_SEND
