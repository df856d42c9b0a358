"""Is a plain statement true? The sentences that speak of it are compared with it, one by one."""

import math
from collections.abc import Sequence

from rag.agree import asked_documents
from rag.contrasts import says
from rag.desk import Desk
from rag.enough import is_enough
from rag.polarity import Judgement, judge
from rag.read import Reading
from rag.stated import Statement, predicate_of, words_of
from records.question import Question
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.words import content

_MOST = 8
_SHARE_OF_BEST = 0.6
_NEAR = 0.12  # a sentence that says so much less of the statement than another is not the one that decides
_AS_GOOD = 0.1
_CITED = 2
_OF_SAME = 0.65  # what says so much of a statement and more of its names speaks rather of it
_OF_ISSUING = frozenset("ban hành ký ra đời phê duyệt ngày tháng năm số".split())
_DAYS = frozenset([Precision.DAY])
_MAY_DENY = frozenset(["name", "period", "month", "detail"])  # a sentence that contradicts a statement denies it


def about_statement(question: Question, desk: Desk, stated: str) -> tuple[list[Reading], Judgement] | None:
    """The sentence that says most of a statement among those that bear it out or deny it; None when none does.

    One more that says the same of it stands behind it.
    """
    document = asked_documents(question)
    judged: list[tuple[Reading, Judgement]] = []
    looked: list[tuple[Reading, float]] = []
    best = 0.0
    statement = statement_of(question, desk, stated)
    for reading in _candidates(desk.look(question)):
        text = reading.evidence.sentence.text
        dated = _date_agrees(question, stated, text)
        if dated is False or (dated and _only_dated(stated)):
            return [reading], Judgement(dated, 1.0)
        if document and not _speaks_of(question, text):
            continue
        judgement = judge(statement, reading)
        looked.append((reading, judgement.share))
        if not reading.disagrees:
            best = max(best, judgement.share)
        if judgement.holds is not None:
            judged.append((reading, judgement))
    named = max((_named(statement, r) for r, share in looked if share >= _OF_SAME), default=0)
    judged = [found for found in judged if not found[1].holds or _named(statement, found[0]) >= named]
    judged = [found for found in judged if not found[0].disagrees] or judged  # a sentence of the same decides
    near = [found for found in judged if found[1].share >= best - _NEAR or (found[1].holds and found[1].by_figure)]
    denied = [found for found in near if not found[1].holds]
    borne_out = [found for found in near if found[1].holds]
    if denied and borne_out:  # a plain denial of the very words outweighs a sentence that merely has them
        plain = [found for found in denied if not found[1].by_figure]
        best_one = max(borne_out, key=_rank)
        least = _rank(best_one) - (0.0 if best_one[1].by_figure else _AS_GOOD)
        nearer = max(map(_rank, plain), default=0.0) >= least
        near = denied if nearer else borne_out
    near = sorted(near, key=_rank, reverse=True)
    return ([reading for reading, _ in near[:_CITED]], near[0][1]) if near else None


def _named(statement: Statement, reading: Reading) -> int:
    """How many of the names of a statement a sentence says; where one says more, another does not bear it out."""
    form = match_form(reading.evidence.sentence.text)
    return sum(says(name, form) for name in statement.names if name not in reading.context.frame.places)


def _rank(found: tuple[Reading, Judgement]) -> float:
    return found[1].share + found[0].score


def statement_of(question: Question, desk: Desk, stated: str) -> Statement:
    """What a question takes for true, with the rarity of its words in the articles."""
    names = tuple(name for name in question.names if says(name, match_form(stated)))
    words = words_of(stated, names)
    frequencies = desk.store.document_frequencies(words, folded=False)
    total = desk.store.sentence_count
    weights = {word: math.log(1 + (total + 0.5) / (frequencies.get(word, 0) + 0.5)) for word in words}
    return Statement(stated, question.standalone, weights, *predicate_of(stated, words, names), names)


def _candidates(readings: Sequence[Reading]) -> list[Reading]:
    good = sorted((r for r in readings if set(r.disagrees) <= _MAY_DENY), key=lambda r: -r.score)
    return [r for r in good[:_MOST] if is_enough(r) or r.score >= _SHARE_OF_BEST * good[0].score]


def _date_agrees(question: Question, stated: str, text: str) -> bool | None:
    """Whether the document asked about is dated as stated; None when no day is stated or the sentence gives none."""
    days = [(p.first, p.last) for p in find_periods(stated) if p.precision in _DAYS]
    asked = asked_documents(question)
    if not days or not asked:
        return None
    for mention in find_documents(text):
        if any(mention.same_as(other) for other in asked):
            behind = [p for p in find_periods(text) if p.precision in _DAYS and 0 <= p.start - mention.end <= 12]
            inside = [p for p in find_periods(text) if p.precision in _DAYS and mention.start <= p.start < mention.end]
            for period in (*inside, *behind):
                return (period.first, period.last) in days
    return None


def _only_dated(stated: str) -> bool:
    """True when nothing is stated of a document but its day."""
    text = match_form(stated)
    for start, end in sorted(
        [(m.start, m.end) for m in find_documents(stated)] + [(p.start, p.end) for p in find_periods(stated)]
    ):
        text = text[:start] + " " * (end - start) + text[end:]
    return all(s.form in _OF_ISSUING for s in content(text))


def _speaks_of(question: Question, text: str) -> bool:
    mentions = find_documents(text)
    return all(any(m.same_as(other) for m in mentions) for other in asked_documents(question))
