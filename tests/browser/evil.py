"""Texts that try to do harm, and a server that counts how often a browser was made to call it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from playwright.sync_api import Page

# What the hostile article also says, so that it is found and quoted.
FACT = "Xã Bản Phùng Thử có 4.321 đoàn viên thanh niên trong năm 2021."

_PAYLOADS = """
<script>window.harmed = 1; fetch("{url}/script")</script>
<img src="{url}/img.png" onerror="window.harmed = 2">
<svg onload="window.harmed = 3"><image href="{url}/svg.png"/></svg>
![ảnh]({url}/markdown.png)
<iframe src="{url}/frame"></iframe>
<video poster="{url}/poster.png"><source src="{url}/video.mp4"></video>
<p style="background:url({url}/style.png)">nền</p>
<link rel="stylesheet" href="{url}/style.css"><style>@import url({url}/import.css);</style>
<object data="{url}/object"></object><input type="image" src="{url}/input.png">
<a href="javascript:window.harmed=4">bấm vào đây</a> [bấm](javascript:window.harmed=5)
<meta http-equiv="refresh" content="0;url={url}/refresh">
"""
# One line of them, with what leaves an attribute, a text box, a template and a table; U+202E turns the text around.
_LINE = (
    "=1+1|'\"></textarea></title><script>window.harmed=10;alert(1)</script>"
    '<img src="{url}/line.png" onerror="window.harmed=11">![x]({url}/line-md.png)[x](javascript:window.harmed=12)'
    "{{{{7*7}}}}{{% if 1 %}}${{7*7}}`*_$$x$$\u202eogn\u202c\u200b\x00<svg onload=window.harmed=13>"
)
LONG = "x" * 10_000
_ALIVE = """() => [...document.querySelectorAll(
  'iframe, object, embed, img[onerror], svg[onload], [href^="javascript:" i], [srcdoc], img[src*="//127.0.0.1"]'
)].map(one => one.outerHTML.slice(0, 200))"""


class EvilServer:
    """Answers everything on a free port of loopback; `hits` are the paths asked for."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        hits = self.hits

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hits.append(self.path)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def line(self) -> str:
        """A line of everything that might be run, drawn or asked for."""
        return _LINE.format(url=self.url)

    def assert_harmless(self, page: Page) -> None:
        """Nothing of it has come alive in a page, nor made it wider than its window."""
        assert page.evaluate("window.harmed") is None
        assert page.evaluate(_ALIVE) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert self.hits == []

    def write_article(self, folder: Path) -> None:
        """Writes one article whose name, title and sentences hold markup; what it states is harmless."""
        payloads = _PAYLOADS.format(url=self.url).strip().splitlines()
        title = f"Bản tin <img src={self.url}/title.png onerror=window.harmed=6> <script>window.harmed=7</script>"
        quoted = FACT.replace("đoàn viên", f'<img src="{self.url}/quote.png" onerror="window.harmed=8"> đoàn viên')
        body = "\n\n".join([title, quoted, *payloads, FACT])
        (folder / "<img src=x onerror=window.harmed=9>.txt").write_text(body, encoding="utf-8")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
