"""A statement beside a sentence: how much of it the sentence says, and in which of its clauses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rag.context import LEVEL
from rag.contrasts import alike, says
from rag.read import Reading
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.names import find_name_spans, may_be_person
from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable
from vietnamese.words import content, syllables

_LOOSE = frozenset(
    "giờ hiện nay thật sự hẳn luôn vừa mới đều còn sắp công tác việc người từng cũng vẫn thêm nữa rồi lại hồi chuyện"
    " bên phía kiểu cả vậy hết đủ toàn bộ suốt trước sau khoảng gần hơn đúng đứng".split()
)
_WINDOW = 190  # characters of a sentence in which a statement must stand
_BESIDE, _AROUND = 0.6, 0.4  # what a word counts that stands elsewhere in the sentence, or in its paragraph or heading
_PREDICATE = re.compile(r"(?<!\w)(?:có|đều|đã|được|bị|là|sẽ|đang|vẫn|còn|không|chưa)(?!\w)")
_TITLES = "ông|bà|anh|chị|cô|em|bị cáo|đồng chí|hlv|huấn luyện viên|cháu|thầy|bác sĩ"
_TITLED = re.compile(rf"(?<!\w)(?i:{_TITLES}) (?P<name>[A-ZĐÂÁÀĂÊÔƠƯÝÚ]\w+)")
_KIN = re.compile(  # "vợ ông X" is not X
    rf"(?<!\w)(?P<kin>vợ|chồng|mẹ|bố|cha|con trai|con gái|con|anh trai|em trai|chị gái|em gái|bạn trai|bạn gái|luật sư"
    rf"|gia đình|người thân)(?: của)? (?:(?i:{_TITLES}) )?[A-ZĐÂÁÀĂÊÔƠƯÝÚ]"
)
_SAYS = re.compile(  # "ông X giải thích" says who says it, not of whom it is said
    r"[^,;:.]{0,60}?(?<!\w)(?:cho biết|cho hay|nói|giải thích|khẳng định|nhận định|chia sẻ|cho rằng|phát biểu)(?!\w)"
)
_AT = r"(?<!\w)(?:ở|tại|về|đến|tới|từ|của|thuộc|sang|trên|tỉnh|huyện|xã|thành phố|thị xã|người|nước|quận|phường)"
_PASSIVE = re.compile(r"(?<!\w)(?:bị|được|do|bởi|và|thua|trước)(?!\w)")
_SAME, _SURELY_SAME = 0.82, 0.9  # what says so much of a statement speaks of the same, whom it names aside
_BEFORE_SUBJECT = 4  # syllables before the name of the subject
_SUBJECT_COUNTS = 0.4  # beside 1 for the predicate


@dataclass(frozen=True, slots=True)
class Statement:
    """What a question takes for true, as it is asked and without its words of asking.

    `weights` is the rarity of its content words, those of names left out; `predicate` are the words that say what is
    the case, all of them where that cannot be told; they begin at `predicate_at`. `names` are in matching form.
    """

    text: str
    asked: str
    weights: Mapping[str, float]
    predicate: frozenset[str]
    predicate_at: int
    names: tuple[str, ...]

    @property
    def objects(self) -> tuple[str, ...]:
        """Its names but for the subject's, which a sentence may speak of by another word."""
        return tuple(name for name in self.names if self.form.find(name) >= self.predicate_at)

    @property
    def act(self) -> str:
        """The first word of what is said; "" where it cannot be told where that begins."""
        if not self.predicate_at:
            return ""
        said = (s.form for s in content(self.form[self.predicate_at :]) if s.form in self.weights)
        return next((word for word in said if word in self.predicate), "")

    @property
    def form(self) -> str:
        """Its matching form."""
        return match_form(self.text)

    def share(self, held: Mapping[str, float]) -> float:
        """The share of it that is held, of each word as much as `held` says; what is said counts more than of whom."""
        parts = [
            (factor, sum(weight * held.get(word, 0.0) for word, weight in words), sum(weight for _, weight in words))
            for factor, words in (
                (1.0, [(word, weight) for word, weight in self.weights.items() if word in self.predicate]),
                (
                    _SUBJECT_COUNTS,
                    [(word, weight) for word, weight in self.weights.items() if word not in self.predicate],
                ),
            )
        ]
        total = sum(factor for factor, _, whole in parts if whole)
        return sum(factor * part / whole for factor, part, whole in parts if whole) / total if total else 1.0


