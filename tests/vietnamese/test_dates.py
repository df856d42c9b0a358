from datetime import date

import pytest

from vietnamese.dates import Precision, find_periods

DAY, DAY_OF_YEAR, MONTH, QUARTER = Precision.DAY, Precision.DAY_OF_YEAR, Precision.MONTH, Precision.QUARTER
YEAR, YEARS, TERM = Precision.YEAR, Precision.YEARS, Precision.TERM

PERIODS = [
    ("ngày 21 tháng 01 năm 2021", "ngày 21 tháng 01 năm 2021", DAY, date(2021, 1, 21), date(2021, 1, 21)),
    ("Ngày 18 tháng 10 năm 2019", "Ngày 18 tháng 10 năm 2019", DAY, date(2019, 10, 18), date(2019, 10, 18)),
    ("ký 22/11/2019 của", "22/11/2019", DAY, date(2019, 11, 22), date(2019, 11, 22)),
    ("ngày 7/6/2012", "ngày 7/6/2012", DAY, date(2012, 6, 7), date(2012, 6, 7)),
    ("(19/01/2022)", "19/01/2022", DAY, date(2022, 1, 19), date(2022, 1, 19)),
    ("21-1-2021", "21-1-2021", DAY, date(2021, 1, 21), date(2021, 1, 21)),
    ("21.1.2021.", "21.1.2021", DAY, date(2021, 1, 21), date(2021, 1, 21)),
    ("2021-01-21", "2021-01-21", DAY, date(2021, 1, 21), date(2021, 1, 21)),
    ("15-18/10/2019", "15-18/10/2019", DAY, date(2019, 10, 15), date(2019, 10, 18)),
    ("từ 15 đến 18/10/2019", "từ 15 đến 18/10/2019", DAY, date(2019, 10, 15), date(2019, 10, 18)),
    ("Chiều 15-5, đồng chí", "Chiều 15-5", DAY_OF_YEAR, date(4, 5, 15), date(4, 5, 15)),
    ("ngày 29/2", "ngày 29/2", DAY_OF_YEAR, date(4, 2, 29), date(4, 2, 29)),
    ("ngày 9-11/5", "ngày 9-11/5", DAY_OF_YEAR, date(4, 5, 9), date(4, 5, 11)),
    ("chiều qua (15/5)", "15/5", DAY_OF_YEAR, date(4, 5, 15), date(4, 5, 15)),
    ("sáng nay (26/6) giá vàng", "26/6", DAY_OF_YEAR, date(4, 6, 26), date(4, 6, 26)),
    ("mở đầu tuần (26/6)", "26/6", DAY_OF_YEAR, date(4, 6, 26), date(4, 6, 26)),
    ("nhập viện từ 30-5", "30-5", DAY_OF_YEAR, date(4, 5, 30), date(4, 5, 30)),
    ("ba ngày, từ 16-18/5", "16-18/5", DAY_OF_YEAR, date(4, 5, 16), date(4, 5, 18)),
    ("18 tháng 10", "18 tháng 10", DAY_OF_YEAR, date(4, 10, 18), date(4, 10, 18)),
    ("tháng 5/2021", "tháng 5/2021", MONTH, date(2021, 5, 1), date(2021, 5, 31)),
    ("tháng 02 năm 2020", "tháng 02 năm 2020", MONTH, date(2020, 2, 1), date(2020, 2, 29)),
    ("kéo dài đến 5/2012", "5/2012", MONTH, date(2012, 5, 1), date(2012, 5, 31)),
    ("quý II/2017", "quý II/2017", QUARTER, date(2017, 4, 1), date(2017, 6, 30)),
    ("quý 4 năm 2017", "quý 4 năm 2017", QUARTER, date(2017, 10, 1), date(2017, 12, 31)),
    ("quý I-2017", "quý I-2017", QUARTER, date(2017, 1, 1), date(2017, 3, 31)),
    ("năm 2022", "2022", YEAR, date(2022, 1, 1), date(2022, 12, 31)),
    ("đến hết 2022.", "2022", YEAR, date(2022, 1, 1), date(2022, 12, 31)),
    ("3 năm 2021-2023", "2021-2023", YEARS, date(2021, 1, 1), date(2023, 12, 31)),
    ("từ năm 2016 đến 2018", "2016 đến 2018", YEARS, date(2016, 1, 1), date(2018, 12, 31)),
    ("2016 đến hết năm 2018", "2016 đến hết năm 2018", YEARS, date(2016, 1, 1), date(2018, 12, 31)),
    ("mùa giải 2016/17", "2016/17", YEARS, date(2016, 1, 1), date(2017, 12, 31)),
    ("nhiệm kỳ 2020–2025", "2020–2025", TERM, date(2020, 1, 1), date(2025, 12, 31)),
    ("giai đoạn 2020 - 2025", "2020 - 2025", TERM, date(2020, 1, 1), date(2025, 12, 31)),
    ("giai đoạn 2020-2025Thị uỷ", "2020-2025", TERM, date(2020, 1, 1), date(2025, 12, 31)),
    ("giai đoạn I (2021-2025)", "2021-2025", TERM, date(2021, 1, 1), date(2025, 12, 31)),
    ("nhiệm kỳ từ năm 2020 đến năm 2025", "2020 đến năm 2025", TERM, date(2020, 1, 1), date(2025, 12, 31)),
    ("niên khóa 2020/2021", "2020/2021", TERM, date(2020, 1, 1), date(2021, 12, 31)),
]


