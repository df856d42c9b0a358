"""One answer out of the answers to the parts of a question."""

import re
from collections.abc import Sequence
from dataclasses import replace

import prompts
from rag.compose import Draft
from rag.enough import is_enough
from rag.read import Reading
from records.answer import Citation, Claim, Status
from records.question import Turn

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BARELY = 0.25  # of a question's words, where the first part of it found no answer
_CLOSELY = 0.9  # and of two sentences that stand so many steps from each other, one for each of two parts
_STEPS, _PAIR = 2, 2
_NEARLY = 0.82  # of the best score for a part: a sentence that answers all of them is preferred to the best for each


def answering_all(parts: Sequence[Sequence[Reading]]) -> frozenset[str]:
    """The id of the one sentence that answers each part of a question nearly as well as the best does; else empty.

    It answers them by different figures. Of two parts, the ids of two sentences that stand close together do as well.
    """
    scores: list[dict[str, float]] = []
    figures: dict[str, list[int]] = {}
    close: list[list[Reading]] = []
    for readings in parts:
        good = [reading for reading in readings if is_enough(reading)]
        best = max(good, key=lambda reading: reading.score, default=None)
        near = [
            reading
            for reading in good
            if best
            and reading.score >= _NEARLY * best.score
            and reading.signals["local"] >= _NEARLY * best.signals["local"]
        ]
        close.append([reading for reading in good if best and reading.score >= _CLOSELY * best.score])
        scores.append({reading.evidence.sentence.id: reading.score for reading in near})
        for reading in near:
            if reading.target and reading.target.number:
                figures.setdefault(reading.evidence.sentence.id, []).append(reading.target.start)
    common = [
        key
        for key in sorted(set.intersection(*map(set, scores)) if scores else ())
        if len(set(figures.get(key, ()))) == len(figures.get(key, ()))
    ]
    if common:
        return frozenset([max(common, key=lambda key: sum(found[key] for found in scores))])
    return _beside(*close) if len(close) == _PAIR else frozenset()


def _beside(first: Sequence[Reading], second: Sequence[Reading]) -> frozenset[str]:
    """The ids of the best two sentences of one article that stand close together, one for each part."""
    pairs = [
        (one.score + other.score, one.evidence.sentence, other.evidence.sentence)
        for one in first
        for other in second
        if one.evidence.article.id == other.evidence.article.id
        and 0 < abs(one.evidence.sentence.index - other.evidence.sentence.index) <= _STEPS
    ]
    best = max(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id), default=None)
    return frozenset([best[1].id, best[2].id]) if best else frozenset()


def told_together(readings: Sequence[Reading], drafts: Sequence[Draft]) -> Reading | None:
    """For a part that found no answer, the best reading, if another part is answered from its very sentence.

    It is to be shown whole: what stands in it in other words answers the part ("phản đối": "không tán thành").
    """
    good = next((reading for reading in readings if is_enough(reading)), None)
    cited = {(c.article_id, c.start) for draft in drafts for c in draft.citations}
    if good is None or (good.evidence.article.id, good.evidence.sentence.start) not in cited:
        return None
    return replace(good, target=None)


def told_barely(readings: Sequence[Reading]) -> bool:
    """True when what answers a part best says hardly anything of what it took over from the first one."""
    good = next((reading for reading in readings if is_enough(reading)), None)
    return good is not None and good.signals["cover"] < _BARELY


def tells_again(draft: Draft, last: Turn) -> bool:
    """True when a draft states the very figure of the very sentence that the turn before was answered with.

    What is asked for next is another one: "Còn cấp xã?" after the figure of the district.
    """
    if last.answer is None or len(draft.claims) != 1 or len(draft.citations) != 1:
        return False
    there = {(c.article_id, c.start) for c in last.answer.citations}
    told = {bold for claim in last.answer.claims for bold in _BOLD.findall(claim.text)}
    figures = {bold for bold in _BOLD.findall(draft.claims[0].text) if any(map(str.isdigit, bold))}
    same = {(c.article_id, c.start) for c in draft.citations} <= there
    return same and bool(figures) and figures <= told


def merge(parts: Sequence[str], drafts: Sequence[Draft], scope: str = "") -> Draft:
    """The drafts' claims in order, their citations numbered anew; a part without an answer is named as such.

    `scope` is in words what the search was limited to, if it was.
    NOT_FOUND when no part is answered; else the status of the first part that is not plainly answered.
    """
    answered = [draft for draft in drafts if draft.status is not Status.NOT_FOUND]
    if not answered:
        return drafts[0]
    claims: list[Claim] = []
    citations: list[Citation] = []
    for part, draft in zip(parts, drafts, strict=True):
        if draft.status is Status.NOT_FOUND:
            claims.append(Claim(_absent(part.strip(" ?."), scope), ()))
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
            less = next((at for at, shown in enumerate(claims) if shown.citations and _says(moved, shown)), None)
            if less is not None:  # the fuller wording of what is already shown takes its place
                claims[less] = replace(moved, text=_bold_too(moved.text, claims[less].text))
            elif not any(_says(shown, moved) for shown in claims):
                claims.append(moved)
    status = next((d.status for d in answered if d.status is not Status.ANSWERED), Status.ANSWERED)
    related = tuple(citation for draft in drafts for citation in draft.related)
    return Draft(status, tuple(claims), tuple(citations), related if len(answered) < len(drafts) else ())


def _absent(part: str, scope: str) -> str:
    if scope:
        return prompts.load("part_not_found_in_scope", "part", "scope").fill(part=part, scope=scope)
    return prompts.load("part_not_found", "part").fill(part=part)


def _says(shown: Claim, claim: Claim) -> bool:
    """True when a claim already shown holds all that another one says."""
    return set(claim.citations) <= set(shown.citations) and _words(claim) in _words(shown)


def _bold_too(text: str, other: str) -> str:
    """A claim's text with what is bold in another one bold as well, where it stands there once and plain."""
    plain = _BOLD.sub(lambda bold: "*" * len(bold.group()), text)
    for bold in _BOLD.findall(other):
        if plain.count(bold) == 1:
            at = plain.index(bold)
            text = f"{text[:at]}**{bold}**{text[at + len(bold) :]}"
            plain = _BOLD.sub(lambda found: "*" * len(found.group()), text)
    return text


def _words(claim: Claim) -> str:
    return claim.text.replace("**", "").strip(" …")
