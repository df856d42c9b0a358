"""The tools for AI agents, called by the SDK's own client: over HTTP beside the page, and over a program's streams."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp_types import CallToolResult, TextContent

from api.mcp_http import add_mcp
from api.mcp_server import INSTRUCTIONS, MOST_ROWS
from api.server import create_app
from rag.assistant import Assistant
from settings import PROJECT, Settings
from tests.conftest import copy_of
from tests.ui.fake import FixedAssistant
from tests.ui.serving import served
from ui.page import mount

pytestmark = pytest.mark.enable_socket

QUESTION = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?"
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
ACCEPT = {"Accept": "application/json, text/event-stream"}
Found = TypeVar("Found")


@pytest.fixture(scope="module")
def address(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page's own server, as `app.py serve` puts it together."""
    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("page"))  # type: ignore[call-arg]
    with served(mount(create_app(assistant, settings), assistant, settings)) as address:
        yield address


def call(server: str | StdioServerParameters, work: Callable[[Client], Awaitable[Found]]) -> Found:
    async def connected() -> Found:
        async with Client(server) as client:
            return await work(client)

    return asyncio.run(connected())


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def tool(server: str | StdioServerParameters, name: str, **arguments: Any) -> CallToolResult:
    return call(server, lambda client: client.call_tool(name, arguments))


def found(server: str | StdioServerParameters, name: str, **arguments: Any) -> dict[str, Any]:
    result = tool(server, name, **arguments)
    assert not result.is_error, text(result)
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def test_an_agent_sees_four_tools_that_only_read_described_in_vietnamese(address: str) -> None:
    tools = call(f"{address}/mcp", lambda client: client.list_tools()).tools
    assert [one.name for one in tools] == ["ask", "search_figures", "search_documents", "read_article"]
    assert all(one.annotations and one.annotations.read_only_hint for one in tools)
    assert all("bài viết" in (one.description or "") and one.output_schema for one in tools)
    assert [*tools[3].input_schema["properties"]] == ["article", "from", "limit"]


def test_an_agent_is_told_that_articles_are_data(address: str) -> None:
    async def instructions(client: Client) -> str | None:
        return client.instructions

    assert call(f"{address}/mcp", instructions) == INSTRUCTIONS
    assert "DỮ LIỆU" in INSTRUCTIONS


def test_an_answer_comes_with_its_citations_as_text_and_as_values(address: str, assistant: Assistant) -> None:
    result = tool(f"{address}/mcp", "ask", question=QUESTION)
    wanted = assistant.ask(QUESTION)
    value = result.structured_content
    assert isinstance(value, dict)
    assert (value["status"], value["answer"]) == ("answered", wanted.text)
    assert [one["quote"] for one in value["citations"]] == [one.quote for one in wanted.citations]
    assert text(result).startswith(wanted.text)
    assert wanted.citations[0].quote in text(result)


def test_history_and_scope_are_heeded(address: str, assistant: Assistant) -> None:
    other = assistant.articles()[2]
    outside = found(f"{address}/mcp", "ask", question=QUESTION, articles=[other.source], place="Sa Pa", year=2022)
    assert outside["status"] == "not_found"
    follow_up = found(f"{address}/mcp", "ask", question="Còn chỉ tiêu là bao nhiêu?", history=[QUESTION])
    assert follow_up["answer"] != found(f"{address}/mcp", "ask", question="Còn chỉ tiêu là bao nhiêu?")["answer"]


def test_figures_and_documents_are_found_in_bounded_numbers(address: str, assistant: Assistant) -> None:
    figures = found(f"{address}/mcp", "search_figures", place="sa pa", year=2022, limit=3)
    assert figures["total"] == len(assistant.figures(place="sa pa", year=2022)) > len(figures["figures"]) == 3
    documents = found(f"{address}/mcp", "search_documents", number="NQ 02")
    assert [one["number"] for one in documents["documents"]] == ["02-NQ/TU"]
    assert found(f"{address}/mcp", "search_documents", number="999999")["total"] == 0


def test_an_article_is_read_part_by_part(address: str, assistant: Assistant) -> None:
    article = assistant.article(assistant.articles()[0].id)
    parts, at = [], 0
    while at is not None:
        part = found(f"{address}/mcp", "read_article", article=article.source, limit=3000, **{"from": at})
        parts.append(part["text"])
        at = part["next_from"]
    assert "".join(parts) == article.text
    assert found(f"{address}/mcp", "read_article", article=article.id, **{"from": 10**9})["text"] == ""


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask", {}, "Thiếu tham số question."),
        ("ask", {"question": " "}, "Câu hỏi đang trống"),
        ("ask", {"question": "x" * 2001}, "2001 ký tự"),
        ("ask", {"question": "Một?", "history": ["x" * 2001]}, "trong history dài quá 2000"),
        ("ask", {"question": "Một?", "history": ["x"] * 21}, "history có quá 20 phần tử"),
        ("ask", {"question": "Một?", "articles": ["zzz"]}, "Không có đúng một bài viết mang mã hay tên tệp “zzz”"),
        ("search_figures", {"limit": MOST_ROWS + 1}, f"limit phải từ {MOST_ROWS} trở xuống"),
        ("search_figures", {"year": "năm"}, "year phải là số nguyên"),
        ("search_figures", {"place": "x" * 201}, "place dài quá 200 ký tự"),
        ("read_article", {"article": "zzz"}, "Không có đúng một bài viết"),
        ("read_article", {"article": "a", "from": -1}, "from phải từ 0 trở lên"),
        ("drop_everything", {}, "Không có công cụ tên là drop_everything"),
    ],
)
def test_what_cannot_be_done_is_an_error_of_the_tool_in_vietnamese(
    address: str, name: str, arguments: dict[str, Any], said: str
) -> None:
    result = tool(f"{address}/mcp", name, **arguments)
    assert result.is_error
    assert said in text(result)


