"""The words of a claim that its sentences do not say, in these or other words."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.verify.lexicon import LONGEST_PHRASE, SAYING_NOTHING
from rag.verify.measures import is_converted, measure_of
from rag.verify.named import names_held
from rag.verify.texts import Cited, Span, Text, runs, says_same
from vietnamese.documents import find_documents
from vietnamese.normalise import fold, match_form
from vietnamese.verbs import find_verbs
from vietnamese.words import is_content

# Where a claim may say of whom or where its sentence speaks, which that leaves to the text around it.
_OF_WHOM = re.compile(
    r"(?<!\w)(?:của|tại|ở|trên địa bàn|thuộc|trong|cho|toàn|trên|do|đồng chí|ông|bà|anh|chị|cô|em|cháu|xã|huyện|tỉnh"
    r"|phường|thị xã|thị trấn|thành phố|đảng bộ|về|với|là|theo|,|\(|“|\")\s{0,2}$"
)
_FIRST_VERB = re.compile(
    r"(?<!\w)(?:có|đã|được|bị|là|sẽ|đang|vẫn|còn|kết nạp|tổ chức|thực hiện|đạt|tăng|giảm|chiếm|ban hành|cho biết"
    r"|không|chưa|gồm|vừa|phải|cần|muốn)(?!\w)"
)
_POINTS = re.compile(
    r"(?<!\w)(?:này|đó|ấy|trên|vụ việc|sự việc|sự cố|vụ|kết quả|nguyên nhân|lý do|mục đích|họ|ông|bà|anh|chị|cô"
    r"|em|cháu|hắn|y|nó|đối tượng"
    r"|nạn nhân|đây|theo đó|trong đó|ngoài ra|đồng thời|cũng|còn|cuộc)(?!\w)"
)
_OF_THING = re.compile(r"vụ|cuộc|việc|sự|của|trong|về|đợt|trận|trình|các|những|tại|ở|chiếc|con|người|từ")
_POINTED = 6  # syllables that may be taken over from what a sentence points at
_LEVELS = re.compile(r"(?<!\w)(?:đảng bộ )?(?:thị xã|thị trấn|huyện|tỉnh|xã|phường|thành phố|quận)(?!\w)")
_OF_ISSUING = frozenset("ban hành ký".split())
_OF_TIME = frozenset("nhiệm kỳ quý suốt cả khóa".split())
_DONE_TO = re.compile(r"(?<!\w)(?:bị|được|đã|sẽ|đang|đề nghị|do|vì|nhờ|không|chưa)(?: \w+){0,2} $")
_ASKED = 4  # syllables of the question that may be told again, and how many said ones there must be for each


_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐa-z]{0,2}[A-ZĐ](?!\w)|(?<!\w)[A-ZĐ]{2,8}(?!\w)")
_CLOCK = re.compile(
    r"(?<![\d.,])(?P<hour>\d{1,2})\s?(?:giờ|h|g|:)(?![^\W\d_])\s?(?P<minute>\d{2})?(?!\d)(?:\s?(?:phút|p|')(?!\w))?"
    r"(?P<late>\s?(?:chiều|tối|đêm)(?!\w))?"
)
_NOON = 12


def unsaid(claim: Text, cited: Sequence[Cited], said_besides: frozenset[str], asked: str) -> list[Span]:
    """Stretches of a claim whose words stand neither in its sentences nor, where the text around them may tell of whom
    or where they speak, there. `said_besides` are syllables that may be used as well; of what is `asked` (in matching
    form) a word or two may be told again, if the article has them too.
    """
    forms = claim.forms
    held = frozenset(form for sentence in cited for form in sentence.held) | said_besides
    if any(mention.number for mention in find_documents(claim.text)):
        held |= _OF_ISSUING
    there = frozenset(run for sentence in cited for run in sentence.phrases)
    spoken = [form in held or not is_content(form) for form in forms]
    _mark_same(forms, there, spoken)
    _mark_spans(claim, cited, spoken)
    _mark_levels(claim, cited, spoken)
    _mark_letters(claim, cited, spoken)
    _mark_around(claim, cited, spoken)
    _mark_asked(claim, cited, asked, spoken)
    return _stretches(claim, spoken)


def _mark_same(forms: Sequence[str], there: frozenset[tuple[str, ...]], spoken: list[bool]) -> None:
    """Marks phrases that say nothing, and those of which the sentences say the same in other words."""
    for at in range(len(forms)):
        for length in range(min(LONGEST_PHRASE, len(forms) - at), 0, -1):
            phrase = tuple(forms[at : at + length])
            if phrase in SAYING_NOTHING or (not all(spoken[at : at + length]) and says_same(phrase, there)):
                spoken[at : at + length] = [True] * length


def _mark_spans(claim: Text, cited: Sequence[Cited], spoken: list[bool]) -> None:
    """Marks figures, times, documents and names, which are judged by themselves."""
    spans = [(n.start, n.end) for n in claim.numbers]
    spans += [(t.start, t.end) for t in claim.times]
    spans += [(d.start, d.end) for d in find_documents(claim.text) if d.number]
    spans += [span for span in claim.names if names_held(claim, span, cited)]
    spans += [span for span, _ in clocks(claim)]
    spans += [measure[2] for n in claim.numbers if (measure := measure_of(claim, n)) and is_converted(claim, n, cited)]
    for at, syllable in enumerate(claim.syllables):
        if any(start <= syllable.start < end for start, end in spans):
            spoken[at] = True


def _mark_around(claim: Text, cited: Sequence[Cited], spoken: list[bool]) -> None:
    """Marks words that stand around a cited sentence, where a claim tells of whom or where it speaks; and phrases of
    the sentences before for what the sentence only points at, as long as it says most of the claim itself.
    """
    beside = " ".join(sentence.beside for sentence in cited)
    words = frozenset(re.findall(r"[^\W_]+", beside))
    verb = _first_verb(claim)
    at = 0
    while at < len(spoken):
        end = at
        while end < len(spoken) and not spoken[end] and claim.forms[end] in words - _OF_TIME:
            end += 1
        if end > at:
            start = claim.syllables[at].start
            if start < verb or claim.text[start].isupper() or _OF_WHOM.search(claim.form, max(0, start - 16), start):
                spoken[at:end] = [True] * (end - at)
        at = max(end, at + 1)
    _mark_pointed_at(claim, cited, spoken)


def _mark_pointed_at(claim: Text, cited: Sequence[Cited], spoken: list[bool]) -> None:
    pointing = [sentence for sentence in cited if _POINTS.search(sentence.form)]
    beside = " ".join(f"{match_form(s.around.heading)} . {match_form(s.around.before)}" for s in pointing)
    forms = tuple(re.findall(r"[^\W_]+", beside))
    there, words = runs(forms), frozenset(forms)
    said = sum(is_content(form) for form, known in zip(claim.forms, spoken, strict=True) if known)
    missing = [at for at, known in enumerate(spoken) if not known]
    if not forms or len(missing) > _POINTED or said < 2 * len(missing):
        return
    for at in missing:
        first = at
        while first and not _OF_THING.fullmatch(claim.forms[first - 1]) and at - first < _POINTED:
            if spoken[first - 1] and (first < 2 or spoken[first - 2]):
                break
            first -= 1
        if first and _OF_THING.fullmatch(claim.forms[first - 1]):
            spoken[at] = claim.forms[at] in words or says_same((claim.forms[at],), there)


def _mark_levels(claim: Text, cited: Sequence[Cited], spoken: list[bool]) -> None:
    """Marks "thị xã", "đảng bộ xã" of which a whole article speaks, where no sentence names another level."""
    if any(_LEVELS.search(sentence.form) for sentence in cited):
        return
    for match in _LEVELS.finditer(claim.form):
        if all(re.search(rf"(?<!\w){match.group()}(?!\w)", sentence.around.frame.form) for sentence in cited):
            for at, syllable in enumerate(claim.syllables):
                spoken[at] = spoken[at] or match.start() <= syllable.start < match.end()


def _mark_asked(claim: Text, cited: Sequence[Cited], asked: str, spoken: list[bool]) -> None:
    """Marks a few words of the question that stand in the article as well; never a deed."""
    missing = [at for at, known in enumerate(spoken) if not known]
    said = sum(is_content(form) for form, known in zip(claim.forms, spoken, strict=True) if known)
    if not missing or len(missing) > _ASKED or said < _ASKED * len(missing):
        return
    deeds = find_verbs(claim.text, claim.form, 0, len(claim.text))
    for start, end in _stretches(claim, spoken):
        phrase = rf"(?<!\w){re.escape(claim.form[start:end])}(?!\w)"
        if _DONE_TO.search(claim.form, max(0, start - 24), start):
            continue
        if any(start < verb[1] and verb[0] < end for verb in deeds) or not re.search(phrase, asked):
            continue
        if all(re.search(phrase, sentence.around.frame.form) for sentence in cited):
            for at, syllable in enumerate(claim.syllables):
                spoken[at] = spoken[at] or start <= syllable.start < end


def _mark_letters(claim: Text, cited: Sequence[Cited], spoken: list[bool]) -> None:
    """Marks abbreviations of what the sentences spell out, and what they abbreviate spelled out."""
    there = {match_form(found) for sentence in cited for found in _CAPITALS.findall(sentence.raw)}
    initials = "".join(fold_letter(form) for form in claim.forms)
    for letters in there:
        at = initials.find(letters)
        while at >= 0:
            spoken[at : at + len(letters)] = [True] * len(letters)
            at = initials.find(letters, at + 1)
    joined = {one + two for sentence in cited for one, two in pairwise(sentence.forms)}  # "YouTube" for "You Tube"
    held = frozenset(form for sentence in cited for form in sentence.held)
    for at, (one, two) in enumerate(pairwise((*claim.forms, ""))):
        spoken[at] = spoken[at] or one in joined
        if two and len(one) > 1 and one + two in held:
            spoken[at : at + 2] = [True] * 2
    written = ["".join(fold_letter(form) for form in sentence.forms) for sentence in cited]
    for at, syllable in enumerate(claim.syllables):
        short = claim.text[syllable.start : syllable.end]
        if not spoken[at] and _CAPITALS.fullmatch(short) and any(syllable.form in text for text in written):
            spoken[at] = True


def fold_letter(form: str) -> str:
    """The first letter of a syllable, without its marks; "đ" stays."""
    return form[0] if form[0] == "đ" else fold(form[0])


def clocks(text: Text) -> list[tuple[Span, tuple[int, int]]]:
    """Times of day with hour and minute: "1h16", "1 giờ 16 phút", "4 giờ chiều"."""
    return [
        (match.span(), (_hour(match), int(match["minute"] or 0))) for match in _CLOCK.finditer(text.form)
        if match["minute"] or "giờ" in match.group() or "h" in match.group()
    ]  # fmt: skip


def _hour(match: re.Match[str]) -> int:
    """The hour of the day: "4 giờ chiều" is 16, "1 giờ đêm" is 1."""
    hour = int(match["hour"])
    early = hour >= _NOON or not match["late"] or ("đêm" in match["late"] and hour < _NOON // 2)
    return hour if early else hour + _NOON


def _first_verb(text: Text) -> int:
    return next((m.start() for m in _FIRST_VERB.finditer(text.form) if m.start() > 3), 0)


def _stretches(claim: Text, spoken: Sequence[bool]) -> list[Span]:
    found: list[Span] = []
    for syllable, said in zip(claim.syllables, spoken, strict=True):
        if said:
            continue
        if found and claim.text[found[-1][1] : syllable.start].strip(" ") == "":
            found[-1] = (found[-1][0], syllable.end)
        else:
            found.append((syllable.start, syllable.end))
    return found
