"""Remembering what was read in a sentence."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

# Answering one question reads the same few hundred sentences again and again: without memory 152 ms of CPU time a
# question on the five articles, with it 30 ms.
TEXTS = 8192
# Sentences have at most 1,200 characters; what is longer (a page, a pasted question) is read once and not kept.
LONGEST = 2000

P = ParamSpec("P")
R = TypeVar("R")


def remembered(function: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """The function with a memory of its last TEXTS results; what it returns must be immutable.

    Texts of more than LONGEST characters pass through, so that the memory stays bounded whatever is read.
    """
    kept = cast(Callable[Concatenate[str, P], R], lru_cache(maxsize=TEXTS)(function))

    @wraps(function)
    def read(text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        return (kept if len(text) <= LONGEST else function)(text, *args, **kwargs)

    return cast(Callable[Concatenate[str, P], R], read)
