"""The figures of a sentence that a question asks for, and how well a whole sentence fits."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.agree import asked_documents
from rag.agree_names import stands_in
from rag.agree_times import inherits, range_agrees, writes_the_day
from rag.asked import asked_for
from rag.context import Context, period_of
from rag.counted import (
    change_agreement,
    exception_agreement,
    narrowed_agreement,
    present_agreement,
    said_agreement,
    sense_agreement,
)
from rag.figure_label import best_label
from rag.figure_own import base_agreement, bond, of_another_model, own_stretch, tells_of_another, told_of_another
from rag.figure_unit import held_by_unit, is_left_out, is_of_kind, unit_fit, unit_of, unit_written
from rag.ordinals import numbered
from rag.relation import relation_asked, relation_fit
from rag.respectively import Turn, in_turn
from rag.things import Sort
from records.fact import Figure, FoundIn
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.other_times import dates_events
from vietnamese.places import find_places
from vietnamese.words import content, is_content, syllables

Cover = Callable[[Sequence[str], Sequence[str]], float]
"""Share of the question's words, by rarity, found in some syllables, or (half) in others around them."""

_BOND = 0.6  # what it counts, where a sentence tells several figures, that the question follows the words of one
_UNSAID = 0.5  # what a sentence without a score, a rank or an hour is worth where that is asked for
_ACT = 0.5  # and that it stands right behind what is said to be done
_UNTOLD = 0.3
_GOES_ON = re.compile(r"(?:và )?(?:tương đương|tương ứng|ứng với|tức|chiếm|đạt|bằng|vượt)(?: [^\W\d_]+){0,3}\s*")
_OWN = 0.5  # weight of the words between the numbers before and behind a figure, beside those of its whole clause
_TAIL = 0.3  # how much the fit of a figure owes to the words that stand behind "bao nhiêu" in the question
_SHORT = 16  # syllables of a clause that leans on the sentence before it
_BEFORE_BRACKET = 40
_GIVEN_NEAR, _GIVEN_AWAY = 0.95, 0.75  # a sentence without a figure that the question gives may speak of another case
_GIVEN_ITSELF = 0.4  # the figure of which a part is asked for ("trong 478 nhiệm vụ …")
_ELSEWHERE = 0.3  # too little for an answer
_ASKS_TOTAL = re.compile(r"(?<!\w)(?:tổng số|tổng cộng|tất cả|cả thảy)(?!\w)")
_OF_WHICH = re.compile(r"(?<!\w)trong (?:đó|số (?:đó|này))(?!\w)")
_PART = 0.5  # what stands behind "trong đó", where a total is asked for
_LISTED = 3  # marks in a sentence that lists things
_AT = re.compile(r"(?:trên địa bàn|tại|ở|thuộc|của)\s{1,2}$")  # "9 km trên địa bàn tỉnh Thái Bình"
_COUNTED = re.compile(r"bao nhiêu|\bmấy\b")
# A figure summed up since the term of office began is never the figure of one year, nor the other way round.
_CUMULATIVE = re.compile(r"từ đầu nhiệm kỳ|lũy kế|(?:cả|toàn|trong) nhiệm kỳ")
_TERM = "nhiệm kỳ"
_BY_WHOM = re.compile(r"\bai\b|cơ quan nào|cấp nào|đơn vị nào")
_ISSUER = re.compile(r"(?<!\w)(?:của|do)(?!\w)")
_SUBJECT = re.compile(r"(?<!\w)về(?!\w)")
_BEHIND_DOCUMENT = 90


