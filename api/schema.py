"""Answer -> JSON: the one shape that the API, `ask --json` and `ask --batch` share."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from records.answer import Answer, Citation, MadeWith

Json: TypeAlias = dict[str, Any]


def answer_to_json(answer: Answer) -> Json:
    """The answer as JSON-ready values; `latency_ms` is in milliseconds to one decimal, dates are ISO or None."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "answer": answer.text,
        "claims": [{"text": claim.text, "citations": list(claim.citations)} for claim in answer.claims],
        "citations": citations_to_json(answer.citations),
        "related": citations_to_json(answer.related),
        "note": answer.note or None,
        "latency_ms": round(answer.latency_ms, 1),
        "made_with": _made_with(answer.made_with),
    }


def _made_with(made: MadeWith) -> Json:
    told: Json = {"writer": made.writer, "embedder": made.embedder, "settings": made.settings}
    if made.guarded is not None:
        told |= {"prompts": made.prompts, "guarded": asdict(made.guarded)}
    return told


def citations_to_json(citations: Sequence[Citation]) -> list[Json]:
    """Citations as they stand in an answer's JSON."""
    return [
        {
            "n": citation.n,
            "source": citation.source,
            "article_id": citation.article_id,
            "title": citation.title,
            "published": citation.published.isoformat() if citation.published else None,
            "section": citation.section.value,
            "quote": citation.quote,
            "start": citation.start,
            "end": citation.end,
        }
        for citation in citations
    ]
