"""The registers: every figure and every document that the articles state, picked by filters; one article in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from errors import UsageError
from rag.documents import Document, tie
from records.article import Article, Section
from records.fact import DocumentRef, Figure
from records.passage import Chunk, Sentence
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter, Stated
from vectorstore.wanted import Wanted
from vietnamese.documents import find_documents
from vietnamese.normalise import clean, fold, match_form

_RUN = re.compile(r"\d+|[^\W\d_]+")


class Library(Protocol):
    """What articles and their facts are read from; see vectorstore.library.Library."""

    def articles(self) -> Sequence[ArticleSummary]:
        """All articles without their text."""
        ...

    def article(self, article_id: str) -> Article:
        """The article of an id."""
        ...

    def sentences(self, article_id: str) -> Sequence[Sentence]:
        """All sentences of an article, in order."""
        ...

    def chunks(self, article_id: str) -> Sequence[Chunk]:
        """All chunks of an article, in order."""
        ...

    def figures(self, wanted: FigureFilter) -> Sequence[Stated[Figure]]:
        """The figures that are wanted."""
        ...

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted, whatever part of them is."""
        ...

    def documents(self, article_id: str | None = None) -> Sequence[Stated[DocumentRef]]:
        """All mentions of documents, or those of one article."""
        ...

    def sentences_with(self, search: str) -> frozenset[str]:
        """Ids of the sentences that state something and hold the words looked for."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are wanted; what is None is not asked about.

    `number` is a number or a part of one, as people type it ("02", "nq02", "NQ 02", "02-NQ/TU"). `issuer` are words of
    the body that issued it, `search` words of a sentence that mentions it, both with or without diacritics.
    """

    number: str | None = None
    issuer: str | None = None
    search: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document and where it is mentioned, in the order of its mentions."""

    document: Document
    mentions: tuple[Stated[DocumentRef], ...]

    @property
    def articles(self) -> int:
        """How many articles mention it."""
        return len({mention.fact.article_id for mention in self.mentions})

    @property
    def label(self) -> str:
        """What it is called: "Nghị quyết số 02-NQ/TU", "Luật Đất đai"."""
        kind = self.document.kind[:1].upper() + self.document.kind[1:]
        number = f"số {self.document.number}" if self.document.number else ""
        return " ".join(filter(None, (kind, number, self.document.name)))


@dataclass(frozen=True, slots=True)
class ArticleSheet:
    """All that is known of an article; `sections` come with their sentences, `chunks` is a count."""

    article: Article
    sections: tuple[tuple[Section, tuple[Sentence, ...]], ...]
    chunks: int
    figures: tuple[Stated[Figure], ...]
    documents: tuple[DocumentRow, ...]

    @property
    def sentences(self) -> int:
        """How many sentences it has."""
        return sum(len(sentences) for _, sentences in self.sections)


def figure_rows(library: Library, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
    """The figures that are wanted, in the order and the part that is wanted."""
    return tuple(library.figures(wanted))


def document_rows(library: Library, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
    """The documents that are wanted, with all their mentions; what most articles mention comes first."""
    found = library.sentences_with(wanted.search) if wanted.search is not None else None
    issuer = Wanted(wanted.issuer) if wanted.issuer is not None else None
    rows = [
        row
        for row in _tied(library.documents())
        if (wanted.number is None or _has_number(row.document, wanted.number))
        and (issuer is None or _is_issued_by(row.document, issuer))
        and (found is None or any(mention.fact.sentence_id in found for mention in row.mentions))
    ]
    return tuple(sorted(rows, key=lambda row: (-row.articles, -len(row.mentions))))


def article_sheet(library: Library, name: str) -> ArticleSheet:
    """The article of an id, a source, or a unique beginning of an id.

    Raises UsageError when there is none, or more than one.
    """
    article = library.article(article_id(library.articles(), name))
    sentences = library.sentences(article.id)
    return ArticleSheet(
        article,
        tuple((section, tuple(_within(section, sentences))) for section in article.sections),
        len(library.chunks(article.id)),
        tuple(library.figures(FigureFilter(article_id=article.id))),
        _tied(library.documents(article.id)),
    )


def article_id(articles: Sequence[ArticleSummary], name: str) -> str:
    """The id of the article of an id, a source, or a unique beginning of an id.

    Raises UsageError when there is none, or more than one.
    """
    for same in (
        [one for one in articles if name in (one.id, one.source)],
        [one for one in articles if name and one.id.startswith(name)],
        [one for one in articles if one.source.rpartition("/")[2] == name],
    ):
        if len(same) > 1:
            sources = ", ".join(one.source for one in same[:5])
            raise UsageError(f"Có {len(same)} bài hợp với “{name}” ({sources}…). Hãy nêu tên tệp đầy đủ của một bài.")
        if same:
            return same[0].id
    raise UsageError(f"Kho không có bài nào có mã hay tên tệp “{name}”. Xem tên các bài bằng `python app.py articles`.")


def _tied(mentions: Sequence[Stated[DocumentRef]]) -> tuple[DocumentRow, ...]:
    by_ref = {mention.fact: mention for mention in mentions}
    documents = tie([mention.fact for mention in mentions])
    return tuple(DocumentRow(one, tuple(by_ref[ref] for ref in one.mentions)) for one in documents)


def _has_number(document: Document, asked: str) -> bool:
    """True when the digits asked for open the document's number, and the letters stand in it or for its kind."""
    mention = next(iter(find_documents(clean(asked))), None)
    numbers, letters = _runs(clean(asked)[mention.start : mention.end] if mention else asked)
    own_numbers, own_letters = _runs(document.number)
    kind = fold(document.kind).split()
    allowed = {*own_letters, *kind, "".join(word[0] for word in kind), "so"}
    return bool(numbers or letters) and own_numbers[: len(numbers)] == numbers and allowed.issuperset(letters)


def _runs(number: str) -> tuple[list[str], list[str]]:
    """The runs of digits, without leading zeros, and of letters, without diacritics; TƯ is TW, and not TU."""
    runs = _RUN.findall(match_form(clean(number)))
    digits = [run.lstrip("0") or "0" for run in runs if run[0].isdigit()]
    return digits, ["tw" if run == "tư" else fold(run) for run in runs if not run[0].isdigit()]


def _is_issued_by(document: Document, issuer: Wanted) -> bool:
    return any(map(issuer.stands_in, {document.issuer, *(mention.issuer for mention in document.mentions)}))


def _within(section: Section, sentences: Sequence[Sentence]) -> list[Sentence]:
    return [one for one in sentences if section.span.start <= one.start < section.span.end]
