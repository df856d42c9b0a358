"""The documentation of the API in a real browser, under its strict policy."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site

pytestmark = pytest.mark.enable_socket


def test_the_documentation_is_drawn_and_a_question_is_asked_from_it(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(locale="vi-VN")
    try:
        page = context.new_page()
        foreign: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: foreign.append(request.url) if site.address not in request.url else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(f"{site.address}/api/v1/docs")
        ask = page.locator(".opblock", has_text="Hỏi một câu")
        ask.locator(".opblock-summary").click()
        ask.get_by_role("button", name="Try it out").click()
        ask.get_by_role("button", name="Execute").click()
        expect(ask.locator(".live-responses-table tr.response .response-col_status").first).to_contain_text("200")
        expect(ask.locator(".live-responses-table")).to_contain_text('"citations"')
        assert [one for one in foreign if not one.startswith(("data:", "blob:"))] == []
        assert errors == []
    finally:
        context.close()
