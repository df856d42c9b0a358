"""An assistant over a real store, without answers: what the tab "Bài viết" needs."""

from collections.abc import Collection, Sequence
from pathlib import Path

from ingest.added import Given, add, clashes, discard
from ingest.pipeline import remove
from ingest.ports import Progress
from ingest.report import Outcome, Report
from rag.retrieve import articles_with
from tests.ui.fake import FixedAssistant
from tests.vectorstore.samples import EMBEDDER
from vectorstore.catalogue import ArticleSummary
from vectorstore.store import Store

MAX_BYTES = 2**20


class Shelf(FixedAssistant):
    """Adds to, and removes from, the store it is given; keeps files in `folder`."""

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__()
        self._store = store
        self._folder = folder

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What the store has."""
        return self._store.articles()

    def articles_with(self, words: str) -> Collection[str]:
        """What the store finds."""
        return articles_with(self._store, words)

    def clashes(self, given: Sequence[Given]) -> tuple[str, ...]:
        """What the store has under the same names."""
        return clashes(given, self._store.sources(), MAX_BYTES)

    def add(self, given: Sequence[Given], *, replace: bool = False, progress: Progress | None = None) -> Report:
        """Adds to the store; a file called "hỏng.txt" is a defect."""
        if any(one.name == "hỏng.txt" for one in given):
            raise RuntimeError("secret: /etc/passwd")
        return add(
            given,
            self._folder,
            replace=replace,
            store=self._store,
            embedder=EMBEDDER,
            chunk_tokens=256,
            max_bytes=MAX_BYTES,
            progress=progress,
        )

    def remove(self, sources: Sequence[str]) -> Report:
        """Removes from the store and the folder."""
        report = remove(sources, store=self._store)
        discard(self._folder, [one.source for one in report.results if one.outcome is Outcome.REMOVED])
        return report
