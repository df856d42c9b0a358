"""Questions of nothing that the articles tell are refused; what they tell is found, however short the question."""

import pytest

from rag.assistant import Assistant
from records.answer import Status
from records.question import Turn
from vectorstore.embedder import SentenceEmbedder

FOREIGN = [
    "giá xăng hôm nay",
    "gia vang hom nay bao nhieu",
    "ket qua bong da",
    "lương tối thiểu vùng",
    "bao hiem y te",
    "Muốn làm hộ chiếu thì cần giấy tờ gì?",
    "Tai nạn giao thông xảy ra ở đâu?",
    "Vì sao trời mưa?",
    "Đội tuyển Việt Nam đá với ai?",
    "What is the capital of France?",
]
TOLD = [
    "doanh nghiệp",
    "vùng cao",
    "ket nap dang",
    "kỷ luật đảng viên",
    "chi bo chua co chi uy",
    "đảng viên nữ",
    "Người kết luận hội nghị ngày 15-5 là ai?",
    "Trưởng ban tuyên giáo tên gì?",
]


@pytest.mark.parametrize("question", FOREIGN)
def test_a_question_of_another_topic_is_not_found(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations


@pytest.mark.parametrize("question", TOLD)
def test_a_few_words_of_what_is_told_are_answered(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).citations


def test_another_topic_in_a_conversation_is_not_found_and_a_follow_up_is(assistant: Assistant) -> None:
    first = "Ai trao giải nhất Hội thi cho Đảng ủy phường Sa Pa?"
    history = [Turn(first, assistant.ask(first))]
    other = assistant.ask("giá xăng hôm nay", history)
    assert other.status is Status.NOT_FOUND
    after = assistant.ask("sinh hoạt chi bộ", [*history, Turn("giá xăng hôm nay", other)])
    assert after.citations and "sinh hoạt chi bộ" in after.claims[0].text
    assert assistant.ask("ông Huy giữ chức gì trong tỉnh ủy?", history).citations


def test_with_a_model_whose_cosines_nobody_measured_the_words_tell(
    assistant: Assistant, bundled_model: SentenceEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundled_model, "is_bundled", False)
    assert assistant.ask("xổ số miền bắc").status is Status.NOT_FOUND
    assert assistant.ask("dịch sốt xuất huyết").status is Status.NOT_FOUND
    assert assistant.ask("kỷ luật đảng viên").citations
