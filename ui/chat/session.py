"""What happens in one browser tab: a question is asked, ended, asked again or mended; a conversation is opened.

Knows no Gradio: each step gives views of the page, which ui.tabs.chat draws.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from records.answer import Writer
from records.conversation import EVERYWHERE, Exchange, Rating
from records.question import Scope
from ui import texts
from ui.chat.keeper import Keeper
from ui.chat.running import Runs
from ui.talk import (
    REFUSED_CHARS,
    STEP,
    WINDOW,
    Answering,
    Asked,
    Message,
    Talk,
    messages,
    messages_of,
    ratings,
    reply,
    stopped,
)
from ui.texts import chat as words

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose page it is: the browser tab, the user that its conversations are kept for, and what its address opens."""

    session: str
    user: str
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the reader wants the next answer: who words it, and where it is looked for, also in words."""

    writer: Writer = Writer.EXTRACTIVE
    scope: Scope = EVERYWHERE
    scope_named: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows: the conversation's messages with their ratings, a note, and what the text box holds.

    `box` is None where the box is left as it is: the reader may be typing the next question. `busy` while an answer
    grows; `refused` where the question sent is no part of the conversation and should stay in the box.
    """

    talk: Talk
    messages: list[Message]
    ratings: list[Rating | None]
    box: str | None = None
    note: str = ""
    busy: bool = False
    refused: bool = False


class Sessions:
    """The conversations that are going on. Safe between threads; what belongs to a tab is handed in and out."""

    def __init__(self, assistant: Answering, keeper: Keeper, max_chars: int) -> None:
        self._assistant = assistant
        self._keeper = keeper
        self._max_chars = max_chars
        self._runs = Runs()

    def view(self, talk: Talk, box: str | None = None, note: str = "") -> View:
        """The page at rest."""
        return View(talk, messages(talk, self._max_chars), ratings(talk), box, note)

    def ask(self, question: str, talk: Talk, wish: Wish, reader: Reader) -> Iterator[View]:
        """Views from the question sent to its answer kept. While `talk.editing`, it replaces the last exchange."""
        talk = self._found_again(talk, reader)
        yield from self._answered(question, talk, wish, reader, instead=talk.editing and bool(talk.said))

    def retry(self, talk: Talk, wish: Wish, reader: Reader) -> Iterator[View]:
        """The last question once more, looked for where it was before; its answer takes the place of the last one."""
        talk = self._found_again(talk, reader)
        if not talk.said:
            yield self.view(talk, note=words.NOTHING_TO_RETRY)
            return
        last = talk.said[-1].exchange
        wish = replace(wish, scope=last.scope, scope_named=last.scope_named)
        yield from self._answered(last.question, talk, wish, reader, instead=True)

    def stop(self, reader: Reader) -> None:
        """Ends the answer that grows in this tab; what there is of it stays."""
        self._runs.stop(reader.session)

    def busy(self, reader: Reader) -> bool:
        """Whether an answer grows in this tab."""
        return self._runs.busy(reader.session)

    def edit(self, talk: Talk, reader: Reader) -> View:
        """The last question back in the box; the conversation as it is until the question is sent."""
        talk = self._found_again(talk, reader)
        if not talk.said:
            return self.view(talk)
        return self.view(replace(talk, editing=True), talk.said[-1].exchange.question, words.EDITING)

    def new(self, reader: Reader) -> View:
        """An empty page; an answer that still grows is ended and kept where it belongs."""
        self._runs.drop(reader.session)
        return self.view(Talk())

    def open(self, reader: Reader) -> View:
        """The conversation that the address names."""
        self._runs.drop(reader.session)
        if not reader.conversation:
            return self.view(Talk())
        talk = self._keeper.open(reader.user, reader.conversation)
        return self.view(talk) if talk else self.view(Talk(), note=words.TALK_MISSING)

    def earlier(self, talk: Talk, reader: Reader) -> View:
        """The same conversation with more of what went before."""
        return self.view(self._keeper.open(reader.user, talk.id, len(talk.said) + STEP) or talk)

    def delete(self, talk: Talk, reader: Reader) -> View:
        """The page once the conversation that `reader` names is deleted: empty when it was the open one."""
        if reader.conversation == talk.id:
            self._runs.drop(reader.session)
        gone = self._keeper.delete(reader.user, reader.conversation)
        if not gone:
            return self.view(talk, note=words.DELETE_FAILED)
        return self.view(Talk() if reader.conversation == talk.id else talk)

    def delete_all(self, talk: Talk, reader: Reader) -> View:
        """The empty page once every conversation of this user is deleted."""
        self._runs.drop(reader.session)
        if not self._keeper.delete_all(reader.user):
            return self.view(talk, note=words.DELETE_FAILED)
        return self.view(Talk())

    def _found_again(self, talk: Talk, reader: Reader) -> Talk:
        """`talk`, or the one that the address names where the server has forgotten it by being started anew."""
        if talk.said or not reader.conversation:
            return talk
        found = self._keeper.open(reader.user, reader.conversation)
        return replace(found, editing=talk.editing) if found else talk

    def _answered(self, question: str, talk: Talk, wish: Wish, reader: Reader, *, instead: bool) -> Iterator[View]:
        before = talk.without_last() if instead else talk
        place = talk.said[-1].position if instead else None
        run = self._runs.begin(reader.session)
        newest: Exchange | None = None
        try:
            shown = replace(before, said=before.said[-(WINDOW - 1) :])
            past, rated = messages(shown, self._max_chars), ratings(shown)
            asked = Asked(question, wish.writer, wish.scope, wish.scope_named)
            for frame in reply(self._assistant, asked, before, self._max_chars, run.stop):
                if frame.refused:
                    newest = None
                    yield View(talk, past + messages_of(frame.exchange, REFUSED_CHARS), rated, refused=True)
                    return
                newest = frame.exchange
                if run.silent or not newest.growing:
                    break
                drawn = [*past, *messages_of(newest, self._max_chars)]
                yield View(talk, drawn, [*rated, None], busy=True)
            if newest is None:
                return
            done = stopped(newest) if newest.growing else newest
            newest = None
            talk = self._keeper.keep(reader.user, before, done, place)
            if not run.silent:
                kept = talk.said[-1].position is not None or not (reader.user and self._keeper.keeps)
                yield self.view(talk, note="" if kept else words.NOT_KEPT)
        except Exception:  # the edge of the program: what escapes leaves the page waiting for ever
            log.exception("an answer cannot be shown")
            newest = None
            yield replace(self.view(before, note=texts.UNEXPECTED_ERROR), refused=True)
        finally:
            if newest is not None:  # the browser is gone; what came of the question is there when it is back
                self._keeper.keep(reader.user, before, stopped(newest), place)
            self._runs.end(reader.session, run)
