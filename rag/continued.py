"""Sentences that go on with what another one tells."""

import re
from collections.abc import Sequence

from rag.desk import Desk
from rag.glued import is_caption
from rag.read import Reading
from records.evidence import Evidence
from records.question import Question
from vietnamese.normalise import match_form

_ADDS = re.compile(
    r"\W{0,3}(?:bên cạnh|ngoài ra|đồng thời|cùng với|thêm vào đó|hơn nữa|cụ thể|trong đó|theo đó|mặt khác|tiếp đó"
    r"|tiếp đến|tiếp theo|kế đến|sau đó|cùng lúc|tương tự|không chỉ|còn|riêng|thứ (?:hai|ba|tư|năm|sáu|\d)"
    r"|(?:hai|ba|bốn|năm|sáu) là|cuối cùng|chưa kể|cũng)(?!\w)|(?:[^\s,.;]+ ){1,9}cũng(?!\w)"
)
_LEADS_ON = re.compile(
    r":\s*$|(?:như sau|sau đây|dưới đây|(?:hai|ba|bốn|năm|sáu|\d+) (?:điều|lý do|nguyên nhân|bất lợi))\W*$"
)
_EXPLAINS = re.compile(
    r"\W{0,3}(?:đó (?:chính )?là|(?:nguyên nhân|lý do|nguyên do|mục đích)(?: \w+){0,4}? (?:là|do|vì|bởi)|sở dĩ"
    r"|bởi(?: vì)?|(?:để )?(?:có|đạt) được (?:những |các )?(?:kết quả|thành tích|thành công|điều)"
    r"|(?:[^\s,.]+ ){1,5}(?:này|đó|trên|vậy)(?: [^\s,.]+){0,3}? là (?:do|vì|bởi|nhằm|để))(?!\w)"
)
_LETS_GO = re.compile(r"\W{0,3}(?:tuy nhiên|nhưng|trước đó|trái lại|ngược lại|song|dù vậy|mặc dù)(?!\w)")
_SHARE = 0.5  # of what the sentence before covers of the question: one that covers so much is of the same matter
_LEAST = 0.25


def beside(question: Question, reading: Reading, desk: Desk, step: int = 1) -> Reading | None:
    """The sentence that stands so many behind a reading's own in the same text, read; None where there is none."""
    at = reading.evidence.sentence
    sentences = desk.sentences(at.article_id)
    if not 0 <= at.index + step < len(sentences):
        return None
    sentence = sentences[at.index + step]
    if sentence.kind is not at.kind:
        return None
    evidence = Evidence(reading.evidence.article, sentence, reading.evidence.score, ())
    read = desk.reader.read(question, (evidence,))
    return next((found for found in read if found.evidence.sentence.id == sentence.id), None)


def continued(question: Question, reading: Reading, desk: Desk, most: int) -> Sequence[Reading]:
    """The sentences right behind a reading's own that go on with it, at most so many.

    They say so, are announced, or are of the same matter; one that lets go of the matter ends it.
    """
    found: list[Reading] = []
    last = reading
    while len(found) < most and (following := beside(question, last, desk)) is not None:
        text = match_form(following.evidence.sentence.text)
        if is_caption(following.evidence.sentence.text):
            last = following
            continue
        if _LETS_GO.match(text):
            break
        covers = following.signals["cover"]
        same = covers >= max(_LEAST, _SHARE * reading.signals["cover"])
        if not (same or adds(text) or (last is reading and leads_on(last))):
            break
        found.append(following)
        last = following
    return found


def adds(text: str) -> bool:
    """True for a sentence (in matching form) that says of itself that it goes on with the one before it."""
    return _ADDS.match(text) is not None


def explained(question: Question, reading: Reading, desk: Desk) -> Sequence[Reading]:
    """The sentence right behind a reading's own that says what that one only names: "Đó là ..."."""
    following = beside(question, reading, desk)
    return [following] if following and explains(following.evidence.sentence.text) else []


def explains(text: str) -> bool:
    """True for a sentence that says what the one before it only names."""
    return _EXPLAINS.match(match_form(text)) is not None


def leads_on(reading: Reading) -> bool:
    """True for a sentence that announces what is told next."""
    return _LEADS_ON.search(match_form(reading.evidence.sentence.text)) is not None
