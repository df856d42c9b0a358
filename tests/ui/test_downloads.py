"""The registers as files: the same filters as the tables, real cells, and nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from errors import StoreError
from rag.export import figures_csv
from rag.registers import DocumentFilter, DocumentRow, document_rows
from rag.spreadsheet import figures_xlsx
from records.fact import Figure
from tests.ui.serving import served
from tests.vectorstore.fact_samples import filled
from ui.downloads import add_downloads, documents_query, figures_query, wanted_documents, wanted_figures
from vectorstore.facts import FigureFilter, FigureOrder, Stated
from vectorstore.library import Library, open_library

pytestmark = pytest.mark.enable_socket


class Registers:
    """The registers of a library; those of a place "hỏng" cannot be read."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        if wanted.place == "hỏng":
            raise StoreError("Không đọc được kho.")
        return self.library.figures(wanted)

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        return document_rows(self.library, wanted)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(filled(tmp_path_factory.mktemp("downloads"))) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[httpx.Client]:
    app = FastAPI()
    add_downloads(app, Registers(library))
    with served(app) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client


def sheet(content: bytes) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    try:
        return list(book.active.iter_rows(values_only=True))
    finally:
        book.close()


def test_a_csv_file_holds_the_rows_that_the_table_shows(client: httpx.Client, library: Library) -> None:
    wanted = FigureFilter(unit="đảng viên", year=2022, order=FigureOrder.LARGEST)
    response = client.get(f"/tai/so-lieu.csv{figures_query(wanted)}")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="so-lieu.csv"' in response.headers["content-disposition"]
    assert response.text == "".join(figures_csv(library.figures(wanted)))
    assert len(list(csv.reader(io.StringIO(response.text)))) > 1


def test_a_workbook_has_numbers_and_days_as_cells_a_fixed_heading_and_filters(client: httpx.Client) -> None:
    content = client.get("/tai/so-lieu.xlsx").content
    heads, *rows = sheet(content)
    first = dict(zip(heads, rows[0], strict=True))
    assert (first["Con số"], first["Giá trị"], first["Từ ngày"]) == ("125", 125, datetime(2021, 1, 1))
    assert (first["Ngày đăng"], first["Giá trị thứ hai"]) == (datetime(2023, 1, 3), None)
    assert {type(row[heads.index("Giá trị")]) for row in rows} <= {int, float}
    book = openpyxl.load_workbook(io.BytesIO(content))
    try:
        assert book.active.freeze_panes == "A2"
        assert book.active.auto_filter.ref == f"A1:T{len(rows) + 1}"
    finally:
        book.close()


@pytest.mark.parametrize(
    "text", ["=1+1", "http://evil.example/", "{=SUM(A1)}", "internal:Sheet1!A1", "-2+3", "0012", "x" * 40_000]
)
def test_text_in_a_workbook_is_neither_run_nor_linked_nor_made_a_number(library: Library, text: str) -> None:
    row = library.figures(FigureFilter())[0]
    content = b"".join(figures_xlsx([replace(row, fact=replace(row.fact, unit=text))]))
    book = openpyxl.load_workbook(io.BytesIO(content))
    try:
        (cell,) = [cell for cell in book.active[2] if cell.column_letter == "F"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text[:32_767], "s", None)
    finally:
        book.close()


def test_documents_come_as_both_kinds_of_files(client: httpx.Client) -> None:
    query = documents_query(DocumentFilter(number="21"))
    (row,) = csv.DictReader(io.StringIO(client.get(f"/tai/van-ban.csv{query}").text.removeprefix("\ufeff")))
    heads, cells = sheet(client.get(f"/tai/van-ban.xlsx{query}").content)
    assert row["Số"] == dict(zip(heads, cells, strict=True))["Số"] == "21-KL/TW"
    assert dict(zip(heads, cells, strict=True))["Số bài"] == 2


def test_what_cannot_be_served_is_said_in_words(client: httpx.Client) -> None:
    assert client.get("/tai/so-lieu.exe").status_code == 404
    assert client.get("/tai/van-ban.html").status_code == 404
    year = client.get("/tai/so-lieu.csv?nam=20x2")
    assert (year.status_code, "Năm" in year.text) == (400, True)
    broken = client.get("/tai/so-lieu.xlsx?noi=hỏng")
    assert (broken.status_code, broken.text) == (503, "Không đọc được kho.")


def test_a_register_longer_than_a_part_is_written_whole(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/tai/so-lieu.csv").text
    monkeypatch.setattr("ui.downloads._AT_ONCE", 3)
    assert client.get("/tai/so-lieu.csv").text == whole


def test_filters_come_back_from_their_query() -> None:
    figures = FigureFilter(
        place="Sa Pa & <b>", year=2022, unit="%", search="a=b", article="bài #1", order=FigureOrder.NEWEST
    )
    assert wanted_figures(dict(httpx.QueryParams(figures_query(figures).removeprefix("?")))) == figures
    assert wanted_figures({"xep": "';--", "noi": "  "}) == FigureFilter()
    documents = DocumentFilter(number="02-NQ/TU", issuer="tỉnh ủy", search="x")
    assert wanted_documents(dict(httpx.QueryParams(documents_query(documents).removeprefix("?")))) == documents
