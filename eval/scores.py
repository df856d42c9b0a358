"""What is counted from the verdicts of a run, and the same as JSON."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from eval.figures import Fault
from eval.metrics import Verdict
from eval.retrieval import MEASURES, RANKINGS
from records.answer import Citation, Guarded, Status, Writer

_KEYS = {"R@1": "recall_at_1", "R@3": "recall_at_3", "R@5": "recall_at_5", "R@10": "recall_at_10", "RR": "mrr"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was evaluated: the questions' file, and the articles they were asked about.

    `skipped_articles` are (source, reason); `skipped_questions` ids of questions on articles that are not there;
    `unplaced_evidence` ids of questions with a quote that stands in none of its articles.
    """

    questions: str
    articles: str
    article_count: int
    skipped_articles: tuple[tuple[str, str], ...] = ()
    skipped_questions: tuple[str | int, ...] = ()
    unplaced_evidence: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """All verdicts of one run. Shares are in 0..1, lengths in characters, times in milliseconds."""

    verdicts: tuple[Verdict, ...]

    @property
    def held_out(self) -> tuple[Verdict, ...]:
        """The verdicts of the questions that nobody steers by."""
        return tuple(v for v in self.verdicts if v.gold.held_out)

    @property
    def steered_by(self) -> tuple[Verdict, ...]:
        """The verdicts of the others."""
        return tuple(v for v in self.verdicts if not v.gold.held_out)

    @property
    def by_category(self) -> dict[str, tuple[Verdict, ...]]:
        """The verdicts of each category, by its name."""
        names = sorted({v.gold.category for v in self.verdicts})
        return {name: tuple(v for v in self.verdicts if v.gold.category == name) for name in names}

    def summary(self, verdicts: Sequence[Verdict] | None = None) -> dict[str, Any]:
        """The figures of some verdicts, by default of all. A share of nothing is None."""
        some = self.verdicts if verdicts is None else verdicts
        refusals = [v for v in some if v.answer.status is Status.NOT_FOUND]
        unanswerable = [v for v in some if v.gold.statuses == (Status.NOT_FOUND,)]
        rightly = [v for v in refusals if Status.NOT_FOUND in v.gold.statuses]
        lengths = [len(v.answer.text) for v in some if v.answer.status is not Status.NOT_FOUND]
        times = [v.answer.latency_ms for v in some]
        faults = Counter(error.fault for v in some for error in v.figure_errors)
        return {
            "questions": len(some),
            "accuracy": share(sum(v.right for v in some), len(some)),
            "cited_accuracy": share(sum(v.cited for v in some), len(some)),
            "citation_precision": share(_sum(some, lambda v: v.good_citations), _sum(some, _citations)),
            "citation_recall": share(_sum(some, lambda v: v.met), _sum(some, lambda v: v.needs)),
            "wrong_figures": sum(v.wrong_figure for v in some),
            "figure_errors": {str(fault): faults[fault] for fault in Fault},
            "refusal_precision": share(len(rightly), len(refusals)),
            "refusal_recall": share(sum(v.answer.status is Status.NOT_FOUND for v in unanswerable), len(unanswerable)),
            "median_chars": statistics.median(lengths) if lengths else 0,
            "p95_chars": percentile(lengths, 0.95) if lengths else 0,
            "longest_chars": max(lengths, default=0),
            "median_ms": round(statistics.median(times), 1) if times else 0.0,
            "p95_ms": round(percentile(times, 0.95), 1) if times else 0.0,
            "retrieval": {name: _retrieval(some, name) for name in RANKINGS},
        }

    def writing(self) -> dict[str, Any]:
        """How a language model wrote: for how many questions it was asked, how many answers hold a claim of it, what
        became of its claims. Milliseconds until the first cited claim, and to the end of the questions it was asked.
        """
        asked = [v for v in self.verdicts if v.answer.made_with.guarded is not None]
        counts = [asdict(v.answer.made_with.guarded) for v in asked if v.answer.made_with.guarded is not None]
        claims = {name: sum(count[name] for count in counts) for name in (field.name for field in fields(Guarded))}
        total = sum(claims.values())
        first = [v.first_ms for v in self.verdicts if v.first_ms is not None]
        times = [v.answer.latency_ms for v in asked]
        return {
            "asked": len(asked),
            "written": sum(v.answer.made_with.writer != Writer.EXTRACTIVE for v in self.verdicts),
            "noted": sum(bool(v.answer.note) for v in self.verdicts),
            "claims": claims,
            "claim_shares": {name: share(count, total) for name, count in claims.items()},
            "median_first_ms": round(statistics.median(first), 1) if first else None,
            "p95_first_ms": round(percentile(first, 0.95), 1) if first else None,
            "median_ms": round(statistics.median(times), 1) if times else None,
            "p95_ms": round(percentile(times, 0.95), 1) if times else None,
        }

    def to_json(self, corpus: Corpus) -> dict[str, Any]:
        """Everything: what was evaluated, and its groups."""
        return {
            "questions_file": corpus.questions,
            "articles": {
                "from": corpus.articles,
                "count": corpus.article_count,
                "skipped": [{"source": source, "reason": reason} for source, reason in corpus.skipped_articles],
            },
            "skipped_questions": list(corpus.skipped_questions),
            "unplaced_evidence": list(corpus.unplaced_evidence),
            **self.groups(),
        }

    def groups(self) -> dict[str, Any]:
        """The figures of all questions and of groups, and each failed question."""
        return {
            "summary": self.summary(),
            "held_out": self.summary(self.held_out),
            "steered_by": self.summary(self.steered_by),
            "by_category": {name: self.summary(some) for name, some in self.by_category.items()},
            "failed": [failure(v) for v in self.verdicts if v.failed],
        }


def failure(verdict: Verdict) -> dict[str, Any]:
    """A question that went wrong: what was asked, answered and cited, and what was expected."""
    gold, answer = verdict.gold, verdict.answer
    return {
        "id": gold.item.id,
        "category": gold.category,
        "held_out": gold.held_out,
        "turns": list(gold.item.turns),
        "right": verdict.right,
        "cited": verdict.cited,
        "status": str(answer.status),
        "wanted_status": list(gold.statuses),
        "missing": [list(group) for group in verdict.missing],
        "forbidden": list(verdict.forbidden),
        "figure_errors": [{"fault": str(error.fault), "text": error.text} for error in verdict.figure_errors],
        "answer": answer.text,
        "citations": [_passage(citation) for citation in answer.citations],
        "evidence": [{"source": source, "quote": quote} for source, quote in gold.evidence],
        "latency_ms": round(answer.latency_ms, 1),
    }


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest of the values that at least this share (0..1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -int(-part * len(ordered) // 1) - 1)]


def share(part: int, whole: int) -> float | None:
    """part / whole to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _retrieval(verdicts: Sequence[Verdict], ranking: str) -> dict[str, float | None]:
    ranked = [v.ranking for v in verdicts if v.ranking]
    return {
        _KEYS[name]: round(statistics.fmean(one[f"{ranking} {name}"] for one in ranked), 4) if ranked else None
        for name in MEASURES
    }


def _passage(citation: Citation) -> dict[str, Any]:
    return {"n": citation.n, "source": citation.source, "quote": citation.quote}


def _citations(verdict: Verdict) -> int:
    return len(verdict.answer.citations)


def _sum(verdicts: Iterable[Verdict], count: Callable[[Verdict], int]) -> int:
    return sum(map(count, verdicts))
