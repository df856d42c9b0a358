"""Dates, people, documents, reasons and whatever else one to three sentences say."""

from collections.abc import Sequence

from rag.compose import Draft, not_found, quoted
from rag.continued import beside, continued, explained, explains, leads_on
from rag.desk import Desk
from rag.enough import is_enough
from rag.glued import is_caption
from rag.read import Reading
from rag.relation import follows_from, relation_asked
from rag.write import write_claim
from records.answer import Status
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.words import content

_SECOND = 0.92  # a further claim needs this share of the best score
_BESIDE = 0.78  # or this one, where it stands in the same article
_TELLS = 0.7  # or this one, where it has the words of the reason or the plan that is asked for, which the best has not
_ANSWER_CHARS = 520  # further claims are added while the answer stays under this
_MOST_CLAIMS = 3
_ADDS = 2  # content words that are not the question's: a sentence with fewer tells nothing
_OWN = 0.5  # share of what a follow-up itself asks


def answer(question: Question, desk: Desk) -> Draft:
    """The best sentence, and others that are as good, or that tell what it leaves open."""
    readings = desk.look(question)
    good = [r for r in readings if is_enough(r) and not is_caption(r.evidence.sentence.text)]
    if not good:
        return not_found(readings)
    good = _telling(question, good, readings)
    if question.wants in (Wants.DATE, Wants.DOCUMENT):  # another sentence's date is another matter's
        return quoted(Status.ANSWERED, [[good[0]]], readings)
    return quoted(Status.ANSWERED, [[reading] for reading in _shown_together(question, good, readings, desk)], readings)


def _shown_together(
    question: Question, good: Sequence[Reading], readings: Sequence[Reading], desk: Desk
) -> list[Reading]:
    best = good[0]
    related = relation_asked(question) is not None
    shown = [best]
    if related and not _tells(best):
        shown += [other for other in readings[1:] if _tells(other) and _is_of(best, other, _TELLS)][:1]
    if related and follows_from(best.evidence.sentence.text) and (reason := beside(question, best, desk, -1)):
        shown.insert(0, reason)
    shown += continued(question, best, desk, 2) if leads_on(best) else explained(question, best, desk)
    also = [r for r in good[1:] if r.evidence.sentence.kind is not SectionKind.TITLE]  # its article says it better
    shown += [r for r in also if r.score >= _SECOND * best.score or _is_of(best, r, _BESIDE)]
    kept: list[Reading] = []
    length = 0
    for reading in shown:
        text = reading.evidence.sentence.text
        extra = len(write_claim(reading))
        if kept and (length + extra > _ANSWER_CHARS or any(text in r.evidence.sentence.text for r in kept)):
            continue
        kept.append(reading)
        length += extra
        if len(kept) == _MOST_CLAIMS:
            break
    rank = {article: at for at, article in enumerate(dict.fromkeys(r.evidence.article.id for r in kept))}
    if any(explains(r.evidence.sentence.text) for r in kept):  # which stands behind what it explains
        kept.sort(key=lambda r: (rank[r.evidence.article.id], r.evidence.sentence.index))
    return kept


def _telling(question: Question, good: list[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """The good readings without those that only say the question again; of a new thing asked, what tells of it first.

    That is a sentence of the article told of, where the one cited before says nothing of what is asked now.
    """
    if question.wants is not Wants.TEXT:
        return good
    asked = {*question.terms, *(word for name in question.names for word in name.split())}
    good = [r for r in good if len({s.form for s in content(r.evidence.sentence.text)} - asked) >= _ADDS] or good
    own = [term for term in question.terms if term not in question.inherited]
    best = good[0]
    if not (question.inherited and own) or best.evidence.sentence.id not in question.leans_on:
        return good
    said = {r.evidence.sentence.id: sum(term in r.context.forms for term in own) / len(own) for r in readings}
    if said[best.evidence.sentence.id] >= _OWN:
        return good
    others = [r for r in readings if _is_of(best, r, 0.0) and said[r.evidence.sentence.id] >= _OWN]
    first = max(others, key=lambda r: (said[r.evidence.sentence.id], r.score), default=None)
    return [first, *(r for r in good if r is not first)] if first else good


def _tells(reading: Reading) -> bool:
    return reading.target is not None and reading.target.fit == 1.0


def _is_of(best: Reading, other: Reading, share: float) -> bool:
    same = other.evidence.article.id == best.evidence.article.id and other.evidence.sentence.kind.own
    return same and not other.disagrees and other.score >= share * best.score
