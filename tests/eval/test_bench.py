"""The benchmark measures a real run; what it finds is for people to read."""

import pytest

from eval.bench import bench_questions, measure, percentile


def test_a_bench_run_fills_every_line_of_its_table(
    shared_model: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    result = measure(tmp_path_factory.mktemp("bench"), bench_questions(5))
    assert (result.articles, len(result.answers_ms), len(result.embeddings_ms)) == (5, 2, 2)
    assert result.peak_mb >= (result.answered_mb or 0) * 0.9
    rows = dict(result.rows())
    assert len(rows) == 10
    assert all(rows.values())


def test_the_questions_are_single_ones_spread_over_the_gold_set() -> None:
    questions = bench_questions(30)
    assert len(set(questions)) == 30


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 2), (0.75, 3), (0.95, 4), (1.0, 4)])
def test_a_percentile_is_one_of_the_values(share: float, value: int) -> None:
    assert percentile([4, 1, 3, 2], share) == value
