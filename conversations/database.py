"""The SQLite file of the conversations: made, opened, moved aside when it is broken; its errors in words for users."""

import errno
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Condition, Lock
from typing import TypeAlias, TypeVar

from filelock import FileLock, Timeout

from errors import ConversationError

FILE = "conversations.sqlite"
VERSION = 2  # of the tables, kept in the file
_CHANGES = {1: "ALTER TABLE exchanges ADD COLUMN scope TEXT;"}  # what makes the tables of a version those of the next
_SCHEMA = Path(__file__).with_name("schema.sql")
_BUSY_SECONDS = 10.0
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_FULL = (
    "Chưa lưu được cuộc trò chuyện vì ổ đĩa của máy chủ đã đầy hoặc bị lỗi. Bạn vẫn hỏi được; "
    "hãy báo người quản trị giải phóng dung lượng."
)
_CLOSED_TO_US = (
    "Không đọc hoặc ghi được tệp lưu các cuộc trò chuyện. Bạn vẫn hỏi được; "
    "hãy báo người quản trị kiểm tra quyền của thư mục dữ liệu."
)
_BUSY = "Tệp lưu các cuộc trò chuyện đang bận. Bạn vẫn hỏi được; hãy thử lại sau ít phút."
_NEWER = (
    "Các cuộc trò chuyện do một phiên bản mới hơn của chương trình lưu. Bạn vẫn hỏi được; "
    "hãy báo người quản trị cập nhật chương trình."
)
_BROKEN = (
    "Tệp lưu các cuộc trò chuyện gặp lỗi nên chưa mở được. Bạn vẫn hỏi được; "
    "hãy báo người quản trị xem nhật ký của chương trình."
)

log = logging.getLogger(__name__)
Result = TypeVar("Result")
Work: TypeAlias = Callable[[sqlite3.Connection], Result]
_Identity: TypeAlias = tuple[int, int]


