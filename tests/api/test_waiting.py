"""The port while the store and the model are being opened."""

import socket

import httpx
import pytest

from api.waiting import answering_meanwhile, listen

pytestmark = pytest.mark.enable_socket


def test_before_it_is_open_the_server_lives_and_is_not_ready_and_its_socket_is_handed_on() -> None:
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        with (
            answering_meanwhile(listening),
            httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=10) as client,
        ):
            assert client.get("/healthz").json() == {"status": "ok"}
            for method, path in (("GET", "/readyz"), ("GET", "/"), ("DELETE", "/api/v1/articles/x")):
                waiting = client.request(method, path)
                assert (waiting.status_code, waiting.json()["code"]) == (503, "not_ready")
                assert waiting.headers["content-type"] == "application/problem+json"
                assert waiting.headers["retry-after"]
            assert client.head("/readyz").content == b""
            assert client.post("/api/v1/ask", json={"question": "Bao nhiêu?"}).status_code == 503
        with socket.create_connection(("127.0.0.1", port), timeout=5):  # the next server's to answer
            pass
