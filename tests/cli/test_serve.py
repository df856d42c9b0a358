"""`app.py serve`, up to the moment when it would answer."""

from pathlib import Path

import pytest
import uvicorn

import api.requests
from tests.cli.conftest import Run
from tests.scripted_llm import nobody_listens

pytestmark = pytest.mark.enable_socket


def test_the_first_start_on_an_empty_folder_ingests_the_articles_before_the_page_is_announced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, data = tmp_path / "articles", tmp_path / "new"
    articles.mkdir()
    text = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên mới.\n"
    (articles / "binh-an.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("ARTICLES_DIR", str(articles))
    served = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda server, sockets: served.append(server.config.port))
    monkeypatch.setattr(api.requests, "log_as_json", lambda settings: None)  # the log of the tests is pytest's
    port = nobody_listens().split(":")[2].removesuffix("/v1")
    for times in (1, 2):
        ran = run("serve", "--port", port, "--data-dir", data)
        assert (ran.code, served) == (0, [int(port)] * times)
        assert ran.out.startswith(f"Trang hỏi đáp: http://127.0.0.1:{port} ")
        assert ("thêm mới  binh-an.txt" in ran.err) is (times == 1), "it is read once"
    assert "binh-an.txt" in run("articles", "--data-dir", data).out
