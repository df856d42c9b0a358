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
    ("có 2016 hộ", "2016", COUNT, "2016", ""),
    ("hơn 2000.", "2000", COUNT, "2000", ">"),
    ("tổng số 537 đảng viên", "537", COUNT, "537", ""),
    ("đạt 45.xã", "45", COUNT, "45", ""),
    # multiples
    ("1 triệu 200 nghìn đồng", "1 triệu 200 nghìn", COUNT, "1200000", ""),
    ("1,2 triệu tỷ đồng", "1,2 triệu tỷ", COUNT, "1200000000000000", ""),
    ("3 trăm tỷ đồng", "3 trăm tỷ", COUNT, "300000000000", ""),
    ("2 chục trứng", "2 chục", COUNT, "20", ""),
    ("2 triệu rưỡi đồng", "2 triệu rưỡi", COUNT, "2500000", ""),
    ("giá 2tr5", "2tr5", COUNT, "2500000", ""),
    ("giá 200k một suất", "200k", COUNT, "200000", ""),
    ("3,5 vạn lượt khách", "3,5 vạn", COUNT, "35000", ""),
    ("hơn 3tỷ đồng", "3tỷ", COUNT, "3000000000", ">"),
    ("phạt tù 2 năm rưỡi", "2", COUNT, "2.5", ""),
    # other ways of writing digits
    ("1,500 USD", "1,500", COUNT, "1500", ""),
    ("1,028kg ma túy", "1,028", COUNT, "1.028", ""),
    ("1,099 tỷ đồng", "1,099 tỷ", COUNT, "1099000000", ""),
    ("thu 1 234 567 đồng", "1 234 567", COUNT, "1234567", ""),
    ("giá USD 500", "500", COUNT, "500", ""),
    ("giá $500", "500", COUNT, "500", ""),
    ("nhiệt độ xuống -5 độ C", "-5", COUNT, "-5", ""),
    ("lạnh âm 20 độ C", "âm 20", COUNT, "-20", ""),
    ("40g đạn chì", "40", COUNT, "40", ""),
    ("chạy trong 15phút", "15", COUNT, "15", ""),
    ("tốc độ 40km/h", "40", COUNT, "40", ""),
    ("nóng 38oC", "38", COUNT, "38", ""),
    ("20.000 đồng/1 lọ", "20.000", COUNT, "20000", ""),
    # bounds
    ("từ 18 tuổi trở lên", "18", COUNT, "18", ">"),
    ("phạt từ 5 tỷ đồng trở lên", "5 tỷ", COUNT, "5000000000", ">"),
    ("từ 10 lao động trở xuống", "10", COUNT, "10", "<"),
    ("ngót 500 hộ", "500", COUNT, "500", "<"),
    ("chưa đầy 3 tháng", "3", COUNT, "3", "<"),
    ("ước khoảng 300 ha", "300", COUNT, "300", "~"),
    ("khoảng hơn 300 ha", "300", COUNT, "300", ">"),
    ("đi trên 5 tuyến phố", "5", COUNT, "5", ""),
    ("phát trực tiếp trên 03 địa chỉ", "03", COUNT, "3", ""),
    # words behind which a number is often a name
    ("tổ 5 người", "5", COUNT, "5", ""),
    ("nhóm 5 đối tượng", "5", COUNT, "5", ""),
    ("cung cấp 50 camera", "50", COUNT, "50", ""),
    ("trong số 3 nghi phạm", "3", COUNT, "3", ""),
    ("ở tuổi 24.", "24", COUNT, "24", ""),
    ("tập đoàn Damen đóng 6 tàu", "6", COUNT, "6", ""),
    ("hỗ trợ DN 5 tỷ đồng", "5 tỷ", COUNT, "5000000000", ""),
    ("gặp 5 Bộ trưởng", "5", COUNT, "5", ""),
    ("giành 12 Champions League", "12", COUNT, "12", ""),
    ("sau 12 giờ chờ đợi", "12", COUNT, "12", ""),
    # words
    ("kết nạp hai đảng viên", "hai", COUNT, "2", ""),
    ("Hai bé gái ở bang Texas", "Hai", COUNT, "2", ""),
    ("HAI NGƯỜI BỊ BẮT", "HAI", COUNT, "2", ""),
    ("Ba cháu bé đã tử vong", "Ba", COUNT, "3", ""),
    ("tại ba xã", "ba", COUNT, "3", ""),
    ("có năm người", "năm", COUNT, "5", ""),
    ("gần hai triệu người Anh", "hai triệu", COUNT, "2000000", "<"),
    ("mười hai dự án", "mười hai", COUNT, "12", ""),
    ("ba trăm linh năm hộ", "ba trăm linh năm", COUNT, "305", ""),
    ("giá trị từ hai trăm triệu đồng trở lên", "hai trăm triệu", COUNT, "200000000", ">"),
    ("một triệu rưỡi đồng", "một triệu rưỡi", COUNT, "1500000", ""),
    ("hai năm rưỡi", "hai", COUNT, "2.5", ""),
    ("một trong ba thẩm phán", "ba", COUNT, "3", ""),
    ("trong số ba thẩm phán", "ba", COUNT, "3", ""),
    ("bắt hai CSGT", "hai", COUNT, "2", ""),
    ("hai Bộ trưởng", "hai", COUNT, "2", ""),
    ("chín tháng mang nặng", "chín", COUNT, "9", ""),
    ("3 trăm hộ", "3 trăm", COUNT, "300", ""),
    ("đầu tư hai dự án", "hai", COUNT, "2", ""),
    ("mỗi năm hai lần", "hai", COUNT, "2", ""),
    ("trong vòng hai tháng", "hai", COUNT, "2", ""),
    ("tăng ba mươi lăm phần trăm", "ba mươi lăm phần trăm", PERCENT, "35", ""),
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
    ("Đội A thắng 3/5 trận", "3/5", RATIO, "3", "5", False),
    ("Có 1/100 chi bộ", "1/100", RATIO, "1", "100", False),
    ("7/6 đơn vị", "7/6", RATIO, "7", "6", False),
    ("đạt từ 96–98%.", "96–98%", RANGE, "96", "98", True),
    ("đạt 96% - 98%", "96% - 98%", RANGE, "96", "98", True),
    ("15 - 20 người", "15 - 20", RANGE, "15", "20", False),
    ("3-4 tỷ đồng", "3-4 tỷ", RANGE, "3000000000", "4000000000", False),
    ("từ 5 đến 7 người", "5 đến 7", RANGE, "5", "7", False),
    ("từ 10% đến 15%", "10% đến 15%", RANGE, "10", "15", True),
    ("từ 5 tuổi đến 7 tuổi", "5 tuổi đến 7", RANGE, "5", "7", False),
    ("phạt tù từ bảy năm đến mười lăm năm", "bảy năm đến mười lăm", RANGE, "7", "15", False),
    ("từ 600.000 đồng đến 800.000 đồng", "600.000 đồng đến 800.000", RANGE, "600000", "800000", False),
    ("hai, ba người", "hai, ba", RANGE, "2", "3", False),
    ("ba bốn lần", "ba bốn", RANGE, "3", "4", False),
    ("ba hoặc bốn ngày", "ba hoặc bốn", RANGE, "3", "4", False),
    ("5, 6 người", "5, 6", RANGE, "5", "6", False),
    ("ba đến 4 HCV", "ba đến 4", RANGE, "3", "4", False),
    ("hai đến ba triệu đồng", "hai đến ba triệu", RANGE, "2000000", "3000000", False),
    ("36,150 – 36,350 triệu đồng/lượng", "36,150 – 36,350 triệu", RANGE, "36150000", "36350000", False),
    ("Độ ẩm từ 61 -92%", "61 -92%", RANGE, "61", "92", True),
    ("khoảng 2-3 lần", "2-3", RANGE, "2", "3", False),
    ("Hai phần ba lãnh thổ", "Hai phần ba", RATIO, "2", "3", False),
    ("gần một phần ba số hộ", "một phần ba", RATIO, "1", "3", False),
    ("chiếm 2/3 diện tích", "2/3", RATIO, "2", "3", False),
    ("1/3 số phiếu", "1/3", RATIO, "1", "3", False),
    ("9/10 xã", "9/10", RATIO, "9", "10", False),
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
        # clock times
        "vụ việc xảy ra lúc 12 giờ 30 phút",
        "từ 11-16 giờ",
        "đến 19 giờ ngày 22/5",
        "từ 8 giờ đến 17 giờ",
        "phục vụ 24/24",
        # telephones, accounts, plates
        "gọi 024 3822 1234",
        "tổng đài 1900 1234",
        "biển số 98C- 121.83",
        "BKS: 47H1 - 256.45 chở theo",
        # marks of lists and scores
        "5. Thử nghiệm va chạm",
        "2.1. Mục tiêu",
        "hòa 1-1",
        "nâng tỷ số lên 2-0 cho PVF",
        "thắng 1-3 trên sân khách",
        "sơ đồ 3-5-2",
        "ghi bàn phút 81'",
        # days, maps, houses and ranks
        "quảng trường 2/4",
        "Giá vàng hôm nay 3/6: giảm",
        "quy hoạch chi tiết 1/500",
        "ở số 161/5 Nguyễn Trãi",
        "cửa hàng 68 Hàng Bông",
        "trú tại tổ 51, phường Minh Tân",
        "xếp thứ 82/190 quốc gia",
        "cuộc họp thường niên (8/2016)",
        "mùng 10 tháng Giêng",
        "diễn ra từ 17 - 28.5, là",
        # names
        "chất lượng của Nokia 3 và Nokia 6",
        "vàng 24k",
        "quay video 4K",
        "tuyển U23",
        "iOS 10.3",
        "máy tính 2 trong 1 chạy Windows",
        "Phó phòng Thanh tra 1 (Thanh tra Đà Nẵng)",
        "6 tháng đầu năm",
        "tổ tuần tra Đội 3 Phòng Cảnh sát giao thông",
        "lọt vào vòng 3 giải quần vợt",
        "xổ số Mega 6/45",
        "theo khoản 1 Điều 258 Bộ luật Hình sự",
        "quy định tại các điều 143, 258 Bộ luật Hình sự",
        "tàu mang số hiệu HP - 4356",
        "mẫu xe thế hệ 3 dự kiến ra mắt",
        "kỳ quay 122",
        "quy hoạch chi tiết tỷ lệ 1/500",
        "bản đồ tỷ lệ 1/25.000",
        "siêu xe 1299 Superleggera",
        "86 Triệu Việt Vương",
        "vào lớp 10 trường công lập",
        "phút 27, Ajax vượt lên",
        "lần thứ 3",
        "top 5 đắt nhất",
        "Yolo (SOM 2)",
        # words
        "thứ hai",
        "thứ ba, do Cục Quản lý",
        "lần thứ ba",
        "tháng hai",
        "mùng ba Tết",
        "Ngày mười tháng mười hai là",
        "Đại hội Đảng bộ lần thứ mười ba",
        "giải ba Giai điệu",
        "ngã tư Hàng Xanh",
        "Trần Thị Bốn",
        "Năm Căn",
        "Bảy Núi",
        "huyện Ba Vì",
        "Ba Lan",
        "quận Hai Bà Trưng",
        "ông Ba Phi",
        "chị hai nói",
        "nhờ ba đi họp",
        "của ba mẹ để lại",
        "ba lô",
        "bốn phương",
        "vấn đề hai mặt",
        "hai bên cùng quan tâm",
        "cả hai bật cười",
        "hai vợ chồng",
        "bộ ba quyền lực",
        "nấu chín cá nước ngọt",
        "trái chín cây",
        "chín chắn",
        "năm ngoái",
        "trong năm học mới",
        "hàng trăm người",
        "hàng chục nghìn hộ",
        "mấy chục triệu",
        "vài ba tháng trước",
        "một năm",
        "một hai",
        "nửa năm",
        "tỷ lệ",
        "triệu chứng",
        "đầu tư",
        "hai tram nguoi",
        "ba xa",
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("tăng từ 10% lên 15%", ["10%", "15%"]),
        ("từ 30% giảm còn 15%", ["30%", "15%"]),
        ("giá 13 triệu đồng/m 2 đất", ["13 triệu"]),
        ("trong 2 giờ 30 phút", ["2", "30"]),
        ("ba năm sáu tháng tù", ["ba", "sáu"]),
        ("500 - 1 triệu đồng", ["1 triệu"]),  # five hundred, or five hundred thousand
        ("Đàm Vĩnh Hưng sinh năm 1971, 46 tuổi, ở phường 5, quận 3", ["46"]),
        ("hai tám cầu thủ", ["tám"]),
    ],
)
def test_what_looks_like_one_number_or_two(text: str, written: list[str]) -> None:
    assert [text[n.start : n.end] for n in find_numbers(text)] == written


