import pytest

from vietnamese.normalise import fold, match_form
from vietnamese.pairs import START, PairCounts, everyday
from vietnamese.spelling import is_syllable


def test_what_is_learnt_is_counted_on_top_of_what_lies_beneath() -> None:
    beneath = PairCounts()
    beneath.learn(["đảng", "viên"], 2.0)
    counts = PairCounts(beneath)
    counts.learn(["đảng", "bộ"])
    counts.learn(["đảng", "viên"])
    assert (counts.single("đảng"), counts.pair("đảng", "viên"), counts.pair("đảng", "bộ")) == (4.0, 3.0, 1.0)
    assert (counts.followers("đảng"), beneath.followers("đảng")) == (2, 1)
    assert counts.readings("dang") == {"đảng"} and counts.readings("bo") == {"bộ"} and not counts.readings("xa")
    assert counts.total == counts.single(START) + sum(map(counts.single, ("đảng", "viên", "bộ")))
    assert beneath.total == 6.0


def test_the_chances_of_all_that_may_follow_add_up_to_one_where_no_stretch_ends() -> None:
    counts = PairCounts()
    for stretch in ("a b a", "a b b a", "a c a"):
        counts.learn(stretch.split())
    forms = (START, "a", "b", "c")
    for before in (START, "b", "c"):
        chances = [counts.chance(before, form, counts.single(form) / counts.total) for form in forms]
        assert sum(chances) == pytest.approx(1)


def test_the_everyday_pairs_are_pairs_of_syllables_in_matching_form() -> None:
    counts = everyday()
    assert counts.pair("bao", "nhiêu") > counts.pair("bạo", "nhiêu") == 0
    for folded in ("dang", "nguoi", "co", "hanh", "quy"):
        for form in counts.readings(folded):
            assert fold(form) == folded and match_form(form) == form and is_syllable(form)
