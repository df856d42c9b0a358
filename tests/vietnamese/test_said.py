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


def test_verbs_of_a_list_are_said_together() -> None:
    text = "Đảng ủy thực hiện điều động, chỉ định, bổ nhiệm mới đối với 05 đồng chí"
    assert statements(text) == [("thực hiện điều động, chỉ định, bổ nhiệm", "Đảng ủy")]


def test_further_figure_of_the_same_unit_shares_the_verb() -> None:
    text = "Huyện ủy ban hành 01 Nghị quyết phê duyệt quy hoạch, cán bộ; 01 Nghị quyết phê duyệt nhân sự"
    assert [said for said, _ in statements(text)] == ["ban hành", "ban hành"]


def test_parts_of_a_figure_are_told_of_what_was_done_to_the_whole() -> None:
    text = "Huyện ủy điều động 67 cán bộ, trong đó, khối Đảng là 21 đồng chí; khối chính quyền 46 đồng chí"
    assert statements(text) == [("điều động", "Huyện ủy"), ("là", "khối Đảng"), ("điều động", "khối chính quyền")]


@pytest.mark.parametrize(
    ("text", "said", "subject"),
    [
        ("thực hiện bí thư không là người địa phương tại 126 xã", "không là người địa phương", "bí thư"),
        ("Bí thư Đảng ủy đồng thời là Chủ tịch HĐND tại 103 xã", "là Chủ tịch HĐND", "Bí thư Đảng ủy"),
        ("Tổng số bản có cán bộ dự sinh hoạt chi bộ 2.228", "", "Tổng số bản có cán bộ dự sinh hoạt chi bộ"),
        ("Tăng 72 xã so với trước khi có Nghị quyết 02", "Tăng … so với trước khi có Nghị quyết 02", ""),
        ("Ngay đầu nhiệm kỳ, Đảng bộ đã ban hành 15 đề án", "ban hành", "Đảng bộ"),
        ("Công tác cán bộ được chú trọng, với 262 cán bộ được cử đi học", "được cử", "cán bộ"),
        ("7/6 đơn vị hoàn thành lịch sử ngành, vượt 118% mục tiêu", "vượt … mục tiêu", "đơn vị"),
        ("đạt kết quả tốt, nhất là chính quyền 2 cấp", "", ""),
    ],
)
def test_what_is_said_is_the_predicate_of_the_figure(text: str, said: str, subject: str) -> None:
    counted = [n for n in find_numbers(text) if n.start != text.find("02")][-1]
    statement = statement_of(text, counted, find_unit(text, counted))
    assert (statement.said, statement.subject) == (said, subject)


def test_action_of_a_count_is_said_of_those_it_was_done_to() -> None:
    text = "Ủy ban đã tổ chức 4 cuộc kiểm tra đối với 3 tổ chức đảng và 13 đảng viên"
    assert [said for said, _ in statements(text)] == ["tổ chức", "kiểm tra", "kiểm tra"]


def test_time_between_the_parts_of_a_verb_is_left_out() -> None:
    text = "Đảng bộ nâng lũy kế từ đầu nhiệm kỳ đến nay lên 407 đảng viên"
    assert statements(text) == [("nâng lũy kế … lên", "Đảng bộ")]


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
