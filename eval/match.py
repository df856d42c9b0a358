"""Does an answer say it, does a citation hold it? Matching on one form of text, as eval/gold/README.md lays down."""

import re
from collections.abc import Sequence

from eval.questions import Gold
from records.answer import Citation
from vietnamese.normalise import clean, match_form

Need = frozenset[int]
"""Places in a question's `evidence`, any one of which is enough."""


def form(text: str) -> str:
    """Matching form: NFC, lower case, tone marks unified, one space for white space, no Markdown asterisks."""
    return re.sub(r"\s+", " ", match_form(clean(text)).replace("**", ""))


def stands(variant: str, text: str) -> bool:
    """True when a variant stands in a text (in matching form), no number in it cut: "134" is not in "1.134"."""
    wanted = form(variant).strip()
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(wanted)}{after}", text) is not None


def held_by(gold: Gold, source: str, sentence: str) -> Need:
    """Which evidence a sentence of a source holds: the quote lies within it, or it within the quote."""
    shown = form(sentence).strip()
    return frozenset(
        at
        for at, (where, quote) in enumerate(gold.evidence)
        if where == source and ((wanted := form(quote).strip()) in shown or (shown and shown in wanted))
    )


def needs(gold: Gold) -> tuple[Need, ...]:
    """What citations must hold, each by any one of its places; empty where the question has no evidence.

    One need for each expected group: the evidence that says one of its variants (a fact told in two articles is one
    need). Where some group is in no quote, since it is computed or a "no", the quotes that say none of the groups are
    its operands: each is a need of its own.
    """
    quotes = [form(quote) for _, quote in gold.evidence]
    groups = [frozenset(n for n, q in enumerate(quotes) if any(stands(v, q) for v in group)) for group in gold.expect]
    said = frozenset().union(*groups)
    found = [group for group in groups if group]
    if len(found) < len(groups) or not groups:
        found += [frozenset({n}) for n in range(len(quotes)) if n not in said]
    distinct = dict.fromkeys(found)
    return tuple(need for need in distinct if not any(other < need for other in distinct))


def met(gold: Gold, citations: Sequence[Citation]) -> tuple[int, int, int]:
    """How many citations hold evidence, how many needs they meet, and how many needs there are."""
    held = [held_by(gold, citation.source, citation.quote) for citation in citations]
    together = frozenset().union(*held)
    wanted = needs(gold)
    return sum(map(bool, held)), sum(bool(need & together) for need in wanted), len(wanted)
