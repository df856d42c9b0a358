"""Learns the weights of rag.enough from gold questions: `python -m eval.enough QUESTIONS=ARTICLES ...`.

What is learnt is whether a sentence that contradicts nothing asked answers the question. Held-out questions only test.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.match import held_by
from eval.questions import Gold, read_gold
from eval.run import askable
from rag.assistant import Assistant
from rag.enough import SIGNALS, signals_of
from rag.read import Reading
from records.question import Turn
from settings import Settings

_FOLDS = 8
_CHANCES = (0.1, 0.14, 0.18, 0.22, 0.26, 0.3)
_ASKED_ALONE = ("smalltalk", "summary")  # answered without reading sentence by sentence

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the signals of its readings (a row each), which of them answer, and whether any sentence does."""

    held_out: bool
    answerable: bool
    signals: Matrix
    answers: NDArray[np.bool_]


def gather(questions: Path, assistant: Assistant) -> Iterator[Asked]:
    """The questions of a file, asked of an assistant; those of several parts are left out."""
    sources = [summary.source for summary in assistant.articles()]
    for gold in askable(read_gold(questions), sources):
        parts = assistant.readings(gold.item.turns[-1], _history(assistant, gold))
        if len(parts) == 1 and gold.category not in _ASKED_ALONE:
            fitting = [reading for reading in parts[0] if not reading.disagrees]
            yield Asked(
                gold.held_out,
                "not_found" not in gold.statuses,
                np.array([signals_of(reading) for reading in fitting], float).reshape(-1, len(SIGNALS)),
                np.array([_answers(gold, reading) for reading in fitting], bool),
            )


def _history(assistant: Assistant, gold: Gold) -> list[Turn]:
    history: list[Turn] = []
    for question in gold.item.turns[:-1]:
        history.append(Turn(question, assistant.ask(question, history)))
    return history


def _answers(gold: Gold, reading: Reading) -> bool:
    return bool(held_by(gold, reading.evidence.article.source, reading.evidence.sentence.text))


def fitted(asked: Sequence[Asked]) -> Any:
    """A logistic regression of all readings of some questions."""
    from sklearn.linear_model import LogisticRegression

    signals = np.vstack([one.signals for one in asked])
    return LogisticRegression(max_iter=1000).fit(signals, np.concatenate([one.answers for one in asked]))


def refused(model: Any, asked: Sequence[Asked], chance: float) -> list[bool]:
    """For each question whether all its readings stay below a chance."""
    return [not len(one.answers) or bool(model.predict_proba(one.signals)[:, 1].max() < chance) for one in asked]


def main() -> None:
    """Prints the weights, and what share of the questions is refused at some chances."""
    parser = argparse.ArgumentParser(prog="python -m eval.enough", description="Học ngưỡng chấp nhận câu trả lời.")
    parser.add_argument("sets", nargs="+", metavar="CÂU_HỎI=THƯ_MỤC_BÀI", help="tệp câu hỏi chuẩn và bài viết của nó")
    asked: list[Asked] = []
    for named in parser.parse_args().sets:
        questions, articles = map(Path, named.split("=", 1))
        with (
            tempfile.TemporaryDirectory(prefix="tro-ly-hoc-") as folder,
            Assistant.open(Path(folder) / "kho", Settings.load(llm="")) as assistant,
        ):
            assistant.ingest([articles])
            asked += gather(questions, assistant)
    known = [one for one in asked if not one.held_out]
    folds = np.random.default_rng(0).integers(_FOLDS, size=len(known))
    models = [fitted([one for one, at in zip(known, folds, strict=True) if at != fold]) for fold in range(_FOLDS)]
    model = fitted(known)
    print("hệ số chặn", round(float(model.intercept_[0]), 2), dict(zip(SIGNALS, model.coef_[0].round(2), strict=True)))
    for chance in _CHANCES:
        checked = [(one, refused(models[fold], [one], chance)[0]) for one, fold in zip(known, folds, strict=True)]
        kept = [one for one in asked if one.held_out]
        told = [("kiểm chéo", checked), ("để dành", list(zip(kept, refused(model, kept, chance), strict=True)))]
        for name, rows in told:
            there, absent = ([no for one, no in rows if one.answerable is which] for which in (True, False))
            if there and absent:
                print(
                    f"{chance:.2f} {name}: từ chối {np.mean(there):.3f} câu có lời đáp, {np.mean(absent):.3f} câu không"
                )


if __name__ == "__main__":
    main()
