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
INTRANET = "may-chu.example"  # a name of this machine that is not localhost
_START_SECONDS = 240  # imports, the model, and ingesting the articles: 30 s on two idle cores
# For every new window Chromium draws two menus of its address bar, unseen, in processes of their own: without them a
# page costs 1.4 s of processor time instead of 2.4. Of two lists it takes the last, so Playwright's is said again.
_WITHOUT = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)


class Program:
    """`app.py serve` on a data folder and a port of its own; stopped by its pid. `address` has no closing slash."""

    def __init__(self, folder: Path, articles: Path = ARTICLES) -> None:
        """Its data folder is `folder`/data; where that is empty, the first start ingests `articles`."""
        folder.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        options = ["--host", "127.0.0.1", "--port", str(port), "--data-dir", str(folder / "data")]
        self.address = f"http://127.0.0.1:{port}"
        self._command = [sys.executable, str(PROJECT / "app.py"), "serve", *options]
        self._environment = {**os.environ, "ARTICLES_DIR": str(articles), "PYTHONUNBUFFERED": "1"}
        self._log = folder / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns when it answers. Raises RuntimeError, with what the program printed, when it does not start."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, cwd=PROJECT, stdout=log, stderr=log, env=self._environment)
        _wait(self.address, self._process, self._log)

    def stop(self) -> None:
        """Ends it, if it runs."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


@contextmanager
def program(folder: Path, articles: Path = ARTICLES) -> Iterator[Program]:
    """The program, running on `folder`/data; where that was empty, it has read `articles`."""
    running = Program(folder, articles)
    try:
        running.start()
        yield running
    finally:
        running.stop()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that asks no host for anything by itself. Raises RuntimeError when none is installed."""
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.how_to_install())
    quiet = ["background-networking", "component-update", "sync", "gpu"]
    arguments = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in quiet)]
    arguments += [f"--disable-features={_WITHOUT}", f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"]
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
            if httpx.get(f"{address}/readyz", trust_env=False, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"the program did not start:\n{log.read_text(encoding='utf-8')}")
