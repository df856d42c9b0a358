"""Figures and documents are kept with their article, and found by place, year, unit and words."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from errors import StoreCorruptError, StoreError
from tests.vectorstore.fact_samples import (
    FUND,
    PARTY,
    fill,
    filled,
    fund_documents,
    fund_figures,
    party_documents,
    party_figures,
)
from tests.vectorstore.processes import holding
from tests.vectorstore.samples import open_store, put, split
from vectorstore.facts import FigureFilter
from vectorstore.library import Library, open_library
from vectorstore.store import Store


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """For tests that only read."""
    with open_library(filled(tmp_path_factory.mktemp("facts"))) as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        fill(opened)
        yield opened


def written(library: Library, **wanted: object) -> list[str]:
    return [row.written for row in library.figures(FigureFilter(**wanted))]  # type: ignore[arg-type]


def rows_in(folder: Path, *tables: str) -> list[int]:
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection:
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def test_facts_are_read_back_as_they_were_put(library: Library) -> None:
    assert [row.fact for row in library.figures(FigureFilter())] == [*party_figures(), *fund_figures()]
    assert [row.fact for row in library.documents()] == [*party_documents(), *fund_documents()]


def test_an_article_is_listed_with_the_place_that_most_of_its_figures_hold_for(library: Library) -> None:
    for article in library.articles():
        places = Counter(
            row.fact.place.name
            for row in library.figures(FigureFilter())
            if row.fact.article_id == article.id and row.fact.place
        )
        most = max(places.values(), default=0)
        assert article.figures_place == min((name for name in places if places[name] == most), default=None)


def test_every_fact_comes_with_its_sentence_and_its_article(library: Library) -> None:
    for row in (*library.figures(FigureFilter()), *library.documents()):
        article = library.article(row.fact.article_id)
        assert library.sentence(row.fact.sentence_id) == row.sentence
        assert article.text[row.fact.start : row.fact.end] == row.written
        assert (row.source, row.title, row.published) == (article.source, article.title, article.published)


def test_the_facts_of_one_article_are_told_from_those_of_others(library: Library) -> None:
    assert [row.fact for row in library.figures(FigureFilter(article_id=FUND.id))] == fund_figures()
    assert [row.fact for row in library.documents(PARTY.id)] == party_documents()
    assert library.documents("none") == library.figures(FigureFilter(article_id="none")) == ()


@pytest.mark.parametrize("place", ["sa pa", "Sa Pa", "SA PA", "thi xa sa pa", "thị xã", "xã Sa Pa"])
def test_figures_of_a_place(library: Library, place: str) -> None:
    assert written(library, place=place) == ["125", "134"]


@pytest.mark.parametrize("place", ["hoa binh", "Hoà Bình", "Hòa Bình", "chi bộ hoà"])
def test_figures_of_a_place_in_either_tone_placement(library: Library, place: str) -> None:
    assert written(library, place=place) == ["19/20"]


@pytest.mark.parametrize("place", ["pa sa", "Sá Pa", "a p", "Lào Cai", "%", "_", "' OR 1=1 --", ""])
def test_other_places_have_none(library: Library, place: str) -> None:
    assert written(library, place=place) == []


@pytest.mark.parametrize("unit", ["đảng viên", "dang vien", "Đảng Viên", "vien"])
def test_figures_of_a_unit(library: Library, unit: str) -> None:
    assert written(library, unit=unit) == ["125", "134", "19/20"]


@pytest.mark.parametrize("unit", ["%", "phần trăm", "phan tram"])
def test_percentages_are_a_unit(library: Library, unit: str) -> None:
    assert written(library, unit=unit) == ["104,2%", "96-98%"]


def test_a_unit_is_whole_words(library: Library) -> None:
    assert written(library, unit="ban") == written(library, unit="bản") == ["40", "12"]
    assert written(library, unit="bán") == written(library, unit="b") == []


def test_figures_of_a_year_are_those_whose_period_touches_it(library: Library) -> None:
    assert written(library, year=2021) == ["125"]
    assert written(library, year=2022) == ["134", "19/20"]
    assert written(library, year=2016) == ["-3,5 triệu"]
    assert written(library, year=2015) == ["40"]
    assert written(library, year=2017) == []


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("ket nap", ["125", "134", "104,2%"]),
        ("kết nạp", ["125", "134", "104,2%"]),
        ("kết nap", ["125", "134", "104,2%"]),
        ("NẠP kết", ["125", "134", "104,2%"]),
        ('"ket nap"', ["125", "134", "104,2%"]),
        ('"nap ket"', []),
        ("“kết nạp” 2022", ["125", "134", "104,2%"]),
        ('"sa pa" dự', ["19/20"]),
        ("hoà bình", ["19/20"]),
        ("hòa bình", ["19/20"]),
        ("tỉnh ủy", ["96-98%"]),
        ("ti le", ["96-98%"]),
        ("02-NQ/TU", ["96-98%"]),
        ("nghị quyết 05", ["-3,5 triệu"]),
        ("104,2%", ["125", "134", "104,2%"]),
        ("6 thang qua", ["-3,5 triệu"]),
        ("tin khác", ["-3,5 triệu", "7 chữ", "40", "12"]),
        ("không có chữ này", []),
        ("kềt nạp", []),
    ],
)
def test_figures_whose_sentence_or_title_holds_words(library: Library, search: str, expected: list[str]) -> None:
    assert written(library, search=search) == expected


@pytest.mark.parametrize(
    "search",
    [
        *(
            '"',
            '""',
            "AND",
            "OR NOT",
            "written : x",
            "NEAR(a b)",
            "a*",
            "^a",
            "-a",
            "(",
            "{a b} : c",
            "a + b",
            "%",
            "?",
        ),
        *("'; DROP TABLE figures; --", "\0", "\udcff", "x" * 100_000, "a b " * 5000, "🙂", "ʼ", "½", "\u0301"),
    ],
)
def test_any_text_may_be_searched_for(library: Library, search: str) -> None:
    written(library, search=search, place=search, unit=search)
    assert library.sentences_with(search) is not None
    assert len(library.figures(FigureFilter())) == 9


def test_ten_thousand_words_may_be_searched_for(library: Library) -> None:
    assert written(library, search=" ".join(f"a{n}" for n in range(10_000))) == []


def test_filters_are_joined(library: Library) -> None:
    assert written(library, place="sa pa", year=2022, unit="đảng viên", search="kế hoạch") == ["134"]
    assert written(library, place="sa pa", year=2022, unit="đồng") == []


def test_sentences_are_found_for_their_documents(library: Library) -> None:
    (found,) = library.sentences_with("luat dat dai")
    assert library.sentence(found).text.startswith("Quỹ giảm")


def test_facts_go_with_their_article(store: Store, tmp_path: Path) -> None:
    with store.writing() as writer:
        put(writer, PARTY, version="2", figures=party_figures()[:1])
    assert [row.written for row in store.figures(FigureFilter(article_id=PARTY.id))] == ["125"]
    assert len(store.documents()) == 3
    with store.writing() as writer:
        writer.remove(PARTY.source)
        writer.remove(FUND.source)
    assert rows_in(tmp_path, "figures", "documents", "fact_words") == [0, 0, 0]


def test_an_article_that_is_deleted_by_the_first_version_leaves_no_words_behind(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM articles")
    assert rows_in(tmp_path, "figures", "documents", "fact_words") == [0, 0, 0]


@pytest.mark.parametrize("wrong", [{"sentence_id": "s:none:0-1"}, {"start": 0}, {"end": 10_000}, {"end": 1}])
def test_a_fact_that_is_no_slice_of_its_sentence_is_refused(store: Store, wrong: dict[str, object]) -> None:
    before = store.figures(FigureFilter())
    beyond = [replace(party_figures()[-1], **wrong)]  # type: ignore[arg-type]
    with store.writing() as writer, pytest.raises(ValueError, match="slice of sentence"):
        put(writer, PARTY, version="2", figures=beyond)
    assert store.figures(FigureFilter()) == before


def test_facts_stay_when_the_model_changes(store: Store, tmp_path: Path) -> None:
    expected = store.figures(FigureFilter())
    store.close()
    with Store.open(tmp_path, embedder_name="another", dimension=3, adopt=True) as adopted:
        assert adopted.unembedded()
        assert adopted.figures(FigureFilter()) == expected


def test_a_library_reads_while_another_process_writes(tmp_path: Path) -> None:
    filled(tmp_path)
    with holding(tmp_path), open_library(tmp_path) as library:
        assert "khác.txt" in [article.source for article in library.articles()]
        assert len(library.figures(FigureFilter())) == 9
        assert library.sentences(PARTY.id) == split(PARTY)[0]


@pytest.mark.parametrize("place", ["", "none", "none/below"])
def test_a_folder_without_articles_is_told_and_nothing_is_made(tmp_path: Path, place: str) -> None:
    with pytest.raises(StoreError, match=r"chưa có bài viết nào.*ingest"):
        open_library(tmp_path / place)
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_articles_are_all_gone_is_told_the_same(store: Store, tmp_path: Path) -> None:
    with store.writing() as writer:
        writer.remove(PARTY.source)
        writer.remove(FUND.source)
    with pytest.raises(StoreError, match="chưa có bài viết nào"):
        open_library(tmp_path)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_catalogue_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(content)
    with pytest.raises(StoreCorruptError if content else StoreError):
        open_library(tmp_path)
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        assert content or connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = open_library(filled(tmp_path))
    library.close()
    with pytest.raises(StoreError, match="đã đóng"):
        library.articles()