@dataclass(frozen=True, slots=True)
class Target:
    """What answers, at text[start:end] of the sentence; `fit` in 0..1 says how well it is what was asked for.

    `local` is how much of the question its own clause covers; `agrees` whether its period is the one asked for; `sums`
    whether it is summed up since a term of office began. `keep` is the stretch that must be shown with it (a person's
    offices, what a document is about). `holds` are syllables of the question that its unit says in other words.
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
    holds: tuple[str, ...] = ()


def figures(question: Question, context: Context, cover: Cover) -> tuple[Target, ...]:
    """All figures of a sentence of the kind asked for, best first."""
    text = context.sentence.text
    periods = dates_events(text, find_periods(text))
    clauses = split_clauses(text)
    cumulative = bool(_CUMULATIVE.search(match_form(question.standalone)))
    written = {year for period in find_periods(text) for year in period.years}
    tail = _tail(question.standalone)
    conditions = find_numbers(question.standalone)
    asked = asked_for(question)
    numbers = find_numbers(text)
    turns = in_turn(text, numbers)
    total = _ASKS_TOTAL.search(match_form(question.standalone)) and not _OF_WHICH.search(
        match_form(question.standalone)
    )
    narrowed = narrowed_agreement(question.standalone, f"{context.heading} {context.before} {text}")
    found: list[Target] = []
    owned: dict[int, tuple[int, int]] = {}
    for index, number in enumerate(numbers):
        if _is_year_told(text, number, turns):
            continue
        if not is_of_kind(question, asked, number) or (number.percent and narrowed < 1):
            continue
        fact = context.figures.get(number.start)
        clause = _clause_of(text, clauses, number)
        fit = unit_fit(question, asked, text, number, clause, fact)
        if not fit or text[number.start : number.end] in question.told:
            continue
        item = list_item(text, number.start)
        own = own_stretch(text, numbers, index, clause)
        inmost, inner, outer = (
            [s.form for s in syllables(spell_out(text[start:end]))] for start, end in (own, clause, item)
        )
        period = period_of(periods, number.start, item)
        years = (period.first.year, period.last.year) if period else None
        turn = turns.get(number.start)
        if turn is not None and turn.year is not None:
            years = (turn.year, turn.year)
        sums = _CUMULATIVE.search(match_form(text), item[0], number.start) is not None
        if sums and question.periods and not cumulative:
            agrees = False
        elif cumulative:
            agrees = sums or (years is None and _TERM in context.frame.form)
        else:
            agrees = _same_periods(question, years, written, context, fact)
            agrees = agrees and _same_month(question, fact)
            if turn is not None and turn.year is not None and question.periods:
                agrees = years in question.periods or any(
                    first <= turn.year <= last for first, last in question.periods
                )
        holds = held_by_unit(asked, unit_of(text, number, fact), text[slice(*item)], text[clause[0] : number.start])
        said_else = holds if number.percent or asked.sort is Sort.MONEY else ()
        if not is_left_out(question, text, number):
            fit *= (1 - _TAIL) + _TAIL * _tail_share([form for form in tail if form not in said_else], inmost, inner)
        if turn is not None and any(_named(name, question) for name in turn.names):
            fit *= 1.0 if _named(turn.name, question) else _ELSEWHERE
        else:
            fit *= _place_agreement(question, context, number, own, fact)
            fit *= _item_agreement(question, text, item)
            fit *= _listed_agreement(question, text, number)
        fit *= sense_agreement(question.standalone, text[_opened(text, own[0], number) : own[1]])
        fit *= present_agreement(question.standalone, text[clause[0] : number.start], text[number.end : clause[1]])
        if not number.percent or question.unit:
            fit *= change_agreement(question.standalone, text[clause[0] : number.start])
        based = base_agreement(question, text, own, number)
        fit *= narrowed * (based or 1.0)
        agrees = agrees or based == 1.0
        if tells_of_another(question, text, clause, number):
            fit *= _ELSEWHERE
        if total and _OF_WHICH.search(match_form(text), 0, number.start) and any(t.number for t in found):
            fit *= _PART
        if number.kind is not NumberKind.RATIO:
            fit *= exception_agreement(question.standalone, text[slice(*clause)])
        opens_item = item[0] > 0 and not text[item[0] : number.start].strip()  # what is said before is of the last item
        if fact and not opens_item:
            said = said_agreement(question.standalone, fact.said, text[slice(*own)])
            fit *= said if fact.said in text[slice(*clause)] else (1 + said) / 2
        fit *= min(
            (_condition_holds(given, number, numbers, clause, question, text) for given in conditions), default=1.0
        )
        inner, inmost = [*inner, *holds], [*inmost, *holds]
        local = (1 - _OWN) * cover(inner, outer) + _OWN * cover(inmost, outer)
        if turn is not None or _is_elliptic(question, context, clause, years):
            local = max(local, cover(inner, [s.form for s in syllables(f"{context.before} {context.heading}")]))
        found.append(Target(number.start, number.end, fit, local, agrees, number, years, sums, holds=holds))
        owned[number.start] = own
    found = [
        replace(t, fit=t.fit * _ELSEWHERE)
        if told_of_another(question, text, owned[t.start], [own for at, own in owned.items() if at != t.start])
        else t
        for t in found
    ]
    opening = 0, min((n.start for n in numbers), default=0)
    bonds = {
        t.start: bond(question, text, owned[t.start], t.number, opening) + _ACT * is_left_out(question, text, t.number)
        for t in found
        if t.number
    }
    return tuple(sorted(found, key=lambda t: (-(t.local + 1.5 * t.fit + t.agrees + _BOND * bonds[t.start]), t.start)))


def _clause_of(text: str, clauses: Sequence[tuple[int, int]], number: Number) -> tuple[int, int]:
    """The clause of a figure, with the one before it where it only goes on from that: "…, tương đương 57%"."""
    at = next((i for i, (start, end) in enumerate(clauses) if start <= number.start < end), None)
    if at is None:
        return 0, len(text)
    start, end = clauses[at]
    if (
        at
        and ";" not in text[clauses[at - 1][1] : start]
        and _GOES_ON.fullmatch(match_form(text[start : number.start]))
    ):
        start = clauses[at - 1][0]
    return start, end


def _listed_agreement(question: Question, text: str, number: Number) -> float:
    """Less than 1 for a figure in another item of a list than the one name asked for that stands in the list once.

    An item may have one more mark before its figure: "A với dự án B; tổng vốn 15 triệu USD; C với dự án D; ...".
    """
    if text.count(";") < _LISTED:
        return 1.0
    form = match_form(text)
    for name in question.names:
        if form.count(name) != 1:
            continue
        at = form.index(name)
        behind = form.find(";", at)
        end = form.find(";", behind + 1) if behind >= 0 else -1
        if not form.rfind(";", 0, at) < number.start < (end if end >= 0 else len(form)):
            return _ELSEWHERE
    return 1.0


def _place_agreement(
    question: Question, context: Context, number: Number, own: tuple[int, int], fact: Figure | None
) -> float:
    """Less than 1 for a figure that its own clause gives to another place than the one asked about."""
    if not question.names:
        return 1.0
    text = context.sentence.text
    for place in find_places(text):
        if place.name and number.end <= place.start < own[1] and _AT.search(match_form(text), number.end, place.start):
            return 1.0 if _named(place.name, question) else _ELSEWHERE
    if fact is None or fact.place is None or fact.place.found_in is not FoundIn.CLAUSE:
        return 1.0
    there = next((place.name for place in find_places(fact.place.name) if place.name), "")
    if not there or _named(there, question):
        return 1.0
    return _ELSEWHERE if any(place.name and _named(place.name, question) for place in find_places(text)) else 1.0


def _item_agreement(question: Question, text: str, item: tuple[int, int]) -> float:
    """Less than 1 for a figure of a list item that names another than another item does: "tại KCN A …; tại KCN B …"."""
    if item == (0, len(text)):
        return 1.0
    form = match_form(text)
    for name in question.names:
        asked = numbered(name, match_form(question.standalone))
        if stands_in(asked, form[slice(*item)]) or not stands_in(asked, form):
            continue
        first = name.split()[0]
        level = re.search(rf"(\w+)\s{{1,2}}{re.escape(first)}(?!\w)", form)
        if level and re.search(rf"(?<!\w){re.escape(level[1])}\s(?!{re.escape(first)})", form[slice(*item)]):
            return _ELSEWHERE
    return 1.0


def _opened(text: str, start: int, number: Number) -> int:
    """Where the stretch of a figure begins: what stands in brackets is said of what stands right before them."""
    bracket = text.rfind("(", 0, number.start)
    if bracket < 0 or ")" in text[bracket : number.start]:
        return start
    return min(start, max(0, text.rfind(" ", 0, max(0, bracket - _BEFORE_BRACKET)), text.rfind(")", 0, bracket) + 1))


def _is_elliptic(question: Question, context: Context, clause: tuple[int, int], years: tuple[int, int] | None) -> bool:
    """True for a short clause of the very year or place asked about, which says no more: "Năm 2020 tăng lên 5,5%"."""
    if len(syllables(context.sentence.text[slice(*clause)])) > _SHORT:
        return False
    text = context.sentence.text
    return years in question.periods or any(stands_in(name, text[slice(*clause)]) for name in question.names)


def _is_year_told(text: str, number: Number, turns: Mapping[int, Turn]) -> bool:
    """True for a year that is read as a figure because figures follow it in turn ("2022 và 2023 lần lượt …")."""
    return (
        bool(turns)
        and number.start not in turns
        and text[number.start : number.end] in {str(turn.year) for turn in turns.values()}
    )


def _named(place: str, question: Question) -> bool:
    return any(place in name or name in place for name in question.names)


def _same_periods(
    question: Question, years: tuple[int, int] | None, written: set[int], context: Context, fact: Figure | None
) -> bool:
    """True when a figure is of one of the periods asked for, and the others, that it is set against, are written."""
    if not question.periods or writes_the_day(question, context):
        return True
    same = [_same_period(period, years, context, fact) for period in question.periods]
    return any(same) and all(
        s or set(range(p[0], p[1] + 1)) <= written for s, p in zip(same, question.periods, strict=True)
    )


def _same_period(
    asked: tuple[int, int], written: tuple[int, int] | None, context: Context, fact: Figure | None
) -> bool:
    """True when a figure is of the years asked for: those of its sentence, else those that ingest found around it."""
    if asked[0] != asked[1]:
        return range_agrees(asked, context)
    if written == asked or (written is None and inherits(asked[0], context)):
        return True
    period = fact.period if fact else None
    if period is None or period.first is None or period.last is None:
        return False
    same = period.first.year == period.last.year == asked[0]
    return same and (written is None or period.found_in is FoundIn.CLAUSE)


def _same_month(question: Question, fact: Figure | None) -> bool:
    """False for a figure of another month than the one asked for."""
    asked = [p for p in find_periods(question.standalone) if p.precision is Precision.MONTH]
    period = fact.period if fact else None
    if len(asked) != 1 or period is None or period.first is None or period.last is None:
        return True
    if period.found_in is FoundIn.ARTICLE:  # the months of the whole article are for `months_agree`
        return True
    if (period.first.year, period.first.month) != (period.last.year, period.last.month):
        return True
    return asked[0].first <= period.last and period.first <= asked[0].last


def figure(question: Question, context: Context, cover: Cover) -> Target | None:
    """The best figure of a sentence; None when it has none of what is counted.

    Where a score or a place in an order is asked for, a sentence that tells none may still tell of the matter.
    """
    if of_another_model(question, context):
        return None
    asked = asked_for(question)
    if asked.sort in (Sort.SCORE, Sort.RANK):
        label = best_label(question, asked, context, cover)
        return (
            Target(label[0], label[1], 1.0, label[2], holds=asked.cue)
            if label
            else Target(0, 0, _UNTOLD, _UNSAID * cover(context.forms, ()))
        )
    found = figures(question, context, cover)
    if not found:
        return None
    return found[0]


def _tail(question: str) -> tuple[str, ...]:
    """The content words behind "bao nhiêu", "mấy": they tend to stand in the figure's own clause."""
    match = _COUNTED.search(match_form(question))
    return tuple(s.form for s in content(question[match.end() :])) if match else ()


