"""A chat model that plays replies, for tests of what is made of them; the real client is tested over HTTP."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from errors import LanguageModelError
from rag.assistant import Assistant
from rag.build import Parts
from settings import Settings

NAME = "openai:played"
Reply = str | LanguageModelError | Callable[[str], str]


@dataclass
class Played:
    """Replies in turn, the last one again and again, in pieces of seven characters; an error is raised instead.

    `asked` has what it was told, `given` the pieces that were taken from it, `closed` counts replies that were ended.
    """

    replies: tuple[Reply, ...]
    breaks: LanguageModelError | None = None
    asked: list[tuple[str, str, float]] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    closed: int = 0
    name: str = NAME

    def stream(self, instructions: str, request: str, seconds: float) -> Iterator[str]:
        reply = self.replies[min(len(self.asked), len(self.replies) - 1)]
        self.asked.append((instructions, request, seconds))
        if isinstance(reply, LanguageModelError):
            raise reply
        text = reply if isinstance(reply, str) else reply(request)
        try:
            for at in range(0, len(text), 7):
                self.given.append(text[at : at + 7])
                yield text[at : at + 7]
            if self.breaks:
                raise self.breaks
        finally:
            self.closed += 1

    def close(self) -> None:
        """Holds nothing."""


def played_by(parts: Parts, *replies: Reply, breaks: LanguageModelError | None = None) -> tuple[Assistant, Played]:
    """An assistant over the same store, whose language model plays the replies. It is not to be closed."""
    model = Played(replies, breaks)
    return Assistant(replace(parts, chat=model), Settings.load(llm=NAME)), model


def only(data: Path) -> Settings:
    """The settings of a data folder without a language model."""
    return Settings.load(data_dir=data)
