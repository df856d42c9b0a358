"""Does a turn of a few words go on with the one before, or ask of something else?"""

from collections.abc import Callable, Sequence

from rag.desk import Desk
from rag.topic import own_words
from records.answer import Status
from records.question import Question, Turn

_SHARED = 2  # syllables: most words have two


def stands_apart(
    alone: Question,
    completed: Question,
    history: Sequence[Turn],
    understood: Callable[[str, Sequence[Turn]], Question],
    desk: Desk,
) -> bool:
    """True when a turn that does not say that it goes on, here by itself and completed, asks of something else.

    By itself it comes near nothing, and no word of it is in what would answer it completed; or what was asked before
    came near nothing. `understood` is what a turn asks after others.
    """
    own, last = own_words(alone), history[-1]
    if len(own) > 1 and desk.is_foreign(alone):
        best = next((reading for reading in desk.look(completed) if not reading.disagrees), None)
        return best is None or len(own & set(best.context.forms)) < _SHARED
    if not own or last.answer is None or last.answer.status is not Status.NOT_FOUND:
        return False
    before = (understood(last.question, turns) for turns in ((), history[:-1]))
    return any(len(own_words(one)) > 1 and desk.is_foreign(one) for one in before)
