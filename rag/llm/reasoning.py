"""What a model thinks aloud before it answers is no part of its reply."""

import re

OPENING, CLOSING = "<think>", "</think>"  # as DeepSeek-R1, Qwen3 and others write it into the reply itself
_MARK = re.compile(f"({OPENING}|{CLOSING})")


class Spoken:
    """Leaves out <think>...</think> from a text that comes in pieces, also where a mark is torn between two of them."""

    def __init__(self) -> None:
        self._held = ""  # a piece's end that may be the beginning of a mark
        self._thinking = False

    def heard(self, piece: str) -> str:
        """What of the pieces so far, the last one being `piece`, can be told to be spoken, and was not returned yet."""
        spoken = []
        *parts, last = _MARK.split(self._held + piece)  # in one pass: a hostile piece is a megabyte of marks
        for part in parts:
            if part == (CLOSING if self._thinking else OPENING):
                self._thinking = not self._thinking
            elif not self._thinking:
                spoken.append(part)
        kept = _torn(last, CLOSING if self._thinking else OPENING)
        self._held = last[len(last) - kept :]
        if not self._thinking:
            spoken.append(last[: len(last) - kept])
        return "".join(spoken)

    def rest(self) -> str:
        """What was still held back when the text ended."""
        return "" if self._thinking else self._held


def _torn(text: str, mark: str) -> int:
    """How many characters at the end of a text begin the mark."""
    return next((length for length in range(len(mark) - 1, 0, -1) if text.endswith(mark[:length])), 0)
