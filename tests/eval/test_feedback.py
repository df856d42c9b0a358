"""Rated answers become questions: what a good answer tells is expected, a bad one waits for a person."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conversations.store import Rated
from errors import UsageError
from eval.feedback_questions import TO_FILL, Questions, questions, write_questions
from eval.match import form
from eval.metrics import judge
from eval.questions import read_gold
from records.answer import Answer, Claim
from records.conversation import Exchange, Feedback, Rating
from records.question import Scope
from tests.eval.answers import QUOTE, SOURCE, answer, cited, said

GOOD, BAD = Feedback(Rating.GOOD), Feedback(Rating.BAD, "Sai số liệu", "Phải là 135.")
RIGHT = answer("Năm 2022 kết nạp **134** đảng viên, đạt **104,2%** kế hoạch.")


def rated(one: Answer | None = RIGHT, feedback: Feedback = GOOD, *before: str, question: str = "Bao nhiêu?") -> Rated:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    return Rated(Exchange(question, one, None if one else "Chưa trả lời được.", feedback=feedback), before, when)


def made(*ratings: Rated, text: str = f"Đầu bài. {QUOTE} Hết.") -> Questions:
    return questions(ratings, lambda source: form(text) if source == SOURCE else None)


def test_a_good_answer_is_a_question_that_it_answers_rightly_itself(tmp_path: Path) -> None:
    found = made(rated())
    (row,) = found.gold
    assert row["question"] == "Bao nhiêu?" and row["status"] == "answered"
    assert row["expect"] == [["134"], ["104,2%"]]
    assert row["evidence"] == [{"source": SOURCE, "quote": QUOTE}]
    write_questions(found, tmp_path / "q.jsonl")
    (gold,) = read_gold(tmp_path / "q.jsonl")
    assert judge(gold, RIGHT).cited
    assert not judge(gold, answer("Năm 2022 kết nạp **135** đảng viên.")).right


def test_a_follow_up_keeps_the_questions_before_it() -> None:
    (row,) = made(rated(RIGHT, GOOD, *(f"Câu {number}?" for number in range(30)))).gold
    assert "question" not in row
    assert (len(row["turns"]), row["turns"][0], row["turns"][-1]) == (10, "Câu 21?", "Bao nhiêu?")


def test_a_refusal_that_is_good_expects_a_refusal() -> None:
    (row,) = made(rated(answer("Không tìm thấy.", "not_found"))).gold
    assert (row["status"], row["expect"], row["evidence"]) == ("not_found", [], [])


@pytest.mark.parametrize(
    ("verdict", "expect", "forbid"),
    [("Đúng.", "Đúng.", ["Không đúng."]), ("Không đúng.", "Không đúng.", None), ("Có.", "Có.", None)],
)
def test_a_yes_or_no_is_expected_and_its_opposite_is_wrong(verdict: str, expect: str, forbid: list[str] | None) -> None:
    (row,) = made(rated(answer(f"{verdict} Năm 2022 kết nạp **134** đảng viên."))).gold
    assert row["expect"] == [[expect], ["134"]]
    assert row.get("forbid") == forbid


def test_the_items_of_a_list_are_expected_whole() -> None:
    claims = (Claim("- Thào A Sinh, Phó Bí thư", (1,)), Claim("- Vũ Đức Hòa …", (1,)), Claim("Lời dẫn.", ()))
    (row,) = made(rated(said(claims, (cited(1, QUOTE),)))).gold
    assert row["expect"] == [["Thào A Sinh, Phó Bí thư"], ["Vũ Đức Hòa"]]


def test_what_was_asked_with_a_filter_is_left_out_and_told(tmp_path: Path) -> None:
    ratings = [rated(), rated(RIGHT, BAD, question="Hai?")]
    limited = [replace(one, exchange=replace(one.exchange, scope=Scope(year=2022))) for one in ratings]
    found = made(*limited, rated(question="Ba?"))
    assert ([row["question"] for row in found.gold], found.to_fill, found.limited) == (["Ba?"], (), 2)
    assert "Bỏ qua 2 góp ý" in write_questions(found, tmp_path / "q.jsonl")[-1]


@pytest.mark.parametrize("text", [f"{QUOTE}".replace("134", "135"), "", "Bài khác hẳn."])
def test_an_answer_whose_sentence_has_changed_is_left_out_and_counted(text: str) -> None:
    found = made(rated(), text=text)
    assert (found.gold, found.changed) == ((), 1)
    assert made(rated(answer("**134**", source="gone.txt"))).changed == 1


def test_white_space_and_tone_marks_that_changed_are_no_change() -> None:
    assert made(rated(), text=QUOTE.replace(" ", "\u00a0\n")).changed == 0


def test_what_two_readers_rate_alike_counts_once_and_what_one_calls_bad_is_not_gold() -> None:
    assert len(made(rated(), rated()).gold) == 1
    assert len(made(rated(), rated(question="Mấy?")).gold) == 2
    found = made(rated(), rated(feedback=BAD), rated())
    assert (found.gold, len(found.to_fill), found.contested) == ((), 1, 1)


def test_a_bad_answer_is_refused_by_eval_until_somebody_has_filled_it_in(tmp_path: Path) -> None:
    found = made(rated(feedback=BAD), rated(None, BAD))
    told = write_questions(found, tmp_path / "q.jsonl")
    assert not (tmp_path / "q.jsonl").exists()
    assert len(told) == 1 and "2 câu trả lời chưa tốt" in told[0] and "q.todo.jsonl" in told[0]
    row, refused = found.to_fill
    assert row["review"]["reason"] == "Sai số liệu" and row["review"]["comment"] == "Phải là 135."
    assert row["review"]["answer"] == RIGHT.text and row["review"]["cited"] == [{"source": SOURCE, "quote": QUOTE}]
    assert refused["review"]["answer"] == "Chưa trả lời được."
    evidence = [{"source": SOURCE, "quote": QUOTE}]
    filled = {"status": "answered", "expect": [["135"]], "evidence": evidence}
    for given in ({}, {"status": "answered"}, {"status": "answered", "expect": []}, {"expect": [["135"]]}):
        again = tmp_path / f"{len(list(tmp_path.iterdir()))}.jsonl"
        write_questions(replace(found, gold=(row | given,), to_fill=()), again)
        with pytest.raises(UsageError, match="Dòng 1 "):
            read_gold(again)
    with pytest.raises(UsageError, match=TO_FILL):
        read_gold(tmp_path / "q.todo.jsonl")
    write_questions(replace(found, gold=(row | filled,), to_fill=()), tmp_path / "done.jsonl")
    assert read_gold(tmp_path / "done.jsonl")[0].expect == (("135",),)


@pytest.mark.parametrize("there", ["q.jsonl", "q.todo.jsonl"])
def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("filled in by hand")
    with pytest.raises(UsageError, match="đã có"):
        write_questions(made(rated(), rated(feedback=BAD, question="Mấy?")), tmp_path / "q.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="thư mục"):
        write_questions(made(rated()), tmp_path / "none" / "q.jsonl")


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    (told,) = write_questions(made(rated(), text="khác"), tmp_path / "q.jsonl")
    assert "Bỏ qua 1 câu trả lời tốt" in told
    assert write_questions(made(), tmp_path / "q.jsonl") == ("Không có góp ý nào thành câu hỏi được.",)
