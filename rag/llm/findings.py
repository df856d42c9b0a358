"""What the reader found, and whether a claim in other words holds it: values are compared, never spelling."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

import prompts
from rag.arithmetic import find_statements
from rag.asked import sort_of
from rag.compose import Draft
from rag.things import Sort
from records.answer import Claim, Status
from records.passage import SectionKind
from records.question import Question, Wants
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.names import find_name_spans, may_be_person
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.places import find_places
from vietnamese.words import content, syllables

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_VERDICTS = ("borne_out", "not_borne_out", "is_so", "is_not_so", "not_yet", "other_place", "other_time")
_SAID = 0.75  # of the content words of a list's item: so much of it in a claim says it
_ENOUGH = (
    0.5  # of the words of content that a statement adds to the question: a claim that has fewer leaves out the answer
)
_UNIT_BEHIND = 5  # syllables behind a figure in which its unit stands
_YEARS = frozenset([Precision.YEAR, Precision.YEARS, Precision.TERM, Precision.PART_OF_YEAR])


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim of the draft that the answer must hold: `values` are what it has in bold, as written.

    A document that the question names itself is none of them, but what is said of it is. `asked` are the question's
    words of content. `apart` tells it from the draft's other findings where the question fits several: place or year.
    `is_item` holds for one of several claims that cite the same sentence: citing it is not yet saying the item.
    """

    claim: Claim
    values: tuple[str, ...]
    apart: str
    is_item: bool
    asked: frozenset[str]

    def stands_in(self, text: str, cited: Collection[int]) -> bool:
        """True when a claim (plain text, with the numbers of the draft that it cites) says what was found."""
        if not set(self.claim.citations) & set(cited):
            return False
        if not self.told_apart(text):
            return False
        if self.values:
            return all(says(text, value) for value in self.values)
        if self.is_item:
            return _says_most(text, self.claim.text)
        return self._says_enough(text)

    def cut_short(self, text: str, cited: Collection[int]) -> bool:
        """True when a claim tells of what was found, which is a statement without a value, less than half of it."""
        told = bool(set(self.claim.citations) & set(cited))
        return told and not (self.values or self.is_item or self._says_enough(text))

    def _says_enough(self, text: str) -> bool:
        """True when a text has half of the words that the finding adds to the question, or a name that it adds."""
        forms = {syllable.form for syllable in syllables(text)}
        new = {syllable.form for syllable in content(self.claim.text)} - self.asked
        names = [match_form(self.claim.text[start:end]) for start, end in find_name_spans(self.claim.text)]
        told = match_form(text)
        added = [name for name in names if not set(name.split()) <= self.asked]
        return len(new & forms) >= _ENOUGH * len(new) or any(name in told for name in added)

    def told_apart(self, text: str) -> bool:
        """True when a text tells of which place or year this finding is."""
        place = next((place.name for place in find_places(self.apart) if place.name), "")
        return not self.apart or says(text, place or self.apart)


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft laid out for a writer: what is shown before its claims, what they must hold, and what is shown last."""

    lead: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    fixed: tuple[Claim, ...]


def plan(draft: Draft, asked: str) -> Plan | None:
    """What of the draft for a question another writer may word; None when the draft is to be shown as it is.

    That is a refusal, small talk, a table, a yes or no (its verdict is the answer), arithmetic (its working is shown),
    a date line or an author's name (of which nothing more is told), and what speaks of another article than its own.
    Arithmetic behind other claims is `fixed`: shown as it is.
    """
    if draft.status is Status.NOT_FOUND or not draft.citations:
        return None
    cited = [claim for claim in draft.claims if claim.citations]
    if any(claim.is_table for claim in draft.claims) or find_statements(cited[0].text):
        return None
    openings = tuple(prompts.load(name, "claim").fill(claim="").strip() for name in _VERDICTS)
    if any(claim.text.startswith(openings) for claim in cited):
        return None
    if any(citation.section in (SectionKind.TEASER, SectionKind.BYLINE) for citation in draft.citations):
        return None
    first = draft.claims.index(cited[0])
    if [claim.text.startswith("- ") for claim in draft.claims[first : first + 2]] == [False, True]:
        first += 1  # what opens a list: "… luân chuyển 391 cán bộ; trong đó,"
    fixed = tuple(claim for claim in draft.claims[first:] if not claim.citations or find_statements(claim.text))
    worded = [claim for claim in cited if claim not in fixed and claim not in draft.claims[:first]]
    words = frozenset(syllable.form for syllable in content(asked))
    several = len(worded) > 1 and draft.status is Status.AMBIGUOUS
    return Plan(
        draft.claims[:first],
        tuple(
            Finding(
                claim,
                tuple(value for bold in _BOLD.findall(claim.text) if not _names(asked, value := bold.strip())),
                _apart(claim) if several else "",
                any(other is not claim and other.citations == claim.citations for other in worded),
                words,
            )
            for claim in worded
        ),
        fixed,
    )


def says(text: str, value: str) -> bool:
    """True when the value that some words write stands in a text: its dates, documents and numbers, else its words."""
    documents = find_documents(value)
    if documents:
        there = find_documents(text)
        return all(any(mention.same_as(other) for other in there) for mention in documents)
    periods = find_periods(value)
    numbers = find_numbers(value)
    if not periods and not numbers:
        return _says_words(text, value)
    written = {key for period in find_periods(text) for key in _keys(period)}
    figures = {key for number in find_numbers(text) for key in _values(number)}
    return all(_keys(period) & written for period in periods) and all(_values(number) <= figures for number in numbers)


def in_bold(text: str, findings: Sequence[Finding]) -> str:
    """A claim's text with what was found in bold, where it stands there once."""
    spans: list[tuple[int, int]] = []
    for value in dict.fromkeys(value for finding in findings for value in finding.values):
        found = [span for span in _spans(text) if _same(text[slice(*span)], value)]
        if not found and text.count(value) == 1:
            found = [(text.index(value), text.index(value) + len(value))]
        if len(found) == 1 and not any(start < found[0][1] and found[0][0] < end for start, end in spans):
            spans.append(found[0])
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def answers_otherwise(text: str, questions: Sequence[Question], findings: Sequence[Finding], *, found: bool) -> str:
    """The words of a claim that give another value of the kind asked for than was found, or the one that was found of
    another thing; "" for none.

    A claim in which something was `found` may also have what stands beside it in the reader's own claims. Where no
    finding has a value in bold there is nothing to be another than.
    """
    values = [value for finding in findings for value in finding.values]
    if not values:
        return ""
    for question in questions:
        if question.wants is Wants.COUNT and (other := _of_another_thing(text, values, _sorts(question, findings))):
            return other
    said = [finding.claim.text.replace("**", "") for finding in findings] if found else []
    for question in questions:
        for start, end in _of_kind(text, question, findings):
            written = text[start:end]
            if not any(_same(written, value) for value in values) and not any(
                says(there, written) for there in (*values, *said, question.standalone)
            ):
                return written
    return ""


