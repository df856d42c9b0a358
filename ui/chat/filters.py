"""Where an answer is looked for, as the reader chooses it: in some articles, in a place, in a year."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import gradio as gr

from errors import AssistantError
from rag.facets import Facets
from records.question import Scope
from ui.texts import chat as words
from vectorstore.catalogue import ArticleSummary

log = logging.getLogger(__name__)

MAX_ARTICLES = 50  # chosen at once


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
    """The components of the filters. `chosen` are the inputs of a question: articles, place, year."""

    box: gr.Accordion
    articles: gr.Dropdown
    place: gr.Dropdown
    year: gr.Dropdown
    clear: gr.Button

    @property
    def chosen(self) -> list[Any]:
        """Articles, place and year, as `scope_of` takes them."""
        return [self.articles, self.place, self.year]


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
        try:
            known = [(one.title or one.source, one.id) for one in assistant.articles()]
            facets = assistant.facets()
        except Exception:  # an outer edge: without the lists, questions are still answered
            log.exception("the filters cannot be filled")
            return [gr.skip()] * 3
        return [
            gr.Dropdown(choices=known),
            gr.Dropdown(choices=_places(facets.places)),
            gr.Dropdown(choices=_years(facets.years)),
        ]

    def told(articles: object, place: object, year: object) -> list[Any]:
        scope = scope_of(articles, place, year)
        return [gr.Accordion(label=_label(assistant, scope)), gr.Button(visible=bool(scope))]

    def cleared() -> list[Any]:
        return [[], "", "", gr.Accordion(label=words.FILTERS), gr.Button(visible=False)]

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "preprocess": False}
    box.expand(choices, None, filters.chosen, queue=False, **quiet)
    for one in filters.chosen:
        one.input(told, filters.chosen, [box, clear], queue=False, **quiet)
    clear.click(cleared, None, [*filters.chosen, box, clear], queue=False, **quiet)
    return filters


def scope_of(articles: object, place: object, year: object) -> Scope:
    """The scope that was chosen; what is no choice at all limits nothing."""
    ids = frozenset(one for one in articles if isinstance(one, str)) if isinstance(articles, list) else frozenset()
    when = int(year) if isinstance(year, str) and year.isascii() and year.isdigit() and len(year) == 4 else None
    return Scope(ids if len(ids) <= MAX_ARTICLES else frozenset(), place if isinstance(place, str) else "", when)


def _label(assistant: Filterable, scope: Scope) -> str:
    parts = []
    if len(scope.article_ids) == 1:
        parts.append(_title(assistant, next(iter(scope.article_ids))))
    elif scope.article_ids:
        parts.append(words.FILTER_MANY_ARTICLES.format(count=len(scope.article_ids)))
    if scope.place:
        parts.append(scope.place)
    if scope.year is not None:
        parts.append(words.FILTER_YEAR_CHIP.format(year=scope.year))
    return words.FILTERS_ACTIVE.format(chosen=" · ".join(parts)) if parts else words.FILTERS


def _title(assistant: Filterable, article_id: str) -> str:
    try:
        titles = {one.id: one.title or one.source for one in assistant.articles()}
    except AssistantError as error:
        log.warning("no titles: %s", error)
        titles = {}
    return titles.get(article_id, words.FILTER_MANY_ARTICLES.format(count=1))


def _places(found: Sequence[str]) -> list[tuple[str, str]]:
    return [(words.FILTER_ANY, ""), *((place, place) for place in found)]


def _years(found: Sequence[int]) -> list[tuple[str, str]]:
    return [(words.FILTER_ANY, ""), *((str(year), str(year)) for year in found)]
