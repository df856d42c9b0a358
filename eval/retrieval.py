"""Where the evidence stands in the assistant's ranking of sentences, by `ir-measures`.

Two rankings are measured: as searched (dense and lexical, fused) and as read (what the answer is written from).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from eval.match import held_by, needs
from eval.questions import Gold
from records.evidence import Evidence

if TYPE_CHECKING:
    from rag.read import Reading

RANKINGS = ("search", "reading")
MEASURES = ("R@1", "R@3", "R@5", "R@10", "RR")
_RANKED = 40  # sentences looked at; MRR is taken to this depth


def rankings(parts: Sequence[Sequence["Reading"]]) -> dict[str, tuple[Evidence, ...]]:
    """The sentences of a question in the order of each ranking; those of several parts take turns, each told once."""
    read = [[reading.evidence for reading in part] for part in parts]
    searched = [sorted(part, key=lambda evidence: -evidence.score) for part in read]
    return {"search": tuple(_in_turn(searched)), "reading": tuple(_in_turn(read))}


def _in_turn(parts: Sequence[Sequence[Evidence]]) -> Iterator[Evidence]:
    seen: set[str] = set()
    for rank in zip_longest(*parts):
        for evidence in rank:
            if evidence is not None and evidence.sentence.id not in seen:
                seen.add(evidence.sentence.id)
                yield evidence


def measured(gold: Gold, ranked: Mapping[str, Sequence[Evidence]]) -> dict[str, float]:
    """The measures of a question in 0..1, under names such as "search R@5"; none for one without evidence."""
    from ir_measures import iter_calc, parse_measure

    found: dict[str, float] = {}
    for name, ranking in ranked.items():
        relevant, run = _judged(gold, ranking[:_RANKED])
        if not relevant:
            return {}
        measures = [parse_measure(measure) for measure in MEASURES]
        for metric in iter_calc(measures, {"q": relevant}, {"q": run}):
            found[f"{name} {metric.measure}"] = float(metric.value)
    return found


def _judged(gold: Gold, ranking: Sequence[Evidence]) -> tuple[dict[str, int], dict[str, float]]:
    """What is relevant and what was ranked: each need of the question (eval.match.needs), and the other sentences.

    A need stands where the first sentence that meets it stands, so that a fact told twice is found when either is.
    Needs that one sentence meets together are one.
    """
    held = [held_by(gold, evidence.article.source, evidence.sentence.text) for evidence in ranking]
    firsts = [next((rank for rank, there in enumerate(held) if need & there), None) for need in needs(gold)]
    relevant = {f"need {at}" if rank is None else f"sentence {rank}": 1 for at, rank in enumerate(firsts)}
    return relevant, {f"sentence {rank}": float(-rank) for rank in range(len(ranking))}
