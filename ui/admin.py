"""Who may change the library: an administrator's key, whoever knows the admin password or, where none is set, who sits
at this machine.

`Admin` decides about a request, whichever route it came to; `add_log_in` serves the two routes of the password.
"""

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from access.attempts import Attempts
from access.caller import CALLER, NOBODY, Caller, Role
from access.origin import is_loopback, is_near, names_host, same_origin
from access.sender import address_of
from access.sessions import SESSION_SECONDS, Sessions
from settings import Settings
from ui.texts import library as texts

COOKIE = "quan-tri"
LOG_IN, LOG_OUT = "/quan-tri/dang-nhap", "/quan-tri/dang-xuat"


class Visit(Protocol):
    """What is asked of a request; those of Starlette and of Gradio are of this shape."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Its headers, by their names in lower case."""
        ...

    @property
    def cookies(self) -> Mapping[str, str]:
        """Its cookies."""
        ...

    @property
    def client(self) -> Any:
        """Who sent it: None, or an object with `host`."""
        ...


class Admin:
    """Decides who may change the library, for the life of this process; safe to share between threads.

    Whoever the entrance has found to be an administrator. Else, with a password: whoever logged in with it, for at most
    12 hours. Without: whoever is at this machine, which is known only while the server listens on loopback, and the
    request names a loopback host (so that no other site can take its place by DNS) and came through no proxy. A page of
    another origin is refused each time.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._password = settings.admin_password.get_secret_value()
        self._local = is_loopback(settings.host)
        self._sessions = Sessions(clock)
        self._attempts = Attempts(clock)

    @property
    def has_password(self) -> bool:
        """True when a password is set."""
        return bool(self._password)

    def allowed(self, visit: Visit) -> bool:
        """True when the request may change the library."""
        return not self.refusal(visit)

    def refusal(self, visit: Visit) -> str:
        """Why the request may not change the library, and what to do about it (in Vietnamese); "" when it may."""
        caller = getattr(getattr(visit, "state", None), CALLER, NOBODY)  # noted where it came through the entrance
        if isinstance(caller, Caller) and caller.role >= Role.ADMIN:
            return ""  # the entrance refuses pages of other origins before it names a caller
        if self._password:
            if not same_origin(visit.headers):
                return texts.OTHER_ORIGIN
            known = self._sessions.subject(visit.cookies.get(COOKIE, "")) is not None
            return "" if known else texts.PASSWORD_NEEDED
        if not self._local:
            return texts.NO_PASSWORD_SET
        if not is_near(visit.headers, str(visit.client.host) if visit.client else ""):
            return texts.NOT_AT_THIS_MACHINE
        return "" if same_origin(visit.headers) and names_host(visit.headers) else texts.OTHER_ORIGIN

    def log_in(self, password: str, address: str) -> str | None:
        """The cookie's value for the right password, None for a wrong one. `waits` is to be asked first."""
        if not self._password:
            return None
        given, wanted = (hashlib.sha256(one.encode("utf-8", "replace")).digest() for one in (password, self._password))
        if not hmac.compare_digest(given, wanted):
            self._attempts.failed(address)
            return None
        self._attempts.cleared(address)
        return self._sessions.begin()

    def log_out(self, cookie: str) -> None:
        """Ends what a log-in has begun, also for whoever has copied its cookie."""
        self._sessions.end(cookie)

    def waits(self, address: str) -> int:
        """Seconds that an address has to wait before it may try another password: 5 may fail in 15 minutes."""
        return self._attempts.waits(address)


def add_log_in(app: FastAPI, admin: Admin) -> None:
    """Serves POST /quan-tri/dang-nhap, of JSON {"password": ...}, and POST /quan-tri/dang-xuat.

    Both answer {"message": ...}, in Vietnamese: 200 done, 401 wrong password, 403 another origin, 429 too many tries.
    """

    # In the event loop: between asking whether an address has to wait and counting its failure nothing else runs.
    @app.post(LOG_IN)
    async def log_in(request: Request) -> JSONResponse:
        if not same_origin(request.headers):
            return JSONResponse({"message": texts.OTHER_ORIGIN}, 403)
        try:
            asked = await request.json()
        except ValueError:
            asked = None
        password = asked.get("password") if isinstance(asked, dict) else None
        address = address_of(request.scope)
        if wait := admin.waits(address):
            minutes = -(-wait // 60)
            return JSONResponse(
                {"message": texts.TOO_MANY_TRIES.format(minutes=minutes)}, 429, headers={"Retry-After": str(wait)}
            )
        cookie = admin.log_in(password if isinstance(password, str) else "", address)
        if cookie is None:
            return JSONResponse({"message": texts.WRONG_PASSWORD if admin.has_password else texts.NO_PASSWORD_SET}, 401)
        response = JSONResponse({"message": texts.LOGGED_IN})
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, cookie, SESSION_SECONDS, httponly=True, samesite="strict", secure=secure)
        return response

    @app.post(LOG_OUT)
    async def log_out(request: Request) -> JSONResponse:
        if not same_origin(request.headers):
            return JSONResponse({"message": texts.OTHER_ORIGIN}, 403)
        admin.log_out(request.cookies.get(COOKIE, ""))
        response = JSONResponse({"message": texts.LOGGED_OUT})
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return response
