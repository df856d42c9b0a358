"""Times and memory of the whole program on this machine, as a table: `make bench`."""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.page import ALONE, EACH, PEOPLE, measure_page
from eval.questions import GOLD, read_gold
from eval.scores import percentile
from rag.assistant import Assistant
from rag.build import open_parts
from records.answer import Writer
from settings import PROJECT, Settings

QUESTIONS = 30
_WARM_UP = 3  # the first questions fill caches that a running assistant has full


@dataclass(frozen=True, slots=True)
class Bench:
    """What was measured: seconds, milliseconds, and resident megabytes of the process (None where it cannot tell)."""

    articles: int
    open_s: float
    ingest_s: float
    answers_ms: tuple[float, ...]
    embeddings_ms: tuple[float, ...]
    opened_mb: float | None
    ingested_mb: float | None
    answered_mb: float | None
    peak_mb: float
    command_s: float

    def rows(self) -> list[tuple[str, str]]:
        """Label and value of each line of the table, in Vietnamese."""
        answer, embedding = statistics.median(self.answers_ms), statistics.median(self.embeddings_ms)
        return [
            ("Mở chương trình và mô hình", f"{self.open_s:.1f} s"),
            (f"Nạp {self.articles} bài viết", f"{self.ingest_s:.1f} s"),
            (f"Trả lời một câu, trung vị của {len(self.answers_ms)} câu", f"{answer:.0f} ms"),
            ("Trả lời một câu, p95", f"{percentile(self.answers_ms, 0.95):.0f} ms"),
            ("Trong đó tính véc-tơ của câu hỏi", f"{embedding:.0f} ms ({embedding / answer:.0%})"),
            ("Lệnh app.py ask, từ đầu đến cuối", f"{self.command_s:.1f} s"),
            ("Bộ nhớ sau khi mở", _megabytes(self.opened_mb)),
            ("Bộ nhớ sau khi nạp", _megabytes(self.ingested_mb)),
            ("Bộ nhớ sau khi trả lời", _megabytes(self.answered_mb)),
            ("Bộ nhớ lúc cao nhất", _megabytes(self.peak_mb)),
        ]


def measure(data_dir: Path, questions: Sequence[str]) -> Bench:
    """Ingests the bundled articles into an empty folder and asks the questions, each once; the first few unmeasured."""
    started = time.perf_counter()
    settings = Settings.load(data_dir=data_dir, llm="")
    parts = open_parts(settings)
    opened = time.perf_counter()
    opened_mb = resident_mb()
    with Assistant(parts, settings) as assistant:
        before = time.perf_counter()
        report = assistant.ingest()
        ingest_s = time.perf_counter() - before
        ingested_mb = resident_mb()
        for question in questions[:_WARM_UP]:
            assistant.ask(question)
        answers, embeddings = [], []
        for question in questions[_WARM_UP:]:
            answers.append(assistant.ask(question).latency_ms)
            before = time.perf_counter()
            parts.embedder.query(f"{question} ?")  # not the very text that was just asked, which would be remembered
            embeddings.append((time.perf_counter() - before) * 1000)
        answered_mb = resident_mb()
    before = time.perf_counter()
    command = [sys.executable, str(PROJECT / "app.py"), "ask", questions[0], "--data-dir", str(data_dir)]
    command += ["--writer", Writer.EXTRACTIVE]
    subprocess.run(command, check=True, capture_output=True)
    return Bench(
        articles=len(report.results) - len(report.failures),
        open_s=opened - started,
        ingest_s=ingest_s,
        answers_ms=tuple(answers),
        embeddings_ms=tuple(embeddings),
        opened_mb=opened_mb,
        ingested_mb=ingested_mb,
        answered_mb=answered_mb,
        peak_mb=peak_mb(),
        command_s=time.perf_counter() - before,
    )


def bench_questions(count: int) -> tuple[str, ...]:
    """So many single questions of the gold set, spread evenly over it."""
    single = [gold.item.turns[0] for gold in read_gold(GOLD) if len(gold.item.turns) == 1]
    return tuple(single[at * len(single) // count] for at in range(count))


def resident_mb() -> float | None:
    """Resident memory of this process in megabytes; None where there is no /proc."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return pages * resource.getpagesize() / 1e6


def peak_mb() -> float:
    """The most resident memory this process has had, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6  # bytes there, kilobytes elsewhere


def _megabytes(value: float | None) -> str:
    return "không đo được" if value is None else f"{value:.0f} MB"


def main() -> None:
    """Prints the table."""
    from rich.console import Console
    from rich.table import Table

    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        result = measure(Path(folder), bench_questions(QUESTIONS + _WARM_UP))
        page = measure_page(Path(folder), bench_questions(max(PEOPLE * EACH, ALONE)))
    table = Table("Đo trên máy này", "Kết quả")
    for row in (*result.rows(), *page.rows()):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
