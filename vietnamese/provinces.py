"""The provinces and centrally run cities, and which districts they have."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from vietnamese.normalise import match_form

# The provinces and centrally run cities as they stood in 2008-2025 and since July 2025 (National Assembly resolution
# 202/2025/QH15 keeps names from the same list), so that one that stands in no article is still read as a place.
PROVINCES = tuple(
    name.strip()
    for name in """
    An Giang | Bà Rịa - Vũng Tàu | Bắc Giang | Bắc Kạn | Bạc Liêu | Bắc Ninh | Bến Tre | Bình Định | Bình Dương |
    Bình Phước | Bình Thuận | Cà Mau | Cần Thơ | Cao Bằng | Đà Nẵng | Đắk Lắk | Đắk Nông | Điện Biên | Đồng Nai |
    Đồng Tháp | Gia Lai | Hà Giang | Hà Nam | Hà Nội | Hà Tĩnh | Hải Dương | Hải Phòng | Hậu Giang | Hòa Bình |
    Hưng Yên | Khánh Hòa | Kiên Giang | Kon Tum | Lai Châu | Lâm Đồng | Lạng Sơn | Lào Cai | Long An | Nam Định |
    Nghệ An | Ninh Bình | Ninh Thuận | Phú Thọ | Phú Yên | Quảng Bình | Quảng Nam | Quảng Ngãi | Quảng Ninh |
    Quảng Trị | Sóc Trăng | Sơn La | Tây Ninh | Thái Bình | Thái Nguyên | Thanh Hóa | Thừa Thiên Huế | Tiền Giang |
    Trà Vinh | Tuyên Quang | Vĩnh Long | Vĩnh Phúc | Yên Bái | Hồ Chí Minh | Sài Gòn
    """.split("|")
)


@cache
def provinces_of(district: str) -> frozenset[str]:
    """The provinces, in matching form, that have a district, town or city of a name in matching form; most have one.

    They are those of the General Statistics Office's list of 2024 (`districts.txt`), numbered districts left out.
    """
    return _by_district().get(district, frozenset())


@cache
def districts_of(province: str) -> frozenset[str]:
    """The districts, towns and cities, in matching form, of a province in matching form; none for anything else."""
    return frozenset(district for district, provinces in _by_district().items() if province in provinces)


@cache
def _by_district() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in Path(__file__).with_name("districts.txt").read_text(encoding="utf-8").splitlines():
        province, _, districts = line.partition(": ")
        for district in districts.split(", "):
            found[match_form(district)].add(match_form(province))
    return {district: frozenset(provinces) for district, provinces in found.items()}
