"""What only a process of its own shows: questions on standard input, and a reader that leaves early."""

import json
import subprocess
import sys
from pathlib import Path

from settings import PROJECT


def test_a_batch_may_come_through_standard_input_and_its_reader_may_leave_after_the_first_answer(five: Path) -> None:
    rows = "".join(f'{{"id": {n}, "question": "Đảng bộ Sa Pa có bao nhiêu chi bộ?"}}\n' for n in range(400))
    command = [sys.executable, str(PROJECT / "app.py"), "ask", "--batch", "/dev/stdin", "--data-dir", str(five)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as program:
        assert program.stdin and program.stdout and program.stderr
        program.stdin.write(rows)
        program.stdin.close()
        first = json.loads(program.stdout.readline())
        program.stdout.close()
        err = program.stderr.read()
        code = program.wait(timeout=60)
    assert first["id"] == 0 and first["citations"]
    assert (code, err) == (1, "")
