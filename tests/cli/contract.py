"""The shape of an answer that other programs rely on (docs/DESIGN.md, "Contracts")."""

import re
from typing import Any

from eval.arithmetic import equations

ANSWER = ["question", "status", "answer", "claims", "citations", "related", "note", "latency_ms", "made_with"]
CITATION = ["n", "source", "article_id", "title", "published", "section", "quote", "start", "end"]
STATUSES = {"answered", "conflict", "ambiguous", "not_found"}
SECTIONS = {"title", "byline", "body", "caption", "teaser"}


def check_answer(answer: dict[str, Any]) -> None:
    """Keys and their order, types, and that claims and citations fit together."""
    assert list(answer) == ANSWER
    assert answer["status"] in STATUSES
    assert isinstance(answer["latency_ms"], float)
    assert list(answer["made_with"]) == ["writer", "embedder", "settings"]
    assert answer["made_with"]["writer"] == "extractive"
    assert answer["note"] is None
    assert [citation["n"] for citation in answer["citations"]] == list(range(1, len(answer["citations"]) + 1))
    assert [citation["n"] for citation in answer["related"]] == list(range(1, len(answer["related"]) + 1))
    for citation in (*answer["citations"], *answer["related"]):
        check_citation(citation)
    assert answer["claims"]
    cited = set()
    for claim in answer["claims"]:
        assert list(claim) == ["text", "citations"]
        assert claim["text"].strip()
        cited |= set(claim["citations"])
    assert cited == {citation["n"] for citation in answer["citations"]}
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer["answer"])} == cited
    if answer["status"] == "not_found":
        assert not answer["citations"]


def check_citation(citation: dict[str, Any]) -> None:
    """One citation by itself."""
    assert list(citation) == CITATION
    assert citation["section"] in SECTIONS
    assert citation["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", citation["published"])
    assert len(citation["quote"]) == citation["end"] - citation["start"] > 0
    assert citation["source"] and citation["article_id"] and citation["title"]


def unsupported_figures(answer: dict[str, Any]) -> list[str]:
    """Figures in the claims, as plain text, that stand in no sentence and no title that the claim cites.

    Results of arithmetic that a claim shows, and that comes out, are held where its operands are.
    """
    found = []
    for claim in answer["claims"]:
        text = claim["text"].replace("**", "")
        cited = [citation for citation in answer["citations"] if citation["n"] in claim["citations"]]
        held = {run for citation in cited for run in _figures(f"{citation['quote']} {citation['title']}")}
        shown = [equation for equation in equations(text) if equation.right]
        held |= {run for equation in shown for run in _figures(text[equation.result.start : equation.result.end])}
        constants = {run for e in shown for c in e.constants for run in _figures(text[c.start : c.end])}
        found += [run for run in _figures(text) if run not in held | constants]
    return found


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*%?", text.replace("**", ""))
