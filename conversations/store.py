"""The conversations of all users, each user's own apart."""

import secrets
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from conversations.database import Database
from conversations.rows import answer_to_text, exchange_of, feedback_to_texts, scope_to_text, storable, title_of
from errors import ConversationError
from records.conversation import ConversationSummary, Exchange, Feedback

MAX_CONVERSATIONS = 200  # of a user; the oldest go
MAX_EXCHANGES = 1000  # in a conversation
_EXCHANGE = "question, answer, notice, rating, reason, comment, scope"


@dataclass(frozen=True, slots=True)
class Rated:
    """An exchange that a user rated, `when`, and the questions `before` it in its conversation that were answered.

    Those of a program, which tells what it asked and not what it was answered, count as answered. Whose it is is not
    told.
    """

    exchange: Exchange
    before: tuple[str, ...]
    when: datetime


class Conversations:
    """The conversations kept in a data folder. Any thread and any process may use it at once.

    A user is whatever string tells one browser from another; nobody sees or changes what another user's is. Nothing
    expires; what is deleted is overwritten in the file. Every method but `create` and `close` raises ConversationError
    when the file cannot be read or written: the page goes on answering without it.
    """

    def __init__(self, database: Database) -> None:
        """For `open` only."""
        self._database = database

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The conversations of a data folder. Nothing is made there, and nothing can fail, before the first use."""
        return cls(Database(folder.absolute()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; using the conversations afterwards raises ConversationError."""
        self._database.close()

    def create(self) -> str:
        """A new id that nobody can guess; nothing is kept of it before something is added."""
        return secrets.token_urlsafe(16)

    def add(self, user: str, conversation: str, exchange: Exchange) -> int:
        """Keeps an exchange at the end of a conversation and returns its position there, from 0.

        The first one makes the conversation, named after its question; a user's oldest goes when there are more than
        200. A conversation of 1,000 exchanges takes no more: ConversationError.
        """

        def work(connection: sqlite3.Connection) -> tuple[int, bool]:
            number = _number(connection, user, conversation)
            made = number is None
            if number is None:
                values = (storable(user), storable(conversation), title_of(exchange.question))
                sql = "INSERT INTO conversations (user, id, title, updated, latest) VALUES (?, ?, ?, 0, 0)"
                number = connection.execute(sql, values).lastrowid or 0
            position = _length(connection, number)
            if position >= MAX_EXCHANGES:
                raise ConversationError(
                    f"Cuộc trò chuyện này đã đủ {MAX_EXCHANGES} lượt hỏi nên không lưu thêm được. "
                    "Hãy mở cuộc trò chuyện mới."
                )
            _insert(connection, number, position, exchange)
            return position, made and _drop_oldest(connection, user)

        position, dropped = self._database.write(work)
        if dropped:
            self._database.wipe()
        return position

    def replace(self, user: str, conversation: str, position: int, exchange: Exchange) -> None:
        """Keeps an exchange in place of the one at a position; those after it are deleted.

        Raises ConversationError where the user has no such exchange.
        """

        def work(connection: sqlite3.Connection) -> None:
            number = _number(connection, user, conversation)
            if number is None or not 0 <= position < _length(connection, number):
                raise _no_such()
            connection.execute("DELETE FROM exchanges WHERE conversation = ? AND position >= ?", (number, position))
            _insert(connection, number, position, exchange)
            if not position:
                title = title_of(exchange.question)
                connection.execute("UPDATE conversations SET title = ? WHERE number = ?", (title, number))

        self._database.write(work)
        self._database.wipe()

    def of(self, user: str) -> tuple[ConversationSummary, ...]:
        """A user's conversations, the one last added to first."""
        if not self._database.exists():
            return ()
        rows = self._database.read(
            lambda connection: connection.execute(
                "SELECT id, title, updated, (SELECT max(position) + 1 FROM exchanges WHERE conversation = c.number)"
                " FROM conversations c WHERE user = ? ORDER BY latest DESC",
                (storable(user),),
            ).fetchall()
        )
        return tuple(ConversationSummary(id_, title, _moment(updated), count) for id_, title, updated, count in rows)

    def exchanges(self, user: str, conversation: str) -> tuple[Exchange, ...]:
        """A conversation's exchanges in order. Raises ConversationError where the user has no such conversation."""
        if not self._database.exists():
            raise _no_such()

        def work(
            connection: sqlite3.Connection,
        ) -> list[tuple[str, str | None, str | None, str | None, str, str, str | None]]:
            number = _number(connection, user, conversation)
            if number is None:
                raise _no_such()
            sql = f"SELECT {_EXCHANGE} FROM exchanges WHERE conversation = ? ORDER BY position"
            return connection.execute(sql, (number,)).fetchall()

        return tuple(exchange_of(*row) for row in self._database.read(work))

    def delete(self, user: str, conversation: str) -> None:
        """Deletes a conversation; nothing happens where the user has no such conversation."""
        self._delete("user = ? AND id = ?", (storable(user), storable(conversation)))

    def delete_all(self, user: str) -> None:
        """Deletes all conversations of a user."""
        self._delete("user = ?", (storable(user),))

    def _delete(self, which: str, values: tuple[str, ...]) -> None:
        if self._database.exists():
            sql = f"DELETE FROM conversations WHERE {which}"
            self._database.write(lambda connection: connection.execute(sql, values))
            self._database.wipe()

    def rate(self, user: str, conversation: str, position: int, feedback: Feedback | None) -> None:
        """Keeps what a user thinks of an exchange, in place of what was said before; None takes it back.

        Raises ConversationError where the user has no such exchange.
        """
        rating, reason, comment = feedback_to_texts(feedback)
        when = time.time() if feedback else None

        def work(connection: sqlite3.Connection) -> None:
            number = _number(connection, user, conversation)
            changed = connection.execute(
                "UPDATE exchanges SET rating = ?, reason = ?, comment = ?, rated = ?"
                " WHERE conversation = ? AND position = ?",
                (rating, reason, comment, when, number, position),
            )
            if not changed.rowcount:
                raise _no_such()

        if not self._database.exists():
            raise _no_such()
        self._database.write(work)
        self._database.wipe()

    def rated(self) -> tuple[Rated, ...]:
        """Every rated exchange of every user, in the order in which they were rated."""
        if not self._database.exists():
            return ()
        rows = self._database.read(
            lambda connection: connection.execute(
                f"SELECT conversation, position, rated, {_EXCHANGE} FROM exchanges WHERE conversation IN"
                " (SELECT conversation FROM exchanges WHERE rated IS NOT NULL) ORDER BY conversation, position"
            ).fetchall()
        )
        found, before, current = [], [], None
        for conversation, _, when, *row in rows:
            if conversation != current:
                current, before = conversation, list[str]()
            if when is not None:
                found.append(Rated(exchange_of(*row), tuple(before), _moment(when)))
            question, answer, notice = row[:3]
            if answer is not None or notice is None:
                before.append(question)
        return tuple(sorted(found, key=lambda one: one.when))


