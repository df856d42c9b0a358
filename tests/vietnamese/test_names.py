import pytest

from vietnamese.names import find_name_spans, find_names, known_names, may_be_person
from vietnamese.provinces import PROVINCES

NAMES = [
    ("Đồng chí Phan Đăng Toàn - Tỉnh ủy viên, Bí thư Thị ủy", ["Phan Đăng Toàn"]),
    ("đồng chí Thào A Sinh, Phó Bí thư", ["Thào A Sinh"]),
    ("Đảng bộ thị xã Sa Pa hiện có 51 tổ chức", ["Sa Pa"]),
    ("nhân dân xã Mường Bo", ["Mường Bo"]),
    ("Hồ Chí Minh", ["Hồ Chí Minh"]),
    ("Ban Tổ chức Thị ủy", []),
    ("Ủy ban Kiểm tra Trung ương", []),
    ("Nghị quyết Đại hội Đảng bộ", []),
    ("ĐẠI HỘI ĐẢNG TOÀN QUỐC", []),
    ("tại Trung Quốc và xã Trung Chải", ["Trung Quốc", "Trung Chải"]),
    ("huyện Văn Bàn, Văn phòng Tỉnh ủy", ["Văn Bàn"]),
    ("Đoàn Văn Hậu, Đoàn Thanh niên", ["Đoàn Văn Hậu"]),
    ("Bí thư Tỉnh ủy Sơn La Nguyễn Hữu Đông", ["Sơn La", "Nguyễn Hữu Đông"]),
    ("Chủ tịch Hà Nội Nguyễn Đức Chung", ["Hà Nội", "Nguyễn Đức Chung"]),
    ("Nguyễn Hoàng Mai Anh", ["Nguyễn Hoàng Mai Anh"]),
    ("ông Nguyễn Văn Tiến Chủ tịch xã", ["Nguyễn Văn Tiến"]),
    ("Công ty Đông Hải Ông Sơn", ["Đông Hải"]),
    ("Nguyễn Văn A nói", ["Nguyễn Văn A"]),
    ("Trạm Y tế xã", []),
    ("Bà Rịa - Vũng Tàu", ["Vũng Tàu"]),
    ("Sa\u00a0Pa", ["Sa\u00a0Pa"]),
    ("kết nạp đảng viên", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_runs_of_capitals_that_open_no_office(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_name_spans(text)] == names


def test_names_are_given_once_in_matching_form() -> None:
    assert find_names("Sa Pa, Lào Cai; SA PA và Sa\u00a0Pa, Vũ Đức Hoà") == ("sa pa", "lào cai", "vũ đức hòa")


KNOWN = [
    ("sa pa có mấy chi bộ", ("sa pa",)),
    ("Sa Pa và Sơn La", ("sơn la", "sa pa")),
    ("điện biên có bao nhiêu", ("điện biên",)),
    ("dien bien co bao nhieu", ("điện biên",)),
    ("song ma co gi", ("sông mã",)),
    ("sống mà học", ()),
    ("thị trấn sông mã", ("sông mã",)),
    ("kết nạp đảng viên", ()),
    ("sapa", ()),
]


@pytest.mark.parametrize(("text", "names"), KNOWN)
def test_known_names_are_found_in_any_case_and_without_diacritics_where_none_are_typed(
    text: str, names: tuple[str, ...]
) -> None:
    assert known_names(text, ("sa pa", "sông mã", "sông")) == names


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("phan đăng toàn", True),
        ("tô lâm", True),
        ("sa pa", False),
        ("sơn la", False),
        ("hà nội", False),
        ("hồ chí minh", False),
        ("donald trump", True),
        ("thào a sinh", True),
    ],
)
def test_a_place_is_no_person(name: str, person: bool) -> None:
    assert may_be_person(name) is person


def test_the_list_of_provinces_is_clean() -> None:
    assert len(PROVINCES) == len(set(PROVINCES)) == 64
    assert all(name == name.strip() and name[0].isupper() for name in PROVINCES)
