"""Figures of an article: each with its unit, statement, period and place, as a slice of the text."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.chunks import split_sentences
from ingest.figures import find_figures
from records.article import Article
from records.fact import Figure, FigureKind, FoundIn
from records.passage import SectionKind
from tests.ingest.reading import bundled, read_text

NUMBERS = ["000", "001", "002", "003", "004"]


def figures(article: Article) -> tuple[Figure, ...]:
    return find_figures(article, split_sentences(article))


def figure(article: Article, written: str, occurrence: int = 0) -> Figure:
    return [found for found in figures(article) if article.text[found.start : found.end] == written][occurrence]


@pytest.mark.parametrize("number", NUMBERS)
def test_figures_are_slices_of_own_sentences_in_order(number: str) -> None:
    article = bundled(number)
    sentences = {sentence.id: sentence for sentence in split_sentences(article)}
    found = figures(article)
    assert [f.start for f in found] == sorted(f.start for f in found)
    for f in found:
        sentence = sentences[f.sentence_id]
        assert sentence.start <= f.start < f.end <= sentence.end
        assert sentence.kind in (SectionKind.TITLE, SectionKind.BODY, SectionKind.CAPTION)
        assert f.unit == "" or f.unit == "%" or f.unit in sentence.text
        assert f.article_id == article.id


def test_figures_of_years_take_their_own_clauses_year() -> None:
    article = bundled("002")
    for written, year in [("2.617", 2021), ("122,2%", 2021), ("2.541", 2022), ("396", 2022), ("3.279", 2023)]:
        found = figure(article, written)
        assert found.period is not None
        assert found.period.first is not None
        assert found.period.first.year == year
        assert found.period.found_in in (FoundIn.CLAUSE, FoundIn.SENTENCE)


def test_figure_is_exact_and_complete() -> None:
    found = figure(bundled("003"), "134")
    assert (found.kind, found.value, found.unit, found.said) == (
        FigureKind.COUNT,
        Decimal(134),
        "đảng viên",
        "kết nạp",
    )
    assert found.subject == "Đảng bộ thị xã"
    assert found.place is not None
    assert (found.place.name, found.place.found_in) == ("thị xã Sa Pa", FoundIn.ARTICLE)


def test_goal_reached_is_said_around_the_figure() -> None:
    assert figure(bundled("000"), "104,2%").said == "đạt … so với mục tiêu Nghị quyết"
    assert figure(bundled("003"), "7%").said == "vượt … kế hoạch"


def test_subject_is_taken_from_the_sentence_before() -> None:
    found = figure(bundled("000"), "134")
    assert (found.said, found.subject) == ("kết nạp", "Đảng bộ thị xã")


def test_place_of_an_article_holds_for_its_figures() -> None:
    for number, place in [("000", "thị xã Sa Pa"), ("001", "thị trấn Sông Mã"), ("002", "tỉnh Sơn La")]:
        places = {f.place.name for f in figures(bundled(number)) if f.place}
        assert places == {place}


def test_article_that_never_names_its_town_gives_no_place() -> None:
    assert {f.place for f in figures(bundled("004"))} == {None}


def test_day_of_publication_dates_what_no_sentence_dates() -> None:
    period = figure(bundled("001"), "90%").period
    assert period is not None
    assert (period.written, period.found_in, period.relative) == (
        "Ngày 18 tháng 10 năm 2019",
        FoundIn.ARTICLE,
        True,
    )


def test_teasers_and_furniture_give_no_figures() -> None:
    article = bundled("003")
    assert max(f.end for f in figures(article)) < article.text.index("Có thể bạn quan tâm")


def test_period_and_place_come_from_the_sentence_before(tmp_path: Path) -> None:
    article = read_text(
        tmp_path,
        "a.txt",
        "Công tác phát triển đảng viên ở các địa phương\n\n"
        "Năm 2021, huyện Bát Xát tổ chức nhiều lớp bồi dưỡng cho quần chúng ưu tú ở các xã vùng cao của huyện. "
        "Các chi bộ đã kết nạp 150 đảng viên.\n",
    )
    found = figure(article, "150")
    assert found.period is not None
    assert found.period.first is not None
    assert (found.period.first.year, found.period.found_in) == (2021, FoundIn.BEFORE)
    assert found.place is not None
    assert (found.place.name, found.place.found_in) == ("huyện Bát Xát", FoundIn.BEFORE)
    assert found.subject == "Các chi bộ"


def test_day_without_a_year_is_resolved_by_the_day_of_publication_only(tmp_path: Path) -> None:
    body = (
        "Chiều 15/5, huyện Bát Xát đã trao tặng 20 căn nhà cho các hộ nghèo trên địa bàn các xã vùng cao biên giới.\n"
    )
    dated = read_text(tmp_path, "a.txt", f"Huyện Bát Xát trao nhà cho hộ nghèo\n\nNgày 16 tháng 5 năm 2019\n\n{body}")
    period = figure(dated, "20").period
    assert period is not None
    assert period.first is not None
    assert (period.first.isoformat(), period.relative) == ("2019-05-15", True)
    undated = figure(read_text(tmp_path, "b.txt", f"Huyện Bát Xát trao nhà cho hộ nghèo\n\n{body}"), "20").period
    assert undated is not None
    assert (undated.first, undated.last) == (None, None)


def test_in_the_year_is_the_year_of_which_the_article_speaks() -> None:
    found = figure(bundled("000"), "06")
    assert found.period is not None
    assert (found.period.written, found.period.found_in) == ("Trong năm", FoundIn.SENTENCE)
    assert found.period.relative
    assert (str(found.period.first), str(found.period.last)) == ("2022-01-01", "2022-12-31")


def test_beginning_of_a_term_is_relative_and_unresolved() -> None:
    found = figure(bundled("000"), "15")
    assert found.period is not None
    assert (found.period.written, found.period.first, found.period.relative) == ("đầu nhiệm kỳ", None, True)


def test_title_that_reviews_a_term_dates_what_no_sentence_dates() -> None:
    period = figure(bundled("004"), "692").period
    assert period is not None
    assert (period.written, period.found_in) == ("2020 – 2025", FoundIn.ARTICLE)


def test_what_holds_now_takes_no_period_of_the_sentence_before(tmp_path: Path) -> None:
    article = read_text(
        tmp_path,
        "a.txt",
        "Công tác phát triển đảng viên ở các địa phương\n\n"
        "Huyện Bát Xát quan tâm công tác phát triển đảng viên ở các xã. Nhiều quần chúng ưu tú được giới thiệu.\n\n"
        "Năm 2015, huyện Bát Xát tổ chức nhiều lớp bồi dưỡng cho quần chúng ưu tú ở các xã vùng cao của huyện. "
        "Đảng bộ hiện có 150 chi bộ trực thuộc.\n",
    )
    assert figure(article, "150").period is None


def test_subject_is_not_carried_over_a_sentence_without_figures() -> None:
    assert figure(bundled("003"), "9").subject == ""


@pytest.mark.parametrize(
    "seed", ["1.1.", "((((", "cả năm năm ấy, ", "(a, ", "kết nạp 5 đảng viên, năm 2021 ", "huyện Sa Pa, "]
)
def test_repeated_text_of_any_kind_is_read(tmp_path: Path, seed: str) -> None:
    article = read_text(tmp_path, "a.txt", f"Tiêu đề của bài viết\n\n{seed * 3_000}\n")
    assert all(f.end <= len(article.text) for f in figures(article))
