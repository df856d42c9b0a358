import unicodedata
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from dateparser.search import search_dates
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import Period, find_periods
from vietnamese.relative import RelativePeriod, find_relative, find_times, resolve

PUBLISHED = date(2017, 6, 21)  # a Wednesday
NONE = "-"

# What is written, and its first and last day from PUBLISHED, worked by hand.
RESOLVED = [
    ("hôm nay", "2017-06-21", "2017-06-21"),
    ("ngày hôm qua", "2017-06-20", "2017-06-20"),
    ("hôm kia", "2017-06-19", "2017-06-19"),
    ("sáng nay", "2017-06-21", "2017-06-21"),
    ("sáng sớm nay", "2017-06-21", "2017-06-21"),
    ("chiều tối nay", "2017-06-21", "2017-06-21"),
    ("tối qua", "2017-06-20", "2017-06-20"),
    ("đêm hôm qua", "2017-06-20", "2017-06-20"),
    ("ngày mai", "2017-06-22", "2017-06-22"),
    ("sáng mai", "2017-06-22", "2017-06-22"),
    ("rạng sáng ngày kia", "2017-06-23", "2017-06-23"),
    ("tuần này", "2017-06-19", "2017-06-25"),
    ("tuần trước", "2017-06-12", "2017-06-18"),
    ("tuần tới", "2017-06-26", "2017-07-02"),
    ("tuần vừa qua", "2017-06-15", "2017-06-21"),
    ("cuối tuần này", "2017-06-24", "2017-06-25"),
    ("cuối tuần qua", "2017-06-17", "2017-06-18"),
    ("thứ Ba tuần trước", "2017-06-13", "2017-06-13"),
    ("Chủ nhật tuần này", "2017-06-25", "2017-06-25"),
    ("hôm thứ Sáu vừa rồi", "2017-06-16", "2017-06-16"),
    ("sáng thứ 4 tới", "2017-06-28", "2017-06-28"),
    ("tháng này", "2017-06-01", "2017-06-30"),
    ("tháng trước", "2017-05-01", "2017-05-31"),
    ("cuối tháng tới", "2017-07-01", "2017-07-31"),
    ("tháng 5", "2017-05-01", "2017-05-31"),
    ("tháng 6", "2017-06-01", "2017-06-30"),
    ("tháng 12", "2016-12-01", "2016-12-31"),
    ("tháng 8 tới", "2017-08-01", "2017-08-31"),
    ("tháng 5 vừa qua", "2017-05-01", "2017-05-31"),
    ("tháng Tư", "2017-04-01", "2017-04-30"),
    ("tháng 3 năm ngoái", "2016-03-01", "2016-03-31"),
    ("tháng 11 năm nay", "2017-11-01", "2017-11-30"),
    ("tháng 9 đến tháng 12", "2016-09-01", "2016-12-31"),
    ("tháng 11-2", "2016-11-01", "2017-02-28"),
    ("quý I", "2017-01-01", "2017-03-31"),
    ("quý 4", "2016-10-01", "2016-12-31"),
    ("quý II năm nay", "2017-04-01", "2017-06-30"),
    ("ngày 15 tháng này", "2017-06-15", "2017-06-15"),
    ("ngày 15 vừa qua", "2017-06-15", "2017-06-15"),
    ("ngày 25 vừa qua", "2017-05-25", "2017-05-25"),
    ("ngày 1/6 năm nay", "2017-06-01", "2017-06-01"),
    ("ngày 10 tháng 8 năm ngoái", "2016-08-10", "2016-08-10"),
    ("ngày 29/2 năm nay", NONE, NONE),
    ("năm nay", "2017-01-01", "2017-12-31"),
    ("đầu năm nay", "2017-01-01", "2017-12-31"),
    ("cuối năm ngoái", "2016-01-01", "2016-12-31"),
    ("năm trước", "2016-01-01", "2016-12-31"),
    ("cùng kỳ năm trước", "2016-01-01", "2016-12-31"),
    ("năm kia", "2015-01-01", "2015-12-31"),
    ("năm tới", "2018-01-01", "2018-12-31"),
    ("sang năm", "2018-01-01", "2018-12-31"),
    ("năm qua", "2016-06-22", "2017-06-21"),
    ("3 năm qua", "2014-06-22", "2017-06-21"),
    ("ba năm gần đây", "2014-06-22", "2017-06-21"),
    ("năm năm nay", "2012-06-22", "2017-06-21"),
    ("5 năm trở lại đây", "2012-06-22", "2017-06-21"),
    ("hai mươi lăm năm qua", "1992-06-22", "2017-06-21"),
    ("2-3 năm qua", "2014-06-22", "2017-06-21"),
    ("hai, ba năm nay", "2014-06-22", "2017-06-21"),
    ("2,5 năm qua", "2014-12-22", "2017-06-21"),
    ("999 thập kỷ qua", NONE, NONE),
    ("từ năm 2020 đến nay", NONE, NONE),
    ("5 năm tới", "2017-06-22", "2022-06-21"),
    ("9 tháng qua", "2016-09-22", "2017-06-21"),
    ("hai tuần qua", "2017-06-08", "2017-06-21"),
    ("10 ngày tới", "2017-06-22", "2017-07-01"),
    ("24 giờ qua", "2017-06-21", "2017-06-21"),
    ("cách đây 2 năm", "2015-01-01", "2015-12-31"),
    ("cách đây 3 ngày", "2017-06-18", "2017-06-18"),
    ("cách đây hơn 2 năm", NONE, NONE),
    ("6 tháng đầu năm", "2017-01-01", "2017-06-30"),
    ("sáu tháng cuối năm", "2017-07-01", "2017-12-31"),
    ("nửa đầu năm nay", "2017-01-01", "2017-06-30"),
    ("5 tháng đầu năm ngoái", "2016-01-01", "2016-05-31"),
    ("từ đầu năm đến nay", "2017-01-01", "2017-06-21"),
    ("Từ đầu tháng 5 cho đến nay", "2017-05-01", "2017-06-21"),
    ("từ đầu nhiệm kỳ đến nay", NONE, "2017-06-21"),
    ("từ đầu nhiệm kỳ", NONE, "2017-06-21"),
    ("từ đầu năm", "2017-01-01", "2017-06-21"),
    ("kể từ đầu năm tới nay", "2017-01-01", "2017-06-21"),
    ("2 năm 3 tháng qua", "2015-03-22", "2017-06-21"),
    ("từ năm 2015 đến nay", "2015-01-01", "2017-06-21"),
    ("từ năm 2015 trở lại đây", "2015-01-01", "2017-06-21"),
    ("từ tháng 3/2017 tới nay", "2017-03-01", "2017-06-21"),
    ("từ ngày 15/5 đến nay", "2017-05-15", "2017-06-21"),
    ("từ nay đến năm 2020", "2017-06-21", "2020-12-31"),
    ("từ nay đến cuối năm", "2017-06-21", "2017-12-31"),
    ("từ nay đến hết ngày 30/6", "2017-06-21", "2017-06-30"),
    ("nhiệm kỳ này", NONE, NONE),
    ("nhiệm kỳ qua", NONE, NONE),
    ("năm học này", "2016-01-01", "2017-12-31"),
    ("năm học mới", "2017-01-01", "2018-12-31"),
    ("năm học vừa qua", "2016-01-01", "2017-12-31"),
]


