"""What may be asked next: natural questions of their own, each answered by the articles."""

import re

import pytest

from rag.assistant import Assistant
from rag.questions import LONGEST, asking_for
from records.answer import Status
from records.question import Turn
from vectorstore.facts import FigureFilter

ASKED = (
    "Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?",
    "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?",
    "Sa Pa đang duy trì bao nhiêu mô hình dân vận khéo?",
    "Kế hoạch của Tỉnh ủy Sơn La triển khai Nghị quyết 02-NQ/TU số bao nhiêu?",
)


@pytest.mark.parametrize("question", ASKED)
def test_each_suggestion_is_answered_and_asks_something_new(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    suggested = assistant.suggestions(question, answer)
    assert 0 < len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    for one in suggested:
        assert len(one) <= LONGEST
        assert one[0].isupper()
        assert one.endswith("?")
        again = assistant.ask(one)
        assert again.status in (Status.ANSWERED, Status.CONFLICT)
        assert again.text != answer.text


def test_the_same_question_of_another_year_comes_first(assistant: Assistant) -> None:
    question = "Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?"
    suggested = assistant.suggestions(question, assistant.ask(question))
    assert suggested[0] == "Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?"


def test_the_same_question_of_another_place_is_suggested_where_an_article_answers_it(assistant: Assistant) -> None:
    question = "Năm 2022, Sa Pa kết nạp bao nhiêu đảng viên?"
    suggested = assistant.suggestions(question, assistant.ask(question))
    assert suggested[0] == "Năm 2022, tỉnh Sơn La kết nạp bao nhiêu đảng viên?"
    assert "2.541" in assistant.ask(suggested[0]).text
    question = "Sa Pa đang duy trì bao nhiêu mô hình dân vận khéo?"
    assert not any("Sơn La" in one for one in assistant.suggestions(question, assistant.ask(question)))


def test_what_was_asked_before_is_not_suggested(assistant: Assistant) -> None:
    question = "Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?"
    answer = assistant.ask(question)
    before = Turn("Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?")
    assert before.question not in assistant.suggestions(question, answer, [before])


def test_a_question_of_yes_or_no_is_not_asked_of_other_years(assistant: Assistant) -> None:
    question = "Năm 2022 Sơn La kết nạp 134 đảng viên phải không?"
    assert not any("phải không" in one for one in assistant.suggestions(question, assistant.ask(question)))


def test_the_limit_is_kept_and_small_talk_suggests_nothing(assistant: Assistant) -> None:
    question = ASKED[0]
    assert len(assistant.suggestions(question, assistant.ask(question), limit=1)) == 1
    assert assistant.suggestions("Xin chào", assistant.ask("Xin chào")) == ()


def test_a_question_made_from_a_figure_hides_it_and_stands_alone(assistant: Assistant) -> None:
    figures = assistant.figures(FigureFilter())
    made = {question: one for one in figures if (question := asking_for(one))}
    assert len(made) > 10
    for question, stated in made.items():
        assert "bao nhiêu" in question
        assert stated.written not in re.findall(r"[\w.,]+", question.replace("Năm 2022,", ""))
        assert not any(word in question.split() for word in ("này", "đó", "trên"))


def test_examples_are_answered_questions(assistant: Assistant) -> None:
    examples = assistant.examples(4)
    assert len(examples) == 4
    assert all(len(one) <= LONGEST and one.endswith("?") for one in examples)
