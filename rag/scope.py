"""A scope at work: which articles are searched, what a question takes over from it, which sentences may answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import prompts
from rag.agree_names import names_nearness
from rag.agree_times import periods_agree
from rag.asking import periods_asked
from rag.compose import Draft
from rag.context import Context, is_compared
from records.answer import Citation, Claim, Status
from records.question import Question, Scope, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.other_names import other_names
from vietnamese.places import find_places
from vietnamese.provinces import PROVINCES, districts_of, provinces_of

_PROVINCES = frozenset(map(match_form, PROVINCES))
# An article that names a place in passing counts .6 (rag.agree_names): its sentences are not about the place.
_IN_PASSING = 0.6


ANYWHERE = Scope()


class Library(Protocol):
    """What a scope needs of the store."""

    def articles_naming(self, names: frozenset[str]) -> frozenset[str]:
        """Ids of the articles that any of the names (in matching form) stands in, or is the place of."""
        ...

    def articles_of_year(self, year: int) -> frozenset[str]:
        """Ids of the articles that were published in a year, write it, or state a figure of it."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """A scope over the articles that there are now.

    `article_ids` are all that can hold something of it; `place` is its place's name without the level ("sa pa"), in
    matching form, "" where it has none.
    """

    scope: Scope
    article_ids: frozenset[str]
    place: str

    def opening(self, question: str, names: tuple[str, ...]) -> str:
        """What a question that names no place, or no year, is put behind: "Ở Sa Pa, năm 2022, "; else ""."""
        here = " ".join(self.scope.place.split()) if self._beside_province else _bare(self.scope.place)
        parts = [f"Ở {here}"] if self.place and not _places(question, names) else []
        if self.scope.year is not None and not _years(question):
            parts.append(f"{'năm' if parts else 'Năm'} {self.scope.year}")
        return "".join(f"{part}, " for part in parts)

    def contradicted(self, question: Question) -> bool:
        """True when the question names another place or another year than the scope has."""
        year = self.scope.year
        years = _years(question.standalone)
        if year is not None and years and not any(first <= year <= last for first, last in years):
            return True
        there = _places(question.standalone, question.names)
        if self._beside_province and there.get(self.place) == "tỉnh":
            return True
        same = {self.place, *other_names(self.place)}
        return bool(self.place) and not same & there.keys() and any(_apart(self, *place) for place in there.items())

    def admits(self, context: Context) -> bool:
        """True for a sentence of the scope: of its articles, about its place, of its year."""
        sentence = context.sentence
        if self.scope.article_ids and sentence.article_id not in self.scope.article_ids:
            return False
        if self.place and not self._is_there(context):
            return False
        return self.scope.year is None or self._is_then(self.scope.year, context)

    @property
    def told(self) -> str:
        """The scope in words: "thị xã Sa Pa, năm 2022, 2 bài viết đã chọn"."""
        parts = [" ".join(self.scope.place.split())] if self.place else []
        if self.scope.year is not None:
            parts.append(prompts.load("scope_year", "year").fill(year=str(self.scope.year)))
        if self.scope.article_ids:
            parts.append(prompts.load("scope_articles", "count").fill(count=str(len(self.scope.article_ids))))
        return ", ".join(parts)

    @property
    def _beside_province(self) -> bool:
        """True for a city or district with the name of its province, whose bare name is the province's."""
        level, name = _name(self.scope.place)
        return level not in ("", "tỉnh") and name in _PROVINCES and name in provinces_of(name)

    def _is_there(self, context: Context) -> bool:
        if self._beside_province:
            return self._is_named(context)
        near = names_nearness((self.place,), context)
        if near and near != _IN_PASSING:
            return True
        return any(figure.place and _name(figure.place.name)[1] == self.place for figure in context.figures.values())

    def _is_named(self, context: Context) -> bool:
        """True when the place stands with its level in the sentence, before it in its paragraph, or in its heading.

        The nearest text that names the city or the province decides.
        """
        own = _name(self.scope.place)
        if any(figure.place and _name(figure.place.name) == own for figure in context.figures.values()):
            return True
        for told in (spell_out(context.sentence.text), context.before, context.heading):
            if levels := [place.level for place in find_places(told) if place.name == self.place]:
                return own[0] in levels
        return False

    def _is_then(self, year: int, context: Context) -> bool:
        periods = [figure.period for figure in context.figures.values() if figure.period]
        days = [(p.first or p.last, p.last or p.first) for p in periods]
        if any(first and last and first.year <= year <= last.year for first, last in days):
            return True
        return periods_agree(_of_year(year), context)


