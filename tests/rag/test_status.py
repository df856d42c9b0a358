"""What the evidence allows: a near miss is no answer, what is told is not refused, disagreement is shown as such."""

import pytest

from rag.assistant import Assistant
from records.answer import Answer, Status


def bold(answer: Answer) -> str:
    return " | ".join(part for claim in answer.claims for part in claim.text.split("**")[1::2])


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2020 toàn tỉnh Sơn La kết nạp được mấy đảng viên?",
        "Đảng bộ thị xã Sa Pa kết nạp bao nhiêu đảng viên trong năm 2023?",
        "Hà Giang năm 2022 kết nạp bao nhiêu đảng viên?",
        "Toàn tỉnh Sơn La có tổng số bao nhiêu đảng viên?",
        "Cho xin số điện thoại của Ủy ban Kiểm tra Thị ủy Sa Pa",
        "Hội nghị ở Sa Pa họp tại phòng họp nào?",
        "Ai đoạt giải ba hội thi ở Sa Pa?",
    ],
)
def test_another_year_place_or_thing_is_no_answer(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


def test_a_refusal_offers_the_figure_of_the_other_year_first(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2021 Sa Pa kết nạp được bao nhiêu đảng viên mới?")
    assert answer.status is Status.NOT_FOUND
    assert "134" in answer.related[0].quote


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Bao nhiêu người đã tới các cuộc đối thoại cấp thị xã ở Sa Pa năm 2022?", "1.160"),
        ("Đảng bộ thị trấn Sông Mã hiện có mấy đảng viên?", "537"),
        ("Sa Pa có bao nhiêu mô hình được ghi danh?", "16"),
        ("Cấp ủy viên thị xã Sa Pa dự mấy hội nghị do đảng bộ cơ sở tổ chức?", "1.683/1.924"),
        ("Cấp ủy viên thị xã Sa Pa dự mấy hội nghị do chi bộ cơ sở tổ chức?", "578/1.017"),
        ("Sa Pa năm 2022 khai trừ mấy người?", "4"),
    ],
)
def test_what_is_told_in_other_words_is_found(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert bold(answer) == figure


def test_a_conflict_shows_each_figure_and_the_one_that_the_arithmetic_supports(assistant: Assistant) -> None:
    answer = assistant.ask("Tính từ đầu nhiệm kỳ tới hết 2022, Sa Pa đã kết nạp tất cả bao nhiêu đảng viên?")
    assert answer.status is Status.CONFLICT
    assert {"407", "471"} <= set(bold(answer).split(" | "))
    sums = next(claim for claim in answer.claims if "94,2% =" in claim.text)
    assert "471 : 94,2% = 500" in sums.text
    assert "407 : 94,2% ≈ 432" in sums.text
    assert "nghiêng về **471**" in sums.text
    assert len(sums.citations) == 2


def test_an_open_place_gives_each_with_its_place_shortest_first_and_asks_back(assistant: Assistant) -> None:
    answer = assistant.ask("Đảng bộ có mấy chi bộ?")
    assert answer.status is Status.AMBIGUOUS
    told = [claim.text for claim in answer.claims if claim.citations]
    assert ["Sa Pa" in text for text in told] == [True, False]
    assert ["Sông Mã" in text for text in told] == [False, True]
    assert len(told[0]) < len(told[1])
    assert answer.claims[-1].text == "Bạn hỏi về thị xã Sa Pa hay thị trấn Sông Mã?"


def test_an_open_office_gives_each_holder(assistant: Assistant) -> None:
    answer = assistant.ask("Ai là Chủ tịch HĐND?")
    assert answer.status is Status.AMBIGUOUS
    assert "Phan Đăng Toàn" in answer.text
    assert "Quàng Văn Độ" in answer.text


def test_a_named_place_is_not_ambiguous(assistant: Assistant) -> None:
    answer = assistant.ask("Ai là Chủ tịch HĐND thị xã Sa Pa?")
    assert answer.status is Status.ANSWERED
    assert "Quàng Văn Độ" not in answer.text


def test_a_figure_told_of_two_bodies_is_no_conflict(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2022 Sa Pa có mấy cuộc kiểm tra?")
    assert answer.status is not Status.CONFLICT
