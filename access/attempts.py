"""How often a password or a key may be guessed: five times in 15 minutes from one network."""

import time
from collections.abc import Callable

from access.origin import network

ATTEMPTS = 5
ATTEMPT_SECONDS = 15 * 60
_MOST_NETWORKS = 10_000


class Attempts:
    """Counts what failed, by the network it came from. For one event loop: nothing may run between `waits` and
    `failed`.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._failed: dict[str, list[float]] = {}

    def waits(self, address: str) -> int:
        """Seconds that an address has to wait before it may try again; 0 when it need not."""
        now = self._clock()
        recent = [when for when in self._failed.get(network(address), ()) if now - when < ATTEMPT_SECONDS]
        return int(recent[-ATTEMPTS] + ATTEMPT_SECONDS - now) + 1 if len(recent) >= ATTEMPTS else 0

    def failed(self, address: str) -> None:
        """Notes a failure; the network that failed longest ago is forgotten where there are too many."""
        one = network(address)
        self._failed[one] = [*self._failed.pop(one, ())[-ATTEMPTS:], self._clock()]
        while len(self._failed) > _MOST_NETWORKS:
            del self._failed[next(iter(self._failed))]

    def cleared(self, address: str) -> None:
        """Forgets what failed, after a success."""
        self._failed.pop(network(address), None)
