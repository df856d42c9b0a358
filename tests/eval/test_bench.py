"""The benchmark measures a real run; what it finds is for people to read."""

from pathlib import Path

import pytest

from eval.bench import bench_questions, measure
from eval.scores import percentile


def test_a_bench_run_fills_every_line_of_its_table(
    shared_model: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    text = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên mới.\n"
    (tmp_path / "articles" / "tin.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ARTICLES_DIR", str(tmp_path / "articles"))
    result = measure(tmp_path / "data", bench_questions(5))
    assert (result.articles, len(result.answers_ms), len(result.embeddings_ms)) == (1, 2, 2)
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
