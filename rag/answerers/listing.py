"""Lists: the documents or the people of an article, or the things that a sentence or the lines behind it name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.answerers import plain
from rag.compose import Composer, Draft, not_found, quoted
from rag.continued import beside, continued
from rag.desk import Desk
from rag.documents import tie
from rag.enough import is_enough
from rag.enumerations import Enumeration, Item, enumeration, named_together
from rag.glued import is_caption
from rag.meant import article_meant, names_article, topic_of
from rag.read import Reading
from rag.short_names import short_mentions
from rag.target_document import about_end
from rag.target_person import stretch
from rag.wants import PEOPLE
from rag.write import write_claim
from records.answer import Status
from records.article import Article
from records.fact import DocumentRef
from records.passage import SectionKind, Sentence
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.document_details import find_details
from vietnamese.documents import KINDS, find_documents
from vietnamese.normalise import match_form
from vietnamese.offices import find_people, find_person_spans
from vietnamese.words import is_content, syllables

_MOST_ITEMS = 12
_LONGEST_ITEM = 240
_LONGEST_HEAD = 230
# A sentence up to this many characters is quoted instead of taken apart; a longer one where no semicolons do that.
_QUOTED_WHOLE, _QUOTED_COMMAS = 300, 420
_CHARS = 640  # of the sentences together that tell a list; an answer stays under 700 with its citation marks
_MOST_TOLD = 4
_NAMES = 0.5  # share of the best score with which a sentence of its article may name one more of those asked for
_TELLS = 0.65  # and where it holds the two words that say what is asked for, which the best one does not
_DEED = re.compile(r"(?<!\w)([^\s,?]+ [^\s,?]+) (?:những|các)(?: thứ| cái| điều| việc)? gì(?!\w)")
_THING = re.compile(r"(?<!\w)(?:những|các|mấy|\d{1,2}) ([^\s,?]+ [^\s,?]+)(?: [^\s,?]+){0,4} (?:nào|gì)(?!\w)")
_ITEMS = 3  # things side by side that make a list
_FEW_NAMED = 2  # where the question does not say how many
_AS_GOOD = 0.9  # share of the best score with which another sentence may tell more of the list
_CLOSE = 0.75  # share of the best score with which a sentence that names the very things asked for comes first
_OF_KIND = 0.3  # what such things add to a score
_HEAD_SHARE = 0.45
_SEVERAL = r"(?:những|các|hai|ba|bốn|năm|sáu|bảy|tám|mấy|\d{1,2})"
_PEOPLE = re.compile(
    r"những ai|gồm (?:có )?(?:những )?ai|(?:nhắc|nói|kể|nêu)(?: tên)?(?: đến| tới)? ai(?!\w)"
    rf"|(?<!\w){_SEVERAL} (?:{PEOPLE}|nhân vật|cái tên)(?!\w)(?=.*(?:nào|gì|ai|được nhắc|có tên|xuất hiện))"
    rf"|(?:tên|danh sách)(?: của)?(?: {_SEVERAL})? (?:{PEOPLE}|nhân vật)(?!\w)"
)
_HOW_MANY = re.compile(rf"(?<!\w)(hai|ba|bốn|năm|sáu|bảy|tám|\d{{1,2}}) {PEOPLE}(?!\w)")
_NUMERALS = {word: n for n, word in enumerate("hai ba bốn năm sáu bảy tám".split(), start=2)}
_DOCUMENTS = re.compile(rf"văn bản|tài liệu|(?<!\w)(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})(?!\w)")
_NOUN = re.compile(r"(?:những|các|hai|ba|bốn|mấy)\s+([^\s,?]+(?:\s[^\s,?]+)?)")
_ABOUT = re.compile(r"[\s,]{0,2}(?:khóa [XVI]+ )?về(?!\w)|\s{0,2}[“\"]", re.IGNORECASE)
_DOES = re.compile(r"\s(?:được|đã|đang|gắn với|phù hợp với|có hiệu lực)\s")  # no longer what it is about
_NAME_THEM = re.compile(r"liệt kê|kể tên|kể ra|nêu tên|danh sách")
_TOGETHER = re.compile(r"\s{0,2}[,;]\s{1,2}|\s{1,2}và\s{1,2}")
_TITLED = re.compile(
    r"(?<!\w)(?:đồng chí|đ/c|ông|bà|anh|chị|cô|chú|em|đbqh|đb|đại biểu|bác sĩ|luật sư|nhà báo"
    r"|[a-z.]{0,6}(?:ts|gs|ths|bs|ls)\.?|kỹ sư|nghệ sĩ|nghệ nhân"
    r"|(?:đại|trung|thượng|thiếu) (?:tướng|tá|úy)|hlv|cầu thủ)\s{1,2}$"
)
_TITLE_WITHIN = 16
_EACH, _MOST_COUNTED = 0.06, 5  # what one more person adds to a sentence where several are asked for
_PEOPLE_DO = re.compile(r"(?<!\w)(?:ai|người|ông|cán bộ|nào)(?: đã| đang| vừa)? (?:bị|được) ([^\s,?]+ [^\s,?]+)")
_WHOLE = 520
_THESE = re.compile(
    r"(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,2}|các|những|tất cả)(?: [^\s,.;]+){1,4}"
    r" (?:này|đó|trên|nói trên|nêu trên|kể trên|vừa nêu|ấy)(?!\w)"
)
_COUNTED = re.compile(r"(?<![\d.,/-])(\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) ([^\s\d,.;:?]+ [^\s\d,.;:?]+)")
_BACK = 2  # sentences before one that points back
_NUMBERED = re.compile(r"có số|số hiệu")


def answer(question: Question, desk: Desk) -> Draft | None:
    """The things asked for, one claim each as a line of a list; a short sentence that names them is quoted instead."""
    if question.wants is not Wants.LIST:
        return None
    form = match_form(question.standalone)
    whole = names_article(question)
    article = article_meant(question, desk) if whole else None
    if whole and article is None:
        return not_found(())
    topic = topic_of(question) if article else None
    asked = form.replace(match_form(topic), " ") if topic else form
    if article and _PEOPLE.search(asked):
        return _people_of(article, desk) or not_found(())
    if article and _DOCUMENTS.search(asked):
        return _documents_of(article, asked, desk) or not_found(())
    if _PEOPLE.search(asked):
        return _people_said(question, desk)
    readings = [r for r in desk.look(question) if not is_caption(r.evidence.sentence.text)]
    good = [r for r in readings if is_enough(r) and (article is None or r.evidence.article.id == article.id)]
    if not good:
        return not_found(readings)
    if _NAME_THEM.search(form) and _DOCUMENTS.search(form):
        listed = _documents_of(good[0].evidence.article, form, desk)
        if listed and len(listed.claims) > 1:
            return listed
    return _things(question, good, desk) or _told(question, good, desk)


def _documents_of(article: Article, asked: str, desk: Desk) -> Draft | None:
    """Each document that an article mentions once, in the fullest of its wordings."""
    sentences = {sentence.id: sentence for sentence in desk.sentences(article.id)}
    kinds = [kind for kind in KINDS if re.search(rf"(?<!\w){kind}(?!\w)", asked)]
    refs = [
        ref for ref in desk.documents(article.id)
        if ref.sentence_id in sentences and sentences[ref.sentence_id].kind.own
        and (not kinds or ref.kind in kinds) and (ref.number or not _NUMBERED.search(asked))
    ]  # fmt: skip
    lines = []
    for document in tie(refs):
        wordings = [_wording(ref, sentences[ref.sentence_id]) for ref in document.mentions]
        lines.append(max(wordings, key=lambda item: (bool(re.search(r"\d", item.text)), item.end - item.start)))
    return _list(article, None, lines)


def _wording(ref: DocumentRef, sentence: Sentence) -> Item:
    """A mention with the day, the issuer and, where it is short, the subject written behind it."""
    start, end = ref.start - sentence.start, ref.end - sentence.start
    mention = next((m for m in find_documents(sentence.text) if m.start == start), None)
    if mention is None:
        return Item(sentence, start, end)
    before = next((m for m in reversed(find_documents(sentence.text)) if m.end <= start), None)
    if before and _TOGETHER.fullmatch(sentence.text, before.end, start):  # they share what stands behind
        start = before.start
    details = find_details(sentence.text, mention)
    spans = [span for span in (details.issued_at, details.issuer_at, details.title_at) if span and span[0] >= end]
    end = max([end, *(span[1] for span in spans)])
    about = about_end(sentence.text, mention)
    if about and about - start <= _LONGEST_ITEM and _ABOUT.match(sentence.text, end):
        does = _DOES.search(sentence.text, end, about)
        end = does.start() if does else max(end, about)
    end += sentence.text[end : end + 1] in ("”", '"')
    return Item(sentence, start, end)


def _people_of(article: Article, desk: Desk) -> Draft | None:
    """Everyone an article names with an office or as "ông", "bà", once each, with most of the offices."""
    found: dict[str, tuple[int, Item]] = {}
    for sentence in desk.sentences(article.id):
        if not sentence.kind.own or sentence.kind is SectionKind.BYLINE:
            continue
        people = {person.start: person for person in find_people(sentence.text)}
        for start, end in find_person_spans(sentence.text):
            name = " ".join(match_form(sentence.text[start:end]).split())
            person = people.get(start)
            if person is None and not _TITLED.search(match_form(sentence.text), max(0, start - _TITLE_WITHIN), start):
                continue
            offices = len(person.offices) if person else 0
            if name not in found or offices > found[name][0]:
                found[name] = (offices, Item(sentence, *stretch(person)) if person else Item(sentence, start, end))
    return _list(article, None, [item for _, item in found.values()])


def _people_said(question: Question, desk: Desk) -> Draft:
    """The people of whom one sentence says together what is asked, or each of several that name them one by one."""
    asked = replace(question, wants=Wants.PERSON, office="")
    readings = desk.look(asked)
    good = [reading for reading in readings if is_enough(reading)]
    naming = [reading for reading in good if _group(reading)]
    if not good:
        return not_found(readings)
    counted = _HOW_MANY.search(match_form(question.standalone))
    many = _number(counted[1]) if counted else 0
    if naming:
        best = max(naming, key=lambda r: r.score * (1 + _EACH * min(_MOST_COUNTED, len(_group(r)))))
        people = _people_in(best)
        if len(people) >= max(2, many):
            return _list(best.evidence.article, None, people) or not_found(readings)
        if len(_group(best)) >= max(2, many):
            return quoted(Status.ANSWERED, [[_whole(best)]], readings)
    told = [_whole(r) for r in _one_by_one(match_form(question.standalone), good[0], readings, many)]
    return quoted(Status.ANSWERED, [[reading] for reading in told], readings) if told else plain.answer(question, desk)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMERALS[word]


def _people_in(reading: Reading) -> list[Item]:
    """Those of a reading's people whom it gives offices, with these."""
    keep = reading.target.keep if reading.target else None
    people = [p for p in find_people(reading.evidence.sentence.text) if keep and keep[0] <= p.start < keep[1]]
    return [Item(reading.evidence.sentence, *stretch(person)) for person in people]


