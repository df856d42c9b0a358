from collections.abc import Iterator

import httpx
import pytest

from api.server import create_app
from settings import Settings
from tests.ui.fake import FixedAssistant
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    settings = Settings(_env_file=None, widget_origins="https://a.example, http://b.example:8080")  # type: ignore[call-arg]
    with (
        served(create_app(FixedAssistant(), settings)) as address,
        httpx.Client(base_url=address, trust_env=False) as made,
    ):
        yield made


def test_only_the_origins_of_the_setting_may_show_the_page(client: httpx.Client) -> None:
    headers = client.get("/nhung").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["frame-ancestors"] == "'self' https://a.example http://b.example:8080"
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert "frame-ancestors 'self'" in client.get("/healthz").headers["content-security-policy"]


@pytest.mark.parametrize("name", ["widget.js", "chat.js", "answer.js", "texts.js", "chat.css"])
def test_its_files_may_be_loaded_by_other_origins_and_are_asked_for_anew(client: httpx.Client, name: str) -> None:
    response = client.get(f"/nhung/{name}")
    assert response.status_code == 200
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.headers["cache-control"] == "no-cache"
    again = client.get(f"/nhung/{name}", headers={"If-None-Match": response.headers["etag"]})
    assert again.status_code == 304
    assert not any(word in response.text for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval("))


@pytest.mark.parametrize("path", ["/nhung/", "/nhung/..%2fnhung.html", "/nhung/x.js"])
def test_nothing_else_lies_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