def words_of(stated: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The content words by which a statement is looked for: no figures, no names, no words that hold for anything."""
    form = match_form(stated)
    for name in names:
        form = re.sub(rf"(?<!\w)(?:{LEVEL}\s)?{re.escape(name)}(?!\w)", " , ", form)
    return tuple(dict.fromkeys(s.form for s in content(form) if s.form not in _LOOSE and not s.form.isdecimal()))


def predicate_of(stated: str, words: tuple[str, ...], names: tuple[str, ...]) -> tuple[frozenset[str], int]:
    """Those of the words that stand behind the first "có", "đã", "được", ..., and where that is.

    All of them where none does, behind the name that the statement opens with, if it opens with one.
    """
    form = match_form(stated)
    for match in _PREDICATE.finditer(form, max(form.find(" thì "), 0)):
        ahead = [s for s in content(form[: match.start()]) if s.form not in _LOOSE]
        behind = frozenset(s.form for s in syllables(form[match.end() :])) & frozenset(words)
        if ahead and behind:
            return behind, match.start()
    first = min(names, key=form.find, default="")
    opens = first and len(syllables(form[: form.find(first)])) <= _BEFORE_SUBJECT
    return frozenset(words), form.find(first) + len(first) if opens else 0


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, abbreviations spelled out, as it speaks of a statement.

    `best` is the clause that says most of it, `window` that clause with those beside it; `held` how far each word of
    the statement stands there. `may_be_of_it` is False where the window names others than the statement does, and not
    those of the statement, and does not say the same all the same; `unnamed` is True where a name of the statement
    stands neither in the sentence nor around it, and the article is not about it; or the sentence names another one
    where the statement has it as an object.
    """

    text: str
    form: str
    clauses: tuple[tuple[int, int], ...]
    best: tuple[int, int]
    window: tuple[int, int]
    held: Mapping[str, float]
    share: float
    says_predicate: bool
    may_be_of_it: bool
    unnamed: bool

    @property
    def clause(self) -> str:
        """The matching form of the clause that says most of the statement."""
        return self.form[slice(*self.best)]

    @property
    def around(self) -> str:
        """The matching form of the window."""
        return self.form[slice(*self.window)]


def said(statement: Statement, reading: Reading) -> Said:
    """A reading's sentence as it speaks of a statement."""
    text = spell_out(reading.evidence.sentence.text)
    form = match_form(text)
    context = reading.context
    beside = {s.form for s in syllables(f"{context.before} {context.heading}")}
    clauses = split_clauses(text) or ((0, len(text)),)
    best = max(clauses, key=lambda c: weight_in(statement, form[slice(*c)]))
    window = _widened(clauses, best)
    inside = form[slice(*window)]
    held = {
        word: 1.0
        if stands(word, statement.form, inside)
        else _BESIDE if stands(word, statement.form, form) else _AROUND if word in beside else 0.0
        for word in statement.weights
    }  # fmt: skip
    share = statement.share(held)
    all_said = len(statement.predicate) < len(held) and all(held[word] == 1.0 for word in statement.predicate)
    absent = _absent(statement, form[slice(*window)], context.frame.places)
    others = bool(absent) and _names_others(statement, text, window)
    beyond = f"{match_form(context.before)} {match_form(context.heading)}"
    same = share >= (_SAME if all_said else _SURELY_SAME) and not any(
        may_be_person(name) or (is_subject(statement, name) and not says(name, beyond)) for name in absent
    )
    near = f"{form} {beyond}"
    told = f"{text} {context.before} {context.heading}"
    unnamed = (
        any(not re.search(rf"(?<!\w){name}(?!\w)", told) for name in _TITLED.findall(statement.text))
        or any(not _is_named(name, near) and name not in context.frame.names for name in absent)
        or (others and any(name in absent and not says(name, form) for name in statement.objects))
    )
    return Said(text, form, clauses, best, window, held, share, all_said, not others or same, unnamed)


def is_subject(statement: Statement, name: str) -> bool:
    """True for the name that a statement opens with."""
    return 0 <= statement.form.find(name) < statement.predicate_at


def stands(word: str, stated: str, form: str) -> bool:
    """True when a text says a word of a statement, or what may stand for it or for the two syllables it is part of."""
    if says(word, form) or (word == fold(word) and says(word, fold(form))):
        return True
    if any(says(other, form) for other in alike(word)):
        return True
    for pair in re.findall(rf"(?=((?<!\w)(?:\w+ {re.escape(word)}|{re.escape(word)} \w+)(?!\w)))", stated):
        others = alike(pair)
        if len(others) > 1 and any(says(other, form) for other in others):
            return True
    return False


def weight_in(statement: Statement, form: str) -> float:
    """The weight of the words of a statement that a text says, its names among them."""
    named = sum(1.0 for name in statement.names if says(name, form))
    return named + sum(weight for word, weight in statement.weights.items() if stands(word, statement.form, form))


def _widened(clauses: tuple[tuple[int, int], ...], best: tuple[int, int]) -> tuple[int, int]:
    first = last = clauses.index(best)
    while True:
        left = clauses[last][1] - clauses[first - 1][0] if first else _WINDOW + 1
        right = clauses[last + 1][1] - clauses[first][0] if last + 1 < len(clauses) else _WINDOW + 1
        if min(left, right) > _WINDOW:
            return clauses[first][0], clauses[last][1]
        first, last = (first - 1, last) if left <= right else (first, last + 1)


def _absent(statement: Statement, inside: str, framed: frozenset[str]) -> list[str]:
    """The names of a statement that a window does not say; a place that the article is about need not be named."""
    return [name for name in statement.names if name not in framed and not _is_named(name, inside)]


def _is_named(name: str, form: str) -> bool:
    """True where a text says a name, its last two syllables of three, or its last one behind a title."""
    parts = name.split()
    if says(name, form) or (len(parts) > 2 and says(" ".join(parts[-2:]), form)):
        return True
    if len(parts) > 1 and not any(map(is_syllable, parts)) and all(says(part, form) for part in parts):
        return True  # "Qatar Tamim": two names that the question puts side by side
    return re.search(rf"(?<!\w)(?:{_TITLES}) {re.escape(parts[-1])}(?!\w)", form) is not None


def _names_others(statement: Statement, text: str, window: tuple[int, int]) -> bool:
    own = {s.form for s in syllables(statement.text)}
    others = [*find_name_spans(text), *(match.span("name") for match in _TITLED.finditer(text))]
    said_by = [match.span() for match in _SAYS.finditer(text)]
    return any(
        window[0] <= start < window[1]
        and not any(left <= start < right for left, right in said_by)
        and not {s.form for s in syllables(text[start:end])} & own
        for start, end in others
    )


def is_of_relative(statement: Statement, told: Said) -> bool:
    """True where a statement is of a relative of someone ("vợ ông X") whom the sentence does not name as such."""
    return any(not stands(match["kin"], statement.form, told.form) for match in _KIN.finditer(statement.text))


def is_turned(statement: Statement, told: Said) -> bool:
    """True where a statement and a sentence name the same two people in opposite order."""
    people = [match["name"] for match in _TITLED.finditer(statement.text)]
    people = people or [name for name in statement.names if not re.search(rf"{_AT} {re.escape(name)}", statement.form)]
    if len(people) != 2 or _PASSIVE.search(statement.form):
        return False
    people.sort(key=lambda name: statement.form.find(match_form(name)))
    first, second = (re.search(rf"(?<!\w){match_form(name)}(?!\w)", told.form) for name in people)
    if not first or not second or first.start() < second.start():
        return False
    return _PASSIVE.search(told.form, second.end(), first.start()) is None
