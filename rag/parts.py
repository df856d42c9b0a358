"""Questions that ask for two things at once, taken apart."""

import re

from vietnamese.normalise import match_form

_ASKS = re.compile(r"bao nhiêu|\bmấy\b|\bai\b|\bnào\b|\bgì\b|bao giờ|ở đâu|tại sao|vì sao|số mấy|phần trăm")
_JOINT = re.compile(r"\s*(?:[,;?]\s*(?:và|còn|trong đó|với|đồng thời)?\s+|\s(?:và|còn|đồng thời)\s+)")
_MOST = 3


def split_parts(question: str) -> tuple[str, ...]:
    """The parts of a question, each asking for something; the whole question alone when it asks for one thing."""
    form = match_form(question)
    parts, start = [], 0
    for joint in _JOINT.finditer(form):
        if _ASKS.search(form, start, joint.start()) and _ASKS.search(form, joint.end()):
            parts.append(question[start : joint.start()].strip())
            start = joint.end()
    parts.append(question[start:].strip())
    return tuple(parts) if 1 < len(parts) <= _MOST else (question,)
