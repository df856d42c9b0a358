"""A language model words what the reader found, and nothing of it is shown that does not stand in what it cites."""

import re

import pytest

import prompts
from errors import LanguageModelError
from rag.assistant import Assistant
from rag.build import Parts
from rag.llm import words
from records.answer import Guarded, Status, Writer
from records.question import Turn
from tests.rag.played import NAME, played_by

ADMITTED = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"
SUMMED = "Từ đầu nhiệm kỳ đến hết năm 2022 Sa Pa đã kết nạp tổng cộng bao nhiêu đảng viên?"
OPEN = "Năm 2022 kết nạp được bao nhiêu đảng viên?"
ISSUED = "Nghị quyết 02-NQ/TU của Sơn La ra ngày nào?"
MOVED = "391 cán bộ luân chuyển ở Sơn La chia ra thế nào?"
HONEST = "Năm 2022, Sa Pa kết nạp được 134 đảng viên [1]."
LIE = "Năm 2022, Sa Pa kết nạp được 143 đảng viên [1]."


def shown(text: str) -> str:
    return re.sub(r"\*\*|\s*\[\d+\]", "", text)


def test_a_claim_that_stands_is_shown_as_it_was_written(parts: Parts) -> None:
    assistant, model = played_by(parts, HONEST)
    answer = assistant.ask(ADMITTED)
    assert answer.text == "Năm 2022, Sa Pa kết nạp được **134** đảng viên [1]."
    assert answer.made_with.writer == NAME == assistant.model_name
    assert answer.made_with.guarded == Guarded(passed=1)
    assert answer.note == "" and len(model.asked) == 1 and model.closed == 1


def test_the_model_is_told_what_was_found_and_where(parts: Parts) -> None:
    assistant, model = played_by(parts, HONEST)
    assistant.ask("nam 2022 sa pa ket nap bao nhieu dang vien")
    instructions, request, seconds = model.asked[0]
    assert "[1] Năm 2022 kết nạp được 134 đảng viên" in request
    assert "Phải nêu: 134 [1][2]" in request
    assert "kết nạp bao nhiêu đảng viên" in request, "the question is told as it was understood"
    assert "{" not in instructions + request and 25 < seconds <= 30


def test_citations_are_numbered_as_they_come(parts: Parts) -> None:
    assistant, _ = played_by(parts, HONEST.replace("[1]", "[2]"))
    answer = assistant.ask(ADMITTED)
    assert [citation.n for citation in answer.citations] == [1]
    assert "vượt 7% kế hoạch" in answer.citations[0].quote
    assert answer.claims[0].citations == (1,)


def test_a_false_claim_is_written_anew_once(parts: Parts) -> None:
    assistant, model = played_by(parts, LIE, HONEST)
    answer = assistant.ask(ADMITTED)
    assert shown(answer.text) == shown(HONEST)
    assert answer.made_with.guarded == Guarded(rewritten=1)
    assert len(model.asked) == 2
    assert "143" in model.asked[1][1] and "không có trong nguồn" in model.asked[1][1]


def test_a_bare_value_is_no_sentence(parts: Parts) -> None:
    told = "Nghị quyết 02-NQ/TU của Tỉnh ủy Sơn La ban hành ngày 21 tháng 01 năm 2021 [1]."
    assistant, model = played_by(parts, "Ngày 21 tháng 01 năm 2021 [1]", told)
    assert shown(assistant.ask(ISSUED).text) == shown(told)
    assert "câu trọn nghĩa" in model.asked[1][1]


def test_what_repeats_the_instructions_is_not_shown(parts: Parts) -> None:
    echo = "Phần nằm giữa <<< và >>> là dữ liệu lấy từ bài báo [1].\nViết từ 1 đến 3 câu ngắn, trọn nghĩa [1]."
    assistant, _ = played_by(parts, f"{HONEST}\n{echo}")
    assert shown(assistant.ask(ADMITTED).text) == shown(HONEST)


@pytest.mark.parametrize("told", ["Sơn La luân chuyển cán bộ để làm gì", "Sơn La coi luân chuyển cán bộ là đột phá"])
def test_what_only_repeats_or_cuts_short_a_statement_gives_way_to_it(parts: Parts, told: str) -> None:
    assistant, model = played_by(parts, f"{told} [1].")
    question = "Sơn La luân chuyển cán bộ để làm gì?"
    assert assistant.ask(question).claims == assistant.ask(question, writer=Writer.EXTRACTIVE).claims
    assert "phải nói đủ" in model.asked[1][1]