@pytest.mark.parametrize(("text", "written", "precision", "first", "last"), PERIODS)
def test_a_period_is_read_exactly(text: str, written: str, precision: Precision, first: date, last: date) -> None:
    (period,) = find_periods(text)
    assert text[period.start : period.end] == written
    assert (period.precision, period.first, period.last) == (precision, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "30/02/2021",
        "ngày 31/4",
        "tháng 13/2021",
        "19/20 doanh nghiệp",
        "06 /16 xã",
        "9/10 xã",
        "(9/10)",
        "quy hoạch 1/2000",
        "2016/20",
        "2.063/2.247",
        "3.859 đảng viên",
        "đến 2022 người",
        "gồm 12 xã, 2022 hộ",
        "2022 đảng viên",
        "67/2014/NĐ-CP",
        "96-98%",
        "tháng 5",
        "2025-2020",
        "",
    ],
)
def test_what_no_calendar_has_or_counts_something_is_no_period(text: str) -> None:
    assert find_periods(text) == ()


SEVERAL = [
    ("năm 2021, 2022 và 2023", ["2021", "2022", "2023"]),
    ("18/10/2019-20/10/2019", ["18/10/2019", "20/10/2019"]),
    ("từ 28/4 đến 3/5", ["28/4", "3/5"]),
    ("từ ngày 28/4 đến ngày 3/5/2021", ["28/4", "ngày 3/5/2021"]),
    ("ngày 22/11/2019, năm 2022 và nhiệm kỳ 2020-2025", ["ngày 22/11/2019", "2022", "2020-2025"]),
    ("quý I/2017 và tháng 5/2018", ["quý I/2017", "tháng 5/2018"]),
]


@pytest.mark.parametrize(("text", "written"), SEVERAL)
def test_all_periods_are_found_in_order(text: str, written: list[str]) -> None:
    assert [text[p.start : p.end] for p in find_periods(text)] == written


def test_a_lone_year_is_read_only_where_people_type_so() -> None:
    text = "so sánh 2021 và 2022"
    assert find_periods(text) == ()
    assert [text[p.start : p.end] for p in find_periods(text, bare_years=True)] == ["2021", "2022"]


@pytest.mark.parametrize(
    ("text", "years"),
    [("ngày 15-5", []), ("năm 2022", [2022]), ("2021-2023", [2021, 2022, 2023]), ("tháng 5/2021", [2021])],
)
def test_a_period_tells_the_years_it_touches(text: str, years: list[int]) -> None:
    assert list(find_periods(text)[0].years) == years
