from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from api.server import create_app
from records.conversation import Exchange
from settings import Settings
from tests.ui.fake import MODEL, FixedAssistant, article
from tests.ui.kept import MemoryConversations
from tests.ui.serving import served
from ui import texts
from ui.chat.downloads import add_downloads
from ui.page import mount
from ui.visitor import COOKIE, user_of

pytestmark = pytest.mark.enable_socket

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên.", title="<b>Đại hội</b>")


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assistant = FixedAssistant(ARTICLE)
    app = mount(create_app(assistant, settings), assistant, settings)
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


def test_the_page_the_api_and_the_health_check_live_side_by_side(client: httpx.Client) -> None:
    page = client.get("/")
    assert texts.TITLE in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.post("/api/v1/ask", json={"question": "Bao nhiêu?"}).json()["status"] == "not_found"
    assert client.get("/api/nowhere").json()["error"]["code"] == "not_found"


def test_the_page_names_no_other_host(client: httpx.Client) -> None:
    for path in (
        "/trang/style.css",
        "/trang/article.css",
        "/trang/panel.js",
        "/trang/chat.js",
        "/trang/chat.css",
        "/trang/asking.css",
    ):
        response = client.get(path)
        assert response.status_code == 200
        assert "//" not in response.text.replace("// ", "")


def test_the_icon_is_ours(client: httpx.Client) -> None:
    icon = client.get("/favicon.ico")
    assert icon.content.startswith(b"\x89PNG")
    assert len(icon.content) < 4000


def test_an_article_page_marks_the_span_and_escapes_its_title(client: httpx.Client) -> None:
    start = ARTICLE.text.index("134")
    page = client.get(f"/bai-viet/a1?tu={start}&den={start + 3}")
    assert '<mark id="trich-dan">134</mark>' in page.text
    assert "<title>&lt;b&gt;Đại hội&lt;/b&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "query", ["", "?tu=a&den=b", "?tu=-5&den=3", "?tu=²&den=³", f"?tu=0&den={'9' * 5000}", "?tu=9&den=1"]
)
def test_offsets_that_are_no_span_leave_the_article_readable(client: httpx.Client, query: str) -> None:
    page = client.get(f"/bai-viet/a1{query}")
    assert page.status_code == 200
    assert "<mark" not in page.text


@pytest.mark.parametrize(
    "path", ["/bai-viet/none", "/bai-viet/../../etc/passwd", "/bai-viet/..%2F..%2Fetc%2Fpasswd", "/bai-viet/a/b"]
)
def test_an_unknown_article_is_said_to_be_missing(client: httpx.Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "root:" not in page.text


@pytest.mark.parametrize(
    "path", ["/gradio_api/file=/etc/passwd", "/gradio_api/file=app.py", "/gradio_api/runs", "/monitoring"]
)
def test_gradio_serves_no_file_of_the_machine_and_no_record_of_use(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


def test_no_listener_is_offered_as_an_endpoint(client: httpx.Client) -> None:
    assert client.get("/gradio_api/info").json()["named_endpoints"] == {}


@pytest.fixture
def kept() -> Iterator[tuple[str, str, str]]:
    """The address of a server with one kept conversation, the cookie of its user, and its id."""
    store, app, token = MemoryConversations(), FastAPI(), "a" * 43
    store.add(user_of({COOKIE: token}), "abc", Exchange("Bao nhiêu?", notice="Không rõ."))
    add_downloads(app, store, {"md": lambda title, said: f"{title} {len(said)}", "docx": lambda title, said: b"PK"})
    with served(app) as address:
        yield address, token, "abc"


@pytest.mark.parametrize(
    ("kind", "content", "type_"), [("md", "Bao nhiêu? 1", "text/markdown"), ("docx", "PK", "word")]
)
def test_a_conversation_is_a_file_for_the_browser_whose_it_is(
    kept: tuple[str, str, str], kind: str, content: str, type_: str
) -> None:
    address, token, conversation = kept
    url = f"{address}/tai/hoi-thoai/{conversation}.{kind}"
    mine = httpx.get(url, headers={"Cookie": f"{COOKIE}={token}"}, trust_env=False)
    assert mine.text == content and type_ in mine.headers["content-type"]
    assert mine.headers["content-disposition"] == f'attachment; filename="hoi-thoai.{kind}"'
    for cookie in ("", f"{COOKIE}={'b' * 43}"):
        foreign = httpx.get(url, headers={"Cookie": cookie}, trust_env=False)
        assert foreign.status_code == 404 and "Bao" not in foreign.text


@pytest.mark.parametrize("name", ["none.md", "abc.exe", "abc.md.docx"])
def test_a_file_that_is_not_there_is_said_to_be_missing(kept: tuple[str, str, str], name: str) -> None:
    address, token, _ = kept
    response = httpx.get(f"{address}/tai/hoi-thoai/{name}", headers={"Cookie": f"{COOKIE}={token}"}, trust_env=False)
    assert response.status_code == 404


def choices(address: object) -> list[dict[str, object]]:
    """The controls by which a reader says who is to write."""
    config = httpx.get(f"{address}/config", trust_env=False, timeout=30).json()
    return [part["props"] for part in config["components"] if part["props"].get("elem_id") == "writer"]


def test_the_choice_of_a_writer_is_only_there_where_a_language_model_is(client: httpx.Client) -> None:
    assert choices(client.base_url) == []
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    assistant = FixedAssistant(ARTICLE, model_name=MODEL)
    with served(mount(create_app(assistant, settings), assistant, settings)) as address:
        (choice,) = choices(address)
    assert choice["label"] == texts.WRITER_LABEL
    assert choice["choices"] == [["Trích nguyên văn", "extractive"], ["Mô hình viết", "model"]]
    assert choice["value"] == "model"
