"""What became of each file of a run."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What was done with one file."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    REMOVED = "removed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file's outcome. `reason` (in Vietnamese) is set when it failed; the store then keeps what it had of it."""

    source: str
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a run, in the order of the files."""

    results: tuple[FileResult, ...]

    def count(self, outcome: Outcome) -> int:
        """How many files had this outcome."""
        return sum(result.outcome is outcome for result in self.results)

    @property
    def failures(self) -> tuple[FileResult, ...]:
        """The files that could not be ingested."""
        return tuple(result for result in self.results if result.outcome is Outcome.FAILED)
