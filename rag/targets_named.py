"""The date, the person, the office or the document of a sentence that a question asks for."""

import re
from collections.abc import Callable, Mapping

from rag.agree_names import stands_in
from rag.context import Context
from rag.relation import relation_asked, relation_fit
from rag.short_names import given_names
from rag.target_date import date
from rag.target_document import asked_of, document, named_document
from rag.target_person import person, stretch
from rag.targets import Cover, Target, figure, statement
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.dates import Precision, find_periods
from vietnamese.normalise import match_form
from vietnamese.offices import find_people, find_person_spans

_SURE = 0.9  # the very office that is asked for outweighs words that are missing
_ENUMERATES = re.compile(r";|(?<!\w)(?:gồm|bao gồm|như|trong đó|lần lượt)(?!\w)|,(?!\d)[^,;.]{2,60},(?!\d)|:\s")


def find_target(question: Question, context: Context, cover: Cover) -> Target | None:
    """The target of a sentence; None when it holds nothing of the kind that is asked for."""
    if asked_of(question) and (target := named_document(question, context, cover)):
        return target
    finder = _FINDERS.get(question.wants, statement)
    return finder(question, context, cover)


def _office(question: Question, context: Context, cover: Cover) -> Target | None:
    """The offices of the one who is asked about; a sentence that tells more of them fits better."""
    text = context.sentence.text
    local = cover(context.forms, ())
    called = () if question.names else given_names(question.standalone)
    for one in find_people(text):
        if any(stands_in(name, one.name) for name in question.names) or one.name.split()[-1] in called:
            fit = min(1.0, 0.8 + len(one.offices) / 15)
            start, end = one.offices[0][0], one.offices[-1][1]
            if start < one.start:  # written around the name: "Bí thư Tỉnh ủy A, Ủy viên ..."
                end = max((e for s, e in one.offices if e <= one.start), default=end)
            return Target(start, end, fit, max(local, _SURE), keep=stretch(one))
    return Target(0, 0, 0.2, local)


def _byline(question: Question, context: Context, cover: Cover) -> Target | None:
    """The date or the author that a date line or an author line states."""
    if context.sentence.kind is not SectionKind.BYLINE:
        return None
    text, form = context.sentence.text, match_form(question.standalone)
    dates = [p for p in find_periods(text) if p.precision is Precision.DAY]
    if re.search(r"\bai\b|tác giả|người viết|phóng viên|báo nào|chụp", form):
        return None if dates and not find_person_spans(text) else Target(0, len(text), 1.0, 1.0)
    return Target(dates[0].start, dates[0].end, 1.0, 1.0) if dates else None


def _list(question: Question, context: Context, cover: Cover) -> Target | None:
    """The whole sentence, to be shown whole; it fits better when it names several things, or tells what is asked."""
    text = context.sentence.text
    relation = relation_asked(question)
    fit = relation_fit(relation, text) if relation else 1.0 if _ENUMERATES.search(match_form(text)) else 0.5
    return Target(0, 0, fit, cover(context.forms, ()), keep=(0, len(text)))


_FINDERS: Mapping[Wants, Callable[[Question, Context, Cover], Target | None]] = {
    Wants.COUNT: figure,
    Wants.PERCENT: figure,
    Wants.DATE: date,
    Wants.PERSON: person,
    Wants.OFFICE: _office,
    Wants.DOCUMENT: document,
    Wants.BYLINE: _byline,
    Wants.LIST: _list,
}
