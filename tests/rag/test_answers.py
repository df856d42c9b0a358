"""Answers on the five articles: true to the sentence, cited, refused when the articles do not say."""

import re
import threading
from pathlib import Path

import pytest

import rag.compose
from errors import QuestionError
from eval.metrics import judge
from eval.questions import GOLD, read_gold
from rag.assistant import Assistant
from rag.smalltalk import small_talk
from rag.verify.held import unsupported
from records.answer import Answer, Status
from records.question import Turn

_OWN_WORDS = re.compile(r" [=≈] |nhất: \*\*|: bằng nhau")  # what is worked out is told in words of our own
GOLD_QUESTIONS = read_gold(GOLD)[::8]  # all take a minute and a half of processor time; `make check` asks them all


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    found = []
    for gold in GOLD_QUESTIONS:
        history: list[Turn] = []
        for question in gold.item.turns:
            history.append(Turn(question, assistant.ask(question, history)))
        answer = history[-1].answer
        assert answer is not None
        found.append(answer)
    return found


def test_every_quote_is_a_slice_of_its_article(assistant: Assistant, answers: list[Answer]) -> None:
    for answer in answers:
        for citation in (*answer.citations, *answer.related):
            assert assistant.article(citation.article_id).text[citation.start : citation.end] == citation.quote


def test_no_claim_states_a_figure_that_its_citations_lack(answers: list[Answer]) -> None:
    for answer in answers:
        for claim in answer.claims:
            cited = [c for c in answer.citations if c.n in claim.citations]
            if cited:
                texts = [text for c in cited for text in (c.quote, c.title)]
                assert unsupported(claim.text.replace("**", ""), texts) == (), answer.question


def test_what_a_claim_quotes_stands_in_its_citation_word_for_word(answers: list[Answer]) -> None:
    for answer in answers:
        for claim in answer.claims:
            cited = {c.n: re.sub(r"\s+", " ", c.quote) for c in answer.citations if c.n in claim.citations}
            if not cited or claim.is_table or _OWN_WORDS.search(claim.text):
                continue
            said = re.sub(
                r"^(?:(?:-|Đúng\.|Không đúng(?: thời gian nêu trong câu hỏi)?\.|Có\.|Không\.|Chưa\.|Ở [^:…]{2,60}:|"
                r"Theo tin dẫn trong trang “.*?”:) )+",
                "",
                claim.text.replace("**", ""),
            )
            for piece in filter(None, (part.strip() for part in said.split("…"))):
                assert any(piece in quote for quote in cited.values()), (answer.question, piece)


def test_an_answer_cites_and_a_refusal_does_not(answers: list[Answer]) -> None:
    for gold, answer in zip(GOLD_QUESTIONS, answers, strict=True):
        if answer.status is Status.NOT_FOUND:
            assert not answer.citations, answer.question
        elif gold.category != "smalltalk" and small_talk(answer.question) is None:
            assert answer.citations, answer.question
        assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_answers_stay_short(answers: list[Answer]) -> None:
    told = sorted(len(a.text) for a in answers if a.status is Status.ANSWERED)
    assert told[len(told) // 2] < 250
    assert max(len(claim.text) for a in answers for claim in a.claims) <= 700


def test_the_gold_questions_are_answered_as_well_as_before(answers: list[Answer]) -> None:
    """Floors a little under what was measured; raise them with the answers, never lower them."""
    verdicts = [judge(gold, answer) for gold, answer in zip(GOLD_QUESTIONS, answers, strict=True)]
    plain = {"figure", "ratio", "percent", "date", "document", "person", "no_diacritics"}
    assert sum(v.cited for v in verdicts) / len(verdicts) >= 0.88
    assert sum(v.right for v in verdicts if v.gold.category in plain) >= 0.93 * sum(
        v.gold.category in plain for v in verdicts
    )
    assert sum(v.wrong_figure for v in verdicts) <= 4


def test_no_writer_is_called_without_evidence(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(reading: object) -> str:
        raise AssertionError("written without evidence")

    monkeypatch.setattr(rag.compose, "write_claim", write)
    assert assistant.ask("Năm 2018 Sa Pa kết nạp bao nhiêu đảng viên?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "Năm 2018 Sa Pa kết nạp bao nhiêu đảng viên?",
        "Năm 2022 Hà Giang kết nạp bao nhiêu đảng viên?",
        "nam 2022 dien bien ket nap bao nhieu dang vien",
        "Nghị quyết 99-NQ/TU ban hành ngày nào?",
        "Nghị quyết số 21-KL/TU nói gì?",
        "Năm 2022 Sa Pa trồng bao nhiêu héc-ta lúa?",
        "Giá vàng hôm nay bao nhiêu?",
    ],
)
def test_near_misses_are_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert len(answer.claims) == 1
    assert not re.search(r"\d", answer.claims[0].text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", "nam 2022 sa pa ket nap bao nhieu dang vien?"),
        ("Thị uỷ Sa Pa có bao nhiêu mô hình dân vận khéo?", "Thị ủy Sa Pa có bao nhiêu mô hình dân vận khéo?"),
        ("Bí thư Thị ủy Sa Pa là ai?", "bi thu thi uy sa pa la ai"),
        ("Nghị quyết số 02-NQ/TU ban hành ngày nào?", "NQ 02-NQ/TU ban hành ngày nào?"),
    ],
)
def test_spelling_does_not_change_the_citation(assistant: Assistant, first: str, second: str) -> None:
    one, other = assistant.ask(first), assistant.ask(second)
    assert one.citations
    assert [c.quote for c in one.citations] == [c.quote for c in other.citations]


