"""The tab "Bài viết" in a real browser: finding, adding and asking, equal names, removing, and the log-in."""

import time
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from api.server import create_app
from settings import Settings
from tests.browser.conftest import Visitor
from tests.ui.serving import served
from tests.ui.shelf import Shelf
from tests.vectorstore.samples import open_store
from ui.page import mount
from ui.texts import chat as chat_texts
from ui.texts import library as texts

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore:.*no_silent_downcasting"),  # Gradio's, where its queue runs in this process
]

PASSWORD = "mật khẩu dài 1"
ARTICLE = (
    "Đại hội Đảng bộ xã Phìn Ngan\n\nNgày 12/5/2025, Đảng bộ xã Phìn Ngan tổ chức đại hội. "
    "Năm 2024, Đảng bộ xã Phìn Ngan kết nạp được 57 đảng viên mới.\n"
)
OTHER = "Xã Phìn Ngan trồng rừng\n\nNăm 2025, xã Phìn Ngan trồng được 12 ha rừng mới.\n"


def open_tab(page: Page) -> None:
    """Opens the tab and waits until the list is drawn, anew where it was drawn before."""
    shown = page.locator("#library-list [data-shown]")
    before = shown.get_attribute("data-shown") if shown.count() else ""
    page.get_by_role("tab", name=texts.TAB).click()
    expect(shown).not_to_have_attribute("data-shown", before or "")


def open_adding(page: Page) -> None:
    page.locator("#library-add > button").click()


def rows(page: Page) -> list[str]:
    return page.locator("#library-list tbody .title a").all_inner_texts()


