"""The tabs of the registers and of the evaluation in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from ui.texts import registers as texts

pytestmark = pytest.mark.enable_socket


def tab(page: Page, name: str) -> None:
    """Opens a tab, from the menu of those that have no room where it is one of them."""
    shown = page.get_by_role("tab", name=name, exact=True)
    if not shown.is_visible():
        page.locator(".overflow-menu > button").first.click()
        shown = page.locator(".overflow-dropdown button", has_text=name)
    shown.click()


def figures(page: Page) -> Page:
    tab(page, texts.FIGURES_TAB)
    page.locator(".register.figures").wait_for()
    return page


def test_a_series_is_charted_and_a_point_opens_its_sentence(visitor: Visitor) -> None:
    page = figures(visitor.page)
    page.get_by_role("button", name=texts.SERIES_OF.format(written="2.617")).click()
    chart = page.locator("#figures-chart figure.chart")
    chart.wait_for()
    expect(page.locator(".register.figures input:checked")).not_to_have_count(0)
    expect(chart.locator(".ticks")).to_contain_text("2021")
    chart.locator("a.source", has_text="3.279").click()
    mark = page.locator("#article-panel mark").first
    expect(mark).to_contain_text("3.279")


def test_rows_are_chosen_one_by_one_and_dropped_together(visitor: Visitor) -> None:
    page = figures(visitor.page)
    boxes = page.locator(".register.figures input[type=checkbox]")
    boxes.nth(0).check()
    expect(page.locator("#figures-chart")).to_contain_text(texts.ONE_MORE)
    boxes.nth(1).check()
    expect(page.locator("#figures-chart")).to_contain_text("đơn vị khác nhau")
    page.get_by_role("button", name=texts.DROP_ALL).click()
    expect(page.locator("#figures-chart")).to_contain_text(texts.CHART_HINT)
    expect(page.locator(".register.figures input:checked")).to_have_count(0)


def test_what_is_ticked_and_opened_stays_when_the_tab_is_left_and_opened_again(visitor: Visitor) -> None:
    page = figures(visitor.page)
    boxes = page.locator(".register.figures input[type=checkbox]")
    boxes.nth(0).check()
    expect(page.locator("#figures-chart")).to_contain_text(texts.ONE_MORE)
    tab(page, texts.DOCUMENTS_TAB)
    page.locator(".register.documents summary").first.click()
    tab(page, texts.FIGURES_TAB)
    page.wait_for_timeout(500)
    expect(page.locator("#figures-chart")).to_contain_text(texts.ONE_MORE)
    expect(page.locator(".register.figures input:checked")).to_have_count(1)
    tab(page, texts.DOCUMENTS_TAB)
    page.locator(".register.documents").evaluate("""table => {  // as it is when it is drawn anew
        const shut = table.cloneNode(true);
        shut.querySelectorAll('details').forEach(row => row.removeAttribute('open'));
        table.replaceWith(shut);
    }""")
    expect(page.locator(".register.documents details[open]")).to_have_count(1)
    page.locator(".register.documents summary").first.click()
    expect(page.locator(".register.documents details[open]")).to_have_count(0)


def test_filters_narrow_the_table_and_the_file(visitor: Visitor) -> None:
    page = figures(visitor.page)
    page.get_by_label(texts.SEARCH).fill("ket nap")
    page.get_by_label(texts.SEARCH).press("Enter")
    expect(page.locator("#figures-table .count")).not_to_contain_text("dòng 1–100")
    rows = page.locator(".register.figures tbody tr").count()
    assert 0 < rows < 50
    with page.expect_download() as downloading:
        page.get_by_role("link", name=texts.DOWNLOAD_CSV).locator("visible=true").click()
    text = downloading.value.path().read_text(encoding="utf-8-sig")
    assert downloading.value.suggested_filename == "so-lieu.csv"
    assert text.count("\n") >= rows + 1
    page.get_by_role("button", name=texts.CLEAR).locator("visible=true").click()
    expect(page.locator("#figures-table .count")).to_contain_text("1–100")
    page.get_by_role("button", name=texts.NEXT).click()
    expect(page.locator("#figures-table .count")).to_contain_text("101–")


def test_a_document_opens_to_its_sentences(visitor: Visitor) -> None:
    page = visitor.page
    tab(page, texts.DOCUMENTS_TAB)
    row = page.locator(".register.documents tbody tr").first
    row.locator("summary").click()
    row.locator("a.source").first.click()
    page.locator("#article-panel mark").first.wait_for()


def test_without_an_evaluation_the_tab_says_how_to_make_one(visitor: Visitor) -> None:
    tab(visitor.page, texts.REPORT_TAB)
    expect(visitor.page.locator("#report")).to_contain_text(texts.REPORT_COMMAND)


@pytest.mark.parametrize("viewport", [(390, 844)])
def test_on_a_phone_nothing_is_wider_than_the_screen_and_hostile_articles_stay_text(visitor: Visitor) -> None:
    page = figures(visitor.page)
    page.get_by_role("button", name=texts.SERIES_OF.format(written="2.617")).click()
    page.locator("#figures-chart figure.chart").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.gradio-container').scrollWidth <= innerWidth")
    page.get_by_label(texts.SEARCH).fill("Bản Phùng Thử")
    page.get_by_label(texts.SEARCH).press("Enter")
    expect(page.locator(".register.figures")).to_contain_text("4.321")
    assert page.evaluate("window.harmed") is None
    assert visitor.site.evil.hits == []
