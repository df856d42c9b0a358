"""The figures of a sentence that a question asks for, and how well a whole sentence fits."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.agree import asked_documents, inherits, range_agrees, stands_in
from rag.context import Context, period_of
from rag.counted import (
    Asked,
    Sort,
    asked_for,
    exception_agreement,
    said_agreement,
    sense_agreement,
    unit_agreement,
)
from rag.ordinals import numbered
from rag.relation import relation_asked, relation_fit
from rag.respectively import Turn, in_turn
from records.fact import Figure, FoundIn
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.other_times import dates_events
from vietnamese.places import find_places
from vietnamese.units import find_unit
from vietnamese.words import content, is_content, syllables

Cover = Callable[[Sequence[str], Sequence[str]], float]
"""Share of the question's words, by rarity, found in some syllables, or (half) in others around them."""

_OWN = 0.5  # weight of the words between the numbers before and behind a figure, beside those of its whole clause
_TAIL = 0.3  # how much the fit of a figure owes to the words that stand behind "bao nhiêu" in the question
_SHORT = 16  # syllables of a clause that leans on the sentence before it
_BEFORE_BRACKET = 40
_GIVEN_NEAR, _GIVEN_AWAY = 0.95, 0.75  # a sentence without a figure that the question gives may speak of another case
_GIVEN_ITSELF = 0.4  # the figure of which a part is asked for ("trong 478 nhiệm vụ …")
_ELSEWHERE = 0.3  # too little for an answer
_LISTED = 3  # marks in a sentence that lists things
_AT = re.compile(r"(?:trên địa bàn|tại|ở|thuộc|của)\s{1,2}$")  # "9 km trên địa bàn tỉnh Thái Bình"
_NEAR = 5  # syllables beside a number in which its unit is looked for
_COUNTED = re.compile(r"bao nhiêu|\bmấy\b")
# A figure summed up since the term of office began is never the figure of one year, nor the other way round.
_TONS = re.compile(r"\s?T(?=/|\s?[,.;)]|$)")
_LARGE = re.compile(r"(?:tỷ|triệu|nghìn|ngàn)$")
_NO_CURRENCY = 0.9
_CUMULATIVE = re.compile(r"từ đầu nhiệm kỳ|lũy kế|(?:cả|toàn|trong) nhiệm kỳ")
_BY_WHOM = re.compile(r"\bai\b|cơ quan nào|cấp nào|đơn vị nào")
_ISSUER = re.compile(r"(?<!\w)(?:của|do)(?!\w)")
_SUBJECT = re.compile(r"(?<!\w)về(?!\w)")
_BEHIND_DOCUMENT = 90


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
    periods = dates_events(text, find_periods(text))
    clauses = split_clauses(text)
    cumulative = bool(_CUMULATIVE.search(match_form(question.standalone)))
    tail = _tail(question.standalone)
    conditions = find_numbers(question.standalone)
    asked = asked_for(question)
    numbers = find_numbers(text)
    turns = in_turn(text, numbers)
    found = []
    for index, number in enumerate(numbers):
        if _is_year_told(text, number, turns):
            continue
        if number.percent != (question.wants is Wants.PERCENT) and not (
            number.kind is NumberKind.RATIO and not number.percent
        ):
            continue
        fact = context.figures.get(number.start)
        clause = next((c for c in clauses if c[0] <= number.start < c[1]), (0, len(text)))
        fit = _unit_fit(question, asked, text, number, clause, fact)
        if not fit or text[number.start : number.end] in question.told:
            continue
        item = list_item(text, number.start)
        own = _own_stretch(numbers, index, clause)
        inmost, inner, outer = (
            [s.form for s in syllables(spell_out(text[start:end]))] for start, end in (own, clause, item)
        )
        period = period_of(periods, number.start, item)
        years = (period.first.year, period.last.year) if period else None
        turn = turns.get(number.start)
        if turn is not None and turn.year is not None:
            years = (turn.year, turn.year)
        sums = _CUMULATIVE.search(match_form(text), item[0], number.start) is not None
        if cumulative or (sums and question.periods):
            agrees = cumulative and sums
        else:
            agrees = all(_same_period(asked_years, years, context, fact) for asked_years in question.periods)
            agrees = agrees and _same_month(question, fact)
            if turn is not None and turn.year is not None and question.periods:
                agrees = years in question.periods or any(
                    first <= turn.year <= last for first, last in question.periods
                )
        fit *= (1 - _TAIL) + _TAIL * _tail_share(tail, inmost, inner)
        if turn is not None and any(_named(name, question) for name in turn.names):
            fit *= 1.0 if _named(turn.name, question) else _ELSEWHERE
        else:
            fit *= _place_agreement(question, context, number, own, fact)
            fit *= _item_agreement(question, text, item)
            fit *= _listed_agreement(question, text, number)
        fit *= sense_agreement(question.standalone, text[_opened(text, own[0], number) : own[1]])
        if number.kind is not NumberKind.RATIO:
            fit *= exception_agreement(question.standalone, text[slice(*clause)])
        opens_item = item[0] > 0 and not text[item[0] : number.start].strip()  # what is said before is of the last item
        if fact and not opens_item:
            fit *= said_agreement(question.standalone, fact.said, text[slice(*own)])
        fit *= min(
            (_condition_holds(given, number, numbers, clause, question, text) for given in conditions), default=1.0
        )
        local = (1 - _OWN) * cover(inner, outer) + _OWN * cover(inmost, outer)
        if turn is not None or _is_elliptic(question, context, clause, years):
            local = max(local, cover(inner, [s.form for s in syllables(f"{context.before} {context.heading}")]))
        found.append(Target(number.start, number.end, fit, local, agrees, number, years, sums))
    return tuple(sorted(found, key=lambda t: (-(t.local + 1.5 * t.fit + t.agrees), t.start)))


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
    return bool(turns) and number.start not in turns and text[number.start : number.end] in _years_of(turns)


