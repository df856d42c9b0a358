"""Running gold questions through an assistant, and the table of what came out."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.metrics import Verdict, judge
from eval.questions import read_gold
from records.answer import Status
from records.question import Turn

if TYPE_CHECKING:
    from rag.assistant import Assistant


@dataclass(frozen=True, slots=True)
class Scores:
    """All verdicts of one run, and what is counted from them (shares in 0..1, lengths in characters, times in ms)."""

    verdicts: tuple[Verdict, ...]

    def summary(self, verdicts: Sequence[Verdict] | None = None) -> dict[str, float]:
        """The figures of some verdicts (by default of all)."""
        some = self.verdicts if verdicts is None else verdicts
        refusals = [v for v in some if v.answer.status is Status.NOT_FOUND]
        unanswerable = [v for v in some if v.gold.statuses == (Status.NOT_FOUND,)]
        rightly = [v for v in refusals if Status.NOT_FOUND in v.gold.statuses]
        told = [len(v.answer.text) for v in some if v.answer.status is not Status.NOT_FOUND]
        times = [v.answer.latency_ms for v in some]
        return {
            "questions": len(some),
            "accuracy": _share(sum(v.right for v in some), len(some)),
            "cited_accuracy": _share(sum(v.cited for v in some), len(some)),
            "wrong_figures": sum(v.wrong_figure for v in some),
            "refusal_precision": _share(len(rightly), len(refusals)),
            "refusal_recall": _share(sum(v in refusals for v in unanswerable), len(unanswerable)),
            "median_chars": statistics.median(told) if told else 0,
            "median_ms": round(statistics.median(times), 1) if times else 0,
            "p95_ms": round(sorted(times)[int(0.95 * (len(times) - 1))], 1) if times else 0,
        }

    def to_json(self) -> dict[str, Any]:
        """Summary, the same by category and for the held-out part, and every question that was not answered right."""
        categories = sorted({v.gold.category for v in self.verdicts})
        return {
            "summary": self.summary(),
            "held_out": self.summary([v for v in self.verdicts if v.gold.held_out]),
            "steered_by": self.summary([v for v in self.verdicts if not v.gold.held_out]),
            "by_category": {c: self.summary([v for v in self.verdicts if v.gold.category == c]) for c in categories},
            "failed": [
                {
                    "id": v.gold.item.id,
                    "turns": list(v.gold.item.turns),
                    "status": v.answer.status,
                    "wanted_status": list(v.gold.statuses),
                    "missing": list(v.missing),
                    "answer": v.answer.text,
                }
                for v in self.verdicts
                if not v.cited
            ],
        }


def evaluate(assistant: "Assistant", questions: Path) -> Scores:
    """Asks every gold question of a file, with a progress bar where the error stream is a terminal; scores the answers.

    Raises UsageError when the file cannot be read.
    """
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    verdicts = []
    for gold in track(
        read_gold(questions), "Chấm điểm", console=console, transient=True, disable=not console.is_terminal
    ):
        history: list[Turn] = []
        for question in gold.item.turns:
            answer = assistant.ask(question, history)
            history.append(Turn(question, answer))
        verdicts.append(judge(gold, history[-1].answer))  # type: ignore[arg-type]
    return Scores(tuple(verdicts))


def print_scores(scores: Scores) -> None:
    """The terminal table: one row a category, then the held-out part, the rest and all."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Loại câu hỏi", "Số câu", "Đúng", "Đúng và dẫn đúng câu", "Số liệu sai")
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in scores.verdicts:
        groups[verdict.gold.category].append(verdict)
    rows = [*sorted(groups.items()), ("(để riêng)", [v for v in scores.verdicts if v.gold.held_out])]
    rows.append(("(còn lại)", [v for v in scores.verdicts if not v.gold.held_out]))
    for name, verdicts in [*rows, ("TẤT CẢ", list(scores.verdicts))]:
        s = scores.summary(verdicts)
        table.add_row(
            name, str(len(verdicts)), f"{s['accuracy']:.0%}", f"{s['cited_accuracy']:.0%}", str(s["wrong_figures"])
        )
    console = Console()
    console.print(table)
    s = scores.summary()
    console.print(
        f"Từ chối: độ chuẩn {s['refusal_precision']:.0%}, độ phủ {s['refusal_recall']:.0%}. "
        f"Độ dài trung vị {s['median_chars']:.0f} ký tự. Thời gian trung vị {s['median_ms']} ms, p95 {s['p95_ms']} ms."
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0
