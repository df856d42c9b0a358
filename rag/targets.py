"""The figures of a sentence that a question asks for, and how well a whole sentence fits."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rag.agree import asked_documents, inherits, range_agrees
from rag.context import Context, period_of
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.words import content, syllables

Cover = Callable[[Sequence[str], Sequence[str]], float]
"""Share of the question's words, by rarity, found in some syllables, or (half) in others around them."""

_NEAR = 5  # syllables beside a number in which its unit is looked for
_COUNTED = re.compile(r"bao nhiêu|\bmấy\b")
# A figure summed up since the term of office began is never the figure of one year, nor the other way round.
_CUMULATIVE = re.compile(r"từ đầu nhiệm kỳ|lũy kế|(?:cả|toàn|trong) nhiệm kỳ")
_CLASSIFIERS = frozenset("cuộc lượt lần đợt vụ buổi cái chiếc loại đơn vị trường hợp trên tổng số".split())
_WHY = re.compile(r"vì sao|tại sao|do đâu|nhờ đâu|vì đâu|lý do|nguyên nhân|nhờ gì|nhờ điều gì")
_BECAUSE = re.compile(r"(?<!\w)(?:do|vì|nhờ|bởi|nguyên nhân|xuất phát từ|lý do|để|nhằm)(?!\w)")
_BY_WHOM = re.compile(r"\bai\b|cơ quan nào|cấp nào|đơn vị nào")
_ISSUER = re.compile(r"(?<!\w)(?:của|do)(?!\w)")
_SUBJECT = re.compile(r"(?<!\w)về(?!\w)")
_BEHIND_DOCUMENT = 90
_MONEY = frozenset("tiền vốn kinh giá".split())
_CURRENCY = re.compile(r"\b(?:đồng|tỷ|triệu|usd|vnd|đô|euro)\b|\d\s?đ\b")
# Words that count people: news use one for another ("537 đồng chí" of "đảng viên", "7 cá nhân" of "người").
_PEOPLE = frozenset(
    "người đồng chí cá nhân đảng viên cán bộ công chức đại biểu học viên hội viên đoàn ủy quần chúng".split()
)


@dataclass(frozen=True, slots=True)
class Target:
    """What answers, at text[start:end] of the sentence; `fit` in 0..1 says how well it is what was asked for.

    `local` is how much of the question its own clause covers; `agrees` whether its period is the one asked for; `sums`
    whether it is summed up since a term of office began. `keep` is the stretch that must be shown with it (a person's
    offices, what a document is about).
    """

    start: int
    end: int
    fit: float
    local: float
    agrees: bool = True
    number: Number | None = None
    period: tuple[int, int] | None = None
    sums: bool = False
    keep: tuple[int, int] | None = None


def figures(question: Question, context: Context, cover: Cover) -> tuple[Target, ...]:
    """All figures of a sentence of the kind asked for, best first."""
    text = context.sentence.text
    periods = find_periods(text)
    clauses = split_clauses(text)
    cumulative = bool(_CUMULATIVE.search(match_form(question.standalone)))
    tail = _tail(question.standalone)
    found = []
    for number in find_numbers(text):
        if number.percent != (question.wants is Wants.PERCENT) and not (
            number.kind is NumberKind.RATIO and not number.percent
        ):
            continue
        clause = next((c for c in clauses if c[0] <= number.start < c[1]), (0, len(text)))
        item = list_item(text, number.start)
        inner = [s.form for s in syllables(spell_out(text[clause[0] : clause[1]]))]
        outer = [s.form for s in syllables(spell_out(text[item[0] : item[1]]))]
        period = period_of(periods, number.start, item)
        years = (period.first.year, period.last.year) if period else None
        sums = _CUMULATIVE.search(match_form(text), item[0], number.start) is not None
        if cumulative or (sums and question.periods):
            agrees = cumulative and sums
        else:
            agrees = all(_same_period(asked, years, context) for asked in question.periods)
        fit = _unit_fit(question.unit, text, number, clause)
        if not fit:
            continue
        if tail:
            fit = 0.8 * fit + 0.2 * sum(form in inner for form in tail) / len(tail)
        found.append(Target(number.start, number.end, fit, cover(inner, outer), agrees, number, years, sums))
    return tuple(sorted(found, key=lambda t: (-(t.local + 1.5 * t.fit + t.agrees), t.start)))


def _same_period(asked: tuple[int, int], written: tuple[int, int] | None, context: Context) -> bool:
    if asked[0] != asked[1]:
        return range_agrees(asked, context)
    return written == asked or (written is None and inherits(asked[0], context))


def figure(question: Question, context: Context, cover: Cover) -> Target | None:
    """The best figure of a sentence; None when it has none of what is counted."""
    found = figures(question, context, cover)
    if not found or not _counts(question.unit, context):
        return None
    return found[0]


def _tail(question: str) -> frozenset[str]:
    """The content words behind "bao nhiêu", "mấy": they tend to stand in the figure's own clause."""
    match = _COUNTED.search(match_form(question))
    return frozenset(s.form for s in content(question[match.end() :])) if match else frozenset()


def _counts(unit: Sequence[str], context: Context) -> bool:
    """True when the sentence, or what stands around it, names the thing that is counted."""
    things = set(unit) - _CLASSIFIERS
    if unit and unit[0] in _MONEY:
        return True
    there = set(context.forms) | {s.form for s in syllables(f"{context.before} {context.heading}")}
    return not things or bool(things & there) or bool(things & _PEOPLE and there & _PEOPLE)


def list_item(text: str, at: int) -> tuple[int, int]:
    """The stretch between semicolons around an offset."""
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at)
    return start, len(text) if end < 0 else end


def _unit_fit(unit: Sequence[str], text: str, number: Number, clause: tuple[int, int]) -> float:
    """How well what the number counts is what is asked for: 1 right behind it, less further on or before it."""
    if not set(unit) - _CLASSIFIERS:
        return 0.5
    behind = [s.form for s in syllables(spell_out(text[number.end : max(clause[1], number.end)]))][:_NEAR]
    ahead = [s.form for s in syllables(spell_out(text[clause[0] : number.start]))]
    head = tuple(unit[:2])
    if tuple(behind[: len(head)]) == head:
        return 1.0
    if unit[0] in _MONEY:
        return 1.0 if _CURRENCY.search(match_form(text), number.start, number.end + 12) else 0.0
    inside = sum(1 for syllable in unit if syllable in behind) / len(unit)
    before = sum(1.0 if syllable in ahead[-_NEAR:] else 0.6 if syllable in ahead else 0.0 for syllable in unit) / len(
        unit
    )
    people = 0.85 if unit[0] in _PEOPLE and set(behind[:2]) & _PEOPLE else 0.0
    return max(0.85 * inside, 0.7 * before, people)


def statement(question: Question, context: Context, cover: Cover) -> Target:
    """The whole sentence; it fits better when it gives a reason, an issuer or a subject, where that is asked for."""
    text, form = context.sentence.text, match_form(question.standalone)
    fit = 1.0
    if _WHY.search(form):
        fit = 1.0 if _BECAUSE.search(match_form(text)) else 0.0
    asked = asked_documents(question)
    mentions = [m for m in find_documents(text) if any(m.same_as(other) for other in asked)]
    if mentions:
        wanted = _ISSUER if _BY_WHOM.search(form) else _SUBJECT
        behind = (match_form(text)[m.end : m.end + _BEHIND_DOCUMENT] for m in mentions)
        fit = 1.0 if any(wanted.search(stretch) for stretch in behind) else 0.3
    return Target(0, 0, fit, cover(context.forms, ()))
