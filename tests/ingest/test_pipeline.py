"""Ingesting files: what is new is stored, what changed replaces, what fails is reported and stops nothing."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from errors import StoreLockedError
from ingest import fingerprints
from ingest.pipeline import embed_missing, ingest, remove
from ingest.ports import Progress, Stage, Step
from ingest.read import read_article
from ingest.report import FileResult, Outcome, Report
from records.article import Article
from records.passage import Chunk, Sentence
from tests.vectorstore.processes import holding
from tests.vectorstore.samples import EMBEDDER, HashingEmbedder, indexed_ids, open_store, searched_ids, vectors_of
from vectorstore.store import Store

BUNDLED = Path(__file__).parents[2] / "data" / "articles"
TEXT = "Sa Pa kết nạp đảng viên mới\n\nNăm 2022, Đảng bộ thị xã kết nạp được 134 đảng viên, đạt 104,2% mục tiêu.\n"


class CountingEmbedder(HashingEmbedder):
    """Remembers what it was asked to embed."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def passages(self, texts, progress=None):  # type: ignore[no-untyped-def]
        self.seen.extend(texts)
        return super().passages(texts, progress)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kho") as opened:
        yield opened


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "bài"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text("Nông thôn mới ở Sơn La\n\nXã Chiềng Khương đạt 19/19 tiêu chí.\n", encoding="utf-8")
    return folder


def run(
    store: Store, *paths: Path, embedder: HashingEmbedder = EMBEDDER, chunk_tokens: int = 256,
    progress: Progress | None = None,
) -> Report:  # fmt: skip
    return ingest(paths, store=store, embedder=embedder, chunk_tokens=chunk_tokens, max_bytes=2**20, progress=progress)


def outcomes(report: Report) -> dict[str, Outcome]:
    return {result.source: result.outcome for result in report.results}


def reason(report: Report, source: str) -> str:
    (result,) = (result for result in report.results if result.source == source)
    assert result.outcome is Outcome.FAILED
    assert result.reason
    return result.reason


def test_the_bundled_articles_are_stored_whole(store: Store) -> None:
    report = run(store, BUNDLED)
    assert report.count(Outcome.ADDED) == len(report.results) == 5
    assert report.failures == ()
    assert [article.source for article in store.articles()] == sorted(path.name for path in BUNDLED.iterdir())
    for summary in store.articles():
        text = store.article(summary.id).text
        assert summary.sentences and summary.chunks
        passages: tuple[Sentence | Chunk, ...] = (*store.sentences(summary.id), *store.chunks(summary.id))
        for passage in passages:
            assert text[passage.start : passage.end] == passage.text
    assert store.index_is_current
    assert indexed_ids(store) == searched_ids(store)


def test_ingesting_twice_costs_nothing_and_needs_no_lock(
    store: Store, tmp_path: Path, articles: Path, embedder: CountingEmbedder
) -> None:
    run(store, articles)
    with store.writing():
        again = run(store, articles, embedder=embedder)
    assert outcomes(again) == {"a.txt": Outcome.UNCHANGED, "b.txt": Outcome.UNCHANGED}
    assert embedder.seen == []


def test_a_changed_file_replaces_what_its_source_had(store: Store, articles: Path, embedder: CountingEmbedder) -> None:
    run(store, articles)
    (articles / "a.txt").write_text(TEXT.replace("134", "135"), encoding="utf-8")
    assert outcomes(run(store, articles, embedder=embedder)) == {"a.txt": Outcome.UPDATED, "b.txt": Outcome.UNCHANGED}
    assert not any("Chiềng Khương" in text for text in embedder.seen)
    assert store.lexical(["134"], "sentence", 5, folded=False) == ()
    assert len(store.lexical(["135"], "sentence", 5, folded=False)) == 1
    assert len(store.articles()) == 2


def test_another_chunk_size_reads_every_file_again(store: Store, articles: Path) -> None:
    run(store, articles)
    assert set(outcomes(run(store, articles, chunk_tokens=64)).values()) == {Outcome.UPDATED}
    assert set(outcomes(run(store, articles, chunk_tokens=64)).values()) == {Outcome.UNCHANGED}


def test_another_reader_reads_every_file_again(
    store: Store, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, articles)
    code = Path(shutil.copytree(Path(fingerprints.__file__).parent, tmp_path / "ingest"))
    (code / "read.py").write_text("# another rule\n")
    fingerprints.reading_digest.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(fingerprints, "__file__", str(code / "fingerprints.py"))
        assert set(outcomes(run(store, articles)).values()) == {Outcome.UPDATED}
    fingerprints.reading_digest.cache_clear()


def test_the_same_files_give_the_same_ids_and_vectors_in_any_order(tmp_path: Path, articles: Path) -> None:
    for folder, names in (("1", ["a.txt", "b.txt"]), ("2", ["b.txt", "a.txt", "b.txt"])):
        with open_store(tmp_path / folder) as store:
            for name in names:
                run(store, articles / name)
    assert vectors_of(tmp_path / "1") == vectors_of(tmp_path / "2")


