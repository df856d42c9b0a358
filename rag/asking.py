"""The words with which a question asks."""

import re

from vietnamese.normalise import match_form

ASKS = re.compile(
    r"bao nhiêu|\bmấy\b|\bai\b|\bnào\b|\bgì\b|bao giờ|bao lâu|ở đâu|tại sao|vì sao|phần trăm|tỷ lệ|thế nào|ra sao"
)
COUNTS = re.compile(r"bao nhiêu|\bmấy\b")
"""What asks for a count or an amount."""
_PHRASE = re.compile(
    r"(?<!\w)(?:(?:có|là|được|do|của|vào|số|gồm|hết|về)\s)?"
    r"(?:bao nhiêu(?:\s?%|\sphần trăm)?|mấy(?:\s?%|\sphần trăm)?|ai|(?:ngày|năm|tháng|hôm|khi|lúc|hồi)\s(?:nào|mấy)"
    r"|bao giờ|bao lâu|vì sao|tại sao|ở đâu|gì|nào|thế nào|ra sao)(?!\w)"
)


def without_asking(text: str) -> str:
    """The text without its words of asking, in the order in which they stand: "có bao nhiêu", "là ai", "ngày nào"."""
    form = match_form(text)
    kept, at = [], 0
    for match in _PHRASE.finditer(form):
        kept.append(text[at : match.start()])
        at = match.end()
    return " ".join("".join([*kept, text[at:]]).rstrip(" ?.").split())
