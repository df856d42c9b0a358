"""The REST API: POST /api/v1/ask and GET /healthz."""

import logging
from collections.abc import Sequence
from typing import Protocol

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from api.guard import BodyLimit, SecurityHeaders
from api.schema import Json, answer_to_json, error_to_json
from errors import AssistantError, QuestionError
from records.answer import Answer, Writer
from records.question import Turn
from settings import Settings
from vietnamese.normalise import clean

log = logging.getLogger(__name__)

MAX_HISTORY = 20
MODEL_ANSWERS_AT_ONCE = 16  # further ones wait, without keeping a thread from a question that needs no model


class Asked(Protocol):
    """What the API needs of the assistant."""

    @property
    def model_name(self) -> str:
        """The language model that may be asked to word answers; "" where there is none."""
        ...

    def ask(self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None) -> Answer:
        """The answer; raises QuestionError for an empty or too long question."""
        ...


class EarlierTurn(BaseModel):
    """An earlier exchange of the conversation, as a caller sends it."""

    model_config = ConfigDict(strict=True)

    question: str


class AskRequest(BaseModel):
    """The body of POST /api/v1/ask. `history` are the earlier questions, oldest first.

    Without `writer` the language model words the answer where one is configured.
    """

    model_config = ConfigDict(strict=True, extra="forbid")

    question: str
    history: list[str | EarlierTurn] = Field(default_factory=list, max_length=MAX_HISTORY)
    writer: Writer | None = Field(default=None, strict=False)  # strict would take a member only, never its name

    def turns(self) -> tuple[Turn, ...]:
        """The earlier exchanges; their answers are not sent, so they are None."""
        questions = (turn if isinstance(turn, str) else turn.question for turn in self.history)
        return tuple(Turn(clean(question)) for question in questions)


def create_app(assistant: Asked, settings: Settings) -> FastAPI:
    """The web application; the page is mounted on it afterwards. Settings say how long a question may be."""
    app = _bare_app()
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)

    @app.get("/healthz")
    async def health() -> dict[str, str]:  # in the event loop: answered whatever the threads are busy with
        return {"status": "ok"}

    app.mount("/api", _api(assistant, settings))
    return app


def _api(assistant: Asked, settings: Settings) -> FastAPI:
    api = _bare_app()
    waiting_for_model = CapacityLimiter(MODEL_ANSWERS_AT_ONCE)

    @api.post("/v1/ask", response_model=None)
    async def ask(request: AskRequest) -> Json | JSONResponse:
        turns = request.turns()
        if any(len(turn.question) > settings.max_question_chars for turn in turns):
            raise QuestionError(
                f"Một câu hỏi trong history dài quá {settings.max_question_chars} ký tự. Hãy rút gọn hoặc bỏ câu đó."
            )
        question, writer = clean(request.question), request.writer
        limiter = waiting_for_model if assistant.model_name and writer is not Writer.EXTRACTIVE else None
        try:
            answer = await to_thread.run_sync(assistant.ask, question, turns, writer, limiter=limiter)
            return answer_to_json(answer)
        except AssistantError:
            raise
        except Exception:  # the edge of the program; an exception handler would drop the connection afterwards
            log.exception("a question failed")
            return _refusal(500, "internal", "Máy chủ gặp lỗi khi xử lý yêu cầu. Hãy thử lại sau ít phút.")

    @api.exception_handler(RequestValidationError)
    def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            return _refusal(400, "invalid_json", "Nội dung gửi đến không phải JSON hợp lệ.")
        field = clean(".".join(str(part) for part in first["loc"][1:])) or "nội dung"
        return _refusal(422, "invalid_request", f"{_REASONS.get(first['type'], _WRONG).format(field=field)} {_EXAMPLE}")

    @api.exception_handler(HTTPException)
    def refused(_: Request, error: HTTPException) -> JSONResponse:
        code, message = _HTTP.get(error.status_code, ("refused", "Không thực hiện được yêu cầu này."))
        return _refusal(error.status_code, code, message, error.headers)

    @api.exception_handler(AssistantError)
    def not_possible(_: Request, error: AssistantError) -> JSONResponse:
        if isinstance(error, QuestionError):
            return _refusal(422, "invalid_question", str(error))
        log.error("the assistant cannot answer: %s", error)
        return _refusal(503, "unavailable", str(error))

    return api


def _bare_app() -> FastAPI:
    """An application without documentation pages: FastAPI's load their scripts from another host."""
    return FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


_EXAMPLE = 'Ví dụ đúng: {"question": "Năm 2022 kết nạp bao nhiêu đảng viên?", "history": []}.'
_WRONG = "Trường {field} không dùng được."
_REASONS = {
    "missing": "Thiếu trường {field}.",
    "extra_forbidden": "Không có trường nào tên là {field}.",
    "string_type": "Trường {field} phải là chuỗi ký tự.",
    "enum": f"Trường {{field}} phải là {' hoặc '.join(f'“{writer}”' for writer in Writer)}.",
    "list_type": "Trường {field} phải là danh sách.",
    "too_long": f"Trường {{field}} có quá nhiều phần tử (tối đa {MAX_HISTORY}).",
}
_HTTP = {
    400: ("invalid_json", "Nội dung gửi đến không đọc được; hãy gửi JSON mã UTF-8."),
    404: ("not_found", "Không có địa chỉ này. Để hỏi, hãy gửi POST tới /api/v1/ask."),
    405: ("method_not_allowed", "Địa chỉ này không nhận phương thức vừa dùng. Để hỏi, hãy dùng POST."),
}


def _refusal(status: int, code: str, message: str, headers: object = None) -> JSONResponse:
    kept = {str(name): str(value) for name, value in headers.items()} if isinstance(headers, dict) else None
    return JSONResponse(error_to_json(code, message), status_code=status, headers=kept)
