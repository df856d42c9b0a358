"""What a claim turns into its contrary with words that its sentences have, or puts to the other of two things."""

import re
from collections.abc import Iterator, Sequence

from rag.verify.texts import Cited, Span, Text
from vietnamese.words import is_content

_PAIRS = (
    "tăng giảm|cao thấp|nâng hạ|lớn nhỏ|nhiều ít|trước sau|mua bán|nhập xuất|thắng thua|sớm muộn|nhanh chậm|nội ngoại"
    "|trong ngoài|trên dưới|đầu cuối|dài ngắn|thừa thiếu|mở đóng|đúng sai|nặng nhẹ|lên xuống|trái phải|nam nữ"
)
_CONTRARY = {one: other for pair in _PAIRS.split("|") for one, other in (pair.split(), pair.split()[::-1])}
_SET_PHRASES = (("không", "ít"), ("kéo", "dài"))  # in which a word has no contrary
_NEIGHBOURS = 2
_NOT_COUNTED = re.compile(r"(?<!\w)(?:chưa|không) (?:tính|kể|gồm|bao gồm)(?: cả)? (?P<what>[^\W\d_]+)")
_COUNTED = re.compile(r"(?<!\w)(?:tính|kể|gồm|bao gồm)(?: cả)? (?P<what>[^\W\d_]+)")
_DENIED = re.compile(r"(?<!\w)(?:mà|chứ) (?:không|chưa)(?! (?:phải chỉ|chỉ))(?P<what>[^,;.()]{8,120})")
_ANY_DENIAL = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả|chỉ|chứ|thay vì|bỏ qua|riêng)(?!\w)")
_MOSTLY = 0.6
_RATE = re.compile(r"[^\W\d_]{0,8}\s?(?:/|một |mỗi |1 )\s?(?P<per>[^\W\d_]+)")
_PERS = frozenset("giờ phút giây ngày đêm tuần tháng quý năm kg tấn lít m2 ha".split())
_FROM_TO = re.compile(
    r"(?<!\w)từ (?P<one>[^;.,()]{2,60}?) (?:lên|xuống|còn|đến|tới|về|sang|cho) (?=(?P<two>[^;,()]{2,60}))"
)
_MEAN = re.compile(r"(?<!\w)(?:bình quân|trung bình|mỗi|từng|hàng|hằng|một|1)(?!\w)|\w/")
_MEAN_OF = re.compile(r"(?<!\w)(?:bình quân|trung bình)(?! (?:khá|thấp|cao|từ))[^;.,\d]{0,30}$")
_NEAR = 50
_NUMBERED = re.compile(
    r"(?<!\w)(?P<what>phường|quận|tổ|khu phố|khu|thôn|lớp|điều|khoản|chương|khóa|kỳ|vòng|hiệp|tầng|đội|quốc lộ"
    r"|giai đoạn|quý|giường|phòng|bước) (?P<n>\d{1,4})(?![\w/%-]|[.,]\d)"
)
_ALL_OF = re.compile(r"(?<!\w)(?:cả|tất cả|toàn bộ)(?: cả)? $")
_SOME_OF = re.compile(r"(?<!\w)trong (?:đó|số đó|số này)(?: có)? (?:nhiều|một số|phần lớn|đa số|hầu hết|vài)(?!\w)")
_AMONG = re.compile(r"(?<!\w)trong đó(?: có)?\s{0,2}$")
_AHEAD = 16


