"""From readings to claims with citations: each claim is verified against what it cites before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import prompts
from rag.read import Reading
from rag.verify.held import unsupported
from rag.write import write_claim
from records.answer import Citation, Claim, Status
from records.article import Article
from records.passage import SectionKind, Sentence

_RELATED = 3
_NEAR_SCORE, _NEAR_COVER = 0.42, 0.35  # less speaks of something else, and is no near miss


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

    def quote(self, group: Sequence[Reading], prompt: str | None = None, place: str = "") -> bool:
        """Adds the first reading as a claim, all of the group cited; False, and nothing, when it fails verification.

        `prompt` names a prompt with the placeholder `claim` that the claim is put into; `place` is where it holds,
        said in front where the claim does not say it.
        """
        best = group[0]
        clause = write_claim(best)
        if unsupported(clause.replace("**", ""), [best.evidence.sentence.text]):
            return False
        text = _with_origin(best, clause)
        if place:
            text = prompts.load("at_place", "place", "claim").fill(place=place, claim=text)
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

    def head(self, *columns: str) -> None:
        """Adds the head of a table, which cites nothing."""
        line = " | ".join("---" for _ in columns)
        self._claims.append(Claim(f"| {' | '.join(columns)} |\n| {line} |", (), is_table=True))

    def row(self, cells: Sequence[str], cited: Sequence[tuple[Article, Sentence]]) -> bool:
        """Adds a row of a table; False, and nothing, unless the cited sentences hold all that it states."""
        if any("|" in cell or "\n" in cell for cell in cells) or not self.state(f"| {' | '.join(cells)} |", cited):
            return False
        self._claims[-1] = replace(self._claims[-1], is_table=True)
        return True

    def lead(self, prompt: str) -> None:
        """Puts the words of a prompt, which cite nothing, in front of the claims."""
        self._claims.insert(0, Claim(prompts.load(prompt).fill(), ()))

    def close(self, text: str) -> None:
        """Adds a sentence of the assistant's own, which cites nothing, behind the claims."""
        if self._citations:
            self._claims.append(Claim(text, ()))

    def draft(self, status: Status) -> Draft | None:
        """What was gathered; None when no claim stood its verification."""
        if not self._citations:
            return None
        return Draft(status, tuple(self._claims), tuple(self._citations))


def quoted(
    status: Status,
    groups: Sequence[Sequence[Reading]],
    readings: Sequence[Reading],
    prompt: str | None = None,
    then: Sequence[Sequence[Reading]] = (),
) -> Draft:
    """The draft that quotes the first of each group and cites all of it; NOT_FOUND when none stands its verification.

    `prompt` opens the first claim; the claims of `then` follow. `readings` are all that were read; the near misses are
    taken from them.
    """
    composer = Composer()
    for group in (*groups, *then):
        if composer.quote(group, prompt):
            prompt = None
    if status in (Status.CONFLICT, Status.AMBIGUOUS):
        composer.lead(status)
    return composer.draft(status) or not_found(readings)


def not_found(readings: Sequence[Reading]) -> Draft:
    """The draft that says so, with the near misses among the readings."""
    near = sorted(readings, key=lambda r: (_differs(r), -r.score, r.evidence.sentence.id))
    own = [
        r for r in near
        if r.evidence.sentence.kind.own and r.score >= _NEAR_SCORE and r.signals["cover"] >= _NEAR_COVER
    ]  # fmt: skip
    related = tuple(
        citation(n, reading.evidence.article, reading.evidence.sentence)
        for n, reading in enumerate(own[:_RELATED], start=1)
    )
    return Draft(Status.NOT_FOUND, (Claim(prompts.load("not_found").fill(), ()),), (), related)


def _differs(reading: Reading) -> int:
    """How far a near miss is from the question: of another year or place first, of another kind last."""
    return 2 * ("kind" in reading.disagrees) + (len(reading.disagrees) > 1)


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
