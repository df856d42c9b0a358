"""What a question asks for."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from rag.asking import periods_asked
from rag.followup import complete, figures_told, leaning_on
from rag.ordinals import ordinals
from rag.scope import Limits, behind
from rag.tidy import naming_source, without_courtesy, written_out
from rag.wants import wants
from records.question import Question, Turn, Wants
from vietnamese.abbreviations import spell_out_typed
from vietnamese.diacritics import Restorer
from vietnamese.documents import find_documents
from vietnamese.english import from_english
from vietnamese.names import find_name_spans, find_names, known_names
from vietnamese.normalise import clean, match_form
from vietnamese.offices import office_asked
from vietnamese.spelling import is_syllable
from vietnamese.words import content, is_content, syllables

Neighbours = Callable[[str], Sequence[str]]
"""Finds sentences that share syllables with a text, diacritics aside."""

_COUNTED = re.compile(
    r"(?:bao nhiêu|\bmấy|số lượng|tổng số|\bsố|tỷ lệ)(?:\s+(?:phần trăm|số lượng|trên|trong|tổng số))*\s+(?!\d)"
)
_NUMBERED_PLACE = re.compile(r"(?<!\w)(?:quận|phường|tổ|khu phố|tổ dân phố|tiểu khu|thôn|xóm|đội)\s\d{1,2}(?![\w/])")
# Without diacritics these are words of measure where the question asks for a measure, not "đại" or "mẹ".
_MEASURED = (
    (re.compile(r"(?<!\w)dai(?= bao nhieu)", re.IGNORECASE), "dài"),
    (re.compile(r"(?<!\w)rong(?= bao nhieu)", re.IGNORECASE), "rộng"),
    (re.compile(r"(?<!\w)nang(?= bao nhieu)", re.IGNORECASE), "nặng"),
    (
        re.compile(
            r"(?<!\w)may(?= (?:km|kg|m2|m3|ha|trieu|ty|tuoi|phut|usd|phan tram|inch|lit|nguoi|hom|tieng|lan|thang|ngay"
            r"|gio|tuan|diem|vu|tran|dong)(?!\w))",
            re.IGNORECASE,
        ),
        "mấy",
    ),
    (re.compile(r"(?<=bao nhieu )met(?!\w)", re.IGNORECASE), "mét"),
    (re.compile(r"(?:(?<=bao nhiêu )|(?<=bao nhieu )|(?<=mấy )|(?<=may ))ha(?!\w)", re.IGNORECASE), "hecta"),
    (
        re.compile(r"(?<!\w)(?<!gia )(?<!quoc )gia(?= (?:la )?bao nhieu|(?: ban| mua)? (?:mot|1) )", re.IGNORECASE),
        "giá",
    ),
)
_UNIT_SYLLABLES = 3
# "Starflex", "Heineken": one word is a name where it is no Vietnamese syllable and an article writes it so.
_FOREIGN = re.compile(r"(?<![\w.])[A-Z][a-z]{2,}(?![\w.])")
# "MU", "EU", "HAGL": so are capitals, but for those of money, measures and common things.
_ACRONYM = re.compile(r"(?<![\w./&-])[A-ZĐ]{2,6}(?![\w./&-])")
_NO_NAMES = frozenset(
    """usd vnd vnđ eur gdp cpi fdi oda vat hiv aids atm tv gps adn dna ceo vip mc hlv clb nxb sgk kg km cm mm ha"""
    """ iphone ok vđv svđ cđv đb cb bs ths ts gs pgs ls kts ks cn sv hs gv pv btc bgk nsnd nsưt nsut tt cp hn nh ct"""
    """ tgđ pgđ nđt đt xd gd""".split()
)
# "Giải Aspria Tennis Cup", "Cụ Thanh": written with a capital only because the question begins with them.
_GENERIC = re.compile(
    r"^(?:giải|hãng|công ty|tập đoàn|ngân hàng|bệnh viện|tuyển|clb|trận|cụ|ông|bà(?! rịa)|anh|chị|thầy|hlv|tour|show"
    r"|phim|game|điện thoại|lễ hội|siêu thị|khách sạn|môn|vua|xe|đội|mẫu|dòng|vụ|riêng|nước|người|dân|tướng|bé|báo|kênh"
    r"|album|cúp|bác|chú|cô)\s+(?=\w)"
)
_HEADS = frozenset(  # of names, though the question writes them small: "cầu Thủ Thiêm"
    """cầu đường phố sông suối hồ núi đảo cảng chợ trường chùa đền đình nhà khu bầu vịnh đèo bến ga sân đập kênh phà
    hầm tháp biển rừng vườn thác hang cồn bãi đồi mỏ quốc tỉnh chương quỹ""".split()
)
_HYPHENED = re.compile(r"(?<![\w-])[a-z]\w*(?:-[a-z]\w*)+(?![\w-])")
_MARK = re.compile(r"[,;:?.()]\s*$")
# "Ai trao quyết định cho Giám đốc Sở?" asks who did something, whatever office it names.
_DOES = re.compile(
    r"(?<!\w)ai (?!là|làm|giữ|vừa làm|vừa giữ|đang|hiện|được bổ|được bầu|được cử|mới|nhậm|đảm|trở|nắm)(?=\w+ .*)"
)


def spell(text: str, neighbours: Neighbours) -> str:
    """The text with abbreviations spelled out, diacritics restored and slips of the keys put right."""
    shouted = not any(map(str.islower, text))
    text = spell_out_typed(from_english(clean(text))).strip()
    text = text.lower() if shouted else text
    for pattern, word in _MEASURED:
        text = pattern.sub(word, text)
    return _restored(text, tuple(neighbours(text)))


@lru_cache(maxsize=256)  # each question has the ones before it spelled anew: ten of them took as long as an answer
def _restored(text: str, sentences: tuple[str, ...]) -> str:
    return without_courtesy(Restorer(sentences).restore(written_out(text, sentences)))


def understand(
    asked: str,
    history: Sequence[Turn],
    neighbours: Neighbours,
    *,
    spelled: str | None = None,
    own: str | None = None,
    limits: Limits | None = None,
) -> Question:
    """The question with what it asks for, completed from `history` when it leans on the turns before.

    `spelled` is what `spell` makes of it, where that is known already: it takes a tenth of the time of an answer. `own`
    is what of it was asked itself, where the rest is taken over from another part of the question. With `limits` a
    question that names no place, or no year, asks of theirs.
    """

    def known(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_as_typed(name, text) for name in known_names(text, _names_in(neighbours(text)))))

    def names(text: str) -> tuple[str, ...]:
        there = known(text)
        numbered = tuple(_NUMBERED_PLACE.findall(match_form(text)))
        several = tuple(dict.fromkeys((*_names_typed(text, there), *there, *numbered, *ordinals(match_form(text)))))
        alone = (word for word in foreign(text) if not any(word in name.split() for name in several))
        return _unbroken((*several, *alone), match_form(text))

    def foreign(text: str) -> tuple[str, ...]:
        found = [word for word in _FOREIGN.findall(text) if not is_syllable(word.lower())]
        inside = [(m.start, m.end) for m in find_documents(text)]
        found += [
            m.group()
            for m in _ACRONYM.finditer(text)
            if m.group().lower() not in _NO_NAMES and not any(start <= m.start() < end for start, end in inside)
        ]
        if not found:
            return ()
        there = " ".join(neighbours(text))
        return tuple(word.lower() for word in dict.fromkeys(found) if re.search(rf"(?<!\w){word}(?!\w)", there))

    text = spell(asked, neighbours) if spelled is None else spelled
    completed = complete(text, history, lambda turn: spell(turn, neighbours), names) if history else None
    standalone = completed.standalone if completed else text
    opening = limits.opening(standalone, names(standalone)) if limits else ""
    whole = _with_capitals(standalone, known(standalone))
    standalone = behind(opening, whole)
    own_forms = {s.form for s in content(f"{opening}{completed.own if completed else own or standalone}")}
    named = names(standalone)
    kind = wants(standalone, named)
    mentions = find_documents(standalone)
    periods = periods_asked(standalone)
    return Question(
        asked=asked,
        standalone=standalone,
        wants=kind,
        terms=tuple(s.form for s in content(standalone)),
        unit=_unit(standalone, named) if kind in (Wants.COUNT, Wants.PERCENT) else (),
        office=office_asked(standalone) if kind is Wants.PERSON and not _DOES.search(match_form(standalone)) else "",
        periods=tuple(dict.fromkeys((p.first.year, p.last.year) for p in periods if p.years)),
        names=named,
        documents=tuple(standalone[m.start : m.end] for m in mentions),
        leans_on=leaning_on(history) if completed and completed.standalone != text else frozenset(),
        told=figures_told(history) if completed and completed.own != whole else frozenset(),
        inherited=frozenset(s.form for s in content(standalone) if s.form not in own_forms) | naming_source(standalone),
    )


def _names_in(sentences: Sequence[str]) -> tuple[str, ...]:
    """The names in some sentences, but for those that stand there as common words too: "Quyết Định", "Thống Nhất"."""
    found = dict.fromkeys(name for sentence in sentences for name in find_names(sentence))
    lowered = " ".join(
        s.form if (written := sentence[s.start : s.end]) == written.lower() else written
        for sentence in sentences
        for s in syllables(sentence)
    )
    return tuple(name for name in found if f" {name} " not in f" {lowered} ")


def _unbroken(names: Sequence[str], form: str) -> tuple[str, ...]:
    """The names with what hyphens join in one piece: "mercedes", "x-class" of "Mercedes X-Class"."""
    joined = [word.split("-") for word in _HYPHENED.findall(form)]
    found: list[str] = []
    for name in names:
        words = name.split()
        for parts in joined:
            if words[-1:] == [parts[0]] and parts[0] not in re.sub(_HYPHENED, " ", form).split():
                words = words[:-1]
            if len(words) == 1 and words[0] in parts:
                words = ["-".join(parts)]
        if words and (kept := " ".join(words)) not in found:
            found.append(kept)
    return tuple(found)


def _as_typed(name: str, text: str) -> str:
    """A name of the articles without its first word where that is none in the question: "hòa Đan Mạch", "Giải X"."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", match_form(text))
    rest = name.partition(" ")[2]
    if found is None or not rest:
        return name
    written = text[found.start() : found.end()].split()
    bare = written[0].islower() and all(word[:1].isupper() for word in written[1:])
    if bare and match_form(written[0]) not in _HEADS:
        return rest
    return _GENERIC.sub("", name, count=1) if not text[: found.start()].strip() else name


