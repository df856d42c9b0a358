"""From a file's bytes to text: UTF-8, UTF-16, Windows-1258; whatever else it is, is refused, never guessed at."""

import codecs
import re
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from errors import UnreadableFileError
from vietnamese.normalise import clean

_SAVE_AS = "Hãy mở tệp, lưu lại với bảng mã UTF-8 rồi nạp lại."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "tệp PDF"),
    (b"PK\x03\x04", "tệp nén (zip, docx, xlsx...)"),
    (b"PK\x05\x06", "tệp nén (zip)"),
    (b"\x89PNG", "tệp ảnh PNG"),
    (b"\xff\xd8\xff", "tệp ảnh JPEG"),
    (b"GIF8", "tệp ảnh GIF"),
    (b"\xd0\xcf\x11\xe0", "tệp Office đời cũ (doc, xls...)"),
    (b"{\\rtf", "tệp RTF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x7fELF", "tệp chương trình"),
    (b"MZ\x90", "tệp chương trình"),
    (b"SQLite format 3", "tệp cơ sở dữ liệu"),
    (b"RIFF", "tệp âm thanh hoặc hình ảnh"),
    (b"ID3", "tệp âm thanh"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_VIETNAMESE = frozenset(
    char
    for base in "aăâeêioôơuưy"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for char in (unicodedata.normalize("NFC", base + mark), unicodedata.normalize("NFC", base + mark).upper())
) | frozenset("đĐðÐ")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
# Measured on Vietnamese news, as shares of the letters: letters of the Latin script that are neither ASCII nor
# Vietnamese 0.00 in good text and 0.13 to 0.16 in TCVN3, VNI and UTF-8 read as Latin-1; letters of U+1EA0..1EF9 among
# the letters that are not ASCII 0.5 in good text and 0 in all of those.
_MOST_FOREIGN = 0.02
_FEWEST_VIETNAMESE = 0.15
_ACCENTED = 0.05
_A_FEW_NAMES = 8  # foreign letters in a text too short for shares to tell
# One lost letter in a hundred: "C?ng h?a" loses ten times as many; a web address with "?" in it far fewer.
_MOST_LOST = 0.01
_MOST_CONTROL = 0.01


def decode(data: bytes) -> str:
    """The text of a file as articles keep it (NFC, "\\n" line ends, nothing invisible).

    Raises UnreadableFileError when the file is empty, binary, or in an encoding that cannot be told.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise UnreadableFileError("Tệp rỗng, không có nội dung để nạp. Hãy kiểm tra lại tệp gốc.")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFileError(
                f"Nội dung là {name}, không phải văn bản. Hãy lưu bài viết thành tệp .txt, .md hoặc .html rồi nạp lại."
            )
    text = _to_text(data)
    body = text.removeprefix("\ufeff")
    if sum(1 for _ in _CONTROL.finditer(body)) > max(2, _MOST_CONTROL * len(body)):
        raise UnreadableFileError("Đây là tệp nhị phân, không phải văn bản. Hãy chọn tệp .txt, .md hoặc .html khác.")
    body = unicodedata.normalize("NFC", body)
    if is_garbled(body):
        raise UnreadableFileError(
            f"Chữ trong tệp bị lỗi hoặc dùng bảng mã cũ (TCVN3, VNI...), đọc ra không thành tiếng Việt. {_SAVE_AS}"
        )
    if not any(char.isalnum() for char in body):
        raise UnreadableFileError("Tệp không có chữ nào để đọc. Hãy kiểm tra lại tệp gốc.")
    return clean(body)


def is_garbled(text: str) -> bool:
    """True when (NFC) text reads as Vietnamese in a wrong encoding, or has lost its letters to question marks.

    Words of other languages do not count against it: other scripts are ignored, and foreign Latin letters weigh only
    against a lack of Vietnamese ones.
    """
    latin = {char: n for char, n in Counter(text).items() if char.isalpha() and (char < "\u0250" or _is_extended(char))}
    letters = sum(latin.values())
    if not letters:
        return False
    if sum(1 for _ in _LOST.finditer(text)) > max(2, _MOST_LOST * letters):
        return True
    accented = sum(n for char, n in latin.items() if char > "\x7f")
    foreign = sum(n for char, n in latin.items() if char > "\x7f" and char not in _VIETNAMESE)
    vietnamese = sum(n for char, n in latin.items() if _is_extended(char))
    if vietnamese >= _FEWEST_VIETNAMESE * accented and (foreign <= vietnamese / 4 or foreign < _A_FEW_NAMES):
        return False
    return foreign > _MOST_FOREIGN * letters or accented > _ACCENTED * letters


def _is_extended(char: str) -> bool:
    """Whether a letter is one of Latin Extended Additional, where Vietnamese has most of its letters to itself."""
    return "\u1e00" <= char < "\u1f00"


def _to_text(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding)
    guess = _utf16_without_bom(data)
    if guess:
        return _decode_as(data, guess)
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # the file was cut inside its last letter
            return data[: error.start].decode("utf-8", "surrogatepass")
    best = from_bytes(data, cp_isolation=["cp1258"]).best()
    if best is None:
        raise UnreadableFileError(f"Không nhận ra bảng mã của tệp. {_SAVE_AS}")
    return str(best)


def _decode_as(data: bytes, encoding: str) -> str:
    width = {"utf-8": 1, "utf-16-le": 2, "utf-16-be": 2}.get(encoding, 4)
    try:
        return data[: len(data) - len(data) % width].decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(f"Tệp hỏng: không giải mã được theo {encoding.upper()}. {_SAVE_AS}") from error


def _utf16_without_bom(data: bytes) -> str | None:
    """The byte order of UTF-16, told by its high bytes: 00, 01, 03, 1e and 20 hold all Vietnamese text."""
    sample = data[: 4096 - 4096 % 2]
    if len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high.count(0) > len(high) // 4 and sum(high.count(byte) for byte in b"\x00\x01\x03\x1e\x20") > 0.9 * len(
            high
        ):
            return encoding
    return None
