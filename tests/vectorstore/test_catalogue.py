"""What is put into the catalogue is read back; words are found as written and without diacritics."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from errors import StoreCorruptError, StoreError
from records.fingerprint import Fingerprint
from records.passage import Chunk, SectionKind, Sentence
from tests.vectorstore.samples import EMBEDDER, indexed_ids, make_article, open_store, put, searched_ids, split
from vectorstore.store import Store
from vietnamese.normalise import fold, match_form

LINES = (
    "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được 134 đảng viên, đạt 104,2% so với mục tiêu.",
    "Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Thị uỷ nêu 3.859 đảng viên.",
    "Tỉ lệ đạt 94,2% kế hoạch; 19/20 chi bộ hoàn thành.",
    (SectionKind.CAPTION, "Ông Giàng A Tủa phát biểu tại hội nghị."),
    (SectionKind.TEASER, "Sơn La kết nạp 2.617 đảng viên"),
    (SectionKind.FURNITURE, "Bạn còn 500/500 ký tự kết nạp"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def fill(store: Store) -> Store:
    with store.writing() as writer:
        put(writer, make_article("a.txt", *LINES, title="Sa Pa phát triển đảng viên"))
        put(writer, make_article("b.txt", "Bài khác nói về nông thôn mới.", "Hoà bình và hợp tác."))
    return store


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """For tests that only read."""
    with open_store(tmp_path_factory.mktemp("filled")) as opened:
        yield fill(opened)


@pytest.fixture
def changing(store: Store) -> Store:
    return fill(store)


def lexical(store: Store, *terms: str, kind: str = "sentence", folded: bool = False) -> list[str]:
    form = fold if folded else match_form
    hits = store.lexical([form(term) for term in terms], kind, 10, folded=folded)  # type: ignore[arg-type]
    return [hit.id for hit in hits]


def texts(store: Store, *terms: str, folded: bool = False) -> list[str]:
    return [store.sentence(id).text for id in lexical(store, *terms, folded=folded)]


def test_an_article_is_read_back_as_it_was_put(store: Store) -> None:
    article = replace(make_article("a.txt", *LINES), place="Lào Cai", published=date(2023, 1, 3), byline="Bảo Thanh")
    with store.writing() as writer:
        put(writer, article, version="abc")
    assert store.article(article.id) == article
    sentences, chunks = split(article)
    assert store.sentences(article.id) == sentences
    assert store.chunks(article.id) == chunks
    assert store.sources() == {"a.txt": Fingerprint("abc", "settings")}
    (summary,) = store.articles()
    assert (summary.source, summary.place, summary.published) == ("a.txt", "Lào Cai", date(2023, 1, 3))
    assert (summary.sentences, summary.chunks) == (len(sentences), len(chunks))


def test_every_passage_is_a_slice_of_its_article(filled: Store) -> None:
    for summary in filled.articles():
        text = filled.article(summary.id).text
        passages: tuple[Sentence | Chunk, ...] = (*filled.sentences(summary.id), *filled.chunks(summary.id))
        for passage in passages:
            assert text[passage.start : passage.end] == passage.text


def test_passages_are_found_by_their_ids(filled: Store) -> None:
    article = filled.articles()[0]
    for sentence in filled.sentences(article.id):
        assert filled.sentence(sentence.id) == sentence
    for chunk in filled.chunks(article.id):
        assert filled.chunk(chunk.id) == chunk
        inside = filled.sentences_in(chunk.id)
        assert inside[0].start == chunk.start
        assert inside[-1].end == chunk.end


@pytest.mark.parametrize("wrong", ["", "s", "s:none:0-1", "a:b:c:d", "s::", "' OR 1=1"])
def test_an_unknown_id_is_a_store_error(filled: Store, wrong: str) -> None:
    for ask in (filled.article, filled.sentences, filled.sentence, filled.chunk, filled.sentences_in):
        with pytest.raises(StoreError, match="Không còn thấy"):
            ask(wrong)


def test_a_sentence_is_not_taken_for_a_chunk(filled: Store) -> None:
    article = filled.articles()[0]
    with pytest.raises(StoreError):
        filled.chunk(filled.sentences(article.id)[0].id)
    with pytest.raises(StoreError):
        filled.sentence(filled.chunks(article.id)[0].id)


def test_the_same_source_is_replaced_and_another_stays(changing: Store) -> None:
    old = changing.articles()[0]
    with changing.writing() as writer:
        put(writer, make_article("a.txt", "Chỉ còn một câu về du lịch."), version="2")
    assert [one.source for one in changing.articles()] == ["a.txt", "b.txt"]
    assert texts(changing, "kết nạp") == []
    assert texts(changing, "du lịch") == ["Chỉ còn một câu về du lịch."]
    with pytest.raises(StoreError):
        changing.article(old.id)


def test_a_rewritten_article_is_read_anew(changing: Store) -> None:
    article = changing.article(changing.articles()[0].id)
    with changing.writing() as writer:
        put(writer, replace(article, title="Tên khác"))
    assert changing.article(article.id).title == "Tên khác"


def test_a_removed_article_is_gone_from_everything(changing: Store) -> None:
    with changing.writing() as writer:
        assert writer.remove("a.txt")
        assert not writer.remove("không có.txt")
    assert [one.source for one in changing.articles()] == ["b.txt"]
    assert indexed_ids(changing) == searched_ids(changing)
    assert lexical(changing, "đảng viên") == lexical(changing, "đảng viên", kind="chunk") == []
    assert changing.sentence_count == 2
    assert changing.syllable_variants("nap") == {}


def test_what_does_not_fit_is_refused_and_nothing_is_changed(changing: Store) -> None:
    article = make_article("a.txt", "Một câu.", "Hai câu.")
    sentences, chunks = split(article)
    good = [EMBEDDER.passages([one.text for one in passages]) for passages in (sentences, chunks)]
    before = changing.articles()
    shifted = (replace(sentences[0], start=1, end=9), sentences[1])
    infinite = good[0].copy()
    infinite[0, 0] = np.nan
    print_of = Fingerprint("1", "1")
    with changing.writing() as writer:
        for wrong in (
            (shifted, chunks, *good),
            (sentences, chunks, good[0][:1], good[1]),
            (sentences, chunks, good[0][:, :5], good[1]),
            (sentences, chunks, infinite, good[1]),
        ):
            with pytest.raises(ValueError, match=r"slice|shape|finite"):
                writer.put(article, *wrong, print_of)  # type: ignore[call-arg]
    assert changing.articles() == before


@pytest.mark.parametrize(
    "term",
    [
        *(
            "02-NQ/TU",
            "nq/tu",
            "21/01/2021",
            "3.859",
            "94,2%",
            "104,2%",
            "19/20",
            "kết nạp",
            "Thị ủy",
            "Thị uỷ",
            "Sa Pa",
        ),
        *("Giàng A Tủa", "2.617", "năm 2022,", '"Sa Pa"', "đảng   viên"),
    ],
)
def test_numbers_document_numbers_and_phrases_are_found(filled: Store, term: str) -> None:
    words = match_form(term).replace('"', "").split()
    found = texts(filled, term)
    assert found
    assert all(all(word.strip(",") in match_form(text) for word in words) for text in found)
    assert lexical(filled, term, kind="chunk")
    assert set(found) <= set(texts(filled, term, folded=True))


def test_a_phrase_needs_its_syllables_together_and_in_order(filled: Store) -> None:
    assert texts(filled, "viên đảng") == []
    assert len(texts(filled, "viên", "đảng")) == 3
    assert texts(filled, "859") != texts(filled, "3.859.859")


def test_diacritics_are_told_apart_unless_folded(filled: Store) -> None:
    assert texts(filled, "dang vien") == []
    assert texts(filled, "đang viên") == []
    assert len(texts(filled, "dang vien", folded=True)) == 3
    assert texts(filled, "hòa bình") == texts(filled, "hoà bình") == ["Hoà bình và hợp tác."]


def test_furniture_is_kept_but_never_found(filled: Store) -> None:
    article = filled.articles()[0]
    furniture = [one for one in filled.sentences(article.id) if one.kind is SectionKind.FURNITURE]
    assert furniture and filled.sentence(furniture[0].id) == furniture[0]
    assert texts(filled, "500/500") == texts(filled, "ký tự") == []
    assert filled.document_frequencies(["ký tự", "kết nạp"], folded=False) == {"ký tự": 0, "kết nạp": 2}
    vector = EMBEDDER.query(furniture[0].text)
    assert furniture[0].id not in {hit.id for hit in filled.dense(vector, "sentence", 50)}
    assert furniture[0].id not in {hit.id for hit in filled.dense(vector, "sentence", 50, [article.id])}
    assert filled.similarities(vector, [furniture[0].id])[furniture[0].id] == pytest.approx(1.0, abs=1e-5)


def test_teasers_are_found_and_named_as_such(filled: Store) -> None:
    (id,) = lexical(filled, "2.617")
    assert filled.sentence(id).kind is SectionKind.TEASER


def test_the_better_match_comes_first_and_scores_are_higher_for_better(filled: Store) -> None:
    hits = filled.lexical(["nghị quyết", "02-nq/tu", "đảng viên"], "sentence", 10, folded=False)
    assert filled.sentence(hits[0].id).text.startswith("Nghị quyết số 02-NQ/TU")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].score > 0


def test_searches_can_be_kept_within_articles(filled: Store) -> None:
    first, second = filled.articles()
    assert len(filled.lexical(["đảng viên"], "sentence", 10, folded=False, article_ids=[first.id])) == 3
    assert filled.lexical(["đảng viên"], "sentence", 10, folded=False, article_ids=[second.id]) == ()
    assert filled.lexical(["đảng viên"], "sentence", 10, folded=False, article_ids=[]) == ()
    hits = filled.dense(EMBEDDER.query("đảng viên"), "sentence", 10, [second.id])
    assert {filled.sentence(hit.id).article_id for hit in hits} == {second.id}


HOSTILE = [
    *("", " ", "%", "*", '"', '""', "'", "a*", "^sa", "sa AND pa", "NEAR(sa pa)", "written:sa", "{x} : y", "(", ")"),
    *("-", "--", ";", "DROP TABLE articles", "\0", "sa\0pa", "\ud800", "x" * 10_000, "a " * 5_000, '"' * 10_000),
]


@pytest.mark.parametrize("term", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_may_be_searched_for(filled: Store, term: str) -> None:
    for folded in (False, True):
        filled.lexical([term], "sentence", 5, folded=folded)
        assert filled.lexical([term, "sa pa"], "chunk", 5, folded=folded)
        assert filled.document_frequencies([term], folded=folded)[term] >= 0
    filled.syllable_variants(term)


def test_ten_thousand_terms_may_be_searched_for(filled: Store) -> None:
    terms = [f"từ{n}" for n in range(10_000)]
    assert filled.lexical(terms, "sentence", 5, folded=False) == ()
    assert filled.lexical([*terms, "sa pa"], "sentence", 5, folded=False)
    assert filled.lexical([], "sentence", 5, folded=False) == ()
    assert filled.lexical(["sa pa"], "sentence", 0, folded=False) == ()


def test_document_frequencies_count_sentences(filled: Store) -> None:
    assert filled.sentence_count == 7
    frequencies = filled.document_frequencies(["đảng viên", "sa pa", "không có"], folded=False)
    assert frequencies == {"đảng viên": 3, "sa pa": 1, "không có": 0}
    assert filled.document_frequencies(["dang vien"], folded=True) == {"dang vien": 3}


def test_syllable_variants_are_the_corpus_own_spellings(filled: Store) -> None:
    assert filled.syllable_variants("dang") == {"đảng": 4}
    assert filled.syllable_variants("hoa") == {"hòa": 1}
    assert filled.syllable_variants("khongco") == {}


def test_similarities_are_cosines_with_the_stored_vectors(filled: Store) -> None:
    sentences = filled.sentences(filled.articles()[0].id)
    vector = EMBEDDER.query(sentences[1].text) * 7
    found = filled.similarities(vector, [sentences[0].id, sentences[1].id, "s:none:0-1"])
    expected = EMBEDDER.query(sentences[0].text) @ EMBEDDER.query(sentences[1].text)
    assert found == {sentences[0].id: pytest.approx(expected, abs=1e-5), sentences[1].id: pytest.approx(1.0, abs=1e-5)}


def test_a_damaged_catalogue_is_named_as_such(tmp_path: Path) -> None:
    with open_store(tmp_path) as store, store.writing() as writer:
        for number in range(30):
            put(writer, make_article(f"{number}.txt", *LINES))
    file = tmp_path / "catalogue.sqlite"
    data = bytearray(file.read_bytes())
    data[len(data) // 3 : 2 * len(data) // 3] = b"\xa5" * (2 * len(data) // 3 - len(data) // 3)
    file.write_bytes(data)
    with pytest.raises(StoreCorruptError, match="hỏng"):
        open_store(tmp_path)


@pytest.mark.parametrize("content", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_catalogue_is_named_as_such(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(content)
    with pytest.raises(StoreCorruptError, match="hỏng"):
        open_store(tmp_path)


def test_a_catalogue_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="phiên bản mới hơn"):
        open_store(tmp_path)


def test_the_list_of_articles_and_the_facets_show_what_another_opening_of_the_folder_changes(tmp_path: Path) -> None:
    with open_store(tmp_path) as reader, open_store(tmp_path) as writer:
        fill(writer)
        assert [one.source for one in reader.articles()] == ["a.txt", "b.txt"]
        assert reader.articles() is reader.articles(), "read once for each revision"
        with writer.writing() as changing:
            put(changing, make_article("c.txt", "Bài mới."))
            changing.remove("a.txt")
        assert [one.source for one in reader.articles()] == ["b.txt", "c.txt"]
        facets = reader.facets()
        with writer.writing() as changing:
            put(changing, make_article("d.txt", "Bài nữa."))
        assert reader.facets() == facets and reader.facets() is not facets
