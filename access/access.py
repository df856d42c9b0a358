"""All that decides who may do what, opened once for a server."""

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from access.attempts import Attempts
from access.keys import Keys
from access.limits import Limits
from access.lists import origins
from access.sender import Senders
from access.sessions import Sessions
from settings import Settings

LOG_IN, LOG_OUT = "/dang-nhap", "/dang-xuat"


class Access:
    """Keys, log-ins, and limits of one server; a context manager. Raises SettingsError for settings that do not fit."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self.cors_origins = origins("CORS_ORIGINS", settings.cors_origins)
        self.keys = Keys(settings.data_dir)
        self.sessions = Sessions(clock)
        self.attempts = Attempts(clock)
        self.senders = Senders(settings, self.keys, self.sessions)
        self.limits = Limits(settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.keys.close()

    @property
    def is_possible(self) -> bool:
        """False as long as nobody at another machine can be let in: no key is in force, no proxy names its users."""
        return self.senders.takes_proxy_users or self.keys.in_force()
