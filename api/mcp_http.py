"""The tools for AI agents at /mcp of the page's port: streamable HTTP, each request by itself, answered as JSON."""

from collections.abc import AsyncIterator, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
from anyio.abc import TaskGroup, TaskStatus
from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from api.mcp_needs import Assistant
from api.problems import problem
from settings import Settings

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"


def add_mcp(app: FastAPI, assistant: Assistant, settings: Settings, origins: Collection[str] = ()) -> None:
    """Serves the tools at POST /mcp for as long as the application runs; to be called before a page is mounted at "/".

    A page of a browser may call them only where its origin is among `origins`, so that none does by DNS rebinding;
    agents, which are no browsers, send no Origin. Who may call them at all is decided before.
    """
    endpoint = _Endpoint(assistant, settings, frozenset(origins))
    app.router.routes.append(Route(PATH, endpoint=endpoint, include_in_schema=False))
    inner = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: FastAPI) -> AsyncIterator[Any]:
        async with inner(running) as state, endpoint.running():
            yield state

    app.router.lifespan_context = lifespan


class _Endpoint:
    """Hands requests to the SDK, which is imported at the first one: it takes 0.6 s, and few programs need it."""

    def __init__(self, assistant: Assistant, settings: Settings, origins: frozenset[str]) -> None:
        self._assistant = assistant
        self._settings = settings
        self._origins = origins
        self._tasks: TaskGroup | None = None
        self._manager: StreamableHTTPSessionManager | None = None
        self._making = anyio.Lock()

    def running(self) -> AbstractAsyncContextManager[None]:
        """The life of the application; it may be begun anew."""
        return self._running()

    @asynccontextmanager
    async def _running(self) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            try:
                yield
            finally:
                self._tasks = self._manager = None
                tasks.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and origin not in self._origins:
            told = "Trang web ở nguồn khác không được gọi /mcp. Hãy thêm nguồn này vào CORS_ORIGINS nếu tin cậy."
            return await problem(scope, 403, "other_origin", told)(scope, receive, send)
        if scope["method"] != "POST":  # each request stands by itself: there is no stream to open, no session to end
            told = "Địa chỉ này chỉ nhận POST, theo giao thức MCP."
            return await problem(scope, 405, "method_not_allowed", told, headers={"Allow": "POST"})(
                scope, receive, send
            )
        if not _is_json(headers.get("content-type", "")):
            told = "Hãy gửi JSON-RPC với Content-Type: application/json."
            return await problem(scope, 415, "not_json", told)(scope, receive, send)
        manager = await self._made()
        if manager is None:
            told = "Máy chủ đang dừng hoặc chưa sẵn sàng. Hãy thử lại sau."
            return await problem(scope, 503, "not_ready", told)(scope, receive, send)
        return await manager.asgi_app(scope, receive, send)

    async def _made(self) -> "StreamableHTTPSessionManager | None":
        async with self._making:
            if self._manager is None and self._tasks is not None:
                manager = await anyio.to_thread.run_sync(self._new)
                await self._tasks.start(_run, manager)
                self._manager = manager
            return self._manager

    def _new(self) -> "StreamableHTTPSessionManager":
        from mcp.server.transport_security import TransportSecuritySettings

        from api.mcp_server import mcp_server

        server = mcp_server(lambda: self._assistant, self._settings)
        # Host and Origin have been judged: the SDK compares them with a list, and a proxy's name is not known here.
        security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server.streamable_http_app(json_response=True, stateless_http=True, transport_security=security)
        return server.session_manager


async def _run(
    manager: "StreamableHTTPSessionManager", *, task_status: TaskStatus[None] = anyio.TASK_STATUS_IGNORED
) -> None:
    async with manager.run():
        task_status.started()
        await anyio.sleep_forever()


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().casefold() == "application/json"
