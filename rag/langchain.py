"""The assistant as parts of LangChain programs: a retriever of its passages, and a runnable of its answers."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, TypeAlias

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.runnables.config import run_in_executor
from pydantic import ConfigDict, Field

from errors import UsageError
from rag.assistant import Assistant
from rag.read import Reading
from rag.scope import ANYWHERE
from records.answer import Answer, Writer
from records.passage import Chunk, Sentence
from records.question import Scope, Turn

Earlier: TypeAlias = Turn | str | BaseMessage
Asked: TypeAlias = str | dict[str, Any]


class AssistantRetriever(BaseRetriever):
    """Passages that an answer would be written from, best first, no passage twice.

    A document's `page_content` is a passage of an article (some neighbouring sentences of it), its `id` is the
    passage's. Its metadata: `source`, `title`, `published` (ISO or None) and `article_id` of the article; `quote`, the
    sentence for which the passage was found, at `article.text[start:end]`; `score` of its retrieval, in 0..1. The order
    is by how well the sentence was read to answer, so scores need not fall.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant = Field(repr=False)
    k: int = Field(8, ge=1)
    scope: Scope = ANYWHERE

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        limit = self.k if k is None else k
        found: dict[str, Document] = {}
        with self.assistant.snapshot():
            for reading in _in_turn(self.assistant.readings(query, scope=self.scope)):
                if len(found) >= limit:
                    break
                passage = self.assistant.passage_of(reading.evidence.sentence)
                found.setdefault(passage.id, _document(reading, passage))
        return list(found.values())


class AnswerRunnable(Runnable[Asked, Answer]):
    """Answers a question, given as such or as {"question": ..., "history": [...]}.

    `history` are the earlier exchanges, oldest first: as Turns, as questions, or as LangChain messages, of which those
    of the user count. Streaming yields the Answer growing claim by claim; the last one is complete.
    """

    def __init__(self, assistant: Assistant, writer: Writer | None = None, scope: Scope = ANYWHERE) -> None:
        self._assistant = assistant
        self._writer = writer
        self._scope = scope

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """The answer. Raises QuestionError for a question that cannot be read, UsageError for any other input."""
        return self._call_with_config(self._answer, input, config, run_type="chain")

    def stream(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any | None) -> Iterator[Answer]:
        """The same answer, growing claim by claim."""
        yield from self._transform_stream_with_config(iter([input]), self._growing, config, run_type="chain")

    async def astream(
        self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any | None
    ) -> AsyncIterator[Answer]:
        """The same in an event loop, which other tasks may use meanwhile."""

        async def given() -> AsyncIterator[Asked]:
            yield input

        async for answer in self._atransform_stream_with_config(given(), self._agrowing, config, run_type="chain"):
            yield answer

    def _answer(self, asked: Asked) -> Answer:
        question, history = _question(asked)
        return self._assistant.ask(question, history, self._writer, self._scope)

    def _growing(self, given: Iterator[Asked]) -> Iterator[Answer]:
        for asked in given:
            question, history = _question(asked)
            yield from self._assistant.stream(question, history, self._writer, self._scope)

    async def _agrowing(self, given: AsyncIterator[Asked]) -> AsyncIterator[Answer]:
        async for asked in given:
            question, history = _question(asked)
            answers = self._assistant.stream(question, history, self._writer, self._scope)
            while (answer := await run_in_executor(None, next, answers, None)) is not None:
                yield answer


def _question(asked: object) -> tuple[str, tuple[Turn, ...]]:
    if isinstance(asked, str):
        return asked, ()
    if isinstance(asked, Mapping) and isinstance(asked.get("question"), str):
        history = asked.get("history") or ()
        if isinstance(history, Sequence) and not isinstance(history, str):
            return asked["question"], tuple(chain.from_iterable(map(_turns, history)))
    raise UsageError(
        'Cần một câu hỏi dạng chuỗi, hoặc {"question": "...", "history": [...]} với history là các Turn, '
        "câu hỏi hay tin nhắn của LangChain."
    )


def _turns(earlier: object) -> tuple[Turn, ...]:
    if isinstance(earlier, Turn):
        return (earlier,)
    if isinstance(earlier, str):
        return (Turn(earlier),)
    if isinstance(earlier, BaseMessage):
        return (Turn(str(earlier.text)),) if isinstance(earlier, HumanMessage) else ()
    raise UsageError(f"Trong history có một phần tử kiểu {type(earlier).__name__}; hãy dùng Turn, chuỗi hay tin nhắn.")


def _in_turn(rankings: Sequence[Sequence[Reading]]) -> Iterator[Reading]:
    """The best reading of each part of a question, then the second best of each."""
    return (reading for row in zip_longest(*rankings) for reading in row if reading is not None)


def _document(reading: Reading, passage: Chunk | Sentence) -> Document:
    article, sentence = reading.evidence.article, reading.evidence.sentence
    return Document(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source": article.source,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "article_id": article.id,
            "start": sentence.start,
            "end": sentence.end,
            "quote": sentence.text,
            "score": reading.evidence.score,
        },
    )
