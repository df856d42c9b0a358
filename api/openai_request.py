"""What a program sends to POST /v1/chat/completions, read as a question with its history.

Parameters that this assistant has no use for (temperature, max_tokens, tools, seed...) are taken and left alone: chat
front ends send them to every model. Those that ask for a reply of another form are refused, because the caller could
not use what it would get.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.refusals import RefusalError
from ingest.chunks import count_tokens
from records.answer import Writer
from records.question import Turn
from vietnamese.normalise import clean

MODEL = "tro-ly-nghi-quyet"
QUOTING = "tro-ly-nghi-quyet-trich-dan"
WRITERS: dict[str, Writer | None] = {MODEL: None, QUOTING: Writer.EXTRACTIVE}
MAX_BODY_BYTES = 2 * 2**20  # a front end sends the whole conversation each time, its answers too
MAX_MESSAGES = 2000
MAX_HISTORY = 20
_COUNTED_CHARS = 100_000  # tokens of what is beyond are estimated: counting 1 MB takes 0.3 s of a core
_USER = "user"
_LEFT_ALONE = ("system", "developer")


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")

    type: str
    text: str | None = None


class _Message(BaseModel):
    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[_Part] | None = None

    @property
    def text(self) -> str:
        """Its text parts, a line each."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text or "" for part in self.content or () if part.type == "text")

    @property
    def is_text(self) -> bool:
        return not isinstance(self.content, list) or all(part.type == "text" for part in self.content)


class _StreamOptions(BaseModel):
    model_config = ConfigDict(extra="ignore")

    include_usage: bool | None = None


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)

    model: str = Field(max_length=200)
    messages: list[_Message] = Field(min_length=1, max_length=MAX_MESSAGES)
    stream: bool | None = None
    stream_options: _StreamOptions | None = None
    n: int | None = None
    response_format: dict[str, Any] | None = None
    tool_choice: Any = None


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A question as a program asks it of a model."""

    model: str
    question: str
    history: tuple[Turn, ...]
    stream: bool
    include_usage: bool
    prompt_tokens: int

    @property
    def writer(self) -> Writer | None:
        """Who is to word the answer; None for the one that the settings name."""
        return WRITERS[self.model]


def read_request(body: bytes, max_question_chars: int) -> ChatRequest:
    """The request of a body. Raises RefusalError."""
    sent = _parsed(body)
    if sent.model not in WRITERS:
        raise RefusalError(404, "model_not_found", no_such_model(sent.model), "model")
    _refuse_other_forms(sent)
    spoken = [message for message in sent.messages if message.role not in _LEFT_ALONE]
    if not spoken or spoken[-1].role != _USER:
        raise RefusalError(
            422,
            "last_message_not_user",
            "Tin nhắn cuối cùng phải là câu hỏi của người dùng (role “user”). Hãy gửi câu hỏi rồi thử lại.",
            "messages",
        )
    asked = spoken[-1]
    if not asked.is_text:
        raise RefusalError(
            422,
            "only_text",
            "Trợ lý chỉ đọc được chữ, chưa đọc được hình ảnh, âm thanh hay tệp. Hãy gõ câu hỏi bằng chữ.",
            "messages",
        )
    earlier = [clean(one.text).strip() for one in spoken[:-1] if one.role == _USER]
    # What is too long to be a question is none: refused, it would stand in the way of all that come after it.
    turns = [Turn(text) for text in earlier if text and len(text) <= max_question_chars]
    return ChatRequest(
        model=sent.model,
        question=clean(asked.text),
        history=tuple(turns[-MAX_HISTORY:]),
        stream=bool(sent.stream),
        include_usage=bool(sent.stream_options and sent.stream_options.include_usage),
        prompt_tokens=_tokens([message.text for message in sent.messages]),
    )


def no_such_model(name: str) -> str:
    """What to tell whoever asks for a model that there is not."""
    return f"Không có mô hình “{clean(name)}”. Các mô hình dùng được: {', '.join(WRITERS)}."


def _parsed(body: bytes) -> _Body:
    try:
        return _Body.model_validate(json.loads(body))
    except ValidationError as error:
        first = error.errors()[0]
        # Of a union pydantic names the member that did not fit as well: only keys and positions are the caller's.
        own = [str(part) for part in first["loc"] if isinstance(part, int) or part in _FIELDS]
        field = ".".join(own) or "nội dung"
        said = _REASONS.get(first["type"], "Trường {field} không dùng được.").format(field=field)
        raise RefusalError(422, "invalid_request", f"{said} {_EXAMPLE}", field) from None
    except (ValueError, RecursionError):
        raise RefusalError(400, "invalid_json", "Nội dung gửi đến không phải JSON hợp lệ (mã UTF-8).") from None


def _refuse_other_forms(sent: _Body) -> None:
    if sent.n not in (None, 1):
        raise RefusalError(
            422, "unsupported_parameter", "Mỗi lần chỉ có một câu trả lời. Hãy bỏ trường n hoặc đặt n = 1.", "n"
        )
    if sent.response_format and sent.response_format.get("type", "text") != "text":
        raise RefusalError(
            422,
            "unsupported_parameter",
            "Trợ lý chỉ trả lời bằng văn bản. Hãy bỏ trường response_format; cần dữ liệu có cấu trúc thì dùng "
            "POST /api/v1/ask.",
            "response_format",
        )
    if sent.tool_choice not in (None, "auto", "none"):
        raise RefusalError(
            422,
            "unsupported_parameter",
            "Trợ lý không gọi công cụ, nên không thể bị buộc gọi. Hãy bỏ trường tool_choice hoặc đặt “auto”.",
            "tool_choice",
        )


def _tokens(texts: Sequence[str]) -> int:
    """Tokens of the texts together; of very long ones an estimate from their beginning."""
    whole = "\n".join(texts)
    counted = whole[:_COUNTED_CHARS]
    return round(count_tokens(counted) * len(whole) / max(1, len(counted)))


_FIELDS = frozenset({*_Body.model_fields, *_Message.model_fields, *_Part.model_fields, *_StreamOptions.model_fields})
_EXAMPLE = (
    f'Ví dụ đúng: {{"model": "{MODEL}", "messages": [{{"role": "user", '
    '"content": "Năm 2022 kết nạp bao nhiêu đảng viên?"}]}.'
)
_REASONS = {
    "missing": "Thiếu trường {field}.",
    "string_type": "Trường {field} phải là chuỗi ký tự.",
    "string_too_long": "Trường {field} quá dài.",
    "bool_type": "Trường {field} phải là true hoặc false.",
    "int_type": "Trường {field} phải là số nguyên.",
    "list_type": "Trường {field} phải là danh sách.",
    "model_type": "Trường {field} phải là một đối tượng JSON.",
    "model_attributes_type": "Nội dung ở {field} phải là một đối tượng JSON.",
    "too_short": "Danh sách {field} đang trống. Hãy gửi ít nhất một tin nhắn có câu hỏi.",
    "too_long": f"Danh sách {{field}} có quá nhiều phần tử (tối đa {MAX_MESSAGES}).",
    "literal_error": "Trường {field} phải là system, user hoặc assistant.",
}
