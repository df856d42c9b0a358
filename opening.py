"""What a command works with: the assistant, or the stored articles alone, opened with what is told meanwhile."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from settings import Settings

if TYPE_CHECKING:
    from ingest.report import Report
    from rag.assistant import Assistant
    from vectorstore.library import Library


@contextmanager
def opened(settings: Settings) -> Iterator["Assistant"]:
    """The assistant of the settings' data folder, with a bar while the embedding model is prepared."""
    from console import bar, model_steps
    from rag.assistant import Assistant

    with bar() as progress:
        assistant = Assistant.open(settings=settings, model_progress=model_steps(progress))
    with assistant:
        yield assistant


@contextmanager
def reading(settings: Settings) -> Iterator["Library"]:
    """What is stored in the settings' data folder; the embedding model is not loaded."""
    from console import print_unread
    from vectorstore.library import open_library

    with open_library(settings.data_dir) as library:
        if unread := library.unread():
            print_unread(unread)
        yield library


@contextmanager
def opened_with_articles(settings: Settings) -> Iterator["Assistant"]:
    """The same; when the catalogue is empty, the bundled articles and those added on the page are ingested."""
    with opened(settings) as assistant:
        if not assistant.articles():
            ingest(assistant, ())
        yield assistant


def ingest(assistant: "Assistant", paths: Sequence[Path]) -> "Report":
    """Ingests files and folders, with a bar, and prints what became of each."""
    from console import bar, ingest_steps, print_report

    with bar() as progress:
        report = assistant.ingest(paths, ingest_steps(progress))
    print_report(report)
    return report
