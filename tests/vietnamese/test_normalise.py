import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.normalise import clean, fold, match_form

FORMS = [
    ("hoà", "hòa"),
    ("hòa", "hòa"),
    ("Hoà Bình", "hòa bình"),
    ("hoàn thành", "hoàn thành"),
    ("khoẻ", "khỏe"),
    ("uỷ ban", "ủy ban"),
    ("UỶ BAN", "ủy ban"),
    ("thuý", "thúy"),
    ("luỹ kế", "lũy kế"),
    ("quý", "quý"),
    ("Quý II", "quý ii"),
    ("quỹ", "quỹ"),
    ("QÐ", "qđ"),
    ("QĐ", "qđ"),
    ("tỉ lệ", "tỷ lệ"),
    ("kỉ luật", "kỷ luật"),
    ("lí luận", "lý luận"),
    ("thị xã", "thị xã"),
    ("qui định", "quy định"),
    ("quí", "quý"),
    ("hi vọng", "hi vọng"),
    ("2020–2025", "2020-2025"),
    ("“tự diễn biến’", "\"tự diễn biến'"),
    ("Sa\u00a0Pa", "sa pa"),
    ("năm ２０２２", "năm 2022"),
    ("ＱＤ １０１／ＴＷ", "qd 101/tw"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_two_spellings_of_one_word_have_one_matching_form(text: str, form: str) -> None:
    assert match_form(text) == form


FOLDED = [
    ("Đảng bộ thị xã", "dang bo thi xa"),
    ("QÐ", "qd"),
    ("nghị quyết", "nghi quyet"),
    ("ươm", "uom"),
    ("ẵ ậ ẻ ỡ ữ ỹ", "a a e o u y"),
    ("02-NQ/TU", "02-nq/tu"),
    ("İstanbul", "istanbul"),
    ("한국 中文", "\u1112\u1100 中文"),
    ("½ km²", "½ km²"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding_takes_the_diacritics_off(text: str, folded: str) -> None:
    assert fold(text) == folded


CLEANED = [
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("Sa\u200bPa\ufeff", "SaPa"),
    ("d\u0065\u0302\u0301n", "dến"),
    ("e\u200b\u0302", "ê"),
    ("a\u0000b\ud800c", "abc"),
    ("a\r\u200b\nb", "a\nb"),
    ("tab\tstays", "tab\tstays"),
    ("\u202eđảo", "đảo"),
]


@pytest.mark.parametrize(("text", "cleaned"), CLEANED)
def test_cleaning_leaves_what_a_reader_sees(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_every_character_there_is_keeps_its_length_and_its_form() -> None:
    for code in range(sys.maxunicode + 1):
        char = unicodedata.normalize("NFC", chr(code))
        for form in (match_form(char), fold(char)):
            assert len(form) == len(char)
        assert match_form(match_form(char)) == match_form(char)
        assert fold(fold(char)) == fold(char)


@given(st.text())
def test_forms_keep_the_length_of_composed_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(match_form(composed)) == len(fold(composed)) == len(composed)


@given(st.text(alphabet="qQhkuoOUaeyiàáảãạèỳýỷỹỵìíỉĩịòóÐđĐİΣ –“"))
def test_forms_of_forms_are_the_same(text: str) -> None:
    assert match_form(match_form(text)) == match_form(text)
    assert fold(fold(text)) == fold(text) == fold(match_form(text))


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_composes(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
