"""Conversations on a disk that is full, closed to us or broken; killed processes; two processes at once."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conversations.database import FILE
from conversations.rows import UNREADABLE
from conversations.store import Conversations
from errors import ConversationError
from records.question import Scope
from settings import PROJECT
from tests.conversations.samples import everything_in, exchange

ADDING = """
import sys
from pathlib import Path
from conversations.store import Conversations
from tests.conversations.samples import exchange
with Conversations.open(Path(sys.argv[1])) as kept:
    for number in range(int(sys.argv[3])):
        print(kept.add(sys.argv[2], "c", exchange(f"Hỏi {number}?")), flush=True)
"""
FULL = """
import resource, sys
from pathlib import Path
from conversations.store import Conversations
from errors import ConversationError
from tests.conversations.samples import exchange
with Conversations.open(Path(sys.argv[1])) as kept:
    kept.add("an", "c", exchange("Trước?"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
    told = None
    for number in range(200):
        try:
            kept.add("an", "c", exchange("dài " * 1000))
        except ConversationError as error:
            told = str(error)
    before = len(kept.exchanges("an", "c"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert kept.add("an", "c", exchange("Sau?")) == before
    print(told)
"""


def program(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=os.environ
    )


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Path]:
    with Conversations.open(tmp_path) as kept:
        for number in range(20):
            kept.add("an", f"c{number}", exchange("Trước? " + "dài " * 300))
    yield tmp_path


def test_what_was_added_survives_a_kill(tmp_path: Path) -> None:
    with program(ADDING, tmp_path, "an", 100_000) as adding:
        assert adding.stdout
        while int(adding.stdout.readline()) < 40:
            pass
        adding.send_signal(signal.SIGKILL)
    with Conversations.open(tmp_path) as kept:
        there = len(kept.exchanges("an", "c"))
        assert there > 40
        assert there == 1000 or kept.add("an", "c", exchange()) == there


def test_two_processes_share_a_folder(tmp_path: Path) -> None:
    running = [program(ADDING, tmp_path, user, 60) for user in ("an", "an", "bình")]
    outs = [one.communicate(timeout=60) for one in running]
    assert [one.returncode for one in running] == [0, 0, 0], outs
    with Conversations.open(tmp_path) as kept:
        assert len(kept.exchanges("an", "c")) == 120 and len(kept.exchanges("bình", "c")) == 60


def test_a_full_disk_is_told_keeps_what_is_there_and_takes_more_when_there_is_room(tmp_path: Path) -> None:
    with program(FULL, tmp_path) as full:
        out, err = full.communicate(timeout=60)
    assert full.returncode == 0, err
    assert "ổ đĩa" in out and "Bạn vẫn hỏi được" in out
    with Conversations.open(tmp_path) as kept:
        asked = [one.question for one in kept.exchanges("an", "c")]
    assert (asked[0], asked[-1]) == ("Trước?", "Sau?")


def test_a_folder_that_cannot_be_used_is_told_until_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("a file")
    with Conversations.open(folder) as kept:
        for act in (lambda: kept.of("an"), lambda: kept.add("an", "c", exchange()), kept.rated):
            with pytest.raises(ConversationError, match="Bạn vẫn hỏi được"):
                act()
        folder.unlink()
        assert kept.add("an", "c", exchange()) == 0


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with Conversations.open(tmp_path) as kept, pytest.raises(ConversationError, match="quyền"):
        kept.add("an", "c", exchange())


@pytest.mark.parametrize("content", [b"this is no database" * 1000, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_broken_file_is_moved_aside_and_a_new_one_begun(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    (tmp_path / FILE).write_bytes(content)
    with caplog.at_level(logging.ERROR), Conversations.open(tmp_path) as kept:
        assert kept.of("an") == ()
        assert kept.add("an", "c", exchange()) == 0
        assert len(kept.of("an")) == 1
    (aside,) = tmp_path.glob(f"{FILE}.hong-*")
    assert aside.read_bytes() == content
    assert "moved aside" in caplog.text


def test_a_file_that_breaks_while_it_is_used_is_moved_aside_too(filled: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), Conversations.open(filled) as kept:
        with (filled / FILE).open("r+b") as file:  # all but the first page, which has the header and the schema
            size = file.seek(0, os.SEEK_END)
            file.seek(4096)
            file.write(b"\xaa" * (size - 4096))
        assert kept.of("an") == ()
        assert kept.add("an", "mới", exchange()) == 0
        assert [one.id for one in kept.of("an")] == ["mới"]
    assert len(list(filled.glob(f"{FILE}.hong-*"))) == 1
    assert "moved aside" in caplog.text


def test_a_file_that_is_taken_away_while_it_is_used_is_made_anew(filled: Path) -> None:
    with Conversations.open(filled) as kept:
        assert len(kept.of("an")) == 20
        for path in filled.glob(f"{FILE}*"):
            path.unlink()
        assert kept.of("an") == ()
        assert kept.add("an", "c", exchange()) == 0
        assert len(kept.of("an")) == 1
    with Conversations.open(filled) as again:
        assert len(again.of("an")) == 1


def test_a_file_of_a_newer_version_is_left_as_it_is(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (filled / FILE).read_bytes()
    with Conversations.open(filled) as kept, pytest.raises(ConversationError, match="phiên bản mới hơn"):
        kept.of("an")
    assert (filled / FILE).read_bytes() == before


def test_a_file_of_the_first_version_keeps_its_conversations_and_takes_scopes(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.executescript("ALTER TABLE exchanges DROP COLUMN scope; PRAGMA user_version = 1;")
    connection.close()
    limited = replace(exchange("Sau?"), scope=Scope(year=2022), scope_named="năm 2022")
    with Conversations.open(filled) as kept:
        assert len(kept.of("an")) == 20
        assert kept.add("an", "c3", limited) == 1
    with Conversations.open(filled) as again:
        before, after = again.exchanges("an", "c3")
        assert before.answer is not None and not before.scope
        assert after == limited


def test_a_scope_of_another_version_is_none(filled: Path) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("UPDATE exchanges SET scope = '[{\"when\": 1}]'")
    connection.close()
    with Conversations.open(filled) as kept:
        (one,) = kept.exchanges("an", "c3")
        assert one.answer is not None and not one.scope


@pytest.mark.parametrize("answer", ["", "null", "[]", "{", '{"question": "?"}', '{"status": "new"}'])
def test_an_answer_of_another_version_is_a_notice(filled: Path, answer: str) -> None:
    with sqlite3.connect(filled / FILE) as connection:
        connection.execute("UPDATE exchanges SET answer = ?, rating = 'splendid', rated = 1", (answer,))
    connection.close()
    with Conversations.open(filled) as kept:
        (one,) = kept.exchanges("an", "c3")
        assert (one.question[:6], one.answer, one.notice, one.feedback) == ("Trước?", None, UNREADABLE, None)
        assert len(kept.rated()) == 20


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    with Conversations.open(tmp_path) as kept:
        kept.add("an", "c", exchange("Riêng?"))
        assert {path.stat().st_mode & 0o077 for path in tmp_path.glob(f"{FILE}*") if path.stat().st_size} == {0}
    assert "Riêng?".encode() in everything_in(tmp_path)
