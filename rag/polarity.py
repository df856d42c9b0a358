"""Does a sentence bear out what a question takes for true, or deny it? Told by signs that all texts share.

They are: negation and refusal near the words asked about, words that exclude each other, figures of the same thing,
and shares where all of a thing is asked about.
"""

import re
from dataclasses import dataclass

from rag.contrasts import alike, excluded, other_kind, says
from rag.read import Reading
from rag.stated import Said, Statement, is_of_relative, is_turned, said
from rag.stated_figures import has_figures, has_labels, has_particulars, has_scores, has_years, is_dated, is_whole
from vietnamese.normalise import match_form
from vietnamese.words import is_content, syllables

_BORNE_OUT = 0.8  # share of a statement, by rarity, that a sentence must say to bear it out
_DENIED = 0.5  # the same for a sentence that denies it by a sign
_PREDICATE_ONLY = 0.7  # the same where it says all that is said of the subject
_APART = 0.7  # and for one that says what excludes a word of the statement, that word left out
_OTHER_FIGURE = 0.6  # and for one with another figure of the same thing
_OF_MATTER = 0.55
_PARTICULAR = 0.6  # the same where the sentence has the figures and days that are stated
_TOP_SCORE, _TOP_FUSED = 0.65, 0.75
_REACHED = 0.22  # share of what is said that a negation must reach
_CLAUSE_NEAR = 0.5  # a clause with a negation says so much of the statement, beside the clause that says most
_NEGATION = re.compile(
    r"(?<!\w)(?<!hàng )(?<!trên )(?<!tay )(?:không|chưa|chẳng|chớ)(?!\w)"
    r"(?!\s(?:chỉ|những|ngừng|ít|dưới|quá|kém|chừng|khí|gian|quân|phận|lực|lưu|tưởng|tặc|lâu|kể|thể không|phải chỉ))"
)
_REFUSAL = re.compile(
    r"(?<!\w)(?:từ chối|bác bỏ|phủ nhận|hủy bỏ|(?<!phá )(?<!tiêu )(?<!thiêu )hủy|tạm hoãn|hoãn|phản đối"
    r"|(?<!lối )(?<!cửa )thoát(?! (?:hiểm|nước|vị|nghèo))|tránh được|tránh|cấm|tạm dừng|ngừng|dừng(?! chân| lại ở)"
    r"|chấm dứt|loại bỏ|bãi bỏ|bỏ lỡ|rút lui khỏi|vắng mặt|vắng|(?<!nhà )nghỉ(?! (?:hưu|dưỡng|mát))"
    r"|thất bại|bị loại|suýt|hụt|vuột|chỉ thua|chỉ kém|đánh mất|(?<!những )(?<!mặt )(?<!còn )hạn chế|ít khi|hiếm khi)"
    r"(?!\w)"
)
_BEHIND_IT = frozenset("nghỉ|vắng mặt|vắng|thất bại|hủy|hoãn|tạm hoãn|bị loại".split("|"))
_LIGHT = frozenset("có được bị phải hề thể còn cho để hẳn là cần nên tiếp tục bao giờ từng hoàn toàn đề ra".split())
_REACH = 8  # syllables behind a negation that it speaks of
_REFUSED = 32  # characters behind a refusal that it speaks of
_TO_COME = re.compile(
    r"(?<!\w)(?:để|nhằm|hy vọng|dự định|muốn|liệu|sẽ|dự kiến|sắp|chuẩn bị|kế hoạch|phấn đấu|đề xuất"
    r"|có thể|mong muốn|mục tiêu|chỉ tiêu|đề ra)(?!\w)"
)
_PLANNED = frozenset("sẽ|dự kiến|sắp|chuẩn bị".split("|"))
_HOLDS_THAT = re.compile(
    r"(?<!\w)(?:cho là|cho rằng|nghĩ|quan điểm|tin rằng|nhận định|đánh giá|quan niệm|xem là|coi là)(?!\w)"
)
_SURE_ACT = 0.92  # share of a statement that holds without the very act
_PEOPLE = re.compile(r"(?<!\w)(?i:người|quốc tịch|dân tộc) (?P<of>[A-ZĐÂÁÀẢÃĂÊÉÈÔỐỒƠƯÝÚÙÍÌÓÒÔỘ]\w*)")
_SUPPOSED = re.compile(r"(?<!\w)(?:nếu|cần phải|dự đoán|giả sử|liệu)(?!\w)")
_STILL = re.compile(r"(?<!\w)(?:còn|vẫn)(?!\w)|(?<!\w)nữa(?!\w)")
_GOES_ON = re.compile(r"(?<!\w)(?:còn|vẫn|tiếp tục|duy trì|sống sót|hiện nay|hiện tại|đang)(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:đã|rồi)(?!\w)|(?<!\w)chưa\W*(?:\w+\W*)?$")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence says of a statement: True, False or None; and the share of the statement that it says.

    `not_yet` where it is denied by "chưa"; `by_figure` where another figure, number or year of the same thing, or a
    part of the whole, denies it, or the very one that is stated bears it out.
    """

    holds: bool | None
    share: float
    not_yet: bool = False
    by_figure: bool = False


def judge(statement: Statement, reading: Reading) -> Judgement:
    """Whether the sentence of a reading bears a statement out."""
    told = said(statement, reading)
    share = told.share
    nearby = told.around if _is_top(reading) else told.clause
    apart = excluded(statement.form, nearby, told.around) or other_kind(
        [s.form for s in syllables(statement.text)], [s.form for s in syllables(told.text)]
    )
    if apart:  # what is left of the statement must be said all the more
        share = statement.share({word: 1.0 if word in apart else part for word, part in told.held.items()})
    if share < _DENIED or not told.may_be_of_it:
        return Judgement(None, share)
    if not apart and (_is_left(statement, told) or _is_of_others(statement, told)):
        return Judgement(False if share >= _APART and not told.unnamed else None, share)
    negates = _negation_in(statement, told)
    denies = _NEGATION.search(statement.form) is not None
    if apart:
        surely = share >= _APART and not negates and not denies and (not told.unnamed or _is_top(reading))
        return Judgement(False if surely else None, share)
    if negates and not denies:
        return Judgement(False, share, not_yet=negates == "chưa")
    whole = is_whole(statement, told)
    if whole is False:
        return Judgement(False, share, by_figure=True)
    figures = has_figures(statement, told)
    if figures is False:
        return Judgement(False if share >= _OTHER_FIGURE else None, share, by_figure=True)
    dated = is_dated(statement, told, f"{reading.context.before} \n {reading.context.heading}")
    if dated is False:
        return Judgement(False if share >= _OTHER_FIGURE else None, share)
    scores = has_scores(statement, told)
    if scores is False:
        return Judgement(False, share)
    labels = has_labels(statement, told)
    years = has_years(statement, told, agrees="period" not in reading.disagrees)
    if labels is False or years is False:
        sure = {whole, figures, dated, scores} == {True} and None not in (labels, years) and not told.unnamed
        return Judgement(False if sure and share >= _OTHER_FIGURE else None, share, by_figure=True)
    particular = has_particulars(statement)
    borne_out = share >= _BORNE_OUT or (told.says_predicate and share >= _PREDICATE_ONLY)
    borne_out = borne_out or (particular and share >= _PARTICULAR)
    borne_out = borne_out and not told.unnamed and not _is_replaced(statement, told)
    borne_out = borne_out and _is_of_same(statement, told, other_words=particular and _is_top(reading))
    if (
        not borne_out
        or whole is None
        or figures is None
        or scores is None
        or labels is None
        or years is None
        or dated is None
        or bool(negates) is not denies
    ):
        return Judgement(None, share)
    if _STILL.search(statement.form) and not _GOES_ON.search(told.around):
        return Judgement(None, share)  # that it was so does not say that it still is
    if _SUPPOSED.search(told.clause) and not _SUPPOSED.search(statement.form):
        return Judgement(None, share)
    if _DONE.search(match_form(statement.asked)) and (ahead := _TO_COME.search(_before_act(statement, told))):
        return Judgement(False if ahead.group() in _PLANNED else None, share, not_yet=True, by_figure=particular)
    return Judgement(True, share, by_figure=particular)


def may_bear_out(statement: Statement, reading: Reading) -> bool:
    """True unless a sentence surely speaks of another matter than a statement, or leaves open whether all is meant."""
    told = said(statement, reading)
    if told.unnamed or not told.may_be_of_it or told.share < _OF_MATTER:
        return False
    return is_whole(statement, told) is not None and _negation_in(statement, told) is None


def may_deny(text: str) -> bool:
    """True when a sentence has a negation or a refusal, of whatever."""
    form = match_form(text)
    return bool(_NEGATION.search(form) or _REFUSAL.search(form))


def _negation_in(statement: Statement, told: Said) -> str | None:
    """The negation or refusal that a sentence puts to what is stated."""
    most = max((_said_in(statement, told.form[slice(*clause)]) for clause in told.clauses), default=0.0)
    for start, end in told.clauses:
        if not told.window[0] <= start < told.window[1]:
            continue
        if _said_in(statement, told.form[start:end]) < _CLAUSE_NEAR * most:
            continue
        for match in _NEGATION.finditer(told.form, start, end):
            if _reaches(statement, told.form, match.end(), end):
                return match.group()
        for match in _REFUSAL.finditer(told.form, start, end):
            negated = _NEGATION.search(told.form, max(start, match.start() - 8), match.start())
            if says(match.group(), statement.form) or negated:
                continue
            if _reaches(statement, told.form, match.end(), min(end, match.end() + _REFUSED)):
                return match.group()
            if match.group() in _BEHIND_IT and _reaches(
                statement, told.form, max(start, match.start() - _REFUSED), match.start()
            ):
                return match.group()
    return None


def _said_in(statement: Statement, form: str) -> float:
    """How much of what is said (not of whom) a clause says."""
    there = {s.form for s in syllables(form)}
    return sum(weight for word, weight in statement.weights.items() if word in statement.predicate and word in there)


def _reaches(statement: Statement, form: str, start: int, end: int) -> bool:
    """True when what is stated stands soon behind a negation, or right behind it one of whom it is stated."""
    named = {word for name in statement.names for word in name.split()}
    total = sum(weight for word, weight in statement.weights.items() if word in statement.predicate)
    reached, light, met = 0.0, True, set[str]()
    ahead = syllables(form[start:end])[:_REACH]
    soon = form[start : start + ahead[-1].end] if ahead else ""
    for word in statement.predicate:
        if any(" " in other and says(other, soon) for other in alike(word)):
            reached += statement.weights[word]
            met.add(word)
    for syllable in ahead:
        if light and syllable.form in named:
            return True
        light = light and (syllable.form in _LIGHT or not is_content(syllable.form))
        for word in statement.predicate - met:
            if syllable.form == word or syllable.form in alike(word):
                reached += statement.weights[word]
                met.add(word)
    return reached > 0 and reached >= _REACHED * total


def _is_replaced(statement: Statement, told: Said) -> bool:
    """True for "chọn A thay thế B" where B is whom the statement speaks of."""
    return any(
        re.search(rf"(?<!\w)(?:thay|thay thế|thay cho|thay vì)\s(?:\w+\s)?{re.escape(name.split()[-2])}\s", told.form)
        for name in statement.names
        if " " in name and name not in statement.objects
    )


def _is_top(reading: Reading) -> bool:
    """True for the sentence that is found and read best of all: it speaks of the matter, in whatever words."""
    best = not reading.disagrees and not reading.signals["behind"]
    return best and reading.score >= _TOP_SCORE and reading.signals["fused"] >= _TOP_FUSED


def _is_of_same(statement: Statement, told: Said, *, other_words: bool) -> bool:
    """True unless the act, someone's relative or opinion that is stated is not told, or who does it to whom is turned.

    Without any content word, all names must be said; the act may be told in `other_words`.
    """
    if not statement.weights and not all(says(name, told.form) for name in statement.names):
        return False
    if statement.act and not other_words and told.held[statement.act] < 1.0 and told.share < _SURE_ACT:
        return False
    if _HOLDS_THAT.search(statement.form) and not _HOLDS_THAT.search(told.form):
        return False
    return not is_of_relative(statement, told) and not is_turned(statement, told)


def _before_act(statement: Statement, told: Said) -> str:
    """The clause that says most of a statement, up to the first word of what is said."""
    at = [
        match.start()
        for word in statement.predicate
        for other in alike(word)
        if (match := re.search(rf"(?<!\w){re.escape(other)}(?!\w)", told.clause))
    ]
    return told.clause[: min(at)] if at else told.clause


def _is_left(statement: Statement, told: Said) -> bool:
    """True for "chuyển từ Sở X về Y" where the statement has it still with "Sở X"."""
    if not _STILL.search(statement.form) or "từ" in statement.form.split():
        return False
    end = [s.form for s in syllables(statement.form)][-2:]
    return (
        re.search(
            rf"(?<!\w)từ (?:\w+ ){{0,2}}{re.escape(' '.join(end))} (?:\w+ ){{0,3}}?(?:về|sang|đến|lên|xuống)(?!\w)",
            told.form,
        )
        is not None
    )


def _is_of_others(statement: Statement, told: Said) -> bool:
    """True for "người Đài Loan" where the statement has it "người Hàn Quốc", of one who is named in both."""
    asked = {match["of"] for match in _PEOPLE.finditer(statement.text)}
    there = {match["of"] for match in _PEOPLE.finditer(told.text)}
    named = any(says(name, told.form) for name in statement.names if name.split()[0] not in map(match_form, asked))
    return len(asked) == 1 and len(there) == 1 and named and not asked & there
