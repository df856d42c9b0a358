import logging
from html import unescape

import pytest

from records.answer import Claim, Writer
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from ui import texts
from ui.talk import MAX_EXCHANGES, MAX_HISTORY, Frame, Talk, reply

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Khai trừ 3 đảng viên.")
CLAIMS = [Claim("Kết nạp **134** đảng viên.", (1,)), Claim("Khai trừ **3** đảng viên.", (1,))]


@pytest.fixture
def assistant() -> FixedAssistant:
    return FixedAssistant(ARTICLE, claims=CLAIMS, citations=[cite(ARTICLE, ARTICLE.text)])


def ask(assistant: FixedAssistant, question: str, talk: Talk = ()) -> Frame:
    return list(reply(assistant, question, talk, 2000))[-1]


def test_the_question_is_shown_and_the_box_emptied_before_the_answer_comes(assistant: FixedAssistant) -> None:
    first = next(reply(assistant, "Bao nhiêu?", (), 2000))
    assert first.box == ""
    assert [message["role"] for message in first.messages] == ["user"]
    assert assistant.histories == []


def test_while_a_language_model_works_the_page_says_so_and_shows_each_claim_as_it_comes() -> None:
    model = FixedAssistant(
        ARTICLE, claims=CLAIMS, citations=[cite(ARTICLE, ARTICLE.text)], model_name=MODEL, note="Chậm."
    )
    frames = reply(model, "Bao nhiêu?", (), 2000, Writer.MODEL)
    shown = [next(frames).messages[-1]["content"]]
    for _ in range(4):
        model.go.release()
        shown.append(next(frames, None).messages[-1]["content"])  # type: ignore[union-attr]
    told = [unescape(one) for one in shown]
    assert [texts.WAITING in one for one in told] == [True, False, False, False, False]
    assert [texts.GROWING in one for one in told] == [False, True, True, True, False]
    assert ["134" in one for one in told] == [False, True, True, True, True]
    assert ["3</strong>" in one for one in told] == [False, False, True, True, True]
    assert ["Mô hình <b>qwen</b> viết" in one for one in told] == [False] * 4 + [True]
    assert "Chậm." in told[-1]
    assert model.writers == [Writer.MODEL]


def test_the_last_frame_holds_the_whole_answer_and_the_turn(assistant: FixedAssistant) -> None:
    frame = ask(assistant, "Bao nhiêu?")
    assert frame.box is None, "what is typed meanwhile stays"
    assert [message["role"] for message in frame.messages] == ["user", "assistant"]
    assert "<strong>134</strong>" in frame.messages[1]["content"]
    assert "<strong>3</strong>" in frame.messages[1]["content"]
    assert [exchange.question for exchange in frame.talk] == ["Bao nhiêu?"]


def test_a_follow_up_is_asked_with_the_answered_turns_before_it(assistant: FixedAssistant) -> None:
    talk = ask(assistant, "Một?").talk
    talk = ask(assistant, "máy hỏng", talk).talk
    frame = ask(assistant, "Còn năm 2023?", talk)
    (turn,) = assistant.histories[-1]
    assert turn.question == "Một?"
    assert turn.answer is not None
    assert [message["role"] for message in frame.messages] == ["user", "assistant"] * 3


def test_a_long_conversation_keeps_its_newest_part(assistant: FixedAssistant) -> None:
    talk: Talk = ()
    for number in range(MAX_EXCHANGES + 3):
        talk = ask(assistant, f"Câu {number}?", talk).talk
    assert len(talk) == MAX_EXCHANGES
    assert talk[-1].question == f"Câu {MAX_EXCHANGES + 2}?"
    assert len(assistant.histories[-1]) == MAX_HISTORY


def test_an_empty_question_leaves_only_a_hint_behind(assistant: FixedAssistant) -> None:
    frame = ask(assistant, "   ")
    assert [message["role"] for message in frame.messages] == ["assistant"]
    assert "trống" in frame.messages[0]["content"]
    assert frame.talk == ()


def test_a_question_too_long_is_refused_shown_cut_and_left_in_the_box(assistant: FixedAssistant) -> None:
    question = "x" * 10_000
    frame = ask(assistant, question)
    assert frame.box == question
    assert len(frame.messages[0]["content"]) < 400
    assert "quá dài" in frame.messages[1]["content"]
    assert frame.talk == ()


def test_a_known_error_shows_its_own_message(assistant: FixedAssistant) -> None:
    frame = ask(assistant, "kho bị khóa")
    assert "Không đọc được kho bài viết" in frame.messages[-1]["content"]


def test_an_unknown_error_is_logged_and_shows_one_calm_sentence(
    assistant: FixedAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="ui.talk"):
        frame = ask(assistant, "máy hỏng")
    assert texts.UNEXPECTED_ERROR.split(",")[0] in frame.messages[-1]["content"]
    assert "passwd" not in frame.messages[-1]["content"]
    assert "passwd" in caplog.text
    assert frame.box is None
