"""An ingest killed at any moment loses nothing, and a second one reaches what an undisturbed one reaches.

`make soak` does the same a hundred times, and with the real model.
"""

import signal
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.ingest.crashing import CrashBench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CrashBench]:
    with closing(CrashBench(tmp_path_factory.mktemp("crash"))) as opened:
        yield opened


def test_five_kills_at_random_moments_lose_nothing(bench: CrashBench) -> None:
    bench.kill_at_random(5, seed=2)


@pytest.mark.parametrize("start_from", [0, 1])
@pytest.mark.parametrize(
    "point",
    [
        "vectorstore.writer:_delete:2:after",
        "vectorstore.writer:_insert_passage:100:before",
        "vectorstore.generation:Generation.add:1:after",
        "vectorstore.builder:digests:1:before",
        "vectorstore.builder:sync_to_disk:1:before",
        "vectorstore.index:write_pointer:1:before",
        "vectorstore.index:write_pointer:1:after",
    ],
)
def test_a_kill_at_the_worst_moments_loses_nothing(bench: CrashBench, point: str, start_from: int) -> None:
    folder = bench.trial_folder(start_from, "worst")
    code, _ = bench.ingesters.run(folder, bench.articles, point=point)
    assert code == -signal.SIGKILL
    bench.check(folder)
