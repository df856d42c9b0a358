"""Small talk and questions of several parts."""

import pytest

from rag.parts import split_parts
from rag.smalltalk import small_talk


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Nghị quyết 05 do ai ban hành, ngày nào?", ("Nghị quyết 05 do ai ban hành", "ngày nào?")),
        ("Huyện có mấy xã và mỗi xã có bao nhiêu chi bộ?", ("Huyện có mấy xã", "mỗi xã có bao nhiêu chi bộ?")),
        ("Ai chủ trì hội nghị?", ("Ai chủ trì hội nghị?",)),
        ("Năm 2021, 2022 kết nạp bao nhiêu đảng viên?", ("Năm 2021, 2022 kết nạp bao nhiêu đảng viên?",)),
        ("Thôn, bản và tổ dân phố nào có chi bộ?", ("Thôn, bản và tổ dân phố nào có chi bộ?",)),
    ],
)
def test_a_question_is_split_only_where_both_sides_ask(question: str, parts: tuple[str, ...]) -> None:
    assert tuple(part.asked for part in split_parts(question)) == parts


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("Nghị quyết 05 do ai ban hành, ngày nào?", "Nghị quyết 05 ban hành, ngày nào?"),
        ("Huyện Văn Bàn có mấy xã, mấy thị trấn?", "Huyện Văn Bàn có mấy thị trấn?"),
        (
            "Lớp học thu hút bao nhiêu học viên, đạt bao nhiêu phần trăm?",
            "Lớp học thu hút học viên, đạt bao nhiêu phần trăm?",
        ),
        ("Huyện có mấy xã, thị trấn Khánh Yên có mấy tổ?", "thị trấn Khánh Yên có mấy tổ?"),
        ("Năm 2020 kết nạp bao nhiêu đảng viên vượt bao nhiêu?", "Năm 2020 kết nạp đảng viên, vượt bao nhiêu?"),
        ("Ngày ban hành Chỉ thị 05-CT/TW và Kết luận 01-KL/TW?", "Ngày ban hành Kết luận 01-KL/TW?"),
        ("Bí thư với Chủ tịch tỉnh Lào Cai là ai?", "Chủ tịch tỉnh Lào Cai là ai?"),
        ("Văn Bàn và Bảo Yên có bao nhiêu chi bộ?", "Bảo Yên có bao nhiêu chi bộ?"),
        ("huyện Văn Bàn và huyện Bảo Yên có mấy xã?", "huyện Bảo Yên có mấy xã?"),
        (
            "Năm 2020 Văn Bàn kết nạp bao nhiêu đảng viên, Bảo Yên bao nhiêu?",
            "Năm 2020 Bảo Yên kết nạp bao nhiêu đảng viên",
        ),
    ],
)
def test_a_later_part_is_made_to_stand_by_itself(question: str, standalone: str) -> None:
    _, second = split_parts(question)
    assert second.standalone == standalone


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ thị 05-CT/TW và Kết luận 01-KL/TW khác nhau thế nào?",
        "Kết luận 01-KL/TW có trước hay sau Chỉ thị 05-CT/TW?",
        "Văn Bàn và Bảo Yên cộng lại có bao nhiêu chi bộ?",
        "Tuyến Văn Bàn và Bảo Yên dài bao nhiêu?",
    ],
)
def test_what_is_compared_or_summed_is_not_taken_apart(question: str) -> None:
    assert len(split_parts(question)) == 1


@pytest.mark.parametrize(
    ("message", "prompt"),
    [
        ("Chào bạn", "greeting"),
        ("xin chao", "greeting"),
        ("Cảm ơn em nhiều nhé", "thanks"),
        ("tạm biệt", "goodbye"),
        ("Thôi tạm biệt nhé, mai mình hỏi tiếp", "goodbye"),
        ("Chào bạn, năm 2022 kết nạp bao nhiêu đảng viên?", None),
        ("Bí thư huyện ủy là ai?", None),
        ("hiểu rồi, cảm ơn nhé", "thanks"),
        ("vâng ạ", "thanks"),
        ("Good morning", "greeting"),
        ("bạn có thể làm gì", "greeting"),
        ("chúc ngủ ngon", "goodbye"),
        ("Ai làm ra bia ở Đà Nẵng?", None),
        ("cảm ơn, còn năm 2023?", None),
    ],
)
def test_small_talk_is_told_from_questions(message: str, prompt: str | None) -> None:
    assert small_talk(message) == prompt


def test_two_offices_share_the_place() -> None:
    first, second = split_parts("Bí thư Huyện ủy và Chủ tịch UBND huyện Văn Bàn là ai?")
    assert first.standalone == "Bí thư Huyện ủy Văn Bàn là ai?"
    assert second.standalone == "Chủ tịch UBND huyện Văn Bàn là ai?"
