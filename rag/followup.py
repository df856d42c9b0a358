"""Completing a question that leans on the turns before it: "Còn năm 2023?", "Thế Hà Giang?", "Văn bản đó ngày nào?"."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from rag.asking import ASKS, without_asking
from rag.context import LEVEL
from records.question import Turn
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import office_asked
from vietnamese.words import content, is_content, syllables

Names = Callable[[str], tuple[str, ...]]

_OPENING = re.compile(r"^\s*(?:(?:thế|vậy|còn|rồi|và|ừ|ok)\b\s*)+")
_POINTING = re.compile(
    r"\b(?:văn bản|nghị quyết|chỉ thị|kết luận|quy định|kế hoạch|đề án|hội nghị|cuộc|người|ông|bà|đồng chí|nơi|chỗ|bài"
    r"|số|năm|họ|nó|việc)"
    r"\s+(?:đó|này|ấy|trên|kia)\b|\b(?:đó|này|ấy|nó|họ)\b(?=\s*(?:\?|$|là|do|ban|có|ngày))"
)
_PERSON_POINTED_AT = re.compile(r"\b(?:người|ông|bà|đồng chí|anh|chị)\s+(?:đó|này|ấy|trên|kia)\b|\bhọ\b")
_SO_WHAT = re.compile(r"(?:thì\s+)?(?:thế nào|ra sao|sao)\s*\??\s*$")
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy)\s+")
_YEAR_WORD = re.compile(r"năm\s+$", re.IGNORECASE)
_SHORT = 5  # content words: a question with fewer, and without names, rarely stands by itself
_LEVELS = frozenset("thị xã trấn tỉnh huyện thành phố phường ủy đảng bộ năm nhiệm kỳ giai đoạn".split())


def complete(text: str, history: Sequence[Turn], spell: Callable[[str], str], names: Names) -> str:
    """`text`, made to stand by itself; as it is when it does already.

    `spell` puts right how a turn is spelled, `names` finds the people and places of a text.
    """
    before = spell(history[0].question)
    for last, turn in pairwise(history):
        before = _complete(before, last, spell(turn.question), names)
    return _complete(before, history[-1], text, names)


def periods_asked(text: str) -> list[Period]:
    """The periods of a question; the number of a document is no year ("Quyết định 1976")."""
    mentions = find_documents(text)
    return [
        period
        for period in find_periods(text, bare_years=True)
        if not any(mention.start <= period.start < mention.end for mention in mentions)
    ]


def leaning_on(history: Sequence[Turn]) -> frozenset[str]:
    """Ids of the sentences that the last answer cited."""
    answer = history[-1].answer if history else None
    return frozenset(f"s:{c.article_id}:{c.start}-{c.end}" for c in answer.citations) if answer else frozenset()


def _complete(before: str, last: Turn, text: str, names: Names) -> str:
    form = match_form(text)
    opening, pointing = _OPENING.match(form), _POINTING.search(form)
    names_now = names(text)
    short = len(content(text)) < _SHORT and not names_now and not find_documents(text)
    if not (opening or pointing or short):
        return text
    bare = _SO_WHAT.sub("", text[opening.end() :] if opening else text)
    if not ASKS.search(match_form(bare)):
        return _with_changes(before, bare, names_now, names)
    parts = [text.rstrip(" ?.")]
    said = _said(last)
    if not find_documents(text) and (pointing or short):
        source = said if find_documents(said) else before
        parts += [source[m.start : m.end] for m in find_documents(source)[:1]]
    pointed = names(said) if _PERSON_POINTED_AT.search(form) and not names_now else ()
    if pointed:
        parts += [name.title() for name in pointed]
    elif short and not find_documents(" ".join(parts)):
        parts.append(without_asking(before))  # "Bao nhiêu người dự?" of the meeting asked about before
    elif not names_now:
        parts += [name.title() for name in names(before)]
    if not periods_asked(text) and (short or opening):
        parts += [f"năm {p.first.year}" for p in periods_asked(before) if len(p.years) == 1]
    return ", ".join(dict.fromkeys(parts))


def _said(turn: Turn) -> str:
    """What the last answer put in bold: its figure, name or document."""
    if turn.answer is None:
        return ""
    return ", ".join(bold for claim in turn.answer.claims for bold in re.findall(r"\*\*(.+?)\*\*", claim.text))


def _with_changes(before: str, text: str, names_now: Sequence[str], names: Names) -> str:
    """The question before, with the year, place, office or thing counted that `text` names in place of its own."""
    changed = before
    now, then = periods_asked(text), periods_asked(before)
    if now and then:
        ahead = changed[: then[0].start]
        if now[0].precision is not Precision.YEAR:
            ahead = _YEAR_WORD.sub("", ahead)
        changed = ahead + text[now[0].start : now[0].end] + changed[then[0].end :]
    elif now:
        changed = f"{changed.rstrip(' ?.')} năm {text[now[0].start : now[0].end]}"
    if names_now:
        old = names(before)
        new = (
            text[text_at : text_at + len(names_now[0])]
            if (text_at := match_form(text).find(names_now[0])) >= 0
            else names_now[0]
        )
        at = match_form(changed).find(old[0]) if old else -1
        changed = (
            changed[:at] + new.title() + changed[at + len(old[0]) :]
            if at >= 0
            else f"{changed.rstrip(' ?.')} {new.title()}"
        )
        changed = _with_level(changed, text, new)
    office, old_office = office_asked(text), office_asked(before)
    if office and old_office:
        return f"{text.strip(' ?.')} {', '.join(name.title() for name in names(before) if name not in office)} là ai"
    named = {syllable for name in names_now for syllable in name.split()} | _LEVELS
    named |= {s.form for p in now for s in syllables(text[p.start : p.end])}
    thing = [s for s in content(text) if s.form not in named] if not {s.form for s in content(text)} <= named else []
    if not thing and not now and not names_now:
        thing = list(content(text))
    return _with_thing(changed, text, [text[s.start : s.end] for s in thing]) if thing else changed


def _with_level(changed: str, text: str, name: str) -> str:
    """ "Thị ủy X" becomes "Tỉnh ủy Y" when the new place is named with its own level."""
    level = re.search(rf"({LEVEL})\s+{re.escape(match_form(name))}", match_form(text))
    old = re.search(rf"{LEVEL}\s+(?={re.escape(match_form(name))})", match_form(changed))
    return f"{changed[: old.start()]}{level[1]} {changed[old.end() :]}" if level and old else changed


def _with_thing(before: str, text: str, thing: Sequence[str]) -> str:
    """The question before, counting something else: the words behind its "bao nhiêu" are replaced."""
    match = _COUNTED.search(match_form(before))
    if not match:
        return f"{before.rstrip(' ?.')} {' '.join(thing)}"
    end = match.end()
    for syllable in syllables(before[match.end() :]):
        if not is_content(syllable.form):
            break
        end = match.end() + syllable.end
    return f"{before[: match.end()]}{' '.join(thing)}{before[end:]}"
