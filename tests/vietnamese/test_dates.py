from collections.abc import Callable
from datetime import date, datetime

import pytest
from dateparser.search import search_dates
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import Period, Precision, find_periods

DAY, DAYS, DAY_OF_YEAR = Precision.DAY, Precision.DAYS, Precision.DAY_OF_YEAR
MONTH, QUARTER = Precision.MONTH, Precision.QUARTER
PART, YEAR, YEARS, TERM = Precision.PART_OF_YEAR, Precision.YEAR, Precision.YEARS, Precision.TERM

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
    ("ngày 22.11.2019", "ngày 22.11.2019", DAY, date(2019, 11, 22), date(2019, 11, 22)),
    ("sinh ngày 1/7/1822 tại", "ngày 1/7/1822", DAY, date(1822, 7, 1), date(1822, 7, 1)),
    ("ngày 22, 23 và 24/6/2017", "ngày 22, 23 và 24/6/2017", DAY, date(2017, 6, 22), date(2017, 6, 24)),
    # A range of days is one period.
    ("18/10/2019-20/10/2019", "18/10/2019-20/10/2019", DAY, date(2019, 10, 18), date(2019, 10, 20)),
    ("từ ngày 28/4 đến ngày 3/5/2021", "28/4 đến ngày 3/5/2021", DAYS, date(2021, 4, 28), date(2021, 5, 3)),
    ("từ 28/12 đến 3/1/2017", "28/12 đến 3/1/2017", DAYS, date(2016, 12, 28), date(2017, 1, 3)),
    ("ngày 28/12/2016 đến 3/1", "ngày 28/12/2016 đến 3/1", DAYS, date(2016, 12, 28), date(2017, 1, 3)),
    ("từ ngày 1/1/2016 đến 30/6/2016", "ngày 1/1/2016 đến 30/6/2016", DAYS, date(2016, 1, 1), date(2016, 6, 30)),
    ("từ quý III/2017 đến ngày 30/11/2017", "quý III/2017 đến ngày 30/11/2017", DAYS, date(2017, 7, 1),
     date(2017, 11, 30)),
    ("(từ 26/1 đến 1/2), toàn", "26/1 đến 1/2", DAY_OF_YEAR, date(4, 1, 26), date(4, 2, 1)),
    ("từ 28/12 đến 3/1", "28/12 đến 3/1", DAY_OF_YEAR, date(4, 12, 28), date(5, 1, 3)),
    ("từ 26 – 29 tháng 4", "26 – 29 tháng 4", DAY_OF_YEAR, date(4, 4, 26), date(4, 4, 29)),
    ("từ 5-8 tháng 4", "5-8 tháng 4", DAY_OF_YEAR, date(4, 4, 5), date(4, 4, 8)),
    ("từ ngày 15 đến 30/6, tuyển", "ngày 15 đến 30/6", DAY_OF_YEAR, date(4, 6, 15), date(4, 6, 30)),
    ("từ đêm 27 đến đêm 29/6", "đêm 27 đến đêm 29/6", DAY_OF_YEAR, date(4, 6, 27), date(4, 6, 29)),
    ("hôm nay, 3/7 đã", "3/7", DAY_OF_YEAR, date(4, 7, 3), date(4, 7, 3)),
    ("Thứ Tư, ngày 7/6, buổi", "ngày 7/6", DAY_OF_YEAR, date(4, 6, 7), date(4, 6, 7)),
    ("lúc 17h45, 9/6, bán kết", "9/6", DAY_OF_YEAR, date(4, 6, 9), date(4, 6, 9)),
    ("Từ 1/7, lương tăng", "1/7", DAY_OF_YEAR, date(4, 7, 1), date(4, 7, 1)),
    ("dịp lễ 30/4", "30/4", DAY_OF_YEAR, date(4, 4, 30), date(4, 4, 30)),
    ("Chuyển nhượng 27/5: Real", "27/5", DAY_OF_YEAR, date(4, 5, 27), date(4, 5, 27)),
    ("ngày 9-7 người dân gọi", "ngày 9-7", DAY_OF_YEAR, date(4, 7, 9), date(4, 7, 9)),
    ("tháng Tư năm 2017", "tháng Tư năm 2017", MONTH, date(2017, 4, 1), date(2017, 4, 30)),
    ("lần thứ nhất (8/2016)", "8/2016", MONTH, date(2016, 8, 1), date(2016, 8, 31)),
    ("Từ 6/2011 đến 8/2012:", "6/2011 đến 8/2012", MONTH, date(2011, 6, 1), date(2012, 8, 31)),
    ("tháng 9 đến tháng 12/2016", "tháng 9 đến tháng 12/2016", MONTH, date(2016, 9, 1), date(2016, 12, 31)),
    ("tháng 11 đến tháng 2/2017", "tháng 11 đến tháng 2/2017", MONTH, date(2016, 11, 1), date(2017, 2, 28)),
    ("6 tháng đầu năm 2017", "6 tháng đầu năm 2017", PART, date(2017, 1, 1), date(2017, 6, 30)),
    ("6 tháng cuối năm 2020", "6 tháng cuối năm 2020", PART, date(2020, 7, 1), date(2020, 12, 31)),
    ("sáu tháng đầu của năm 2017", "sáu tháng đầu của năm 2017", PART, date(2017, 1, 1), date(2017, 6, 30)),
    ("5 tháng đầu 2017, doanh số", "5 tháng đầu 2017", PART, date(2017, 1, 1), date(2017, 5, 31)),
    ("9 tháng năm 2019", "9 tháng năm 2019", PART, date(2019, 1, 1), date(2019, 9, 30)),
    ("nửa đầu năm 2016", "nửa đầu năm 2016", PART, date(2016, 1, 1), date(2016, 6, 30)),
    ("quý đầu tiên của năm 2017", "quý đầu tiên của năm 2017", PART, date(2017, 1, 1), date(2017, 3, 31)),
    ("hai quý đầu năm 2017", "hai quý đầu năm 2017", PART, date(2017, 1, 1), date(2017, 6, 30)),
    ("những tháng đầu năm 2017", "2017", YEAR, date(2017, 1, 1), date(2017, 12, 31)),
    ("đầu năm 2017", "2017", YEAR, date(2017, 1, 1), date(2017, 12, 31)),
    ("ông A (SN 1983, trú tại", "1983", YEAR, date(1983, 1, 1), date(1983, 12, 31)),
    ("The Mummy (1932) được", "1932", YEAR, date(1932, 1, 1), date(1932, 12, 31)),
    ("hoàn thành vào năm 1848.", "1848", YEAR, date(1848, 1, 1), date(1848, 12, 31)),
    ("Cách mạng tháng Tám năm 1945", "1945", YEAR, date(1945, 1, 1), date(1945, 12, 31)),
    ("từ năm 2010 đến năm 2015", "2010 đến năm 2015", YEARS, date(2010, 1, 1), date(2015, 12, 31)),
    ("vụ đông xuân 2016-2017", "2016-2017", YEARS, date(2016, 1, 1), date(2017, 12, 31)),
    ("khóa XII (2016-2021)", "2016-2021", TERM, date(2016, 1, 1), date(2021, 12, 31)),
    ("năm học 2016-2017", "2016-2017", TERM, date(2016, 1, 1), date(2017, 12, 31)),
]  # fmt: skip


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
        "7/6 đơn vị",
        "đạt 13/12 chỉ tiêu",
        "số nhà 12/5 Trần Phú",
        "nhà 25/3 đường Lê Lợi",
        "thắng 3-1, dẫn trước 2-1",
        "tỷ số 3-0: 6-2, 6-3, 6-1",
        "hơn 1/3 số hộ",
        "rút ngắn từ 1/3 - 1/2 thời gian",
        "tỷ lệ 1/500",
        "trực 24/7",
        "mỗi ngày 2-3 tiếng",
        "ngày 2 - 3 lần",
        "đường 30/4",
        "quảng trường 2/4",
        "cầu 3/2",
        "đường 3 tháng 2",
        "công viên 29/3",
        "ngày 9/8 âm lịch",
        "những năm 1970",
        "cuối những năm 2000",
        "mỗi năm 2000 tấn",
        "từ 1900 - 2000 đồng",
        "điện thoại 024.3623 1285",
        "Galaxy S8 mã 2017A",
    ],
)
def test_what_no_calendar_has_or_counts_something_is_no_period(text: str) -> None:
    assert find_periods(text) == ()


