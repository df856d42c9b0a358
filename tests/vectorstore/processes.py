"""Other processes that use a data folder, for tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
    """A Python process that runs `code`; it talks and listens line by line."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def stop(process: "subprocess.Popen[str]") -> None:
    """Kills a process, if it still runs, and closes its pipes."""
    process.kill()
    process.communicate()


_HOLD = """
import sys
from pathlib import Path
from tests.vectorstore.samples import make_article, open_store, put
with open_store(Path(sys.argv[1])) as store, store.writing() as writer:
    put(writer, make_article("khác.txt", "Bài của tiến trình khác"))
    print("held", flush=True)
    sys.stdin.readline()
print("done", flush=True)
"""


@contextmanager
def holding(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has stored an article and holds the writer's lock until it is sent a line."""
    process = start(_HOLD, folder)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        stop(process)
