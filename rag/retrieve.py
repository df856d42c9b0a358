"""Finding the sentences worth reading: dense and lexical search over sentences and chunks, fused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.ports import Embedder, Kind, Store
from records.evidence import Evidence, Hit
from records.passage import SectionKind, Sentence
from records.question import Question
from vietnamese.english import is_english
from vietnamese.normalise import fold
from vietnamese.words import content, syllables

# Weights of the min-max sum. Sentences decide; their chunk, which knows the neighbourhood, adds half.
_WEIGHTS: Mapping[str, float] = {"dense": 1.0, "lexical": 1.0, "chunk_dense": 0.5, "chunk_lexical": 0.5}
_HITS = 60
_CHUNKS = 12
_CANDIDATES = 40
_ALL = 1_000_000  # chunks: more than any store holds


@dataclass(frozen=True, slots=True)
class Retriever:
    """Retrieval over one store, or over some of its articles, with one embedding model."""

    store: Store
    embedder: Embedder
    article_ids: frozenset[str] | None = None

    def retrieve(self, question: Question) -> tuple[Evidence, ...]:
        """At most 40 sentences, best first; furniture is never among them. `score` is in 0..1."""
        asked = question.asked if is_english(question.asked) else ""  # the model knows English better than a glossary
        vector = self.embedder.query(f"{question.standalone} {asked}".rstrip())
        # A name as a whole outweighs words that many news share ("giữ chức vụ gì").
        terms = list(dict.fromkeys([*_lexical_terms(question.terms), *question.names]))
        signals: dict[str, dict[str, float]] = {
            "dense": _min_max(self.store.dense(vector, "sentence", _HITS, self.article_ids)),
            "lexical": _min_max(self._lexical(terms, "sentence", _HITS)),
            "chunk_dense": self._spread(self.store.dense(vector, "chunk", _CHUNKS, self.article_ids)),
            "chunk_lexical": self._spread(self._lexical(terms, "chunk", _CHUNKS)),
        }
        ids = dict.fromkeys(identifier for signal in signals.values() for identifier in signal)
        total = sum(_WEIGHTS.values())
        fused = {
            identifier: sum(_WEIGHTS[name] * signal.get(identifier, 0.0) for name, signal in signals.items()) / total
            for identifier in ids
        }
        found: list[Sentence] = []
        for identifier in sorted(fused, key=lambda key: (-fused[key], key)):
            sentence = self.store.sentence(identifier)
            if sentence.kind is not SectionKind.FURNITURE:
                found.append(sentence)
            if len(found) == _CANDIDATES:
                break
        # What another model's cosines say of a question nobody has measured.
        near = self.store.similarities(vector, [s.id for s in found]) if self.embedder.is_bundled else {}

        def why(sentence: Sentence) -> dict[str, float]:
            parts = {name: signal.get(sentence.id, 0.0) for name, signal in signals.items()}
            return parts | ({"cosine": near[sentence.id]} if sentence.id in near else {})

        return tuple(Evidence(self.store.article(s.article_id), s, fused[s.id], tuple(why(s).items())) for s in found)

    def neighbours(self, text: str) -> tuple[str, ...]:
        """Texts of sentences that share syllables with a text, with or without its diacritics.

        A pair is looked for when one of its syllables has content, since without diacritics a part of a name may look
        like a function word ("Quàng Văn Độ": "vẫn", "do").
        """
        kept = {fold(syllable.form) for syllable in content(text, folded=True)}
        if not kept:
            return ()
        folded = [fold(syllable.form) for syllable in syllables(text)]
        pairs = [f"{first} {second}" for first, second in pairwise(folded) if first in kept or second in kept]
        terms = list(dict.fromkeys([*(form for form in folded if form in kept), *pairs]))
        hits = self.store.lexical(terms, "sentence", _HITS, folded=True)
        return tuple(self.store.sentence(hit.id).text for hit in hits)

    def _lexical(self, terms: Sequence[str], kind: Kind, limit: int) -> Sequence[Hit]:
        if not terms:
            return ()
        inside = self.article_ids
        plain_terms = [fold(term) for term in terms]
        written = _min_max(self.store.lexical(terms, kind, limit, folded=False, article_ids=inside))
        plain = _min_max(self.store.lexical(plain_terms, kind, limit, folded=True, article_ids=inside))
        both = {key: written.get(key, 0.0) + plain.get(key, 0.0) / 2 for key in (*written, *plain)}
        return tuple(Hit(key, score) for key, score in both.items())

    def _spread(self, chunks: Sequence[Hit]) -> dict[str, float]:
        """Each chunk's score, given to its sentences."""
        scores = _min_max(chunks)
        return {s.id: score for chunk, score in scores.items() for s in self.store.sentences_in(chunk)}


def articles_with(store: Store, words: str) -> frozenset[str]:
    """Ids of the articles whose text, page furniture aside, holds each of the words, with or without diacritics.

    Empty when there is no word.
    """
    found: frozenset[str] | None = None
    for word in dict.fromkeys(syllable.form for syllable in syllables(fold(words))):
        hits = store.lexical([word], "chunk", _ALL, folded=True)
        having = frozenset(hit.id.split(":")[1] for hit in hits)
        found = having if found is None else found & having
        if not found:
            break
    return found or frozenset()


def _lexical_terms(terms: Sequence[str]) -> list[str]:
    """Syllables, and pairs of neighbours as phrases: most Vietnamese words have two syllables."""
    pairs = [f"{first} {second}" for first, second in pairwise(terms)]
    return list(dict.fromkeys([*terms, *pairs]))


def _min_max(hits: Sequence[Hit]) -> dict[str, float]:
    """Scores moved to 0..1 within one search (the fusion DESIGN.md measured better than reciprocal ranks)."""
    if not hits:
        return {}
    low, high = min(hit.score for hit in hits), max(hit.score for hit in hits)
    return {hit.id: (hit.score - low) / (high - low) if high > low else 1.0 for hit in hits}
