"""An answer claim by claim, as server-sent events."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.server import create_app
from rag.llm.chat import LangChainModel
from records.answer import Answer, Claim, Writer
from records.question import Scope, Turn
from settings import Settings
from tests.api.live import Live
from tests.scripted_llm import Failure, Script, scripted
from tests.ui.fake import EVERYWHERE, MODEL, FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Năm 2021 kết nạp 98.")
FIRST, SECOND = cite(ARTICLE, "Năm 2022 kết nạp 134 đảng viên."), cite(ARTICLE, "Năm 2021 kết nạp 98.", 2)
CLAIMS = (Claim("Có **134**.", (1,)), Claim("Trước đó **98**.", (1, 2)))
Event = tuple[str, Any]


class Watched(FixedAssistant):
    """Knows whether its last answer was read to the end or given up, and after how many snapshots."""

    def __init__(self, **named: Any) -> None:
        super().__init__(ARTICLE, claims=CLAIMS, citations=(FIRST, SECOND), **named)
        self.snapshots = 0
        self.ended = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = EVERYWHERE
    ) -> Iterator[Answer]:
        try:
            for answer in super().stream(question, history, writer, scope):
                self.snapshots += 1
                yield answer
        finally:
            self.ended.set()


def app_of(assistant: FixedAssistant) -> FastAPI:
    return create_app(assistant, Settings.load())  # type: ignore[arg-type]


@contextmanager
def client_of(app: FastAPI) -> Iterator[httpx.Client]:
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


def events_of(text: str) -> list[Event]:
    """The events of a stream, comments left out."""
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if line and line[0] != ":")
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_claims_come_one_by_one_with_their_sources_and_the_whole_answer_last() -> None:
    assistant = Watched()
    with client_of(app_of(assistant)) as client:
        plain = client.post("/api/v1/ask", json={"question": "Bao nhiêu?"})
        streamed = client.post("/api/v1/ask", json={"question": "Bao nhiêu?", "stream": True})
    assert streamed.headers["content-type"].startswith("text/event-stream")
    assert streamed.headers["cache-control"] == "no-store"
    assert streamed.headers["x-answer-id"] not in ("", plain.headers["x-answer-id"])
    first, second, last = events_of(streamed.text)
    assert first == (
        "claim", {"n": 1, "text": "Có **134**.", "citations": [1], "sources": plain.json()["citations"][:1]},
    )  # fmt: skip
    assert second[1]["n"] == 2
    assert second[1]["citations"] == [1, 2]
    assert [source["n"] for source in second[1]["sources"]] == [2]
    assert last == ("answer", plain.json())


def test_claims_are_sent_as_they_are_written_and_comments_keep_the_connection_open_meanwhile() -> None:
    assistant = Watched(model_name=MODEL)
    app = app_of(assistant)
    app.state.server.answering.keep_alive = 0.05
    seen: list[str] = []
    with (
        client_of(app) as client,
        client.stream("POST", "/api/v1/ask", json={"question": "Bao nhiêu?", "stream": True}) as response,
    ):
        assert response.status_code == 200  # before anything has been written
        lines = response.iter_lines()
        for wanted in (1, 2):
            assert next(line for line in lines if line.startswith(":")) == ": đang trả lời"
            assistant.go.release()
            seen.append(next(line for line in lines if line.startswith("data:")))
            assert assistant.snapshots == wanted  # the next claim is not written yet
        assistant.go.release()
        assert next(line for line in lines if line.startswith("event:")) == "event: answer"
    assert [json.loads(line.removeprefix("data: "))["n"] for line in seen] == [1, 2]


def test_a_caller_that_goes_away_ends_the_answer_at_the_next_claim() -> None:
    assistant = Watched(model_name=MODEL)
    app = app_of(assistant)
    app.state.server.answering.keep_alive = 0.05
    with client_of(app) as client:
        with client.stream("POST", "/api/v1/ask", json={"question": "Bao nhiêu?", "stream": True}) as response:
            next(response.iter_lines())
        until = time.monotonic() + 20
        while app.state.server.answering._running and time.monotonic() < until:
            time.sleep(0.02)
        assistant.go.release(3)
        assert assistant.ended.wait(20)
    assert assistant.snapshots == 1  # of three


def test_a_caller_that_goes_away_closes_the_connection_of_a_silent_model() -> None:
    class Dictating(FixedAssistant):
        """Asks a real client of a language model."""

        def stream(
            self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = EVERYWHERE
        ) -> Iterator[Answer]:
            list(model.stream("", question, seconds=60.0))
            yield from super().stream(question, history, writer, scope)

    with scripted(Script(failure=Failure.HANG)) as server:
        model = LangChainModel.open(Settings.load(llm="openai:any", llm_base_url=server.base_url))
        app = app_of(Dictating(ARTICLE, claims=CLAIMS, citations=(FIRST, SECOND), model_name=MODEL))
        app.state.server.answering.keep_alive = 0.05
        with client_of(app) as client:
            with client.stream("POST", "/api/v1/ask", json={"question": "Bao nhiêu?", "stream": True}) as response:
                next(response.iter_lines())
            assert server.abandoned.wait(30), "long before the model's time is over"
        model.close()


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [("  ", 422, "invalid_question"), ("kho bị khóa", 503, "unavailable"), ("bị hỏng", 500, "internal")],
)
def test_what_cannot_be_answered_has_its_status_as_without_a_stream(question: str, status: int, code: str) -> None:
    with client_of(app_of(Watched())) as client:
        response = client.post("/api/v1/ask", json={"question": question, "stream": True})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"


def test_an_answer_that_breaks_off_ends_with_a_problem() -> None:
    class Breaking(Watched):
        def stream(self, *asked: Any, **named: Any) -> Iterator[Answer]:
            yield next(super().stream(*asked, **named))
            raise RuntimeError("secret: /etc/passwd")

    with client_of(app_of(Breaking())) as client:
        response = client.post("/api/v1/ask", json={"question": "Bao nhiêu?", "stream": True})
    (claim, _), (error, told) = events_of(response.text)
    assert (claim, error) == ("claim", "error")
    assert (told["status"], told["code"]) == (500, "internal")
    assert told["request_id"] == response.headers["x-request-id"]
    assert "secret" not in response.text


def test_a_server_that_stops_quotes_what_the_model_has_not_written_and_ends_a_stream_with_a_problem() -> None:
    assistant = Watched(model_name=MODEL)
    app = app_of(assistant)
    app.state.server.answering.keep_alive = 0.05
    body = {"question": "Bao nhiêu?"}
    with client_of(app) as client, ThreadPoolExecutor(1) as caller:
        waiting = caller.submit(client.post, "/api/v1/ask", json=body)
        with client.stream("POST", "/api/v1/ask", json=body | {"stream": True}) as response:
            next(lines := response.iter_lines())
            while len(assistant.writers) < 2:
                time.sleep(0.01)
            app.state.server.answering.give_up()
            rest = "\n".join(lines)
        answered = waiting.result(20)
        assistant.go.release(10)
    assert (answered.status_code, answered.json()["made_with"]["writer"]) == (200, "extractive")
    ((name, told),) = events_of(rest)
    assert (name, told["status"], told["code"]) == ("error", 503, "stopping")


def test_a_real_answer_streams_to_the_same_json_and_its_scope_holds(changeable: Live) -> None:
    asked: dict[str, Any] = {"question": "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"}
    plain = changeable.client.post("/api/v1/ask", json=asked).json()
    streamed = events_of(changeable.client.post("/api/v1/ask", json=asked | {"stream": True}).text)[-1][1]
    assert plain["status"] == "answered"
    assert streamed | {"latency_ms": 0} == plain | {"latency_ms": 0}
    source = plain["citations"][0]["source"]
    within = changeable.client.post("/api/v1/ask", json=asked | {"scope": {"articles": [source]}}).json()
    assert within["status"] == "answered"
    assert {one["source"] for one in within["citations"]} == {source}
    cited = {one["source"] for one in plain["citations"]}
    others = [one.source for one in changeable.assistant.articles() if one.source not in cited]
    without = changeable.client.post("/api/v1/ask", json=asked | {"scope": {"articles": others}}).json()
    assert without["status"] == "not_found"
    unknown = changeable.client.post("/api/v1/ask", json=asked | {"scope": {"articles": ["khong-co.txt"]}})
    assert (unknown.status_code, unknown.json()["field"]) == (422, "scope.articles")
