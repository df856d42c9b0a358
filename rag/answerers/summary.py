"""A short summary of an article: the sentences that carry it, in its order."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.compose import Composer, Draft, not_found
from rag.context import LEVEL, is_heading
from rag.continued import explains
from rag.desk import Desk
from rag.glued import glued_front, is_caption
from rag.meant import article_meant, names_article, topic_asked
from rag.relation import Relation, relation_fit, relation_in
from records.answer import Status
from records.article import Article
from records.passage import SectionKind, Sentence
from records.question import Question, Wants
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.words import content

_MOST = 4
_MOST_READ = 120  # sentences of a long article
_CHARS = 620  # of the claims together; an answer stays under 700 with its citation marks
_LONGEST = 300
_SHORTEST = 50
_ASKED, _TITLE = 2.0, 1.5  # how much the question's and the title's words weigh beside the article's own
_FIGURE, _MOST_FIGURES = 0.3, 2
_AGAIN = 0.3  # what a word counts that another sentence of the summary has said
_EARLY = 0.35  # news say first what matters
_LEANS = 0.6  # a sentence that opens with a word for what stands before it
_LEANING = re.compile(
    r"(?:Đó|Đây|Điều (?:này|đó)|Việc (?:này|đó)|Anh|Cô|Chị|Ông|Bà|Họ|Khi đó|Lúc đó|Nhưng|Và)(?= [^\W\d_A-ZÀ-Ỹ])"
)
_INSIDE = 0.85  # what clauses from within a long sentence say, to those that it begins with
_MOST_OF = 0.6  # share of the topic that the title and the lead of an article on it say
_MOST_ON_TOPIC, _LONGEST_ON_TOPIC, _LONGEST_OF_BEST = 4, 300, 400
_LEADS = 0.4  # share of the topic with which the first sentence opens a summary of it
_ON_TOPIC = 0.55  # share of the best sentence's worth
_RELATED, _FIGURE_ON_TOPIC = 0.5, 0.1
_EMPTY = frozenset("bài viết nêu trình bày nói kể".split())
_OF_ANYTHING = re.compile(r"(?<!\w)(?:kết quả|tình hình|công tác|thông tin|nội dung|sự việc|quan điểm|ý kiến)(?!\w)")
_OPENING = 3  # sentences, one of which opens the summary
_SHARED = 3  # content words of the question that it has in common with what says most of the topic
_FIRST = 1.5
_SPEECH = 0.5  # a quotation that is broken off says less than it seems to
_FEW = 14  # content words: a shorter sentence says little
_DATELINE = re.compile(r"\s*\(?[^\W\d_a-z][^\s.,]{1,12}(?:\s[^\s.,]{1,12}){0,2}\)?\s{0,2}[-–]\s{1,2}(?=[^\W\d_])")


def answer(question: Question, desk: Desk) -> Draft | None:
    """The first sentence and up to three more, under 700 characters; NOT_FOUND when no article is the one meant."""
    if question.wants is not Wants.SUMMARY:
        return None
    article = article_meant(question, desk)
    if article is None:
        return not_found(())
    composer = Composer()
    sentences = desk.sentences(article.id)
    body = _readable(sentences)
    topic = None if names_article(question) else _topic(question)
    best = topic.best(body) if topic else []
    if topic and best and not topic.is_of(article, body):
        behind = [after for one, after in pairwise(sentences) if one in best and explains(after.text)]
        chosen = topic.shown(list(dict.fromkeys((best[0], *behind, *best))))
    else:
        chosen = _carrying(question, article, sentences, best)
    for sentence, text in chosen:
        composer.state(text, [(article, sentence)])
    return composer.draft(Status.ANSWERED) or not_found(())


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is to be summed up of an article, beside the names by which the article is meant.

    `words` are those of the aspect, or, where `named`, of the names, which are all that is asked for.
    """

    words: tuple[str, ...]
    named: bool
    relation: Relation | None

    def is_of(self, article: Article, body: Sequence[Sentence]) -> bool:
        """True when an article as a whole is of it: its title, or its title and lead, say most of it."""
        opening = [article.title, *(s.text for s in body[: 0 if self.named else 2])]
        front = {t.form for t in content(spell_out(" ".join(opening)))}
        return self.relation is None and sum(w in front for w in self.words) >= _MOST_OF * len(self.words)

    def best(self, body: Sequence[Sentence]) -> list[Sentence]:
        """Up to three sentences that say most of it, best first."""
        read = body[:_MOST_READ]
        forms = {s.id: [t.form for t in content(spell_out(s.text))] for s in read}
        often = Counter(form for words in forms.values() for form in set(words))
        weight = {word: math.log(1 + len(read) / (1 + often[word])) for word in self.words}
        pairs = {pair: min(weight[pair[0]], weight[pair[1]]) for pair in pairwise(self.words) if pair[0] != pair[1]}

        def worth(sentence: Sentence) -> float:
            there, beside = set(forms[sentence.id]), set(pairwise(forms[sentence.id]))
            said = sum(w for word, w in weight.items() if word in there) / (sum(weight.values()) or 1.0)
            together = sum(w for pair, w in pairs.items() if pair in beside) / (sum(pairs.values()) or 1.0)
            told = relation_fit(self.relation, sentence.text) if self.relation else 0.0
            figures = min(_MOST_FIGURES, len(find_numbers(sentence.text)))
            return said + together + _RELATED * told + _FIGURE_ON_TOPIC * figures

        worths = {s.id: worth(s) for s in read}
        ranked = sorted(read, key=lambda s: (-worths[s.id], s.index))
        found = [s for s in ranked[:_MOST_ON_TOPIC] if worths[s.id] >= _ON_TOPIC * worths[ranked[0].id]]
        leads = read and self.relation is None and sum(w in forms[read[0].id] for w in self.words)
        if leads and read[0] not in found and leads >= _LEADS * len(self.words):  # a lead says what came of it all
            return [read[0], *found[: _MOST_ON_TOPIC - 1]]
        return found

    def shown(self, sentences: Sequence[Sentence]) -> list[tuple[Sentence, str]]:
        """These sentences, in the order of the text, with what is shown of each."""
        weights = dict.fromkeys(self.words, 1.0)
        chosen: list[tuple[Sentence, str]] = []
        room = _CHARS
        for sentence in sentences:
            longest = _LONGEST_OF_BEST if sentence is sentences[0] else _LONGEST_ON_TOPIC
            text = _shortened(sentence.text, longest, weights)
            if len(text) <= room:
                chosen.append((sentence, text))
                room -= len(text)
        return sorted(chosen, key=lambda pair: pair[0].start)


