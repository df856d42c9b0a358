"""A figure of another thing than the one that is to be counted is no answer, however well place and year agree."""

import pytest

from rag.assistant import Assistant
from records.answer import Status


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2022 thị xã Sa Pa đón bao nhiêu khách du lịch?",
        "nam 2022, thi xa sa pa co bao nhieu bac sy?",
        "Có bao nhiêu người chết ở thị xã Sa Pa năm 2022?",
        "Lượng khách du lịch đến tỉnh Sơn La năm 2021 là bao nhiêu?",
        "Tỷ lệ hộ nghèo của toàn tỉnh Sơn La năm 2022 là bao nhiêu phần trăm?",
        "Năm 2022 thị xã Sa Pa có bao nhiêu xã bị sạt lở?",
        "Có bao nhiêu đảng viên nữ?",
        "bao nhieu dang vien tren 60 tuoi",
        "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên là đoàn viên?",
        "Có bao nhiêu bí thư chi bộ là nữ?",
    ],
)
def test_a_thing_that_no_article_counts_is_not_found(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Năm 2022 thị xã Sa Pa đối thoại với bao nhiêu người?", "1.160"),
        ("Bao nhiêu lượt người theo học các lớp lý luận chính trị?", "13.400"),
        ("Sơn La kết nạp bao nhiêu người vào Đảng năm 2021?", "2.617"),
        ("Bao nhiêu bí thư chi bộ đồng thời là trưởng bản?", "2.204"),
        ("Tỷ lệ chi bộ thôn, tổ dân phố có chi ủy là bao nhiêu?", "88,4%"),
    ],
)
def test_what_is_counted_in_other_words_is_found(assistant: Assistant, question: str, figure: str) -> None:
    assert figure in " ".join(claim.text for claim in assistant.ask(question).claims)
