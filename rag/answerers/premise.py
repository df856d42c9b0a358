"""Questions to be answered with yes or no: what they take for true is asked for, and compared with the evidence."""

import re
from collections.abc import Sequence
from dataclasses import replace

import prompts
from rag.answerers.otherwise import told_otherwise
from rag.answerers.posts import about_post
from rag.answerers.statements import about_statement, statement_of
from rag.answerers.verdict import Verdict
from rag.compose import Draft, not_found, quoted
from rag.counted import acts_told
from rag.desk import Desk
from rag.enough import is_enough
from rag.polarity import Judgement, may_bear_out
from rag.read import Reading
from rag.stated import Statement, stands
from rag.stated_figures import writes
from rag.targets import Target
from records.answer import Status
from records.question import Question, Wants
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.verbs import find_verbs
from vietnamese.words import content, is_content, syllables

_SURELY = r"(?:phải|đúng|thật|chính xác|chuẩn)"
_PARTICLES = r"(?:\s*(?:vậy|thế|ạ|nhỉ|nhé|ha|hả|à|bạn|em|anh|chị|ad|ơi|ta|nào))*"
_ASKED = rf"(?:có\s+)?{_SURELY}\s*(?:vậy\s*|thế\s*|là\s*)?(?:không|chưa|chứ|hả|à|nhỉ)(?!\w){_PARTICLES}"
_OPENING = r"\bcó (?:đúng|phải|thật)(?:\s+là)?\b|\bphải chăng\b|^\W*liệu\b"
_WHETHER = rf"(?:(?:hay\s+)?(?:không|chưa))(?!\w){_PARTICLES}\s*[?.!]*\s*$"
_TONE = rf"(?:\s|,)(?:à|hả|ư|chứ|nhỉ)(?!\w){_PARTICLES}\s*[?.!]*\s*$"
_EXPLICIT = re.compile(f"{_ASKED}|{_OPENING}|{_TONE}")
_YES_NO = re.compile(f"{_EXPLICIT.pattern}|{_WHETHER}")
_NOT_YET = re.compile(rf"\bchưa{_PARTICLES}\s*[?.!]*\s*$")
_SOME = re.compile(  # in "có ... nào không" and "nước nào đó" no one thing is asked for
    r"(?<!\w)(?:nào|gì|ai)\s(?:đó|đấy|ấy|khác)(?!\w)"
    r"|(?<!\w)(?:nào|gì|ai|đâu|mấy|bao giờ)(?!\w)(?=.*(?<!\w)(?:không|chưa)(?!\w))"
)
_OPEN = re.compile(
    r"bao nhiêu|\bmấy\b|\bai\b|\bgì\b|\bnào\b|bao giờ|ở đâu|vì sao|tại sao|thế nào|ra sao|bao lâu|làm sao"
)
_EITHER = re.compile(r"(?<!\w)(?:hay|hoặc)(?!\w)(?!\s(?:không|chưa|là không|chăng))")
_OFTEN = re.compile(r"(?<!\w)hay(?= (?:bị|khóc|cười|đi|làm|nói|ăn|uống|về|có|đến|gặp|dùng|xảy ra)(?!\w))")
_TAG = re.compile(f"{_ASKED}|{_OPENING}")
_TAGGED = re.compile(rf"\s*,?\s*{_ASKED}\s*[,;?]\s*")
_DENIALS = ("not_borne_out", "is_not_so", "not_yet")
_MARKERS = re.compile(rf"(?:,\s*)?{_ASKED}|{_OPENING}|{_TONE}|{_WHETHER}", re.IGNORECASE)
_SOME_WORDS = re.compile(r"(?<!\w)(?:nào|gì|ai)(?:\s(?:đó|đấy|ấy|khác))?(?!\w)", re.IGNORECASE)
_WHEN = re.compile(r"\s*(?:trước|sau|theo|khi|ngoài|cho hỏi|ad)(?!\w)", re.IGNORECASE)
_IS = re.compile(r"(?<=\w )có (?:phải|đúng|thật) là(?!\w)", re.IGNORECASE)
_UNMARKED = re.compile(r"(?<!\w)co(?!\w)")
_STATED = 3  # content words
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến|sắp|chuẩn bị|kế hoạch|phấn đấu|đề xuất)(?!\w)")
_EMPTY = frozenset("có là được đạt gồm còn tới đến lên".split())
_ALL = re.compile(r"(?:cả|hết|hết cả|tất cả|toàn bộ|đủ)\s*$")
# A figure is surely of the thing asked about above these; steered by the yes-or-no questions of three gold sets.
_SURE = ((0.6, 0.7), (0.35, 0.95))  # cover of its clause, fit
_YES_LOCAL, _YES_FIT, _YES_FIT_PERCENT = 0.35, 0.6, 0.4  # a figure that is as stated needs less
_AS_FIT, _AS_NEAR = 0.8, 0.6  # a stated figure that fits so well beside the best one may be of the same thing
_RIVAL = 0.85  # share of the figure's fit and cover with which another one of the sentence makes it unsure
_STATED_FIT, _STATED_LOCAL = 0.9, 0.8  # the same for the stated figure, beside the one that fits best


