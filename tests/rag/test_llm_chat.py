"""The language model behind its port, asked over real HTTP: what it says, and every way in which it fails."""

import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from typing import Any

import langsmith.utils
import pytest
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field

from errors import LanguageModelError
from rag.llm.chat import MAX_REPLY_CHARS, LangChainModel
from rag.llm.failures import too_slow
from rag.llm.reasoning import Spoken
from settings import PROJECT, Settings
from tests.scripted_llm import Asked, Failure, Script, ScriptedServer, nobody_listens, scripted

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(60)]

KEY = "khoa-bi-mat-7391"
REPLY = "Năm 2022, thị xã Sa Pa kết nạp **134** đảng viên [1].\nĐạt 104,2% kế hoạch [2]."
LONG = 30.0  # seconds; none of the replies that are to succeed takes a tenth of a second
SHORT = 0.5


@pytest.fixture(autouse=True)
def no_keys_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "ANTHROPIC_", "LANGSMITH_", "LANGCHAIN_")):
            monkeypatch.delenv(name)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted(Script(REPLY)) as running:
        yield running


@pytest.fixture
def model(server: ScriptedServer) -> Iterator[LangChainModel]:
    with closing(opened(server.base_url)) as model:
        yield model


def opened(base_url: str, llm: str = "openai:any", **more: object) -> LangChainModel:
    return LangChainModel.open(Settings.load(llm=llm, llm_base_url=base_url, **{"llm_api_key": KEY} | more))


def ask(model: LangChainModel, seconds: float = LONG) -> list[str]:
    return list(model.stream("Chỉ trả lời theo nguồn.", "Sa Pa kết nạp bao nhiêu đảng viên?", seconds))


def failed(model: LangChainModel, seconds: float = LONG) -> tuple[str, str]:
    """What came before the failure, and the message."""
    came: list[str] = []
    with pytest.raises(LanguageModelError) as failure:
        for piece in model.stream("Chỉ trả lời theo nguồn.", "bí mật của câu hỏi", seconds):
            came.append(piece)
    assert failure.value.__cause__ is None
    return "".join(came), str(failure.value)


def test_a_reply_comes_in_pieces_and_in_order(model: LangChainModel) -> None:
    pieces = ask(model)
    assert "".join(pieces) == REPLY
    assert len(pieces) > 10


def test_the_server_gets_the_key_the_model_the_temperature_and_both_messages(server: ScriptedServer) -> None:
    with closing(opened(server.base_url, "openai:qwen2.5:7b/q4", llm_temperature=0.5)) as model:
        assert model.name == "openai:qwen2.5:7b/q4"
        ask(model)
    (asked,) = server.requests
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert (asked.body["model"], asked.body["temperature"], asked.body["stream"]) == ("qwen2.5:7b/q4", 0.5, True)
    assert [(message["role"], message["content"]) for message in asked.messages] == [
        ("system", "Chỉ trả lời theo nguồn."),
        ("user", "Sa Pa kết nạp bao nhiêu đảng viên?"),
    ]


def test_a_server_of_ones_own_needs_no_key(server: ScriptedServer) -> None:
    with closing(opened(server.base_url, llm_api_key="")) as model:
        assert "".join(ask(model)) == REPLY
    assert server.requests[0].headers["authorization"] == "Bearer none"


def test_the_providers_own_variable_is_taken_where_no_key_is_set(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "khoa-cua-may")
    with closing(opened(server.base_url, llm_api_key="")) as model:
        ask(model)
    assert server.requests[0].headers["authorization"] == "Bearer khoa-cua-may"


def test_one_model_is_asked_again_and_again_after_failures_and_by_another_beside_it(server: ScriptedServer) -> None:
    with closing(opened(server.base_url)) as first, closing(opened(server.base_url)) as second:
        for failure in (None, Failure.CUT_CHUNKED, None, Failure.OVERLOADED, None):
            server.script = Script(REPLY, failure)
            if failure:
                failed(first)
            else:
                assert "".join(ask(first)) == "".join(ask(second)) == REPLY


def test_two_replies_are_read_side_by_side(server: ScriptedServer, model: LangChainModel) -> None:
    server.script = Script(lambda asked: asked.messages[1]["content"])
    streams = [model.stream("", f"{name} " * 20, LONG) for name in ("một", "hai")]
    heard = list(zip(*streams, strict=True))
    assert heard == [("một ", "hai ")] * 20


@pytest.mark.parametrize(
    ("failure", "said", "told"),
    [
        (Failure.CUT_CHUNKED, True, "ngắt"),
        (Failure.CUT_CLOSED, True, "ngắt"),
        (Failure.LENGTH, True, "hết số token"),
        (Failure.BAD_JSON, True, "Không đọc được"),
        (Failure.ERROR_CHUNK, True, "lỗi"),
        (Failure.HTML, False, "LLM_BASE_URL"),
        (Failure.GARBAGE, False, "Không đọc được"),
        (Failure.EMPTY, False, "không trả lời gì"),
        (Failure.NO_CHOICES, False, "ngắt"),
        (Failure.UNAUTHORIZED, False, "LLM_API_KEY"),
        (Failure.NOT_FOUND, False, "Không có mô hình ngôn ngữ này; hãy kiểm tra LLM"),
        (Failure.OVERLOADED, False, "quá tải"),
        (Failure.BROKEN, False, "gặp lỗi"),
    ],
)
def test_what_failed_is_said_after_what_came(
    server: ScriptedServer, model: LangChainModel, failure: Failure, said: bool, told: str
) -> None:
    server.script = Script(REPLY, failure)
    came, message = failed(model)
    assert REPLY.startswith(came)
    assert bool(came) is said
    assert told in message
    assert len(server.requests) == 1


