"""The answer's own box and the article beside it, over real answers."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_page import IN_SIGHT
from ui import texts
from ui.texts import answer as words

pytestmark = pytest.mark.enable_socket

CONFLICT = "Từ đầu nhiệm kỳ đến hết năm 2022 Sa Pa đã kết nạp tổng cộng bao nhiêu đảng viên?"
AMBIGUOUS = "Năm 2022 kết nạp được bao nhiêu đảng viên?"
SERIES = "Số đảng viên kết nạp từng năm của Sơn La"
NOT_THERE = "Giá vàng miếng SJC hôm nay là bao nhiêu?"

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"  # as on plain http of an intranet


def newest(page: Page, selector: str) -> Locator:
    return page.locator(f"#chat .bot-row >> nth=-1 >> {selector}")


def open_article(page: Page, link: Locator) -> None:
    link.click()
    page.locator("#article-panel mark").first.wait_for()


def marked(page: Page) -> str:
    return "".join(page.locator("#article-panel mark").all_text_contents())


def test_the_status_is_told_and_versions_are_a_table(visitor: Visitor) -> None:
    page = visitor.page
    for question, badge in (
        (CONFLICT, "Nguồn nói khác nhau"),
        (AMBIGUOUS, "Câu hỏi hợp với nhiều trường hợp"),
        (NOT_THERE, "Không tìm thấy trong bài viết"),
    ):
        visitor.ask(question)
        assert visitor.last(".badge") == badge
        if question != NOT_THERE:
            rows = newest(page, "table.versions tbody tr")
            assert rows.count() >= 2
            for row in rows.all():
                assert row.locator("th strong, td strong").count() == 1
                assert row.locator("th").inner_text() == row.locator("td strong").inner_text()
                assert row.locator("td a.cite").count() >= 1
    assert newest(page, "a.cite").count() == 0


def test_a_chip_shows_its_sentence_to_the_mouse_and_to_the_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(CONFLICT)
    popover = page.locator("#quote-popover")
    chip = newest(page, "a.cite").first
    quote = newest(page, ".sources q").first.text_content()
    chip.hover()
    expect(popover).to_be_visible()
    assert popover.locator("q").text_content() == quote
    assert texts.NO_DATE in popover.inner_text() or "/" in popover.inner_text()
    popover.hover()
    expect(popover).to_be_visible()
    page.mouse.move(5, 5)
    expect(popover).to_be_hidden()

    assert chip.get_attribute("aria-label") == texts.OPEN_SOURCE.format(n=1)
    page.focus("#question textarea")
    chip.evaluate("chip => chip.parentElement.tabIndex = -1")
    chip.evaluate("chip => chip.parentElement.focus()")
    page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    expect(popover).to_be_visible()
    assert chip.get_attribute("aria-describedby") == popover.get_attribute("id")
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    assert chip.get_attribute("aria-describedby") is None


def test_the_citations_of_an_answer_are_stepped_through_by_button_and_by_key(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(CONFLICT)
    quotes = newest(page, ".sources q").all_text_contents()
    chip = newest(page, "a.cite").first
    open_article(page, chip)
    count = len(quotes)
    position = page.locator("#article-panel .position")
    expect(position).to_have_text(f"1/{count}")
    expect(page.locator("#article-panel .step").first).to_be_disabled()
    assert marked(page) == quotes[0]
    page.locator("#article-panel .step").last.click()
    expect(position).to_have_text(f"2/{count}")
    expect(page.locator("#article-panel mark").first).to_have_text(quotes[1])
    page.wait_for_function(f"({IN_SIGHT})(document.querySelector('#article-panel mark'))")
    page.keyboard.press("ArrowLeft")
    expect(position).to_have_text(f"1/{count}")
    address = chip.get_attribute("href")
    assert page.locator("#article-panel .alone-link").get_attribute("href") == address
    page.focus("#question textarea")
    page.keyboard.press("Escape")
    expect(page.locator("#article-panel")).to_be_hidden()
    expect(chip).to_be_focused()


def test_escape_leaves_the_article_open_while_a_dialog_is(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(CONFLICT)
    open_article(page, newest(page, "a.cite").first)
    page.evaluate(
        "document.body.append(document.createElement('dialog')), document.querySelector('dialog').showModal()"
    )
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("#article-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#article-panel")).to_be_hidden()


def test_figures_and_documents_of_the_article_are_marked_and_explained(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(SERIES)
    open_article(page, newest(page, "a.source").first)
    figures = page.locator("#article-panel mark .figure")
    assert "2.617" in figures.all_text_contents()
    notes = page.locator("#article-panel .figure").evaluate_all("all => all.map(one => one.title)")
    assert any("Đơn vị: đảng viên" in note and "Thời kỳ:" in note for note in notes)
    assert page.locator("#article-panel .document").count() >= 1
    assert page.locator("#article-panel .legend li").count() == 3


def test_a_series_is_drawn_under_its_table_and_its_points_open_their_sentence(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(SERIES)
    chart = newest(page, "figure.chart")
    rows = newest(page, "table tr").count() - 1
    assert rows >= 3
    assert chart.locator("a.source").count() == rows
    chart.locator("a.source").last.focus()
    page.keyboard.press("Enter")
    page.locator("#article-panel mark").first.wait_for()
    assert "2.617" in marked(page)


def copy(visitor: Visitor, question: str) -> tuple[str, str]:
    """Copies the answer as a user does; what is pasted into a plain box, and the HTML pasted into an editor."""
    page = visitor.page
    page.add_init_script(NO_CLIPBOARD)
    page.reload()
    page.wait_for_selector("#question textarea")
    visitor.ask(question)
    button = newest(page, "button.copy")
    button.click()
    expect(button).to_have_text("Đã chép")
    expect(page.locator("div.unseen[role=status]")).to_have_text("Đã chép")
    expect(button).to_be_focused()
    expect(button).to_have_text(words.COPY)
    pasted = page.context.new_page()
    try:
        pasted.set_content("<textarea></textarea><div contenteditable></div>")
        for place in ("textarea", "div"):
            pasted.focus(place)
            pasted.keyboard.press("Control+V")
        return pasted.input_value("textarea"), str(pasted.locator("div").inner_html())
    finally:
        pasted.close()


def test_an_answer_is_copied_with_its_sources_for_word_and_as_plain_text(visitor: Visitor) -> None:
    plain, html = copy(visitor, CONFLICT)
    page = visitor.page
    quotes = [" ".join(quote.split()) for quote in newest(page, ".sources q").all_text_contents()]
    titles = newest(page, ".sources .title").all_text_contents()
    for number, (quote, title) in enumerate(zip(quotes, titles, strict=True), start=1):
        (line,) = [line for line in plain.splitlines() if line.startswith(f"[{number}] ")]
        assert quote in line and " ".join(title.split()) in line and ".txt" in line
    assert "[1]" in plain.split(words.FOR_SCRIPT["copySources"])[0]
    drawn = page.context.new_page()
    try:
        drawn.set_content(html)
        assert drawn.locator("table tr").count() == newest(page, "table.versions tr").count()
        assert drawn.locator("td b").first.inner_text() == newest(page, "td strong").first.inner_text()
        assert drawn.locator("ol li").count() == len(quotes)
        assert drawn.locator("a, button, script, [class]").count() == 0
    finally:
        drawn.close()


def test_a_table_is_copied_as_lines_of_cells(visitor: Visitor) -> None:
    plain, html = copy(visitor, SERIES)
    assert "2021\t2.617 đảng viên [1]" in plain
    assert "<table" in html and "<svg" not in html


@pytest.mark.parametrize("viewport", [(390, 844), (768, 1024)])
def test_on_a_narrow_screen_the_article_is_in_sight_at_once_with_the_answer_above(
    visitor: Visitor, viewport: tuple[int, int]
) -> None:
    page = visitor.page
    visitor.ask(CONFLICT)
    chip = newest(page, "a.cite").first
    open_article(page, chip)
    page.wait_for_function(f"({IN_SIGHT})(document.querySelector('#article-panel mark'))")
    box = page.locator("#article-panel").bounding_box()
    assert box and box["y"] + box["height"] <= viewport[1] + 1
    expect(chip).to_be_in_viewport()
    expect(page.locator("#article-panel .close")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0
    page.locator("#article-panel .close").click()
    expect(page.locator("#question textarea")).to_be_visible()


def test_the_answer_and_the_article_are_accessible(visitor: Visitor) -> None:
    page = visitor.page
    for question in (CONFLICT, SERIES, NOT_THERE):
        visitor.ask(question)
    open_article(page, page.locator("#chat a.cite").first)
    for place in ("#chat .answer", "#article-panel"):
        found = Axe().run(page, context={"include": [[place]]})
        assert found.violations_count == 0, found.generate_report()
