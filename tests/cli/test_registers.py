"""`app.py articles show`, `figures` and `documents`: tables, JSON, CSV, and no embedding model."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import app
from settings import PROJECT
from tests.cli.conftest import Ran, Run
from tests.vectorstore.fact_samples import FUND, PARTY, filled, many
from tests.vectorstore.samples import open_store
from vectorstore.embedder import SentenceEmbedder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in this process, where no embedding model can be opened."""

    def no_model(*_: object) -> None:
        raise AssertionError("the embedding model is opened")

    monkeypatch.setattr(SentenceEmbedder, "open", no_model)

    def main(*arguments: object) -> Ran:
        capsys.readouterr()
        code = app.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return main


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles with facts, in a folder that was made with another embedding model than the settings name."""
    return filled(tmp_path_factory.mktemp("facts"))


def lines(ran: Ran) -> list[str]:
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def numbers(run: Run, data: Path, *options: str) -> list[str]:
    ran = run("figures", "--json", "--data-dir", data, *options)
    assert (ran.code, ran.err) == (0, "")
    return [row["written"] for row in json.loads(ran.out)]


def test_figures_are_a_line_each_with_their_sentence(run: Run, data: Path) -> None:
    heading, *rows = lines(run("figures", "--data-dir", data))
    assert heading.split(" | ") == ["Con số", "Nói về", "Chủ thể", "Thời gian", "Nơi", "Câu nguồn"]
    assert len(rows) == 9
    cells = rows[1].split(" | ")
    assert cells[:5] == ["hơn 134 đảng viên", "kết nạp", "Đảng bộ thị xã Sa Pa", "năm 2022", "thị xã Sa Pa"]
    assert cells[5].startswith("Năm 2021, Đảng bộ") and cells[5].endswith("(a.txt, thân bài)")


def test_a_period_says_where_it_is_from_and_whether_it_is_relative(run: Run, data: Path) -> None:
    cells = [line.split(" | ") for line in lines(run("figures", "--data-dir", data))[1:]]
    assert [cell[3] for cell in cells[4:]] == [
        "năm 2022 (theo bài viết)",
        "6 tháng qua (tức 01/01/2016-30/06/2016; theo câu trước)",
        "",
        "từ năm 2015 đến nay (tính từ 01/01/2015)",
        "3 năm qua (tương đối, chưa rõ ngày)",
    ]


@pytest.mark.parametrize(
    "options",
    [
        ["--place", "sa pa", "--unit", "dang vien", "--search", "ket nap"],
        ["--place", "Sa Pa", "--unit", "đảng viên", "--search", "kết nạp"],
        ["--place", "thị xã", "--unit", "Đảng Viên", "--search", '"kết nạp" 2021'],
    ],
)
def test_filters_are_typed_with_or_without_diacritics(run: Run, data: Path, options: list[str]) -> None:
    assert numbers(run, data, *options) == ["125", "134"]
    assert numbers(run, data, *options, "--year", "2021") == ["125"]


def test_either_tone_placement_finds_the_same(run: Run, data: Path) -> None:
    assert numbers(run, data, "--place", "hoà bình") == numbers(run, data, "--place", "hòa bình") == ["19/20"]


@pytest.mark.parametrize("search", ["' OR 1=1 --", '" OR "', "written: a", "NEAR(a)", "*", "a AND", "(", "\udcff a"])
def test_a_search_is_only_words(run: Run, data: Path, search: str) -> None:
    for command in ("figures", "documents"):
        ran = run(command, "--search", search, "--data-dir", data)
        assert ran.code == 0 or (ran.code, search) == (2, "*") or (ran.code, search) == (2, "(")


def test_figures_as_csv_come_back_with_pythons_own_reader(run: Run, data: Path) -> None:
    ran = run("figures", "--csv", "--data-dir", data)
    assert ran.out.startswith("\ufeff") and ran.err == ""
    cells = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline="")))
    assert [cell["Con số"] for cell in cells][:2] == ["125", "134"]
    assert [cell["Giá trị"] for cell in cells][5:7] == ["-3500000", "7"]
    assert cells[6]["Câu"] == "'=HYPERLINK(1) là 7 chữ lạ."


@pytest.mark.parametrize("command", ["figures", "documents"])
def test_nothing_found_is_one_sentence_an_empty_array_or_a_heading(run: Run, data: Path, command: str) -> None:
    nothing = (command, "--search", "không có chữ này", "--data-dir", data)
    (told,) = lines(run(*nothing))
    assert told.endswith("như vậy.")
    assert run(*nothing, "--json").out == "[]\n"
    ran = run(*nothing, "--csv")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)


@pytest.mark.parametrize("number", ["02", "02-NQ/TU", "nq02", "NQ 02"])
def test_a_document_is_found_by_its_number(run: Run, data: Path, number: str) -> None:
    (row,) = json.loads(run("documents", "--number", number, "--json", "--data-dir", data).out)
    assert (row["number"], row["issued"], row["issuer"]) == ("02-NQ/TU", "2021-01-21", "Tỉnh uỷ")
    assert [mention["source"] for mention in row["mentions"]] == ["a.txt"]


def test_documents_are_a_line_each_with_counts_and_a_sentence(run: Run, data: Path) -> None:
    heading, first, *others = lines(run("documents", "--data-dir", data))
    assert heading.startswith("Văn bản | ")
    assert first.startswith("Kết luận số 21-KL/TW | ") and " | 2 lần, 2 bài | " in first
    assert first.endswith("(a.txt, thân bài)")
    assert len(others) == 3
    assert any("| 21/01/2021, Tỉnh uỷ |" in line for line in others)


def test_documents_as_csv(run: Run, data: Path) -> None:
    ran = run("documents", "--csv", "--issuer", "tinh uy", "--data-dir", data)
    (cell,) = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline=""))
    assert (cell["Loại"], cell["Số"], cell["Số lần nhắc"]) == ("nghị quyết", "02-NQ/TU", "1")


@pytest.mark.parametrize("name", ["a.txt", PARTY.id, PARTY.id[:6]])
def test_an_article_is_printed_as_it_was_read(run: Run, data: Path, name: str) -> None:
    ran = run("articles", "show", name, "--data-dir", data)
    assert (ran.code, ran.err) == (0, "")
    for part in ("Tiêu đề: Sa Pa phát triển đảng viên", "Tên tệp: a.txt", f"Mã bài: {PARTY.id}", "Nơi: Lào Cai"):
        assert part in ran.out.splitlines()
    assert "Ngày đăng: 03/01/2023" in ran.out and "Tác giả: không ghi" in ran.out
    assert "3 câu, 2 đoạn, 5 số liệu, 2 văn bản được nhắc đến" in ran.out
    assert "[thân bài]" in ran.out and "[chú thích ảnh]\n  3. Chi bộ Hoà Bình" in ran.out
    assert "\nhơn 134 đảng viên | " in ran.out and "\nNghị quyết số 02-NQ/TU | " in ran.out


def test_an_article_as_json(run: Run, data: Path) -> None:
    ran = run("articles", "show", "b.txt", "--json", "--data-dir", data)
    article = json.loads(ran.out)
    assert list(article) == [
        *(
            "article_id",
            "source",
            "title",
            "place",
            "published",
            "byline",
            "counts",
            "sections",
            "figures",
            "documents",
        ),
    ]
    assert article["article_id"] == FUND.id
    assert article["counts"] == {"sentences": 3, "chunks": 2, "figures": 4, "documents": 3}
    assert [one["text"] for section in article["sections"] for one in section["sentences"]] == FUND.text.splitlines()


@pytest.mark.parametrize("name", ["khong-co.txt", "zz", "", "%"])
def test_an_unknown_article_is_told(run: Run, data: Path, name: str) -> None:
    ran = run("articles", "show", name, "--data-dir", data)
    assert (ran.code, ran.out) == (2, "")
    assert "python app.py" in ran.complaint


@pytest.mark.parametrize("command", [["figures"], ["documents", "--json"], ["articles"], ["articles", "show", "a.txt"]])
def test_an_empty_folder_says_how_to_ingest_and_stays_empty(run: Run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--data-dir", tmp_path / "new")
    assert (ran.code, ran.out) == (2, "")
    assert "python app.py ingest" in ran.complaint and str(tmp_path) in ran.complaint
    assert list(tmp_path.iterdir()) == []


def test_articles_without_facts_are_told_of(run: Run, tmp_path: Path) -> None:
    folder = filled(tmp_path)
    with open_store(folder) as store, store._database.transaction() as connection:
        connection.execute("UPDATE articles SET facts = 0 WHERE source = 'a.txt'")
    ran = run("figures", "--json", "--data-dir", folder)
    assert ran.code == 0 and json.loads(ran.out)
    assert ran.err.startswith("Lưu ý: 1 bài ") and "a.txt" in ran.err and "app.py ingest" in ran.err


def test_the_bundled_articles_have_figures_and_documents(run: Run, five: Path) -> None:
    rows = json.loads(run("figures", "--search", "kết nạp", "--json", "--data-dir", five).out)
    assert 134 in [row["value"] for row in rows]
    for row in rows:
        assert row["written"] in row["sentence"] and row["section"] in ("title", "body", "caption")
    resolution = json.loads(run("documents", "--number", "nq 02", "--json", "--data-dir", five).out)[0]
    assert resolution["number"] == "02-NQ/TU" and len(resolution["mentions"]) > 2


def test_a_table_in_a_terminal_is_as_wide_as_it(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for command in (["figures"], ["documents"]):
        table = re.sub(r"\x1b\[[\d;]*m", "", run(*command, "--data-dir", data).out)
        assert {len(line) for line in table.splitlines()} == {100}
        assert "…" not in table


@pytest.mark.parametrize(
    "arguments", [["figures"], ["figures", "--json"], ["figures", "--csv"], ["articles", "show", "nhieu.txt"]]
)
def test_a_reader_may_leave_early(tmp_path: Path, arguments: list[str]) -> None:
    command = [sys.executable, str(PROJECT / "app.py"), *arguments, "--data-dir", str(many(tmp_path, 3000))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as program:
        assert program.stdout and program.stderr
        assert program.stdout.readline()
        program.stdout.close()
        err = program.stderr.read()
        code = program.wait(timeout=60)
    assert (code, err) == (1, "")
