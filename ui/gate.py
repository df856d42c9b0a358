"""Which of Gradio's own routes are open: those that the page uses, and the upload to whoever may add articles."""

import asyncio
import os
import time
from contextlib import suppress
from pathlib import Path

from fastapi.responses import JSONResponse
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from settings import Settings
from ui.admin import Admin
from ui.texts import library as texts

MAY_SEND = "may_send_bytes"  # read by the limit on bodies that stands behind this
_ROUTES = "/gradio_api"
# All others give or take files, make components run, or show what others do: /file=, /proxy=, /stream, /deep_link,
# /component_server, /process_recording, /custom_component, /run-history, /vibe-*, /call, /run, /api, /dev.
_OPEN = frozenset(
    {
        "queue/join",
        "queue/data",
        "run/predict",
        "cancel",
        "reset",
        "startup-events",
        "heartbeat",
        "info",
        "app_id",
        "theme.css",
    }
    | {"upload_progress", "login_check", "user", "token", "queue/status"}
)
_FILES_AT_ONCE = 10  # as many of the largest files may come in one request
_EVENT_BYTES = 64 * 1024  # beside a pasted text
_UPLOAD_LIVES = 15 * 60


class Gate:
    """Answers 404 for routes that the page has no use for, and 403 for a file of someone who may not add articles."""

    def __init__(self, app: ASGIApp, admin: Admin, settings: Settings, uploads: Path) -> None:
        self._app = app
        self._admin = admin
        self._largest = settings.max_file_mb * 2**20
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if refusal := self._refusal(scope):
            return await refusal(scope, receive, send)
        return await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        """What to answer instead; None when the request may go on, with what it may send noted in its scope."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith((f"{_ROUTES}/", "/custom_component/")):
            return None
        route = path.removeprefix(_ROUTES).strip("/")
        if route == "upload":
            if refusal := self._admin.refusal(Request(scope)):
                return JSONResponse({"detail": refusal}, 403)
            asyncio.get_running_loop().call_later(_UPLOAD_LIVES + 1, clear_uploads, self._uploads)
            scope[MAY_SEND] = most_uploaded(self._largest)
        elif route == "queue/join" and self._admin.allowed(Request(scope)):
            scope[MAY_SEND] = self._largest + _EVENT_BYTES
        elif route not in _OPEN and not route.startswith("heartbeat/"):
            return JSONResponse({"detail": texts.NO_SUCH_ROUTE}, 404)
        return None


def most_uploaded(largest: int) -> int:
    """How many bytes one request may upload where a file may have `largest`."""
    return _FILES_AT_ONCE * largest


def clear_uploads(folder: Path, older_than: float = _UPLOAD_LIVES) -> None:
    """Deletes the uploaded files that nothing was done with for so many seconds, and the folders left empty."""
    with suppress(OSError):
        for inside, _, names in os.walk(folder, topdown=False):
            for name in names:
                with suppress(OSError):
                    path = Path(inside, name)
                    if time.time() - path.stat().st_mtime > older_than:
                        path.unlink()
            if Path(inside) != folder:
                with suppress(OSError):  # not empty
                    Path(inside).rmdir()
