"""The tab "Hỏi đáp": the conversation, its question box and the example questions."""

import logging
import threading
from collections.abc import Iterator
from typing import Any, Protocol

import gradio as gr

from errors import AssistantError
from records.answer import Writer
from settings import Settings
from ui import texts
from ui.render import inert
from ui.talk import Answering, Message, Talk, reply

log = logging.getLogger(__name__)

EXAMPLES = 4
ANSWERS_AT_ONCE = 4
MODEL_ANSWERS_AT_ONCE = 16  # they wait for another machine or process most of the time


class Assistant(Answering, Protocol):
    """What the chat needs of the assistant."""

    @property
    def model_name(self) -> str:
        """The language model that may be asked to word answers; "" where there is none."""
        ...

    def examples(self, limit: int) -> tuple[str, ...]:
        """Questions that the loaded articles answer."""
        ...


def add_chat(assistant: Assistant, settings: Settings, page: gr.Blocks) -> None:
    """The components of the tab, made where this is called, with what they do."""
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

    talk = gr.State(())
    with gr.Row(elem_id="talk-bar"):
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
