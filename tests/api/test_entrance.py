"""The entrance: which route is open to whom, over HTTP, and what is refused how."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, StreamingResponse

from access.access import Access
from access.caller import Role, caller_of
from access.keys import FILE
from api.entrance import Entrance, add_entrance
from api.needed import needed_role
from api.server import create_app
from settings import Settings
from tests.ui.fake import FixedAssistant
from tests.ui.serving import served
from ui.page import mount

pytestmark = pytest.mark.enable_socket

# All that is open to anybody and to those who may ask. A route that is in neither list has to be closed.
OPEN = """
GET /healthz · GET /readyz · GET /dang-nhap · POST /dang-nhap · GET /dang-xuat · POST /dang-xuat
GET /nhung · GET /nhung/widget.js
GET /trang/article.css · GET /trang/log-in.css · GET /trang/favicon.png
GET /trang/fonts/x · GET /static/fonts/x
"""
ASK = """
GET / · GET /bai-viet/x · GET /tai/so-lieu.x · GET /tai/van-ban.x · GET /tai/x · GET /trang/chat.js
POST /quan-tri/dang-nhap · POST /quan-tri/dang-xuat
POST /api/v1/ask · POST /api/v1/feedback · GET /api/v1/articles · GET /api/v1/articles/x · GET /api/v1/figures
GET /api/v1/documents · GET /api/v1/openapi.json · GET /api/v1/docs · GET /api/v1/docs/x · GET /api/v1/docs/openapi.json
GET /api/v1/docs/start.js
POST /v1/chat/completions · GET /v1/models · GET /v1/models/x
GET /mcp · POST /mcp · DELETE /mcp · GET /mcp/ · POST /mcp/ · DELETE /mcp/
GET /config · GET /theme.css · GET /favicon.ico · GET /manifest.json · GET /svelte/x · GET /static/x · GET /assets/x
POST /gradio_api/queue/join · GET /gradio_api/queue/data · GET /gradio_api/queue/status · POST /gradio_api/run/predict
POST /gradio_api/cancel · POST /gradio_api/reset · GET /gradio_api/startup-events · GET /gradio_api/heartbeat/x
GET /gradio_api/info · GET /gradio_api/app_id · GET /gradio_api/theme.css · POST /gradio_api/upload
GET /gradio_api/upload_progress · GET /gradio_api/login_check · GET /gradio_api/user · GET /gradio_api/token
"""
CLOSED = """
POST /api/v1/articles · DELETE /api/v1/articles/x · GET /metrics · GET /openapi.json · GET /docs · POST /login
GET /monitoring · GET /gradio_api/file=/etc/passwd · GET /gradio_api/deep_link · POST /gradio_api/component_server
GET /moi · POST /moi · GET /api · GET /api/v2/ask · PUT /api/v1/ask · OPTIONS /api/v1/ask · GET /config/ · TRACE /
GET //config · GET /trang/../config · GET /trang/./x · GET /bai-viet/../gradio_api/file=/etc/passwd · GET /trang\\x
"""
KEYS = ("nobody", "wrong", "ask", "admin")


def listed(text: str) -> list[tuple[str, str]]:
    return [
        (method, path) for line in text.strip().splitlines() for method, path in [e.split() for e in line.split(" · ")]
    ]


@dataclass
class Site:
    """A served application and keys to it."""

    client: httpx.Client
    app: FastAPI
    access: Access
    secrets: dict[str, str]

    def headers(self, who: str) -> dict[str, str]:
        return {"authorization": f"Bearer {self.secrets[who]}"} if who in self.secrets else {}

    def ask(self, who: str = "nobody", **headers: str) -> httpx.Response:
        sent = self.headers(who) | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post("/api/v1/ask", json={"question": "Ai?"}, headers=sent)


@contextmanager
def site(folder: Path, **named: Any) -> Iterator[Site]:
    settings = Settings.load(data_dir=folder, **named)
    with Access(settings) as access:
        assistant = FixedAssistant()
        app = mount(create_app(assistant, settings), assistant, settings, access=access)
        add_entrance(app, access)
        secrets = {"ask": access.keys.add("hỏi", Role.ASK), "admin": access.keys.add("quản trị", Role.ADMIN)}
        with served(app) as address, httpx.Client(base_url=address, timeout=60) as client:
            yield Site(client, app, access, secrets | {"wrong": "tlnq_" + "x" * 43})


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    named = {"trusted_proxies": "127.0.0.2", "proxy_user_header": "X-User", "cors_origins": "https://cong.example"}
    with site(tmp_path_factory.mktemp("public"), host="0.0.0.0", rate_per_minute=100_000, **named) as one:
        yield one


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("local"), rate_per_minute=1, answers_at_once=1) as one:
        yield one


def walk(routes: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Each method and address of an application, mounted ones and included ones too; x for what may vary."""
    for route in routes:
        if inner := getattr(route, "original_router", None):
            yield from walk(inner.routes, before)
        elif inner := getattr(route, "routes", None):
            yield from walk(inner, before + route.path)
        else:
            path = "".join("x" if at % 2 else part for at, part in enumerate(split(before + route.path)))
            for method in getattr(route, "methods", None) or ("GET",):
                yield method, path


