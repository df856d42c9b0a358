"""Recall and MRR of the evidence: by the library, against values worked out by hand, and against definitions."""

import random

import pytest

from eval.retrieval import MEASURES, measured, rankings
from rag.assistant import Assistant
from records.article import Article
from records.evidence import Evidence
from records.passage import SectionKind, Sentence
from tests.eval.answers import gold

TEXTS = [f"Xã thứ {n} có {n}00 hộ." for n in range(1, 41)]


def ranking(*numbers: int) -> list[Evidence]:
    """Sentences of one article, by their number from 1, in this order."""
    article = Article("id", "a.txt", "Tiêu đề", None, None, None, "\n".join(TEXTS), ())
    return [
        Evidence(article, Sentence("id", n, 0, SectionKind.BODY, n, n + 1, TEXTS[n - 1]), 1 / rank, ())
        for rank, n in enumerate(numbers, start=1)
    ]


def asked(*needed: int, alternatives: tuple[int, ...] = ()) -> object:
    """A question that needs these sentences, the last of them or any of the alternatives."""
    evidence = tuple(("a.txt", TEXTS[n - 1]) for n in (*needed, *alternatives))
    groups = [(f"{n}00 hộ",) for n in needed]
    if alternatives:
        groups[-1] = (*groups[-1], *(f"{n}00 hộ" for n in alternatives))
    return gold(expect=tuple(groups), evidence=evidence)


@pytest.mark.parametrize(
    ("question", "order", "worked_out"),
    [
        (asked(3), (3, 1, 2), (1, 1, 1, 1, 1)),
        (asked(3), (1, 2, 3), (0, 1, 1, 1, 1 / 3)),
        (asked(3), (1, 2, 4, 5, 6, 3), (0, 0, 0, 1, 1 / 6)),
        (asked(3), (1, 2), (0, 0, 0, 0, 0)),
        (asked(3), (), (0, 0, 0, 0, 0)),
        (asked(3, 5), (1, 3, 2, 5), (0, 1 / 2, 1, 1, 1 / 2)),
        (asked(3, 5, 7), (5, 3, 1, 2, 4), (1 / 3, 2 / 3, 2 / 3, 2 / 3, 1)),
        (asked(3, alternatives=(5,)), (1, 5, 3), (0, 1, 1, 1, 1 / 2)),
    ],
)
def test_the_measures_are_those_worked_out_by_hand(
    question: object, order: tuple[int, ...], worked_out: tuple[float, ...]
) -> None:
    found = measured(question, {"reading": ranking(*order)})  # type: ignore[arg-type]
    assert found == pytest.approx(dict(zip((f"reading {name}" for name in MEASURES), worked_out, strict=True)))


def test_the_measures_agree_with_their_definitions_on_any_ranking() -> None:
    chance = random.Random(11)
    for _ in range(200):
        relevant = chance.sample(range(1, 41), chance.randint(1, 5))
        order = chance.sample(range(1, 41), chance.randint(0, 40))
        found = measured(asked(*relevant), {"search": ranking(*order)})  # type: ignore[arg-type]
        for k in (1, 3, 5, 10):
            assert found[f"search R@{k}"] == pytest.approx(len(set(relevant) & set(order[:k])) / len(relevant))
        ranks = [rank for rank, n in enumerate(order, start=1) if n in relevant]
        assert found["search RR"] == pytest.approx(1 / ranks[0] if ranks else 0)


def test_two_needs_that_one_sentence_meets_are_found_together() -> None:
    question = gold(expect=(("Xã thứ 3",), ("300 hộ",)), evidence=(("a.txt", "Xã thứ 3"), ("a.txt", "300 hộ")))
    assert measured(question, {"reading": ranking(3, 1)})["reading R@1"] == 1


def test_a_question_without_evidence_is_not_measured() -> None:
    assert measured(gold(expect=(), evidence=()), {"reading": ranking(1)}) == {}


def test_the_rankings_of_a_real_question_hold_its_sentence_and_no_sentence_twice(assistant: Assistant) -> None:
    for question, parts in (
        ("Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?", 1),
        ("Nghị quyết 02-NQ/TU ban hành ngày nào, còn kế hoạch triển khai số mấy?", 2),
    ):
        readings = assistant.readings(question)
        assert len(readings) == parts
        for name, ranked in rankings(readings).items():
            ids = [evidence.sentence.id for evidence in ranked]
            assert len(ids) == len(set(ids)) > 10
            if name == "search" and parts == 1:
                scores = [evidence.score for evidence in ranked]
                assert scores == sorted(scores, reverse=True)
