"""The registers as JSON and as CSV keep every value, and no spreadsheet runs a cell."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from rag.export import document_to_json, documents_csv, figure_to_json, figures_csv
from rag.registers import DocumentFilter, document_rows, figure_rows
from tests.vectorstore.fact_samples import PARTY, filled
from vectorstore.facts import FigureFilter
from vectorstore.library import Library, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(filled(tmp_path_factory.mktemp("export"))) as opened:
        yield opened


def parsed(lines: Iterator[str]) -> list[dict[str, str]]:
    text = "".join(lines)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_figure_as_json(library: Library) -> None:
    row = figure_rows(library, FigureFilter(year=2022))[0]
    value = figure_to_json(row)
    assert json.loads(json.dumps(value)) == value
    assert value == {
        "written": "134",
        "kind": "count",
        "value": 134,
        "second": None,
        "percent": False,
        "bound": ">",
        "unit": "đảng viên",
        "said": "kết nạp",
        "subject": "Đảng bộ thị xã Sa Pa",
        "period": {
            "written": "năm 2022",
            "first": "2022-01-01",
            "last": "2022-12-31",
            "relative": False,
            "found_in": "clause",
        },
        "place": {"name": "thị xã Sa Pa", "found_in": "sentence"},
        "source": "a.txt",
        "article_id": PARTY.id,
        "title": "Sa Pa phát triển đảng viên",
        "published": "2023-01-03",
        "section": "body",
        "sentence": row.sentence.text,
        "start": PARTY.text.index("134"),
        "end": PARTY.text.index("134") + 3,
    }


def test_numbers_are_written_as_json_has_them(library: Library) -> None:
    values = [figure_to_json(row) for row in figure_rows(library, FigureFilter())]
    assert [(one["value"], one["second"]) for one in values[2:6]] == [
        (104.2, None),
        (96, 98),
        (19, 20),
        (-3500000, None),
    ]
    assert json.dumps(values[2]["value"]) == "104.2"
    assert values[-1]["period"]["first"] is values[-1]["period"]["last"] is values[-1]["place"] is None


def test_a_document_as_json_has_all_its_mentions(library: Library) -> None:
    value = document_to_json(document_rows(library, DocumentFilter(number="21"))[0])
    assert list(value) == ["kind", "number", "name", "issued", "issuer", "title", "place", "articles", "mentions"]
    assert (value["kind"], value["number"], value["articles"]) == ("kết luận", "21-KL/TW", 2)
    assert [mention["source"] for mention in value["mentions"]] == ["a.txt", "tin/b.txt"]
    for mention in value["mentions"]:
        assert mention["written"] in mention["sentence"]
    issued = document_to_json(document_rows(library, DocumentFilter(number="02"))[0])
    assert (issued["issued"], issued["issuer"]) == ("2021-01-21", "Tỉnh uỷ")


def test_figures_come_back_from_csv(library: Library) -> None:
    rows = figure_rows(library, FigureFilter())
    cells = parsed(figures_csv(rows))
    assert [cell["Con số"].removeprefix("'") for cell in cells] == [row.written for row in rows]
    assert [Decimal(cell["Giá trị"]) for cell in cells] == [row.fact.value for row in rows]
    assert [cell["Câu"].removeprefix("'") for cell in cells] == [row.sentence.text for row in rows]
    assert [cell["Giới hạn"] for cell in cells][:3] == ["", "hơn", ""]
    assert (cells[4]["Phần"], cells[4]["Thời gian lấy từ"], cells[4]["Nơi"]) == (
        *("chú thích ảnh", "bài viết", "Chi bộ Hoà Bình"),
    )
    assert (cells[5]["Từ ngày"], cells[5]["Thời gian tương đối"]) == ("2016-01-01", "có")


def test_documents_come_back_from_csv(library: Library) -> None:
    rows = document_rows(library, DocumentFilter())
    cells = parsed(documents_csv(rows))
    assert [cell["Số"] for cell in cells] == [row.document.number for row in rows]
    assert (cells[0]["Số lần nhắc"], cells[0]["Số bài"], cells[0]["Tên tệp"]) == ("2", "2", "a.txt")


def test_nothing_is_a_heading_alone() -> None:
    for lines in (figures_csv(()), documents_csv(())):
        (heading,) = lines
        assert heading.startswith("\ufeff") and "Câu" in heading and heading.endswith("\r\n")


@pytest.mark.parametrize("unit", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1", "-", "+84 91"])
def test_a_cell_that_a_spreadsheet_would_run_is_only_text(library: Library, unit: str) -> None:
    row = figure_rows(library, FigureFilter())[0]
    (cell,) = parsed(figures_csv([replace(row, fact=replace(row.fact, unit=unit))]))
    assert cell["Đơn vị"] == f"'{unit}"


@pytest.mark.parametrize("unit", ["-3,5", "-3.500.000", "+5%", "-5 %", "5-7", "'", "a=b", 'nói "có", rồi\nđi'])
def test_numbers_below_zero_and_other_texts_stay_as_they_are(library: Library, unit: str) -> None:
    row = figure_rows(library, FigureFilter())[0]
    (cell,) = parsed(figures_csv([replace(row, fact=replace(row.fact, unit=unit))]))
    assert cell["Đơn vị"] == unit
