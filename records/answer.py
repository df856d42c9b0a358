"""An answer and its citations."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from records.passage import SectionKind


class Status(StrEnum):
    """What the evidence allows to be said."""

    ANSWERED = "answered"
    CONFLICT = "conflict"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """The n-th cited passage of an answer (n from 1): quote == article.text[start:end]."""

    n: int
    source: str
    article_id: str
    title: str
    published: date | None
    section: SectionKind
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A short statement (Markdown, figures in bold) and the numbers of the citations that hold it.

    `is_table` holds for the head and for each row of a Markdown table, "| 2021 | **2.617** đảng viên |".
    """

    text: str
    citations: tuple[int, ...]
    is_table: bool = False

    @property
    def cited_text(self) -> str:
        """The text with its citation marks, " [1][2]", set before a closing full stop, in a table's row inside it."""
        marks = "".join(f"[{n}]" for n in self.citations)
        if not marks:
            return self.text
        ending = r" \|" if self.is_table else "[.!?]?"
        body, stop = re.fullmatch(rf"(.*?)({ending})", self.text.rstrip(), re.DOTALL).groups()  # type: ignore[union-attr]
        return f"{body} {marks}{stop}"


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Which parts made an answer: the writer, the embedding model, and a digest of the settings that matter."""

    writer: str
    embedder: str
    settings: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. `related` are near misses: they are never part of the answer."""

    question: str
    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]
    made_with: MadeWith
    latency_ms: float

    @property
    def text(self) -> str:
        """All claims with their citation marks, as shown to the reader (Markdown)."""
        lines = []
        for before, claim in zip((None, *self.claims), self.claims, strict=False):
            if before and before.is_table != claim.is_table:
                lines.append("")  # else Markdown would take the line into the table, or the table into the line
            lines.append(claim.cited_text)
        return "\n".join(lines)
