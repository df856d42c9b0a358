"""The widget: a small chat page at /nhung, and the script that puts a button for it on any page of the intranet.

The page is files alone and holds nothing of any article, so that it needs no key: what it asks POST /api/v1/ask does,
with the key that the embedding page gives it by a message, or in the fragment of its address, which no server sees.
"""

import os
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from access.lists import origins
from settings import Settings

PAGE = "/nhung"
_STATIC = Path(__file__).resolve().parent / "static"
_FILES = _STATIC / "nhung"
# Nothing but its own files: no inline script or style, no picture, no other host.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors "
)
_SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}  # else a page with COEP could not load them


class _Files(StaticFiles):
    """Files that a page of another origin may load; a browser asks each time whether they have changed."""

    def file_response(self, full_path: "os.PathLike[str] | str", *args: object, **named: object) -> Response:
        response = super().file_response(full_path, *args, **named)  # type: ignore[arg-type]
        response.headers.update({"Cache-Control": "no-cache"} | _SHARED)
        return response


def add_widget(app: FastAPI, settings: Settings) -> None:
    """Serves GET /nhung, the page, and its files below. Raises SettingsError for an origin that is none."""
    ancestors = " ".join(("'self'", *origins("WIDGET_ORIGINS", settings.widget_origins)))
    headers = {"Content-Security-Policy": _POLICY + ancestors, "Cache-Control": "no-cache"} | _SHARED
    page = (_STATIC / "nhung.html").read_text(encoding="utf-8")

    @app.get(PAGE, include_in_schema=False)
    async def show() -> HTMLResponse:
        return HTMLResponse(page, headers=headers)

    app.mount(PAGE, _Files(directory=_FILES), name="nhung")
