"""Passages: slices of an article's text, so that article.text[p.start:p.end] == p.text always holds."""

from dataclasses import dataclass
from enum import StrEnum


class SectionKind(StrEnum):
    """What a stretch of an article's page is."""

    TITLE = "title"
    BYLINE = "byline"  # date line, author line
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"  # title or summary of another article
    FURNITURE = "furniture"  # counters, log-in, comment box, search box, share links

    @property
    def own(self) -> bool:
        """True when the stretch speaks for this article itself, not for another one or for the web site."""
        return self not in (SectionKind.TEASER, SectionKind.FURNITURE)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets, 0 <= start <= end; ValueError otherwise."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, caption, list item) of an article.

    `index` counts sentences from 0 through the article, `paragraph` counts paragraphs.
    """

    article_id: str
    index: int
    paragraph: int
    kind: SectionKind
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Deterministic id: made of the article's id and the offsets."""
        return f"s:{self.article_id}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of neighbouring sentences of one section kind, small enough to embed."""

    article_id: str
    index: int
    kind: SectionKind
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Deterministic id: made of the article's id and the offsets."""
        return f"c:{self.article_id}:{self.start}-{self.end}"
