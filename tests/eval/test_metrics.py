"""Is an answer right? One table of verdicts, and what is counted from them."""

import pytest

from eval.metrics import judge
from tests.eval.answers import SOURCE, answer, gold

REFUSED = answer("Không tìm thấy.", "not_found")


@pytest.mark.parametrize(
    ("text", "expected", "right"),
    [
        ("Kết nạp **134** đảng viên.", "134", True),
        ("Kết nạp 1.134 đảng viên.", "134", False),
        ("Kết nạp 1340 đảng viên.", "134", False),
        ("Kết nạp 134.000 đảng viên.", "134", False),
        ("Kết nạp 134,5 đảng viên.", "134", False),
        ("Kết nạp 0,134 đảng viên.", "134", False),
        ("Kết nạp 134, vượt kế hoạch.", "134", True),
        ("Năm 2022 là 134.", "134", True),
        ("ĐẠT 19/20 doanh nghiệp", "19/20 Doanh Nghiệp", True),
        ("Thị uỷ Sa Pa  hoà\u00a0giải", "thị ủy sa pa hòa giải", True),
        ("Bí thư là **Nguyễn Văn A**.", "nguyễn văn a", True),
    ],
)
def test_a_variant_stands_in_an_answer_however_it_is_spelled_but_never_inside_another_number(
    text: str, expected: str, right: bool
) -> None:
    assert judge(gold(expect=((expected,),)), answer(text)).right is right


def test_every_group_must_be_met_by_one_of_its_variants() -> None:
    wanted = gold(expect=(("134", "một trăm ba mươi tư"), ("104,2%",)))
    assert judge(wanted, answer("134 đảng viên, đạt 104,2%.")).right
    verdict = judge(wanted, answer("Kết nạp 134 đảng viên."))
    assert (verdict.right, verdict.missing) == (False, (("104,2%",),))


def test_a_forbidden_figure_makes_an_answer_wrong_even_beside_the_right_one() -> None:
    quote = "Đợt một 134 đảng viên, đợt hai 135 đảng viên, từ năm 1350."
    verdict = judge(gold(forbid=("135",)), answer("134 hoặc 135 đảng viên.", quote=quote))
    assert (verdict.right, verdict.wrong_figure, verdict.forbidden) == (False, True, ("135",))
    assert not judge(gold(forbid=("135",)), answer("134 đảng viên, từ năm 1350.", quote=quote)).wrong_figure


def test_forbidden_words_make_an_answer_wrong_without_being_a_figure() -> None:
    verdict = judge(gold(forbid=("Không đúng",)), answer("Không đúng. 134 đảng viên."))
    assert (verdict.right, verdict.wrong_figure, verdict.forbidden) == (False, False, ("Không đúng",))


@pytest.mark.parametrize(
    ("wanted", "given", "right", "wrong_figure"),
    [
        ("not_found", REFUSED, True, False),
        ("not_found", answer("134 đảng viên."), False, True),
        ("not_found", answer("Chào bạn."), False, False),
        ("answered", REFUSED, False, False),
        ("conflict", answer("134 đảng viên."), False, False),
        (("answered", "conflict"), answer("134 đảng viên.", "conflict"), True, False),
        (("answered", "not_found"), REFUSED, True, False),
    ],
)
def test_the_status_must_be_an_acceptable_one(
    wanted: str | tuple[str, ...], given: object, right: bool, wrong_figure: bool
) -> None:
    verdict = judge(gold(status=wanted, evidence=()), given)  # type: ignore[arg-type]
    assert (verdict.right, verdict.wrong_figure) == (right, wrong_figure)


@pytest.mark.parametrize(
    ("quote", "source", "cited"),
    [
        ("Năm 2022 kết nạp được 134 đảng viên đạt 104,2% kế hoạch.", SOURCE, True),
        ("134 đảng viên", SOURCE, True),
        ("Năm 2022 kết nạp được 134 đảng viên đạt 104,2% kế hoạch.", "b.txt", False),
        ("Một câu khác có 134 đoàn viên.", SOURCE, False),
    ],
)
def test_a_right_answer_is_cited_when_its_quote_holds_the_evidence_in_the_same_source(
    quote: str, source: str, cited: bool
) -> None:
    verdict = judge(gold(), answer("134 đảng viên.", quote=quote, source=source))
    assert (verdict.right, verdict.cited) == (True, cited)


def test_where_no_evidence_is_asked_for_none_is_missed() -> None:
    assert judge(gold(evidence=()), answer("134 đảng viên.", source="b.txt")).cited


def test_a_refusal_that_is_as_good_as_an_answer_need_not_cite() -> None:
    assert judge(gold(status=("answered", "not_found")), REFUSED).cited


def test_what_goes_wrong_in_any_way_has_failed() -> None:
    assert not judge(gold(), answer("134 đảng viên.")).failed
    assert judge(gold(), answer("134 đảng viên.", source="b.txt")).failed
    assert judge(gold(), answer("134 đảng viên trong 7 đợt.")).failed