def _number(connection: sqlite3.Connection, user: str, conversation: str) -> int | None:
    sql = "SELECT number FROM conversations WHERE user = ? AND id = ?"
    row = connection.execute(sql, (storable(user), storable(conversation))).fetchone()
    return None if row is None else int(row[0])


def _length(connection: sqlite3.Connection, number: int) -> int:
    sql = "SELECT coalesce(max(position) + 1, 0) FROM exchanges WHERE conversation = ?"
    return int(connection.execute(sql, (number,)).fetchone()[0])


def _insert(connection: sqlite3.Connection, number: int, position: int, exchange: Exchange) -> None:
    now = time.time()
    rating, reason, comment = feedback_to_texts(exchange.feedback)
    notice = None if exchange.notice is None else storable(exchange.notice)
    latest = connection.execute(
        f"INSERT INTO exchanges (conversation, position, rated, {_EXCHANGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, position, now if rating else None),
            *(storable(exchange.question), answer_to_text(exchange.answer), notice, rating, reason, comment),
            scope_to_text(exchange),
        ),
    ).lastrowid
    sql = "UPDATE conversations SET updated = ?, latest = ? WHERE number = ?"
    connection.execute(sql, (now, latest, number))


def _drop_oldest(connection: sqlite3.Connection, user: str) -> bool:
    dropped = connection.execute(
        "DELETE FROM conversations WHERE user = ? AND number NOT IN"
        " (SELECT number FROM conversations WHERE user = ? ORDER BY latest DESC LIMIT ?)",
        (storable(user), storable(user), MAX_CONVERSATIONS),
    )
    return dropped.rowcount > 0


def _moment(seconds: float) -> datetime:
    """A moment in this machine's time zone."""
    return datetime.fromtimestamp(seconds).astimezone()


def _no_such() -> ConversationError:
    return ConversationError("Không có cuộc trò chuyện này; có thể nó đã bị xóa. Hãy mở cuộc trò chuyện mới.")
