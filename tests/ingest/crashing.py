"""Kills of an ingest at chosen moments, and what must hold afterwards."""

import itertools
import os
import random
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path
from subprocess import Popen

from ingest.pipeline import ingest
from tests.vectorstore.processes import start, stop
from tests.vectorstore.samples import (
    EMBEDDER,
    generations,
    indexed_ids,
    open_store,
    searched_ids,
    vectors_of,
)
from vectorstore.store import Store

BUNDLED = Path(__file__).parents[2] / "data" / "articles"
MAX_BYTES = 2**24

# For each line "folder, articles, point" it forks a process that ingests, tells its pid, and then how it ended; so that
# what takes longest, importing, is done once. A point "module:name:n:when" kills it at the n-th call of a function.
_PARENT = """
import importlib, os, signal, sys
from pathlib import Path
from ingest.pipeline import ingest
from tests.vectorstore.samples import EMBEDDER, open_store
from vectorstore.generation import _chroma

def arm(point):
    module, name, count, when = point.split(":")
    holder = importlib.import_module(module)
    *parents, name = name.split(".")
    for parent in parents:
        holder = getattr(holder, parent)
    real, calls = getattr(holder, name), []
    def killing(*args, **kwargs):
        calls.append(1)
        if when == "before" and len(calls) == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if when == "after" and len(calls) == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(holder, name, killing)

_chroma()
for line in sys.stdin:
    folder, articles, point = line.rstrip("\\n").split("\\t")
    pid = os.fork()
    if not pid:
        try:
            if point:
                arm(point)
            with open_store(Path(folder)) as store:
                ingest([Path(articles)], store=store, embedder=EMBEDDER, chunk_tokens=256, max_bytes=2**24)
            os._exit(0)
        finally:
            os._exit(1)
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


class Ingesters:
    """Makes processes that ingest; one at a time."""

    def __init__(self) -> None:
        self._parent: Popen[str] = start(_PARENT)

    def close(self) -> None:
        """Ends them all."""
        stop(self._parent)

    def run(
        self, folder: Path, articles: Path, *, point: str = "", kill_after: float | None = None
    ) -> tuple[int, float]:
        """Ingests in a process of its own, which may be killed; its exit code (negative: a signal) and its seconds."""
        assert self._parent.stdin is not None and self._parent.stdout is not None
        self._parent.stdin.write(f"{folder}\t{articles}\t{point}\n")
        self._parent.stdin.flush()
        pid = int(self._parent.stdout.readline())
        began = time.perf_counter()
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        code = int(self._parent.stdout.readline())
        return code, time.perf_counter() - began


class CrashBench:
    """Two states to start from, nothing or an older state of the articles, and the state that must be reached."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = Path(shutil.copytree(BUNDLED, folder / "articles"))
        self.older_articles = Path(shutil.copytree(BUNDLED, folder / "older articles"))
        paths = sorted(self.older_articles.iterdir())
        paths[0].unlink()
        for path in paths[1:3]:
            path.write_bytes(path.read_bytes() + "\n\nMột đoạn cũ nữa về 12 chi bộ.\n".encode())
        self.starts = (folder / "nothing", folder / "older")
        self.starts[0].mkdir()
        self.whole = folder / "whole"
        for articles, store_folder in ((self.older_articles, self.starts[1]), (self.articles, self.whole)):
            with open_store(store_folder) as store:
                self.ingest(store, articles)
        self.reached = vectors_of(self.whole)
        self.allowed = vectors_of(self.starts[1]) | self.reached
        self.ingesters = Ingesters()

    def close(self) -> None:
        """Ends the other processes."""
        self.ingesters.close()

    def ingest(self, store: Store, articles: Path) -> None:
        """Ingests in this process."""
        report = ingest([articles], store=store, embedder=EMBEDDER, chunk_tokens=256, max_bytes=MAX_BYTES)
        assert report.failures == ()

    def trial_folder(self, start_from: int, name: str) -> Path:
        """A data folder for one trial."""
        return Path(shutil.copytree(self.starts[start_from], self.folder / name))

    def durations(self) -> list[float]:
        """Seconds of an undisturbed run from each of the two states."""
        measured = []
        for start_from in (0, 1):
            for name in ("warm up", "measured"):
                folder = self.trial_folder(start_from, f"{name} {start_from}")
                code, seconds = self.ingesters.run(folder, self.articles)
                assert code == 0
                assert vectors_of(folder) == self.reached
            measured.append(seconds)
        return measured

    def check(self, folder: Path) -> None:
        """What must hold after a kill, at once and after a second ingest."""
        with open_store(folder) as store:
            self._check_searches(store)
            left = vectors_of(folder)
            for article in store.articles():
                ids = {id for id in left if id.split(":")[1] == article.id}
                assert ids == {id for id in self.allowed if id.split(":")[1] == article.id}
            assert left == {id: self.allowed[id] for id in left}
            self.ingest(store, self.articles)
            self._check_searches(store)
        assert vectors_of(folder) == self.reached
        assert len(generations(folder)) == 1
        shutil.rmtree(folder)

    def _check_searches(self, store: Store) -> None:
        assert store.index_is_current
        searched = searched_ids(store)
        assert indexed_ids(store) == searched
        for article in store.articles():
            for sentence in store.sentences(article.id)[::7]:
                if sentence.id in searched:
                    vector = EMBEDDER.query(f"{article.title}\n{sentence.text}")
                    assert store.dense(vector, "sentence", 1)[0].score > 0.999
        if store.articles():
            assert store.lexical(["đảng viên"], "sentence", 5, folded=False)

    def kill_at_random(self, kills: int, seed: int) -> None:
        """Kills so many ingests at random moments and checks what each leaves.

        One that finishes before its moment is checked as well but does not count; later moments are then drawn from
        the time it took.
        """
        chance = random.Random(seed)
        durations = self.durations()
        struck = 0
        for number in itertools.count():
            if struck == kills:
                break
            start_from = number % 2
            folder = self.trial_folder(start_from, f"trial {number}")
            after = chance.uniform(0, durations[start_from])
            code, seconds = self.ingesters.run(folder, self.articles, kill_after=after)
            assert code in (0, -signal.SIGKILL)
            struck += code != 0
            durations[start_from] = min(durations[start_from], seconds) if code == 0 else durations[start_from]
            self.check(folder)
