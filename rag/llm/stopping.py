"""A reader's stop, heard by a language model that is silent.

What waits for a model's next word can be told nothing through the generators between, which only it could advance. So
the thread that asks says beforehand which event ends its wait.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

HEARS_STOP = 0.1  # seconds until a stop is heard

_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


@contextmanager
def ended_by(stop: Event) -> Iterator[None]:
    """Replies of language models that are awaited here, in this thread, are broken off once `stop` is set."""
    token = _stop.set(stop)
    try:
        yield
    finally:
        _stop.reset(token)


def is_stopped() -> bool:
    """Whether nobody waits for what this thread asks a language model any longer."""
    stop = _stop.get()
    return stop is not None and stop.is_set()
