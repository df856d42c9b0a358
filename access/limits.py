"""How much one caller and one address may ask for: requests a minute, and answers at the same time."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from time import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from access.origin import network
from settings import Settings

BUSY_SECONDS = 2  # after which one who waits for too many answers may try again
_MOST_COUNTERS = 20_000  # 4 MB; there are two for each caller and each network that sent anything in two minutes


class Limits:
    """Counts what callers and networks ask for. For one event loop."""

    def __init__(self, settings: Settings) -> None:
        self._most = RateLimitItemPerMinute(settings.rate_per_minute)
        self._answers = settings.answers_at_once
        self._storage = MemoryStorage()
        self._rates = SlidingWindowCounterRateLimiter(self._storage)
        self._answering: Counter[str] = Counter()

    def waits(self, address: str, counted_as: str = "") -> int:
        """Counts one request. Returns 0 when it may go on, else the seconds after which another one may.

        A refused request counts for nothing, so that whoever keeps trying is not shut out for longer.
        """
        if len(self._storage.storage) > _MOST_COUNTERS:
            self._storage.reset()  # a flood from so many networks is not stopped by counting each of them
        for one in filter(None, (counted_as, f"address {network(address)}")):
            if not self._rates.hit(self._most, one):
                return max(1, ceil(self._rates.get_window_stats(self._most, one).reset_time - time()))
        return 0

    @contextmanager
    def place(self, address: str, counted_as: str = "") -> Iterator[bool]:
        """Holds the place of one answer until it has been given or its receiver has gone; False where none is free."""
        both = [one for one in (counted_as, f"address {network(address)}") if one]
        if any(self._answering[one] >= self._answers for one in both):
            yield False
            return
        self._answering.update(both)
        try:
            yield True
        finally:
            self._answering.subtract(both)
            for one in both:
                if not self._answering[one]:
                    del self._answering[one]
