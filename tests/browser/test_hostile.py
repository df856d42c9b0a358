"""Markup, scripts, templates and endless words through everything that somebody may write, on the real program."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor
from tests.browser.evil import LONG
from tests.browser.test_registers import tab
from ui import texts
from ui.texts import chat as chat_texts
from ui.texts import library as library_texts
from ui.texts import registers as register_texts

pytestmark = pytest.mark.enable_socket

QUESTION = "Xã Bản Phùng Thử có bao nhiêu đoàn viên thanh niên trong năm 2021?"


@pytest.fixture(autouse=True)
def harmless(visitor: Visitor) -> Iterator[None]:
    """Nothing has come alive at the end of a test, and the page goes on."""
    yield
    visitor.site.evil.assert_harmless(visitor.page)
    page = visitor.page
    page.goto(f"{visitor.site.address}/")
    visitor.ask(QUESTION)
    assert "4.321" in visitor.last(".claim")


def test_an_article_full_of_markup_stays_text_and_reaches_no_server(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    assert "4.321" in visitor.last(".claim")
    links = page.locator("#chat a.source")
    assert "<script>" in " ".join(links.all_inner_texts()), "the title is shown as it is written"
    for index in range(links.count()):
        links.nth(index).click()
        page.locator("#article-panel mark").first.wait_for()
    assert "onerror=window.harmed=9" in page.locator("#article-panel .about").inner_text()
    assert "<iframe" in page.locator("#article-panel").inner_text()
    visitor.site.evil.assert_harmless(page)
    page.goto(f"{visitor.site.address}/{links.first.get_attribute('href')}")
    page.locator("mark").first.wait_for()
    assert page.locator("article :is(img, script, svg, iframe, video, object, a, style, link, meta)").count() == 0


def test_a_question_its_title_rating_comment_and_files_stay_text(visitor: Visitor) -> None:
    page, line = visitor.page, visitor.site.evil.line
    question = f"{line} {LONG[:1400]}"
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    visitor.wait_for_answer(question[:20])
    shown = page.locator("#chat .user-row")
    assert "<script>window.harmed=10;" in shown.inner_text() and "{{7*7}}" in shown.inner_text()
    assert shown.locator(":is(img, a, script, svg, .katex)").count() == 0
    expect(page.locator("#history a.talk")).to_contain_text("=1+1|'\"></textarea>")
    visitor.site.evil.assert_harmless(page)

    page.locator(f'#chat .message-buttons button[data-name="{chat_texts.BAD}"]').last.click()
    expect(page.locator("#feedback-about")).to_contain_text("<script>")
    page.fill("#feedback-comment textarea", f"{line} {LONG}")
    page.click("#feedback-save")
    expect(page.locator("#note")).to_have_text(chat_texts.FEEDBACK_KEPT)
    page.reload()
    expect(shown).to_contain_text("<script>")
    page.locator("#history .delete").first.click()
    expect(page.locator("dialog .what")).to_contain_text("</textarea>")
    visitor.site.evil.assert_harmless(page)
    page.keyboard.press("Escape")

    for form in (chat_texts.SAVE_DOCX, chat_texts.SAVE_MARKDOWN):
        with page.expect_download() as downloading:
            page.locator("#talk-place .save").get_by_text(form, exact=True).click()
        content = downloading.value.path().read_bytes()
        if form == chat_texts.SAVE_DOCX:
            document = Document(io.BytesIO(content))
            assert "<script>" in "\n".join(one.text for one in document.paragraphs)
            assert not [one for one in document.part.rels.values() if one.is_external]
        else:
            html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(content.decode())
            assert "&lt;script&gt;" in html and "<h2>" in html
            assert not [tag for tag in ("<script", "<img", "<a ", "<svg", "</textarea") if tag in html]


def test_what_stands_in_the_address_stays_text(visitor: Visitor) -> None:
    page, line, site = visitor.page, quote(visitor.site.evil.line, safe=""), visitor.site
    page.goto(f"{site.address}/?hoi-thoai={line}&__theme={line}&view={line}")
    expect(page.locator("#note")).to_have_text(chat_texts.TALK_MISSING)
    site.evil.assert_harmless(page)
    for path in (f"bai-viet/{line}?tu={line}&den={line}", f"tai/hoi-thoai/{line}.md", f"tai/so-lieu.csv?nam={line}"):
        reply = httpx.get(f"{site.address}/{path}", trust_env=False, timeout=30)
        assert reply.status_code in (400, 404)
        assert "<script>window" not in reply.text and "<img" not in reply.text
        if path.startswith("bai-viet"):
            page.goto(f"{site.address}/{path}")
            site.evil.assert_harmless(page)


def test_an_added_article_its_name_and_what_is_looked_for_stay_text_in_every_tab(
    visitor: Visitor, tmp_path: Path
) -> None:
    page, line = visitor.page, visitor.site.evil.line
    harm = "<img src=x onerror=window.harmed=20>"
    sentence = f'Năm 2023, xã =Khe Thử có 765 {harm} đảng viên theo Nghị quyết số 99-NQ/HU "{line}".'
    body = f"{line}\n\n{sentence}\n\nNăm 2023, xã Khe Thử có 765 đảng viên.\n\n{LONG} {line}\n"
    file = tmp_path / "<b onclick=alert(1)>'{{7*7}}&.txt"
    file.write_text(f"{line}\n\nXã Khe Thử Hai có 12 <script>window.harmed=21</script> chi bộ.\n", encoding="utf-8")
    tab(page, library_texts.TAB)
    page.locator("#library-add > button").click()
    page.set_input_files("#library-files input[type=file]", file)
    expect(page.locator("#library-files .file-preview tr")).to_have_count(1)
    page.locator("#library-text textarea").fill(body)
    page.locator("#library-name :is(textarea, input)").fill(f"Thử {line}")
    page.locator("#library-start").click()
    added = page.locator("#library-progress .report tbody tr")
    expect(added).to_have_count(2)
    expect(added.locator(".outcome.added")).to_have_count(2)
    visitor.site.evil.assert_harmless(page)
    try:
        look_for(visitor, page.locator("#library-search :is(textarea, input)"), "#library-list .nothing")
        page.locator("#library-search :is(textarea, input)").fill("khe thu")
        rows = page.locator("#library-list tbody tr")
        expect(rows).to_have_count(2)
        page.locator("#library-list .title a").first.click()
        page.locator("#article-panel article").wait_for()
        visitor.site.evil.assert_harmless(page)
        page.keyboard.press("Escape")
        read_registers(visitor)
        tab(page, texts.CHAT_TAB)
        visitor.ask("Năm 2023, xã Khe Thử có bao nhiêu đảng viên?")
        assert "765" in visitor.last(".claim")
        visitor.site.evil.assert_harmless(page)
    finally:
        tab(page, library_texts.TAB)
        page.locator("#library-search :is(textarea, input)").fill("khe thu")
        expect(page.locator("#library-list tbody input")).to_have_count(2)
        for box in page.locator("#library-list tbody input").all():
            box.check()
        page.locator("#library-remove").click()
        expect(page.locator("#library-confirm li")).to_have_count(2)
        visitor.site.evil.assert_harmless(page)
        page.locator("#library-remove-yes").click()
        expect(page.locator("#library-notice")).to_contain_text("2")


def read_registers(visitor: Visitor) -> None:
    """The article's rows in both registers and in their files, and everything that is typed into their filters."""
    page, site = visitor.page, visitor.site
    for name, table, label, wanted in (
        (register_texts.FIGURES_TAB, "figures", register_texts.SEARCH, "Khe Thử"),
        (register_texts.DOCUMENTS_TAB, "documents", register_texts.NUMBER, "99-NQ/HU"),
    ):
        tab(page, name)
        page.locator(f".register.{table} tbody tr").first.wait_for()
        panel = page.locator(f"#{table.removesuffix('s')}-filters")
        for box in panel.get_by_role("textbox").all():
            box.fill(f"{site.evil.line} {LONG}")
        panel.get_by_role("button", name=register_texts.FIND, exact=True).click()
        expect(page.locator(f".register.{table} tbody tr")).to_have_count(0)
        site.evil.assert_harmless(page)
        panel.get_by_role("button", name=register_texts.CLEAR).click()
        page.locator(f".register.{table} tbody tr").first.wait_for()
        panel.get_by_label(label).fill(wanted)
        panel.get_by_role("button", name=register_texts.FIND, exact=True).click()
        expect(page.locator(f".register.{table}")).to_contain_text("Khe Thử")
        site.evil.assert_harmless(page)
    for name in ("so-lieu", "van-ban"):
        reply = httpx.get(f"{site.address}/tai/{name}.csv?tim=Khe Thử", trust_env=False, timeout=30)
        cells = [cell for row in csv.reader(io.StringIO(reply.text)) for cell in row]
        assert any("Khe Thử" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
        reply = httpx.get(f"{site.address}/tai/{name}.xlsx?tim=Khe Thử", trust_env=False, timeout=30)
        sheet = load_workbook(io.BytesIO(reply.content)).active
        assert sheet is not None
        kinds = [(cell.data_type, cell.hyperlink) for row in sheet.iter_rows() for cell in row]
        assert kinds and not [kind for kind in kinds if kind[0] == "f" or kind[1]]


def look_for(visitor: Visitor, box: Locator, nothing: str) -> None:
    """Types a hostile line into a search box; it is said, as text, that nothing was found."""
    box.fill(visitor.site.evil.line[:190])
    expect(visitor.page.locator(nothing)).to_contain_text("<script>")
    visitor.site.evil.assert_harmless(visitor.page)
