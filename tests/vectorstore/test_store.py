"""The store as a whole: opening, searching from threads, following other processes, and a full disk."""

import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from errors import StoreError, StoreLockedError, StoreMismatchError
from tests.vectorstore.processes import holding, start, stop
from tests.vectorstore.samples import (
    EMBEDDER,
    generations,
    indexed_ids,
    make_article,
    open_store,
    put,
    searched_ids,
    split,
    vectors_of,
)
from vectorstore.store import Store

ARTICLE = make_article("a.txt", "Đảng bộ thị xã kết nạp 134 đảng viên", "Chi bộ hoàn thành tốt nhiệm vụ", "Tin ngắn")
OTHER = make_article("b.txt", "Hội nghị tổng kết nông thôn mới", "Xã đạt chuẩn năm 2022")


def fill(folder: Path) -> Path:
    with open_store(folder) as store, store.writing() as writer:
        put(writer, ARTICLE)
        put(writer, OTHER)
    return folder


def nearest(store: Store, text: str) -> str:
    return store.sentence(store.dense(EMBEDDER.query(text), "sentence", 1)[0].id).text


def test_a_fresh_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    with open_store(tmp_path / "chưa" / "có") as store:
        assert store.articles() == ()
        assert store.sources() == {}
        assert store.sentence_count == 0


def test_the_nearest_sentence_comes_first_with_its_cosine(tmp_path: Path) -> None:
    with open_store(fill(tmp_path)) as store:
        sentence = store.sentences(ARTICLE.id)[0]
        vector = EMBEDDER.query("thị xã kết nạp đảng viên")
        hits = store.dense(vector, "sentence", 3)
        assert hits[0].id == sentence.id
        assert hits[0].score == pytest.approx(float(vector @ EMBEDDER.query(sentence.text)), abs=1e-5)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert len(hits) == 3
        assert {hit.id for hit in store.dense(vector, "chunk", 50)} <= searched_ids(store)
        assert store.dense(vector, "sentence", 0) == ()


def test_a_zero_vector_finds_something_and_harms_nothing(tmp_path: Path) -> None:
    with open_store(fill(tmp_path)) as store:
        zero = np.zeros(EMBEDDER.dimension, dtype=np.float32)
        store.dense(zero, "sentence", 3)
        assert set(store.similarities(zero, [store.sentences(ARTICLE.id)[0].id]).values()) == {0.0}
        assert {hit.score for hit in store.dense(zero, "sentence", 3, [ARTICLE.id])} == {0.0}


def test_another_model_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    before = vectors_of(fill(tmp_path))
    for name, dimension in (("another", EMBEDDER.dimension), (EMBEDDER.name, 32)):
        with pytest.raises(StoreMismatchError, match=r"python app\.py rebuild"):
            Store.open(tmp_path, embedder_name=name, dimension=dimension)
    assert vectors_of(tmp_path) == before


def test_another_model_can_be_adopted_and_articles_stay(tmp_path: Path) -> None:
    fill(tmp_path)
    with Store.open(tmp_path, embedder_name="another", dimension=3, adopt=True) as store:
        assert set(store.unembedded()) == {ARTICLE.id, OTHER.id}
        assert store.sources() == {}
        assert [article.source for article in store.articles()] == ["a.txt", "b.txt"]
        assert len(store.lexical(["đảng viên"], "sentence", 5, folded=False)) == 1
        probe = np.ones(3, dtype=np.float32)
        assert store.dense(probe, "sentence", 5) == ()
        with store.writing() as writer:
            sentences, chunks = split(ARTICLE)
            writer.embed(
                ARTICLE.id, np.eye(3, dtype=np.float32)[: len(sentences)], np.ones((len(chunks), 3), np.float32)
            )
        assert store.unembedded() == (OTHER.id,)
        assert list(store.sources()) == ["a.txt"]
        assert {store.sentence(hit.id).article_id for hit in store.dense(probe, "sentence", 5)} == {ARTICLE.id}
    with Store.open(tmp_path, embedder_name="another", dimension=3) as store:
        assert store.index_is_current
        assert store.unembedded() == (OTHER.id,)


def test_a_folder_is_not_made_over_while_another_process_writes(tmp_path: Path) -> None:
    with holding(tmp_path), pytest.raises(StoreLockedError):
        Store.open(tmp_path, embedder_name="another", dimension=3, adopt=True)
    with open_store(tmp_path) as store:
        assert store.unembedded() == ()


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/kho", "/dev/null/kho"])
def test_a_folder_that_cannot_be_used_is_said_clearly(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--data-dir"):
        open_store(tmp_path / place)


def test_a_folder_that_is_the_catalogue_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "catalogue.sqlite").mkdir()
    with pytest.raises(StoreError, match="--data-dir"):
        open_store(tmp_path)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(fill(tmp_path))
    store.close()
    store.close()
    with pytest.raises(StoreError, match="đã đóng"):
        store.articles()
    with pytest.raises(StoreError, match="đã đóng"):
        store.dense(EMBEDDER.query("đảng viên"), "sentence", 1)


