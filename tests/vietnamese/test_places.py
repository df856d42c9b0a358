import pytest

from vietnamese.places import find_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Đảng bộ thị xã Sa Pa kết nạp", ["thị xã Sa Pa"]),
        ("Thị ủy Sa Pa chỉ đạo", ["Thị ủy Sa Pa"]),
        ("xã Nậm Cang, huyện Bát Xát, tỉnh Lào Cai", ["xã Nậm Cang", "huyện Bát Xát", "tỉnh Lào Cai"]),
        ("tại TP. Hồ Chí Minh và TP.HCM", ["TP. Hồ Chí Minh", "TP.HCM"]),
        ("ở quận 7, phường 12", ["quận 7", "phường 12"]),
        ("Đại biểu từ Hà Nội đến Sơn La", ["Hà Nội", "Sơn La"]),
        ("toàn tỉnh có 5 huyện", ["tỉnh"]),
        ("theo phong cách Hồ Chí Minh", []),
        ("các xã, phường cấp xã", []),
    ],
)
def test_places_stand_with_their_level_words(text: str, places: list[str]) -> None:
    assert [text[place.start : place.end] for place in find_places(text)] == places


def test_person_behind_an_office_is_no_place() -> None:
    found = find_places("Chủ nhiệm Ủy ban Kiểm tra Thị ủy Nguyễn Anh Tuấn phát biểu")
    assert [place.name for place in found if place.name] == []


def test_levels_of_offices_are_those_of_their_places() -> None:
    assert [(place.level, place.name) for place in find_places("Tỉnh ủy Sơn La, thành phố Đà Lạt")] == [
        ("tỉnh", "sơn la"),
        ("thành phố", "đà lạt"),
    ]
