"""Who and what a claim names: people, places and bodies of its sentences, with what these say of each."""

import re
from collections.abc import Iterator, Sequence

from rag.verify.neighbours import put_for_another
from rag.verify.texts import Cited, Span, Text
from vietnamese.document_details import find_details
from vietnamese.documents import find_documents
from vietnamese.names import may_be_person
from vietnamese.normalise import fold, match_form
from vietnamese.offices import find_people, find_person_spans
from vietnamese.spelling import is_syllable
from vietnamese.words import syllables

_WORD = re.compile(r"(?<![\w.-])[^\W\d_][^\W_]+(?:-[^\W_]+)?")
_STARTS = re.compile(r"(?:^|[.!?:\"“]\s{0,2})$")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,8}(?!\w)")
_AUXILIARIES = (
    r"(?<!\w)(?:đã|được|có|sẽ|là|đang|bị|vừa|phải|cần|tiếp nhận|thực hiện|tổ chức thực hiện|ban hành|kết nạp)(?!\w)"
)
_BODY = re.compile(
    r"(?<!\w)(?:ủy ban nhân dân|ủy ban kiểm tra|ủy ban mặt trận|hội đồng nhân dân|(?:tỉnh|thành|huyện|thị|quận"
    r"|đảng) ủy(?! viên)"
    r"|ban (?:tổ chức|tuyên giáo|dân vận|nội chính|bí thư|cán sự|quản lý|tổ chức|chỉ đạo)|bộ chính trị"
    r"|văn phòng|quốc hội|chính phủ|tòa án"
    r"|viện kiểm sát|bộ (?:công an|quốc phòng|y tế|giáo dục|tài chính|công thương|nội vụ|ngoại giao|tư pháp"
    r"|xây dựng|giao thông|nông nghiệp|kế hoạch)"
    r"|sở (?:y tế|giáo dục|tài chính|công thương|nội vụ|tư pháp|xây dựng|giao thông|nông nghiệp|kế hoạch"
    r"|văn hóa|tài nguyên))(?!\w)"
)
_ACTS_THEN = re.compile(
    r"(?: [^\W\d_]+){0,5}? (?:đã|sẽ|vừa|đang|chỉ đạo|ban hành|tổ chức|thực hiện|thành lập|tham mưu|yêu cầu"
    r"|đề nghị|quyết định|cho biết|phải)(?!\w)"
)
_OFFICE = re.compile(
    r"(?<!\w)(?P<head>(?:phó )?(?:bí thư|chủ tịch|trưởng ban|giám đốc|chủ nhiệm|tổng giám đốc|trưởng phòng"
    r"|bộ trưởng|thứ trưởng))"
    r" (?P<of>[^\W\d_]+ [^\W\d_]+)"
)
_ISSUED_BY = re.compile(r"(?<!\w)do (?P<issuer>[^;.,:]{5,60}?) (?:ký )?ban hành(?!\w)")
_OF_LEVEL = frozenset("ương tỉnh huyện xã phường".split())
_IS = re.compile(r"\s(?:là|do)\s(?:(?:đồng chí|ông|bà|anh|chị)\s)?$")
_POINTS_AT = re.compile(
    r"(?<!\w)(?:này|đó|ấy|trên|anh|chị|ông|bà|cô|em|họ|nó|mình|nữ|nam|tại đây|ở đây|nhà (?:chùa|trường|máy|thờ))(?!\w)"
)
_AT = re.compile(
    r"(?<!\w)(?P<at>từ|cho|tại|ở|đến|tới|về|sang|với)"
    r"(?: (?:thủ đô|thành phố|tp|tỉnh|huyện|thị xã|quận|xã|phường|nước|bang))?\s{1,2}$"
)
_AT_MOST = 24  # characters before a name
_NAMED_AFTER = 40  # characters before a name in which a school or a street stands that bears it
_LEADS = re.compile(r"(?<!\w)(?:đã|đang|sẽ|vừa|là|có|bị|được)(?!\w)")
_NO_NAMES = frozenset(
    """đảng nhà bộ sở ban ủy tỉnh thành huyện xã thị phường quận hội chi nghị quyết chỉ quy kế luật trường công ngân
    trung tổng cục viện tòa đại phó chủ bí giám trưởng năm ngày tháng theo trong tại khi""".split()
)
_SCHOOL = re.compile(r"(?<!\w)(?:trường|thpt|thcs|đường|phố|cầu|bệnh viện|công ty|đại học|học viện)(?: \w+){0,2}\s$")


