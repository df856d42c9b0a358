"""Questions that take something wrong for true and ask for another thing: what the texts say instead is shown."""

import re
from collections.abc import Callable
from dataclasses import replace

import prompts
from rag.answerers.otherwise import is_place, names_other_place
from rag.answerers.posts import about_post
from rag.answerers.premise import answer as to_premise
from rag.answerers.premise import denies, tagged
from rag.asking import ASKING_WORD, ASKS, periods_asked, without_asking
from rag.compose import Draft
from rag.contrasts import says
from rag.desk import Desk
from rag.wants import wants
from records.answer import Status
from records.question import Question, Wants
from vietnamese.dates import Precision, find_periods
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.words import content

Answerer = Callable[[Question, Desk], Draft]

_SINCE = re.compile(r"(?<!\w)(?:từ|vào|hồi|lúc|trong)(?:\s(?:khoảng|đầu|giữa|cuối))?\s(?:năm|tháng|ngày|\d)")
_SAID = 3  # content words
_NAMED = 2  # names: who or what it is, and where
_TOP = 0.5  # score of a sentence that says all but the place
_HELD = re.compile(r"(?<!\w)(?:làm|là|giữ|giữ chức|đảm nhiệm|nhậm chức)(?!\w)")
_ONCE = (Wants.DATE, Wants.TEXT, Wants.DOCUMENT)  # what is asked of an event; figures are of every year
# Before a comma and the open question this opens no statement: "Theo báo cáo, ...", "Trong năm 2022, ...".
_SAYS_WHEN = re.compile(
    r"\s*(?:theo|trong|tại|ở|về|đến|tính|từ|sau|trước|khi|lúc|hồi|năm|tháng|ngày|nếu|để|với|ngoài|bên cạnh|cho|xin|vì"
    r"|do|nhờ|qua|kể|bạn|ad|anh ơi|chị ơi|em)(?!\w)"
)
_HEARD = re.compile(
    r"\s*(?:(?:tôi|em|mình|anh|chị) )?(?:nghe nói|nghe bảo|nghe đồn|nghe đâu|nghe|thấy bảo|thấy nói|hình như|biết là"
    r"|được biết)(?:\s(?:là|rằng))?\s",
    re.IGNORECASE,
)
# "Mục tiêu là 83 xã, còn thiếu mấy xã?": a figure is given to reckon with.
_RECKONS = re.compile(
    r"(?<!\w)(?:thiếu|còn|chưa|hơn|kém|tăng|giảm|chiếm|bằng|gấp|tổng|cộng|thêm|vượt|hụt|dư|chênh|lệch|chia)(?!\w)"
)
_BEFORE_IT = re.compile(r"[,;]\s")
_PLACED = (  # a place that is told of someone or something in passing: "đại biểu X đoàn Y", "nhà máy X ở Y"
    r"\s*(?:\(\s*)?(?<!\w)(?:(?:xây|xây dựng|đặt|nằm|họp|tổ chức|diễn ra)\s)?(?:ở|tại|đoàn|thuộc|của|bên|người|quê)?\s?"
    r"(?:(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|nước)\s)?{name}(?!\w)(?:\s*\))?"
)
_COVER = 0.55  # an event told of another time must be the very one: share of the question's words in its sentence


def answered(question: Question, desk: Desk, answer: Answerer) -> Draft:
    """What `answer` makes of a question, unless the question takes something for true that the articles deny.

    A statement with a tag ("..., đúng không, tại nhà nghỉ nào?") and an office are compared first. Where nothing
    is found of the year that is asked, the same is asked without it, and said so.
    """
    stated, rest = tagged(question)
    if stated is not None:
        denied = to_premise(_put(question, f"{stated} phải không?"), desk)
        if denied is not None and denies(denied):
            return denied
        question = _put(question, f"{stated}, {rest}")
    elif stated := _led_in(question):
        denied = to_premise(_put(question, f"{stated} phải không?"), desk)
        if denied is not None and denies(denied):
            return _then(denied, answer(question, desk))
    denied = _of_office(question, desk)
    if denied is not None:
        return denied
    drafted = answer(question, desk)
    if drafted.status is not Status.NOT_FOUND:
        return drafted
    if question.periods and _is_of_once(question):
        return _of_other_time(question, desk, answer) or drafted
    return _at_other_place(question, desk, answer) or drafted


def _is_of_once(question: Question) -> bool:
    """True where an event is asked about, which is of one time; who holds an office or wins a cup is of every year."""
    if question.wants is Wants.PERSON:
        return not question.office and _SINCE.search(match_form(question.standalone)) is not None
    return question.wants in _ONCE


