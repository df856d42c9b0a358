"""The command line itself: help in Vietnamese, and one sentence for whatever is wrong with it."""

import io
import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import app
from settings import PROJECT

COMMAND = [sys.executable, str(PROJECT / "app.py")]
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]")


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2) -> str:
    """The one line that a command leaves on the error stream."""
    assert app.main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Lỗi: ") and err.count("\n") == 1
    assert VIETNAMESE.search(err)
    return err.removeprefix("Lỗi: ").rstrip("\n")


def run(
    arguments: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """The program in a process of its own."""
    return subprocess.run(
        [*COMMAND, *arguments], env=env, cwd=cwd, text=True, encoding="utf-8", capture_output=True, timeout=120
    )


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], *([name, "--help"] for name in app.COMMANDS)])
def test_help_is_vietnamese_and_no_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(arguments) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Cách dùng: app.py ")
    assert not re.search(r"\b(usage|options|positional|arguments|show this|exit|default)\b", out)
    assert err == ""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    app.main(["--help"])
    shown = capsys.readouterr().out
    assert all(re.search(rf"^ +{name} ", shown, re.MULTILINE) for name in app.COMMANDS)


def test_the_program_leaves_with_its_exit_code_and_speaks_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(Path.home()), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    helped = run(["--help"], env=environment, cwd=tmp_path)
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "Trợ lý Nghị quyết" in helped.stdout
    failed = run(["ask", "--nhanh"], env=environment, cwd=tmp_path)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr == "Lỗi: Không có tùy chọn “--nhanh”. Xem cách dùng: python app.py --help\n"


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["hoi"], "Không có lệnh “hoi”"),
        (["Năm 2022 kết nạp bao nhiêu đảng viên?"], "Không có lệnh “Năm 2022"),
        (["--nhanh"], "Không có tùy chọn “--nhanh”"),
        (["ask", "--nhanh", "Một?"], "Không có tùy chọn “--nhanh”"),
        (["ask", "--data", "x", "Một?"], "Không có tùy chọn “--data"),
        (["ask", "Năm", "2022"], "Dòng lệnh thừa “2022”"),
        (["doctor", "thêm"], "Dòng lệnh thừa “thêm”"),
        (["ask", "--data-dir"], "Tùy chọn --data-dir cần một giá trị"),
        (["ask", "--json=1", "Một?"], "Tùy chọn --json không nhận giá trị"),
        (["serve", "--port", "abc"], "Tùy chọn --port phải là số nguyên, không phải “abc”"),
        (["serve", "--port", "70000"], "Thiết lập PORT"),
        (["--port", "0"], "Thiết lập PORT"),
        (["articles", "xóa"], "VIỆC không thể là “xóa”"),
        (["articles", "remove"], "Hãy nêu tên tệp cần gỡ"),
        (["articles", "list", "a.txt"], "không nhận tên tệp (a.txt)"),
        (["articles", "show"], "Hãy nêu mã hay tên tệp của một bài"),
        (["articles", "show", "a.txt", "b.txt"], "Hãy nêu mã hay tên tệp của một bài"),
        (["articles", "list", "--json"], "--json chỉ dùng với lệnh articles show"),
        (["figures", "--year", "22"], "Tùy chọn --year phải là năm gồm bốn chữ số, ví dụ 2022, không phải “22”."),
        (["figures", "--year", "²022"], "Tùy chọn --year phải là năm"),
        (["figures", "--place", ""], "Tùy chọn --place phải có chữ hoặc số để tìm, không phải “”."),
        (["figures", "--search", "?!"], "Tùy chọn --search phải có chữ hoặc số"),
        (["figures", "--json", "--csv"], "Chỉ dùng một trong hai: --csv hoặc --json"),
        (["figures", "Sa Pa"], "Dòng lệnh thừa “Sa Pa”"),
        (["documents", "--number"], "Tùy chọn --number cần một giá trị"),
        (["ask"], "Chưa có câu hỏi"),
        (["ask", "Một?", "--batch", "q.jsonl"], "Chỉ dùng một trong hai"),
        (["ask", "--batch", "khong-co.jsonl"], "Không đọc được tệp câu hỏi"),
    ],
)
def test_a_mistake_on_the_command_line_gets_one_sentence(
    arguments: list[str], part: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert part in told(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHUNK_TOKENS", "nhiều")
    assert "CHUNK_TOKENS" in told(capsys, "doctor")


@pytest.mark.enable_socket
def test_a_port_in_use_is_told_before_anything_is_loaded() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        refused = run(["serve", "--port", port])
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"Lỗi: Không mở được 127.0.0.1:{port} ")
    assert refused.stderr.count("\n") == 1


@pytest.mark.enable_socket
def test_a_host_that_does_not_exist_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Không mở được 300.1.2.3:" in told(capsys, "serve", "--host", "300.1.2.3")


def test_an_error_that_nobody_foresaw_is_one_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "run_doctor", lambda *_: int("x"))
    assert "không lường trước (ValueError: " in told(capsys, "doctor")


def test_stopping_a_command_is_no_error(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run_doctor", stop)
    assert app.main(["doctor"]) == 130
    assert capsys.readouterr().err == "Đã dừng theo yêu cầu.\n"


def test_output_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def talk(*_: object) -> int:
        print("Một câu trả lời.")
        return 0

    monkeypatch.setattr(app, "run_doctor", talk)
    with io.TextIOWrapper(Path("/dev/full").open("wb")) as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert app.main(["doctor"]) == 2
    assert capsys.readouterr().err.startswith("Lỗi: Không đọc hoặc ghi được: No space left on device.")
