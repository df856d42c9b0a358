"""The document of a sentence that a question asks for, and what the sentence says of one that the question names."""

import re
from enum import StrEnum

from rag.agree import asked_documents
from rag.agree_names import stands_in
from rag.context import Context
from rag.targets import Cover, Target
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.document_details import find_details
from vietnamese.documents import KINDS, DocumentMention, find_documents
from vietnamese.normalise import match_form
from vietnamese.words import syllables


class Asked(StrEnum):
    """What of a named document is asked."""

    ABOUT = "about"
    ISSUER = "issuer"
    ISSUED = "issued"


_ABOUT = re.compile(
    r"(?<!\w)về (?:[^\s,?]+ ){0,3}(?:gì|nào)(?!\w)|nội dung|nói (?:về )?[^?]{0,12}gì"
    r"|tên (?:gọi |đầy đủ )?(?:là )?gì|tiêu đề|(?<!\w)(?:quy định|hướng dẫn|sửa đổi|điều chỉnh|tổng kết|đề cập|yêu cầu"
    r"|phê duyệt|liên quan)(?: đến| tới| về)?(?: chuyện| cái| những| việc| điều| vấn đề)? gì(?!\w)|là (?:về )?gì(?!\w)"
)
_ISSUER = re.compile(
    r"(?:của|do) (?:ai|cơ quan nào|cấp nào|đơn vị nào|bộ nào|ngành nào|nơi nào)"
    r"|(?:ai|cơ quan nào|cấp nào|đơn vị nào|bộ nào|nơi nào)(?: nào)?"
    r"(?: đã)? (?:ban hành|ký|ra|duyệt|phê duyệt|đưa ra|thông qua)|(?:ai|cơ quan nào|cấp nào) ?\??$"
)
# What a document is about stands behind its number, day and issuer.
_ON = re.compile(
    r"(?<!\w)(?:về(?! (?:đích|nước|quê|đến))|quy định|hướng dẫn|sửa đổi|phê duyệt|điều chỉnh|xử phạt|tổng kết|ban hành"
    r"|công bố|thành lập|đề nghị|yêu cầu|nhằm|cho phép|gửi|giao)(?!\w)|\""
)
_ON_WITHIN = 90
_LONGEST_ABOUT = 260
_NUMBER_ASKED = re.compile(r"số hiệu|số (?:mấy|bao nhiêu|nào|gì)")


def asked_of(question: Question) -> Asked | None:
    """What of a named document a question asks, if it names one and asks of it alone."""
    if not question.documents or question.wants not in (Wants.TEXT, Wants.DATE, Wants.DOCUMENT):
        return None
    form = match_form(question.standalone)
    if question.wants is Wants.DATE:
        issued = re.search(r"ban hành|(?<!\w)(?:ra|ký|có|đề)(?!\w)|ngày", form)
        return Asked.ISSUED if issued else None
    if _ISSUER.search(form):
        return Asked.ISSUER
    return Asked.ABOUT if _ABOUT.search(form) else None


def number_asked(question: Question) -> bool:
    """True when a question asks for the number of a document."""
    return _NUMBER_ASKED.search(match_form(question.standalone)) is not None


def named_document(question: Question, context: Context, cover: Cover) -> Target | None:
    """The mention of the document asked about that says best what is asked; None when the sentence has no mention."""
    text = context.sentence.text
    asked = asked_documents(question)
    what = asked_of(question)
    found = [
        _told(text, mention, what, cover(context.forms, ()))
        for mention in find_documents(text)
        if any(mention.same_as(other) for other in asked)
    ]
    fitting = [target for target in found if target]
    return max(fitting, key=lambda target: target.fit, default=None)


def _told(text: str, mention: DocumentMention, what: Asked | None, local: float) -> Target | None:
    details = find_details(text, mention)
    at = (mention.start, mention.end)
    if what is Asked.ISSUED:
        return Target(*details.issued_at, 1.0, local, keep=(at[0], details.issued_at[1])) if details.issued_at else None
    if what is Asked.ISSUER:
        if not details.issuer_at:
            return Target(*at, 0.3, local, keep=at)
        by = details.issuer_at
        return Target(*by, 1.0, local, keep=(min(at[0], by[0]), max(at[1], by[1])))
    end = about_end(text, mention)
    return Target(*at, 1.0, local, keep=(at[0], end)) if end else Target(*at, 0.3, local, keep=at)


def about_end(text: str, mention: DocumentMention) -> int:
    """Where ends what a sentence says a document is about, right behind its mention; 0 when it does not say."""
    form = match_form(text)
    details = find_details(text, mention)
    spans = [span for span in (details.issued_at, details.issuer_at) if span and span[0] >= mention.end]
    start = max((span[1] for span in spans), default=mention.end)
    if details.title_at:
        return details.title_at[1] + 1
    stop = min((m.start for m in find_documents(text) if m.start >= mention.end), default=len(text))
    on = _ON.search(form, start, min(len(form), start + _ON_WITHIN))
    if not on or on.start() >= stop or re.search(r"[;.]", form[start : on.start()]):
        return 0
    quoted = re.compile(r"\s{0,2}:?\s{0,2}\"([^\"]{10,300})\"").match(form, on.end())
    if quoted:
        return quoted.end()
    end = 0
    for clause in split_clauses(text):
        if clause[1] <= on.start():
            continue
        if end and (clause[1] - mention.start > _LONGEST_ABOUT or ";" in text[end : clause[0]]):
            break
        end = clause[1]
    return end


def document(question: Question, context: Context, cover: Cover) -> Target | None:
    """The document of the kind asked for whose surroundings say most of what is asked."""
    text, form = context.sentence.text, match_form(question.standalone)
    kinds = [kind for kind in KINDS if re.search(rf"(?<!\w){kind}\s+(?:nào|gì|số)(?!\w)", form)]
    numbered = _NUMBER_ASKED.search(form) is not None
    if numbered and not kinds:
        kinds = [kind for kind in KINDS if re.search(rf"(?<!\w){kind}(?!\w)", form)][:1]
    local = cover(context.forms, ())
    asked = asked_documents(question)
    mentions = find_documents(text)
    found = []
    for at, mention in enumerate(mentions):
        if (kinds and mention.kind not in kinds) or any(mention.same_as(other) for other in asked):
            continue
        start = mentions[at - 1].end if at else 0
        end = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        own = cover([s.form for s in syllables(spell_out(text[start:end]))], ())
        fit = 1.0 if mention.number or not numbered else 0.4
        keep = (mention.start, max(about_end(text, mention), mention.end))
        found.append((fit + own, Target(mention.start, mention.end, fit, local, keep=keep)))
    if found:
        return max(found, key=lambda pair: (round(pair[0], 3), -pair[1].start))[1]
    if kinds and not any(stands_in(kind, text) for kind in kinds):
        return None
    return Target(0, 0, 0.4 if not numbered else 0.1, local)
