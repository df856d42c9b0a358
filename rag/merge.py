"""One answer out of the answers to the parts of a question."""

from collections.abc import Sequence
from dataclasses import replace

import prompts
from rag.compose import Draft
from records.answer import Citation, Claim, Status


def merge(parts: Sequence[str], drafts: Sequence[Draft]) -> Draft:
    """The drafts' claims in order, their citations numbered anew; a part without an answer is named as such.

    NOT_FOUND when no part is answered; else the status of the first part that is not plainly answered.
    """
    answered = [draft for draft in drafts if draft.status is not Status.NOT_FOUND]
    if not answered:
        return drafts[0]
    claims: list[Claim] = []
    citations: list[Citation] = []
    for part, draft in zip(parts, drafts, strict=True):
        if draft.status is Status.NOT_FOUND:
            claims.append(Claim(prompts.load("part_not_found", "part").fill(part=part.strip(" ?.")), ()))
            continue
        renumbered: dict[int, int] = {}
        for citation in draft.citations:
            same = next(
                (c.n for c in citations if (c.article_id, c.start) == (citation.article_id, citation.start)), None
            )
            renumbered[citation.n] = same or len(citations) + 1
            if same is None:
                citations.append(replace(citation, n=renumbered[citation.n]))
        for claim in draft.claims:
            moved = replace(claim, citations=tuple(renumbered[n] for n in claim.citations))
            if not any(_says(shown, moved) for shown in claims):
                claims.append(moved)
    status = next((d.status for d in answered if d.status is not Status.ANSWERED), Status.ANSWERED)
    related = tuple(citation for draft in drafts for citation in draft.related)
    return Draft(status, tuple(claims), tuple(citations), related if len(answered) < len(drafts) else ())


def _says(shown: Claim, claim: Claim) -> bool:
    """True when a claim already shown holds all that another one says."""
    return set(claim.citations) <= set(shown.citations) and _words(claim) in _words(shown)


def _words(claim: Claim) -> str:
    return claim.text.replace("**", "").strip(" …")
