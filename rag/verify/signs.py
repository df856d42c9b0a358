"""Small words that turn what is said: negation, opposites, how sure and how much of it, done or planned, and why."""

import re
from collections.abc import Iterator, Sequence

from rag.verify.lexicon import SAME
from rag.verify.texts import Cited, Span, Text
from vietnamese.numbers import NumberKind
from vietnamese.words import is_content

_NEGATION = re.compile(
    r"(?<!\w)(?<!hàng )(?<!trên )(?<!có )(?:không còn|không phải là|không phải|không|chưa|chẳng|chả)(?!\w)"
    r"(?! (?:chỉ|những|ngừng|ít|dưới|quá|kém|khí|gian|quân|phận|lực|lưu|tưởng|tặc|lâu|kể|riêng|hề là|hạn"
    r"|(?:đến|tới|đầy) \d))"
)
_REFUSAL = re.compile(
    r"(?<!\w)(?:từ chối|bác bỏ|phủ nhận|hủy bỏ|tạm hoãn|hoãn|phản đối|tránh|cấm|ngừng|dừng|chấm dứt|thất bại"
    r"|thiếu|ngoài|khác"
    r"|trái|sai|lậu|bất|miễn|hết|mất|vô|phi|kém|ít|hiếm|chậm|trừ|loại bỏ|bãi bỏ|khó|nơi khác|vắng|thoát|trượt)(?!\w)"
)
_OTHERWISE = re.compile(r"(?<!\w)(?:chớ|đừng|khỏi|chưa từng|nhỏ|thấp)(?!\w)")  # say no in other words
_LIGHT = frozenset(
    "có được bị phải hề thể còn cho để là cần nên tiếp tục bao giờ từng hoàn toàn đã các những một".split()
)
_EVERY = re.compile(r"(?<!\w)(?:tất cả|toàn bộ|mọi|toàn thể|cả(?= \d)|đều)(?!\w)")
_LEAST_PARTS = 2
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|từng|hàng|hằng|một|cứ|thường|bình quân|trung bình|đều|nhật|riêng|1)(?!\w)|/\s?[^\W\d_]"
)
_KINDS = re.compile(
    r"(?<!\w)(?:hình thức|mức|loại|dạng|nhóm|lĩnh vực|nội dung)(?: [^\W\d_]+){0,3}\s?(?::|gồm|như|là)\s?"
    r"(?P<list>[^.;:\d]{5,120})"
)
_WHOLE = re.compile(r"(?<!\w)(?:tất cả|toàn bộ|mọi|toàn thể|100 ?%|hầu hết|phần lớn|đa số|cả|đều)(?!\w)")
_SEVERAL = re.compile(r"(?<!\w)(?:những|các|nhiều|loạt)(?!\w)")
_SHARED = 3
_REACH = 4
_BEHIND = 45  # characters behind a negation in which what it denies stands
# Groups of small words; what a claim says by one of a group its sentences must say by one of it too.
_AMOUNTS = (
    r"tất cả|toàn bộ|mọi(?! năm| khi| ngày| lần)|toàn thể|100 ?%|hết thảy",
    r"hầu hết|phần lớn|đa số|đa phần|phần đông|chủ yếu là|quá nửa|hơn nửa|hơn một nửa",
    r"một số|vài|một vài|một phần|thiểu số(?<!dân tộc thiểu số)|số ít|lác đác",
    r"duy nhất|chỉ có một|chỉ mỗi|đơn độc",
    r"đầu tiên|lần đầu|đi đầu|tiên phong|thứ nhất",
    r"(?<!thống )(?<!hợp )(?<!đồng )(?<!duy )(?<!thứ )(?<!đệ )(?:cao|lớn|nhiều|thấp|nhỏ|ít|tốt|mạnh|nhanh|dài"
    r"|trẻ|già|hay|đẹp|đông|nặng|giàu|rẻ|đắt|xấu|kém|khó) nhất|kỷ lục"
    r"|(?<!thống )(?<!duy )(?<!thứ )(?<!đệ )(?<!hợp )(?<!đồng )(?<!giải )(?<!hạng )(?<!ít )nhất(?! (?:trí|định"
    r"|quán|thời|loạt|thể|là|tề|nhì))",
    r"luôn luôn|luôn|thường xuyên|liên tục|mãi mãi|vĩnh viễn|lúc nào cũng",
    r"gấp đôi|gấp (?:\d|hai|ba|bốn|năm)|gấp nhiều lần|một nửa",
    r"cả nước|toàn quốc|khắp cả nước|trên toàn quốc",
)
_ALL, _MOST, _SOME, _, _, _BEST = range(6)
_HELD_BY = {  # groups by which an amount may be held besides its own
    _MOST: re.compile(r"(?<!\w)(?:chủ yếu|phần nhiều|nhiều nhất)(?!\w)"),
    _BEST: re.compile(r"(?<!\w)đứng đầu (?:danh sách|bảng)(?!\w)"),
    _ALL: re.compile(r"(?<!\w)(?:tất cả|toàn bộ|mọi|toàn|cả|100 ?%|hết|đều|đồng loạt|từng|mỗi|sạch)(?!\w)"),
}
_SURELY_PLANNED = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|dự định|sắp(?! xếp)|phấn đấu|đặt mục tiêu|đề ra mục tiêu|hướng tới|hướng đến|đề xuất"
    r"|kiến nghị|chuẩn bị"
    r"|hy vọng|kỳ vọng|mong muốn|thời gian tới|trong tương lai|năm tới|tới đây"
    r"|(?<!phòng )(?<!đài )(?<!trung tâm )dự báo"
    r"|dự tính|có kế hoạch"
    r"|lên kế hoạch)(?!\w)"
)
_DONE = re.compile(r"(?<!\w)(?:đã|vừa|hoàn thành|hoàn tất|xong|thành công|đạt được|rồi)(?!\w)")


