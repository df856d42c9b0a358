"""Yes-or-no questions: a yes and a no are said only where the evidence holds them."""

import pytest

from rag.assistant import Assistant
from records.answer import Status


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Năm 2023 Sơn La kết nạp 3.279 đảng viên phải không?", "3.279"),
        ("Có đúng Sa Pa có 51 tổ chức cơ sở đảng không?", "51"),
        ("Sông Mã có 537 đảng viên, đúng không?", "537"),
        ("Năm 2022 Sa Pa khai trừ 4 đảng viên phải không?", "4"),
    ],
)
def test_a_figure_as_stated_is_borne_out(assistant: Assistant, question: str, figure: str) -> None:
    answer = assistant.ask(question)
    assert answer.claims[0].text.startswith("Đúng.")
    assert f"**{figure}**" in answer.claims[0].text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Sơn La năm 2022 kết nạp được 134 đảng viên đúng không?", "2.541"),
        ("Năm 2022 có phải Sa Pa kết nạp 2.541 đảng viên?", "134"),
        ("Sông Mã có 3.859 đảng viên phải không?", "537"),
        ("Sa Pa năm 2022 khai trừ hết 9 đảng viên phải không?", "4"),
        ("Năm 2021 Sơn La kết nạp 2.541 đảng viên, đúng không?", "2.617"),
    ],
)
def test_a_figure_of_another_place_year_or_act_is_denied_with_the_true_one(
    assistant: Assistant, question: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.claims[0].text.startswith("Không đúng.")
    assert f"**{figure}**" in answer.claims[0].text


def test_all_but_one_is_not_yet_all(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2022 Sa Pa đã tiếp xúc đối thoại với cả 20 doanh nghiệp có tổ chức công đoàn chưa?")
    assert answer.claims[0].text.startswith("Chưa.")
    assert "**19/20**" in answer.claims[0].text


def test_what_sources_disagree_on_is_neither_confirmed_nor_denied(assistant: Assistant) -> None:
    answer = assistant.ask("Từ đầu nhiệm kỳ Sa Pa kết nạp 471 đảng viên phải không?")
    assert not answer.claims[0].text.startswith("Không")


@pytest.mark.parametrize(
    ("question", "opens", "shows"),
    [
        ("Ông Phan Đăng Toàn là Bí thư Thị ủy Sa Pa đúng không?", "Đúng.", "Bí thư Thị ủy"),
        ("Ông Lê Hồng Long có phải Trưởng Ban Tổ chức Thị ủy Sa Pa không?", "Không đúng.", "Vũ Đức Hòa"),
        ("Lê Hồng Long là Trưởng Ban Tổ chức Tỉnh ủy phải không?", "Đúng.", "Tỉnh ủy"),
    ],
)
def test_an_office_is_compared_with_what_the_articles_give(
    assistant: Assistant, question: str, opens: str, shows: str
) -> None:
    answer = assistant.ask(question)
    assert answer.claims[0].text.startswith(opens)
    assert shows in answer.text


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        ("Nghị quyết 02-NQ/TU ban hành ngày 21/01/2021 phải không?", "Đúng."),
        ("Nghị quyết 02-NQ/TU ký ngày 22/01/2021 phải không?", "Không đúng."),
        ("Nghị quyết 02-NQ/TU có phải về công tác xây dựng Đảng không?", "Đúng."),
    ],
)
def test_a_document_is_compared_by_its_day_and_subject(assistant: Assistant, question: str, opens: str) -> None:
    assert assistant.ask(question).claims[0].text.startswith(opens)


def test_a_statement_that_no_sentence_makes_gets_evidence_without_a_verdict(assistant: Assistant) -> None:
    answer = assistant.ask("Sa Pa không hoàn thành chỉ tiêu kết nạp đảng viên năm 2022 phải không?")
    assert not answer.claims[0].text.startswith(("Đúng", "Có."))