def _one_by_one(form: str, best: Reading, readings: Sequence[Reading], many: int) -> list[Reading]:
    """The best sentences of the best one's article that name someone new each, as many as are asked for.

    Where no number is asked for and the best one says what befell them ("bị khiển trách"), the others must too.
    `form` is the question's.
    """
    known: set[str] = set()
    told: list[Reading] = []
    deed = _PEOPLE_DO.search(form)
    said = deed[1] if deed and not many and _says(deed[1], best) else ""
    for reading in readings:
        text = reading.evidence.sentence.text
        named = {match_form(text[slice(*span)]) for span in _group(reading)}
        new = {name for name in named if not any(name in other or name.endswith(other) for other in known)}
        same = reading.evidence.article.id == best.evidence.article.id and reading.evidence.sentence.kind.own
        if not new or not same or reading.disagrees or (said and not _says(said, reading)):
            continue
        if reading.score < _NAMES * best.score:
            continue
        told.append(reading)
        known |= new
        if len(told) == _MOST_TOLD or len(known) >= (many or _FEW_NAMED):
            break
    return sorted(told, key=lambda reading: reading.evidence.sentence.index)


def _group(reading: Reading) -> list[tuple[int, int]]:
    """Where the people stand of whom a reading's sentence says together what is asked."""
    keep = reading.target.keep if reading.target else None
    text, around = reading.evidence.sentence.text, (reading.context.before, reading.context.heading)
    spans = sorted((*find_person_spans(text), *short_mentions(text, around)))
    return [span for span in spans if keep and keep[0] <= span[0] < keep[1]]


