"""From readings to an answer: what is shown, what is cited, and when nothing may be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import prompts
from rag.premise import asked_openly, is_sure, is_yes_no, premises, stating
from rag.quantity import rivals
from rag.read import Reading
from rag.smalltalk import small_talk
from rag.verify import unsupported
from rag.write import write_claim
from records.answer import Citation, Claim, Status
from records.passage import SectionKind
from records.question import Question, Wants

Look = Callable[[Question], Sequence[Reading]]
"""Retrieves and reads for a question: readings, best first."""

# Steered by 219 gold questions on two corpora: these bounds keep 99% of the right readings.
_ENOUGH = 0.42  # a reading below this score is no answer
_LEAST_COVER = 0.35  # nor one that holds less than this share of the question's words
_LEAST_LOCAL = 0.20  # nor a figure whose own clause holds less than this share of them
_SURE = 0.9  # unless the very office or date line asked for was found
_SECOND = 0.92  # a further claim needs this share of the best score
_ANSWER_CHARS = 330  # further claims are added while the answer stays under this
_MOST_CLAIMS = 2
_RELATED = 3
_SUPPORT = 0.80  # share of the best score with which another article's reading confirms a figure


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is signed: status, claims, citations and near misses."""

    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()


def draft(question: Question, look: Look) -> Draft:
    """The answer to a question; NOT_FOUND, with near misses, when no evidence is good enough."""
    if talk := small_talk(question.asked):
        return Draft(Status.ANSWERED, (Claim(prompts.load(talk).fill(), ()),))
    if is_yes_no(question) and premises(question):
        return _premises_checked(question, look)
    readings = look(question)
    good = [r for r in readings if _good(r)]
    if not good:
        return _not_found(readings)
    if question.wants in (Wants.COUNT, Wants.PERCENT):
        status, groups = rivals(question, good)
        if status is not Status.ANSWERED:
            return _compose(status, groups, readings)
        return _compose(status, [_confirmed(good)], readings)
    if question.wants is Wants.SUMMARY:
        return _compose(Status.ANSWERED, [[reading] for reading in good], readings)
    return _compose(Status.ANSWERED, _shown_together(good), readings)


def _good(reading: Reading) -> bool:
    if reading.disagrees or reading.score < _ENOUGH:
        return False
    if reading.target and reading.target.number and reading.signals["local"] < _LEAST_LOCAL:
        return False
    return reading.signals["cover"] >= _LEAST_COVER or reading.signals["local"] >= _SURE


def _premises_checked(question: Question, look: Look) -> Draft:
    """Each figure the question takes for true is asked for; what is found is shown, with a yes or no where it is sure.

    A sure figure of the same thing that is another one makes a no; a yes takes sure figures, all of them as stated.
    """
    found: list[Reading] = []
    verdicts: list[bool | None] = []
    readings: list[Reading] = []
    for number in premises(question):
        readings = list(look(asked_openly(question, number)))
        good = [r for r in readings if _good(r) and r.target and r.target.number]
        stated = next((reading for r in good if (reading := stating(number, r))), None)
        shown = stated or next(iter(good), None)
        verdict = bool(stated) if shown and is_sure(shown) else None
        verdicts.append(verdict)
        if verdict is False and shown:
            return _compose(Status.ANSWERED, [[shown]], readings, "not_borne_out")
        if shown and all(_place(shown) != _place(other) for other in found):
            found.append(shown)
    if not found:
        return _not_found(readings)
    prompt = "borne_out" if all(verdicts) else None
    return _compose(Status.ANSWERED, [[reading] for reading in found], readings, prompt)


def _confirmed(good: Sequence[Reading]) -> list[Reading]:
    """The best reading, and one of another article that states the same figure."""
    best = good[0]
    for other in good[1:]:
        same = best.target and other.target and best.target.number and other.target.number
        if (
            same
            and other.evidence.article.id != best.evidence.article.id
            and other.score >= _SUPPORT * best.score
            and best.target.number.key == other.target.number.key  # type: ignore[union-attr]
        ):
            return [best, other]
    return [best]


def _shown_together(good: Sequence[Reading]) -> list[list[Reading]]:
    groups = [[good[0]]]
    length = len(write_claim(good[0]))
    for other in good[1:]:
        if len(groups) == _MOST_CLAIMS or other.score < _SECOND * good[0].score:
            break
        extra = len(write_claim(other))
        if length + extra <= _ANSWER_CHARS and other.evidence.sentence.text != good[0].evidence.sentence.text:
            groups.append([other])
            length += extra
    return groups


def _compose(
    status: Status, groups: Sequence[Sequence[Reading]], readings: Sequence[Reading], prompt: str | None = None
) -> Draft:
    """Claims (the first of each group quoted, all of it cited), each verified against the sentence it quotes."""
    claims: list[Claim] = []
    citations: list[Citation] = []
    for group in groups:
        clause = write_claim(group[0])
        if unsupported(clause.replace("**", ""), [group[0].evidence.sentence.text]):
            continue
        text = _claim_text(group[0], clause)
        numbers = []
        for reading in group:
            known = next((c.n for c in citations if (c.article_id, c.start) == _place(reading)), None)
            if known is None:
                known = len(citations) + 1
                citations.append(_citation(known, reading))
            numbers.append(known)
        claims.append(Claim(text if prompt is None else prompts.load(prompt, "claim").fill(claim=text), tuple(numbers)))
    if not claims:
        return _not_found(readings)
    if len(claims) > 1 and status in (Status.CONFLICT, Status.AMBIGUOUS):
        claims.insert(0, Claim(prompts.load(str(status)).fill(), ()))
    elif status in (Status.CONFLICT, Status.AMBIGUOUS):
        status = Status.ANSWERED
    return Draft(status, tuple(claims), tuple(citations))


def _not_found(readings: Sequence[Reading]) -> Draft:
    near = sorted(readings, key=lambda reading: (-reading.score, reading.evidence.sentence.id))
    own = [
        r for r in near if r.evidence.sentence.kind.own and r.score >= _ENOUGH and r.signals["cover"] >= _LEAST_COVER
    ]
    related = tuple(_citation(n, reading) for n, reading in enumerate(own[:_RELATED], start=1))
    return Draft(Status.NOT_FOUND, (Claim(prompts.load("not_found").fill(), ()),), (), related)


def _claim_text(reading: Reading, clause: str) -> str:
    """The clause; one that speaks of another article says where it stands."""
    if reading.evidence.sentence.kind is SectionKind.TEASER:
        return prompts.load("teaser", "title", "clause").fill(title=reading.evidence.article.title, clause=clause)
    return clause


def _place(reading: Reading) -> tuple[str, int]:
    return reading.evidence.article.id, reading.evidence.sentence.start


def _citation(n: int, reading: Reading) -> Citation:
    article, sentence = reading.evidence.article, reading.evidence.sentence
    return Citation(
        n, article.source, article.id, article.title, article.published, sentence.kind, sentence.text, sentence.start,
        sentence.end,
    )  # fmt: skip
