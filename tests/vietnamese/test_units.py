import pytest

from vietnamese.normalise import match_form
from vietnamese.numbers import find_numbers
from vietnamese.units import find_unit


def units(text: str) -> list[str | None]:
    return [unit.text if (unit := find_unit(text, number)) else None for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kết nạp 3.859 đảng viên mới", "đảng viên"),
        ("kiểm tra 10 tổ chức Đảng", "tổ chức Đảng"),
        ("hiện có 51 tổ chức cơ sở đảng", "tổ chức cơ sở đảng"),
        ("hơn 13.400 lượt học viên tham gia", "lượt học viên"),
        ("692 lượt tổ chức đảng", "lượt tổ chức đảng"),
        ("25 cuộc kiểm tra, 16 cuộc", "cuộc kiểm tra"),
        ("kiểm tra 06 cuộc đối với các đơn vị", "cuộc"),
        ("phát hiện 24 trường hợp vi phạm kỷ luật", "trường hợp"),
        ("22 Hội nghị tiếp xúc", "Hội nghị"),
        ("chụp 6 bức hình lạ", "bức hình"),
        ("mua 12 chiếc tàu ngầm loại mới", "chiếc tàu ngầm"),
        ("ít nhất 40 ngôi nhà bị sập", "ngôi nhà"),
        ("5 nhóm vấn đề lớn", "nhóm vấn đề"),
        ("24 người bị xử lý", "người"),
        ("9 bị cáo", "bị cáo"),
        ("59 cá nhân và 12 tổ chức được cho là", "cá nhân"),
        ("4 nạn nhân đã được chuyển viện", "nạn nhân"),
        ("gần 100 CĐV Hải Phòng", "CĐV"),
        ("2 tiền đạo Riccardo Orsolini", "tiền đạo"),
        ("giá 36,68 triệu đồng/lượng", "đồng"),
        ("hơn 150 tỷ đồng mỗi năm", "đồng"),
        ("mở rộng 13.000 ha đất rừng", "ha"),
        ("nặng 300kg", "kg"),
        ("độ 15phút", "phút"),
        ("rộng 500m2", "m2"),
        ("nóng 32 độ C", "độ C"),
        ("chạy 120 km/h", "km/h"),
        ("cụ bà 78 tuổi", "tuổi"),
        ("ở tuổi 24.", "tuổi"),
        ("phạt 12 năm tù", "năm"),
        ("bé 3 tháng tuổi", "tháng tuổi"),
        ("đạt 94,2%", "%"),
        ("50 phần trăm dân số", "%"),
        ("trị giá USD 500 nữa", "USD"),
        ("giá $500 một chiếc", "$"),
        ('chia thành 9 "dây"', "dây"),
        ("5 ĐỐI TƯỢNG BỊ BẮT", "ĐỐI TƯỢNG"),
    ],
)
def test_unit_is_the_noun_right_behind_the_number_or_its_currency(text: str, unit: str) -> None:
    assert units(text)[0] == unit


@pytest.mark.parametrize(
    "text",
    ["tổng số là 1.200.", "lên đến 50, được chia", "đứng thứ nhất với 45 và hơn nữa", "tăng từ 12 lên", "đạt 12"],
)
def test_number_that_counts_nothing_named_has_no_unit(text: str) -> None:
    assert units(text)[-1] is None


def test_unit_is_a_slice_of_the_text_with_its_own_spelling() -> None:
    text = "Kiểm tra\u00a010\u00a0tổ chức\u00a0cơ sở Đảng năm nay"
    number = find_numbers(text)[0]
    unit = find_unit(text, number)
    assert unit is not None
    assert text[unit.start : unit.end] == unit.text
    assert match_form(unit.text) == "tổ chức cơ sở đảng"


def test_unit_far_inside_a_long_text_is_found_where_it_stands() -> None:
    text = "a, " * 50_000 + "kết nạp 134 đảng viên."
    number = find_numbers(text)[-1]
    unit = find_unit(text, number)
    assert unit is not None
    assert text[unit.start : unit.end] == "đảng viên"
