"""Logging in with a browser that reaches the server over plain HTTP by a name of its own, as on an intranet: such a
browser says nothing in Sec-Fetch-Site, and names an origin only where the page lets it.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from access.access import Access
from access.caller import Role
from api.entrance import add_entrance
from api.server import create_app
from records.answer import Claim
from settings import Settings
from tests.browser.running import INTRANET
from tests.ui.fake import FixedAssistant, article, cite
from tests.ui.serving import served
from ui.page import mount
from ui.texts import log_in as texts

# Gradio's queue counts its events by an option that pandas will drop.
pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("ignore:.future.no_silent_downcasting.")]


@pytest.mark.parametrize("role", [Role.ASK, Role.ADMIN])
def test_a_reader_logs_in_asks_and_logs_out(chromium: Browser, tmp_path: Path, role: Role) -> None:
    source = article("Năm 2022 kết nạp 134 đảng viên.")
    citation = cite(source, "134 đảng viên")
    assistant = FixedAssistant(source, claims=[Claim("Kết nạp **134** đảng viên.", (1,))], citations=[citation])
    settings = Settings.load(data_dir=tmp_path, host="0.0.0.0")
    with Access(settings) as access:
        with ThreadPoolExecutor(1) as elsewhere:  # Playwright's event loop runs in this thread
            bare = create_app(assistant, settings)
            app = elsewhere.submit(mount, bare, assistant, settings, access=access).result()
        add_entrance(app, access)
        key = access.keys.add("Phòng Tổng hợp", role)
        with served(app) as address, chromium.new_context(locale="vi-VN") as context:
            page = context.new_page()
            refused: list[str] = []
            page.on("response", lambda got: refused.append(got.url) if got.status in (401, 403, 404, 429) else None)
            site = address.replace("127.0.0.1", INTRANET)
            page.goto(f"{site}/")
            expect(page.get_by_label(texts.LABEL)).to_be_focused()
            page.keyboard.type("sai")
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_have_text(texts.WRONG)
            assert refused == [f"{site}/dang-nhap"]
            page.get_by_label(texts.LABEL).fill(key)
            page.get_by_role("button", name=texts.SUBMIT).click()
            page.wait_for_selector("#question .submit-button")
            page.fill("#question textarea", "Bao nhiêu?")
            page.locator("#question .submit-button").click()
            expect(page.locator("#chat .bot-row").last).to_contain_text("134")
            page.get_by_role("tab", name="Bài viết").click()
            boxes = page.locator('#library-list input[type="checkbox"]')
            expect(page.locator("#library-list")).to_contain_text("Đại hội")
            expect(boxes).to_have_count(1 if role is Role.ADMIN else 0)
            assert len(refused) == 1, "the page loads nothing that it may not"
            page.get_by_role("link", name=texts.LOG_OUT).click()
            expect(page.locator("main")).to_contain_text("Phòng Tổng hợp")
            page.get_by_role("button", name=texts.LOG_OUT).click()
            page.wait_for_url(f"{site}/dang-nhap")
            page.goto(f"{site}/bai-viet/a1")
            assert page.url == f"{site}/dang-nhap?ve=%2Fbai-viet%2Fa1"
