"""The keys of those who may use the assistant from other machines: `keys.sqlite` in the data folder."""

import hashlib
import hmac
import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from access.caller import Caller, Role
from errors import StoreCorruptError, StoreError, UsageError
from vietnamese.normalise import clean

FILE = "keys.sqlite"
PREFIX = "tlnq_"  # by which a key is known in a configuration file or a log
LONGEST_NAME = 60
_SCHEMA = """
CREATE TABLE IF NOT EXISTS key (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    role INTEGER NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    made TEXT NOT NULL,
    revoked TEXT
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS in_force ON key (name) WHERE revoked IS NULL;
"""
_BUSY_SECONDS = 5.0
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret; the times are of UTC, `revoked` is None while it is in force."""

    name: str
    role: Role
    made: datetime
    revoked: datetime | None


class Keys:
    """The keys of a data folder; the file is made with the first one. Any thread, and any process, may use it.

    Of a secret only its SHA-256 is kept. A slow hash is for passwords, which can be guessed because people choose them;
    a secret here is 256 random bits, of which no computer tries a noticeable part, however fast one try is. Every
    question is put to the file anew, so that a key that was revoked, by whatever process, is refused from then on.

    Raises StoreError where the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None  # the file that the connection is of: another may stand there by now

    def add(self, name: str, role: Role) -> str:
        """The secret of a new key, which cannot be read later. Raises UsageError for a name that cannot be used."""
        name = _checked(name)
        if role not in (Role.ASK, Role.ADMIN):
            raise ValueError(role)
        secret = PREFIX + secrets.token_urlsafe(32)
        row = (name, int(role), _digest(secret), _now())
        try:
            self._write("INSERT INTO key (name, role, digest, made) VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            raise UsageError(
                f"Đã có khóa tên “{name}”. Hãy chọn tên khác, hoặc thu hồi khóa cũ trước "
                f"(python app.py keys revoke {_quoted(name)})."
            ) from None
        return secret

    def revoke(self, name: str) -> None:
        """Ends a key and all log-ins with it, at once. Raises UsageError when no key in force has that name."""
        name = clean(name).strip()
        if not self._path.exists() or not self._write(
            "UPDATE key SET revoked = ? WHERE name = ? AND revoked IS NULL", (_now(), name)
        ):
            raise UsageError(
                f"Không có khóa nào đang dùng tên “{name}”. Hãy xem các khóa bằng python app.py keys list."
            )

    def all(self) -> tuple[Key, ...]:
        """All keys that were ever made, oldest first."""
        rows = self._read(lambda c: c.execute("SELECT name, role, made, revoked FROM key ORDER BY id").fetchall())
        return tuple(
            Key(name, Role(role), datetime.fromisoformat(made), datetime.fromisoformat(revoked) if revoked else None)
            for name, role, made, revoked in rows or ()
        )

    def holder(self, secret: str) -> Caller | None:
        """Who holds a secret; None when it is of no key in force."""
        found = self._found(secret)
        return found[1] if found else None

    def number(self, secret: str) -> int | None:
        """The number of the key that a secret is of, by which a log-in names it: a name may be given anew."""
        found = self._found(secret)
        return found[0] if found else None

    def numbered(self, number: int) -> Caller | None:
        """Who holds the key of a number; None when it is not in force."""
        select = "SELECT name, role FROM key WHERE id = ? AND revoked IS NULL"
        row = self._read(lambda c: c.execute(select, (number,)).fetchone())
        return Caller(row[0], Role(row[1])) if row else None

    def ever_made(self) -> bool:
        """True once a key has been made, also when it has been revoked since."""
        return bool(self._read(lambda c: c.execute("SELECT 1 FROM key LIMIT 1").fetchone()))

    def in_force(self) -> bool:
        """True when some key is in force."""
        return bool(self._read(lambda c: c.execute("SELECT 1 FROM key WHERE revoked IS NULL LIMIT 1").fetchone()))

    def close(self) -> None:
        """Closes the file; it is opened anew when needed."""
        with self._lock:
            self._drop()

    def _found(self, secret: str) -> tuple[int, Caller] | None:
        """Which key a secret is of. It is looked up by its digest, whose bytes nobody can choose one after the other,
        so that how long the looking up takes tells nothing of another key.
        """
        digest = _digest(secret)
        select = "SELECT id, name, role, digest FROM key WHERE digest = ? AND revoked IS NULL"
        row = self._read(lambda c: c.execute(select, (digest,)).fetchone())
        if not row or not hmac.compare_digest(row[3], digest):
            return None
        return row[0], Caller(row[1], Role(row[2]))

    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result | None:
        """What `work` returns; None as long as there is no file."""
        with self._lock, self._told():
            try:
                status = self._path.stat()
            except FileNotFoundError:
                self._drop()
                return None
            if self._connection is None or self._file != (status.st_dev, status.st_ino):
                self._drop()
                self._file = status.st_dev, status.st_ino
                self._connection = self._connect()
            try:
                return work(self._connection)
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):  # another process is about to make the first key
                    return None
                raise

    def _write(self, statement: str, values: tuple[object, ...]) -> int:
        """How many rows a statement has changed."""
        with self._told():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # who may write to it may make a key
            with closing(self._connect()) as connection:
                connection.executescript(_SCHEMA)
                return connection.execute(statement, values).rowcount

    def _connect(self) -> sqlite3.Connection:
        where = f"{self._path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(where, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError:
            raise
        except sqlite3.OperationalError as error:
            raise StoreError(_CLOSED.format(path=self._path, reason=error)) from error
        except sqlite3.DatabaseError as error:
            raise StoreCorruptError(_BROKEN.format(path=self._path)) from error
        except OSError as error:
            raise StoreError(_CLOSED.format(path=self._path, reason=error.strerror)) from error


_BROKEN = (
    "Tệp khóa truy cập {path} bị hỏng nên không khóa nào dùng được. "
    "Hãy khôi phục tệp này từ bản sao lưu, hoặc xóa tệp rồi tạo lại khóa bằng python app.py keys add."
)
_CLOSED = (
    "Không đọc hoặc ghi được tệp khóa truy cập {path} ({reason}). Hãy kiểm tra ổ đĩa và quyền của thư mục dữ liệu."
)


def _checked(name: str) -> str:
    name = clean(name).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or name.startswith("-"):
        raise UsageError(
            f"Tên khóa phải có từ 1 đến {LONGEST_NAME} ký tự in được và không bắt đầu bằng dấu “-”, "
            "ví dụ “Phòng Tổng hợp”."
        )
    return name


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
