"""The part of the tab "Bài viết" that adds articles: log-in, files dropped or text pasted, progress, and the report."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import gradio as gr
from gradio.events import Dependency
from gradio.utils import get_upload_folder

from errors import AssistantError
from ingest.added import Given, clean_name
from ingest.ports import Progress
from ingest.read import SUFFIXES
from ingest.report import Report
from settings import Settings
from ui.adding import MOST_FILES, Adding, pasted, uploaded
from ui.admin import LOG_IN, LOG_OUT, Admin
from ui.listing import clash_html, notice_html, report_html
from ui.render import inert
from ui.texts import library as texts
from vectorstore.catalogue import ArticleSummary

log = logging.getLogger(__name__)

QUIET: Mapping[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_FRAME_SECONDS = 0.3
_RUNS_AT_ONCE = 4  # only one of them writes; the others are told at once that it does
_MAY = '<div class="may-add" hidden></div>'  # library.css shows the form beside it


class Assistant(Protocol):
    """What adding needs of the assistant."""

    def articles(self) -> Sequence[ArticleSummary]:
        """All articles without their text."""
        ...

    def clashes(self, given: Sequence[Given]) -> tuple[str, ...]:
        """Sources of the articles that have the name of a given file but other content."""
        ...

    def add(self, given: Sequence[Given], *, replace: bool = False, progress: Progress | None = None) -> Report:
        """Ingests given files and keeps them."""
        ...


def add_adding(assistant: Assistant, settings: Settings, admin: Admin, tab: gr.Tab) -> tuple[Dependency, ...]:
    """The components, made where this is called. Returns the events after which the list of articles is another."""
    desk = _Desk(assistant, settings, admin)
    # Not an accordion, nor a column made visible from here: what Gradio shows late it sets to its first state once more
    # a frame afterwards, and so loses a text pasted meanwhile. library.js opens it; library.css hides the form from
    # those who may not add.
    with gr.Column(elem_id="library-add"):
        gr.Button(texts.ADD, elem_id="library-open")
        gate = drawn("library-gate")
        with gr.Column(elem_id="library-form"):
            drawn("library-formats", f'<p class="hint">{inert(desk.formats)}</p>')
            files = gr.File(
                label=texts.DROP_LABEL, file_count="multiple", type="filepath", height=150, elem_id="library-files"
            )
            text = gr.Textbox(
                label=texts.PASTE_LABEL, placeholder=texts.PASTE_PLACEHOLDER, lines=4, max_lines=12,
                elem_id="library-text",
            )  # fmt: skip
            name = gr.Textbox(
                label=texts.NAME_LABEL, placeholder=texts.NAME_PLACEHOLDER, max_lines=1, max_length=300,
                elem_id="library-name",
            )  # fmt: skip
            with gr.Row(elem_id="library-actions"):
                start = gr.Button(texts.ADD_BUTTON, variant="primary", scale=0, elem_id="library-start")
                stop = gr.Button(texts.STOP_BUTTON, visible=False, scale=0, elem_id="library-stop")
            with gr.Column(elem_id="library-clash", visible=False) as clash:
                asked = drawn()
                with gr.Row():
                    both = gr.Button(texts.KEEP_BOTH, variant="primary", scale=0, elem_id="library-both")
                    replace = gr.Button(texts.REPLACE, scale=0, elem_id="library-replace")
                    cancel = gr.Button(texts.CANCEL_ADDING, scale=0, elem_id="library-cancel")
            progress = drawn("library-progress")
    # Clicked by library.js after logging in or out.
    again = gr.Button(elem_id="library-again", visible="hidden")

    given, shown = [files, text, name], [progress, clash, asked, start, stop, files, text, name]
    running: dict[str, Any] = {**QUIET, "concurrency_limit": _RUNS_AT_ONCE, "concurrency_id": "adding"}
    tab.select(desk.door, None, [gate], **QUIET)
    back = again.click(desk.door, None, [gate], **QUIET)
    done = [
        button.click(what, given, shown, **running)
        for button, what in ((start, desk.ask_or_add), (both, desk.keep_both), (replace, desk.replace))
    ]
    stop.click(desk.stop, None, [stop], queue=False, **QUIET)
    cancel.click(desk.cancel, None, [progress, clash], **QUIET)
    return (back, *done)


def drawn(elem_id: str | None = None, value: str = "") -> gr.Markdown:
    """A place for HTML of our own, on one line, in which every text is `inert`.

    Markdown lets it through as it stands; gr.HTML evaluates a template, which the page's policy forbids.
    """
    return gr.Markdown(value, sanitize_html=False, latex_delimiters=[], elem_id=elem_id)


class _Desk:
    """What the listeners of adding do. None of them raises."""

    def __init__(self, assistant: Assistant, settings: Settings, admin: Admin) -> None:
        self._assistant = assistant
        self._admin = admin
        self._megabytes = settings.max_file_mb
        self._uploads = Path(get_upload_folder())
        self._running: dict[str, Adding] = {}
        self.formats = texts.FORMATS.format(suffixes=", ".join(SUFFIXES), megabytes=settings.max_file_mb)

    def door(self, request: gr.Request) -> str:
        """Who is here: the log-in, or the reason why nothing can be added; for who may add, the log-out and `_MAY`."""
        refusal = self._admin.refusal(request)
        if not refusal:
            return _MAY + (_log_out_html() if self._admin.has_password else "")
        return _log_in_html() if self._admin.has_password else notice_html(refusal)

    def ask_or_add(self, paths: list[str] | None, text: object, name: object, request: gr.Request) -> Iterator[Any]:
        """Adds what is given; asks first where articles of the same names would be lost."""
        yield from self._guarded(paths, text, name, request, replace=None)

    def keep_both(self, paths: list[str] | None, text: object, name: object, request: gr.Request) -> Iterator[Any]:
        yield from self._guarded(paths, text, name, request, replace=False)

    def replace(self, paths: list[str] | None, text: object, name: object, request: gr.Request) -> Iterator[Any]:
        yield from self._guarded(paths, text, name, request, replace=True)

    def stop(self, request: gr.Request) -> Any:
        run = self._running.get(str(request.session_hash))
        if run:
            run.stop()
        return gr.Button(interactive=False)

    def cancel(self) -> tuple[str, Any]:
        return notice_html(texts.NOT_ADDED), gr.Column(visible=False)

    def _guarded(
        self, paths: list[str] | None, text: object, name: object, request: gr.Request, replace: bool | None
    ) -> Iterator[Any]:
        try:
            given = self._given(paths, str(text or ""), str(name or ""), request)
            clashing = self._assistant.clashes(given) if replace is None else ()
            if clashing:
                yield _frame("", asked=clash_html(clashing))
                return
            yield from self._add(given, str(request.session_hash), replace=bool(replace))
        except AssistantError as error:
            yield _frame(notice_html(str(error), failed=True))
        except FileNotFoundError:
            yield _frame(notice_html(texts.UPLOADS_GONE, failed=True), keep_files=False)
        except Exception:
            log.exception("articles cannot be added")
            yield _frame(notice_html(texts.UNEXPECTED, failed=True))

    def _given(self, paths: list[str] | None, text: str, name: str, request: gr.Request) -> list[Given]:
        """What is to be added. Raises AssistantError when that is nothing, too much, or not allowed."""
        if refusal := self._admin.refusal(request):
            raise AssistantError(refusal)
        given = uploaded(paths, self._uploads)
        if text.strip():
            given.append(pasted(text, name))
        if not given:
            raise AssistantError(texts.NOTHING_GIVEN)
        if len(given) > MOST_FILES:
            raise AssistantError(texts.TOO_MANY_FILES.format(count=len(given), most=MOST_FILES))
        return given

    def _add(self, given: list[Given], session: str, *, replace: bool) -> Iterator[Any]:
        def clear_up() -> None:
            self._running.pop(session, None)
            if run.report is not None:
                _delete_uploads(given)

        run = Adding(
            [clean_name(one.name) for one in given],
            lambda progress: self._assistant.add(given, replace=replace, progress=progress),
            clear_up,
        )
        self._running[session] = run
        run.start()
        shown = ""
        while True:
            ended = run.wait(_FRAME_SECONDS)
            if ended:
                break
            if (html := run.html()) != shown:
                shown = html
                yield _frame(shown, working=True)
        if run.report is None:
            yield _frame(notice_html(run.error, failed=True))
            return
        ids = {one.source: one.id for one in self._assistant.articles()}
        yield _frame(report_html(run.report, ids), keep_files=False)


def _frame(html: str, *, asked: str = "", working: bool = False, keep_files: bool = True) -> list[Any]:
    """What the components show: progress, the question and its buttons, start, stop, and what was given."""
    given = [gr.skip(), gr.skip(), gr.skip()] if keep_files else [None, "", ""]
    return [
        html,
        gr.Column(visible=bool(asked)),
        asked,
        gr.Button(interactive=not working),
        gr.Button(visible=working, interactive=True) if not working else gr.Button(visible=True),
        *given,
    ]


def _delete_uploads(given: Sequence[Given]) -> None:
    for one in given:
        if isinstance(one.content, Path):
            with suppress(OSError):
                one.content.unlink()
                one.content.parent.rmdir()


def _log_in_html() -> str:
    return (
        f'<form class="log-in" data-action="{LOG_IN.removeprefix("/")}"><p>{inert(texts.PASSWORD_NEEDED)}</p>'
        f'<label for="admin-password">{inert(texts.PASSWORD_LABEL)}</label>'
        '<input id="admin-password" name="password" type="password" autocomplete="current-password" required>'
        f'<button type="submit">{inert(texts.LOG_IN)}</button><p class="said" role="alert"></p></form>'
    )


def _log_out_html() -> str:
    action = LOG_OUT.removeprefix("/")
    return (
        f'<form class="log-out" data-action="{action}"><span>{inert(texts.LOGGED_IN)}</span>'
        f'<button type="submit">{inert(texts.LOG_OUT)}</button><span class="said" role="alert"></span></form>'
    )