def answer(question: Question, desk: Desk) -> Draft | None:
    """What is found is shown, with a yes or no where it is sure.

    Figures are asked for one by one: a sure figure of the same thing that is another one makes a no; a yes takes sure
    figures, all of them as stated. Without figures, offices, then the plain statement are compared.
    """
    if not is_yes_no(question):
        return None
    question = replace(question, wants=Wants.TEXT, unit=())  # a figure's kind is no matter of a yes
    numbers, stated = premises(question), _bare(question)
    if not numbers and (post := about_post(question, desk, stated)):
        return post
    said = about_statement(question, desk, stated)
    if numbers and not (said and said[1].holds is False and not said[1].by_figure):
        drafted = _by_figures(question, desk, statement_of(question, desk, stated), numbers, said)
        if drafted is not None:
            return drafted
    readings = desk.look(question)
    if said is None:
        other = told_otherwise(question, desk, statement_of(question, desk, stated))
        if other is not None:
            return quoted(Status.ANSWERED, [[other]], readings, verdict_of(question).no)
    if said is not None:
        agreeing, judgement = said
        return quoted(Status.ANSWERED, [agreeing], readings, verdict_of(question).word(judgement))
    good = [reading for reading in readings if is_enough(reading)]
    return quoted(Status.ANSWERED, [good[:1]], readings) if good else not_found(readings)


def _by_figures(
    question: Question,
    desk: Desk,
    statement: Statement,
    numbers: Sequence[Number],
    said: tuple[list[Reading], Judgement] | None,
) -> Draft | None:
    """The draft that compares the figures stated with those told; None when unsure, unless nothing else is `said`."""
    found: list[Reading] = []
    verdicts: list[bool | None] = []
    readings: list[Reading] = []
    for number in numbers:
        opened = asked_openly(question, number)
        readings = list(desk.reader.read(opened, [reading.evidence for reading in desk.look(question)]))
        shown, verdict = _judged(question, number, [r for r in readings if is_enough(r) and r.target])
        verdicts.append(verdict if verdict is False or not shown or may_bear_out(statement, shown) else None)
        if verdict is False and shown:
            return quoted(Status.ANSWERED, [[shown]], readings, verdict_of(question).no)
        if shown and all(shown.evidence.sentence.id != other.evidence.sentence.id for other in found):
            found.append(shown)
    if not found or (not all(verdicts) and said):
        return None
    prompt = verdict_of(question).yes if all(verdicts) else None
    return quoted(Status.ANSWERED, [[reading] for reading in found], readings, prompt)


def is_yes_no(question: Question) -> bool:
    """True when the question wants a yes or a no and no other thing."""
    form = match_form(question.standalone)
    if not _YES_NO.search(form) or question.wants in (Wants.SUMMARY, Wants.BYLINE):
        return False
    if _EITHER.search(_OFTEN.sub("", form) if _TAG.search(form) else form):
        return False
    return not _OPEN.search(_SOME.sub("", _MARKERS.sub("", form) if _EXPLICIT.search(form) else form))


def tagged(question: Question) -> tuple[str, str] | tuple[None, str]:
    """A statement with a tag and the open question behind it: "10 người bị bắt đúng không, ở đâu?"; else None."""
    text = question.standalone
    for match in _TAGGED.finditer(match_form(text)):
        stated, rest = text[: match.start()].strip(" ,"), text[match.end() :]
        if len(content(stated)) >= _STATED and _OPEN.search(match_form(rest)):
            return stated, rest
    return None, text


