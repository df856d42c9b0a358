"""The words that one figure of a sentence has to itself, and how closely the question follows them."""

import re
from collections.abc import Sequence

from rag.agree_names import stands_in
from rag.context import Context
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.dates import find_periods
from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.numbers import Number
from vietnamese.spelling import is_syllable
from vietnamese.words import is_content, syllables

_STRONG = re.compile(r";|\.\s")
_WEAK = re.compile(r",(?!\d)|\s[-–](?=\s)|(?<!\w)(?:và|còn|so với|trong khi|trong đó)(?!\w)|\(|\)")
_BRACKETED = re.compile(r"\(\s?(?:[^\W\d_]+\s){0,2}")  # what stands in brackets is said of what stands before them
_ASKS = frozenset("bao nhiêu mấy là có được bị đã những các số lượng tổng".split())
_LITTLE = 0.4  # weight of a word without content ("từ … lên …") beside one with content
_RUN, _MOST = 0.5, 5  # weight and most words of what stands behind the figure as it does behind "bao nhiêu"
_FOREIGN = re.compile(r"[A-Z][a-z]{2,}(?![\w-])")  # "Chelsea": with a capital though it only begins a sentence
_MODEL = re.compile(r"(?<![\w./-])[A-Z][A-Za-z]{1,5}-\d{1,4}[A-Z]?(?![\w/]|-\w|[.,]\d)")
_DIGITS = re.compile(r"\d+\w*")
# "Ngược lại, mẫu Honda Jazz …": words before the name with which a clause begins.
_LEADS_IN = re.compile(
    r"^\W*(?:(?:ngược lại|trong khi đó|trong khi|tuy nhiên|còn|riêng|tương tự|tiếp đó|sau đó|cụ thể)\W+)?"
    r"(?:(?:mẫu|chiếc|xe|mẫu xe|ông|bà|anh|chị|cô|em|cháu|bị cáo|bị can|đội|đội bóng|clb|tuyển|đt|công ty|hãng"
    r"|tiền đạo|tiền vệ|hậu vệ|thủ môn|cầu thủ|hlv|ca sỹ|diễn viên|bệnh nhân|máy bay|tàu)\W+)?"
)
_BASE, _BASE_CHARS = re.compile(r"(?<!\w)so với(?!\w)"), 30
_OTHER_BASE = 0.6
_CLOSE, _LED = 4, 8  # syllables between a subject and its figure; behind a word that leads it in
_ASKING = re.compile(r"(?<!\w)(?:bao nhiêu|mấy)(?!\w)")


