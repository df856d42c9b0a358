"""The readers keep the precision and recall that they have on the labelled sample."""

from collections.abc import Mapping

import pytest

from tests.labelled.measure import Score, load, located, measure

ROWS = load()
# Precision and recall of both halves together, as measured on the first 540 sentences.
TOGETHER = {
    "numbers": (0.95, 0.96),
    "periods": (0.98, 0.97),
    "documents": (0.96, 0.96),
    "figure-unit": (0.96, 0.96),
}
# Precision and recall measured on each half, less one or two hundredths.
OPEN = {
    "numbers": (0.97, 0.97),
    "periods": (0.98, 0.98),
    "documents": (0.98, 0.98),
    "figure-unit": (0.98, 0.98),
    "figure-period": (0.93, 0.91),
}
HELD_OUT = {
    "numbers": (0.96, 0.96),
    "periods": (0.98, 0.95),
    "documents": (0.98, 0.95),
    "figure-unit": (0.95, 0.94),
    "figure-period": (0.88, 0.82),
}


@pytest.fixture(scope="module")
def scores() -> Mapping[bool, dict[str, Score]]:
    """Scores of the open half and, under True, of the half held out."""
    return {half: measure(row for row in ROWS if row["held_out"] is half) for half in (False, True)}


@pytest.mark.parametrize("subject", TOGETHER)
def test_precision_and_recall_hold_on_the_whole_sample(scores: Mapping[bool, dict[str, Score]], subject: str) -> None:
    halves = [scores[half][subject] for half in (False, True)]
    right, wrong, missed = (sum(getattr(half, kind) for half in halves) for kind in ("right", "wrong", "missed"))
    precision, recall = TOGETHER[subject]
    assert right >= precision * (right + wrong)
    assert right >= recall * (right + missed)


@pytest.mark.parametrize("subject", OPEN)
def test_precision_and_recall_hold_on_the_open_half(scores: Mapping[bool, dict[str, Score]], subject: str) -> None:
    score, (precision, recall) = scores[False][subject], OPEN[subject]
    assert score.precision >= precision, score.examples
    assert score.recall >= recall, score.examples


@pytest.mark.parametrize("subject", HELD_OUT)
def test_precision_and_recall_hold_on_the_half_held_out(scores: Mapping[bool, dict[str, Score]], subject: str) -> None:
    score, (precision, recall) = scores[True][subject], HELD_OUT[subject]
    read, found = score.precision, score.recall  # numbers alone: nobody is to see what was read wrong here
    assert read >= precision
    assert found >= recall


def test_the_sample_is_large_enough_to_tell() -> None:
    assert len(ROWS) >= 660
    assert sum(row["held_out"] for row in ROWS) >= 330


@pytest.mark.parametrize(
    ("text", "label", "start"),
    [
        ("lúc 14h20, 2 xe", "2", 11),
        ("hơn 1.234 hộ và 234 xã", "234", 16),
        ("ngày 5/10 có 5 người", "5", 13),
        ("đi ban ngày, ba xã", "ba", 13),
        ("một bình 12kg", "12", 9),
        ("giá 21.000đ/bình", "21.000", 4),
        ("thêm 65USD", "65", 5),
    ],
)
def test_a_label_is_placed_where_it_stands_alone_if_it_does(text: str, label: str, start: int) -> None:
    assert located(text, [{"text": label}])[0][:2] == (start, start + len(label))