def split(path: str) -> list[str]:
    """The text between braces stands at odd places."""
    return path.replace("}", "{").split("{")


def answered(client: httpx.Client, method: str, path: str, headers: dict[str, str]) -> tuple[int, str]:
    """The status, and the code of the refusal where it is one of the entrance; a stream is not waited for."""
    with client.stream(method, path, headers=headers) as response:
        if response.headers.get("content-type") != "application/problem+json":
            return response.status_code, ""
        told = json.loads(response.read() or "{}")
        return response.status_code, str(told.get("code"))


def refusals(site: Site, method: str, path: str) -> dict[str, tuple[int, str]]:
    return {who: answered(site.client, method, path, site.headers(who)) for who in KEYS}


REFUSED = {"nobody": (401, "no_key"), "wrong": (401, "wrong_key"), "ask": (403, "wrong_role")}


def test_every_route_of_the_application_is_closed_to_whom_it_is_not_named_for(public: Site) -> None:
    open_, ask = set(listed(OPEN)), set(listed(ASK))
    routes = sorted(set(walk(public.app.routes)))
    assert len(routes) > 60 and ("POST", "/gradio_api/queue/join") in routes and ("GET", "/tai/so-lieu.x") in routes
    for method, path in routes:
        given = refusals(public, method, path)
        as_get = ("GET" if method == "HEAD" else method, path)
        lets = KEYS if as_get in open_ else ("ask", "admin") if as_get in ask else ("admin",)
        if method == "HEAD":  # a response without a body names no code
            given = {who: (status, REFUSED[who][1] if who not in lets else "") for who, (status, _) in given.items()}
        for who, (status, code) in given.items():
            if who in lets:
                assert code not in ("no_key", "wrong_key", "wrong_role"), (method, path, who, status)
            else:
                assert (status, code) == REFUSED[who], (method, path, who)


@pytest.mark.parametrize(
    ("text", "role"), [(OPEN, Role.NONE), (ASK, Role.ASK), (CLOSED, Role.ADMIN)], ids=["open", "ask", "closed"]
)
def test_the_table_gives_each_route_its_role_and_all_others_to_administrators(text: str, role: Role) -> None:
    for method, path in listed(text):
        assert needed_role(method, path) is role, (method, path)
        if method == "GET":
            assert needed_role("HEAD", path) is role


def test_a_new_route_is_closed_until_it_is_named(tmp_path: Path) -> None:
    app = FastAPI()

    @app.get("/moi")
    def new() -> str:
        return "mới"

    with Access(Settings.load(data_dir=tmp_path, host="0.0.0.0")) as access:
        add_entrance(app, access)
        ask, admin = access.keys.add("a", Role.ASK), access.keys.add("b", Role.ADMIN)
        with served(app) as address:
            got = [httpx.get(f"{address}/moi", headers={"x-api-key": key}).status_code for key in ("", ask, admin)]
    assert got == [401, 403, 200]


# What is said


def test_a_refusal_is_a_problem_that_says_what_to_do(public: Site) -> None:
    response = public.ask()
    assert response.headers["www-authenticate"].startswith("Bearer realm=")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store" and response.headers["x-content-type-options"] == "nosniff"
    body = response.json()
    assert (body["status"], body["code"], body["error"]["code"]) == (401, "no_key", "no_key")
    assert "python app.py keys add" in body["detail"] and "/dang-nhap" in body["detail"]
    wrong = public.ask("wrong")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_key")
    assert 'error="invalid_token"' in wrong.headers["www-authenticate"]


