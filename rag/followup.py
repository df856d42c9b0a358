"""Completing a question that leans on the turns before it: "Còn năm 2023?", "Thế Hà Giang?", "Văn bản đó ngày nào?"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.asking import ASKS, COUNTS, periods_asked, without_asking
from rag.context import LEVEL
from rag.pointing import ASKED_WHO, PERSON_POINTED_AT, POINTING, Names, kind_of, pointed_out, resolves, said_in_bold
from records.question import Turn
from vietnamese.dates import Precision
from vietnamese.documents import find_documents
from vietnamese.english import exonyms
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.offices import office_asked, office_head, office_span
from vietnamese.spelling import is_syllable
from vietnamese.verbs import find_verbs
from vietnamese.words import content, is_content, syllables

_OPENING = re.compile(
    r"^\s*(?:(?:thế|vậy|còn(?! lại)|rồi|và|ừ|ờ|à|ok|oke|thì|ủa|nhưng|tiếp)\b,?\s*)+"
    r"(?:(?:cho hỏi|cho tôi hỏi|hỏi thêm)\s*)?,?\s*(?:(?:riêng|đối với|với|về|phía|bên)\s(?=.*(?<!\w)thì(?!\w)))?"
)
_YES_NO = re.compile(r"(?<!\w)(?:không|chưa)\s*\??\s*$")
# What makes a statement a question of yes or no: "phải không", "có đúng là".
_TAG = re.compile(
    r"[\s,]*(?<!\w)(?:(?:có )?(?:phải|đúng)(?: vậy| thế)? (?:không|chưa)|(?:có )?(?:phải|đúng) là|có phải|đúng không"
    r"|(?:à|hả|hở|chứ|nhỉ)(?=\W*$)|(?<=\w )(?:không|chưa)(?=\W*$))(?!\w)"
)
# "Của chi bộ thì mấy?", "So với kế hoạch thì sao?": no question begins so that does not go on with another.
_PART_OF = re.compile(r"^\s*(?:của|so với)(?!\w)")
_AMONG = re.compile(r"^\s*(?:trong (?:số )?(?:đó|này|ấy)|số (?:đó|ấy|này))\b")
_COUNTED_PRONOUN = re.compile(r"((?:bao nhiêu|mấy)\s+)cái(?!\s+(?:cầu|nhà|cây|xe|giếng|bàn|ghế))\b")
_SO_WHAT = re.compile(
    r"(?:(?:thì\s+)?(?:thế nào|ra sao|sao)|(?<!\w)thì\s+(?:(?:là|được|dự kiến|khoảng|có|vào|tổng|hết|tăng|giảm)\s)*"
    r"(?:bao nhiêu|mấy|khi nào|bao giờ|(?:ngày|năm|tháng|hôm|lúc) nào|ở đâu|ai|là ai)(?:\s[^\W_]+)?)\s*\??\s*$"
)
_REST = re.compile(r"\s*(?:số )?(?:còn lại|còn nợ|còn thiếu|tổng cộng|tất cả|cả thảy)\s*")
_ORDINAL = re.compile(
    r"(?:thứ\s+)?(?:\d{1,2}|nhất|nhì|hai|ba|bốn|tư|năm|sáu|[ivx]{1,4})$|(?:đầu tiên|cuối cùng|cuối|đầu)$"
)
_COUNTED = re.compile(r"(?:bao nhiêu|\bmấy)\s+")
_MEASURED = re.compile(
    r"(?<!\w)(?:(?:dài|rộng|cao|nặng|sâu|vốn|tổng vốn|vốn đầu tư|giá|diện tích|lúc|vào khoảng|khoảng|vào)\s)?"
    r"(?:là\s|hết\s)?(?:bao nhiêu|mấy)\s(?:mét|m|giờ|tuổi|năm tù|tháng tù|lít|lượng|đều|điểm"
    r"|km|ki lô mét|cây số|tấn|kg|ha|héc ta|tỷ|triệu|đồng|tiền|lần|phần trăm|%)(?:\s(?:đồng|usd))?(?!\w)"
)
_YEAR_WORD = re.compile(r"năm\s+$", re.IGNORECASE)
# "lần thứ nhất", "phương án 2", "giải nhì", "cấp xã": one of several of its kind.
_ONE_OF = re.compile(
    r"(?<!\w)(lần|đợt|phương án|quý|khóa|kỳ|cấp(?! ủy| trên| dưới| phát| cứu| phép)|vòng|hiệp|trận|ca|lượt"
    r"|tập|bảng|nhóm|loại|hạng|quận|phường|tổ|giải|huy chương|môn|lớp|khối|mức|vụ"
    r"|gói|dự án thành phần|tuyến|điều|khoản)\s+(?:thứ\s+)?"
    r"(?:thị xã|thị trấn|thành phố|cơ sở|khuyến khích|vàng|bạc|đồng|ngoại ngữ|[^\W_]+)(?!\w)"
)
_LABELLED = re.compile(r"(?<!\w)(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2}) (?P<label>\d{1,3}|[ivx]{1,4})$")
_ASKS_ONE = re.compile(r"(?<!\w)(?:nào|ai|bao giờ|đâu|tỷ lệ|phần trăm|số)(?!\w)")
_SUBJECT_ENDS = re.compile(
    r"(?<!\w)(?:của|ở|tại|cho|trong|năm|là|từ|đến|được|do|vào|bao nhiêu|mấy|có|đã|khi|lúc|ngày|dự kiến|khoảng)(?!\w)"
)
_OF_COUNTRY = re.compile(r"(?:thị trường|nước|tuyển|đội|người|phía)\s$")
_SHORT = 5  # content words: a question with fewer, and without names, rarely stands by itself
_LEVELS = frozenset(
    "thị xã trấn tỉnh huyện thành phố phường ủy đảng bộ năm nhiệm kỳ giai đoạn riêng bên phía nước trường".split()
)


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


def goes_on(text: str) -> bool:
    """True when a turn says itself that it goes on from the one before: "còn ...", "... đó", "trong đó ..."."""
    form = match_form(text)
    return any((_OPENING.match(form), POINTING.search(form), _AMONG.match(form), _PART_OF.match(form)))


def leaning_on(history: Sequence[Turn]) -> frozenset[str]:
    """Ids of the sentences that the last answer cited."""
    answer = history[-1].answer if history else None
    return frozenset(f"s:{c.article_id}:{c.start}-{c.end}" for c in answer.citations) if answer else frozenset()


def figures_told(history: Sequence[Turn]) -> frozenset[str]:
    """The figures that the last answer put in bold, as written."""
    said = said_in_bold(history[-1])
    return frozenset(said[number.start : number.end] for number in find_numbers(said))


def _complete(before: str, last: Turn, text: str, names: Names) -> Completed:
    form = match_form(text)
    opening, pointing, among = _OPENING.match(form), POINTING.search(form), _AMONG.match(form)
    names_now = names(text)
    short = (len(content(text)) < _SHORT or _PART_OF.match(form)) and not names_now and not find_documents(text)
    if not (opening or pointing or among or short):
        return Completed(text, text)
    bare = _elliptic(text[opening.end() :] if opening else text, before, names)
    if _REST.fullmatch(match_form(bare)):
        bare = own_rest = f"{bare.strip(' ?.')} bao nhiêu"
    else:
        own_rest = ""
    asks = match_form(bare)
    if PERSON_POINTED_AT.search(asks) and not ASKS.search(asks):
        bare = pointed_out(bare, before, last, names)
        person = next((name for name in names(bare) if f" {name} " in f" {match_form(before)} "), "")
        at = match_form(before).find(person)
        if person and at >= 0:  # "bố hắn thì sao?"
            changed = f"{before[:at]}{bare.strip(' ?.')}{before[at + len(person) :]}"
            return Completed(changed, changed)
    if not ASKS.search(asks) and not (_YES_NO.search(asks) and _verb_or_more(bare)):
        changed = with_changes(before, bare, _names_changed(bare, names_now), names)
        return Completed(changed, changed)
    own = own_rest or _of_what_was_counted(bare if opening else text, before)
    asked = pointed_out(own, before, last, names)
    around: list[str] = []
    said = said_in_bold(last)
    if not find_documents(asked) and (pointing or short) and not among:
        source = said if find_documents(said) else before
        around += [source[m.start : m.end] for m in find_documents(source)[:1]]
    office = office_asked(text)
    if office and not among and asked == own:
        around += [name.title() for name in names(before) if kind_of(name, match_form(before)) == "place"]
    elif among or (asked == own and not names_now and not find_documents(", ".join([asked, *around]))):
        around.append(_matter(before, asked))  # "Bao nhiêu người dự?" of the meeting asked about before
    elif not names_now and (asked == own or not resolves(form)):
        around += [name.title() for name in names(before)]
    dated = periods_asked(", ".join([asked, *around])) or (find_documents(", ".join(around)) and not among)
    if not dated and (short or opening) and not PERSON_POINTED_AT.search(form):
        around += [f"năm {p.first.year}" for p in periods_asked(before) if len(p.years) == 1][:1]
    around = [part for part in dict.fromkeys(around) if part and match_form(part) not in match_form(asked)]
    return Completed(f"{', '.join(around)}: {asked}" if around else asked, own)


def _elliptic(text: str, before: str, names: Names) -> str:
    """The text without its words of asking, where they only ask again what was asked before: "X thì bao nhiêu?"."""
    bare = _SO_WHAT.sub("", text)
    if bare != text or not ASKS.search(match_form(text)):
        return bare
    rest = without_asking(text)
    known = {word for name in names(rest) for word in name.split()} | _LEVELS
    only_named = all(s.form in known or s.form.isdigit() for s in content(rest)) and content(rest)
    counts = [bool(COUNTS.search(match_form(one))) for one in (text, before)]
    return rest if only_named and counts[0] == counts[1] else text


def _verb_or_more(text: str) -> bool:
    """True for a text that says something, rather than names a thing only."""
    form = match_form(text)
    return bool(find_verbs(text, form, 0, len(text))) or form.startswith(("đã ", "có ", "được ", "bị "))


def _matter(before: str, asked: str) -> str:
    """What the question before was about, without what it measured: "Cầu X dài bao nhiêu mét" is about "Cầu X".

    Where it names its topic first ("Vụ X: bao nhiêu người ...?"), that is the matter. "hiệp 1" gives way to the
    "hiệp 2" that is asked about now.
    """
    before = _TAG.sub("", before)
    topic, colon, rest = before.partition(": ")
    if colon and rest and len(content(topic)) > 1:
        before = topic
    for one in _ONE_OF.finditer(match_form(asked)):
        old = next((m for m in _ONE_OF.finditer(match_form(before)) if m[1] == one[1]), None)
        before = f"{before[: old.start()]}{before[old.end() :]}" if old else before
    own = find_verbs(asked, match_form(asked), 0, len(asked))
    if own and not own[0][0]:  # "Dự án X bắt đầu từ đâu", "kết thúc ở đâu": another verb of the same subject
        asks = ASKS.search(match_form(before))
        verbs = find_verbs(before, match_form(before), 0, asks.start() if asks else len(before))
        subject = before[: verbs[0][0]].strip(" ,:") if verbs else ""
        if len(content(subject)) > 1:
            return subject
    if periods_asked(asked):
        before = _without_years(before)
    return without_measure(before)


def _without_years(text: str) -> str:
    """The text without the periods that it names: another is asked about."""
    for period in reversed(periods_asked(text)):
        text = f"{_YEAR_WORD.sub('', text[: period.start])}{text[period.end :]}"
    return " ".join(text.split())


def without_measure(text: str) -> str:
    """A question without what it asks for, nor the measure: "Cầu X" of "Cầu X dài bao nhiêu mét"."""
    measured = _MEASURED.search(match_form(text))
    return without_asking(f"{text[: measured.start()]} {text[measured.end() :]}" if measured else text)


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


def _names_changed(text: str, found: Sequence[str]) -> Sequence[str]:
    """The names in "Thế Starflex?": a single word with a capital is one there, though nowhere else."""
    words = text.strip(" ?.!,").split()
    alone = len(words) == 1 and words[0][:1].isupper() and not words[0].isupper()
    country = [name for name in sorted(exonyms()) if re.search(rf"(?<!\w){_capital(name)}(?!\w)", text)]
    if country and not found:
        return [max(country, key=len)]
    foreign = [w.strip(" ?.!,") for w in words if w[:1].isupper() and not is_syllable(match_form(w.strip(" ?.!,")))]
    return found or ([match_form(words[0])] if alone else [match_form(w) for w in foreign[:1] if w.isalpha()])


def _capital(name: str) -> str:
    """A country's name as it is written: "Anh", "Hàn Quốc", "châu Âu"."""
    return name.replace("châu ", "Châu ").title().replace("Châu ", "[Cc]hâu ")