def contraries(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Words of a claim in the place of which its sentences have the contrary: "giảm đột biến" for "tăng đột biến"."""
    texts = [s.forms for s in cited]
    ours = claim.forms
    for at, form in enumerate(ours):
        other = _CONTRARY.get(form)
        if other is None or ours[max(0, at - 1) : at + 1] in _SET_PHRASES:
            continue
        places = [_around(ours, at)]
        theirs = [_around(forms, i) for forms in texts for i, word in enumerate(forms) if word == other]
        same = [_around(forms, i) for forms in texts for i, word in enumerate(forms) if word == form]
        told = [_around(ours, i) for i, word in enumerate(ours) if word == other]
        if any(_alike(places[0], place) for place in theirs) and not any(
            _alike(places[0], place) for place in (*same, *told)
        ):
            yield claim.syllables[at].start, claim.syllables[at].end


def _around(forms: Sequence[str], at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(forms[max(0, at - _NEIGHBOURS) : at]), tuple(forms[at + 1 : at + 1 + _NEIGHBOURS])


def _alike(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]) -> bool:
    """True for two neighbours alike: both before, both behind, or one on either side."""
    (left, right), (before, behind) = one, other
    if not any(map(is_content, (*left, *right))):
        return False
    return (
        (len(left) == _NEIGHBOURS and left == before and any(map(is_content, left)))
        or (len(right) == _NEIGHBOURS and right == behind and any(map(is_content, right)))
        or bool(left and right and before and behind and left[-1] == before[-1] and right[0] == behind[0])
    )


def denials_told(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """What a claim tells and its sentences deny behind a comparison, "chỉ X mà không Y", or do not count in."""
    for sentence in cited:
        for match in _NOT_COUNTED.finditer(sentence.form):
            for told in _COUNTED.finditer(claim.form):
                ahead = claim.form[max(0, told.start() - _AHEAD) : told.start()]
                if told["what"] == match["what"] and not _ANY_DENIAL.search(ahead):
                    yield told.span()
        for match in _DENIED.finditer(sentence.form):
            elsewhere = {*sentence.within((0, match.start())), *sentence.within((match.end(), len(sentence.form)))}
            denied = {form for form in sentence.within(match.span("what")) if is_content(form)} - elsewhere
            told_of = denied & set(claim.forms)
            if len(told_of) > 1 and len(told_of) >= _MOSTLY * len(denied) and not _ANY_DENIAL.search(claim.form):
                yield 0, min(len(claim.text), 40)


def rates_turned(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """What a figure of a claim is told by, where its sentences tell it by another: "đồng/giờ" for "đồng/đêm"."""
    for number in claim.numbers:
        ours = _RATE.match(claim.form, number.end + 1)
        if ours is None or ours["per"] not in _PERS:
            continue
        theirs = [
            found["per"] for s in cited for n in s.numbers
            if n.key == number.key and (found := _RATE.match(s.form, n.end + 1)) and found["per"] in _PERS
        ]  # fmt: skip
        if theirs and ours["per"] not in theirs:
            yield ours.span("per")


def means_told_as_totals(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """Figures that the sentences tell as a mean or of each, and a claim that says so of none."""
    if _MEAN.search(claim.form):
        return
    for number in claim.numbers:
        there = [(s, n) for s in cited for n in s.numbers if n.key == number.key]
        if there and all(_MEAN_OF.search(s.form, max(0, n.start - _NEAR), n.start) for s, n in there):
            yield number.start, number.end


def ends_turned(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """A change or a move from one to another that the sentences tell the other way round."""
    theirs = [_ends(sentence, match) for sentence in cited for match in _FROM_TO.finditer(sentence.form)]
    for match in _FROM_TO.finditer(claim.form):
        one, two = _ends(claim, match)
        if one and two and any(one <= there and here and here <= two for here, there in theirs):
            yield match.span()


def _ends(text: Text, match: re.Match[str]) -> tuple[set[str], set[str]]:
    """The words of either end of a move that the other has not."""
    one, two = (
        {form for form in text.within(match.span(name)) if is_content(form) or form.isdecimal()}
        for name in ("one", "two")
    )
    return one - two, two - one


def numbered_otherwise(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """What a claim numbers otherwise than its sentences: "phường 8, quận 7" for "phường 7, quận 8"."""
    known = {(match["what"], int(match["n"])) for s in cited for match in _NUMBERED.finditer(s.form)}
    for match in _NUMBERED.finditer(claim.form):
        ours = (match["what"], int(match["n"]))
        if ours not in known and any(what == ours[0] for what, _ in known):
            written = re.compile(rf"(?<!\w){ours[0]} 0?{ours[1]}(?![\w]|[.,]\d)")
            if not any(written.search(sentence.beside) for sentence in cited):
                yield match.span()


def parts_told_of_all(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """What a claim says of all of a number where its sentences say it of a part: "7 ..., trong đó có 6 ..."."""
    for number in claim.numbers:
        if not _ALL_OF.search(claim.form, max(0, number.start - _AHEAD), number.start):
            continue
        for sentence in cited:
            for some in _SOME_OF.finditer(sentence.form):
                only = set(sentence.within((some.end(), len(sentence.form)))) - set(sentence.within((0, some.start())))
                if len(only & set(claim.forms)) > 1 and any(n.value == number.value for n in sentence.numbers):
                    yield number.start, number.end
            for whole, part in zip(sentence.numbers, sentence.numbers[1:], strict=False):
                if whole.value != number.value or any(n.value == part.value for n in claim.numbers):
                    continue
                if part.value >= whole.value or not _AMONG.search(sentence.form, whole.end, part.start):
                    continue
                before = set(sentence.within((0, part.start)))
                only = set(sentence.within((part.end, len(sentence.form)))) - before
                if len(only & set(claim.forms)) > 1:
                    yield number.start, number.end
