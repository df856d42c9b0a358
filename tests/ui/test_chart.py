"""Charts: what they draw, in which order, what they refuse to draw, and that nothing in them runs."""

import re
from decimal import Decimal
from html import unescape

import pytest

from ui.chart import MOST_BARS, MOST_SERIES, Point, bars_html, chart_html
from ui.texts import registers as texts


def point(label: str, value: str, series: str = "", shown: str | None = None, said: str = "Câu nêu số.") -> Point:
    number = Decimal(value)
    return Point(label, number, value if shown is None else shown, series, "bai-viet/a1?tu=1&den=9#trich-dan", said)


def ticks(chart: str) -> list[str]:
    return [unescape(label) for label in re.findall(r'<span class="[^"]*" style="left:[^"]*">([^<]*)</span>', chart)]


def across(chart: str) -> list[float]:
    return [float(left) for left in re.findall(r'<a class="source [^"]*" style="left:([\d.]+)%', chart)]


def test_one_point_is_no_chart() -> None:
    assert chart_html([], "Kết nạp", "đảng viên") == ""
    assert chart_html([point("2021", "5")], "Kết nạp", "đảng viên") == ""


def test_years_stand_in_order_with_their_gaps_and_each_point_links_to_its_sentence() -> None:
    chart = chart_html([point("2024", "9"), point("2021", "5"), point("2022", "7")], "Kết nạp", "đảng viên")
    assert ticks(chart) == ["2021", "2022", "2024"]
    first, second, last = across(chart)
    assert last - second == pytest.approx(2 * (second - first), abs=0.2)
    assert chart.count('href="bai&#45;viet&#47;a1&#63;tu&#61;1&#38;den&#61;9&#35;trich&#45;dan"') == 3
    assert chart.count(" gap") == 1
    assert texts.GAPS.split(":")[0] in unescape(chart)
    assert "\n" not in chart


@pytest.mark.parametrize(
    "labels",
    [
        ["2015-2020", "2020-2025", "2025-2030"],
        ["Quý 4/2021", "Quý 1/2022", "quý II/2022"],
        ["12/2021", "tháng 2/2022", "1-6/2022"],
        ["31/12/2021", "ngày 01/01/2022", "01/01-18/10/2022"],
        ["2019", "năm 2021", "Giai đoạn 2021-2025"],
    ],
)
def test_times_of_every_kind_stand_in_order(labels: list[str]) -> None:
    shuffled = [point(labels[n], str(n)) for n in (2, 0, 1)]
    left = dict(zip(across(chart_html(shuffled, "Số", "")), range(3), strict=True))
    assert [at for _, at in sorted(left.items())] == [0, 1, 2]
    chart = chart_html(shuffled, "Số", "")
    shown = re.findall(r'class="value">(\d)</span>', chart)
    assert shown == ["0", "1", "2"]


def test_one_year_written_in_two_ways_is_drawn() -> None:
    assert chart_html([point("2021", "5"), point("năm 2021", "6")], "Số", "").startswith('<figure class="chart">')


def test_places_are_bars_and_values_below_zero_stand_left_of_zero() -> None:
    chart = chart_html([point("Sơn La", "30"), point("Lào Cai", "-10")], "Tăng", "%")
    assert re.findall(r'<rect x="([\d.]+)%" width="([\d.]+)%"', chart) == [("25.0", "75.0"), ("0.0", "25.0")]
    assert "<line" not in chart


def test_several_series_have_a_legend_and_those_beyond_six_are_said_to_be_left_out() -> None:
    points = [point(str(2020 + at), "5", series=f"xã {n}") for n in range(MOST_SERIES + 2) for at in range(2)]
    chart = chart_html(points, "Kết nạp", "đảng viên")
    assert chart.count("<li ") == MOST_SERIES
    assert f"{MOST_SERIES} nơi trong {MOST_SERIES + 2} nơi" in unescape(chart)


def test_bars_beyond_what_can_be_read_are_said_to_be_left_out() -> None:
    chart = chart_html([point(f"xã {n}", str(n)) for n in range(MOST_BARS + 5)], "Hộ", "hộ")
    assert chart.count("<rect") == MOST_BARS
    assert f"{MOST_BARS} dòng trong {MOST_BARS + 5} dòng" in unescape(chart)


def test_values_that_differ_at_one_place_and_time_are_said_in_words() -> None:
    chart = unescape(
        chart_html(
            [point("2022", "134", "Sa Pa"), point("2022", "140", "Sa Pa"), point("2021", "9", "Sa Pa")], "Kết nạp", ""
        )
    )
    assert "2022, Sa Pa: 134; 140" in chart


def test_a_bound_is_hollow_and_explained_and_contradicts_nothing() -> None:
    chart = unescape(
        chart_html([point("2021", "300", shown="hơn 300"), point("2021", "312"), point("2022", "9")], "Số", "")
    )
    assert chart.count(" bounded") == 1
    assert "hơn 300" in chart and texts.BOUNDED in chart and "khác nhau" not in chart


def test_two_sentences_that_say_the_same_stand_beside_each_other_with_the_value_written_once() -> None:
    chart = chart_html([point("2022", "134"), point("2022", "134"), point("2023", "9")], "Số", "")
    assert chart.count(" twin") == 1 and "margin-left:14px" in chart


def test_a_line_far_from_zero_says_that_its_axis_is_cut() -> None:
    assert texts.NOT_FROM_ZERO in unescape(chart_html([point("2021", "98"), point("2022", "99.4")], "Tỷ lệ", "%"))
    assert texts.NOT_FROM_ZERO not in unescape(chart_html([point("2021", "9"), point("2022", "99")], "Tỷ lệ", "%"))


def test_hostile_words_are_text_only_wherever_they_stand() -> None:
    evil = '"><script>alert(1)</script>\n\n[a](javascript:x) `b` *c*\u202e'
    points = [Point(f"{evil}{n}", Decimal(n), evil, evil * n, f"javascript:{evil}", evil) for n in (1, 2)]
    for chart in (chart_html(points, evil, evil), bars_html([(evil, Decimal(1), evil)], evil)):
        assert 'href="&#35;"' in chart or "href" not in chart
        assert "script>" not in chart and "\n" not in chart and "\u202e" not in chart
        assert not re.search(r"[`*\[\]]", chart)
        assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', chart))


def test_huge_and_equal_values_are_drawn() -> None:
    for values in (["1E+30", "0"], ["0", "0"], ["-5", "-5"]):
        assert "<line" in chart_html([point("2021", values[0]), point("2022", values[1])], "Số", "")
        assert "<rect" in chart_html([point("a", values[0]), point("b", values[1])], "Số", "")


def test_many_series_have_a_taller_plot_so_that_their_values_can_be_read() -> None:
    few, many = (
        chart_html([point(year, f"{n + 1}0", f"Nơi {n}") for n in range(count) for year in ("2021", "2022")], "Số", "")
        for count in (3, MOST_SERIES)
    )
    assert 'class="plot"' in few
    assert 'class="plot tall"' in many