@pytest.mark.parametrize("failure", [Failure.HANG, Failure.HANG_MIDWAY, Failure.DRIP])
def test_a_reply_that_does_not_end_is_given_up_and_its_connection_closed(
    server: ScriptedServer, model: LangChainModel, failure: Failure
) -> None:
    server.script = Script(REPLY, failure, delay=0.02)
    _, message = failed(model, SHORT)
    assert message == "Mô hình ngôn ngữ không trả lời xong trong 0,5 giây."
    assert server.abandoned.wait(10)


def test_megabytes_are_not_read_to_their_end(server: ScriptedServer, model: LangChainModel) -> None:
    server.script = Script(failure=Failure.HUGE)
    came, message = failed(model)
    assert "quá dài" in message
    assert len(came) <= MAX_REPLY_CHARS
    assert server.abandoned.wait(10)


def test_a_megabyte_in_one_piece_is_not_handed_on(server: ScriptedServer, model: LangChainModel) -> None:
    server.script = Script(pieces=["x" * 1_000_000])
    assert failed(model)[0] == ""


def test_an_iterator_that_is_closed_closes_the_connection(server: ScriptedServer, model: LangChainModel) -> None:
    server.script = Script(REPLY, Failure.DRIP, delay=0.02)
    reply = model.stream("", "Sa Pa?", LONG)
    assert next(reply) == "Năm "
    reply.close()  # type: ignore[attr-defined]
    assert server.abandoned.wait(10)


def test_a_reply_that_was_complete_in_time_is_read_also_later(server: ScriptedServer, model: LangChainModel) -> None:
    reply = model.stream("", "Sa Pa?", 2)
    first = next(reply)
    assert not server.abandoned.wait(2.1)
    assert first + "".join(reply) == REPLY


def test_closing_the_model_ends_its_replies_and_refuses_new_ones(server: ScriptedServer) -> None:
    server.script = Script(REPLY, Failure.HANG_MIDWAY)
    model = opened(server.base_url)
    reply = model.stream("", "Sa Pa?", LONG)
    next(reply)
    model.close()
    model.close()
    assert server.abandoned.wait(10)
    with pytest.raises(LanguageModelError, match="ngắt"):
        list(reply)
    with pytest.raises(LanguageModelError, match="đóng"):
        ask(model)


def test_a_server_that_is_not_there_is_named_in_the_log_only_and_without_what_is_secret_in_its_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    address = nobody_listens()
    secret = address.replace("http://", f"http://ai:{KEY}@") + f"?key={KEY}"
    with closing(opened(secret)) as model:
        _, message = failed(model)
    assert "Không kết nối được với mô hình ngôn ngữ;" in message
    assert "127.0.0.1" not in message
    assert f"at {address} failed" in caplog.text
    assert KEY not in message + caplog.text


@pytest.mark.parametrize("failure", [Failure.UNAUTHORIZED, Failure.BROKEN, Failure.HTML, Failure.ERROR_CHUNK])
def test_neither_the_key_nor_the_prompt_is_told_or_logged(
    server: ScriptedServer, model: LangChainModel, failure: Failure, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.script = Script(REPLY, failure)
    _, message = failed(model)
    assert KEY in server.requests[0].headers["authorization"]
    assert "bí mật của câu hỏi" in server.requests[0].text
    assert [record for record in caplog.records if record.name == "rag.llm.chat"]
    for told in (message, caplog.text):
        assert KEY not in told
        assert "bí mật" not in told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"llm": "anthropic:claude-x"}, r"\.venv/bin/pip install -c requirements\.txt langchain-anthropic"),
        ({"llm": "ollama:qwen2.5:7b"}, r"\.venv/bin/pip install -c requirements\.txt langchain-ollama"),
        ({"llm": "khong-co:x"}, "Không có nhà cung cấp .* “khong_co”"),
        ({"llm": "openai:gpt-x"}, "LLM_API_KEY"),
        ({"llm": "openai:x", "llm_api_key": "khóa của tôi"}, "LLM_API_KEY"),
        ({"llm": "openai:x", "llm_base_url": "127.0.0.1:8080/v1"}, "http://"),
        ({"llm": "openai:x", "llm_base_url": "http://127.0.0.1:port/v1"}, "http://"),
    ],
)
def test_what_keeps_a_model_from_being_opened_is_said_with_what_to_do(settings: dict[str, str], told: str) -> None:
    with pytest.raises(LanguageModelError, match=told):
        LangChainModel.open(Settings.load(**settings))


