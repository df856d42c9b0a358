"""Answers first: what nobody waits for goes on only while no answer is being looked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Precedence:
    """Who is at work. Safe between threads, all of which share one interpreter: two at work take twice as long each."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._answers = 0
        self._aside = False

    @contextmanager
    def answer(self) -> Iterator[None]:
        """The work of an answer; it waits for nobody."""
        with self._changed:
            self._answers += 1
        try:
            yield
        finally:
            with self._changed:
                self._answers -= 1
                self._changed.notify_all()

    @contextmanager
    def aside(self, seconds: float) -> Iterator[bool]:
        """Work that may wait, or be left out, one at a time: False where its turn does not come within `seconds`."""
        with self._changed:
            mine = self._changed.wait_for(lambda: not (self._answers or self._aside), seconds)
            self._aside = self._aside or mine
        try:
            yield mine
        finally:
            if mine:
                with self._changed:
                    self._aside = False
                    self._changed.notify_all()

    def quiet(self, until: float) -> bool:
        """For work aside, between two steps: waits while answers are looked for; False at `until` (monotonic)."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._answers, max(0.0, until - time.monotonic()))
