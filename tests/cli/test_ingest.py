"""`app.py ingest`, `articles`, `rebuild`, `doctor` and `eval` on real files."""

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from ingest.added import Given
from rag.assistant import Assistant
from settings import Settings
from tests.cli.conftest import Run
from tests.conftest import ARTICLES

NEWS = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp {} đảng viên mới, đạt 85% kế hoạch.\n"

BAD_FILES = {
    "rong.txt": b"",
    "trang.txt": b" \n\t\n",
    "nhi-phan.txt": bytes(range(256)) * 40,
    "anh.txt": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "tcvn3.txt": "§¶ng bé x· B×nh An kÕt n¹p ®¶ng viªn míi, ®¹t kÕ ho¹ch n¨m ®Ò ra".encode("latin-1") * 20,
    "hong.md": b"\xff\xfe\x00",
    "bao-cao.docx": b"PK\x03\x04" + bytes(100),
    "khong-duoi": NEWS.format(5).encode(),
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with one good article."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "binh-an.txt").write_text(NEWS.format(17), encoding="utf-8")
    return folder


def tone_apart(char: str) -> str:
    """A letter as Windows-1258 has it: its tone mark is a character of its own."""
    marks = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))
    return base + "".join(part for part in parts if part in marks)


def listed(run: Run, data_dir: Path) -> str:
    ran = run("articles", "--data-dir", data_dir)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def answer(run: Run, data_dir: Path) -> str:
    ran = run("ask", "Xã Bình An kết nạp bao nhiêu đảng viên năm 2024?", "--json", "--data-dir", data_dir)
    return str(json.loads(ran.out)["answer"])


