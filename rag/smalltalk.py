"""Greetings, thanks and good-byes: answered as such, without looking anything up."""

import re

from vietnamese.normalise import fold
from vietnamese.words import content

_TALK = (
    (
        "thanks",
        r"\b(?:ca?m on|thank|thanks|thank you|thx|tks|da biet|tot lam|tot qua|hay (?:qua|lam|the)|gioi (?:qua|lam|the)"
        r"|tuyet (?:voi|qua)|xuat sac|hieu roi|ro roi|vang a|ok(?:e|ay)? (?:ban|em|nhe|a)|great|good job|well done)\b"
        r"|^\s*(?:ok|oke|okay|vang|da|uh|u)\s*[.!]*\s*$",
    ),
    ("goodbye", r"\b(?:tam biet|bye|goodbye|see you|hen gap lai|chao nhe|mai hoi tiep|chuc ngu ngon|good night)\b"),
    (
        "greeting",
        r"^\s*(?:em |xin |kinh )?chao\b|^\s*(?:hello|hi|hey|alo)\b|^\s*good (?:morning|afternoon|evening)\b"
        r"|\b(?:ban|em|may) (?:ten )?la (?:ai|gi|robot|may|nguoi)\b|\bban ten (?:la )?gi\b"
        r"|\bban (?:co the )?lam (?:duoc )?gi\b"
        r"|giup (?:duoc )?(?:toi |minh |em )?gi\b|\bai (?:tao|lam|viet|lap trinh) ra (?:ban|em)\b|\bwho are you\b"
        r"|\bwhat can you do\b|\bban co khoe khong\b|\bhow are you\b|^\s*ban oi\W*$"
        r"|^\s*co ai (?:o do )?(?:khong|k|ko)\W*$",
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
