"""The readers keep the precision and recall that they have on the labelled sample."""

import pytest

from tests.labelled.measure import Score, load, measure

ROWS = load()
# What was measured on the whole sample, with a reading or two to spare.
FLOORS = {
    "numbers": (0.95, 0.96),
    "periods": (0.98, 0.97),
    "documents": (0.96, 0.96),
    "figure-unit": (0.96, 0.96),
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return measure(ROWS)


@pytest.mark.parametrize("subject", FLOORS)
def test_precision_and_recall_hold(scores: dict[str, Score], subject: str) -> None:
    precision, recall = FLOORS[subject]
    assert scores[subject].precision >= precision, scores[subject].examples
    assert scores[subject].recall >= recall, scores[subject].examples


def test_the_sample_is_large_enough_to_tell() -> None:
    assert len(ROWS) >= 300
    assert sum(row["held_out"] for row in ROWS) >= 150
