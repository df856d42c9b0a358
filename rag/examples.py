"""Example questions, made from the loaded articles: a clause with one figure, asked for that figure."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from records.answer import Answer, Status
from records.passage import SectionKind, Sentence
from vectorstore.catalogue import ArticleSummary
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.numbers import NumberKind, find_numbers

_ARTICLES = 12
_LONGEST = 90
_TRIES = 24
_UNIT = re.compile(r"\s+[^\W\d_]{2,}\s+[^\W\d_]{2,}")


class Store(Protocol):
    """What examples need of the store."""

    def articles(self) -> Sequence[ArticleSummary]:
        """What is in the data folder."""
        ...

    def sentences(self, article_id: str) -> Sequence[Sentence]:
        """All sentences of an article, in order."""
        ...


def examples(store: Store, ask: Callable[[str], Answer], limit: int) -> tuple[str, ...]:
    """At most `limit` questions whose answer cites the very sentence they were made from, articles taken in turn."""
    by_article = [list(_questions(store.sentences(a.id))) for a in list(store.articles())[:_ARTICLES]]
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


def _questions(sentences: Sequence[Sentence]) -> list[tuple[str, Sentence]]:
    made: list[tuple[int, str, Sentence]] = []
    for sentence in sentences:
        if sentence.kind is not SectionKind.BODY:
            continue
        for mention in find_documents(sentence.text)[:1]:
            if mention.letters and any(p.start >= mention.end for p in find_periods(sentence.text)):
                name = sentence.text[mention.start : mention.end]
                made.append((1, f"{name[:1].upper()}{name[1:]} được ban hành ngày nào?", sentence))
        for start, end in split_clauses(sentence.text):
            clause = sentence.text[start:end]
            numbers = find_numbers(clause)
            if len(numbers) != 1 or not find_periods(clause) or not 30 <= len(clause) <= _LONGEST:
                continue
            number = numbers[0]
            if number.kind is NumberKind.COUNT and _UNIT.match(clause, number.end) and number.start > 12:
                asked = f"{clause[: number.start]}bao nhiêu{clause[number.end :]}?"
                made.append((0, asked[:1].upper() + asked[1:], sentence))
    return [(question, sentence) for _, question, sentence in sorted(made, key=lambda item: item[0])]
