import logging
from html import unescape
from threading import Event

import pytest

from records.answer import Claim, Writer
from records.conversation import Exchange
from records.question import Scope
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from ui import texts
from ui.talk import MAX_HISTORY, Asked, Frame, Said, Talk, messages_of, reply
from ui.texts import chat as words

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Khai trừ 3 đảng viên.")
CLAIMS = [Claim("Kết nạp **134** đảng viên.", (1,)), Claim("Khai trừ **3** đảng viên.", (1,))]


@pytest.fixture
def assistant() -> FixedAssistant:
    return FixedAssistant(ARTICLE, claims=CLAIMS, citations=[cite(ARTICLE, ARTICLE.text)])


@pytest.fixture
def model() -> FixedAssistant:
    citations = [cite(ARTICLE, ARTICLE.text)]
    return FixedAssistant(ARTICLE, claims=CLAIMS, citations=citations, model_name=MODEL, note="Chậm.")


def ask(assistant: FixedAssistant, question: str, talk: Talk | None = None) -> Frame:
    return list(reply(assistant, Asked(question), talk or Talk(), 2000, Event()))[-1]


def shown(frame: Frame) -> list[str]:
    return [unescape(message["content"]) for message in messages_of(frame.exchange, 300)]


def test_the_question_is_shown_before_the_answer_comes(assistant: FixedAssistant) -> None:
    first = next(reply(assistant, Asked("Bao nhiêu?"), Talk(), 2000, Event()))
    assert first.exchange.growing
    assert shown(first)[0] == "Bao nhiêu?"
    assert assistant.histories == []


def test_while_a_language_model_works_the_page_says_so_and_shows_each_claim_as_it_comes(model: FixedAssistant) -> None:
    frames = reply(model, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, Event())
    told = [shown(next(frames))[-1]]
    for _ in range(3):
        model.go.release()
        told.append(shown(next(frames))[-1])
    told.append(shown(next(frames))[-1])
    assert [texts.WAITING in one for one in told] == [True, False, False, False, False]
    assert [texts.GROWING in one for one in told] == [False, True, True, True, False]
    assert ["134" in one for one in told] == [False, True, True, True, True]
    assert ["3</strong>" in one for one in told] == [False, False, True, True, True]
    assert ["Mô hình <b>qwen</b> viết" in one for one in told] == [False] * 4 + [True]
    assert "Chậm." in told[-1]
    assert model.writers == [Writer.MODEL]


def test_a_stop_is_heard_while_the_model_is_silent_and_what_is_shown_stays(model: FixedAssistant) -> None:
    stop = Event()
    frames = reply(model, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, stop)
    next(frames)
    model.go.release()
    assert next(frames).exchange.growing
    stop.set()
    (last,) = list(frames)
    assert not last.exchange.growing
    assert "134" in shown(last)[-1] and words.STOPPED in shown(last)[-1]
    model.go.release(5)


def test_a_stop_before_the_first_claim_leaves_only_that_it_was_stopped(model: FixedAssistant) -> None:
    stop = Event()
    frames = reply(model, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, stop)
    next(frames)
    stop.set()
    (last,) = list(frames)
    assert last.exchange == Exchange("Bao nhiêu?", notice=words.STOPPED_EMPTY)
    model.go.release(5)


def test_a_reader_who_leaves_stops_the_model(model: FixedAssistant) -> None:
    stop = Event()
    frames = reply(model, Asked("Bao nhiêu?", Writer.MODEL), Talk(), 2000, stop)
    next(frames)
    model.go.release()
    next(frames)
    frames.close()  # type: ignore[attr-defined]
    assert stop.is_set()
    model.go.release(5)


def test_the_last_frame_holds_the_whole_answer(assistant: FixedAssistant) -> None:
    frame = ask(assistant, "Bao nhiêu?")
    assert "<strong>134</strong>" in shown(frame)[1] and "<strong>3</strong>" in shown(frame)[1]
    assert frame.exchange.question == "Bao nhiêu?" and not frame.exchange.growing


def test_a_follow_up_is_asked_with_the_answered_turns_before_it(assistant: FixedAssistant) -> None:
    one, failed = ask(assistant, "Một?").exchange, ask(assistant, "máy hỏng").exchange
    ask(assistant, "Còn năm 2023?", Talk(said=(Said(one, 0), Said(failed, 1))))
    (turn,) = assistant.histories[-1]
    assert turn.question == "Một?"
    assert turn.answer is not None


def test_no_more_of_a_long_conversation_is_told_than_a_follow_up_may_refer_to(assistant: FixedAssistant) -> None:
    one = ask(assistant, "Một?").exchange
    ask(assistant, "Hai?", Talk(said=(Said(one),) * (MAX_HISTORY + 2)))
    assert len(assistant.histories[-1]) == MAX_HISTORY


def test_the_answer_is_looked_for_where_the_reader_wants(assistant: FixedAssistant) -> None:
    scope = Scope(frozenset({"a1"}), "Sa Pa", 2022)
    frames = list(reply(assistant, Asked("Bao nhiêu?", scope=scope, scope_named="<b>Sa Pa</b>"), Talk(), 2000, Event()))
    assert assistant.scopes == [scope]
    assert {frame.exchange.scope for frame in frames} == {scope}
    assert words.FILTERED.format(scope="<b>Sa Pa</b>") in shown(frames[-1])[-1]
    assert "<b>Sa Pa" not in messages_of(frames[-1].exchange, 300)[-1]["content"]


def test_an_empty_question_leaves_only_a_hint_behind(assistant: FixedAssistant) -> None:
    frame = ask(assistant, "   ")
    assert frame.refused
    (told,) = shown(frame)
    assert "trống" in told


def test_a_question_too_long_is_refused_and_shown_cut(assistant: FixedAssistant) -> None:
    question = "x" * 10_000
    frame = ask(assistant, question)
    assert frame.refused
    assert len(shown(frame)[0]) < 400
    assert "quá dài" in shown(frame)[1]


def test_a_known_error_shows_its_own_message(assistant: FixedAssistant) -> None:
    assert "Không đọc được kho bài viết" in shown(ask(assistant, "kho bị khóa"))[-1]


def test_an_unknown_error_is_logged_and_shows_one_calm_sentence(
    assistant: FixedAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="ui.talk"):
        frame = ask(assistant, "máy hỏng")
    assert texts.UNEXPECTED_ERROR.split(",")[0] in shown(frame)[-1]
    assert "passwd" not in shown(frame)[-1]
    assert "passwd" in caplog.text


def test_an_error_of_the_thread_that_asks_the_model_is_told_as_any_other(model: FixedAssistant) -> None:
    frames = list(reply(model, Asked("máy hỏng", Writer.MODEL), Talk(), 2000, Event()))
    assert texts.UNEXPECTED_ERROR.split(",")[0] in shown(frames[-1])[-1]
