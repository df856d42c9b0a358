"""The assistant in LangChain programs."""

import asyncio

import pytest
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.runnables import RunnableLambda

from errors import QuestionError, UsageError
from rag import Assistant, Scope, Turn, Writer

QUESTION = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"
FOLLOW_UP = "Còn chỉ tiêu là bao nhiêu?"
TABLE = "So sánh số đảng viên kết nạp năm 2021 và năm 2022 của Sa Pa?"


def test_a_retrieved_document_holds_its_quote_at_its_place(assistant: Assistant) -> None:
    found = assistant.as_retriever(k=5).invoke(QUESTION)
    assert len(found) == 5 == len({one.id for one in found})
    assert "134" in found[0].metadata["quote"]
    for one in found:
        told = one.metadata
        article = assistant.article(told["article_id"])
        assert article.text[told["start"] : told["end"]] == told["quote"]
        assert told["quote"] in one.page_content and one.page_content in article.text
        assert (told["source"], told["title"]) == (article.source, article.title)
        assert 0 <= told["score"] <= 1


def test_each_part_of_a_question_brings_its_passages(assistant: Assistant) -> None:
    found = assistant.as_retriever(k=2).invoke("Sa Pa kết nạp bao nhiêu đảng viên và Nghị quyết 21-NQ/TW nói gì?")
    assert len(found) == 2


def test_a_retriever_stays_within_its_scope(assistant: Assistant) -> None:
    article = assistant.articles()[2].id
    found = assistant.as_retriever(k=4, scope=Scope(frozenset({article}))).invoke(QUESTION)
    assert {one.metadata["article_id"] for one in found} == {article}


@pytest.mark.parametrize("k", [0, -1])
def test_a_retriever_that_is_to_find_nothing_is_refused(assistant: Assistant, k: int) -> None:
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        assistant.as_retriever(k=k)


@pytest.mark.parametrize(
    "history",
    [[Turn(QUESTION)], [QUESTION], [HumanMessage(QUESTION), AIMessage("134 đảng viên.")]],
    ids=["turns", "texts", "messages"],
)
def test_a_runnable_answers_in_the_light_of_the_history(assistant: Assistant, history: list[object]) -> None:
    answer = assistant.as_runnable().invoke({"question": FOLLOW_UP, "history": history})
    wanted = assistant.ask(FOLLOW_UP, [Turn(QUESTION)])
    assert (answer.text, answer.citations) == (wanted.text, wanted.citations)


def test_a_runnable_is_a_link_of_a_chain(assistant: Assistant) -> None:
    chained = assistant.as_runnable(Writer.EXTRACTIVE) | RunnableLambda(lambda answer: answer.text)
    assert "134" in chained.invoke(QUESTION)
    assert "134" in asyncio.run(chained.ainvoke(QUESTION))
    assert [*chained.stream(QUESTION)][-1] == assistant.ask(QUESTION).text
    both = assistant.as_runnable().batch([QUESTION, TABLE])
    assert [one.text for one in both] == [assistant.ask(QUESTION).text, assistant.ask(TABLE).text]


def test_a_stream_grows_claim_by_claim_and_ends_with_the_whole_answer(assistant: Assistant) -> None:
    async def streamed() -> list[str]:
        return [one.text async for one in assistant.as_runnable().astream(TABLE)]

    whole = assistant.ask(TABLE)
    growing = [one.text for one in assistant.as_runnable().stream(TABLE)]
    assert len(growing) == len(whole.claims)
    assert growing[-1] == whole.text
    assert growing == asyncio.run(streamed())


def test_other_tasks_of_an_event_loop_go_on_while_an_answer_is_made(assistant: Assistant) -> None:
    async def beside() -> int:
        asking = asyncio.ensure_future(assistant.as_runnable().ainvoke(QUESTION))
        turns = 0
        while not asking.done():
            await asyncio.sleep(0)
            turns += 1
        return turns

    assert asyncio.run(beside()) > 1


@pytest.mark.parametrize("asked", [7, {"query": QUESTION}, {"question": QUESTION, "history": "x"}, {"question": 1}])
def test_what_is_no_question_is_told(assistant: Assistant, asked: object) -> None:
    with pytest.raises(UsageError, match="Cần một câu hỏi"):
        assistant.as_runnable().invoke(asked)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="kiểu int"):
        assistant.as_runnable().invoke({"question": QUESTION, "history": [7]})
    with pytest.raises(QuestionError):
        assistant.as_runnable().invoke(" ")
