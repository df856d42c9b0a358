"""Several times of one event: "những năm nào", "liệt kê các lần Bác về thăm"."""

import re
from dataclasses import replace

from rag.compose import Draft, quoted
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from records.answer import Status
from records.question import Question, Wants
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.words import content

_TIME = r"(?:năm|ngày|ngày tháng|lần|dịp|mốc|mốc thời gian|thời điểm|đợt|tháng)"
_WHICH = re.compile(
    rf"(?<!\w)(?:(?:vào |trong |ở )?(?:những|các|mấy) {_TIME}(?: [^\s,?]+){{0,14}}? nào(?!\w)"
    rf"|(?:cho|nêu|kể|liệt kê|thống kê|nhắc)(?: [^\s,?]+){{0,3}}? (?:những|các|mấy|từng) {_TIME}(?!\w))"
)
_FIGURE = re.compile(
    r"bao nhiêu|phần trăm|%|tỷ lệ|(?<!\w)số (?!\d)|kết quả|(?:năm|tháng|ngày) (?:\d|gần|qua|trước|tới|đầu)"
)
_TIMES = re.compile(rf"(?<!\w)(?:những|các|mấy|từng) {_TIME}(?!\w)")
_ONLY_ASKS = re.compile(
    rf"(?<!\w)(?:(?:vào |trong |ở )?(?:những|các|mấy|từng) {_TIME}(?: mà)?|nào"
    r"|(?:cho|nêu|kể|liệt kê|thống kê|nhắc)(?: (?:mình|tôi|em|anh|chị|xin|biết|giúp|hộ|lại|ra|tên))*)(?!\w)"
)
_SAID = 2  # content words of an event
_DAYS = re.compile(r"(?:những|các|mấy|từng) (?:ngày|tháng|đợt)(?!\w)")
_ALIKE = 0.5  # share of what the best sentence says of the question
_MOST = 6


def _event(text: str) -> str:
    """The clause that names the event, without the words that ask for its times."""
    clause = next(part for part in re.split(r"[,;?]", text) if _TIMES.search(match_form(part)))
    form = match_form(clause)
    kept, at = [], 0
    for match in _ONLY_ASKS.finditer(form):
        kept.append(clause[at : match.start()])
        at = match.end()
    return " ".join("".join([*kept, clause[at:]]).split())


def answer(question: Question, desk: Desk) -> Draft | None:
    """The sentences of one article that tell each of the times asked for, in their order; None where not two do."""
    form = match_form(question.standalone)
    if not _WHICH.search(form) or _FIGURE.search(form):
        return None
    by_year = _DAYS.search(form) is None
    event = _event(question.standalone)
    terms = tuple(s.form for s in content(event))
    if len(terms) < _SAID:
        return None
    asked = replace(question, standalone=f"{event} năm nào", terms=terms, wants=Wants.DATE, unit=(), office="")
    readings = desk.look(asked)
    best = next((r for r in readings if is_enough(r) and r.evidence.sentence.kind.own), None)
    if best is None:
        return None
    told: dict[str, Reading] = {}
    for reading in readings:
        target, sentence = reading.target, reading.evidence.sentence
        if reading.evidence.article.id != best.evidence.article.id or not sentence.kind.own or reading.disagrees:
            continue
        if target is None or not target.end or reading.signals["cover"] < _ALIKE * best.signals["cover"]:
            continue
        day = sentence.text[target.start : target.end]
        years = [str(year) for period in find_periods(day, bare_years=True) for year in period.years[:1]]
        if years or not by_year:
            told.setdefault(years[0] if by_year else match_form(day), reading)
        if len(told) == _MOST:
            break
    if len(told) < 2:
        return None
    rows = sorted(told.values(), key=lambda reading: reading.evidence.sentence.index)
    return quoted(Status.ANSWERED, [[reading] for reading in rows], readings)
