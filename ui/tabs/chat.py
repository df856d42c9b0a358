"""The tab "Hỏi đáp": the conversation with its question box, and beside it the conversations before."""

import logging
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

import gradio as gr

from records.answer import Answer, Writer
from records.question import Turn
from settings import Settings
from ui import texts
from ui.chat.feedback import add_feedback_form, closed, liked, wire_feedback
from ui.chat.filters import Filterable, add_filters, name_of, scope_of, set_to
from ui.chat.keeper import Conversations, Keeper
from ui.chat.lists import end_html, history_html, note_html, place_html
from ui.chat.session import Reader, Sessions, View, Wish
from ui.render import inert
from ui.talk import Answering, Talk, ratings
from ui.texts import chat as words
from ui.visitor import user_of

log = logging.getLogger(__name__)

EXAMPLES = 4
SUGGESTIONS = 3
ANSWERS_AT_ONCE = 4
MODEL_ANSWERS_AT_ONCE = 16  # they wait for another machine or process most of the time
EVERY_ONE = "*"  # stands for all conversations of the user
ADDRESS_KEY = "hoi-thoai"  # names the open conversation in the page's address

_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "preprocess": False}
_AT_ONCE: dict[str, Any] = {**_QUIET, "queue": False}
# "multiple": else Gradio drops what is wanted in the moments before it has taken in the end of what went before. That
# one question at a time is sent is seen to by chat.js.
_KEPT: dict[str, Any] = {**_QUIET, "trigger_mode": "multiple"}
# In the queue, so that what it draws comes after what was drawn before; never waiting for answers.
_IN_ORDER: dict[str, Any] = {**_KEPT, "concurrency_limit": None}


class Assistant(Answering, Filterable, Protocol):
    """What the chat needs of the assistant."""

    @property
    def model_name(self) -> str:
        """The language model that may be asked to word answers; "" where there is none."""
        ...

    def examples(self, limit: int) -> tuple[str, ...]:
        """Questions that the loaded articles answer."""
        ...

    def suggestions(
        self, question: str, answer: Answer, history: Sequence[Turn] = (), limit: int = SUGGESTIONS
    ) -> tuple[str, ...]:
        """Questions to go on with, that the loaded articles answer."""
        ...


