import pytest

from vietnamese.dated import holds_now, period_for
from vietnamese.dates import find_periods
from vietnamese.numbers import find_numbers
from vietnamese.other_times import dates_events
from vietnamese.relative import find_times


def years(text: str) -> list[str | None]:
    periods = find_periods(text)
    found = [period_for(text, number, periods) for number in find_numbers(text)]
    return [str(period.first.year) if period else None for period in found]


LISTS = [
    ("năm 2021 kết nạp 150 đảng viên; năm 2022 kết nạp 134 đảng viên; năm 2023 kết nạp 160", ["2021", "2022", "2023"]),
    ("năm 2021 kết nạp 150 đảng viên, vượt 10%, năm 2022 kết nạp 134, đạt 98%", ["2021", "2021", "2022", "2022"]),
    ("Kết nạp 150 đảng viên (năm 2021), 134 đảng viên (năm 2022)", ["2021", "2022"]),
    ("Năm 2021, năm 2022 và năm 2023 kết nạp lần lượt 150, 134 và 160 đảng viên", ["2021", "2022", "2023"]),
    ("tăng từ 10% năm 2015 lên 15% vào năm 2020", ["2015", "2020"]),
    ("Năm 2022, kiểm tra 06 cuộc, giám sát 05 cuộc", ["2022", "2022"]),
    ("Tặng giấy khen cho 1 tập thể và 9 cá nhân xuất sắc năm 2024", ["2024", "2024"]),
    ("Hai xe khách và 16 người gặp nạn trên quốc lộ, có sự chứng kiến của người dân, ngày 9/7/2017.", ["2017", "2017"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_figure_takes_the_period_of_its_own_statement(text: str, expected: list[str]) -> None:
    assert years(text)[-len(expected) :] == expected[-len(years(text)) :]


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 94,2% mục tiêu Nghị quyết Đại hội đến năm 2025",
        "Thực hiện Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Tỉnh ủy, 391 cán bộ được luân chuyển",
        "Theo kế hoạch giai đoạn 2020-2025, có 5 công trình",
        "Phê duyệt quy hoạch cán bộ diện Ban Thường vụ quản lý nhiệm kỳ 2020-2025 với 12 đồng chí",
        "Đón 48.000 lượt khách, tăng 17% so với cùng kỳ năm 2016",
        "Nguyễn Văn A (SN 1991) bị 3 đối tượng truy đuổi",
        "Ngày 21/5/2017, ông A bày tỏ quan ngại về thỏa thuận trị giá 110 tỷ USD",
        "Hãng tin dẫn hai quan chức cho biết tàu đã xuất phát vào ngày 16/5/2017",
        "Thủ phạm sinh ra ở Manchester vào năm 1994 trong gia đình có 4 người con",
        "Gồm 3 giai đoạn: Giai đoạn 2017-2018: Tập trung quản lý phương tiện",
        "Tên này đứng sau 2 vụ khủng bố nói trên và từng đến Manchester hồi năm 2015",
        "Đây là lần đầu tiên kể từ năm 2014, 5 tàu chiến tham gia tập trận",
        "Tỉnh yêu cầu 3 đơn vị thực hiện nghiêm túc, khẩn trương báo cáo kết quả trước ngày 25/5/2017.",
        "Mở các khóa đào tạo từ năm 1931; hiện có trên 300 sinh viên theo học",
        "Năm 2015 mất trắng do giá lợn giảm, đến nay số nợ 10 triệu đồng chưa thể trả",
        "Trưởng ban (nhiệm kỳ 2011-2016) và 12 cá nhân có liên quan bị xem xét",
        "Hiện nay giá chanh từ 20.000 đồng/kg, trong khi mùa thuận năm 2016 rẻ hơn nhiều",
    ],
)
def test_period_of_something_else_dates_no_figure(text: str) -> None:
    assert set(years(text)) == {None}


def test_ages_and_lengths_of_time_are_not_dated_by_the_event() -> None:
    assert years("Năm 2013, bà A, 78 tuổi, bị phạt 12 năm tù và 50 triệu đồng") == [None, None, "2013"]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 10/6/2017, xe khách 40 chỗ bị nạn",
        "Năm 2015, lãnh đạo hai nước đã gặp nhau",
        "Ngày 6/2/2017, bộ trưởng 4 nước Pháp, Italy, Đức và Bỉ họp",
        "Chiều 7/7/2017, một nhánh cây dài gần 10 m rơi xuống",
        "Năm 2025 triển khai chính quyền địa phương 2 cấp",
        "Sau vụ 2 giáo viên bạo hành trẻ, ngày 6/2/2017, Bộ ra công văn",
    ],
)
def test_what_tells_a_kind_a_size_or_a_set_holds_by_itself(text: str) -> None:
    assert years(text) == [None] * len(years(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xe bán ra tháng 1/2017 với giá 950 triệu đồng (áp dụng từ 9/1/2016), có 6 màu", ["2017", "2017"]),
        ("Có 6 vòng trừng phạt, trong đó 2 nghị quyết đưa ra vào năm 2016 nhằm gia tăng sức ép", [None, "2016"]),
        ("Tăng trưởng quý II/2017 đạt 6,2%, cao hơn so với quý I/2016 (5,1%)", ["2017", "2016"]),
        ("Đoàn giành được 3 Huy chương Vàng, một Huy chương Bạc tại kỳ thi năm 2017 ở Thái Lan", ["2017"]),
        ("Ít nhất 7 người đã chết, gồm cả trẻ em, trong một vụ nổ ngày 15/6/2017 gần trường", ["2017"]),
        ("Vụ tai nạn khiến 2 người thương vong, xảy ra vào sáng 22/5/2017 ở Quảng Nam, đã rõ", ["2017"]),
        ("Toàn bộ 70 cán bộ, chiến sĩ đã nhận lệnh đóng quân từ năm 2016, mọi việc đều tốt", ["2016"]),
        ("Tính đến ngày 24/5/2017, cảnh sát cho biết đã có 5 nạn nhân thiệt mạng", ["2017"]),
        ("Dự kiến kế hoạch Nhà nước giao năm 2017 (đến thời điểm báo cáo) là 311 tỷ đồng", ["2017"]),
        ("Trong 6 tháng đầu năm 2017 thu hút 2 tỷ USD, tăng gấp 3 lần so với cùng kỳ năm 2016", ["2017", "2017"]),
    ],
)
def test_period_dates_what_its_statement_counts(text: str, expected: list[str | None]) -> None:
    assert years(text) == expected


