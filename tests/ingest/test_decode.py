"""Bytes to text: what is read, and what is refused with a sentence that says why."""

import unicodedata
from pathlib import Path

import pytest

from errors import UnreadableFileError
from ingest.decode import decode, is_garbled
from vietnamese.normalise import clean

ARTICLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
TEXT = clean(ARTICLES[1].read_text(encoding="utf-8"))
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_windows_1258(text: str) -> bytes:
    """Windows-1258 has no letter for most tones: it writes them after the letter."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
            out += (base + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form_reads_the_same(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_windows_1258_reads_as_the_same_text_in_nfc() -> None:
    assert decode(as_windows_1258(TEXT)) == TEXT


def test_decomposed_letters_read_as_the_same_text_in_nfc() -> None:
    assert decode(unicodedata.normalize("NFD", TEXT).encode()) == TEXT


def test_a_file_cut_inside_its_last_letter_keeps_the_rest() -> None:
    assert decode("Đảng bộ xã có 31 đảng viên ủ".encode()[:-1]) == "Đảng bộ xã có 31 đảng viên "


def test_a_stray_nul_or_invisible_sign_in_a_text_is_left_out() -> None:
    assert decode("Đảng\u200b bộ\x00 xã có 31 đảng viên".encode()) == "Đảng bộ xã có 31 đảng viên"


TCVN3 = "Ngh\u00de quy\u00d5t cña \u00a7¶ng bé x· v\u00d2 ph¸t triÓn ®¶ng viªn míi n¨m 2022 ®· ®¹t kÕ ho¹ch ®Ò ra"
VNI = "Nghò quyeát cuûa Ñaûng boä xaõ veà phaùt trieån ñaûng vieân môùi naêm 2022 ñaõ ñaït keá hoaïch ñeà ra"


@pytest.mark.parametrize(
    "data",
    [
        TCVN3.encode("latin-1"),
        TCVN3.encode(),
        VNI.encode("cp1252"),
        VNI.encode(),
        TEXT.encode().decode("latin-1").encode(),
        TEXT.encode().decode("cp1252", "replace").encode(),
        as_windows_1258(TEXT).decode("latin-1").encode(),
        TEXT.encode("ascii", "replace"),
    ],
    ids=["tcvn3", "tcvn3 as utf-8", "vni", "vni as utf-8", "latin-1", "cp1252", "cp1258 as latin-1", "question marks"],
)
def test_vietnamese_in_a_wrong_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        decode(data)


@pytest.mark.parametrize(
    "text",
    [
        "Müller và Škoda ghi bàn, đội Việt Nam thắng 2-1.",
        "Thủ tướng 习近平, Владимир Путин và ສະບາຍດີ cùng dự lễ ký kết tại Hà Nội.",
        "The annual report says that output rose by 12 percent.",
        "Dang bo thi xa Sa Pa ket nap 134 dang vien trong nam 2022.",
        "Quy định số 101-QÐ/TW, Ðảng bộ, Ðại hội, Ðiều lệ",
        "Ông Gonçalves, bà Citroën, anh Håkan và chị Zoë đến thăm tỉnh Lào Cai.",
    ],
)
def test_foreign_words_and_text_without_diacritics_are_no_reason_to_refuse(text: str) -> None:
    assert not is_garbled(text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem[:3])
def test_the_bundled_articles_are_not_garbled(path: Path) -> None:
    assert not is_garbled(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b" \r\n\t \n", "rỗng"),
        (b"\xef\xbb\xbf", "không có chữ nào"),
        (b"--- *** ---", "không có chữ nào"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (bytes(range(256)) * 8, "mã"),
        (b"text\x00\x01\x02\x03\x04\x05\x06" * 50, "nhị phân"),
    ],
)
def test_a_file_without_text_is_refused_by_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        decode(data)