def denies(drafted: Draft) -> bool:
    """True when an answer begins with a no."""
    starts = tuple(prompts.load(name, "claim").fill(claim="").strip() for name in _DENIALS)
    return bool(drafted.claims) and drafted.claims[0].text.startswith(starts)


def verdict_of(question: Question) -> Verdict:
    """The words of a yes and a no that suit how the question is put."""
    form = match_form(question.standalone)
    if _NOT_YET.search(form):
        return Verdict("borne_out", "not_yet")
    return Verdict("borne_out", "not_borne_out") if _EXPLICIT.search(form) else Verdict("is_so", "is_not_so")


def premises(question: Question) -> tuple[Number, ...]:
    """The figures that a yes-or-no question takes for true."""
    return find_numbers(question.standalone)


def asked_openly(question: Question, number: Number) -> Question:
    """The question that asks for a figure instead of stating it."""
    text = question.standalone
    tail = text[number.end :]
    unit: list[str] = []
    for syllable in syllables(tail):
        if not is_content(syllable.form) or len(unit) == 3:
            break
        unit.append(syllable.form)
    head = _ALL.sub("", text[: number.start])
    money = re.search(r"(?:tỷ|triệu|nghìn|ngàn)\s*$", match_form(text[number.start : number.end]))
    asking = "bao nhiêu %" if number.percent else f"bao nhiêu {money.group()}" if money else "bao nhiêu"
    opened = _MARKERS.sub("", f"{head} {asking}{tail}")
    for other in find_numbers(opened):
        opened = opened[: other.start] + " " * (other.end - other.start) + opened[other.end :]
    return replace(
        question,
        standalone=opened,
        wants=Wants.PERCENT if number.percent else Wants.COUNT,
        terms=tuple(s.form for s in content(opened)),
        unit=tuple(unit),
    )


def _bare(question: Question) -> str:
    """What the question takes for true, without its words of asking, what it puts in brackets and when that was."""
    text = _IS.sub("là", re.sub(r"\([^)]*\)", " ", question.standalone))
    if _UNMARKED.search(question.asked.lower()):  # "co ... khong" may have been restored wrongly
        text = re.sub(r"(?<=\w )(?:cố|cô|cổ)(?= \w)", "có", text, count=1)
    text = _SOME_WORDS.sub(" ", _MARKERS.sub(" ", text)).strip(" ?.,!")
    first, mark, rest = text.partition(",")
    return rest.strip() if mark and _WHEN.match(first) and len(content(rest)) >= _STATED else text


def _judged(question: Question, number: Number, good: list[Reading]) -> tuple[Reading | None, bool | None]:
    """The reading to show for a stated figure, and whether it bears the figure out; None where that is not sure."""
    if not good:
        return None, None
    whole = _ALL.search(match_form(question.standalone[: number.start])) is not None
    best = good[0]
    for reading in good:
        stated = stating(number, reading, whole=whole)
        if stated and (reading is best or reading.score >= _RIVAL * best.score):
            return stated, True if _bears_out(question, stated) else None
    if whole and best.target and _falls_short(number, best.target.number):
        return best, False
    sure = is_sure(best, question)
    others = [reading for reading in good if reading.score >= _AS_FIT * best.score and not (sure and reading is best)]
    written = next((reading for reading in others if _is_written(question, number, reading)), None)
    if written is not None and not whole:
        return written, None
    elsewhere = next((told for reading in good if (told := _told(number, reading, best))), None)
    if elsewhere is not None:  # the texts do tell that figure, of what is not sure
        return elsewhere, None
    return best, False if sure else None


def _is_written(question: Question, number: Number, reading: Reading) -> bool:
    if len(question.periods) and len(find_periods(reading.evidence.sentence.text)) > 1:
        return False  # a figure for each year: which one is of the stated year is for its target to tell
    return writes(reading.evidence.sentence.text, question.standalone, number)