def test_age_is_dated_by_the_time_right_before_it() -> None:
    text = "Ông A năm nay đã ngoài 60 tuổi, năm 2016 nhận nuôi cháu bé 5 tuổi"
    periods = find_times(text)
    found = [period_for(text, number, periods) for number in find_numbers(text)]
    assert [text[period.start : period.end] if period else None for period in found] == ["năm nay", None]


def test_figure_that_holds_now_is_told_from_one_of_the_past() -> None:
    for text, now in [("Đến nay đã có 5 xã", True), ("Toàn xã hiện có 5 thôn", True), ("Đã phát hiện 5 vụ", False)]:
        assert holds_now(text, find_numbers(text)[0]) is now


def test_length_of_time_takes_the_period_written_right_behind_it() -> None:
    assert years("Trong 3 năm (2021-2023), huyện điều động 391 cán bộ") == ["2021", "2021"]


def test_periods_that_date_events_are_kept_in_order() -> None:
    text = "Năm 2022, thực hiện Luật Đất đai năm 2013, kết nạp 134 đảng viên; năm 2023 kết nạp 160"
    assert [period.first.year for period in dates_events(text, find_periods(text))] == [2022, 2023]


def test_long_chain_of_figures_is_read_without_recursion() -> None:
    text = "5 người và " * 3_000 + "năm 2021"
    period = period_for(text, find_numbers(text)[0], find_periods(text))
    assert period is not None
    assert period.first.year == 2021


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giá dầu giao tháng 3/2017 tăng 1 USD/thùng", [None]),
        ("Hợp đồng có thời hạn đến năm 2021 giúp ông nhận 40 triệu bảng", [None]),
        ("Theo tài liệu tại đại hội thường niên năm 2017, gia đình bà sở hữu 162 triệu cổ phiếu", [None]),
        ("Triển khai từ năm 2003, dự án có trữ lượng 1 tỷ thùng dầu", [None]),
        ("Ông đi bỏ phiếu sáng 11/6/2017. Ảnh: AFP Đảng nào đạt hơn 50% số phiếu thì thắng", [None]),
        ("Bán 3.700 chiếc, gấp hơn 3 lần mức 1.200 xe của nửa đầu năm 2016", [None, None, "2016"]),
        ("Ngày 6/7/2016, thông tin từ sở, kỳ thi năm 2017 có 207 thí sinh đạt điểm tối đa", ["2017"]),
        ("Hãng cần 6.000 máy bay với tổng trị giá 945 tỷ USD trong năm 2020", ["2020", "2020"]),
        ("Trong kỷ nguyên của ông (từ năm 1986-2013), đội chỉ chi 790 triệu euro", ["1986"]),
    ],
)
def test_what_is_named_or_compared_dates_no_figure(text: str, expected: list[str | None]) -> None:
    assert years(text) == expected
