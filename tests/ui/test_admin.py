"""Who may change the library, what of Gradio's routes is open to whom, and what is left of uploads."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from gradio.utils import get_upload_folder

from access.attempts import ATTEMPT_SECONDS, ATTEMPTS
from access.caller import Caller, Role
from access.sessions import SESSION_SECONDS
from api.server import create_app
from settings import Settings
from tests.ui.fake import FixedAssistant
from tests.ui.serving import served
from ui.admin import COOKIE, LOG_IN, LOG_OUT, Admin
from ui.gate import clear_uploads
from ui.page import mount
from ui.texts import library as texts

pytestmark = pytest.mark.enable_socket

PASSWORD = "mật khẩu dài 1"
LOCAL = {"host": "localhost:7860"}


@dataclass
class Visit:
    """A request, as far as it matters here."""

    headers: dict[str, str] = field(default_factory=lambda: dict(LOCAL))
    cookies: dict[str, str] = field(default_factory=dict)
    client: SimpleNamespace | None = field(default_factory=lambda: SimpleNamespace(host="127.0.0.1"))
    state: SimpleNamespace = field(default_factory=SimpleNamespace)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def settings(password: str = "", host: str = "127.0.0.1") -> Settings:
    return Settings(_env_file=None, admin_password=password, host=host, max_file_mb=1)  # type: ignore[call-arg,arg-type]


# Without a password


@pytest.mark.parametrize("listening", ["127.0.0.1", "localhost", "::1", "127.8.0.1"])
@pytest.mark.parametrize("host", ["localhost:7860", "LOCALHOST", "127.0.0.1:7860", "[::1]:7860"])
def test_without_a_password_this_machine_may(listening: str, host: str) -> None:
    admin = Admin(settings(host=listening))
    assert admin.refusal(Visit({"host": host})) == ""
    assert admin.refusal(Visit({"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"})) == ""


@pytest.mark.parametrize("listening", ["0.0.0.0", "::", "192.168.1.5", "may-chu", ""])
def test_without_a_password_nobody_may_where_others_can_reach_the_page(listening: str) -> None:
    assert Admin(settings(host=listening)).refusal(Visit()) == texts.NO_PASSWORD_SET
    assert "ADMIN_PASSWORD" in texts.NO_PASSWORD_SET


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": ""},
        {"host": "evil.example:7860"},
        {"host": "localhost.evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "[::1"},
        {"host": "evil@localhost@evil"},
        {**LOCAL, "x-forwarded-for": "127.0.0.1"},
        {**LOCAL, "forwarded": "for=127.0.0.1"},
        {**LOCAL, "x-real-ip": "127.0.0.1"},
    ],
)
def test_a_name_that_is_not_of_this_machine_or_a_proxy_is_refused(headers: dict[str, str]) -> None:
    assert Admin(settings()).refusal(Visit(headers)) == texts.NOT_AT_THIS_MACHINE


@pytest.mark.parametrize("client", [None, SimpleNamespace(host="10.0.0.9"), SimpleNamespace(host="testclient")])
def test_another_machine_is_refused_whatever_host_it_names(client: SimpleNamespace | None) -> None:
    assert Admin(settings()).refusal(Visit(client=client)) == texts.NOT_AT_THIS_MACHINE


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://localhost:3000"},
        {"origin": "null"},
        {"origin": "http://localhost:7860.evil.example"},
        {"origin": "http://[::1"},
        {"origin": "http://evil.example", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost:7860"},
    ],
)
def test_a_page_of_another_origin_is_refused_with_and_without_a_password(headers: dict[str, str]) -> None:
    assert Admin(settings()).refusal(Visit({**LOCAL, **headers})) == texts.OTHER_ORIGIN
    if headers.get("sec-fetch-site") == "same-origin":
        return  # a browser says so; behind a proxy that changes Host only it can know
    admin = Admin(settings(PASSWORD))
    cookie = admin.log_in(PASSWORD, "10.0.0.9")
    assert cookie
    assert admin.refusal(Visit({**LOCAL, **headers}, {COOKIE: cookie})) == texts.OTHER_ORIGIN


# With an administrator's key


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_who_the_entrance_found_to_be_an_administrator_may_and_who_may_ask_may_not(password: str) -> None:
    admin = Admin(settings(password, host="0.0.0.0"))
    assert admin.allowed(Visit(state=SimpleNamespace(caller=Caller("a", Role.ADMIN))))
    assert not admin.allowed(Visit(state=SimpleNamespace(caller=Caller("a", Role.ASK))))
    assert not admin.allowed(Visit(state=SimpleNamespace(caller="admin")))


# With one


def test_the_right_password_opens_and_logging_out_shuts_also_for_a_copied_cookie() -> None:
    admin = Admin(settings(PASSWORD, host="0.0.0.0"))
    assert admin.refusal(Visit()) == texts.PASSWORD_NEEDED
    cookie = admin.log_in(PASSWORD, "10.0.0.9")
    assert cookie
    assert PASSWORD not in cookie
    assert admin.allowed(Visit({"host": "may-chu:7860"}, {COOKIE: cookie}, SimpleNamespace(host="10.0.0.9")))
    admin.log_out(cookie)
    assert not admin.allowed(Visit(cookies={COOKIE: cookie}))


def test_with_a_password_this_machine_needs_it_too() -> None:
    assert not Admin(settings(PASSWORD)).allowed(Visit())


def test_a_log_in_ends_after_twelve_hours_and_with_the_process() -> None:
    clock = Clock()
    admin = Admin(settings(PASSWORD), clock)
    cookie = admin.log_in(PASSWORD, "a")
    assert cookie
    clock.now += SESSION_SECONDS - 5
    assert admin.allowed(Visit(cookies={COOKIE: cookie}))
    clock.now += 10
    assert not admin.allowed(Visit(cookies={COOKIE: cookie}))
    clock.now -= 10
    assert not Admin(settings(PASSWORD), clock).allowed(Visit(cookies={COOKIE: cookie}))


def test_a_cookie_that_was_changed_or_made_up_is_worth_nothing() -> None:
    admin = Admin(settings(PASSWORD))
    cookie = admin.log_in(PASSWORD, "a")
    assert cookie
    expires, rest = cookie.split(".", 1)
    made_up = [f"{int(expires) + 9}.{rest}", cookie[:-1], cookie + "0", "", ".", "..", "x.y.z", "9999999999..", "ế.ế.ế"]
    assert not any(admin.allowed(Visit(cookies={COOKIE: one})) for one in made_up)


@pytest.mark.parametrize("password", ["", "mat khau dai 1", PASSWORD + " ", PASSWORD.upper(), "\ud800"])
def test_another_password_is_refused(password: str) -> None:
    assert Admin(settings(PASSWORD)).log_in(password, "a") is None


def test_an_empty_password_opens_nothing_where_none_is_set() -> None:
    assert Admin(settings(host="0.0.0.0")).log_in("", "a") is None


def test_after_five_wrong_passwords_an_address_waits_and_another_does_not() -> None:
    clock = Clock()
    admin = Admin(settings(PASSWORD), clock)
    for _ in range(ATTEMPTS):
        assert admin.waits("2001:db8::1") == 0
        admin.log_in("sai", "2001:db8::1")
    assert 0 < admin.waits("2001:db8::1") <= ATTEMPT_SECONDS + 1
    assert admin.waits("2001:db8::ffff"), "the same network"
    assert admin.waits("2001:db9::1") == 0
    clock.now += ATTEMPT_SECONDS + 1
    assert admin.waits("2001:db8::1") == 0


def test_the_right_password_clears_what_failed_before() -> None:
    admin = Admin(settings(PASSWORD))
    for _ in range(ATTEMPTS - 1):
        admin.log_in("sai", "10.0.0.9")
    assert admin.log_in(PASSWORD, "10.0.0.9")
    admin.log_in("sai", "10.0.0.9")
    assert admin.waits("10.0.0.9") == 0


# The routes


def client_of(made: Settings) -> Iterator[httpx.Client]:
    assistant = FixedAssistant()
    app = mount(create_app(assistant, made), assistant, made)  # type: ignore[arg-type]
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def local() -> Iterator[httpx.Client]:
    """A page without a password, listening on loopback."""
    yield from client_of(settings())


@pytest.fixture(scope="module")
def public() -> Iterator[httpx.Client]:
    """A page without a password that others can reach."""
    yield from client_of(settings(host="0.0.0.0"))


@pytest.fixture
def guarded() -> Iterator[httpx.Client]:
    """A page with a password."""
    yield from client_of(settings(PASSWORD, host="0.0.0.0"))


def upload(client: httpx.Client, content: bytes = b"x", **headers: str) -> httpx.Response:
    return client.post("/gradio_api/upload", files={"files": ("a.txt", content)}, headers=headers)


def uploads() -> set[Path]:
    return {path for path in Path(get_upload_folder()).rglob("*") if path.is_file()}


def test_files_are_taken_from_this_machine_only(local: httpx.Client, public: httpx.Client) -> None:
    before = uploads()
    assert upload(local, host="evil.example").status_code == 403
    assert upload(local, origin="http://evil.example").status_code == 403
    refused = upload(public)
    assert (refused.status_code, refused.json()["detail"]) == (403, texts.NO_PASSWORD_SET)
    assert uploads() == before
    (path,) = upload(local).json()
    assert Path(path).read_bytes() == b"x"
    Path(path).unlink()


def test_a_file_that_was_uploaded_is_not_given_back(local: httpx.Client) -> None:
    (path,) = upload(local, b"<script>alert(1)</script>").json()
    for route in ("file=", "file/"):
        assert local.get(f"/gradio_api/{route}{path}").status_code == 404
    Path(path).unlink()


def test_a_log_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use(guarded: httpx.Client) -> None:
    assert upload(guarded).status_code == 403
    assert guarded.post(LOG_IN, json={"password": "sai"}).status_code == 401
    response = guarded.post(LOG_IN, json={"password": PASSWORD})
    assert response.json() == {"message": texts.LOGGED_IN}
    cookie = response.headers["set-cookie"].lower()
    assert all(part in cookie for part in (f"{COOKIE}=", "httponly", "samesite=strict", "max-age=43200", "path=/"))
    (path,) = upload(guarded).json()
    Path(path).unlink()
    assert guarded.post(LOG_OUT).json() == {"message": texts.LOGGED_OUT}
    assert COOKIE not in guarded.cookies
    assert upload(guarded).status_code == 403


def test_guessing_is_stopped_even_for_the_right_guess(guarded: httpx.Client) -> None:
    for _ in range(ATTEMPTS):
        assert guarded.post(LOG_IN, json={"password": "sai"}).status_code == 401
    response = guarded.post(LOG_IN, json={"password": PASSWORD})
    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0
    assert "15 phút" in response.json()["message"]


def test_a_log_in_that_cannot_be_read_is_a_wrong_password(guarded: httpx.Client) -> None:
    for body in (b"", b"[]", b"\xff", b'{"password": 5}', b'{"password": ["a"]}'):
        response = guarded.post(LOG_IN, content=body)
        assert (response.status_code, response.json()["message"]) == (401, texts.WRONG_PASSWORD)


def test_another_site_cannot_log_its_visitor_in_or_out(guarded: httpx.Client) -> None:
    for route in (LOG_IN, LOG_OUT):
        response = guarded.post(route, json={"password": PASSWORD}, headers={"origin": "http://evil.example"})
        assert response.status_code == 403
        assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/file=settings.py"),
        ("GET", "/gradio_api/file=http://127.0.0.1:1/"),
        ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/file%3D/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://127.0.0.1:1/"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/component_server/"),
        ("POST", "/gradio_api/process_recording"),
        ("POST", "/gradio_api/stream/1"),
        ("GET", "/gradio_api/stream/a/1/1/playlist-file"),
        ("GET", "/gradio_api/deep_link?session_hash=a"),
        ("POST", "/gradio_api/run/predict_1"),
        ("POST", "/gradio_api/call/show"),
        ("POST", "/gradio_api/api/show"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/run-history/buckets"),
        ("POST", "/gradio_api/vibe-edit"),
        ("GET", "/gradio_api/vibe-code"),
        ("GET", "/gradio_api/dev/reload"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/custom_component/a/client/b/c.js"),
    ],
)
def test_routes_that_the_page_has_no_use_for_are_shut(local: httpx.Client, method: str, route: str) -> None:
    response = local.request(method, route, json={} if method == "POST" else None)
    assert (response.status_code, response.json()["detail"]) == (404, texts.NO_SUCH_ROUTE)


@pytest.mark.parametrize("route", ["/static/../../settings.py", "/assets/..%2F..%2Fsettings.py", "/svelte/%2e%2e/x"])
def test_gradios_own_files_are_all_that_is_served_from_disk(local: httpx.Client, route: str) -> None:
    response = local.get(route)
    assert response.status_code in (403, 404)
    assert "Settings" not in response.text


def test_who_may_add_may_send_large_files_and_long_texts_and_nobody_else(
    local: httpx.Client, public: httpx.Client
) -> None:
    before = uploads()
    assert upload(local, b"x" * 11 * 2**20).status_code == 413
    paths = upload(local, b"x" * 3 * 2**20).json()
    event = {"data": ["a" * 500_000], "fn_index": 0}  # of no session, so that nothing comes of it
    assert public.post("/gradio_api/queue/join", json=event).status_code == 413
    assert local.post("/gradio_api/queue/join", json={**event, "data": ["a" * 2_000_000]}).status_code == 413
    assert local.post("/gradio_api/queue/join", json=event).status_code == 400
    assert local.post("/api/v1/ask", json={"question": "a" * 100_000}).status_code == 413
    for path in paths:
        Path(path).unlink()
    assert {path for path in uploads() - before if path.stat().st_size > 11 * 2**20} == set()


def test_uploads_that_nothing_was_done_with_are_cleared(tmp_path: Path) -> None:
    old, new = tmp_path / "a" / "cũ.txt", tmp_path / "b" / "mới.txt"
    for path in (old, new):
        path.parent.mkdir()
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    clear_uploads(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["b", "mới.txt"]
    clear_uploads(tmp_path / "không có")
