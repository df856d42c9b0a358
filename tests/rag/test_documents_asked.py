"""Documents that a question names, and documents that it asks for."""

import pytest

from rag.assistant import Assistant
from rag.enumerations import enumeration
from rag.target_document import about_end
from rag.wants import wants
from records.answer import Status
from records.passage import SectionKind, Sentence
from records.question import Wants
from vietnamese.documents import find_documents
from vietnamese.offices import find_people, holds, office_asked


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Chỉ thị 05 của Bộ Chính trị nói về việc gì?", "học tập"),
        ("NQ TW 4 khóa 12 về vấn đề gì?", "xây dựng, chỉnh đốn"),
        ("Nghị quyết số 21-NQ/TW về nội dung gì", "tăng cường củng cố, xây dựng tổ chức cơ sở đảng"),
        ("KL 21-KL/TW cua ai ban hanh", "Ban Chấp hành Trung ương"),
        ("Quy định 101 do cơ quan nào ban hành?", "Ban Bí thư"),
        ("kế hoạch 42-KH/TU ký hôm nào?", "17/5/2021"),
        ("Quy định 1375 được ban hành khi nào?", "22/11/2019"),
        ("Hướng dẫn của Ban Tuyên giáo Trung ương số mấy?", "37-HD/BTGTW"),
    ],
)
def test_what_is_asked_of_a_document_is_shown(assistant: Assistant, question: str, shown: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert shown in answer.text
    assert len(answer.text) < 450


@pytest.mark.parametrize(
    "question", ["Kết luận 77-KL/TW về việc gì?", "Quyết định 1976/QĐ-TTg ký ngày nào?", "Nghị định 15 do ai ban hành?"]
)
def test_a_document_that_is_not_there_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Nghị quyết số 9-NQ/TU ngày 1/2/2020 của Tỉnh ủy về phát triển cây ăn quả; kết quả", "phát triển cây ăn quả"),
        ("Kết luận 3 về “Giữ rừng đầu nguồn sông Đà” và nhiều việc khác", "sông Đà”"),
        ("Theo Nghị quyết số 9-NQ/TU, toàn tỉnh trồng rừng.", ""),
    ],
)
def test_what_a_document_is_about_stands_behind_it(text: str, about: str) -> None:
    mention = find_documents(text)[0]
    end = about_end(text, mention)
    assert text[:end].endswith(about) if about else end == 0


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Những xã nào đạt chuẩn?", Wants.LIST),
        ("Hai đồng chí nào chủ trì?", Wants.LIST),
        ("Kể tên các giải pháp", Wants.LIST),
        ("Liệt kê số đảng viên kết nạp từng năm", Wants.COUNT),
        ("Những năm nào được công nhận?", Wants.DATE),
        ("Ông A giữ những chức vụ gì?", Wants.OFFICE),
        ("Thứ trưởng Bộ Y tế nào trả lời?", Wants.PERSON),
        ("Bí thư Tỉnh ủy đi thăm xã nào?", Wants.TEXT),
        ("Tờ trình tăng giá nước gửi HĐND số mấy?", Wants.DOCUMENT),
        ("Năm 2022 xã nào đạt chuẩn?", Wants.TEXT),
    ],
)
def test_the_kind_of_answer_wanted_is_told(question: str, kind: Wants) -> None:
    assert wants(question, ()) is kind


def test_an_office_ends_before_what_its_holder_did() -> None:
    assert office_asked("Phó Chủ tịch UBND tỉnh từ 3/7/2017 là ai?") == "phó chủ tịch ủy ban nhân dân tỉnh"
    assert office_asked("Chủ tịch HĐND nói gì về cầu mới?") == "chủ tịch hội đồng nhân dân"


def test_an_appointment_gives_its_office_to_the_one_appointed() -> None:
    text = "Ông Trần Văn Bình cũng được Hội đồng thành viên bổ nhiệm giữ chức Tổng giám đốc Công ty Nước sạch."
    (person,) = find_people(text)
    assert [text[s:e] for s, e in person.offices] == ["Tổng giám đốc Công ty Nước sạch"]


def test_a_chair_of_a_commune_chairs_its_committee_and_no_council() -> None:
    assert holds("Chủ tịch UBND xã", "chủ tịch xã", frozenset())
    assert not holds("Chủ tịch HĐND xã", "chủ tịch xã", frozenset())
    assert holds("Thứ trưởng Bộ GTVT", "thứ trưởng giao thông vận tải", frozenset())
    assert not holds("Bí thư Đảng bộ cơ quan Thị ủy", "bí thư thị ủy", frozenset())


def _sentence(text: str) -> Sentence:
    return Sentence("a", 0, 0, SectionKind.BODY, 0, len(text), text)


def test_a_long_sentence_with_semicolons_is_no_list() -> None:
    text = "Tỉnh ra nghị quyết; các huyện chỉ đạo quyết liệt; nhân dân đồng lòng."
    assert enumeration(_sentence(text), ()) is None


def test_things_between_semicolons_lose_their_numbers() -> None:
    found = enumeration(_sentence("Bộ có 3 đơn vị gồm: 1- Vụ Mầm non; 2- Vụ Tiểu học; 3- Thanh tra."), ())
    assert found is not None
    assert [item.text for item in found.items] == ["Vụ Mầm non", "Vụ Tiểu học", "Thanh tra"]
