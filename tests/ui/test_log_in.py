"""Logging in to the page with a key, and out again."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from access.access import LOG_IN, LOG_OUT, Access
from access.attempts import ATTEMPTS
from access.caller import Role
from access.sender import COOKIE
from api.entrance import add_entrance
from settings import Settings
from tests.ui.serving import served
from ui.log_in import add_log_in_page
from ui.texts import log_in as texts

pytestmark = pytest.mark.enable_socket

PROXY = {"trusted_proxies": "127.0.0.1", "proxy_user_header": "X-User"}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Any]:
    """Opens a site: its access and a client of it."""
    with ExitStack() as stack:

        def site(**named: str) -> tuple[Access, httpx.Client]:
            access = stack.enter_context(Access(Settings.load(data_dir=tmp_path, **{"host": "0.0.0.0", **named})))
            app = FastAPI()
            add_log_in_page(app, access)

            @app.get("/config")
            def config() -> str:
                return "vào được"

            add_entrance(app, access)
            address = stack.enter_context(served(app))
            return access, stack.enter_context(httpx.Client(base_url=address))

        yield site


def log_in(client: httpx.Client, key: str, way: str = "/", **headers: str) -> httpx.Response:
    return client.post(LOG_IN, data={"khoa": key, "ve": way}, headers=headers)


def test_a_key_opens_the_page_until_it_is_revoked(opened: Any) -> None:
    access, client = opened()
    key = access.keys.add("Phòng Tổng hợp", Role.ASK)
    assert client.get("/config").status_code == 401
    response = log_in(client, f" {key}\n", "/bai-viet/a?tu=1")
    assert (response.status_code, response.headers["location"]) == (303, "/bai-viet/a?tu=1")
    cookie = response.headers["set-cookie"].lower()
    assert all(part in cookie for part in (f"{COOKIE}=", "httponly", "samesite=lax", "max-age=43200", "path=/"))
    assert "secure" not in cookie and key not in cookie
    assert client.get("/config").json() == "vào được"
    assert "“Phòng Tổng hợp” (được hỏi)" in client.get(LOG_OUT).text
    access.keys.revoke("Phòng Tổng hợp")
    assert client.get("/config").status_code == 401


def test_logging_out_ends_a_copied_cookie_too(opened: Any) -> None:
    access, client = opened()
    log_in(client, access.keys.add("a", Role.ASK))
    copied = dict(client.cookies)
    response = client.post(LOG_OUT)
    assert (response.status_code, response.headers["location"]) == (303, LOG_IN)
    assert COOKIE not in client.cookies
    assert httpx.get(f"{client.base_url}/config", cookies=copied).status_code == 401


def test_a_wrong_key_is_told_and_after_five_nobody_there_may_guess(opened: Any) -> None:
    access, client = opened()
    key = access.keys.add("a", Role.ASK)
    for guess in ("", "sai", key[:-1], key + "x", "ế" * 500):
        response = log_in(client, guess)
        assert response.status_code == 401 and texts.WRONG in response.text and "set-cookie" not in response.headers
    response = log_in(client, key)
    assert response.status_code == 429 and 0 < int(response.headers["retry-after"]) <= 901
    assert "15 phút" in response.text


def test_guesses_behind_a_trusted_proxy_are_counted_by_who_guesses(opened: Any) -> None:
    access, client = opened(**PROXY)
    key = access.keys.add("a", Role.ASK)
    for _ in range(ATTEMPTS):
        assert log_in(client, "sai", **{"x-forwarded-for": "10.0.0.7"}).status_code == 401
    assert log_in(client, key, **{"x-forwarded-for": "10.0.0.7"}).status_code == 429
    response = log_in(client, key, **{"x-forwarded-for": "10.0.0.8", "x-forwarded-proto": "https"})
    assert response.status_code == 303 and "; secure" in response.headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "way",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "",
        "a",
        "/%0d%0ax",
        "/dang-nhap",
        "/dang-xuat",
        "/ế",
        "/" + "x" * 3000,
    ],
)
def test_nobody_is_sent_elsewhere_or_round_in_circles(opened: Any, way: str) -> None:
    access, client = opened()
    response = log_in(client, access.keys.add("a", Role.ASK), way)
    assert response.headers["location"] == ("/%0d%0ax" if way == "/%0d%0ax" else "/")
    assert len(response.headers.get_list("set-cookie")) == 1


def test_what_the_address_holds_is_text_in_the_form(opened: Any) -> None:
    _, client = opened()
    page = client.get(LOG_IN, params={"ve": '/"><script>alert(1)</script>'})
    assert "<script" not in page.text and "&lt;script&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin", "else browsers name no origin when they send the form"


def test_another_site_logs_nobody_in_or_out(opened: Any) -> None:
    access, client = opened()
    key = access.keys.add("a", Role.ASK)
    assert log_in(client, key, origin="http://evil.example").status_code == 403
    log_in(client, key)
    assert client.post(LOG_OUT, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get("/config").status_code == 200


def test_the_form_tells_how_to_come_by_a_key_where_there_is_none(opened: Any) -> None:
    access, client = opened()
    assert "python app.py keys add" in client.get(LOG_IN).text
    access.keys.add("a", Role.ASK)
    assert "python app.py keys add" not in client.get(LOG_IN).text


def test_who_is_logged_in_by_a_proxy_or_sits_here_is_told_so(opened: Any, tmp_path: Path) -> None:
    _, client = opened(**PROXY)
    assert texts.BY_PROXY_OUT in client.get(LOG_OUT, headers={"x-user": "an"}).text
    assert texts.BY_PROXY in client.get(LOG_IN).text and texts.NOT_IN in client.get(LOG_OUT).text
    _, here = opened(host="127.0.0.1")
    assert texts.HERE_OUT in here.get(LOG_OUT).text


def test_keys_that_cannot_be_read_are_told_without_a_path(opened: Any, tmp_path: Path) -> None:
    access, client = opened()
    access.keys.add("a", Role.ASK)
    (tmp_path / "keys.sqlite").write_bytes(b"broken" * 4000)
    response = log_in(client, "x")
    assert response.status_code == 503 and texts.UNAVAILABLE in response.text and str(tmp_path) not in response.text
