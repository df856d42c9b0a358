"""Questions typed in English become Vietnamese words that can be searched for; Vietnamese ones are left alone."""

import json
from pathlib import Path

import pytest

from vietnamese.english import from_english, is_english
from vietnamese.normalise import fold

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "articles.jsonl"


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("How many households escaped poverty in 2021?", "bao nhiêu hộ thoát nghèo năm 2021?"),
        ("When was Directive 05-CT/TW issued?", "khi nào chỉ thị 05-CT/TW ban hành?"),
        ("Who is the chairman of the People's Committee of Lao Cai province?", None),
        ("What is Decree 67/2014/NĐ-CP about?", "nghị định 67/2014/NĐ-CP về nội dung gì?"),
        ("Which resolution was issued on 16 June 2022?", "nghị quyết nào ban hành ngày 16/6/2022?"),
        ("How many members were admitted in May 2017?", "bao nhiêu đảng viên kết nạp tháng 5/2017?"),
        ("Did the town admit 1,134 Party members?", "thị xã kết nạp 1.134 đảng viên phải không?"),
        ("In 2016, how much did the economy of Nam Dinh grow?", "năm 2016 kinh tế Nam Dinh tăng trưởng bao nhiêu?"),
        ("Who was the head of the organisation commission?", "ai là trưởng ban tổ chức?"),
        ("What is Sweden's current unemployment rate?", "tỷ lệ thất nghiệp hiện nay Thụy Điển là bao nhiêu?"),
        ("Why did the club fire the coach?", "vì sao câu lạc bộ sa thải huấn luyện viên?"),
        ("In the Thị ủy report, how many members were disciplined?", "báo cáo Thị ủy bao nhiêu đảng viên kỷ luật?"),
        ("How many votes were in favour of the bill?", "bao nhiêu phiếu tán thành dự luật?"),
        ("Who signed the 2017 World Bank report?", "ai ký báo cáo Ngân hàng Thế giới năm 2017?"),
        ("Where was the singer buried?", "ca sĩ an nghỉ ở đâu?"),
        ("Who is the U20 Vietnam coach?", "ai là huấn luyện viên U20 Việt Nam?"),
        ("How old is the driver?", "tài xế bao nhiêu tuổi?"),
        ("What did the president say about the missile test?", "tổng thống nói gì về thử nghiệm tên lửa?"),
        ("Which fund received the donations?", "quỹ nào nhận tiền quyên góp?"),
        ("How many trees were moved for the Thu Thiem 2 bridge?", "bao nhiêu cây chuyển cho cầu Thu Thiem 2?"),
        ("How many people live in Nam Dinh district", "bao nhiêu người sống huyện Nam Dinh"),
    ],
)
def test_an_english_question_is_put_into_vietnamese_words(english: str, vietnamese: str | None) -> None:
    assert is_english(english)
    if vietnamese is not None:
        assert from_english(english) == vietnamese
    else:
        assert from_english(english).startswith("ai là chủ tịch ủy ban nhân dân tỉnh Lao Cai")


def test_no_vietnamese_question_is_taken_for_english_with_or_without_its_diacritics() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    questions = [
        turn for row in rows if row["category"] != "english" for turn in row.get("turns", [row.get("question")])
    ]
    assert len(questions) > 300
    for question in questions:
        assert from_english(question) == question
        assert not is_english(fold(question))


@pytest.mark.parametrize("text", ["", "?", "ok", "Who?", "tks", "hội nghị online", "Facebook là gì", "the"])
def test_a_scrap_is_no_english(text: str) -> None:
    assert from_english(text) == text


def test_a_short_english_follow_up_opens_as_a_vietnamese_one_does() -> None:
    assert from_english("And in the first 6 months of 2017?") == "Còn 6 tháng đầu năm 2017?"
    assert from_english("What about Hai Duong?") == "Còn Hai Duong?"
