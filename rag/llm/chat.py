"""Any chat model that LangChain knows, as rag.ports.ChatModel; nothing of LangChain is imported before one is opened.

Replies are awaited in an event loop, in a thread of its own: a reply that is no longer wanted, or not complete in
time, is cancelled wherever it stands - connecting, waiting for the first word, between two - and its connection is
closed at once. The timeouts of the providers' libraries are no such bound: they are for each read, so that a server
that drips words keeps them waiting for ever.
"""

import asyncio
import logging
import queue
import re
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import aclosing
from functools import cache
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

from errors import LanguageModelError
from rag.llm import failures
from rag.llm.reasoning import Spoken
from rag.llm.stopping import HEARS_STOP, is_stopped
from settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_log = logging.getLogger(__name__)

MAX_REPLY_CHARS = 8000  # An answer is a few lines; a reply of several pages has gone astray.
# Under which key a provider says why a reply ended: OpenAI and Google, Anthropic, Ollama, OpenAI's Responses API.
_ENDINGS = ("finish_reason", "stop_reason", "done_reason", "status")
_OUT_OF_TOKENS = {"length", "max_tokens", "model_length", "incomplete", "model_context_window_exceeded"}
_WITHHELD = {"content_filter", "safety", "recitation", "blocklist", "prohibited_content", "refusal", "failed"}

Close = Callable[[], Awaitable[None]]


class LangChainModel:
    """A chat model; `close` it when it is no longer needed. Several threads may ask it at the same time.

    `address` tells the log where it is; `must_end` holds where a reply that does not say why it ended was cut off.
    """

    def __init__(
        self, name: str, model: "BaseChatModel", address: str, *, must_end: bool = False, close: Close | None = None
    ) -> None:
        self._name = name
        self._model = model
        self._address = address
        self._must_end = must_end
        self._close = close
        self._loop = _running_loop()
        self._replies: set[asyncio.Task[None]] = set()  # touched in the loop only
        self._is_closed = False

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The model of the settings; no request is made yet.

        Raises LanguageModelError: the provider is not known or its package not installed, or the address or the key
        cannot be used.
        """
        provider, _, model = settings.llm.partition(":")
        provider = provider.replace("-", "_").lower()
        address = _shown(settings.llm_base_url) or provider
        options: dict[str, Any] = {"model_provider": provider, "temperature": settings.llm_temperature}
        close: Close | None = None
        if settings.llm_base_url:
            options["base_url"] = settings.llm_base_url
        if key := settings.llm_api_key.get_secret_value():
            if not re.fullmatch("[!-~]+", key):  # it could not be sent: it stands in a header
                raise LanguageModelError("LLM_API_KEY có dấu, khoảng trắng hoặc ký tự lạ; hãy chép lại khóa.")
            options["api_key"] = key
        if provider == "openai":
            import openai

            # A client of our own, to be closed: LangChain's is shared by all models of a process.
            client = openai.DefaultAsyncHttpxClient()
            close = client.aclose
            options |= {"http_async_client": client, "max_retries": 0, "stream_chunk_timeout": None}
        chat = _initialised(model, options, settings)
        return cls(settings.llm, chat, address, must_end=provider == "openai", close=close)

    @property
    def name(self) -> str:
        """The "provider:model" of the settings."""
        return self._name

    def stream(self, instructions: str, request: str, seconds: float) -> Iterator[str]:
        """Pieces of the reply as they come, without what the model thinks aloud; closing the iterator ends the reply.

        Raises LanguageModelError, after the pieces that came: the model cannot be reached, refused, failed or broke
        off, said nothing or more than MAX_REPLY_CHARS, or was not done after so many seconds; or nobody waits for it
        any longer (see rag.llm.stopping).
        """
        if self._is_closed:
            raise LanguageModelError("Mô hình ngôn ngữ đã được đóng.")
        deadline = time.monotonic() + seconds
        pieces: queue.SimpleQueue[str | None] = queue.SimpleQueue()  # MAX_REPLY_CHARS bounds it
        reply = asyncio.run_coroutine_threadsafe(self._reply(instructions, request, seconds, pieces.put), self._loop)
        reply.add_done_callback(lambda _: pieces.put(None))
        try:
            while not is_stopped():
                left = deadline - time.monotonic()
                try:
                    piece = pieces.get(timeout=max(0.0, min(left, HEARS_STOP)))
                except queue.Empty:
                    if left <= HEARS_STOP:
                        raise LanguageModelError(failures.too_slow(seconds)) from None
                    continue
                if piece is None:
                    reply.result()
                    return
                yield piece
            raise LanguageModelError(failures.BROKEN_OFF)
        except CancelledError:
            raise LanguageModelError(failures.BROKEN_OFF) from None
        finally:
            reply.cancel()

    def close(self) -> None:
        """Ends all replies and closes the connections."""
        if not self._is_closed:
            self._is_closed = True
            asyncio.run_coroutine_threadsafe(self._shut(), self._loop).result()

    async def _shut(self) -> None:
        for reply in self._replies:
            reply.cancel()
        await asyncio.gather(*self._replies, return_exceptions=True)
        if self._close:
            await self._close()

    async def _reply(self, instructions: str, request: str, seconds: float, give: Callable[[str], None]) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        self._replies.add(task)
        try:
            async with asyncio.timeout(seconds):
                await self._listen(instructions, request, give)
        except LanguageModelError:
            raise
        except TimeoutError:
            raise LanguageModelError(failures.too_slow(seconds)) from None
        except Exception as error:  # noqa: BLE001 - the outer edge to foreign code: each provider raises errors of its own
            _log.warning("the language model at %s failed: %s", self._address, failures.logged(error))
            # `from None`: the error's own text may hold the key or the prompt, and is to be in no traceback.
            raise LanguageModelError(failures.explained(error)) from None
        finally:
            self._replies.discard(task)

    async def _listen(self, instructions: str, request: str, give: Callable[[str], None]) -> None:
        from langchain_core.messages import HumanMessage, SystemMessage
        from langsmith import tracing_context

        messages = [SystemMessage(instructions), HumanMessage(request)]
        spoken, length, ending = Spoken(), 0, ""

        def say(text: str) -> None:
            nonlocal length
            length += len(text)
            if length > MAX_REPLY_CHARS:
                raise LanguageModelError("Mô hình ngôn ngữ trả lời quá dài.")
            if text:
                give(text)

        # With LANGSMITH_TRACING in the environment LangChain would send every prompt away; this wins over it.
        with tracing_context(enabled=False):
            stream = cast("AsyncGenerator[AIMessageChunk, None]", self._model.astream(messages))
            async with aclosing(stream) as chunks:
                async for chunk in chunks:
                    told = chunk.response_metadata
                    ending = next((str(told[key]) for key in _ENDINGS if told.get(key)), ending)
                    say(spoken.heard(str(chunk.text)))
        say(spoken.rest())
        self._check(ending.lower(), length)

    def _check(self, ending: str, length: int) -> None:
        """Raises LanguageModelError where a reply that ended in this way, of so many characters, is not a whole one."""
        if ending in _OUT_OF_TOKENS:
            raise LanguageModelError("Mô hình ngôn ngữ dừng giữa chừng vì đã hết số token được viết.")
        if ending in _WITHHELD:
            raise LanguageModelError("Mô hình ngôn ngữ từ chối trả lời.")
        if not ending and self._must_end:
            raise LanguageModelError(failures.BROKEN_OFF)
        if not length:
            raise LanguageModelError("Mô hình ngôn ngữ không trả lời gì.")


@cache
def _running_loop() -> asyncio.AbstractEventLoop:
    """One loop for all models: the clients that LangChain's providers share among models belong to one loop."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop


