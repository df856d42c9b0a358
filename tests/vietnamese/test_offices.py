import pytest

from vietnamese.offices import find_people, holds, office_asked

PEOPLE = [
    (
        "Đồng chí Dương Đức Huy - Ủy viên BTV Tỉnh ủy, Trưởng Ban Tuyên giáo Tỉnh ủy và Đồng chí Phan Đăng Toàn - Tỉnh "
        "ủy viên, Bí thư Thị ủy, Chủ tịch HĐND thị xã trao giải nhất Hội thi cho Đảng ủy phường Sa Pa",
        [
            ("dương đức huy", ["Ủy viên BTV Tỉnh ủy", "Trưởng Ban Tuyên giáo Tỉnh ủy"]),
            ("phan đăng toàn", ["Tỉnh ủy viên", "Bí thư Thị ủy", "Chủ tịch HĐND thị xã"]),
        ],
    ),
    (
        "Chiều 15-5, đồng chí Thào A Sinh, Phó Bí thư Thường trực Thị ủy, Bí thư Đảng bộ cơ quan Thị ủy; đồng chí "
        "Vũ Đức Hòa, Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Thị ủy, Phó Bí thư Đảng bộ cơ quan Thị ủy; chủ trì",
        [
            ("thào a sinh", ["Phó Bí thư Thường trực Thị ủy", "Bí thư Đảng bộ cơ quan Thị ủy"]),
            (
                "vũ đức hòa",
                ["Ủy viên Ban Thường vụ", "Trưởng Ban Tổ chức Thị ủy", "Phó Bí thư Đảng bộ cơ quan Thị ủy"],
            ),
        ],
    ),
    (
        "Đồng chí Phùng Mạnh Khang, UV BTV, Trưởng Ban Tuyên giáo và Dân vận Thị uỷ, Giám đốc Trung tâm chính trị phát "
        "biểu tại hội nghị.",
        [
            (
                "phùng mạnh khang",
                ["UV BTV", "Trưởng Ban Tuyên giáo và Dân vận Thị uỷ", "Giám đốc Trung tâm chính trị"],
            )
        ],
    ),
    (
        "Uỷ viên Ban Thường vụ, Chủ nhiệm Uỷ ban Kiểm tra Thị uỷ Nguyễn Anh Tuấn thảo luận tại hội nghị.",
        [("nguyễn anh tuấn", ["Chủ nhiệm Uỷ ban Kiểm tra Thị uỷ"])],
    ),
    (
        "Đồng chí Trịnh Việt Hùng - Ủy viên dự khuyết BCH Trung ương Đảng khóa XIII, Bí thư Tỉnh ủy, Chủ tịch HĐND "
        "tỉnh Lào Cai trúng cử BCH Trung ương Đảng khóa XIV",
        [
            (
                "trịnh việt hùng",
                [
                    "Ủy viên dự khuyết BCH Trung ương Đảng khóa XIII",
                    "Bí thư Tỉnh ủy",
                    "Chủ tịch HĐND tỉnh Lào Cai",
                ],
            )
        ],
    ),
    (
        "Đồng chí Tổng Bí thư Tô Lâm, Chủ tịch Đoàn Chủ tịch thay mặt Đoàn Chủ tịch điều hành phiên họp.",
        [("tô lâm", ["Tổng Bí thư", "Chủ tịch Đoàn Chủ tịch"])],
    ),
    ("Đỗ Phương - Phó Trưởng BTG Thị ủy", [("đỗ phương", ["Phó Trưởng BTG Thị ủy"])]),
    ("Bí thư Tỉnh ủy Sơn La Nguyễn Hữu Đông chủ trì", [("nguyễn hữu đông", ["Bí thư Tỉnh ủy Sơn La"])]),
    ("Phó Chủ tịch UBND TP. Hà Nội Lê Văn B dự", [("lê văn b", ["Phó Chủ tịch UBND TP. Hà Nội"])]),
    ("Lê Văn A, Giám đốc Sở Y tế Trần Văn B", [("trần văn b", ["Giám đốc Sở Y tế"])]),
    (
        "Thủ tướng Chính phủ Phạm Minh Chính và Chủ tịch Quốc hội Vương Đình Huệ dự",
        [("phạm minh chính", ["Thủ tướng Chính phủ"]), ("vương đình huệ", ["Chủ tịch Quốc hội"])],
    ),
    ("Ông Đoàn Văn Hậu (Trưởng bản Hồ) cho hay", [("đoàn văn hậu", ["Trưởng bản Hồ"])]),
    ("Nguyễn Văn A là Chủ tịch xã", [("nguyễn văn a", ["Chủ tịch xã"])]),
    ("bà Trần Thị B, nguyên Phó Giám đốc Sở, bị khởi tố", [("trần thị b", ["nguyên Phó Giám đốc Sở"])]),
    ("Tại Sa Pa, Bí thư Thị ủy nhấn mạnh", []),
    ("Bí thư Thị ủy Sa Pa phát biểu", []),
    (
        "Chủ tịch nước Trần Đại Quang hội kiến với Chủ tịch Quốc hội",
        [("trần đại quang", ["Chủ tịch nước"])],
    ),
    ("tăng trưởng khu vực Thái Bình Dương", []),
    ("Anh hùng Nguyễn Văn Trỗi", []),
    ("kết nạp 134 đảng viên", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_found_with_the_offices_beside_their_names(text: str, people: list[tuple[str, list[str]]]) -> None:
    found = find_people(text)
    assert [(person.name, [text[s:e] for s, e in person.offices]) for person in found] == people


ASKED = [
    ("bí thư thị ủy sa pa là ai?", "bí thư thị ủy sa pa"),
    ("Ai là Chủ tịch HĐND thị xã Sa Pa", "chủ tịch hội đồng nhân dân thị xã sa pa"),
    ("Ai giữ chức phó bí thư thường trực Thị uỷ?", "phó bí thư thường trực thị ủy"),
    ("Đ/c trưởng btg thị uỷ họ tên đầy đủ là gì", "trưởng ban tuyên giáo thị ủy"),
    ("Ct hđnd tx Sa Pa tên gì", "chủ tịch hội đồng nhân dân thị xã sa pa"),
    ("Chủ nhiệm UBKT Thị ủy hiện nay", "chủ nhiệm ủy ban kiểm tra thị ủy"),
    ("Thủ tướng Chính phủ khi đó là người nào", "thủ tướng chính phủ"),
    ("Sa Pa ở đâu?", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "office"), ASKED)
def test_the_office_asked_for_ends_where_the_asking_begins(text: str, office: str) -> None:
    assert office_asked(text) == office


PLACE = frozenset({"sa", "pa"})
HELD = [
    ("Bí thư Thị ủy", "bí thư thị ủy sa pa", True),
    ("Phó Bí thư Thường trực Thị ủy", "bí thư thị ủy", False),
    ("Phó Bí thư Thường trực Thị ủy", "phó bí thư thị ủy", True),
    ("Bí thư Đảng bộ cơ quan Thị ủy", "bí thư thị ủy", False),
    ("Bí thư Đảng bộ cơ quan Thị ủy", "bí thư đảng bộ cơ quan thị ủy", True),
    ("Chủ tịch HĐND thị xã", "chủ tịch hội đồng nhân dân thị xã sa pa", True),
    ("Chủ tịch HĐND thị xã", "chủ tịch ủy ban nhân dân thị xã", False),
    ("Trưởng Ban Tuyên giáo và Dân vận Thị uỷ", "trưởng ban tuyên giáo thị ủy", True),
    ("Trưởng Ban Tổ chức Thị ủy", "trưởng ban tổ chức", True),
    ("nguyên Giám đốc Sở Y tế", "giám đốc sở y tế", False),
    ("Bí thư Tỉnh ủy", "chủ tịch tỉnh", False),
    ("", "bí thư", False),
    ("Bí thư", "", False),
]


@pytest.mark.parametrize(("office", "asked", "same"), HELD)
def test_an_office_is_the_one_asked_for_only_of_the_same_rank_and_body(office: str, asked: str, same: bool) -> None:
    assert holds(office, asked, PLACE) is same
