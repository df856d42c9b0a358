"""The person of a sentence whom a question asks for: by the office held, or by what is said of someone."""

import re
from collections.abc import Sequence

from rag.agree_names import stands_in
from rag.context import Context
from rag.deed import asks_deed
from rag.holder import elsewhere, plainly, told_holder
from rag.short_names import short_mentions
from rag.targets import Cover, Target
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.offices import Person, find_people, find_person_spans, holds, office_head
from vietnamese.words import syllables

_SURE = 0.9  # the very office that is asked for outweighs words that are missing
_BEFORE = 0.8  # what stands before a name tells of it less often than what stands behind it
_HOLDS = 0.3  # that someone of a group holds the office that is asked beside the deed
_UNNAMED = 0.3
# "A, sinh năm 1985, B" goes on with people.
_AND = re.compile(
    r"(?:[\s,(]{1,3}(?:sn|sinh năm|sinh)\s\d{4}\)?|\s\(\d{2} tuổi[^)]{0,30}\))?[\s,;\-]{0,4}"
    r"(?:và|cùng|cùng với)?[\s,]{0,3}(?:các\s)?(?:đồng chí|đ/c|ông|bà|anh|chị)?\s{0,3}"
)
# "Ngôi sao của Bayern Munich" names the club.
_OF_CLUB = re.compile(
    r"(?<!\w)(?:(?:ngôi sao|sao|cầu thủ|tiền đạo|tiền vệ|trung vệ|hậu vệ|thủ môn|chân sút|hlv|huấn luyện viên|đội bóng"
    r"|ông chủ|thành viên|giám đốc|chủ tịch|trận|sân|fan|cổ động viên) (?:cũ )?của|clb|câu lạc bộ|đội|sân|hãng"
    r"|tập đoàn|công ty|giải|thành phố|tại|ở|bóng đá|tuyển|đt|nước|người|truyền thông|báo|liên đoàn)\s{1,2}$"
)
_BRACKETS = re.compile(r"\s?\([^()]{1,60}\)")
_IN = re.compile(r"(?<!\w)(?:giải|tại|ở|sân|trận|clb|câu lạc bộ|tuyển)\s{1,2}$")
_ROLE = 26
_WRITTEN = re.compile(r"(?<!\w)[^\W\d_]+")


def person(question: Question, context: Context, cover: Cover) -> Target | None:
    """Who holds the office asked about, or of whom a sentence says most of what is asked.

    None when nobody in the sentence holds the office; a sentence that names nobody may still tell of the deed.
    """
    if question.office and not asks_deed(question):
        return _holder(question, context, cover)
    return _doer(question, context, cover)


def _holder(question: Question, context: Context, cover: Cover) -> Target | None:
    text, form = context.sentence.text, match_form(context.sentence.text)
    local = max(cover(context.forms, ()), _SURE)
    for one in find_people(text):
        if _IN.search(form, max(0, one.start - _ROLE), one.start) or _is_asked(question, text[one.start : one.end]):
            continue
        if _holds(question, one, context):
            return Target(one.start, one.end, 1.0, local, keep=stretch(one))
    holder = told_holder(text, find_person_spans(text), question.office, question.names)
    return Target(*holder[0], holder[2], local, keep=holder[1]) if holder else None


def _holds(question: Question, one: Person, context: Context) -> bool:
    place = frozenset(syllable for name in question.names for syllable in name.split())
    wordings = (question.office, plainly(question.office))
    text = context.sentence.text
    return any(
        not elsewhere(f"{text[start:end]}{_in_brackets(text, end)}", question.names)
        and any(holds(text[start:end], w, place) or _points_back(text[start:end], w, context) for w in wordings)
        for start, end in one.offices
    )


def _in_brackets(text: str, at: int) -> str:
    """What stands in brackets behind an office: "Tổng giám đốc Công ty Việt Hưng (Vihajico)"."""
    match = _BRACKETS.match(text, at)
    return match.group() if match else ""


def _points_back(office: str, asked: str, context: Context) -> bool:
    """True for the office of a body that the text has just named: "Chủ tịch ủy ban này"."""
    written = [s.form for s in syllables(spell_out(office))]
    if len(written) < 2 or written[-1] not in ("này", "đó", "trên"):
        return False
    wanted = [s.form for s in syllables(asked)]
    named = {*context.forms, *(s.form for s in syllables(f"{context.before} {context.heading}"))}
    return wanted[: len(written) - 1] == written[:-1] and all(form in named for form in wanted)


def _is_asked(question: Question, name: str) -> bool:
    return any(stands_in(asked, name) for asked in question.names)


def _doer(question: Question, context: Context, cover: Cover) -> Target | None:
    text, form = context.sentence.text, match_form(context.sentence.text)
    local = cover(context.forms, ())
    offices_of = {one.start: one for one in find_people(text)}
    named = _written_in(question)
    spans = [
        span for span in find_person_spans(text)
        if not _is_asked(question, text[slice(*span)]) and not _OF_CLUB.search(form, max(0, span[0] - _ROLE), span[0])
    ]  # fmt: skip
    spans += [
        span for span in short_mentions(text, (context.before, context.heading)) if form[slice(*span)] not in named
    ]
    spans.sort()
    if not spans:
        return Target(0, 0, _UNNAMED, local)
    blocks = [stretch(offices_of[s]) if s in offices_of else (s, e) for s, e in spans]
    groups = _grouped(text, blocks)

    def told(at: int) -> float:
        start = blocks[groups[at - 1][-1]][1] if at else 0
        end = blocks[groups[at + 1][0]][0] if at + 1 < len(groups) else len(text)
        first, last = blocks[groups[at][0]], blocks[groups[at][-1]]
        said = cover(_forms(text[last[1] : end]), ()) + _BEFORE * cover(_forms(text[start : first[0]]), ())
        held = [offices_of[spans[i][0]] for i in groups[at] if spans[i][0] in offices_of]
        return said + _HOLDS * (bool(question.office) and any(_holds(question, one, context) for one in held))

    which = max(range(len(groups)), key=lambda at: (round(told(at), 3), -at))
    best = groups[which]
    start, end = spans[best[0]]
    others = [offices_of[spans[i][0]] for i in best if spans[i][0] in offices_of]
    if question.office and others and not any(_has_head(question, one, text) for one in others):
        return Target(0, 0, _UNNAMED, local)  # someone of another office
    fit = 0.4 + 0.6 * min(1.0, told(which))
    return Target(start, end, fit, local, keep=(blocks[best[0]][0], blocks[best[-1]][1]))


def _has_head(question: Question, one: Person, text: str) -> bool:
    head = office_head(question.office)
    return any(head in match_form(spell_out(text[slice(*span)])) for span in one.offices)


def _written_in(question: Question) -> frozenset[str]:
    """The words that a question writes with a capital, but for the one it begins with, and those of its names."""
    words = [match.group() for match in _WRITTEN.finditer(question.standalone)][1:]
    return frozenset(match_form(word) for word in words if word[0].isupper()) | {
        syllable for name in question.names for syllable in name.split()
    }


def stretch(one: Person) -> tuple[int, int]:
    """From where to where a person stands with the offices."""
    return min(one.start, one.offices[0][0]), max(one.end, one.offices[-1][1])


def _grouped(text: str, blocks: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The people by what is said of them together: "A, Bí thư X; đồng chí B, Bí thư Y chủ trì"."""
    form = match_form(text)
    groups = [[0]]
    for at in range(1, len(blocks)):
        if _AND.fullmatch(form, blocks[at - 1][1], blocks[at][0]):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _forms(text: str) -> list[str]:
    return [s.form for s in syllables(spell_out(text))]