def negations_turned(claim: Text, cited: Sequence[Cited]) -> list[Span]:
    """Negations that a claim adds, and what it says plainly where its sentences deny it."""
    found = []
    for match in _NEGATION.finditer(claim.form):
        denied = _denied(claim, match.end())
        if denied and not any(_denies(s, [claim.form[slice(*span)] for span in denied]) for s in cited):
            found.append((match.start(), denied[-1][1]))
    plain: list[tuple[Cited, list[Span]]] = []
    for sentence in cited:
        plain += [
            (sentence, denied) for m in _NEGATION.finditer(sentence.form) if (denied := _denied(sentence, m.end()))
        ]
    for sentence, denied in plain:
        words = tuple(sentence.form[slice(*span)] for span in denied)[:2]
        span = _said_plainly(claim, words) or _said_otherwise(claim, sentence, denied)
        if span and not any(_says_plainly(other, words) for other in cited):
            found.append(span)
    return found


def _denied(text: Text, at: int) -> list[Span]:
    """The first words of content behind a negation."""
    clause_end = next((m.start() for m in re.finditer(r"[,;.:]", text.form[at : at + 60])), 60) + at
    found = []
    for s in [s for s in text.syllables if at <= s.start < clause_end][: _REACH + 2]:
        if s.form not in _LIGHT and is_content(s.form):
            found.append((s.start, s.end))
    return found[:3]


def _denies(sentence: Cited, words: Sequence[str]) -> bool:
    """True when a sentence says words behind a negation or a refusal; or has one, and not these words."""
    negated = [pattern for one in (_NEGATION, _REFUSAL, _OTHERWISE) for pattern in one.finditer(sentence.form)]
    said = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words[0])}(?!\w)", sentence.form)]
    if not said:
        return bool(negated)
    return any(0 <= at - match.end() <= _BEHIND for at in said for match in negated)


