"""The assistant as a model: POST /v1/chat/completions and GET /v1/models, as OpenAI's clients use them.

The last message of the user is the question, the earlier ones are its history; instructions to the model (system
messages) are left alone, because what is said is what the articles say. The text ends with its sources; `citations`
has them as POST /api/v1/ask tells them, each with its `url`, and `annotations` says where in the text they are marked.
"""

import json
import logging
import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.answering import Answering, Asking
from api.chores import chore
from api.guard import MAY_SEND
from api.openai_request import (
    MAX_BODY_BYTES,
    MODEL,
    QUOTING,
    ChatRequest,
    no_such_model,
    read_request,
)
from api.openai_text import Writing
from api.ports import Asked
from api.problems import problem_json
from api.refusals import RefusalError, refusal_of
from api.schema import Json, answer_to_json
from ingest.chunks import count_tokens
from records.answer import Answer
from settings import Settings

log = logging.getLogger(__name__)

COMPLETIONS = "/v1/chat/completions"
_OWNER = "tro-ly-nghi-quyet"
_KEEP_ALIVE = ": đang trả lời\n\n"


class LongConversations:
    """Lets a request for a completion be as long as a conversation grows; runs before api.guard.BodyLimit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] == COMPLETIONS:
            scope[MAY_SEND] = MAX_BODY_BYTES
        await self._app(scope, receive, send)


def add_openai(app: FastAPI, assistant: Asked, answering: Answering, settings: Settings) -> None:
    """Serves the assistant as a model."""
    born = int(time.time())

    def names() -> tuple[str, ...]:
        return (MODEL, QUOTING) if assistant.model_name else (MODEL,)

    @app.get("/v1/models", include_in_schema=False)
    async def models() -> Json:
        return {"object": "list", "data": [_model(name, born) for name in names()]}

    @app.get("/v1/models/{name}", include_in_schema=False)
    async def model(name: str) -> Json:
        if name not in names():
            raise RefusalError(404, "model_not_found", no_such_model(name[:200]), "model")
        return _model(name, born)

    @app.post(COMPLETIONS, include_in_schema=False, response_model=None)
    async def completions(request: Request) -> Response:
        asked = read_request(await request.body(), settings.max_question_chars)
        completion = _Completion(asked, str(request.base_url))
        reply = chore(asked.question)
        if reply is not None:
            return _replied(completion, reply)
        asking = Asking(asked.question, asked.history, asked.writer)
        if not asked.stream:
            completion.take(await answering.ask(asking))
            return JSONResponse(completion.whole())
        answers = answering.stream(asking)
        first = await anext(answers)  # so that a question that cannot be read is refused with its status
        events = _events(completion, first, answers, request.scope)
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def _replied(completion: "_Completion", reply: str) -> Response:
    """A reply that no article is asked for."""
    if not completion.asked.stream:
        return JSONResponse(completion.whole(reply))

    async def events() -> AsyncIterator[str]:
        yield completion.opening()
        yield completion.piece(reply)
        for one in completion.closing():
            yield one

    return StreamingResponse(events(), media_type="text/event-stream")


async def _events(
    completion: "_Completion", first: Answer | None, answers: AsyncGenerator[Answer | None], scope: Scope
) -> AsyncIterator[str]:
    async with aclosing(answers):
        try:
            yield completion.opening()
            yield completion.piece(completion.take(first)) if first else _KEEP_ALIVE
            async for one in answers:
                yield completion.piece(completion.take(one)) if one else _KEEP_ALIVE
            yield completion.piece(completion.ending())
            for event in completion.closing():
                yield event
        except Exception as error:  # noqa: BLE001 - the edge of the program; the status has been sent
            refusal = refusal_of(error)
            yield _event(problem_json(scope, refusal.status, refusal.code, refusal.detail, refusal.field))


@dataclass(slots=True)
class _Completion:
    """A completion while it is made: its text so far, and its JSON, whole or as the chunks of a stream."""

    asked: ChatRequest
    base_url: str
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(12)}")
    created: int = field(default_factory=lambda: int(time.time()))
    _text: str = ""
    _last: Answer | None = None
    _writing: Writing | None = None

    def take(self, answer: Answer | None) -> str:
        """The text that a snapshot adds."""
        if answer is None:
            return ""
        self._writing = self._writing or Writing(self.base_url)
        self._last = answer
        return self._said(self._writing.claims(answer))

    def ending(self) -> str:
        """The text below the claims, once they are complete."""
        if self._last is None or self._writing is None:
            raise RuntimeError("an answer without any snapshot")
        return self._said(self._writing.ending(self._last))

    def whole(self, reply: str | None = None) -> Json:
        """The complete answer, or a reply that is none, as one JSON object."""
        self._said(reply) if reply is not None else self.ending()
        message = {"role": "assistant", "content": self._text, "refusal": None, "annotations": self._annotations()}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return self._frame("chat.completion", [choice]) | {"usage": self._usage(), "citations": self._citations()}

    def opening(self) -> str:
        """The event that begins a stream."""
        return self._chunk({"role": "assistant", "content": ""})

    def piece(self, text: str) -> str:
        """The event that adds text; "" for none."""
        return self._chunk({"content": text}) if text else ""

    def closing(self) -> list[str]:
        """The events that end a stream."""
        more = {"usage": None} if self.asked.include_usage else {}
        citations = {"citations": self._citations()}
        last = self._chunk({"annotations": self._annotations()}, "stop", more | citations)
        usage = [_event(self._frame("chat.completion.chunk", []) | {"usage": self._usage()})]
        return [last, *(usage if self.asked.include_usage else []), "data: [DONE]\n\n"]

    def _said(self, text: str) -> str:
        self._text += text
        return text

    def _chunk(self, delta: Json, finish: str | None = None, more: Json | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return _event(self._frame("chat.completion.chunk", [choice]) | (more or {}))

    def _frame(self, kind: str, choices: list[Json]) -> Json:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.asked.model,
            "choices": choices,
        }

    def _usage(self) -> Json:
        written = count_tokens(self._text)
        asked = self.asked.prompt_tokens
        return {"prompt_tokens": asked, "completion_tokens": written, "total_tokens": asked + written}

    def _annotations(self) -> list[Json]:
        return self._writing.annotations(self._last.citations) if self._writing and self._last else []

    def _citations(self) -> list[Json]:
        if self._writing is None or self._last is None:
            return []
        told: list[Json] = answer_to_json(self._last)["citations"]
        addresses = [self._writing.address(one) for one in self._last.citations]
        return [one | {"url": url} for one, url in zip(told, addresses, strict=True)]


def _model(name: str, created: int) -> Json:
    return {"id": name, "object": "model", "created": created, "owned_by": _OWNER}


def _event(data: Json) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n"
