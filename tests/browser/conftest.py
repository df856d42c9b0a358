from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from rag.assistant import Assistant
from tests.browser.evil import EvilServer
from tests.browser.running import Program, browser, program
from tests.conftest import copy_of, model_at_hand
from vectorstore.embedder import SentenceEmbedder

PATIENCE = 20_000  # milliseconds, where two cores are shared; what is there at once is not waited for
expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True)
class Site:
    """The running program and what it was given to read."""

    address: str
    evil: EvilServer
    program: Program | None = None


@pytest.fixture(scope="package")
def site(ingested: Path, bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The five articles, read already (it takes the program 13 s of processor time), and a hostile one."""
    folder = tmp_path_factory.mktemp("site")
    data, hostile = copy_of(ingested, folder), folder / "hostile"
    hostile.mkdir()
    with EvilServer() as evil:
        evil.write_article(hostile)
        with model_at_hand(bundled_model), Assistant.open(data_dir=data) as opened:
            assert not opened.ingest([hostile]).failures
        with program(folder) as running:
            yield Site(running.address, evil, running)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


ANSWERED = """start => {
  const rows = [...document.querySelectorAll('#chat .message-row')];
  const answer = rows.pop();
  const question = rows.pop();
  if (!answer?.matches('.bot-row') || !answer.querySelector('.writer, .notice')) return false;
  return !start || (question?.matches('.user-row') && question.innerText.trim().startsWith(start));
}"""


class Visitor:
    """A reader with a browser window of their own. Every request and every script error is noted."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.set_default_timeout(PATIENCE)
        self.page.goto(f"{site.address}/")
        self.page.wait_for_selector("#question textarea")
        self.page.wait_for_selector("#talk-id", state="attached")  # till then a question that is sent waits

    def ask(self, question: str) -> None:
        """Types a question, sends it, and waits until it is answered or refused."""
        self.page.locator("#question .submit-button").wait_for()  # the question before has been dealt with
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        self.wait_for_answer(question)

    def wait_for_answer(self, question: str) -> None:
        """Waits until the newest exchange is this question with a complete answer."""
        self.page.wait_for_function(ANSWERED, arg=question.strip()[:60])

    def last(self, selector: str) -> str:
        """The text of a part of the newest answer."""
        return self.page.locator(f"#chat .bot-row >> nth=-1 >> {selector}").first.inner_text()

    def _refuse(self, dialog: Dialog) -> None:
        self.errors.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _note(self, url: str) -> None:
        if not url.startswith((f"{self.site.address}/", "data:", "blob:")):
            self.foreign.append(url)


@pytest.fixture
def viewport() -> tuple[int, int]:
    """Width and height of the window in CSS pixels; a test may override it."""
    return 1280, 800


@pytest.fixture
def visitor(site: Site, chromium: Browser, viewport: tuple[int, int]) -> Iterator[Visitor]:
    width, height = viewport
    context = chromium.new_context(locale="vi-VN", viewport={"width": width, "height": height})
    try:
        visitor = Visitor(context, site)
        yield visitor
        assert visitor.foreign == []
        assert visitor.errors == []
    finally:
        context.close()
