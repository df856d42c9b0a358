"""One writer per data folder: the others are told at once who it is."""

import os
import platform
import threading
from pathlib import Path

import pytest

from errors import StoreError, StoreLockedError
from tests.vectorstore.processes import holding, start, stop
from tests.vectorstore.samples import make_article, open_store, put
from vectorstore.lock import writer_lock


def test_a_second_process_is_told_who_is_writing(tmp_path: Path) -> None:
    with holding(tmp_path) as other, open_store(tmp_path) as store:
        with pytest.raises(StoreLockedError) as refused, store.writing():
            pytest.fail("two writers")
        message = str(refused.value)
        assert f"tiến trình {other.pid} trên máy {platform.node()}" in message
        assert "đang nạp bài viết" in message
        assert "ngày" in message
        assert str(tmp_path) in message


def test_readers_read_on_while_another_process_writes(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        with store.writing() as writer:
            put(writer, make_article("a.txt", "đảng viên mới"))
        with holding(tmp_path):
            assert [article.source for article in store.articles()] == ["a.txt", "khác.txt"]
            assert len(store.lexical(["đảng viên"], "sentence", 5, folded=False)) == 1


def test_a_killed_holder_leaves_the_lock_free(tmp_path: Path) -> None:
    with holding(tmp_path) as other:
        stop(other)
        assert (tmp_path / "writer.json").exists()
        with open_store(tmp_path) as store, store.writing() as writer:
            assert writer.remove("khác.txt")
    assert not (tmp_path / "writer.json").exists()


def test_two_threads_do_not_both_write(tmp_path: Path) -> None:
    refused = []

    def try_it() -> None:
        try:
            with writer_lock(tmp_path, "thử"):
                pass
        except StoreLockedError as error:
            refused.append(str(error))

    with writer_lock(tmp_path, "dựng lại chỉ mục"):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(refused) == 1
    assert f"tiến trình {os.getpid()}" in refused[0] and "đang dựng lại chỉ mục" in refused[0]


@pytest.mark.parametrize("told", ["", "{", "[]", '{"pid": 1}', '{"pid":1,"host":"h","since":"nay","purpose":"p"}'])
def test_a_holder_that_cannot_be_read_is_still_respected(tmp_path: Path, told: str) -> None:
    with writer_lock(tmp_path, "thử"):
        (tmp_path / "writer.json").write_text(told)
        with pytest.raises(StoreLockedError, match="chưa rõ"), writer_lock(tmp_path, "thử"):
            pass


def test_the_lock_is_free_after_an_error_inside(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), writer_lock(tmp_path, "thử"):
        raise KeyboardInterrupt
    with writer_lock(tmp_path, "thử"):
        pass


def test_a_folder_that_is_not_there_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="thư mục dữ liệu"), writer_lock(tmp_path / "file", "thử"):
        pass


_PUT = """
import sys
from pathlib import Path
from errors import StoreLockedError
from tests.vectorstore.samples import make_article, open_store, put
with open_store(Path(sys.argv[1])) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        with store.writing() as writer:
            for n in range(20):
                put(writer, make_article(f"{sys.argv[2]}-{n}.txt", f"bài {sys.argv[2]} {n}", "đảng viên"))
        print("wrote")
    except StoreLockedError:
        print("refused")
"""


def test_of_two_processes_at_once_each_writes_all_or_is_refused(tmp_path: Path) -> None:
    processes = {name: start(_PUT, tmp_path, name) for name in ("x", "y")}
    try:
        for process in processes.values():
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
        for process in processes.values():
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        said = {name: process.communicate()[0].strip() for name, process in processes.items()}
    finally:
        for process in processes.values():
            process.kill()
            process.wait()
    assert set(said.values()) <= {"wrote", "refused"} and "wrote" in said.values()
    with open_store(tmp_path) as store:
        sources = {article.source for article in store.articles()}
        assert sources == {f"{name}-{n}.txt" for name, what in said.items() if what == "wrote" for n in range(20)}
        assert store.index_is_current
