from dataclasses import replace

import pytest

from records.answer import Claim, Writer
from records.conversation import Feedback, Rating
from records.question import Scope
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from tests.ui.kept import MemoryConversations
from ui.chat.keeper import Keeper
from ui.chat.lists import history_html
from ui.chat.session import Reader, Sessions, View, Wish
from ui.talk import STEP, WINDOW, Talk
from ui.texts import chat as words

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Khai trừ 3 đảng viên.")
CLAIMS = [Claim("Kết nạp **134** đảng viên.", (1,)), Claim("Khai trừ **3** đảng viên.", (1,))]
AN, BINH = Reader("tab-1", "an"), Reader("tab-2", "binh")
MODEL_WISH = Wish(Writer.MODEL)


@pytest.fixture
def store() -> MemoryConversations:
    return MemoryConversations()


@pytest.fixture
def model() -> FixedAssistant:
    return FixedAssistant(ARTICLE, claims=CLAIMS, citations=[cite(ARTICLE, ARTICLE.text)], model_name=MODEL)


@pytest.fixture
def sessions(model: FixedAssistant, store: MemoryConversations) -> Sessions:
    return Sessions(model, Keeper(store), 2000)


def ask(sessions: Sessions, question: str, talk: Talk | None = None, reader: Reader = AN) -> View:
    return list(sessions.ask(question, talk or Talk(), Wish(), reader))[-1]


def questions(talk: Talk) -> list[str]:
    return [one.exchange.question for one in talk.said]


def test_what_is_asked_is_kept_and_opens_again_for_the_same_user_only(
    sessions: Sessions, store: MemoryConversations
) -> None:
    talk = ask(sessions, "Hai?", ask(sessions, "Một?").talk).talk
    again = sessions.open(replace(AN, session="another tab", conversation=talk.id))
    assert questions(again.talk) == ["Một?", "Hai?"]
    assert len(again.messages) == 4
    foreign = sessions.open(replace(BINH, conversation=talk.id))
    assert foreign.talk == Talk() and foreign.note == words.TALK_MISSING
    assert [one.title for one in store.of("an")] == ["Một?"]


def test_two_tabs_of_one_user_are_two_conversations(sessions: Sessions) -> None:
    other = replace(AN, session="tab-3")
    first, second = ask(sessions, "Một?").talk, ask(sessions, "Khác?", reader=other).talk
    assert first.id != second.id
    assert questions(ask(sessions, "Hai?", first).talk) == ["Một?", "Hai?"]
    assert questions(ask(sessions, "Nữa?", second, other).talk) == ["Khác?", "Nữa?"]


def test_a_server_started_anew_goes_on_with_the_conversation_that_the_address_names(sessions: Sessions) -> None:
    talk = ask(sessions, "Một?").talk
    forgotten = Talk()
    assert questions(ask(sessions, "Hai?", forgotten, replace(AN, conversation=talk.id)).talk) == ["Một?", "Hai?"]


def test_a_store_that_fails_never_stops_answering(sessions: Sessions, store: MemoryConversations) -> None:
    store.broken = True
    view = ask(sessions, "Một?")
    assert "134" in view.messages[1]["content"]
    assert view.note == words.NOT_KEPT
    view = ask(sessions, "Hai?", view.talk)
    assert questions(view.talk) == ["Một?", "Hai?"]
    store.broken = False
    view = ask(sessions, "Ba?", view.talk)
    assert view.note == "" and [one.title for one in store.of("an")] == ["Ba?"]
    assert words.HISTORY_FAILED not in history_html(Keeper(store).all_of("an"), view.talk.id)


def test_retry_and_edit_put_the_new_exchange_in_the_place_of_the_last(
    sessions: Sessions, store: MemoryConversations
) -> None:
    talk = ask(sessions, "Hai?", ask(sessions, "Một?").talk).talk
    *_, again = sessions.retry(talk, Wish(), AN)
    assert questions(again.talk) == ["Một?", "Hai?"]
    mended = sessions.edit(again.talk, AN)
    assert mended.box == "Hai?" and mended.talk.editing
    changed = ask(sessions, "Ba?", mended.talk).talk
    assert questions(changed) == ["Một?", "Ba?"] and not changed.editing
    assert [one.question for one in store.exchanges("an", talk.id)] == ["Một?", "Ba?"]


def test_a_question_asked_again_is_looked_for_where_it_was_before(
    sessions: Sessions, model: FixedAssistant, store: MemoryConversations
) -> None:
    scope = Scope(place="Sa Pa", year=2022)
    *_, view = sessions.ask("Một?", Talk(), Wish(scope=scope, scope_named="Sa Pa · năm 2022"), AN)
    *_, again = sessions.retry(view.talk, Wish(scope=Scope(place="Sơn La"), scope_named="Sơn La"), AN)
    assert model.scopes == [scope, scope]
    (kept,) = store.exchanges("an", again.talk.id)
    assert (kept.scope, kept.scope_named) == (scope, "Sa Pa · năm 2022")


