"""Who answers while the store and the model are being opened: that the server lives, and is not ready yet."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from api.problems import MEDIA_TYPE, problem_json

RETRY_SECONDS = 5
_OPENING = "Trợ lý đang mở kho bài viết và mô hình. Hãy thử lại sau ít giây."


class _Handler(BaseHTTPRequestHandler):
    timeout = 5  # of a caller that sends nothing
    server_version, sys_version = "", ""

    def do_GET(self) -> None:
        """200 for /healthz, 503 for all else."""
        if self.path.partition("?")[0] == "/healthz":
            self._answer(200, "application/json", {"status": "ok"})
        else:
            self._answer(503, MEDIA_TYPE, problem_json({}, 503, "not_ready", _OPENING))

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET

    def _answer(self, status: int, kind: str, told: dict[str, Any]) -> None:
        body = json.dumps(told, ensure_ascii=False).encode()
        self.send_response(HTTPStatus(status))
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 503:
            self.send_header("Retry-After", str(RETRY_SECONDS))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: nobody was refused anything that they will not get."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, listening: socket.socket) -> None:
        super().__init__(listening.getsockname(), _Handler, bind_and_activate=False)
        self.socket.close()  # the one it makes itself
        self.socket = listening

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that went away is no error."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError when it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


@contextmanager
def answering_meanwhile(listening: socket.socket) -> Iterator[None]:
    """Answers on the socket for the length of the block; the socket stays open, so that no caller is turned away."""
    server = _Server(listening)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
