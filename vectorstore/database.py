"""The SQLite file of the catalogue: made, checked and opened; its errors in the project's terms."""

import errno
import sqlite3
import threading
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from errors import StoreCorruptError, StoreError

# What brings a catalogue from each version to the next one; a fresh file has version 0.
_STEPS = tuple(Path(__file__).with_name(name) for name in ("schema.sql", "facts.sql"))
VERSION = len(_STEPS)
_BUSY_SECONDS = 10.0
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


@contextmanager
def store_errors(folder: Path) -> Iterator[None]:
    """Turns sqlite3 and operating system errors inside the block into StoreError, with what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_store_error(error, folder) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise _full(folder, error.strerror or str(error)) from error
        raise StoreError(
            f"Không đọc hoặc ghi được thư mục dữ liệu {folder} ({error.strerror or error}). "
            "Hãy kiểm tra quyền ghi và ổ đĩa, hoặc chọn thư mục khác bằng --data-dir."
        ) from error


def _corrupt(folder: Path) -> StoreCorruptError:
    return StoreCorruptError(
        f"Danh mục bài viết trong {folder} bị hỏng, không đọc được. "
        "Hãy chuyển thư mục ấy đi nơi khác rồi nạp lại các bài viết bằng `python app.py ingest`."
    )


def nothing_stored(folder: Path) -> StoreError:
    """What is told about a folder that holds no article."""
    return StoreError(f"Kho {folder} chưa có bài viết nào. Hãy nạp bài viết bằng `python app.py ingest` rồi chạy lại.")


def _full(folder: Path, reason: str) -> StoreError:
    return StoreError(
        f"Không ghi được vào {folder}: ổ đĩa đã đầy hoặc bị lỗi ({reason}). "
        "Những gì đã nạp vẫn còn nguyên. Hãy giải phóng dung lượng rồi chạy lại."
    )


def _as_store_error(error: sqlite3.Error, folder: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _corrupt(folder)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _full(folder, str(error))
    if code == sqlite3.SQLITE_BUSY:
        return StoreError(f"Thư mục dữ liệu {folder} đang bận vì có tiến trình khác đang ghi. Hãy thử lại sau ít phút.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(
            f"Không mở được danh mục bài viết trong {folder} để ghi ({error}). "
            "Hãy kiểm tra quyền của thư mục, hoặc chọn thư mục khác bằng --data-dir."
        )
    return StoreError(f"Danh mục bài viết trong {folder} gặp lỗi: {error}.")


class Database:
    """The catalogue's SQLite file in a data folder. Connections are pooled: any thread may read, one at a time each.

    A fresh folder gets a catalogue for the given embedding model; without a model a catalogue must be there. One of an
    older version of this program is brought to this one's, keeping all that it holds. Raises StoreCorruptError when
    SQLite's quick_check fails, StoreError when the folder cannot be used or was made by a newer version.
    """

    def __init__(self, folder: Path, *, embedder: str = "", dimension: int = 0) -> None:
        self.folder = folder
        self._path = folder / "catalogue.sqlite"
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False
        self._mine = threading.local()  # the connection of this thread's `snapshot`, if it is in one
        with store_errors(folder):
            if not embedder and not self._path.is_file():
                raise nothing_stored(folder)
            with FileLock(folder / "opening.lock", timeout=30):
                connection = self._connect()
                try:
                    self._prepare(connection, embedder, dimension)
                except BaseException:
                    connection.close()
                    raise
                self._idle.append(connection)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        # FULL: an article that was reported as ingested survives a power cut; a commit an article is cheap beside
        # embedding it.
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "journal_size_limit = 16777216"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _prepare(self, connection: sqlite3.Connection, embedder: str, dimension: int) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise StoreError(
                f"Thư mục dữ liệu {self.folder} do một phiên bản mới hơn của chương trình tạo ra (lược đồ {version}; "
                f"bản này đọc được đến {VERSION}). Hãy cập nhật chương trình, hoặc chọn thư mục khác bằng --data-dir."
            )
        connection.execute("PRAGMA journal_mode = WAL")
        if version:
            problems = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
            if problems != ["ok"]:
                raise _corrupt(self.folder)
        elif not embedder:  # whoever was making it was killed
            raise nothing_stored(self.folder)
        if version == VERSION:
            return
        connection.executescript(
            "BEGIN IMMEDIATE;" + "".join(step.read_text(encoding="utf-8") for step in _STEPS[version:])
        )
        if not version:
            connection.execute("INSERT INTO about VALUES (1, ?, ?, ?, 0)", (uuid.uuid4().hex, embedder, dimension))
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for the length of the block. Raises StoreError for whatever SQLite raises in it."""
        mine: sqlite3.Connection | None = getattr(self._mine, "connection", None)
        if mine is not None:
            with store_errors(self.folder):
                yield mine
            return
        with self._borrowed() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """For the length of the block, this thread reads one state of the catalogue, whatever others write meanwhile.

        One within another is the same one. Nothing may be written by this thread in the block.
        """
        if getattr(self._mine, "connection", None) is not None:
            yield
            return
        with self._borrowed() as connection:
            connection.execute("BEGIN")  # the state is the one at the first read
            self._mine.connection = connection
            try:
                yield
            finally:
                self._mine.connection = None
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def _borrowed(self) -> Iterator[sqlite3.Connection]:
        if self._closed:
            raise StoreError("Kho bài viết đã đóng. Hãy mở lại rồi thử lại.")
        with store_errors(self.folder):
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
            try:
                yield connection
            finally:
                self._idle.append(connection)
                if self._closed:
                    self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: committed at the end of the block, rolled back when the block raises."""
        with self._borrowed() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk makes SQLite roll back by itself
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Closes every idle connection; one that is in use is closed when its block ends."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
