"""Example questions, made from what the loaded articles state."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from rag.questions import Facts, asking_for
from records.answer import Answer, Status
from records.passage import Sentence
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter

_ARTICLES = 12
_OF_ARTICLE = 6
_TRIES = 24


class Store(Facts, Protocol):
    """What examples need of the store."""

    def articles(self) -> Sequence[ArticleSummary]:
        """What is in the data folder."""
        ...


def examples(store: Store, ask: Callable[[str], Answer], limit: int) -> tuple[str, ...]:
    """At most `limit` questions whose answer cites the very sentence they were made from, articles taken in turn."""
    by_article = [list(islice(_questions(store, a.id), _OF_ARTICLE)) for a in list(store.articles())[:_ARTICLES]]
    in_turn = [
        questions[row]
        for row in range(max(map(len, by_article), default=0))
        for questions in by_article
        if row < len(questions)
    ]
    found: list[str] = []
    for question, sentence in in_turn[:_TRIES]:
        answer = ask(question)
        if answer.status is Status.ANSWERED and any(c.quote == sentence.text for c in answer.citations):
            found.append(question)
        if len(found) == limit:
            break
    return tuple(found)


def _questions(store: Store, article_id: str) -> Iterator[tuple[str, Sentence]]:
    """Questions on an article's figures, then on its documents, each once, with the sentence that answers it."""
    figures = ((asking_for(one), one.sentence) for one in store.figures(FigureFilter(article_id=article_id)))
    documents = ((asking_for(one), one.sentence) for one in store.documents(article_id))
    seen: set[str] = set()
    for question, sentence in (*figures, *documents):
        if question and question not in seen:
            seen.add(question)
            yield question, sentence