def test_a_key_in_the_address_is_not_read(public: Site) -> None:
    key = public.secrets["admin"]
    for name in ("key", "api_key", "apikey", "access_token", "token", "khoa"):
        assert public.client.post(f"/api/v1/ask?{name}={key}", json={"question": "Ai?"}).status_code == 401


def test_a_browser_that_opens_a_page_is_sent_to_the_log_in_and_a_program_is_not(public: Site) -> None:
    page = public.client.get("/bai-viet/a?tu=1&den=2", headers={"accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["location"]) == (303, "/dang-nhap?ve=%2Fbai-viet%2Fa%3Ftu%3D1%26den%3D2")
    assert public.client.get("/bai-viet/a").status_code == 401
    assert public.client.post("/api/v1/ask", headers={"accept": "text/html"}, content="{}").status_code == 401


def test_where_no_key_was_made_the_refusal_says_so(tmp_path: Path) -> None:
    async def inner(*_: Any) -> None:
        raise AssertionError("let in")

    with Access(Settings.load(data_dir=tmp_path, host="0.0.0.0")) as access:
        status, body = asyncio.run(called(Entrance(inner, access), path="/config"))
        assert status == 401 and "chưa có khóa truy cập nào" in body["detail"]
        (tmp_path / FILE).write_bytes(b"broken" * 1000)
        status, body = asyncio.run(called(Entrance(inner, access), path="/config"))
        assert (status, body["code"]) == (503, "unavailable")
        status, body = asyncio.run(called(Entrance(inner, access), ("x-api-key", "x"), path="/config"))
        assert (status, body["code"]) == (503, "unavailable")


async def called(app: Any, *headers: tuple[str, str], path: str, method: str = "GET") -> tuple[int, Any]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in (("host", "x"), *headers)]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": raw,
        "client": ("9.9.9.9", 1),
    }
    await app(scope, None, send)
    return sent[0]["status"], json.loads(sent[1]["body"])


# This machine


def test_at_this_machine_all_works_without_a_key_and_without_limits(local: Site) -> None:
    assert [local.ask().status_code for _ in range(5)] == [200] * 5
    page = local.client.get("/", headers={"accept": "text/html"})
    assert page.status_code == 200 and "gradio" in page.text
    assert local.client.get("/khong-co").status_code == 404


def test_another_name_or_page_at_this_machine_is_refused(local: Site) -> None:
    rebound = local.ask(host="evil.example")
    assert rebound.status_code == 401 and "localhost" in rebound.json()["detail"]
    assert local.client.get("/config", headers={"host": "evil.example"}).status_code == 401
    for foreign in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}):
        refused = local.ask(**foreign)
        assert (refused.status_code, refused.json()["code"]) == (403, "other_origin")
    for path in ("/dang-nhap", "/gradio_api/queue/join", "/gradio_api/upload", "/api/v1/articles", "/mcp"):
        assert local.client.post(path, headers={"origin": "http://evil.example"}).status_code == 403


# Other origins


def test_only_an_origin_that_is_named_may_read_an_answer(public: Site, local: Site) -> None:
    for asked in (public, local):
        for method in ("GET", "POST", "DELETE"):
            preflight = {"origin": "https://evil.example", "access-control-request-method": method}
            response = asked.client.options("/api/v1/ask", headers=preflight)
            assert response.status_code in (400, 403)
            assert "access-control-allow-origin" not in response.headers
        for path in ("/config", "/healthz", "/gradio_api/info", "/theme.css"):
            for origin in ("https://evil.example", "http://localhost:3000"):
                response = asked.client.get(path, headers={"origin": origin} | asked.headers("ask"))
                assert response.status_code == 200
                assert not [name for name in response.headers if name.startswith("access-control-allow")]


def test_an_origin_that_is_named_asks_with_its_key(public: Site) -> None:
    origin = {"origin": "https://cong.example"}
    wish = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}
    preflight = public.client.options("/api/v1/ask", headers=origin | wish)
    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-origin"] == "https://cong.example"
    assert "access-control-allow-credentials" not in preflight.headers
    answer = public.ask("ask", **origin)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "https://cong.example")
    refused = public.ask(**origin)
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://cong.example")
    refused = public.ask("ask", origin="https://evil.example")
    assert (refused.status_code, refused.json()["code"]) == (403, "other_origin")