def _iso(day: date | None) -> str:
    return NONE if day is None else day.isoformat()


@pytest.mark.parametrize(("written", "first", "last"), RESOLVED)
def test_a_relative_period_is_counted_from_the_day_of_publication(written: str, first: str, last: str) -> None:
    for text in (
        written,
        f"Theo báo cáo, {written}, toàn tỉnh có 5 xã.",
        unicodedata.normalize("NFC", written.upper()),
    ):
        (period,) = find_relative(text, PUBLISHED)
        assert text[period.start : period.end].lower() == written.lower()
        assert (_iso(period.first), _iso(period.last)) == (first, last)


# Where what is read is a part of what is given.
INSIDE = [
    ("từ tháng hai -", "tháng hai", "2017-02-01", "2017-02-28"),
    ("dự kiến hoàn thành tháng 8.", "tháng 8", "2017-08-01", "2017-08-31"),
    ("hồi đầu năm", "đầu năm", "2017-01-01", "2017-12-31"),
    ("ngay từ đầu năm", "đầu năm", "2017-01-01", "2017-12-31"),
    ("ngay đầu nhiệm kỳ, Đảng bộ đã ban hành", "đầu nhiệm kỳ", NONE, NONE),
    ("Theo báo cáo, trong năm, toàn tỉnh", "trong năm", NONE, NONE),
    ("Làm tốt. Trong năm, đã kiểm tra", "Trong năm", NONE, NONE),
    ("trong quý này", "quý này", "2017-04-01", "2017-06-30"),
    ("từ tháng 1 đến tháng 5", "tháng 1 đến tháng 5", "2017-01-01", "2017-05-31"),
    ("từ tháng 10 năm ngoái đến tháng 3 năm nay", "tháng 10 năm ngoái đến tháng 3 năm nay", "2016-10-01", "2017-03-31"),
    ("từ năm 1998 đến hết năm nay", "1998 đến hết năm nay", "1998-01-01", "2017-12-31"),
    ("từ tháng 5 đến ngày 10/6", "tháng 5 đến ngày 10/6", "2017-05-01", "2017-06-10"),
    ("trong hơn một năm qua", "một năm qua", "2016-06-22", "2017-06-21"),
    ("trong vòng 15 tháng qua", "15 tháng qua", "2016-03-22", "2017-06-21"),
    ("lớp 12 năm nay", "năm nay", "2017-01-01", "2017-12-31"),
    ("U23 năm nay", "năm nay", "2017-01-01", "2017-12-31"),
    ("những tháng đầu năm nay", "đầu năm nay", "2017-01-01", "2017-12-31"),
]