def test_an_error_while_writing_keeps_what_was_stored(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        with pytest.raises(KeyboardInterrupt), store.writing() as writer:
            put(writer, ARTICLE)
            raise KeyboardInterrupt
        assert list(store.sources()) == ["a.txt"]
        assert not store.index_is_current
    with open_store(tmp_path) as store:
        assert store.index_is_current
        assert indexed_ids(store) == searched_ids(store)


def test_writing_nothing_brings_a_stale_index_up_to_date(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        with pytest.raises(ZeroDivisionError), store.writing() as writer:
            put(writer, ARTICLE)
            raise ZeroDivisionError
        with store.writing():
            pass
        assert store.index_is_current


def test_hits_that_are_no_longer_in_the_catalogue_are_left_out(tmp_path: Path) -> None:
    with open_store(fill(tmp_path)) as store:
        with pytest.raises(ZeroDivisionError), store.writing() as writer:
            writer.remove("a.txt")
            raise ZeroDivisionError
        hits = store.dense(EMBEDDER.query("thị xã kết nạp đảng viên"), "sentence", 1)
        assert [store.sentence(hit.id).article_id for hit in hits] == [OTHER.id]


_INGEST = """
import sys
from pathlib import Path
from tests.vectorstore.samples import make_article, open_store, put
with open_store(Path(sys.argv[1])) as store:
    for n in range(3):
        with store.writing() as writer:
            put(writer, make_article("c.txt", f"Trường học khánh thành lần {n}", "Một câu nữa"))
        print(n, flush=True)
        sys.stdin.readline()
"""


def test_an_open_store_sees_what_another_process_ingests(tmp_path: Path) -> None:
    with open_store(fill(tmp_path)) as store:
        assert nearest(store, "đảng viên kết nạp") == store.sentences(ARTICLE.id)[0].text
        process = start(_INGEST, tmp_path)
        try:
            assert process.stdout is not None and process.stdin is not None
            for n in range(3):
                assert process.stdout.readline() == f"{n}\n"
                assert nearest(store, f"trường học khánh thành lần {n}") == f"Trường học khánh thành lần {n}"
                assert indexed_ids(store) == searched_ids(store)
                assert [article.source for article in store.articles()] == ["a.txt", "b.txt", "c.txt"]
                process.stdin.write("\n")
                process.stdin.flush()
        finally:
            stop(process)


def test_two_processes_may_open_one_folder_and_search(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from tests.vectorstore.samples import EMBEDDER, open_store
for _ in range(10):
    with open_store(Path(sys.argv[1])) as store:
        assert store.index_is_current and len(store.dense(EMBEDDER.query("đảng viên"), "sentence", 9)) == 5
print("ok")
"""
    before = generations(fill(tmp_path))
    processes = [start(code, tmp_path) for _ in range(2)]
    try:
        assert [process.communicate()[0] for process in processes] == ["ok\n", "ok\n"]
    finally:
        for process in processes:
            stop(process)
    assert generations(tmp_path) == before


def test_many_threads_may_search_while_one_writes(tmp_path: Path) -> None:
    stop_reading = threading.Event()

    def read(store: Store) -> int:
        rounds = 0
        while not stop_reading.is_set():
            found = nearest(store, "thị xã kết nạp đảng viên")
            assert found == "Đảng bộ thị xã kết nạp 134 đảng viên"
            (hit,) = store.lexical(["134 đảng viên"], "sentence", 1, folded=False)
            assert store.article(store.sentence(hit.id).article_id).source == "a.txt"
            rounds += 1
        return rounds

    with open_store(fill(tmp_path)) as store, ThreadPoolExecutor(6) as threads:
        readers = [threads.submit(read, store) for _ in range(6)]
        try:
            for n in range(5):
                with store.writing() as writer:
                    put(writer, make_article("c.txt", f"Trường học khánh thành lần {n}"))
        finally:
            stop_reading.set()
        assert all(reader.result() > 0 for reader in readers)


_FULL_DISK = """
import resource, sys
from pathlib import Path
from errors import StoreError
from tests.vectorstore.samples import make_article, open_store, put
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
import chromadb
try:
    with open_store(folder) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with store.writing() as writer:
            for n in range(400):
                lines = (" ".join(str((n * 31 + m * 7 + k) ** 3 % 1009) for k in range(40)) for m in range(10))
                put(writer, make_article(f"lớn{n}.txt", *lines))
    print("wrote all")
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [60_000, 250_000, 1_000_000, 3_000_000])
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path, limit: int) -> None:
    before = vectors_of(fill(tmp_path))
    process = start(_FULL_DISK, tmp_path, str(limit))
    try:
        said = process.communicate()[0]
    finally:
        stop(process)
    assert "ổ đĩa" in said and process.returncode == 0
    with open_store(tmp_path) as store:
        assert store.index_is_current
        assert nearest(store, "thị xã kết nạp đảng viên") == "Đảng bộ thị xã kết nạp 134 đảng viên"
        assert indexed_ids(store) == searched_ids(store)
    stored = vectors_of(tmp_path)
    assert {id: stored[id] for id in before} == before


def test_an_index_that_cannot_be_brought_up_to_date_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with open_store(fill(tmp_path)) as store, pytest.raises(ZeroDivisionError), store.writing() as writer:
        put(writer, make_article("c.txt", "Trường học khánh thành"))
        raise ZeroDivisionError
    monkeypatch.setattr("vectorstore.builder._row_bytes", lambda dimension: sys.maxsize)
    with caplog.at_level(logging.WARNING), open_store(tmp_path) as store:
        assert nearest(store, "thị xã kết nạp đảng viên") == "Đảng bộ thị xã kết nạp 134 đảng viên"
        assert "Hãy giải phóng dung lượng" in caplog.text
