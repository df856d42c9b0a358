"""The words with which a question asks."""

import re

from vietnamese.dates import Period, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form

ASKS = re.compile(
    r"bao nhiêu|\bmấy\b|\bai\b|\bnào\b|\bgì\b|bao (?:giờ|lâu|xa)|\bđâu\b|(?:tại|vì|làm|ra) sao|phần trăm|tỷ lệ|thế nào"
)
ASKING_WORD = re.compile(
    r"bao nhiêu|\bmấy\b|\bai\b|\bnào\b|\bgì\b|bao (?:giờ|lâu|xa)|\bđâu\b|(?:tại|vì|làm|ra) sao|thế nào"
)
"""The same without the nouns that may ask by themselves ("tỷ lệ"): what each part of a question has."""
COUNTS = re.compile(r"bao nhiêu|\bmấy\b")
"""What asks for a count or an amount."""
_PHRASE = re.compile(
    r"(?<!\w)(?:(?:có|là|được|do|của|vào|số|gồm|hết|về)\s)?"
    r"(?:bao nhiêu(?:\s?%|\sphần trăm)?|mấy(?:\s?%|\sphần trăm)?|ai"
    r"|(?:sinh\s)?(?:ngày|năm|tháng|hôm|khi|lúc|hồi)\s(?:nào|mấy|bao nhiêu)"
    r"|bao giờ|bao lâu|bao xa|vì sao|tại sao|(?:ở |về |tới |đến |từ )?đâu|gì|nào|thế nào|ra sao)(?!\w)"
)


def without_asking(text: str) -> str:
    """The text without its words of asking, in the order in which they stand: "có bao nhiêu", "là ai", "ngày nào"."""
    form = match_form(text)
    kept, at = [], 0
    for match in _PHRASE.finditer(form):
        kept.append(text[at : match.start()])
        at = match.end()
    return " ".join("".join([*kept, text[at:]]).rstrip(" ?.").split())


def periods_asked(text: str) -> list[Period]:
    """The periods of a question; the number of a document is no year ("Quyết định 1976")."""
    mentions = find_documents(text)
    return [
        period
        for period in find_periods(text, bare_years=True)
        if not any(mention.start <= period.start < mention.end for mention in mentions)
    ]