@pytest.mark.parametrize(("text", "written", "first", "last"), INSIDE)
def test_a_relative_period_is_found_in_its_sentence(text: str, written: str, first: str, last: str) -> None:
    (period,) = find_relative(text, PUBLISHED)
    assert (text[period.start : period.end], _iso(period.first), _iso(period.last)) == (written, first, last)


def test_each_month_of_a_list_follows_the_one_before() -> None:
    text = "tháng 11, 12 và 1."
    found = [(text[p.start : p.end], _iso(p.first)) for p in find_relative(text, PUBLISHED)]
    assert found == [("tháng 11", "2016-11-01"), ("12", "2016-12-01"), ("1", "2017-01-01")]


@pytest.mark.parametrize(
    "text",
    [
        "hiện nay",
        "ngày nay",
        "gần đây",
        "thời gian qua",
        "những năm qua",
        "nhiều năm qua",
        "mấy tháng nay",
        "vài ba tháng qua",
        "vài chục năm qua",
        "1.000 năm qua",
        "sắp tới",
        "trước đây",
        "lâu nay",
        "đến nay chưa xong",
        "từ trước đến nay",
        "từ đó đến nay",
        "trong 3 năm",
        "sau 5 ngày",
        "12 năm trước",
        "một năm sau",
        "năm trước khi ông mất",
        "tháng sau đó",
        "hôm sau",
        "thứ hai là",
        "người thứ hai này",
        "cuối tuần",
        "lễ hội đầu năm mới",
        "các ngày lễ trong năm, nhiều nơi",
        "trong năm người bị bắt",
        "báo cáo cuối kỳ năm trước chi bộ",
        "mỗi tháng 3 lần",
        "một tháng 5 triệu đồng",
        "9 tháng 10 ngày",
        "một ngày kia",
        "rằm tháng 7",
        "tháng 7 âm lịch",
        "lương tháng 13",
        "Cách mạng tháng Tám",
        "những tháng năm ấy",
        "loại chè quý này",
        "thủ tướng qua đời",
        "ba năm qua đi",
        "mỗi năm tới 50 triệu",
        "từ năm này sang năm khác",
        "tối Mai Hoa về",
        "tháng 5/2017",
        "6 tháng đầu năm 2017",
        "quý I năm 2017",
        "",
    ],
)
def test_vague_time_durations_and_written_dates_are_not_relative(text: str) -> None:
    assert find_relative(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3 năm qua", NONE, NONE),
        ("từ đầu năm đến nay", NONE, NONE),
        ("từ năm 2015 đến nay", "2015-01-01", NONE),
        ("từ tháng 3/2017 đến nay", "2017-03-01", NONE),
        ("từ nay đến năm 2020", NONE, "2020-12-31"),
        ("từ ngày 15/5 đến nay", NONE, NONE),
    ],
)
def test_without_a_day_of_publication_only_what_is_written_is_known(text: str, first: str, last: str) -> None:
    (period,) = find_relative(text)
    assert (_iso(period.first), _iso(period.last)) == (first, last)


@pytest.mark.parametrize(("month", "first", "last"), [(2, "2016-01-01", "2016-12-31"), (3, "2016-03-11", "2017-03-10")])
def test_the_past_year_is_the_one_before_while_the_year_is_new(month: int, first: str, last: str) -> None:
    (period,) = find_relative("năm qua", date(2017, month, 10))
    assert (_iso(period.first), _iso(period.last)) == (first, last)


