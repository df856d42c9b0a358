"""Articles added by hand: their names, what becomes of equal names, and the files that are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from errors import IngestError, StoreLockedError
from ingest.added import Given, add, clashes, clean_name, discard
from ingest.pipeline import remove
from ingest.ports import Progress, Stage, Step
from ingest.report import Outcome, Report
from tests.vectorstore.processes import holding
from tests.vectorstore.samples import EMBEDDER, open_store
from vectorstore.store import Store

FIRST = "Đại hội xã\n\nNăm 2022, Đảng bộ xã kết nạp được 34 đảng viên mới.\n".encode()
SECOND = "Đại hội xã\n\nNăm 2023, Đảng bộ xã kết nạp được 41 đảng viên mới.\n".encode()
THIRD = "Đại hội xã\n\nNăm 2024, Đảng bộ xã kết nạp được 50 đảng viên mới.\n".encode()
MAX_BYTES = 2**20


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kho") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho" / "articles"


def run(store: Store, folder: Path, *given: Given, replace: bool = False, progress: Progress | None = None) -> Report:
    return add(
        given, folder, replace=replace, store=store, embedder=EMBEDDER, chunk_tokens=256, max_bytes=MAX_BYTES,
        progress=progress,
    )  # fmt: skip


def outcomes(report: Report) -> dict[str, Outcome]:
    return {result.source: result.outcome for result in report.results}


def kept(folder: Path) -> dict[str, bytes]:
    """What lies in the folder, hidden drafts too."""
    return {path.name: path.read_bytes() if path.is_file() else b"(folder)" for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Đại hội.txt", "Đại hội.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\bài 1.html", "bài 1.html"),
        ("..", "bai-viet"),
        (".txt", "bai-viet.txt"),
        ("", "bai-viet"),
        ("  . .hidden.md", "hidden.md"),
        ("a\x00b\x1b\u202etxt.exe\u200b.txt", "abtxt.exe.txt"),
        ('a<b>:"|?*.txt', "a b.txt"),
        ("một\nhai.txt", "một hai.txt"),
        ("không đuôi", "không đuôi"),
        ("a.một đuôi rất dài", "a.một đuôi rất dài"),
        ("thư mục/", "thư mục"),
    ],
)
def test_a_name_keeps_what_a_file_system_and_a_reader_can_take(given: str, name: str) -> None:
    assert clean_name(given) == name
    assert clean_name(name) == name


@pytest.mark.parametrize("name", ["ế" * 300 + ".txt", "x" * 300, "🙂" * 300 + ".html"])
def test_a_name_too_long_is_cut_between_characters_and_keeps_its_type(name: str) -> None:
    cut = clean_name(name)
    assert 150 < len(cut.encode()) <= 180
    assert cut.rpartition(".")[2] == name.rpartition(".")[2] or "." not in name


def test_what_is_added_is_stored_and_its_file_is_kept(store: Store, folder: Path, tmp_path: Path) -> None:
    upload = tmp_path / "tải lên"
    upload.write_bytes(SECOND)
    report = run(store, folder, Given("a.txt", FIRST), Given("b.txt", upload))
    assert outcomes(report) == {"a.txt": Outcome.ADDED, "b.txt": Outcome.ADDED}
    assert kept(folder) == {"a.txt": FIRST, "b.txt": SECOND}
    assert upload.read_bytes() == SECOND
    assert outcomes(run(store, folder, Given("a.txt", FIRST))) == {"a.txt": Outcome.UNCHANGED}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "rỗng"),
        ("a.pdf", b"%PDF-1.7 ...", ".txt, .md, .html"),
        ("a.docx", b"PK\x03\x04" + bytes(range(256)) * 4, ".txt, .md, .html"),
        ("bomb.txt", b"PK\x03\x04" + b"\0" * 1000, "tệp nén"),
        ("a.txt", bytes(range(256)) * 4000, "bảng mã"),
        ("a.txt", b"x" * (MAX_BYTES * 20), "1 MB"),
        ("a", FIRST, ".txt"),
    ],
)
def test_nothing_is_left_of_a_file_that_fails_and_the_others_go_in(
    store: Store, folder: Path, name: str, content: bytes, told: str
) -> None:
    report = run(store, folder, Given(name, content), Given("tốt.txt", FIRST))
    failed, good = report.results
    assert (failed.outcome, good.outcome) == (Outcome.FAILED, Outcome.ADDED)
    assert told in str(failed.reason)
    assert kept(folder) == {"tốt.txt": FIRST}
    assert list(store.sources()) == ["tốt.txt"]


def test_another_content_of_a_known_name_clashes_whatever_its_case(store: Store, folder: Path) -> None:
    run(store, folder, Given("Bài.txt", FIRST))
    asked = [Given("bài.TXT", SECOND), Given("BÀI.txt", FIRST), Given("khác.txt", SECOND)]
    assert clashes(asked, store.sources(), MAX_BYTES) == ("Bài.txt",)


def test_replacing_takes_the_place_of_the_article_and_of_its_file(store: Store, folder: Path) -> None:
    run(store, folder, Given("Bài.txt", FIRST))
    report = run(store, folder, Given("bài.txt", SECOND), replace=True)
    assert outcomes(report) == {"Bài.txt": Outcome.UPDATED}
    assert kept(folder) == {"Bài.txt": SECOND}


def test_a_file_that_fails_to_replace_another_leaves_it_as_it_was(store: Store, folder: Path) -> None:
    run(store, folder, Given("a.txt", FIRST))
    report = run(store, folder, Given("a.txt", b"\0\1\2\3" * 100), replace=True)
    assert report.count(Outcome.FAILED) == 1
    assert kept(folder) == {"a.txt": FIRST}
    assert [one.source for one in store.articles()] == ["a.txt"]


def test_keeping_both_numbers_the_newer_one_and_does_so_once(store: Store, folder: Path) -> None:
    run(store, folder, Given("a.txt", FIRST))
    assert outcomes(run(store, folder, Given("a.txt", SECOND))) == {"a (2).txt": Outcome.ADDED}
    assert outcomes(run(store, folder, Given("a.txt", SECOND))) == {"a (2).txt": Outcome.UNCHANGED}
    assert kept(folder) == {"a.txt": FIRST, "a (2).txt": SECOND}


@pytest.mark.parametrize("replace", [True, False])
def test_files_of_one_name_given_together_are_all_kept_each_content_once(
    store: Store, folder: Path, replace: bool
) -> None:
    given = [Given("x/a.txt", FIRST), Given("y/a.txt", SECOND), Given("z/A.txt", FIRST), Given("a.txt", THIRD)]
    report = run(store, folder, *given, replace=replace)
    assert set(outcomes(report).values()) == {Outcome.ADDED}
    assert kept(folder) == {"a.txt": FIRST, "a (2).txt": SECOND, "a (3).txt": THIRD}


def test_an_article_that_came_another_way_is_not_kept_twice(store: Store, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "gốc"
    run(store, other, Given("a.txt", FIRST))
    report = run(store, folder, Given("a.txt", FIRST))
    assert outcomes(report) == {"a.txt": Outcome.UNCHANGED}
    assert kept(folder) == {}


def test_while_another_process_writes_nothing_is_added_and_nothing_left(store: Store, folder: Path) -> None:
    with holding(folder.parent), pytest.raises(StoreLockedError, match="tiến trình khác"):
        run(store, folder, Given("a.txt", FIRST))
    assert kept(folder) == {}
    assert "a.txt" not in store.sources()


def test_what_was_stored_before_a_run_was_broken_off_is_kept(store: Store, folder: Path) -> None:
    def break_off(step: Step) -> None:
        if step.done == 1 and step.stage is Stage.EMBED:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(store, folder, Given("a.txt", FIRST), Given("b.txt", SECOND), progress=break_off)
    assert list(store.sources()) == ["a.txt"]
    assert kept(folder) == {"a.txt": FIRST}


def test_a_folder_that_cannot_be_written_is_said_to_be_so(store: Store, folder: Path) -> None:
    folder.write_bytes(b"")
    with pytest.raises(IngestError, match="Không giữ được tệp"):
        run(store, folder, Given("a.txt", FIRST))


def test_discarding_deletes_kept_files_and_nothing_else(store: Store, folder: Path, tmp_path: Path) -> None:
    run(store, folder, Given("a.txt", FIRST), Given("b.txt", SECOND))
    outside = tmp_path / "kho" / "quan trọng.txt"
    outside.write_bytes(b"x")
    remove(["a.txt"], store=store)
    discard(folder, ["a.txt", "c.txt", "../quan trọng.txt", "sub/a.txt"])
    assert kept(folder) == {"b.txt": SECOND}
    assert outside.exists()