def add_chat(
    assistant: Assistant,
    settings: Settings,
    page: gr.Blocks,
    store: Conversations | None = None,
) -> None:
    """The components of the tab, made where this is called, with what they do.

    Without a `store` nothing is kept.
    """
    keeper = Keeper(store)
    sessions = Sessions(assistant, keeper, settings.max_question_chars)
    questions = _Examples(assistant)

    talk = gr.State(Talk())
    with gr.Row(elem_id="talk", equal_height=False):
        with gr.Column(elem_id="history", min_width=0, scale=0):
            _html("history-close", _closer())
            history = _html("history-list")
        with gr.Column(elem_id="talk-main", min_width=0, scale=1):
            with gr.Row(elem_id="talk-bar"):
                _html("history-toggle", _toggle(), visible=keeper.keeps)
                new_talk = gr.Button(texts.NEW_TALK, elem_id="new-talk", variant="secondary", size="sm", scale=0)
                place = _html("talk-place")
                end = _html("talk-end", end_html(), classes="for-script")
            earlier = gr.Button(words.EARLIER, elem_id="earlier", size="sm", visible=False)
            chat = _chatbot()
            with gr.Column(elem_id="examples"):
                nothing = _html("nothing-loaded")
                examples = [gr.Button(visible=False, size="md", elem_classes="example") for _ in range(EXAMPLES)]
            with gr.Row(elem_id="suggestions"):
                suggested = [gr.Button(visible=False, size="sm", elem_classes="suggestion") for _ in range(SUGGESTIONS)]
            form = add_feedback_form()
            with gr.Row(elem_id="talk-note"):
                note = _html("note")
                stop_editing = gr.Button(words.STOP_EDITING, elem_id="stop-editing", size="sm", scale=0, visible=False)
            filters = add_filters(assistant)
            box = _question_box()
            choices = [_writers()] if assistant.model_name else []
            gr.Markdown(texts.MACHINE_NOTICE, elem_id="machine-notice")
    # Written by chat.js: what stood in the box when it was sent, and what a click in the list of conversations wants.
    unseen: dict[str, Any] = {"elem_classes": "for-script", "container": False}
    asked = gr.Textbox("", elem_id="question-sent", label=texts.QUESTION_LABEL, lines=2, **unseen)  # it may have lines
    command = gr.Textbox("", elem_id="talk-command", label=words.HISTORY, **unseen)

    wishes = [*filters.chosen, *choices]
    shown = [box, chat, talk, place, earlier, note, stop_editing]

    def draw(view: View, *, rated: bool = True) -> list[Any]:
        """Updates of `shown`. Unless `rated`, no answer has a rating and none had one: the messages go alone, since an
        update of the chat component's other properties has Gradio derive its schema anew, 10 ms of every answer.
        """
        buttons = (False, words.STOP) if view.busy else (texts.SEND, False)
        held = {} if view.box is None else {"value": view.box}
        return [
            gr.Textbox(submit_btn=buttons[0], stop_btn=buttons[1], **held),
            gr.Chatbot(value=view.messages, feedback_value=liked(view.ratings)) if rated else view.messages,
            view.talk,
            gr.skip() if view.busy else place_html(view.talk.id if keeper.keeps else ""),
            gr.Button(visible=view.talk.earlier > 0 and not view.busy),
            note_html(view.note),
            gr.Button(visible=view.talk.editing and not view.busy),
        ]

    def listed(reader: Reader, talk: Talk) -> str:
        return history_html(keeper.all_of(reader.user), talk.id) if keeper.keeps else ""

    def whole(view: View, reader: Reader) -> list[Any]:
        """Updates of `everything`: another conversation, or none, is shown."""
        return [*draw(view), *closed(), *_questions((), SUGGESTIONS), end_html(), listed(reader, view.talk)]

    def growing(views: Iterator[View], before: Talk) -> Iterator[list[Any]]:
        """Updates of `grows`: all of it at first and in the end, between them only the messages."""
        rated = any(ratings(before))
        rest = [gr.skip()] * (len(form.parts) + SUGGESTIONS)
        for number, view in enumerate(views):
            ended = gr.skip() if view.busy else end_html(refused=view.refused)
            if not number:
                yield [*draw(view, rated=rated), *closed(), *_questions((), SUGGESTIONS), ended]
            elif view.busy:
                yield [gr.skip(), view.messages, view.talk, *[gr.skip()] * (len(shown) - 3), *rest, ended]
            else:
                yield [*draw(view, rated=rated or any(view.ratings)), *rest, ended]

    def wished(articles: object, place: object, year: object, writer: object = Writer.EXTRACTIVE) -> Wish:
        chosen = Writer.MODEL if writer == Writer.MODEL else Writer.EXTRACTIVE
        scope = scope_of(articles, place, year)
        return Wish(chosen, scope, name_of(assistant, scope))

    def ask(request: gr.Request, question: object, talk: Talk, *wish: object) -> Iterator[list[Any]]:
        yield from growing(sessions.ask(str(question or ""), talk, wished(*wish), _reader(request)), talk)

    def retry(request: gr.Request, talk: Talk, *wish: object) -> Iterator[list[Any]]:
        yield from growing(sessions.retry(talk, wished(*wish), _reader(request)), talk)

    def go_on(request: gr.Request, talk: Talk) -> Iterator[list[Any]]:
        """The list of conversations with the new one, then what might be asked next."""
        reader = _reader(request)
        skipped = [gr.skip()] * SUGGESTIONS
        yield [listed(reader, talk), *skipped]
        found = _suggestions(assistant, talk)
        # Meanwhile the next question may have been sent.
        yield [gr.skip(), *(skipped if sessions.busy(reader) else _questions(found, SUGGESTIONS))]

    def edit(request: gr.Request, talk: Talk) -> list[Any]:
        """The last question in the box, and the filters as they were when it was asked."""
        view = sessions.edit(talk, _reader(request))
        last = view.talk.said[-1].exchange if view.talk.editing else None
        return [*draw(view), *(set_to(assistant, last.scope) if last else [gr.skip()] * len(filters.parts))]

    def no_edit(talk: Talk) -> list[Any]:
        return draw(sessions.view(replace(talk, editing=False)))

    def show_earlier(request: gr.Request, talk: Talk) -> list[Any]:
        return draw(sessions.earlier(talk, _reader(request)))

    def start_over(request: gr.Request) -> list[Any]:
        reader = _reader(request)
        return whole(sessions.new(reader), reader)

    def load(request: gr.Request) -> list[Any]:
        reader = _reader(request)
        drawn = whole(sessions.open(reader), reader)
        drawn[len(grows) - 1] = gr.skip()  # it ends nothing: a question may have been sent before the page was loaded
        return drawn

    def obey(request: gr.Request, order: object, talk: Talk) -> list[Any]:
        """Does what a click in the list of conversations wants, "mo ID" or "xoa ID"; a number that follows is new each
        time, so that the same may be wanted twice.
        """
        verb, conversation, *_ = [*str(order or "").split(), "", ""]
        reader = replace(_reader(request), conversation=conversation)
        if verb == "mo":
            return whole(sessions.open(reader), reader)
        if verb == "xoa" and conversation == EVERY_ONE:
            return whole(sessions.delete_all(talk, reader), reader)
        if verb == "xoa" and conversation:
            return whole(sessions.delete(talk, reader), reader)
        return [gr.skip()] * len(everything)

    def load_examples() -> list[Any]:
        found = questions.get()
        return [*_questions(found, EXAMPLES), _told(words.NOTHING_LOADED) if questions.is_empty else ""]

    def stop(request: gr.Request) -> None:
        sessions.stop(_reader(request))

    grows = [*shown, *form.parts, *suggested, end]
    everything = [*grows, history]
    at_once = MODEL_ANSWERS_AT_ONCE if choices else ANSWERS_AT_ONCE
    answering: dict[str, Any] = {**_KEPT, "concurrency_limit": at_once, "concurrency_id": "answers"}
    sent = [box.submit(ask, [asked, talk, *wishes], grows, **answering)]
    sent += [one.click(ask, [one, talk, *wishes], grows, **answering) for one in (*examples, *suggested)]
    sent.append(chat.retry(retry, [talk, *wishes], grows, **answering))
    for event in sent:
        event.then(go_on, talk, [history, *suggested], **_IN_ORDER)
    box.stop(stop, None, None, **_AT_ONCE)
    chat.undo(edit, talk, [*shown, *filters.parts], **_IN_ORDER)
    stop_editing.click(no_edit, talk, shown, **_IN_ORDER)
    earlier.click(show_earlier, talk, shown, **_IN_ORDER)
    new_talk.click(start_over, None, everything, **_IN_ORDER)
    command.change(obey, [command, talk], everything, **_IN_ORDER)
    page.load(load, None, everything, **_IN_ORDER)
    gr.on([page.load, new_talk.click], load_examples, None, [*examples, nothing], **_AT_ONCE)
    wire_feedback(form, keeper, chat, talk, note)


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
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
        placeholder=f"<h2>{inert(texts.WELCOME)}</h2><p>{inert(texts.WELCOME_HINT)}</p>",
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label=texts.QUESTION_LABEL,
        show_label=False,
        container=False,
        elem_id="question",
        placeholder=texts.QUESTION_PLACEHOLDER,
        submit_btn=texts.SEND,
        lines=1,
        max_lines=6,
        interactive=True,  # Gradio takes a box that it does not read for one to be read only
        autofocus=True,
    )


