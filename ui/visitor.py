"""Who is asking, as far as the page knows: one browser, known by a random cookie. Nobody logs in.

The cookie's value never leaves this module: what is kept is kept under its digest, so that whoever reads the data
folder cannot pass for the reader.
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "nguoi-doc"
ONE_YEAR = 365 * 24 * 3600  # seconds
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # what secrets.token_urlsafe(32) writes


def user_of(cookies: Mapping[str, str]) -> str:
    """The opaque name under which this browser's conversations are kept; "" for a browser without the cookie."""
    token = cookies.get(COOKIE, "")
    return hashlib.sha256(token.encode()).hexdigest() if _TOKEN.fullmatch(token) else ""


class VisitorCookie:
    """Gives a browser that opens the page its cookie, and gives it for another year each time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            return await self._app(scope, receive, send)
        token = _token(Headers(scope=scope).get("cookie", "")) or secrets.token_urlsafe(32)
        secure = "; Secure" if scope["scheme"] == "https" else ""
        cookie = f"{COOKIE}={token}; Max-Age={ONE_YEAR}; Path=/; HttpOnly; SameSite=Lax{secure}"

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        return await self._app(scope, receive, send_with_cookie)


def _token(header: str) -> str:
    """The token that a Cookie header holds; "" when there is none, or none that this program gave."""
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found and _TOKEN.fullmatch(found.value) else ""
