"""What chat front ends ask of a model by themselves: a title for a conversation, tags, questions to go on with.

Such a request holds the conversation itself, so that looking it up in the articles would only cost time and make
nonsense of the title. A title is the first question of the conversation; the other chores are left undone, which the
front ends take as "none".
"""

import json
import re

TITLE_CHARS = 60
_MAX_TOLD = 500  # characters that are looked at for an order: it stands at the beginning
# The transcript as Open WebUI (between tags, "USER: ") and LibreChat ("User: ") write it, both below an order.
_TRANSCRIPT = re.compile(r"<chat_history>|^\s{0,8}(?:User|Human): ", re.MULTILINE | re.IGNORECASE)
_FIRST = re.compile(r"^[ \t]{0,8}(?:User|Human):[ \t]{0,4}(.{1,400})", re.MULTILINE | re.IGNORECASE)
_ORDER = re.compile(
    r"### Task:|\btitle\b.{0,200}\bconversation\b|\b(?:analyze|summarize) (?:this|the) conversation", re.S | re.I
)
_TITLE = re.compile(r"\btitle\b", re.IGNORECASE)
_AS_JSON = re.compile(r'\{\s{0,4}"title"')


def chore(text: str) -> str | None:
    """What to reply to a front end's own request; None for a question."""
    transcript = _TRANSCRIPT.search(text) if _ORDER.search(text, 0, _MAX_TOLD) else None
    if transcript is None:
        return None
    order = text[: transcript.start()]
    if not _TITLE.search(order):
        return "{}"
    first = _FIRST.search(text, transcript.start())
    title = _shortened(" ".join(first[1].split())) if first else "Hỏi đáp"
    return json.dumps({"title": title}, ensure_ascii=False) if _AS_JSON.search(order) else title


def _shortened(text: str) -> str:
    if len(text) <= TITLE_CHARS:
        return text
    return text[:TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
