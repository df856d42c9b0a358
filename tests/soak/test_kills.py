"""A hundred kills of an ingest at random moments, and some with the real model."""

import shutil
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from settings import Settings
from tests.ingest.crashing import BUNDLED, CrashBench
from tests.vectorstore.processes import start, stop
from tests.vectorstore.samples import generations, vectors_of
from vectorstore.embedder import SentenceEmbedder
from vectorstore.store import Store

pytestmark = pytest.mark.soak

KILLS = 100
REAL_KILLS = 5

_REAL = """
import sys
from pathlib import Path
from ingest.pipeline import ingest
from settings import Settings
from vectorstore.embedder import SentenceEmbedder
from vectorstore.store import Store
embedder = SentenceEmbedder.open("", Settings.load().cache_dir)
print("ready", flush=True)
sys.stdin.readline()
with Store.open(Path(sys.argv[1]), embedder_name=embedder.name, dimension=embedder.dimension) as store:
    ingest([Path(sys.argv[2])], store=store, embedder=embedder, chunk_tokens=256, max_bytes=2**24)
print("done", flush=True)
"""


def test_a_hundred_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    with closing(CrashBench(tmp_path)) as bench:
        bench.kill_at_random(KILLS, seed=100)


def _run(folder: Path, kill_after: float | None) -> float:
    process = start(_REAL, folder, BUNDLED)
    try:
        assert process.stdout is not None and process.stdin is not None
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("go\n")
        process.stdin.flush()
        began = time.perf_counter()
        if kill_after is None:
            assert process.communicate()[0] == "done\n"
        else:
            time.sleep(kill_after)
        return time.perf_counter() - began
    finally:
        stop(process)


def test_kills_of_an_ingest_with_the_real_model_lose_nothing(tmp_path: Path) -> None:
    seconds = _run(tmp_path / "whole", None)
    whole = vectors_of(tmp_path / "whole")
    embedder = SentenceEmbedder.open("", Settings.load().cache_dir)
    for number in range(REAL_KILLS):
        folder = tmp_path / "kho"
        _run(folder, seconds * (number + 0.5) / REAL_KILLS)
        with Store.open(folder, embedder_name=embedder.name, dimension=embedder.dimension) as store:
            assert store.index_is_current
            found = store.dense(embedder.query("Sa Pa kết nạp bao nhiêu đảng viên?"), "sentence", 5)
            assert bool(found) == bool(store.articles())
        _run(folder, None)
        again = vectors_of(folder)
        assert again.keys() == whole.keys()
        for id, vector in again.items():
            np.testing.assert_allclose(np.frombuffer(vector, "<f4"), np.frombuffer(whole[id], "<f4"), atol=1e-6)
        assert len(generations(folder)) == 1
        shutil.rmtree(folder)