def names_doubted(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Names of a claim that are none of its sentences', and what it says of one that these say of another."""
    for span in claim.names:
        if not names_held(claim, span, cited):
            yield ("name" if may_be_person(name_at(claim, span)) else "place"), span
    for span in named_spans(claim):
        if span in claim.names or any(stands_in(name_at(claim, span), sentence.form) for sentence in cited):
            continue
        if all(_takes_the_place(claim, span, s) or _leads_for_another(claim, span, s) for s in cited):
            yield "place", span
    yield from _bodies(claim, cited)
    yield from _offices(claim, cited)
    yield from _offices_of_others(claim, cited)
    yield from _issuers(claim, cited)
    if len(cited) == 1:
        yield from (
            ("place", span) for span in put_for_another(claim, named_spans(claim), cited[0], named_spans(cited[0]))
        )


def names_held(claim: Text, span: Span, cited: Sequence[Cited]) -> bool:
    """True when a name of a claim stands in a sentence, or may be told from what stands around it."""
    name = name_at(claim, span)
    parts = name.split()
    form = " \n ".join(f"{s.form} \n {' '.join(s.around.forms)}" for s in cited)
    if stands_in(name, form) or any(_may_name(claim, span, name, sentence) for sentence in cited):
        return True
    if any(_abbreviated(name, sentence) or _alone(claim, span, name, sentence) for sentence in cited):
        return True
    # "Dòng Nexus": a word that only opens the claim with a capital, before a name.
    ahead = claim.form[: span[0]].strip()
    return not ahead and len(parts) > 1 and all(stands_in(part, form) for part in parts[1:])


def name_at(text: Text, span: Span) -> str:
    """A name in matching form, without breaks of lines."""
    return " ".join(text.form[slice(*span)].split())


def stands_in(name: str, form: str) -> bool:
    """True for a name that stands in a text, both in matching form."""
    written = r"\s{1,3}".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){written}(?![^\W\d])", form) is not None


def _may_name(claim: Text, span: Span, name: str, sentence: Cited) -> bool:
    """True for a name that stands right around a sentence: the last person named there, where the sentence names none;
    a place, where its title or its article as a whole is of it.
    """
    around = sentence.around
    if _takes_the_subject(claim, span, sentence):
        return False
    if may_be_person(name) and not _SCHOOL.search(claim.form, 0, span[0]):
        if _holds_office(claim, span, name, sentence):
            return True
        if any(may_be_person(name_at(sentence, other)) for other in sentence.names):
            return False
        before = _people(sentence.around.before) or _people(sentence.before) or _people(around.heading)
        return bool(before) and (_names(before[-1], name) or (len(set(before)) == 1 and _names(before[0], name)))
    if _SCHOOL.search(claim.form, 0, span[0]) and _SCHOOL.search(sentence.form):
        return False
    if _takes_the_place(claim, span, sentence):
        return False
    about = around.frame.places | around.frame.homes | around.frame.names
    return stands_in(name, sentence.beside) or name in about


def _alone(claim: Text, span: Span, name: str, sentence: Cited) -> bool:
    """True for a name that a sentence can only mean by what it points with: the only one of its title, or one of a kind
    that it names ("nhà chùa"), where the claim leaves out no name of the sentence.
    """
    if _takes_the_subject(claim, span, sentence):
        return False
    if not _POINTS_AT.search(sentence.form) and name.split()[0] not in sentence.forms:
        return False
    said = {name_at(sentence, span) for span in sentence.names}
    if any(not stands_in(other, claim.form) for other in said):
        return False
    title = Text(sentence.around.heading)
    titled = {name_at(title, span) for span in title.names}
    unspoken = {other for other in titled if not stands_in(other, sentence.form)}
    if name in titled:
        return unspoken == {name}
    kind = name.split()[0]
    return is_syllable(kind) and kind in sentence.forms and stands_in(name, sentence.beside)


