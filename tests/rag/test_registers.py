"""The registers pick by filters, tie mentions, and show one article in full."""

from collections.abc import Iterator

import pytest

from errors import UsageError
from rag.registers import DocumentFilter, article_sheet, document_rows, figure_rows
from records.passage import SectionKind
from tests.vectorstore.fact_samples import FUND, PARTY, filled
from tests.vectorstore.samples import make_article, open_store, put
from vectorstore.facts import FigureFilter
from vectorstore.library import Library, open_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(filled(tmp_path_factory.mktemp("registers"))) as opened:
        yield opened


def labels(library: Library, **wanted: str) -> list[str]:
    return sorted(row.label for row in document_rows(library, DocumentFilter(**wanted)))


def test_figures_are_picked_by_all_filters_together(library: Library) -> None:
    (row,) = figure_rows(library, FigureFilter(place="sa pa", year=2022, unit="dang vien", search="ket nap"))
    assert (row.written, row.source, row.sentence.kind) == ("134", "a.txt", SectionKind.BODY)


def test_mentions_of_one_document_are_one_row_and_the_most_mentioned_comes_first(library: Library) -> None:
    first, *others = document_rows(library, DocumentFilter())
    assert (first.label, first.articles) == ("Kết luận số 21-KL/TW", 2)
    assert [(mention.source, mention.written) for mention in first.mentions] == [
        ("a.txt", "Kết luận số 21-KL/TW"),
        ("tin/b.txt", "Kết luận 21-KL/TW"),
    ]
    assert {row.label for row in others} == {"Nghị quyết số 02-NQ/TU", "Nghị quyết số 05-NQ/TU", "Luật Đất đai"}
    assert all(row.articles == len(row.mentions) == 1 for row in others)


@pytest.mark.parametrize(
    "number",
    [
        *("02", "2", "02-NQ/TU", "02-nq/tu", "nq02", "NQ 02", "nq 2", "NQ-02", "02 NQ TU", "02NQ"),
        *("nghị quyết 02", "nghi quyet 02", "Nghị quyết số 02", "số 02", "Nghị quyết số 02-NQ/TU ngày 21/01/2021"),
    ],
)
def test_a_document_is_found_by_its_number_however_it_is_typed(library: Library, number: str) -> None:
    assert labels(library, number=number) == ["Nghị quyết số 02-NQ/TU"]


@pytest.mark.parametrize("number", ["21", "KL 21", "21-KL/TW", "21-KL/TƯ", "kl21", "kết luận 21-KL/TW"])
def test_the_letters_of_the_centre_are_one_however_written(library: Library, number: str) -> None:
    assert labels(library, number=number) == ["Kết luận số 21-KL/TW"]


@pytest.mark.parametrize("number", ["0", "20", "202", "21-NQ/TW", "KL 02", "02-NQ/TW", "TU 21", "2021", "Đất"])
def test_another_number_or_other_letters_find_nothing(library: Library, number: str) -> None:
    assert labels(library, number=number) == []


def test_letters_alone_find_all_documents_that_bear_them(library: Library) -> None:
    assert labels(library, number="NQ/TU") == ["Nghị quyết số 02-NQ/TU", "Nghị quyết số 05-NQ/TU"]


@pytest.mark.parametrize("issuer", ["tinh uy", "Tỉnh ủy", "Tỉnh uỷ", "tỉnh"])
def test_a_document_is_found_by_its_issuer(library: Library, issuer: str) -> None:
    assert labels(library, issuer=issuer) == ["Nghị quyết số 02-NQ/TU"]


def test_other_issuers_find_nothing(library: Library) -> None:
    assert labels(library, issuer="Chính phủ") == labels(library, issuer="") == []


def test_a_document_is_found_by_the_words_of_any_mention_and_shows_all_of_them(library: Library) -> None:
    rows = document_rows(library, DocumentFilter(search="quy giam"))
    assert {row.label for row in rows} == {"Kết luận số 21-KL/TW", "Nghị quyết số 05-NQ/TU", "Luật Đất đai"}
    assert [len(row.mentions) for row in rows] == [2, 1, 1]
    assert labels(library, search="quỹ giảm", number="05") == ["Nghị quyết số 05-NQ/TU"]


@pytest.mark.parametrize("name", [PARTY.id, PARTY.id[:5], PARTY.id[:1], "a.txt"])
def test_an_article_is_shown_by_its_id_the_beginning_of_it_or_its_source(library: Library, name: str) -> None:
    assert PARTY.id[0] != FUND.id[0]
    sheet = article_sheet(library, name)
    assert sheet.article == PARTY
    assert [(section.kind, [one.text for one in sentences]) for section, sentences in sheet.sections] == [
        (section.kind, [PARTY.text[section.span.start : section.span.end]]) for section in PARTY.sections
    ]
    assert (sheet.sentences, sheet.chunks, len(sheet.figures), len(sheet.documents)) == (3, 2, 5, 2)
    assert all(mention.source == "a.txt" for row in sheet.documents for mention in row.mentions)


def test_an_article_in_a_folder_is_shown_by_its_file_name_too(library: Library) -> None:
    assert article_sheet(library, "b.txt").article == article_sheet(library, "tin/b.txt").article == FUND


@pytest.mark.parametrize("name", ["", " ", "zz", "c.txt", "%", "' OR 1=1", f"{PARTY.id}0"])
def test_an_article_that_is_not_there_is_told(library: Library, name: str) -> None:
    with pytest.raises(UsageError, match="không có bài nào"):
        article_sheet(library, name)


def test_a_name_that_fits_several_articles_is_told_with_some_of_them(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("twins")
    with open_store(folder) as store, store.writing() as writer:
        put(writer, make_article("x/tin.txt", "Một câu."))
        put(writer, make_article("y/tin.txt", "Hai câu."))
    with open_library(folder) as library, pytest.raises(UsageError, match=r"Có 2 bài.*x/tin\.txt, y/tin\.txt"):
        article_sheet(library, "tin.txt")
