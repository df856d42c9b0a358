"""Which files a run ingests, and under which names."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from ingest.read import SUFFIXES
from ingest.report import FileResult, Outcome


def find_files(paths: Sequence[Path]) -> Iterator[tuple[str, Path] | FileResult]:
    """(source, file) of each file that is given or lies in a folder that is given, in order; or why it is left out.

    A source is the file's path within its folder, or its name when it is given itself. Hidden files and folders in a
    folder are left out silently, and so is a file that comes a second time; links to folders are not followed.
    """
    taken: dict[str, Path] = {}
    for given in paths:
        for source, path in _expand(given):
            if isinstance(path, str):
                yield FileResult(source, Outcome.FAILED, path)
                continue
            real = path.resolve()
            if source not in taken:
                taken[source] = real
                yield source, path
            elif taken[source] != real:
                reason = f"Trùng tên với {taken[source]}. Hãy đổi tên một tệp, hoặc nạp thư mục chứa cả hai."
                yield FileResult(source, Outcome.FAILED, reason)


def _expand(given: Path) -> Iterator[tuple[str, Path | str]]:
    """Sources with their files, or with the reason why there is none."""
    if given.is_dir():
        yield from _walk(given, given)
    elif given.exists():
        yield _named(given.name), _readable(given)
    else:
        yield _named(str(given)), "Không tìm thấy tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn."


def _walk(folder: Path, top: Path) -> Iterator[tuple[str, Path | str]]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: unicodedata.normalize("NFC", path.name))
    except OSError as error:
        yield _named(str(folder)), f"Không mở được thư mục này ({error.strerror}). Hãy kiểm tra quyền đọc."
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        source = _named(path.relative_to(top).as_posix())
        if path.is_dir():
            if not path.is_symlink():
                yield from _walk(path, top)
        else:
            yield source, _readable(path)


def _readable(path: Path) -> Path | str:
    """The path itself, or the reason why it is not even opened."""
    if not path.is_file():
        return "Đây không phải là tệp thường nên không đọc được."
    if path.suffix.lower() not in SUFFIXES:
        return f"Chưa đọc được loại tệp này. Các loại đọc được: {', '.join(SUFFIXES)}."
    return path


def _named(name: str) -> str:
    """A file's name as text that can be stored, also where its bytes are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")
