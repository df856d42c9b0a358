"""A short summary of an article: the sentences that carry it, in its order."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rag.compose import Composer, Draft, not_found
from rag.context import is_heading
from rag.desk import Desk
from rag.meant import article_meant
from records.answer import Status
from records.article import Article
from records.passage import SectionKind, Sentence
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.numbers import find_numbers
from vietnamese.words import content

_MOST = 4
_MOST_READ = 120  # sentences of a long article
_CHARS = 620  # of the claims together; an answer stays under 700 with its citation marks
_LONGEST = 260
_SHORTEST = 50
_ASKED, _TITLE = 2.0, 1.5  # how much the question's and the title's words weigh beside the article's own
_FIGURE, _MOST_FIGURES = 0.3, 2
_EARLY = 0.10
_OPENING = 3  # sentences, one of which opens the summary
_FIRST = 1.5
_SPEECH = 0.5  # a quotation that is broken off says less than it seems to
_FEW = 14  # content words: a shorter sentence says little
_DATELINE = re.compile(r"\s*\(?[^\W\d_a-z][^\s.,]{1,12}(?:\s[^\s.,]{1,12}){0,2}\)?\s{0,2}[-–]\s{1,2}(?=[^\W\d_])")
_CREDIT = re.compile(r"(?:nguồn\s)?ảnh:\s", re.IGNORECASE)


def answer(question: Question, desk: Desk) -> Draft | None:
    """The first sentence and up to three more, under 700 characters; NOT_FOUND when no article is the one meant."""
    if question.wants is not Wants.SUMMARY:
        return None
    article = article_meant(question, desk)
    if article is None:
        return not_found(())
    composer = Composer()
    for sentence, text in _carrying(question, article, desk.sentences(article.id)):
        composer.state(text, [(article, sentence)])
    return composer.draft(Status.ANSWERED) or not_found(())


def _carrying(question: Question, article: Article, sentences: Sequence[Sentence]) -> list[tuple[Sentence, str]]:
    """Sentences that share most with the title, the question and the whole article, each adding something new."""
    body = [
        s for s in sentences
        if s.kind is SectionKind.BODY and len(s.text) >= _SHORTEST and not (is_heading(s.text) or _CREDIT.match(s.text))
    ]  # fmt: skip
    texts = {s.id: _shortened(s.text) for s in body}
    words = {s.id: {t.form for t in content(spell_out(texts[s.id]))} for s in body}
    weights = _weights(question, article, words.values())
    chosen: list[Sentence] = []
    covered: set[str] = set()
    room = _CHARS

    def worth(sentence: Sentence) -> float:
        fresh = sum(weights.get(form, 0.0) for form in words[sentence.id] - covered)
        figures = min(_MOST_FIGURES, len(find_numbers(texts[sentence.id])))
        early = 1 - sentence.index / sentences[-1].index
        speech = _SPEECH if texts[sentence.id].count("“") > texts[sentence.id].count("”") else 1.0
        return speech * fresh / math.sqrt(max(len(words[sentence.id]), _FEW)) * (1 + _FIGURE * figures + _EARLY * early)

    left = [max(body[:_OPENING], key=lambda s: worth(s) * (_FIRST if s is body[0] else 1.0))] if body else []
    while left and len(chosen) < _MOST:
        best = max(left, key=worth)
        left.remove(best)
        if len(texts[best.id]) <= room:
            chosen.append(best)
            covered |= words[best.id]
            room -= len(texts[best.id])
        if len(chosen) == 1 and not left:  # news say first what they are about; then all the rest is looked at
            left = [s for s in body[:_MOST_READ] if s is not chosen[0]]
    return [(s, texts[s.id]) for s in sorted(chosen, key=lambda s: s.start)]


def _weights(question: Question, article: Article, sentences: Iterable[set[str]]) -> dict[str, float]:
    """How much a word says of what the article is about: the asked ones most, then the title's, then frequent ones."""
    common = Counter(form for forms in sentences for form in forms)
    weights = {form: math.log(1 + times) for form, times in common.items() if times > 1}
    for form in {t.form for t in content(spell_out(article.title))}:
        weights[form] = weights.get(form, 0.0) + _TITLE
    for form in set(question.terms):
        weights[form] = weights.get(form, 0.0) + _ASKED
    return weights


def _shortened(text: str) -> str:
    """The sentence without its dateline; of a long one its first clauses."""
    dateline = _DATELINE.match(text)
    text = " ".join(text[dateline.end() if dateline else 0 :].split())
    if len(text) <= _LONGEST:
        return text
    end = max((e for _, e in split_clauses(text) if e <= _LONGEST), default=0)
    end = end if end > _SHORTEST else text.rfind(" ", 0, _LONGEST)
    return f"{text[:end]} …"
