"""Greetings, thanks and good-byes: answered as such, without looking anything up."""

import re

from vietnamese.normalise import fold
from vietnamese.words import content

_TALK = (
    ("thanks", r"\b(?:cam on|cam? on|thank|thanks|tks|da biet|tot lam|hay qua|hay lam)\b"),
    ("goodbye", r"\b(?:tam biet|bye|hen gap lai|chao nhe|mai hoi tiep)\b"),
    (
        "greeting",
        r"^\s*(?:xin )?chao\b|^\s*(?:hello|hi|alo)\b|\b(?:ban|em|may) la (?:ai|gi)\b|ban lam duoc gi|giup (?:duoc )?gi",
    ),
)
_MOST_CONTENT = 3  # content words; a longer message that opens with a greeting is a question
_MOST_OF_LEAVE = 6  # "thôi tạm biệt, mai tôi hỏi tiếp nhé"


def small_talk(text: str) -> str | None:
    """The name of the prompt that answers a message of small talk; None when the message asks for something."""
    if re.search(r"bao nhieu|\bnao\b|\d", fold(text)):
        return None
    words = len(content(text))
    talk = next((name for name, pattern in _TALK if re.search(pattern, fold(text))), None)
    return talk if words <= (_MOST_OF_LEAVE if talk == "goodbye" else _MOST_CONTENT) else None
