"""An article as read from one file."""

from dataclasses import dataclass
from datetime import date

from records.passage import SectionKind, Span


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the article's text of one kind."""

    kind: SectionKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article: NFC text and what its page states about itself.

    `id` is made of `source` and the text. `source` is the ingested file's name (with its folder, relative to the
    folder that was ingested). `published`, `byline` and `place` are None where the page does not state them.
    `sections` are in order, do not overlap, and cover every character of the text that is not white space.
    """

    id: str
    source: str
    title: str
    place: str | None
    published: date | None
    byline: str | None
    text: str
    sections: tuple[Section, ...]

    def kind_at(self, offset: int) -> SectionKind:
        """The kind of the section that holds a character offset; BODY between sections."""
        for section in self.sections:
            if section.span.start <= offset < section.span.end:
                return section.kind
        return SectionKind.BODY