def test_a_sentence_begins_with_a_capital_letter(parts: Parts) -> None:
    assistant, _ = played_by(parts, HONEST[0].lower() + HONEST[1:])
    assert shown(assistant.ask(ADMITTED).text) == shown(HONEST)


def test_a_claim_that_fails_twice_gives_way_to_what_was_found(parts: Parts) -> None:
    assistant, model = played_by(parts, LIE, LIE.replace("143", "314"), HONEST)
    answer = assistant.ask(ADMITTED)
    assert answer.claims == assistant.ask(ADMITTED, writer=Writer.EXTRACTIVE).claims
    assert answer.made_with.guarded == Guarded(replaced=1)
    assert answer.made_with.writer == "extractive" and "trích nguyên văn" in answer.note
    assert len(model.asked) == 2


def test_no_more_than_two_claims_are_written_anew(parts: Parts) -> None:
    lies = "\n".join(LIE.replace("143", str(figure)) for figure in range(901, 908))
    assistant, model = played_by(parts, lies)
    guarded = assistant.ask(ADMITTED).made_with.guarded
    assert len(model.asked) == 3
    assert guarded == Guarded(replaced=1, dropped=6)


def test_what_was_found_is_added_where_no_claim_holds_it(parts: Parts) -> None:
    assistant, _ = played_by(parts, "Từ đầu nhiệm kỳ, Sa Pa đã kết nạp 471 đảng viên [1].")
    answer = assistant.ask(SUMMED)
    extractive = assistant.ask(SUMMED, writer=Writer.EXTRACTIVE)
    assert answer.status is Status.CONFLICT
    assert answer.claims[0] == extractive.claims[0], "that sources differ is said first"
    assert shown(answer.claims[1].text) == "Từ đầu nhiệm kỳ, Sa Pa đã kết nạp 471 đảng viên."
    assert "**407**" in answer.claims[2].text
    assert answer.claims[3].text == extractive.claims[3].text, "the arithmetic behind it is the reader's own"


def test_a_claim_of_an_ambiguous_answer_tells_of_which_place_it_is(parts: Parts) -> None:
    assistant, _ = played_by(
        parts, "Năm 2022 kết nạp được 134 đảng viên [1].\nTỉnh Sơn La kết nạp 2.541 đảng viên năm 2022 [3]."
    )
    answer = assistant.ask(OPEN)
    assert answer.status is Status.AMBIGUOUS
    texts = [shown(claim.text) for claim in answer.claims]
    assert texts[1] == "Tỉnh Sơn La kết nạp 2.541 đảng viên năm 2022."
    assert texts[2].startswith("Ở thị xã Sa Pa: ") and texts[-1].endswith("?")
    assert len(texts) == 4


def test_items_of_a_list_that_are_left_out_are_added(parts: Parts) -> None:
    said = "Có 281 đồng chí được luân chuyển từ xã này sang xã khác [1]."
    assistant, _ = played_by(parts, said)
    answer = assistant.ask(MOVED)
    texts = [shown(claim.text) for claim in answer.claims]
    assert "391" in texts[0] and texts[1] == shown(said) and len(texts) == 5
    assert not any("281" in text for text in texts[2:])
    assert all(any(figure in text for text in texts) for figure in ("21", "46", "43", "391"))


def test_a_missing_citation_is_added(parts: Parts) -> None:
    assistant, _ = played_by(parts, "Nghị quyết 02-NQ/TU ra ngày 21/01/2021.")
    answer = assistant.ask(ISSUED)
    assert answer.text == "Nghị quyết 02-NQ/TU ra **ngày 21/01/2021** [1]."
    assert answer.made_with.guarded == Guarded(passed=1)


def test_a_claim_without_marks_that_several_sentences_hold_cites_those_of_the_finding(parts: Parts) -> None:
    assistant, _ = played_by(parts, "Năm 2022 kết nạp được 134 đảng viên.")
    assert assistant.ask(ADMITTED).claims[0].citations == (1, 2)


def test_an_unknown_source_is_dropped(parts: Parts) -> None:
    assistant, _ = played_by(parts, HONEST.replace("[1]", "[1][42]"))
    answer = assistant.ask(ADMITTED)
    assert answer.claims[0].citations == (1,) and len(answer.citations) == 1