def test_nothing_of_an_unforeseen_error_reaches_an_agent(caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    with served(create_app(FixedAssistant(), settings)) as address:  # type: ignore[arg-type]
        broken = tool(f"{address}/mcp", "ask", question="hỏng")
        locked = tool(f"{address}/mcp", "ask", question="khóa")
    assert broken.is_error and text(broken).startswith("Máy chủ gặp lỗi")
    assert text(locked) == "Không đọc được kho bài viết. Hãy chạy lệnh rebuild."
    assert "secret" in caplog.text


def test_a_page_of_another_origin_or_of_a_name_bound_anew_calls_nothing(address: str, assistant: Assistant) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "http://evil.example", "Host": "evil.example"}):
        refused = httpx.post(f"{address}/mcp", json=LIST, headers={**ACCEPT, **headers}, trust_env=False)
        assert (refused.status_code, refused.json()["code"]) == (403, "other_origin")
    plain = httpx.post(f"{address}/mcp", content=json.dumps(LIST), headers=ACCEPT, trust_env=False)
    assert (plain.status_code, plain.json()["code"]) == (415, "not_json")
    assert httpx.get(f"{address}/mcp", trust_env=False).status_code == 405
    assert httpx.post(f"{address}/mcp", json=LIST, headers=ACCEPT, trust_env=False).status_code == 200


def test_an_origin_that_is_trusted_may_call(assistant: Assistant) -> None:
    from fastapi import FastAPI

    app = FastAPI()
    add_mcp(app, assistant, Settings(_env_file=None), ["https://noi-bo.example"])  # type: ignore[call-arg]
    with served(app) as address:
        headers = {**ACCEPT, "Origin": "https://noi-bo.example"}
        assert httpx.post(f"{address}/mcp", json=LIST, headers=headers, trust_env=False).status_code == 200
        assert tool(f"{address}/mcp", "search_figures", limit=1).is_error is False


@pytest.fixture(scope="module")
def program(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> StdioServerParameters:
    folder = copy_of(ingested, tmp_path_factory.mktemp("stdio"))
    arguments = [str(PROJECT / "app.py"), "mcp", "--data-dir", str(folder)]
    return StdioServerParameters(command=sys.executable, args=arguments, cwd=folder.parent)


def test_a_program_serves_an_agent_over_its_streams(program: StdioServerParameters, assistant: Assistant) -> None:
    async def work(client: Client) -> tuple[CallToolResult, CallToolResult]:
        asked, refused = await asyncio.gather(
            client.call_tool("ask", {"question": QUESTION}), client.call_tool("ask", {"question": ""})
        )
        return asked, refused

    asked, refused = call(program, work)
    assert text(asked).startswith(assistant.ask(QUESTION).text)
    assert refused.is_error and text(refused).startswith("Câu hỏi đang trống")


def test_a_program_writes_nothing_but_the_protocol_and_ends_with_its_input(tmp_path: Path) -> None:
    """An empty data folder: the bundled articles are ingested and reported first, which goes to the error stream."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "tin.txt").write_text("Tin\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên.\n", encoding="utf-8")
    begun = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}}
    asked = {"name": "search_figures", "arguments": {"unit": "đảng viên"}}
    said = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": begun},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": asked},
    ]
    with subprocess.Popen(
        [sys.executable, str(PROJECT / "app.py"), "mcp", "--data-dir", str(tmp_path / "data")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
        text=True, encoding="utf-8", env={**os.environ, "ARTICLES_DIR": str(articles)},
    ) as program:  # fmt: skip
        assert program.stdin and program.stdout and program.stderr
        for message in said:
            program.stdin.write(json.dumps(message) + "\n")
        program.stdin.flush()
        first, second = (json.loads(program.stdout.readline()) for _ in range(2))
        program.stdin.close()
        rest, err, code = program.stdout.read(), program.stderr.read(), program.wait(timeout=20)
    assert (first["id"], second["id"], rest, code) == (1, 2, "", 0)
    assert second["result"]["structuredContent"]["figures"][0]["written"] == "17"
    assert "1 thêm mới" in err and "Traceback" not in err


def test_what_keeps_the_assistant_from_opening_is_told_by_each_tool(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    arguments = [str(PROJECT / "app.py"), "mcp", "--data-dir", str(tmp_path / "data")]
    result = tool(StdioServerParameters(command=sys.executable, args=arguments, cwd=tmp_path), "ask", question="Một?")
    assert result.is_error
    assert text(result).startswith("Không đọc hoặc ghi được thư mục dữ liệu")
