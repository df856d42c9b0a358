"""A typed question, tidied: without particles and phrases of courtesy, short forms of years and words written out."""

import re
from collections import Counter
from collections.abc import Sequence

from rag.asking import ASKS
from vietnamese.normalise import fold, match_form
from vietnamese.spelling import is_syllable
from vietnamese.words import content, is_content, syllables

_WHOM = r"(?:mình|em|tôi|tớ|anh|chị|bạn|cháu|con|chúng tôi|bọn em|với|nhé|cái|đi|nha|ạ|nào)"
_CALLED = r"(?:(?:bạn|em|anh|chị|ad|admin|bot|trợ lý|các bạn|mọi người|bác|cô|chú)\s+ơi)"
_CALL = rf"(?:{_CALLED}|ê|này|dạ|ừm?|à|ơi)"
_OPENING = re.compile(
    rf"^\s*(?:{_CALL}\s*[,:!.]?\s+)?"
    rf"(?:(?:(?:làm ơn|vui lòng|xin|hãy|nhờ|phiền)\s+)*(?:(?:bạn|anh|chị|em|ad)\s+)?"
    rf"(?:cho\s+(?:{_WHOM}\s+)?(?:hỏi|biết)|xin hỏi|xin (?:được )?hỏi|hỏi (?:chút|tí|tý|xíu|thêm|nhanh|cái)"
    rf"|{_WHOM}\s+(?:muốn|cần)\s+(?:hỏi|biết)|(?:xem|tính|tra|tìm|kiểm tra)\s+(?:giúp|giùm|hộ|dùm)(?:\s+{_WHOM})*"
    rf"|(?:giúp|giùm|hộ|dùm)(?:\s+{_WHOM})+\s*(?=[:,]))"
    rf"(?:\s+(?:là|rằng|xem|với|chút|tí|tý|tẹo|nhé|thêm|luôn|xíu|cái|nhanh))*\s*[,:]?\s+)+"
)
_ASKED = "".join(rf"(?<={word} )|" for word in "gì nào ai nhiêu đâu sao chưa không giờ".split())[:-1]
# Never a word that may end a question by its sense: "bao nhiêu hộ", "Tây Ban Nha", "lợi thế", "ở đây".
_PARTICLE = re.compile(
    rf"[\s,]+(?:(?:giúp|hộ)(?:\s+{_WHOM})+|(?:giùm|dùm)(?:\s+{_WHOM})*|rồi (?:ta|nhỉ|vậy|hả|ạ)|ạ|nhỉ|nhé|(?<!ban )nha"
    rf"|hả|hử|(?<!như )(?<!vì )vậy(?: ta| trời)?|(?<!ở )(?<!tại )(?:đấy|đây)|với|không biết|luôn|xin cảm ơn"
    rf"|cảm ơn(?: {_WHOM})*|{_CALLED}|(?:{_ASKED})(?:thế|đó|ta)|(?<=vài câu )thôi|(?<=nhiêu )rồi|(?<=nhiêu \w\w\w )rồi)"
    r"(?=\s*[?.!]*\s*$)"
)
_YES_NO = re.compile(r"(?<!\w)(?:không|chưa|chăng)(?!\w)")
_SOFT = re.compile(r"^[\s,]+(?:rồi )?(?:nhỉ|hả|hở|hử|à)$")
_MOST_PARTICLES = 4
_SOURCES = r"(?:báo cáo|bài(?: báo| viết)?|tin(?: tức)?|bản tin|thông tin|số liệu|thống kê|tường thuật|nguồn tin)"
_SAYS = r"(?:nói|viết|cho biết|cho hay|nêu|đưa tin|đưa|ghi|kể|đề cập|phản ánh|nhắc)"
_UP_TO = r"(?:(?!(?:có|thì|là|được|đã|bao|mấy|ai|gì|nào|vì|tại sao)(?!\w))[^\s,;:?()]+\s*){0,10}"
# What only names the article that the answer is looked for in.
_SOURCE = re.compile(
    rf"\((?!\s*\d)[^()]{{3,80}}\)|\(\s*(?:cuối|đầu|giữa|năm|tháng|số liệu)[^()]{{0,30}}\)"
    rf"|(?<!\w)(?:theo|trong|ở|tại|dựa (?:vào|trên)|căn cứ) (?:các |cái )?{_SOURCES}(?!\w) ?{_UP_TO}"
    rf"|(?<!\w)(?:bài(?: báo| viết)?|báo|bản tin) {_UP_TO}?{_SAYS}(?!\w)(?: (?:về|rằng|là|đến|tới))?"
)
# "2021-23" is a range of years; "02-2021" and "2021-23/KH" are not.
_SHORT_RANGE = re.compile(r"(?<![\d/.-])((?:19|20)\d)(\d)\s?[-–]\s?(\d\d)(?![\d/.%-]|\s?(?:/|tháng))")
_STAGE = re.compile(r"(?<!\w)gđ\.?(?=\s(?:từ\s)?(?:19|20)\d\d)", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w/.&-])[A-ZĐ]{2,7}(?![\w/&-]|\.\w)")
_SHORT_NAME = re.compile(r"(?<![\w.])([A-ZĐ])\.\s?([A-ZĐ][a-zà-ỹ]+)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS_PHRASE = re.compile(r"[,;:.()\"“”?!\[\]–]")
_TIMES = {
    2: 2,
    3: 2,
}  # how often a phrase that fits two or three letters must stand in the sentences; one that fits more, once


def without_courtesy(text: str) -> str:
    """The question without the words that only address or thank somebody, before it and at its end.

    "nhỉ" and "hả" stay where nothing else tells that it asks.
    """
    opening = _OPENING.match(match_form(text))
    if opening and content(text[opening.end() :]):
        text = text[opening.end() :]
    for _ in range(_MOST_PARTICLES):
        form = match_form(text)
        particle = _PARTICLE.search(form)
        if not particle or not content(text[: particle.start()]):
            break
        asks = ASKS.search(form, 0, particle.start()) or _YES_NO.search(form, 0, particle.start())
        if not asks and _SOFT.match(particle.group()):
            break
        text = text[: particle.start()] + text[particle.end() :]
    return text.strip()


def naming_source(text: str) -> frozenset[str]:
    """The content syllables of a question that stand only where it names an article or a report, or in brackets.

    "theo báo cáo của X", "bài báo X nói", "(số liệu 2019)": none where that is all that the question says.
    """
    form = match_form(text)
    spans = [
        match.span()
        for match in _SOURCE.finditer(form)
        if not ASKS.search(form, match.start(), match.end()) and not form.startswith("bài hát", match.start())
    ]
    inside = {s.form for s in content(text) if any(start <= s.start < end for start, end in spans)}
    outside = {s.form for s in content(text) if not any(start <= s.start < end for start, end in spans)}
    return frozenset(inside - outside) if len(outside) > 1 else frozenset()


def written_out(text: str, sentences: Sequence[str]) -> str:
    """The question with short ranges of years, and abbreviations that fit a phrase of the sentences, written out."""
    text = _STAGE.sub("giai đoạn", _SHORT_RANGE.sub(_range, text))
    if not (_CAPITALS.search(text) or _SHORT_NAME.search(text)):
        return text
    joined = "\n".join(sentences)
    text = _SHORT_NAME.sub(lambda match: _name(match, joined), text)
    return _CAPITALS.sub(lambda match: _phrase(match, text, joined) or match.group(), text)


def _range(match: re.Match[str]) -> str:
    first, last = int(match[1] + match[2]), int(match[1][:2] + match[3])
    return f"{first}-{last}" if first < last else match.group()


def _name(match: re.Match[str], sentences: str) -> str:
    """ "Q.Ngãi" is "Quảng Ngãi" where the sentences write that name."""
    pattern = rf"(?<!\w){match[1]}[a-zà-ỹ]+ {re.escape(match[2])}(?!\w)"
    found = Counter(re.findall(pattern, sentences)).most_common(1)
    return found[0][0] if found else match.group()


def _phrase(match: re.Match[str], text: str, sentences: str) -> str | None:
    """The phrase of the sentences whose words begin with the letters of an abbreviation; None when none surely does.

    Two letters need a neighbour in common as well: "TC đảng" is "tổ chức đảng".
    """
    letters = match.group()
    if is_syllable(letters.lower()) or re.search(rf"(?<!\w){letters}(?!\w)", sentences) or not sentences.strip():
        return None
    words = [(word.group(), word.start(), word.end()) for word in _WORD.finditer(sentences)]
    length = len(letters)
    before, behind = (_last(text[: match.start()]), _first(text[match.end() :])) if length == 2 else ("", "")
    found: Counter[str] = Counter()
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if any(not _opens(word, letter) for (word, _, _), letter in zip(run, letters, strict=True)):
            continue
        written = sentences[run[0][1] : run[-1][2]]
        if _ENDS_PHRASE.search(written) or "\n" in written:
            continue
        if length == 2 and not (
            (before and at and match_form(words[at - 1][0]) == before)
            or (behind and at + length < len(words) and match_form(words[at + length][0]) == behind)
        ):
            continue
        found[match_form(written)] += 1
    ranked = found.most_common(2)
    if not ranked or ranked[0][1] < _TIMES.get(length, 1) or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _opens(word: str, letter: str) -> bool:
    first = word[0].upper()
    return is_syllable(word.lower()) and (first == letter or (letter != "Đ" and fold(first).upper() == letter))


def _last(text: str) -> str:
    found = [s.form for s in syllables(text)][-1:]
    return found[0] if found and is_content(found[0]) else ""


def _first(text: str) -> str:
    found = [s.form for s in syllables(text)][:1]
    return found[0] if found and is_content(found[0]) else ""