def test_the_report_says_what_became_of_each_file(run: Run, news: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = run("ingest", news, "--data-dir", data)
    assert (first.code, first.out) == (0, "")
    assert "thêm mới  binh-an.txt" in first.err and "1 tệp: 1 thêm mới." in first.err
    assert "1 tệp: 1 không đổi." in run("ingest", news, "--data-dir", data).err
    (news / "binh-an.txt").write_text(NEWS.format(18), encoding="utf-8")
    assert "1 tệp: 1 cập nhật." in run("ingest", news, "--data-dir", data).err
    assert "**18**" in answer(run, data)


def test_files_that_cannot_be_read_are_told_apart_and_keep_no_other_out(run: Run, news: Path, tmp_path: Path) -> None:
    for name, content in BAD_FILES.items():
        (news / name).write_bytes(content)
    data = tmp_path / "data"
    ran = run("ingest", news, news / "khong-co.txt", "--data-dir", data)
    assert (ran.code, ran.out) == (1, "")
    lines = {parts[1].rstrip(":"): line for line in ran.err.splitlines() if len(parts := line.split()) > 1}
    for name in (*BAD_FILES, str(news / "khong-co.txt")):
        assert lines[name].split()[0] == "lỗi"
        assert lines[name].rstrip().endswith(".")
    assert f"{len(BAD_FILES) + 2} tệp: 1 thêm mới, {len(BAD_FILES) + 1} lỗi." in ran.err
    assert "**17**" in answer(run, data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_files_in_other_known_encodings_are_read(run: Run, tmp_path: Path, encoding: str) -> None:
    text = NEWS.format(17) + "Bí thư Đảng ủy xã phát biểu chỉ đạo tại hội nghị, nêu rõ nhiệm vụ năm tới.\n" * 5
    if encoding == "cp1258":
        text = "".join(tone_apart(char) for char in text)
    path = tmp_path / "tin.txt"
    path.write_bytes(text.encode(encoding))
    assert run("ingest", path, "--data-dir", tmp_path / "data").code == 0
    assert "**17**" in answer(run, tmp_path / "data")


def test_a_file_that_has_become_unreadable_leaves_what_was_stored_of_it(run: Run, news: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run("ingest", news, "--data-dir", data)
    (news / "binh-an.txt").write_bytes(bytes(range(256)) * 40)
    assert run("ingest", news, "--data-dir", data).code == 1
    assert "**17**" in answer(run, data)


def test_a_path_that_is_missing_is_told_and_the_others_go_in(run: Run, news: Path, tmp_path: Path) -> None:
    ran = run("ingest", tmp_path / "gone", news, "--data-dir", tmp_path / "data")
    assert ran.code == 1
    assert "Không tìm thấy" in ran.err and "thêm mới  binh-an.txt" in ran.err


def test_an_empty_folder_is_nothing_to_ingest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("ingest", tmp_path / "empty", "--data-dir", tmp_path / "data")
    assert (ran.code, ran.err) == (0, "0 tệp: không có gì để nạp.\n")


def test_the_list_shows_whole_file_names_and_dates_however_long_the_titles_are(run: Run, five: Path) -> None:
    shown = listed(run, five)
    assert all(path.name in shown for path in ARTICLES.glob("*.txt"))
    assert "không ghi" in shown
    assert "…" not in shown


def test_removed_articles_are_gone_and_the_others_stay(run: Run, own_five: Path) -> None:
    first, *others = sorted(path.name for path in ARTICLES.glob("*.txt"))
    ran = run("articles", "remove", first, "--data-dir", own_five)
    assert ran.code == 0
    assert f"đã gỡ  {first}" in ran.err
    shown = listed(run, own_five)
    assert first not in shown
    assert all(name in shown for name in others)


def test_removing_what_is_not_there_is_told(run: Run, own_five: Path) -> None:
    ran = run("articles", "remove", "khong-co.txt", "--data-dir", own_five)
    assert ran.code == 1
    assert "lỗi  khong-co.txt: " in ran.err


def test_rebuild_makes_a_lost_index_anew(run: Run, own_five: Path) -> None:
    shutil.rmtree(own_five / "vectors")
    ran = run("rebuild", "--data-dir", own_five)
    assert (ran.code, ran.err) == (0, "")
    assert "số bài phải tính lại véc-tơ: 0" in ran.out
    assert (own_five / "vectors" / "CURRENT").exists()


def test_doctor_says_what_is_there(run: Run, five: Path) -> None:
    ran = run("doctor", "--data-dir", five)
    assert (ran.code, ran.err) == (0, "")
    assert str(five) in ran.out and "Bài viết đã nạp: 5" in ran.out and "multilingual-e5-small" in ran.out


def test_eval_prints_a_table_or_json(run: Run, five: Path, tmp_path: Path) -> None:
    source = ARTICLES.parent.parent / "eval" / "gold" / "articles.jsonl"
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(source.read_text(encoding="utf-8").splitlines(keepends=True)[:6]), encoding="utf-8")
    table = run("eval", "--questions", path, "--data-dir", five)
    assert table.code == 0
    assert "TẤT CẢ" in table.out and "Từ chối" in table.out
    report = run("eval", "--questions", path, "--json", "--data-dir", five)
    assert report.code == 0
    assert json.loads(report.out)["summary"]["questions"] == 6


def test_eval_names_the_line_of_a_question_file_that_it_cannot_read(run: Run, tmp_path: Path, five: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "question": "Một?"}\n', encoding="utf-8")
    ran = run("eval", "--questions", path, "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert "Dòng 1 " in ran.complaint


def test_without_a_path_what_was_added_on_the_page_is_read_too(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLES_DIR", str(news))
    (news / "binh-hoa.txt").write_text(NEWS.format(3).replace("Bình An", "Bình Hòa"), encoding="utf-8")
    data = tmp_path / "data"
    assert run("ingest", "--data-dir", data).code == 0
    with Assistant.open(data, Settings.load()) as assistant:
        assistant.add([Given("binh-an.txt", NEWS.format(99).encode())], replace=True)
        assistant.add([Given("them.txt", NEWS.format(4).replace("Bình An", "Bình Thới").encode())])
    again = run("ingest", "--data-dir", data)
    assert again.code == 0 and "3 tệp: 3 không đổi." in again.err
    for file in data.iterdir():
        if file.name != "articles":
            shutil.rmtree(file) if file.is_dir() else file.unlink()
    back = run("ingest", "--data-dir", data)
    assert back.code == 0 and "3 tệp: 3 thêm mới." in back.err
    assert "99" in answer(run, data)
    assert "them.txt" in listed(run, data)
