"""The vector index is a rebuildable copy: however its folder is damaged, opening the store sets it right."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from errors import StoreError
from records.fingerprint import Fingerprint
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
from vectorstore.builder import amend
from vectorstore.catalogue import FORMS
from vectorstore.index import VectorIndex
from vectorstore.store import Store

ARTICLES = [make_article(f"{n}.txt", *(f"bài{n} câu{m} về đảng viên mới" for m in range(6))) for n in range(8)]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original")
    with open_store(folder) as store, store.writing() as writer:
        for article in ARTICLES:
            put(writer, article)
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "thư mục #1 %20?"))


@pytest.fixture
def no_scan(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Makes a search that does not use the vector index fail."""

    def refuse(*_: object) -> None:
        raise AssertionError("compared all vectors")

    with monkeypatch.context() as patch:
        patch.setattr("vectorstore.catalogue.Catalogue.matrix", refuse)
        yield


def only_generation(folder: Path) -> Path:
    (generation,) = generations(folder)
    return generation


def hnsw_file(folder: Path, name: str) -> Path:
    return sorted(only_generation(folder).rglob(name))[0]


def remove_generation(folder: Path) -> None:
    shutil.rmtree(only_generation(folder))


def remove_vectors(folder: Path) -> None:
    shutil.rmtree(folder / "vectors")


def remove_sqlite(folder: Path) -> None:
    (only_generation(folder) / "chroma.sqlite3").unlink()


def remove_hnsw(folder: Path) -> None:
    hnsw_file(folder, "data_level0.bin").unlink()


def truncate_hnsw(folder: Path) -> None:
    os.truncate(hnsw_file(folder, "data_level0.bin"), 1000)


def truncate_sqlite(folder: Path) -> None:
    os.truncate(only_generation(folder) / "chroma.sqlite3", 20_000)


def scramble(path: Path) -> None:
    path.write_bytes(np.random.default_rng(7).bytes(path.stat().st_size))


def scramble_sqlite(folder: Path) -> None:
    scramble(only_generation(folder) / "chroma.sqlite3")


def scramble_level0(folder: Path) -> None:
    scramble(hnsw_file(folder, "data_level0.bin"))


def scramble_header(folder: Path) -> None:
    scramble(hnsw_file(folder, "header.bin"))


def scramble_pickle(folder: Path) -> None:
    scramble(hnsw_file(folder, "index_metadata.pickle"))


def empty_files(folder: Path) -> None:
    for path in only_generation(folder).rglob("*"):
        if path.is_file():
            path.write_bytes(b"")


def add_a_file(folder: Path) -> None:
    hnsw_file(folder, "header.bin").with_name("link_lists.bin.bak").write_bytes(b"x")


def no_pointer(folder: Path) -> None:
    (folder / "vectors" / "CURRENT").unlink()


def pointer_garbage(folder: Path) -> None:
    (folder / "vectors" / "CURRENT").write_bytes(b"\xff\x00{")


def pointer_cut_short(folder: Path) -> None:
    pointer = folder / "vectors" / "CURRENT"
    os.truncate(pointer, pointer.stat().st_size // 2)


def pointer_to(folder: Path, **changes: object) -> None:
    pointer = folder / "vectors" / "CURRENT"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | changes))


def pointer_to_nowhere(folder: Path) -> None:
    pointer_to(folder, generation="00000099-deadbeef")


def pointer_outside(folder: Path) -> None:
    pointer_to(folder, generation="../..")


def pointer_of_another_catalogue(folder: Path) -> None:
    pointer_to(folder, catalogue="0" * 32)


def pointer_of_another_chroma(folder: Path) -> None:
    pointer_to(folder, chroma="0.0.1")


def pointer_with_wrong_counts(folder: Path) -> None:
    pointer_to(folder, rows={"sentence": 1, "chunk": 1})


