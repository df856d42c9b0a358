"""What is kept of conversations, for whom, and that it goes when it is deleted."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import conversations.store
from conversations.rows import title_of
from conversations.store import Conversations
from errors import ConversationError
from records.conversation import Exchange, Feedback, Rating
from records.question import Scope
from tests.conversations.samples import everything_in, exchange

GOOD, BAD = Feedback(Rating.GOOD), Feedback(Rating.BAD, "Sai số liệu", "Phải là 135.")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Conversations]:
    with Conversations.open(tmp_path) as opened:
        yield opened


def asked(*exchanges: Exchange) -> list[str]:
    return [one.question for one in exchanges]


def test_what_is_added_comes_back_as_it_was_also_after_a_restart(kept: Conversations, tmp_path: Path) -> None:
    scope = Scope(frozenset({"a1", "a2"}), "Sa Pa", 2022)
    limited = replace(exchange("Sau?"), feedback=BAD, scope=scope, scope_named="Đại hội · Sa Pa · năm 2022")
    told = (exchange(), Exchange("?", notice="Câu hỏi đang trống."), limited)
    id_ = kept.create()
    assert [kept.add("an", id_, one) for one in told] == [0, 1, 2]
    assert kept.exchanges("an", id_) == told
    kept.close()
    with Conversations.open(tmp_path) as again:
        assert again.exchanges("an", id_) == told
        (summary,) = again.of("an")
        assert (summary.id, summary.title, summary.exchanges) == (id_, "Kết nạp bao nhiêu?", 3)
        assert summary.updated.tzinfo


def test_an_answer_that_was_broken_off_is_kept_as_it_stands(kept: Conversations) -> None:
    kept.add("an", "c", replace(exchange(), growing=True))
    assert not kept.exchanges("an", "c")[0].growing


def test_nothing_is_made_before_something_is_kept(kept: Conversations, tmp_path: Path) -> None:
    assert kept.create() != kept.create()
    assert (kept.of("an"), kept.rated()) == ((), ())
    kept.delete("an", "c")
    kept.delete_all("an")
    assert list(tmp_path.iterdir()) == []


def test_the_conversation_last_added_to_comes_first(kept: Conversations) -> None:
    for id_ in ("a", "b", "c", "a"):
        kept.add("an", id_, exchange(f"Hỏi {id_}?"))
    kept.rate("an", "b", 0, GOOD)
    assert [(one.id, one.exchanges) for one in kept.of("an")] == [("a", 2), ("c", 1), ("b", 1)]


def test_nobody_reaches_what_is_another_users(kept: Conversations) -> None:
    kept.add("an", "c", exchange("Của An?"))
    for act in (
        lambda: kept.exchanges("bình", "c"),
        lambda: kept.rate("bình", "c", 0, GOOD),
        lambda: kept.replace("bình", "c", 0, exchange()),
    ):
        with pytest.raises(ConversationError, match="Không có cuộc trò chuyện này"):
            act()
    kept.add("bình", "c", exchange("Của Bình?"))  # even with an id that is taken
    kept.delete("bình", "c")
    kept.delete_all("bình")
    assert asked(*kept.exchanges("an", "c")) == ["Của An?"]
    assert kept.of("bình") == ()


def test_an_exchange_asked_anew_takes_the_later_ones_with_it(kept: Conversations) -> None:
    for question in ("Một?", "Hai?", "Ba?"):
        kept.add("an", "c", exchange(question))
    kept.rate("an", "c", 1, BAD)
    kept.replace("an", "c", 1, exchange("Hai, sửa?"))
    assert asked(*kept.exchanges("an", "c")) == ["Một?", "Hai, sửa?"]
    assert kept.rated() == ()
    assert kept.add("an", "c", exchange("Ba?")) == 2
    kept.replace("an", "c", 0, exchange("Một, sửa?"))
    assert [(one.title, one.exchanges) for one in kept.of("an")] == [("Một, sửa?", 1)]


@pytest.mark.parametrize("position", [-1, 1, 10**12])
def test_a_position_that_is_not_there_is_told(kept: Conversations, position: int) -> None:
    kept.add("an", "c", exchange())
    with pytest.raises(ConversationError):
        kept.replace("an", "c", position, exchange())
    with pytest.raises(ConversationError):
        kept.rate("an", "c", position, GOOD)
    assert kept.exchanges("an", "c") == (exchange(),)


def test_a_rating_is_changed_and_taken_back(kept: Conversations) -> None:
    kept.add("an", "c", exchange())
    for feedback in (GOOD, BAD, None):
        kept.rate("an", "c", 0, feedback)
        assert kept.exchanges("an", "c")[0].feedback == feedback
    assert kept.rated() == ()


def test_what_was_rated_is_told_with_the_answered_questions_before_it_and_without_its_user(kept: Conversations) -> None:
    for id_ in ("a", "b"):
        for one in (exchange("Một?"), Exchange("…", notice="Chưa hiểu."), exchange("Hai?")):
            kept.add("an", id_, one)
    kept.rate("an", "b", 2, BAD)
    kept.rate("an", "a", 0, GOOD)
    assert [(one.exchange.question, one.before, one.exchange.feedback) for one in kept.rated()] == [
        ("Hai?", ("Một?",), BAD),
        ("Một?", (), GOOD),
    ]
    assert all(one.when.tzinfo for one in kept.rated())


def test_what_is_deleted_is_gone_from_the_files(kept: Conversations, tmp_path: Path) -> None:
    for number in range(30):
        kept.add("an", "c", exchange(f"BÍ MẬT MỘT {number} " + "dài " * 500))
        kept.add("an", "d", exchange(f"BÍ MẬT HAI {number}"))
    kept.rate("an", "d", 0, Feedback(Rating.BAD, "", "BÍ MẬT BA"))
    assert "BÍ MẬT MỘT".encode() in everything_in(tmp_path)
    kept.delete("an", "c")
    assert "BÍ MẬT MỘT".encode() not in everything_in(tmp_path)
    assert "BÍ MẬT HAI".encode() in everything_in(tmp_path)
    kept.rate("an", "d", 0, None)
    assert "BÍ MẬT BA".encode() not in everything_in(tmp_path)
    kept.replace("an", "d", 0, exchange("Câu mới?"))
    assert "BÍ MẬT".encode() not in everything_in(tmp_path)
    kept.delete_all("an")
    assert "Câu mới".encode() not in everything_in(tmp_path)
    assert kept.of("an") == ()


def test_a_users_oldest_conversation_makes_room_for_a_new_one(
    kept: Conversations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations.store, "MAX_CONVERSATIONS", 3)
    kept.add("bình", "x", exchange())
    for id_ in ("a", "b", "c", "a", "d"):
        kept.add("an", id_, exchange(f"Hỏi riêng {id_}?"))
    assert [one.id for one in kept.of("an")] == ["d", "a", "c"]
    assert "riêng b".encode() not in everything_in(tmp_path)
    assert len(kept.of("bình")) == 1


def test_a_conversation_that_is_full_says_so(kept: Conversations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations.store, "MAX_EXCHANGES", 2)
    kept.add("an", "c", exchange())
    kept.add("an", "c", exchange())
    with pytest.raises(ConversationError, match="mở cuộc trò chuyện mới"):
        kept.add("an", "c", exchange())
    assert len(kept.exchanges("an", "c")) == 2


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Ngắn?", "Ngắn?"),
        ("  Hai\n\tdòng  ", "Hai dòng"),
        ("", "…"),
        ("\u200b\x00\u202e", "…"),
        ("từ " * 40, "từ " * 19 + "từ…"),
        ("x" * 10_000, "x" * 59 + "…"),
        ("a" * 60, "a" * 60),
        ("\u202eđảo <b>", "đảo <b>"),
    ],
)
def test_a_title_is_one_short_line_cut_at_a_word(question: str, title: str) -> None:
    assert title_of(question) == title
    assert len(title) <= 61


@pytest.mark.parametrize("text", ["'; DROP TABLE exchanges; --", "\x00\x01", "\ud800 nửa", "🙂" * 99, "\u202e<script>"])
def test_whatever_is_typed_is_only_text(kept: Conversations, text: str) -> None:
    id_ = kept.create()
    kept.add(text, text, exchange(text))
    kept.add(text, id_, Exchange(text, notice=text, feedback=Feedback(Rating.BAD, text, text * 5000)))
    (one,) = kept.exchanges(text, text)
    shown = text.replace("\ud800", "?")
    assert (one.question, one.answer and one.answer.question) == (shown, shown)
    feedback = kept.exchanges(text, id_)[0].feedback
    assert feedback and len(feedback.comment) <= 2000
    assert [summary.exchanges for summary in kept.of(text)] == [1, 1]


def test_twenty_threads_keep_each_users_own(kept: Conversations) -> None:
    def talk(user: str) -> list[str]:
        for number in range(15):
            assert kept.add(user, "c", exchange(f"{user} {number}")) == number
            kept.rate(user, "c", number, GOOD)
            kept.of(user)
        return asked(*kept.exchanges(user, "c"))

    users = [f"u{number}" for number in range(20)]
    with ThreadPoolExecutor(20) as threads:
        told = list(threads.map(talk, users))
    assert told == [[f"{user} {number}" for number in range(15)] for user in users]
    assert len(kept.rated()) == 300


def test_threads_of_one_conversation_leave_no_gap(kept: Conversations) -> None:
    with ThreadPoolExecutor(20) as threads:
        found = list(threads.map(lambda _: kept.add("an", "c", exchange()), range(20)))
    assert sorted(found) == list(range(20)) and len(kept.exchanges("an", "c")) == 20


def test_after_closing_it_says_so(kept: Conversations) -> None:
    kept.add("an", "c", exchange())
    kept.close()
    with pytest.raises(ConversationError):
        kept.of("an")
