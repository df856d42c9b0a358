"""What a claim says right beside a figure, a time or a name where its sentence says it right beside another one."""

import re
from collections.abc import Iterator, Sequence

from rag.verify.texts import Cited, Span, Text
from vietnamese.numbers import Number
from vietnamese.places import find_places
from vietnamese.words import is_content

_REACH = 8  # syllables behind a figure that may tell what it counts
_LABEL = 2
_MARK = re.compile(r"[,;.:()\d]")
_LIGHT = frozenset(
    """là có khoảng hơn gần trên dưới đạt được ở mức với gồm tới đến còn chỉ từ lên xuống vào ngày hôm trong kể
    năm lúc hồi tháng bị đã sẽ cả thảy bằng tương đương tức hay thì và cho tại""".split()
)
_SUMS = re.compile(r"(?<!\w)(?:nâng|đưa|tổng|lũy kế|kéo)(?!\w)[^;.\d]{0,80}(?<!\w)(?:lên|xuống|còn|thành)\s{0,2}$")
_REST = re.compile(r"(?<!\w)còn lại(?!\w)")
_LEVELS = frozenset("thành phố tp tỉnh huyện quận thị xã thủ đô nước".split())


def counts_another(claim: Text, at: int, sentence: Cited, index: int) -> bool:
    """True when what a claim counts with a figure its sentence counts with another one, word for word, and something
    else with this one: "300 hội nghị cấp huyện" for "15 hội nghị cấp huyện, 300 hội nghị cấp xã".
    """
    ours, own = _behind(claim, claim.numbers[at].end), _behind(sentence, sentence.numbers[index].end)
    alike = _shared(ours, own)
    if not alike or alike >= min(len(ours), len(own)) or not (is_content(ours[alike]) and is_content(own[alike])):
        return False
    return any(
        _shared(ours, _behind(sentence, other.end)) > alike
        for other in sentence.numbers if other.key != sentence.numbers[index].key
    )  # fmt: skip


def labelled_as_another(claim: Text, at: int, sentence: Cited, index: int) -> bool:
    """True when a claim has before a figure what its sentence has before another one only, this one being what that
    comes to: "số tiền 800 tỷ" for "số tiền 100 tỷ nâng tổng số vốn lên 800 tỷ".
    """
    label, found = _label(claim, claim.numbers[at].start), sentence.numbers[index]
    if len(label) < _LABEL:
        return False
    before = [n for n in sentence.numbers if n.end <= found.start and n.key != found.key]
    rivals = [n for n in before if _label(sentence, n.start) == label]
    if not rivals:
        return False
    between = sentence.form[rivals[-1].end : found.start]
    return _SUMS.search(between) is not None and " ".join(label) not in between


def is_of_rest(claim: Text, at: int, name: str, sentence: Cited, found: Number) -> bool:
    """True for a name that a claim puts to a figure, and its sentence to what is left when that is taken away."""
    rest = _REST.search(sentence.form, found.end)
    if rest is None or _REST.search(claim.form) or any(found.end <= n.start < rest.start() for n in sentence.numbers):
        return False
    if any(n.start > rest.start() for n in sentence.numbers):
        return False
    stands = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.form)]
    return bool(stands) and min(stands) > rest.end() and claim.form.find(name) > claim.numbers[at].start


def told_at_another(claim: Text, start: int, sentence: Cited, own: Sequence[int], others: Sequence[int]) -> bool:
    """True when a claim has before a time (at `start`) what its sentence has before another time only."""
    label = _label(claim, start)
    if len(label) < _LABEL or not own or not others:
        return False
    mine = [_label(sentence, at) for at in own]
    return all(it != label for it in mine) and any(_label(sentence, at) == label for at in others)


def put_for_another(claim: Text, names: Sequence[Span], sentence: Cited, theirs: Sequence[Span]) -> Iterator[Span]:
    """Names behind words that stand in the sentence before another name only, which the claim has not."""
    places = {place.name for place in find_places(sentence.text)}
    for span in names:
        name = claim.form[slice(*span)]
        left = _left(claim, span[0])
        if len(left) < _LABEL or not any(map(is_content, left)):
            continue
        stands = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.form)]
        if any(_left(sentence, at) == left for at in stands):
            continue
        if stands and not (name in places or " " not in name):
            continue
        reach = _LABEL if all(map(is_content, left)) or not stands else _LABEL + 1
        left = _left(claim, span[0], reach)
        for other in theirs:
            told = sentence.form[slice(*other)]
            if (
                left
                and _left(sentence, other[0], reach) == left
                and told not in claim.form
                and told not in name
                and name not in told
            ):
                yield span
                break


def _behind(text: Text, at: int) -> tuple[str, ...]:
    mark = _MARK.search(text.form, at)
    return text.within((at, mark.start() if mark else len(text.form)))[:_REACH]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _label(text: Text, at: int) -> tuple[str, ...]:
    """The last two words right before a place that say what stands there; none across a mark."""
    before = [s for s in text.syllables if s.start < at]
    while before and before[-1].form in _LIGHT:
        before = before[:-1]
    if len(before) < _LABEL or re.search(r"[;.:()]", text.form[before[-1].end : at]):
        return ()
    first, second = before[-2:]
    return () if _MARK.search(text.form, first.start, second.end) else (first.form, second.form)


def _left(text: Text, at: int, reach: int = _LABEL) -> tuple[str, ...]:
    before = [s for s in text.syllables if s.start < at and s.form not in _LEVELS][-reach:]
    if len(before) < reach or _MARK.search(text.form, before[0].start, at):
        return ()
    return tuple(s.form for s in before)
