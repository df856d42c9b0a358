"""Many people at the page at once: what each waits for an answer, over the very protocol that browsers speak with it.

A browser sends a question to POST /gradio_api/queue/join and reads what becomes of it from an event stream,
GET /gradio_api/queue/data; then it asks for the list of conversations and for suggestions in the same way, while its
reader thinks. (Gradio's client library, 6.31, does so; the protocol is not documented.)
"""

import json
import random
import secrets
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

THINKING = (1.0, 3.0)  # seconds between an answer and the next question
PATIENCE = 60.0  # seconds until an answer is given up


@dataclass(frozen=True, slots=True)
class Listener:
    """A listener of the page: its number, what its inputs hold at first, and the component that sets it off."""

    number: int
    inputs: tuple[Any, ...]
    trigger: int | None


@dataclass(frozen=True, slots=True)
class Protocol:
    """What a browser learns from GET /config: the listeners of a page opened, of a question, and of what follows it."""

    load: Listener
    ask: Listener
    after: Listener


@dataclass(frozen=True, slots=True)
class Crowd:
    """Milliseconds from each question sent to its complete answer, in the order they came, and how many failed."""

    answers_ms: tuple[float, ...]
    failed: int


def read_protocol(address: str) -> Protocol:
    """What the page at an address has. Raises LookupError when it is not this program's page."""
    config = json.loads(_got(address, "/config"))
    parts = {one["id"]: one["props"] for one in config["components"]}
    box = next((number for number, props in parts.items() if props.get("elem_id") == "question"), None)

    def listener(kind: str, source: int | None, name: str) -> Listener:
        for one in config["dependencies"]:
            follows = kind == "then" and one["trigger_after"] == source
            if follows or ([source, kind] in one["targets"] and one["api_name"].startswith(name)):
                inputs = (parts[number].get("value") for number in one["inputs"])
                return Listener(one["id"], tuple(inputs), source if kind != "then" else box)
        raise LookupError(f"the page at {address} has no listener {name}")

    ask = listener("submit", box, "ask")
    first = next(number for number, one in enumerate(config["dependencies"]) if one["api_name"] == "load")
    trigger = config["dependencies"][first]["targets"][0][0]
    return Protocol(listener("load", trigger, "load"), ask, listener("then", ask.number, ""))


class Visitor:
    """A browser tab. `ask` waits for the answer; what follows it is asked for behind its back."""

    def __init__(self, address: str, protocol: Protocol) -> None:
        self._place = urlsplit(address)
        self._protocol = protocol
        self._session = secrets.token_hex(6)
        self._awaited: dict[str, threading.Event] = {}
        self._outcomes: dict[str, bool] = {}
        self._lock = threading.Lock()
        self._reading = False
        connection = self._connection()
        connection.request("GET", "/")
        reply = connection.getresponse()
        reply.read()
        self._cookie = (reply.headers["Set-Cookie"] or "").partition(";")[0]
        connection.close()
        self._wait(self._join(protocol.load, protocol.load.inputs))

    def ask(self, question: str) -> float | None:
        """Milliseconds until the answer is complete; None when it failed."""
        listener = self._protocol.ask
        started = time.perf_counter()
        try:
            done = self._wait(self._join(listener, (question, *listener.inputs[1:])))
            elapsed = (time.perf_counter() - started) * 1000
            self._join(self._protocol.after, self._protocol.after.inputs)
        except (OSError, HTTPException, LookupError):
            return None
        return elapsed if done else None

    def leave(self) -> None:
        """Waits until nothing is under way any more."""
        for event in list(self._awaited):
            self._wait(event)

    def _connection(self) -> HTTPConnection:
        return HTTPConnection(self._place.hostname or "", self._place.port, timeout=PATIENCE)

    def _join(self, listener: Listener, data: Sequence[Any]) -> str:
        """Puts a call into the queue and returns its name; raises LookupError when it is refused."""
        body = {"data": list(data), "fn_index": listener.number, "session_hash": self._session}
        body |= {"trigger_id": listener.trigger, "event_data": None}
        connection = self._connection()
        try:
            headers = {"Content-Type": "application/json", "Cookie": self._cookie}
            connection.request("POST", "/gradio_api/queue/join?", json.dumps(body), headers)
            reply = connection.getresponse()
            text = reply.read()
            if reply.status != 200:
                raise LookupError(text.decode(errors="replace"))
        finally:
            connection.close()
        event = str(json.loads(text)["event_id"])
        with self._lock:
            self._awaited.setdefault(event, threading.Event())
            if not self._reading:
                self._reading = True
                threading.Thread(target=self._read, daemon=True, name="stream").start()
        return event

    def _wait(self, event: str) -> bool:
        """Whether a call ended well."""
        if not self._awaited[event].wait(PATIENCE):
            return False
        with self._lock:
            del self._awaited[event]
            return self._outcomes.pop(event)

    def _read(self) -> None:
        """Reads streams until no call is under way."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                for message in self._messages():
                    if message["msg"] == "process_completed":
                        self._note(message["event_id"], bool(message["success"]))
            except (OSError, HTTPException, ValueError):
                time.sleep(0.05)
            with self._lock:
                if all(event.is_set() for event in self._awaited.values()):
                    self._reading = False
                    return

    def _note(self, event: str, success: bool) -> None:
        with self._lock:
            self._outcomes[event] = success
            self._awaited.setdefault(event, threading.Event()).set()

    def _messages(self) -> Iterator[dict[str, Any]]:
        connection = self._connection()
        try:
            path = f"/gradio_api/queue/data?session_hash={self._session}"
            connection.request("GET", path, headers={"Cookie": self._cookie, "Accept": "text/event-stream"})
            reply = connection.getresponse()
            while line := reply.readline():
                if line.startswith(b"data: "):
                    message = json.loads(line[6:])
                    if message["msg"] == "close_stream":
                        return
                    yield message
        finally:
            connection.close()


def crowd(address: str, questions: Sequence[str], people: int, each: int, thinking: tuple[float, float]) -> Crowd:
    """So many people ask `each` questions one after the other, with so many seconds between them to think.

    The questions are dealt out in turn, and begin anew when there are fewer.
    """
    protocol = read_protocol(address)
    times: list[float] = []
    failed = 0
    lock = threading.Lock()

    def visit(number: int) -> None:
        nonlocal failed
        chance = random.Random(number)
        time.sleep(chance.uniform(0, thinking[1]))  # nobody comes at the same moment
        visitor = Visitor(address, protocol)
        for turn in range(each):
            elapsed = visitor.ask(questions[(turn * people + number) % len(questions)])
            with lock:
                if elapsed is None:
                    failed += 1
                else:
                    times.append(elapsed)
            time.sleep(chance.uniform(*thinking))
        visitor.leave()

    with ThreadPoolExecutor(people) as everybody:
        list(everybody.map(visit, range(people)))
    return Crowd(tuple(times), failed)


def _got(address: str, path: str) -> bytes:
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()
