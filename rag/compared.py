"""The two things that a question compares or adds up, as its words name them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rag.agree_names import stands_in
from rag.asking import periods_asked
from rag.context import LEVEL
from records.question import Question
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_name_spans, may_be_person
from vietnamese.normalise import match_form
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable
from vietnamese.words import Syllable, content, syllables

_DENIES = re.compile(r"(?<!\w)(?:không|chưa|chẳng|thiếu)(?!\w)")
_ADJECTIVE = (
    r"(?:nhiều|ít|đông|cao|thấp|lớn|nhỏ|đắt|rẻ|dài|ngắn|già|trẻ|lâu|nhanh|chậm|sớm|muộn|xa|gần|rộng|hẹp|sâu|nặng|nhẹ"
    r"|mạnh|yếu|tốt|kém|khá|dày|mỏng|nóng|lạnh|to|bé|trội|vượt trội)"
)
_TIMES = r"(?:gấp|bằng) (?:khoảng |hơn )?(?:mấy|bao nhiêu) (?:lần|phần trăm|%)(?: so với)?"
_JOINTS = tuple(
    re.compile(rf"(?<!\w)(?:{joint})(?!\w)")
    for joint in (
        _TIMES,
        r"cộng (?:với|thêm|cùng)|lẫn|trừ(?: đi)?",
        "hay|hoặc",
        rf"(?:{_ADJECTIVE} )?hơn(?: so với)?(?! (?:bao|mấy|là|\d))",
        r"kém|thua|chênh(?: lệch)?(?: so)? với|cách (?!nhau)",
        r"(?:cho )?(?:đến|tới) (?:khi|lúc|thời điểm)",
        "so với|so",
        "vượt",
        "với",
        "và",
    )
)
_BEGUN = re.compile(r"(?<!\w)(?:từ|kể từ|giữa)(?!\w)")
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)(?!\w)")
_SYLLABLES, _HEAD_SYLLABLES = 9, 2
_BI = re.compile(r"bị (?:can|cáo|hại|thương)(?!\w)")
_STOP = frozenset(
    """ở tại trong năm là có bao mấy bên không thì cái nào hơn kém đến hết tháng quý cho cộng lại gộp cùng của được
    bị đã các những do theo còn mới đang sẽ phải cần chỉ nhau cả lẫn cao thấp nhiều ít lệch chênh""".split()
)
# These stand within what a side is called ("người bị thương"), but begin nothing.
_INNER = frozenset("bị được đã các những".split())
_GENERAL = frozenset(
    """số lượng mức tổng phần khoản người cái chiếc con bên nơi loại việc ngày tháng năm lần kỳ khi lúc hồi đồng chí đơn
    vị""".split()
)  # words that tell no side from another
_PEOPLE = (("người",), ("cá", "nhân"))
_ASKED = re.compile(
    r"(?<!\w)(?:là |thì |được |hết |cách nhau |(?:chênh|lệch|chênh lệch|hơn kém) (?:nhau )?)*(?:bao nhiêu|bao lâu|mấy"
    r"|(?:bên|nơi|cái|ai|đâu|con|nhóm|loại|môn|nước|đội|tỉnh|huyện|xã|bài|người|phía|ngày|năm|cấp|khối|đơn vị"
    r"|thứ) nào|là bao)(?!\w)"
)
# "giảm bao nhiêu độ so với …": what changed stands before it.
_CHANGES = re.compile(
    r"(?<!\w)(?:(?:còn|bị|đang|đã|mới|phải|cần|có|sẽ) )*(?:(?:tăng|giảm|thêm|bớt|cao|thấp|nhiều|ít|chênh|lệch|hơn|kém"
    r"|thiếu|hụt|thừa|dư|dôi|vượt|trội|nhỉnh)(?: lên| đi| thêm| ra| hơn| lệch| hụt)* )*(?:bao nhiêu|mấy)(?!\w)"
)
_ASKS_WHICH = re.compile(r"(?<!\w)(?:nào|ai|đâu)(?!\w)")
_PERSON = re.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|cô|chú|bác|em|thầy|cháu|đồng chí|bị cáo|bị can|vợ|chồng|cầu thủ|ca sĩ|tướng)\s$"
)
_TITLES = frozenset("ông bà anh chị cô chú bác em thầy cháu".split())
_OF_PLACE = re.compile(rf"{LEVEL}\s$")
_PROVINCES = frozenset(map(match_form, PROVINCES))
_FULL = 3  # syllables from which on a person's name may be told by its last one
_HEAD = re.compile(r"(?<!\w)(?P<word>trong|ngoài|trên|dưới|không|chưa)\s$")
_MARK = re.compile(r"[,;:?]")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are compared.

    `label` is it in the question's words and `phrase` its syllables, `own` those of them that the other has not;
    `name` the name that it is of, "" for none; `periods` the years that are asked of it alone.
    """

    label: str
    phrase: tuple[str, ...]
    own: frozenset[str]
    name: str = ""
    periods: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """Two things compared, and what the question says beside them."""

    first: Side
    second: Side
    frame: str
    shared: tuple[tuple[int, int], ...] = field(default=())

    @property
    def both(self) -> tuple[Side, Side]:
        """The two of them, in the order of the question."""
        return self.first, self.second


