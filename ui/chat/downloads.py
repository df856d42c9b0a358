"""A kept conversation as a file: GET /tai/hoi-thoai/{id}.md and .docx, for the browser whose conversation it is."""

import logging
from collections.abc import Callable, Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response

from errors import AssistantError
from records.conversation import Exchange
from ui.chat.keeper import Conversations
from ui.texts import chat as words
from ui.visitor import user_of

log = logging.getLogger(__name__)

Written = str | bytes
Writers = Mapping[str, Callable[[str, Sequence[Exchange]], Written]]

_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def add_downloads(app: FastAPI, store: Conversations, writers: Writers) -> None:
    """Serves the files; `writers` makes one of each kind ("md", "docx") from a title and exchanges."""

    @app.get("/tai/hoi-thoai/{conversation}.{kind}")
    def download(conversation: str, kind: str, request: Request) -> Response:
        user = user_of(request.cookies)
        if not user or kind not in writers:
            return PlainTextResponse(words.FILE_MISSING, 404)
        try:
            exchanges = store.exchanges(user, conversation)
        except AssistantError:
            return PlainTextResponse(words.FILE_MISSING, 404)
        try:
            content = writers[kind](exchanges[0].question, exchanges)
        except Exception:  # the edge of the program: the reader gets one calm sentence, the log gets the rest
            log.exception("a conversation cannot be written as a file")
            return PlainTextResponse(words.FILE_FAILED, 500)
        headers = {
            "Content-Disposition": f'attachment; filename="{words.FILE_NAME}.{kind}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=_TYPES[kind], headers=headers)
