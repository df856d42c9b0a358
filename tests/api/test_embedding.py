"""The examples of docs/embedding are run as they stand, against a live server."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.server import create_app
from records.answer import Claim
from settings import PROJECT, Settings
from tests.browser.running import browser
from tests.ui.fake import FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

FOLDER = PROJECT / "docs" / "embedding"
THERE = "http://127.0.0.1:7860"  # where the examples say that the assistant is
ARTICLE = article("Năm 2022 kết nạp 134 đảng viên.")
ASSISTANT = FixedAssistant(
    ARTICLE, claims=[Claim("Kết nạp **134** đảng viên.", (1,))], citations=[cite(ARTICLE, ARTICLE.text)]
)
COMMANDS = re.findall(r"^```sh\n(.*?)^```$", (FOLDER / "curl.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
QUOTED = f"[1] a1.txt: “{ARTICLE.text}”"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(create_app(ASSISTANT, Settings(_env_file=None))) as running:  # type: ignore[call-arg]
        yield running


def run(command: list[str], address: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "ADDRESS": address, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_curl_command_gets_what_it_is_said_to_get(address: str, command: str) -> None:
    done = run(shlex.split(command.replace("\\\n", " ").replace(THERE, address)), address)
    assert done.returncode == 0, done.stderr
    if '"stream": true' in command:
        assert done.stdout.rstrip().endswith("data: [DONE]")
    elif '"question": ""' in command:
        assert "trống" in done.stdout
    else:
        assert "error" not in json.loads(done.stdout)


def test_the_curl_page_shows_an_answer_a_completion_a_stream_and_a_refusal() -> None:
    assert len(COMMANDS) == 6


def test_the_python_example_prints_the_answer_and_its_source(address: str) -> None:
    done = run([sys.executable, str(FOLDER / "ask.py"), "Năm 2022 kết nạp bao nhiêu?"], address)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Kết nạp **134** đảng viên [1].")
    assert done.stdout.rstrip().endswith(QUOTED)
    refused = run([sys.executable, str(FOLDER / "ask.py"), ""], address)
    assert refused.returncode == 1
    assert "trống" in refused.stderr


def test_the_javascript_example_prints_the_answer_and_its_source(address: str) -> None:
    node = shutil.which("node")
    if node:
        done = run([node, str(FOLDER / "ask.mjs"), "Năm 2022 kết nạp bao nhiêu?"], address)
        assert done.returncode == 0, done.stderr
        told = done.stdout.rstrip()
        refused = run([node, str(FOLDER / "ask.mjs")], address)
        assert refused.returncode == 1
        assert "trống" in refused.stderr
    else:
        told = in_chromium(address, FOLDER / "ask.mjs")
    assert told == f"Kết nạp **134** đảng viên [1].\n[1] Đại hội (a1.txt): “{ARTICLE.text}”"


def test_the_javascript_example_runs_in_a_browser_as_well(address: str) -> None:
    assert in_chromium(address, FOLDER / "ask.mjs").startswith("Kết nạp **134**")


def in_chromium(address: str, module: Path) -> str:
    with browser() as running:
        page = running.new_page()
        code = module.read_text(encoding="utf-8")
        page.route("**/ask.mjs", lambda route: route.fulfill(body=code, content_type="text/javascript"))
        page.goto(f"{address}/healthz")
        asked = "address => import('/ask.mjs').then(async m => m.asText(await m.ask(address, 'Bao nhiêu?')))"
        return str(page.evaluate(asked, address))


def test_every_file_of_the_folder_is_told_of() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((\w+\.\w+)\)", text)) == {one.name for one in FOLDER.iterdir()} - {"README.md"}
