"""What tells that a file need not be read again."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import vietnamese
from records.fingerprint import Fingerprint

_READ_WITH = ("charset-normalizer", "langchain-text-splitters", "tiktoken", "trafilatura")


def fingerprint(path: Path, chunk_tokens: int, max_bytes: int) -> Fingerprint:
    """The sha256 of a file's bytes and the digest of the rules it is read by. Raises OSError.

    Of a file larger than `max_bytes`, which is never read, only so much is hashed.
    """
    with path.open("rb") as file:
        return Fingerprint(hashlib.sha256(file.read(max_bytes + 1)).hexdigest(), reading_digest(chunk_tokens))


@cache
def reading_digest(chunk_tokens: int) -> str:
    """Sixteen hex digits that change when the same bytes may come to be read or split in another way.

    Made of the code of `ingest` and `vietnamese` itself, so that no change of it can be forgotten: after any,
    every file is read once more.
    """
    digest = hashlib.sha256(f"{chunk_tokens}".encode())
    for name in _READ_WITH:
        digest.update(f"\0{name}={version(name)}".encode())
    for package in (Path(__file__).parent, *map(Path, vietnamese.__path__)):
        for path in sorted(package.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"\0{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
