"""Citations against evidence, sentence by sentence; each count is worked out by hand."""

import pytest

from eval.match import met, needs
from tests.eval.answers import cited, gold

A, B, C = ("a.txt", "Năm 2021 có 10 xã."), ("a.txt", "Năm 2022 có 12 xã."), ("b.txt", "Cả tỉnh có 12 xã vào năm 2022.")


@pytest.mark.parametrize(
    ("expect", "evidence", "wanted"),
    [
        ((("10",),), (A,), [{0}]),
        ((("12",),), (B, C), [{0, 1}]),  # the same fact in two articles: either is enough
        ((("10",), ("12",)), (A, B, C), [{0}, {1, 2}]),
        ((("22",),), (A, B), [{0}, {1}]),  # computed: both operands
        ((("Không đúng",), ("12",)), (B,), [{0}]),
        ((("10", "12"),), (A, B), [{0, 1}]),
        ((("2022",), ("12",)), (B, C), [{0, 1}]),
        ((("10 xã",), ("năm 2021",)), (A,), [{0}]),
        ((("Không đúng",),), (A,), [{0}]),
        ((), (), []),
    ],
)
def test_what_must_be_cited_follows_from_what_the_evidence_says(
    expect: tuple[tuple[str, ...], ...], evidence: tuple[tuple[str, str], ...], wanted: list[set[int]]
) -> None:
    assert list(map(set, needs(gold(expect=expect, evidence=evidence)))) == wanted


def test_citations_are_counted_when_they_hold_evidence_and_needs_when_they_are_met() -> None:
    wanted = gold(expect=(("10",), ("12",)), evidence=(A, B, C))
    first, third = cited(1, A[1]), cited(2, f"Theo báo cáo:  {C[1].lower()}", "b.txt")
    stray = cited(3, "Năm 2020 có 9 xã.")
    assert met(wanted, (first, third, stray)) == (2, 2, 2)
    assert met(wanted, (third, stray)) == (1, 1, 2)
    assert met(wanted, ()) == (0, 0, 2)
    assert met(wanted, (cited(1, A[1], "c.txt"),)) == (0, 0, 2)
