"""The two things that a question compares, and which words of a sentence belong to which of its figures."""

import pytest

from rag.answerers.sums import items
from rag.compared import Side, evidence_of, sides
from rag.durations import find_differences, is_rest, months_at, told
from rag.understand import understand
from rag.verify.held import unsupported
from rag.zones import Part, zones
from vietnamese.numbers import find_numbers
from vietnamese.points import points


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("Vé 400.000 đồng/ người lớn và 250.000 đồng/trẻ em", ("Vé 400.000 đồng/ người lớn", "và 250.000 đồng/trẻ em")),
        ("An (trú ở X, tỉnh Y) 12 tháng và Bình (trú ở Z, tỉnh T) 20 tháng",
         ("An (trú ở X, tỉnh Y) 12 tháng", "và Bình (trú ở Z, tỉnh T) 20 tháng")),
    ],
)  # fmt: skip
def test_each_figure_has_its_own_stretch_of_a_sentence(text: str, stretches: tuple[str, ...]) -> None:
    spans = [(number.start, number.end) for number in find_numbers(text)]
    assert tuple(text[start:end].strip() for start, end in zones(text, spans)) == stretches


def test_a_minute_and_a_rank_are_points_and_a_duration_is_none() -> None:
    text = "Anh ghi bàn ở phút 18, leo lên vị trí thứ 529 sau 30 phút."
    assert [(p.written, p.unit) for p in points(text)] == [("phút 18", "phút"), ("vị trí thứ 529", "bậc")]


def test_the_difference_of_two_minutes_is_held_by_the_sentences_that_tell_them() -> None:
    claim = "A: phút 18; B: phút 88. Cách nhau 70 phút (88 − 18 = 70)."
    assert not unsupported(claim, ["A ghi bàn ở phút 18.", "Đến phút 88, B gỡ hòa."])
    assert unsupported(claim, ["A ghi bàn ở phút 18.", "Đến phút 89, B gỡ hòa."])


def test_figures_joined_by_and_are_parted_there_whatever_commas_stand_between() -> None:
    text = "hơn 740 ý kiến, kiến nghị qua các đoàn và gần 2.550 ý kiến, kiến nghị qua Mặt trận"
    spans = [(number.start, number.end) for number in find_numbers(text)]
    parted = [text[start:end].strip() for start, end in zones(text, spans, Part.JOINT)]
    assert parted == ["hơn 740 ý kiến, kiến nghị qua các đoàn", "và gần 2.550 ý kiến, kiến nghị qua Mặt trận"]


@pytest.mark.parametrize(("text", "months"), [("12 năm 6 tháng tù", 150), ("15 năm tù", 180), ("18 tháng", 18)])
def test_a_length_of_time_is_read_in_months(text: str, months: int) -> None:
    assert months_at(text, 0) == months


def test_the_months_behind_years_are_no_length_of_their_own() -> None:
    text = "nhận 12 năm 6 tháng, người kia 6 tháng"
    assert [is_rest(text, number.start) for number in find_numbers(text)] == [False, True, False]


def test_the_difference_of_two_lengths_is_held_by_the_sentences_that_tell_them() -> None:
    claim = f"A: 15 năm; B: 12 năm 6 tháng. A nhiều hơn: 15 năm − 12 năm 6 tháng = {told(30)}."
    assert told(30) == "2 năm 6 tháng"
    assert not unsupported(claim, ["A nhận án 15 năm.", "B lĩnh 12 năm 6 tháng tù."])
    assert unsupported(claim, ["A nhận án 14 năm.", "B lĩnh 12 năm 6 tháng tù."])
    assert [right for *_, right in find_differences("15 năm − 12 năm 6 tháng = 3 năm 6 tháng")] == [False]


def _labels(question: str) -> tuple[str, str] | None:
    found = next(sides(understand(question, (), lambda _: ())), None)
    return (found.first.label, found.second.label) if found else None


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Bà Lê Thị Hoa được công ty Phú Mỹ đền bù nhiều hơn ông Sáu mấy triệu?", ("Lê Thị Hoa", "Sáu")),
        ("Nhà máy Hòa Phát với khu du lịch Mũi Né, vốn cái nào nhiều hơn?", ("Hòa Phát", "Mũi Né")),
        ("Tiền làm cầu còn hụt bao nhiêu tỷ so với ngân sách tỉnh?", ("Tiền làm cầu", "ngân sách tỉnh")),
    ],
)
def test_only_things_of_one_sort_are_set_against_each_other(question: str, labels: tuple[str, str]) -> None:
    assert _labels(question) == labels


def test_words_that_tell_no_side_from_another_are_no_sides() -> None:
    assert _labels("Năm nay số lượng nhiều hơn mức khoản mấy lần?") is None


def test_a_person_is_told_by_the_given_name_and_a_place_that_begins_with_it_is_another() -> None:
    person = Side("Trần Văn Lâm", ("trần", "văn", "lâm"), frozenset(["trần", "văn", "lâm"]), "trần văn lâm")
    assert evidence_of(person, "Tòa tuyên phạt Lâm 15 năm tù.") == 1.0
    assert evidence_of(person, "Tòa án Lâm Đồng tuyên phạt 15 năm tù.") == 0.0


@pytest.mark.parametrize(
    "question",
    [
        "Lúa, ngô và khoai cộng lại được bao nhiêu tấn?",
        "Cộng lúa, ngô, khoai thì được mấy tấn?",
        "Cộng ba khoản (lúa, ngô, khoai) là bao nhiêu?",
    ],
)
def test_what_a_question_lists_to_be_added_up_is_taken_one_by_one(question: str) -> None:
    assert [item.lower() for item in items(question)] == ["lúa", "ngô", "khoai"]


def test_two_things_are_no_list() -> None:
    assert items("Lúa và ngô cộng lại được bao nhiêu tấn?") == []