def limits(scope: Scope, library: Library) -> Limits | None:
    """The limits that a scope sets; None for one that limits nothing."""
    if not scope:
        return None
    _, place = _name(scope.place)
    sets: list[frozenset[str]] = [scope.article_ids] if scope.article_ids else []
    if place:
        sets.append(library.articles_naming(frozenset([place, *other_names(place), *districts_of(place)])))
    if scope.year is not None:
        sets.append(library.articles_of_year(scope.year))
    return Limits(scope, frozenset.intersection(*sets) if sets else frozenset(), place)


def limited(draft: Draft, within: Limits | None, admits: Callable[[Citation], bool]) -> Draft:
    """A draft that cites nothing outside of the limits; one that finds nothing says that they limited the search.

    An answer that leans on a sentence outside is none, since its claims hold together only.
    """
    if within is None:
        return draft
    absent = Claim(prompts.load("not_found").fill(), ())
    related = tuple(citation for citation in draft.related if admits(citation))
    found = draft.status is not Status.NOT_FOUND and all(map(admits, draft.citations))
    if found or (draft.status is Status.NOT_FOUND and draft.claims != (absent,)):
        return replace(draft, related=related)
    told = prompts.load("not_found_in_scope", "scope").fill(scope=within.told)
    return Draft(Status.NOT_FOUND, (Claim(told, ()),), (), related)


def behind(opening: str, question: str) -> str:
    """A question behind an opening, its first letter small unless it begins a name."""
    if not opening or not question:
        return question
    named = any(start == 0 and " " in question[:end] for start, end in find_name_spans(question))
    acronym = question[:2].isupper()
    return opening + (question if named or acronym else question[0].lower() + question[1:])


def _of_year(year: int) -> Question:
    return Question(
        asked="", standalone=f"năm {year}", wants=Wants.TEXT, terms=(), unit=(), office="",
        periods=((year, year),), names=(), documents=(), leans_on=frozenset(),
    )  # fmt: skip


def _name(place: str) -> tuple[str, str]:
    """The level word of a place and its name in matching form: ("thị xã", "sa pa")."""
    found = find_places(spell_out(" ".join(place.split())))
    named = next((one for one in found if one.name), None)
    return (named.level, named.name) if named else ("", " ".join(match_form(place).split()))


def _bare(place: str) -> str:
    """The name of a place as it is written, without its level: words that many sentences share find the wrong ones."""
    written = " ".join(place.split())
    found = next((one for one in find_places(written) if one.name), None)
    return written[found.end - len(found.name) : found.end] if found else written


def _places(question: str, names: tuple[str, ...]) -> dict[str, str]:
    """The places that a question names, by name, each with its level word or ""."""
    found = {place.name: place.level for place in find_places(question) if place.name}
    for name in names:
        if name in _PROVINCES or provinces_of(name):
            found.setdefault(name, "")
    return found


def _years(question: str) -> list[tuple[int, int]]:
    return [(p.first.year, p.last.year) for p in periods_asked(question) if p.years and not is_compared(question, p)]


def _apart(limits: Limits, name: str, level: str) -> bool:
    """True for a place that is surely not within the scope's."""
    own_level, own = _name(limits.scope.place)
    if name in _PROVINCES:
        return True
    if provinces_of(name):
        return own not in provinces_of(name) if own in _PROVINCES else bool(provinces_of(own))
    return bool(level) and level == own_level