# Limits


def limited(tmp_path: Path, app: FastAPI, **named: int) -> Access:
    access = Access(Settings.load(data_dir=tmp_path, host="0.0.0.0", **named))
    add_entrance(app, access)
    return access


def test_who_asks_too_often_is_told_when_to_come_back_and_its_files_still_load(tmp_path: Path) -> None:
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    def any_(path: str) -> PlainTextResponse:
        return PlainTextResponse("")

    with limited(tmp_path, app, rate_per_minute=3) as access, served(app) as address:
        key = {"x-api-key": access.keys.add("a", Role.ASK)}
        assert [httpx.get(f"{address}/assets/{n}.js", headers=key).status_code for n in range(9)] == [200] * 9
        assert [httpx.post(f"{address}/api/v1/ask", headers=key).status_code for _ in range(3)] == [200] * 3
        refused = httpx.post(f"{address}/api/v1/ask", headers=key)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_often")
        assert 0 < int(refused.headers["retry-after"]) <= 120
        assert httpx.get(f"{address}/assets/1.js", headers=key).status_code == 200
        assert httpx.get(f"{address}/healthz").status_code == 200
        assert httpx.get(f"{address}/config", headers={"x-api-key": "wrong"}).status_code == 429, "guessing counts, too"


def test_a_place_is_free_again_when_its_answer_ends_or_its_receiver_goes_away(tmp_path: Path) -> None:
    app = FastAPI()

    @app.post("/api/v1/ask")
    async def ask(long: bool = False) -> StreamingResponse:
        async def words() -> AsyncIterator[str]:
            yield "một"
            while long:
                await asyncio.sleep(0.05)
                yield "hai"

        return StreamingResponse(words())

    with limited(tmp_path, app, answers_at_once=1) as access, served(app) as address, httpx.Client() as client:
        key = {"x-api-key": access.keys.add("a", Role.ASK)}
        for _ in range(3):
            assert client.post(f"{address}/api/v1/ask", headers=key).text == "một"
        with httpx.stream("POST", f"{address}/api/v1/ask?long=1", headers=key) as growing:
            told = growing.iter_text()  # kept: who lets go of it closes the connection
            assert next(told).startswith("một")
            refused = client.post(f"{address}/api/v1/ask", headers=key)
            assert (refused.status_code, refused.json()["code"]) == (429, "too_many_at_once")
            assert int(refused.headers["retry-after"]) > 0
        deadline = time.monotonic() + 20
        while client.post(f"{address}/api/v1/ask", headers=key).status_code == 429:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert not access.limits._answering


# Other kinds of connection, and what is handed on


def test_nothing_but_http_is_let_through(tmp_path: Path) -> None:
    sent: list[Any] = []
    inside: list[str] = []

    async def inner(scope: Any, *_: Any) -> None:
        inside.append(scope["type"])

    async def send(message: Any) -> None:
        sent.append(message)

    with Access(Settings.load(data_dir=tmp_path)) as access:
        for kind in ("websocket", "lifespan", "something"):
            scope = {"type": kind, "path": "/", "headers": [], "client": ("127.0.0.1", 1)}
            asyncio.run(Entrance(inner, access)(scope, None, send))  # type: ignore[arg-type]
    assert inside == ["lifespan"]
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_the_application_learns_who_sends_and_from_where(tmp_path: Path) -> None:
    seen: list[Any] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append((caller_of(scope).name, scope["state"]["address"], scope["scheme"]))
        await PlainTextResponse("{}")(scope, receive, send)

    named = {"trusted_proxies": "9.9.9.9", "proxy_user_header": "X-User"}
    with Access(Settings.load(data_dir=tmp_path, host="0.0.0.0", **named)) as access:
        headers = [("x-user", "an"), ("x-forwarded-for", "10.0.0.7"), ("x-forwarded-proto", "https")]
        assert asyncio.run(called(Entrance(inner, access), *headers, path="/config"))[0] == 200
    assert seen == [("an", "10.0.0.7", "https")]
