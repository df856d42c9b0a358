"""One writer per data folder, over all processes."""

import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from errors import StoreLockedError
from vectorstore.database import store_errors


@contextmanager
def writer_lock(folder: Path, purpose: str) -> Iterator[None]:
    """Holds the folder's only writing right for the length of the block; `purpose` is told to whoever is refused.

    The lock is the operating system's (flock), so it ends with its process, however that ends. Raises
    StoreLockedError at once when another process or another thread holds it.
    """
    lock = FileLock(folder / "writer.lock", timeout=0, fallback_to_soft=False, preserve_lock_file=True)
    holder = folder / "writer.json"
    with store_errors(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreLockedError(_refusal(folder, holder)) from error
        except NotImplementedError as error:
            raise OSError(f"hệ tệp không hỗ trợ khoá: {error}") from error
    try:
        with suppress(OSError):  # a full disk must not keep anyone from removing articles
            _introduce(holder, purpose)
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def _introduce(holder: Path, purpose: str) -> None:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    told = {"pid": os.getpid(), "host": platform.node(), "since": since, "purpose": purpose}
    draft = holder.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    draft.replace(holder)


def _refusal(folder: Path, holder: Path) -> str:
    try:
        told = json.loads(holder.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(told["since"]).strftime("%H:%M:%S ngày %d/%m/%Y")
        who = f"tiến trình {told['pid']} trên máy {told['host']}, từ {since}, đang {told['purpose']}"
    except (OSError, ValueError, KeyError, TypeError):
        who = "chưa rõ là tiến trình nào"  # it has only just taken the lock, or a full disk kept it from telling
    return f"Đang có tiến trình khác ghi vào {folder} ({who}). Hãy đợi tiến trình ấy xong rồi chạy lại."