def test_a_removed_article_is_gone_and_can_come_back(store: Store, articles: Path) -> None:
    run(store, articles)
    report = remove(["a.txt", "không có.txt", "a.txt"], store=store)
    assert outcomes(report) == {"a.txt": Outcome.REMOVED, "không có.txt": Outcome.FAILED}
    assert "app.py articles" in reason(report, "không có.txt")
    assert [article.source for article in store.articles()] == ["b.txt"]
    assert indexed_ids(store) == searched_ids(store)
    assert outcomes(run(store, articles)) == {"a.txt": Outcome.ADDED, "b.txt": Outcome.UNCHANGED}


def test_sources_are_paths_within_the_folder_or_names(store: Store, articles: Path) -> None:
    (articles / "2023" / "quý 1").mkdir(parents=True)
    shutil.copy(articles / "a.txt", articles / "2023" / "quý 1" / "a.txt")
    report = run(store, articles, articles / "2023" / "quý 1" / "a.txt")
    assert [result.source for result in report.results] == ["2023/quý 1/a.txt", "a.txt", "b.txt", "a.txt"]
    assert "Trùng tên" in (report.results[-1].reason or "")
    assert [article.source for article in store.articles()] == ["2023/quý 1/a.txt", "a.txt", "b.txt"]


def test_a_file_given_twice_is_ingested_once(store: Store, articles: Path) -> None:
    report = run(store, articles / "a.txt", articles / ".." / articles.name / "a.txt", articles)
    assert outcomes(report) == {"a.txt": Outcome.ADDED, "b.txt": Outcome.ADDED}
    assert len(report.results) == 2


