"""The guard: in which respects the sentences that a claim cites do not hold what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.sources import Source
from rag.verify.counted import is_counted, told_besides
from rag.verify.figures import figure_doubts, is_whole, same_value
from rag.verify.held import find_missing
from rag.verify.markers import markers_turned
from rag.verify.measures import is_converted
from rag.verify.named import names_doubted
from rag.verify.pairing import levels_crossed, names_crossed, paired_otherwise, relatives_put_for_others
from rag.verify.signs import (
    amounts_turned,
    negations_turned,
    plans_told_as_done,
)
from rag.verify.swapped import swapped
from rag.verify.texts import Cited, Span, Text, plain, says_same
from rag.verify.times import is_day, times_held, times_turned
from rag.verify.turned import (
    contraries,
    denials_told,
    ends_turned,
    means_told_as_totals,
    numbered_otherwise,
    parts_told_of_all,
    rates_turned,
)
from rag.verify.weighty import often_added, weighty
from rag.verify.words import clocks, unsaid
from records.question import Question
from vietnamese.normalise import clean, match_form
from vietnamese.numbers import Number, find_numbers
from vietnamese.spelling import is_syllable
from vietnamese.words import is_content, syllables

LONGEST_CLAIM = 1200  # characters; no claim of an answer is as long
_SHOWN = 80
_YEAR_OR_FIVE = 5  # "năm", which no parser of numbers reads
_LISTED = re.compile(r"\d\s?(?:,|và)\s{0,2}$")
_WORD_BEHIND = 12  # characters in which the word beside a figure stands
_ORDERS = re.compile(r"(?<!\w)(?:ngày|tháng|năm|quý|mùng|số|khóa|lần|thứ|lớp|điều|khoản|chương)\s{1,2}$")
_PAIR = re.compile(r"(?<![\d.,/-])(\d{1,2})\s?[/-]\s?(\d{1,2})(?![\d%]|[.,/-]\d)")
_FOREIGN_TO_CLAIMS = re.compile(
    r"https?:|www\.|<[a-z/!][^<>]{0,200}>|```|\{\{|[{}]|\[[^\]]{0,80}\]\(|javascript:|&[a-z]{2,6};|&#\d+;",
    re.IGNORECASE,
)
_OF_THE_REQUEST = re.compile(r"(?<!\w)nguồn (?:số )?\[?\d{1,2}\]?(?=\s?(?:[,.;:)]|$|và(?!\w)))", re.IGNORECASE)
_INSTRUCTS = re.compile(
    r"(?<!\w)(?:bỏ qua|phớt lờ|quên|không tuân theo)(?: (?:mọi|các|tất cả|những|toàn bộ|hết))?"
    r" (?:hướng dẫn|chỉ dẫn|chỉ thị|mệnh lệnh|lệnh|quy tắc|yêu cầu)(?: ở)?(?: phía)? (?:trên|trước|hệ thống|đó|này)"
    r"|ignore (?:all|any|previous|the above)|system prompt|(?:hãy|phải) (?:trả lời|nói|viết|in ra"
    r"|đáp)(?: đúng)? (?:rằng|là|câu|chữ|duy nhất)"
)
_POWER = re.compile(r"(?<!\w)(?:m|km|cm|mm)$")  # of "m2"
_MARKS = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
_MARKED = 0.3  # share of syllables with diacritics in Vietnamese: 0.7 to 0.9 in 5,000 news articles
_VIETNAMESE = 0.6
_LEAST_WORDS = 2
_NEW_WORDS = 0.2  # share of its syllables that a claim has for the first time: 0.55 and more in honest ones


@dataclass(frozen=True, slots=True)
class Objection:
    """What of a claim does not hold. `text` are its words; `kind` is "figure" (a number, date or document that no cited
    sentence holds), "name", "period", "place", "subject", "polarity", "words" (things that they do not say) or
    "language"; a writer may add kinds of its own.
    """

    kind: str
    text: str


class Guard:
    """Judges the claims of one answer."""

    def __init__(self, question: Question) -> None:
        self._asked = match_form(question.standalone)
        self._cited: dict[str, Cited] = {}

    def objections(self, claim: str, cited: Sequence[Source], working: Sequence[str] = ()) -> tuple[Objection, ...]:
        """In which respects a claim does not hold; () when it stands.

        `claim` has no citation marks. `working` are verified claims of the reader that cite only sentences among
        `cited`: what they have worked out is held.
        """
        if len(claim) > 2 * LONGEST_CLAIM:  # too long even without its marks
            return (Objection("words", claim[:_SHOWN]),)
        claim = plain(clean(claim.replace("**", "")).strip())
        if len(claim) > LONGEST_CLAIM:
            return (Objection("words", claim[:_SHOWN]),)
        if (strange := _FOREIGN_TO_CLAIMS.search(claim) or _OF_THE_REQUEST.search(claim)) is not None:
            return (Objection("words", strange.group()[:_SHOWN]),)
        if not cited or not _says_something(claim):
            return (Objection("words", claim[:_SHOWN]),)
        sentences = [self._read(source) for source in cited]
        if not _is_vietnamese(claim, sentences):
            return (Objection("language", claim[:_SHOWN]),)
        sentences = [sentence for sentence in sentences if not _INSTRUCTS.search(sentence.form)]
        if not sentences:
            return (Objection("words", claim[:_SHOWN]),)
        told = [text.replace("**", "") for text in working]
        return tuple(dict.fromkeys(_judged(Text(claim), sentences, told, self._asked)))

    def supporting(self, claim: str, sources: Sequence[Source]) -> tuple[Source, ...]:
        """The sources each of which alone holds a claim."""
        return tuple(source for source in sources if not self.objections(claim, [source]))

    def _read(self, source: Source) -> Cited:
        known = self._cited.get(source.sentence.id)
        if known is None:
            known = self._cited[source.sentence.id] = Cited(source)
        return known


def _judged(claim: Text, cited: Sequence[Cited], working: Sequence[str], asked: str) -> list[Objection]:
    found: list[Objection] = []

    def object_to(kind: str, spans: Sequence[Span]) -> None:
        found.extend(Objection(kind, claim.text[slice(*span)].strip()) for span in spans)

    quotes = [text for sentence in cited for text in (sentence.raw, sentence.text)]
    known = [*quotes, *working]
    around = [f"{sentence.around.heading} \n {sentence.around.before}" for sentence in cited]
    there = {time for sentence in cited for _, time in clocks(sentence)}
    told_at = [span for span, time in clocks(claim) if time in there]
    object_to("figure", [span for span, time in clocks(claim) if time not in there])
    for missing in find_missing(claim.text, known):
        if any(start <= missing.start < end for start, end in told_at) or _labelled(
            claim, missing.start, missing.end, cited
        ):
            continue
        if missing.kind in ("period", "digits") and _in_time(claim, (missing.start, missing.end)):
            continue
        number = next((n for n in claim.numbers if n.start == missing.start), None)
        if number and any(_writes(sentence, claim, number) for sentence in cited):
            continue
        if number and is_converted(claim, number, cited):
            continue
        if missing.kind == "digits" and _POWER.search(claim.form, 0, missing.start):
            continue
        if number and any(same_value(number, n) or is_whole(claim, number, n) for s in cited for n in s.numbers):
            continue
        if missing.kind == "document" and not find_missing(claim.text[missing.start : missing.end], [*known, *around]):
            continue
        object_to("figure", [(missing.start, missing.end)])
    for number in told_besides(claim.form, find_numbers(claim.text)):
        if number.value == _YEAR_OR_FIVE and not any(same_value(number, n) for s in cited for n in s.numbers):
            object_to("figure", [(number.start, number.end)] if not is_counted(claim.text, number, quotes) else [])
    pairs = {pair for sentence in cited for _, pair in _slashed(sentence)}
    object_to("figure", [span for span, pair in _slashed(claim) if pair not in pairs and not _in_time(claim, span)])
    for time in times_held(claim, cited):
        object_to("figure" if is_day(time) else "period", [(time.start, time.end)])
    reckoned = frozenset(number.key for text in working for number in find_numbers(text)) - frozenset(
        number.key for sentence in cited for number in sentence.numbers
    )
    for doubt in figure_doubts(claim, cited, reckoned):
        object_to(doubt.kind, [doubt.span])
    object_to("period", list(times_turned(claim, cited)))
    for kind, span in names_doubted(claim, cited):
        object_to(kind, [span])
    object_to("subject", list(swapped(claim, cited)))
    for kind, span in paired_otherwise(claim, cited):
        object_to(kind, [span])
    object_to("subject", list(relatives_put_for_others(claim, cited)))
    object_to("place", [*levels_crossed(claim, cited), *names_crossed(claim, cited)])
    besides = frozenset(s.form for text in working for s in syllables(text))
    object_to("words", weighty(claim, cited, unsaid(claim, cited, besides, asked)))
    object_to("period", often_added(claim, cited))
    object_to("polarity", negations_turned(claim, cited))
    object_to("polarity", markers_turned(claim, cited))
    object_to("words", amounts_turned(claim, cited, match_form(" ".join(working))))
    object_to("polarity", plans_told_as_done(claim, cited))
    object_to("polarity", [*contraries(claim, cited), *denials_told(claim, cited)])
    object_to("figure", [*ends_turned(claim, cited), *parts_told_of_all(claim, cited)])
    object_to("figure", list(numbered_otherwise(claim, cited)))
    object_to("subject", [*rates_turned(claim, cited), *means_told_as_totals(claim, cited)])
    return found


def _says_something(claim: str) -> bool:
    """True for a claim of at least two words of content that does not only repeat itself."""
    forms = [s.form for s in syllables(claim)]
    said = {form for form in forms if is_content(form) and not form.isdecimal()}
    return len(said) >= _LEAST_WORDS and len(set(forms)) >= _NEW_WORDS * len(forms)


def _labelled(claim: Text, start: int, end: int, cited: Sequence[Cited]) -> bool:
    """True for digits that end a name which stands around a sentence: "Baltops 2017"."""
    word = re.search(r"[^\s-]+[ -]$", claim.form[:start])
    if word is None or not claim.text[word.start()].isupper():
        return False
    return any(claim.form[word.start() : end] in sentence.beside for sentence in cited)


def _writes(sentence: Cited, claim: Text, number: Number) -> bool:
    """True where a sentence writes a whole number as it stands in the claim, before the same word, though it is read as
    part of something else there: "3 năm qua" for "ba năm", "(…),18 bệnh nhân", "tổ 1, 2, 3, 9, 10".
    """
    if number.second is not None or number.percent or number.value != int(number.value):
        return False
    digits = format(int(number.value), "d")
    behind = claim.within((number.end, number.end + _WORD_BEHIND))[:1]
    for match in re.finditer(rf"(?<![\d./-])(?<!\d,)0?{digits}(?!\d|[.,]\d|\s?[%/])", sentence.form):
        if _ORDERS.search(sentence.form, max(0, match.start() - _WORD_BEHIND), match.start()):
            continue  # "ngày 22 tháng 6" has no 22 months
        there = sentence.within((match.end(), match.end() + _WORD_BEHIND))[:1]
        if behind == there or (behind and there and says_same(behind, frozenset([there]))):
            return True
        if _LISTED.search(claim.form, 0, number.start) and _LISTED.search(sentence.form, 0, match.start()):
            return True
    return False


def _slashed(text: Text) -> list[tuple[Span, tuple[int, int]]]:
    """Two small numbers joined by a dash or a slash, days most of them: "15-5", "5/15"."""
    return [(match.span(), (int(match[1]), int(match[2]))) for match in _PAIR.finditer(text.form)]


def _in_time(claim: Text, span: Span) -> bool:
    return any(time.start <= span[0] and span[1] <= time.end for time in claim.times)


def _is_vietnamese(claim: str, cited: Sequence[Cited]) -> bool:
    """True for a claim most of whose words are, or stand in the sentences that it cites."""
    forms = [s.form for s in syllables(claim) if not s.form.isdecimal()]
    if not forms:
        return False
    known = frozenset(form for sentence in cited for form in sentence.held)
    ours = [form for form in forms if form in known or is_syllable(form)]
    if len(ours) < _VIETNAMESE * len(forms):
        return False
    letters = match_form(claim)
    marked = sum(bool(_MARKS & set(form)) for form in forms)
    return len(forms) < 3 or marked >= _MARKED * len(forms) or (letters in " ".join(s.form for s in cited))
