"""The door that every request passes first: who sends it, whether they may, and whether they ask for too much.

Plain ASGI, so that streams are never buffered. Whoever knows no key learns from a refusal only how to get one.
"""

from contextlib import ExitStack
from urllib.parse import quote

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.access import LOG_IN, Access
from access.caller import CALLER
from access.limits import BUSY_SECONDS
from access.sender import ADDRESS, Sender
from api.guard import SecurityHeaders
from api.needed import is_answer, is_counted, needed_role
from api.problems import problem
from errors import StoreError

_REALM = 'Bearer realm="tro-ly-nghi-quyet"'
_POLICY_VIOLATION = 1008  # of WebSocket, RFC 6455
_ASKED_HEADERS = (
    "Authorization",
    "Content-Type",
    "X-API-Key",
    "X-Request-ID",
    "Mcp-Session-Id",
    "Mcp-Protocol-Version",
)
_SHOWN_HEADERS = ("X-Request-ID", "X-Answer-ID", "Retry-After", "Mcp-Session-Id")

_NO_KEY = (
    "Cần khóa truy cập. Hãy gửi khóa trong tiêu đề “Authorization: Bearer KHÓA” hoặc “X-API-Key: KHÓA”; "
    "với trình duyệt, hãy mở /dang-nhap. Người quản trị tạo khóa trên máy chủ: python app.py keys add TÊN --role ask"
)
_NO_KEY_YET = (
    "Máy chủ này mở cho nhiều máy nhưng chưa có khóa truy cập nào, nên chưa ai được vào. Người quản trị tạo khóa trên "
    "máy chủ: python app.py keys add TÊN --role ask"
)
_NOT_HERE = (
    "Không có khóa, chỉ người ngồi tại máy này mới dùng được, bằng địa chỉ localhost hay 127.0.0.1 và không qua proxy. "
    "Từ nơi khác hãy dùng khóa truy cập; người quản trị tạo khóa trên máy chủ: python app.py keys add TÊN --role ask"
)
_WRONG_KEY = "Khóa truy cập không đúng hoặc đã bị thu hồi. Hãy kiểm tra lại, hoặc xin người quản trị cấp khóa mới."
_WRONG_ROLE = (
    "Khóa này không có quyền làm việc này; cần khóa có quyền quản trị (python app.py keys add TÊN --role admin)."
)
_OTHER_ORIGIN = (
    "Yêu cầu đến từ một trang web khác nên không được nhận. Nếu trang đó được phép gọi API, người quản trị thêm nguồn "
    "của nó vào CORS_ORIGINS."
)
_TOO_OFTEN = "Đã gửi quá nhiều yêu cầu trong một phút. Hãy thử lại sau {seconds} giây."
_TOO_MANY = "Đang có quá nhiều câu hỏi chờ trả lời cùng lúc. Hãy đợi một câu được trả lời xong rồi gửi tiếp."


def add_entrance(app: FastAPI, access: Access) -> None:
    """Guards all that has been added to the application so far. Pages of other origins may read what it answers only
    where CORS_ORIGINS names them, and never with what a browser adds by itself.
    """
    app.add_middleware(Entrance, access=access)
    if access.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=access.cors_origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=_ASKED_HEADERS,
            expose_headers=_SHOWN_HEADERS,
        )


class Entrance:
    """Lets a request on to the application, its caller noted in its scope, or refuses it."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection. No part of the application speaks WebSocket, and none is let through."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return None
        try:
            sender = self._access.senders.sender(scope)
        except StoreError as error:
            return await _refuse(problem(scope, 503, "unavailable", str(error)), scope, receive, send)
        state = scope.setdefault("state", {})
        state[CALLER], state[ADDRESS] = sender.caller, sender.address
        if sender.is_https:
            scope["scheme"] = "https"
        if refusal := self._refusal(scope, sender):
            return await _refuse(refusal, scope, receive, send)
        if "origin" in Headers(scope=scope):
            send = _without_foreign_leave(send)
        if sender.is_near or not is_answer(scope["method"], scope["path"]):
            return await self._app(scope, receive, send)
        with ExitStack() as held:
            if held.enter_context(self._access.limits.place(sender.address, sender.counted_as)):
                return await self._app(scope, receive, _with_release(send, held))
        busy = problem(scope, 429, "too_many_at_once", _TOO_MANY, headers={"Retry-After": str(BUSY_SECONDS)})
        return await _refuse(busy, scope, receive, send)

    def _refusal(self, scope: Scope, sender: Sender) -> Response | None:
        """What to answer instead; None when the request may go on."""
        if sender.other_origin:
            return problem(scope, 403, "other_origin", _OTHER_ORIGIN)
        method, path = scope["method"], scope["path"]
        needed = needed_role(method, path)
        if sender.wrong_key and needed:
            if wait := self._access.limits.waits(sender.address):
                return _too_often(scope, wait)
            wrong = {"WWW-Authenticate": f'{_REALM}, error="invalid_token"'}
            return problem(scope, 401, "wrong_key", _WRONG_KEY, headers=wrong)
        if sender.caller.role < needed:
            return self._not_allowed(scope, sender)
        if not sender.is_near and is_counted(path) and (wait := self._limits_wait(sender)):
            return _too_often(scope, wait)
        return None

    def _limits_wait(self, sender: Sender) -> int:
        return self._access.limits.waits(sender.address, sender.counted_as)

    def _not_allowed(self, scope: Scope, sender: Sender) -> Response:
        if sender.caller.role:
            return problem(scope, 403, "wrong_role", _WRONG_ROLE)
        headers = Headers(scope=scope)
        if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
            asked = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(f"{LOG_IN}?ve={quote(asked, safe='')}", 303)
        try:
            possible = self._access.is_possible
        except StoreError as error:
            return problem(scope, 503, "unavailable", str(error))
        told = _NOT_HERE if self._access.senders.is_local else _NO_KEY if possible else _NO_KEY_YET
        return problem(scope, 401, "no_key", told, headers={"WWW-Authenticate": _REALM})


def _too_often(scope: Scope, seconds: int) -> Response:
    told = _TOO_OFTEN.format(seconds=seconds)
    return problem(scope, 429, "too_often", told, headers={"Retry-After": str(seconds)})


def _with_release(send: Send, held: ExitStack) -> Send:
    """Gives a place back before the end of the answer is sent: who waits for that end may ask the next question."""

    async def send_with_release(message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            held.close()
        await send(message)

    return send_with_release


async def _refuse(refusal: Response, scope: Scope, receive: Receive, send: Send) -> None:
    refusal.headers["Cache-Control"] = "no-store"
    await SecurityHeaders(refusal)(scope, receive, send)


def _without_foreign_leave(send: Send) -> Send:
    """Takes out what lets pages of other origins read a response: Gradio lets all of them, wherever it is mounted."""

    async def send_without(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]
        await send(message)

    return send_without
