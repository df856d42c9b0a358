"""What a question asks for."""

import re
from collections.abc import Callable, Sequence

from rag.followup import complete, leaning_on, periods_asked
from rag.wants import wants
from records.question import Question, Turn, Wants
from vietnamese.abbreviations import spell_out_typed
from vietnamese.diacritics import Restorer
from vietnamese.documents import KINDS, find_documents
from vietnamese.names import find_names, known_names
from vietnamese.normalise import clean, match_form
from vietnamese.offices import office_asked
from vietnamese.words import content, is_content, syllables

Neighbours = Callable[[str], Sequence[str]]
"""Finds sentences that share syllables with a text, diacritics aside."""

_COUNTED = re.compile(
    r"(?:bao nhiêu|\bmấy|số lượng|tổng số|\bsố|tỷ lệ)(?:\s+(?:phần trăm|số lượng|trên|trong|tổng số))*\s+(?!\d)"
)
_NUMBERED_PLACE = re.compile(
    r"(?<!\w)(?:quận|phường|tổ|khu phố|tổ dân phố|tiểu khu|thôn|xóm|đội|đại hội)\s\d{1,2}(?![\w/])"
)
# "Đại hội lần thứ XXIII", "khóa XIV": another congress or term is another matter.
_ORDINAL = re.compile(r"(?<!\w)(?:lần thứ|khóa|đại hội|kỳ)\s+([ivxl]+)(?!\w)")
_UNIT_SYLLABLES = 3
# "Ai trao quyết định cho Giám đốc Sở?" asks who did something, whatever office it names.
_DOES = re.compile(
    r"(?<!\w)ai (?!là|làm|giữ|vừa làm|vừa giữ|đang|hiện|được bổ|được bầu|được cử|mới|nhậm|đảm|trở|nắm)(?=\w+ .*)"
)


def understand(asked: str, history: Sequence[Turn], neighbours: Neighbours) -> Question:
    """The question with what it asks for, completed from `history` when it leans on the turns before."""

    def spell(text: str) -> str:
        shouted = not any(map(str.islower, text))
        text = spell_out_typed(clean(text)).strip()
        text = text.lower() if shouted else text
        return Restorer(neighbours(text)).restore(text)

    def known(text: str) -> tuple[str, ...]:
        there = tuple(dict.fromkeys(name for sentence in neighbours(text) for name in find_names(sentence)))
        return known_names(text, tuple(name for name in there if name not in KINDS))

    def names(text: str) -> tuple[str, ...]:
        numbered = tuple(_NUMBERED_PLACE.findall(match_form(text)))
        ordinals = _ORDINAL.findall(match_form(text))
        return tuple(dict.fromkeys((*find_names(text), *known(text), *numbered, *ordinals)))

    text = spell(asked)
    standalone = complete(text, history, spell, names) if history else text
    standalone = _with_capitals(standalone, known(standalone))
    named = names(standalone)
    kind = wants(standalone, named)
    mentions = find_documents(standalone)
    periods = periods_asked(standalone)
    return Question(
        asked=asked,
        standalone=standalone,
        wants=kind,
        terms=tuple(s.form for s in content(standalone)),
        unit=_unit(standalone) if kind in (Wants.COUNT, Wants.PERCENT) else (),
        office=office_asked(standalone) if kind is Wants.PERSON and not _DOES.search(match_form(standalone)) else "",
        periods=tuple(dict.fromkeys((p.first.year, p.last.year) for p in periods if p.years)),
        names=named,
        documents=tuple(standalone[m.start : m.end] for m in mentions),
        leans_on=leaning_on(history) if standalone != text else frozenset(),
    )


def _with_capitals(text: str, names: Sequence[str]) -> str:
    """The text with these names (in matching form) written as names are: the embedding model tells them by that."""
    form = match_form(text)
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", form):
            words = text[match.start() : match.end()]
            if words == words.lower():
                text = text[: match.start()] + words.title() + text[match.end() :]
    return text


def _unit(text: str) -> tuple[str, ...]:
    """The content words right behind "bao nhiêu", "mấy", "tổng số": what is to be counted."""
    form = match_form(text)
    match = _COUNTED.search(form)
    unit: list[str] = []
    for syllable in syllables(form[match.end() :] if match else ""):
        if not is_content(syllable.form) or syllable.form in ("phần", "trăm") or len(unit) == _UNIT_SYLLABLES:
            break
        unit.append(syllable.form)
    return tuple(unit)
