"""The sentences that a language model is given: chosen, within a budget of tokens, and fenced, since they are data."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest.chunks import count_tokens
from rag.compose import Draft
from rag.desk import Desk
from rag.enough import is_enough
from rag.read import Reading
from rag.sources import Source
from records.article import Article
from records.evidence import Evidence
from records.passage import Sentence
from records.question import Question, Wants
from vietnamese.normalise import clean

_MOST = 8  # sources; a draft that cites more has all it cites
_MOST_EXACT = 2  # further ones where a figure, a date or a name answers, which the draft has found already
_EXACT = (Wants.COUNT, Wants.PERCENT, Wants.DATE, Wants.DOCUMENT, Wants.PERSON, Wants.OFFICE, Wants.BYLINE)
_NEAR = 0.8  # share of the best reading's score that a further one must have
_LONGEST_SHARE = 0.5  # of the budget: a sentence that alone takes more is cut where it is shown
# Brackets are how the fence, the marks of sources and the marks of every chat template ("<|im_start|>", "[INST]",
# "<<SYS>>", "</s>") are written: in what is fenced they are of another kind.
_PLAIN = str.maketrans("<>[]{}＜＞［］【】", "‹›()()‹›()()")


def choose(draft: Draft, asked: Sequence[Question], desk: Desk, tokens: int) -> tuple[Source, ...]:
    """What a claim may cite: the draft's citations under their numbers, then further readings under the next ones.

    The citations are always among them, readings as long as they fit in `tokens`: those that contradict nothing asked
    and are nearly as good as the best one, best first, in turn for each part of the question.
    """
    cited = tuple(
        _source(n, desk.article(citation.article_id), sentence, desk)
        for n, citation in enumerate(draft.citations, start=1)
        for sentence in [desk.store.sentence(f"s:{citation.article_id}:{citation.start}-{citation.end}")]
    )
    most = max(_MOST, len(cited))
    if all(question.wants in _EXACT for question in asked):
        most = min(most, len(cited) + _MOST_EXACT)
    chosen = list(cited)
    left = tokens - count_tokens(shown(chosen, tokens))
    for reading in _further([desk.look(question) for question in asked]):
        sentence = reading.evidence.sentence
        if len(chosen) >= most:
            break
        if any(source.sentence.id == sentence.id or source.sentence.text == sentence.text for source in chosen):
            continue
        source = _source(len(chosen) + 1, reading.evidence.article, sentence, desk)
        cost = count_tokens(shown([source], tokens))
        if cost <= left:
            chosen.append(source)
            left -= cost
    return tuple(chosen)


def shown(sources: Sequence[Source], tokens: int) -> str:
    """The sources as lines "[n] sentence" under the title, place and date of their article."""
    lines: list[str] = []
    by_article: dict[str, list[Source]] = {}
    for source in sources:
        by_article.setdefault(source.article.id, []).append(source)
    for of_article in by_article.values():
        lines.append(_heading(of_article[0].article))
        lines += [f"[{source.n}] {_cut(fenced(source.sentence.text), tokens)}" for source in of_article]
    return "\n".join(lines)


def fenced(text: str) -> str:
    """A text as one line of plain data, in which nothing ends the fence, poses as a source or opens a chat's turn."""
    return " ".join(clean(text).translate(_PLAIN).split())


def _source(n: int, article: Article, sentence: Sentence, desk: Desk) -> Source:
    context = desk.reader.context(Evidence(article, sentence, 0.0, ()))
    return Source(n, article, sentence, context, desk.sentences(article.id))


def _further(looked: Sequence[Sequence[Reading]]) -> Iterator[Reading]:
    """The readings of each part in turn, best first, that are nearly as good as its best."""
    near: list[list[Reading]] = []
    for readings in looked:
        good = [reading for reading in readings if is_enough(reading) and reading.evidence.sentence.kind.own]
        best = max((reading.score for reading in good), default=0.0)
        near.append([reading for reading in good if reading.score >= _NEAR * best])
    for row in zip_longest(*near):
        yield from (reading for reading in row if reading is not None)


def _heading(article: Article) -> str:
    """The article's title, with its place and date where its page states them."""
    day = article.published and f"ngày {article.published:%d/%m/%Y}"
    about = ", ".join(fenced(part) for part in (article.place, day) if part)
    return f"Bài “{fenced(article.title)}”{f' ({about})' if about else ''}:"


def _cut(text: str, tokens: int) -> str:
    """The text, cut behind a word where it alone takes more than its share of the budget."""
    most = int(tokens * _LONGEST_SHARE)
    if count_tokens(text) <= most:
        return text
    words = text.split()
    while len(words) > 1 and count_tokens(" ".join(words)) > most:
        words = words[: len(words) * 9 // 10]
    return f"{' '.join(words)} …"