def test_a_relative_period_replaces_the_written_one_that_it_takes_in() -> None:
    text = "Từ năm 2015 đến nay có 5 xã, năm 2016 thêm 2 xã, năm nay 1 xã."
    written = [text[p.start : p.end] for p in find_periods(text)]
    times = find_times(text, PUBLISHED)
    assert written == ["2015", "2016"]
    assert [text[p.start : p.end] for p in times] == ["Từ năm 2015 đến nay", "2016", "năm nay"]
    assert [type(p) for p in times] == [RelativePeriod, Period, RelativePeriod]


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("ngày 15/5", date(2017, 6, 21), "2017-05-15", "2017-05-15"),
        ("ngày 28/12", date(2017, 1, 3), "2016-12-28", "2016-12-28"),
        ("ngày 3/1", date(2016, 12, 28), "2017-01-03", "2017-01-03"),
        ("từ 28/12 đến 3/1", date(2017, 1, 3), "2016-12-28", "2017-01-03"),
        ("ngày 29/2", date(2016, 3, 1), "2016-02-29", "2016-02-29"),
        ("ngày 15/5/2010", date(2017, 6, 21), "2010-05-15", "2010-05-15"),
    ],
)
def test_a_day_without_its_year_is_put_nearest_to_the_day_of_publication(
    text: str, published: date, first: str, last: str
) -> None:
    (period,) = find_periods(text)
    found = resolve(period, published)
    assert found is not None
    assert tuple(map(_iso, found)) == (first, last)


def test_no_leap_day_is_put_into_another_year() -> None:
    (period,) = find_periods("ngày 29/2")
    assert resolve(period, date(2018, 3, 1)) is None


@given(published=st.dates(date(1900, 1, 1), date(2100, 1, 1)), days=st.integers(-182, 182))
def test_a_day_at_most_half_a_year_away_is_found_again(published: date, days: int) -> None:
    day = published + timedelta(days)
    (period,) = find_periods(f"ngày {day.day}/{day.month}")
    found = resolve(period, published)
    assert found == (day, day)


PIECES = (
    "từ|đến|nay|năm|tháng|quý|tuần|ngày|đầu|cuối|hết|qua|tới|trước|này|ngoái|hôm|sáng|6|3|hai|năm nay|tháng 5|2015"
    "|15/5|21/01/2021|kể từ|cùng kỳ|nhiệm kỳ|thứ ba|chủ nhật|vừa qua|trở lại đây|cách đây|2016-2017|,|-|và|I|\n|29/2"
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES)).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda by: by.join(parts))
)


@given(text=TEXTS, published=st.none() | st.dates())
def test_times_are_slices_in_order_and_disjoint_whatever_the_text_and_day(text: str, published: date | None) -> None:
    times = find_times(text, published)
    relative, written = find_relative(text, published), find_periods(text)
    assert all(0 <= p.start < p.end <= len(text) for p in times)
    assert all(before.end <= after.start for before, after in pairwise(times))
    for period in relative:
        inside = [p for p in written if p.start < period.end and period.start < p.end]
        assert all(period.start <= p.start and p.end <= period.end for p in inside)
        assert period.first is None or period.last is None or period.first <= period.last


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    ["năm ", "từ năm 2015 đến nay ", "tháng 1, ", "3 năm qua ", "1, ", "từ ", "đầu ", "15/5-", "hôm ", "1/1 và ",
     "quý I, ", "hai ", "29/4, ", "từ nay đến ", " ", "1.1.", "("],
)  # fmt: skip
def test_a_long_text_is_read_in_its_time(piece: str) -> None:
    find_times(piece * (50_000 // len(piece)), PUBLISHED)


# What dateparser, which names one day for everything, reads of the same words.
KNOWN_DIFFERENCES = {
    "5 năm tới": "the years to come; it reads five years ago",
    "10 ngày tới": "the days to come; it reads ten days ago",
    "6 tháng đầu năm": "half a year; it reads six months ago",
    "ngày mai": "its search finds nothing",
    "tuần tới": "it finds nothing",
    "năm trước": "it finds nothing",
    "sáng nay": "it finds nothing",
}


@pytest.mark.parametrize(
    "text",
    ["hôm nay", "hôm qua", "tuần này", "tháng này", "tháng trước", "năm nay", "năm ngoái", "tháng 5", "cách đây 2 năm",
     "đầu năm nay", "tuần trước", "từ năm 2015 đến nay", "3 năm qua", *KNOWN_DIFFERENCES],
)  # fmt: skip
def test_dateparser_names_a_day_inside_where_it_reads_one(text: str) -> None:
    asked = {"RELATIVE_BASE": datetime(2017, 6, 21, 12), "DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    theirs = [moment.date() for _, moment in search_dates(text, languages=["vi"], settings=asked) or []]
    (ours,) = find_relative(text, PUBLISHED)
    assert ours.first is not None and ours.last is not None
    # "3 năm" is to it the day three years ago, the day before our stretch begins.
    inside = bool(theirs) and all(ours.first - timedelta(1) <= day <= ours.last for day in theirs)
    assert inside == (text not in KNOWN_DIFFERENCES)
