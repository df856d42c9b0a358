"""POST /api/v1/ask: an answer as JSON, or claim by claim as server-sent events."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing

from fastapi import FastAPI, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Scope as Connection

from api.answering import Answering, Asking
from api.models import AnswerOut, AskRequest, ScopeOfRequest, problems
from api.ports import Asked
from api.problems import problem_json
from api.refusals import RefusalError, refusal_of
from api.requests import QUESTION
from api.schema import Json, answer_to_json, citations_to_json
from api.threads import Workers
from errors import QuestionError
from records.answer import Answer
from records.question import Scope
from settings import Settings
from vietnamese.normalise import clean

ANSWER_ID = "X-Answer-ID"
EVENT_STREAM = "text/event-stream"
_KEEP_ALIVE = ": đang trả lời\n\n"

_DESCRIPTION = """Trả lời một câu hỏi về các bài viết đã nạp; mỗi ý kèm câu nguồn nguyên văn.

Với `"stream": true`, câu trả lời đến dần dưới dạng server-sent events: mỗi ý một sự kiện `claim`
(`n`, `text`, `citations`, và `sources` là những trích dẫn lần đầu xuất hiện), cuối cùng là `answer` với toàn bộ JSON
như khi không có `stream`, hoặc `error` với một lỗi (cùng dạng các lỗi khác). Dòng bắt đầu bằng dấu hai chấm là để giữ
kết nối.

Phần đầu `X-Answer-ID` là mã câu trả lời, dùng khi gửi góp ý tới `/api/v1/feedback` trong vòng một giờ.
"""
_ID_HEADER = {ANSWER_ID: {"description": "Mã câu trả lời, để gửi góp ý.", "schema": {"type": "string"}}}
_EVENTS = {
    "schema": {
        "type": "object",
        "required": ["event", "data"],
        "properties": {
            "event": {"type": "string", "enum": ["claim", "answer", "error"]},
            "data": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {
                    "anyOf": [
                        {"$ref": f"#/components/schemas/{name}"} for name in ("ClaimEvent", "AnswerOut", "Problem")
                    ]
                },
            },
        },
    },
    "example": 'event: claim\ndata: {"n": 1, "text": "…", "citations": [1], "sources": []}\n\n',
}


def add_routes(api: FastAPI, assistant: Asked, answering: Answering, settings: Settings, reading: Workers) -> None:
    """Adds the route; `reading` are the threads that look up articles that a scope names."""

    @api.post(
        "/v1/ask",
        tags=["Hỏi đáp"],
        summary="Hỏi một câu",
        description=_DESCRIPTION,
        response_model=AnswerOut,
        responses={
            200: {
                "description": "Câu trả lời.",
                "headers": _ID_HEADER,
                "content": {EVENT_STREAM: _EVENTS},
            },
            **problems(400, 408, 413, 422),
        },
    )
    async def ask(asked: AskRequest, request: Request) -> Response:
        turns = asked.turns()
        if any(len(turn.question) > settings.max_question_chars for turn in turns):
            raise QuestionError(
                f"Một câu hỏi trong history dài quá {settings.max_question_chars} ký tự. Hãy rút gọn hoặc bỏ câu đó."
            )
        question = clean(asked.question)
        request.scope.setdefault("state", {})[QUESTION] = question
        wanted = asked.scope
        scope = await reading.run(lambda: _scope(wanted, assistant)) if wanted else Scope()
        asking = Asking(question, turns, asked.writer, scope)
        headers = {ANSWER_ID: asking.id, "Cache-Control": "no-store"}
        try:
            if not asked.stream:
                return JSONResponse(answer_to_json(await answering.ask(asking)), headers=headers)
            answers = answering.stream(asking)
            first = await anext(answers, None)  # so that a question that is refused gets the status of that
        except Exception as error:
            raise refusal_of(error) from error
        events = _events(answers, first, request.scope)
        return StreamingResponse(events, media_type=EVENT_STREAM, headers=headers | {"X-Accel-Buffering": "no"})


def _scope(wanted: ScopeOfRequest, assistant: Asked) -> Scope:
    ids: set[str] = set()
    if wanted.articles:
        articles = assistant.articles()
        named = {one.source: one.id for one in articles} | {one.id: one.id for one in articles}
        for name in wanted.articles:
            if name not in named:
                raise RefusalError(
                    422,
                    "unknown_article",
                    f"Kho không có bài nào có mã hay tên tệp “{clean(name)[:200]}”. Xem các bài: GET /api/v1/articles.",
                    "scope.articles",
                )
            ids.add(named[name])
    return Scope(frozenset(ids), " ".join(clean(wanted.place).split()), wanted.year)


async def _events(
    answers: AsyncGenerator[Answer | None], first: Answer | None, connection: Connection
) -> AsyncIterator[str]:
    """The events of an answer. A caller that goes away ends it at the assistant's next claim."""
    last = first
    told = 0
    cited: set[int] = set()

    def claims(answer: Answer) -> Sequence[str]:
        nonlocal told
        made = []
        for claim in answer.claims[told:]:
            told += 1
            fresh = [one for one in answer.citations if one.n in claim.citations and one.n not in cited]
            cited.update(one.n for one in fresh)
            made.append(
                event(
                    "claim",
                    {
                        "n": told,
                        "text": claim.text,
                        "citations": list(claim.citations),
                        "sources": citations_to_json(fresh),
                    },
                )
            )
        return made

    async with aclosing(answers):
        try:
            for made in claims(first) if first else (_KEEP_ALIVE,):
                yield made
            async for answer in answers:
                if answer is None:
                    yield _KEEP_ALIVE
                    continue
                last = answer
                for made in claims(answer):
                    yield made
            if last is None:
                raise RuntimeError("an answer without any snapshot")
            yield event("answer", answer_to_json(last))
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge of the program
            refusal = refusal_of(error)
            yield event("error", problem_json(connection, refusal.status, refusal.code, refusal.detail, refusal.field))


def event(name: str, data: Json) -> str:
    """A server-sent event with JSON for its data, which is one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
