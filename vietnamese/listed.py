"""Lists in a sentence: verbs that share a figure ("điều động, bổ nhiệm 05 đồng chí"), figures that share a verb."""

from collections.abc import Sequence

from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.subjects import Clause, leading_end
from vietnamese.units import find_unit

LONGEST_SAID = 45  # characters from the first of the verbs to the end of the last
_MOST_LISTED = 6  # figures back in which one that shares the verb is looked for

Span = tuple[int, int]


def listed_verbs(text: str, form: str, clauses: Sequence[Clause], at: int, verb: Span) -> Span:
    """The clause in which a list of verbs begins and where ("thực hiện điều động, chỉ định, bổ nhiệm 05 đồng chí")."""
    opens = verb[0]
    numbers = {number.start for number in find_numbers(text)}
    while at and leading_end(form, clauses[at].start, opens) == opens:
        before = clauses[at - 1]
        if not before.verbs or before.verbs[-1][1] != before.end or form[before.end : before.end + 1] != ",":
            break
        if verb[1] - before.verbs[-1][0] > LONGEST_SAID or numbers & set(range(before.start, before.end)):
            break
        at, opens = at - 1, before.verbs[-1][0]
    return at, opens


def same_counted(text: str, clauses: Sequence[Clause], number: Number) -> tuple[int, Span] | None:
    """The clause and verb of the nearest earlier figure of the same unit: "01 Nghị quyết ...; 01 Nghị quyết ..."."""
    unit = find_unit(text, number)
    if unit is None or number.percent:
        return None
    for other in _earlier(text, number.start):
        counted = find_unit(text, other)
        same = counted is not None and match_form(counted.text) == match_form(unit.text)
        if same and (found := _verb_of(clauses, other.start)):
            return found
    return None


def whole_counted(text: str, form: str, clauses: Sequence[Clause], at: int) -> tuple[int, Span] | None:
    """The clause and verb of the figure of which a list tells the parts: "điều động 391 cán bộ, trong đó ... là 21"."""
    parts = next((clause.start for clause in clauses[at::-1] if form.startswith("trong đó", clause.start)), None)
    if parts is None:
        return None
    found = next(filter(None, (_verb_of(clauses, other.start) for other in _earlier(text, parts))), None)
    if found is None:
        return None
    first, opens = listed_verbs(text, form, clauses, *found)
    return first, (opens, found[1][1])


def _earlier(text: str, stop: int) -> list[Number]:
    """The figures before text[stop:], the nearest first."""
    return [other for other in find_numbers(text) if other.end <= stop][: -_MOST_LISTED - 1 : -1]


def _verb_of(clauses: Sequence[Clause], start: int) -> tuple[int, Span] | None:
    """The clause of a figure at `start` and the verb before it there."""
    at = next((i for i, clause in enumerate(clauses) if clause.start <= start < clause.end), None)
    verbs = [verb for verb in clauses[at].verbs if verb[1] <= start] if at is not None else []
    return (at, verbs[-1]) if at is not None and verbs else None
