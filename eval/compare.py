"""The same questions answered by the extractive writer and by a language model, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval.metrics import Verdict
from eval.scores import Scores

LARGEST_LOSS = 0.02  # of accuracy: what fluent wording may cost at most


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the same questions, in the same order; `model` is the "provider:model" that wrote the second."""

    model: str
    quoted: Scores
    written: Scores

    @property
    def pairs(self) -> tuple[tuple[Verdict, Verdict], ...]:
        """The verdicts on each question: quoted, written."""
        return tuple(zip(self.quoted.verdicts, self.written.verdicts, strict=True))

    @property
    def new_wrong_figures(self) -> int:
        """How many answers of the model state a wrong figure that the extractive answer does not state.

        The findings of the reader stand in both, so a figure that is wrong in both is the reader's mistake.
        """
        return sum(bool(_wrong(written) - _wrong(quoted)) for quoted, written in self.pairs)

    @property
    def lost(self) -> tuple[Verdict, ...]:
        """The failed answers of the model to questions whose extractive answer has not failed."""
        return tuple(written for quoted, written in self.pairs if written.failed and not quoted.failed)

    @property
    def won(self) -> int:
        """How many extractive answers have failed where the model's has not."""
        return sum(quoted.failed and not written.failed for quoted, written in self.pairs)

    def problems(self) -> tuple[str, ...]:
        """Why the model does not pass, one sentence each; none when it does."""
        told = []
        if self.new_wrong_figures:
            told.append(f"Mô hình thêm số liệu sai vào {self.new_wrong_figures} câu, phải là 0.")
        writing = self.written.writing()
        if writing["asked"] and not writing["written"]:
            told.append(f"Mô hình được hỏi {writing['asked']} câu mà không có ý nào dùng được.")
        quoted, written = (scores.summary()["accuracy"] or 0.0 for scores in (self.quoted, self.written))
        if written < quoted - LARGEST_LOSS:
            told.append(
                f"Tỷ lệ đúng của mô hình là {exactly(written)}, thấp hơn trích nguyên văn ({exactly(quoted)}) "
                f"quá {LARGEST_LOSS * 100:g} điểm."
            )
        return tuple(told)

    def to_json(self) -> Mapping[str, Any]:
        """What the language model came to, in the shape of the extractive writer's figures, and its gate."""
        problems = self.problems()
        return {
            "model": self.model,
            "new_wrong_figures": self.new_wrong_figures,
            "won": self.won,
            "lost": len(self.lost),
            "writing": self.written.writing(),
            **self.written.groups(),
            "gate": {"passed": not problems, "problems": list(problems)},
        }


def exactly(value: float | None) -> str:
    """A share of 0..1 as a percentage with one decimal behind a comma; a dash for a share of nothing."""
    return "–" if value is None else f"{value:.1%}".replace(".", ",")


def _wrong(verdict: Verdict) -> set[str]:
    return {error.text for error in verdict.figure_errors}
