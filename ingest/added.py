"""Articles that someone adds by hand: the names their files get, and the folder that keeps these files."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from errors import IngestError
from ingest.pipeline import ingest
from ingest.ports import Embedder, Progress, Store
from ingest.report import Report
from records.fingerprint import Fingerprint
from vietnamese.normalise import clean

_NAMELESS = "bai-viet"
_LONGEST_NAME = 180  # bytes of UTF-8, of the 255 that file systems take: a number and a draft's ending may follow
_LONGEST_SUFFIX = 10
_UNSAFE = re.compile(r'[<>:"|?*\n\t]+')  # path separators end a folder's name and are dealt with before
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """A file that someone gives: its name, as it came, and its bytes or where these are."""

    name: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class _Planned:
    """A file that was given, under the name it is to have."""

    name: str
    digest: str
    content: bytes | Path


def clean_name(name: str) -> str:
    """A file name that any system can keep, of at most 180 bytes: no folders, nothing invisible, not hidden."""
    own = re.split(r"[/\\]", clean(name).rstrip("/\\"))[-1]
    own = " ".join(_UNSAFE.sub(" ", own).split()).rstrip(" .")
    stem, dot, suffix = own.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        stem, suffix = own, ""
    ending = f".{suffix}" if suffix else ""
    kept = stem.encode()[: _LONGEST_NAME - len(ending.encode())].decode("utf-8", "ignore")
    return (kept.strip(" .") or _NAMELESS) + ending


def clashes(given: Sequence[Given], held: Mapping[str, Fingerprint], max_bytes: int) -> tuple[str, ...]:
    """The sources among `held` that have the name of a given file (whatever its case) but other content."""
    by_key = {source.casefold(): source for source in held}
    found = []
    for one in given:
        source = by_key.get(clean_name(one.name).casefold())
        if source is not None and held[source].content != _digest(one.content, max_bytes):
            found.append(source)
    return tuple(dict.fromkeys(found))


def add(
    given: Sequence[Given],
    folder: Path,
    *,
    replace: bool,
    store: Store,
    embedder: Embedder,
    chunk_tokens: int,
    max_bytes: int,
    progress: Progress | None = None,
) -> Report:
    """Ingests the given files, and keeps in `folder` those that were added to the store or have changed it.

    A file whose name the store has with other content takes its place with `replace`, else it gets a number:
    "a (2).txt". Nothing is left of a file that fails. Raises IngestError when the folder cannot be written,
    StoreError and ModelError as `ingest` does; what was stored until then stays, and is kept.
    """
    before = store.sources()
    planned = _plan(given, before, replace, max_bytes)
    with _draft_folder(folder) as drafts:
        with _disk_errors(folder):
            for one in planned:
                _write(one.content, drafts / one.name, max_bytes)
        try:
            return ingest(
                [drafts / one.name for one in planned],
                store=store,
                embedder=embedder,
                chunk_tokens=chunk_tokens,
                max_bytes=max_bytes,
                progress=progress,
            )
        finally:
            after = store.sources()
            with _disk_errors(folder):
                for one in planned:
                    if after.get(one.name) != before.get(one.name) and after[one.name].content == one.digest:
                        (drafts / one.name).replace(folder / one.name)


def discard(folder: Path, sources: Sequence[str]) -> None:
    """Deletes the kept files of sources; those that have none, because they came another way, are left alone."""
    for source in sources:
        if source == clean_name(source):
            with suppress(FileNotFoundError):
                (folder / source).unlink()


def _plan(
    given: Sequence[Given], held: Mapping[str, Fingerprint], replace: bool, max_bytes: int
) -> tuple[_Planned, ...]:
    """The files under the names they are to have, each content of a name once."""
    taken = {source.casefold(): (source, print_.content) for source, print_ in held.items()}
    planned: dict[str, _Planned] = {}
    for one in given:
        digest = _digest(one.content, max_bytes)
        for name in _numbered(clean_name(one.name)):
            source, content = taken.get(name.casefold(), (name, digest))
            if content == digest or (replace and source in held and source not in planned):
                taken[name.casefold()] = (source, digest)
                planned.setdefault(source, _Planned(source, digest, one.content))
                break
    return tuple(planned.values())


def _numbered(name: str) -> Iterator[str]:
    """The name, then the name with a number."""
    yield name
    stem, dot, suffix = name.rpartition(".")
    number = 2
    while True:
        yield f"{stem} ({number}).{suffix}" if dot else f"{name} ({number})"
        number += 1


def _digest(content: bytes | Path, max_bytes: int) -> str:
    """The sha256 of the bytes, as `fingerprint` has it: of a file that is too large, only of what is read."""
    if isinstance(content, bytes):
        return hashlib.sha256(content[: max_bytes + 1]).hexdigest()
    with content.open("rb") as file:
        return hashlib.sha256(file.read(max_bytes + 1)).hexdigest()


def _write(content: bytes | Path, path: Path, max_bytes: int) -> None:
    """Writes a draft; of a file that is too large only so much that reading it says so."""
    if isinstance(content, bytes):
        path.write_bytes(content[: max_bytes + 1])
        return
    left = max_bytes + 1
    with content.open("rb") as source, path.open("wb") as target:
        while left and (piece := source.read(min(_PIECE, left))):
            target.write(piece)
            left -= len(piece)


@contextmanager
def _draft_folder(folder: Path) -> Iterator[Path]:
    """A hidden folder in `folder`, on the same disk so that a draft is kept by renaming it; gone afterwards."""
    with _disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        drafts = Path(tempfile.mkdtemp(prefix=".", dir=folder))
    try:
        yield drafts
    finally:
        shutil.rmtree(drafts, ignore_errors=True)


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IngestError(
            f"Không giữ được tệp trong {folder} ({error.strerror}). Hãy kiểm tra dung lượng ổ đĩa và quyền ghi."
        ) from error
