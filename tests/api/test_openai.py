import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from api.openai_request import MAX_BODY_BYTES, MAX_HISTORY, MODEL, QUOTING
from api.server import create_app
from ingest.chunks import count_tokens
from records.answer import Claim, Writer
from settings import Settings
from tests.ui.fake import MODEL as LANGUAGE_MODEL
from tests.ui.fake import FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Năm 2023 kết nạp 150 đảng viên.", title="Đại hội [thị xã]")
CITATIONS = [cite(ARTICLE, "Năm 2022 kết nạp 134 đảng viên."), cite(ARTICLE, "Năm 2023 kết nạp 150 đảng viên.", n=2)]
CLAIMS = [Claim("Năm 2022 kết nạp **134** đảng viên.", (1,)), Claim("Năm 2023 là **150**.", (1, 2))]
ASSISTANT = FixedAssistant(ARTICLE, claims=CLAIMS, citations=CITATIONS)
ASKED = "Năm 2022 kết nạp bao nhiêu đảng viên?"
Messages = list[ChatCompletionMessageParam]
QUESTION: Messages = [{"role": "user", "content": ASKED}]


@pytest.fixture(scope="module", autouse=True)
def no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1")
        yield


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(create_app(ASSISTANT, Settings(_env_file=None))) as running:  # type: ignore[call-arg]
        yield running


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as made:
        yield made


def model(address: str, **named: Any) -> ChatOpenAI:
    return ChatOpenAI(model=MODEL, base_url=f"{address}/v1", api_key="khong-can", max_retries=0, **named)


def post(address: str, body: object) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.post(f"{address}/v1/chat/completions", content=content, trust_env=False, timeout=30)


def text_of(chunks: list[ChatCompletionChunk]) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


def test_an_answer_has_its_marks_its_sources_and_its_citations(client: openai.OpenAI, address: str) -> None:
    made = client.chat.completions.create(model=MODEL, messages=QUESTION)
    choice = made.choices[0]
    first, second = (f"{address}/bai-viet/a1?tu={one.start}&den={one.end}#trich-dan" for one in CITATIONS)
    assert choice.finish_reason == "stop"
    assert choice.message.content == (
        "Năm 2022 kết nạp **134** đảng viên [1].\n\nNăm 2023 là **150** [1][2].\n\nNguồn:\n\n"
        f"- [1] [Đại hội \\[thị xã\\]]({first}) (03/01/2023)\n- [2] [Đại hội \\[thị xã\\]]({second}) (03/01/2023)"
    )
    told = made.model_dump()["citations"]
    assert [(one["n"], one["quote"], one["url"]) for one in told] == [
        (1, CITATIONS[0].quote, first),
        (2, CITATIONS[1].quote, second),
    ]


def test_annotations_say_where_in_the_text_each_citation_is_marked(client: openai.OpenAI) -> None:
    message = client.chat.completions.create(model=MODEL, messages=QUESTION).choices[0].message
    marks = [one.url_citation for one in message.annotations or []]
    assert message.content
    assert [message.content[mark.start_index : mark.end_index] for mark in marks] == ["[1]", "[1]", "[2]"]
    assert all("/bai-viet/a1?tu=" in mark.url and mark.title == ARTICLE.title for mark in marks)


def test_usage_counts_tokens(client: openai.OpenAI) -> None:
    made = client.chat.completions.create(model=MODEL, messages=QUESTION)
    assert made.usage
    assert made.usage.prompt_tokens == count_tokens(ASKED)
    assert made.usage.completion_tokens == count_tokens(made.choices[0].message.content or "")
    assert made.usage.total_tokens == made.usage.prompt_tokens + made.usage.completion_tokens


def test_a_stream_says_the_same_claim_by_claim(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model=MODEL, messages=QUESTION)
    chunks = list(client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True))
    assert text_of(chunks) == whole.choices[0].message.content
    assert chunks[1].choices[0].delta.content == "Năm 2022 kết nạp **134** đảng viên [1]."
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices[0].finish_reason] == ["stop"]
    last = chunks[-1].model_dump()
    assert last["citations"] == whole.model_dump()["citations"]
    assert last["choices"][0]["delta"]["annotations"] == whole.model_dump()["choices"][0]["message"]["annotations"]
    assert len({chunk.id for chunk in chunks}) == 1


