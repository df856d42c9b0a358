"""What a question asks for, read against the sentences of the five articles."""

import pytest

from rag.assistant import Assistant
from rag.tidy import without_courtesy
from rag.understand import understand
from records.question import Question, Turn, Wants


def read(assistant: Assistant, *turns: str) -> Question:
    history = [Turn(turn) for turn in turns[:-1]]
    return understand(turns[-1], history, assistant.neighbours)


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Năm 2022 kết nạp bao nhiêu đảng viên?", Wants.COUNT),
        ("Có mấy cuộc kiểm tra?", Wants.COUNT),
        ("Đạt bao nhiêu phần trăm kế hoạch?", Wants.PERCENT),
        ("Tỷ lệ chi bộ có chi ủy?", Wants.PERCENT),
        ("Nghị quyết 02 ban hành ngày nào?", Wants.DATE),
        ("Hội thi diễn ra năm nào?", Wants.DATE),
        ("Bí thư Thị ủy là ai?", Wants.PERSON),
        ("Thào A Sinh là ai?", Wants.OFFICE),
        ("Đồng chí Thào A Sinh giữ chức vụ gì?", Wants.OFFICE),
        ("Theo nghị quyết nào?", Wants.DOCUMENT),
        ("Bài viết này đăng ngày nào?", Wants.BYLINE),
        ("Tóm tắt bài về Sông Mã", Wants.SUMMARY),
        ("Vì sao phải đối thoại với nhân dân?", Wants.TEXT),
        ("Nghị quyết 02 do ai ban hành?", Wants.TEXT),
        ("Vì sao chưa biết bao giờ cầu xong?", Wants.TEXT),
        ("Nêu 3 hướng ưu tiên của diễn đàn", Wants.LIST),
        ("Nghi can vụ cháy kho ở Hà Nội là ai?", Wants.PERSON),
        ("Phó chủ tịch huyện khen đội bóng thế nào?", Wants.TEXT),
    ],
)
def test_the_kind_of_answer_wanted_is_recognised(assistant: Assistant, question: str, wants: Wants) -> None:
    assert read(assistant, question).wants is wants


@pytest.mark.parametrize(
    ("typed", "standalone"),
    [
        ("nam 2022 sa pa ket nap bao nhieu dang vien", "năm 2022 Sa Pa kết nạp bao nhiêu đảng viên"),
        ("NQ 02 của TU", "nghị quyết 02 của tỉnh ủy"),
        ("sapa có bn đv", "Sa Pa có bao nhiêu đảng viên"),
        ("thij trấn sông mã", "thị trấn Sông Mã"),
        ("Điện Biên năm 2022", "Điện Biên năm 2022"),
        ("AI LÀ BÍ THƯ THỊ ỦY SA PA?", "ai là bí thư thị ủy Sa Pa?"),
        ("d/c thao a sinh giu chuc vu gi", "đồng chí Thào A Sinh giữ chức vụ gì"),
    ],
)
def test_hurried_typing_is_put_right(assistant: Assistant, typed: str, standalone: str) -> None:
    assert read(assistant, typed).standalone == standalone


def test_places_years_units_and_documents_are_read(assistant: Assistant) -> None:
    question = read(assistant, "theo nghi quyet 02-NQ/TU, nam 2022 son la ket nap bao nhieu dang vien")
    assert question.names == ("sơn la",)
    assert question.periods == ((2022, 2022),)
    assert question.unit[:2] == ("đảng", "viên")
    assert question.documents == ("nghị quyết 02-NQ/TU",)


@pytest.mark.parametrize(
    ("turns", "standalone"),
    [
        (
            ("Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?", "Còn năm 2023?"),
            "Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?",
        ),
        (
            ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", "thế Sơn La?"),
            "Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?",
        ),
        (
            ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", "Bí thư Đảng bộ cơ quan Thị ủy là ai?"),
            "Bí thư Đảng bộ cơ quan Thị ủy là ai?",
        ),
        (
            ("Vốn của dự án Starflex là bao nhiêu?", "Thế Heineken?"),
            "Vốn của dự án Heineken là bao nhiêu?",
        ),
        (
            ("Sơn La kiểm tra bao nhiêu tổ chức đảng năm 2022?", "còn đảng viên thì sao"),
            "Sơn La kiểm tra bao nhiêu đảng viên năm 2022?",
        ),
        (("Hội thi lần 2 tổ chức khi nào?", "Còn lần thứ nhất?"), "Hội thi lần thứ nhất tổ chức khi nào?"),
        (
            ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", "Còn năm 2021?", "Thế Sơn La?"),
            "Năm 2021 Sơn La kết nạp bao nhiêu đảng viên?",
        ),
        (
            ("Chỉ thị 05-CT/TW của ai?", "Năm 2022 Sa Pa kiểm tra việc thực hiện nó mấy cuộc?"),
            "Năm 2022 Sa Pa kiểm tra việc thực hiện Chỉ thị 05-CT/TW mấy cuộc?",
        ),
        (("Cầu Sa Pa dài bao nhiêu mét?", "Vốn đầu tư bao nhiêu?"), "Cầu Sa Pa: Vốn đầu tư bao nhiêu?"),
        (
            ("Sơn La có bao nhiêu chi bộ?", "Trong đó mấy cái chưa có chi ủy?"),
            "Sơn La chi bộ: Trong đó mấy chi bộ chưa có chi ủy?",
        ),
    ],
)
def test_a_follow_up_is_completed_and_a_new_subject_is_not(
    assistant: Assistant, turns: tuple[str, ...], standalone: str
) -> None:
    assert read(assistant, *turns).standalone == standalone


def test_a_pronoun_stands_for_the_person_the_last_answer_named(assistant: Assistant) -> None:
    asked = "Bí thư Thị ủy Sa Pa là ai?"
    history = [Turn(asked, assistant.ask(asked))]
    question = understand("Ông ấy còn giữ chức gì nữa?", history, assistant.neighbours)
    assert question.standalone == "ông Phan Đăng Toàn còn giữ chức gì nữa?"


def test_what_a_new_ask_takes_over_is_told_apart_from_what_it_says(assistant: Assistant) -> None:
    asked = "Thị trấn Sông Mã có bao nhiêu đảng viên?"
    answer = assistant.ask(asked)
    question = understand("Chia làm mấy chi bộ?", [Turn(asked, answer)], assistant.neighbours)
    assert {"đảng", "viên"} <= question.inherited
    assert not question.inherited & {"chi", "bộ"}
    assert question.told == {"537"}
    assert question.unit == ("chi", "bộ")
    assert "**16**" in assistant.ask("Chia làm mấy chi bộ?", [Turn(asked, answer)]).text


def test_a_full_question_takes_nothing_over(assistant: Assistant) -> None:
    asked = "Thị trấn Sông Mã có bao nhiêu đảng viên?"
    question = understand(
        "Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?", [Turn(asked, assistant.ask(asked))], assistant.neighbours
    )
    assert not question.inherited
    assert not question.told
    assert not question.leans_on


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("là mấy lượt rồi ta", "là mấy lượt"),
        ("bao nhiêu tổ chức đảng vậy nhỉ?", "bao nhiêu tổ chức đảng?"),
        ("có bao nhiêu dân tộc ở nước ta", "có bao nhiêu dân tộc ở nước ta"),
        ("xong rồi hả?", "xong rồi hả?"),
    ],
)
def test_particles_at_the_end_of_a_question_are_left_out(typed: str, asks: str) -> None:
    assert without_courtesy(typed) == asks
