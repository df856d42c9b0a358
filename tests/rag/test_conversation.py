"""Turns that lean on others, and the parts of a question, as staff type them; each is made to stand by itself."""

import pytest

from rag.assistant import Assistant
from rag.parts import split_parts
from rag.tidy import naming_source, without_courtesy, written_out
from rag.understand import understand
from records.question import Question, Turn, Wants


def read(assistant: Assistant, *turns: str) -> Question:
    history = [Turn(turn) for turn in turns[:-1]]
    return understand(turns[-1], history, assistant.neighbours)


@pytest.mark.parametrize(
    ("turns", "standalone"),
    [
        (
            ("Sơn La có mấy xã mà bí thư là người nơi khác?", "vậy chủ tịch UBND thì sao"),
            "Sơn La có mấy xã mà chủ tịch ủy ban nhân dân là người nơi khác?",
        ),
        (
            ("Năm 2022 Sa Pa kiểm tra bao nhiêu tổ chức đảng?", "thế đảng viên thì bao nhiêu"),
            "Năm 2022 Sa Pa kiểm tra bao nhiêu đảng viên?",
        ),
        (
            ("Năm 2022 Sa Pa đối thoại mấy cuộc ở cấp thị xã?", "còn cấp xã phường thì sao"),
            "Năm 2022 Sa Pa đối thoại mấy cuộc ở cấp xã phường?",
        ),
        (
            ("Thị trấn Sông Mã nhận bao nhiêu đơn thư?", "đã giải quyết xong chưa"),
            "Thị trấn Sông Mã nhận đơn thư: đã giải quyết xong chưa",
        ),
        (
            ("Đức dùng thủ môn nào hiệp 1 trận gặp Pháp?", "còn hiệp 2 ai bắt?"),
            "Đức dùng thủ môn trận gặp Pháp: hiệp 2 ai bắt?",
        ),
        (
            ("Sa Pa khen thưởng 29 đảng viên phải không?", "so với kế hoạch thì đạt mấy phần trăm"),
            "Sa Pa khen thưởng 29 đảng viên: so với kế hoạch thì đạt mấy phần trăm",
        ),
        (
            ("Nhóm câu hỏi đầu tiên bàn về gì?", "còn nhóm thứ 2?"),
            "Nhóm câu hỏi thứ 2 bàn về gì?",
        ),
        (
            ("Xã phải trả khoản nợ bao nhiêu tiền?", "còn lại thì sao?"),
            "Xã phải trả khoản nợ: còn lại bao nhiêu",
        ),
        (("Thào A Sinh chủ trì hội nghị nào?", "lúc đó bác ấy nói gì?"), "lúc đó Thào A Sinh nói gì?"),
        (("Châu Âu bao giờ bán xe này?", "thế thị trường Anh thì khi nào?"), "thị trường Anh bao giờ bán xe này?"),
        (
            ("Thị trấn Sông Mã có bao nhiêu đảng viên?", "Bí thư Thị ủy Sa Pa là ai vậy?"),
            "Bí thư Thị ủy Sa Pa là ai?",
        ),
    ],
)
def test_a_turn_is_completed_as_one_would_say_it(assistant: Assistant, turns: tuple[str, ...], standalone: str) -> None:
    assert read(assistant, *turns).standalone == standalone


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        (
            "Năm 2022 Thị ủy kiểm tra mấy cuộc, rồi giám sát chuyên đề mấy cuộc?",
            "Năm 2022 Thị ủy giám sát chuyên đề mấy cuộc?",
        ),
        ("Vụ cháy ở chợ: mấy người chết và mấy người bị thương?", "Vụ cháy ở chợ: mấy người bị thương?"),
        ("Tháp cao bao nhiêu mét, xây năm nào?", "Tháp, xây năm nào?"),
        ("Bội chi năm 2016 và năm 2020 lần lượt mấy phần trăm?", "Bội chi năm 2020 mấy phần trăm?"),
        ("Phòng nào nhận Đội 1 ở Sa Pa, và Đội 2 thì chuyển về đâu?", "Đội 2 chuyển về đâu, Sa Pa"),
    ],
)
def test_a_later_part_takes_the_subject_of_the_first(question: str, standalone: str) -> None:
    assert split_parts(question)[-1].standalone == standalone


