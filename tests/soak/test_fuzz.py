"""A million random and mutated strings through every reader: nothing raises, nothing hangs, spans are slices."""

import random
import time
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tests.labelled.measure import load
from tests.vietnamese.readers import FINDERS, READERS
from vietnamese.normalise import clean, fold

pytestmark = pytest.mark.soak

STRINGS = 1_000_000
ARTICLES = Path(__file__).parents[2] / "data" / "articles"
HANGS_S = 1.0  # of processor time; a string of 300 characters takes well under a millisecond
_ODD = "\0\u00a0\u00d0\u0301\u200b\u202e\ufeffİßſ①²½٣𝟗٠。％／—–“”\"'%/().,;:-+$€đĐơưấ\ud800\n\t "


def sources() -> list[str]:
    """Real sentences to mutate."""
    lines = [line for path in sorted(ARTICLES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line[:300] for line in lines if line.strip()] + [row["text"] for row in load()]


def mutated(chance: random.Random, texts: list[str]) -> str:
    """A string: random characters, or one or two real sentences with some harm done to them."""
    if chance.random() < 0.1:
        return "".join(chr(chance.randrange(0x20, 0x3000)) for _ in range(chance.randrange(60)))
    text = chance.choice(texts)
    at = chance.randrange(len(text) + 1)
    text = text[at : at + chance.randrange(120)]
    for _ in range(chance.randrange(1, 5)):
        text = chance.choice(HARMS)(chance, text, texts)
    return text[:300]


def _insert(chance: random.Random, text: str, texts: list[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_ODD) + text[at:]


def _drop(chance: random.Random, text: str, texts: list[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 4) :]


def _splice(chance: random.Random, text: str, texts: list[str]) -> str:
    other = chance.choice(texts)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other)) :]


def _repeat(chance: random.Random, text: str, texts: list[str]) -> str:
    words = text.split(" ")
    at = chance.randrange(len(words))
    return " ".join([*words[:at], *[words[at]] * chance.randrange(2, 9), *words[at:]])


def _digits(chance: random.Random, text: str, texts: list[str]) -> str:
    return "".join(chance.choice("0123456789") if char.isdigit() else char for char in text)


def _case(chance: random.Random, text: str, texts: list[str]) -> str:
    return chance.choice((str.upper, str.lower, str.title))(text)


def _plain(chance: random.Random, text: str, texts: list[str]) -> str:
    return fold(unicodedata.normalize("NFC", text))


def _apart(chance: random.Random, text: str, texts: list[str]) -> str:
    return unicodedata.normalize("NFD", text)


def _shuffle(chance: random.Random, text: str, texts: list[str]) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


HARMS: tuple[Callable[[random.Random, str, list[str]], str], ...] = (
    _insert, _insert, _drop, _drop, _splice, _repeat, _digits, _case, _plain, _apart, _shuffle,
)  # fmt: skip


def torment(strings: int, seed: int) -> float:
    """Runs so many strings through all readers; returns the seconds of processor time of the slowest call."""
    chance = random.Random(seed)
    texts = sources()
    slowest = 0.0
    for _ in range(strings):
        raw = mutated(chance, texts)
        text = clean(raw)
        for name, read in READERS.items():
            given = raw if name == "clean" else text
            began = time.thread_time()
            try:
                found = read(given)
            except Exception as error:
                raise AssertionError(f"{name} fell over {given!r}") from error
            slowest = max(slowest, time.thread_time() - began)
            if name in FINDERS:
                spans = list(found)  # type: ignore[call-overload]
                assert all(0 <= start < end <= len(text) for start, end in spans), (name, text)
                assert all(before[1] <= after[0] for before, after in pairwise(spans)), (name, text)
    return slowest


def test_a_million_strings_break_nothing() -> None:
    assert torment(STRINGS, seed=1) < HANGS_S
