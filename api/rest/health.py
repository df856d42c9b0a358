"""GET /healthz, /readyz and /metrics: for whoever looks after the server."""

import asyncio
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from api.metrics import CONTENT_TYPE, Metrics
from api.models import HealthOut, ReadyOut, problems
from api.ports import Asked
from api.refusals import RETRY_SECONDS, STOPPING, RefusalError
from api.threads import Workers

_STORE_SECONDS = 5.0
_BUSY = "Kho bài viết chưa mở được hoặc đang bận. Hãy thử lại sau ít giây."


@dataclass
class Life:
    """Whether the server is stopping."""

    stopping: bool = False


def add_routes(api: FastAPI, assistant: Asked, metrics: Metrics, life: Life, reading: Workers) -> None:
    """Adds the routes."""

    @api.get(
        "/healthz",
        tags=["Vận hành"],
        summary="Máy chủ còn chạy",
        response_model=HealthOut,
        description="Luôn trả lời khi còn chạy.",
    )
    async def health() -> Response:  # in the event loop: answered whatever the threads are busy with
        return JSONResponse({"status": "ok"})

    @api.get(
        "/readyz",
        tags=["Vận hành"],
        summary="Sẵn sàng nhận câu hỏi",
        description="200 khi kho và mô hình đã mở; 503 khi chưa, hoặc khi máy chủ đang dừng.",
        response_model=ReadyOut,
        responses=problems(),
    )
    async def ready() -> Response:
        retry = {"Retry-After": str(RETRY_SECONDS)}
        if life.stopping:
            raise RefusalError(503, "stopping", STOPPING, headers=retry)
        try:
            async with asyncio.timeout(_STORE_SECONDS):
                articles = await reading.run(assistant.articles)
        except TimeoutError:
            raise RefusalError(503, "not_ready", _BUSY, headers=retry) from None
        return JSONResponse({"status": "ready", "articles": len(articles)})

    @api.get(
        "/metrics",
        tags=["Vận hành"],
        summary="Số đếm cho Prometheus",
        description="Số yêu cầu, thời gian, số câu trả lời theo loại, kết quả kiểm tra mô hình ngôn ngữ, số bài. "
        "Không có nội dung câu hỏi.",
        response_class=Response,
        responses={
            200: {"description": "Các số đếm.", "content": {"text/plain": {"schema": {"type": "string"}}}},
            **problems(),
        },
    )
    async def counts() -> Response:
        articles = await reading.run(assistant.articles)
        return Response(metrics.text(len(articles)), media_type=CONTENT_TYPE)
