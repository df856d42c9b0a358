import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from api.answering import MODEL_ANSWERS_AT_ONCE
from api.guard import MAX_BODY_BYTES
from api.models import MAX_HISTORY
from api.server import create_app
from records.answer import Claim, Writer
from settings import Settings
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên.")
ASSISTANT = FixedAssistant(
    ARTICLE, claims=[Claim("Kết nạp **134** đảng viên.", (1,))], citations=[cite(ARTICLE, ARTICLE.text)]
)


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    with served(create_app(ASSISTANT, settings)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def ask(client: httpx.Client, body: object) -> httpx.Response:
    return client.post("/api/v1/ask", json=body)


def test_a_question_is_answered_with_its_citations(client: httpx.Client) -> None:
    response = ask(client, {"question": "Năm 2022 kết nạp bao nhiêu đảng viên?"})
    assert response.status_code == 200
    data = response.json()
    assert data["answer"] == "Kết nạp **134** đảng viên [1]."
    assert data["citations"][0]["quote"] == ARTICLE.text[data["citations"][0]["start"] : data["citations"][0]["end"]]


def test_history_reaches_the_assistant_as_texts_or_as_turns(client: httpx.Client) -> None:
    assert ask(client, {"question": "Còn 2023?", "history": ["Một?", {"question": "Hai?", "x": 1}]}).status_code == 200
    assert [turn.question for turn in ASSISTANT.histories[-1]] == ["Một?", "Hai?"]


@pytest.mark.parametrize(
    ("body", "writer"),
    [
        ({}, None),
        ({"writer": None}, None),
        ({"writer": "model"}, Writer.MODEL),
        ({"writer": "extractive"}, Writer.EXTRACTIVE),
    ],
)
def test_the_writer_that_is_wanted_reaches_the_assistant(
    client: httpx.Client, body: dict[str, object], writer: Writer | None
) -> None:
    assert ask(client, {"question": "Bao nhiêu?", **body}).status_code == 200
    assert ASSISTANT.writers[-1] is writer


def test_a_writer_that_there_is_not_is_refused_with_those_there_are(client: httpx.Client) -> None:
    message = ask(client, {"question": "Bao nhiêu?", "writer": "gpt"}).json()["error"]["message"]
    assert message.startswith("Trường writer phải là “extractive” hoặc “model”.")


def test_questions_that_wait_for_a_slow_model_keep_no_other_request_waiting() -> None:
    slow = FixedAssistant(
        ARTICLE,
        claims=[Claim("Có 134.", (1,))],
        citations=[cite(ARTICLE, ARTICLE.text)],
        model_name=MODEL,
        note="Chậm.",
    )
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    many = 3 * MODEL_ANSWERS_AT_ONCE
    with (
        served(create_app(slow, settings)) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=60, limits=httpx.Limits(max_connections=100)) as client,
        ThreadPoolExecutor(many) as callers,
    ):
        waiting = [callers.submit(ask, client, {"question": "Bao nhiêu?"}) for _ in range(many)]
        while len(slow.writers) < MODEL_ANSWERS_AT_ONCE:
            time.sleep(0.01)
        assert client.get("/healthz").status_code == 200
        assert ask(client, {"question": "Bao nhiêu?", "writer": "extractive"}).json()["note"] is None
        assert not any(one.done() for one in waiting)
        slow.go.release(2 * many)
        assert [one.result().json()["made_with"]["writer"] for one in waiting] == [MODEL] * many
        assert waiting[0].result().json()["note"] == "Chậm."


def test_health_is_ok(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "invalid_request"),
        (b"{", 400, "invalid_json"),
        (b"\xff\xfe{}", 400, "invalid_json"),
        (b"[" * 30_000, 400, "invalid_json"),
        (b"null", 422, "invalid_request"),
        (b"[]", 422, "invalid_request"),
        (b'"hi"', 422, "invalid_request"),
        (b"{}", 422, "invalid_request"),
        (b'{"question": null}', 422, "invalid_request"),
        (b'{"question": 5}', 422, "invalid_request"),
        (b'{"question": 1e400}', 422, "invalid_request"),
        (b'{"question": ["a"]}', 422, "invalid_request"),
        (b'{"question": "a", "top_k": 5}', 422, "invalid_request"),
        (b'{"question": "a", "\\ud800": 5}', 422, "invalid_request"),
        (b'{"question": "\\ud800"}', 422, "invalid_question"),
        (b'{"question": "a", "writer": "MODEL"}', 422, "invalid_request"),
        (b'{"question": "a", "writer": ""}', 422, "invalid_request"),
        (b'{"question": "a", "writer": 1}', 422, "invalid_request"),
        (b'{"question": "a", "writer": ["model"]}', 422, "invalid_request"),
        (b'{"question": "a", "history": "b"}', 422, "invalid_request"),
        (b'{"question": "a", "history": [1]}', 422, "invalid_request"),
        (b'{"question": "a", "history": [{}]}', 422, "invalid_request"),
        (json.dumps({"question": "a", "history": ["b"] * (MAX_HISTORY + 1)}).encode(), 422, "invalid_request"),
        (json.dumps({"question": "a", "history": ["b" * 2001]}).encode(), 422, "invalid_question"),
        (b'{"question": "  "}', 422, "invalid_question"),
        (b'{"question": "\\u0000\\u200b"}', 422, "invalid_question"),
        (json.dumps({"question": "a" * 10_000}).encode(), 422, "invalid_question"),
        (json.dumps({"question": "a" * MAX_BODY_BYTES}).encode(), 413, "too_large"),
        ('{"question": "kho bị khóa"}'.encode(), 503, "unavailable"),
        ('{"question": "bị hỏng"}'.encode(), 500, "internal"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_vietnamese(
    client: httpx.Client, body: bytes, status: int, code: str
) -> None:
    response = client.post("/api/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    message = response.json()["error"]["message"]
    assert any(ord(char) > 0x1E00 for char in message), message  # Vietnamese letters
    assert "Traceback" not in response.text
    assert "secret" not in response.text
    assert client.get("/healthz").status_code == 200


def test_a_body_sent_in_pieces_is_limited_too(client: httpx.Client) -> None:
    response = client.post("/api/v1/ask", content=(b"x" * 1000 for _ in range(100)))
    assert response.status_code == 413


def test_a_body_that_claims_to_be_huge_is_refused_before_it_is_read(client: httpx.Client) -> None:
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=10) as raw:
        raw.sendall(b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n")
        assert raw.recv(4096).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/ask", 405), ("DELETE", "/api/v1/ask", 405), ("GET", "/api/v2", 404), ("POST", "/api/", 404)],
)
def test_wrong_addresses_and_methods_are_refused_as_json(
    client: httpx.Client, method: str, path: str, status: int
) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.json()["error"]["message"]


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/api/docs", "/api/openapi.json"])
def test_documentation_pages_that_load_from_other_hosts_are_off(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/ask", "/nowhere"])
def test_every_response_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