def _said_plainly(text: Text, words: tuple[str, ...]) -> Span | None:
    """Where a text says words, one behind the other, that no negation stands before."""
    if len(words) < 2:
        return None
    for match in re.finditer(rf"(?<!\w){re.escape(words[0])}(?!\w)", text.form):
        behind = text.form[match.end() : match.end() + 25]
        if not re.search(rf"(?<!\w){re.escape(words[1])}(?!\w)", behind):
            continue
        ahead = text.form[max(0, match.start() - 40) : match.start()]
        if not _NEGATION.search(ahead) and not _REFUSAL.search(ahead):
            return match.span()
    return None


def _said_otherwise(claim: Text, sentence: Cited, denied: Sequence[Span]) -> Span | None:
    """Where a claim says plainly, in other words, the first two words that a sentence denies, and the third one too."""
    forms = [sentence.form[slice(*span)] for span in denied]
    if len(forms) < _SHARED or forms[2] not in claim.forms:
        return None
    others = sorted(other for other in SAME.get((forms[0], forms[1]), ()) if len(other) == len(forms) - 1)
    return next((span for other in others if (span := _said_plainly(claim, other))), None)


def _says_plainly(sentence: Cited, words: tuple[str, ...]) -> bool:
    return _said_plainly(sentence, words) is not None


def amounts_turned(claim: Text, cited: Sequence[Cited], besides: str) -> list[Span]:
    """Words of how much of a thing is meant that neither the sentences bear out nor `besides` (in matching form)."""
    there = " \n ".join([besides, *(f"{sentence.form} {sentence.raw.lower()}" for sentence in cited)])
    found = []
    for kind, words in enumerate(_AMOUNTS):
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", claim.form):
            said = re.search(rf"(?<!\w)(?:{words})(?!\w)", there)
            if not said and kind in _HELD_BY:
                said = _HELD_BY[kind].search(there)
            if not said and kind == _SOME:  # what is said of several things is true of some
                said = None if _WHOLE.search(there) else _SEVERAL.search(there)
            if not said and kind == _BEST and _is_largest(claim, match.end(), cited):
                continue
            if not said and not (kind == _ALL and _counts_ahead(claim, match)):
                found.append(match.span())
    if not _EACH.search(there) and (each := re.search(r"(?<!\w)mỗi (?!năm)", claim.form)):
        found += [each.span()] if claim.numbers else []
    if (every := _EVERY.search(claim.form)) and any(_is_divided(claim, sentence) for sentence in cited):
        found.append(every.span())
    if re.search(rf"(?<!\w)(?:{_AMOUNTS[_ALL]})(?!\w)", claim.form) and not found:
        found += list(_whole_of_part(claim, cited))
    return found


def _is_largest(claim: Text, at: int, cited: Sequence[Cited]) -> bool:
    """True for "nhiều nhất" of the figure behind it, the largest of its sentence but for what all come to."""
    number = next((n for n in claim.numbers if n.start >= at), None)
    if number is None or "nhất" not in claim.form[at - _SHARED * 2 : at]:
        return False
    for sentence in cited:
        units = {
            (s.numbers[i].value, sentence.within((s.numbers[i].end, len(s.form)))[:1])
            for s in [sentence]
            for i in range(len(s.numbers))
        }
        own = next((unit for value, unit in units if value == number.value), None)
        values = [value for value, unit in units if unit == own]
        if own and len(values) > _LEAST_PARTS and number.value == max(values) and sum(values) > number.value:
            return True
    return False


def _counts_ahead(claim: Text, match: re.Match[str]) -> bool:
    """True for "tất cả 5 người", which is a total."""
    return any(match.end() <= number.start <= match.end() + 6 for number in claim.numbers) or (
        match.group() == "đều" and bool(claim.numbers)
    )


