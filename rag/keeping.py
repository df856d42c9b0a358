"""Changing what the data folder holds: articles come in from files, and go."""

from collections.abc import Sequence
from pathlib import Path

from ingest.added import Given, clashes, discard
from ingest.added import add as run_add
from ingest.pipeline import ingest as run_ingest
from ingest.pipeline import remove as run_remove
from ingest.ports import Progress
from ingest.report import Outcome, Report
from rag.build import Parts
from rag.holdings import Holdings
from settings import Settings


class Keeping(Holdings):
    """The articles of a data folder, with what adds to them and removes from them."""

    def __init__(self, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.store)
        self._parts = parts
        self._settings = settings

    def ingest(self, paths: Sequence[Path] = (), progress: Progress | None = None) -> Report:
        """Reads files and folders into the data folder; one result a file.

        By default these are the bundled articles and those that were added on the page, whose files the data folder
        keeps: a catalogue that was lost gets everything back. Raises StoreLockedError when another process is writing.
        """
        bundled, added = self._settings.articles_dir, self._settings.added_dir
        report = run_ingest(
            paths or [*([added] if added.is_dir() else []), bundled],
            store=self._parts.store,
            embedder=self._parts.embedder,
            chunk_tokens=self._settings.chunk_tokens,
            max_bytes=self._settings.max_file_mb * 1024 * 1024,
            progress=progress,
        )
        if paths:
            return report
        # What was added in the place of a bundled article comes first, and the bundled one is no file that fails.
        read = {one.source for one in report.results if one.outcome is not Outcome.FAILED}
        return Report(
            tuple(
                one
                for one in report.results
                if one.outcome is not Outcome.FAILED or one.source not in read or not (added / one.source).is_file()
            )
        )

    def add(self, given: Sequence[Given], *, replace: bool = False, progress: Progress | None = None) -> Report:
        """Ingests files that someone gives and keeps them in the data folder; one result a file, under its new name.

        An article of the same name but other content is replaced with `replace`, else the new one gets another name.
        Raises StoreLockedError when another process is writing, IngestError when the files cannot be kept.
        """
        return run_add(
            given,
            self._settings.added_dir,
            replace=replace,
            store=self._parts.store,
            embedder=self._parts.embedder,
            chunk_tokens=self._settings.chunk_tokens,
            max_bytes=self._settings.max_file_mb * 1024 * 1024,
            progress=progress,
        )

    def clashes(self, given: Sequence[Given]) -> tuple[str, ...]:
        """Sources of the articles that have the name of a given file but other content."""
        return clashes(given, self._parts.store.sources(), self._settings.max_file_mb * 1024 * 1024)

    def remove(self, sources: Sequence[str]) -> Report:
        """Removes articles by source name; they are gone from catalogue and index, and so is a file kept by `add`."""
        report = run_remove(sources, store=self._parts.store)
        discard(self._settings.added_dir, [one.source for one in report.results if one.outcome is Outcome.REMOVED])
        return report
