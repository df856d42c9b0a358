"""What retrieval finds and what reading makes of it."""

from dataclasses import dataclass

from records.article import Article
from records.passage import Sentence


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found by one search: its id (of a Sentence or a Chunk) and a score, higher is better."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer the question. `score` is in 0..1; `why` names what the score is made of."""

    article: Article
    sentence: Sentence
    score: float
    why: tuple[tuple[str, float], ...]
