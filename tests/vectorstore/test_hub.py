"""Models named by the user: fetched from a stand-in hub that serves a tiny model, and what is said without one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from errors import ModelError
from vectorstore import e5, hub

ROOT = Path(__file__).resolve().parents[2]
COMMIT = "0123456789abcdef0123456789abcdef01234567"
# In a process of its own: the hub's client reads its address and cache from the environment when it is imported.
OPEN = """
import json, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
COMMIT, folder, model = sys.argv[1:4]
files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}
files["pytorch_model.bin"] = b"not wanted"
asked = []

class Hub(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?")[0]
        if path.startswith("/api/models/owner/tiny/tree/"):
            self.reply(json.dumps([
                {"type": "file", "path": name, "size": len(data), "oid": str(index)}
                for index, (name, data) in enumerate(files.items())
            ]).encode())
        elif path.startswith("/api/models/owner/tiny"):
            self.reply(json.dumps({"id": "owner/tiny", "sha": COMMIT, "siblings": []}).encode())
        elif (name := path.removeprefix(f"/owner/tiny/resolve/{COMMIT}/")) in files:
            asked.append(name)
            self.reply(files[name], ETag=f'"{list(files).index(name)}"')
        else:
            self.reply(b"", 404, **{"X-Error-Code": "RepoNotFound"})

    do_HEAD = do_GET

    def reply(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in {"X-Repo-Commit": COMMIT, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass

import os
server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["HF_ENDPOINT"] = f"http://127.0.0.1:{server.server_port}"
from errors import ModelError
from vectorstore.embedder import SentenceEmbedder
steps = []
try:
    for _ in range(2):
        embedder = SentenceEmbedder.open(model, Path(folder), lambda *step: steps.append(step))
    print(embedder.name, embedder.dimension)
    loads = [(done, total) for label, done, total in steps if label.startswith("Tải")]
    print(loads == sorted(loads), bool(loads) and loads[-1][0] == loads[-1][1])
    print(len(set(asked)), "pytorch_model.bin" in asked)
except ModelError as error:
    print(error)
server.shutdown()
"""


def open_model(model: str, folder: Path, **environment: str) -> str:
    """What the script prints; it must write nothing on stderr."""
    ended = subprocess.run(
        [sys.executable, "-c", OPEN, COMMIT, str(folder), model],
        env={**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_DISABLE_TELEMETRY": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.stderr == ""
    return ended.stdout


@pytest.fixture
def model_folder(tiny_package: Path, tmp_path: Path) -> Path:
    return e5.prepare(tmp_path / "cache")


def test_a_named_model_is_downloaded_once_with_progress_and_then_opens_without_network(
    model_folder: Path, tmp_path: Path
) -> None:
    home, name = str(tmp_path / "home"), f"owner/tiny@{COMMIT[:12]} 32"
    wanted = sum(path.is_file() for path in model_folder.rglob("*"))
    assert open_model("owner/tiny", model_folder, HF_HOME=home).splitlines() == [name, "True True", f"{wanted} False"]
    offline = open_model("owner/tiny", model_folder, HF_HOME=home, HF_HUB_OFFLINE="1").splitlines()
    assert offline == [name, "True False", "0 False"]


def test_a_model_the_hub_does_not_have_is_named_in_the_error(model_folder: Path, tmp_path: Path) -> None:
    printed = open_model("owner/khong-co", model_folder, HF_HOME=str(tmp_path / "home"))
    assert printed.startswith("Không có thư mục 'owner/khong-co', và trên Hugging Face không có owner/khong-co")


def test_a_model_that_is_not_here_says_that_loading_is_off(model_folder: Path, tmp_path: Path) -> None:
    printed = open_model("owner/tiny", model_folder, HF_HOME=str(tmp_path / "home"), HF_HUB_OFFLINE="1")
    assert "HF_HUB_OFFLINE" in printed


UNREACHABLE = """
from pathlib import Path
from errors import ModelError
from vectorstore.embedder import SentenceEmbedder
try:
    SentenceEmbedder.open("owner/tiny", Path("."))
except ModelError as error:
    print(error)
"""


def test_without_network_a_hub_model_is_refused_in_words(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", UNREACHABLE],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "HF_HOME": str(tmp_path),
            "HF_ENDPOINT": "http://127.0.0.1:9",
            "no_proxy": "127.0.0.1",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stderr == ""
    assert ended.stdout.startswith("Không có thư mục 'owner/tiny', và không tải được mô hình owner/tiny")


def test_a_name_the_hub_cannot_have_is_refused_in_words() -> None:
    with pytest.raises(ModelError, match="Hugging Face không có owner/a--b"):
        hub.fetch("owner/a--b", lambda *_: None)


def test_only_names_that_are_no_folder_and_no_path_are_hub_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "owner" / "here").mkdir(parents=True)
    names = ["BAAI/bge-m3", "all-MiniLM-L6-v2", "owner/here", "owner/gone", "./owner", "/owner", "a/b/c", "", "tên/lạ"]
    assert [name for name in names if hub.is_hub_name(name)] == ["BAAI/bge-m3", "all-MiniLM-L6-v2", "owner/gone"]
