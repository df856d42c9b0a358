"""The registers as XLSX workbooks: numbers and days are cells of their own kind, text is never run nor linked."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import xlsxwriter

from rag.export import DOCUMENT_COLUMNS, FIGURE_COLUMNS, Cell, document_cells, figure_cells
from rag.registers import DocumentRow
from records.fact import Figure
from vectorstore.facts import Stated

_PIECE = 64 * 1024
_LONGEST = 32_767  # characters of a cell
_MOST_ROWS = 1_048_576
_EXACT = 10**15  # a cell holds a double: beyond, digits would be lost, so the number is written as text
_FIRST_DAY = date(1900, 3, 1)  # before, spreadsheets count days differently
_WIDTHS = {"Câu": 80, "Tiêu đề bài": 44, "Trích yếu": 44, "Nói về": 22, "Chủ thể": 30, "Tên tệp": 24, "Tên": 30}
_WIDTH = 14


def figures_xlsx(rows: Iterable[Stated[Figure]]) -> Iterator[bytes]:
    """A workbook with a row a figure, in pieces; see `_workbook`."""
    return _workbook("Số liệu", FIGURE_COLUMNS, map(figure_cells, rows))


def documents_xlsx(rows: Iterable[DocumentRow]) -> Iterator[bytes]:
    """A workbook with a row a document and its first mention, in pieces; see `_workbook`."""
    return _workbook("Văn bản", DOCUMENT_COLUMNS, map(document_cells, rows))


def _workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """One sheet with a heading that stays in sight and filters; rows beyond what a sheet holds are left out.

    It is written to a temporary file row by row, so that a register of any length takes little memory.
    """
    with tempfile.TemporaryFile() as file:
        options = {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        with xlsxwriter.Workbook(file, options) as book:
            sheet = book.add_worksheet(name)
            heading, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
            for at, column in enumerate(columns):
                sheet.set_column(at, at, _WIDTHS.get(column, _WIDTH))
                sheet.write_string(0, at, column, heading)
            last = 0
            for last, cells in zip(range(1, _MOST_ROWS), rows, strict=False):
                for at, cell in enumerate(cells):
                    if isinstance(cell, date) and cell >= _FIRST_DAY:
                        sheet.write_datetime(last, at, cell, day)
                    elif isinstance(cell, int | Decimal) and -_EXACT < cell < _EXACT:
                        sheet.write_number(last, at, cell)
                    elif cell is not None and cell != "":
                        sheet.write_string(last, at, str(cell)[:_LONGEST])
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, last, len(columns) - 1)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
