"""The tab "Bài viết": the articles, searched, sorted and paged, opened in the panel; adding and removing them."""

import logging
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

import gradio as gr

from errors import AssistantError
from ingest.report import Outcome, Report
from settings import Settings
from ui.admin import Admin
from ui.listing import notice_html, page_html, page_of, removal_html, wanted_words
from ui.tabs import adding
from ui.tabs.adding import drawn
from ui.texts import library as texts
from vectorstore.catalogue import ArticleSummary

log = logging.getLogger(__name__)

QUIET: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
# One after the other, else a list made for earlier words may be drawn over the one for later words.
_IN_ORDER: Mapping[str, Any] = {**QUIET, "concurrency_limit": 1, "concurrency_id": "list"}


class Assistant(adding.Assistant, Protocol):
    """What the tab needs of the assistant."""

    def articles_with(self, words: str) -> Collection[str]:
        """Ids of the articles whose text holds each of the words, typed with or without diacritics."""
        ...

    def remove(self, sources: Sequence[str]) -> Report:
        """Removes articles, and the files kept of them."""
        ...


def add_library(assistant: Assistant, settings: Settings, admin: Admin, tab: gr.Tab) -> None:
    """The components of the tab, made where this is called, with what they do; `tab` is the one they are in."""
    shelf = _Shelf(assistant, admin)
    with gr.Column(elem_id="library"):
        with gr.Row(elem_id="library-find"):
            search = gr.Textbox(
                label=texts.SEARCH_LABEL, placeholder=texts.SEARCH_PLACEHOLDER, max_lines=1, max_length=200,
                scale=3, min_width=300, elem_id="library-search",
            )  # fmt: skip
            order = gr.Dropdown(
                [(name, key) for key, name in texts.ORDERS.items()], value="newest", label=texts.ORDER_LABEL,
                filterable=False, scale=1, min_width=180, elem_id="library-order",
            )  # fmt: skip
        added = adding.add_adding(assistant, settings, admin, tab)
        notice = drawn("library-notice")
        listed = drawn("library-list")
        with gr.Column(elem_id="library-confirm", visible=False) as confirm:
            asked = drawn()
            with gr.Row():
                yes = gr.Button(texts.REMOVE_YES, variant="stop", scale=0, elem_id="library-remove-yes")
                no = gr.Button(texts.REMOVE_NO, scale=0, elem_id="library-remove-no")
        with gr.Row(elem_id="library-bar"):
            before = gr.Button(texts.PREVIOUS_PAGE, visible=False, scale=0)
            after = gr.Button(texts.NEXT_PAGE, visible=False, scale=0)
            remove = gr.Button(texts.REMOVE, visible=False, scale=0, elem_id="library-remove")
        # Written by library.js: the ids of the articles whose boxes are ticked.
        chosen = gr.Textbox(elem_id="library-chosen", visible="hidden", show_label=False)
    number = gr.State(0)

    shown = [listed, number, before, after, remove, confirm]
    first = {"inputs": [search, order], "outputs": shown, **_IN_ORDER}
    tab.select(shelf.opened, **{**first, "outputs": shown[:-1]})
    search.change(shelf.first, trigger_mode="always_last", **first)  # "input" misses what a mouse pastes
    order.change(shelf.first, **first)
    before.click(shelf.earlier, [search, order, number], shown, **_IN_ORDER)
    after.click(shelf.later, [search, order, number], shown, **_IN_ORDER)
    for event in added:
        event.then(shelf.show, [search, order, number], shown, **_IN_ORDER)
    remove.click(shelf.ask_to_remove, [chosen], [confirm, asked, notice], **QUIET)
    no.click(shelf.keep, None, [confirm, notice], **QUIET)
    removed = yes.click(shelf.remove, [chosen], [notice], concurrency_id="library", **QUIET)
    removed.then(shelf.show, [search, order, number], shown, **_IN_ORDER)