def test_bad_files_are_reported_and_the_others_go_in(store: Store, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "large.txt").write_bytes(b"a b c\n" * 2**18)
    (articles / "LICENSE").write_text("MIT")
    (articles / "ảnh.jpg").write_bytes(b"\xff\xd8")
    (articles / ".hidden.txt").write_text("ẩn")
    (articles / ".git").mkdir()
    (articles / ".git" / "x.txt").write_text("ẩn")
    (articles / "link.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(articles / "pipe.txt")
    report = run(store, articles, tmp_path / "không có.txt", tmp_path / "pipe.txt")
    assert {source for source, outcome in outcomes(report).items() if outcome is Outcome.ADDED} == {"a.txt", "b.txt"}
    for source in ("LICENSE", "ảnh.jpg"):
        assert ".txt, .md" in reason(report, source)
    for source in ("empty.txt", "binary.txt", "large.txt", "pipe.txt", "link.txt"):
        assert reason(report, source)
    for path in (tmp_path / "không có.txt", tmp_path / "pipe.txt"):
        assert "Không tìm thấy" in reason(report, str(path))
    assert not any("hidden" in source or "git" in source for source in outcomes(report))
    assert [article.source for article in store.articles()] == ["a.txt", "b.txt"]


def test_a_page_that_trips_the_reader_stops_no_other(
    store: Store, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(path: Path, source: str, *, max_bytes: int) -> Article:
        if source == "a.txt":
            raise RecursionError
        return read_article(path, source, max_bytes=max_bytes)

    monkeypatch.setattr("ingest.pipeline.read_article", trip)
    report = run(store, articles)
    assert outcomes(report) == {"a.txt": Outcome.FAILED, "b.txt": Outcome.ADDED}
    assert "RecursionError" in reason(report, "a.txt")


def test_a_file_that_turns_bad_keeps_its_old_article(store: Store, articles: Path) -> None:
    run(store, articles)
    (articles / "a.txt").write_bytes(b"")
    with store.writing():
        assert outcomes(run(store, articles)) == {"a.txt": Outcome.FAILED, "b.txt": Outcome.UNCHANGED}
    assert [article.source for article in store.articles()] == ["a.txt", "b.txt"]


def test_a_name_that_is_not_utf8_is_stored_readably(store: Store, articles: Path) -> None:
    (articles / os.fsdecode(b"\xff\xfe.txt")).write_text(TEXT, encoding="utf-8")
    assert outcomes(run(store, articles))["\ufffd\ufffd.txt"] is Outcome.ADDED


def test_no_paths_and_empty_folders_make_an_empty_report(store: Store, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    assert run(store) == run(store, tmp_path / "trống") == Report(())


def test_a_second_process_is_told_who_ingests(tmp_path: Path, articles: Path) -> None:
    with holding(tmp_path / "kho") as other, open_store(tmp_path / "kho") as store:
        with pytest.raises(StoreLockedError, match=f"tiến trình {other.pid} "):
            run(store, articles)
        with pytest.raises(StoreLockedError, match=f"tiến trình {other.pid} "):
            remove(["a.txt"], store=store)


class StopAt:
    """Progress that interrupts the run at a stage of a file."""

    def __init__(self, source: str, stage: Stage) -> None:
        self.at = (source, stage)

    def __call__(self, step: Step) -> None:
        if (step.source, step.stage) == self.at:
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("source", "stage", "kept"),
    [
        *[("a.txt", stage, []) for stage in (Stage.COMPARE, Stage.READ, Stage.EMBED, Stage.WRITE)],
        *[("b.txt", stage, ["a.txt"]) for stage in (Stage.COMPARE, Stage.READ, Stage.EMBED, Stage.WRITE)],
        ("", Stage.INDEX, ["a.txt", "b.txt"]),
    ],
)
def test_an_interrupted_run_keeps_what_it_stored_and_can_go_on(
    tmp_path: Path, articles: Path, source: str, stage: Stage, kept: list[str]
) -> None:
    with open_store(tmp_path / "kho") as store:
        with pytest.raises(KeyboardInterrupt):
            run(store, articles, progress=StopAt(source, stage))
        assert list(store.sources()) == kept
    with open_store(tmp_path / "kho") as store:
        assert store.index_is_current
        assert indexed_ids(store) == searched_ids(store)
        run(store, articles)
    with open_store(tmp_path / "whole") as store:
        run(store, articles)
    assert vectors_of(tmp_path / "kho") == vectors_of(tmp_path / "whole")


def test_progress_counts_files_and_names_stages(store: Store, articles: Path) -> None:
    steps: list[Step] = []
    run(store, articles, progress=steps.append)
    stages = [step.stage for step in steps if step.source == "a.txt"]
    assert list(dict.fromkeys(stages)) == [Stage.COMPARE, Stage.READ, Stage.EMBED, Stage.WRITE]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert {step.total for step in steps} == {2}
    assert steps[-1] == Step("", Stage.INDEX, 2, 2)
    parts = [step.part for step in steps if step.source == "a.txt" and step.stage is Stage.EMBED]
    assert parts == sorted(parts) and parts[-1] == 1.0


def test_nothing_new_makes_no_index_step(store: Store, articles: Path) -> None:
    run(store, articles)
    steps: list[Step] = []
    run(store, articles, progress=steps.append)
    assert {step.stage for step in steps} == {Stage.COMPARE}


def test_passages_are_embedded_under_their_title_and_each_text_once(
    store: Store, articles: Path, embedder: CountingEmbedder
) -> None:
    run(store, articles / "a.txt", embedder=embedder)
    (article,) = store.articles()
    assert len(embedder.seen) == len(set(embedder.seen))
    assert {text.partition("\n")[0] for text in embedder.seen} == {article.title}


def test_articles_without_vectors_are_embedded_and_an_interruption_is_made_good(tmp_path: Path, articles: Path) -> None:
    with open_store(tmp_path / "kho") as store:
        run(store, articles)
        made_from = store.sources()
    before = vectors_of(tmp_path / "kho")
    with Store.open(tmp_path / "kho", embedder_name="other", dimension=7, adopt=True) as store:
        assert len(store.unembedded()) == 2
    with Store.open(tmp_path / "kho", embedder_name=EMBEDDER.name, dimension=64, adopt=True) as store:
        with pytest.raises(KeyboardInterrupt):
            embed_missing(store=store, embedder=EMBEDDER, progress=StopAt("b.txt", Stage.EMBED))
        assert store.unembedded() and list(store.sources()) == ["a.txt"]
        assert embed_missing(store=store, embedder=EMBEDDER) == 1
        assert embed_missing(store=store, embedder=EMBEDDER) == 0
        assert store.sources() == made_from
        assert indexed_ids(store) == searched_ids(store)
        assert set(outcomes(run(store, articles)).values()) == {Outcome.UNCHANGED}
    assert vectors_of(tmp_path / "kho") == before


def test_an_article_is_never_half_in_the_catalogue(store: Store, articles: Path, tmp_path: Path) -> None:
    class BrokenEmbedder(HashingEmbedder):
        def passages(self, texts, progress=None):  # type: ignore[no-untyped-def]
            return super().passages(texts, progress)[:, :5]

    with pytest.raises(ValueError, match="shape"):
        run(store, articles, embedder=BrokenEmbedder())
    with closing(sqlite3.connect(tmp_path / "kho" / "catalogue.sqlite")) as connection:
        for table in ("articles", "passages", "sentence_words", "chunk_words"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_report_counts_and_lists_failures() -> None:
    results = (FileResult("a", Outcome.ADDED), FileResult("b", Outcome.FAILED, "hỏng"), FileResult("c", Outcome.ADDED))
    report = Report(results)
    assert report.count(Outcome.ADDED) == 2
    assert report.failures == (results[1],)
