"""Reading: which sentence answers, and how surely."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rag.agree import disagreements
from rag.agree_names import names_nearness
from rag.asked import only_asking
from rag.context import LEVEL, Context, Contexts, is_heading
from rag.ports import Store
from rag.relation import asking_words, leans_back, relation_asked, with_next
from rag.targets import Target, figures
from rag.targets_named import find_target
from rag.topic import comes_near_none
from rag.weights import Weights
from records.article import Article
from records.evidence import Evidence
from records.passage import SectionKind
from records.question import Question, Wants
from vectorstore.facts import FigureFilter
from vietnamese.abbreviations import spell_out
from vietnamese.clauses import split_clauses
from vietnamese.normalise import fold, match_form
from vietnamese.numbers import find_numbers
from vietnamese.words import syllables

_FOCUS_CHARS = 330
_MOST_CLAUSES = 8
# What a word of the turn before counts in a follow-up that asks a new thing, and what a sentence does that stands in
# the article cited last, beside 1 for the sentence cited itself; set on 24 conversations of news and gold questions.
_INHERITED = 0.4
_SAME_ARTICLE = 0.5
_NAMED = 0.9  # how near its names stand to a sentence of the very thing that is asked about
_OF_DOCUMENT = re.compile(r"ban hành|(?<!\w)(?:ký|cơ quan nào|ai|về gì|gì|số mấy|ra đời|hiệu lực)(?!\w)")
_FEW = 3  # content syllables: a shorter follow-up on a document asks of the document itself
_WEIGHTS: Mapping[str, float] = {
    "cover": 0.26,
    "pairs": 0.12,
    "dense": 0.12,
    "fused": 0.10,
    "local": 0.12,
    "fit": 0.10,
    "place": 0.05,
    "leans_on": 0.13,
}
# The weight of fit where a reason, a purpose or the like is asked for. On 41 such questions of two reading sets it
# changes nothing up to .25 (31 right sentences first); .35 loses one.
_RELATION_FIT = 0.25
_TELLS = 0.15  # and what a clause counts for being shown that has the word of the reason
_KIND_FACTOR = {SectionKind.TEASER: 0.85, SectionKind.TITLE: 0.85, SectionKind.BYLINE: 0.8, SectionKind.CAPTION: 0.97}
_PICTURED = re.compile(r"(?<!\w)(?:theo|trong|ở|dưới|chú thích|bức|tấm) (?:bức |tấm )?(?:ảnh|hình)(?!\w)")
_PICTURE_FACTOR = 1.3  # a question about a picture is answered by its caption
_TITLE_DATE_FACTOR = 1.12  # a title that writes a day dates its very event
_GIVEN_FACTOR = 0.88  # a sentence without the share that the question gives tells of another case
_OF_MATTER = (Wants.COUNT, Wants.PERCENT, Wants.DATE, Wants.TEXT)
_LEAST_COVER = 0.2  # of a question that is read within limits
_HEADING_FACTOR = 0.6  # a sub-heading names what the text below says


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence read with a question in mind.

    `target` is what answers in it, `alternatives` are its other figures, `focus` is the stretch of clauses that covers
    the question best. `signals` are named numbers in 0..1; of them "behind" is by how much the best of all readings, be
    it one that contradicts the question, scores higher. `disagrees` says in which respects the sentence contradicts
    the question ("name", "document", "period", "month"), or "kind" when it holds nothing of the kind asked for, or
    "topic" when no sentence comes near the question: with any of them it is no answer.
    """

    evidence: Evidence
    context: Context
    target: Target | None
    alternatives: tuple[Target, ...]
    focus: tuple[int, int]
    signals: Mapping[str, float]
    disagrees: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the candidates of one store; with `admits`, no others than what it holds for."""

    store: Store
    _contexts: dict[str, Contexts] = field(default_factory=dict)
    admits: Callable[[Context], bool] | None = None

    def read(self, question: Question, candidates: Sequence[Evidence]) -> tuple[Reading, ...]:
        """All candidates, best first."""
        weights = self._weights(question)
        found = with_next(question, candidates, self.store)
        if self.admits:
            found = tuple(evidence for evidence in found if self.admits(self.context(evidence)))
        readings = [_read(question, weights, evidence, self.context(evidence)) for evidence in found]
        if self.admits and question.wants in _OF_MATTER and not question.leans_on:
            readings = [_of_the_matter(reading) for reading in readings]
        best = max((reading.score for reading in readings), default=0.0)
        readings = [replace(r, signals={**r.signals, "behind": best - r.score}) for r in readings]
        if comes_near_none(question, [(r.context, r.signals) for r in readings if not r.disagrees]):
            readings = [replace(r, disagrees=(*r.disagrees, "topic")) for r in readings]
        return tuple(sorted(readings, key=lambda r: (bool(r.disagrees), -r.score, r.evidence.sentence.id)))

    def context(self, evidence: Evidence) -> Context:
        """The context of a piece of evidence; kept for the articles read last."""
        article: Article = evidence.article
        contexts = self._contexts.get(article.id)
        if contexts is None:
            if len(self._contexts) >= 512:
                self._contexts.clear()
            contexts = self._contexts[article.id] = Contexts(
                article,
                self.store.sentences(article.id),
                [stated.fact for stated in self.store.figures(FigureFilter(article_id=article.id))],
            )
        return contexts.of(evidence.sentence)

    def _weights(self, question: Question) -> Weights:
        """Rarity of each content word (inverse document frequency); names and years are checked apart."""
        apart = {syllable for name in question.names for syllable in name.split()}
        form = match_form(question.standalone)
        for name in question.names:  # "thị trấn" of a place that is named is part of the name
            apart.update(
                word for level in re.findall(rf"({LEVEL})\s+{re.escape(name)}", form) for word in level.split()
            )
        apart |= (
            {str(year) for period in question.periods for year in period}
            | asking_words(question)
            | only_asking(question)
        )
        terms = [term for term in dict.fromkeys(question.terms) if term not in apart]
        plain = [term for term in terms if term == fold(term)]
        frequencies = dict(self.store.document_frequencies(terms, folded=False))
        frequencies |= self.store.document_frequencies(plain, folded=True)
        total = self.store.sentence_count
        return Weights(
            {
                term: (_INHERITED if term in question.inherited else 1.0)
                * math.log(1 + (total - frequencies.get(term, 0) + 0.5) / (frequencies.get(term, 0) + 0.5))
                for term in terms
            }
        )


def _read(question: Question, weights: Weights, evidence: Evidence, context: Context) -> Reading:
    nearness = names_nearness(question.names, context)

    def cover(inside: Iterable[str], around: Iterable[str]) -> float:
        return weights.cover(inside, around) if weights.of else nearness

    around = [syllable.form for syllable in syllables(f"{context.before} {context.heading}")]
    relation = relation_asked(question)
    led = leans_back(question, context.sentence.text, context.before)
    forms = (*around, *context.forms) if led else context.forms
    target = find_target(question, context, cover)
    forms = (*forms, *target.holds) if target else forms
    same_matter = bool(question.inherited) and any(
        cited.split(":")[1] == evidence.article.id for cited in question.leans_on
    )
    let_go = _let_go(question) if same_matter else ()
    disagrees = [respect for respect in disagreements(question, context) if respect not in let_go]
    if target is None:
        disagrees.append("kind")
    elif target.number is not None:
        disagrees = [respect for respect in disagrees if respect != "period"] + ([] if target.agrees else ["period"])
    why = dict(evidence.why)
    signals = {
        "cover": cover(forms, around),
        "pairs": weights.pairs(question.terms, forms),
        "dense": why.get("dense", 0.0),
        "fused": evidence.score,
        "local": max(target.local, cover(forms, ()) if led else 0.0) if target else 0.0,
        "fit": target.fit if target else 0.0,
        "place": nearness,
        "leans_on": _leans_on(
            question, weights, evidence, nearness, same_matter=same_matter, inside=forms, around=around
        ),
    }
    if "cosine" in why:
        signals["cosine"] = why["cosine"]
    weighed = {name: weight for name, weight in _WEIGHTS.items() if name != "leans_on" or question.leans_on}
    if relation is not None:
        weighed["fit"] = _RELATION_FIT
    score = sum(weight * signals[name] for name, weight in weighed.items()) / sum(weighed.values())
    score *= _KIND_FACTOR.get(evidence.sentence.kind, 1.0)
    if evidence.sentence.kind is SectionKind.TITLE and question.wants is Wants.DATE:
        score *= _TITLE_DATE_FACTOR
    if evidence.sentence.kind is SectionKind.CAPTION and _PICTURED.search(match_form(question.standalone)):
        score *= _PICTURE_FACTOR
    if evidence.sentence.kind is SectionKind.BODY and is_heading(evidence.sentence.text):
        score *= _HEADING_FACTOR
    if target is not None and target.number is not None and not _holds_given(question, context):
        score *= _GIVEN_FACTOR
    if question.wants is Wants.BYLINE and target is not None:  # lines chosen by their article
        disagrees, score = [], evidence.score
        signals["local"] = 1.0

    def said(forms: Sequence[str]) -> float:
        tells = relation is not None and relation.says.search(" ".join(forms)) is not None
        return cover(forms, ()) + weights.pairs(question.terms, forms) + _TELLS * tells

    focus = _focus(context.sentence.text, said) if not disagrees else (0, len(context.sentence.text))
    others = figures(question, context, cover)[1:] if target is not None and target.number is not None else ()
    return Reading(evidence, context, target, others, focus, signals, tuple(disagrees), score)


def _of_the_matter(reading: Reading) -> Reading:
    """A reading within limits that says next to nothing of the question answers nothing.

    What retrieval found is rated against what else it found, so that among a few sentences the best seems good.
    """
    if reading.signals["cover"] >= _LEAST_COVER or reading.disagrees:
        return reading
    return replace(reading, disagrees=("matter",))


def _leans_on(
    question: Question,
    weights: Weights,
    evidence: Evidence,
    nearness: float,
    *,
    same_matter: bool,
    inside: Sequence[str],
    around: Sequence[str],
) -> float:
    """1 for a sentence cited before, half for others of its article; of a new thing asked it must say something."""
    if evidence.sentence.id not in question.leans_on:
        return _SAME_ARTICLE if same_matter else 0.0
    own = {term: weight for term, weight in weights.of.items() if term not in question.inherited}
    if not question.inherited:  # the same question of another thing, which the sentence cited before may not name
        return 1.0 if nearness >= _NAMED else _SAME_ARTICLE
    if not own:
        return 1.0
    return _SAME_ARTICLE + (1 - _SAME_ARTICLE) * Weights(own).cover(inside, around)


def _holds_given(question: Question, context: Context) -> bool:
    """True when the shares that the question gives ("được hỗ trợ 30%") stand in the sentence or right before it."""
    given = {number.key for number in find_numbers(question.standalone) if number.percent}
    if not given:
        return True
    return given <= {number.key for text in (context.sentence.text, context.before) for number in find_numbers(text)}


def _let_go(question: Question) -> tuple[str, ...]:
    """What a sentence of the article cited last need not name: what the follow-up has only from the turn before."""
    own = [term for term in question.terms if term not in question.inherited]
    inherited_names = all(set(name.split()) <= question.inherited for name in question.names)
    of_document = len(own) < _FEW or question.wants is Wants.DATE or _OF_DOCUMENT.search(match_form(question.asked))
    return (("name",) if inherited_names else ()) + (() if of_document else ("document",))


def _focus(text: str, said: Callable[[Sequence[str]], float]) -> tuple[int, int]:
    """The run of clauses, at most 330 characters long, that says most of the question; the shortest of equals."""
    clauses = split_clauses(text)
    forms = [[s.form for s in syllables(spell_out(text[start:end]))] for start, end in clauses]
    best, found = (-1.0, 0), (0, len(text))
    for first, (start, _) in enumerate(clauses):
        inside: list[str] = []
        for at in range(first, min(len(clauses), first + _MOST_CLAUSES)):
            end = clauses[at][1]
            if at > first and end - start > _FOCUS_CHARS:
                break
            inside += forms[at]
            rank = (round(said(inside), 3), start - end)
            if rank > best:
                best, found = rank, (start, end)
    return found