def _led_in(question: Question) -> str:
    """What a question says by itself before it asks: "X làm Tổng Bí thư từ 1936, lúc đó bao nhiêu tuổi?"; else ""."""
    text = question.standalone
    found = ""
    for mark in _BEFORE_IT.finditer(text):
        stated = text[: mark.start()]
        form = match_form(stated)
        if ASKS.search(form) or not ASKING_WORD.search(match_form(text[mark.end() :])):
            break
        heard = _HEARD.match(form)
        stated = stated[heard.end() :] if heard else stated
        reckons = not heard and _RECKONS.search(match_form(text[mark.end() :]))
        particular = (find_numbers(stated) and not reckons) or periods_asked(stated)
        if (heard or not _SAYS_WHEN.match(form)) and particular and len(content(stated)) >= _SAID:
            found = stated.strip()
    return found


def _then(denied: Draft, drafted: Draft) -> Draft:
    """A denial, and behind it what else is asked for, where another sentence tells that."""
    told = {citation.quote for citation in denied.citations}
    also = drafted.status is Status.ANSWERED and not any(claim.is_table for claim in drafted.claims)
    if not also or any(citation.quote in told for citation in drafted.citations):
        return denied
    last = len(denied.citations)
    claims = [replace(c, citations=tuple(n + last for n in c.citations)) for c in drafted.claims]
    citations = [replace(c, n=c.n + last) for c in drafted.citations]
    return replace(denied, claims=(*denied.claims, *claims), citations=(*denied.citations, *citations))


def _at_other_place(question: Question, desk: Desk, answer: Answerer) -> Draft | None:
    """The answer to a question without a place that it gives someone or something it names, where the sentence that
    answers names them with another place.
    """
    if len(question.names) < _NAMED:
        return None
    text = question.standalone
    for name in question.names:
        others = tuple(other for other in question.names if other != name)
        match = re.search(_PLACED.format(name=re.escape(name)), match_form(text))
        if match is None or not match.start() or not is_place(name) or not any(map(_is_own, others)):
            continue
        elsewhere = _put(question, f"{text[: match.start()]} {text[match.end() :].lstrip()}")
        drafted = answer(replace(elsewhere, names=others), desk)
        if drafted.status is not Status.ANSWERED or not drafted.citations or drafted.claims[0].is_table:
            continue
        quote = drafted.citations[0].quote
        reading = next((r for r in desk.look(question) if r.evidence.sentence.text == quote), None)
        if reading is None or set(reading.disagrees) != {"name"} or reading.score < _TOP:
            continue
        if not any(_is_own(other) and says(other, match_form(quote)) for other in others):
            continue
        if names_other_place(reading, name):
            return _corrected(drafted, "other_place")
    return None


def _is_own(name: str) -> bool:
    """True for the name of a person or a thing, which is that of one only, not of a place."""
    return not is_place(name)


def _corrected(drafted: Draft, prompt: str) -> Draft:
    first = drafted.claims[0]
    claim = replace(first, text=prompts.load(prompt, "claim").fill(claim=first.text))
    return replace(drafted, claims=(claim, *drafted.claims[1:]))


def _of_office(question: Question, desk: Desk) -> Draft | None:
    """The denial of an office that someone is taken to hold: "Anh X làm Bí thư Y từ khi nào?"."""
    if question.wants not in _ONCE or not _HELD.search(match_form(question.standalone)):
        return None
    drafted = about_post(question, desk, without_asking(question.standalone))
    return drafted if drafted is not None and denies(drafted) else None


def _of_other_time(question: Question, desk: Desk, answer: Answerer) -> Draft | None:
    """The answer to a question without its years, where the sentence that answers writes another year."""
    text = question.standalone
    for period in reversed([p for p in periods_asked(text) if p.years]):
        text = text[: period.start] + text[period.end :]
    text = " ".join(text.split())
    timeless = replace(_put(question, text), periods=())
    drafted = answer(timeless, desk)
    if drafted.status is not Status.ANSWERED or not drafted.citations or drafted.claims[0].is_table:
        return None
    cited = drafted.citations[0]
    reading = next((r for r in desk.look(timeless) if r.evidence.sentence.text == cited.quote), None)
    told = {year for p in find_periods(cited.quote) if p.precision is not Precision.TERM for year in p.years}
    asked = {year for first, last in question.periods for year in range(first, last + 1)}
    if reading is None or reading.disagrees or reading.signals["cover"] < _COVER or not told or told & asked:
        return None
    return _corrected(drafted, "other_time")


def _put(question: Question, text: str) -> Question:
    """The question in other words, which ask for what they ask for."""
    form = match_form(text)
    names = tuple(name for name in question.names if name in form)
    return replace(
        question,
        standalone=text,
        wants=wants(text, names),
        names=names,
        unit=(),
        terms=tuple(s.form for s in content(text)),
    )
