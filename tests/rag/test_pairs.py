"""The two things that a question compares, and which words of a sentence belong to which of its figures."""

import pytest

from rag.verify import unsupported
from rag.zones import zones
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
