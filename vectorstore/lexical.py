"""Finding passages by their words: SQLite FTS5 over the text as written and without diacritics."""

import json
from collections.abc import Collection, Sequence
from functools import lru_cache

from records.evidence import Hit
from vectorstore.catalogue import IN_ARTICLES, PassageForm
from vectorstore.database import Database
from vietnamese.normalise import fold

_CACHED_FREQUENCIES = 20_000


class Words:
    """Reads from any thread. Terms are given in matching form (`match_form`, or `fold` where folded is asked for)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._frequency_at = lru_cache(maxsize=_CACHED_FREQUENCIES)(self._read_frequency)
        self._variants_at = lru_cache(maxsize=1)(self._read_variants)
        self._count_at = lru_cache(maxsize=1)(self._read_count)

    def search(
        self,
        terms: Sequence[str],
        form: PassageForm,
        limit: int,
        *,
        folded: bool,
        article_ids: Collection[str] | None = None,
    ) -> tuple[Hit, ...]:
        """Passages that hold any of the terms, best first; score is FTS5's bm25, turned so that higher is better."""
        parameters: list[object] = [_expression(terms, folded=folded)]
        wanted = ""
        if article_ids is not None:
            wanted = f"AND {IN_ARTICLES}"
            parameters.append(json.dumps(list(article_ids)))
        table = f"{form}_words"
        query = f"""
            SELECT id, -bm25({table}) AS score FROM {table} JOIN passages ON passages.key = {table}.rowid
            WHERE {table} MATCH ? {wanted} ORDER BY score DESC, id LIMIT ?"""
        with self._database.reading() as connection:
            return tuple(Hit(id, score) for id, score in connection.execute(query, (*parameters, max(limit, 0))))

    def articles_with(self, terms: Collection[str]) -> frozenset[str]:
        """Ids of the articles in whose sentences any of the terms stands as written."""
        query = """
            SELECT id FROM articles WHERE key IN (
                SELECT article FROM sentence_words JOIN passages ON passages.key = sentence_words.rowid
                WHERE sentence_words MATCH ?)"""
        with self._database.reading() as connection:
            rows = connection.execute(query, (_expression(list(terms), folded=False),))
            return frozenset(id for (id,) in rows)

    def document_frequencies(self, terms: Sequence[str], *, folded: bool) -> dict[str, int]:
        """In how many sentences each term stands."""
        with self._database.snapshot():
            revision = self._revision()
            return {term: self._frequency_at(revision, term, folded) for term in terms}

    def sentence_count(self) -> int:
        """How many sentences are searched: the whole that document frequencies are a part of."""
        with self._database.snapshot():
            return self._count_at(self._revision())

    def variants(self, folded_syllable: str) -> dict[str, int]:
        """The written forms of a syllable without diacritics in the sentences, and how often each stands there."""
        with self._database.snapshot():
            return dict(self._variants_at(self._revision()).get(folded_syllable, {}))

    def _revision(self) -> int:
        with self._database.reading() as connection:
            revision: int = connection.execute("SELECT revision FROM about").fetchone()[0]
            return revision

    def _read_frequency(self, revision: int, term: str, folded: bool) -> int:
        query = "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH ?"
        with self._database.reading() as connection:
            count: int = connection.execute(query, (_expression([term], folded=folded),)).fetchone()[0]
            return count

    def _read_count(self, revision: int) -> int:
        with self._database.reading() as connection:
            count: int = connection.execute("SELECT count(*) FROM sentence_words").fetchone()[0]
            return count

    def _read_variants(self, revision: int) -> dict[str, dict[str, int]]:
        variants: dict[str, dict[str, int]] = {}
        with self._database.reading() as connection:
            for word, count in connection.execute("SELECT term, cnt FROM sentence_vocabulary WHERE col = 'written'"):
                variants.setdefault(fold(word), {})[word] = count
        return variants


def _expression(terms: Sequence[str], *, folded: bool) -> str:
    """An FTS5 query for any of the terms. Each is a quoted phrase, so that nothing in it is read as query syntax."""
    phrases = dict.fromkeys(_phrase(term) for term in terms)
    column = "folded" if folded else "written"
    anything = " OR ".join(phrases) or '""'
    return f"{column} : ({anything})"


def _phrase(term: str) -> str:
    plain = term.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")  # lone surrogates cannot be bound
    return '"' + plain.replace('"', '""') + '"'
