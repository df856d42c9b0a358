"""The registers for other programs: as JSON-ready values, and as CSV for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from rag.registers import ArticleSheet, DocumentRow
from records.fact import DocumentRef, Figure, FoundIn
from records.passage import SectionKind
from vectorstore.facts import Fact, Stated

Json: TypeAlias = dict[str, Any]
Cell: TypeAlias = str | Decimal | int | date | None

SECTIONS = {
    SectionKind.TITLE: "tiêu đề",
    SectionKind.BYLINE: "dòng ngày, tác giả",
    SectionKind.BODY: "thân bài",
    SectionKind.CAPTION: "chú thích ảnh",
    SectionKind.TEASER: "tin dẫn của bài khác",
    SectionKind.FURNITURE: "phần ngoài bài viết",
}
FOUND_IN = {
    FoundIn.CLAUSE: "cùng vế câu",
    FoundIn.SENTENCE: "cùng câu",
    FoundIn.BEFORE: "câu trước",
    FoundIn.ARTICLE: "bài viết",
}
BOUNDS = {"": "", ">": "hơn", "<": "dưới", "~": "khoảng"}
_BOM = "\ufeff"  # without it Excel reads the file in the code page of the machine
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\s?%?")
FIGURE_COLUMNS = (
    *("Con số", "Giới hạn", "Giá trị", "Giá trị thứ hai", "Phần trăm", "Đơn vị", "Nói về", "Chủ thể"),
    *("Thời gian", "Từ ngày", "Đến ngày", "Thời gian tương đối", "Thời gian lấy từ", "Nơi", "Nơi lấy từ"),
    *("Tên tệp", "Tiêu đề bài", "Ngày đăng", "Phần", "Câu"),
)
DOCUMENT_COLUMNS = (
    *("Loại", "Số", "Tên", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Nơi"),
    *("Số lần nhắc", "Số bài", "Tên tệp", "Tiêu đề bài", "Ngày đăng", "Phần", "Câu"),
)


def figure_to_json(row: Stated[Figure]) -> Json:
    """A figure; numbers are numbers, dates ISO or None, `start` and `end` offsets of the figure in its article."""
    figure, period, place = row.fact, row.fact.period, row.fact.place
    return {
        "written": row.written,
        "kind": figure.kind.value,
        "value": _number(figure.value),
        "second": None if figure.second is None else _number(figure.second),
        "percent": figure.percent,
        "bound": figure.bound,
        "unit": figure.unit,
        "said": figure.said,
        "subject": figure.subject,
        "period": period
        and {
            "written": period.written,
            "first": _iso(period.first),
            "last": _iso(period.last),
            "relative": period.relative,
            "found_in": period.found_in.value,
        },
        "place": place and {"name": place.name, "found_in": place.found_in.value},
        **_stated(row),
    }


def document_to_json(row: DocumentRow) -> Json:
    """A document with all its mentions."""
    document = row.document
    return {
        "kind": document.kind,
        "number": document.number,
        "name": document.name,
        "issued": _iso(document.issued),
        "issuer": document.issuer,
        "title": document.title,
        "place": document.place,
        "articles": row.articles,
        "mentions": [{"written": mention.written, **_stated(mention)} for mention in row.mentions],
    }


def article_to_json(sheet: ArticleSheet) -> Json:
    """An article with its sections, its figures and its documents."""
    article = sheet.article
    return {
        "article_id": article.id,
        "source": article.source,
        "title": article.title,
        "place": article.place,
        "published": _iso(article.published),
        "byline": article.byline,
        "counts": {
            "sentences": sheet.sentences,
            "chunks": sheet.chunks,
            "figures": len(sheet.figures),
            "documents": len(sheet.documents),
        },
        "sections": [
            {
                "kind": section.kind.value,
                "start": section.span.start,
                "end": section.span.end,
                "sentences": [{"text": one.text, "start": one.start, "end": one.end} for one in sentences],
            }
            for section, sentences in sheet.sections
        ],
        "figures": [figure_to_json(row) for row in sheet.figures],
        "documents": [document_to_json(row) for row in sheet.documents],
    }


def figures_csv(rows: Iterable[Stated[Figure]]) -> Iterator[str]:
    """The lines of a CSV file, one a figure; see `csv_lines`."""
    return csv_lines(FIGURE_COLUMNS, map(figure_cells, rows))


def documents_csv(rows: Iterable[DocumentRow]) -> Iterator[str]:
    """The lines of a CSV file, one a document with its first mention; see `csv_lines`."""
    return csv_lines(DOCUMENT_COLUMNS, map(document_cells, rows))


def figure_cells(row: Stated[Figure]) -> tuple[Cell, ...]:
    """A figure under FIGURE_COLUMNS."""
    figure, period, place = row.fact, row.fact.period, row.fact.place
    return (
        *(row.written, BOUNDS[figure.bound], figure.value, figure.second, _yes(figure.percent)),
        *(figure.unit, figure.said, figure.subject),
        *((period.written, period.first, period.last) if period else ("", None, None)),
        *((_yes(period.relative), FOUND_IN[period.found_in]) if period else ("", "")),
        *((place.name, FOUND_IN[place.found_in]) if place else ("", "")),
        *_source_cells(row),
    )


def document_cells(row: DocumentRow) -> tuple[Cell, ...]:
    """A document under DOCUMENT_COLUMNS, with its first mention."""
    document = row.document
    return (
        *(document.kind, document.number, document.name, document.issued, document.issuer),
        *(document.title, document.place, len(row.mentions), row.articles),
        *_source_cells(row.mentions[0]),
    )


def _source_cells(row: Stated[Fact]) -> tuple[Cell, ...]:
    return (row.source, row.title, row.published, SECTIONS[row.sentence.kind], row.sentence.text)


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Lines of RFC 4180 with a heading, the first one behind a byte order mark.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it, unless it is a number (OWASP, "CSV
    Injection"): -3,5 stays what it is.
    """
    line = io.StringIO()
    writer = csv.writer(line)
    line.write(_BOM)
    for cells in (columns, *rows):
        writer.writerow(_safe(_text(cell)) for cell in cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _stated(row: Stated[Fact]) -> Json:
    fact: Figure | DocumentRef = row.fact
    return {
        "source": row.source,
        "article_id": fact.article_id,
        "title": row.title,
        "published": _iso(row.published),
        "section": row.sentence.kind.value,
        "sentence": row.sentence.text,
        "start": fact.start,
        "end": fact.end,
    }


def _number(value: Decimal) -> int | float:
    """The value as JSON has it; a fraction of up to 15 digits is written just as it is."""
    return int(value) if value == value.to_integral_value() else float(value)


def _yes(value: bool) -> str:
    return "có" if value else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