class Database:
    """The file of the conversations in a data folder; made at the first write. Any thread may use it.

    Nothing is opened before it is needed, so that a page without a usable disk still answers: each call raises
    ConversationError as long as the file cannot be used, and works again once it can. A file that SQLite finds broken
    is moved aside and a new one begun.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / FILE
        self._gate = Condition()
        self._writing = Lock()  # SQLite's own waiting is unfair: up to 950 ms for an addition by 20 threads at once
        self._idle: list[sqlite3.Connection] = []
        self._in_use = 0
        self._renewing = False
        self._file: _Identity | None = None  # which file the connections are of: another one may stand there by now
        self._closed = False

    def exists(self) -> bool:
        """False before the first write."""
        with self._told():
            return self._identity() is not None

    def read(self, work: Work[Result]) -> Result:
        """What `work` returns, run in one snapshot. Raises ConversationError where the file cannot be used."""
        return self._run(work, "BEGIN")

    def write(self, work: Work[Result]) -> Result:
        """What `work` returns, run in one transaction. Raises ConversationError where the file cannot be used."""
        with self._writing:
            return self._run(work, "BEGIN IMMEDIATE")

    def wipe(self) -> None:
        """Empties the write-ahead log of what was deleted: secure_delete overwrites it in the database alone."""

        def work(connection: sqlite3.Connection) -> None:
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                log.warning("%s is busy: deleted text stays in its log until the next deletion", self._path)

        with self._writing:
            self._run(work, "")

    def close(self) -> None:
        """Closes the file; a connection that is in use is closed when its work is done."""
        with self._gate:
            self._closed = True
            self._drop_idle()

    def _run(self, work: Work[Result], begin: str) -> Result:
        with self._told():
            for again in (True, False):
                connection, file = self._take()
                usable = False
                try:
                    connection.execute(begin)
                    result = work(connection)
                    if connection.in_transaction:
                        connection.execute("COMMIT")
                    usable = True
                    return result
                except ConversationError:
                    connection.execute("ROLLBACK")
                    usable = True
                    raise
                except sqlite3.DatabaseError as error:
                    if not (again and _is_broken(error)):
                        raise
                finally:
                    self._give(connection, usable=usable)
                self._set_aside(file)
        raise AssertionError("unreachable: the second round returns or raises")

    # Connections. Closing the last one of a file deletes the "-wal" beside its name, whatever file that is by then:
    # so all connections of a file are closed before another one takes its name.

    def _take(self) -> tuple[sqlite3.Connection, _Identity | None]:
        with self._gate:
            self._gate.wait_for(lambda: not self._renewing)
            if self._closed:
                raise ConversationError("Chương trình đang dừng. Hãy mở lại trang sau ít phút.")
            if self._file is None or self._identity() != self._file:
                with self._alone():
                    self._file = self._prepare()
            connection = self._idle.pop() if self._idle else self._connect()
            self._in_use += 1
            return connection, self._file

    def _give(self, connection: sqlite3.Connection, *, usable: bool) -> None:
        with self._gate:
            self._in_use -= 1
            if usable and not self._closed:
                self._idle.append(connection)
            else:
                connection.close()
            self._gate.notify_all()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Lets nobody take a connection, and waits until all are back and closed. `_gate` must be held."""
        self._gate.wait_for(lambda: not self._renewing)
        self._renewing = True
        try:
            self._gate.wait_for(lambda: not self._in_use)
            self._drop_idle()
            yield
        finally:
            self._renewing = False
            self._gate.notify_all()

    def _drop_idle(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        # NORMAL: a commit survives kill -9; a power cut may take the last ones, which a conversation can bear.
        for pragma in ("secure_delete = ON", "foreign_keys = ON", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _prepare(self) -> _Identity | None:
        """Makes the file, or its tables, where they are not there; makes old tables what they are now."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._locked():
            self._path.touch(mode=0o600)  # what people ask is nobody else's business
            try:
                self._make_tables()
            except sqlite3.DatabaseError as error:
                if not _is_broken(error):
                    raise
                self._move_aside(error)
                self._path.touch(mode=0o600)
                self._make_tables()
            return self._identity()

    def _make_tables(self) -> None:
        connection = self._connect()
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise ConversationError(_NEWER)
            if version == VERSION:
                return
            if version:
                tables = "".join(_CHANGES[before] for before in range(version, VERSION))
            else:
                connection.execute("PRAGMA journal_mode = WAL")
                tables = _SCHEMA.read_text(encoding="utf-8")
            connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {VERSION}; COMMIT;")
        finally:
            connection.close()

    def _set_aside(self, file: _Identity | None) -> None:
        """Moves the file aside if it is still the one that was found broken, and SQLite finds it so once more."""
        with self._gate, self._alone(), self._locked():
            if self._identity() != file:
                return
            try:
                connection = self._connect()
                try:
                    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
                finally:
                    connection.close()
            except sqlite3.DatabaseError as error:
                if not _is_broken(error):
                    raise
                found = error
            if found != "ok":
                self._move_aside(found)

    def _move_aside(self, why: object) -> None:
        stamp = f"{datetime.now():%Y%m%d-%H%M%S-%f}"
        log.error("%s is broken (%s): moved aside as %s.hong-%s, a new one is begun", self._path, why, FILE, stamp)
        for end in ("-wal", "-shm", ""):  # in this order: a new file must never find the log of the old one
            part = Path(f"{self._path}{end}")
            if part.exists():
                part.rename(f"{self._path}.hong-{stamp}{end}")

    def _locked(self) -> FileLock:
        """Only one process at a time makes the file or moves it aside."""
        return FileLock(self._folder / f"{FILE}.lock", timeout=_BUSY_SECONDS)

    def _identity(self) -> _Identity | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns the errors of SQLite, of the file system and of the lock into ConversationError, and logs them."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            log.error("the conversations in %s cannot be used: %s", self._path, error)
            raise ConversationError(_message(error)) from error


def _is_broken(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _message(error: sqlite3.Error | OSError) -> str:
    if isinstance(error, Timeout):
        return _BUSY
    if isinstance(error, OSError):
        return _FULL if error.errno in _NO_ROOM else _CLOSED_TO_US
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _FULL
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _CLOSED_TO_US
    return _BUSY if code == sqlite3.SQLITE_BUSY else _BROKEN
