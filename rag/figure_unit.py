"""How well what a figure of a sentence counts is what a question asks for."""

import re
from collections.abc import Sequence

from rag.agree_names import stands_in
from rag.asked import MEASURES, Asked, sort_of
from rag.counted import is_general, said_otherwise, unit_agreement
from rag.things import Sort
from records.fact import Figure
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind, find_numbers
from vietnamese.units import find_unit
from vietnamese.words import is_content, syllables

# What a figure is a share of, in the words that reports use for one another.
GOAL = re.compile(r"(?<!\w)(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết)(?!\w)")
GOAL_WORDS = frozenset("đạt vượt chỉ tiêu kế hoạch mục dự toán".split())
_REACHES = re.compile(r"(?<!\w)(?:đạt|vượt)(?: \w+){0,2}\s*$")
_NEAR = 5  # syllables beside a number in which its unit is looked for
_TONS = re.compile(r"\s?T(?=/|\s?[,.;)]|$)")
_INCHES = re.compile(r"\s?[”″]")
_RAISED = re.compile(r"\s{0,2}(?:(?:nghìn|triệu|tỷ|tỉ)\s)?(k?m)\s{1,2}([23])(?!\w|[.,]\d)")  # "36.200km 2"
_PRICED = re.compile(r"(?<!\w)(?:giá|mức|mức giá|ở mức|giá là|mức là)\s?:?\s$")
_LARGE = re.compile(r"(?:tỷ|triệu|nghìn|ngàn)$")
_NO_CURRENCY = 0.9
_LEFT_OUT = 0.9  # "thắng 17, hòa 5" where it is asked how many games were won
_NO_WHOLE = 0.6  # a bare count where a part and its whole are asked for
_JOINED, _JOINED_WITHIN = 0.85, 70
_UNNAMED = 0.7
_SHARE = 0.85  # a percentage where it is asked how much something rose, or makes up
_OTHER_SEX = 0.2
_SEX = frozenset(("nam", "nữ"))
_ACT = re.compile(r"(?P<act>[^\W\d_]+)\s(?:được |tổng cộng |tất cả |khoảng )?(?:bao nhiêu|mấy)(?!\w)")
_GROWS = re.compile(
    r"(?<!\w)(?:tăng|giảm|chiếm|vượt|lãi suất|tỷ suất|thị phần)(?!\w)"
    r"(?:(?! (?:bao nhiêu|mấy)).){0,40} (?:bao nhiêu|mấy)(?!\w)"
)


def is_of_kind(question: Question, asked: Asked, number: Number) -> bool:
    """False for a percentage where a count is asked for, and the other way round."""
    if number.kind is NumberKind.RATIO and not number.percent:
        return True
    if question.wants is Wants.PERCENT:
        return number.percent
    return not number.percent or _may_be_share(question, asked)


def _may_be_share(question: Question, asked: Asked) -> bool:
    return asked.sort is Sort.OTHER and not asked.words and _GROWS.search(match_form(question.standalone)) is not None


def unit_of(text: str, number: Number, fact: Figure | None) -> str:
    """The unit of a figure, as ingest or the sentence has it; "" for none."""
    found = find_unit(text, number)
    return (fact.unit if fact else "") or (found.text if found else _short_unit(text, number))


def unit_fit(
    question: Question, asked: Asked, text: str, number: Number, clause: tuple[int, int], fact: Figure | None
) -> float:
    """How well what the number counts is what is asked for: 1 for the very unit, less further on or before it."""
    if number.percent:
        if question.wants is not Wants.PERCENT:
            return _SHARE
        return 0.5 if not question.unit else max(0.5, _words_near(question.unit, text, number, clause))
    if asked.whole and number.kind is not NumberKind.RATIO:
        return _NO_WHOLE * _count_fit(question, asked, text, number, clause, fact)
    if number.kind is NumberKind.RATIO and _is_given(question, number):
        return 1.0  # "trong 22 cầu thủ có bao nhiêu": "17/22 gương mặt"
    return _count_fit(question, asked, text, number, clause, fact)


