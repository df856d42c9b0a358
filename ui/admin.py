"""Who may change the library: whoever knows the admin password or, where none is set, who sits at this machine.

`Admin` decides about a request, whichever route it came to; `add_log_in` serves the two routes of the password.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from settings import Settings
from ui.texts import library as texts

COOKIE = "quan-tri"
LOG_IN, LOG_OUT = "/quan-tri/dang-nhap", "/quan-tri/dang-xuat"
SESSION_SECONDS = 12 * 3600
ATTEMPTS = 5
ATTEMPT_SECONDS = 15 * 60
_MOST_ADDRESSES = 10_000
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


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

    With a password: whoever logged in with it, for at most 12 hours. Without: whoever is at this machine, which is
    known only while the server listens on loopback, and the request names a loopback host (so that no other site can
    take its place by DNS) and came through no proxy. A page of another origin is refused either way.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self._password = settings.admin_password.get_secret_value()
        self._local = _is_loopback(settings.host)
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._ended: set[str] = set()
        self._failed: dict[str, list[float]] = {}

    @property
    def has_password(self) -> bool:
        """True when a password is set."""
        return bool(self._password)

    def allowed(self, visit: Visit) -> bool:
        """True when the request may change the library."""
        return not self.refusal(visit)

    def refusal(self, visit: Visit) -> str:
        """Why the request may not change the library, and what to do about it (in Vietnamese); "" when it may."""
        if self._password:
            if not _same_origin(visit.headers):
                return texts.OTHER_ORIGIN
            return "" if self._is_valid(visit.cookies.get(COOKIE, "")) else texts.PASSWORD_NEEDED
        if not self._local:
            return texts.NO_PASSWORD_SET
        host = str(visit.client.host) if visit.client else ""
        near = _is_loopback(host) and not any(name in visit.headers for name in _FORWARDED)
        if not near or not _is_loopback(_host_name(visit.headers.get("host", ""))):
            return texts.NOT_AT_THIS_MACHINE
        return "" if _same_origin(visit.headers) and _names_host(visit.headers) else texts.OTHER_ORIGIN

    def log_in(self, password: str, address: str) -> str | None:
        """The cookie's value for the right password, None for a wrong one. `waits` is to be asked first."""
        if not self._password:
            return None
        given, wanted = (hashlib.sha256(one.encode("utf-8", "replace")).digest() for one in (password, self._password))
        if not hmac.compare_digest(given, wanted):
            network = _network(address)
            self._failed[network] = [*self._failed.pop(network, ())[-ATTEMPTS:], self._clock()]
            while len(self._failed) > _MOST_ADDRESSES:
                del self._failed[next(iter(self._failed))]
            return None
        self._failed.pop(_network(address), None)
        claim = f"{int(self._clock()) + SESSION_SECONDS}.{secrets.token_urlsafe(16)}"
        return f"{claim}.{self._signature(claim)}"

    def log_out(self, cookie: str) -> None:
        """Ends what a log-in has begun, also for whoever has copied its cookie."""
        if self._is_valid(cookie):
            self._ended.add(cookie)

    def waits(self, address: str) -> int:
        """Seconds that an address has to wait before it may try another password: 5 may fail in 15 minutes."""
        now = self._clock()
        recent = [when for when in self._failed.get(_network(address), ()) if now - when < ATTEMPT_SECONDS]
        return int(recent[-ATTEMPTS] + ATTEMPT_SECONDS - now) + 1 if len(recent) >= ATTEMPTS else 0

    def _is_valid(self, cookie: str) -> bool:
        claim, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(claim).encode()) or cookie in self._ended:
            return False
        return self._clock() < int(claim.partition(".")[0])

    def _signature(self, claim: str) -> str:
        return hmac.new(self._key, claim.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def add_log_in(app: FastAPI, admin: Admin) -> None:
    """Serves POST /quan-tri/dang-nhap, of JSON {"password": ...}, and POST /quan-tri/dang-xuat.

    Both answer {"message": ...}, in Vietnamese: 200 done, 401 wrong password, 403 another origin, 429 too many tries.
    """

    # In the event loop: between asking whether an address has to wait and counting its failure nothing else runs.
    @app.post(LOG_IN)
    async def log_in(request: Request) -> JSONResponse:
        if not _same_origin(request.headers):
            return JSONResponse({"message": texts.OTHER_ORIGIN}, 403)
        try:
            asked = await request.json()
        except ValueError:
            asked = None
        password = asked.get("password") if isinstance(asked, dict) else None
        address = request.client.host if request.client else ""
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
        if not _same_origin(request.headers):
            return JSONResponse({"message": texts.OTHER_ORIGIN}, 403)
        admin.log_out(request.cookies.get(COOKIE, ""))
        response = JSONResponse({"message": texts.LOGGED_OUT})
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return response


def _same_origin(headers: Mapping[str, str]) -> bool:
    """False when a browser says that a page of another origin sent the request, be it of another port of this host.

    Browsers say it in Sec-Fetch-Site, which holds behind a proxy that changes Host too; where that is missing (plain
    HTTP to another machine) Origin is compared with Host.
    """
    site = headers.get("sec-fetch-site")
    return site in ("same-origin", "none") if site is not None else _names_host(headers)


def _names_host(headers: Mapping[str, str]) -> bool:
    """Whether Origin, when it is sent, names the host that the request went to."""
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].casefold() == headers.get("host", "").casefold()


def _host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    try:
        return host.casefold() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _network(address: str) -> str:
    """What attempts are counted by: an address or, since a household has as many as it likes, 64 bits of IPv6."""
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(one) if one.version == 4 else str(ipaddress.ip_network((one, 64), strict=False))
