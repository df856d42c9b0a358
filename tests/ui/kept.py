"""Conversations kept in memory, and an assistant that knows more of the articles, for tests of the chat."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from errors import StoreError
from records.answer import Answer
from records.conversation import ConversationSummary, Exchange, Feedback
from records.question import Turn
from tests.ui.fake import FixedAssistant


@dataclass(frozen=True)
class FixedFacets:
    places: tuple[str, ...] = ("Sa Pa", "Sơn La")
    years: tuple[int, ...] = (2023, 2022)


class ChattingAssistant(FixedAssistant):
    """Suggests a question after each answer, and names places and years."""

    def facets(self) -> FixedFacets:
        return FixedFacets()

    def suggestions(
        self, question: str, answer: Answer, history: Sequence[Turn] = (), limit: int = 3
    ) -> tuple[str, ...]:
        return (f"Sau {len(history) + 1} câu: còn năm 2021?", "Còn Sơn La?")[:limit]


class MemoryConversations:
    """While `broken`, nothing can be read or kept."""

    def __init__(self) -> None:
        self.broken = False
        self._kept: dict[tuple[str, str], list[Exchange]] = {}
        self._updated: dict[tuple[str, str], datetime] = {}

    def create(self) -> str:
        return secrets.token_urlsafe(12)

    def add(self, user: str, conversation: str, exchange: Exchange) -> int:
        self._check()
        exchanges = self._kept.setdefault((user, conversation), [])
        exchanges.append(exchange)
        self._updated[user, conversation] = datetime.now(UTC)
        return len(exchanges) - 1

    def replace(self, user: str, conversation: str, position: int, exchange: Exchange) -> None:
        self._of(user, conversation)[position:] = [exchange]

    def of(self, user: str) -> tuple[ConversationSummary, ...]:
        self._check()
        mine = [(self._updated[key], key[1], kept) for key, kept in self._kept.items() if key[0] == user]
        found = [ConversationSummary(id_, kept[0].question, when, len(kept)) for when, id_, kept in mine]
        return tuple(sorted(found, key=lambda one: one.updated, reverse=True))

    def exchanges(self, user: str, conversation: str) -> tuple[Exchange, ...]:
        return tuple(self._of(user, conversation))

    def delete(self, user: str, conversation: str) -> None:
        self._of(user, conversation)
        del self._kept[user, conversation]

    def delete_all(self, user: str) -> None:
        self._check()
        for key in [key for key in self._kept if key[0] == user]:
            del self._kept[key]

    def rate(self, user: str, conversation: str, position: int, feedback: Feedback | None) -> None:
        exchanges = self._of(user, conversation)
        exchanges[position] = replace(exchanges[position], feedback=feedback)

    def _of(self, user: str, conversation: str) -> list[Exchange]:
        self._check()
        try:
            return self._kept[user, conversation]
        except KeyError:
            raise StoreError("Không có cuộc trò chuyện này.") from None

    def _check(self) -> None:
        if self.broken:
            raise OSError("no space left")
