"""From readings to claims with citations: each claim is verified against what it cites before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import prompts
from rag.enough import LEAST_COVER, LEAST_SCORE
from rag.read import Reading
from rag.verify import unsupported
from rag.write import write_claim
from records.answer import Citation, Claim, Status
from records.article import Article
from records.passage import SectionKind, Sentence

_RELATED = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is signed: status, claims, citations and near misses."""

    status: Status
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()


class Composer:
    """Gathers the claims of one answer, and numbers their citations in the order in which they are first made."""

    def __init__(self) -> None:
        self._claims: list[Claim] = []
        self._citations: list[Citation] = []

    def cite(self, article: Article, sentence: Sentence) -> int:
        """The number of the citation of a sentence, made when it is cited for the first time."""
        place = (article.id, sentence.start)
        known = next((c.n for c in self._citations if (c.article_id, c.start) == place), None)
        if known is None:
            known = len(self._citations) + 1
            self._citations.append(citation(known, article, sentence))
        return known

    def quote(self, group: Sequence[Reading], prompt: str | None = None) -> bool:
        """Adds the first reading as a claim, all of the group cited; False, and nothing, when it fails verification.

        `prompt` names a prompt with the placeholder `claim` that the claim is put into.
        """
        best = group[0]
        clause = write_claim(best)
        if unsupported(clause.replace("**", ""), [best.evidence.sentence.text]):
            return False
        text = _with_origin(best, clause)
        numbers = tuple(self.cite(reading.evidence.article, reading.evidence.sentence) for reading in group)
        self._claims.append(Claim(text if prompt is None else prompts.load(prompt, "claim").fill(claim=text), numbers))
        return True

    def state(self, text: str, cited: Sequence[tuple[Article, Sentence]]) -> bool:
        """Adds a claim in our own words; False, and nothing, unless the cited sentences hold all that it states.

        A value computed from theirs is held when the claim shows its arithmetic ("2.617 - 2.541 = 76").
        """
        if unsupported(text.replace("**", ""), [sentence.text for _, sentence in cited]):
            return False
        self._claims.append(Claim(text, tuple(dict.fromkeys(self.cite(*place) for place in cited))))
        return True

    def lead(self, prompt: str) -> None:
        """Puts the words of a prompt, which cite nothing, in front of the claims."""
        self._claims.insert(0, Claim(prompts.load(prompt).fill(), ()))

    def close(self, text: str) -> None:
        """Puts words that cite nothing behind the claims."""
        self._claims.append(Claim(text, ()))

    def draft(self, status: Status) -> Draft | None:
        """What was gathered; None when no claim stood its verification."""
        if not self._citations:
            return None
        return Draft(status, tuple(self._claims), tuple(self._citations))


def quoted(
    status: Status, groups: Sequence[Sequence[Reading]], readings: Sequence[Reading], prompt: str | None = None
) -> Draft:
    """The draft that quotes the first of each group and cites all of it; NOT_FOUND when none stands its verification.

    `readings` are all that were read; the near misses are taken from them.
    """
    composer = Composer()
    for group in groups:
        composer.quote(group, prompt)
    if status in (Status.CONFLICT, Status.AMBIGUOUS):
        composer.lead(status)
    return composer.draft(status) or not_found(readings)


def not_found(readings: Sequence[Reading]) -> Draft:
    """The draft that says so, with the near misses among the readings."""
    near = sorted(readings, key=lambda reading: (-reading.score, reading.evidence.sentence.id))
    own = [
        r for r in near
        if r.evidence.sentence.kind.own and r.score >= LEAST_SCORE and r.signals["cover"] >= LEAST_COVER
    ]  # fmt: skip
    related = tuple(
        citation(n, reading.evidence.article, reading.evidence.sentence)
        for n, reading in enumerate(own[:_RELATED], start=1)
    )
    return Draft(Status.NOT_FOUND, (Claim(prompts.load("not_found").fill(), ()),), (), related)


def citation(n: int, article: Article, sentence: Sentence) -> Citation:
    """The n-th citation: a sentence of an article."""
    return Citation(
        n, article.source, article.id, article.title, article.published, sentence.kind, sentence.text, sentence.start,
        sentence.end,
    )  # fmt: skip


def _with_origin(reading: Reading, clause: str) -> str:
    """The clause; one that speaks of another article says where it stands."""
    if reading.evidence.sentence.kind is SectionKind.TEASER:
        return prompts.load("teaser", "title", "clause").fill(title=reading.evidence.article.title, clause=clause)
    return clause