def _names_typed(text: str, there: Sequence[str]) -> tuple[str, ...]:
    """The names in a question; where it begins with one, the capital of its first word may be the question's own.

    `there` are names of the articles that stand in it: "Cảng Trân Châu" gives way to "trân châu".
    """
    mentions = [(m.start, m.end) for m in find_documents(text)]
    typed: list[str] = []
    for start, end in find_name_spans(text):
        if any(begin <= start < finish for begin, finish in mentions):
            continue
        name = " ".join(match_form(text[start:end]).split())
        first, _, rest = name.partition(" ")
        if not text[:start].strip():
            name = _GENERIC.sub("", name, count=1)
        at_start = not text[:start].strip(" \"“'(")
        if not (at_start and is_content(first) and rest in there) and not (at_start and not is_content(first)):
            typed.append(name)
        elif " " in rest:
            typed.append(rest)
    return tuple(typed)


def _with_capitals(text: str, names: Sequence[str]) -> str:
    """The text with these names (in matching form) written as names are: the embedding model tells them by that."""
    form = match_form(text)
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", form):
            words = text[match.start() : match.end()]
            if words == words.lower():
                text = text[: match.start()] + words.title() + text[match.end() :]
    return text


def _unit(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The content words right behind "bao nhiêu", "mấy", "tổng số": what is to be counted, up to a mark or a name."""
    form = match_form(text)
    match = _COUNTED.search(form)
    unit: list[str] = []
    if match and form.startswith("giờ", match.end()):
        return ("giờ",)
    at = match.end() if match else len(form)
    for syllable in syllables(form[at:]):
        ahead = form[at : at + syllable.start]
        named = any(form.startswith(name, at + syllable.start) for name in names)
        if not is_content(syllable.form) or syllable.form in ("phần", "trăm") or len(unit) == _UNIT_SYLLABLES:
            break
        if "(" in ahead or (unit and (named or _MARK.search(ahead[-3:]))):
            break
        unit.append(syllable.form)
    return tuple(unit)
