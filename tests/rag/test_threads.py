"""One assistant shared by many threads, while articles come and go."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from rag.assistant import Assistant
from records.answer import Answer
from tests.conftest import copy_of, model_at_hand
from vectorstore.embedder import SentenceEmbedder

QUESTIONS = (
    "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?",
    "Đảng bộ Sa Pa có bao nhiêu chi bộ?",
    "Ai phát biểu tại đại hội?",
    "Nghị quyết 02-NQ/TU ban hành ngày nào?",
    "Thời tiết Sa Pa hôm nay thế nào?",
    "Mục tiêu kết nạp đảng viên đến năm 2025 là bao nhiêu?",
    "Sa Pa có bao nhiêu tổ chức cơ sở đảng?",
    "Nghị quyết số 21-NQ/TW nói về việc gì?",
)
# Of another matter, so that no answer changes while it is there.
GUEST = "Bếp ăn\n\nMón phở cuốn gồm {number} nguyên liệu: bánh phở, rau thơm, thịt bò xào tỏi.\n"


@pytest.fixture(scope="module")
def own(
    bundled_model: SentenceEmbedder, ingested: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    folder = copy_of(ingested, tmp_path_factory.mktemp("threads"))
    with model_at_hand(bundled_model):
        opened = Assistant.open(data_dir=folder)
    with opened:
        yield opened


def timeless(answer: Answer) -> Answer:
    return replace(answer, latency_ms=0.0)


def test_answers_are_the_same_while_another_thread_ingests_and_removes(own: Assistant, tmp_path: Path) -> None:
    alone = {question: timeless(own.ask(question)) for question in QUESTIONS}
    figures = own.figures(place="sa pa", year=2022)
    documents = own.documents(number="02-NQ/TU")
    texts = {one.id: own.article(one.id) for one in own.articles()}
    written = threading.Event()
    rounds = 0

    def write() -> None:
        nonlocal rounds
        try:
            for rounds in range(1, 3):
                guest = tmp_path / f"khach-{rounds}.txt"
                guest.write_text(GUEST.format(number=rounds), encoding="utf-8")
                assert not own.ingest([guest]).failures
                assert len(own.articles()) == len(texts) + 1
                assert not own.remove([guest.name]).failures
        finally:
            written.set()

    def over_and_over(step: Callable[[int], None]) -> int:
        done = 0
        while not written.is_set() or done < 2:
            step(done)
            done += 1
        return done

    def asks(number: int) -> int:
        def step(done: int) -> None:
            question = QUESTIONS[(number + done) % len(QUESTIONS)]
            assert timeless(own.ask(question)) == alone[question]

        return over_and_over(step)

    def reads(_: int) -> None:
        assert own.figures(place="sa pa", year=2022) == figures
        assert own.documents(number="02-NQ/TU") == documents
        assert {id: own.article(id) for id in texts} == texts
        assert all(own.sheet(id).article == article for id, article in texts.items())

    with ThreadPoolExecutor(10) as pool:
        writing = pool.submit(write)
        asking = [pool.submit(asks, number) for number in range(8)]
        reading = pool.submit(over_and_over, reads)
        assert all(one.result() >= 2 for one in (*asking, reading))
        writing.result()
    assert rounds == 2
    assert {one.id for one in own.articles()} == texts.keys()
    assert all(timeless(own.ask(question)) == alone[question] for question in QUESTIONS)


def test_a_question_under_way_is_answered_from_the_articles_that_there_were(own: Assistant, tmp_path: Path) -> None:
    guest = tmp_path / "khach.txt"
    guest.write_text(GUEST.format(number=17), encoding="utf-8")
    own.ingest([guest])
    before = own.figures(search="phở cuốn")
    with own.snapshot():
        assert own.figures(search="phở cuốn") == before
        with ThreadPoolExecutor(1) as other:
            other.submit(own.remove, [guest.name]).result()
        assert own.figures(search="phở cuốn") == before
        answer = own.ask("Món phở cuốn gồm bao nhiêu nguyên liệu?")
    assert "17" in answer.text and answer.citations[0].source == guest.name
    assert own.figures(search="phở cuốn") == ()
    assert "17" not in own.ask("Món phở cuốn gồm bao nhiêu nguyên liệu?").text


def test_what_an_article_that_comes_and_goes_answers_is_answered_wholly_or_not_at_all(
    own: Assistant, tmp_path: Path
) -> None:
    asked = "Món phở cuốn gồm bao nhiêu nguyên liệu?"
    guest = tmp_path / "khach.txt"
    guest.write_text(GUEST.format(number=17), encoding="utf-8")
    absent = own.ask(asked).text
    own.ingest([guest])
    present = own.ask(asked).text
    own.remove([guest.name])
    assert "17" in present and "17" not in absent
    done = threading.Event()

    def ask() -> set[str]:
        found = set()
        while not done.is_set():
            found.add(own.ask(asked).text)
        return found

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(ask) for _ in range(4)]
        try:
            for _ in range(5):
                own.ingest([guest])
                own.remove([guest.name])
        finally:
            done.set()
        assert set().union(*(one.result() for one in asking)) <= {absent, present}