DAMAGES = [
    *(remove_generation, remove_vectors, remove_sqlite, remove_hnsw, truncate_hnsw, truncate_sqlite, scramble_sqlite),
    *(scramble_level0, scramble_header, scramble_pickle, empty_files, add_a_file, no_pointer, pointer_garbage),
    *(pointer_cut_short, pointer_to_nowhere, pointer_outside, pointer_of_another_catalogue, pointer_of_another_chroma),
    pointer_with_wrong_counts,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_heals_itself_at_opening(
    original: Path, folder: Path, damage: Callable[[Path], None], no_scan: None
) -> None:
    damage(folder)
    with open_store(folder) as store:
        assert store.index_is_current
        assert indexed_ids(store) == searched_ids(store)
        for article in ARTICLES:
            sentence = store.sentences(article.id)[2]
            assert store.dense(EMBEDDER.query(sentence.text), "sentence", 1)[0].id == sentence.id
    assert len(generations(folder)) == 1
    assert vectors_of(folder) == vectors_of(original)


def test_opening_a_sound_index_leaves_it_as_it_is(folder: Path) -> None:
    before = only_generation(folder)
    for _ in range(3):
        with open_store(folder) as store:
            store.dense(EMBEDDER.query("đảng viên"), "sentence", 5)
    assert only_generation(folder) == before


def test_what_a_killed_process_left_half_built_is_swept_away(folder: Path) -> None:
    half = folder / "vectors" / "00000009-cafecafe"
    shutil.copytree(only_generation(folder), half)
    (folder / "vectors" / "CURRENT.new").write_text("{")
    kept = sorted(path for path in (folder / "vectors").iterdir() if path not in (half, half.with_name("CURRENT.new")))
    open_store(folder).close()
    assert sorted((folder / "vectors").iterdir()) == kept


def test_a_rebuild_makes_a_new_generation_of_the_same_vectors(folder: Path) -> None:
    before, stored = only_generation(folder), vectors_of(folder)
    probe = EMBEDDER.query("đảng viên mới câu3")
    with open_store(folder) as store:
        hits = store.dense(probe, "sentence", 10)
        store.rebuild()
        again = store.dense(probe, "sentence", 10)
    assert only_generation(folder) != before
    assert vectors_of(folder) == stored
    assert [hit.id for hit in again] == [hit.id for hit in hits]
    assert [hit.score for hit in again] == pytest.approx([hit.score for hit in hits], abs=1e-6)


def test_the_index_agrees_with_comparing_all_vectors(folder: Path) -> None:
    with open_store(folder) as store:
        every_article = [article.id for article in store.articles()]
        for text in ("đảng viên mới câu3", "bài3 câu4", "không liên quan"):
            vector = EMBEDDER.query(text)
            by_index = store.dense(vector, "sentence", 7)
            by_scan = store.dense(vector, "sentence", 7, every_article)
            assert [hit.score for hit in by_index] == pytest.approx([hit.score for hit in by_scan], abs=1e-5)


def test_searches_go_on_without_an_index_while_another_process_writes(folder: Path) -> None:
    remove_generation(folder)
    with open_store(folder) as first, first.writing():
        remove_generation(folder)
        with open_store(folder) as second:
            assert not second.index_is_current
            assert indexed_ids(second) == searched_ids(second)


def test_an_index_that_breaks_while_it_is_used_does_not_break_searches(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(folder) as store:
        sentence = store.sentences(ARTICLES[0].id)[0]
        vector = EMBEDDER.query(sentence.text)
        store.dense(vector, "sentence", 1)

        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("hnsw")

        monkeypatch.setattr("chromadb.Collection.query", fail)
        assert store.dense(vector, "sentence", 1)[0].id == sentence.id


def test_no_articles_need_no_index(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store.index_is_current
        assert store.dense(EMBEDDER.query("đảng viên"), "sentence", 5) == ()
        with store.writing() as writer:
            put(writer, ARTICLES[0])
        assert len(generations(tmp_path)) == 1
        with store.writing() as writer:
            writer.remove(ARTICLES[0].source)
        assert store.index_is_current
        assert store.dense(EMBEDDER.query("đảng viên"), "sentence", 5) == ()
    assert generations(tmp_path) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_smallest_corpora_work(tmp_path: Path, count: int) -> None:
    article = make_article("a.txt", *(f"câu thứ {n}" for n in range(count)))
    with open_store(tmp_path) as store, store.writing() as writer:
        put(writer, article)
    before = only_generation(tmp_path)
    with open_store(tmp_path) as store:
        assert indexed_ids(store) == searched_ids(store)
    assert only_generation(tmp_path) == before


def test_too_little_disk_space_is_said_before_anything_is_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = only_generation(folder)
    with open_store(folder) as store:
        with monkeypatch.context() as patch:
            patch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=1))
            with pytest.raises(StoreError, match=r"cần .* MB"), store.writing() as writer:
                put(writer, make_article("mới.txt", "Một bài mới"))
        assert only_generation(folder) == before
        assert not store.index_is_current
        assert store.dense(EMBEDDER.query("đảng viên mới câu3"), "sentence", 3)
    with open_store(folder) as store:
        assert store.index_is_current
        assert indexed_ids(store) == searched_ids(store)


class TestAmending:
    """Over a large index, a small change copies the generation and amends the copy."""

    COUNT = 30
    LINES = 60

    def put_many(self, store: Store, numbers: range, title: str = "Bản tin") -> None:
        generator = np.random.default_rng(len(title))
        with store.writing() as writer:
            for n in numbers:
                article = make_article(f"{n}.txt", *(f"câu {n} {m}" for m in range(self.LINES)), title=title)
                sentences, chunks = split(article)
                shapes = ((len(sentences), EMBEDDER.dimension), (len(chunks), EMBEDDER.dimension))
                vectors = [generator.standard_normal(shape).astype(np.float32) for shape in shapes]
                writer.put(article, sentences, chunks, vectors[0], vectors[1], Fingerprint(title, "1"))

    @pytest.fixture
    def amendments(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """Whether each publication after the first one was an amendment."""
        made: list[bool] = []

        def recorded(*args: object) -> object:
            pointer = amend(*args)  # type: ignore[arg-type]
            made.append(pointer is not None)
            return pointer

        monkeypatch.setattr("vectorstore.index.amend", recorded)
        return made

    def assert_sound(self, store: Store) -> None:
        assert store.index_is_current
        probe = np.ones(EMBEDDER.dimension, dtype=np.float32)
        assert {hit.id for form in FORMS for hit in store.dense(probe, form, 10_000)} == searched_ids(store)
        for form in FORMS:
            ids, vectors = store._catalogue.matrix(form)
            for place in range(0, len(ids), 97):
                (hit,) = store.dense(vectors[place], form, 1)
                assert hit.id == ids[place]
                assert hit.score == pytest.approx(1.0, abs=1e-5)

    def test_small_changes_are_amended_until_they_add_up(self, tmp_path: Path, amendments: list[bool]) -> None:
        with open_store(tmp_path) as store:
            self.put_many(store, range(self.COUNT))
            self.put_many(store, range(2), title="Tên khác, cùng câu, véc-tơ khác")
            self.assert_sound(store)
            with store.writing() as writer:
                writer.remove("5.txt")
            self.assert_sound(store)
            self.put_many(store, range(self.COUNT, self.COUNT + 1))
            self.assert_sound(store)
            assert amendments == [True, True, True]
            self.put_many(store, range(8, 12), title="Lại tên khác")
            self.assert_sound(store)
            assert amendments[-1] is False
        with open_store(tmp_path) as store:
            self.assert_sound(store)
        assert len(generations(tmp_path)) == 1

    def test_a_damaged_generation_is_not_amended(self, tmp_path: Path, amendments: list[bool]) -> None:
        with open_store(tmp_path) as store:
            self.put_many(store, range(self.COUNT))
        scramble_level0(tmp_path)
        with open_store(tmp_path) as store:
            self.put_many(store, range(1), title="Khác")
            self.assert_sound(store)
        assert amendments == [True]


def test_a_search_that_runs_keeps_its_generation_open(folder: Path) -> None:
    with open_store(folder) as store:
        index: VectorIndex = store._index
        with index._borrowed() as used:
            assert used is not None
            store.rebuild()
            store.dense(EMBEDDER.query("đảng viên"), "sentence", 5)
            assert used.retired
            assert used.generation.count("sentence") == 48
        with pytest.raises(Exception, match="has no attribute"):
            used.generation.count("sentence")


def test_a_stray_env_file_does_not_reach_chroma(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CHROMA_SERVER_HTTP_PORT=cổng\nALLOW_RESET=có thể\nMIGRATIONS=9\nIS_PERSISTENT=?\n")
    code = (
        "from pathlib import Path; from tests.vectorstore.samples import *\n"
        "with open_store(Path('data')) as store:\n"
        "    with store.writing() as writer: put(writer, make_article('a.txt', 'đảng viên'))\n"
        "    print(len(indexed_ids(store)), store.index_is_current)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "CHROMA_SERVER_HTTP_PORT": "x"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("2 True", "")
