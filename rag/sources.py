"""The sentences that a claim may cite, each with what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.context import Context
from records.article import Article
from records.passage import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence under the number by which a claim cites it; `beside` are all sentences of its article, in order."""

    n: int
    article: Article
    sentence: Sentence
    context: Context
    beside: Sequence[Sentence] = ()
