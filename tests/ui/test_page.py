from collections.abc import Iterator

import httpx
import pytest

from api.guard import MAX_BODY_BYTES
from api.server import create_app
from settings import Settings
from tests.ui.fake import MODEL, FixedAssistant, article
from tests.ui.serving import served
from ui import texts
from ui.page import mount

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
    for path in ("/trang/style.css", "/trang/article.css", "/trang/panel.js"):
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


def test_files_cannot_be_uploaded(client: httpx.Client) -> None:
    response = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert response.status_code == 403


@pytest.mark.parametrize(
    "path", ["/gradio_api/file=/etc/passwd", "/gradio_api/file=app.py", "/gradio_api/runs", "/monitoring"]
)
def test_gradio_serves_no_file_of_the_machine_and_no_record_of_use(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


def test_no_listener_is_offered_as_an_endpoint(client: httpx.Client) -> None:
    assert client.get("/gradio_api/info").json()["named_endpoints"] == {}


def test_a_body_too_large_for_a_question_is_refused(client: httpx.Client) -> None:
    response = client.post("/gradio_api/queue/join", json={"data": ["a" * MAX_BODY_BYTES, None], "fn_index": 0})
    assert response.status_code == 413


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
