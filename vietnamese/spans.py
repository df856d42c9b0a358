"""Marking which characters of a text are already read as something, so that nothing is read twice."""


class Taken:
    """The stretches of a text that are already read; asking and taking cost time by the stretch, not by the text."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> bool:
        """Take text[start:end]; False, and nothing taken, when a part of it already is."""
        if self._marks.find(1, start, end) >= 0:
            return False
        self.mark(start, end)
        return True

    def mark(self, start: int, end: int) -> None:
        """Take text[start:end], whether or not a part of it already is."""
        self._marks[start:end] = b"\1" * (end - start)