class _Shelf:
    """What the listeners of the list do. None of them raises."""

    def __init__(self, assistant: Assistant, admin: Admin) -> None:
        self._assistant = assistant
        self._admin = admin

    def first(self, search: object, order: object, request: gr.Request) -> list[Any]:
        return self.show(search, order, 0, request)

    def opened(self, search: object, order: object, request: gr.Request) -> list[Any]:
        """The same for a tab that is opened; it may come late, so what is asked meanwhile stays."""
        return self.first(search, order, request)[:-1]

    def earlier(self, search: object, order: object, number: int, request: gr.Request) -> list[Any]:
        return self.show(search, order, number - 1, request)

    def later(self, search: object, order: object, number: int, request: gr.Request) -> list[Any]:
        return self.show(search, order, number + 1, request)

    def show(self, search: object, order: object, number: int, request: gr.Request) -> list[Any]:
        """A page of the list, and the buttons under it."""
        may_change = self._admin.allowed(request)
        try:
            words = wanted_words(search)
            having = self._assistant.articles_with(words) if words else ()
            page = page_of(self._assistant.articles(), words, having, str(order), number)
        except AssistantError as error:
            return self._failed(str(error))
        except Exception:  # the edge of the program: the reader gets one calm sentence, the log gets the rest
            log.exception("the articles cannot be listed")
            return self._failed(texts.UNEXPECTED)
        several = page.pages > 1
        return [
            # Never twice the same, so that library.js sees that it is drawn anew.
            f'<div data-shown="{time.monotonic_ns()}">{page_html(page, may_change=may_change)}</div>',
            page.number,
            gr.Button(visible=several, interactive=page.number > 0),
            gr.Button(visible=several, interactive=page.number < page.pages - 1),
            gr.Button(visible=may_change and page.found > 0),
            gr.Column(visible=False),
        ]

    def _failed(self, sentence: str) -> list[Any]:
        hidden = gr.Button(visible=False)
        return [notice_html(sentence, failed=True), 0, hidden, hidden, hidden, gr.Column(visible=False)]

    def ask_to_remove(self, chosen: object, request: gr.Request) -> tuple[Any, str, str]:
        """The question whether the chosen articles are to go, or why it is not asked."""
        try:
            found = self._chosen(chosen, request)
        except AssistantError as error:
            return gr.Column(visible=False), "", notice_html(str(error), failed=True)
        except Exception:
            log.exception("the chosen articles cannot be looked up")
            return gr.Column(visible=False), "", notice_html(texts.UNEXPECTED, failed=True)
        return gr.Column(visible=True), removal_html(found), ""

    def keep(self) -> tuple[Any, str]:
        return gr.Column(visible=False), ""

    def remove(self, chosen: object, request: gr.Request) -> str:
        """Removes the chosen articles; says what was done."""
        try:
            report = self._assistant.remove([one.source for one in self._chosen(chosen, request)])
        except AssistantError as error:
            return notice_html(str(error), failed=True)
        except Exception:
            log.exception("articles cannot be removed")
            return notice_html(texts.UNEXPECTED, failed=True)
        count = report.count(Outcome.REMOVED)
        if not count:
            return notice_html(texts.GONE_ALREADY, failed=True)
        return notice_html(texts.REMOVED_ONE if count == 1 else texts.REMOVED_MANY.format(count=count))

    def _chosen(self, chosen: object, request: gr.Request) -> list[ArticleSummary]:
        """The chosen articles that are still there. Raises AssistantError where there is none, or none may go."""
        if refusal := self._admin.refusal(request):
            raise AssistantError(refusal)
        ids = set(str(chosen or "").split())
        if not ids:
            raise AssistantError(texts.NONE_CHOSEN)
        found = [one for one in self._assistant.articles() if one.id in ids]
        if not found:
            raise AssistantError(texts.GONE_ALREADY)
        return found
