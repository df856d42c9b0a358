"""Times of the page as people meet it: a server of its own, one reader alone, then twenty at once."""

import resource
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from eval.crowd import THINKING, crowd
from eval.scores import percentile
from settings import PROJECT

PEOPLE = 20
EACH = 10  # questions of each of them
ALONE = 60  # questions of one conversation
_PART = 10  # of these, the first and the last ones that are compared
_START_SECONDS = 240


@dataclass(frozen=True, slots=True)
class PageBench:
    """Milliseconds from a question sent to its complete answer, and resident megabytes of the server."""

    start_s: float
    alone_ms: tuple[float, ...]
    crowd_ms: tuple[float, ...]
    people: int
    failed: int
    before_mb: float | None
    after_mb: float | None

    def rows(self) -> list[tuple[str, str]]:
        """Label and value of each line of the table, in Vietnamese."""
        first, last = (statistics.median(some) for some in (self.alone_ms[:_PART], self.alone_ms[-_PART:]))
        many = self.crowd_ms
        told = (f"{percentile(many, part):.0f} ms" if many else "không có" for part in (0.5, 0.95, 0.99))
        return [
            ("Trang mở được sau", f"{self.start_s:.1f} s"),
            (f"Hỏi trên trang, một người, trung vị của {_PART} câu đầu", f"{first:.0f} ms"),
            (
                f"Trung vị của {_PART} câu cuối trong {len(self.alone_ms)} câu",
                f"{last:.0f} ms ({last / first:.1f} lần)",
            ),
            (f"{self.people} người cùng hỏi, {len(many)} câu: trung vị, p95, p99", ", ".join(told)),
            ("Số câu không trả lời được khi đông người", str(self.failed)),
            ("Bộ nhớ máy chủ trước khi đông người", _megabytes(self.before_mb)),
            ("Bộ nhớ máy chủ sau đó", _megabytes(self.after_mb)),
        ]


def measure_page(
    data_dir: Path, questions: Sequence[str], people: int = PEOPLE, each: int = EACH, alone: int = ALONE
) -> PageBench:
    """Serves a data folder that holds articles already, and asks the questions on its page.

    Raises RuntimeError when the server does not start.
    """
    with _serving(data_dir) as (address, process, start_s):
        single = crowd(address, questions, 1, alone, (0.0, 0.0))
        before = _resident_mb(process.pid)
        many = crowd(address, questions, people, each, THINKING)
        after = _resident_mb(process.pid)
    return PageBench(start_s, single.answers_ms, many.answers_ms, people, single.failed + many.failed, before, after)


@contextmanager
def _serving(data_dir: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]", float]]:
    """Address, process, and seconds from its start until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    started = time.perf_counter()
    options = ["--host", "127.0.0.1", "--port", str(port), "--data-dir", str(data_dir)]
    command = [sys.executable, str(PROJECT / "app.py"), "serve", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    opener = build_opener(ProxyHandler({}))
    try:
        while True:
            try:
                with opener.open(f"{address}/readyz", timeout=2):
                    break
            except (URLError, OSError):
                if process.poll() is not None or time.perf_counter() - started > _START_SECONDS:
                    raise RuntimeError("the page does not start") from None
                time.sleep(0.1)
        yield address, process, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()


def _resident_mb(pid: int) -> float | None:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * resource.getpagesize() / 1e6


def _megabytes(value: float | None) -> str:
    return "không đo được" if value is None else f"{value:.0f} MB"