SEVERAL = [
    ("năm 2021, 2022 và 2023", ["2021", "2022", "2023"]),
    ("ngày 22/11/2019, năm 2022 và nhiệm kỳ 2020-2025", ["ngày 22/11/2019", "2022", "2020-2025"]),
    ("quý I/2017 và tháng 5/2018", ["quý I/2017", "tháng 5/2018"]),
    ("quý I và quý II năm 2017", ["quý I", "II năm 2017"]),
    ("tháng 3, 4 năm 2017", ["tháng 3", "4 năm 2017"]),
    ("các ngày 29/4, 20/5, 3/6 và 24/6", ["ngày 29/4", "20/5", "3/6", "24/6"]),
    ("các ngày 22 - 23/4 và 29 - 30/4", ["ngày 22 - 23/4", "29 - 30/4"]),
    ("ngày 10 và 25/6/2017", ["10", "25/6/2017"]),
    ("vô địch (2013, 2015, 2017)", ["2013", "2015", "2017"]),
    ("ngày 15/5 và 2/3 số hộ", ["ngày 15/5"]),
    ("70 năm ngày thương binh (27/7/1947 - 27/7/2017)", ["27/7/1947", "27/7/2017"]),
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


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("đến hết năm 2022", "until"),
        ("tính đến ngày 30/6/2017", "until"),
        ("trước ngày 10.2", "until"),
        ("từ năm 2015", "from"),
        ("kể từ đầu năm 2015", "from"),
        ("sau tháng 5/2017", "from"),
        ("trong năm 2015", ""),
        ("từ năm 2010 đến năm 2015", ""),
        ("từ 15 đến 18/10/2019", ""),
    ],
)
def test_a_period_tells_whether_it_is_the_start_or_the_end_of_a_time(text: str, edge: str) -> None:
    (period,) = find_periods(text)
    assert period.edge == edge


