"""The whole program as somebody meets it who opens it for the first time, in one go."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_registers import tab
from ui import texts
from ui.texts import chat as chat_texts
from ui.texts import library as library_texts
from ui.texts import registers as register_texts

pytestmark = pytest.mark.enable_socket

SEVERAL = "Từ đầu nhiệm kỳ đến hết năm 2022 Sa Pa đã kết nạp tổng cộng bao nhiêu đảng viên?"
QUESTION = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
FOLLOW_UP = "Thế còn tỉnh Sơn La năm 2021?"
SERIES = "Số đảng viên kết nạp từng năm của Sơn La"

NAME = "Tin xã Lũng Thàng"
ARTICLE = (
    "Xã Lũng Thàng tổng kết công tác năm 2024\n\nNgày 20/12/2024, Đảng ủy xã Lũng Thàng tổ chức hội nghị tổng kết. "
    "Năm 2024, xã Lũng Thàng trồng mới 87 ha quế và sửa chữa 14 km đường liên bản. "
    "Thu ngân sách của xã Lũng Thàng đạt 3,6 tỷ đồng.\n"
)
ABOUT_IT = "Năm 2024, xã Lũng Thàng trồng mới bao nhiêu ha quế?"


def test_a_first_visit_from_the_first_question_to_the_last_conversation_deleted(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.page
    page.locator("#examples button.example").first.wait_for()

    visitor.ask(SEVERAL)
    read_the_sources(visitor)
    visitor.ask(QUESTION)
    assert "134" in visitor.last(".claim")
    visitor.ask(FOLLOW_UP)
    assert "2.617" in visitor.last(".answer")
    rate_poor(page, "Số đúng là 2.618.")

    assert visitor.site.program
    address = page.url
    page.goto("about:blank")
    visitor.site.program.stop()
    visitor.site.program.start()
    page.goto(address)
    expect(page.locator("#chat .user-row")).to_have_text([SEVERAL, QUESTION, FOLLOW_UP])
    poor = page.locator(f'#chat .message-buttons button[data-name="{chat_texts.BAD}"]')
    expect(poor.last).to_have_attribute("aria-pressed", "true")

    look_up_a_document(page)
    chart_a_series(page)

    tab(page, texts.CHAT_TAB)
    visitor.ask(SERIES)
    newest = page.locator("#chat .bot-row").last
    expect(newest.locator("figure.chart a.source")).to_have_count(newest.locator("table tr").count() - 1)

    paste_an_article(page)
    tab(page, texts.CHAT_TAB)
    visitor.ask(ABOUT_IT)
    assert "87" in visitor.last(".claim strong")
    assert ARTICLE.partition("\n")[0] in visitor.last(".sources")
    remove_the_article(page)
    tab(page, texts.CHAT_TAB)
    visitor.ask(f"Xin hỏi lại: {ABOUT_IT}")
    assert visitor.last(".not_found .claim")
    assert "87" not in visitor.last(".answer .claim")
    assert page.locator("#chat .bot-row").last.locator("a.cite").count() == 0

    take_home(page, tmp_path)
    page.locator("#history .delete").click()
    page.locator("dialog button").last.click()
    expect(page.locator("#history-list")).to_have_text(chat_texts.HISTORY_EMPTY)
    page.reload()
    page.locator("#examples button.example").first.wait_for()
    expect(page.locator("#chat .bot-row")).to_have_count(0)


def read_the_sources(visitor: Visitor) -> None:
    """Reads a quote beside the mouse, opens its article at the sentence, and goes on to the next citation."""
    page = visitor.page
    quotes = page.locator("#chat .bot-row").last.locator(".sources q").all_text_contents()
    chip = page.locator("#chat a.cite").first
    chip.hover()
    expect(page.locator("#quote-popover q")).to_have_text(quotes[0])
    chip.click()
    marked = page.locator("#article-panel mark")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_text_contents()) == quotes[0]
    page.locator("#article-panel .step").last.click()
    expect(page.locator("#article-panel .position")).to_have_text(f"2/{len(quotes)}")
    expect(marked.first).to_have_text(quotes[1])
    page.locator("#article-panel .close").click()


def rate_poor(page: Page, comment: str) -> None:
    page.locator(f'#chat .message-buttons button[data-name="{chat_texts.BAD}"]').last.click()
    page.get_by_text(chat_texts.REASONS[0]).click()
    page.fill("#feedback-comment textarea", comment)
    page.click("#feedback-save")
    expect(page.locator("#note")).to_have_text(chat_texts.FEEDBACK_KEPT)


def look_up_a_document(page: Page) -> None:
    tab(page, register_texts.DOCUMENTS_TAB)
    page.get_by_label(register_texts.NUMBER).fill("21-NQ/TW")
    page.get_by_label(register_texts.NUMBER).press("Enter")
    row = page.locator(".register.documents tbody tr")
    expect(row).to_have_count(1)
    row.locator("summary").click()
    row.locator("a.source").first.click()
    expect(page.locator("#article-panel mark").first).to_contain_text("21-NQ/TW")
    page.keyboard.press("Escape")


def chart_a_series(page: Page) -> None:
    tab(page, register_texts.FIGURES_TAB)
    page.get_by_role("button", name=register_texts.SERIES_OF.format(written="2.617")).click()
    page.locator("#figures-chart figure.chart a.source", has_text="3.279").click()
    expect(page.locator("#article-panel mark").first).to_contain_text("3.279")
    page.keyboard.press("Escape")


def paste_an_article(page: Page) -> None:
    tab(page, library_texts.TAB)
    page.locator("#library-list [data-shown]").wait_for()  # what is typed in the very moment a form appears is lost
    page.locator("#library-add > button").click()
    page.locator("#library-text textarea").fill(ARTICLE)
    page.locator("#library-name :is(textarea, input)").fill(NAME)
    page.locator("#library-start").click()
    expect(page.locator("#library-progress .report tbody tr")).to_contain_text(library_texts.OUTCOMES["added"])  # type: ignore[index]


def remove_the_article(page: Page) -> None:
    tab(page, library_texts.TAB)
    page.locator("#library-search :is(textarea, input)").fill("Lũng Thàng")
    row = page.locator("#library-list tbody tr")
    expect(row).to_have_count(1)
    row.locator("input").check()
    page.locator("#library-remove").click()
    page.locator("#library-remove-yes").click()
    expect(page.locator("#library-notice")).to_contain_text(library_texts.REMOVED_ONE)


def take_home(page: Page, folder: Path) -> None:
    """Downloads the conversation both ways, and looks whether it holds what was asked, answered and cited."""
    for form, ending in ((chat_texts.SAVE_DOCX, "docx"), (chat_texts.SAVE_MARKDOWN, "md")):
        with page.expect_download() as downloading:
            page.locator("#talk-place .save").get_by_text(form, exact=True).click()
        downloading.value.save_as(folder / f"talk.{ending}")
    document = Document(str(folder / "talk.docx"))
    paragraphs = "\n".join(one.text for one in document.paragraphs)
    markdown = (folder / "talk.md").read_text(encoding="utf-8").replace("\\", "")
    for text in (paragraphs, markdown):
        assert all(question in text for question in (QUESTION, FOLLOW_UP, SERIES, ABOUT_IT))
        assert "87 ha quế" in text and f"{NAME}.txt" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("2.617" in cell for cell in cells)


def test_two_browsers_and_two_tabs_that_ask_at_once_each_get_their_own_answers(
    visitor: Visitor, chromium: Browser
) -> None:
    questions = {
        QUESTION: "134",
        "Năm 2021, tỉnh Sơn La kết nạp được bao nhiêu đảng viên?": "2.617",
        SEVERAL: "",
    }
    context = chromium.new_context(locale="vi-VN")
    try:
        other = Visitor(context, visitor.site)
        tabs = (visitor, Visitor(visitor.page.context, visitor.site), other)
        asked = list(questions)
        for turn in range(2):
            for number, one in enumerate(tabs):
                one.page.fill("#question textarea", asked[(turn + number) % 3])
            for one in tabs:
                one.page.press("#question textarea", "Enter")
            for number, one in enumerate(tabs):
                question = asked[(turn + number) % 3]
                one.wait_for_answer(question)
                assert questions[question] in one.last(".answer")
                expect(one.page.locator("#chat .user-row")).to_have_count(turn + 1)
        addresses = {one.page.url for one in tabs}
        assert len(addresses) == 3, "each tab has a conversation of its own"
        visitor.page.reload()
        expect(visitor.page.locator("#history a.talk")).to_have_count(2)
        expect(other.page.locator("#history a.talk")).to_have_count(1)
        expect(visitor.page.locator("#chat .user-row")).to_have_text(asked[:2])
    finally:
        context.close()