def _takes_the_place(claim: Text, span: Span, sentence: Cited) -> bool:
    """True for a name behind "từ", "cho", ... behind which its sentence has one that the claim leaves out."""
    word = _AT.search(claim.form, max(0, span[0] - _AT_MOST), span[0])
    if word is None:
        return False
    for start, end in named_spans(sentence):
        there = _AT.search(sentence.form, max(0, start - _AT_MOST), start)
        if there and there["at"] == word["at"] and not stands_in(name_at(sentence, (start, end)), claim.form):
            return True
    return False


def _holds_office(claim: Text, span: Span, name: str, sentence: Cited) -> bool:
    """True for the one whom its article always names behind an office that the sentence has without a name."""
    head = " ".join(claim.within((0, span[0]))[-2:])
    if " " not in head or not stands_in(head, sentence.form) or _OFFICE.match(f"{head} a b") is None:
        return False
    article = sentence.source.article.text
    form = match_form(article)
    behind = [m.end() + 1 for m in re.finditer(rf"(?<!\w){head}(?!\w)", form)]
    named = [at for at in behind if article[at : at + 1].isupper()]
    return bool(named) and all(form.startswith(name, at) for at in named)


def _takes_the_subject(claim: Text, span: Span, sentence: Cited) -> bool:
    """True for a name that leads a claim whose sentence leads with another one that the claim leaves out."""
    ours, theirs = (
        [n for n in named_spans(text) if not _AT.search(text.form, 0, n[0])][:1] for text in (claim, sentence)
    )
    if not ours or not theirs or ours[0] != span:
        return False
    verb = _LEADS.search(sentence.form)
    return verb is not None and theirs[0][1] <= verb.start() and not stands_in(name_at(sentence, theirs[0]), claim.form)


def _leads_for_another(claim: Text, span: Span, sentence: Cited) -> bool:
    """True for a single word that takes the place of the name that its sentence leads with, both or neither of them in
    the title.
    """
    name, title = name_at(claim, span), match_form(sentence.around.heading)
    if is_syllable(name) or name in sentence.form.replace(" ", "") or not _takes_the_subject(claim, span, sentence):
        return False
    lead = next(n for n in named_spans(sentence) if not _AT.search(sentence.form, 0, n[0]))
    return not stands_in(name, title) or stands_in(name_at(sentence, lead), title)


def _people(text: str) -> list[str]:
    before = Text(text)
    return [
        name_at(before, span)
        for span in find_person_spans(before.text)
        if not _SCHOOL.search(before.form, max(0, span[0] - _NAMED_AFTER), span[0])
    ]


