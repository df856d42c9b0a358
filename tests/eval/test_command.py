"""`app.py eval` and `python -m eval` on real files: what they print, write, and exit with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import app
from eval import baseline
from eval.questions import GOLD
from settings import PROJECT

NEWS = GOLD.with_name("news.jsonl")
TEXT = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên mới.\n"
QUESTIONS = [
    {"id": "1", "category": "figure", "question": "Năm 2024 xã Bình An kết nạp bao nhiêu đảng viên?",
     "status": "answered", "expect": [["17"]],
     "evidence": [{"source": "tin.txt", "quote": "Đảng ủy xã Bình An kết nạp 17 đảng viên mới"}]},
    {"id": "2", "category": "unanswerable", "question": "Giá vàng hôm nay là bao nhiêu?", "status": "not_found",
     "expect": []},
    {"id": "3", "category": "figure", "question": "Xã Yên Sơn có bao nhiêu hộ?", "status": "answered",
     "expect": [["90"]], "evidence": [{"source": "khong-co.txt", "quote": "90 hộ"}]},
]  # fmt: skip


@pytest.fixture(autouse=True)
def kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command keeps for the page does not go into the project's own data folder."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "index"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one article that can be read, one that cannot, and questions."""
    (tmp_path / "bai").mkdir()
    (tmp_path / "bai" / "tin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bai" / "trong.txt").write_bytes(b"")
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in QUESTIONS)
    (tmp_path / "own.jsonl").write_text(rows, encoding="utf-8")
    return tmp_path


def evaluated(*arguments: object) -> int:
    return app.main(["eval", *map(str, arguments)])


def test_questions_of_ones_own_on_articles_of_ones_own_leave_the_index_untouched(
    own: Path, shared_model: None, capsys: pytest.CaptureFixture[str]
) -> None:
    page = own / "report.html"
    code = evaluated("--questions", own / "own.jsonl", "--articles", own / "bai", "--json", "--report", page)
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (told["summary"]["questions"], told["summary"]["accuracy"], told["gate"]) == (2, 1.0, None)
    assert told["articles"]["count"] == 1
    assert [skipped["source"] for skipped in told["articles"]["skipped"]] == ["trong.txt"]
    assert told["skipped_questions"] == ["3"]
    assert [path.name for path in (own / "index").iterdir()] == ["evaluation.json"]
    assert "Kết quả chấm điểm" in page.read_text(encoding="utf-8")


def test_questions_on_articles_that_are_not_there_are_skipped_with_a_notice(
    own: Path, shared_model: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated("--questions", NEWS, "--articles", own / "bai") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Bỏ qua news.jsonl" in err and "--articles" in err


@pytest.fixture
def small(own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, its article and questions in the place of the bundled ones, and a baseline file that is not there."""
    (own / "bai" / "trong.txt").unlink()
    monkeypatch.setattr("eval.questions.GOLD", own / "own.jsonl")
    monkeypatch.setattr("eval.questions.GOLD_ARTICLES", own / "bai")
    monkeypatch.setattr(baseline, "GOLD_ARTICLES", own / "bai")
    monkeypatch.setattr(baseline, "BASELINE", own / "baseline.json")
    return own


def test_the_gate_is_passed_failed_and_updated_in_one_command_each(
    small: Path, shared_model: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated("--update-baseline") == 0
    assert "Đã ghi mốc chất lượng" in capsys.readouterr().err
    assert evaluated() == 0
    out, err = capsys.readouterr()
    assert "Mốc chất lượng: đạt." in out and "TẤT CẢ" in out and "MRR" in out and err == ""
    row = json.loads((small / "baseline.json").read_text(encoding="utf-8"))
    row["ceilings"]["wrong_figures"] = -1
    (small / "baseline.json").write_text(json.dumps(row), encoding="utf-8")
    assert evaluated("--json") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["gate"] == {"passed": False, "problems": ["Số câu có số liệu sai là 0, trên mốc -1."]}
    assert err == "Chưa đạt mốc: Số câu có số liệu sai là 0, trên mốc -1.\n"
    assert evaluated("--update-baseline") == 1
    assert "--allow-lower" in capsys.readouterr().err
    assert json.loads((small / "baseline.json").read_text(encoding="utf-8")) == row
    assert evaluated("--update-baseline", "--allow-lower") == 0


def test_other_articles_or_questions_than_the_floors_were_measured_on_are_told_and_fail(
    small: Path, shared_model: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluated("--update-baseline") == 0
    (small / "khac").mkdir()
    (small / "khac" / "tin.txt").write_text(f"{TEXT}\nMột câu thêm vào.\n", encoding="utf-8")
    (small / "khac" / "moi.txt").write_text(TEXT, encoding="utf-8")
    app.main(["ingest", str(small / "khac"), "--data-dir", str(small / "kho")])
    for place in (("--articles", small / "khac"), ("--data-dir", small / "kho")):
        capsys.readouterr()
        assert evaluated(*place) == 1
        err = capsys.readouterr().err
        assert "thừa 1 bài so với mốc: moi.txt" in err and "khác 1 bài so với mốc: tin.txt" in err
    with (small / "own.jsonl").open("a", encoding="utf-8") as questions:
        questions.write("\n")
    assert evaluated() == 1
    assert "own.jsonl đã đổi so với mốc" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--allow-lower"], "chỉ dùng cùng --update-baseline"),
        (["--update-baseline", "--llm"], "Hãy bỏ --llm khi dùng --update-baseline"),
        (["--update-baseline", "--articles", "bai"], "Hãy bỏ --questions, --articles và --data-dir"),
        (["--articles", "bai", "--data-dir", "x"], "Chỉ dùng một trong hai: --articles hoặc --data-dir"),
        (["--articles", "khong-co"], "Không có khong-co"),
        (["--report", "khong-co/a.html"], "Không có thư mục khong-co để ghi báo cáo"),
        (["--questions", "khong-co.jsonl"], "Không đọc được tệp câu hỏi"),
        (["--report"], "Tùy chọn --report cần một giá trị"),
    ],
)
def test_a_mistake_is_one_sentence_before_anything_is_asked(
    own: Path, arguments: list[str], part: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own)
    assert evaluated(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("Lỗi: ") and err.count("\n") == 1
    assert part in err


def test_a_folder_without_a_readable_article_is_told(
    own: Path, shared_model: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "bai" / "tin.txt").unlink()
    assert evaluated("--questions", own / "own.jsonl", "--articles", own / "bai") == 2
    assert "Không nạp được bài viết nào" in capsys.readouterr().err


def test_the_package_run_as_a_program_is_the_same_command(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "eval"]
    helped = subprocess.run([*command, "--help"], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert helped.returncode == 0 and "--update-baseline" in helped.stdout
    failed = subprocess.run([*command, "--nhanh"], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert failed.stderr.startswith("Lỗi: Không có tùy chọn “--nhanh”")
