"""A chat model that plays a script: a real HTTP server on loopback that speaks OpenAI's chat protocol.

    with scripted(Script("Năm 2022 kết nạp **134** đảng viên [1].")) as server:
        model = LangChainModel.open(Settings.load(llm="openai:any", llm_base_url=server.base_url))

A test that uses it needs `pytest.mark.enable_socket`.
"""

import json
import re
import select
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, repeat
from typing import Any

import pytest

HTML = b"<!doctype html><html><body><h1>Welcome</h1></body></html>"


class Failure(Enum):
    """How a server fails; those with a number answer with that HTTP status."""

    HANG = "takes the request and says nothing"
    HANG_MIDWAY = "says half of the reply, then nothing"
    DRIP = "repeats the reply for ever, a piece at a time"
    CUT_CHUNKED = "says half of the reply and closes, leaving the chunked coding open"
    CUT_CLOSED = "says half of the reply and closes, which is how that reply ends: nothing tells that it is a half"
    HTML = "a web page, with status 200"
    BAD_JSON = "half of the reply, then a chunk that is no JSON"
    ERROR_CHUNK = "half of the reply, then a chunk that reports an error"
    EMPTY = "a complete reply without a word"
    NO_CHOICES = "a complete reply without choices"
    HUGE = "64 megabytes of text"
    GARBAGE = "random bytes, with status 200"
    LENGTH = "half of the reply, and that it reached the longest length"
    UNAUTHORIZED = 401
    NOT_FOUND = 404
    OVERLOADED = 429
    BROKEN = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server got it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The messages, each with "role" and "content"."""
        messages: list[dict[str, Any]] = self.body["messages"]
        return messages

    @property
    def text(self) -> str:
        """All that was said to the model."""
        return "\n".join(str(message["content"]) for message in self.messages)


@dataclass(frozen=True, slots=True)
class Script:
    """What the server answers: a text, or one made from the request; `delay` seconds pass before each piece of it.

    The text goes out word by word, or as the given `pieces`. A failure may echo what it was sent, as real ones do.
    """

    reply: str | Callable[[Asked], str] = "Xin chào, tôi nghe đây."
    failure: Failure | None = None
    delay: float = 0.0
    pieces: Sequence[str] = ()


class ScriptedServer:
    """The running server. `script` may be changed at any time, or be a function of the request that picks one."""

    def __init__(self, script: Script | Callable[[Asked], Script]) -> None:
        self.script = script
        self.requests: list[Asked] = []
        self.abandoned = threading.Event()  # a client closed the connection before its reply was complete
        self.stopping = threading.Event()
        self.connections: set[socket.socket] = set()
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.owner = self
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def base_url(self) -> str:
        """What LLM_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def start(self) -> None:
        """Serves until it is stopped."""
        self._thread.start()

    def stop(self) -> None:
        """Ends all replies, closes all connections and waits for their threads."""
        self.stopping.set()
        self._http.shutdown()
        self._thread.join()
        for connection in list(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()


@contextmanager
def scripted(script: Script | Callable[[Asked], Script]) -> Iterator[ScriptedServer]:
    """The server, running; a proxy of this machine's environment is passed by."""
    server = ScriptedServer(script)
    server.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        patch.setenv("no_proxy", "127.0.0.1")
        try:
            yield server
        finally:
            server.stop()


def nobody_listens() -> str:
    """A base URL whose connections are refused."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


class _Gone(Exception):
    """The client has closed the connection, or the server is stopping."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that server_close() waits for them
    owner: ScriptedServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away in the middle are part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    _chunked = True

    def setup(self) -> None:
        super().setup()
        self.server.owner.connections.add(self.connection)

    def finish(self) -> None:
        self.server.owner.connections.discard(self.connection)
        super().finish()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing on the error stream."""

    def do_POST(self) -> None:
        owner = self.server.owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        asked = Asked(self.path, {key.lower(): value for key, value in self.headers.items()}, body)
        owner.requests.append(asked)
        script = owner.script(asked) if callable(owner.script) else owner.script
        try:
            self._play(script, asked)
        except (_Gone, BrokenPipeError, ConnectionResetError):
            self.close_connection = True
            if not owner.stopping.is_set():
                owner.abandoned.set()

    def _play(self, script: Script, asked: Asked) -> None:
        match script.failure:
            case Failure.HANG:
                self._wait()
            case Failure.HTML:
                self._whole(200, "text/html", HTML)
            case Failure.GARBAGE:
                self._whole(200, "text/event-stream", b"data: " + bytes(range(128, 256)) * 20 + b"\n\n")
            case Failure(value=int() as status):
                told = f"refused: {asked.headers.get('authorization')} {asked.text}"
                self._whole(status, "application/json", json.dumps({"error": {"message": told}}).encode())
            case failure:
                text = script.reply if isinstance(script.reply, str) else script.reply(asked)
                if asked.body.get("stream"):
                    self._stream(script, list(script.pieces) or re.findall(r"\s*\S+\s*", text), failure)
                else:
                    self._whole(200, "application/json", json.dumps(_completion(text, failure)).encode())

    def _stream(self, script: Script, words: list[str], failure: Failure | None) -> None:
        self._chunked = failure is not Failure.CUT_CLOSED
        self.close_connection = failure in (Failure.CUT_CLOSED, Failure.CUT_CHUNKED)
        self._head(200, "text/event-stream", "Transfer-Encoding: chunked" if self._chunked else "Connection: close")
        said: Iterable[str]
        match failure:
            case None:
                said = words
            case Failure.EMPTY | Failure.NO_CHOICES:
                said = []
            case Failure.DRIP:
                said = cycle(words)
            case Failure.HUGE:
                said = repeat("lời dài " * 125, 64_000)  # more than sockets hold for a client that has gone
            case _:
                said = words[: max(1, len(words) // 2)]
        for word in said:
            self._wait(script.delay)
            self._event(_chunk({"role": "assistant", "content": word}))
        match failure:
            case Failure.HANG_MIDWAY:
                self._wait()
            case Failure.CUT_CHUNKED | Failure.CUT_CLOSED:
                return
            case Failure.BAD_JSON:
                self._event('{"id": "x", "choices": [{"delta": {"content": ')
            case Failure.ERROR_CHUNK:
                self._event(json.dumps({"error": {"message": "out of memory", "type": "server_error", "code": 500}}))
            case Failure.NO_CHOICES:
                self._event(json.dumps({"id": "x", "object": "chat.completion.chunk", "choices": []}))
            case _:
                self._event(_chunk({}, "length" if failure is Failure.LENGTH else "stop"))
        self._event("[DONE]")
        self._send(b"")

    def _wait(self, seconds: float = float("inf")) -> None:
        """Waits, but not for a client that has gone."""
        step = 0.01
        while seconds > 0:
            readable, _, _ = select.select([self.connection], [], [], min(step, seconds))
            if self.server.owner.stopping.is_set() or (readable and not self.connection.recv(1, socket.MSG_PEEK)):
                raise _Gone
            seconds -= step

    def _head(self, status: int, kind: str, *more: str) -> None:
        self.send_response(status)
        for line in (f"Content-Type: {kind}; charset=utf-8", *more):
            self.send_header(*line.split(": ", 1))
        self.end_headers()

    def _whole(self, status: int, kind: str, body: bytes) -> None:
        self._head(status, kind, f"Content-Length: {len(body)}")
        self.wfile.write(body)

    def _event(self, data: str) -> None:
        self._send(f"data: {data}\n\n".encode())

    def _send(self, data: bytes) -> None:
        """A piece of the body; an empty one ends a chunked body."""
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data) if self._chunked else data)


def _chunk(delta: dict[str, str], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps({"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]})


def _completion(text: str, failure: Failure | None) -> dict[str, Any]:
    if failure is Failure.EMPTY:
        text = ""
    message = {"role": "assistant", "content": text}
    finish = "length" if failure is Failure.LENGTH else "stop"
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [] if failure is Failure.NO_CHOICES else choices,
    }