def _topic(question: Question) -> _Topic | None:
    """The topic of a request; None where it names nothing but an article."""
    relation = relation_in(question.standalone)
    aspect = _aspect(question)
    names = [word for name in question.names for word in name.split()]
    words = aspect or ([] if relation else names)
    return _Topic(tuple(words), not aspect, relation) if words or relation else None


def _aspect(question: Question) -> list[str]:
    """The words of the topic without the names, the documents and the years by which it names the article."""
    topic = match_form(spell_out(topic_asked(question)))
    for name in question.names:
        topic = re.sub(rf"(?:{LEVEL}\s+)?{re.escape(name)}(?!\w)", " ; ", topic)
    for mention in reversed(find_documents(topic)):
        topic = topic[: mention.start] + " ; " + topic[mention.end :]
    for period in reversed(find_periods(topic)):
        topic = topic[: period.start] + " ; " + topic[period.end :]
    relation = relation_in(topic)
    asked = relation.says.sub(" ; ", relation.asked.sub(" ; ", topic)) if relation else topic
    asked = _OF_ANYTHING.sub(" ; ", asked)
    # "trong báo cáo hội nghị X" only names where it stands
    return [t.form for t in content(asked) if t.form not in _EMPTY and t.form not in question.inherited]


def _readable(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the body that say something: no headings, no credits, no questions of an interview."""
    return [
        s for s in sentences
        if s.kind is SectionKind.BODY
        and len(s.text) >= _SHORTEST
        and not (is_heading(s.text) or is_caption(s.text) or s.text.rstrip("”\" ").endswith("?"))
    ]  # fmt: skip


def _carrying(
    question: Question, article: Article, sentences: Sequence[Sentence], also: Sequence[Sentence]
) -> list[tuple[Sentence, str]]:
    """Sentences that share most with the title, the question and the whole article, each adding something new.

    `also` are taken next to the one that opens.
    """
    body = _readable(sentences)
    weights = _weights(question, article, [{t.form for t in content(spell_out(s.text))} for s in body])
    texts = {s.id: _shortened(s.text, _LONGEST, weights) for s in body}
    words = {s.id: {t.form for t in content(spell_out(texts[s.id]))} for s in body}
    chosen: list[Sentence] = []
    covered: set[str] = set()
    room = _CHARS

    def worth(sentence: Sentence) -> float:
        fresh = sum(weights.get(form, 0.0) * (_AGAIN if form in covered else 1.0) for form in words[sentence.id])
        figures = min(_MOST_FIGURES, len(find_numbers(texts[sentence.id])))
        early = 1 - sentence.index / sentences[-1].index
        speech = _SPEECH if texts[sentence.id].count("“") > texts[sentence.id].count("”") else 1.0
        speech *= _LEANS if _LEANING.match(texts[sentence.id]) else 1.0
        return speech * fresh / math.sqrt(max(len(words[sentence.id]), _FEW)) * (1 + _FIGURE * figures + _EARLY * early)

    def opens(sentence: Sentence) -> float:
        lead = sentence is body[0] and len(words[sentence.id]) >= _FEW  # a short line is one of several headlines
        return worth(sentence) * (_FIRST if lead else 1.0)

    shared = {s.id: words[s.id] & words[also[0].id] & set(question.terms) for s in body[:_OPENING]} if also else {}
    opening = [s for s in body[:_OPENING] if not also or len(shared[s.id]) >= _SHARED]
    left = [max(opening or also or body[:1], key=opens)] if body else []
    while left and len(chosen) < _MOST:
        best = next((s for s in also if len(chosen) == 1 and s in left), None) or max(left, key=worth)
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


def _shortened(text: str, longest: int, weights: Mapping[str, float]) -> str:
    """The sentence without what is glued to it; of a long one the clauses that say most, the first if as much."""
    front, dateline = glued_front(text), _DATELINE.match(text)
    text = " ".join(text[front.end if front else dateline.end() if dateline else 0 :].split())
    if len(text) <= longest:
        return text
    clauses = split_clauses(text)
    said = [{t.form for t in content(spell_out(text[s:e]))} for s, e in clauses]
    best, start, end = -1.0, 0, 0
    for first, (at, _) in enumerate(clauses):
        forms: set[str] = set()
        for last in range(first, len(clauses)):
            if clauses[last][1] - at > longest:
                break
            forms |= said[last]
            worth = sum(weights.get(form, 0.0) for form in forms) * (1.0 if first == 0 else _INSIDE)
            if worth > best or (worth == best and at == start):
                best, start, end = worth, at, clauses[last][1]
    if end - start <= _SHORTEST:
        start, end = 0, text.rfind(" ", 0, longest)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
