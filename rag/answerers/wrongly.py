"""Questions that take something wrong for true and ask for another thing: what the texts say instead is shown."""

import re
from collections.abc import Callable
from dataclasses import replace

import prompts
from rag.answerers.posts import about_post
from rag.answerers.premise import answer as to_premise
from rag.answerers.premise import denies, tagged
from rag.asking import periods_asked, without_asking
from rag.compose import Draft
from rag.desk import Desk
from rag.wants import wants
from records.answer import Status
from records.question import Question, Wants
from vietnamese.dates import Precision, find_periods
from vietnamese.normalise import match_form
from vietnamese.words import content

Answerer = Callable[[Question, Desk], Draft]

_HELD = re.compile(r"(?<!\w)(?:làm|là|giữ|giữ chức|đảm nhiệm|nhậm chức)(?!\w)")
_ONCE = (Wants.DATE, Wants.TEXT, Wants.DOCUMENT)  # what is asked of an event; figures are of every year
_COVER = 0.55  # an event told of another time must be the very one: share of the question's words in its sentence


def answered(question: Question, desk: Desk, answer: Answerer) -> Draft:
    """What `answer` makes of a question, unless the question takes something for true that the articles deny.

    A statement with a tag ("..., đúng không, tại nhà nghỉ nào?") and an office are compared first. Where nothing
    is found of the year that is asked, the same is asked without it, and said so.
    """
    stated, rest = tagged(question)
    if stated is not None:
        denied = to_premise(_put(question, f"{stated} phải không?"), desk)
        if denied is not None and denies(denied):
            return denied
        question = _put(question, f"{stated}, {rest}")
    denied = _of_office(question, desk)
    if denied is not None:
        return denied
    drafted = answer(question, desk)
    if drafted.status is Status.NOT_FOUND and question.wants in _ONCE and question.periods:
        return _of_other_time(question, desk, answer) or drafted
    return drafted


def _of_office(question: Question, desk: Desk) -> Draft | None:
    """The denial of an office that someone is taken to hold: "Anh X làm Bí thư Y từ khi nào?"."""
    if question.wants not in _ONCE or not _HELD.search(match_form(question.standalone)):
        return None
    drafted = about_post(question, desk, without_asking(question.standalone))
    return drafted if drafted is not None and denies(drafted) else None


def _of_other_time(question: Question, desk: Desk, answer: Answerer) -> Draft | None:
    """The answer to a question without its years, where the sentence that answers writes another year."""
    text = question.standalone
    for period in reversed([p for p in periods_asked(text) if p.years]):
        text = text[: period.start] + text[period.end :]
    text = " ".join(text.split())
    timeless = replace(_put(question, text), periods=())
    drafted = answer(timeless, desk)
    if drafted.status is not Status.ANSWERED or not drafted.citations or drafted.claims[0].is_table:
        return None
    cited = drafted.citations[0]
    reading = next((r for r in desk.look(timeless) if r.evidence.sentence.text == cited.quote), None)
    told = {year for p in find_periods(cited.quote) if p.precision is not Precision.TERM for year in p.years}
    asked = {year for first, last in question.periods for year in range(first, last + 1)}
    if reading is None or reading.disagrees or reading.signals["cover"] < _COVER or not told or told & asked:
        return None
    first = drafted.claims[0]
    claim = replace(first, text=prompts.load("other_time", "claim").fill(claim=first.text))
    return replace(drafted, claims=(claim, *drafted.claims[1:]))


def _put(question: Question, text: str) -> Question:
    """The question in other words, which ask for what they ask for."""
    form = match_form(text)
    names = tuple(name for name in question.names if name in form)
    return replace(
        question,
        standalone=text,
        wants=wants(text, names),
        names=names,
        unit=(),
        terms=tuple(s.form for s in content(text)),
    )
