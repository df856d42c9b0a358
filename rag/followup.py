"""Completing a question that leans on the turns before it: "Còn năm 2023?", "Thế Sơn La?", "Văn bản đó ngày nào?"."""

import re
from collections.abc import Callable, Sequence

from records.question import Turn
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.words import content, syllables

_OPENING = re.compile(r"^\s*(?:(?:thế|vậy|còn|rồi|và|ừ|ok)\b\s*)+")
_POINTING = re.compile(
    r"\b(?:văn bản|nghị quyết|chỉ thị|kết luận|quy định|kế hoạch|đề án|hội nghị|cuộc|người|ông|bà|đồng chí|nơi|chỗ|bài|số|năm|họ|nó|việc)"
    r"\s+(?:đó|này|ấy|trên|kia)\b|\b(?:đó|này|ấy|nó|họ)\b(?=\s*(?:\?|$|là|do|ban|có|ngày))"
)
_ASKS = re.compile(r"bao nhiêu|\bmấy\b|\bai\b|\bnào\b|\bgì\b|bao giờ|ở đâu|tại sao|vì sao|thế nào|ra sao|phần trăm|tỷ lệ")
_SHORT = 5  # content words: a question with fewer, and without names, rarely stands by itself
_LEVELS = frozenset("thị xã trấn tỉnh huyện thành phố phường năm nhiệm kỳ giai đoạn".split())


def complete(text: str, history: Sequence[Turn], spell: Callable[[str], str], names: Callable[[str], tuple[str, ...]]) -> str:
    """`text`, made to stand by itself; as it is when it does already.

    `spell` puts right how a turn is spelled, `names` finds the people and places of a text.
    """
    before = spell(history[0].question)
    for turn in history[1:]:
        before = _complete(before, history[0], spell(turn.question), names)
    return _complete(before, history[-1], text, names)


def leaning_on(history: Sequence[Turn]) -> frozenset[str]:
    """Ids of the sentences that the last answer cited."""
    answer = history[-1].answer if history else None
    return frozenset(f"s:{c.article_id}:{c.start}-{c.end}" for c in answer.citations) if answer else frozenset()


def _complete(before: str, last: Turn, text: str, names: Callable[[str], tuple[str, ...]]) -> str:
    form = match_form(text)
    opening, pointing = _OPENING.match(form), _POINTING.search(form)
    names_now, periods_now = names(text), find_periods(text, bare_years=True)
    short = len(content(text)) < _SHORT and not names_now and not find_documents(text)
    if not (opening or pointing or short):
        return text
    rest = [s.form for s in content(text[opening.end() :] if opening else text)]
    slots = {syllable for name in names_now for syllable in name.split()} | _LEVELS
    slots |= {s.form for period in periods_now for s in syllables(text[period.start : period.end])}
    if not set(rest) - slots and not _ASKS.search(form) and (names_now or periods_now):
        return _with_changes(before, text, names_now, names)
    parts = [text.rstrip(" ?.")]
    said = _said(last)
    if not find_documents(text) and (pointing or short):
        documents = find_documents(before) or find_documents(said)
        source = before if find_documents(before) else said
        parts += [source[m.start : m.end] for m in documents[:1]]
    if not names_now:
        parts += [name.title() for name in (*names(before), *(names(said) if pointing else ()))]
    if not periods_now and (short or opening):
        parts += [f"năm {p.first.year}" for p in find_periods(before, bare_years=True) if len(p.years) == 1]
    return " ".join(dict.fromkeys(parts))


def _said(turn: Turn) -> str:
    """What the last answer put in bold: its figure, name or document."""
    if turn.answer is None:
        return ""
    return " ".join(bold for claim in turn.answer.claims for bold in re.findall(r"\*\*(.+?)\*\*", claim.text))


def _with_changes(before: str, text: str, names_now: Sequence[str], names: Callable[[str], tuple[str, ...]]) -> str:
    """The question before, with the year or the place that `text` names in place of its own."""
    changed = before
    now, then = find_periods(text, bare_years=True), find_periods(before, bare_years=True)
    if now and then:
        changed = changed[: then[0].start] + text[now[0].start : now[0].end] + changed[then[0].end :]
    elif now:
        changed = f"{changed.rstrip(' ?.')} năm {text[now[0].start : now[0].end]}"
    if names_now:
        old = names(before)
        at = match_form(changed).find(old[0]) if old else -1
        new = names_now[0].title()
        changed = changed[:at] + new + changed[at + len(old[0]) :] if at >= 0 else f"{changed.rstrip(' ?.')} {new}"
    return changed
