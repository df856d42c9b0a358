"""Ids, counts, health and the log of requests."""

import io
import json
import logging
import re
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.requests import log_as_json
from api.server import create_app, surrounded
from records.answer import Claim
from settings import Settings
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên.")
QUESTION = "Năm 2022 kết nạp bao nhiêu đảng viên?"


def fixed(**named: Any) -> FixedAssistant:
    claims = [Claim("Kết nạp **134** đảng viên.", (1,))]
    return FixedAssistant(ARTICLE, claims=claims, citations=[cite(ARTICLE, ARTICLE.text)], **named)


def app_of(assistant: FixedAssistant | None = None, **settings: object) -> FastAPI:
    chosen = Settings.load(**settings)
    return surrounded(create_app(assistant or fixed(), chosen), chosen)  # type: ignore[arg-type]


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with served(app_of()) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


@pytest.fixture
def root() -> Iterator[None]:
    """The loggers as they were, afterwards."""
    top, own = logging.getLogger(), logging.getLogger("api.requests")
    before = (top.handlers[:], own.level)
    yield
    top.handlers[:] = before[0]
    own.setLevel(before[1])


def test_a_harmless_id_of_the_caller_is_kept_and_any_other_replaced(client: httpx.Client) -> None:
    own = client.get("/healthz", headers={"X-Request-ID": "don-vi.42_A"})
    assert own.headers["x-request-id"] == "don-vi.42_A"
    made = {client.get("/healthz").headers["x-request-id"] for _ in range(3)}
    for bad in ("a b", "x" * 65, '"><script>', "", "a/b"):
        made.add(client.get("/healthz", headers={"X-Request-ID": bad}).headers["x-request-id"])
    assert len(made) == 8
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in made)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/nowhere", b""),
        ("POST", "/api/v1/ask", b"{"),
        ("POST", "/api/v1/ask", b"x" * 70_000),
        ("PUT", "/healthz", b""),
    ],
)
def test_every_refusal_is_a_problem_with_the_id_of_its_request(
    client: httpx.Client, method: str, path: str, body: bytes
) -> None:
    refused = client.request(method, path, content=body)
    told = refused.json()
    assert refused.headers["content-type"] == "application/problem+json"
    assert told["request_id"] == refused.headers["x-request-id"] != ""
    assert told["status"] == refused.status_code
    assert told["error"] == {
        "message": told["detail"],
        "type": told["code"],
        "param": told["field"],
        "code": told["code"],
    }


def test_each_request_is_one_line_of_json_without_what_was_asked(root: None) -> None:
    log = io.StringIO()
    log_as_json(Settings.load(), log)
    with served(app_of()) as address, httpx.Client(base_url=address, trust_env=False) as client:
        ids = [
            client.post("/api/v1/ask", json={"question": QUESTION}).headers["x-request-id"],
            client.get("/api/v1/articles/134-dang-vien?search=134").headers["x-request-id"],
            client.post("/api/v1/ask", json={"question": f"{QUESTION} bị hỏng"}).headers["x-request-id"],
        ]
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    requests = [line for line in lines if line["message"] == "request"]
    assert [line["request_id"] for line in requests] == ids
    assert [(line["method"], line["route"], line["status"]) for line in requests] == [
        ("POST", "/api/v1/ask", 200),
        ("GET", "/api/v1/articles/{article_id}", 500),  # the assistant of this test has no registers
        ("POST", "/api/v1/ask", 500),
    ]
    assert all(line["ms"] > 0 and line["caller"] == "" for line in requests)
    failed = [line for line in lines if line["level"] == "error"]
    assert {line["request_id"] for line in failed} == set(ids[1:])
    assert all(line["trace"] and line["error"] in ("RuntimeError", "AttributeError") for line in failed)
    assert not any(word in log.getvalue() for word in ("đảng viên", "134-dang", "hỏng", "secret"))


def test_what_is_asked_is_logged_where_a_setting_says_so(root: None) -> None:
    log = io.StringIO()
    log_as_json(Settings.load(), log)
    with served(app_of(log_questions=True)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        client.post("/api/v1/ask", json={"question": QUESTION})
    assert json.loads(log.getvalue())["question"] == QUESTION


def test_counts_are_prometheus_text_and_tell_no_question(client: httpx.Client) -> None:
    client.post("/api/v1/ask", json={"question": QUESTION})
    client.post("/api/v1/ask", json={"question": QUESTION, "stream": True})
    client.post("/api/v1/ask", json={"question": " "})
    client.get("/api/v1/articles/134-dang-vien")
    client.get("/some-secret-path")
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    told = dict(line.rsplit(" ", 1) for line in response.text.splitlines() if not line.startswith("#"))
    assert told['tro_ly_http_requests_total{method="POST",route="/api/v1/ask",status="200"}'] == "2.0"
    assert told['tro_ly_http_requests_total{method="POST",route="/api/v1/ask",status="422"}'] == "1.0"
    assert told['tro_ly_http_requests_total{method="GET",route="other",status="404"}'] == "1.0"
    assert told['tro_ly_http_request_seconds_bucket{le="+Inf",route="/api/v1/ask"}'] == "3.0"
    assert told['tro_ly_answers_total{status="answered",writer="extractive"}'] == "2.0"
    assert told['tro_ly_guarded_claims_total{verdict="passed"}'] == "0.0"
    assert told["tro_ly_articles"] == "1.0"
    assert told["tro_ly_http_requests_in_flight"] == "1.0"  # this one
    labels = " ".join(told)  # not the values: any number of bytes may have these digits
    assert not any(word in labels for word in ("đảng viên", "134", "secret"))


def test_claims_of_a_language_model_are_counted_by_verdict() -> None:
    assistant = fixed(model_name=MODEL)
    assistant.go.release(10)
    with served(app_of(assistant)) as address, httpx.Client(base_url=address, trust_env=False) as client:
        client.post("/api/v1/ask", json={"question": QUESTION})
        told = client.get("/metrics").text
    assert 'tro_ly_guarded_claims_total{verdict="passed"} 2.0' in told
    assert 'tro_ly_answers_total{status="answered",writer="model"} 1.0' in told


def test_ready_until_the_server_begins_to_stop() -> None:
    app = app_of()
    with served(app) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.get("/readyz").json() == {"status": "ready", "articles": 1}
        app.state.server.life.stopping = True
        stopping = client.get("/readyz")
        assert (stopping.status_code, stopping.json()["code"]) == (503, "stopping")
        assert stopping.headers["retry-after"]
        assert client.get("/healthz").status_code == 200


def test_a_store_that_does_not_answer_is_not_ready_and_health_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.rest.health._STORE_SECONDS", 0.1)
    blocked = threading.Event()

    class Stuck(FixedAssistant):
        def articles(self) -> Any:
            blocked.wait(30)
            return ()

    with served(app_of(Stuck())) as address, httpx.Client(base_url=address, trust_env=False) as client:
        stuck = [client.get("/readyz") for _ in range(12)]  # more than there are threads for it
        assert client.get("/healthz").status_code == 200
        blocked.set()
    assert {(one.status_code, one.json()["code"]) for one in stuck} == {(503, "not_ready")}