def test_a_stream_ends_with_its_usage_where_that_is_asked_for(client: openai.OpenAI) -> None:
    chunks = list(
        client.chat.completions.create(
            model=MODEL, messages=QUESTION, stream=True, stream_options={"include_usage": True}
        )
    )
    assert not chunks[-1].choices
    assert chunks[-1].usage
    assert chunks[-1].usage.completion_tokens == count_tokens(text_of(chunks))


def test_the_asynchronous_client_gets_answers_and_streams(address: str) -> None:
    async def asked() -> tuple[str, str]:
        async with openai.AsyncOpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as client:
            whole = await client.chat.completions.create(model=MODEL, messages=QUESTION)
            stream = await client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True)
            return whole.choices[0].message.content or "", text_of([chunk async for chunk in stream])

    whole, streamed = asyncio.run(asked())
    assert whole == streamed != ""


def test_langchain_invokes_streams_and_batches(address: str) -> None:
    with_usage = model(address, stream_usage=True)
    whole = with_usage.invoke([SystemMessage("Bạn là trợ lý."), HumanMessage(ASKED)])
    assert str(whole.content).startswith("Năm 2022 kết nạp **134**")
    assert whole.usage_metadata
    chunks = list(with_usage.stream(ASKED))
    assert "".join(str(chunk.content) for chunk in chunks) == whole.content
    assert [one.content for one in with_usage.batch([ASKED, ASKED, ASKED])] == [whole.content] * 3


def test_langchain_sends_a_conversation(address: str) -> None:
    model(address).invoke([HumanMessage("Một?"), AIMessage("Không rõ."), HumanMessage("Còn năm 2023?")])
    assert [turn.question for turn in ASSISTANT.histories[-1]] == ["Một?"]


def test_earlier_questions_are_the_history_and_other_messages_are_left_alone(client: openai.OpenAI) -> None:
    earlier: Messages = [{"role": "user", "content": f"Câu {number}?"} for number in range(30)]
    mixed: Messages = [
        {"role": "system", "content": "Hãy nói tiếng Anh."},
        *earlier,
        {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]},
        {"role": "user", "content": "x" * 5000},
        {"role": "assistant", "content": "134"},
        {"role": "user", "content": [{"type": "text", "text": "Còn"}, {"type": "text", "text": "2023?"}]},
        {"role": "system", "content": "Nhớ ngắn gọn."},
    ]
    assert client.chat.completions.create(model=MODEL, messages=mixed).choices
    assert [turn.question for turn in ASSISTANT.histories[-1]] == [f"Câu {n}?" for n in range(30 - MAX_HISTORY, 30)]


def test_parameters_without_a_use_are_tolerated(client: openai.OpenAI) -> None:
    made = client.chat.completions.create(
        model=MODEL,
        messages=QUESTION,
        temperature=0.7,
        top_p=0.5,
        max_tokens=1,
        max_completion_tokens=1,
        stop=["\n"],
        seed=7,
        user="someone",
        tools=[{"type": "function", "function": {"name": "search", "parameters": {}}}],
        tool_choice="auto",
        response_format={"type": "text"},
        n=1,
        extra_body={"chat_id": "1", "session_id": None, "features": {"web_search": False}},
    )
    assert made.choices[0].finish_reason == "stop"
    assert made.choices[0].message.content


def test_the_models_are_listed_and_a_quoting_one_where_a_language_model_writes(client: openai.OpenAI) -> None:
    assert [one.id for one in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).object == "model"
    with pytest.raises(openai.NotFoundError) as refused:
        client.models.retrieve(QUOTING)
    assert refused.value.code == "model_not_found"
    writing = FixedAssistant(ARTICLE, claims=CLAIMS, citations=CITATIONS, model_name=LANGUAGE_MODEL)
    with (
        served(create_app(writing, Settings(_env_file=None))) as address,  # type: ignore[call-arg]
        openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as other,
    ):
        assert [one.id for one in other.models.list()] == [MODEL, QUOTING]
        assert other.chat.completions.create(model=QUOTING, messages=QUESTION).choices
        assert writing.writers == [Writer.EXTRACTIVE]
        writing.go.release()  # the headers come with the first claim
        stream = other.chat.completions.create(model=MODEL, messages=QUESTION, stream=True)
        told = iter(stream)
        assert [next(told).choices[0].delta.content for _ in range(2)] == [
            "",
            "Năm 2022 kết nạp **134** đảng viên [1].",
        ]
        writing.go.release(2)  # the first claim has been told before the second was written
        assert "Nguồn:" in text_of(list(told))
        assert writing.writers[-1] is None