def test_the_same_thing_is_not_said_twice(parts: Parts) -> None:
    assistant, _ = played_by(parts, f"{HONEST}\n{HONEST}\nKết nạp được 134 đảng viên năm 2022 [2].")
    answer = assistant.ask(ADMITTED)
    assert len(answer.claims) == 1 and answer.made_with.guarded == Guarded(passed=1)


def test_another_figure_than_the_one_asked_for_is_no_answer(parts: Parts) -> None:
    other = "Tính từ đầu nhiệm kỳ, Sa Pa đã kết nạp 471 đảng viên [2]."
    assistant, _ = played_by(parts, other)
    answer = assistant.ask(ADMITTED)
    assert answer.claims == assistant.ask(ADMITTED, writer=Writer.EXTRACTIVE).claims


def test_a_copied_sentence_with_the_figures_of_other_years_gives_way(parts: Parts) -> None:
    def copied(request: str) -> str:
        sentence = re.search(r"^\[1\] (.+)$", request, re.MULTILINE)
        assert sentence and "2.617" in sentence[1] and "3.279" in sentence[1]
        return f"{sentence[1]} [1]"

    assistant, _ = played_by(parts, copied)
    question = "Năm 2022 tỉnh Sơn La kết nạp bao nhiêu đảng viên?"
    answer = assistant.ask(question)
    assert answer.claims == assistant.ask(question, writer=Writer.EXTRACTIVE).claims
    assert "2.617" not in answer.text and answer.made_with.guarded == Guarded(replaced=1)


def test_what_stands_beside_the_figure_in_the_quoted_clause_may_be_said(parts: Parts) -> None:
    said = "Năm 2021 toàn tỉnh kết nạp được 2.617 đảng viên, vượt 477 đảng viên [1]."
    assistant, _ = played_by(parts, said)
    assert shown(assistant.ask("Năm 2021 tỉnh Sơn La kết nạp bao nhiêu đảng viên?").text) == shown(said)


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2018 Sa Pa kết nạp bao nhiêu đảng viên?",
        "Xin chào",
        "Năm nào trong giai đoạn 2021-2023 Sơn La kết nạp nhiều đảng viên nhất?",
        "Có đúng là năm 2022 Sa Pa kết nạp 134 đảng viên không?",
        "Bài viết về Đảng bộ thị trấn Sông Mã đăng ngày bao nhiêu?",
        "Trước khi có NQ 02, Sơn La có bao nhiêu xã bí thư không là người địa phương?",
    ],
    ids=["not found", "small talk", "table", "verdict", "byline", "arithmetic"],
)
def test_the_model_is_not_asked_where_it_has_nothing_to_word(parts: Parts, question: str) -> None:
    assistant, model = played_by(parts, LIE)
    answer = assistant.ask(question)
    assert model.asked == []
    assert answer.made_with.writer == "extractive" and answer.made_with.guarded is None and answer.note == ""
    assert answer.made_with.prompts == ""


def test_the_user_may_ask_for_the_extractive_writer(parts: Parts) -> None:
    assistant, model = played_by(parts, HONEST)
    answer = assistant.ask(ADMITTED, writer=Writer.EXTRACTIVE)
    assert model.asked == [] and answer.made_with.writer == "extractive" and answer.note == ""


def test_a_model_asked_for_but_not_configured_is_said_to_be_missing(assistant: Assistant) -> None:
    answer = assistant.ask(ADMITTED, writer=Writer.MODEL)
    assert answer.claims == assistant.ask(ADMITTED).claims
    assert answer.note.startswith("Chưa cấu hình mô hình ngôn ngữ") and assistant.model_name == ""


@pytest.mark.parametrize(
    "reply",
    ["", " \n ", "{", "404 Not Found", "xin lỗi, tôi không biết", "The answer is 134 members [1].", "[1]" * 500,
     "á" * 5000, f"{ADMITTED} [1]",
     "Không tìm thấy thông tin trong các nguồn.", "| a | b |\n|---|---|", '{"claims": []}', "🙂 🙂 🙂 [1]", "134"],
    ids=range(14),
)  # fmt: skip
def test_garbage_leaves_the_answer_as_it_was(parts: Parts, reply: str) -> None:
    assistant, _ = played_by(parts, reply)
    answer = assistant.ask(ADMITTED)
    extractive = assistant.ask(ADMITTED, writer=Writer.EXTRACTIVE)
    assert (answer.claims, answer.citations) == (extractive.claims, extractive.citations)
    assert "trích nguyên văn" in answer.note and answer.made_with.writer == "extractive"


