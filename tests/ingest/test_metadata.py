"""Date lines, author lines and datelines: whole lines, never parts of sentences."""

from datetime import date

import pytest

from ingest.metadata import date_of_line, dateline_place, day_of_value, labelled_byline, unlabelled_byline

DAY = date(2019, 10, 18)


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 18 tháng 10 năm 2019",
        "18/10/2019 08:30",
        "Thứ sáu, 18/10/2019 | 08:30 GMT+7",
        "Cập nhật: 18/10/2019",
        "18-10-2019",
        "Đăng lúc: 18-10-2019 08:30:11 AM - Đã xem: 1.234",
        "08:30 | 18/10/2019",
        "18.10.2019, 08h30",
        "(18/10/2019)",
        "T6, 18/10/2019",
        "Hà Nội, ngày 18 tháng 10 năm 2019",
        "Nguyễn Văn A - 18/10/2019 08:30",
        "18/10/2019 | 1.205 lượt xem",
        "2019-10-18",
        "Xuất bản: 18/10/2019 - Cập nhật: 20/10/2019",
        "Thứ 6 ngày 18 tháng 10 năm 2019 lúc 8:30 SA",
        "Theo TTXVN | 18/10/2019",
    ],
)
def test_a_line_that_is_only_a_date_line_tells_its_day(line: str) -> None:
    found = date_of_line(line)
    assert found is not None
    assert found[0] == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Ngày 18/10/2019, Thị ủy họp",
        "Ngày 18 tháng 10 năm 2019, Đại hội Đảng bộ khai mạc",
        "Nghị quyết 18/10/2019",
        "31/02/2020",
        "Năm 2019",
        "15-5",
        "Từ ngày 1/1/2019 đến 31/12/2019",
        "18/10/1019",
        "Kế hoạch số 42-KH/TU ngày 17/5/2021",
        "01/01/1970",
        "Giá xăng ngày 18/10/2019 tăng",
        "ngày 7/6/2012 của Ban Bí thư",
        "1. 18/10/2019: khai mạc",
    ],
)
def test_a_date_in_a_sentence_or_a_title_is_no_date_line(line: str) -> None:
    assert date_of_line(line) is None


def test_a_line_that_only_says_when_a_page_was_updated_is_told_apart() -> None:
    assert date_of_line("Cập nhật lúc 14:30 ngày 18/10/2019") == (DAY, True)
    assert date_of_line("Đăng ngày 18/10/2019") == (DAY, False)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-10-18T08:30:00+07:00", DAY),
        ("2019-10-18", DAY),
        ("18/10/2019 08:30", DAY),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01", None),
        ("2019-13-45", None),
        ("hôm qua", None),
    ],
)
def test_a_metadata_field_tells_a_day_or_nothing(value: str, day: date | None) -> None:
    assert day_of_value(value) == day


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Bài, ảnh: Huy Ngoan, Quàng Hưởng, Nguyễn Yến", "Huy Ngoan, Quàng Hưởng, Nguyễn Yến"),
        ("Tin, ảnh: Thu Hà - Văn Nam", "Thu Hà - Văn Nam"),
        ("(Tin, ảnh: Lê Hà)", "Lê Hà"),
        ("Tác giả: Ban Biên tập", "Ban Biên tập"),
        ("Nguồn: baosonla.org.vn", "baosonla.org.vn"),
        ("Theo TTXVN", "Theo TTXVN"),
        ("(Theo Báo Nhân Dân)", "Theo Báo Nhân Dân"),
        ("BBT", "BBT"),
        ("Theo đó", None),
        ("Theo Chỉ thị số 05", None),
        ("Phóng viên: Xin cảm ơn đồng chí!", None),
        ("Ảnh: Lễ hội đền Thượng đông vui", None),
        ("Nội dung: Xây dựng nông thôn mới", None),
    ],
)
def test_a_line_with_a_label_names_its_author(line: str, author: str | None) -> None:
    assert labelled_byline(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Văn A",
        "Thu Hà (TTXVN)",
        "HOÀNG MINH",
        "Đỗ Phương - Phó Trưởng BTG Thị ủy",
        "N.V",
        "Thu Hà/Báo Lào Cai",
        "Trần Quang (thực hiện)",
        "Hoàng Lan Anh – Trung tâm VH-TT-TT",
    ],
)
def test_a_line_of_names_names_its_author(line: str) -> None:
    assert unlabelled_byline(line) == line


@pytest.mark.parametrize(
    "line",
    ["Kết quả", "II. KẾT QUẢ", "Thực hiện thắng lợi", "Quang cảnh.", "Năm 2022", "Nhiệm vụ:", "Nắm chắc tình hình"],
)
def test_a_heading_is_no_author(line: str) -> None:
    assert unlabelled_byline(line) is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Hà Nội (TTXVN) - Sáng 4/12, Bộ Chính trị họp", "Hà Nội"),
        ("(Sơn La) - Ngày 3/2, tỉnh Sơn La tổ chức", "Sơn La"),
        ("Sa Pa, ngày 12/3 (LCĐT) - Hôm nay", "Sa Pa"),
        ("LCĐT - Xuất phát từ thực tế ở địa phương", None),
        ("(LCĐT) - Xuất phát từ thực tế ở địa phương", None),
        ("Đảng bộ thị trấn Sông Mã (Sông Mã) luôn chú trọng", None),
        ("Những năm qua, Đảng bộ thị trấn", None),
    ],
)
def test_a_place_is_taken_only_from_a_dateline(opening: str, place: str | None) -> None:
    assert dateline_place(opening) == place
