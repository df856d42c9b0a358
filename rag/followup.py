"""Completing a question that leans on the turns before it: "Còn năm 2023?", "Thế Hà Giang?", "Văn bản đó ngày nào?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.asking import ASKS, without_asking
from rag.context import LEVEL
from records.question import Turn
from vietnamese.dates import Period, Precision, find_periods
from vietnamese.documents import find_documents
from vietnamese.names import may_be_person
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.offices import find_person_spans, office_asked
from vietnamese.provinces import PROVINCES
from vietnamese.spelling import is_syllable
from vietnamese.words import content, is_content, syllables

Names = Callable[[str], tuple[str, ...]]

_OPENING = re.compile(r"^\s*(?:(?:thế|vậy|còn|rồi|và|ừ|ok|thì)\b\s*)+(?:(?:cho hỏi|cho tôi hỏi|hỏi thêm)\s*)?,?\s*")
_POINTERS = r"(?:đó|này|ấy|trên|kia|vừa rồi|nói trên|ta)"
_POINTING = re.compile(
    r"\b(?:văn bản|nghị quyết|chỉ thị|kết luận|quy định|kế hoạch|đề án|hội nghị|cuộc|người|ông|bà|đồng chí|nơi|chỗ|bài"
    r"|số|năm|họ|nó|việc|dự án|vụ|đợt|chương trình|công trình|công ty|trường|tỉnh|huyện|xã|bộ|sở|cái)"
    rf"\s+{_POINTERS}\b|\b(?:đó|này|ấy)\b(?=\s*(?:\?|$|là|do|ban|có|ngày))"
    r"|(?<!dòng )(?<!con )\bhọ\b(?!\s+(?:và tên|tên|hàng|nhà|[A-ZĐ]))|\bnó\b"
)
_PERSON_POINTED_AT = re.compile(
    rf"(?P<title>ông|bà|đồng chí|anh|chị|cô)\s+{_POINTERS}\b|\b(?:người|vị)\s+{_POINTERS}\b|\bhọ\b"
    r"(?! và tên| tên| hàng)"
)
_DOCUMENT_POINTED_AT = re.compile(
    r"\b(?:văn bản|nghị quyết|nghị định|chỉ thị|kết luận|quy định|quyết định|thông tư|kế hoạch|đề án|luật|công văn)"
    rf"\s+{_POINTERS}\b|\bnó\b"
)
_YEAR_POINTED_AT = re.compile(r"\bnăm\s+(?:đó|ấy)\b")
_PLACE_POINTED_AT = re.compile(r"\b(?:(?:tại |ở )?(?:nơi|chỗ|tỉnh|huyện|xã|địa phương)\s+(?:đó|ấy|này)|(?:ở|tại) đó)\b")
_WHOSE = re.compile(r"\s+của(?:\s+(?:tỉnh|huyện|thành phố|Tỉnh ủy|Thành ủy|Huyện ủy))?(?:\s+[A-ZĐ]\w*){1,4}")
_AMONG = re.compile(r"^\s*(?:trong (?:số )?(?:đó|này|ấy)|số (?:đó|ấy|này))\b")
_COUNTED_PRONOUN = re.compile(r"((?:bao nhiêu|mấy)\s+)cái(?!\s+(?:cầu|nhà|cây|xe|giếng|bàn|ghế))\b")
_SO_WHAT = re.compile(r"(?:thì\s+)?(?:thế nào|ra sao|sao)\s*\??\s*$")
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy)\s+")
_MEASURED = re.compile(
    r"(?<!\w)(?:(?:dài|rộng|cao|nặng|sâu|vốn|tổng vốn|vốn đầu tư|giá|diện tích)\s)?(?:là\s|hết\s)?(?:bao nhiêu|mấy)"
    r"\s(?:mét|m|km|ki lô mét|cây số|tấn|kg|ha|héc ta|tỷ|triệu|đồng|tiền|lần|phần trăm|%)(?:\s(?:đồng|usd))?(?!\w)"
)
_YEAR_WORD = re.compile(r"năm\s+$", re.IGNORECASE)
# "lần thứ nhất", "phương án 2", "giải nhì", "cấp xã": one of several of its kind.
_ONE_OF = re.compile(
    r"(?<!\w)(lần|đợt|phương án|quý|khóa|kỳ|cấp|vòng|nhóm|loại|hạng|quận|phường|tổ|giải|huy chương|môn|lớp|khối|mức|vụ"
    r"|gói|dự án thành phần|tuyến|điều|khoản)\s+(?:thứ\s+)?"
    r"(?:thị xã|thị trấn|thành phố|cơ sở|khuyến khích|vàng|bạc|đồng|ngoại ngữ|[^\W_]+)(?!\w)"
)
_SUBJECT_ENDS = re.compile(
    r"(?<!\w)(?:của|ở|tại|cho|trong|năm|là|từ|đến|được|do|vào|bao nhiêu|mấy|có|đã|khi|lúc|ngày|dự kiến|khoảng)(?!\w)"
)
_TITLED = r"(?:ông|bà|anh|chị|đồng chí|cô)"
_SHORT = 5  # content words: a question with fewer, and without names, rarely stands by itself
_LEVELS = frozenset("thị xã trấn tỉnh huyện thành phố phường ủy đảng bộ năm nhiệm kỳ giai đoạn".split())
_PROVINCES = frozenset(match_form(name) for name in PROVINCES)


@dataclass(frozen=True, slots=True)
class Completed:
    """A turn made to stand by itself, and what of it the turn said itself.

    `own` is all of it, but for a turn that asks a new thing of the matter before ("Bao nhiêu người dự?").
    """

    standalone: str
    own: str


def complete(text: str, history: Sequence[Turn], spell: Callable[[str], str], names: Names) -> Completed:
    """`text`, made to stand by itself; as it is when it does already.

    `spell` puts right how a turn is spelled, `names` finds the people and places of a text.
    """
    before = spell(history[0].question)
    for last, turn in pairwise(history):
        before = _complete(before, last, spell(turn.question), names).standalone
    return _complete(before, history[-1], text, names)


def periods_asked(text: str) -> list[Period]:
    """The periods of a question; the number of a document is no year ("Quyết định 1976")."""
    mentions = find_documents(text)
    return [
        period
        for period in find_periods(text, bare_years=True)
        if not any(mention.start <= period.start < mention.end for mention in mentions)
    ]


def leaning_on(history: Sequence[Turn]) -> frozenset[str]:
    """Ids of the sentences that the last answer cited."""
    answer = history[-1].answer if history else None
    return frozenset(f"s:{c.article_id}:{c.start}-{c.end}" for c in answer.citations) if answer else frozenset()


def figures_told(history: Sequence[Turn]) -> frozenset[str]:
    """The figures that the last answer put in bold, as written."""
    said = _said(history[-1])
    return frozenset(said[number.start : number.end] for number in find_numbers(said))


def _complete(before: str, last: Turn, text: str, names: Names) -> Completed:
    form = match_form(text)
    opening, pointing, among = _OPENING.match(form), _POINTING.search(form), _AMONG.match(form)
    names_now = names(text)
    short = len(content(text)) < _SHORT and not names_now and not find_documents(text)
    if not (opening or pointing or among or short):
        return Completed(text, text)
    bare = _SO_WHAT.sub("", text[opening.end() :] if opening else text)
    if not ASKS.search(match_form(bare)):
        changed = with_changes(before, bare, _names_changed(bare, names_now), names)
        return Completed(changed, changed)
    own = _of_what_was_counted(text, before)
    asked = _pointed_out(own, before, last, names)
    parts = [asked.rstrip(" ?.")]
    said = _said(last)
    if not find_documents(asked) and (pointing or short) and not among:
        source = said if find_documents(said) else before
        parts += [source[m.start : m.end] for m in find_documents(source)[:1]]
    office = office_asked(text)
    if office and not among and asked == own:
        parts += [name.title() for name in names(before) if _kind(name, match_form(before)) == "place"]
    elif among or (short and asked == own and not find_documents(" ".join(parts))):
        parts.append(_matter(before))  # "Bao nhiêu người dự?" of the meeting asked about before
    elif not names_now and (asked == own or not _resolves(form)):
        parts += [name.title() for name in names(before)]
    if not periods_asked(asked) and (short or opening) and not _PERSON_POINTED_AT.search(form):
        parts += [f"năm {p.first.year}" for p in periods_asked(before) if len(p.years) == 1]
    if any(f"năm {p.first.year}" in parts[1:] for p in periods_asked(", ".join(parts[:2]))):
        parts = parts[:2]
    return Completed(", ".join(dict.fromkeys(parts)), own)


def _matter(before: str) -> str:
    """What the question before was about, without what it measured: "Cầu X dài bao nhiêu mét" is about "Cầu X"."""
    form = match_form(before)
    measured = _MEASURED.search(form)
    return without_asking(f"{before[: measured.start()]} {before[measured.end() :]}" if measured else before)


def _resolves(form: str) -> bool:
    return bool(_PERSON_POINTED_AT.search(form) or _DOCUMENT_POINTED_AT.search(form))


def _said(turn: Turn) -> str:
    """What the last answer put in bold: its figure, name or document."""
    if turn.answer is None:
        return ""
    return ", ".join(bold for claim in turn.answer.claims for bold in re.findall(r"\*\*(.+?)\*\*", claim.text))


def _told(turn: Turn) -> str:
    """All that the last answer said."""
    return " ".join(claim.text.replace("**", "") for claim in turn.answer.claims) if turn.answer else ""


def _of_what_was_counted(text: str, before: str) -> str:
    """ "mấy cái" with what was counted before in place of "cái"."""
    unit = _counted_in(before)
    match = _COUNTED_PRONOUN.search(match_form(text))
    return f"{text[: match.end(1)]}{unit}{text[match.end() :]}" if match and unit else text


def _counted_in(text: str) -> str:
    """The words behind "bao nhiêu" that name what is counted: two syllables at most."""
    match = _COUNTED.search(match_form(text))
    if not match:
        return ""
    counted = syllables(text[match.end() :])[:2]
    while counted and not is_content(counted[-1].form):
        counted = counted[:-1]
    return text[match.end() + counted[0].start : match.end() + counted[-1].end] if counted else ""


def _pointed_out(text: str, before: str, last: Turn, names: Names) -> str:
    """The question with the person, document, year or place that it points at put in place of its pronoun."""
    form = match_form(text)
    if pronoun := _PERSON_POINTED_AT.search(form):
        person = _person(_said(last), names) or _person(before, names) or _person(_told(last), names)
        if person:
            return f"{text[: pronoun.start()]}{pronoun['title'] or ''} {person}{text[pronoun.end() :]}".strip()
        return text
    if (pronoun := _DOCUMENT_POINTED_AT.search(form)) and not find_documents(text):
        source = next((t for t in (_said(last), before, _told(last)) if find_documents(t)), "")
        if source:
            mention = find_documents(source)[0]
            whose = _WHOSE.match(source, mention.end)
            written = source[mention.start : whose.end() if whose else mention.end]
            return f"{text[: pronoun.start()]}{written}{text[pronoun.end() :]}"
    if pronoun := _YEAR_POINTED_AT.search(form):
        years = [p.first.year for t in (_said(last), before) for p in periods_asked(t) if p.years and len(p.years) == 1]
        if years:
            return f"{text[: pronoun.start()]}năm {years[0]}{text[pronoun.end() :]}"
    if pronoun := _PLACE_POINTED_AT.search(form):
        for source in (_said(last), before):
            place = next(
                (name for name in names(source) if _kind(name, match_form(source)) in ("place", "other")), None
            )
            if place:
                return f"{text[: pronoun.start()]}ở {place.title()}{text[pronoun.end() :]}"
    return text


def _person(text: str, names: Names) -> str:
    """The first person that a text names, as it writes the name; "" when it names none."""
    spans = find_person_spans(text)
    if spans:
        return " ".join(text[slice(*spans[0])].split())
    form = match_form(text)
    return next((name.title() for name in names(text) if _kind(name, form) == "person"), "")


def _kind(name: str, form: str) -> str:
    """What a name is, told by the text (in matching form) that it stands in."""
    if name in _PROVINCES or re.search(rf"(?<!\w){LEVEL}\s+{re.escape(name)}(?!\w)", form):
        return "place"
    if re.search(rf"(?<!\w){_TITLED}\s+{re.escape(name)}(?!\w)", form):
        return "person"
    if not all(map(is_syllable, name.split())):
        return "foreign"
    return "person" if may_be_person(name) else "other"


def _names_changed(text: str, found: Sequence[str]) -> Sequence[str]:
    """The names in "Thế Starflex?": a single word with a capital is one there, though nowhere else."""
    words = text.strip(" ?.!,").split()
    alone = len(words) == 1 and words[0][:1].isupper() and not words[0].isupper()
    foreign = [w.strip(" ?.!,") for w in words if w[:1].isupper() and not is_syllable(match_form(w.strip(" ?.!,")))]
    return found or ([match_form(words[0])] if alone else [match_form(w) for w in foreign[:1] if w.isalpha()])


def _replaceable(new: str, text: str, before: str, names: Names) -> str | None:
    """Which name of the question before gives way to `new`: one of its kind, never a person to a place."""
    kind, form = _kind(new, match_form(text)), match_form(before)
    found = sorted(names(before), key=form.find)
    foreign = [match_form(w) for w in re.findall(r"(?<= )[^\W\d_]+", before) if w[:1].isupper()]
    found += [w for w in foreign if not is_syllable(w) and not any(w in name.split() for name in found)]
    kinds = {name: _kind(name, form) for name in found}
    same = [name for name in found if kinds[name] == kind]
    other = [name for name in found if {kinds[name], kind} != {"person", "place"}]
    return next(iter((*same, *other)), None)


def with_changes(before: str, text: str, names_now: Sequence[str], names: Names) -> str:
    """The question before, with the year, place, office or thing counted that `text` names in place of its own."""
    changed = before
    one = _ONE_OF.search(match_form(text))
    if one and not names_now:
        old = next((m for m in _ONE_OF.finditer(match_form(before)) if m[1] == one[1]), None)
        if old:
            return f"{before[: old.start()]}{text[one.start() : one.end()]}{before[old.end() :]}"
    now, then = periods_asked(text), periods_asked(before)
    if now and then:
        ahead = changed[: then[0].start]
        if now[0].precision is not Precision.YEAR:
            ahead = _YEAR_WORD.sub("", ahead)
        changed = ahead + text[now[0].start : now[0].end] + changed[then[0].end :]
    elif now:
        written = text[now[0].start : now[0].end]
        year = "" if match_form(written).startswith("năm") or now[0].precision is not Precision.YEAR else "năm "
        changed = f"{changed.rstrip(' ?.')} {year}{written}"
    if names_now:
        form = match_form(text)
        at = form.find(names_now[0])
        new = text[at : at + len(names_now[0])] if at >= 0 else names_now[0]
        new = new if new != new.lower() else new.title()
        given_way = _replaceable(names_now[0], text, before, names)
        at = match_form(changed).find(given_way) if given_way else -1
        changed = (
            changed[:at] + new + changed[at + len(given_way) :]
            if given_way and at >= 0
            else f"{changed.rstrip(' ?.')} {new}"
        )
        changed = _with_level(changed, text, new)
    office, old_office = office_asked(text), office_asked(before)
    if office and not old_office and not now and not names_now:
        places = [name.title() for name in names(before) if _kind(name, match_form(before)) == "place"]
        return " ".join((text.strip(" ?."), *places, "là ai"))
    if office and old_office:
        return f"{text.strip(' ?.')} {', '.join(name.title() for name in names(before) if name not in office)} là ai"
    cut = [(p.start, p.end) for p in now]
    cut += [m.span() for name in names_now for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", match_form(text))]
    rest = [s for s in content(text) if not any(start <= s.start < end for start, end in cut)]
    if all(s.form in _LEVELS for s in rest) and (now or names_now):
        return changed
    return _with_thing(changed, text, [text[s.start : s.end] for s in rest]) if rest else changed


def _with_level(changed: str, text: str, name: str) -> str:
    """ "Thị ủy X" becomes "Tỉnh ủy Y" when the new place is named with its own level."""
    level = re.search(rf"({LEVEL})\s+{re.escape(match_form(name))}", match_form(text))
    old = re.search(rf"{LEVEL}\s+(?={re.escape(match_form(name))})", match_form(changed))
    return f"{changed[: old.start()]}{level[1]} {changed[old.end() :]}" if level and old else changed


def _with_thing(before: str, text: str, thing: Sequence[str]) -> str:
    """The question before, of something else: in place of the words behind its "bao nhiêu", or else of its subject."""
    form = match_form(before)
    match = _COUNTED.search(form)
    written = " ".join(thing)
    organisation = written[:1].isupper() and not text.lstrip().startswith(written)
    if match and not organisation and (behind := syllables(before[match.end() :])) and is_content(behind[0].form):
        end = match.end()
        for syllable in behind:
            if not is_content(syllable.form):
                break
            end = match.end() + syllable.end
        return f"{before[: match.end()]}{written}{before[end:]}"
    ends = _SUBJECT_ENDS.search(form)
    if ends and ends.start() and ASKS.search(form, ends.start()):
        return f"{written} {before[ends.start() :]}"
    return f"{before.rstrip(' ?.')} {written}"