def test_where_no_model_is_opened_nothing_of_its_libraries_is_loaded() -> None:
    code = "import sys, rag.llm.chat; print(*{'langchain', 'langchain_core', 'langsmith', 'openai'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


class Played(BaseChatModel):
    """A model of another provider: says the given contents, and keeps whether tracing was on and what listened."""

    contents: list[Any]
    ending: dict[str, Any] = Field(default_factory=dict)
    seen: list[Any] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "played"

    def _generate(self, *_: object, **__: object) -> ChatResult:
        raise NotImplementedError

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        self.seen.append((langsmith.utils.tracing_is_enabled(), run_manager.handlers if run_manager else []))
        for content in self.contents:
            yield ChatGenerationChunk(message=AIMessageChunk(content=content))
        yield ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata=self.ending))


def played(*contents: Any, **ending: str) -> LangChainModel:
    return LangChainModel("played:x", Played(contents=list(contents), ending=ending), "played")


def test_blocks_of_text_are_read_and_blocks_of_reasoning_are_not() -> None:
    blocks = [
        [{"type": "thinking", "thinking": "để xem", "index": 0}],
        [{"type": "text", "text": "Sa Pa ", "index": 1}],
        [{"type": "text", "text": "kết nạp ", "index": 1}, {"type": "text", "text": "134.", "index": 2}],
    ]
    with closing(played(*blocks, stop_reason="end_turn")) as model:
        assert ask(model) == ["Sa Pa ", "kết nạp 134."]


def test_other_providers_need_not_say_why_a_reply_ended() -> None:
    with closing(played("Đạt 134.")) as model:
        assert ask(model) == ["Đạt 134."]


@pytest.mark.parametrize(
    "ending",
    [
        {"stop_reason": "max_tokens"},
        {"finish_reason": "MAX_TOKENS"},
        {"finish_reason": "SAFETY"},
        {"done_reason": "length"},
        {"status": "incomplete"},
    ],
)
def test_a_reply_that_did_not_come_to_its_end_is_no_whole_reply(ending: dict[str, str]) -> None:
    with closing(played("Đạt 1", **ending)) as model:
        assert failed(model)[0] == "Đạt 1"


def test_no_prompt_goes_to_a_tracing_service_that_the_environment_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    langsmith.utils.get_env_var.cache_clear()  # type: ignore[attr-defined]
    chat = Played(contents=["Đạt 134."])
    try:
        assert langsmith.utils.tracing_is_enabled()
        with closing(LangChainModel("played:x", chat, "played")) as model:
            ask(model)
    finally:
        langsmith.utils.get_env_var.cache_clear()  # type: ignore[attr-defined]
    assert chat.seen == [(False, [])]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("<think>134? không, 143</think>Đạt 134.", "Đạt 134."),
        ("Một <think>x</think>hai <think>y</think>ba", "Một hai ba"),
        ("a < b <thin> </think> c", "a < b <thin> </think> c"),
        ("x<think>chưa xong", "x"),
        ("<<think>a<</think>>", "<>"),
        ("hết <thi", "hết <thi"),
    ],
)
def test_what_is_thought_aloud_is_left_out_however_it_is_torn(text: str, spoken: str) -> None:
    for size in range(1, len(text) + 1):
        ear = Spoken()
        heard = [ear.heard(text[start : start + size]) for start in range(0, len(text), size)]
        assert "".join(heard) + ear.rest() == spoken


def test_a_megabyte_of_marks_is_read_in_one_pass() -> None:
    marks = "<think></think>" * 70_000
    assert Spoken().heard(f"một {marks}hai") == "một hai"


def test_thinking_aloud_only_is_saying_nothing(server: ScriptedServer, model: LangChainModel) -> None:
    server.script = Script(pieces=["<think>", *["nghĩ mãi " * MAX_REPLY_CHARS] * 3, "</think>"])
    assert failed(model) == ("", "Mô hình ngôn ngữ không trả lời gì.")


@pytest.mark.parametrize(("seconds", "told"), [(30, "30 giây"), (29.99, "30 giây"), (12.34, "12,3 giây")])
def test_seconds_are_told_as_vietnamese_writes_them(seconds: float, told: str) -> None:
    assert too_slow(seconds).endswith(f" {told}.")


def test_the_scripted_server_also_answers_whole_and_picks_a_script_by_request(server: ScriptedServer) -> None:
    from langchain_openai import ChatOpenAI

    server.script = lambda asked: Script(f"Đã nghe: {asked.text}", Failure.LENGTH if "dài" in asked.text else None)
    chat = ChatOpenAI(model="m", base_url=server.base_url, api_key=KEY)  # type: ignore[arg-type]
    whole = chat.invoke("xin chào")
    assert (whole.text, whole.response_metadata["finish_reason"]) == ("Đã nghe: xin chào", "stop")
    assert chat.invoke("viết dài").response_metadata["finish_reason"] == "length"
    chat.root_client.close()
    assert [isinstance(asked, Asked) for asked in server.requests] == [True, True]
