"""The web application that other programs ask: the REST API, its documentation, health and counts.

The page is mounted on it afterwards, at "/".
"""

from dataclasses import dataclass
from typing import Protocol

from fastapi import FastAPI

from access.lists import origins
from api.answering import Answering, KeptAnswers
from api.docs import PREFIX, add_docs
from api.guard import BodyLimit, SecurityHeaders
from api.mcp_http import add_mcp
from api.mcp_needs import Assistant as ForTools
from api.metrics import Metrics
from api.openai_chat import LongConversations, add_openai
from api.ports import Assistant as ForPrograms
from api.ports import Conversations
from api.refusals import ASK_EXAMPLE, add_refusals
from api.requests import Requests
from api.rest import ask, feedback, health, library, registers
from api.rest.health import Life
from api.rest.library import Uploads
from api.threads import Workers
from api.widget import add_widget
from settings import Settings

READERS = 8  # registers are read by so many at once: each keeps a core busy for some milliseconds
_WRITERS = 1  # the store has one writer; who comes second waits instead of being refused


@dataclass(frozen=True, slots=True)
class Server:
    """What the routes of one application share; `app.state.server`."""

    answering: Answering
    metrics: Metrics
    life: Life


class Assistant(ForPrograms, ForTools, Protocol):
    """What the web application needs of the assistant."""


def create_app(assistant: Assistant, settings: Settings, conversations: Conversations | None = None) -> FastAPI:
    """The web application. Without `conversations` no feedback is kept."""
    metrics = Metrics()
    server = Server(Answering(assistant, metrics, KeptAnswers()), metrics, Life())
    reading = Workers(READERS)
    app, api = _bare_app(), _bare_app()
    add_refusals(app)
    add_refusals(api, ASK_EXAMPLE)
    app.state.server = server
    health.add_routes(app, assistant, metrics, server.life, reading)
    ask.add_routes(api, assistant, server.answering, settings, reading)
    registers.add_routes(api, assistant, reading)
    library.add_routes(api, assistant, settings, Workers(_WRITERS), reading)
    feedback.add_routes(api, server.answering.kept, conversations, Workers(_WRITERS))
    add_openai(app, assistant, server.answering, settings)
    add_widget(app, settings)
    add_mcp(app, assistant, settings, origins("CORS_ORIGINS", settings.cors_origins))
    add_docs(api, app)
    app.mount(PREFIX, api)
    app.add_middleware(BodyLimit)
    app.add_middleware(LongConversations)
    app.add_middleware(Uploads, settings=settings)
    app.add_middleware(SecurityHeaders)
    return surrounded(app, settings)


def surrounded(app: FastAPI, settings: Settings) -> FastAPI:
    """The application with ids, log and counts around all that has been added to it so far.

    To be called once more when the last middleware has been added, so that what those refuse has an id as well.
    """
    app.add_middleware(Requests, metrics=app.state.server.metrics, settings=settings)
    return app


def _bare_app() -> FastAPI:
    """An application without documentation pages: FastAPI's load their scripts from another host."""
    return FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
