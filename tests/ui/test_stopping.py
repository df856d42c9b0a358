"""Stopping closes the language model's connection, also while the model is silent."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import pytest

from rag.llm.chat import LangChainModel
from records.answer import Answer, Claim, Status, Writer
from records.question import Scope, Turn
from settings import Settings
from tests.scripted_llm import Failure, Script, ScriptedServer, scripted
from tests.ui.fake import BY_MODEL, EVERYWHERE
from ui.talk import Asked, Talk, reply
from ui.texts import chat as words

pytestmark = pytest.mark.enable_socket

SECONDS = 60.0


class Dictating:
    """Answers with what a real client of a language model hears, word by word."""

    def __init__(self, model: LangChainModel) -> None:
        self._model = model

    def stream(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = EVERYWHERE
    ) -> Iterator[Answer]:
        answer, told = Answer(question, Status.ANSWERED, (), (), (), BY_MODEL, 0.0), ""
        for piece in self._model.stream("", question, SECONDS):
            told += piece
            yield replace(answer, claims=(Claim(told, ()),))


@pytest.fixture
def silent() -> Iterator[tuple[ScriptedServer, Dictating]]:
    """A model that says half of its reply, then nothing."""
    with scripted(Script("Năm 2022 kết nạp 134", Failure.HANG_MIDWAY)) as server:
        model = LangChainModel.open(Settings.load(llm="openai:any", llm_base_url=server.base_url))
        try:
            yield server, Dictating(model)
        finally:
            model.close()


def test_a_stop_closes_the_connection_of_a_silent_model(silent: tuple[ScriptedServer, Dictating]) -> None:
    server, assistant = silent
    stop = Event()
    frames = reply(assistant, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, stop)
    next(frames)
    assert next(frames).exchange.answer and not server.abandoned.is_set()
    stop.set()
    assert list(frames)[-1].exchange.notice == words.STOPPED
    assert server.abandoned.wait(SECONDS / 2), "long before the model's time is over"


def test_a_stop_before_the_first_word_closes_it_too(silent: tuple[ScriptedServer, Dictating]) -> None:
    server, assistant = silent
    server.script = Script(failure=Failure.HANG)
    stop, asked = Event(), Asked("Bao nhiêu?", Writer.MODEL)
    with ThreadPoolExecutor(1) as aside:
        frames = aside.submit(lambda: list(reply(assistant, asked, Talk(), 2000, stop)))
        while not server.requests:
            time.sleep(0.01)
        stop.set()
        assert frames.result()[-1].exchange.notice == words.STOPPED_EMPTY
    assert server.abandoned.wait(SECONDS / 2)


def test_a_reader_who_leaves_closes_it_too(silent: tuple[ScriptedServer, Dictating]) -> None:
    server, assistant = silent
    frames = reply(assistant, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, Event())
    next(frames)
    next(frames)
    frames.close()  # type: ignore[attr-defined]
    assert server.abandoned.wait(SECONDS / 2)
