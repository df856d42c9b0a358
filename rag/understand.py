"""What a question asks for."""

import re
from collections.abc import Callable, Sequence

from rag.followup import complete, leaning_on
from records.question import Question, Turn, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.dates import find_periods
from vietnamese.diacritics import Restorer
from vietnamese.documents import KINDS, find_documents
from vietnamese.names import find_names, known_names
from vietnamese.normalise import clean, match_form
from vietnamese.offices import office_asked
from vietnamese.words import content, is_content, syllables

Neighbours = Callable[[str], Sequence[str]]
"""Finds sentences that share syllables with a text, diacritics aside."""

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_ISSUED = r"ban hành|ra đời|ký|phê duyệt|của ai|cơ quan nào"
# In order: the first pattern that stands in the question decides.
_WANTS: tuple[tuple[Wants, re.Pattern[str]], ...] = tuple(
    (wants, re.compile(pattern))
    for wants, pattern in (
        (Wants.SUMMARY, r"tóm tắt|tóm lược|tóm gọn|nội dung chính|ý chính|\bbài\b.*\b(?:nói|viết) (?:về )?(?:điều |cái |những )?gì"),
        (Wants.BYLINE, r"\b(?:bài|tin|trang)\b.*(?:đăng|xuất bản|cập nhật|lên trang)|ngày đăng|ai viết|tác giả|người viết|đăng khi nào"),
        (Wants.PERCENT, r"phần trăm|(?:bao nhiêu|mấy)\s*%|tỷ lệ|tỉ lệ"),
        (Wants.DATE, r"\b(?:ngày|năm|tháng|hôm|thời gian|lúc|khi|thời điểm)\s+(?:nào|mấy|bao nhiêu|gì)|bao giờ|ngày tháng|hồi nào|ngày ban hành|ngày ra\b"),
        (Wants.DOCUMENT, rf"(?:văn bản|{_KIND})\s+(?:nào|gì|số mấy|số bao nhiêu|số nào)|số hiệu|những văn bản|các văn bản"),
        (Wants.COUNT, r"bao nhiêu|\bmấy\b|số lượng|tổng số|\bsố\s+(?!\d|nào)\w"),
        (Wants.OFFICE, r"chức vụ|chức danh|chức gì|chức nào|cương vị|làm chức"),
        (Wants.PERSON, r"\bai\b|người nào|đồng chí nào|(?<!đơn )\bvị nào|ông nào|bà nào|(?:người|đồng chí|ông|bà|cán bộ)\b.*tên (?:là )?gì"),
    )
)  # fmt: skip
_COUNTED = re.compile(
    r"(?:bao nhiêu|\bmấy|số lượng|tổng số|\bsố|tỷ lệ|tỉ lệ)(?:\s+(?:phần trăm|số lượng|trên|trong|tổng số))*\s+(?!\d)"
)
_UNIT_SYLLABLES = 3


def understand(asked: str, history: Sequence[Turn], neighbours: Neighbours) -> Question:
    """The question with what it asks for, completed from `history` when it leans on the turns before."""

    def spell(text: str) -> str:
        text = spell_out(clean(text)).strip()
        return Restorer(neighbours(text)).restore(text)

    def names(text: str) -> tuple[str, ...]:
        known = tuple(dict.fromkeys(name for sentence in neighbours(text) for name in find_names(sentence)))
        return tuple(dict.fromkeys((*find_names(text), *known_names(text, known))))

    text = spell(asked)
    standalone = complete(text, history, spell, names) if history else text
    wants = _wants(standalone, names(standalone))
    periods = find_periods(standalone, bare_years=True)
    return Question(
        asked=asked,
        standalone=standalone,
        wants=wants,
        terms=tuple(s.form for s in content(standalone)),
        unit=_unit(standalone) if wants in (Wants.COUNT, Wants.PERCENT) else (),
        office=office_asked(standalone) if wants is Wants.PERSON else "",
        periods=tuple(dict.fromkeys((p.first.year, p.last.year) for p in periods if p.years)),
        names=names(standalone),
        documents=tuple(standalone[m.start : m.end] for m in find_documents(standalone)),
        leans_on=leaning_on(history) if standalone != text else frozenset(),
    )


def _wants(text: str, names: Sequence[str]) -> Wants:
    form = match_form(text)
    wants = next((kind for kind, pattern in _WANTS if pattern.search(form)), Wants.TEXT)
    if wants is Wants.PERSON and find_documents(text) and re.search(_ISSUED, form):
        return Wants.TEXT
    if wants is Wants.TEXT and re.search(r"tên (?:là )?gì", form) and office_asked(text):
        return Wants.PERSON
    if wants is Wants.PERSON and any(re.search(rf"{re.escape(name)}\s+là\s+ai\b", form) for name in names):
        return Wants.OFFICE if not office_asked(text) else Wants.PERSON
    return wants


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