def _told(number: Number, reading: Reading, best: Reading) -> Reading | None:
    """The reading with the stated figure as its target, where it is as fit as the best one."""
    if reading.target is None or best.target is None:
        return None
    here = reading.evidence.sentence.id == best.evidence.sentence.id
    for target in (reading.target, *reading.alternatives):
        if (
            target.agrees
            and target.number is not None
            and number.value in (target.number.value, target.number.second)
            and target.number.percent == number.percent
            and target.fit >= _AS_FIT * best.target.fit
            and (here or target.local >= _AS_NEAR * best.target.local)
            and reading.score >= _AS_FIT * best.score
        ):
            return replace(reading, target=target)
    return None


def _bears_out(question: Question, reading: Reading) -> bool:
    """True when a figure that is as stated is of the thing stated: unit, place and period agree, and its clause says
    some of the question. What is yet to come does not bear out that it has come.
    """
    target = reading.target
    if target is None or target.number is None:
        return False
    text = reading.evidence.sentence.text
    if _NOT_YET.search(match_form(question.standalone)) and _TO_COME.search(match_form(text), 0, target.start):
        return False
    if not acts_told(_bare(question), text) or not _gives(question, target.number, text):
        return False
    least = _YES_FIT_PERCENT if target.number.percent else _YES_FIT
    return target.local >= _YES_LOCAL and target.fit >= least


def _gives(question: Question, number: Number, text: str) -> bool:
    """True unless the verb before a stated figure ("trao 95 giải") stands in the question only."""
    form = match_form(question.standalone)
    for stated in premises(question):
        if stated.key == number.key or number.value in (stated.value, stated.second):
            ahead = [form[slice(*span)] for span in find_verbs(question.standalone, form, 0, stated.start)]
            last = next((verb for verb in reversed(ahead) if form[: stated.start].rstrip().endswith(verb)), "")
            return not last or last in _EMPTY or stands(last.split()[-1], form, match_form(text))
    return True


def _falls_short(number: Number, found: Number | None) -> bool:
    """True for "19/20" where all 20 are asked about."""
    return (
        found is not None
        and found.kind is NumberKind.RATIO
        and found.second == number.value
        and found.value < number.value
    )


def stating(number: Number, reading: Reading, *, whole: bool = False) -> Reading | None:
    """The reading with the figure that the question states as its target; None when the sentence does not state it.

    It must fit nearly as well as the figure that fits best. With `whole`, a share ("19/20") does not state its whole.
    """
    best = reading.target
    if best is None:
        return None
    for target in (best, *reading.alternatives):
        found = target.number
        if not target.agrees or found is None:
            continue
        if target is not best and (target.fit < _STATED_FIT * best.fit or target.local < _STATED_LOCAL * best.local):
            continue
        part = found.second is not None and found.value == number.value and found.kind is NumberKind.RATIO
        if {found.bound, number.bound} == {"<", ">"}:
            continue
        if found.key == number.key or (part and not (whole and found.value != found.second)):
            others = tuple(other for other in (best, *reading.alternatives) if other is not target)
            return replace(reading, target=target, alternatives=others)
    return None


def is_sure(reading: Reading, question: Question) -> bool:
    """True when a figure surely is of the thing asked about: it fits, its clause says most of what the question says,
    and no other figure of the sentence fits nearly as well, unless less of what is counted stands behind it.
    """
    target = reading.target
    if target is None or target.number is None:
        return False
    if not any(target.local >= local and target.fit >= fit for local, fit in _SURE):
        return False
    counted = _counted(reading, target, question)
    return not any(
        _competes(target, other) and not _counted(reading, other, question) < counted for other in reading.alternatives
    )


def _counted(reading: Reading, target: Target, question: Question) -> frozenset[str]:
    """The question's words that stand behind a figure, up to the next one."""
    assert target.number is not None
    text = reading.evidence.sentence.text
    end = min((n.start for n in find_numbers(text) if n.start > target.number.start), default=len(text))
    behind = next((c for c in split_clauses(text) if c[0] <= target.number.start < c[1]), (0, len(text)))[1]
    terms = {s.form for s in syllables(question.standalone)}
    return frozenset(s.form for s in content(text[target.number.end : min(end, behind)])) & terms


def _competes(target: Target, other: Target) -> bool:
    assert target.number is not None
    return (
        other.agrees
        and other.number is not None
        and other.number.key != target.number.key
        and other.fit >= _RIVAL * target.fit
        and other.local >= _RIVAL * target.local
    )
