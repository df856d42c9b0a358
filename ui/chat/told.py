"""An answer to show or to take away, with what is to be known of how it came about: a filter, a stop."""

from dataclasses import replace

from records.answer import Answer
from records.conversation import Exchange
from ui.texts import chat as words


def told(exchange: Exchange) -> Answer | None:
    """The answer of an exchange; its note also names the scope where one was set, and tells what broke it off."""
    answer = exchange.answer
    if answer is None:
        return None
    limits = words.FILTERED.format(scope=exchange.scope_named) if exchange.scope else ""
    return replace(answer, note=" ".join(filter(None, (answer.note, limits, exchange.notice))))
