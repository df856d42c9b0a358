from datetime import date
from pathlib import Path

import pytest

from ingest.chunks import split_sentences
from ingest.document_refs import find_document_refs, home_province
from ingest.read import read_article
from records.article import Article
from records.fact import DocumentRef
from records.passage import SectionKind

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "data" / "articles").glob("*.txt"))


def read(folder: Path, text: str) -> tuple[Article, tuple[DocumentRef, ...]]:
    path = folder / "bai.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(path, path.name, max_bytes=1_000_000)
    return article, find_document_refs(article, split_sentences(article))


def bundled(path: Path) -> tuple[Article, tuple[DocumentRef, ...]]:
    article = read_article(path, path.name, max_bytes=10_000_000)
    return article, find_document_refs(article, split_sentences(article))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_mention_is_a_slice_of_its_sentence_in_a_section_of_the_article_s_own(path: Path) -> None:
    article, refs = bundled(path)
    sentences = {sentence.id: sentence for sentence in split_sentences(article)}
    assert refs
    for ref in refs:
        sentence = sentences[ref.sentence_id]
        written = article.text[ref.start : ref.end]
        assert sentence.start <= ref.start < ref.end <= sentence.end
        assert article.kind_at(ref.start) not in (SectionKind.TEASER, SectionKind.FURNITURE)
        assert ref.name in written
        assert ref.issuer in sentence.text
        assert ref.title in sentence.text
        assert ref.number or ref.name


def test_the_mentions_of_an_article_are_read_with_day_issuer_title_and_province() -> None:
    _, refs = bundled(ARTICLES[2])
    by_number = {ref.number: ref for ref in reversed(refs) if ref.number}
    resolution = by_number["02-NQ/TU"]
    assert (resolution.kind, resolution.issued, resolution.place) == ("nghị quyết", date(2021, 1, 21), "Sơn La")
    assert by_number["21-NQ/TW"].issuer == "Ban Chấp hành Trung ương Đảng khóa XIII"
    assert by_number["21-NQ/TW"].place == by_number["21-KL/TW"].place == by_number["37-HD/BTGTW"].place == ""
    assert by_number["42-KH/TU"].issuer == "Tỉnh ủy"
    assert [ref.name for ref in refs if not ref.number] == ["Đại hội Đảng bộ tỉnh khóa XV", "Trung ương 4 khóa XII"]


def test_a_title_in_quotes_is_kept_as_written() -> None:
    _, refs = bundled(ARTICLES[0])
    titles = {ref.number: ref.title.replace("\u00a0", " ") for ref in refs if ref.title}
    assert titles["12"] == "Xây dựng đội ngũ cán bộ, công chức các cấp thị xã Sa Pa giai đoạn 2020 - 2025"


def test_a_local_body_has_the_province_that_it_names_else_the_one_of_the_article(tmp_path: Path) -> None:
    _, refs = read(
        tmp_path,
        "Tỉnh Yên Bái xây dựng nông thôn mới\n\n"
        "Ngày 5/7/2017, UBND tỉnh Yên Bái tổng kết việc thực hiện Nghị quyết số 15-NQ/TU của Tỉnh ủy và "
        "Quyết định số 19/QĐ-UBND. Tỉnh đã học tập cách làm theo Nghị quyết số 06-NQ/TU của Tỉnh ủy Hòa Bình, "
        "thực hiện Nghị quyết số 26-NQ/TW của Ban Chấp hành Trung ương và Quyết định 800 của Thủ tướng Chính phủ.\n",
    )
    assert [(ref.number, ref.place) for ref in refs] == [
        ("15-NQ/TU", "Yên Bái"),
        ("19/QĐ-UBND", "Yên Bái"),
        ("06-NQ/TU", "Hòa Bình"),
        ("26-NQ/TW", ""),
        ("800", ""),
    ]


def test_a_person_with_the_name_of_a_city_is_no_province(tmp_path: Path) -> None:
    article, _ = read(
        tmp_path,
        "Học tập và làm theo tư tưởng Hồ Chí Minh\n\n"
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh là việc thường xuyên của Đảng bộ tỉnh Cao Bằng. "
        "Chủ tịch Hồ Chí Minh đã căn dặn cán bộ, đảng viên. Phong cách Hồ Chí Minh là tấm gương.\n",
    )
    assert home_province(article, split_sentences(article)) == "Cao Bằng"


def test_what_stands_behind_the_last_of_several_numbers_holds_for_all(tmp_path: Path) -> None:
    _, refs = read(
        tmp_path,
        "Dân vận chính quyền\n\nQua 3 năm thực hiện, Quyết định số 217, số 218 của Bộ Chính trị đã đi vào cuộc sống.\n",
    )
    assert [(ref.kind, ref.number, ref.issuer) for ref in refs] == [
        ("quyết định", "217", "Bộ Chính trị"),
        ("quyết định", "218", "Bộ Chính trị"),
    ]


def test_an_article_without_documents_has_no_mentions(tmp_path: Path) -> None:
    assert read(tmp_path, "Trời nắng\n\nHôm nay trời nắng, có 5 người kỷ luật 9 đảng viên.\n")[1] == ()
