"""Which stated figures are wrong, and how: one table of answers over real kinds of sentences."""

from datetime import date

import pytest

from eval.figures import Fault, figure_errors, stated, unheld
from records.answer import Answer, Claim
from tests.eval.answers import QUOTE, answer, cited, gold, said

RATIO = "Hết năm 2023, có 2.063/2.247 chi bộ có chi ủy, theo Kế hoạch số 42-KH/TU ngày 17/5/2021."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kết nạp được **134** đảng viên đạt 104,2% kế hoạch.", QUOTE),
        ("Năm 2022: 134 đảng viên.", QUOTE),
        ("… có **2.063**/2.247 chi bộ …", RATIO),
        ("Có **2.063** chi bộ trong số 2.247.", RATIO),
        ("Ban hành ngày 17 tháng 5 năm 2021.", RATIO),
        ("Năm 2021, theo Kế hoạch 42-KH/TU.", RATIO),
        ("Hai phần ba số xã.", "Có 2/3 số xã đạt chuẩn."),
        ("Đạt 98%.", "Đạt 96–98% mỗi năm."),
        ("Kiểm tra tổ 1, 2, 3.", "Đã kiểm tra tổ 1, 2, 3 và chi bộ trường học."),
        ("| 2022 | 134 |", QUOTE),
        ("Không đúng. Từ đầu năm đến nay kết nạp **5** đảng viên.", "Từ đầu năm đến nay, kết nạp 5 đảng viên."),
        ("Cách nhau **8** năm (2008 − 2000 = 8).", "Năm 2000 bị cảm, đến năm 2008 thì điếc."),
        ("15 năm − 12 năm 6 tháng = **2 năm 6 tháng**", "A bị phạt 15 năm tù, B bị phạt 12 năm 6 tháng tù."),
    ],
)
def test_a_figure_that_a_cited_sentence_holds_is_no_error(text: str, quote: str) -> None:
    assert unheld(answer(text, quote=quote), "Bao nhiêu?") == ()


@pytest.mark.parametrize(
    ("text", "quote", "missing"),
    [
        ("Kết nạp 135 đảng viên.", QUOTE, ("135",)),
        ("Kết nạp 1.134 đảng viên.", QUOTE, ("1.134",)),
        ("Kết nạp 134 đảng viên.", "Kết nạp 1.134 đảng viên.", ("134",)),
        ("Đạt 104,3%.", QUOTE, ("104,3%",)),
        ("Năm 2023 kết nạp 134 đảng viên.", QUOTE, ("2023",)),
        ("Ban hành ngày 18/5/2021.", RATIO, ("ngày 18/5/2021",)),
        ("Theo Kế hoạch 43-KH/TU.", RATIO, ("Kế hoạch 43-KH/TU",)),
        ("Kết nạp 5 người.", "Họp ngày 5/3/2022.", ("5",)),
        ("Cách nhau **8** năm (2008 − 2000 = 8).", "Đến năm 2008 thì điếc.", ("2000",)),
        ("15 năm − 2 năm 6 tháng = **12 năm 6 tháng**", "A bị phạt 15 năm tù, B 12 năm 6 tháng.", ("2 năm 6 tháng",)),
    ],
)
def test_a_figure_that_no_cited_sentence_holds_is_an_error(text: str, quote: str, missing: tuple[str, ...]) -> None:
    assert unheld(answer(text, quote=quote), "Bao nhiêu?") == missing


def test_only_the_sentences_that_a_claim_itself_cites_hold_it() -> None:
    citations = (cited(1, QUOTE), cited(2, "Sơn La kết nạp 2.541 đảng viên."))
    claims = (Claim("Sa Pa kết nạp 134 đảng viên.", (1,)), Claim("Sơn La kết nạp 2.541 đảng viên.", (1,)))
    assert unheld(said(claims, citations), "") == ("2.541",)


def test_a_relative_time_is_counted_from_the_day_of_publication() -> None:
    quote = "Năm nay, toàn tỉnh kết nạp 134 đảng viên."
    claims = (Claim("Năm 2022 kết nạp 134 đảng viên.", (1,)),)
    assert unheld(said(claims, (cited(1, quote, published=date(2022, 12, 3)),)), "") == ()
    assert unheld(said(claims, (cited(1, quote),)), "") == ("2022",)


def test_a_claim_without_citations_may_repeat_the_question_and_count_what_is_listed() -> None:
    citations = (cited(1, QUOTE), cited(2, "Năm 2023 kết nạp 140 đảng viên."))
    listed = tuple(Claim(citation.quote, (citation.n,)) for citation in citations)
    asked = "Các năm 2022, 2023 và 2024 kết nạp bao nhiêu?"
    for opening in ("Có 2 câu nói đến:", "Không tìm thấy phần năm 2024."):
        assert unheld(said((Claim(opening, ()), *listed), citations), asked) == ()
    assert unheld(said((Claim("Có 9 câu nói đến:", ()), *listed), citations), asked) == ("9",)


def computed(text: str) -> Answer:
    citations = (cited(1, "Năm 2022 kết nạp 2.541 đảng viên."), cited(2, "Năm 2023, kết nạp 3.279 đảng viên."))
    return said((Claim(text, (1, 2)),), citations)


def test_a_computed_value_is_held_by_its_right_computation() -> None:
    assert figure_errors(gold(), computed("Hai năm kết nạp **5.820** đảng viên (2.541 + 3.279 = 5.820).")) == ()
    assert figure_errors(gold(), computed("Trung bình **2.910** đảng viên ((2.541 + 3.279) / 2 = 2.910).")) == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Hai năm kết nạp **5.820** đảng viên.", {Fault.UNHELD: "5.820"}),
        ("Cả thảy 2.541 + 3.279 = 5.821.", {Fault.ARITHMETIC: "2.541 + 3.279 = 5.821"}),
        ("Hai năm: 2.541 + 3.280 = 5.821.", {Fault.UNHELD: "3.280"}),
    ],
)
def test_a_computed_value_without_a_right_computation_is_an_error(text: str, faults: dict[Fault, str]) -> None:
    assert {error.fault: error.text for error in figure_errors(gold(), computed(text))} == faults


def test_any_figure_is_an_error_where_the_articles_say_nothing() -> None:
    nothing = gold(status="not_found", expect=(), evidence=())
    assert [(e.fault, e.text) for e in figure_errors(nothing, answer("Đạt 104,2% kế hoạch."))] == [
        (Fault.NONE_EXISTS, "104,2%")
    ]
    assert figure_errors(nothing, answer("Không tìm thấy năm 2031.", "not_found")) == ()
    assert stated(said((Claim("Chưa rõ số liệu năm 2031.", ()),), ()), "Còn năm 2031?") == ()