def _bodies(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Bodies of Party and State that no sentence names, but for the one that acts in a sentence that names none."""
    acting = any(_acting(sentence) for sentence in cited)
    for match in _BODY.finditer(claim.form):
        words = match.group()
        if any(stands_in(words, f"{s.form} \n {match_form(s.raw)}") or _abbreviated(words, s) for s in cited):
            continue
        opens = not re.search(_AUXILIARIES, claim.form[: match.start()]) or claim.form[: match.start()].endswith("của ")
        if not (
            opens and not acting and any(stands_in(words, s.beside) or words in s.around.frame.form for s in cited)
        ):
            yield "subject", match.span()


def _abbreviated(name: str, sentence: Cited) -> bool:
    """True when a sentence has the first letters of a name in capitals, or begins a word of capitals with them."""
    letters = "".join(fold(word[0]) if word[0] != "đ" else "đ" for word in name.split())
    return len(letters) > 1 and any(found.casefold().startswith(letters) for found in _CAPITALS.findall(sentence.raw))


def _acting(sentence: Cited) -> bool:
    """True for a sentence that names a body before its verb."""
    return any(_ACTS_THEN.match(sentence.form, body.end()) for body in _BODY.finditer(sentence.form))


def _offices(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Offices that a claim gives to someone, and its sentences to another."""
    theirs: dict[str, list[str]] = {}
    for sentence in cited:
        for text in (sentence.text, sentence.before):
            for person in find_people(text):
                theirs.setdefault(person.name, []).extend(text[slice(*office)] for office in person.offices)
    given = [(person.name, office) for person in find_people(claim.text) for office in person.offices]
    for holder, office in (*given, *_offices_ahead(claim)):
        written = [other for name, offices in theirs.items() if _names(holder, name) for other in offices]
        others = [other for name, offices in theirs.items() if not _names(holder, name) for other in offices]
        told = claim.text[slice(*office)]
        if not any(_fits(told, other) for other in written) and any(_fits(told, other) for other in others):
            yield "name", office


def _names(one: str, other: str) -> bool:
    """True for one person named more or less fully: "Mansour Hadi", "Yemen Mansour Hadi"."""
    return f" {one} ".endswith(f" {other} ") or f" {other} ".endswith(f" {one} ")


def _offices_ahead(claim: Text) -> Iterator[tuple[str, Span]]:
    """People and the offices that a claim gives them in front: "Bí thư Huyện ủy là đồng chí Nguyễn Văn A"."""
    for span in claim.names:
        link = _IS.search(claim.form, max(0, span[0] - 20), span[0])
        heads = list(_OFFICE.finditer(claim.form, 0, link.start())) if link else []
        if link and heads:
            yield name_at(claim, span), (heads[-1].start(), link.start())


def _offices_of_others(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Offices of which the sentences name the head, always of another body: "Chủ tịch UBND" for "Chủ tịch HĐND"."""
    for match in _OFFICE.finditer(claim.form):
        body = _BODY.match(claim.form, match.start("of"))
        there = [
            _BODY.match(s.form, found.start("of"))
            for s in cited for found in _OFFICE.finditer(s.form) if found["head"] == match["head"]
        ]  # fmt: skip
        if _deputy_only(match["head"], cited) or (
            body and there and not any(other is None or other.group() == body.group() for other in there)
        ):
            yield "name", match.span()


def _deputy_only(head: str, cited: Sequence[Cited]) -> bool:
    """True for an office that the sentences have with "phó" only where the claim has none, or the other way round."""
    bare = head.removeprefix("phó ")
    there = {bool(m[1]) for s in cited for m in re.finditer(rf"(?<!\w)(phó (?:\w+ )?)?{bare}(?!\w)", s.form)}
    return there == {bare == head}


def _fits(office: str, other: str) -> bool:
    """True when an office begins as another does, and most of its words stand in it."""
    ours, theirs = [s.form for s in syllables(office)], [s.form for s in syllables(other)]
    return ours[:2] == theirs[:2] and sum(word in theirs for word in ours) >= 0.6 * len(ours)


def _issuers(claim: Text, cited: Sequence[Cited]) -> Iterator[tuple[str, Span]]:
    """Bodies and days of documents that the sentences write otherwise."""
    for mention in find_documents(claim.text):
        details = find_details(claim.text, mention)
        behind = _ISSUED_BY.search(claim.form, mention.end)
        issuer_at = details.issuer_at or (behind.span("issuer") if behind else None)
        if not issuer_at and not details.issued:
            continue
        there = [
            (sentence, find_details(sentence.text, other))
            for sentence in cited for other in find_documents(sentence.text) if mention.same_as(other)
        ]  # fmt: skip
        issuers = [set(s.within(other.issuer_at)) for s, other in there if other.issuer_at]
        if issuer_at and issuers and not any(_one_issuer(set(claim.within(issuer_at)), other) for other in issuers):
            yield "name", issuer_at
        days = {other.issued for _, other in there if other.issued}
        if details.issued and details.issued_at and days and details.issued not in days:
            yield "figure", details.issued_at


def _one_issuer(ours: set[str], theirs: set[str]) -> bool:
    levels = ours & _OF_LEVEL, theirs & _OF_LEVEL
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) and (levels[0] == levels[1] or not all(levels))


def named_spans(text: Text) -> list[Span]:
    """Where names stand, single words with a capital among them."""
    spans = list(text.names)
    for match in _WORD.finditer(text.text):
        if not text.text[match.start()].isupper():
            continue
        if any(start <= match.start() < end for start, end in spans):
            continue
        word = match_form(match.group())
        if word in _NO_NAMES or (_STARTS.search(text.text[: match.start()]) and is_syllable(word)):
            continue
        spans.append(match.span())
    return sorted(spans)
