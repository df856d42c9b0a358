"""What the command line draws in a terminal: bars while long work runs, and reports as tables."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from ingest.ports import Stage, Step
from ingest.report import Outcome, Report

if TYPE_CHECKING:
    from vectorstore.catalogue import ArticleSummary

_STAGES = {
    Stage.COMPARE: "so sánh",
    Stage.READ: "đọc",
    Stage.EMBED: "tính véc-tơ",
    Stage.WRITE: "ghi",
    Stage.INDEX: "dựng chỉ mục",
}
_OUTCOMES = {
    Outcome.ADDED: "thêm mới",
    Outcome.UNCHANGED: "không đổi",
    Outcome.UPDATED: "cập nhật",
    Outcome.REMOVED: "đã gỡ",
    Outcome.FAILED: "lỗi",
}
_WIDE = 1000  # columns, where another program reads the table: nothing is cut
_SHOWN_RESULTS = 40  # a longer list shows its failures only


@contextmanager
def bar() -> Iterator[Progress]:
    """A progress display on the error stream; nothing is drawn where that is not a terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def model_steps(progress: Progress) -> Callable[[str, int, int], None]:
    """Draws (label, done, total), a bar for each label."""
    tasks: dict[str, TaskID] = {}

    def show(label: str, done: int, total: int) -> None:
        if label not in tasks:
            tasks[label] = progress.add_task(escape(label), total=total)
        progress.update(tasks[label], completed=done, total=total)

    return show


def ingest_steps(progress: Progress) -> Callable[[Step], None]:
    """Draws the steps of an ingest run in one bar that counts files."""
    task = progress.add_task("Nạp bài viết", total=None)

    def show(step: Step) -> None:
        label = f"{_STAGES[step.stage]} {escape(step.source)}".strip()
        progress.update(task, description=f"Nạp bài viết: {label}", completed=step.done + step.part, total=step.total)

    return show


def print_report(report: Report) -> None:
    """What became of each file, on the error stream."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    shown = report.results if len(report.results) <= _SHOWN_RESULTS else report.failures
    for result in shown:
        reason = f": {result.reason}" if result.reason else ""
        console.print(f"  {_OUTCOMES[result.outcome]:>10}  {result.source}{reason}", markup=False)
    counts = [f"{report.count(outcome)} {word}" for outcome, word in _OUTCOMES.items() if report.count(outcome)]
    console.print(f"{len(report.results)} tệp: {', '.join(counts) or 'không có gì để nạp'}.", markup=False)


def print_articles(articles: "Sequence[ArticleSummary]") -> None:
    """A table of articles."""
    table = Table(
        Column("Tên tệp", no_wrap=True),
        Column("Ngày đăng", no_wrap=True),
        Column("Tiêu đề", overflow="fold"),  # the only one that gives way where the terminal is narrow
        Column("Số câu", justify="right", no_wrap=True),
    )
    for article in articles:
        day = f"{article.published:%d/%m/%Y}" if article.published else "không ghi"
        table.add_row(escape(article.source), day, escape(article.title), str(article.sentences))
    console = Console()
    console.print(table, width=None if console.is_terminal else _WIDE, soft_wrap=not console.is_terminal)
