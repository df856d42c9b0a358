"""What a reader thinks of an answer: two buttons under each, and for a poor one a reason and a comment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from records.conversation import Feedback, Rating
from ui.chat.keeper import Keeper
from ui.chat.lists import note_html
from ui.render import inert
from ui.talk import Talk, ratings
from ui.texts import chat as words
from ui.visitor import user_of

QUOTED_CHARS = 80  # of the question that the answer was given to

_LIKED = {Rating.GOOD: "Like", Rating.BAD: "Dislike", None: None}  # Gradio's names of its buttons


def liked(given: Sequence[Rating | None]) -> list[str | None]:
    """Ratings of answers, as the chat component names them."""
    return [_LIKED[rating] for rating in given]


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """The form for a poor answer. `rated` holds the number of the answer that it is about, among those shown."""

    box: gr.Column
    about: gr.Markdown
    reason: gr.Radio
    comment: gr.Textbox
    rated: gr.State
    save: gr.Button
    take_back: gr.Button
    close: gr.Button

    @property
    def parts(self) -> list[Any]:
        """What an update of the form sets."""
        return [self.box, self.about, self.reason, self.comment, self.rated]


def closed() -> list[Any]:
    """Updates of the form's parts: nothing is being rated."""
    return [gr.Column(visible=False), "", None, "", -1]


def add_feedback_form() -> FeedbackForm:
    """The form, hidden until an answer is called poor."""
    with gr.Column(visible=False, elem_id="feedback") as box:
        about = gr.Markdown("", elem_id="feedback-about", latex_delimiters=[])
        reason = gr.Radio(list(words.REASONS), label=words.REASON_LABEL, elem_id="feedback-reason")
        comment = gr.Textbox(
            label=words.COMMENT_LABEL,
            placeholder=words.COMMENT_PLACEHOLDER,
            lines=2,
            max_lines=4,
            max_length=words.MAX_COMMENT,
            elem_id="feedback-comment",
        )
        with gr.Row():
            save = gr.Button(words.FEEDBACK_SAVE, variant="primary", size="sm", elem_id="feedback-save")
            take_back = gr.Button(words.FEEDBACK_TAKE_BACK, size="sm", elem_id="feedback-take-back")
            close = gr.Button(words.FEEDBACK_CLOSE, size="sm", elem_id="feedback-close")
    return FeedbackForm(box, about, reason, comment, gr.State(-1), save, take_back, close)


def wire_feedback(form: FeedbackForm, keeper: Keeper, chat: gr.Chatbot, talk: gr.State, note: gr.Markdown) -> None:
    """Connects the buttons under the answers, and the form."""
    outputs = [talk, chat, note, *form.parts]

    def shown(talk: Talk, told: str, about: int | None = None) -> list[Any]:
        front = [talk, gr.Chatbot(feedback_value=liked(ratings(talk))), note_html(told)]
        if about is None:
            return front + closed()
        exchange = talk.said[about].exchange
        given = exchange.feedback or Feedback(Rating.BAD)
        question = exchange.question[:QUOTED_CHARS] + ("…" if len(exchange.question) > QUOTED_CHARS else "")
        said = inert(words.FEEDBACK_ABOUT.format(question=question))
        return [*front, gr.Column(visible=True), said, given.reason or None, given.comment, about]

    def put(talk: Talk, at: object, given: Feedback | None, request: gr.Request, *, ask_why: bool = False) -> list[Any]:
        if not isinstance(at, int) or not 0 <= at < len(talk.said):
            return shown(talk, "")
        after = keeper.rate(user_of(request.cookies), talk, at, given)
        if after is None:
            return shown(talk, words.FEEDBACK_FAILED)
        if ask_why:
            return shown(after, "", at)
        return shown(after, words.FEEDBACK_KEPT if given else words.FEEDBACK_TAKEN_BACK)

    def rate(talk: Talk, request: gr.Request, event: gr.LikeData) -> list[Any]:
        at = event.index // 2 if isinstance(event.index, int) else None  # an exchange is two messages
        if event.liked is True:
            return put(talk, at, Feedback(Rating.GOOD), request)
        if event.liked is False:
            return put(talk, at, Feedback(Rating.BAD), request, ask_why=True)
        return put(talk, at, None, request)

    def save(talk: Talk, reason: object, comment: object, at: object, request: gr.Request) -> list[Any]:
        said = str(comment or "").strip()[: words.MAX_COMMENT]
        return put(talk, at, Feedback(Rating.BAD, str(reason) if reason in words.REASONS else "", said), request)

    def take_back(talk: Talk, at: object, request: gr.Request) -> list[Any]:
        return put(talk, at, None, request)

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "preprocess": False}
    in_order: dict[str, Any] = {**quiet, "concurrency_limit": None}
    chat.like(rate, talk, outputs, **in_order)
    form.save.click(save, [talk, form.reason, form.comment, form.rated], outputs, **in_order)
    form.take_back.click(take_back, [talk, form.rated], outputs, **in_order)
    form.close.click(closed, None, form.parts, queue=False, **quiet)
