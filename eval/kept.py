"""The last evaluation as a file of the data folder, for the page to show: figures and words, no path, no answer."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.baseline import Gate
from eval.compare import Comparison
from eval.scores import Corpus, Scores
from eval.texts import category, side_by_side

FILE = "evaluation.json"


def keep(
    folder: Path, scores: Scores, corpus: Corpus, gate: Gate | None, made: datetime, compared: Comparison | None = None
) -> None:
    """Writes the report in place of the one before, whole or not at all. Raises OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    unfinished = path.with_name(f"{FILE}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(
            json.dumps(_report(scores, corpus, gate, made, compared), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _report(
    scores: Scores, corpus: Corpus, gate: Gate | None, made: datetime, compared: Comparison | None
) -> dict[str, Any]:
    first = next((verdict.answer.made_with for verdict in scores.verdicts), None)
    return {
        "made": made.isoformat(timespec="seconds"),
        "questions": corpus.questions,
        "articles": corpus.article_count,
        "writer": first.writer if first else "",
        "embedder": first.embedder.replace("\\", "/").rpartition("/")[2] if first else "",  # no folder of the machine
        "gate": None if gate is None else {"problems": list(gate.problems)},
        "summary": scores.summary(),
        "held_out": scores.summary(scores.held_out),
        "steered_by": scores.summary(scores.steered_by),
        "by_category": [{"name": category(name), **scores.summary(some)} for name, some in scores.by_category.items()],
        "model": compared
        and {"heads": ["Trích nguyên văn", compared.model], "rows": [list(row) for row in side_by_side(compared)]},
    }
