"""What the command line draws in a terminal: bars while long work runs, and reports as tables."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from ingest.ports import Stage, Step
from ingest.report import Outcome, Report
from rag.export import BOUNDS, FOUND_IN, SECTIONS
from rag.registers import ArticleSheet, DocumentRow
from records.answer import Answer
from records.fact import FactPeriod, FactPlace, Figure, FoundIn
from ui import texts
from ui.render import written_by
from vectorstore.facts import Fact, Stated

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
_SEPARATOR = " | "
_SHOWN_RESULTS = 40  # a longer list shows its failures only
_TOLD_EVERY = 60.0  # seconds between two lines on long work, where no bar can be drawn


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


def question_steps(progress: Progress, what: str = "Chấm điểm", *, slow: bool = False) -> Callable[[int, int], None]:
    """Draws how many questions are answered; where no bar can be drawn, `slow` work is told in a line a minute."""
    task = progress.add_task(escape(what), total=None)
    told = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal told
        label = f"{what}: {done}/{total} câu"
        progress.update(task, description=escape(label), completed=done, total=total)
        if slow and progress.disable and (done == total or time.monotonic() - told >= _TOLD_EVERY):
            told = time.monotonic()
            print(label, file=sys.stderr, flush=True)

    return show


def print_answer(snapshots: Iterable[Answer]) -> None:
    """An answer claim by claim as it grows; then its sources, near misses, note, and who wrote it."""
    shown = 0
    for answer in snapshots:
        text = answer.text.replace("**", "")
        print(text[shown:], end="", flush=True)
        shown = len(text)
    print()
    for title, citations in (
        ("Nguồn:", answer.citations),
        ("Gần với câu hỏi, nhưng không phải câu trả lời:", answer.related),
    ):
        if citations:
            print(f"\n{title}")
        for citation in citations:
            day = f", {citation.published:%d/%m/%Y}" if citation.published else ""
            print(f"  [{citation.n}] {citation.title} ({citation.source}{day})\n      “{citation.quote}”")
    note = f"{texts.NOTE_LABEL}: {answer.note}\n" if answer.note else ""
    print(f"\n{note}{written_by(answer)}")


def print_report(report: Report) -> None:
    """What became of each file, on the error stream."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    shown = report.results if len(report.results) <= _SHOWN_RESULTS else report.failures
    for result in shown:
        reason = f": {result.reason}" if result.reason else ""
        console.print(f"  {_OUTCOMES[result.outcome]:>10}  {result.source}{reason}", markup=False)
    counts = [f"{report.count(outcome)} {word}" for outcome, word in _OUTCOMES.items() if report.count(outcome)]
    console.print(f"{len(report.results)} tệp: {', '.join(counts) or 'không có gì để nạp'}.", markup=False)


def print_unread(sources: Sequence[str]) -> None:
    """That these articles have no figures and documents, on the error stream."""
    some = f"{', '.join(sources[:3])}{'…' if len(sources) > 3 else ''}"
    print(
        f"Lưu ý: {len(sources)} bài do phiên bản cũ của chương trình nạp ({some}) chưa có số liệu và văn bản. "
        "Hãy nạp lại các tệp ấy bằng `python app.py ingest`.",
        file=sys.stderr,
    )


def print_articles(articles: "Sequence[ArticleSummary]") -> None:
    """A table of articles."""
    table = Table(
        Column("Tên tệp", no_wrap=True),
        Column("Ngày đăng", no_wrap=True),
        Column("Tiêu đề", overflow="fold"),  # the only one that gives way where the terminal is narrow
        Column("Số câu", justify="right", no_wrap=True),
    )
    for article in articles:
        table.add_row(Text(article.source), _day(article.published), Text(article.title), str(article.sentences))
    console = Console()
    console.print(table, width=None if console.is_terminal else _WIDE, soft_wrap=not console.is_terminal)


def print_figures(rows: Sequence[Stated[Figure]]) -> None:
    """A table of figures, each with its sentence."""
    columns = {"Con số": 20, "Nói về": 14, "Chủ thể": 18, "Thời gian": 18, "Nơi": 18, "Câu nguồn": None}
    _print_rows(columns, map(_figure_cells, rows))