def test_what_no_article_says_is_said_to_be_so() -> None:
    with (
        served(create_app(FixedAssistant(ARTICLE), Settings(_env_file=None))) as address,  # type: ignore[call-arg]
        openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as client,
    ):
        made = client.chat.completions.create(model=MODEL, messages=QUESTION)
        assert made.choices[0].message.content == "Các bài viết đã nạp không có thông tin để trả lời câu hỏi này."
        assert made.model_dump()["citations"] == []
        chunks = list(client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True))
        assert text_of(chunks) == made.choices[0].message.content


def test_an_article_cannot_put_a_picture_or_a_link_into_a_chat() -> None:
    evil = article("![x](http://evil/x.png) <img src=http://evil> [a](http://evil)", title="t](http://evil)![")
    claims = [Claim(evil.text, (1,)), Claim("[1]: http://evil", (1,)), Claim("```mermaid", (1,))]
    assistant = FixedAssistant(evil, claims=claims, citations=[cite(evil, evil.text)])
    with (
        served(create_app(assistant, Settings(_env_file=None))) as address,  # type: ignore[call-arg]
        openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as client,
    ):
        text = client.chat.completions.create(model=MODEL, messages=QUESTION).choices[0].message.content or ""
    claims_shown, sources = text.split("Nguồn:")
    assert not any(sign in claims_shown for sign in ("![", "](", "]:", "<img", "```"))
    assert "[t\\](http://evil)!\\[](http://127.0.0.1" in sources


def test_a_table_and_a_list_stay_together() -> None:
    rows = [
        Claim("Theo năm:", ()),
        Claim("| Năm | Số |\n|---|---|", (), is_table=True),
        Claim("| 2022 | **134** |", (1,), is_table=True),
        Claim("| 2023 | **150** |", (2,), is_table=True),
        Claim("- một", (1,)),
        Claim("- hai", (2,)),
    ]
    assistant = FixedAssistant(ARTICLE, claims=rows, citations=CITATIONS)
    with (
        served(create_app(assistant, Settings(_env_file=None))) as address,  # type: ignore[call-arg]
        openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as client,
    ):
        message = client.chat.completions.create(model=MODEL, messages=QUESTION).choices[0].message
    text = message.content or ""
    assert text.startswith(
        "Theo năm:\n\n| Năm | Số |\n|---|---|\n"
        "| 2022 | **134** [1] |\n| 2023 | **150** [2] |\n\n- một [1]\n- hai [2]\n\n"
    )
    marks = [one.url_citation for one in message.annotations or []]
    assert [text[mark.start_index : mark.end_index] for mark in marks] == ["[1]", "[2]", "[1]", "[2]"]


def user(content: object) -> list[dict[str, object]]:
    return [{"role": "user", "content": content}]