@pytest.mark.parametrize("question", ["", "   ", "???", "\u200b\u200b", "x" * 10_000])
def test_an_unreadable_question_is_an_error_with_a_vietnamese_message(assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="Câu hỏi"):
        assistant.ask(question)


def test_a_stream_ends_with_the_whole_answer_and_takes_nothing_back(assistant: Assistant) -> None:
    question = "Nghị quyết 02-NQ/TU ban hành ngày nào, còn kế hoạch nào để triển khai?"
    frames = list(assistant.stream(question))
    whole = assistant.ask(question)
    assert frames[-1].claims == whole.claims
    for frame in frames:
        assert whole.claims[: len(frame.claims)] == frame.claims
        assert {n for claim in frame.claims for n in claim.citations} <= {c.n for c in frame.citations}


def test_examples_are_answered_from_the_articles(assistant: Assistant) -> None:
    examples = assistant.examples(4)
    assert len(examples) >= 3
    assert all(assistant.ask(example).status is Status.ANSWERED for example in examples)


def test_a_figure_asked_for_several_years_is_given_for_each(assistant: Assistant) -> None:
    answer = assistant.ask("so sanh so dang vien ket nap nam 2021 va 2022 cua tinh Son La")
    assert answer.status is Status.ANSWERED
    assert "**2.617**" in answer.text and "**2.541**" in answer.text
    missing = assistant.ask("Năm 2018 và năm 2022 Sơn La kết nạp bao nhiêu đảng viên?")
    assert "**2.541**" in missing.text and "“năm 2018”" in missing.text


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Có đúng là năm 2022 Sa Pa kết nạp 134 đảng viên không?", "Đúng. "),
        ("Năm 2022 Sơn La kết nạp 134 đảng viên phải không?", "Không đúng. "),
    ],
)
def test_a_stated_figure_is_confirmed_or_denied(assistant: Assistant, question: str, opening: str) -> None:
    assert assistant.ask(question).text.startswith(opening)


@pytest.mark.parametrize(
    "question",
    [
        "Có đúng là năm 2022 Sa Pa kết nạp 134 đảng viên và trồng 77 héc-ta lúa không?",
        "Năm 2022 Sa Pa khai trừ cả 9 đảng viên bị kỷ luật đúng không?",
        "Sông Mã có 16 chi bộ với 3.859 đảng viên đúng không?",
    ],
)
def test_there_is_no_yes_while_a_stated_figure_is_unproved(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).text.startswith("Đúng")


def test_twenty_threads_get_the_answers_that_one_gets(assistant: Assistant) -> None:
    questions = [gold.item.turns[0] for gold in GOLD_QUESTIONS[:20]]
    alone = {question: assistant.ask(question).claims for question in questions}
    together: dict[str, object] = {}
    threads = [
        threading.Thread(target=lambda q=question: together.__setitem__(q, assistant.ask(q).claims))
        for question in questions
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


def test_another_corpus_is_asked_side_by_side(assistant: Assistant, tmp_path: Path) -> None:
    page = tmp_path / "xa-moi.txt"
    page.write_text(
        "Đảng bộ xã Tân Lập họp tổng kết\n\nNăm 2024, Đảng bộ xã Tân Lập kết nạp được 17 đảng viên mới, đạt 113,3% kế "
        "hoạch. Đồng chí Hoàng Văn Bình, Bí thư Đảng ủy xã Tân Lập, cho biết toàn xã có 12 chi bộ.\n",
        encoding="utf-8",
    )
    question = "xa tan lap nam 2024 ket nap may dang vien"
    with Assistant.open(data_dir=tmp_path / "kho") as other:
        assert other.ask(question).status is Status.NOT_FOUND
        assert "nạp" in other.ask(question).text
        other.ingest([page])
        assert "**17**" in other.ask(question).text
        assert "Hoàng Văn Bình" in other.ask("Bí thư Đảng ủy xã Tân Lập là ai?").text
        other.remove(["xa-moi.txt"])
        assert other.ask(question).status is Status.NOT_FOUND
    assert assistant.ask(question).status is Status.NOT_FOUND
