"""From readings to an answer: what is shown, what is cited, and when nothing may be said."""

from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from rag.read import Reading
from rag.verify import unsupported
from rag.write import write_claim
from records.answer import Citation, Claim, Status
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.numbers import Number

_ENOUGH = 0.40  # a reading below this score is no answer
_SECOND = 0.92  # a further claim needs this share of the best score
_ANSWER_CHARS = 330  # further claims are added while the answer stays under this
_MOST_CLAIMS = 2
_RELATED = 3
_SUPPORT = 0.80  # another article's reading that may confirm the first one's figure


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is signed: status, claims, citations and near misses."""

    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    related: tuple[Citation, ...]


def draft(question: Question, readings: Sequence[Reading]) -> Draft:
    """The answer that the readings (best first) allow; NOT_FOUND, with near misses, when none is good enough."""
    good = [reading for reading in readings if not reading.disagrees and reading.score >= _ENOUGH]
    chosen = _chosen(question, good)
    claims: list[Claim] = []
    citations: list[Citation] = []
    for group in chosen:
        text = _claim_text(group[0])
        if unsupported(text.replace("**", ""), [reading.evidence.sentence.text for reading in group] + [group[0].evidence.article.title]):
            continue
        numbers = []
        for reading in group:
            citations.append(_citation(len(citations) + 1, reading))
            numbers.append(len(citations))
        claims.append(Claim(text, tuple(numbers)))
    if not claims:
        return Draft(Status.NOT_FOUND, (Claim(prompts.load("not_found").fill(), ()),), (), _related(readings))
    return Draft(Status.ANSWERED, tuple(claims), tuple(citations), ())


def _chosen(question: Question, good: Sequence[Reading]) -> list[list[Reading]]:
    """Readings to show, grouped by claim: the first of a group is quoted, the others confirm it."""
    if not good:
        return []
    best = good[0]
    if question.wants in (Wants.COUNT, Wants.PERCENT):
        value = _figure(best)
        confirming = [
            other
            for other in good[1:]
            if other.evidence.article.id != best.evidence.article.id
            and other.score >= _SUPPORT * best.score
            and _figure(other) is not None
            and value is not None
            and _figure(other).key == value.key  # type: ignore[union-attr]
        ]
        return [[best, *confirming[:1]]]
    groups = [[best]]
    length = len(write_claim(best))
    for other in good[1:]:
        if len(groups) == _MOST_CLAIMS or other.score < _SECOND * best.score:
            break
        extra = len(write_claim(other))
        if length + extra <= _ANSWER_CHARS and other.evidence.sentence.text != best.evidence.sentence.text:
            groups.append([other])
            length += extra
    return groups


def _figure(reading: Reading) -> Number | None:
    return reading.target.number if reading.target else None


def _claim_text(reading: Reading) -> str:
    clause = write_claim(reading)
    if reading.evidence.sentence.kind is SectionKind.TEASER:
        return prompts.load("teaser", "title", "clause").fill(title=reading.evidence.article.title, clause=clause)
    return clause


def _related(readings: Sequence[Reading]) -> tuple[Citation, ...]:
    near = sorted(readings, key=lambda reading: (-reading.score, reading.evidence.sentence.id))
    own = [reading for reading in near if reading.evidence.sentence.kind.own and reading.score >= _ENOUGH]
    return tuple(_citation(n, reading) for n, reading in enumerate(own[:_RELATED], start=1))


def _citation(n: int, reading: Reading) -> Citation:
    article, sentence = reading.evidence.article, reading.evidence.sentence
    return Citation(
        n, article.source, article.id, article.title, article.published, sentence.kind, sentence.text, sentence.start,
        sentence.end,
    )  # fmt: skip