def sides(question: Question) -> Iterator[Sides]:
    """The ways in which a question may be taken to name two things, the likeliest first; nothing for another one."""
    text, form = question.standalone, match_form(question.standalone)
    bare = re.sub(r"\([^()]{0,80}\)", lambda match: " " * len(match.group()), form)
    joints = list(_JOINTS)
    if _BEGUN.search(form):
        joints.insert(5, _UNTIL)
    for joint in joints:
        for match in joint.finditer(bare):
            left, right = _segments(bare, match.start(), match.end())
            if left is None or _ASKS_WHICH.search(bare, *left):
                continue
            for one, other in _spans(text, bare, left, right, question.names):
                made = _made(text, form, one, other, match.span(), question)
                if made:
                    yield made


def _segments(form: str, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    """What stands left and right of a joint, up to a mark and to what is asked; "so với B thì A" is turned round."""
    begin = max((match.end() for match in _MARK.finditer(form, 0, start)), default=0)
    asked = _ASKED.search(form, end)
    mark = _MARK.search(form, end)
    changed = _CHANGES.search(form, begin, start)
    start = changed.start() if changed else start
    stop = min(asked.start() if asked else len(form), mark.start() if mark else len(form))
    if any(s.form not in _STOP for s in syllables(form[begin:start])):
        return (begin, start), (end, stop)
    then = re.compile(r"(?<!\w)thì(?!\w)|,").search(form, end, asked.start() if asked else len(form))
    if then is None:
        return None, (end, stop)
    return (then.end(), asked.start() if asked else len(form)), (end, then.start())


def _spans(
    text: str, form: str, left: tuple[int, int], right: tuple[int, int], names: Sequence[str]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    before, behind = _named(form, left, names), _named(form, right, names)
    if before and behind:
        yield from ((one, behind[0]) for one in _of_one_sort(form, before, behind[0]))
        return
    before, behind = before or _capitals(text, left), behind or _capitals(text, right)
    if before and behind:
        yield from ((one, behind[0]) for one in _of_one_sort(form, before, behind[0]))
    short = _first_chunk(form, right)
    if short is None:
        return
    first = form[short[0] : short[1]].split()[0]
    same = [left[0] + match.start() for match in re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)", form[slice(*left)])]
    whole = (short[0], right[0] + len(form[slice(*right)].rstrip()))
    begins = [at for at in same if len(syllables(form[at : left[1]])) > 1 or first not in _STOP]
    if begins and whole[1] > short[1]:
        yield (begins[0], left[0] + len(form[slice(*left)].rstrip())), whole
    chunks = list(_last_chunks(form, left, first, len(syllables(form[slice(*short)])), names))
    for chunk in chunks:
        yield chunk, short
    head = _first_chunk(form, right, _HEAD_SYLLABLES)
    if head is not None and head != short:
        yield from ((chunk, head) for chunk in chunks)


def _named(form: str, span: tuple[int, int], names: Sequence[str]) -> list[tuple[int, int]]:
    """Where names stand, with the level of a place before them, the longest of those that hold one another."""
    found = []
    for name in names:
        for match in re.finditer(rf"(?<!\w)(?:{LEVEL}\s)?{re.escape(name)}(?!\w)", form[slice(*span)]):
            found.append((span[0] + match.start(), span[0] + match.end()))
    return sorted((a, b) for a, b in found if not any((c, d) != (a, b) and c <= a and b <= d for c, d in found))


def _of_one_sort(form: str, spans: Sequence[tuple[int, int]], other: tuple[int, int]) -> list[tuple[int, int]]:
    """Those names that may be set beside another, the nearest first: none but people beside a person, as far as the
    words before them tell.
    """
    sort = _sort(form, other)
    same = [span for span in spans if sort and _sort(form, span) == sort]
    return list(reversed(same or [span for span in spans if not (sort and _sort(form, span))]))


def _sort(form: str, span: tuple[int, int]) -> str:
    name = form[slice(*span)]
    if _PERSON.search(form[: span[0]]) or name.split()[0] in _TITLES:
        return "person"
    if name in _PROVINCES or _OF_PLACE.search(form[: span[0]]) or re.match(rf"{LEVEL}\s", name):
        return "place"
    return ""


def _capitals(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Runs of words in capitals, which are names though they may not be known as such ("Lạc", "cô Quyên")."""
    runs: list[tuple[int, int]] = []
    for syllable in syllables(text[slice(*span)]):
        start, end = span[0] + syllable.start, span[0] + syllable.end
        if not text[start].isupper() or end - start < 2 or (not start and not is_capital_name(text, end)):
            continue
        if runs and text[runs[-1][1] : start] == " ":
            titled = match_form(text[slice(*runs[-1])]) in _TITLES
            runs[-1] = (start if titled else runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def is_capital_name(text: str, end: int) -> bool:
    """True when a word that begins a question is followed by another in capitals, or is no plain word."""
    return text[end : end + 2].strip()[:1].isupper()


def _first_chunk(form: str, span: tuple[int, int], longest: int = _SYLLABLES) -> tuple[int, int] | None:
    """The words right behind a joint, up to a small one."""
    start = span[0]
    found: list[Syllable] = []
    for syllable in syllables(form[slice(*span)]):
        passive = syllable.form == "bị" and _BI.match(form, start + syllable.start)  # "bị can", "bị thương"
        if not found and not passive and (syllable.form in _STOP or syllable.form in ("số", "mức")):
            continue
        if (syllable.form in _STOP and syllable.form not in _INNER) or len(found) == _SYLLABLES:
            break
        found.append(syllable)
        if len(found) == longest:
            break
    while found and found[-1].form in _STOP:
        found.pop()
    return (start + found[0].start, start + found[-1].end) if found else None


def _last_chunks(
    form: str, span: tuple[int, int], first: str, longest: int, names: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """What may be the other thing, left of a joint: from the word on that the right one begins with, else the last
    words between small ones, cut to the length of the right one first; names left out ("ở Sơn La bí thư").
    """
    chunks: list[list[Syllable]] = [[]]
    for syllable in syllables(form[slice(*span)]):
        if syllable.form == first:
            chunks.append([syllable])
        elif syllable.form in _INNER and chunks[-1]:
            chunks[-1].append(syllable)
        elif syllable.form in _STOP:
            chunks.append([])
        elif syllable.form != "số" or chunks[-1]:
            chunks[-1].append(syllable)
    chunks = [chunk for chunk in reversed(chunks) if any(not s.form.isdecimal() for s in chunk)]
    for chunk in sorted(chunks, key=lambda chunk: chunk[0].form != first):
        for name in names:
            words, size = [s.form for s in chunk], len(name.split())
            at = next((n for n in range(len(words)) if words[n : n + size] == name.split()), None)
            if at is not None:
                chunk = chunk[at + size :] or chunk[:at]
        words = [s.form for s in chunk]
        if not chunk:
            continue
        if words[0] == first:
            ends = dict.fromkeys((min(longest, len(chunk)), len(chunk)))
            yield from ((span[0] + chunk[0].start, span[0] + chunk[size - 1].end) for size in ends)
            continue
        while chunk and chunk[-1].form in _INNER:
            chunk = chunk[:-1]
        for length in sorted({min(max(longest, 2), len(chunk)), min(2, len(chunk)), len(chunk)} - {0}, reverse=True):
            yield span[0] + chunk[-length].start, span[0] + chunk[-1].end
        return


def _made(
    text: str, form: str, one: tuple[int, int], other: tuple[int, int], joint: tuple[int, int], question: Question
) -> Sides | None:
    one, other = (_with_head(form, span) for span in (one, other))
    labels = [text[slice(*span)] for span in (one, other)]
    phrases = [tuple(s.form for s in syllables(label)) for label in labels]
    words = [frozenset(s.form for s in content(label)) for label in labels]
    named = [next((n for n in question.names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", form[slice(*s)])), "")
             for s in (one, other)]  # fmt: skip
    own = [words[n] - words[1 - n] or frozenset(phrases[n]) - frozenset(phrases[1 - n]) for n in (0, 1)]
    capitals = [all(word[:1].isupper() for word in label.split()) for label in labels]
    if all(capitals):
        named = [name or " ".join(phrase) for name, phrase in zip(named, phrases, strict=True)]
    if bool(named[0]) != bool(named[1]):
        own = [own[0] - set(named[0].split()), own[1] - set(named[1].split())]
        named = ["", ""]
    counted = [all(word.isdecimal() or word == "năm" for word in phrase) for phrase in phrases]
    if not any(named) and any(own[n] <= _GENERAL and phrases[n] not in _PEOPLE for n in (0, 1)):
        return None
    if not own[0] or not own[1] or counted[0] != counted[1] or (named[0] != "" and named[0] == named[1]):
        return None
    first, second = (one, other) if one < other else (other, one)
    frame = f"{text[: first[0]]} {text[first[1] : second[0]]} {text[second[1] :]}".replace(text[slice(*joint)], " ")
    beside = {s.form for s in content(frame)}
    own = [mine - beside or mine for mine in own]
    alone: list[list[tuple[int, int]]] = [[], []]
    shared: list[tuple[int, int]] = []
    for period in periods_asked(text):
        if not period.years:
            continue
        years = (period.first.year, period.last.year)
        at = (
            0
            if one[1] <= period.start < _end(form, one, other)
            else 1
            if other[1] <= period.start < _end(form, other, one)
            else 2
        )
        at = 0 if one[0] <= period.start < one[1] else 1 if other[0] <= period.start < other[1] else at
        (alone[at] if at < 2 else shared).append(years)
    if not (alone[0] and alone[1]):
        shared = [*shared, *alone[0], *alone[1]]
        alone = [[], []]
    made = [
        Side(label, phrase, frozenset(mine), name, tuple(periods))
        for label, phrase, mine, name, periods in zip(labels, phrases, own, named, alone, strict=True)
    ]
    return Sides(made[0], made[1], frame, tuple(shared))


def _with_head(form: str, span: tuple[int, int]) -> tuple[int, int]:
    """A lone syllable with the small word before it: "trong nước"."""
    head = _HEAD.search(form[: span[0]])
    return (head.start("word"), span[1]) if head and " " not in form[slice(*span)] else span


def _end(form: str, span: tuple[int, int], other: tuple[int, int]) -> int:
    """How far what stands behind a label is said of it: up to the other one, else to the end."""
    return other[0] if span < other else len(form)


def evidence_of(side: Side, text: str) -> float:
    """How much of a side a stretch names, in 0..1: a word counts where a neighbour of it in the question stands too."""
    if side.name:
        spelled = spell_out(text)
        if not stands_in(side.name, spelled):
            return 1.0 if _by_given_name(side.name, text) else 0.0
        plain = side.label == side.label.lower()
        if is_syllable(side.name) and not plain and not _alone(side.label.split()[-1], spelled, ending=True):
            return 0.0
        written = side.label == side.label.lower() or side.label.split()[-1] in spelled  # "Phúc", not "hạnh phúc"
        return 1.0 if written else 0.0
    there = forms_of(text)
    pairs, forms = set(pairwise(there)), set(there)
    telling = [word for word in side.phrase if word not in _GENERAL] or side.phrase
    if len(telling) == 1:
        return 1.0 if telling[0] in forms else 0.0
    beside = {word for two in pairwise(side.phrase) if two in pairs for word in two}
    if _DENIES.search(" ".join(side.phrase)) and not _DENIES.search(match_form(text)):
        return 0.0  # "được quy tập" is not "chưa quy tập"
    return len(side.own & beside) / len(side.own)


def _by_given_name(name: str, text: str) -> bool:
    """True when a text names a person by the last part of the name alone: "Thiết" of "Vương Mậu Thiết"."""
    parts = name.split()
    return len(parts) >= _FULL and may_be_person(name) and _alone(parts[-1].capitalize(), text)


def _alone(word: str, text: str, *, ending: bool = False) -> bool:
    """True when a word with a capital stands in a text outside longer names: not "Lâm" of "Lâm Đồng"; with `ending`
    it may be the last part of one.
    """
    names = find_name_spans(text)
    return any(
        not any(start <= match.start() < end and not (ending and match.end() == end) for start, end in names)
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    )


def forms_of(text: str) -> list[str]:
    """The syllables of a text, abbreviations spelled out."""
    return [s.form for s in syllables(spell_out(text))]