def test_a_list_behind_a_share_is_one_question() -> None:
    assert len(split_parts("Tỷ lệ trưởng bản, tổ trưởng dân phố là đảng viên đạt mấy %?")) == 1


def test_the_parts_of_a_follow_up_are_completed_all(assistant: Assistant) -> None:
    first = "Đảng bộ cơ quan Thị ủy báo cáo kiểm tra bao nhiêu lượt tổ chức đảng?"
    answer = assistant.ask("còn đảng viên thì bao nhiêu, đạt mấy %?", [Turn(first, assistant.ask(first))])
    assert "2.311" in answer.text
    assert "158,6%" in answer.text


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Cho mình hỏi chút, giá vé bao nhiêu vậy ạ?", "giá vé bao nhiêu?"),
        ("Bạn ơi, làm ơn cho biết ai ký quyết định vậy", "ai ký quyết định"),
        ("kể tên các xã giúp em với", "kể tên các xã"),
        ("tất cả là mấy lượt rồi ta", "tất cả là mấy lượt"),
        ("như thế là sao?", "như thế là sao?"),
        ("xã có bao nhiêu hộ?", "xã có bao nhiêu hộ?"),
        ("ai thắng Tây Ban Nha", "ai thắng Tây Ban Nha"),
        ("ai đang ở đây?", "ai đang ở đây?"),
        ("đội nào có lợi thế?", "đội nào có lợi thế?"),
        ("Sa Pa đông nhất nhỉ?", "Sa Pa đông nhất nhỉ?"),
    ],
)
def test_words_of_courtesy_are_no_part_of_a_question(typed: str, left: str) -> None:
    assert without_courtesy(typed) == left


@pytest.mark.parametrize(
    ("typed", "sentences", "written"),
    [
        ("luân chuyển mấy người (2021-23)", (), "luân chuyển mấy người (2021-2023)"),
        ("gđ 2021-2025 trồng mấy ha", (), "giai đoạn 2021-2025 trồng mấy ha"),
        ("Kế hoạch 02-21/KH", (), "Kế hoạch 02-21/KH"),
        ("ổ dịch LMLM ở đâu", ("Bệnh lở mồm long móng lây nhanh.",), "ổ dịch lở mồm long móng ở đâu"),
        ("mấy TC đảng", ("Mỗi tổ chức đảng", "tổ chức đảng yếu", "tiền cho dân"), "mấy tổ chức đảng"),
        ("mấy TC đảng", ("tiền cho dân",), "mấy TC đảng"),
        ("HAGL gặp ai", ("HAGL thắng.", "hai anh giúp lúa"), "HAGL gặp ai"),
        ("y tế Q.Ngãi", ("Bệnh viện Quảng Ngãi",), "y tế Quảng Ngãi"),
    ],
)
def test_short_forms_are_written_out_where_the_sentences_settle_them(
    typed: str, sentences: tuple[str, ...], written: str
) -> None:
    assert written_out(typed, sentences) == written


def test_what_names_the_report_weighs_less_than_what_is_asked() -> None:
    source = naming_source("theo báo cáo Đảng bộ cơ quan thì bao nhiêu lượt học viên (số liệu 2019)")
    assert {"báo", "cáo", "quan", "liệu"} <= source
    assert not source & {"lượt", "học", "viên"}


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Doanh thu du lịch Lào Cai quý 1?", Wants.COUNT),
        ("Bị can bị khởi tố về hành vi gì?", Wants.TEXT),
        ("Võ sĩ nào thắng trận đó?", Wants.PERSON),
        ("Anh ấy định làm gì với mấy dự án còn lại?", Wants.TEXT),
        ("Ông Hòa nêu cách gì để dẹp nạn này?", Wants.TEXT),
        ("Cho xin tên 3 người bị bắt", Wants.LIST),
        ("391 cán bộ chia ra từng luồng thế nào?", Wants.LIST),
        ("Nói ngắn gọn về vụ cháy", Wants.SUMMARY),
    ],
)
def test_everyday_wording_tells_what_is_wanted(assistant: Assistant, question: str, wants: Wants) -> None:
    assert read(assistant, question).wants is wants
