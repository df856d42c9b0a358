"""From files to the store: what changed is read, split, embedded and stored with what it states, article by article."""

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from errors import IngestError
from ingest.chunks import split_chunks, split_sentences
from ingest.document_refs import find_document_refs
from ingest.embedding import embed
from ingest.figures import find_figures
from ingest.files import find_files
from ingest.fingerprints import fingerprint
from ingest.ports import Embedder, Progress, Stage, Step, Store, Writer
from ingest.read import read_article
from ingest.report import FileResult, Outcome, Report

_log = logging.getLogger(__name__)


def ingest(
    paths: Sequence[Path],
    *,
    store: Store,
    embedder: Embedder,
    chunk_tokens: int,
    max_bytes: int,
    progress: Progress | None = None,
) -> Report:
    """Brings the store in line with files, and with all files in folders.

    A file whose bytes were stored before, read by the same rules, costs a hash; a changed one replaces what its source
    had; one that fails leaves it. When nothing is to be stored and the index is current, the store is not locked.
    Raises StoreError and ModelError; the articles stored until then stay.
    """
    with _Run(store, embedder, chunk_tokens, max_bytes, progress or _silent) as run:
        return run.over(paths)


def remove(sources: Sequence[str], *, store: Store) -> Report:
    """Removes what sources had from the store; a source that it does not have is reported as failed.

    Raises StoreLockedError when another process is writing.
    """
    results = []
    with store.writing("gỡ bài viết") as writer:
        for source in dict.fromkeys(sources):
            if writer.remove(source):
                results.append(FileResult(source, Outcome.REMOVED))
            else:
                reason = "Kho không có bài nào tên này. Xem tên các bài bằng `python app.py articles`."
                results.append(FileResult(source, Outcome.FAILED, reason))
    return Report(tuple(results))


def embed_missing(*, store: Store, embedder: Embedder, progress: Progress | None = None) -> int:
    """Makes the vectors of the stored articles that have none, because the store has changed its model.

    Returns how many articles that were. It may be interrupted: a second call goes on where the first one stopped.
    """
    tell = progress or _silent
    waiting = store.unembedded()
    if waiting:
        with store.writing("tính lại véc-tơ") as writer:
            for done, article_id in enumerate(waiting):
                article = store.article(article_id)
                sentences, chunks = store.sentences(article_id), store.chunks(article_id)
                step = Step(article.source, Stage.EMBED, done, len(waiting))
                writer.embed(article_id, *embed(embedder, article, sentences, chunks, _part_of(step, tell)))
            tell(Step("", Stage.INDEX, len(waiting), len(waiting)))
    return len(waiting)


class _Run(ExitStack):
    """One call of `ingest`. Leaving it publishes the index, if anything was written."""

    def __init__(self, store: Store, embedder: Embedder, chunk_tokens: int, max_bytes: int, progress: Progress) -> None:
        super().__init__()
        self._store = store
        self._embedder = embedder
        self._chunk_tokens = chunk_tokens
        self._max_bytes = max_bytes
        self._tell = progress
        self._held = store.sources()
        self._writer: Writer | None = None

    def over(self, paths: Sequence[Path]) -> Report:
        found = list(find_files(paths))
        results = []
        for done, one in enumerate(found):
            if not isinstance(one, FileResult):
                source, path = one
                try:
                    one = self._file(source, path, done, len(found))
                except IngestError as error:
                    one = FileResult(source, Outcome.FAILED, str(error))
                except OSError as error:
                    one = FileResult(source, Outcome.FAILED, f"Không đọc được tệp ({error.strerror}).")
            results.append(one)
        if self._writer or not self._store.index_is_current:
            self._tell(Step("", Stage.INDEX, len(found), len(found)))
            self._writing()
        return Report(tuple(results))

    def _file(self, source: str, path: Path, done: int, total: int) -> FileResult:
        def tell(stage: Stage) -> Step:
            step = Step(source, stage, done, total)
            self._tell(step)
            return step

        tell(Stage.COMPARE)
        made_from = fingerprint(path, self._chunk_tokens, self._max_bytes)
        held = self._held.get(source)
        if held == made_from:
            return FileResult(source, Outcome.UNCHANGED)
        tell(Stage.READ)
        try:
            article = read_article(path, source, max_bytes=self._max_bytes)
            sentences = split_sentences(article)
            chunks = split_chunks(article, sentences, self._chunk_tokens)
            figures = find_figures(article, sentences)
            documents = find_document_refs(article, sentences)
        except (IngestError, OSError):
            raise
        except Exception as error:  # parsers fail on odd pages in odd ways; the other files must still go in
            _log.exception("%s", path)
            name = type(error).__name__
            raise IngestError(f"Gặp lỗi ngoài dự kiến khi đọc tệp ({name}). Hãy báo lỗi kèm tệp này.") from error
        writer = self._writing()
        step = tell(Stage.EMBED)
        vectors = embed(self._embedder, article, sentences, chunks, _part_of(step, self._tell))
        tell(Stage.WRITE)
        writer.put(article, sentences, chunks, *vectors, made_from, figures=figures, documents=documents)
        return FileResult(source, Outcome.UPDATED if held else Outcome.ADDED)

    def _writing(self) -> Writer:
        """The store's writer; the lock is taken when it is first needed."""
        if self._writer is None:
            self._writer = self.enter_context(self._store.writing())
        return self._writer


def _part_of(step: Step, tell: Progress) -> Callable[[float], None]:
    return lambda part: tell(replace(step, part=part))


def _silent(step: Step) -> None:
    """Progress that nobody watches."""
