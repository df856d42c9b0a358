"""What an article in the store was made from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`content`: sha256 of the file's bytes. `settings`: digest of how they were read, split and embedded."""

    content: str
    settings: str
