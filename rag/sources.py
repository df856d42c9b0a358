"""The sentences that a claim may cite, each with what stands around it."""

from dataclasses import dataclass

from rag.context import Context
from records.article import Article
from records.passage import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence under the number by which a claim cites it."""

    n: int
    article: Article
    sentence: Sentence
    context: Context