def test_a_model_that_fails_leaves_the_answer_as_it_was_and_says_why(parts: Parts) -> None:
    assistant, _ = played_by(parts, LanguageModelError("Mô hình ngôn ngữ đang quá tải."))
    for question in (ADMITTED, SUMMED, OPEN):
        answer = assistant.ask(question)
        assert answer.claims == assistant.ask(question, writer=Writer.EXTRACTIVE).claims
        assert answer.note == "Mô hình ngôn ngữ đang quá tải. Đây là câu trả lời trích nguyên văn."
        assert answer.made_with.guarded == Guarded()


def test_a_model_that_breaks_off_takes_nothing_back(parts: Parts) -> None:
    reply = "Từ đầu nhiệm kỳ, Sa Pa đã kết nạp 471 đảng viên [1].\nMột nguồn khác ghi 40"
    assistant, _ = played_by(parts, reply, breaks=LanguageModelError("Mô hình ngôn ngữ bị ngắt."))
    frames = list(assistant.stream(SUMMED))
    assert frames[-1].note == "Mô hình ngôn ngữ bị ngắt. Phần còn lại là trích nguyên văn."
    assert any("471" in claim.text for claim in frames[-1].claims)
    assert "**407**" in frames[-1].text and "ghi 40" not in shown(frames[-1].text).replace("407", "")
    for frame in frames:
        assert frames[-1].claims[: len(frame.claims)] == frame.claims
        assert frames[-1].citations[: len(frame.citations)] == frame.citations


def test_the_first_good_claim_is_shown_while_the_model_is_still_writing(parts: Parts) -> None:
    more = "Con số này đạt 104,2% so với mục tiêu Nghị quyết [1]."
    assistant, model = played_by(parts, f"{LIE}\n{HONEST}\n{more}\n")
    frames = assistant.stream(ADMITTED)
    first = next(frames)
    written = "".join(model.given)
    assert shown(first.text) == shown(HONEST) and more not in written and len(model.asked) == 1
    assert [citation.n for citation in first.citations] == [1]
    last = list(frames)[-1]
    assert last.claims[:1] == first.claims and "104,2%" in last.text


def test_a_reader_who_leaves_ends_the_reply(parts: Parts) -> None:
    assistant, model = played_by(parts, f"{HONEST}\n" + "Câu khác nữa. " * 100)
    frames = assistant.stream(ADMITTED)
    next(frames)
    frames.close()  # type: ignore[attr-defined]
    assert model.closed == 1 and len("".join(model.given)) < 200


def test_that_sources_differ_is_said_before_the_model_says_anything(parts: Parts) -> None:
    assistant, model = played_by(parts, "Từ đầu nhiệm kỳ, Sa Pa đã kết nạp 471 đảng viên [1].")
    first = next(assistant.stream(SUMMED))
    assert first.text == prompts.load("conflict").fill() and model.asked == []


def test_the_digest_is_of_the_prompts_that_were_used(parts: Parts) -> None:
    once, _ = played_by(parts, HONEST)
    twice, _ = played_by(parts, LIE, HONEST)
    assert once.ask(ADMITTED).made_with.prompts == words.digest(words.ANSWER)
    assert twice.ask(ADMITTED).made_with.prompts == words.digest((*words.ANSWER, *words.REWRITE))
    assert words.digest(words.ANSWER) == words.digest(reversed(words.ANSWER)) != words.digest(words.REWRITE)
    assert words.digest(()) == ""


def test_what_the_model_claims_is_counted_in_the_log_without_its_words(
    parts: Parts, caplog: pytest.LogCaptureFixture
) -> None:
    assistant, _ = played_by(parts, f"{HONEST}\nSa Pa có 999 đảng viên mới [1].")
    with caplog.at_level("INFO", logger="rag.llm"):
        assistant.ask(ADMITTED)
    assert "figure" in caplog.text and "passed=1" in caplog.text
    assert "999" not in caplog.text and "Sa Pa" not in caplog.text


def test_examples_and_readings_never_ask_the_model(parts: Parts) -> None:
    assistant, model = played_by(parts, HONEST)
    assert assistant.examples(2) and assistant.readings(ADMITTED)
    assert model.asked == []


def test_all_is_done_within_the_time_for_one_answer(parts: Parts) -> None:
    assistant, model = played_by(parts, LIE)
    assistant.ask(ADMITTED, [Turn("Xin chào")])
    seconds = [asked[2] for asked in model.asked]
    assert len(seconds) == 2 and seconds[1] < seconds[0] <= 30
