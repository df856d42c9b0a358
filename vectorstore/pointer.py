"""The pointer file: which generation of the vector index is in use."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from vectorstore.catalogue import FORMS, About, PassageForm


@dataclass(frozen=True, slots=True)
class Pointer:
    """The generation in use.

    `catalogue` and `revision` say what it was made from; `churn` counts the rows removed or added since it was last
    built in full; `chroma` is the version that wrote it; `files` are the sha256 digests of its files.
    """

    generation: str
    catalogue: str
    revision: int
    rows: dict[PassageForm, int]
    churn: int
    chroma: str
    files: dict[str, str]

    def is_of(self, about: About) -> bool:
        """True when the generation holds just what the catalogue holds."""
        return self.catalogue == about.identity and self.revision == about.revision


def read_pointer(file: Path) -> Pointer | None:
    """The pointer in a file; None when the file is missing or makes no sense."""
    try:
        pointer = Pointer(**json.loads(file.read_text(encoding="utf-8")))
        inside = Path(pointer.generation).name == pointer.generation
        return pointer if inside and pointer.rows.keys() == set(FORMS) else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def write_pointer(file: Path, pointer: Pointer) -> None:
    """Replaces the pointer file in one step that survives a power cut. Raises OSError; the old one is then in force."""
    draft = file.with_name(f"{file.name}.new")
    with draft.open("w", encoding="utf-8") as out:
        json.dump(asdict(pointer), out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
