from decimal import Decimal

import pytest

from vietnamese.numbers import NumberKind, find_numbers

COUNT, PERCENT, RATIO, RANGE = NumberKind.COUNT, NumberKind.PERCENT, NumberKind.RATIO, NumberKind.RANGE

SINGLE = [
    ("3.859 đảng viên", "3.859", COUNT, "3859", ""),
    ("phát triển đến 3.859 đảng viên.", "3.859", COUNT, "3859", ""),
    ("đạt 104,2% so với mục tiêu", "104,2%", PERCENT, "104.2", ""),
    ("đạt 94,2 %", "94,2 %", PERCENT, "94.2", ""),
    ("vượt 7% kế hoạch", "7%", PERCENT, "7", ""),
    ("50 phần trăm", "50 phần trăm", PERCENT, "50", ""),
    ("tăng 2,5 điểm %", "2,5 điểm %", PERCENT, "2.5", ""),
    ("hơn 13.400 lượt", "13.400", COUNT, "13400", ">"),
    ("15 hội nghị", "15", COUNT, "15", ""),
    ("cấp thị xã trên 300 hội nghị", "300", COUNT, "300", ">"),
    ("đạt trên 97,5%.", "97,5%", PERCENT, "97.5", ">"),
    ("gần 500 người", "500", COUNT, "500", "<"),
    ("không dưới 300 người", "300", COUNT, "300", ">"),
    ("ít hơn 5 xã", "5", COUNT, "5", "<"),
    ("khoảng 1.000 hộ", "1.000", COUNT, "1000", "~"),
    ("04 cuộc", "04", COUNT, "4", ""),
    ("1.234.567 đồng", "1.234.567", COUNT, "1234567", ""),
    ("1.234,5 ha", "1.234,5", COUNT, "1234.5", ""),
    ("1,234,567 USD", "1,234,567", COUNT, "1234567", ""),
    ("0.125 ha", "0.125", COUNT, "0.125", ""),
    ("5,2 tỷ đồng", "5,2 tỷ", COUNT, "5200000000", ""),
    ("5,2 tỉ đồng", "5,2 tỉ", COUNT, "5200000000", ""),
    ("2 nghìn tỷ đồng", "2 nghìn tỷ", COUNT, "2000000000000", ""),
    ("1 tỷ 200 triệu đồng", "1 tỷ 200 triệu", COUNT, "1200000000", ""),
    ("350 triệu đồng/hộ", "350 triệu", COUNT, "350000000", ""),
    ("16 tỷ lệ", "16", COUNT, "16", ""),
    ("3 triệu chứng", "3", COUNT, "3", ""),
    ("500.000đ", "500.000", COUNT, "500000", ""),
    ("dài 3,5km", "3,5", COUNT, "3.5", ""),
    ("rộng 120m2", "120", COUNT, "120", ""),
    ("134đảng viên", "134", COUNT, "134", ""),
    ("mỗi tháng 5 triệu", "5 triệu", COUNT, "5000000", ""),
    ("tổ 5 người", "5", COUNT, "5", ""),
    ("khoản 5 triệu đồng", "5 triệu", COUNT, "5000000", ""),
    ("6 tháng đầu năm", "6", COUNT, "6", ""),
    ("có 2016 hộ", "2016", COUNT, "2016", ""),
    ("hơn 2000.", "2000", COUNT, "2000", ">"),
    ("tổng số 537 đảng viên", "537", COUNT, "537", ""),
    ("đạt 45.xã", "45", COUNT, "45", ""),
]


@pytest.mark.parametrize(("text", "written", "kind", "value", "bound"), SINGLE)
def test_a_figure_is_read_exactly(text: str, written: str, kind: NumberKind, value: str, bound: str) -> None:
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == written
    assert (number.kind, number.value, number.second, number.bound) == (kind, Decimal(value), None, bound)
    assert number.percent is (kind is PERCENT)


PAIRS = [
    ("19/20 doanh nghiệp", "19/20", RATIO, "19", "20", False),
    ("06 /16 xã, phường", "06 /16", RATIO, "6", "16", False),
    ("2.063/2.247 chi bộ", "2.063/2.247", RATIO, "2063", "2247", False),
    ("7/6 đơn vị", "7/6", RATIO, "7", "6", False),
    ("đạt từ 96–98%.", "96–98%", RANGE, "96", "98", True),
    ("đạt 96% - 98%", "96% - 98%", RANGE, "96", "98", True),
    ("15 - 20 người", "15 - 20", RANGE, "15", "20", False),
    ("3-4 tỷ đồng", "3-4 tỷ", RANGE, "3000000000", "4000000000", False),
]


@pytest.mark.parametrize(("text", "written", "kind", "value", "second", "percent"), PAIRS)
def test_ratios_and_ranges_have_two_values(
    text: str, written: str, kind: NumberKind, value: str, second: str, percent: bool
) -> None:
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == written
    assert number.kind is kind
    assert number.key == (Decimal(value), Decimal(second), percent)


@pytest.mark.parametrize(
    "text",
    [
        "18/10/2019",
        "ngày 15-5",
        "Chiều 15-5, đồng chí",
        "17/5/2021",
        "ngày 21 tháng 01 năm 2021",
        "15-18/10/2019",
        "ngày 30/2",
        "31/2/2021",
        "năm 2022",
        "giai đoạn 2020 - 2025",
        "quý 2 năm 2017",
        "tháng 5 này",
        "02-NQ/TU",
        "67/2014/NĐ-CP",
        "1880/QĐ-TTg",
        "Quy định 1375 của Tỉnh ủy",
        "lúc 8h30",
        "8:30",
        "hồi 8 giờ",
        "14 giờ 30 phút",
        "8 giờ sáng",
        "quốc lộ 4D",
        "Quốc lộ 279",
        "lớp 12A",
        "mạng 5G",
        "Điều 5, Khoản 3",
        "các tổ 1, 2, 3, 9, 10 về triển khai",
        "tổ công tác 1902 tổ chức tuyên truyền",
        "Nghị quyết Trung ương 4",
        "1.1.1.1",
        "số máy 0912345678",
        "World Cup 2018.",
        "so với cùng kỳ 2016 và",
        "thắng 4-1",
        "cao 1m65",
        "Điều 257 và Điều 143",
        "nhà số 32 đường An Tài",
        "Covid-19",
        "",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert find_numbers(text) == ()


def test_all_figures_of_a_sentence_are_found_in_order() -> None:
    text = (
        "Năm 2022, thị xã đã tổ chức 04 cuộc tiếp xúc đối thoại với 1.160 người tham gia; tổ chức 22 Hội nghị với "
        "1.930 lượt đại biểu; đến ngày 25/10/2021 đạt 94,2% theo Kết luận số 21-KL/TW, tại 06 /16 xã, phường."
    )
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["04", "1.160", "22", "1.930", "94,2%", "06 /16"]


def test_values_are_compared_not_spelling() -> None:
    keys = {find_numbers(text)[0].key for text in ("5,2 tỷ", "5.200 triệu", "5.200.000.000", "5200000000")}
    assert len(keys) == 1
    assert find_numbers("94,2%")[0].key != find_numbers("94,2")[0].key