@pytest.mark.parametrize("text", ["ngày 5 tháng 6 năm 2017, uỷ ban", "Quý I năm 2017, uỷ ban", "NGÀY 5-6-2017 UỶ BAN"])
def test_how_letters_are_written_makes_no_difference(text: str) -> None:
    other = text.replace("uỷ", "ủy").replace("UỶ", "ủy").upper()
    assert find_periods(text) == find_periods(other)


FORMS: list[Callable[[date], str]] = [
    lambda day: f"ngày {day.day} tháng {day.month} năm {day.year}",
    lambda day: f"ngày {day.day:02} tháng {day.month:02} năm {day.year}",
    lambda day: f"{day.day} tháng {day.month}, năm {day.year}",
    lambda day: f"{day.day}/{day.month}/{day.year}",
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"{day.day}-{day.month}-{day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"Ngày {day.day}\u2013{day.month}\u2013{day.year}",
    lambda day: f"{day.day} / {day.month} / {day.year}",
    lambda day: day.isoformat(),
]
WHEN = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("form", FORMS)
@given(day=WHEN)
def test_every_day_is_read_from_every_form_it_is_written_in(form: Callable[[date], str], day: date) -> None:
    written = form(day)
    for text in (written, f"Sáng {written}, đồng chí", f"({written})"):
        (period,) = find_periods(text)
        assert (period.precision, period.first, period.last) == (DAY, day, day)
        assert text[period.start : period.end].removeprefix("Sáng ") == written


@given(day=WHEN)
def test_every_day_without_its_year_is_read(day: date) -> None:
    for text in (f"ngày {day.day}/{day.month}", f"chiều {day.day}-{day.month},", f"{day.day} tháng {day.month}"):
        (period,) = find_periods(text)
        assert (period.precision, period.first) == (DAY_OF_YEAR, day.replace(year=4))


@given(first=WHEN, last=WHEN)
def test_every_range_of_days_is_read_whole(first: date, last: date) -> None:
    first, last = min(first, last), max(first, last)
    for written in (
        f"ngày {first.day}/{first.month}/{first.year} đến ngày {last.day}/{last.month}/{last.year}",
        f"ngày {first.day}-{first.month}-{first.year} đến hết {last.day}-{last.month}-{last.year}",
    ):
        (period,) = find_periods(f"Từ {written}, toàn tỉnh")
        one_month = (first.year, first.month) == (last.year, last.month)
        assert (period.precision, period.first, period.last) == (DAY if one_month else DAYS, first, last)


# What dateparser, which names one day for everything, reads of the same words. It takes the day and month that are not
# written from the day of asking, so that its day lies in our period.
KNOWN_DIFFERENCES = {
    "19/20 doanh nghiệp": "a ratio; it reads 19 June 1920",
    "đường 30/4": "a street; it reads a day",
    "mỗi năm 2000 tấn": "a count; it reads the year 2000",
    "6 tháng đầu năm 2017": "half a year; it reads six months ago, and a year",
    "những năm 1970": "a decade; it reads a year",
}


def _theirs(text: str) -> list[date]:
    asked = {"RELATIVE_BASE": datetime(2017, 6, 21, 12), "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    return [moment.date() for _, moment in search_dates(text, languages=["vi"], settings=asked) or []]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 21 tháng 01 năm 2021",
        "22/11/2019",
        "7-6-2012",
        "22.11.2019",
        "2021-01-21",
        "tháng 5 năm 2017",
        "tháng 5/2017",
        "tháng tư năm 2017",
        "năm 2022",
        "ngày 15/5",
        "18 tháng 10",
        *KNOWN_DIFFERENCES,
    ],
)
def test_dateparser_names_a_day_of_the_same_period_where_it_reads_one(text: str) -> None:
    ours, theirs = find_periods(text), _theirs(text)
    agrees = len(ours) == len(theirs) == 1 and _holds(ours[0], theirs[0])
    assert agrees == (text not in KNOWN_DIFFERENCES)


def _holds(period: Period, day: date) -> bool:
    if period.precision is DAY_OF_YEAR:
        day = day.replace(year=4)
    return period.first <= day <= period.last
