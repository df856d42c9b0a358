"""Does a sentence, with what stands around it, tell of the thing that a question wants counted?

Place, year and unit may all agree, and the figure still counts something else: "1.160 người tham gia" a dialogue where
tourists are asked for. Words are compared in pairs, as most Vietnamese words have two syllables: the "sinh" of "sinh
hoạt" tells of no "học sinh".
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from rag.asked import MEASURES, PLAIN_VERBS, Asked, asked_for
from rag.context import LEVEL, Context
from rag.counted import is_general, unit_agreement
from rag.figure_unit import unit_of
from rag.operations import operation
from rag.targets import Target
from rag.things import Sort
from rag.verify.thesaurus import SAME
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.words import is_content, syllables

_SAME_UNIT = 0.9  # how well a unit must agree with what is asked for to tell of it: less is a general word for people
_TURN = "lượt "
_ASKS = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|số lượng|tổng số|tổng cộng|tỷ lệ|phần trăm|hiện nay|hiện|trong|của|là|ở|tại|năm|toàn|số)"
    r"(?!\w)|\d[\d/.,-]*"
)
# "mấy đảng viên là học sinh", "tỷ lệ cán bộ nữ": only some of the kind that is named first are to be counted.
_SOME = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|tỷ lệ|số lượng)(?: \w+){1,6}? (?:là (?:người )?(?P<what>[^\W\d]+(?: [^\W\d]+)?)"
    r"|(?P<which>nữ|trẻ(?! em)|cao tuổi|nghỉ hưu|theo đạo|có đạo|(?:trên|dưới|từ) \d+ tuổi))(?!\w)"
)
_COMMA, _COUNTED = re.compile(r",(?!\d)"), re.compile(r"(?<!\w)(?:bao nhiêu|mấy)(?!\w)")
_PLAIN = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(PLAIN_VERBS, key=len, reverse=True))})(?!\w)")


def is_untold(question: Question, context: Context, target: Target | None) -> bool:
    """True when neither the sentence of a figure nor what stands around it tells of what the question wants counted.

    A follow-up and a question to be worked out may leave that to other sentences.
    """
    if (
        target is None
        or target.number is None
        or question.leans_on
        or question.inherited
        or operation(question) is not None
    ):
        return False
    if any(not _stands(some, f" {' '.join(context.forms)} ") for some in _some_of(question.standalone)):
        return True
    asked = asked_for(question)
    head = " ".join(asked.words[:2])
    general = is_general(head.removeprefix(_TURN))
    rest = _rest(question.standalone, question.names, (*asked.words[: 1 if general else 2], *asked.cue))
    around = (s.form for s in syllables(f"{context.before} . {context.heading}"))
    there = f" {' '.join(context.forms)} . {' '.join(around)} "
    if question.wants is Wants.PERCENT:
        things = (*([head] if head else ()), *rest)
        return bool(things) and not any(_stands(thing, there) for thing in things)
    if head and not _names_head(asked, context, target) and not _stands(head, there):
        return True
    asking = _rest(_asking_part(question.standalone), question.names, (*asked.words[:2], *asked.cue))
    if not general and not any(" " in thing for thing in asking):
        return False
    if not rest or any(_stands(thing, there) for thing in rest):
        return False
    return not any(f" {word} " in there for thing in rest for word in thing.split())


def _some_of(text: str) -> tuple[str, ...]:
    """What those to be counted are, beside what they are called: "học sinh" of "bao nhiêu đảng viên là học sinh"."""
    found = tuple(_SOME.finditer(match_form(text)))
    named = (" ".join(takewhile(is_content, match["what"].split())) for match in found if match["what"])
    return tuple(words for words in (*named, *(match["which"] for match in found)) if words)


def _names_head(asked: Asked, context: Context, target: Target) -> bool:
    """True when the unit of a figure says what is counted, or the question only asks for people, money or a measure."""
    if asked.sort in MEASURES or asked.sort is Sort.MONEY or is_general(" ".join(asked.words).removeprefix(_TURN)):
        return True
    assert target.number is not None
    unit = unit_of(context.sentence.text, target.number, context.figures.get(target.number.start))
    words = match_form(unit).split()
    if (unit_agreement(asked, unit) or 0.0) >= _SAME_UNIT or words[:1] == [*asked.words[:1]]:
        return True
    return bool(words) and set(words) <= set(asked.words)


def _asking_part(text: str) -> str:
    """What stands between the commas around the asking word: "cảm ơn nhé, còn …" leads in only."""
    parts = _COMMA.split(text)
    return next((part for part in parts if _COUNTED.search(match_form(part))), text)


@lru_cache(maxsize=256)
def _rest(text: str, names: tuple[str, ...], head: tuple[str, ...]) -> tuple[str, ...]:
    """What a question says beside names, years, plain verbs and the thing counted: its neighbouring pairs of words, and
    words that stand alone.
    """
    form = match_form(text)
    for name in sorted(names, key=len, reverse=True):
        form = re.sub(rf"(?<!\w)(?:{LEVEL}\s+)?{re.escape(name)}(?!\w)", " . ", form)
    form = _PLAIN.sub(" . ", _ASKS.sub(" . ", form))
    found: list[str] = []
    for piece in re.split(r"[^\w\s]", form):
        words = [s.form for s in syllables(piece) if is_content(s.form) and s.form not in head]
        found += words if len(words) == 1 else map(" ".join, pairwise(words))
    return tuple(found)


def _stands(thing: str, there: str) -> bool:
    """True when a word stands in a text of syllables, or another word that says the same."""
    return f" {thing} " in there or any(f" {word} " in there for word in _SAME.get(thing, ()))


def _alike(groups: Sequence[str]) -> dict[str, frozenset[str]]:
    """Each word with all that may stand for it."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        words = frozenset(word.strip() for word in group.split("|") if word.strip())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


_SAME = _alike(re.split(r" / |\n", SAME))
