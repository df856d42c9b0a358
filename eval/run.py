"""Asking gold questions of an assistant, one after the other, and judging what it says."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from errors import QuestionError
from eval.match import form
from eval.metrics import Verdict, judge
from eval.questions import Gold
from eval.retrieval import measured, rankings
from eval.scores import Corpus, Scores
from ingest.report import FileResult
from records.answer import Answer, Writer
from records.question import Turn

if TYPE_CHECKING:
    from rag.assistant import Assistant

Steps = Callable[[int, int], None]
"""Called with how many questions are done, and how many there are."""


def evaluate(
    assistant: "Assistant", golds: Sequence[Gold], steps: Steps | None = None, writer: Writer = Writer.EXTRACTIVE
) -> Scores:
    """Asks every question and judges the answer to its last turn; a question that cannot be read counts as refused.

    Where the language model writes, retrieval is not measured: it is that of the other writer.
    """
    verdicts = []
    for done, gold in enumerate(golds, start=1):
        verdicts.append(_verdict(assistant, gold, writer))
        if steps:
            steps(done, len(golds))
    return Scores(tuple(verdicts))


def answered(assistant: "Assistant", turns: Sequence[str], writer: Writer) -> tuple[Answer, bool]:
    """The answer to the last turn of a conversation, and False where a turn cannot be read: it then says why."""
    try:
        history = _before(assistant, turns, writer)
        return assistant.ask(turns[-1], history, writer), True
    except QuestionError as error:
        return assistant.refusal(turns[-1], str(error)), False


def _before(assistant: "Assistant", turns: Sequence[str], writer: Writer) -> list[Turn]:
    """The turns before the last one, each answered in the light of those before it."""
    history: list[Turn] = []
    for question in turns[:-1]:
        history.append(Turn(question, assistant.ask(question, history, writer)))
    return history


def _verdict(assistant: "Assistant", gold: Gold, writer: Writer) -> Verdict:
    last = gold.item.turns[-1]
    try:
        history = _before(assistant, gold.item.turns, writer)
        answer, first_ms = _timed(assistant, last, history, writer)
        measures = gold.evidence and writer is Writer.EXTRACTIVE
        ranking = measured(gold, rankings(assistant.readings(last, history))) if measures else {}
    except QuestionError as error:
        return judge(gold, assistant.refusal(last, str(error)))
    return judge(gold, answer, ranking, first_ms)


def _timed(
    assistant: "Assistant", question: str, history: Sequence[Turn], writer: Writer
) -> tuple[Answer, float | None]:
    """The complete answer, and the milliseconds until its first cited claim was shown, None where there is none."""
    started, first_ms = time.perf_counter(), None
    for answer in assistant.stream(question, history, writer):
        if first_ms is None and answer.citations:
            first_ms = (time.perf_counter() - started) * 1000
    return answer, first_ms


def askable(golds: Iterable[Gold], sources: Collection[str]) -> tuple[Gold, ...]:
    """The questions that some of these articles can answer, and those that no article has to answer."""
    return tuple(g for g in golds if not g.evidence or any(source in sources for source, _ in g.evidence))


def described(
    assistant: "Assistant", questions: Path, articles: str, golds: Sequence[Gold], failures: Sequence[FileResult] = ()
) -> tuple[tuple[Gold, ...], Corpus]:
    """The questions that can be asked of the articles there, and what is evaluated.

    An article that failed to be ingested (`failures`) counts as there: what it would answer is missed, not skipped.
    """
    summaries = assistant.articles()
    texts = {summary.source: form(assistant.article(summary.id).text) for summary in summaries}
    asked = askable(golds, {*texts, *(failure.source for failure in failures)})
    names = {gold.item.id for gold in asked}
    corpus = Corpus(
        questions=questions.name,
        articles=articles,
        article_count=len(summaries),
        skipped_articles=tuple((failure.source, failure.reason or "") for failure in failures),
        skipped_questions=tuple(gold.item.id for gold in golds if gold.item.id not in names),
        unplaced_evidence=tuple(
            gold.item.id
            for gold in asked
            if any(form(quote).strip() not in texts[source] for source, quote in gold.evidence if source in texts)
        ),
    )
    return asked, corpus
