"""Keeping conversations: a store that fails is logged and told, and never the reason that nothing is answered."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from errors import AssistantError
from records.conversation import ConversationSummary, Exchange, Feedback
from ui.talk import WINDOW, Said, Talk

log = logging.getLogger(__name__)

T = TypeVar("T")


class Conversations(Protocol):
    """What the page needs of the store of conversations."""

    def create(self) -> str:
        """A new id that nobody can guess."""
        ...

    def add(self, user: str, conversation: str, exchange: Exchange) -> int:
        """Adds an exchange; returns its position, from 0."""
        ...

    def replace(self, user: str, conversation: str, position: int, exchange: Exchange) -> None:
        """Puts an exchange in the place of one; later ones go."""
        ...

    def of(self, user: str) -> tuple[ConversationSummary, ...]:
        """The conversations of a user, the latest first."""
        ...

    def exchanges(self, user: str, conversation: str) -> tuple[Exchange, ...]:
        """All of one conversation; raises ConversationError when that user has none of that id."""
        ...

    def delete(self, user: str, conversation: str) -> None:
        """Deletes one conversation of a user."""
        ...

    def delete_all(self, user: str) -> None:
        """Deletes every conversation of a user."""
        ...

    def rate(self, user: str, conversation: str, position: int, feedback: Feedback | None) -> None:
        """Keeps a rating of an answer; None takes it back."""
        ...


class Keeper:
    """The conversations of the browsers that open the page. No method raises."""

    def __init__(self, store: Conversations | None) -> None:
        self._store = store

    @property
    def keeps(self) -> bool:
        """Whether there is a store at all."""
        return self._store is not None

    def keep(self, user: str, talk: Talk, exchange: Exchange, instead_of: int | None = None) -> Talk:
        """`talk` with an exchange more, kept where that is possible, else with no position.

        `instead_of` is the position of the exchange whose place it takes, when no later one was added meanwhile.
        """
        talk = replace(talk, editing=False)
        kept = self._try(lambda store: self._add(store, user, talk.id, exchange, instead_of)) if user else None
        conversation, position = kept or (talk.id, None)
        said = (*talk.said, Said(exchange, position))
        over = max(0, len(said) - WINDOW)
        earlier = talk.earlier + sum(one.position is not None for one in said[:over])
        return Talk(conversation, said[over:], earlier)

    def _add(
        self, store: Conversations, user: str, conversation: str, exchange: Exchange, instead_of: int | None
    ) -> tuple[str, int]:
        if not conversation:
            conversation = store.create()
        elif instead_of is not None and len(store.exchanges(user, conversation)) == instead_of + 1:
            store.replace(user, conversation, instead_of, exchange)
            return conversation, instead_of
        return conversation, store.add(user, conversation, exchange)

    def open(self, user: str, conversation: str, shown: int = WINDOW) -> Talk | None:
        """The newest part of a kept conversation; None when this user has none of that id, or it cannot be read."""
        if not (user and conversation):
            return None
        exchanges = self._try(lambda store: store.exchanges(user, conversation))
        if exchanges is None:
            return None
        first = max(0, len(exchanges) - shown)
        said = tuple(Said(one, at) for at, one in enumerate(exchanges[first:], start=first))
        return Talk(conversation, said, first)

    def all_of(self, user: str) -> tuple[ConversationSummary, ...] | None:
        """A user's conversations, the latest first; None when they cannot be read."""
        return self._try(lambda store: store.of(user)) if user and self._store else ()

    def delete(self, user: str, conversation: str) -> bool:
        """Deletes one; whether it is gone."""
        return bool(user) and self._do(lambda store: store.delete(user, conversation))

    def delete_all(self, user: str) -> bool:
        """Deletes all of a user; whether they are gone."""
        return bool(user) and self._do(lambda store: store.delete_all(user))

    def rate(self, user: str, talk: Talk, at: int, feedback: Feedback | None) -> Talk | None:
        """`talk` with a rating of its exchange number `at`; None when it could not be kept."""
        said = talk.said[at]
        position = said.position
        if not user or position is None:
            return None
        if not self._do(lambda store: store.rate(user, talk.id, position, feedback)):
            return None
        rated = Said(replace(said.exchange, feedback=feedback), position)
        return replace(talk, said=(*talk.said[:at], rated, *talk.said[at + 1 :]))

    def _do(self, action: Callable[[Conversations], None]) -> bool:
        def done(store: Conversations) -> bool:
            action(store)
            return True

        return bool(self._try(done))

    def _try(self, action: Callable[[Conversations], T]) -> T | None:
        if self._store is None:
            return None
        try:
            return action(self._store)
        except AssistantError as error:
            log.warning("a conversation cannot be kept or read: %s", error)
        except Exception:  # an outer edge: history is a convenience, and answers go on without it
            log.exception("a conversation cannot be kept or read")
        return None