def _things(question: Question, good: Sequence[Reading], desk: Desk) -> Draft | None:
    """The enumeration of the best sentence, or of one nearly as good that names things of the very kind asked for."""
    noun = _NOUN.search(match_form(question.standalone))
    kind = noun[1] if noun else ""
    best: tuple[float, Reading, Enumeration | None, list[Item]] | None = None
    for reading in good:
        if reading.score < _CLOSE * good[0].score:
            break
        sentence = reading.evidence.sentence
        following = [s for s in desk.sentences(sentence.article_id) if s.index > sentence.index]
        listed = enumeration(sentence, following)
        of_kind = _of_kind(listed.items, kind) if listed else []
        heads = listed is not None and _heads(question, sentence.text[: listed.head_end])
        score = reading.score + (_OF_KIND if len(of_kind) > 1 or heads else 0.0)
        if best is None or score > best[0]:
            best = (score, reading, listed, of_kind)
    if best is None:
        return None
    _, reading, listed, of_kind = best
    sentence, article = reading.evidence.sentence, reading.evidence.article
    lines_behind = listed is not None and listed.items[0].sentence is not sentence
    whole = _QUOTED_WHOLE if sentence.text.count(";") > 1 else _QUOTED_COMMAS
    if listed is None or (len(sentence.text) <= whole and not lines_behind):
        return None if reading is good[0] else _told(question, [reading, *good], desk)
    head = sentence.text[: listed.head_end]
    if len(of_kind) < 2 and not _heads(question, head) and not _leads_to(question, head):
        return None
    items = list(listed.items)
    named = [item for item in items if any(name in match_form(item.text) for name in question.names)]
    if 1 < len(of_kind) < len(items):
        items = of_kind
    elif 1 < len(named) < len(items) and not any(name in match_form(head) for name in question.names):
        items = named
    return _list(article, Item(sentence, 0, listed.head_end) if listed.head_end else None, items)


