"""The quality gate: floors under the scores of the gold questions, on these very questions and articles.

`eval/baseline.json` pins the sha256 of the question file and of each article. A change of either is told and fails,
since the floors then speak of something else; `app.py eval --update-baseline` sets all of it anew.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from errors import UsageError
from eval.questions import GOLD_ARTICLES
from eval.scores import Scores
from ingest.read import read_article
from settings import PROJECT

if TYPE_CHECKING:
    from rag.assistant import Assistant

BASELINE = PROJECT / "eval" / "baseline.json"
_MAX_BYTES = 2**24
_FLOORS = {
    "accuracy": "tỷ lệ đúng",
    "cited_accuracy": "tỷ lệ đúng và dẫn đúng câu",
    "held_out_accuracy": "tỷ lệ đúng của phần để riêng",
    "refusal_precision": "độ chuẩn khi từ chối",
    "refusal_recall": "độ phủ khi từ chối",
}
_CEILINGS = {"wrong_figures": "số câu có số liệu sai"}


@dataclass(frozen=True, slots=True)
class Baseline:
    """Digests of a question file (its path in the project) and of articles by source; floors and ceilings by name."""

    questions: str
    questions_sha256: str
    articles: Mapping[str, str]
    floors: Mapping[str, float | None]
    ceilings: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> "Baseline | None":
        """The baseline of a file; None when there is no such file. Raises UsageError when it cannot be used."""
        if not path.exists():
            return None
        try:
            baseline = cls(**json.loads(path.read_text(encoding="utf-8")))
            known = baseline.floors.keys() == _FLOORS.keys() and baseline.ceilings.keys() == _CEILINGS.keys()
        except (OSError, ValueError, TypeError, AttributeError) as error:
            raise UsageError(f"Không đọc được mốc chất lượng {path.name} ({error}).") from error
        if not known:
            raise UsageError(f"Mốc chất lượng {path.name} không có đúng các mục: {', '.join([*_FLOORS, *_CEILINGS])}.")
        return baseline

    def save(self, path: Path) -> None:
        """Writes it, to be read as a diff."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def is_for(self, questions: Path) -> bool:
        """True when its floors are those of this question file, changed or not."""
        return questions.resolve() == (PROJECT / self.questions).resolve()

    def changes(self, now: "Baseline") -> tuple[str, ...]:
        """What is no longer what the floors were measured on, as sentences."""
        told = []
        if now.questions_sha256 != self.questions_sha256:
            told.append(f"Tệp câu hỏi {self.questions} đã đổi so với mốc.")
        for word, sources in (
            ("thiếu", self.articles.keys() - now.articles.keys()),
            ("thừa", now.articles.keys() - self.articles.keys()),
            ("khác", {s for s, digest in self.articles.items() if now.articles.get(s, digest) != digest}),
        ):
            if sources:
                shown = ", ".join(sorted(sources)[:3]) + ("…" if len(sources) > 3 else "")
                told.append(f"Bài viết được chấm {word} {len(sources)} bài so với mốc: {shown}.")
        return tuple(told)

    def shortfalls(self, now: "Baseline") -> tuple[str, ...]:
        """Where scores are worse than the floors and ceilings, as sentences."""
        low = [
            f"{name[0].upper()}{name[1:]} là {_exact(now.floors[key])}, dưới mốc {_exact(self.floors[key])}."
            for key, name in _FLOORS.items()
            if (now.floors[key] or 0.0) < (self.floors[key] or 0.0)
        ]
        high = [
            f"{name[0].upper()}{name[1:]} là {now.ceilings[key]:g}, trên mốc {self.ceilings[key]:g}."
            for key, name in _CEILINGS.items()
            if now.ceilings[key] > self.ceilings[key]
        ]
        return (*low, *high)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a run passed: `problems` says why not, one sentence each."""

    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """True when nothing is below its floor and the floors are those of what was evaluated."""
        return not self.problems


def measured(assistant: "Assistant", questions: Path, scores: Scores) -> Baseline:
    """What a run came to, in the shape of a baseline.

    An article has the digest of its bundled file where it was read from that, else of its text: any change shows.
    """
    summary = scores.summary()
    floors = {key: summary[key] for key in _FLOORS if key in summary}
    floors["held_out_accuracy"] = scores.summary(scores.held_out)["accuracy"]
    where = questions.resolve()
    return Baseline(
        questions=where.relative_to(PROJECT).as_posix() if where.is_relative_to(PROJECT) else where.as_posix(),
        questions_sha256=_sha256(questions.read_bytes()),
        articles=_articles(assistant),
        floors={key: floors[key] for key in _FLOORS},
        ceilings={key: summary[key] for key in _CEILINGS},
    )


def _articles(assistant: "Assistant") -> dict[str, str]:
    bundled = {}
    for path in sorted(GOLD_ARTICLES.iterdir()):
        bundled[read_article(path, path.name, max_bytes=_MAX_BYTES).id] = _sha256(path.read_bytes())
    return {
        summary.source: bundled.get(summary.id) or _sha256(assistant.article(summary.id).text.encode())
        for summary in assistant.articles()
    }


def check(path: Path, now: Baseline, questions: Path) -> Gate | None:
    """The gate of a question file; None when it has no baseline. Raises UsageError when the baseline is unusable."""
    baseline = Baseline.load(path)
    if baseline is None or not baseline.is_for(questions):
        return None
    return Gate(baseline.changes(now) + baseline.shortfalls(now))


def update(path: Path, now: Baseline, *, allow_lower: bool) -> Gate:
    """Writes what was measured as the baseline, unless that would lower a floor and it is not allowed to."""
    before = Baseline.load(path)
    lowered = before.shortfalls(now) if before else ()
    if lowered and not allow_lower:
        return Gate(lowered)
    now.save(path)
    return Gate(())


def _exact(share: float | None) -> str:
    return f"{share or 0.0:.2%}".replace(".", ",")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