def _initialised(model: str, options: dict[str, Any], settings: Settings) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    provider, name = options["model_provider"], settings.llm
    try:
        chat: BaseChatModel = init_chat_model(model, **options)
        return chat
    except ImportError as error:
        package = re.search(r"`pip install ([\w.-]+)`", str(error))
        raise LanguageModelError(
            f"Chưa cài gói để dùng mô hình ngôn ngữ {name}. Hãy chạy: "
            f".venv/bin/pip install -c requirements.txt {package[1] if package else provider}"
        ) from None
    except Exception as error:  # noqa: BLE001 - the outer edge to foreign code: each provider raises errors of its own
        if str(error).startswith("Unsupported provider"):
            raise LanguageModelError(
                f"Không có nhà cung cấp mô hình ngôn ngữ nào tên là “{provider}”. Hãy đặt LLM theo mẫu "
                "nhà_cung_cấp:tên_mô_hình, ví dụ openai:qwen2.5 (README có danh sách)."
            ) from None
        if provider == "openai" and "base_url" in options and "api_key" not in options:
            # A server of one's own asks for no key, but openai's client does; it has looked for OPENAI_API_KEY by now.
            return _initialised(model, options | {"api_key": "none"}, settings)
        _log.warning("the language model %s was not opened: %s", name, failures.logged(error))
        raise LanguageModelError(
            f"Không mở được mô hình ngôn ngữ {name}. Hãy kiểm tra LLM, LLM_BASE_URL và LLM_API_KEY "
            "(hoặc biến môi trường chứa khóa của nhà cung cấp)."
        ) from None


def _shown(base_url: str) -> str:
    """The address without what may be secret in it: a user's name and password, a query."""
    if not base_url:
        return ""
    try:
        parts = urlsplit(base_url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise LanguageModelError(
            "LLM_BASE_URL phải là một địa chỉ bắt đầu bằng http:// hoặc https://, ví dụ http://127.0.0.1:8080/v1."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}{parts.path}"