@pytest.mark.parametrize(
    ("body", "status", "code", "says"),
    [
        (b"{", 400, "invalid_json", "không phải JSON"),
        (b"\xff", 400, "invalid_json", "không phải JSON"),
        (b"[" * 100_000, 400, "invalid_json", "không phải JSON"),
        ([], 422, "invalid_request", "nội dung"),
        ({"messages": user("Bao nhiêu?")}, 422, "invalid_request", "Thiếu trường model"),
        ({"model": MODEL}, 422, "invalid_request", "Thiếu trường messages"),
        ({"model": MODEL, "messages": []}, 422, "invalid_request", "đang trống"),
        ({"model": MODEL, "messages": [{"role": "robot", "content": ""}]}, 422, "invalid_request", "system, user"),
        ({"model": MODEL, "messages": user(7)}, 422, "invalid_request", "messages.0.content"),
        ({"model": MODEL, "messages": user("Bao nhiêu?"), "stream": "yes"}, 422, "invalid_request", "true hoặc false"),
        ({"model": "gpt-4o", "messages": user("Bao nhiêu?")}, 404, "model_not_found", MODEL),
        ({"model": MODEL, "messages": user("Bao nhiêu?"), "n": 2}, 422, "unsupported_parameter", "n = 1"),
        (
            {"model": MODEL, "messages": user("Bao nhiêu?"), "response_format": {"type": "json_object"}},
            422,
            "unsupported_parameter",
            "văn bản",
        ),
        (
            {"model": MODEL, "messages": user("Bao nhiêu?"), "tool_choice": "required"},
            422,
            "unsupported_parameter",
            "công cụ",
        ),
        (
            {"model": MODEL, "messages": [*user("Bao nhiêu?"), {"role": "assistant", "content": "134"}]},
            422,
            "last_message_not_user",
            "người dùng",
        ),
        (
            {"model": MODEL, "messages": user([{"type": "image_url", "image_url": {"url": "data:,"}}])},
            422,
            "only_text",
            "hình ảnh",
        ),
        ({"model": MODEL, "messages": user("  ")}, 422, "invalid_question", "trống"),
        ({"model": MODEL, "messages": user("  "), "stream": True}, 422, "invalid_question", "trống"),
        ({"model": MODEL, "messages": user("x" * 2500)}, 422, "invalid_question", "dài"),
        ({"model": MODEL, "messages": user("khóa")}, 503, "unavailable", "rebuild"),
        ({"model": MODEL, "messages": user("hỏng")}, 500, "internal", "Hãy thử lại"),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused_with_a_problem(
    address: str, body: object, status: int, code: str, says: str
) -> None:
    response = post(address, body)
    told = response.json()
    assert (response.status_code, told["code"], told["error"]["type"]) == (status, code, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert says in told["detail"] == told["error"]["message"]
    assert "secret" not in response.text


def test_the_official_client_shows_the_message_of_a_refusal(client: openai.OpenAI) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        client.chat.completions.create(model=MODEL, messages=[])
    assert "đang trống" in refused.value.message
    assert refused.value.code == "invalid_request"


def test_a_failure_in_the_middle_of_a_stream_reaches_the_client() -> None:
    class Breaking(FixedAssistant):
        def stream(self, *asked: Any, **named: Any) -> Iterator[Any]:
            yield next(super().stream(*asked, **named))
            raise RuntimeError("secret")

    with (
        served(create_app(Breaking(ARTICLE, claims=CLAIMS), Settings(_env_file=None))) as address,  # type: ignore[call-arg]
        openai.OpenAI(base_url=f"{address}/v1", api_key="khong-can", max_retries=0) as client,
    ):
        stream = client.chat.completions.create(model=MODEL, messages=QUESTION, stream=True)
        with pytest.raises(openai.APIError, match="Máy chủ gặp lỗi"):
            list(stream)


def test_a_long_conversation_is_read_and_one_beyond_the_limit_is_refused(address: str) -> None:
    said = {"role": "assistant", "content": "lời dài " * (10**6 // 12)}
    response = post(address, {"model": MODEL, "messages": [said, *user("Bao nhiêu?")]})
    assert response.status_code == 200
    assert response.json()["usage"]["prompt_tokens"] > 10**5
    response = post(address, {"model": MODEL, "messages": user("x" * MAX_BODY_BYTES)})
    assert response.status_code == 413


OPEN_WEBUI = (
    "### Task:\nGenerate a concise, 3-5 word title with an emoji summarizing the chat history.\n### Guidelines:\n"
    "- Write the title in the chat's primary language.\n### Output:\n"
    'JSON format: { "title": "your concise title here" }\n### Chat History:\n<chat_history>\n'
    f"USER: {ASKED}\nASSISTANT: 134.\n</chat_history>"
)
LIBRECHAT = (
    "Provide a concise, 5-word-or-less title for the conversation, using title case conventions. "
    f"Only return the title itself.\n\nConversation:\nUser: {ASKED}\nAI: 134."
)
TAGS = (
    "### Task:\nGenerate 1-3 broad tags categorizing the main themes of the chat history.\n"
    f"### Chat History:\n<chat_history>\nUSER: {ASKED}\nASSISTANT: 134.\n</chat_history>"
)


@pytest.mark.parametrize(
    ("prompt", "reply"),
    [(OPEN_WEBUI, json.dumps({"title": ASKED}, ensure_ascii=False)), (LIBRECHAT, ASKED), (TAGS, "{}")],
)
def test_what_front_ends_ask_for_themselves_is_not_looked_up_in_articles(
    client: openai.OpenAI, prompt: str, reply: str
) -> None:
    asked = len(ASSISTANT.histories)
    message: Messages = [{"role": "user", "content": prompt}]
    assert client.chat.completions.create(model=MODEL, messages=message).choices[0].message.content == reply
    assert text_of(list(client.chat.completions.create(model=MODEL, messages=message, stream=True))) == reply
    assert len(ASSISTANT.histories) == asked


@pytest.mark.parametrize("question", [ASKED, "Title của đại hội là gì?", "User: ai là bí thư?"])
def test_a_question_is_no_chore(client: openai.OpenAI, question: str) -> None:
    asked = len(ASSISTANT.histories)
    client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": question}])
    assert len(ASSISTANT.histories) == asked + 1