def _count_fit(
    question: Question, asked: Asked, text: str, number: Number, clause: tuple[int, int], fact: Figure | None
) -> float:
    unit = unit_of(text, number, fact)
    raised = _RAISED.match(text, number.end) if asked.sort in (Sort.AREA, Sort.VOLUME) else None
    unit = f"{raised[1]}{raised[2]}" if raised else unit
    if not unit and asked.sort is Sort.MONEY and _LARGE.search(match_form(text[number.start : number.end])):
        return _NO_CURRENCY  # "khoảng 305 tỷ."
    if not unit and asked.sort is Sort.MONEY and _PRICED.search(match_form(text[: number.start])):
        return _NO_CURRENCY  # "tỷ giá ở mức: 22.384"
    if fact and asked.words[:2] and stands_in(" ".join(asked.words[:2]), fact.said):
        return 1.0  # "nâng tổng số đảng viên lên 537 đồng chí"
    sex = next((word for word in _SEX if word in question.terms), "")
    if sex and re.search(rf"\d\s{sex}(?!\w)", match_form(text)):
        return 1.0 if match_form(unit) == sex else _OTHER_SEX  # "140 tình nguyện viên (80 nam, 60 nữ)"
    agreement = unit_agreement(asked, unit)
    if not agreement and unit and asked.words and _joined(asked, text, number):
        return _JOINED  # "85 sĩ quan và thủy thủ"
    if agreement is not None:
        named = asked.sort is not Sort.PEOPLE or agreement == 1.0 or _names_them(asked, text)
        return agreement if named else _UNNAMED * agreement
    if not unit and is_left_out(question, text, number):
        return _LEFT_OUT
    if not asked.words:
        return 0.5 if asked.sort is Sort.OTHER or unit else 0.3
    return _words_near(asked.words[:2], text, number, clause)


def _joined(asked: Asked, text: str, number: Number) -> bool:
    """True when what is asked for is joined to the unit of a figure: "gần 800 cán bộ, công chức và nhân viên"."""
    thing = re.escape(" ".join(asked.words[:2]))
    behind = match_form(text[number.end : number.end + _JOINED_WITHIN])
    return re.match(rf"[^\d.;:()]{{2,}}?(?:,| và| cùng| hay| hoặc) {thing}(?!\w)", behind) is not None


def _names_them(asked: Asked, text: str) -> bool:
    """True when a sentence that counts people by a general word ("đồng chí") names those who are asked about."""
    return is_general(" ".join(asked.words)) or stands_in(" ".join(asked.words[:2]), text)


def is_left_out(question: Question, text: str, number: Number) -> bool:
    """True for a figure without a unit, behind the very word that the question has before "bao nhiêu"."""
    if find_unit(text, number) is not None:
        return False
    act = _ACT.search(match_form(question.standalone))
    if act is None or not is_content(act["act"]):
        return False
    return re.search(rf"(?<!\w){re.escape(act['act'])}\s$", match_form(text[: number.start])) is not None


def _is_given(question: Question, number: Number) -> bool:
    """True for a ratio whose whole the question gives."""
    return any(given.value == number.second for given in find_numbers(question.standalone) if not given.percent)


def reaches(before: str, verb: str = "") -> bool:
    """True when what stands before a percentage says that a goal was reached or passed, or does so by this verb."""
    found = _REACHES.search(match_form(before))
    return found is not None and verb in found[0]


def held_by_unit(asked: Asked, unit: str, text: str, before: str) -> tuple[str, ...]:
    """The syllables of a question that a unit says in other words: "hecta" and "diện tích" of "3.200 ha"."""
    if unit == "%":
        return tuple(GOAL_WORDS) if reaches(before) and GOAL.search(match_form(text)) else ()
    if not unit:
        return ()
    if asked.sort in MEASURES and sort_of(unit) is asked.sort:
        return asked.cue
    if asked.sort is Sort.OTHER:
        return said_otherwise(asked, unit)
    if asked.sort is Sort.PEOPLE and not _names_them(asked, text):
        return ()
    if (unit_agreement(asked, unit) or 0.0) < _SHARE:
        return ()
    return asked.words[:1] if is_general(" ".join(asked.words)) else asked.words[:2]


def unit_written(text: str, number: Number) -> str:
    """The unit that stands by a number, in matching form."""
    unit = find_unit(text, number)
    return match_form(unit.text) if unit else ""


def _short_unit(text: str, number: Number) -> str:
    """ "T" of "24.000 T/năm" and the mark of "mâm 18”", which are no words."""
    if _INCHES.match(text, number.end) and text.count("“", 0, number.start) == text.count("”", 0, number.start):
        return "inch"
    return "tấn" if _TONS.match(text, number.end) else ""


def _words_near(unit: Sequence[str], text: str, number: Number, clause: tuple[int, int]) -> float:
    """How well the words of a unit stand about a number: right behind it, further on, or before it."""
    behind = [s.form for s in syllables(spell_out(text[number.end : max(clause[1], number.end)]))][:_NEAR]
    ahead = [s.form for s in syllables(spell_out(text[clause[0] : number.start]))]
    if tuple(behind[:2]) == tuple(unit[:2]):
        return 1.0
    inside = sum(1 for syllable in unit if syllable in behind) / len(unit)
    before = sum(1.0 if syllable in ahead[-_NEAR:] else 0.6 if syllable in ahead else 0.0 for syllable in unit) / len(
        unit
    )
    return max(0.85 * inside, 0.7 * before)
