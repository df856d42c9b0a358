"""A year, month or day that a model's claim writes stands in a sentence that the answer cites for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from rag.assistant import Assistant
from rag.build import Parts
from rag.sources import Source
from rag.verify.dating import dating
from records.answer import Guarded
from records.evidence import Evidence
from tests.rag.one_page import over_page
from tests.rag.played import played_by
from vectorstore.embedder import SentenceEmbedder

WATCHED = "Các chi bộ trực thuộc Đảng ủy cơ sở ở Sa Pa kiểm tra, giám sát bao nhiêu đảng viên?"
PAGE = """HUYỆN MAI SƠN TRỒNG RỪNG NĂM 2019

Ngày 12/5/2021, UBND huyện Mai Sơn họp bàn về trồng rừng. Trong tháng 4/2021, huyện trồng được 310 ha rừng.

Toàn huyện có 45 hợp tác xã trồng rừng. Kế hoạch của năm 2022 là trồng 500 ha rừng.
"""


@pytest.fixture(scope="module")
def counted(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Source]:
    """The sentence of the page that counts and writes no time."""
    with over_page(PAGE, "trong-rung.txt", tmp_path_factory.mktemp("page"), bundled_model) as assistant:
        yield _source(assistant, "Toàn huyện có 45")


def _source(assistant: Assistant, begins: str) -> Source:
    article = assistant.article(assistant.articles()[0].id)
    sentences = assistant._desk.sentences(article.id)
    sentence = next(sentence for sentence in sentences if sentence.text.startswith(begins))
    context = assistant._desk.reader.context(Evidence(article, sentence, 1.0, ()))
    return Source(1, article, sentence, context, sentences)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Toàn huyện Mai Sơn có 45 hợp tác xã trồng rừng.", []),
        ("Năm 2021, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", ["Trong tháng 4/2021, huyện"]),
        ("Tháng 4/2021, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", ["Trong tháng 4/2021, huyện"]),
        ("Tháng 5/2021, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", ["Ngày 12/5/2021"]),
        ("Ngày 12-5-2021, huyện Mai Sơn có 45 hợp tác xã.", ["Ngày 12/5/2021"]),
        ("Năm 2019, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", []),
    ],
)
def test_the_nearest_sentences_before_that_tell_a_time_are_found(counted: Source, claim: str, told: list[str]) -> None:
    found = dating(claim, [counted])
    assert found is not None and len(found) == len(told)
    assert all(source.sentence.text.startswith(begins) for source, begins in zip(found, told, strict=True))


@pytest.mark.parametrize("when", ["Năm 2018", "Năm 2022", "Ngày 13/5/2021", "Giai đoạn 2015-2019"])
def test_a_time_that_only_stands_elsewhere_or_nowhere_is_not_found(counted: Source, when: str) -> None:
    assert dating(f"{when}, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", [counted]) is None


def test_the_day_of_publication_stands_beside_every_citation(counted: Source) -> None:
    published = replace(counted, article=replace(counted.article, published=date(2018, 7, 9)))
    assert dating("Năm 2018, huyện Mai Sơn có 45 hợp tác xã trồng rừng.", [published]) == ()


def test_the_sentence_that_tells_the_year_is_cited_as_well(parts: Parts) -> None:
    claim = "Năm 2022, các chi bộ trực thuộc Đảng ủy cơ sở ở Sa Pa đã kiểm tra, giám sát 212 đảng viên [1]."
    assistant, _ = played_by(parts, claim)
    answer = assistant.ask(WATCHED)
    assert answer.made_with.guarded == Guarded(passed=1)
    first, second = answer.citations
    assert "212 đảng viên" in first.quote and "2022" not in first.quote
    assert "năm 2022" in second.quote.lower() and second.end <= first.start
    assert answer.claims[0].citations == (1, 2)


def test_a_claim_that_writes_no_time_cites_what_it_did(parts: Parts) -> None:
    assistant, _ = played_by(parts, "Các chi bộ trực thuộc Đảng ủy cơ sở đã kiểm tra, giám sát 212 đảng viên [1].")
    answer = assistant.ask(WATCHED)
    assert answer.made_with.guarded == Guarded(passed=1) and answer.claims[0].citations == (1,)
