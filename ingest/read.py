"""Reading one article file."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from errors import UnreadableFileError, UnsupportedFormatError
from ingest.decode import decode
from ingest.html import html_page
from ingest.markdown import markdown_page
from ingest.page import Page, plain_page
from ingest.sections import label
from records.article import Article

_READERS: dict[str, Callable[[str], Page]] = {
    ".txt": plain_page,
    ".md": markdown_page,
    ".html": html_page,
    ".htm": html_page,
}
SUFFIXES: tuple[str, ...] = tuple(_READERS)
"""The file types that are read, in lower case with their dot."""


def read_article(path: Path, source: str, *, max_bytes: int) -> Article:
    """The article in a file; `source` is the name it is known by.

    A page that states no title goes by its file's name. Raises UnsupportedFormatError for a type that is not read, and
    UnreadableFileError when the file cannot be opened, is larger than `max_bytes`, or holds no text.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"loại {path.suffix}" if path.suffix else "không có phần mở rộng"
        raise UnsupportedFormatError(f"Chưa đọc được tệp {kind}. Các loại đọc được: {', '.join(SUFFIXES)}.")
    page = reader(decode(_read_bytes(path, max_bytes)))
    if not page.lines:
        raise UnreadableFileError("Tệp không có chữ nào để đọc. Hãy kiểm tra lại tệp gốc.")
    labels = label(page)
    return Article(
        id=hashlib.sha256(f"{source}\0{page.text}".encode()).hexdigest()[:16],
        source=source,
        title=labels.title or page.title or path.stem,
        place=labels.place,
        published=page.published or labels.published,
        byline=page.byline or labels.byline,
        text=page.text,
        sections=labels.sections,
    )


def _read_bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnreadableFileError("Đây không phải một tệp thường. Hãy chọn tệp khác.")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableFileError("Tệp không còn ở đó. Hãy kiểm tra lại đường dẫn.") from error
    except IsADirectoryError as error:
        raise UnreadableFileError("Đây là một thư mục, không phải tệp. Hãy chọn các tệp trong đó.") from error
    except PermissionError as error:
        raise UnreadableFileError("Không có quyền đọc tệp. Hãy cấp quyền đọc rồi nạp lại.") from error
    except OSError as error:
        raise UnreadableFileError(f"Không đọc được tệp ({error.strerror}). Hãy kiểm tra ổ đĩa rồi nạp lại.") from error
    if len(data) > max_bytes:
        raise UnreadableFileError(
            f"Tệp lớn hơn mức cho phép ({max_bytes / 2**20:g} MB). Hãy chia nhỏ tệp hoặc tăng MAX_FILE_MB."
        )
    return data