def _whole_of_part(claim: Text, cited: Sequence[Cited]) -> Iterator[Span]:
    """What a claim says of all where its sentences say it of most, of some or of a share."""
    part = re.compile(rf"(?<!\w)(?:{_AMOUNTS[_MOST]}|{_AMOUNTS[_SOME]})(?!\w)")
    whole = re.compile(r"(?<!\w)(?:tất cả|toàn bộ|mọi|toàn thể|100 ?%|hết|toàn)(?!\w)")
    for match in re.finditer(r"(?<!\w)(?:tất cả|toàn bộ|mọi|toàn thể|100 ?%)(?!\w)", claim.form):
        if _counts_ahead(claim, match) and "100" not in match.group():
            if any(_is_listed_of(claim, sentence) for sentence in cited):
                yield match.span()
            continue
        behind = [s.form for s in claim.syllables if s.start >= match.end() and is_content(s.form)][:4]
        told = " ".join(claim.form[match.start() :].split()[:4])
        for sentence in cited:
            if told in sentence.form:
                continue
            if any(n.kind is NumberKind.RATIO and n.second and n.value < n.second for n in sentence.numbers):
                yield match.span()
                break
            holders = list(whole.finditer(sentence.form))
            if not holders and (part.search(sentence.form) or any(n.percent for n in sentence.numbers)):
                yield match.span()
            elif holders and len(behind) > 1:
                near = [re.split(r"\d", sentence.form[m.end() : m.end() + 70], maxsplit=1)[0] for m in holders]
                if not any(sum(word in text.split() for word in behind) >= len(behind) / 2 for text in near):
                    yield match.span()


def _is_divided(claim: Text, sentence: Cited) -> bool:
    """True when a claim says of a whole number what its sentence counts as one of several parts of it."""
    ours = {number.value for number in claim.numbers}
    parts = [n for n in sentence.numbers if n.value not in ours and n.second is None and not n.percent]
    if not ours or len(parts) < _LEAST_PARTS or not any(number.value in ours for number in sentence.numbers):
        return False
    for part in parts:
        behind = " ".join(sentence.within((part.end, len(sentence.form)))[:2])
        if behind and part.value < max(ours) and re.search(rf"(?<!\w){re.escape(behind)}(?!\w)", claim.form):
            return True
    return False


def _is_listed_of(claim: Text, sentence: Cited) -> bool:
    """True when a claim says of all what is one of several kinds that a sentence lists."""
    for match in _KINDS.finditer(sentence.form):
        listed = [item.strip() for item in re.split(r",|(?<!\w)(?:và|hoặc|hay)(?!\w)", match["list"]) if item.strip()]
        told = [item for item in listed if item in claim.form]
        if told and len(told) < len(listed) and len(listed) > 1:
            return True
    return False


def plans_told_as_done(claim: Text, cited: Sequence[Cited]) -> list[Span]:
    """What a claim tells as done where its sentences plan it; in the present it may be told of what is to come."""
    done = _DONE.search(claim.form)
    if not done or _SURELY_PLANNED.search(claim.form):
        return []
    for sentence in cited:
        match = _SURELY_PLANNED.search(sentence.form)
        if match and _mostly_behind(claim, sentence, match.end(), cited):
            return [done.span()]
    return []


# Where what is planned ends, and why or what else begins.
_SCOPE_END = re.compile(r";|\. |(?<!\w)(?:vì|bởi|do|nhưng|song|tuy nhiên|trong khi|sau khi)(?!\w)")


def _mostly_behind(claim: Text, sentence: Cited, at: int, cited: Sequence[Cited]) -> bool:
    """True when most of what a claim says stands in one clause behind a place of a sentence, and not before it."""
    end = next((m.start() for m in _SCOPE_END.finditer(sentence.form, at)), len(sentence.form))
    behind = set(sentence.within((at, end)))
    before = (
        set(sentence.within((0, at)))
        | set(sentence.within((end, len(sentence.form))))
        | {form for other in cited if other is not sentence for form in other.forms}
    )
    words = {form for form in claim.forms if is_content(form)}
    only_behind = words & behind - before
    only_before = words & before - behind
    return len(only_behind) >= 2 and len(only_behind) > len(only_before)
