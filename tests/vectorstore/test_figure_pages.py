"""The register of figures in parts, in orders, counted, and by words of the article's title."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.vectorstore.fact_samples import filled
from vectorstore.facts import FigureFilter, FigureOrder
from vectorstore.library import Library, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(filled(tmp_path_factory.mktemp("pages"))) as opened:
        yield opened


def written(library: Library, wanted: FigureFilter) -> list[str]:
    return [row.written for row in library.figures(wanted)]


@pytest.mark.parametrize("order", FigureOrder)
def test_parts_join_to_the_whole_in_every_order(library: Library, order: FigureOrder) -> None:
    whole = written(library, FigureFilter(order=order))
    parts = [written(library, FigureFilter(order=order, offset=at, limit=2)) for at in range(0, len(whole) + 2, 2)]
    assert [one for part in parts for one in part] == whole
    assert sorted(whole) == sorted(written(library, FigureFilter()))
    assert library.figure_count(FigureFilter(order=order, offset=3, limit=1)) == len(whole)


def test_orders_are_by_value_and_by_time(library: Library) -> None:
    values = [row.fact.value for row in library.figures(FigureFilter(order=FigureOrder.LARGEST))]
    assert values == sorted(values, reverse=True)
    newest = [
        row.fact.period and row.fact.period.last for row in library.figures(FigureFilter(order=FigureOrder.NEWEST))
    ]
    assert [day.year for day in newest if day][:2] == [2022, 2022]
    assert newest[-1] is None


@pytest.mark.parametrize(
    "wanted",
    [
        FigureFilter(unit="đảng viên"),
        FigureFilter(unit="dang vien"),
        FigureFilter(unit="%"),
        FigureFilter(place="thị xã Sa Pa"),
        FigureFilter(place="sa pa", year=2022),
        FigureFilter(search="kết nạp"),
        FigureFilter(unit="đáng viên"),
        FigureFilter(unit=""),
        FigureFilter(place="'; DROP TABLE figures; --"),
        FigureFilter(comparable=True),
    ],
)
def test_the_count_is_that_of_the_rows_and_a_part_is_of_the_same_rows(library: Library, wanted: FigureFilter) -> None:
    rows = library.figures(wanted)
    assert library.figure_count(wanted) == len(rows)
    assert library.figures(replace(wanted, limit=1)) == rows[:1]


def test_figures_are_found_by_words_of_the_title_or_source_of_their_article(library: Library) -> None:
    party = library.figures(FigureFilter(article="phat trien dang vien"))
    assert party and {row.source for row in party} == {"a.txt"}
    assert library.figures(FigureFilter(article="phát triển đảng viên")) == party
    assert {row.source for row in library.figures(FigureFilter(article="tin"))} == {"tin/b.txt"}
    assert not library.figures(FigureFilter(article="phát triến"))
    assert not library.figures(FigureFilter(article=""))
