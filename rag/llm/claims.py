"""The claims of a language model's reply, read while it streams: lines with marks as asked for, or JSON."""

import json
import re
from collections.abc import Mapping
from typing import Any

from rag.llm.lines import Told, cut, read_line

_LONGEST_LINE = 4000  # characters; a longer one is read in pieces
_DEEPEST = 12  # brackets within brackets
_TEXT_KEYS = ("text", "claim", "sentence", "statement", "content", "answer", "câu", "cau", "nội dung", "câu trả lời")
_CITE_KEYS = (
    "citations",
    "citation",
    "cites",
    "sources",
    "source",
    "ids",
    "id",
    "evidence",
    "nguồn",
    "nguon",
    "trích dẫn",
)
_JSON = re.compile(r"\s*(?:\{|\[\s*[{\"\]])")
_MAY_BE_JSON = re.compile(r"\s*\[?\s*$")


class ClaimParser:
    """Reads one reply: feed it the pieces as they come; each claim is given as soon as it is complete.

    A claim is a sentence with its marks. The reply may be in lines, bulleted, numbered, in bold, or JSON: an object or
    a list of objects with a text and its citations, each given when its bracket closes.
    """

    def __init__(self) -> None:
        self._rest = ""
        self._json: _JsonClaims | None = None

    def feed(self, piece: str) -> list[Told]:
        """The claims that the next piece of the reply completes."""
        self._rest += piece
        found: list[Told] = []
        while self._rest and self._step(found):
            pass
        return found

    def finish(self) -> list[Told]:
        """The claims that the end of the reply completes."""
        found = self._json.finish() if self._json else read_line(self._rest)
        self._rest, self._json = "", None
        return found

    def _step(self, found: list[Told]) -> bool:
        """Reads what is complete of the rest into `found`; False when more of the reply is needed."""
        if self._json is not None:
            used, claims = self._json.feed(self._rest)
            found += claims
            self._rest = self._rest[used:]
            if not self._json.closed:
                return False
            found += self._json.finish()
            self._json = None
            return True
        if _JSON.match(self._rest):
            self._json = _JsonClaims()
            return True
        line, newline, rest = self._rest.partition("\n")
        if newline:
            found += read_line(line)
            self._rest = rest
            return True
        end = len(self._rest) if len(self._rest) > _LONGEST_LINE else 0 if _MAY_BE_JSON.match(line) else cut(self._rest)
        found += read_line(self._rest[:end])
        self._rest = self._rest[end:]
        return False


class _JsonClaims:
    """Reads one JSON value; an object with a text is a claim as soon as it closes."""

    def __init__(self) -> None:
        self._text = ""
        self._open: list[int] = []
        self._in_string = self._escaped = False
        self._given: list[Told] = []
        self._walked = False
        self.closed = False

    def feed(self, piece: str) -> tuple[int, list[Told]]:
        """How many characters of the piece belong to the value, and the claims that they complete."""
        found: list[Told] = []
        base = len(self._text)
        self._text += piece
        for used, char in enumerate(piece, start=1):
            if self._in_string:
                self._in_string = self._escaped or char != '"'
                self._escaped = char == "\\" and not self._escaped
            elif char == '"':
                self._in_string = True
            elif char in "{[":
                self._open.append(base + used - 1)
                if len(self._open) > _DEEPEST:
                    self.closed = True
            elif char in "}]" and self._open:
                start = self._open.pop()
                if char == "}":
                    found += self._claim(self._text[start : base + used])
                self.closed = not self._open
            if self.closed:
                self._text = self._text[: base + used]
                return used, found
        return len(piece), found

    def finish(self) -> list[Told]:
        """The claims of a value that holds no object with a text: strings in a list."""
        if self._given or self._walked:
            return []
        self._walked = True
        return [
            claim for text in _strings(_loaded(self._text)) for line in text.splitlines() for claim in read_line(line)
        ]

    def _claim(self, text: str) -> list[Told]:
        value = _loaded(text)
        if not isinstance(value, Mapping) or (
            self._given and any(isinstance(v, list | dict) and _holds_text(v) for v in value.values())
        ):
            return []
        keyed = {str(key).lower(): one for key, one in value.items()}
        said = next((keyed[key] for key in _TEXT_KEYS if isinstance(keyed.get(key), str)), None)
        if said is None:
            return []
        cites = tuple(n for key in _CITE_KEYS if key in keyed for n in _ids(keyed[key]))
        told = [claim for line in said.splitlines() for claim in read_line(line)]
        claims = [claim if claim.cites else Told(claim.text, cites) for claim in told]
        self._given += claims
        return claims


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except ValueError:
        return None


def _holds_text(value: Any) -> bool:
    """True for a list or an object in which claims stand."""
    items = value.values() if isinstance(value, Mapping) else value
    return any(isinstance(item, Mapping) for item in items)


def _ids(value: Any) -> tuple[int, ...]:
    """The numbers in 1, "1", "[1]", [1, "2"], [{"id": 3}]."""
    if isinstance(value, bool) or value is None:
        return ()
    if isinstance(value, int):
        return (value,)
    if isinstance(value, str):
        return tuple(map(int, re.findall(r"(?<!\d)\d{1,3}(?!\d)", value)))
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return tuple(n for item in items for n in _ids(item))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return [text for item in items for text in _strings(item)]
