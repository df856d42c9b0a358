"""Logging in to the page with a key, and out again: GET and POST /dang-nhap and /dang-xuat.

Plain forms, without a script: they work before anything of the page has been let through.
"""

from html import escape
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from access.access import LOG_IN, LOG_OUT, Access
from access.caller import caller_of
from access.sender import COOKIE, HERE, address_of, cookie_of
from access.sessions import SESSION_SECONDS
from errors import StoreError
from ui.texts import TITLE
from ui.texts import log_in as texts

_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Without a referrer browsers send the form with "Origin: null", as if it were a stranger's.
_HEADERS = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
_LONGEST_WAY = 2000


def add_log_in_page(app: FastAPI, access: Access) -> None:
    """Serves both pages. `ve` is the address that is gone to afterwards."""

    @app.get(LOG_IN, response_class=HTMLResponse)
    def form(request: Request, ve: str = "/") -> HTMLResponse:
        return _form(access, request, _way(ve))

    # In the event loop: between asking whether an address has to wait and counting its failure nothing else runs.
    @app.post(LOG_IN)
    async def log_in(request: Request) -> Response:
        given = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=10)
        secret, way = given.get("khoa", [""])[0].strip(), _way(given.get("ve", ["/"])[0])
        address = address_of(request.scope)
        if wait := access.attempts.waits(address):
            told = texts.TOO_MANY_TRIES.format(minutes=-(-wait // 60))
            return _form(access, request, way, told, 429, {"Retry-After": str(wait)})
        try:
            number = access.keys.number(secret)
        except StoreError:
            return _form(access, request, way, texts.UNAVAILABLE, 503)
        if number is None:
            access.attempts.failed(address)
            return _form(access, request, way, texts.WRONG, 401)
        access.attempts.cleared(address)
        response = RedirectResponse(way, 303, headers={"Cache-Control": "no-store"})
        secure = request.url.scheme == "https"
        cookie = access.sessions.begin(str(number))
        # Lax: a link to an article, in a letter or on the intranet's own page, opens it. What changes something is
        # refused when it comes from there, whatever cookie it brings.
        response.set_cookie(COOKIE, cookie, SESSION_SECONDS, httponly=True, samesite="lax", secure=secure)
        return response

    @app.get(LOG_OUT, response_class=HTMLResponse)
    def ask_to_log_out(request: Request) -> HTMLResponse:
        name = caller_of(request.scope).name
        if access.sessions.subject(cookie_of(request.headers)) is not None:
            button = f'<button type="submit">{escape(texts.LOG_OUT)}</button>'
            inner = f'{_whose(request)}<form method="post" action="{LOG_OUT}">{button}</form>'
        else:
            why = texts.NOT_IN if not name else texts.HERE_OUT if name == HERE else texts.BY_PROXY_OUT
            inner = f"{_whose(request)}<p>{escape(why)}</p>"
        return _page(texts.LOG_OUT, inner + _way_back())

    @app.post(LOG_OUT)
    async def log_out(request: Request) -> Response:
        access.sessions.end(cookie_of(request.headers))
        response = RedirectResponse(LOG_IN, 303, headers={"Cache-Control": "no-store"})
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return response


def _form(
    access: Access,
    request: Request,
    way: str,
    wrong: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    parts = [_whose(request) + _way_back() if caller_of(request.scope).role else ""]
    parts.append(f'<p class="wrong" role="alert" id="wrong">{escape(wrong)}</p>' if wrong else "")
    described = ' aria-invalid="true" aria-describedby="wrong hint"' if wrong else ' aria-describedby="hint"'
    parts.append(
        f'<form method="post" action="{LOG_IN}"><label for="khoa">{escape(texts.LABEL)}</label>'
        f'<input id="khoa" name="khoa" type="password" autocomplete="current-password" required autofocus{described}>'
        f'<p class="hint" id="hint">{escape(texts.HINT)}</p>'
        f'<input type="hidden" name="ve" value="{escape(way)}">'
        f'<button type="submit">{escape(texts.SUBMIT)}</button></form>'
    )
    if access.senders.takes_proxy_users:
        parts.append(f'<p class="hint">{escape(texts.BY_PROXY)}</p>')
    if not _is_possible(access):
        parts.append(f'<p class="hint">{escape(texts.NO_KEY_YET)}</p><pre><code>{escape(texts.COMMAND)}</code></pre>')
    return _page(texts.TITLE, "".join(parts), status, headers)


def _is_possible(access: Access) -> bool:
    try:
        return access.is_possible
    except StoreError:
        return True  # which is said when a key is tried


def _whose(request: Request) -> str:
    caller = caller_of(request.scope)
    if not caller.role:
        return ""
    return f"<p>{escape(texts.ALREADY.format(name=caller.name, role=texts.ROLES[caller.role]))}</p>"


def _way_back() -> str:
    return f'<p><a href="/">{escape(texts.GO_ON)}</a></p>'


def _way(asked: str) -> str:
    """An address of this site, "/" for any other: nobody is sent elsewhere by a link to the log-in."""
    plain = asked.isprintable() and asked.isascii() and "\\" not in asked and len(asked) <= _LONGEST_WAY
    here = asked.startswith("/") and not asked.startswith(("//", LOG_IN, LOG_OUT))
    return asked if plain and here else "/"


def _page(title: str, inner: str, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – {escape(TITLE)}</title>"
        '<link rel="stylesheet" href="/trang/article.css"><link rel="stylesheet" href="/trang/log-in.css">'
        '<link rel="icon" href="/trang/favicon.png">'
    )
    body = f'<main id="log-in"><p class="name">{escape(TITLE)}</p><h1>{escape(title)}</h1>{inner}</main>'
    page = f'<!doctype html><html lang="vi" class="alone"><head>{head}</head><body>{body}</body></html>'
    return HTMLResponse(page, status_code=status, headers={**_HEADERS, **(headers or {})})