def test_a_text_pasted_the_moment_the_form_appears_stays_on_a_slow_machine(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(
        "const soon = window.requestAnimationFrame.bind(window);"
        "window.requestAnimationFrame = (draw) => setTimeout(() => soon(draw), 1000);"  # as when it is very busy
    )
    for wait in (50, 250):
        page.reload()
        page.get_by_role("tab", name=texts.TAB).click()
        open_adding(page)
        while not page.evaluate("document.querySelector('#library-text textarea')?.checkVisibility()"):
            page.wait_for_timeout(20)  # what waits in the page itself waits for the frames that come late here
        page.wait_for_timeout(wait)
        page.locator("#library-text textarea").fill(ARTICLE, force=True)
        page.wait_for_timeout(2500)  # longer than all that is drawn late
        expect(page.locator("#library-text textarea")).to_have_value(ARTICLE)


def test_an_article_is_added_found_asked_about_and_removed(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.page
    (tmp_path / "phin-ngan.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "<img src=x onerror=alert(1)>.pdf").write_bytes(b"%PDF-1.7")
    open_tab(page)
    before = rows(page)
    assert len(before) >= 5

    open_adding(page)
    page.set_input_files("#library-files input[type=file]", list(tmp_path.iterdir()))
    expect(page.locator("#library-files .file-preview tr")).to_have_count(2)
    page.locator("#library-start").click()
    report = page.locator("#library-progress .report tbody tr")
    expect(report).to_have_count(2)
    assert texts.OUTCOMES["failed"] in report.nth(0).inner_text()  # type: ignore[index]
    assert ".txt, .md, .html" in report.nth(0).inner_text()
    assert texts.OUTCOMES["added"] in report.nth(1).inner_text()  # type: ignore[index]
    expect(page.locator("#library-list tbody tr")).to_have_count(len(before) + 1)

    page.locator("#library-search textarea, #library-search input").first.fill("phin ngan ket nap")
    expect(page.locator("#library-list tbody tr")).to_have_count(1)
    page.locator("#library-list .title a").click()
    page.locator("#article-panel article").wait_for()
    assert "57 đảng viên" in page.locator("#article-panel article").inner_text()
    page.keyboard.press("Escape")

    page.get_by_role("tab", name="Hỏi đáp").click()
    visitor.ask("Năm 2024, Đảng bộ xã Phìn Ngan kết nạp được bao nhiêu đảng viên?")
    assert "57" in visitor.last(".claim")

    open_tab(page)
    expect(page.locator("#library-list tbody tr")).to_have_count(1)
    page.locator("#library-list tbody input").check()
    page.locator("#library-remove").click()
    expect(page.locator("#library-confirm")).to_contain_text("phin-ngan.txt")
    page.locator("#library-remove-no").click()
    expect(page.locator("#library-confirm")).to_be_hidden()
    page.locator("#library-remove").click()
    page.locator("#library-remove-yes").click()
    expect(page.locator("#library-notice")).to_contain_text(texts.REMOVED_ONE)
    page.locator("#library-search textarea, #library-search input").first.fill("")
    expect(page.locator("#library-list tbody tr")).to_have_count(len(before))
    assert rows(page) == before


@pytest.fixture
def guarded(tmp_path: Path, chromium: Browser) -> Iterator[Page]:
    """The page over an empty library that has a password."""
    settings = Settings.load(host="0.0.0.0", admin_password=PASSWORD, max_file_mb=1)
    context = chromium.new_context(locale="vi-VN")
    with open_store(tmp_path / "kho") as store:
        shelf = Shelf(store, tmp_path / "kho" / "articles")
        try:
            with ThreadPoolExecutor() as thread:  # Playwright has an event loop in this one, where Gradio makes its own
                app = thread.submit(mount, create_app(shelf, settings), shelf, settings).result()
            with served(app) as address:
                page = context.new_page()
                page.set_default_timeout(20_000)
                page.goto(f"{address}/")
                page.wait_for_selector("#question textarea")
                yield page
                context.close()  # else the server waits for its streams to end
        finally:
            context.close()


def two_articles(page: Page) -> Locator:
    """Logs in and adds two; the rows of the list."""
    open_tab(page)
    open_adding(page)
    page.get_by_label(texts.PASSWORD_LABEL).fill(PASSWORD)
    page.keyboard.press("Enter")
    listed = page.locator("#library-list tbody tr")
    for number, text in enumerate((ARTICLE, OTHER), 1):
        page.locator("#library-text textarea").fill(text)
        page.locator("#library-name :is(textarea, input)").fill(f"bài {number}")
        page.locator("#library-start").click()
        expect(listed).to_have_count(number)
    return listed


def test_with_a_password_one_logs_in_pastes_chooses_between_equal_names_and_logs_out(guarded: Page) -> None:
    page = guarded
    expect(page.locator("#nothing-loaded")).to_have_text(chat_texts.NOTHING_LOADED)
    open_tab(page)
    expect(page.locator("#library-list")).to_contain_text(texts.EMPTY)
    open_adding(page)
    expect(page.locator("#library-gate")).to_contain_text(texts.PASSWORD_NEEDED)
    expect(page.locator("#library-start")).to_be_hidden()
    page.get_by_label(texts.PASSWORD_LABEL).fill("sai")
    page.get_by_role("button", name=texts.LOG_IN).click()
    expect(page.locator("#library-gate .said")).to_have_text(texts.WRONG_PASSWORD)
    page.get_by_label(texts.PASSWORD_LABEL).fill(PASSWORD)
    page.keyboard.press("Enter")

    page.locator("#library-text textarea").fill(ARTICLE)
    page.locator("#library-name :is(textarea, input)").fill("Phìn Ngan")
    page.locator("#library-start").click()
    expect(page.locator("#library-list tbody tr")).to_have_count(1)
    expect(page.locator("#library-text textarea")).to_have_value("")
    page.locator("#library-text textarea").fill(OTHER)
    page.locator("#library-name :is(textarea, input)").fill("Phìn Ngan")
    page.locator("#library-start").click()
    expect(page.locator("#library-clash")).to_contain_text("Phìn Ngan.txt")
    page.locator("#library-both").click()
    expect(page.locator("#library-list tbody tr")).to_have_count(2)
    expect(page.locator("#library-list tbody input")).to_have_count(2)

    page.get_by_role("button", name=texts.LOG_OUT).click()
    expect(page.get_by_label(texts.PASSWORD_LABEL)).to_be_visible()
    expect(page.locator("#library-list tbody input")).to_have_count(0)
    expect(page.locator("#library-remove")).to_have_count(0)


def test_the_list_for_earlier_words_is_not_drawn_over_the_one_for_later_words(
    guarded: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, find = guarded, Shelf.articles_with

    def slow(shelf: Shelf, words: str) -> Collection[str]:
        time.sleep(1.0)
        return find(shelf, words)

    listed = two_articles(page)
    search = page.locator("#library-search :is(textarea, input)")
    search.fill("ket nap")
    expect(listed).to_have_count(1)
    monkeypatch.setattr(Shelf, "articles_with", slow)
    page.locator("#library-list tbody input").check()
    page.locator("#library-remove").click()
    page.locator("#library-remove-yes").click()
    expect(page.locator("#library-notice")).to_contain_text(texts.REMOVED_ONE)
    search.fill("")
    page.wait_for_timeout(1500)  # the slow list is drawn within this time
    expect(listed).to_have_count(1)


def test_a_list_that_comes_into_a_stream_already_closed_is_fetched(visitor: Visitor) -> None:
    page = visitor.page
    open_tab(page)
    page.wait_for_timeout(2500)  # nothing is pending
    closed = 'data: {"msg": "close_stream"}\n\n'
    page.route("**/queue/data*", lambda route: route.fulfill(body=closed, content_type="text/event-stream"), times=1)
    page.locator("#library-search :is(textarea, input)").fill("xyzxyz")
    expect(page.locator("#library-list .nothing")).to_be_visible()


def test_what_is_ticked_stays_when_the_list_is_drawn_anew_and_what_is_out_of_sight_is_not_removed(
    guarded: Page,
) -> None:
    page = guarded
    listed = two_articles(page)
    boxes = page.locator("#library-list tbody input")
    for box in boxes.all():
        box.check()
    page.get_by_role("tab", name="Hỏi đáp").click()
    open_tab(page)
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()
    page.locator("#library-search :is(textarea, input)").fill("ket nap")
    expect(listed).to_have_count(1)
    expect(boxes).to_be_checked()
    page.locator("#library-remove").click()
    expect(page.locator("#library-confirm li")).to_have_count(1)


def test_more_than_may_be_sent_is_refused_in_vietnamese(guarded: Page, tmp_path: Path) -> None:
    page = guarded
    open_tab(page)
    open_adding(page)
    page.get_by_label(texts.PASSWORD_LABEL).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#library-start").wait_for()
    large = tmp_path / "lớn.txt"
    large.write_bytes(b"x" * 2 * 2**20)
    page.set_input_files("#library-files input[type=file]", large)
    expect(page.locator("#library-files .file-preview tr")).to_have_count(1)
    page.locator("#library-start").click()
    expect(page.locator("#library-progress .report")).to_contain_text("1 MB")
    large.write_bytes(b"x" * 11 * 2**20)
    page.set_input_files("#library-files input[type=file]", large)
    expect(page.locator(".toast-wrap")).to_contain_text(texts.TOO_MUCH)
    large.write_bytes(b"x" * 6 * 2**20)  # each may be sent alone
    twin = tmp_path / "lớn nữa.txt"
    twin.write_bytes(large.read_bytes())
    page.locator('[data-testid="toast-close"]').click()
    page.set_input_files("#library-files input[type=file]", [large, twin])
    expect(page.locator(".toast-wrap")).to_contain_text(texts.TOO_MUCH)
