"""What holds for every reader of text: its spans are slices, in order, disjoint; and no text is too odd."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vietnamese.readers import FINDERS, READERS
from vietnamese.normalise import clean
from vietnamese.offices import find_people

# Pieces that the readers look for, thrown together: near misses are where a parser goes wrong.
PIECES = st.lists(
    st.sampled_from(
        (
            "ngày|tháng|năm|quý|nhiệm kỳ|từ|đến|21/01/2021|15-5|2020–2025|2022|3.859|104,2%|19/20|06 /16|8h30|8:30|"
            "Nghị quyết số|02-NQ/TU|67/2014/NĐ-CP|QÐ 101|kỷ luật 9|hơn|tỷ|triệu|phần trăm|%|/|-|–|.|,|;|(|)|[|]|“|”|"
            ':|Đồng chí|Phan Đăng Toàn|Thào A Sinh|Bí thư Thị ủy|Phó|Chủ tịch HĐND|thị xã|Sa Pa|TP.|đ/c|quốc lộ 4D|"|'
            "tổ 1, 2|1.1.1|\n| |  |là|và|đảngviên|thij|II|5"
        ).split("|")
    )
).flatmap(lambda pieces: st.sampled_from(["", " ", ", "]).map(lambda glue: glue.join(pieces)))
TEXTS = (st.text() | PIECES).map(lambda text: unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=50)
@given(text=TEXTS)
def test_spans_are_in_order_disjoint_and_inside_the_text(name: str, text: str) -> None:
    spans = FINDERS[name](text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("name", FINDERS)
def test_spans_of_the_articles_are_in_order_and_disjoint(name: str, articles: list[str]) -> None:
    assert any(FINDERS[name](clean(text)) for text in articles)
    for text in articles:
        composed = clean(text)
        spans = FINDERS[name](composed)
        assert all(composed[start:end] for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(text=TEXTS)
def test_figures_periods_and_documents_never_overlap(text: str) -> None:
    marked = [0] * len(text)
    for name in ("numbers", "periods"):
        for start, end in FINDERS[name](text):
            for at in range(start, end):
                marked[at] += 1
    assert max(marked, default=0) <= 1
    documents = FINDERS["documents"](text)
    for start, end in FINDERS["numbers"](text):
        assert all(end <= s or e <= start for s, e in documents)


@given(text=TEXTS)
def test_the_offices_of_people_are_slices_too(text: str) -> None:
    for person in find_people(text):
        assert person.offices
        assert all(0 <= start < end <= len(text) for start, end in person.offices)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=50)
@given(text=TEXTS)
def test_no_text_is_too_odd(name: str, text: str) -> None:
    READERS[name](text)
