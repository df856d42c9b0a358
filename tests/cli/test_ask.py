"""`app.py ask`: one question, as text or as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.contract import check_answer

QUESTION = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"


def test_an_answer_is_printed_with_the_sentences_it_rests_on(run: Run, five: Path) -> None:
    ran = run("ask", QUESTION, "--data-dir", five)
    assert ran.code == 0
    answer, sources = ran.out.split("\n\nNguồn:\n")
    assert "134" in answer and "[1]" in answer and "**" not in answer
    assert "  [1] " in sources and "134 đảng viên" in sources and ".txt" in sources
    assert sources.endswith("\n\nTrích nguyên văn từ bài viết.\n")
    assert ran.err == ""


def test_what_the_articles_do_not_say_is_said_to_be_so_and_is_no_failure(run: Run, five: Path) -> None:
    ran = run("ask", "Giá vàng SJC hôm nay là bao nhiêu?", "--data-dir", five)
    assert ran.code == 0
    assert "Không tìm thấy" in ran.out
    assert "Nguồn:" not in ran.out


def test_json_is_one_object_with_the_fields_of_the_contract(run: Run, five: Path) -> None:
    ran = run("ask", QUESTION, "--json", "--data-dir", five)
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    check_answer(answer)
    assert answer["question"] == QUESTION
    assert "**134**" in answer["answer"]


def test_the_first_question_to_an_empty_folder_ingests_the_bundled_articles(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = tmp_path / "articles"
    bundled.mkdir()
    text = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên mới.\n"
    (bundled / "binh-an.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ARTICLES_DIR", str(bundled))
    ran = run("ask", "Xã Bình An kết nạp bao nhiêu đảng viên năm 2024?", "--json", "--data-dir", tmp_path / "new")
    assert ran.code == 0
    assert "**17**" in json.loads(ran.out)["answer"]
    assert "thêm mới  binh-an.txt" in ran.err


@pytest.mark.parametrize("question", ["", "   ", "\u200b", "?!", "\n\t"])
def test_an_empty_question_is_refused(run: Run, five: Path, question: str) -> None:
    ran = run("ask", question, "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaint == "Câu hỏi đang trống. Hãy gõ câu hỏi rồi gửi lại."


def test_a_question_of_ten_thousand_characters_is_refused_with_both_lengths(run: Run, five: Path) -> None:
    ran = run("ask", "nghị quyết " * 1000, "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert "10999 ký tự" in ran.complaint and "2000" in ran.complaint


def test_the_longest_question_is_still_answered(run: Run, five: Path) -> None:
    question = f"{QUESTION} {'nghị quyết ' * 500}"[:2000]
    assert run("ask", question, "--data-dir", five).code == 0


@pytest.mark.parametrize(
    "question", ["Sa Pa \udcff có gì?", "a" * 1500, "{title} %s \\n </script>", "🙂🙂🙂 là gì?", "đ\u0301\u0302\u0303?"]
)
def test_odd_characters_are_only_text(run: Run, five: Path, question: str) -> None:
    ran = run("ask", question, "--json", "--data-dir", five)
    assert ran.code == 0
    assert json.loads(ran.out)["question"] == question
    check_answer(json.loads(ran.out))


def unusable(folder: Path) -> list[Path]:
    (folder / "file").write_text("", encoding="utf-8")
    return [folder / "file", folder / "file" / "below", Path("/proc/no-such-folder"), Path("/dev/null/x")]


@pytest.mark.parametrize("which", range(4))
def test_a_data_folder_that_cannot_be_written_is_named(run: Run, tmp_path: Path, which: int) -> None:
    folder = unusable(tmp_path)[which]
    ran = run("ask", QUESTION, "--data-dir", folder)
    assert (ran.code, ran.out) == (2, "")
    assert str(folder) in ran.complaint and "--data-dir" in ran.complaint


def test_a_folder_of_something_else_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"not a database" * 1000)
    ran = run("ask", QUESTION, "--data-dir", tmp_path)
    assert ran.code == 2
    assert "bị hỏng" in ran.complaint and str(tmp_path) in ran.complaint


def test_a_model_that_does_not_exist_is_named(run: Run, five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDING_MODEL", "/khong/co/mo-hinh")
    ran = run("ask", QUESTION, "--data-dir", five)
    assert (ran.code, ran.out) == (2, "")
    assert "/khong/co/mo-hinh" in ran.complaint and "EMBEDDING_MODEL" in ran.complaint
