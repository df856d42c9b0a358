"""The real program, told to stop while it is asked."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from settings import PROJECT
from tests.conftest import copy_of
from tests.scripted_llm import Failure, Script, scripted

pytestmark = pytest.mark.enable_socket

QUESTION = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"
START_SECONDS = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data: Path, log: Path, **settings: str) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """`app.py serve` on a data folder, ready; killed afterwards if it still runs."""
    port = free_port()
    command = [sys.executable, str(PROJECT / "app.py"), "serve", "--port", str(port), "--data-dir", str(data)]
    with log.open("wb") as err:
        program = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=err, cwd=data.parent, env={**os.environ, **settings}
        )
        address = f"http://127.0.0.1:{port}"
        try:
            until = time.monotonic() + START_SECONDS
            while not ready(address):
                assert program.poll() is None and time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.1)
            yield program, address
        finally:
            program.kill()
            program.wait()


def ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/readyz", trust_env=False, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def ask(address: str, stream: bool = False) -> httpx.Response:
    return httpx.post(
        f"{address}/api/v1/ask", json={"question": QUESTION, "stream": stream}, trust_env=False, timeout=30
    )


def in_flight(address: str) -> float:
    text = httpx.get(f"{address}/metrics", trust_env=False, timeout=10).text
    return next(float(line.split()[1]) for line in text.splitlines() if line.startswith("tro_ly_http_requests_in_"))


def test_what_was_asked_is_answered_and_the_program_ends_as_if_all_was_said(ingested: Path, tmp_path: Path) -> None:
    data, log = copy_of(ingested, tmp_path), tmp_path / "log"
    with scripted(Script(failure=Failure.HANG)) as model:
        settings = {"LLM": "openai:any", "LLM_BASE_URL": model.base_url, "LLM_API_KEY": "x", "LLM_TIMEOUT": "300"}
        with serving(data, log, **settings) as (program, address), ThreadPoolExecutor(12) as callers:
            waiting = [callers.submit(ask, address, stream) for stream in (False,) * 8 + (True,) * 4]
            while in_flight(address) < len(waiting) + 1:
                time.sleep(0.05)
            assert httpx.get(f"{address}/healthz", trust_env=False).status_code == 200
            program.send_signal(signal.SIGTERM)
            assert program.wait(60) == 0  # the model would be waited for five minutes
            answers = [one.result() for one in waiting]
    for answer in answers[:8]:
        assert answer.status_code == 200
        assert "**134**" in answer.json()["answer"]
        assert answer.json()["made_with"]["writer"] == "extractive"
    assert {answer.status_code for answer in answers[8:]} <= {200, 503}
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            assert json.loads(line)["logger"] in ("api.requests", "uvicorn.error"), line
    assert "đảng viên" not in log.read_text(encoding="utf-8")
