"""The OpenAPI document, and its page, which asks no other host for anything."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.server import create_app
from settings import Settings
from tests.ui.fake import FixedAssistant
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

VIETNAMESE = re.compile("[ạảấầẩậắằặẻẽếềểệỉịọỏốồổộớờợụủứừửựỳỷỹđơưăâêô]")


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    app = create_app(FixedAssistant(), Settings.load())  # type: ignore[arg-type]
    with served(app) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def walked(value: Any) -> Iterator[Any]:
    yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walked(one)


def test_every_route_is_described_in_vietnamese_with_its_refusals(client: httpx.Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    operations = {(method, path): one for path, item in document["paths"].items() for method, one in item.items()}
    assert set(operations) == {
        ("post", "/api/v1/ask"),
        ("get", "/api/v1/articles"),
        ("post", "/api/v1/articles"),
        ("get", "/api/v1/articles/{article_id}"),
        ("delete", "/api/v1/articles/{article_id}"),
        ("get", "/api/v1/figures"),
        ("get", "/api/v1/documents"),
        ("post", "/api/v1/feedback"),
        ("get", "/healthz"),
        ("get", "/readyz"),
        ("get", "/metrics"),
    }
    for (_, path), one in operations.items():
        assert VIETNAMESE.search(one["summary"]) and VIETNAMESE.search(one["description"])
        for status, told in one["responses"].items():
            if int(status) >= 400:
                assert list(told["content"]) == ["application/problem+json"]
        assert path == "/healthz" or {"401", "403", "429", "503"} <= set(one["responses"])
        assert all(VIETNAMESE.search(given["description"]) for given in one.get("parameters", ()))
    names = set(document["components"]["schemas"])
    named = {one["$ref"].rpartition("/")[2] for one in walked(document) if isinstance(one, dict) and "$ref" in one}
    assert named <= names
    assert document["components"]["schemas"]["AskRequest"]["examples"]


def test_swagger_ui_gets_what_it_knows_of_openapi(client: httpx.Client) -> None:
    older = client.get("/api/v1/docs/openapi.json").json()
    assert older["openapi"].startswith("3.0.")
    for one in walked(older["components"]["schemas"]):
        if isinstance(one, dict):
            assert one.get("type") != "null"
            assert "const" not in one


def test_the_page_loads_its_own_files_only_and_runs_no_script_that_stands_in_it(client: httpx.Client) -> None:
    page = client.get("/api/v1/docs")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self';" in policy
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(addresses) == 4
    for address in addresses:
        if address != "data:,":
            assert not address.startswith(("http", "//", "/"))
            assert client.get(f"/api/v1/{address}").status_code == 200
    assert "<script>" not in page.text
    assert client.get("/api/v1/docs/..%2f..%2fapp.py").status_code == 404
    assert client.get("/api/v1/docs/index.html").status_code == 404