def _tail_share(tail: Sequence[str], inmost: Sequence[str], inner: Sequence[str]) -> float:
    """How much of the words behind "bao nhiêu", and of their pairs, stands by the figure itself and in its clause.

    Pairs tell "do chi bộ cơ sở tổ chức" from "do đảng bộ cơ sở tổ chức".
    """
    if not tail:
        return 1.0
    pairs = tuple(pairwise(tail)) or tuple((form, form) for form in tail)
    shares = []
    for forms in (inmost, inner):
        there = {*pairwise([form for form in forms if is_content(form)]), *((form, form) for form in forms)}
        shares += [sum(form in forms for form in tail) / len(tail), sum(pair in there for pair in pairs) / len(pairs)]
    return sum(shares) / len(shares)


def _condition_holds(
    given: Number, number: Number, numbers: Sequence[Number], clause: tuple[int, int], question: Question, text: str
) -> float:
    """1 where a figure that the question itself gives ("được hỗ trợ 30%") stands in the clause, less further off."""
    if given.key == number.key and unit_written(question.standalone, given) == unit_written(text, number):
        return _GIVEN_ITSELF
    same = [other for other in numbers if other.key == given.key and other is not number]
    if any(clause[0] <= other.start < clause[1] for other in same):
        return 1.0
    return _GIVEN_NEAR if same else _GIVEN_AWAY


def list_item(text: str, at: int) -> tuple[int, int]:
    """The stretch between semicolons around an offset."""
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at)
    return start, len(text) if end < 0 else end


def statement(question: Question, context: Context, cover: Cover) -> Target:
    """The whole sentence; it fits better when it gives a reason, an issuer or a subject, where that is asked for."""
    text, form = context.sentence.text, match_form(question.standalone)
    relation = relation_asked(question)
    fit = relation_fit(relation, text, question.terms) if relation else 1.0
    asked = asked_documents(question)
    mentions = [m for m in find_documents(text) if any(m.same_as(other) for other in asked)]
    if mentions:
        wanted = _ISSUER if _BY_WHOM.search(form) else _SUBJECT
        behind = (match_form(text)[m.end : m.end + _BEHIND_DOCUMENT] for m in mentions)
        fit = 1.0 if any(wanted.search(stretch) for stretch in behind) else 0.3
    return Target(0, 0, fit, cover(context.forms, ()))
