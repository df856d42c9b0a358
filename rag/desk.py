"""What an answerer works with: looking for a question's evidence, and an article's sentences and facts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from rag.ports import Store
from rag.read import Reader, Reading
from rag.retrieve import Retriever
from rag.scope import Limits
from records.answer import Citation
from records.article import Article
from records.evidence import Evidence
from records.fact import DocumentRef, Figure
from records.passage import Sentence
from records.question import Question
from vectorstore.facts import FigureFilter


@dataclass(frozen=True, slots=True)
class Desk:
    """The articles of one store, searched and read."""

    store: Store
    retriever: Retriever
    reader: Reader
    _found: dict[tuple[object, ...], tuple[Evidence, ...]] = field(default_factory=dict, compare=False)
    _looked: dict[Question, tuple[Reading, ...]] = field(default_factory=dict, compare=False)
    _figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict, compare=False)

    def afresh(self) -> Self:
        """The same desk, which has looked for nothing yet: one for each question, since articles come and go."""
        return replace(self, _found={}, _looked={}, _figures={})

    def within(self, limits: Limits | None) -> Self:
        """A desk afresh that searches and reads only what lies within limits, if any."""
        if limits is None:
            return self.afresh()
        retriever = replace(self.retriever, article_ids=limits.article_ids)
        return replace(self, retriever=retriever, reader=replace(self.reader, admits=limits.admits)).afresh()

    def look(self, question: Question) -> tuple[Reading, ...]:
        """Retrieves and reads for a question, once: readings, best first."""
        if question not in self._looked:
            self._looked[question] = self.reader.read(question, self._retrieved(question))
        return self._looked[question]

    def is_foreign(self, question: Question) -> bool:
        """True when no sentence comes near the question."""
        readings = self.look(question)
        return bool(readings) and all("topic" in reading.disagrees for reading in readings)

    def _retrieved(self, question: Question) -> tuple[Evidence, ...]:
        """The candidates; the same ones for questions that differ only in what is wanted of them."""
        wording = (question.asked, question.standalone, question.terms, question.names)
        if wording not in self._found:
            self._found[wording] = self.retriever.retrieve(question)
        return self._found[wording]

    def admits(self, citation: Citation) -> bool:
        """True when the cited sentence lies within the limits, if there are any."""
        if self.reader.admits is None:
            return True
        sentence = self.store.sentence(f"s:{citation.article_id}:{citation.start}-{citation.end}")
        return self.reader.admits(self.reader.context(Evidence(self.article(citation.article_id), sentence, 0.0, ())))

    def article(self, article_id: str) -> Article:
        """The article of an id."""
        return self.store.article(article_id)

    def sentences(self, article_id: str) -> Sequence[Sentence]:
        """All sentences of an article, in order."""
        return self.store.sentences(article_id)

    def figures(self, article_id: str) -> Sequence[Figure]:
        """The figures of an article, in order."""
        if article_id not in self._figures:
            found = self.store.figures(FigureFilter(article_id=article_id))
            self._figures[article_id] = tuple(stated.fact for stated in found)
        return self._figures[article_id]

    def documents(self, article_id: str) -> Sequence[DocumentRef]:
        """The documents an article mentions, in order of their mentions."""
        return tuple(stated.fact for stated in self.store.documents(article_id))
