import pytest

from vietnamese.clauses import split_clauses

CLAUSES = [
    ("a, b; c - d", ["a", "b", "c", "d"]),
    ("Năm 2022, kết nạp 134 đảng viên, đạt 104,2%.", ["Năm 2022", "kết nạp 134 đảng viên", "đạt 104,2%."]),
    ("đạt 94,2% mục tiêu", ["đạt 94,2% mục tiêu"]),
    ("nhiệm kỳ 2020 – 2025, đạt", ["nhiệm kỳ 2020 – 2025", "đạt"]),
    ("2020-2025", ["2020-2025"]),
    ("năm 2022 - Đảng bộ", ["năm 2022", "Đảng bộ"]),
    ("Đồng chí A - Phó Bí thư, x", ["Đồng chí A", "Phó Bí thư", "x"]),
    ("nói “a, b; c”, rồi", ["nói “a, b; c”", "rồi"]),
    ('"a, b", c', ['"a, b"', "c"]),
    ("x (a, b), c", ["x (a, b)", "c"]),
    ("(a, (b, c), d), e", ["(a, (b, c), d)", "e"]),
    ("x [a; b]; c", ["x [a; b]", "c"]),
    ("x (a, b, c", ["x (a", "b", "c"]),
    ("x ) a, b", ["x ) a", "b"]),
    ("“a, b, c", ["“a", "b", "c"]),
    ('về “a, b; c "tự diễn biến", "tự chuyển hóa"; d', ["về “a", "b", 'c "tự diễn biến"', '"tự chuyển hóa"', "d"]),
    ("a “tự diễn biến’, b", ["a “tự diễn biến’", "b"]),
    ("«a, b», c", ["«a, b»", "c"]),
    ("  a ,, b ; ", ["a", "b"]),
    (",;,", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "clauses"), CLAUSES)
def test_a_sentence_splits_at_marks_outside_quotes_and_brackets(sentence: str, clauses: list[str]) -> None:
    assert [sentence[start:end] for start, end in split_clauses(sentence)] == clauses
