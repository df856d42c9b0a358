"""Is a plain statement true? Only a sentence that says nearly all of it bears it out."""

import re

from rag.agree import asked_documents
from rag.answerers.verdict import Verdict
from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from records.answer import Status
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import fold, match_form
from vietnamese.words import content, syllables

_ALL_BUT = 0.86  # share of the statement's words that a sentence must hold to bear it out
_NEGATION = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chớ|không còn|chưa từng)(?!\w)(?!\s(?:chỉ|ngừng|những))")
_OPPOSITES = (
    ("tăng", "giảm"), ("hơn", "kém"), ("trước", "sau"), ("đầu", "cuối"), ("trên", "dưới"), ("trong", "ngoài"),
    ("cao", "thấp"), ("nhiều", "ít"), ("thắng", "thua"), ("bắt buộc", "tự nguyện"), ("lớn", "nhỏ"),
    ("nam", "nữ"), ("mới", "cũ"), ("đồng ý", "phản đối"), ("được", "bị"),
)  # fmt: skip
_ALIKE = (("cả nước", "toàn quốc"), ("hiện nay", "giờ"), ("nước ta", "việt nam"))
_LOOSE = frozenset("giờ hiện nay thật sự hẳn luôn vừa mới đều còn sắp công tác việc người".split())
_OF_ISSUING = frozenset("ban hành ký ra đời phê duyệt ngày tháng năm số".split())
_OF_HAVING = frozenset("có được bị phải".split())  # "không có BHYT" is "không BHYT"
_DAYS = frozenset([Precision.DAY])


def about_statement(question: Question, desk: Desk, stated: str, verdict: Verdict) -> Draft | None:
    """Yes, where a sentence says all that is stated; no, where it says so but for a "không" or another date.

    The best evidence alone where neither is sure.
    """
    readings = desk.look(question)
    good = [reading for reading in readings if is_enough(reading)]
    for reading in good:
        bears = _bears_out(question, stated, reading)
        if bears is not None:
            return quoted(Status.ANSWERED, [[reading]], readings, verdict.yes if bears else verdict.no)
    return quoted(Status.ANSWERED, [good[:1]], readings) if good else not_found(readings)


def _bears_out(question: Question, stated: str, reading: Reading) -> bool | None:
    """Whether a sentence says what is stated; None when it does not say enough of it."""
    text = reading.evidence.sentence.text
    dated = _date_agrees(question, stated, text)
    if dated is False:
        return False
    if dated and _only_dated(stated):
        return True
    if _share(question, stated, reading) < _ALL_BUT or _opposed(stated, text):
        return None
    if asked_documents(question) and not _speaks_of(question, text):
        return None
    asked, said = _negated(stated, stated), _negated(text, stated)
    if asked == said:
        return True
    return False if said else None


def _share(question: Question, stated: str, reading: Reading) -> float:
    """Share of the statement's content words in the sentence; its names may stand around it."""
    context = reading.context
    there = set(context.forms)
    around = {s.form for s in syllables(f"{context.before} {context.heading} {' '.join(context.frame.names)}")}
    for pair in _ALIKE:
        for phrase, other in (pair, pair[::-1]):
            if phrase in match_form(reading.evidence.sentence.text):
                there |= set(other.split())
    named = {syllable for name in question.names for syllable in name.split()}
    words = [s.form for s in content(stated) if s.form not in _LOOSE]
    if len(words) < 3:
        return 0.0
    folded = {fold(form) for form in there}
    found = [w for w in words if w in there or (w in named and w in around) or (fold(w) == w and w in folded)]
    return len(found) / len(words)


def _negated(text: str, stated: str) -> bool:
    """True when a "không" or "chưa" stands right before a word of the statement."""
    form = match_form(spell_out(text))
    words = {s.form for s in syllables(stated)}
    for match in _NEGATION.finditer(form):
        behind = [s.form for s in syllables(form[match.end() : match.end() + 20]) if s.form not in _OF_HAVING]
        if behind and behind[0] in words:
            return True
    return False


def _opposed(stated: str, text: str) -> bool:
    """True when the sentence says one word of a pair of opposites where the statement says the other."""
    ours, theirs = {s.form for s in syllables(stated)}, {s.form for s in syllables(text)}
    return any(
        (one in ours and one not in theirs and other in theirs and other not in ours)
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


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
