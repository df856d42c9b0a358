"""What holds for every reader of text: its spans are slices, in order, disjoint; and no text is too odd or too long."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vietnamese.abbreviations import definitions, spell_out, spell_out_typed
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.diacritics import Restorer
from vietnamese.documents import find_documents
from vietnamese.english import from_english
from vietnamese.names import find_name_spans, find_names, known_names
from vietnamese.normalise import clean, fold, match_form
from vietnamese.numbers import find_numbers
from vietnamese.offices import find_people, office_asked
from vietnamese.paragraphs import paragraphs
from vietnamese.relative import find_times
from vietnamese.sentences import split
from vietnamese.telex import decode
from vietnamese.words import content, syllables

Spans = Sequence[tuple[int, int]]

PUBLISHED = date(2022, 12, 28)
FINDERS: dict[str, Callable[[str], Spans]] = {
    "numbers": lambda text: [(n.start, n.end) for n in find_numbers(text)],
    "periods": lambda text: [(p.start, p.end) for p in find_periods(text)],
    "times": lambda text: [(t.start, t.end) for t in find_times(text, PUBLISHED)],
    "bare years": lambda text: [(p.start, p.end) for p in find_periods(text, bare_years=True)],
    "documents": lambda text: [(d.start, d.end) for d in find_documents(text)],
    "people": lambda text: [(p.start, p.end) for p in find_people(text)],
    "names": find_name_spans,
    "syllables": lambda text: [(s.start, s.end) for s in syllables(text)],
    "clauses": split_clauses,
    "sentences": split,
    "paragraphs": paragraphs,
}
RESTORER = Restorer(["Ngày 21/01/2021, Đảng bộ thị xã Sa Pa kết nạp 134 đảng viên theo Nghị quyết 02-NQ/TU."])
READERS: dict[str, Callable[[str], object]] = {
    **FINDERS,
    "clean": clean,
    "match_form": match_form,
    "fold": fold,
    "content": content,
    "content without diacritics": lambda text: content(text, folded=True),
    "spell_out": lambda text: spell_out(text, definitions(text)),
    "spell_out_typed": spell_out_typed,
    "from_english": from_english,
    "definitions": definitions,
    "find_names": find_names,
    "known_names": lambda text: known_names(text, ("sa pa", "sông mã")),
    "office_asked": office_asked,
    "decode": decode,
    "restore": RESTORER.restore,
}
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


MILLION = 1_000_000
LONG = {
    "dotted digits": "1.1.",
    "grouped digits": ".111",
    "digits": "1",
    "ratios": "1/1/",
    "brackets": "(",
    "opening quotes": "“",
    "straight quotes": '"a',
    "one letter": "a",
    "spaces": " ",
    "commas": ",",
    "stops": "a.",
    "lines": "a\n",
    "tones": "oà",
    "days": "ngày ",
    "dates": "21/01/2021 ",
    "documents": "02-NQ/",
    "kinds": "nghị quyết số ",
    "terms": "nhiệm kỳ 2020-",
    "names": "Phan Đăng ",
    "offices": "Bí thư ",
    "people": "Phan Đăng Toàn, Bí thư Thị ủy, ",
    "run together": "đảngviêns ",
    "laws": "luật ",
    "congresses": "nghị quyết đại hội ",
    "number words": "hai mươi ",
    "days told from today": "năm nay ",
}
# Of these, a million characters; of the rest a tenth, which a reader of quadratic time could not read in a minute
# either, so that the tests take seconds.
_FULL = ("dotted digits", "brackets", "one letter", "days", "documents")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("name", READERS)
def test_a_text_of_a_million_characters_is_read_in_its_time(name: str, piece: str) -> None:
    size = MILLION if piece in _FULL else MILLION // 10
    READERS[name](LONG[piece] * (size // len(LONG[piece])))


@pytest.mark.timeout(60)
def test_brackets_in_brackets_and_what_opens_far_ahead_are_read_in_linear_time() -> None:
    split_clauses("(" * (MILLION // 2) + ")" * (MILLION // 2))
    find_documents("Nghị quyết" + " " * MILLION)
    find_people("Bí thư" + " " * MILLION + "Phan Đăng Toàn")
    office_asked("phó " + " " * MILLION)
