from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI, Request

from tests.ui.serving import served
from ui.visitor import COOKIE, VisitorCookie, user_of

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    app = FastAPI()
    app.add_middleware(VisitorCookie)

    @app.get("/")
    @app.get("/other")
    def who(request: Request) -> dict[str, str]:
        return {"user": user_of(request.cookies)}

    with served(app) as address:
        yield address


def get(url: str, cookie: str | None = None) -> httpx.Response:
    headers = {"Cookie": cookie} if cookie is not None else {}
    return httpx.get(url, headers=headers, trust_env=False, timeout=20)


def test_a_browser_gets_a_random_cookie_that_no_script_can_read_and_keeps_it_for_a_year(address: str) -> None:
    first, second = get(f"{address}/"), get(f"{address}/")
    header = first.headers["set-cookie"]
    assert "HttpOnly" in header and "SameSite=Lax" in header and "Path=/" in header
    assert "Max-Age=31536000" in header
    assert "Secure" not in header, "the page is served over plain HTTP on a local network"
    assert len(first.cookies[COOKIE]) == 43
    assert first.cookies[COOKIE] != second.cookies[COOKIE]


def test_the_same_browser_stays_the_same_user_and_is_named_by_a_digest(address: str) -> None:
    token = get(f"{address}/").cookies[COOKIE]
    again = get(f"{address}/", f"{COOKIE}={token}; other=1")
    assert again.cookies[COOKIE] == token
    user = again.json()["user"]
    assert len(user) == 64 and token not in user
    assert get(f"{address}/other", f"{COOKIE}={token}").json()["user"] == user


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=", f"{COOKIE}=short", f"{COOKIE}={'a' * 42}/", "=;, {", f"{COOKIE}"])
def test_a_cookie_that_this_program_never_gave_is_nobody_and_is_replaced(address: str, cookie: str) -> None:
    response = get(f"{address}/", cookie)
    assert response.json()["user"] == ""
    assert len(response.cookies[COOKIE]) == 43


def test_only_the_page_itself_gives_the_cookie(address: str) -> None:
    assert "set-cookie" not in get(f"{address}/other").headers
