"""Does a sentence speak of the place, the person, the document and the time that the question asks about?"""

import re
from functools import lru_cache

from rag.agree_names import names_agree
from rag.agree_times import months_agree, periods_agree
from rag.context import Context
from records.question import Question, Wants
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.normalise import match_form

# What a sentence tells by its own word, or not at all.
_DETAILS = re.compile(
    r"(?<!\w)(?:điện thoại|email|thư điện tử|số fax|tài khoản|biển số|mã số|số nhà|phòng họp|phòng số|hội trường"
    r"|giải (?:nhất|nhì|ba|tư|khuyến khích|đặc biệt)|huy chương (?:vàng|bạc|đồng)|quê quán"
    r"|quê ở(?= (?:đâu|nơi|(?:tỉnh|huyện|xã|làng|vùng|nước) nào))"
    r"|dân tộc gì|giá vé|thù lao|sở thích|nhóm máu|chiều cao|cân nặng)(?!\w)"
)
_ABOUT_OTHERS = (Wants.PERSON, Wants.OFFICE, Wants.COUNT, Wants.PERCENT, Wants.LIST, Wants.SUMMARY)


def disagreements(question: Question, context: Context) -> tuple[str, ...]:
    """In which respects a sentence contradicts the question; none when it may answer.

    They are "name", "detail", "document", "period" and "month".
    """
    checks = (
        ("name", names_agree(question, context)),
        ("detail", _details_agree(question, context)),
        ("document", documents_agree(question, context)),
        ("period", periods_agree(question, context)),
        ("month", months_agree(question, context)),
    )
    return tuple(respect for respect, agrees in checks if not agrees)


def _details_agree(question: Question, context: Context) -> bool:
    """True when a detail that only its own word can tell ("số điện thoại") stands in the sentence or before it."""
    asked = _DETAILS.findall(match_form(question.standalone))
    if not asked:
        return True
    there = match_form(f"{context.sentence.text} \n {context.before}")
    return all(detail in there for detail in asked)


def asked_documents(question: Question) -> tuple[DocumentMention, ...]:
    """The documents a question names."""
    return tuple(mention for text in question.documents for mention in find_documents(text))


def documents_agree(question: Question, context: Context) -> bool:
    """True when every document that is asked about is mentioned in the sentence, its paragraph or its headings.

    A sentence without any may answer where its article's lead tells of that document alone, or where something else is
    asked for and the article mentions it.
    """
    asked = asked_documents(question)
    if not asked:
        return True
    there = find_documents(f"{context.sentence.text} \n {context.before} \n {context.heading}")
    framed = context.frame.documents
    about = all(mention.same_as(other) for mention in framed for other in asked)
    if not there and (question.wants is Wants.LIST or (framed and about)):
        there = framed
    if not there and question.wants in _ABOUT_OTHERS:
        there = _documents_of(context.frame.form)
    return all(any(mention.same_as(other) for other in there) for mention in asked)


@lru_cache(maxsize=64)
def _documents_of(form: str) -> tuple[DocumentMention, ...]:
    return find_documents(form)
