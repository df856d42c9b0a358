"""Log-ins, as signed cookies: whose they are and until when. They end with the process, whose random key signs them."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

SESSION_SECONDS = 12 * 3600


class Sessions:
    """Begins and ends log-ins; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._ended: dict[str, int] = {}

    def begin(self, subject: str = "") -> str:
        """A cookie's value that says for 12 hours whose log-in it is. `subject` is without dots."""
        claim = f"{int(self._clock()) + SESSION_SECONDS}.{subject}.{secrets.token_urlsafe(16)}"
        return f"{claim}.{self._signature(claim)}"

    def subject(self, cookie: str) -> str | None:
        """Whose log-in the cookie is of; None when it is of none, or of one that has ended."""
        claim, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._signature(claim).encode()):
            return None
        expires, subject, _ = claim.split(".")
        return None if cookie in self._ended or self._clock() >= int(expires) else subject

    def end(self, cookie: str) -> None:
        """Ends a log-in, also for whoever has copied its cookie."""
        if self.subject(cookie) is None:
            return
        now = self._clock()
        for old in [one for one, expires in list(self._ended.items()) if expires <= now]:
            self._ended.pop(old, None)
        self._ended[cookie] = int(cookie.partition(".")[0])

    def _signature(self, claim: str) -> str:
        return hmac.new(self._key, claim.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
