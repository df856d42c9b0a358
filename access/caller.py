"""Who sends a request, and what they may do."""

from dataclasses import dataclass
from enum import IntEnum

from starlette.types import Scope

CALLER = "caller"  # of a connection's scope["state"]


class Role(IntEnum):
    """What someone may do; a higher role may do all that a lower one may."""

    NONE = 0
    ASK = 1
    ADMIN = 2


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request: the name of a key or of a proxy's user, "" for nobody known, and the role."""

    name: str
    role: Role


NOBODY = Caller("", Role.NONE)


def caller_of(scope: Scope) -> Caller:
    """The caller that a connection's scope names; NOBODY where none has been found."""
    state = scope.get("state") or {}
    found = state.get(CALLER)
    return found if isinstance(found, Caller) else NOBODY
