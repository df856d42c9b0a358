"""The real program in a process of its own, and a real browser."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium

PROJECT = Path(__file__).resolve().parents[2]
ARTICLES = PROJECT / "data" / "articles"
_START_SECONDS = 240  # imports, the model, and ingesting the articles: 30 s on two idle cores


@contextmanager
def program(folder: Path, articles: Path = ARTICLES) -> Iterator[str]:
    """The address of `app.py serve`, without a closing slash, started on an empty data folder made under `folder`.

    So the first start ingests `articles`. The process is stopped by its pid. Raises RuntimeError, with what the
    program printed, when it does not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--data-dir", str(folder / "data")]
    environment = {**os.environ, "ARTICLES_DIR": str(articles), "PYTHONUNBUFFERED": "1"}
    log_path = folder / "serve.log"
    with log_path.open("wb") as log:
        command = [sys.executable, str(PROJECT / "app.py"), "serve", *options]
        server = subprocess.Popen(command, cwd=PROJECT, stdout=log, stderr=log, env=environment)
        try:
            _wait(f"http://127.0.0.1:{port}", server, log_path)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that asks no host for anything by itself. Raises RuntimeError when none is installed."""
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.how_to_install())
    quiet = ["background-networking", "component-update", "sync", "gpu"]
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=arguments, headless=True)
        try:
            yield running
        finally:
            running.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{address}/healthz", trust_env=False, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RuntimeError(f"the program did not start:\n{log.read_text(encoding='utf-8')}")
