"""Is one answer right? Pure functions over an answer and its gold question."""

import re
from dataclasses import dataclass

from eval.questions import Gold
from records.answer import Answer, Status
from vietnamese.normalise import clean, match_form


@dataclass(frozen=True, slots=True)
class Verdict:
    """One scored answer.

    `right`: acceptable status, every expected group met, nothing forbidden. `cited`: right, and a citation holds the
    evidence. `wrong_figure`: a forbidden figure is stated, or an answer is given where none is.
    """

    gold: Gold
    answer: Answer
    right: bool
    cited: bool
    wrong_figure: bool
    missing: tuple[str, ...]


def judge(gold: Gold, answer: Answer) -> Verdict:
    """Scores one answer against its gold question."""
    text = _form(" ".join(claim.text for claim in answer.claims))
    missing = tuple(" | ".join(group) for group in gold.expect if not any(_stands(v, text) for v in group))
    forbidden = any(_stands(wrong, text) for wrong in gold.forbid)
    status_right = answer.status in gold.statuses
    refused = answer.status is Status.NOT_FOUND
    right = status_right and not forbidden and (refused or not missing)
    wrong_figure = forbidden or (not refused and gold.statuses == (Status.NOT_FOUND,))
    quotes = [(citation.source, _form(citation.quote)) for citation in answer.citations]
    held = any(
        s == source and (_form(q) in quote or quote in _form(q)) for source, q in gold.evidence for s, quote in quotes
    )
    return Verdict(gold, answer, right, right and (held or not gold.evidence), wrong_figure, missing)


def _form(text: str) -> str:
    return re.sub(r"\s+", " ", match_form(clean(text)).replace("**", ""))


def _stands(variant: str, text: str) -> bool:
    """True when a variant stands in a text, no number in it cut: "134" is not in "1.134" nor in "1340"."""
    form = _form(variant).strip()
    before = r"(?<!\d)(?<!\d[.,])" if form[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if form[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(form)}{after}", text) is not None