def _replaceable(new: str, text: str, before: str, names: Names) -> str | None:
    """Which name of the question before gives way to `new`: one of its kind, never a person to a place."""
    kind, form = kind_of(new, match_form(text)), match_form(before)
    found = sorted(names(before), key=form.find)
    foreign = [match_form(w) for w in re.findall(r"(?<= )[^\W\d_]+", before) if w[:1].isupper()]
    found += [w for w in sorted(exonyms()) if re.search(rf"(?<!\w){w}(?!\w)", form) and w not in found]
    found += [w for w in foreign if not is_syllable(w) and not any(w in name.split() for name in found)]
    kinds = {name: kind_of(name, form) for name in found}
    same = [name for name in found if kinds[name] == kind]
    other = [name for name in found if {kinds[name], kind} != {"person", "place"}]
    return next(iter((*same, *other)), None)


def with_changes(before: str, text: str, names_now: Sequence[str], names: Names) -> str:
    """The question before, with the year, place, office or thing counted that `text` names in place of its own."""
    changed = before
    if not names_now and (labelled := _labelled_like(text, before)):
        return labelled
    one = _ONE_OF.search(match_form(text))
    if one and not names_now:
        if numbered := _numbered_like(one, before):
            return numbered
        old = next((m for m in _ONE_OF.finditer(match_form(before)) if m[1] == one[1]), None)
        if old:
            new = text[one.start() :].strip(" ?.") if not one.start() else text[one.start() : one.end()]
            return f"{before[: old.start()]}{new}{before[old.end() :]}"
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
        names_now = sorted(names_now, key=form.find)
        at = form.find(names_now[0])
        new = text[at : at + len(names_now[0])] if at >= 0 else names_now[0]
        new = new if new != new.lower() else new.title()
        if names_now[0] in exonyms() and (of := _OF_COUNTRY.search(form[:at])):
            new = text[of.start() : at + len(names_now[0])]
        given_way = _replaceable(names_now[0], text, before, names)
        at = match_form(changed).find(given_way) if given_way else -1
        changed = (
            changed[:at] + new + changed[at + len(given_way) :]
            if given_way and at >= 0
            else f"{changed.rstrip(' ?.')} {new}"
        )
        changed = _with_level(changed, text, new)
        others = [name for name in names_now[1:] if name in form and name not in match_form(changed)]
        changed = " ".join((changed.rstrip(" ?.") if others else changed, *map(str.title, others)))
    office, old_office = office_asked(text), office_asked(before)
    counts = COUNTS.search(match_form(before))  # "Còn cấp ủy viên cấp xã?" after how many of another level
    span = office_span(match_form(before)) if office else None
    verbs = find_verbs(before, match_form(before), 0, len(before)) if counts and span and not names_now else ()
    if span and verbs and span[0] < verbs[0][0]:
        return f"{text.strip(' ?.')} {before[verbs[0][0] :]}"
    if span and not ASKED_WHO.search(match_form(before)):
        head = office_head(match_form(before)[span[0] :])
        return f"{before[: span[0]]}{text.strip(' ?.')}{before[span[0] + len(head) :]}"
    if office and not old_office and not now and not names_now and not counts:
        places = [name.title() for name in names(before) if kind_of(name, match_form(before)) == "place"]
        return " ".join((text.strip(" ?."), *places, "là ai"))
    if office and old_office:
        return f"{text.strip(' ?.')} {', '.join(name.title() for name in names(before) if name not in office)} là ai"
    cut = [(p.start, p.end) for p in now]
    cut += [m.span() for name in names_now for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", match_form(text))]
    rest = [s for s in content(text) if not any(start <= s.start < end for start, end in cut)]
    if all(s.form in _LEVELS for s in rest) and (now or names_now):
        return changed
    return _with_thing(changed, text, [text[s.start : s.end] for s in rest]) if rest else changed


def _labelled_like(text: str, before: str) -> str:
    """The question before with "tổ máy 1" for its "tổ máy 2"; "" where nothing of that name is numbered there."""
    label = _LABELLED.search(match_form(text).strip(" ?."))
    words = label["name"].split() if label and not periods_asked(text) else []
    for first in range(len(words)):
        name = re.escape(" ".join(words[first:]))
        old = re.search(rf"(?<!\w){name} (?P<label>\d{{1,3}}|[ivx]{{1,4}})(?![\w/%]|[.,]\d)", match_form(before))
        if label and old and is_content(words[-1]):
            return f"{before[: old.start('label')]}{label['label'].upper()}{before[old.end('label') :]}"
    return ""


def _numbered_like(one: re.Match[str], before: str) -> str:
    """The question before with "nhóm thứ 2" for its "nhóm chất vấn đầu tiên"; "" where it numbers none such."""
    number = one[0].removeprefix(one[1]).strip()
    if not _ORDINAL.match(number):
        return ""
    old = re.search(
        rf"(?<!\w){one[1]}(?: [^\W\d_]+){{0,3}}? "
        r"(?P<number>(?:thứ )?(?:\d{1,2}|nhất|nhì|hai|ba|bốn|tư|năm|sáu)|đầu tiên|cuối cùng|đầu|cuối)(?![\w/])",
        match_form(before),
    )
    return f"{before[: old.start('number')]}{number}{before[old.end('number') :]}" if old else ""


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
    if COUNTS.search(form) or _ASKS_ONE.search(form):
        return f"{before.rstrip(' ?.')} {written}"
    return f"{without_measure(before)}: {text.strip(' ?.')} thế nào"