def test_what_is_refused_or_fails_is_to_stay_in_the_box(sessions: Sessions) -> None:
    assert ask(sessions, "x" * 10_000).refused
    assert ask(sessions, "  ").refused
    assert not ask(sessions, "Một?").refused


def test_a_later_question_of_another_tab_is_not_lost_by_a_retry(sessions: Sessions, store: MemoryConversations) -> None:
    talk = ask(sessions, "Một?").talk
    ask(sessions, "Ở thẻ khác?", talk, replace(AN, session="tab-3"))
    list(sessions.retry(talk, Wish(), AN))
    assert [one.question for one in store.exchanges("an", talk.id)] == ["Một?", "Ở thẻ khác?", "Một?"]


def test_nothing_can_be_retried_or_mended_before_a_question(sessions: Sessions) -> None:
    (view,) = sessions.retry(Talk(), Wish(), AN)
    assert view.note == words.NOTHING_TO_RETRY
    assert sessions.edit(Talk(), AN).box is None


def test_a_long_conversation_shows_its_newest_part_and_more_on_demand(
    sessions: Sessions, store: MemoryConversations
) -> None:
    talk = Talk()
    for number in range(WINDOW + STEP + 3):
        talk = ask(sessions, f"Câu {number}?", talk).talk
    assert len(talk.said) == WINDOW and talk.earlier == STEP + 3
    more = sessions.earlier(talk, AN).talk
    assert len(more.said) == WINDOW + STEP and more.earlier == 3
    assert sessions.earlier(more, AN).talk.earlier == 0
    after = ask(sessions, "Cuối?", more).talk
    assert len(after.said) == WINDOW and after.earlier == STEP + 4
    assert len(store.exchanges("an", talk.id)) == WINDOW + STEP + 4


def test_a_new_conversation_ends_the_answer_that_grows_and_keeps_it_where_it_belongs(
    sessions: Sessions, model: FixedAssistant, store: MemoryConversations
) -> None:
    views = sessions.ask("Một?", Talk(), MODEL_WISH, AN)
    assert next(views).busy and sessions.busy(AN)
    model.go.release()
    next(views)
    run = sessions._runs._current["tab-1"]
    run.silent = True  # what `new` does first, while another thread draws
    run.stop.set()
    assert list(views) == [], "nothing is drawn over the new conversation"
    assert sessions.new(AN).talk == Talk()
    (kept,) = store.of("an")
    (exchange,) = store.exchanges("an", kept.id)
    assert exchange.notice == words.STOPPED and exchange.answer is not None
    assert not sessions.busy(AN)
    model.go.release(5)


def test_a_reader_who_leaves_finds_what_there_was_of_the_answer(
    sessions: Sessions, model: FixedAssistant, store: MemoryConversations
) -> None:
    views = sessions.ask("Một?", Talk(), MODEL_WISH, AN)
    next(views)
    model.go.release()
    next(views)
    views.close()  # type: ignore[attr-defined]
    (kept,) = store.of("an")
    assert store.exchanges("an", kept.id)[0].notice == words.STOPPED
    assert not sessions.busy(AN)
    model.go.release(5)


def test_an_answer_is_rated_rated_otherwise_and_the_rating_taken_back(store: MemoryConversations) -> None:
    keeper = Keeper(store)
    sessions = Sessions(FixedAssistant(ARTICLE, claims=CLAIMS), keeper, 2000)
    talk = ask(sessions, "Một?").talk
    poor = Feedback(Rating.BAD, words.REASONS[0], "Số đúng là 143.")
    for given in (Feedback(Rating.GOOD), poor, None):
        rated = keeper.rate("an", talk, 0, given)
        assert rated is not None
        talk = rated
        assert store.exchanges("an", talk.id)[0].feedback == given
        assert sessions.view(talk).ratings == [given.rating if given else None]
    store.broken = True
    assert keeper.rate("an", talk, 0, poor) is None


def test_conversations_are_deleted_one_by_one_and_all_at_once(sessions: Sessions, store: MemoryConversations) -> None:
    first, second = ask(sessions, "Một?").talk, ask(sessions, "Khác?").talk
    theirs = ask(sessions, "Của tôi?", reader=BINH).talk
    view = sessions.delete(second, replace(AN, conversation=first.id))
    assert view.talk == second, "the open one stays"
    assert sessions.delete(second, replace(AN, conversation=second.id)).talk == Talk()
    assert sessions.delete(Talk(), replace(AN, conversation=theirs.id)).note == words.DELETE_FAILED
    ask(sessions, "Một?")
    sessions.delete_all(Talk(), AN)
    assert store.of("an") == () and len(store.of("binh")) == 1


def test_titles_in_the_list_are_text(sessions: Sessions, store: MemoryConversations) -> None:
    ask(sessions, '<img src=x onerror="alert(1)"> [x](javascript:1) **')
    shown = history_html(store.of("an"), "")
    assert "<img" not in shown and "](" not in shown and "**" not in shown
    assert words.TODAY.split()[0] in shown
