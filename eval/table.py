"""Scores as a table in the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from eval.baseline import Gate
from eval.compare import Comparison
from eval.metrics import Verdict
from eval.scores import Corpus, Scores
from eval.texts import (
    MODEL_NOT_PASSED,
    MODEL_PASSED,
    NOT_PASSED,
    PASSED,
    category,
    lines,
    notices,
    percent,
    side_by_side,
)

_WIDE = 120  # columns, where no terminal says how many there are
_HEADINGS = ("Số câu", "Đúng", "Đúng và dẫn đúng câu", "Số liệu sai", "Trung vị")


def print_scores(scores: Scores, corpus: Corpus, gate: Gate | None, compared: Comparison | None = None) -> None:
    """One row a category, then the held-out part, the rest and all; then what is counted over all, and the gate.

    Where a language model was asked too, the two writers side by side follow.
    """
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE)
    table = Table("Loại câu hỏi", *(Column(heading, justify="right") for heading in _HEADINGS))
    for name, verdicts in scores.by_category.items():
        _row(table, scores, category(name), verdicts)
    table.add_section()
    for name, verdicts in (
        ("(để riêng)", scores.held_out), ("(còn lại)", scores.steered_by), ("TẤT CẢ", scores.verdicts),
    ):  # fmt: skip
        if verdicts:
            _row(table, scores, name, verdicts)
    console.print(table)
    for line in (*lines(scores), *notices(corpus)):
        console.print(Text(line))
    if gate is not None:
        console.print(Text(PASSED if gate.passed else NOT_PASSED))
    if compared is not None:
        columns = [Column(Text(heading), justify="right") for heading in ("Trích nguyên văn", compared.model)]
        beside = Table("Hai cách viết, cùng câu hỏi", *columns)
        for row in side_by_side(compared):
            beside.add_row(*map(Text, row))
        console.print(beside)
        console.print(Text(MODEL_NOT_PASSED if compared.problems() else MODEL_PASSED))


def _row(table: Table, scores: Scores, name: str, verdicts: Sequence[Verdict]) -> None:
    s = scores.summary(verdicts)
    table.add_row(
        Text(name),
        str(len(verdicts)),
        percent(s["accuracy"]),
        percent(s["cited_accuracy"]),
        str(s["wrong_figures"]),
        f"{s['median_ms']:.0f} ms",
    )