def _told(question: Question, good: Sequence[Reading], desk: Desk) -> Draft:
    """The best sentence whole, those behind it that go on with it, and others that tell as much of what is asked."""
    best = good[0]
    asked = _asked_beside(match_form(question.standalone))
    telling = [] if _says(asked, best) else [r for r in good[1:] if r.score >= _TELLS * best.score and _says(asked, r)]
    also = [r for r in good[1:] if r.score >= _AS_GOOD * best.score]
    also.sort(key=lambda r: named_together(r.evidence.sentence.text) < _ITEMS)  # of equals the one that lists things
    also = [*telling[:1], *also]
    leads = [best, *also[:1]]
    if sum(len(write_claim(lead)) for lead in leads) > _CHARS:
        leads = [_shorter(lead) for lead in leads]
    kept: list[Reading] = []
    room = _CHARS
    named = _named_before(question, best, desk)
    for group in (
        [named] if named else [],
        leads,
        *(continued(question, lead, desk, _MOST_TOLD - 1) for lead in leads),
    ):
        for reading in group:
            sentence, size = reading.evidence.sentence, len(write_claim(reading))
            if size > room or len(kept) == _MOST_TOLD:
                break
            if all(sentence.text not in other.evidence.sentence.text for other in kept):
                kept.append(reading)
                room -= size
    order = {article: rank for rank, article in enumerate(dict.fromkeys(r.evidence.article.id for r in kept))}
    kept.sort(key=lambda r: (order[r.evidence.article.id], r.evidence.sentence.index))
    return quoted(Status.ANSWERED, [[reading] for reading in kept], good)


