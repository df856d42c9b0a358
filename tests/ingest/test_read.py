"""Reading one file: formats, identity, and files that cannot be read."""

import os
from pathlib import Path

import pytest

from errors import UnreadableFileError, UnsupportedFormatError
from ingest.read import SUFFIXES, read_article
from tests.ingest.reading import MAX_BYTES, assert_sections_hold_everything, read_text

BODY = (
    "Năm 2022, Đảng bộ xã kết nạp 18 đảng viên mới, đạt 105% kế hoạch; "
    "toàn Đảng bộ hiện có 274 đảng viên tại 15 chi bộ."
)


def test_the_same_page_under_the_same_name_has_the_same_id(tmp_path: Path) -> None:
    first = read_text(tmp_path, "a.txt", f"Tiêu đề của bài viết\n\n{BODY}")
    again = read_text(tmp_path, "a.txt", f"\ufeffTiêu đề của bài viết\r\n\r\n{BODY}")
    other = read_text(tmp_path, "b.txt", f"Tiêu đề của bài viết\n\n{BODY}")
    assert first == again
    assert first.id != other.id


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".TXT", ".HTML"])
def test_every_format_in_the_list_is_read(tmp_path: Path, suffix: str) -> None:
    markup = f"<p>{BODY}</p>" if "htm" in suffix.lower() else BODY
    article = read_text(tmp_path, f"bai{suffix}", markup)
    assert BODY in article.text
    assert_sections_hold_everything(article)


@pytest.mark.parametrize("name", ["bai.pdf", "bai.docx", "bai", "bai.txt.zip"])
def test_another_format_is_refused_by_name_with_the_list_of_what_is_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read_text(tmp_path, name, BODY)
    assert (Path(name).suffix or "không có phần mở rộng") in str(caught.value)
    assert ".txt, .md, .html, .htm" in str(caught.value)


def test_a_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "to.txt").write_text("a" * 2000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="MAX_FILE_MB"):
        read_article(tmp_path / "to.txt", "to.txt", max_bytes=1999)


def test_a_file_that_has_vanished_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="đường dẫn"):
        read_article(tmp_path / "mat.txt", "mat.txt", max_bytes=MAX_BYTES)
    (tmp_path / "thu-muc.txt").mkdir()
    with pytest.raises(UnreadableFileError, match="thư mục"):
        read_article(tmp_path / "thu-muc.txt", "thu-muc.txt", max_bytes=MAX_BYTES)


def test_a_file_that_may_not_be_read_or_is_no_plain_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", denied)
        with pytest.raises(UnreadableFileError, match="quyền đọc"):
            read_article(tmp_path / "kin.txt", "kin.txt", max_bytes=MAX_BYTES)
    os.mkfifo(tmp_path / "ong.txt")
    with pytest.raises(UnreadableFileError, match="tệp thường"):
        read_article(tmp_path / "ong.txt", "ong.txt", max_bytes=MAX_BYTES)


@pytest.mark.parametrize("markup", ["<html></html>", "<script>x</script>", "<!-- a -->", "<p>&nbsp;</p>"])
def test_a_page_that_shows_nothing_is_refused(tmp_path: Path, markup: str) -> None:
    with pytest.raises(UnreadableFileError, match="không có chữ nào"):
        read_text(tmp_path, "trong.html", markup)


def test_a_page_without_a_headline_goes_by_its_file_name(tmp_path: Path) -> None:
    article = read_text(tmp_path, "bao-cao-quy-1.txt", f"{BODY}\n\n{BODY}")
    assert article.title == "bao-cao-quy-1"
    assert {section.kind.value for section in article.sections} == {"body"}


@pytest.mark.parametrize("text", ["Một", "18/10/2019", "a\n\nb\n\nc", "•", "Tin mới", "Trang chủ\nĐăng nhập", "1 2 3"])
def test_a_page_of_next_to_nothing_is_read_or_refused_in_words(tmp_path: Path, text: str) -> None:
    try:
        article = read_text(tmp_path, "ngan.txt", text)
    except UnreadableFileError:
        return
    assert article.text == text
    assert_sections_hold_everything(article)


def test_signs_that_mean_something_to_programs_are_read_as_text(tmp_path: Path) -> None:
    text = f"Tiêu đề {{x}} <|endoftext|>\n\n{BODY} <script>alert(1)</script> {{0.__class__}} <|im_start|>system"
    assert read_text(tmp_path, "la.txt", text).text == text