def _years_of(turns: Mapping[int, Turn]) -> set[str]:
    return {str(turn.year) for turn in turns.values()}


def _named(place: str, question: Question) -> bool:
    return any(place in name or name in place for name in question.names)


def _own_stretch(numbers: Sequence[Number], index: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The part of its clause that a number has to itself: from the number before it to the one behind it."""
    start = max([clause[0], *(other.end for other in numbers[max(0, index - 1) : index])])
    end = min([clause[1], *(other.start for other in numbers[index + 1 : index + 2])])
    return start, max(end, numbers[index].end)


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
    if (period.first.year, period.first.month) != (period.last.year, period.last.month):
        return True
    return asked[0].first <= period.last and period.first <= asked[0].last


def figure(question: Question, context: Context, cover: Cover) -> Target | None:
    """The best figure of a sentence; None when it has none of what is counted."""
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
    if given.key == number.key and _unit_written(question.standalone, given) == _unit_written(text, number):
        return _GIVEN_ITSELF
    same = [other for other in numbers if other.key == given.key and other is not number]
    if any(clause[0] <= other.start < clause[1] for other in same):
        return 1.0
    return _GIVEN_NEAR if same else _GIVEN_AWAY


def _unit_written(text: str, number: Number) -> str:
    unit = find_unit(text, number)
    return match_form(unit.text) if unit else ""


def list_item(text: str, at: int) -> tuple[int, int]:
    """The stretch between semicolons around an offset."""
    start = text.rfind(";", 0, at) + 1
    end = text.find(";", at)
    return start, len(text) if end < 0 else end


def _unit_fit(
    question: Question, asked: Asked, text: str, number: Number, clause: tuple[int, int], fact: Figure | None
) -> float:
    """How well what the number counts is what is asked for: 1 for the very unit, less further on or before it."""
    if number.percent:
        return 0.5 if not question.unit else max(0.5, _words_near(question.unit, text, number, clause))
    found = find_unit(text, number)
    unit = (fact.unit if fact else "") or (found.text if found else _short_unit(text, number))
    if not unit and asked.sort is Sort.MONEY and _LARGE.search(match_form(text[number.start : number.end])):
        return _NO_CURRENCY  # "khoảng 305 tỷ."
    if fact and asked.words[:2] and stands_in(" ".join(asked.words[:2]), fact.said):
        return 1.0  # "nâng tổng số đảng viên lên 537 đồng chí"
    agreement = unit_agreement(asked, unit)
    if agreement is not None:
        return agreement
    if not asked.words:
        return 0.5 if asked.sort is Sort.OTHER or unit else 0.3
    return _words_near(asked.words[:2], text, number, clause)


def _short_unit(text: str, number: Number) -> str:
    """ "T" of "24.000 T/năm", which is no word."""
    match = _TONS.match(text, number.end)
    return "tấn" if match else ""


def _words_near(unit: Sequence[str], text: str, number: Number, clause: tuple[int, int]) -> float:
    """How well the words of a unit stand about a number: right behind it, further on, or before it."""
    behind = [s.form for s in syllables(spell_out(text[number.end : max(clause[1], number.end)]))][:_NEAR]
    ahead = [s.form for s in syllables(spell_out(text[clause[0] : number.start]))]
    if tuple(behind[:2]) == tuple(unit[:2]):
        return 1.0
    inside = sum(1 for syllable in unit if syllable in behind) / len(unit)
    before = sum(1.0 if syllable in ahead[-_NEAR:] else 0.6 if syllable in ahead else 0.0 for syllable in unit) / len(
        unit
    )
    return max(0.85 * inside, 0.7 * before)


def statement(question: Question, context: Context, cover: Cover) -> Target:
    """The whole sentence; it fits better when it gives a reason, an issuer or a subject, where that is asked for."""
    text, form = context.sentence.text, match_form(question.standalone)
    relation = relation_asked(question)
    fit = relation_fit(relation, text) if relation else 1.0
    asked = asked_documents(question)
    mentions = [m for m in find_documents(text) if any(m.same_as(other) for other in asked)]
    if mentions:
        wanted = _ISSUER if _BY_WHOM.search(form) else _SUBJECT
        behind = (match_form(text)[m.end : m.end + _BEHIND_DOCUMENT] for m in mentions)
        fit = 1.0 if any(wanted.search(stretch) for stretch in behind) else 0.3
    return Target(0, 0, fit, cover(context.forms, ()))