def print_documents(rows: Sequence[DocumentRow]) -> None:
    """A table of documents, each with the first sentence that mentions it."""
    columns = {"Văn bản": 24, "Ngày, cơ quan ban hành": 18, "Trích yếu": 24, "Được nhắc": 9, "Câu nguồn đầu tiên": None}
    _print_rows(columns, map(_document_cells, rows))


def print_article(sheet: ArticleSheet) -> None:
    """An article: what its page states, its sections sentence by sentence, its figures and its documents."""
    article, console = sheet.article, Console(highlight=False)
    for name, value in (
        ("Tiêu đề", article.title),
        ("Tên tệp", article.source),
        ("Mã bài", article.id),
        ("Nơi", article.place or "không ghi"),
        ("Ngày đăng", _day(article.published)),
        ("Tác giả", article.byline or "không ghi"),
        ("Gồm", f"{sheet.sentences} câu, {sheet.chunks} đoạn, {len(sheet.figures)} số liệu, "
                f"{len(sheet.documents)} văn bản được nhắc đến"),
    ):  # fmt: skip
        console.print(Text(f"{name}: {value}"), soft_wrap=True)
    for section, sentences in sheet.sections:
        console.print(Text(f"\n[{SECTIONS[section.kind]}]"), soft_wrap=True)
        for sentence in sentences:
            console.print(Text(f"  {sentence.index + 1}. {_one_line(sentence.text)}"), soft_wrap=True)
    if sheet.figures:
        console.print("\nSố liệu")
        print_figures(sheet.figures)
    if sheet.documents:
        console.print("\nVăn bản được nhắc đến")
        print_documents(sheet.documents)


def _print_rows(columns: Mapping[str, int | None], rows: Iterable[Sequence[str]]) -> None:
    """A table in a terminal, its columns at most so wide, the last one as wide as is left; elsewhere a line a row."""
    console = Console()
    if not console.is_terminal:
        print(_SEPARATOR.join(columns))
        for row in rows:
            print(_SEPARATOR.join(map(_one_line, row)))
        return
    table = Table(show_lines=True, expand=True)
    for heading, width in columns.items():
        table.add_column(heading, overflow="fold", max_width=width, ratio=None if width else 1)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _figure_cells(row: Stated[Figure]) -> tuple[str, ...]:
    figure = row.fact
    number = " ".join(filter(None, (BOUNDS[figure.bound], row.written, "" if figure.percent else figure.unit)))
    period, place = _period(figure.period), _place(figure.place)
    return (number, figure.said, figure.subject, period, place, _sentence(row))


def _document_cells(row: DocumentRow) -> tuple[str, ...]:
    document = row.document
    issued = f"{document.issued:%d/%m/%Y}" if document.issued else ""
    by = ", ".join(filter(None, (issued, document.issuer, document.place)))
    return row.label, by, document.title, f"{len(row.mentions)} lần, {row.articles} bài", _sentence(row.mentions[0])


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "không ghi"


def _period(period: FactPeriod | None) -> str:
    """A period as written, marked when it is counted from the day of publication or taken from elsewhere."""
    if period is None:
        return ""
    marks = [_elsewhere(period.found_in)]
    if period.relative:
        marks.insert(0, _counted(period))
    return _marked(period.written, marks)


def _counted(period: FactPeriod) -> str:
    if period.first and period.last:
        return f"tức {period.first:%d/%m/%Y}-{period.last:%d/%m/%Y}"
    if period.first or period.last:
        return f"tính từ {period.first:%d/%m/%Y}" if period.first else f"tính đến {period.last:%d/%m/%Y}"
    return "tương đối, chưa rõ ngày"


def _place(place: FactPlace | None) -> str:
    return _marked(place.name, [_elsewhere(place.found_in)]) if place else ""


def _elsewhere(found_in: FoundIn) -> str:
    return f"theo {FOUND_IN[found_in]}" if found_in in (FoundIn.BEFORE, FoundIn.ARTICLE) else ""


def _marked(text: str, marks: Sequence[str]) -> str:
    told = "; ".join(filter(None, marks))
    return f"{text} ({told})" if told else text


def _sentence(row: Stated[Fact]) -> str:
    return f"{_one_line(row.sentence.text)} ({row.source}, {SECTIONS[row.sentence.kind]})"


def _one_line(text: str) -> str:
    return " ".join(text.split())