def own_stretch(text: str, numbers: Sequence[Number], index: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The part of its clause that a number has to itself: from the number before it to the one behind it, but for what
    a mark or a conjunction gives to these: "chính quyền 46 đồng chí; từ xã lên huyện 43 đồng chí".
    """
    number = numbers[index]
    start, end = clause[0], max(clause[1], number.end)
    before = [other for other in numbers[:index] if other.end > start]
    if before:
        start = before[-1].end
        cut = _cuts(text, start, number.start)
        start = cut[0] if cut and not _BRACKETED.fullmatch(match_form(text[cut[0] : number.start])) else start
    behind = [other for other in numbers[index + 1 :] if other.start < end]
    if behind:
        end = behind[0].start
        cut = _cuts(text, number.end, end)
        end = cut[-1] if cut else end
    return start, max(end, number.end)


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where the stretch between two numbers may be cut: at its strong marks, else at its weak ones."""
    form = match_form(text)
    for marks in (_STRONG, _WEAK):
        found = [match.start() for match in marks.finditer(form, start, end)]
        if found:
            return found
    return []


def bond(question: Question, text: str, own: tuple[int, int], number: Number, opening: tuple[int, int]) -> float:
    """How closely the words of a figure's own stretch follow those of the question, in 0..1.

    Their order tells "từ cơ quan cấp xã lên cơ quan cấp huyện" from "cơ quan khối Đảng huyện về xã"; what the question
    says behind "bao nhiêu" tends to stand right behind the figure. `opening` is what stands before the first figure of
    the sentence: it may be said of all of them.
    """
    asked = [s.form for s in syllables(question.standalone) if s.form not in _ASKS]
    shared = (opening,) if opening[1] <= own[0] else ()
    there = [s.form for at in (*shared, own) for s in syllables(spell_out(text[slice(*at)]))]
    asking = _ASKING.search(match_form(question.standalone))
    things = [s.form for s in syllables(question.standalone[asking.end() :])][:_MOST] if asking else []
    behind = [s.form for s in syllables(spell_out(text[number.end : own[1]]))]
    run = sum(1 for form in dict.fromkeys(things) if form in behind[:_MOST])
    return _followed(asked, there) + (_RUN * run / len(things) if things else 0.0)


def told_of_another(question: Question, text: str, own: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """True when a figure's own stretch names another than the question, whose own one is named by another figure."""
    stretch = text[slice(*own)]
    asked = [name for name in question.names if stands_in(name, text) and not stands_in(name, stretch)]
    if not any(stands_in(name, text[slice(*other)]) for name in asked for other in others):
        return False
    named = (match_form(stretch[slice(*span)]) for span in find_name_spans(stretch))
    return any(not any(name in ours or ours in name for ours in question.names) for name in named)


def tells_of_another(question: Question, text: str, clause: tuple[int, int], number: Number) -> bool:
    """True when the clause of a figure begins with a name that is not asked about, and no name asked about stands in
    the sentence: "Chelsea từng 5 lần nâng cúp" of another club.
    """
    if not question.names or any(stands_in(name, text) for name in _subjects(question)):
        return False
    asked = match_form(question.standalone)
    there = text[slice(*clause)]
    opening = _FOREIGN.match(there)
    alone = [opening.span()] if opening and not is_syllable(match_form(opening[0])) else []
    for start, end in (*alone, *find_name_spans(there)):
        ahead = match_form(text[clause[0] : clause[0] + start])
        name = match_form(text[clause[0] + start : clause[0] + end])
        between = syllables(text[clause[0] + end : number.start])
        if _LEADS_IN.sub("", ahead).strip() or name in asked or any(word in asked.split() for word in name.split()):
            return False
        return len(between) <= (_LED if ahead.strip() else _CLOSE) and "," not in text[clause[0] + end : number.start]
    return False


def of_another_model(question: Question, context: Context) -> bool:
    """True when a question names a model ("UAV-02") that the article does not write, or the sentence another in its
    place ("UAV-03").
    """
    asked = _models(question.standalone)
    here = _models(context.sentence.text)
    if not asked or asked & here:
        return False
    if any(model.replace("-", "") not in context.frame.form.replace("-", "") for model in asked):
        return bool(context.frame.form)
    letters = {_DIGITS.sub("", model) for model in asked}
    return any(_DIGITS.sub("", model) in letters for model in here)


def base_agreement(question: Question, text: str, own: tuple[int, int], number: Number) -> float | None:
    """1 for a change beside the time that the question sets it against ("so với đầu năm 2017"), less beside another;
    None where the question sets it against none.
    """
    base = _BASE.search(match_form(question.standalone))
    if base is None:
        return None
    asked = {(p.first, p.last) for p in find_periods(question.standalone[base.end() : base.end() + _BASE_CHARS])}
    there = _BASE.search(match_form(text), number.end, own[1])
    if not asked:
        return None
    if there and (asked & {(p.first, p.last) for p in find_periods(text[there.start() : own[1] + 1])}):
        return 1.0
    return _OTHER_BASE


def _models(text: str) -> set[str]:
    """The models of a text, letters with a number behind them, in matching form: "uav-02", "su-35"."""
    return {match_form(match[0]) for match in _MODEL.finditer(text)}


def _subjects(question: Question) -> tuple[str, ...]:
    """The names asked about nearest before the asking word: what is to have the figure."""
    form = match_form(question.standalone)
    asking = _ASKING.search(form)
    before = [name for name in question.names if 0 <= form.find(name) < (asking.start() if asking else len(form))]
    return (max(before, key=form.find),) if before else question.names


def _followed(asked: Sequence[str], there: Sequence[str]) -> float:
    """The weight of the longest run of words that stand in both in the same order, as a share of the question's."""
    weight = {form: 1.0 if is_content(form) else _LITTLE for form in asked}
    total = sum(weight[form] for form in asked)
    best = [0.0] * (len(there) + 1)
    for form in asked:
        last = 0.0
        for at, other in enumerate(there, 1):
            last, best[at] = best[at], last + weight[form] if other == form else max(best[at], best[at - 1])
    return best[-1] / total if total else 0.0
