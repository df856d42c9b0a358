"""Chunks: whole neighbouring sentences of one kind, counted in tokens."""

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunks import SentenceSplitter, count_tokens, split_chunks, split_sentences
from records.passage import SectionKind
from tests.ingest.reading import bundled, read_text

NUMBERS = ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("limit", [32, 128, 256, 512])
@pytest.mark.parametrize("number", NUMBERS)
def test_chunks_hold_every_sentence_once_in_order_but_for_furniture(number: str, limit: int) -> None:
    article = bundled(number)
    sentences = split_sentences(article)
    chunks = split_chunks(article, sentences, limit)
    held = []
    for chunk in chunks:
        inside = [sentence for sentence in sentences if chunk.start <= sentence.start < chunk.end]
        assert inside
        assert (inside[0].start, inside[-1].end) == (chunk.start, chunk.end)
        assert {sentence.kind for sentence in inside} == {chunk.kind}
        assert count_tokens(chunk.text) <= limit or len(inside) == 1
        held.extend(inside)
    assert held == [sentence for sentence in sentences if sentence.kind is not SectionKind.FURNITURE]
    assert [chunk.index for chunk in chunks] == list(range(len(chunks)))


def test_the_same_article_gives_the_same_ids_and_no_two_are_equal() -> None:
    article = bundled("003")
    ids = [chunk.id for chunk in split_chunks(article, split_sentences(article), 256)]
    assert ids == [chunk.id for chunk in split_chunks(article, split_sentences(article), 256)]
    assert len(ids) == len(set(ids))


def test_paragraphs_that_fit_stay_whole_and_a_heading_goes_with_what_follows(tmp_path: Path) -> None:
    paragraph = "Đảng bộ xã có 14 chi bộ với 274 đảng viên. Các chi bộ kết nạp 18 đảng viên. Tỷ lệ dự họp đạt 92%."
    text = "\n\n".join(["Một bài viết dài về Đảng bộ xã", paragraph, paragraph, "Kết quả nổi bật", paragraph])
    article = read_text(tmp_path, "bai.txt", text)
    chunks = split_chunks(article, split_sentences(article), 2 * count_tokens(paragraph) + 2)
    assert [chunk.text for chunk in chunks[1:]] == [f"{paragraph}\n\n{paragraph}", f"Kết quả nổi bật\n\n{paragraph}"]


def test_a_sentence_over_the_limit_is_a_chunk_of_its_own_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    long = "Thị ủy " + ", ".join(["lãnh đạo thực hiện tốt nhiệm vụ"] * 20) + "."
    with caplog.at_level(logging.WARNING):
        assert SentenceSplitter(40).split_text(f"Câu ngắn. {long} Câu cuối.") == ["Câu ngắn.", long, "Câu cuối."]
    assert not caplog.records


def test_special_tokens_in_a_text_are_counted_as_text() -> None:
    assert count_tokens("Đảng bộ <|endoftext|> <|im_start|>") > 10
    assert count_tokens("Đảng bộ") == count_tokens("Đảng bộ")


WORDS = st.sampled_from(
    [
        "Đảng bộ ",
        "xã ",
        "kết nạp ",
        "134. ",
        "Năm ",
        "đạt 94,2%. ",
        "\n",
        "\n\n",
        "; ",
        "TP.",
        "Hết! ",
        "<|endoftext|>",
        "(",
        "”. ",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=120).map("".join), st.integers(min_value=8, max_value=60))
def test_the_chunks_of_any_text_are_slices_of_it_that_lose_nothing(text: str, limit: int) -> None:
    position = 0
    for chunk in SentenceSplitter(limit).split_text(text):
        start = text.index(chunk, position)
        assert not text[position:start].strip()
        position = start + len(chunk)
    assert not text[position:].strip()
