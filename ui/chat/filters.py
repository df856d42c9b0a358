"""Where an answer is looked for, as the reader chooses it: in some articles, in a place, in a year."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import gradio as gr

from errors import AssistantError
from rag.facets import Facets
from records.conversation import EVERYWHERE
from records.question import Scope
from ui.texts import chat as words
from vectorstore.catalogue import ArticleSummary

log = logging.getLogger(__name__)

_Choices: TypeAlias = list[tuple[str, str]]

MAX_ARTICLES = 50  # chosen at once
_NAMED = 3  # articles whose titles are told; of more, how many they are


class Filterable(Protocol):
    """What the filters need of the assistant."""

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What is loaded."""
        ...

    def facets(self) -> Facets:
        """Places and years that the articles speak of."""
        ...


@dataclass(frozen=True, slots=True)
class Filters:
    """The components of the filters. `chosen` are the inputs of a question: articles, place, year; `parts` are all."""

    box: gr.Accordion
    articles: gr.Dropdown
    place: gr.Dropdown
    year: gr.Dropdown
    clear: gr.Button

    @property
    def chosen(self) -> list[Any]:
        """Articles, place and year, as `scope_of` takes them."""
        return [self.articles, self.place, self.year]

    @property
    def parts(self) -> list[Any]:
        """What `set_to` updates."""
        return [*self.chosen, self.box, self.clear]


def add_filters(assistant: Filterable) -> Filters:
    """The filters, closed behind their button; what may be chosen is read when they are opened."""
    with gr.Row(elem_id="filters"):
        with gr.Accordion(words.FILTERS, open=False, elem_id="filter-box") as box, gr.Row():
            articles = gr.Dropdown(
                label=words.FILTER_ARTICLES,
                choices=[],
                value=[],
                multiselect=True,
                max_choices=MAX_ARTICLES,
                elem_id="filter-articles",
                min_width=260,
                scale=2,
            )
            place = gr.Dropdown(label=words.FILTER_PLACE, choices=_places(()), value="", elem_id="filter-place")
            year = gr.Dropdown(label=words.FILTER_YEAR, choices=_years(()), value="", elem_id="filter-year")
        clear = gr.Button(words.CLEAR_FILTERS, elem_id="clear-filters", size="sm", scale=0, visible=False)
    filters = Filters(box, articles, place, year, clear)

    def choices() -> list[Any]:
        known = _choices(assistant)
        return [gr.Dropdown(choices=one) for one in known] if known else [gr.skip()] * 3

    def told(articles: object, place: object, year: object) -> list[Any]:
        return _told(assistant, scope_of(articles, place, year))

    def cleared() -> list[Any]:
        return [[], "", "", *_told(assistant, EVERYWHERE)]

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "preprocess": False}
    box.expand(choices, None, filters.chosen, queue=False, **quiet)
    for one in filters.chosen:
        one.input(told, filters.chosen, [box, clear], queue=False, **quiet)
    clear.click(cleared, None, filters.parts, queue=False, **quiet)
    return filters


def set_to(assistant: Filterable, scope: Scope) -> list[Any]:
    """Updates of all parts of the filters that choose a scope; articles that are gone are not chosen."""
    articles, places, years = _choices(assistant) or ([], _places(()), _years(()))
    there = [id_ for _, id_ in articles if id_ in scope.article_ids]
    year = "" if scope.year is None else str(scope.year)
    return [
        gr.Dropdown(choices=articles, value=there),
        gr.Dropdown(choices=places, value=scope.place),
        gr.Dropdown(choices=years, value=year),
        *_told(assistant, scope_of(there, scope.place, year)),
    ]


def scope_of(articles: object, place: object, year: object) -> Scope:
    """The scope that was chosen; what is no choice at all limits nothing."""
    ids = frozenset(one for one in articles if isinstance(one, str)) if isinstance(articles, list) else frozenset()
    when = int(year) if isinstance(year, str) and year.isascii() and year.isdigit() and len(year) == 4 else None
    return Scope(ids if len(ids) <= MAX_ARTICLES else frozenset(), place if isinstance(place, str) else "", when)


def name_of(assistant: Filterable, scope: Scope, titles: int = _NAMED) -> str:
    """A scope in words, "" for one that limits nothing; no more than so many articles are told by their titles."""
    parts = []
    if 0 < len(scope.article_ids) <= titles:
        parts += _titles(assistant, scope.article_ids)
    elif scope.article_ids:
        parts.append(words.FILTER_MANY_ARTICLES.format(count=len(scope.article_ids)))
    if scope.place:
        parts.append(scope.place)
    if scope.year is not None:
        parts.append(words.FILTER_YEAR_CHIP.format(year=scope.year))
    return " · ".join(parts)


def _told(assistant: Filterable, scope: Scope) -> list[Any]:
    """Updates of the filters' button and of the one beside it that clears them."""
    chosen = name_of(assistant, scope, titles=1)
    label = words.FILTERS_ACTIVE.format(chosen=chosen) if chosen else words.FILTERS
    return [gr.Accordion(label=label), gr.Button(visible=bool(scope))]


def _titles(assistant: Filterable, ids: frozenset[str]) -> list[str]:
    try:
        titles = [one.title or one.source for one in assistant.articles() if one.id in ids]
    except AssistantError as error:
        log.warning("no titles: %s", error)
        titles = []
    gone = len(ids) - len(titles)
    return [*titles, words.FILTER_MANY_ARTICLES.format(count=gone)] if gone else titles


def _choices(assistant: Filterable) -> tuple[_Choices, _Choices, _Choices] | None:
    """The articles, places and years to choose from; None where they cannot be read."""
    try:
        facets = assistant.facets()
        articles = [(one.title or one.source, one.id) for one in assistant.articles()]
        return articles, _places(facets.places), _years(facets.years)
    except Exception:  # an outer edge: without the lists, questions are still answered
        log.exception("the filters cannot be filled")
        return None


def _places(found: Sequence[str]) -> _Choices:
    return [(words.FILTER_ANY, ""), *((place, place) for place in found)]


def _years(found: Sequence[int]) -> _Choices:
    return [(words.FILTER_ANY, ""), *((str(year), str(year)) for year in found)]
