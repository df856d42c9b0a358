"""The chat page, built with Gradio and mounted at "/" of the web application."""

import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import FileResponse, JSONResponse

from errors import AssistantError
from records.answer import Writer
from settings import Settings
from ui import texts
from ui.article import Library, add_article_page
from ui.render import inert
from ui.talk import Answering, Message, Talk, reply

log = logging.getLogger(__name__)

EXAMPLES = 4
ANSWERS_AT_ONCE = 4
MODEL_ANSWERS_AT_ONCE = 16  # they wait for another machine or process most of the time
QUEUE_SIZE = 64
_HERE = Path(__file__).resolve().parent


class Assistant(Answering, Library, Protocol):
    """What the page needs of the assistant."""

    @property
    def model_name(self) -> str:
        """The language model that may be asked to word answers; "" where there is none."""
        ...

    def examples(self, limit: int) -> tuple[str, ...]:
        """Questions that the loaded articles answer."""
        ...


def mount(app: FastAPI, assistant: Assistant, settings: Settings) -> FastAPI:
    """The application with the page at "/", articles under /bai-viet and the page's own files under /trang."""
    add_article_page(app, assistant)
    _add_own_files(app)

    @app.post("/gradio_api/upload")
    def no_upload() -> JSONResponse:
        return JSONResponse({"detail": "Trang này không nhận tệp."}, status_code=403)

    # Where no event loop runs, Gradio makes one for each of its locks and closes none of them.
    asyncio.run(_mount_blocks(app, assistant, settings))
    return app


async def _mount_blocks(app: FastAPI, assistant: Assistant, settings: Settings) -> None:
    gr.mount_gradio_app(
        app,
        _build(assistant, settings),
        path="/",
        theme=_theme(),
        head=_head(),
        i18n=gr.I18n(en=texts.GRADIO),
        favicon_path=str(_HERE / "favicon.png"),
        footer_links=[],
        show_error=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        allowed_paths=[],
        max_file_size=1,
    )


def _build(assistant: Assistant, settings: Settings) -> gr.Blocks:
    questions = _Examples(assistant)

    def ask(
        question: object, talk: Talk, writer: object = Writer.EXTRACTIVE
    ) -> Iterator[tuple[object, list[Message], Talk]]:
        chosen = Writer.MODEL if writer == Writer.MODEL else Writer.EXTRACTIVE
        for frame in reply(assistant, str(question or ""), talk, settings.max_question_chars, chosen):
            yield gr.skip() if frame.box is None else frame.box, frame.messages, frame.talk

    def start_over() -> tuple[str, list[Message], Talk]:
        return "", [], ()

    def load_examples() -> list[Any]:
        found = questions.get()
        shown = [gr.Button(value=question, visible=True) for question in found]
        return shown + [gr.Button(visible=False)] * (EXAMPLES - len(found))

    with gr.Blocks(title=texts.TITLE, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        talk = gr.State(())
        with gr.Row(elem_id="top"):
            gr.Markdown(f"# {texts.TITLE}\n{texts.SUBTITLE}", elem_id="name")
            new_talk = gr.Button(texts.NEW_TALK, elem_id="new-talk", variant="secondary", size="sm", scale=0)
        chat = gr.Chatbot(
            label=texts.CHAT_LABEL,
            show_label=False,
            container=False,
            elem_id="chat",
            scale=1,
            height="100%",
            buttons=[],
            layout="bubble",
            autoscroll=False,
            latex_delimiters=[],
            allow_tags=False,
            feedback_options=None,
            placeholder=f"<h2>{inert(texts.WELCOME)}</h2><p>{inert(texts.WELCOME_HINT)}</p>",
        )
        with gr.Column(elem_id="examples"):
            examples = [gr.Button(visible=False, size="md", elem_classes="example") for _ in range(EXAMPLES)]
        box = gr.Textbox(
            label=texts.QUESTION_LABEL,
            show_label=False,
            container=False,
            elem_id="question",
            placeholder=texts.QUESTION_PLACEHOLDER,
            submit_btn=texts.SEND,
            lines=1,
            max_lines=6,
            autofocus=True,
        )
        choices = [_writers()] if assistant.model_name else []
        gr.Markdown(texts.MACHINE_NOTICE, elem_id="machine-notice")

        asked, shown = [talk, *choices], [box, chat, talk]
        at_once = MODEL_ANSWERS_AT_ONCE if choices else ANSWERS_AT_ONCE
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        answering: dict[str, Any] = {**quiet, "concurrency_limit": at_once, "concurrency_id": "answers"}
        running = [box.submit(ask, [box, *asked], shown, **answering)]
        running += [example.click(ask, [example, *asked], shown, **answering) for example in examples]
        new_talk.click(start_over, None, shown, queue=False, cancels=running, **quiet)
        page.load(load_examples, None, examples, queue=False, **quiet)
    page.queue(max_size=QUEUE_SIZE, default_concurrency_limit=ANSWERS_AT_ONCE)
    return page


def _writers() -> gr.Radio:
    """The choice of who words the next answer."""
    return gr.Radio(
        choices=[(name, writer.value) for writer, name in texts.WRITERS.items()],
        value=Writer.MODEL.value,
        label=texts.WRITER_LABEL,
        elem_id="writer",
        interactive=True,
    )


class _Examples:
    """The example questions, made once: each takes several answers to find (0.5 s in all)."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._found: tuple[str, ...] = ()
        self._lock = threading.Lock()

    def get(self) -> tuple[str, ...]:
        with self._lock:
            if not self._found:
                try:
                    self._found = self._assistant.examples(EXAMPLES)[:EXAMPLES]
                except AssistantError as error:
                    log.error("no example questions: %s", error)
            return self._found


def _theme() -> gr.themes.Base:
    # SemiBold of this font lacks the Vietnamese letters, so weight 600 is never loaded.
    sans = gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700))
    return gr.themes.Soft(
        primary_hue="red",
        neutral_hue="stone",
        text_size="lg",
        font=[sans, "system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    )


def _head() -> str:
    said = json.dumps(texts.FOR_SCRIPT, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<link rel="stylesheet" href="trang/article.css"><link rel="stylesheet" href="trang/style.css">'
        f"<script>window.assistantTexts = {said};</script>"
        '<script src="trang/page.js" defer></script>'
    )


def _add_own_files(app: FastAPI) -> None:
    @app.get("/trang/style.css")
    def style() -> FileResponse:
        return FileResponse(_HERE / "style.css", media_type="text/css")

    @app.get("/trang/article.css")
    def article_style() -> FileResponse:
        return FileResponse(_HERE / "article.css", media_type="text/css")

    @app.get("/trang/page.js")
    def script() -> FileResponse:
        return FileResponse(_HERE / "page.js", media_type="text/javascript")
