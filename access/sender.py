"""Who sends a request: a key's holder, someone logged in, a trusted proxy's user, or whoever is at this machine."""

import ipaddress
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.requests import cookie_parser
from starlette.types import Scope

from access.caller import NOBODY, Caller, Role
from access.keys import Keys
from access.lists import Networks, names, origins
from access.origin import is_loopback, is_near, names_host, same_origin
from access.sessions import Sessions
from errors import SettingsError
from settings import Settings

COOKIE = "phien"
ADDRESS = "address"  # of a connection's scope["state"]: where the request came from, as `address_of` tells
HERE = "máy này"
_LONGEST_USER = 200
_SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Sender:
    """What is known of who sends a request.

    `counted_as` is what limits count by, "" for nobody known and for whoever is at this machine, which has none.
    """

    caller: Caller
    address: str
    counted_as: str = ""
    is_near: bool = False  # known by sitting at this machine, and by nothing else
    wrong_key: bool = False
    other_origin: bool = False  # a page of another origin would change something here: to be refused
    is_https: bool = False  # a trusted proxy says that the browser speaks https with it


def address_of(scope: Scope) -> str:
    """The address that a request came from: of the browser, where a trusted proxy names it; "" when it is unknown."""
    state = scope.get("state") or {}
    return str(state.get(ADDRESS) or _peer(scope))


class Senders:
    """Tells who sends a request; safe to share between threads. Raises SettingsError for settings that do not fit.

    A key is believed before a log-in, this before a proxy's header, and that before sitting at this machine. A page of
    another origin can use nobody's cookie, proxy or place: it has to bring a key. One that CORS_ORIGINS names may also
    ask, and no more, through a browser at this machine.
    """

    def __init__(self, settings: Settings, keys: Keys, sessions: Sessions) -> None:
        self._keys = keys
        self._sessions = sessions
        self._local = is_loopback(settings.host)
        self._here = Caller(HERE, Role.ASK if settings.admin_password.get_secret_value() else Role.ADMIN)
        self._proxies = Networks("TRUSTED_PROXIES", settings.trusted_proxies)
        self._user_header = settings.proxy_user_header.casefold()
        self._admins = frozenset(names(settings.admin_users))
        self._origins = frozenset(origins("CORS_ORIGINS", settings.cors_origins))
        if self._user_header and not self._proxies:
            raise SettingsError(
                "PROXY_USER_HEADER chỉ dùng được khi TRUSTED_PROXIES nêu địa chỉ của máy chủ proxy; "
                "nếu không, ai cũng tự xưng tên được. Hãy đặt cả hai, hoặc bỏ PROXY_USER_HEADER."
            )

    @property
    def is_local(self) -> bool:
        """True when the server listens on this machine alone."""
        return self._local

    @property
    def takes_proxy_users(self) -> bool:
        """True when a proxy may name its users."""
        return bool(self._user_header)

    def sender(self, scope: Scope) -> Sender:
        """Who sends an HTTP request. Raises StoreError when a key is given and the keys cannot be read."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        peer = _peer(scope)
        proxied = peer in self._proxies
        host = (_first(headers, "x-forwarded-host") if proxied else "") or headers.get("host", "")
        address = self._forwarded_for(scope, peer) if proxied else peer
        is_https = proxied and _first(headers, "x-forwarded-proto").casefold() == "https"

        foreign = not same_origin(headers, host)
        from_script = foreign and "origin" in headers
        named = headers.get("origin", "").casefold() in self._origins
        other_origin = foreign and not named and scope["method"] not in _SAFE
        near = self._local and not proxied and is_near(headers, peer)
        near = near and (named if from_script else names_host(headers, host))

        def known(caller: Caller, counted_as: str = "", *, is_here: bool = False) -> Sender:
            return Sender(caller, address, counted_as, is_here, False, other_origin, is_https)

        if key := _given_key(headers):
            if caller := self._keys.holder(key):
                return known(caller, f"key {caller.name}")
            if (
                not near or self._keys.ever_made()
            ):  # a client may be unable to send none: where none exists, none is wrong
                return Sender(NOBODY, address, wrong_key=True, other_origin=other_origin, is_https=is_https)
        if not from_script:
            if caller := self._logged_in(headers):
                return known(caller, f"key {caller.name}")
            if proxied and (user := self._user(scope)):
                return known(Caller(user, Role.ADMIN if user in self._admins else Role.ASK), f"user {user}")
        if near:
            return known(Caller(HERE, Role.ASK) if from_script else self._here, is_here=True)
        return known(NOBODY)

    def _logged_in(self, headers: Mapping[str, str]) -> Caller | None:
        if COOKIE not in headers.get("cookie", ""):
            return None
        subject = self._sessions.subject(cookie_of(headers))
        return self._keys.numbered(int(subject)) if subject else None

    def _user(self, scope: Scope) -> str:
        """The user that a trusted proxy names; "" when it names none, or two: one of them is not its own."""
        if not self._user_header:
            return ""
        found = _all(scope, self._user_header)
        try:
            user = found[0].encode("latin-1").decode().strip() if len(found) == 1 else ""
        except UnicodeDecodeError:
            return ""
        return user if len(user) <= _LONGEST_USER and user.isprintable() else ""

    def _forwarded_for(self, scope: Scope, peer: str) -> str:
        """The last address that a trusted proxy has seen and that is no trusted proxy itself."""
        address = peer
        for one in reversed(",".join(_all(scope, "x-forwarded-for")).split(",")[-20:]):
            if not (named := _plain_address(one.strip())):
                break
            address = named
            if address not in self._proxies:
                break
        return address


def cookie_of(headers: Mapping[str, str]) -> str:
    """The value of the log-in's cookie; "" when there is none."""
    return cookie_parser(headers.get("cookie", "")).get(COOKIE, "")


def _given_key(headers: Mapping[str, str]) -> str:
    """The key that a request brings in a header; one in its address is never read: addresses stand in logs."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return (token if scheme.casefold() == "bearer" else "").strip() or headers.get("x-api-key", "").strip()


def _first(headers: Mapping[str, str], name: str) -> str:
    """What the first of several proxies has written."""
    return headers.get(name, "").partition(",")[0].strip()


def _peer(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _all(scope: Scope, name: str) -> list[str]:
    wanted = name.encode("latin-1")
    return [value.decode("latin-1") for header, value in scope["headers"] if header == wanted]


def _plain_address(text: str) -> str:
    """An address without port and brackets; "" for what is none."""
    for candidate in _candidates(text):
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return ""


def _candidates(text: str) -> Iterator[str]:
    yield text
    if text.startswith("["):
        yield text[1:].partition("]")[0]
    elif text.count(":") == 1:
        yield text.partition(":")[0]