def test_values_are_compared_not_spelling() -> None:
    keys = {find_numbers(text)[0].key for text in ("5,2 tỷ", "5.200 triệu", "5.200.000.000", "5200000000")}
    assert len(keys) == 1
    assert find_numbers("94,2%")[0].key != find_numbers("94,2")[0].key


@pytest.mark.parametrize(
    "text",
    [
        "2 chiếc vào tháng 8.2015 (8587 và 8588)",
        "75,6 cây vàng 9999 khi gia đình đi vắng"[4:],
        "cán bộ Đội Thanh tra giao thông số 4 quận Cái Răng",
        "mực nước dưới báo động 1: 0,87m"[:23],
        "ca nhạc trong thập niên 80 của thế kỷ trước",
        "Hoa hậu Hoàn vũ Việt Nam 2017 tiết lộ",
        "Số tài khoản: 114000161718 Ngân hàng Công Thương",
        "đường nhánh tổ 2 phường Hòa Nghĩa",
        "khi đến vị trí 10 độ 16 phút 700 giây Bắc",
        "lốp sau 180/70 x 16"[:14] + " R16",
        "theo Ban Chỉ đạo 389 quốc gia",
        "vào lúc hơn 14 giờ, ông lên sân thượng",
        "các tối thứ 6, 7 hàng tuần",
    ],
)
def test_digits_of_codes_positions_and_editions_count_nothing(text: str) -> None:
    assert not [number for number in find_numbers(text) if number.value not in (2, Decimal("75.6"))]


def test_two_neighbours_with_a_comma_before_people_are_a_guess() -> None:
    (number,) = find_numbers("một nhóm khoảng 4,5 người")
    assert (number.kind, number.value, number.second) == (NumberKind.RANGE, 4, 5)


def test_a_sum_for_a_month_is_no_short_form() -> None:
    (number,) = find_numbers("mất 50 triệu một tháng")
    assert number.value == 50_000_000


def test_the_breadth_of_a_road_is_measured() -> None:
    assert [number.value for number in find_numbers("bề rộng mặt đường 11m")] == [11]
