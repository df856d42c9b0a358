import pytest

from vietnamese.dated import dates_events, period_for
from vietnamese.dates import find_periods
from vietnamese.numbers import find_numbers


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
    ],
)
def test_period_of_something_else_dates_no_figure(text: str) -> None:
    assert set(years(text)) == {None}


def test_ages_and_lengths_of_time_are_not_dated_by_the_event() -> None:
    assert years("Năm 2013, bà A, 78 tuổi, bị phạt 12 năm tù và 50 triệu đồng") == [None, None, "2013"]


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
