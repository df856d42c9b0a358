"""Who holds an office, what office someone holds, who did something: one sentence, its name and offices shown."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answerers import plain
from rag.answerers.rivals import of_other_years
from rag.compose import Draft, not_found, quoted
from rag.continued import beside
from rag.deed import asks_deed, deed_asked, tells_deed
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.short_names import full_name_at, is_short
from rag.target_person import stretch
from rag.targets import Target
from records.answer import Status
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.offices import find_people, find_person_spans
from vietnamese.words import syllables

_SAME = 0.80  # share of the best score with which another sentence confirms who it is
_AS_GOOD = 0.90  # and with which it may be shown instead, when it is shorter
_RIVAL = 0.80  # and with which someone else may be meant
_DID = 0.5  # and with which one of its article that says the very deed comes first
_DONE = 0.5  # what is said right beside a name, to all that the sentence says
_MOST_CITED, _MOST_SHOWN = 3, 4
_BACK = 3  # sentences
_CALLED = re.compile(
    r"^(?:anh|cô|chị|ông|bà|em|nàng|chàng|họ|vị|người|nữ|nam|ngôi sao|(?:tiền|trung|hậu) (?:đạo|vệ|phong)|thủ môn"
    r"|cầu thủ|chân sút|danh thủ|chiến lược gia|nhà cầm quân|hlv|diễn viên|ca sỹ|nghệ sỹ|mỹ nhân|hoa hậu|kiều nữ"
    r"|đối tượng|nghi phạm|nghi can|bị cáo|nạn nhân|tay (?:vợt|chèo|đua|súng)|võ sỹ|tân binh)(?!\w)"
    r"|[”\",]\s{0,2}(?:ông|bà|anh|chị|cô|vị|nữ|nam|đại biểu|nam ca sỹ|nữ ca sỹ|hlv)(?: [^\s,.]+)? (?:này |trên )?"
    r"(?:nói|cho biết|cho hay|chia sẻ|lưu ý|nhấn mạnh|khẳng định|kể|bày tỏ|tâm sự|nhận định|tuyên bố|phát biểu|đề nghị)"
)
_MEANINGLESS = frozenset("tên ông bà đồng chí người họ và hiện".split())


def answer(question: Question, desk: Desk) -> Draft | None:
    """The person or the offices asked for; AMBIGUOUS when several hold the office that a question names barely."""
    if question.wants not in (Wants.PERSON, Wants.OFFICE):
        return None
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    if not good:
        return not_found(readings)
    did = question.wants is Wants.PERSON and (not question.office or asks_deed(question))
    if did:  # what is said of the person decides
        good.sort(key=_of_deed)
        good = _of_the_deed(question, good, readings)
    if not _shows(good[0]) or good[0].evidence.sentence.kind.own is False:
        named = [reading for reading in good if _shows(reading)]
        far = not named or named[0].score < _AS_GOOD * good[0].score
        bearer = _bearer(question, good[0], desk) if far else None
        if bearer:
            return quoted(Status.ANSWERED, [[bearer], [good[0]]], readings)
        if not named:
            return plain.answer(question, desk)
        good = named if named[0].score >= _AS_GOOD * good[0].score else good
    groups = [_group(good[0], good)]
    if question.office and _bare(question):
        for other in good[1:]:
            known = {_who(group[0]) for group in groups}
            if other.evidence.sentence.kind.own and other.score >= _RIVAL * good[0].score and _who(other) not in known:
                groups.append(_group(other, good))
    if did and _shows(good[0]):
        full = _in_full(question, groups[0][0], desk)
        if full:
            return quoted(Status.ANSWERED, [[full], groups[0]], readings)
        groups += [[other] for other in of_other_years(question, [r for r in good if _shows(r)])[1:]]
    status = Status.AMBIGUOUS if len(groups) > 1 else Status.ANSWERED
    return quoted(status, groups[:_MOST_SHOWN], readings)


def _of_deed(reading: Reading) -> float:
    return -reading.score * (1 + _DONE * (reading.target.fit if reading.target else 0.0))


def _in_full(question: Question, reading: Reading, desk: Desk) -> Reading | None:
    """The nearest sentence, before a reading's own if there is one, that names in full whom that one calls "ông Minh".

    None where the reading names the person in full itself, or its article nobody so called.
    """
    short, own = _who(reading), reading.evidence.sentence
    if not is_short(short) or full_name_at(own.text, short):
        return None
    others = [s for s in desk.sentences(own.article_id) if s.kind.own and s.kind is not SectionKind.BYLINE]
    for sentence in sorted(others, key=lambda s: (s.index > own.index, abs(s.index - own.index))):
        span = full_name_at(sentence.text, short)
        if span:
            found = replace(reading.evidence, sentence=sentence)
            people = {one.start: one for one in find_people(sentence.text)}
            keep = stretch(people[span[0]]) if span[0] in people else span
            return replace(
                reading, evidence=found, target=Target(*span, 1.0, 1.0, keep=keep), alternatives=(), focus=keep
            )
    return None


def _bearer(question: Question, reading: Reading, desk: Desk) -> Reading | None:
    """The nearest sentence before a reading's own that names the person whom that one calls "cô", "ngôi sao" or so."""
    if question.wants is not Wants.PERSON or not _CALLED.search(match_form(reading.evidence.sentence.text)):
        return None
    for step in range(1, _BACK + 1):
        before = beside(question, reading, desk, -step)
        if before is None:
            return None
        text = before.evidence.sentence.text
        if any(match_form(text[start:end]) not in question.names for start, end in find_person_spans(text)):
            return replace(before, target=None)
    return None


def _of_the_deed(question: Question, good: list[Reading], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, the best of those that say of someone what was done first, if the best one does not.

    They stand in its article.
    """
    deed = deed_asked(question)
    best = good[0]
    if not deed or _does(deed, best):
        return good
    same = [
        reading
        for reading in readings
        if reading.evidence.article.id == best.evidence.article.id
        and not reading.disagrees
        and reading.score >= _DID * best.score
        and _does(deed, reading)
    ]
    doing = min(same, key=_of_deed, default=None)
    return [doing, *(other for other in good if other is not doing)] if doing else good


def _does(deed: str, reading: Reading) -> bool:
    """True when a reading says of the one it names, or of nobody by name, what was done."""
    target, sentence = reading.target, reading.evidence.sentence
    if target is None or not sentence.kind.own:
        return False
    return tells_deed(deed, sentence.text, target.keep or (0, 0))


def _shows(reading: Reading) -> bool:
    return reading.target is not None and reading.target.keep is not None


def _who(reading: Reading) -> str:
    """The name shown, or for an office all that is shown of its holder."""
    if reading.target is None:
        return ""
    return match_form(reading.evidence.sentence.text[reading.target.start : reading.target.end])


def _bare(question: Question) -> bool:
    """True when a question names an office and nothing else, no place and nothing that was done."""
    office = {s.form for s in syllables(question.office)}
    return not question.names and not question.periods and set(question.terms) <= office | _MEANINGLESS


def _group(best: Reading, good: Sequence[Reading]) -> list[Reading]:
    """The readings that say the same, the shortest of the best first."""
    same = [r for r in good if _shows(r) and _who(r) == _who(best) and r.score >= _SAME * best.score] or [best]
    shown = min(
        (r for r in same if r.score >= _AS_GOOD * best.score),
        key=lambda r: (len(r.evidence.sentence.text), r.evidence.sentence.id),
        default=best,
    )
    others = [r for r in same if r is not shown and r.evidence.sentence.kind.own == shown.evidence.sentence.kind.own]
    return [shown, *others][:_MOST_CITED]
