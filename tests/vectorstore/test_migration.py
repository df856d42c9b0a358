"""A data folder of the program's first version is brought to this one's, and nothing in it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from ingest.report import Outcome
from tests.vectorstore.samples import EMBEDDER, indexed_ids, open_store, searched_ids, vectors_of
from vectorstore import database
from vectorstore.database import VERSION
from vectorstore.facts import FigureFilter
from vectorstore.library import open_library
from vectorstore.store import Store

SCHEMA = Path(database.__file__).with_name("schema.sql")
BUNDLED = Path(__file__).parents[2] / "data" / "articles"
TABLES = {
    "about": "only_row, identity, embedder, dimension, revision",
    "articles": "key, id, source, title, place, published, byline, text, sections, content_digest, settings_digest, "
    "revision, embedded",
    "passages": "key, article, id, form, position, paragraph, kind, start_at, end_at, vector",
    "sentence_words": "rowid, written, folded",
    "chunk_words": "rowid, written, folded",
}


def fill(store: Store) -> list[Outcome]:
    report = ingest([BUNDLED], store=store, embedder=EMBEDDER, chunk_tokens=256, max_bytes=2**24)
    return [result.outcome for result in report.results]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The five articles in a folder of the first version: its schema, with the rows that it would have written."""
    folder = tmp_path / "old"
    with open_store(folder) as store:
        fill(store)
    new, path = tmp_path / "new.sqlite", folder / "catalogue.sqlite"
    path.rename(new)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("ATTACH ? AS new", (str(new),))
        for table, columns in TABLES.items():
            connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM new.{table}")
        connection.execute("UPDATE articles SET settings_digest = 'of the first version'")
        connection.execute("PRAGMA user_version = 1")
    return folder


def version_of(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_articles_vectors_and_index_are_as_they_were(old: Path) -> None:
    vectors, pointer = vectors_of(old), (old / "vectors" / "CURRENT").read_bytes()
    with open_store(old) as store:
        assert len(store.articles()) == 5
        assert indexed_ids(store) == searched_ids(store)
        assert store.lexical(["đảng"], "sentence", 1, folded=False)
    assert version_of(old) == VERSION == 2
    assert vectors_of(old) == vectors
    assert (old / "vectors" / "CURRENT").read_bytes() == pointer


def test_it_is_said_that_the_facts_are_not_read_yet_until_the_files_are_ingested_again(old: Path) -> None:
    with open_library(old) as library:
        assert len(library.unread()) == 5
        assert library.figures(FigureFilter()) == library.documents() == ()
    with open_store(old) as store:
        assert fill(store) == [Outcome.UPDATED] * 5
        assert store.unread() == ()
        assert store.figures(FigureFilter()) and store.documents()
        assert fill(store) == [Outcome.UNCHANGED] * 5


def test_a_migration_that_fails_leaves_the_folder_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.sql"
    broken.write_text("CREATE TABLE figures (key INTEGER); CREATE TABLE articles (again);", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(database, "_STEPS", (SCHEMA, broken))
        with pytest.raises(database.StoreError):
            open_store(old)
    assert version_of(old) == 1
    with open_store(old) as store:
        assert len(store.articles()) == 5


def test_a_folder_is_migrated_once(old: Path) -> None:
    for _ in range(2):
        open_store(old).close()
        open_library(old).close()
    assert version_of(old) == VERSION
