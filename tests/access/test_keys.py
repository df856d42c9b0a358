"""Keys in their file: made, held, revoked, by several threads and processes, and what is kept of them."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from access.caller import Caller, Role
from access.keys import FILE, LONGEST_NAME, PREFIX, Keys
from errors import StoreCorruptError, StoreError, UsageError
from settings import PROJECT


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    made = Keys(tmp_path)
    yield made
    made.close()


def test_whoever_holds_a_secret_has_its_role(keys: Keys) -> None:
    asks, changes = keys.add("Phòng Tổng hợp", Role.ASK), keys.add("quản trị", Role.ADMIN)
    assert keys.holder(asks) == Caller("Phòng Tổng hợp", Role.ASK)
    assert keys.holder(changes) == Caller("quản trị", Role.ADMIN)
    assert asks.startswith(PREFIX) and len(asks) == len(PREFIX) + 43, "256 bits in base64"
    assert asks != changes


@pytest.mark.parametrize("secret", ["", " ", "tlnq_", "x" * 100_000, "\ud800", "ế", "' OR 1=1 --", "\0"])
def test_any_other_text_is_nobodys(keys: Keys, secret: str) -> None:
    given = keys.add("a", Role.ASK)
    assert keys.holder(secret) is None
    for near in (given[:-1], given + "A", given.swapcase(), given.removeprefix(PREFIX), f" {given}"):
        assert keys.holder(near) is None


def test_the_secret_itself_is_kept_nowhere_and_the_file_is_its_owners(keys: Keys, tmp_path: Path) -> None:
    secret = keys.add("a", Role.ASK)
    (file,) = tmp_path.iterdir()
    assert file.name == FILE and file.stat().st_mode & 0o077 == 0
    assert secret.removeprefix(PREFIX).encode() not in file.read_bytes()


def test_reading_makes_no_file(keys: Keys, tmp_path: Path) -> None:
    assert keys.holder("x") is None and keys.numbered(1) is None and keys.all() == ()
    assert not keys.ever_made() and not keys.in_force()
    with pytest.raises(UsageError, match="Không có khóa"):
        keys.revoke("a")
    assert list(tmp_path.iterdir()) == []


def test_a_revoked_key_is_refused_at_once_and_its_name_may_be_given_anew(keys: Keys) -> None:
    old = keys.add("a", Role.ADMIN)
    number = keys.number(old)
    assert number is not None and keys.numbered(number) == Caller("a", Role.ADMIN)
    with pytest.raises(UsageError, match="Đã có khóa tên “a”"):
        keys.add("a", Role.ASK)
    keys.revoke("a")
    assert keys.holder(old) is None and keys.number(old) is None and keys.numbered(number) is None
    assert keys.ever_made() and not keys.in_force()
    new = keys.add("a", Role.ASK)
    assert keys.holder(new) == Caller("a", Role.ASK)
    assert keys.holder(old) is None and keys.numbered(number) is None
    first, second = keys.all()
    assert (first.role, second.role) == (Role.ADMIN, Role.ASK)
    assert first.revoked is not None and first.revoked >= first.made and second.revoked is None
    with pytest.raises(UsageError):
        keys.revoke("b")


def test_another_process_makes_and_revokes_and_this_one_knows(keys: Keys, tmp_path: Path) -> None:
    assert keys.holder("x") is None

    def command(*arguments: str) -> str:
        line = [sys.executable, "app.py", "keys", *arguments, "--data-dir", str(tmp_path)]
        return subprocess.run(line, cwd=PROJECT, check=True, capture_output=True, text=True, timeout=60).stdout

    secret = command("add", "máy khác").strip()
    assert keys.holder(secret) == Caller("máy khác", Role.ASK)
    command("revoke", "máy khác")
    assert keys.holder(secret) is None


def test_a_file_that_was_put_in_its_place_counts_from_then_on(keys: Keys, tmp_path: Path) -> None:
    old = keys.add("a", Role.ASK)
    assert keys.holder(old)
    other = Keys(tmp_path / "other")
    new = other.add("b", Role.ASK)
    other.close()
    (tmp_path / "other" / FILE).replace(tmp_path / FILE)
    assert keys.holder(old) is None
    assert keys.holder(new) == Caller("b", Role.ASK)
    (tmp_path / FILE).unlink()
    assert keys.holder(new) is None


def test_threads_add_read_and_revoke_at_once(keys: Keys) -> None:
    def life(number: int) -> bool:
        secret = keys.add(f"khóa {number}", Role.ASK)
        held = keys.holder(secret) == Caller(f"khóa {number}", Role.ASK)
        keys.revoke(f"khóa {number}")
        return held and keys.holder(secret) is None

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(life, range(24)))
    assert len(keys.all()) == 24


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1), "a\nb", "--role", "\u200b"])
def test_a_name_that_could_not_be_shown_or_typed_is_refused(keys: Keys, name: str) -> None:
    with pytest.raises(UsageError, match="Tên khóa"):
        keys.add(name, Role.ASK)


def test_a_broken_file_lets_nobody_in_and_is_told(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database" * 1000)
    for ask in (lambda: keys.holder("x"), lambda: keys.all(), lambda: keys.add("a", Role.ASK)):
        with pytest.raises(StoreCorruptError, match=FILE):
            ask()
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match=FILE):
        keys.holder("x")


def test_a_file_without_tables_holds_no_key(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert keys.holder("x") is None
    secret = keys.add("a", Role.ASK)
    assert keys.holder(secret)


def test_a_role_that_the_file_should_not_hold_is_never_given(keys: Keys) -> None:
    with pytest.raises(ValueError):
        keys.add("a", Role.NONE)
    assert not keys.ever_made()


def test_a_reader_waits_for_a_writer(keys: Keys, tmp_path: Path) -> None:
    secret = keys.add("a", Role.ASK)
    writer = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE key SET revoked = 'x'")
    assert keys.holder(secret), "what is not committed does not count"
    writer.execute("ROLLBACK")
    writer.close()