def _named_before(question: Question, best: Reading, desk: Desk) -> Reading | None:
    """The nearest sentence before one that only points back at things ("cả ba lĩnh vực này"), which names them."""
    text = best.evidence.sentence.text
    if not _THESE.search(match_form(text)) or named_together(text) >= _ITEMS:
        return None
    for step in range(1, _BACK + 1):
        before = beside(question, best, desk, -step)
        if before is None:
            return None
        if len(_TOGETHER.findall(before.evidence.sentence.text)) > 1:
            return before
    return None


def _asked_beside(form: str) -> str:
    """The two words that say what is asked for: "thu giữ" of "thu giữ những gì", "đơn vị" of "những đơn vị nào"."""
    for pattern in (_DEED, _THING):
        found = pattern.search(form)
        if found and all(is_content(word) for word in found[1].split()):
            return found[1]
    return ""


def _says(words: str, reading: Reading) -> bool:
    return bool(words) and f" {words} " in f" {' '.join(reading.context.forms)} "


def _whole(reading: Reading) -> Reading:
    """The same reading, of which all is to be shown where that is not too long."""
    size = len(reading.evidence.sentence.text)
    if reading.target is None or size > _WHOLE:
        return reading
    return replace(reading, target=replace(reading.target, start=0, end=0, keep=(0, size)))


def _shorter(reading: Reading) -> Reading:
    """The same reading, of which only the part that is asked about is to be shown."""
    return replace(reading, target=replace(reading.target, keep=reading.focus)) if reading.target else reading


def _heads(question: Question, head: str) -> bool:
    """True when what stands before the things counts just what the question counts: "12 dự án"."""
    asked = set(_COUNTED.findall(match_form(question.standalone)))
    return bool(asked & set(_COUNTED.findall(match_form(spell_out(head)))))


def _leads_to(question: Question, head: str) -> bool:
    """True when what stands before the things says most of what is asked."""
    said = {s.form for s in syllables(spell_out(head))}
    apart = {syllable for name in question.names for syllable in name.split()}
    terms = [term for term in question.terms if term not in apart]
    return sum(term in said for term in terms) >= _HEAD_SHARE * len(terms)


def _of_kind(items: Sequence[Item], kind: str) -> list[Item]:
    """The things that open with the word asked for: "cục" of "những cục nào"."""
    if not kind:
        return []
    words = kind.split()
    for length in (2, 1):
        head = " ".join(words[:length]) + " "
        found = [item for item in items if match_form(item.text).startswith(head)]
        if len(found) > 1:
            return found
    return []


def _list(article: Article, head: Item | None, items: Sequence[Item]) -> Draft | None:
    """The draft with a line for each thing, at most twelve; None when there is none."""
    composer = Composer()
    if head:
        composer.state(_cut_head(head), [(article, head.sentence)])
    for item in items[:_MOST_ITEMS]:
        composer.state(f"- {_cut(item)}", [(article, item.sentence)])
    if len(items) > _MOST_ITEMS:
        composer.close(f"- … và {len(items) - _MOST_ITEMS} mục nữa")
    return composer.draft(Status.ANSWERED) if items else None


def _cut_head(head: Item) -> str:
    """What stands before the things; of a long one, its last clauses."""
    text = head.text
    start = next((s for s, _ in split_clauses(text) if len(text) - s <= _LONGEST_HEAD), 0)
    return text if len(text) <= _LONGEST_HEAD else f"… {text[start:]}" if start else text


def _cut(item: Item) -> str:
    """A thing; of a long one, its first clauses."""
    text = item.text
    if len(text) <= _LONGEST_ITEM:
        return text
    end = max((e for _, e in split_clauses(text) if e <= _LONGEST_ITEM), default=0)
    end = end or text.rfind(" ", 0, _LONGEST_ITEM)
    return f"{text[:end]} …"
