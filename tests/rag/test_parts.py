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
    assert split_parts(question) == parts


@pytest.mark.parametrize(
    ("message", "prompt"),
    [
        ("Chào bạn", "greeting"),
        ("xin chao", "greeting"),
        ("Cảm ơn em nhiều nhé", "thanks"),
        ("tạm biệt", "goodbye"),
        ("Chào bạn, năm 2022 kết nạp bao nhiêu đảng viên?", None),
        ("Bí thư huyện ủy là ai?", None),
        ("cảm ơn, còn năm 2023?", None),
    ],
)
def test_small_talk_is_told_from_questions(message: str, prompt: str | None) -> None:
    assert small_talk(message) == prompt
