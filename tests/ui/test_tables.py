"""The tabs of the registers and of the evaluation, as the HTML that they show."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from errors import StoreError
from rag.facets import Facets
from rag.registers import DocumentFilter, DocumentRow, document_rows
from records.fact import Figure
from tests.vectorstore.fact_samples import filled
from ui.tables import pages_html, source_link, table_html, text, whole
from ui.tabs import documents, figures
from ui.tabs.figures import View
from ui.tabs.report import report_html
from ui.texts import registers as texts
from vectorstore.facts import FigureFilter, Stated
from vectorstore.library import Library, open_library


class Registers:
    """The registers of a library, or of none."""

    def __init__(self, library: Library | None) -> None:
        self._library = library

    @property
    def library(self) -> Library:
        if self._library is None:
            raise StoreError("Không đọc được kho.")
        return self._library

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        return self.library.figures(wanted)

    def figure_count(self, wanted: FigureFilter) -> int:
        return self.library.figure_count(wanted)

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        return document_rows(self.library, wanted)

    def facets(self) -> Facets:
        raise RuntimeError("not asked for")


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registers]:
    with open_library(filled(tmp_path_factory.mktemp("tables"))) as library:
        yield Registers(library)


def ids(table: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'data-pick="([^"]*)"', table)]


def test_the_figures_are_counted_linked_and_offered_as_files(registers: Registers) -> None:
    table, chart, seen = figures.show(registers, {"don-vi": "đảng viên"}, View())
    told = unescape(table)
    assert f"{len(ids(table))} số liệu" in told and "tai/so-lieu.xlsx?don-vi=" in told
    assert "hơn 134" in told and "bai-viet/" in told and "#trich-dan" in told
    assert texts.CHART_HINT in unescape(chart) and (seen.page, seen.picks) == (0, ())
    assert "\n" not in table


def test_chosen_rows_are_drawn_and_mixed_units_refused(registers: Registers) -> None:
    table, _, _ = figures.show(registers, {}, View())
    first, second, percent, *_ = ids(table)
    _, one, seen = figures.do(registers, f"picks {first} |1", {}, View())
    assert texts.ONE_MORE in unescape(one)
    _, two, seen = figures.do(registers, f"picks {first} {second} |2", {}, seen)
    assert '<figure class="chart">' in two and seen.picks == (first, second)
    _, mixed, _ = figures.do(registers, f"picks {first} {percent} |3", {}, seen)
    assert "đơn vị khác nhau" in unescape(mixed) and "<figure" not in mixed
    _, none, seen = figures.do(registers, "picks |4", {}, seen)
    assert seen.picks == () and texts.CHART_HINT in unescape(none)


def test_the_whole_series_of_a_row_is_chosen_at_once(registers: Registers) -> None:
    table, _, _ = figures.show(registers, {}, View())
    table, chart, seen = figures.do(registers, f"series {ids(table)[0]} |1", {}, View())
    assert len(seen.picks) == 2 and table.count(" checked") == 2 and '<figure class="chart">' in chart


@pytest.mark.parametrize(
    "command", ["", "page", "page x", "page 99999999999999", "series gone:1", "picks gone:1 x", "rm -rf"]
)
def test_commands_that_mean_nothing_change_nothing(registers: Registers, command: str) -> None:
    _, _, seen = figures.do(registers, command, {}, View())
    assert seen.page == 0


def test_failures_and_filters_that_find_nothing_are_sentences(registers: Registers) -> None:
    assert "Năm là bốn chữ số" in unescape(figures.show(registers, {"nam": "hai"}, View())[0])
    assert texts.NO_FIGURES in unescape(figures.show(registers, {"tim": "xyz"}, View())[0])
    assert "Không đọc được kho." in unescape(figures.show(Registers(None), {}, View())[0])
    assert "Không đọc được kho." in unescape(documents.show(Registers(None), {}, 0))
    assert texts.NO_DOCUMENTS in unescape(documents.show(registers, {"tim": "xyz"}, 0))


def test_documents_open_to_the_sentences_that_mention_them(registers: Registers) -> None:
    table = unescape(documents.show(registers, {"so": "21"}, 7))
    assert "1 văn bản" in table and "21-KL/TW" in table and "2 bài, 2 lần" in table
    assert table.count('<a class="source"') == 2


def test_hostile_words_of_articles_are_text_only(registers: Registers) -> None:
    row = registers.figures(FigureFilter())[0]
    evil = '"><img src=x onerror=alert(1)>\n\n[a](javascript:b)'
    row = replace(row, title=evil, fact=replace(row.fact, article_id=evil, unit=evil, subject=evil))
    for shown in (source_link(row, evil, sentence=True), table_html(evil, (evil,), [(text(evil),)])):
        assert "<img" not in shown and "\n" not in shown and "](" not in shown


def test_pages_and_numbers() -> None:
    assert pages_html(0, 0) == ""
    assert pages_html(0, 2).count("disabled") == 1 and 'data-act="page 1"' in pages_html(0, 2)
    assert whole(37661) == "37.661"


SUMMARY = {
    "questions": 3, "accuracy": 2 / 3, "cited_accuracy": 1.0, "wrong_figures": 0, "citation_precision": 1.0,
    "citation_recall": None, "refusal_precision": None, "refusal_recall": 0.5, "median_ms": 41.2,
    "retrieval": {"search": {"recall_at_10": 0.9}},
}  # fmt: skip
KEPT = {
    "made": "2026-11-22T19:30:00", "questions": "<b>own</b>.jsonl", "articles": 5, "writer": "extractive",
    "embedder": "e5", "gate": {"problems": ["<i>Tỷ lệ</i> thấp"]}, "summary": SUMMARY, "held_out": SUMMARY,
    "steered_by": {**SUMMARY, "questions": 0}, "by_category": [{"name": "số liệu", **SUMMARY}],
    "model": {"heads": ["Trích nguyên văn", "m"], "rows": [["Đúng", "1", "2"]]},
}  # fmt: skip


def test_the_last_evaluation_is_shown_with_its_figures(tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    assert texts.NO_REPORT in unescape(report_html(path)) and texts.REPORT_COMMAND in unescape(report_html(path))
    path.write_text(json.dumps(KEPT), encoding="utf-8")
    page = unescape(report_html(path))
    for said in ("19:30 ngày 22/11/2026", "66,7%", "100,0%", "90,0%", texts.GATE_FAILED, "số liệu (3)", "– / 50,0%"):
        assert said in page
    assert "<b>own" not in report_html(path) and "<i>" not in report_html(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"summary": 3}', "\x00"])
def test_a_report_that_cannot_be_read_is_said_to_be_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "evaluation.json"
    path.write_text(content, encoding="utf-8")
    assert texts.UNREADABLE_REPORT in unescape(report_html(path))


def test_a_tab_opened_again_keeps_the_rows_that_are_ticked(registers: Registers) -> None:
    table, _, seen = figures.show(registers, {}, View())
    _, _, seen = figures.do(registers, f"picks {ids(table)[0]} |1", {}, seen)
    assert not any(isinstance(part, str | View) for part in figures.again(registers, {}, seen)), "nothing is drawn anew"
    table, chart, now = figures.again(registers, {"tim": "đảng viên"}, seen)
    assert now.picks == seen.picks and texts.ONE_MORE in unescape(chart)


def test_where_nothing_is_stated_the_tabs_say_what_is_missing_and_what_to_do() -> None:
    class Nothing(Registers):
        def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
            return ()

        def figure_count(self, wanted: FigureFilter) -> int:
            return 0

        def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
            return ()

    table, chart, _ = figures.show(Nothing(None), {}, View())
    assert texts.NOTHING_STATED in unescape(table) and not chart
    assert texts.NO_FIGURES in unescape(figures.show(Nothing(None), {"nam": "2022"}, View())[0])
    assert texts.NOTHING_MENTIONED in unescape(documents.show(Nothing(None), {}, 0))
    assert texts.NO_DOCUMENTS in unescape(documents.show(Nothing(None), {"so": "21"}, 0))


def test_the_fact_is_seen_in_bold_also_in_a_long_sentence(registers: Registers) -> None:
    row = registers.figures(FigureFilter())[0]
    text_before = "Trong những năm qua, " * 12
    longer = replace(row.sentence, start=0, end=400, text=f"{text_before}đã có {row.written} ở đó.")
    start = len(text_before) + len("đã có ")
    moved = replace(row, sentence=longer, fact=replace(row.fact, start=start, end=start + len(row.written)))
    shown = unescape(re.sub(r"<(?!/?strong)[^>]*>", "", source_link(moved, "Bài", sentence=True)))
    assert shown.endswith(f"đã có <strong>{row.written}</strong> ở đó.")
    assert "… " in shown and len(shown) < 140
