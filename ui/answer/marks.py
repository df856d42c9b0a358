"""The words of an article with what is marked in them: the cited words, figures, documents. They may overlap."""

from bisect import bisect_right
from collections.abc import Iterable
from html import escape

from rag.registers import ArticleSheet, DocumentRow
from records.fact import DocumentRef, Figure
from records.passage import Span
from ui.answer.markup import date_note
from ui.texts import answer as words

_Piece = tuple[int, int, str]  # start, end and opening tag of what is marked


class Marker:
    """Writes slices of an article's text. <mark> stands outermost, then documents, then figures.

    What crosses the edge of an outer mark is cut there, so that every element closes inside the one it opened in.
    """

    def __init__(self, text: str, marked: Span, sheet: ArticleSheet | None) -> None:
        self._text = text
        self._marked = Span(min(marked.start, len(text)), min(marked.end, len(text)))
        self._anchored = False
        self._counts = (len(sheet.documents), len(sheet.figures)) if sheet else (0, 0)
        self._layers = (_Layer(_documents(sheet)), _Layer(_figures(sheet))) if sheet else ()

    def html(self, span: Span) -> str:
        """The slice, its cited part in <mark>."""
        start = min(max(self._marked.start, span.start), span.end)
        end = max(min(self._marked.end, span.end), start)
        if not self._text[start:end].strip():
            return self._plain(span.start, span.end)
        anchor, begins = ("", "") if self._anchored else (' id="trich-dan"', _unseen(words.MARK_BEGINS))
        self._anchored = True
        ends = _unseen(words.MARK_ENDS) if self._marked.end <= span.end else ""
        inside = f"{begins}<mark{anchor}>{self._plain(start, end)}</mark>{ends}"
        return f"{self._plain(span.start, start)}{inside}{self._plain(end, span.end)}"

    def legend(self) -> list[tuple[str, str]]:
        """Class and label of each kind of mark that the article has."""
        documents, figures = self._counts
        kinds = [("cited", words.LEGEND_MARK)] if self._text[self._marked.start : self._marked.end].strip() else []
        kinds += [("figure", words.LEGEND_FIGURES.format(count=figures))] if figures else []
        return kinds + ([("document", words.LEGEND_DOCUMENTS.format(count=documents))] if documents else [])

    def _plain(self, start: int, end: int, depth: int = 0) -> str:
        if depth == len(self._layers):
            return escape(self._text[start:end])
        parts, at = [], start
        for first, last, opening in self._layers[depth].within(start, end):
            parts.append(self._plain(at, first, depth + 1))
            parts.append(f"{opening}{self._plain(first, last, depth + 1)}</span>")
            at = last
        parts.append(self._plain(at, end, depth + 1))
        return "".join(parts)


class _Layer:
    """Pieces in order, none overlapping another."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self._pieces: list[_Piece] = []
        for piece in sorted(pieces):
            if piece[0] < piece[1] and (not self._pieces or self._pieces[-1][1] <= piece[0]):
                self._pieces.append(piece)

    def within(self, start: int, end: int) -> Iterable[_Piece]:
        """The parts of the pieces that lie between two offsets."""
        at = bisect_right(self._pieces, start, key=lambda piece: piece[1])
        while at < len(self._pieces) and self._pieces[at][0] < end:
            first, last, opening = self._pieces[at]
            yield max(first, start), min(last, end), opening
            at += 1


def _figures(sheet: ArticleSheet) -> Iterable[_Piece]:
    for row in sheet.figures:
        yield row.fact.start, row.fact.end, _opening("figure", _figure_note(row.fact))


def _documents(sheet: ArticleSheet) -> Iterable[_Piece]:
    for row in sheet.documents:
        for mention in row.mentions:
            yield mention.fact.start, mention.fact.end, _opening("document", _document_note(row, mention.fact))


def _figure_note(figure: Figure) -> str:
    parts = [words.FIGURE_UNIT.format(unit=figure.unit)] if figure.unit else []
    parts += [words.FIGURE_SAID.format(said=figure.said)] if figure.said else []
    parts += [words.FIGURE_PERIOD.format(period=figure.period.written)] if figure.period else []
    parts += [words.FIGURE_PLACE.format(place=figure.place.name)] if figure.place else []
    return "\n".join(parts) or words.FIGURE_ALONE


def _document_note(row: DocumentRow, mention: DocumentRef) -> str:
    document = row.document
    issuer, issued = document.issuer or mention.issuer, document.issued or mention.issued
    parts = [row.label]
    parts += [words.DOCUMENT_ISSUER.format(issuer=issuer)] if issuer else []
    parts += [words.DOCUMENT_ISSUED.format(date=date_note(issued))] if issued else []
    parts += [words.DOCUMENT_TITLE.format(title=document.title)] if document.title else []
    return "\n".join(parts)


def _opening(kind: str, note: str) -> str:
    return f'<span class="{kind}" title="{escape(note)}">'


def _unseen(said: str) -> str:
    """Words for screen readers alone; CSS keeps them out of what is seen and copied."""
    return f'<span class="unseen">{escape(said)}</span>'
