"""Yes or no, told by the signs that a sentence gives: negation, shares of a whole, figures, words that exclude."""

import pytest

from rag.assistant import Assistant
from rag.contrasts import excluded, other_kind
from rag.stated import Said, Statement, predicate_of, words_of
from rag.stated_figures import has_figures, has_labels, has_years
from records.answer import Status
from vietnamese.normalise import match_form


@pytest.mark.parametrize(
    ("question", "opens", "shows"),
    [
        ("Sông Mã có kết nạp được đảng viên nào từ đầu năm không?", "Có.", "kết nạp 5 đảng viên mới"),
        ("Năm 2022 có đảng viên nào ở Sa Pa bị khai trừ không?", "Có.", "khai trừ 4 đảng viên"),
        ("Sa Pa đã vượt chỉ tiêu kết nạp đảng viên năm 2022 chưa?", "Đúng.", "134 đảng viên"),
        ("Bí thư chi bộ ở thị trấn Sông Mã đã qua bồi dưỡng nghiệp vụ hết chưa?", "Đúng.", "100%"),
        ("Đảng bộ thị trấn Sông Mã sinh hoạt tại 18 chi bộ à?", "Không đúng.", "**16** chi bộ"),
        ("Tất cả chi bộ ở Sơn La có chi ủy chưa?", "Chưa.", "2.063/2.247"),
        ("Trung tâm Y tế thị xã Sa Pa vẫn thuộc Sở Y tế à?", "Không đúng.", "về trực thuộc UBND thị xã"),
        ("Trung ương khóa XIV có 200 ủy viên chính thức phải không?", "Không đúng.", "**180** đồng chí"),
        ("Toàn bộ xã của Sơn La có bí thư không là người địa phương phải không?", "Không đúng.", "126/204 xã"),
    ],
)
def test_a_verdict_opens_the_answer_where_a_sentence_bears_it_out(
    assistant: Assistant, question: str, opens: str, shows: str
) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.claims[0].text.startswith(opens)
    assert shows in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Trung tâm Y tế thị xã Sa Pa còn trực thuộc Sở Y tế không?",
        "Có đúng Sơn La luân chuyển hết cán bộ không?",
    ],
)
def test_no_verdict_is_said_where_the_sentence_leaves_it_open(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).claims[0].text.startswith(("Có.", "Đúng."))


@pytest.mark.parametrize(
    "question",
    ["Sông Mã có sân bay không?", "Đội bóng Sơn La có vô địch năm 2022 không?", "Sa Pa đã có đường sắt cao tốc chưa?"],
)
def test_what_no_article_tells_of_gets_no_yes_or_no(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.claims[0].text.startswith(("Có.", "Đúng.", "Không.", "Không đúng.", "Chưa."))


def test_the_time_in_an_open_question_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("Nghị quyết 02-NQ/TU của Sơn La ban hành năm 2022 vào ngày nào?")
    assert answer.claims[0].text.startswith("Không đúng thời gian nêu trong câu hỏi.")
    assert "21 tháng 01 năm 2021" in answer.claims[0].text


def test_a_figure_of_a_year_that_is_not_told_stays_not_found(assistant: Assistant) -> None:
    assert assistant.ask("Năm 2019 Sơn La kết nạp bao nhiêu đảng viên?").status is Status.NOT_FOUND


def test_the_office_in_an_open_question_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("Đồng chí Vũ Đức Hòa làm Bí thư Đảng bộ cơ quan Thị ủy từ năm nào?")
    assert answer.claims[0].text.startswith("Không đúng.")
    assert "Phó Bí thư Đảng bộ cơ quan Thị ủy" in answer.claims[0].text


def test_a_tag_in_the_middle_leaves_the_open_question_to_be_answered(assistant: Assistant) -> None:
    answer = assistant.ask("9 đảng viên Sa Pa bị kỷ luật năm 2022 đúng không, khai trừ mấy người?")
    assert "khai trừ **4** đảng viên" in answer.text


@pytest.mark.parametrize(
    ("stated", "clause", "left_out"),
    [
        ("giá xăng tăng", "giá xăng trong nước giảm 300 đồng", {"tăng"}),
        ("giá xăng tăng", "giá xăng tăng, giá dầu giảm", set()),
        ("đội khách vào chung kết", "đội khách dừng bước ở bán kết", {"chung", "kết"}),
        ("ông a là chủ tịch", "ông a, phó chủ tịch ubnd xã", {"chủ", "tịch"}),
        ("nạn nhân còn sống", "nạn nhân đã tử vong", {"còn", "sống"}),
    ],
)
def test_words_exclude_each_other_unless_both_are_said(stated: str, clause: str, left_out: set[str]) -> None:
    assert excluded(stated, clause, clause) == left_out


def test_a_head_with_another_kind_behind_it_is_another_thing() -> None:
    assert other_kind("nuôi ở trại lợn".split(), "ở một trang trại bò sữa".split()) == {"lợn"}
    assert other_kind("nuôi ở trại lợn".split(), "ở trại bò và trại lợn".split()) == frozenset()


@pytest.mark.parametrize(
    ("stated", "told", "same"),
    [
        ("em An học lớp 8", "em An, học sinh lớp 9B", False),
        ("em An học lớp 9", "em An, học sinh lớp 9B", True),
        ("đội tuyển đứng nhì", "đội tuyển xếp thứ 3 trong 48 nước", False),
        ("lần thứ hai về thăm", "về thăm lần thứ 2", True),
        ("dừng xe máy từ năm 2025", "dừng xe máy vào năm 2030", False),
        ("khởi công hồi 7/2016", "khởi công ngày 15.7.2016", True),
        ("giá trên 300 triệu đồng", "giá dưới 300 triệu đồng", False),
        ("clip dài 2 phút 26 giây", "clip dài hai phút 26 giây", True),
    ],
)
def test_a_number_a_rank_and_a_year_are_compared_with_those_of_the_sentence(stated: str, told: str, same: bool) -> None:
    words = words_of(stated, ())
    statement = Statement(stated, stated, dict.fromkeys(words, 1.0), *predicate_of(stated, words, ()), ())
    whole = (0, len(told))
    sentence = Said(told, match_form(told), (whole,), whole, whole, dict.fromkeys(words, 1.0), 1.0, True, True, False)
    checks = (
        has_figures(statement, sentence),
        has_labels(statement, sentence),
        has_years(statement, sentence, agrees=True),
    )
    assert (False not in checks) is same


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nghe nói năm 2022 Sa Pa thi hành kỷ luật tới 15 đảng viên, khai trừ mấy người?", "**9** đảng viên"),
        ("Thị trấn Sông Mã có 20 chi bộ, trong đó bao nhiêu chi bộ nông thôn?", "**16** chi bộ"),
    ],
)
def test_a_wrong_figure_said_ahead_of_an_open_question_is_put_right(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert answer.claims[0].text.startswith("Không đúng.")
    assert told in answer.claims[0].text


def test_a_year_that_opens_a_question_is_no_statement(assistant: Assistant) -> None:
    answer = assistant.ask("Trong năm 2022, Sa Pa kết nạp bao nhiêu đảng viên?")
    assert "**134** đảng viên" in answer.claims[0].text
