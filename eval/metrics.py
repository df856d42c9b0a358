"""Is one answer right, cited, and free of wrong figures? Pure functions over an answer and its gold question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.figures import FigureError, figure_errors
from eval.match import form, met, stands
from eval.questions import Gold
from records.answer import Answer, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """One scored answer.

    `right`: acceptable status, every expected group met, nothing forbidden. `cited`: right, and a citation holds the
    evidence. `forbidden` are the forbidden words said, `missing` the expected groups that are not. `good_citations`
    hold evidence; `met` of `needs` are met by them. `ranking` has the retrieval measures ("reading R@5"), empty for a
    question without evidence. `first_ms`: when the first cited claim was shown, in milliseconds; None without one.
    """

    gold: Gold
    answer: Answer
    right: bool
    cited: bool
    forbidden: tuple[str, ...]
    missing: tuple[tuple[str, ...], ...]
    figure_errors: tuple[FigureError, ...]
    good_citations: int
    met: int
    needs: int
    ranking: Mapping[str, float] = field(default_factory=dict)
    first_ms: float | None = None

    @property
    def wrong_figure(self) -> bool:
        """True when the answer states a figure that is wrong."""
        return bool(self.figure_errors)

    @property
    def failed(self) -> bool:
        """True when something is wrong with the answer: what it says, what it cites, or a figure in it."""
        return not self.cited or self.wrong_figure


def judge(
    gold: Gold, answer: Answer, ranking: Mapping[str, float] | None = None, first_ms: float | None = None
) -> Verdict:
    """Scores one answer against its gold question."""
    text = form(" ".join(claim.text for claim in answer.claims))
    missing = tuple(group for group in gold.expect if not any(stands(variant, text) for variant in group))
    forbidden = tuple(wrong for wrong in gold.forbid if stands(wrong, text))
    refused = answer.status is Status.NOT_FOUND
    right = answer.status in gold.statuses and not forbidden and (refused or not missing)
    good_citations, needs_met, wanted = met(gold, answer.citations)
    return Verdict(
        gold=gold,
        answer=answer,
        right=right,
        cited=right and (refused or good_citations > 0 or not gold.evidence),
        forbidden=forbidden,
        missing=missing,
        figure_errors=figure_errors(gold, answer),
        good_citations=good_citations,
        met=needs_met,
        needs=wanted,
        ranking=ranking or {},
        first_ms=first_ms,
    )
