"""Learning which readings are good enough, on real questions and the bundled articles."""

import json
from pathlib import Path

from eval.enough import fitted, gather, refused
from eval.questions import GOLD
from rag.assistant import Assistant
from rag.enough import SIGNALS

_EVERY = 11


def test_what_is_learnt_refuses_what_the_articles_do_not_tell_more_than_what_they_do(
    tmp_path: Path, assistant: Assistant
) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    known = [row for row in rows if not row["held_out"] and "question" in row]
    chosen = known[::_EVERY] + [row for row in known if row["category"] == "unanswerable"][:8]
    unique = {row["id"]: row for row in chosen}.values()
    questions = tmp_path / "few.jsonl"
    questions.write_text("".join(json.dumps(row) + "\n" for row in unique), encoding="utf-8")

    asked = list(gather(questions, assistant))

    assert len(asked) <= len(unique)
    assert all(one.signals.shape == (len(one.answers), len(SIGNALS)) for one in asked)
    there = [one for one in asked if one.answerable]
    absent = [one for one in asked if not one.answerable]
    assert all(not one.answers.any() for one in absent)
    model = fitted(asked)
    kept, told = refused(model, there, 0.3), refused(model, absent, 0.3)
    assert sum(kept) / len(kept) < sum(told) / len(told)
