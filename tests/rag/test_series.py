"""Which figures are one quantity, which of them disagree, and how they are drawn."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from errors import UsageError
from rag.series import disagreements, drawing, of_one_quantity, period_label, place_key, quantity
from records.fact import FactPeriod, FactPlace, Figure, FigureKind, FoundIn
from records.passage import SectionKind, Sentence
from vectorstore.facts import FigureFilter, Stated
from vectorstore.library import open_library


def row(
    written: str,
    unit: str = "đảng viên",
    said: str = "kết nạp",
    subject: str = "Đảng bộ thị xã",
    year: int | None = 2022,
    place: str = "thị xã Sa Pa",
    article: str = "a",
    **more: object,
) -> Stated[Figure]:
    """A figure that is a sentence of its own."""
    period = year and FactPeriod(f"năm {year}", date(year, 1, 1), date(year, 12, 31), False, FoundIn.CLAUSE)
    number = "".join(char for char in written if char.isdigit() or char == ",").replace(",", ".")
    sentence = Sentence(article, 0, 0, SectionKind.BODY, 0, len(written), written)
    where = FactPlace(place, FoundIn.CLAUSE) if place else None
    kind = FigureKind.PERCENT if unit == "%" else FigureKind.COUNT
    figure = Figure(
        article, sentence.id, 0, len(written), kind, Decimal(number), None, unit == "%", "", unit, said, subject,
        period or None, where,
    )  # fmt: skip
    return Stated(replace(figure, **more), sentence, f"{article}.txt", f"Bài {article}", None)  # type: ignore[arg-type]


def same(one: Stated[Figure], other: Stated[Figure]) -> bool:
    return quantity(one.fact) is not None and quantity(one.fact) == quantity(other.fact)


def test_a_quantity_holds_in_many_places_whoever_stands_for_the_place() -> None:
    sa_pa = row("134")
    assert same(sa_pa, row("2617", subject="toàn tỉnh", place="tỉnh Sơn La", year=2021, article="b"))
    assert same(sa_pa, row("5", subject="Đảng bộ", place="thị trấn Sông Mã"))
    assert same(
        row("8", unit="%", said="là", subject="Tỷ lệ hộ nghèo của tỉnh Sơn La"),
        row("9", unit="%", said="là", subject="tỷ lệ hộ nghèo"),
    )


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "%"},
        {"said": "khai trừ"},
        {"subject": "Ủy ban Kiểm tra Thị ủy"},
        {"kind": FigureKind.RATIO, "second": Decimal(200)},
    ],
)
def test_another_unit_deed_body_or_form_is_another_quantity(other: dict[str, object]) -> None:
    assert not same(row("134"), row("134", **other))  # type: ignore[arg-type]


def test_what_tells_little_is_one_quantity_only_where_it_stands() -> None:
    risen = {"unit": "%", "said": "tăng", "subject": ""}
    assert same(row("5", **risen), row("7", **risen))  # type: ignore[arg-type]
    assert not same(row("5", **risen), row("7", **risen, article="b"))  # type: ignore[arg-type]
    assert quantity(row("35", unit="tuổi", said="", subject="").fact) is None
    assert quantity(row("5", unit="người", said="", subject="").fact) is None


def test_rows_of_one_quantity_are_found_and_a_row_of_none_stays_alone() -> None:
    rows = [row("134"), row("4", said="khai trừ"), row("120", year=2021), row("35", unit="tuổi", said="", subject="")]
    assert of_one_quantity(rows, rows[0]) == (rows[0], rows[2])
    assert of_one_quantity(rows, rows[3]) == (rows[3],)


def values(found: Sequence[Stated[Figure]]) -> list[str]:
    return [one.written for one in found]


def test_articles_that_state_different_values_of_one_quantity_disagree() -> None:
    rows = [
        row("134"),
        row("140", article="b", place="Thị xã Sa Pa"),
        row("134", article="c"),
        row("99", year=2021, article="b"),
    ]
    found = disagreements(rows)
    assert {figure.article_id: values(others) for figure, others in found.items()} == {
        "a": ["140"],
        "b": ["134", "134"],
        "c": ["140"],
    }


@pytest.mark.parametrize(
    ("written", "more"),
    [
        ("134", {}),
        ("130", {"bound": ">"}),
        ("140", {"bound": "<"}),
        ("130", {"bound": "~"}),
        ("140", {"year": 2021}),
        ("140", {"place": "tỉnh Lào Cai"}),
        ("140", {"place": ""}),
        ("140", {"year": None}),
        ("140", {"article": "a"}),
    ],
)
def test_what_may_be_true_beside_it_is_no_disagreement(written: str, more: dict[str, object]) -> None:
    assert not disagreements([row("134"), row(written, **{"article": "b", **more})])  # type: ignore[arg-type]


def test_a_rounded_value_agrees_with_the_exact_one() -> None:
    plan = {"unit": "%", "said": "đạt … kế hoạch"}
    assert not disagreements([row("122,2", **plan), row("122", article="b", **plan)])  # type: ignore[arg-type]
    assert disagreements([row("122,2", **plan), row("121", article="b", **plan)])  # type: ignore[arg-type]


def test_an_article_that_states_parts_is_no_party_to_a_disagreement() -> None:
    assert not disagreements([row("15"), row("300"), row("40", article="b")])


def test_a_province_is_one_with_and_without_its_level_and_a_town_of_its_name_is_another() -> None:
    assert place_key("tỉnh Hòa Bình") == place_key("Hòa Bình") != place_key("thành phố Hòa Bình")
    assert place_key("TP.HCM") == place_key("thành phố Hồ Chí Minh")


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ((2021, 1, 1), (2021, 12, 31), "2021"),
        ((2020, 1, 1), (2025, 12, 31), "2020-2025"),
        ((2021, 4, 1), (2021, 6, 30), "Quý 2/2021"),
        ((2021, 5, 1), (2021, 5, 31), "5/2021"),
        ((2021, 1, 1), (2021, 6, 30), "1-6/2021"),
        ((2019, 10, 18), (2019, 10, 18), "18/10/2019"),
        ((2019, 1, 1), (2019, 10, 18), "01/01-18/10/2019"),
        ((2014, 11, 1), (2015, 11, 30), "11/2014-11/2015"),
    ],
)
def test_periods_have_short_labels(first: tuple[int, int, int], last: tuple[int, int, int], label: str) -> None:
    assert period_label(FactPeriod("", date(*first), date(*last), False, FoundIn.CLAUSE)) == label


def test_several_times_are_drawn_over_time_with_a_series_for_each_place() -> None:
    drawn = drawing([row("134"), row("120", year=2021), row("2617", place="tỉnh Sơn La"), row("9", year=None)])
    assert [(mark.label, mark.series) for mark in drawn.marks] == [
        ("2022", "thị xã Sa Pa"),
        ("2021", "thị xã Sa Pa"),
        ("2022", "tỉnh Sơn La"),
    ]
    assert drawn.title == "Kết nạp đảng viên" and "1 dòng" in drawn.left_out[0]


def test_one_time_is_drawn_by_place_and_one_place_by_article() -> None:
    places = drawing([row("134"), row("2617", place="tỉnh Sơn La")])
    assert [mark.label for mark in places.marks] == ["thị xã Sa Pa", "tỉnh Sơn La"]
    assert places.title == "Kết nạp đảng viên, 2022"
    assert [mark.label for mark in drawing([row("134"), row("140", article="b")]).marks] == ["Bài a", "Bài b"]


def test_different_deeds_of_one_unit_are_series_of_their_own() -> None:
    drawn = drawing([row("134"), row("120", year=2021), row("4", said="khai trừ")])
    assert {mark.series for mark in drawn.marks} == {"kết nạp", "khai trừ"}


def test_mixed_units_and_a_single_row_are_refused_in_words() -> None:
    with pytest.raises(UsageError, match="đơn vị khác nhau"):
        drawing([row("134"), row("94", unit="%")])
    with pytest.raises(UsageError, match="ít nhất hai dòng"):
        drawing([row("134")])


def test_the_bundled_articles_give_the_series_of_admissions_over_years_and_places(ingested: Path) -> None:
    with open_library(ingested) as library:
        rows = library.figures(FigureFilter(unit="đảng viên"))
    like = next(one for one in rows if one.written == "2.617")
    drawn = drawing(of_one_quantity(rows, like))
    told = {(mark.label, mark.series): mark.row.written for mark in drawn.marks}
    assert told["2021", "tỉnh Sơn La"] == "2.617" and told["2022", "thị xã Sa Pa"] == "134"
    assert drawn.unit == "đảng viên" and not disagreements(rows)
