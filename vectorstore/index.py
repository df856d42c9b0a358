"""The vector index over the catalogue: generations of it, and the pointer to the one in use.

    vectors/CURRENT           which generation is in use, what it was made from, and the digests of its files
    vectors/<generation>/     a Chroma folder (vectorstore/generation.py)

A generation is built beside the one in use, checked, written through to the disk, and put in its place by an atomic
rename of the pointer. A process killed at any point leaves the old pointer or the new one; both name a whole
generation. What is in a generation is in the catalogue as well, so losing one costs only the time to build it.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from errors import StoreError
from records.evidence import Hit
from vectorstore.builder import amend, build, open_checked
from vectorstore.catalogue import Catalogue, PassageForm, Vectors
from vectorstore.database import store_errors
from vectorstore.generation import BrokenGenerationError, Generation
from vectorstore.pointer import Pointer, read_pointer, write_pointer


@dataclass(slots=True, eq=False)
class _InUse:
    """An open generation; `searches` are running in it. Closed by the last of them once it is retired."""

    pointer: Pointer
    generation: Generation
    searches: int = 0
    retired: bool = False

    def close_if_unused(self) -> None:
        if self.retired and not self.searches:
            self.generation.close()


class VectorIndex:
    """The index of one data folder. Any thread may search; whoever publishes holds the writer's lock."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._data_folder = folder
        self._folder = folder / "vectors"
        self._pointer_file = self._folder / "CURRENT"
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._seen: tuple[int, ...] | None = None  # the pointer file that _in_use was opened by
        self._in_use: _InUse | None = None
        with store_errors(folder):
            self._folder.mkdir(exist_ok=True)

    def is_current(self) -> bool:
        """True when the generation in use can be read and holds just what the catalogue holds."""
        with self._borrowed() as used:
            if used is not None:
                return used.pointer.is_of(self._catalogue.about())
        return not self._pointer_file.exists() and not any(self._catalogue.counts().values())

    def has_leftovers(self) -> bool:
        """True when there is more than the generation in use: of a killed process, or of one that is publishing."""
        return any(self._left_over())

    def search(self, vector: Vectors, form: PassageForm, limit: int) -> tuple[Hit, ...] | None:
        """Nearest passages by cosine similarity, best first; None when no generation can be read.

        Follows what other processes publish. While the catalogue is ahead of the generation, hits it no longer holds
        are left out.
        """
        about = self._catalogue.about()
        with self._borrowed() as used:
            if used is None or used.pointer.catalogue != about.identity:
                return None
            behind = not used.pointer.is_of(about)
            try:
                hits = used.generation.search(vector, form, 2 * limit + 20 if behind else limit)
            except BrokenGenerationError:
                self._retire(used)
                return None
        if behind:
            known = set(self._catalogue.vectors([hit.id for hit in hits])[0])
            hits = tuple(hit for hit in hits if hit.id in known)[:limit]
        return hits

    def publish(self, *, anew: bool = False) -> None:
        """Puts a generation of just what the catalogue holds in use, amended from the last one where that is quicker.

        `anew` builds it in full even when the one in use is current. Raises StoreError when it cannot be built, for
        want of disk space for example; the generation in use then stays in use.
        """
        with store_errors(self._data_folder):
            self._sweep()
            if anew or not self.is_current():
                if any(self._catalogue.counts().values()):
                    write_pointer(self._pointer_file, (None if anew else self._amended()) or self._built())
                else:
                    self._pointer_file.unlink(missing_ok=True)
                self._sweep()

    def close(self) -> None:
        """Closes the generation in use, once the last search in it has ended."""
        if self._in_use is not None:
            self._retire(self._in_use)
        self._seen = None

    def _built(self) -> Pointer:
        return build(self._folder, self._catalogue)

    def _amended(self) -> Pointer | None:
        with self._borrowed() as used:
            if used is None:
                return None
            try:
                return amend(self._folder, self._catalogue, used.pointer, used.generation)
            except (StoreError, BrokenGenerationError):
                return None  # a copy that is not good enough is no loss: a full build follows

    def _sweep(self) -> None:
        for path in self._left_over():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()

    def _left_over(self) -> list[Path]:
        pointer = read_pointer(self._pointer_file)
        kept = {self._pointer_file.name, pointer.generation if pointer else ""}
        return [path for path in self._folder.iterdir() if path.name not in kept]

    @contextmanager
    def _borrowed(self) -> Iterator[_InUse | None]:
        """The generation in use, kept open for the length of the block even when a newer one takes its place."""
        with self._guard:
            self._follow()
            used = self._in_use
            if used is not None:
                used.searches += 1
        try:
            yield used
        finally:
            if used is not None:
                with self._guard:
                    used.searches -= 1
                    used.close_if_unused()

    def _follow(self) -> None:
        """Opens the generation that the pointer names, when the pointer has changed; the caller holds the guard."""
        try:
            stat = self._pointer_file.stat()
            seen = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        except OSError:
            seen = None
        if seen == self._seen:
            return
        self._seen = seen
        old, self._in_use = self._in_use, None
        if old is not None:
            old.retired = True
            old.close_if_unused()
        pointer = read_pointer(self._pointer_file)
        generation = open_checked(self._folder, self._catalogue, pointer) if pointer else None
        if pointer and generation:
            self._in_use = _InUse(pointer, generation)

    def _retire(self, used: _InUse) -> None:
        """Stops using a generation; not before the pointer changes is another one opened."""
        with self._guard:
            if self._in_use is used:
                self._in_use = None
                used.retired = True
                used.close_if_unused()
