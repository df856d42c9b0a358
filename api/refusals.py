"""Whatever goes wrong behind a route, as a problem in Vietnamese."""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answering import StoppedError
from api.models import MAX_HISTORY, MAX_SCOPE_ARTICLES
from api.problems import MEDIA_TYPE, problem_json
from errors import AssistantError, QuestionError, StoreLockedError
from records.answer import Writer
from records.conversation import Rating
from vietnamese.normalise import clean

log = logging.getLogger(__name__)

RETRY_SECONDS = 10  # ingesting an article takes about one second, a batch of them some
UNEXPECTED = "Máy chủ gặp lỗi khi xử lý yêu cầu. Hãy thử lại sau ít phút."
_NONE: Mapping[str, Any] = MappingProxyType({})
STOPPING = "Máy chủ đang dừng để bảo trì. Hãy gửi lại yêu cầu sau ít giây."


class RefusalError(Exception):
    """A request that is refused; what a route raises in place of an answer. See `api.problems.problem`; `more` are
    further members of the problem.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        field: str | None = None,
        *,
        headers: Mapping[str, str] = _NONE,
        more: Mapping[str, Any] = _NONE,
    ) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail, self.field = status, code, detail, field
        self.headers, self.more = headers, more

    def response(self, scope: Scope) -> Response:
        """The problem as a response."""
        body = problem_json(scope, self.status, self.code, self.detail, self.field) | dict(self.more)
        return JSONResponse(body, self.status, headers=dict(self.headers), media_type=MEDIA_TYPE)


def refusal_of(error: Exception) -> RefusalError:
    """The refusal that tells of an error, which is logged unless it is the caller's own."""
    if isinstance(error, RefusalError):
        return error
    if isinstance(error, QuestionError):
        return RefusalError(422, "invalid_question", str(error), "question")
    if isinstance(error, StoreLockedError):
        return RefusalError(503, "locked", str(error), headers={"Retry-After": str(RETRY_SECONDS)})
    if isinstance(error, StoppedError):
        return RefusalError(503, "stopping", STOPPING, headers={"Retry-After": str(RETRY_SECONDS)})
    if isinstance(error, AssistantError):
        log.error("the assistant cannot do what it is asked: %s", error)
        return RefusalError(503, "unavailable", str(error), headers={"Retry-After": str(RETRY_SECONDS)})
    log.error("a request failed", exc_info=error)
    return RefusalError(500, "internal", UNEXPECTED)


def add_refusals(app: FastAPI, example: str = "") -> None:
    """Makes problems of all that the application's routes raise; `example` is told beside what is wrong with a body."""

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return RefusalError(400, "invalid_json", _NO_JSON).response(request.scope)
        where = [part for part in first["loc"][1:] if part not in _PYDANTIC]
        name = clean(".".join(map(str, where)))
        reason = _CHOICES.get(name, _WRONG) if first["type"] == "enum" else _REASONS.get(first["type"], _WRONG)
        told = reason.format(field=name or "nội dung", **_bounds(first.get("ctx")))
        told = f"{told} {example}" if first["loc"][0] == "body" and request.url.path.endswith("/ask") else told
        return RefusalError(422, "invalid_request", told.strip(), name or None).response(request.scope)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code, message = _HTTP.get(error.status_code, ("refused", "Không thực hiện được yêu cầu này."))
        return RefusalError(error.status_code, code, message, headers=error.headers or {}).response(request.scope)

    async def failed(request: Request, error: Exception) -> Response:
        return refusal_of(error).response(request.scope)

    app.add_middleware(Net)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
    for kind in (RefusalError, AssistantError, StoppedError):  # the others are for the net
        app.add_exception_handler(kind, failed)


class Net:
    """Makes a problem of an error that nobody foresaw, where nothing has been answered yet.

    Not an exception handler: after that, Starlette raises the error once more, and the connection is dropped.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        started = False

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            raise
        except Exception as error:  # the edge of the program
            if started or scope["type"] != "http":
                raise
            await refusal_of(error).response(scope)(scope, receive, send)


def _bounds(context: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a message may name of the bounds that a value is out of."""
    found = context or {}
    least, most = found.get("ge", found.get("gt", "")), found.get("le", found.get("lt", ""))
    length = found.get("max_length", found.get("min_length", ""))
    return {"least": least, "most": most, "length": length}


ASK_EXAMPLE = 'Ví dụ đúng: {"question": "Năm 2022 kết nạp bao nhiêu đảng viên?", "history": []}.'
_NO_JSON = "Nội dung gửi đến không phải JSON hợp lệ."
_PYDANTIC = ("EarlierTurn", "str")  # what pydantic adds to the path of a value that may be of two types
_WRONG = "Trường {field} không dùng được."
_REASONS = {
    "missing": "Thiếu trường {field}.",
    "extra_forbidden": "Không có trường nào tên là {field}.",
    "string_type": "Trường {field} phải là chuỗi ký tự.",
    "string_too_long": "Trường {field} dài quá {length} ký tự.",
    "string_too_short": "Trường {field} đang trống.",
    "string_pattern_mismatch": "Trường {field} không đúng dạng.",
    "int_parsing": "Trường {field} phải là số nguyên.",
    "int_type": "Trường {field} phải là số nguyên.",
    "bool_type": "Trường {field} phải là true hoặc false.",
    "bool_parsing": "Trường {field} phải là true hoặc false.",
    "greater_than_equal": "Trường {field} phải từ {least} trở lên.",
    "less_than_equal": "Trường {field} phải từ {most} trở xuống.",
    "list_type": "Trường {field} phải là danh sách.",
    "too_long": f"Trường {{field}} có quá nhiều phần tử (history tối đa {MAX_HISTORY}, "
    f"scope.articles tối đa {MAX_SCOPE_ARTICLES}).",
}
_CHOICES = {
    name: f"Trường {{field}} phải là {' hoặc '.join(f'“{one}”' for one in kinds)}."
    for name, kinds in (("writer", Writer), ("rating", Rating))
}
_HTTP = {
    400: ("invalid_json", "Nội dung gửi đến không đọc được; hãy gửi JSON mã UTF-8."),
    404: ("not_found", "Không có địa chỉ này. Để hỏi, hãy gửi POST tới /api/v1/ask; xem /api/v1/docs."),
    405: ("method_not_allowed", "Địa chỉ này không nhận phương thức vừa dùng. Để hỏi, hãy dùng POST."),
}
