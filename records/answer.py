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


class Writer(StrEnum):
    """Who is asked to word an answer: the sentences themselves, or the language model of the settings."""

    EXTRACTIVE = "extractive"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What became of the claims that a language model made: how many are shown as they were written, or rewritten once,
    how many gave way to the extractive claim, and how many were dropped with nothing in their place.
    """

    passed: int = 0
    rewritten: int = 0
    replaced: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Which parts made an answer: the writer, the embedding model, and a digest of the settings that matter.

    `writer` is "extractive", or the "provider:model" at least one of whose claims is shown. Where a language model was
    asked, `prompts` is the digest of what it was told, and `guarded` counts its claims; else "" and None.
    """

    writer: str
    embedder: str
    settings: str
    prompts: str = ""
    guarded: Guarded | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. `related` are near misses: they are never part of the answer.

    `note` tells the reader what is no part of the answer either: that the language model failed, or how a question was
    understood; "" where there is nothing to tell.
    """

    question: str
    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]
    made_with: MadeWith
    latency_ms: float
    note: str = ""

    @property
    def text(self) -> str:
        """All claims with their citation marks, as shown to the reader (Markdown)."""
        lines = []
        for before, claim in zip((None, *self.claims), self.claims, strict=False):
            if before and before.is_table != claim.is_table:
                lines.append("")  # else Markdown would take the line into the table, or the table into the line
            lines.append(claim.cited_text)
        return "\n".join(lines)
