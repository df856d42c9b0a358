import pytest

from vietnamese.numbers import find_numbers
from vietnamese.said import statement_of
from vietnamese.subjects import subject_of
from vietnamese.units import find_unit


def statements(text: str) -> list[tuple[str, str]]:
    found = [statement_of(text, number, find_unit(text, number)) for number in find_numbers(text)]
    return [(statement.said, statement.subject) for statement in found]


@pytest.mark.parametrize(
    ("text", "said", "subject"),
    [
        ("Năm 2022, Đảng bộ thị xã kết nạp được 134 đảng viên", "kết nạp", "Đảng bộ thị xã"),
        ("đến hết năm 2022, Đảng bộ đã phát triển đến 3.859 đảng viên", "phát triển đến", "Đảng bộ"),
        ("Các Đảng ủy cơ sở thực hiện 25 cuộc kiểm tra", "thực hiện", "Các Đảng ủy cơ sở"),
        ("các xã, phường tổ chức 22 hội nghị", "tổ chức", "các xã, phường"),
        ("toàn tỉnh năm 2021 kết nạp được 2.617 đảng viên", "kết nạp", "toàn tỉnh"),
        ("Doanh thu của công ty giảm xuống còn 12 tỷ đồng", "giảm xuống còn", "Doanh thu của công ty"),
        ("Tỷ lệ chi bộ thôn, tổ dân phố có chi ủy đạt 88,4%", "đạt", "Tỷ lệ chi bộ thôn, tổ dân phố có chi ủy"),
        ("100% cán bộ, đảng viên đăng ký cam kết nêu gương", "đăng ký", "cán bộ, đảng viên"),
        ("Bác sĩ cho biết, bệnh viện tiếp nhận 5 ca cấp cứu", "tiếp nhận", "bệnh viện"),
        ("Đảng bộ thị xã hiện 51 tổ chức cơ sở đảng", "", "Đảng bộ thị xã"),
    ],
)
def test_statement_is_the_verb_and_who_stands_before_it(text: str, said: str, subject: str) -> None:
    assert statements(text)[-1] == (said, subject)


def test_verb_of_a_goal_is_written_around_the_figure() -> None:
    text = "Đảng bộ kết nạp 134 đảng viên, đạt 104,2% so với mục tiêu Nghị quyết, vượt 7% kế hoạch"
    assert [said for said, _ in statements(text)] == [
        "kết nạp",
        "đạt … so với mục tiêu Nghị quyết",
        "vượt … kế hoạch",
    ]


def test_list_of_figures_shares_verb_and_subject() -> None:
    text = "Thị xã đã ghi danh 16 mô hình, 39 tập thể và 79 cá nhân tiêu biểu"
    assert statements(text) == [("ghi danh", "Thị xã")] * 3


def test_figure_behind_with_takes_the_verb_behind_it() -> None:
    text = "Thị xã tổ chức 04 cuộc tiếp xúc với 1.160 người tham gia"
    assert [said for said, _ in statements(text)] == ["tổ chức", "tham gia"]


def test_words_of_a_noun_are_no_verb() -> None:
    assert statements("Ban Tổ chức cấp xã kiểm tra 10 tổ chức đảng") == [("kiểm tra", "Ban Tổ chức cấp xã")]


def test_nothing_is_said_of_an_age() -> None:
    assert statements("Bà A nhận nuôi cháu bé 5 tuổi") == [("", "")]


def test_subject_of_a_sentence_is_who_acts() -> None:
    text = "Thường xuyên làm tốt công tác phát triển Đảng, đến hết năm 2022, Đảng bộ thị xã đã kết nạp 134 đảng viên"
    assert subject_of(text) == "Đảng bộ thị xã"
    assert subject_of("Năm 2022 kết nạp được 134 đảng viên") == ""