def _of_kind(text: str, question: Question, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    """Where values of the kind that a question asks for stand in a text; dates as exact as those found."""
    if question.wants in (Wants.COUNT, Wants.PERCENT):
        sorts = _sorts(question, findings)
        return [(n.start, n.end) for n in find_numbers(text) if _of_unit(text, n, question, sorts)]
    if question.wants is Wants.DATE:
        exact = {period.precision for f in findings for value in f.values for period in find_periods(value)}
        return [(p.start, p.end) for p in find_periods(text) if p.precision in exact]
    if question.wants is Wants.DOCUMENT:
        return [(m.start, m.end) for m in find_documents(text)]
    if question.wants is Wants.PERSON:
        return [(start, end) for start, end in find_name_spans(text) if may_be_person(match_form(text[start:end]))]
    return []


def _of_unit(text: str, number: Number, question: Question, sorts: Collection[Sort]) -> bool:
    """True for a figure of the unit asked for, or of a thing of the `sorts` that it and what was found are of."""
    if question.wants is Wants.PERCENT or number.percent:
        return number.percent and question.wants is Wants.PERCENT
    behind = text[number.end :].lstrip()
    forms = {syllable.form for syllable in syllables(behind)[:_UNIT_BEHIND]}
    return not question.unit or bool(forms & set(question.unit)) or sort_of(behind) in sorts


def _of_another_thing(text: str, values: Sequence[str], sorts: Collection[Sort]) -> str:
    """The words that give a figure found of a thing of another sort ("537 chi bộ" of 537 people); "" for none."""
    for number in find_numbers(text):
        behind = text[number.end :].lstrip()
        sort = sort_of(behind)
        if sorts and sort is not Sort.OTHER and sort not in sorts:
            written = text[number.start : number.end]
            if any(_same(written, value) for value in values):
                return f"{written} {' '.join(behind.split()[:2])}"
    return ""


def _sorts(question: Question, findings: Sequence[Finding]) -> set[Sort]:
    """The kinds of thing that are asked for, and that the figures found are of."""
    behind = [claim.partition(f"**{v}**")[2].lstrip() for f in findings for claim in [f.claim.text] for v in f.values]
    return {sort_of(unit) for unit in (" ".join(question.unit), *behind)} - {Sort.OTHER}


def _apart(claim: Claim) -> str:
    """The place that a claim of an ambiguous answer opens with ("Ở Sa Pa: ..."), else the first year it writes."""
    head, _, _ = prompts.load("at_place", "place", "claim").fill(place="\0", claim="").partition("\0")
    place, colon, _ = claim.text.removeprefix(head).partition(": ")
    if claim.text.startswith(head) and colon:
        return place
    period = next((p for p in find_periods(claim.text) if p.precision in _YEARS), None)
    return claim.text[period.start : period.end] if period else ""


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the values of a text stand: dates, documents, numbers, names."""
    found = [(one.start, one.end) for read in (find_periods, find_documents, find_numbers) for one in read(text)]
    return found + list(find_name_spans(text))


def _names(question: str, value: str) -> bool:
    return bool(find_documents(value)) and says(question, value)


def _same(written: str, value: str) -> bool:
    return says(written, value) and says(value, written)


def _keys(period: Period) -> set[tuple[object, ...]]:
    """What makes two periods the same; a year is the same however it is bounded."""
    return {(period.precision, period.first, period.last)}


def _values(number: Number) -> set[tuple[Decimal, bool]]:
    return {(value, number.percent) for value in (number.value, number.second) if value is not None}


def _says_words(text: str, value: str) -> bool:
    forms = [syllable.form for syllable in syllables(text)]
    wanted = [syllable.form for syllable in syllables(value)]
    if f" {' '.join(wanted)} " in f" {' '.join(forms)} ":
        return True
    return len(wanted) > 4 and {syllable.form for syllable in content(value)} <= set(forms)


def _says_most(text: str, item: str) -> bool:
    """True when a text says an item of a list: its figures and names, and most of its words."""
    forms = {syllable.form for syllable in syllables(text)}
    words = [syllable.form for syllable in content(item)]
    said = sum(form in forms for form in words)
    exact = [item[s:e] for s, e in _spans(item)]
    return said >= _SAID * len(words) and all(says(text, value) for value in exact)
