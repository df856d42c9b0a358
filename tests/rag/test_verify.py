"""Verification compares values, exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.verify.held import unsupported

QUOTE = (
    "Năm 2022, Đảng bộ kết nạp được 1.134 đảng viên, đạt 104,2% kế hoạch theo Nghị quyết số 02-NQ/TU ngày 21 tháng 01 "
    "năm 2021, dự 19/20 cuộc; tỷ lệ đạt từ 96–98%."
)


@pytest.mark.parametrize(
    ("claim", "missing"),
    [
        ("kết nạp 1.134 đảng viên", ()),
        ("kết nạp 1134 đảng viên", ()),
        ("kết nạp 134 đảng viên", ("134",)),
        ("kết nạp 1.13 đảng viên", ("1.13",)),
        ("đạt 104,2%", ()),
        ("đạt 104,2 phần trăm", ()),
        ("đạt 104,2 lượt", ("104,2",)),
        ("đạt 104%", ("104%",)),
        ("năm 2022", ()),
        ("năm 2023", ("2023",)),
        ("ban hành ngày 21/01/2021", ()),
        ("ban hành ngày 21/1/2021", ()),
        ("ban hành ngày 22/01/2021", ("ngày 22/01/2021",)),
        ("Nghị quyết 02-NQ/TU", ()),
        ("NQ 02", ()),
        ("Nghị quyết 03-NQ/TU", ("Nghị quyết 03-NQ/TU",)),
        ("Nghị quyết 02-NQ/TW", ("Nghị quyết 02-NQ/TW",)),
        ("19/20 cuộc", ()),
        ("20/19 cuộc", ("20/19",)),
        ("từ 96-98%", ()),
        ("từ 96-97%", ("96-97%",)),
        ("không có con số nào", ()),
    ],
)
def test_a_value_of_the_claim_must_stand_in_the_quote(claim: str, missing: tuple[str, ...]) -> None:
    assert unsupported(claim, [QUOTE]) == missing


def test_values_may_be_spread_over_several_quotes() -> None:
    assert unsupported("134 và 2.541", ["kết nạp 134 đảng viên", "kết nạp 2.541 đảng viên"]) == ()
    assert unsupported("134 và 2.541", ["kết nạp 134 đảng viên"]) == ("2.541",)


def test_one_end_of_a_range_of_days_may_be_stated_alone() -> None:
    quote = "Cuộc thi diễn ra từ 28/4 đến 3/5/2021."
    assert unsupported("khai mạc ngày 28/4/2021", [quote]) == ()
    assert unsupported("bế mạc ngày 3/5/2021", [quote]) == ()
    assert unsupported("bế mạc ngày 4/5/2021", [quote]) == ("ngày 4/5/2021",)


def test_without_quotes_no_figure_is_supported() -> None:
    assert unsupported("có 5 chi bộ", []) == ("5",)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_count_is_supported_by_itself_alone(stated: int, held: int) -> None:
    quote = f"có {held:,} đảng viên".replace(",", ".")
    claim = f"có {stated:,} đảng viên".replace(",", ".")
    assert (unsupported(claim, [quote]) == ()) == (stated == held)
