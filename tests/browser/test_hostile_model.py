"""A language model, an article and a file name that write markup: claims, notes, suggestions, examples, filters."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, expect

from api.server import create_app
from records.answer import Answer, Claim
from records.question import Turn
from settings import Settings
from tests.browser.conftest import Site, Visitor
from tests.browser.evil import LONG, EvilServer
from tests.ui.fake import MODEL, article, cite
from tests.ui.kept import ChattingAssistant, FixedFacets, MemoryConversations
from tests.ui.serving import served
from ui.page import mount

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]


class HostileAssistant(ChattingAssistant):
    """Whatever it may write holds the line."""

    def __init__(self, line: str) -> None:
        self.line = line
        said = article(f"{line} Khai trừ 3 đảng viên. {LONG}", title=line, id_="a1")
        row = Claim(f"| {line.replace('|', '')} | **{line.replace('|', '')}** |", (1,), is_table=True)
        head = Claim("| Năm | Số |\n|---|---|", (), is_table=True)
        claims = [Claim(f"**{line}** {LONG}", (1,)), head, row]
        super().__init__(said, claims=claims, citations=[cite(said, said.text)], model_name=MODEL, note=line)

    def facets(self) -> FixedFacets:
        return FixedFacets(places=(self.line, LONG))

    def suggestions(
        self, question: str, answer: Answer, history: Sequence[Turn] = (), limit: int = 3
    ) -> tuple[str, ...]:
        return self.line, LONG[:200]

    def examples(self, limit: int) -> tuple[str, ...]:
        return self.line, LONG[:200]


def test_what_a_model_writes_is_text_wherever_it_is_shown(chromium: Browser) -> None:
    with EvilServer() as evil:
        assistant = HostileAssistant(evil.line)
        settings = Settings(_env_file=None)  # type: ignore[call-arg]
        app = create_app(assistant, settings)
        with ThreadPoolExecutor(1) as aside:  # the browser's event loop runs in this thread; mounting needs one too
            aside.submit(mount, app, assistant, settings, MemoryConversations()).result()
        context = chromium.new_context(locale="vi-VN", viewport={"width": 390, "height": 844})
        with served(app) as address:
            try:
                reader = Visitor(context, Site(address, evil))
                page = reader.page
                expect(page.locator("#examples button.example").first).to_contain_text("<script>")
                evil.assert_harmless(page)
                assistant.go.release(100)
                reader.ask("Bao nhiêu?")
                answer = page.locator("#chat .bot-row .answer")
                assert answer.locator("td").count() == 2, "a cell is not left"
                assert "<script>" in answer.locator(".note").inner_text()
                assert answer.locator(":is(img, script, svg, textarea, style, .katex)").count() == 0
                expect(page.locator("#suggestions button").first).to_contain_text("<script>")
                evil.assert_harmless(page)
                page.locator("#chat a.source").first.click()
                page.locator("#article-panel mark").first.wait_for()
                evil.assert_harmless(page)
                page.keyboard.press("Escape")
                page.locator("#filter-box > button").click()
                page.click("#filter-place input")
                page.get_by_role("option").filter(has_text="<script>").click()
                expect(page.locator("#filter-box > button")).to_contain_text("<script>")
                evil.assert_harmless(page)
                page.locator("#suggestions button").first.click()
                expect(page.locator("#chat .user-row")).to_have_count(2)
                reader.wait_for_answer("=1+1")
                evil.assert_harmless(page)
                assert reader.errors == [] and reader.foreign == []
            finally:
                assistant.go.release(100)
                context.close()