def _writers() -> gr.Radio:
    """The choice of who words the next answer."""
    return gr.Radio(
        choices=[(name, writer.value) for writer, name in texts.WRITERS.items()],
        value=Writer.MODEL.value,
        label=texts.WRITER_LABEL,
        elem_id="writer",
        interactive=True,
    )


def _toggle() -> str:
    """The button that shows and hides the list of conversations; chat.js says which it does next."""
    button = '<button type="button" aria-controls="history" aria-expanded="true">'
    return f"<div>{button}{inert(words.HISTORY)}</button></div>"


def _closer() -> str:
    """The button that closes the list of conversations where it is a drawer."""
    label = inert(words.HISTORY_CLOSE)
    cross = '<span aria-hidden="true">&times;</span>'
    return (
        f'<div>{inert(words.HISTORY)}<button type="button" aria-label="{label}" title="{label}">{cross}</button></div>'
    )


def _html(name: str, value: str = "", *, visible: bool = True, classes: str | None = None) -> gr.Markdown:
    """A place for HTML whose every word went through `inert`."""
    return gr.Markdown(
        value, elem_id=name, elem_classes=classes, visible=visible, sanitize_html=False, latex_delimiters=[]
    )


def _told(sentence: str) -> str:
    return f'<p role="status">{inert(sentence)}</p>'


def _reader(request: gr.Request) -> Reader:
    conversation = str(request.query_params.get(ADDRESS_KEY, ""))
    return Reader(str(request.session_hash), user_of(request.cookies), conversation)


def _questions(found: Sequence[str], places: int) -> list[Any]:
    """Updates of buttons that each ask a question; those left over are hidden."""
    buttons = [gr.Button(value=question, visible=True) for question in found[:places]]
    return buttons + [gr.Button(visible=False)] * (places - len(buttons))


def _suggestions(assistant: Assistant, talk: Talk) -> tuple[str, ...]:
    """What might be asked next; nothing after an answer that was ended or failed."""
    last = talk.said[-1].exchange if talk.said else None
    if last is None or last.answer is None or last.notice:
        return ()
    try:
        return assistant.suggestions(last.question, last.answer, talk.turns()[:-1], SUGGESTIONS)
    except Exception:  # an outer edge: the answer stands without them
        log.exception("no suggestions")
        return ()


class _Examples:
    """The example questions, made once for the articles that are loaded: they take several answers to find (0.5 s)."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._articles: frozenset[str] | None = None
        self._found: tuple[str, ...] = ()
        self._lock = threading.Lock()

    @property
    def is_empty(self) -> bool:
        """True when there was no article when they were looked for last."""
        return self._articles == frozenset()

    def get(self) -> tuple[str, ...]:
        """As many as there is room for; those found before where the articles cannot be read."""
        with self._lock:
            try:
                articles = frozenset(one.id for one in self._assistant.articles())
                if articles != self._articles:
                    self._found = self._assistant.examples(EXAMPLES)[:EXAMPLES]
                    self._articles = articles
            except Exception:  # an outer edge: one can ask without examples
                log.exception("no example questions")
            return self._found
